#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "service/roster_edit.h"
#include "service/roster_import.h"

#include "base/banned.h"

#define DAY_HOLIDAY "van-hoa/2027"
#define HEAD        "Ngày;Lãnh đạo trực;Trực ban ca ngày;Trực ban ca đêm;Kỹ thuật;Bảo vệ\n"
#define EVE         "23/11;LD1;CB01;CB02;KT1;BV1\n"
#define DAY         "24/11;LD2;CB03;CB04;KT2;BV2, BV3\n"

static const struct roster_import_options plain, try = {.try = true}, partial = {.partial = true},
                                                 locked = {.lock = true};

static bool import(struct roster_import *out, struct office *o, const char *text,
                   const struct roster_import_options *options)
{
	char *path = xasprintf("%s/lịch.csv", o->place->folder);
	bool ok;

	must(file_write(path, text, strlen(text), 0600, &o->err), &o->err);
	ok = roster_import(out, o->app, DAY_HOLIDAY, path, options, &o->err);
	free(path);
	return ok;
}

/* "filled open", then the codes of what is wrong with the draft. Owned. */
static char *say(struct office *o, const char *text, const struct roster_import_options *options)
{
	struct roster_import import_of;
	bool ok = import(&import_of, o, text, options);
	char *said = xasprintf("%s%s%zu %zu", ok ? "" : o->err.key, ok ? "" : " ", import_of.filled,
	                       import_of.open);

	for (size_t i = 0; i < import_of.findings.n; i++) {
		char *more = xasprintf("%s %s", said, import_of.findings.item[i].code);

		free(said);
		said = more;
	}
	roster_import_release(&import_of);
	return said;
}

static void expect(struct office *o, const char *text, const struct roster_import_options *options,
                   const char *wanted)
{
	char *said = say(o, text, options);

	assert_string_equal(said, wanted);
	free(said);
}

static void nothing_is_stored_with_a_fault_or_on_trial(void **state)
{
	struct office *o = *state;
	struct roster roster;

	expect(o, HEAD EVE DAY, &try, "11 0");
	expect(o, HEAD EVE "24/11;LD2;CB03;CB99;KT2;BV2, BV3\n", &plain, "bad-lines 10 1");
	refused(roster_load(&roster, o->app->db, DAY_HOLIDAY, -1, &o->err), &o->err, "no-roster");
	expect(o, HEAD EVE "24/11;LD2;CB03;CB99;KT2;BV2, BV3\n", &partial, "10 1");
	load(&roster, o, DAY_HOLIDAY, -1);
	assert_int_equal(roster.quality, QUALITY_MANUAL);
	assert_int_equal(roster.revision, 1);
	assert_string_equal(roster_slot(&roster, "truc-ban.2027-11-24.dem")->person, "");
	assert_string_equal(roster_slot(&roster, "bao-ve.2027-11-24.dem")->name, "Quách Văn Y");
	roster_release(&roster);
}

static void rules_that_are_broken_say_where(void **state)
{
	struct office *o = *state;
	struct roster_import found;

	put_leave(o, "KT2", LEAVE_ABSENT, "2027-11-24T00:00", "2027-11-25T00:00");
	must(import(&found, o, HEAD EVE "24/11;LD2;CB02;;KT2;BV2, BV3\n", &plain), &o->err);
	assert_true(found.is_stored);
	assert_int_equal(findings_count(&found.findings, FINDING_WARNING), 3);
	for (size_t i = 0; i < 2; i++)
		assert_non_null(strstr(found.findings.item[i].text, "lịch.csv:3: column \""));
	assert_non_null(strstr(found.findings.item[0].text, "Trực ban ca ngày"));
	assert_string_equal(found.findings.item[0].code, "rest");
	assert_string_equal(found.findings.item[1].code, "leave");
	assert_string_equal(found.findings.item[2].code, "gap");
	roster_import_release(&found);
}

static void locks_stay_with_whom_they_held(void **state)
{
	struct office *o = *state;
	struct roster roster;

	expect(o, HEAD EVE, &locked, "bad-lines 5 6");
	expect(o, HEAD EVE DAY, &locked, "11 0");
	expect(o, HEAD EVE "24/11;LD2;CB05;CB04;KT2;BV2, BV3\n", &plain, "11 0");
	load(&roster, o, DAY_HOLIDAY, -1);
	assert_int_equal(roster.revision, 2);
	assert_true(roster_slot(&roster, "truc-ban.2027-11-24.dem")->locked);
	assert_false(roster_slot(&roster, "truc-ban.2027-11-24.ngay")->locked);
	roster_release(&roster);
}

static void a_unit_may_name_somebody_later(void **state)
{
	struct office *o = *state;
	struct roster roster;
	char *said = say(o, HEAD EVE "24/11;LD2;Phòng Pháp chế cử;CB04;KT2;BV2, BV3\n", &plain);

	assert_int_equal(strncmp(said, "10 1", 4), 0);
	free(said);
	load(&roster, o, DAY_HOLIDAY, -1);
	assert_string_equal(roster_slot(&roster, "truc-ban.2027-11-24.ngay")->unit,
	                    "Phòng Pháp chế");
	roster_release(&roster);
}

static void what_lies_before_who_signs_is_not_replaced(void **state)
{
	struct office *o = *state;
	struct roster roster;

	expect(o, HEAD EVE DAY, &plain, "11 0");
	must(roster_submit(&roster, o->app, DAY_HOLIDAY, &o->err), &o->err);
	roster_release(&roster);
	expect(o, HEAD EVE DAY, &plain, "submitted 0 0");
	must(roster_recall(&roster, o->app, DAY_HOLIDAY, "sai ngày", &o->err), &o->err);
	roster_release(&roster);
	expect(o, HEAD EVE DAY, &plain, "11 0");
}

static void an_amendment_keeps_what_has_begun(void **state)
{
	struct office *o = *state;
	struct roster roster;

	expect(o, HEAD EVE DAY, &plain, "11 0");
	publish(o, DAY_HOLIDAY, false);
	set_clock(o, "2027-11-24T08:00");
	expect(o, HEAD "23/11;LD3;CB01;CB02;KT1;BV1\n24/11;LD2;CB03;CB06;KT2;BV2, BV3\n", &plain,
	       "11 0");
	load(&roster, o, DAY_HOLIDAY, -1);
	assert_int_equal(roster.version, 2);
	assert_string_equal(roster_slot(&roster, "lanh-dao.2027-11-23.24")->person, "LD1");
	assert_string_equal(roster_slot(&roster, "truc-ban.2027-11-24.dem")->person, "CB06");
	roster_release(&roster);
	/* Days that are over need no row. */
	expect(o, HEAD DAY, &plain, "11 0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(nothing_is_stored_with_a_fault_or_on_trial, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(rules_that_are_broken_say_where, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(locks_stay_with_whom_they_held, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_unit_may_name_somebody_later, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_lies_before_who_signs_is_not_replaced, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(an_amendment_keeps_what_has_begun, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
