#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "service/roster_changes.h"
#include "service/table.h"
#include "service/watch.h"
#include "store/logs.h"
#include "store/people.h"

#define MONTH "2027-04-19..2027-05-14"
#define NIGHT "truc-ban.2027-05-01.dem"
#define DAY   "truc-ban.2027-05-02.ngay"

/* ---- covers ---- */

/* An officer who holds nothing within 36 hours of the slot. */
static char *spare(struct office *o, const char *slot)
{
	struct segments segments;
	struct roster roster;
	struct staff staff;
	char *found = NULL;

	load(&roster, o, PERIOD, 0);
	roster_resolve(&segments, &roster);
	must(staff_load(&staff, o->app->db, &o->err), &o->err);
	for (size_t i = 0; i < staff.n && !found; i++) {
		const char *code = staff.person[i].code;
		int64_t start = roster_slot(&roster, slot)->start;
		bool is_near = strncmp(code, "CB", 2) != 0;

		for (size_t k = 0; k < segments.n; k++)
			is_near |= strcmp(segments.segment[k].person, code) == 0 &&
			           llabs(segments.segment[k].start - start) < 36 * 3600;
		found = is_near ? NULL : xstrdup(code);
	}
	staff_release(&staff);
	segments_release(&segments);
	roster_release(&roster);
	assert_non_null(found);
	return found;
}

static bool cover(struct office *o, const char *slot, const char *person, const char *from,
                  const char *to)
{
	const struct cover_options options = {
	    .slot = slot,
	    .person = person,
	    .from = from ? at(from) : 0,
	    .to = to ? at(to) : 0,
	    .reason = "ốm",
	    .approved_by = "Trần Thị B",
	};
	struct roster roster;
	bool ok = roster_cover(&roster, o->app, &options, &o->err);

	if (ok)
		roster_release(&roster);
	return ok;
}

static void expect_on(struct office *o, const char *time, const char *post, const char *person)
{
	struct watch watch;
	size_t n = 0;

	must(watch_at(&watch, o->app, at(time), &o->err), &o->err);
	for (size_t i = 0; i < watch.n_on; i++) {
		if (strcmp(watch.on[i].post, post) != 0)
			continue;
		assert_string_equal(watch.on[i].person, person);
		n++;
	}
	assert_int_equal(n, 1);
	watch_release(&watch);
}

static void a_cover_is_a_record_on_top(void **state)
{
	struct office *o = *state;
	char *before, *other;
	struct roster roster;

	make(o, PERIOD);
	before = holder(o, PERIOD, NIGHT);
	other = spare(o, NIGHT);
	must(cover(o, NIGHT, other, NULL, NULL), &o->err);
	load(&roster, o, PERIOD, 0);
	assert_string_equal(roster_slot(&roster, NIGHT)->person, before);
	assert_int_equal(roster.n_changes, 1);
	assert_string_equal(roster.change[0].replaced, before);
	assert_string_equal(roster.change[0].person, other);
	assert_string_equal(roster.change[0].reason, "ốm");
	assert_string_equal(roster.change[0].approved_by, "Trần Thị B");
	assert_string_equal(roster.change[0].by, "QT");
	assert_string_equal(roster.change[0].auth, "os");
	roster_release(&roster);
	expect_on(o, "2027-05-01T23:00", "truc-ban", other);
	/* Whoever holds the post holds the one that goes with it. */
	expect_on(o, "2027-05-01T23:00", "attt", other);
	refused(cover(o, NIGHT, other, NULL, NULL), &o->err, "same-person");
	free(before);
	free(other);
}

static void a_part_is_covered_and_outlives_an_amendment(void **state)
{
	struct office *o = *state;
	char *before, *other;

	make(o, PERIOD);
	before = holder(o, PERIOD, NIGHT);
	other = spare(o, NIGHT);
	must(cover(o, NIGHT, other, "2027-05-01T22:00", "2027-05-02T01:00"), &o->err);
	for (int i = 0; i < 2; i++) {
		expect_on(o, "2027-05-01T21:59", "truc-ban", before);
		expect_on(o, "2027-05-01T22:00", "truc-ban", other);
		expect_on(o, "2027-05-02T00:59", "attt", other);
		expect_on(o, "2027-05-02T01:00", "truc-ban", before);
		make(o, PERIOD);
	}
	assert_int_equal(count_moved(o, 1, 3), 0);
	free(before);
	free(other);
}

