#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "service/history.h"
#include "service/ledger_report.h"
#include "service/roster_past.h"

#include "base/banned.h"

#define HEAD "mã,kỳ,vị trí,loại ngày,số lượt,số giờ,điểm\n"

typedef bool import_call(struct import_result *out, struct app *app, const char *path, bool partial,
                         struct err *err);

/* "added same bad" of what was imported; a failure is "key ...". Owned. */
static char *import(struct office *o, import_call *call, const char *text)
{
	char *path = xasprintf("%s/sổ.csv", o->place->folder);
	struct import_result result = {0};
	char *said;
	bool ok;

	must(file_write(path, text, strlen(text), 0600, &o->err), &o->err);
	ok = call(&result, o->app, path, false, &o->err);
	said = xasprintf("%s%s%zu %zu %zu", ok ? "" : o->err.key, ok ? "" : " ", result.added,
	                 result.same, result.bad);
	import_result_release(&result);
	free(path);
	return said;
}

static void expect(struct office *o, import_call *call, const char *text, const char *wanted)
{
	char *said = import(o, call, text);

	assert_string_equal(said, wanted);
	free(said);
}

static int points_of(struct office *o, const char *person, int year)
{
	struct ledger ledger;
	int points;

	must(roster_past(&ledger, o->app, year, NULL, &o->err), &o->err);
	points = ledger_line(&ledger, person, "")->points;
	ledger_release(&ledger);
	return points;
}

static void expect_audits(struct office *o, const char *action, const char *wanted)
{
	char *sql = xasprintf("SELECT count(*) FROM audit WHERE action = '%s'", action);
	char *text = foreign_query(o->place->path, sql);

	assert_string_equal(text, wanted);
	free(text);
	free(sql);
}

static void a_file_counts_once_and_whole(void **state)
{
	static const char table[] = HEAD "CB01,2025,truc-ban,lễ,3,36,9\n"
	                                 "CB02,2026,truc-ban,tết,1,12,4\n";
	static const char more[] = HEAD "CB02,2026,truc-ban,tết,1,12,4\n"
	                                "CB03,2026,truc-ban,tết,1,12,5\n";
	struct office *o = *state;

	expect(o, ledger_try, table, "2 0 0");
	assert_int_equal(points_of(o, "CB01", 0), 0);
	expect_audits(o, "ledger import", "0");
	expect(o, ledger_import, HEAD "CB01,2025,truc-ban,lễ,3,36,9\nCB99,2025,,lễ,1,,1\n",
	       "bad-lines 1 0 1");
	assert_int_equal(points_of(o, "CB01", 0), 0);
	expect(o, ledger_import, table, "2 0 0");
	expect(o, ledger_import, table, "0 2 0");
	expect(o, ledger_import, more, "1 1 0");
	assert_int_equal(points_of(o, "CB01", 0), 9);
	assert_int_equal(points_of(o, "CB01", 2026), 0);
	assert_int_equal(points_of(o, "CB02", 2026), 4);
	assert_int_equal(points_of(o, "CB03", 2026), 5);
	expect_audits(o, "ledger import", "3");
}

static void an_import_is_taken_back_with_a_reason(void **state)
{
	static const char table[] = HEAD "CB01,2025,truc-ban,lễ,3,36,9\n";
	struct office *o = *state;
	struct history_imports imports;

	expect(o, ledger_import, table, "1 0 0");
	refused(ledger_remove(o->app, 1, "", &o->err), &o->err, "no-reason");
	refused(ledger_remove(o->app, 2, "nhầm", &o->err), &o->err, "no-such-import");
	must(ledger_remove(o->app, 1, "nhầm năm", &o->err), &o->err);
	assert_int_equal(points_of(o, "CB01", 0), 0);
	expect_audits(o, "ledger remove", "1");
	/* It may come again, as an import of its own. */
	expect(o, ledger_import, table, "1 0 0");
	assert_int_equal(points_of(o, "CB01", 0), 9);
	must(ledger_imports(&imports, o->app, &o->err), &o->err);
	assert_int_equal(imports.n, 2);
	assert_string_equal(imports.import[0].reason, "nhầm năm");
	history_imports_release(&imports);
}

static void what_is_exported_changes_nothing(void **state)
{
	struct office *o = *state;
	char *text, *again;

	expect(o, ledger_import,
	       HEAD "CB01,2025,truc-ban,lễ,3,36,\nCB02,5/2026,\"Tổ \"\"xe\"\"\",tết,1,7:31,4\n",
	       "2 0 0");
	must(ledger_export(&text, o->app, 0, false, &o->err), &o->err);
	expect(o, ledger_import, text, "0 2 0");
	must(ledger_remove(o->app, 1, "thử", &o->err), &o->err);
	refused(ledger_export(&again, o->app, 1, false, &o->err), &o->err, "no-such-import");
	expect(o, ledger_import, text, "2 0 0");
	must(ledger_export(&again, o->app, 2, false, &o->err), &o->err);
	assert_string_equal(again, text);
	free(again);
	free(text);
}

