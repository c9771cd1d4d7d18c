#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "service/roster_past.h"
#include "service/watch.h"
#include "store/logs.h"
#include "store/people.h"

static void a_holiday_is_proven_best_and_without_findings(void **state)
{
	struct office *o = *state;
	struct roster roster;

	generate(&roster, o, PERIOD);
	assert_int_equal(roster.quality, QUALITY_OPTIMAL);
	assert_int_equal(roster.objective, roster.bound);
	assert_int_equal(roster.version, 1);
	assert_int_equal(roster.status, ROSTER_DRAFT);
	assert_string_equal(roster.made_by, "QT");
	for (size_t i = 0; i < roster.n_slots; i++)
		if (strcmp(roster.slot[i].post, "attt") != 0)
			assert_true(*roster.slot[i].name != '\0');
	roster_release(&roster);
	/* The same again: the same draft number. */
	generate(&roster, o, PERIOD);
	assert_int_equal(roster.version, 1);
	roster_release(&roster);
}

/* Every minute of every holiday of 2027: each round-the-clock post names its person. */
static void each_round_the_clock_post_is_held_at_each_minute(void **state)
{
	static const char *const periods[] = {PERIOD, "van-hoa/2027", "tet/2027", "2-9/2027"};
	struct office *o = *state;

	set_clock(o, "2027-01-04T08:00");
	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
		struct period period;
		struct watch watch;

		make(o, periods[i]);
		must(app_period(&period, o->app, periods[i], &o->err), &o->err);
		for (int64_t t = period.start; t < period.end; t += 30 * 60) {
			must(watch_at(&watch, o->app, t, &o->err), &o->err);
			assert_int_equal(watch.findings.n, 0);
			assert_string_equal(watch.period.name, periods[i]);
			assert_true(watch.n_on >= 2);
			watch_release(&watch);
		}
		/* One second before and at the end it is not. */
		must(watch_at(&watch, o->app, period.start - 1, &o->err), &o->err);
		assert_null(watch.period.name);
		assert_int_equal(watch.findings.n, 0);
		watch_release(&watch);
		must(watch_at(&watch, o->app, period.end, &o->err), &o->err);
		assert_null(watch.period.name);
		watch_release(&watch);
		period_release(&period);
	}
}