static void a_whole_cover_is_absorbed_by_an_amendment(void **state)
{
	struct office *o = *state;
	struct roster roster;
	char *other;

	make(o, PERIOD);
	other = spare(o, NIGHT);
	must(cover(o, NIGHT, other, NULL, NULL), &o->err);
	make(o, PERIOD);
	load(&roster, o, PERIOD, 0);
	assert_string_equal(roster_slot(&roster, NIGHT)->person, other);
	roster_release(&roster);
	assert_int_equal(count_moved(o, 1, 2), 0);
	free(other);
}

static void a_cover_after_the_draft_is_not_lost(void **state)
{
	struct office *o = *state;
	struct roster roster;
	char *other;

	make(o, PERIOD);
	generate(&roster, o, PERIOD);
	roster_release(&roster);
	set_clock(o, "2027-03-02T08:00");
	other = spare(o, NIGHT);
	must(cover(o, NIGHT, other, NULL, NULL), &o->err);
	publish(o, PERIOD, false);
	expect_on(o, "2027-05-01T23:00", "truc-ban", other);
	free(other);
}

static void a_cover_of_a_split_slot_takes_each_part(void **state)
{
	struct office *o = *state;
	struct roster roster;
	char *first, *second;

	make(o, PERIOD);
	first = spare(o, NIGHT);
	must(cover(o, NIGHT, first, "2027-05-01T22:00", "2027-05-02T01:00"), &o->err);
	second = spare(o, NIGHT);
	assert_string_not_equal(first, second);
	must(cover(o, NIGHT, second, NULL, NULL), &o->err);
	load(&roster, o, PERIOD, 0);
	assert_int_equal(roster.n_changes, 4);
	roster_release(&roster);
	expect_on(o, "2027-05-01T20:00", "truc-ban", second);
	expect_on(o, "2027-05-01T23:00", "truc-ban", second);
	make(o, PERIOD);
	expect_on(o, "2027-05-01T20:00", "truc-ban", second);
	expect_on(o, "2027-05-01T23:00", "truc-ban", second);
	free(first);
	free(second);
}

static void the_past_is_not_covered(void **state)
{
	struct office *o = *state;
	char *other;

	make(o, PERIOD);
	other = spare(o, NIGHT);
	set_clock(o, "2027-05-01T23:10:30");
	refused(cover(o, NIGHT, other, "2027-05-01T22:00", NULL), &o->err, "past");
	must(cover(o, NIGHT, other, NULL, NULL), &o->err);
	expect_on(o, "2027-05-01T23:10", "truc-ban", other);
	set_clock(o, "2027-05-02T07:30");
	refused(cover(o, NIGHT, "CB01", NULL, NULL), &o->err, "past");
	free(other);
}

static void leave_and_skill_forbid_a_cover_even_by_force(void **state)
{
	struct office *o = *state;
	struct cover_options options = {
	    .slot = NIGHT, .person = "KT1", .reason = "x", .force = true};
	struct roster roster;
	char *other;

	make(o, PERIOD);
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "skill");
	other = spare(o, NIGHT);
	put_leave(o, other, LEAVE_ABSENT, "2027-05-02", "2027-05-03");
	options.person = other;
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "leave");
	options.person = "Không Có Ai";
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "no-such-person");
	options.person = other;
	options.slot = "truc-ban.2027-06-01.dem";
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "no-such-slot");
	options.slot = "truc-ban";
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "bad-slot");
	options.slot = NIGHT;
	options.reason = "";
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "no-reason");
	options.reason = "x";
	options.slot = "attt.2027-05-01.dem";
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "concurrent");
	assert_non_null(strstr(o->err.msg, NIGHT));
	options.slot = NIGHT;
	options.from = at("2027-05-01T07:00");
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "bad-stretch");
	free(other);
}

static void rest_forbids_a_cover_unless_it_is_forced(void **state)
{
	struct office *o = *state;
	struct cover_options options = {.slot = NIGHT, .reason = "x"};
	struct roster roster;
	char *next;

	make(o, PERIOD);
	next = holder(o, PERIOD, DAY);
	options.person = next;
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "rest");
	options.force = true;
	must(roster_cover(&roster, o->app, &options, &o->err), &o->err);
	roster_release(&roster);
	expect_on(o, "2027-05-01T23:00", "truc-ban", next);
	free(next);
}

