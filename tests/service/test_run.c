#include "office.h"

#include <poll.h>
#include <string.h>

#include "service/roster_run.h"
#include "store/rosters.h"

static struct roster_run *start(struct office *o)
{
	struct roster_run *run = roster_run_new(o->app, PERIOD, NULL, &o->err);

	must(run, &o->err);
	return run;
}

static void wait_for(struct office *o, struct roster_run *run)
{
	while (!roster_run_is_done(run)) {
		struct pollfd wait = {.fd = roster_run_fd(run), .events = POLLIN};

		assert_true(poll(&wait, 1, roster_run_timeout(run)) >= 0);
		must(roster_run_step(run, &o->err), &o->err);
	}
}

static void assert_no_draft(struct office *o)
{
	struct roster roster;

	refused(roster_load(&roster, o->app->db, PERIOD, -1, &o->err), &o->err, "no-roster");
}

static void a_draft_is_stored_only_at_the_end(void **state)
{
	struct office *o = *state;
	struct roster_run *run = start(o);
	struct roster_progress progress;
	struct findings findings;
	struct roster roster;

	roster_run_progress(&progress, run);
	assert_string_equal(progress.period, PERIOD);
	assert_true(progress.limit > 0);
	assert_false(progress.has_roster);
	assert_true(progress.bound == INT64_MIN);
	wait_for(o, run);
	roster_run_progress(&progress, run);
	assert_true(progress.has_roster);
	assert_true(progress.objective == progress.bound);
	assert_no_draft(o);
	must(roster_run_finish(&roster, &findings, run, &o->err), &o->err);
	assert_true(roster.objective == progress.objective);
	assert_true(roster.bound == progress.bound);
	findings_release(&findings);
	roster_release(&roster);
	roster_run_free(run);
	load(&roster, o, PERIOD, -1);
	assert_int_equal(roster.quality, QUALITY_OPTIMAL);
	roster_release(&roster);
}

static void what_is_given_up_leaves_nothing(void **state)
{
	struct office *o = *state;
	struct roster_run *run = start(o);

	roster_run_free(run);
	assert_no_draft(o);
	run = start(o);
	wait_for(o, run);
	roster_run_free(run);
	assert_no_draft(o);
}

static void a_stop_before_the_first_roster_says_so(void **state)
{
	struct office *o = *state;
	struct roster_run *run = start(o);
	struct findings findings;
	struct roster roster;

	roster_run_stop(run);
	assert_true(roster_run_is_done(run));
	assert_int_equal(roster_run_fd(run), -1);
	refused(roster_run_finish(&roster, &findings, run, &o->err), &o->err, "stopped");
	assert_int_equal(findings.n, 0);
	roster_run_stop(run);
	roster_run_free(run);
	assert_no_draft(o);
}

static void rules_that_clash_are_told_at_the_end(void **state)
{
	struct office *o = *state;
	struct roster_run *run;
	struct findings findings;
	struct roster roster;

	put_leave(o, "KT1", LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	put_leave(o, "KT2", LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	run = start(o);
	wait_for(o, run);
	refused(roster_run_finish(&roster, &findings, run, &o->err), &o->err, "infeasible");
	assert_string_equal(findings.item[0].code, "infeasible");
	findings_release(&findings);
	roster_run_free(run);
}

static void nothing_starts_for_an_unknown_period_or_person(void **state)
{
	struct office *o = *state;

	refused(roster_run_new(o->app, "x/2027", NULL, &o->err), &o->err, "no-such-period");
	o->app->actor.role = ROLE_OFFICER;
	refused(roster_run_new(o->app, PERIOD, NULL, &o->err), &o->err, "not-allowed");
	roster_run_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_draft_is_stored_only_at_the_end, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_is_given_up_leaves_nothing, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_stop_before_the_first_roster_says_so, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(rules_that_clash_are_told_at_the_end, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(nothing_starts_for_an_unknown_period_or_person,
	                                    department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