static void leave_and_wishes_are_minded(void **state)
{
	struct office *o = *state;
	struct roster roster;

	put_leave(o, "CB01", LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	put_leave(o, "CB02", LEAVE_WISH_OFF, "2027-04-29", "2027-05-05");
	put_leave(o, "CB03", LEAVE_WISH_ON, "2027-05-01", "2027-05-02");
	generate(&roster, o, PERIOD);
	for (size_t i = 0; i < roster.n_slots; i++) {
		assert_string_not_equal(roster.slot[i].person, "CB01");
		assert_string_not_equal(roster.slot[i].person, "CB02");
	}
	assert_true(strcmp(roster_slot(&roster, "truc-ban.2027-05-01.ngay")->person, "CB03") == 0 ||
	            strcmp(roster_slot(&roster, "truc-ban.2027-05-01.dem")->person, "CB03") == 0 ||
	            strcmp(roster_slot(&roster, "truc-ban.2027-04-30.dem")->person, "CB03") == 0);
	roster_release(&roster);
}

/* Whoever explains the draft later must know what it was made with. */
static void weights_are_minded_and_kept_with_the_draft(void **state)
{
	struct office *o = *state;
	struct roster_weights weights = o->app->config.weights, kept;
	const struct generate_options options = {.weights = &weights};
	struct findings findings;
	struct audits audits;
	struct roster roster;

	put_leave(o, "CB02", LEAVE_WISH_OFF, "2027-04-29", "2027-05-05");
	for (int i = 0; i < ROSTER_WEIGHTS; i++)
		roster_weights_set(&weights, i, 0);
	weights.wish_off = 3;
	must(roster_generate(&roster, &findings, o->app, PERIOD, &options, &o->err), &o->err);
	assert_int_equal(roster.objective, 0);
	for (size_t i = 0; i < roster.n_slots; i++)
		assert_string_not_equal(roster.slot[i].person, "CB02");
	findings_release(&findings);
	roster_release(&roster);
	must(audits_load(&audits, o->app->db, 1, &o->err), &o->err);
	assert_true(roster_weights_find(&kept, audits.audit[0].detail));
	assert_true(roster_weights_equal(&kept, &weights));
	audits_release(&audits);
}

static void rules_that_clash_are_named(void **state)
{
	struct office *o = *state;
	struct findings findings = {0};
	struct roster roster;
	bool has_leave = false, has_way = false;

	put_leave(o, "KT1", LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	put_leave(o, "KT2", LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	refused(roster_generate(&roster, &findings, o->app, PERIOD, NULL, &o->err), &o->err,
	        "infeasible");
	assert_int_equal(o->err.code, ERR_CONFLICT);
	assert_non_null(strstr(o->err.msg, "Kỹ thuật"));
	assert_true(findings.n >= 3);
	assert_string_equal(findings.item[0].code, "infeasible");
	for (size_t i = 0; i < findings.n; i++)
		has_leave |= strcmp(findings.item[i].code, "leave") == 0 &&
		             strstr(findings.item[i].text, "29/04/2027 – 04/05/2027");
	assert_true(has_leave);
	for (size_t i = 0; i < findings.n; i++)
		has_way |= strcmp(findings.item[i].code, "way-out") == 0 &&
		           strstr(findings.item[i].text, "moves the leave");
	assert_true(has_way);
	findings_release(&findings);
	refused(roster_load(&roster, o->app->db, PERIOD, -1, &o->err), &o->err, "no-roster");
}

/* The deputy may be given the guard's post, but is on leave then. */
static void a_way_out_helps(void **state)
{
	struct office *o = *state;
	struct findings findings = {0};
	struct roster roster;

	put_leave(o, "BV1", LEAVE_ABSENT, "2027-04-30", "2027-05-03");
	put_leave(o, "PHT", LEAVE_ABSENT, "2027-05-01", "2027-05-02");
	refused(roster_generate(&roster, &findings, o->app, PERIOD, NULL, &o->err), &o->err,
	        "infeasible");
	assert_string_equal(findings.item[findings.n - 1].code, "way-out");
	for (size_t i = 0; i < findings.n; i++)
		if (strcmp(findings.item[i].code, "way-out") == 0 &&
		    strstr(findings.item[i].text, "Vũ Thị E may hold"))
			assert_non_null(strstr(findings.item[i].text, "Vũ Thị E moves the leave"));
	findings_release(&findings);
}

static void the_ledger_of_one_holiday_is_minded_in_the_next(void **state)
{
	struct office *o = *state;
	struct ledger ledger;
	int least = 1000, most = 0;

	set_clock(o, "2027-01-04T08:00");
	make(o, "tet/2027");
	make(o, PERIOD);
	make(o, "2-9/2027");
	must(roster_past(&ledger, o->app, 2027, NULL, &o->err), &o->err);
	for (size_t i = 0; i < ledger.n; i++) {
		int points = ledger.line[i].points;

		if (strncmp(ledger.line[i].person, "CB", 2) != 0)
			continue;
		least = points < least ? points : least;
		most = points > most ? points : most;
	}
	/* 15, 9 and 9 shifts of 2 to 6 points among 12 people. */
	assert_true(most - least <= 3);
	assert_true(least > 0);
	ledger_release(&ledger);
	must(roster_past(&ledger, o->app, 2026, NULL, &o->err), &o->err);
	assert_int_equal(ledger_line(&ledger, "CB01", "")->points, 0);
	ledger_release(&ledger);
}

static void what_is_locked_stays(void **state)
{
	struct office *o = *state;
	struct roster roster;
	const struct person *person;
	struct staff staff;

	generate(&roster, o, PERIOD);
	must(staff_load(&staff, o->app->db, &o->err), &o->err);
	for (int i = 0; i < 2; i++) {
		struct slot *slot = roster_slot(&roster, "truc-ban.2027-05-01.dem");

		person = staff_find(&staff, i ? "CB07" : "CB11");
		slot_assign(slot, person->code, person->name, person->position);
		slot->locked = true;
		must(db_begin(o->app->db, &o->err), &o->err);
		must(roster_put_draft(o->app->db, &roster, &o->err), &o->err);
		must(db_commit(o->app->db, &o->err), &o->err);
		roster_release(&roster);
		generate(&roster, o, PERIOD);
		slot = roster_slot(&roster, "truc-ban.2027-05-01.dem");
		assert_string_equal(slot->person, person->code);
		assert_true(slot->locked);
	}
	staff_release(&staff);
	roster_release(&roster);
}

static void what_is_locked_against_the_rules_is_named(void **state)
{
	struct office *o = *state;
	struct findings findings = {0};
	struct roster roster;
	bool is_locked = false;

	generate(&roster, o, PERIOD);
	slot_assign(roster_slot(&roster, "lanh-dao.2027-05-01.24"), "CB07", "Ngô Thị N", "");
	roster_slot(&roster, "lanh-dao.2027-05-01.24")->locked = true;
	must(db_begin(o->app->db, &o->err), &o->err);
	must(roster_put_draft(o->app->db, &roster, &o->err), &o->err);
	must(db_commit(o->app->db, &o->err), &o->err);
	roster_release(&roster);
	refused(roster_generate(&roster, &findings, o->app, PERIOD, NULL, &o->err), &o->err,
	        "infeasible");
	for (size_t i = 0; i < findings.n; i++)
		is_locked |= strcmp(findings.item[i].code, "locked") == 0;
	assert_true(is_locked);
	findings_release(&findings);
}

static void a_span_of_days_is_filled_too(void **state)
{
	struct office *o = *state;
	struct roster roster;

	generate(&roster, o, "2027-03-08..2027-03-14");
	/* A leader, two officers and their liaison, a technician; the guard by day on Saturday and
	 * Sunday only. */
	assert_int_equal(roster.n_slots, 7 * (1 + 2 + 2 + 1 + 1) + 2);
	assert_false(roster.period.is_holiday);
	roster_release(&roster);
}

/* Rest is minded over the edge between two rosters. */
static void duty_in_another_roster_is_minded(void **state)
{
	struct office *o = *state;
	struct roster first, second;
	struct findings findings;
	const char *before, *after;

	make(o, "2027-03-08..2027-03-10");
	make(o, "2027-03-11..2027-03-13");
	must(roster_inspect(&second, &findings, o->app, "2027-03-11..2027-03-13", 0, &o->err),
	     &o->err);
	assert_int_equal(findings.n, 0);
	load(&first, o, "2027-03-08..2027-03-10", 0);
	before = roster_slot(&first, "truc-ban.2027-03-10.dem")->person;
	after = roster_slot(&second, "truc-ban.2027-03-11.ngay")->person;
	assert_string_not_equal(before, after);
	roster_release(&first);
	roster_release(&second);
}

static void a_roster_is_for_supervisors(void **state)
{
	struct office *o = *state;
	struct findings findings = {0};
	struct roster roster;

	o->app->actor.role = ROLE_OFFICER;
	refused(roster_generate(&roster, &findings, o->app, PERIOD, NULL, &o->err), &o->err,
	        "not-allowed");
	refused(roster_publish(&roster, o->app, PERIOD, NULL, &o->err), &o->err, "not-allowed");
}

static void an_unknown_period_is_not_found(void **state)
{
	struct office *o = *state;
	struct findings findings = {0};
	struct roster roster;

	assert_false(roster_generate(&roster, &findings, o->app, "x/2027", NULL, &o->err));
	assert_false(roster_publish(&roster, o->app, "2-9/2027", NULL, &o->err));
	assert_string_equal(o->err.key, "no-draft");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_holiday_is_proven_best_and_without_findings,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(each_round_the_clock_post_is_held_at_each_minute,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(each_round_the_clock_post_is_held_at_each_minute,
	                                    school, office_remove),
	    cmocka_unit_test_setup_teardown(each_round_the_clock_post_is_held_at_each_minute, soc,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(leave_and_wishes_are_minded, department, office_remove),
	    cmocka_unit_test_setup_teardown(weights_are_minded_and_kept_with_the_draft, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(rules_that_clash_are_named, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_way_out_helps, school, office_remove),
	    cmocka_unit_test_setup_teardown(the_ledger_of_one_holiday_is_minded_in_the_next,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(what_is_locked_stays, department, office_remove),
	    cmocka_unit_test_setup_teardown(what_is_locked_against_the_rules_is_named, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_span_of_days_is_filled_too, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(duty_in_another_roster_is_minded, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_roster_is_for_supervisors, department, office_remove),
	    cmocka_unit_test_setup_teardown(an_unknown_period_is_not_found, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