static int shifts_of(struct office *o, const char *person)
{
	struct roster roster;
	int n = 0;

	generate(&roster, o, PERIOD);
	for (size_t i = 0; i < roster.n_slots; i++)
		n += strcmp(roster.slot[i].person, person) == 0 &&
		     strcmp(roster.slot[i].post, "truc-ban") == 0;
	roster_release(&roster);
	return n;
}

/* What was kept by hand spares those who did much, like duty of rosters. */
static void history_is_minded_by_the_generator(void **state)
{
	struct office *o = *state;
	struct str table = {0};

	str_add(&table, HEAD "CB01,2026,truc-ban,tết,2,24,8\n");
	for (int i = 2; i <= 12; i++)
		str_addf(&table, "CB%02d,2026,truc-ban,tết,1,12,3\n", i);
	expect(o, ledger_import, str_text(&table), "12 0 0");
	assert_int_equal(shifts_of(o, "CB01"), 0);
	str_release(&table);
	must(ledger_remove(o->app, 1, "thử", &o->err), &o->err);
	expect(o, ledger_import, HEAD "CB02,2026,truc-ban,tết,2,24,8\n", "1 0 0");
	assert_int_equal(shifts_of(o, "CB01"), 1);
}

static void rest_is_earned_by_duty_that_is_over(void **state)
{
	struct office *o = *state;
	struct ledger_query query = {.person = "CB01"};
	struct rest_lines lines;
	int earned;

	expect(o, ledger_import, HEAD "CB01,2026,truc-ban,lễ,1,12,3\nCB01,2025,truc-ban,lễ,2,,6\n",
	       "2 0 0");
	make(o, PERIOD);
	must(ledger_rest(&lines, o->app, &query, &o->err), &o->err);
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines.line[0].earned, 720);
	assert_int_equal(lines.line[0].blind, 2);
	rest_lines_release(&lines);
	set_clock(o, "2027-05-10T08:00");
	put_leave(o, "CB01", LEAVE_REST, "2027-05-05", "2027-05-06");
	query.person = NULL;
	must(ledger_rest(&lines, o->app, &query, &o->err), &o->err);
	earned = 0;
	for (size_t i = 0; i < lines.n; i++)
		earned += lines.line[i].earned;
	/* Leaders, technicians, guards and officers of a watch from 29/4 17:00 to 4/5 07:30. */
	assert_in_range(earned, 4 * 100 * 60, 4 * 115 * 60);
	assert_int_equal(rest_line(&lines, "CB01", "")->taken, 480);
	rest_lines_release(&lines);
	o->app->config.rest.has_since = true;
	o->app->config.rest.since = date_from_ymd(2027, 5, 6);
	must(ledger_rest(&lines, o->app, &query, &o->err), &o->err);
	for (size_t i = 0; i < lines.n; i++)
		assert_int_equal(lines.line[i].earned + lines.line[i].taken, 0);
	rest_lines_release(&lines);
}

static void questions_are_understood_as_people_ask(void **state)
{
	struct office *o = *state;
	struct ledger_query query = {.post = "tổ XE", .by = BY_POST};
	struct ledger_groups groups;

	expect(o, ledger_import, HEAD "CB01,2026,Tổ xe,lễ,1,12,3\n", "1 0 0");
	must(ledger_report(&groups, o->app, &query, &o->err), &o->err);
	assert_int_equal(groups.n, 1);
	ledger_groups_release(&groups);
	query.post = "tổ bay";
	refused(ledger_report(&groups, o->app, &query, &o->err), &o->err, "no-such-post");
	query.post = NULL;
	query.unit = "đâu đó";
	refused(ledger_report(&groups, o->app, &query, &o->err), &o->err, "no-such-unit");
	query.unit = "van PHONG";
	query.person = "CB99";
	refused(ledger_report(&groups, o->app, &query, &o->err), &o->err, "no-such-person");
	query.person = NULL;
	query.by = BY_UNIT;
	must(ledger_report(&groups, o->app, &query, &o->err), &o->err);
	assert_int_equal(groups.n, 1);
	assert_string_equal(groups.group[0].label, "Văn phòng");
	ledger_groups_release(&groups);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_file_counts_once_and_whole, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(an_import_is_taken_back_with_a_reason, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_is_exported_changes_nothing, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(history_is_minded_by_the_generator, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(rest_is_earned_by_duty_that_is_over, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(questions_are_understood_as_people_ask, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