/* What was broken before, and is told in other words now, is nobody's fault today. */
static void what_was_forced_before_does_not_forbid_another_cover(void **state)
{
	struct office *o = *state;
	struct cover_options options = {.slot = NIGHT, .reason = "x", .force = true};
	struct roster roster;
	char *next, *other;

	make(o, PERIOD);
	next = holder(o, PERIOD, DAY);
	options.person = next;
	must(roster_cover(&roster, o->app, &options, &o->err), &o->err);
	roster_release(&roster);
	other = spare(o, NIGHT);
	must(cover(o, NIGHT, other, "2027-05-01T19:30", "2027-05-01T22:00"), &o->err);
	free(next);
	free(other);
}

/* The cover of a part may become the holder of the whole. */
static void who_covers_a_part_may_take_the_rest(void **state)
{
	struct office *o = *state;
	struct staff staff;
	char *other, *now;

	make(o, PERIOD);
	other = spare(o, NIGHT);
	must(cover(o, NIGHT, other, "2027-05-01T22:00", "2027-05-02T01:00"), &o->err);
	must(staff_load(&staff, o->app->db, &o->err), &o->err);
	for (size_t i = 0; i < staff.n; i++)
		if (strncmp(staff.person[i].code, "CB", 2) == 0 &&
		    strcmp(staff.person[i].code, other) != 0)
			put_leave(o, staff.person[i].code, LEAVE_ABSENT, "2027-05-01T19:30",
			          "2027-05-02T07:30");
	staff_release(&staff);
	make(o, PERIOD);
	now = holder(o, PERIOD, NIGHT);
	assert_string_equal(now, other);
	assert_int_equal(count_moved(o, 1, 2), 1);
	free(other);
	free(now);
}

static void two_places_at_once_are_never_forced(void **state)
{
	struct office *o = *state;
	struct cover_options options = {.slot = "lanh-dao.2027-05-01.24", .reason = "x"};
	struct roster roster;
	struct staff staff;
	char *guard = NULL;

	make(o, PERIOD);
	must(staff_load(&staff, o->app->db, &o->err), &o->err);
	guard = holder(o, PERIOD, "bao-ve.2027-05-01.ngay");
	for (size_t i = 0; i < staff.n; i++) {
		struct person *person = &staff.person[i];

		if (strcmp(person->code, guard) != 0)
			continue;
		free(person->skill[0]);
		person->skill[0] = xstrdup("lanh-dao");
		must(db_begin(o->app->db, &o->err), &o->err);
		must(person_put(o->app->db, person, &o->err), &o->err);
		must(db_commit(o->app->db, &o->err), &o->err);
	}
	options.person = guard;
	options.force = true;
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "overlap");
	staff_release(&staff);
	free(guard);
}

/* Who acts from now on. */
static void act_as(struct office *o, const char *person, enum role role)
{
	free(o->app->actor.person);
	o->app->actor.person = xstrdup(person);
	o->app->actor.role = role;
}

static bool cover_on_word(struct office *o, const char *person, const char *word)
{
	const struct cover_options options = {
	    .slot = NIGHT, .person = person, .reason = "ốm", .approved_by = word};
	struct roster roster;
	bool ok = roster_cover(&roster, o->app, &options, &o->err);

	if (ok)
		roster_release(&roster);
	return ok;
}

static size_t pending(struct office *o)
{
	struct watch watch;
	size_t n;

	must(watch_at(&watch, o->app, at("2027-05-01T23:00"), &o->err), &o->err);
	n = watch.pending;
	watch_release(&watch);
	return n;
}

static void expect_word(struct office *o, const char *leader, const char *officer)
{
	struct roster_changes changes;

	must(roster_changes_load(&changes, o->app, PERIOD, &o->err), &o->err);
	assert_int_equal(changes.notes.n, 1);
	assert_int_equal(changes.notes.note[0].kind, NOTE_PENDING);
	assert_string_equal(changes.notes.note[0].person, leader);
	assert_string_equal(changes.notes.note[0].means, "điện thoại");
	assert_string_equal(changes.notes.note[0].by, officer);
	assert_true(change_is_pending(&changes.notes, changes.roster.change[0].pair));
	roster_changes_release(&changes);
}

static void an_officer_on_duty_records_a_cover_on_the_leaders_word(void **state)
{
	struct office *o = *state;
	char *other, *holds, *leader;

	make(o, PERIOD);
	other = spare(o, NIGHT);
	holds = holder(o, PERIOD, NIGHT);
	leader = holder(o, PERIOD, "lanh-dao.2027-05-01.24");
	act_as(o, holds, ROLE_READER);
	refused(cover_on_word(o, other, leader), &o->err, "not-allowed");
	act_as(o, holds, ROLE_OFFICER);
	refused(cover_on_word(o, other, leader), &o->err, "not-on-duty");
	set_clock(o, "2027-05-01T20:00");
	refused(cover_on_word(o, other, NULL), &o->err, "not-leader");
	refused(cover_on_word(o, other, other), &o->err, "not-leader");
	assert_non_null(strstr(o->err.msg, leader));
	must(cover_on_word(o, other, leader), &o->err);
	expect_on(o, "2027-05-01T20:00", "truc-ban", other);
	expect_word(o, leader, holds);
	assert_int_equal(pending(o), 0);
	refused(roster_confirm(o->app, NIGHT, "", &o->err), &o->err, "not-allowed");
	act_as(o, "QT", ROLE_SUPERVISOR);
	assert_int_equal(pending(o), 1);
	refused(roster_confirm(o->app, "x", "", &o->err), &o->err, "no-such-change");
	must(roster_confirm(o->app, NIGHT, "đã gọi lại", &o->err), &o->err);
	assert_int_equal(pending(o), 0);
	refused(roster_confirm(o->app, NIGHT, "", &o->err), &o->err, "not-pending");
	expect_on(o, "2027-05-01T20:00", "truc-ban", other);
	free(other);
	free(holds);
	free(leader);
}

/* Ill at 20:00, the other one comes at 21:30: nobody is there in between, and that is said. */
static void who_comes_late_leaves_a_gap_that_is_named(void **state)
{
	struct office *o = *state;
	struct cover_options options = {.slot = NIGHT, .reason = "ốm"};
	struct findings findings = {0};
	struct roster roster;
	struct watch watch;
	char *other, *holds, *page;

	make(o, PERIOD);
	other = spare(o, NIGHT);
	holds = holder(o, PERIOD, NIGHT);
	options.person = other;
	set_clock(o, "2027-05-01T20:05");
	options.vacant_from = at("2027-05-01T20:00");
	refused(roster_cover(&roster, o->app, &options, &o->err), &o->err, "bad-stretch");
	options.from = at("2027-05-01T21:30");
	must(roster_cover(&roster, o->app, &options, &o->err), &o->err);
	assert_int_equal(roster.n_changes, 2);
	assert_string_equal(roster.change[0].pair, roster.change[1].pair);
	roster_release(&roster);
	expect_on(o, "2027-05-01T20:04", "truc-ban", holds);
	expect_on(o, "2027-05-01T21:30", "truc-ban", other);
	must(watch_at(&watch, o->app, at("2027-05-01T21:00"), &o->err), &o->err);
	assert_int_equal(findings_count(&watch.findings, FINDING_ERROR), 1);
	assert_string_equal(watch.findings.item[0].code, "gap");
	watch_release(&watch);
	must(table_export(&page, o->app,
	                  &(struct table_options){.form = TABLE_HTML, .period = PERIOD}, &o->err),
	     &o->err);
	assert_non_null(strstr(page, "rời vị trí"));
	assert_null(strstr(page, ">: "));
	free(page);
	/* What was known and is over hinders no amendment, but it stays named. */
	set_clock(o, "2027-05-01T22:00");
	must(roster_generate(&roster, &findings, o->app, PERIOD, NULL, &o->err), &o->err);
	assert_int_equal(findings_count(&findings, FINDING_ERROR), 1);
	assert_string_equal(findings.item[0].code, "gap");
	findings_release(&findings);
	roster_release(&roster);
	publish(o, PERIOD, false);
	expect_on(o, "2027-05-01T22:30", "truc-ban", other);
	free(other);
	free(holds);
}

/* ---- swaps ---- */

static bool swap_slots(struct office *o, const char *a, const char *b, bool force)
{
	const struct swap_options options = {.slot_a = a,
	                                     .slot_b = b,
	                                     .a = {"ký", at("2027-02-28T10:00")},
	                                     .b = {"điện thoại", 0},
	                                     .force = force};
	struct roster roster;
	bool ok = roster_swap(&roster, o->app, &options, &o->err);

	if (ok)
		roster_release(&roster);
	return ok;
}

static void two_swap_and_swap_back(void **state)
{
	struct office *o = *state;
	struct roster roster;
	char *first, *second;

	make(o, PERIOD);
	first = holder(o, PERIOD, "ky-thuat.2027-04-30.24");
	second = holder(o, PERIOD, "ky-thuat.2027-05-02.24");
	for (int i = 0; i < 2; i++) {
		must(swap_slots(o, "ky-thuat.2027-04-30.24", "ky-thuat.2027-05-02.24", true),
		     &o->err);
		load(&roster, o, PERIOD, 0);
		assert_int_equal(roster.n_changes, 2 + 2 * i);
		assert_string_equal(roster.change[2 * i].pair, roster.change[2 * i + 1].pair);
		assert_int_equal(roster.change[2 * i].kind, CHANGE_SWAP);
		roster_release(&roster);
		expect_on(o, "2027-04-30T09:00", "ky-thuat", i ? first : second);
		expect_on(o, "2027-05-02T09:00", "ky-thuat", i ? second : first);
	}
	free(first);
	free(second);
}

static void a_swap_minds_the_rules(void **state)
{
	struct office *o = *state;
	struct roster roster;
	char *other;

	make(o, PERIOD);
	refused(swap_slots(o, NIGHT, "lanh-dao.2027-05-01.24", true), &o->err, "skill");
	refused(swap_slots(o, NIGHT, NIGHT, false), &o->err, "same-person");
	refused(swap_slots(o, NIGHT, "x", false), &o->err, "no-such-slot");
	refused(swap_slots(o, NIGHT, "attt.2027-05-02.ngay", false), &o->err, "concurrent");
	other = spare(o, NIGHT);
	must(cover(o, NIGHT, other, "2027-05-01T22:00", "2027-05-02T01:00"), &o->err);
	refused(swap_slots(o, DAY, NIGHT, false), &o->err, "not-whole");
	set_clock(o, "2027-05-01T20:00");
	refused(swap_slots(o, DAY, NIGHT, false), &o->err, "past");
	load(&roster, o, PERIOD, 0);
	assert_int_equal(roster.n_changes, 1);
	roster_release(&roster);
	free(other);
}

static void both_have_to_agree_to_a_swap(void **state)
{
	struct office *o = *state;
	struct swap_options options = {.slot_a = "ky-thuat.2027-04-30.24",
	                               .slot_b = "ky-thuat.2027-05-02.24",
	                               .a = {"ký", 0},
	                               .force = true};
	struct roster_changes changes;
	struct roster roster;
	char *first, *second;

	make(o, PERIOD);
	first = holder(o, PERIOD, options.slot_a);
	second = holder(o, PERIOD, options.slot_b);
	refused(roster_swap(&roster, o->app, &options, &o->err), &o->err, "no-consent");
	options.b = (struct swap_consent){"điện thoại", at("2027-03-01T08:01")};
	refused(roster_swap(&roster, o->app, &options, &o->err), &o->err, "bad-time");
	options.b = (struct swap_consent){0};
	/* An officer who is neither of the two nor on duty; then one of the two. */
	act_as(o, "CB01", ROLE_OFFICER);
	options.b.means = "ký";
	refused(roster_swap(&roster, o->app, &options, &o->err), &o->err, "not-on-duty");
	options.b.means = NULL;
	act_as(o, second, ROLE_OFFICER);
	must(roster_swap(&roster, o->app, &options, &o->err), &o->err);
	roster_release(&roster);
	must(roster_changes_load(&changes, o->app, PERIOD, &o->err), &o->err);
	assert_int_equal(changes.notes.n, 3);
	assert_string_equal(changes.notes.note[0].person, first);
	assert_string_equal(changes.notes.note[0].means, "ký");
	assert_string_equal(changes.notes.note[1].person, second);
	assert_string_equal(changes.notes.note[1].means, "tự ghi");
	assert_int_equal(changes.notes.note[2].kind, NOTE_PENDING);
	roster_changes_release(&changes);
	free(first);
	free(second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_cover_is_a_record_on_top, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_part_is_covered_and_outlives_an_amendment, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_whole_cover_is_absorbed_by_an_amendment, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_cover_after_the_draft_is_not_lost, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_cover_of_a_split_slot_takes_each_part, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_past_is_not_covered, department, office_remove),
	    cmocka_unit_test_setup_teardown(leave_and_skill_forbid_a_cover_even_by_force,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(rest_forbids_a_cover_unless_it_is_forced, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_was_forced_before_does_not_forbid_another_cover,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(who_covers_a_part_may_take_the_rest, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(two_places_at_once_are_never_forced, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(an_officer_on_duty_records_a_cover_on_the_leaders_word,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(who_comes_late_leaves_a_gap_that_is_named, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(both_have_to_agree_to_a_swap, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(two_swap_and_swap_back, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_swap_minds_the_rules, department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
