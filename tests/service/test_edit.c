#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "service/roster_candidates.h"
#include "service/roster_certify.h"
#include "service/roster_cost.h"
#include "service/roster_edit.h"
#include "service/roster_task.h"

#include "base/banned.h"

/* Hand work on drafts. */

#define NIGHT "truc-ban.2027-05-01.dem"

static const struct edit_options any = {.revision = ROSTER_ANY_REVISION};

static void edit(struct edit_result *out, struct office *o, const char *slot, const char *person,
                 const char *unit, int locked)
{
	const struct slot_edit edit = {slot, person, unit, locked};

	must(roster_edit(out, o->app, &edit, 1, &any, &o->err), &o->err);
}

static void do_edit(struct office *o, const char *slot, const char *person, const char *unit,
                    int locked)
{
	struct edit_result result;

	edit(&result, o, slot, person, unit, locked);
	edit_result_release(&result);
}

static void edit_refused(struct office *o, const struct slot_edit *edit,
                         const struct edit_options *options, const char *key)
{
	struct edit_result result;

	assert_false(roster_edit(&result, o->app, edit, 1, options, &o->err));
	assert_string_equal(o->err.key, key);
}

static bool has_finding(const struct findings *findings, const char *code, const char *slot)
{
	for (size_t i = 0; i < findings->n; i++)
		if (strcmp(findings->item[i].code, code) == 0 && findings->item[i].slot &&
		    strcmp(findings->item[i].slot, slot) == 0)
			return true;
	return false;
}

/* The cheapest who may and does not hold it yet; owned. */
static char *other(struct office *o, const char *slot)
{
	struct candidates candidates;
	char *found = NULL;

	must(roster_candidates(&candidates, o->app, slot, &o->err), &o->err);
	for (size_t i = 0; i < candidates.n && !found; i++)
		if (!candidates.candidate[i].is_holder && !candidates.candidate[i].code)
			found = xstrdup(candidates.candidate[i].person);
	assert_non_null(found);
	candidates_release(&candidates);
	return found;
}

static int64_t counted(struct office *o, const struct roster *roster)
{
	struct roster_cost cost;
	int64_t total;

	must(roster_cost_split(&cost, o->app, roster, &o->err), &o->err);
	total = cost_total(&cost.parts);
	roster_cost_release(&cost);
	return total;
}

static void an_edit_is_stored_with_what_it_costs(void **state)
{
	struct office *o = *state;
	struct roster made, now;
	struct edit_result result;
	char *person;

	generate(&made, o, PERIOD);
	assert_int_equal(made.quality, QUALITY_OPTIMAL);
	person = other(o, NIGHT);
	edit(&result, o, NIGHT, person, NULL, -1);
	assert_int_equal(result.n_before, 1);
	assert_string_equal(result.before[0].slot, NIGHT);
	assert_string_equal(result.before[0].person, roster_slot(&made, NIGHT)->person);
	assert_int_equal(result.cost_before, made.objective);
	assert_true(result.cost_after >= result.cost_before);
	load(&now, o, PERIOD, -1);
	assert_string_equal(roster_slot(&now, NIGHT)->person, person);
	assert_int_equal(now.revision, made.revision + 1);
	assert_int_equal(now.objective, result.cost_after);
	assert_int_equal(now.bound, made.bound);
	assert_int_equal(now.quality,
	                 now.objective == now.bound ? QUALITY_OPTIMAL : QUALITY_FEASIBLE);
	assert_true(now.edited_at > 0);
	assert_int_equal(counted(o, &now), now.objective);
	edit_result_release(&result);

	/* Taken back it is what it was. */
	edit(&result, o, NIGHT, roster_slot(&made, NIGHT)->person, NULL, -1);
	assert_int_equal(result.draft.quality, QUALITY_OPTIMAL);
	assert_int_equal(result.draft.objective, made.objective);
	edit_result_release(&result);
	roster_release(&now);
	roster_release(&made);
	free(person);
}

static void trying_stores_nothing(void **state)
{
	struct office *o = *state;
	struct slot_edit one = {NIGHT, "", NULL, -1};
	struct edit_result result;
	struct roster made, now;

	generate(&made, o, PERIOD);
	must(roster_try(&result, o->app, &one, 1, &any, &o->err), &o->err);
	assert_string_equal(roster_slot(&result.draft, NIGHT)->person, "");
	assert_true(has_finding(&result.findings, "gap", NIGHT));
	assert_int_equal(result.draft.quality, QUALITY_MANUAL);
	load(&now, o, PERIOD, -1);
	assert_string_equal(roster_slot(&now, NIGHT)->person, roster_slot(&made, NIGHT)->person);
	assert_int_equal(now.revision, made.revision);
	edit_result_release(&result);
	roster_release(&now);
	roster_release(&made);
}

static void nobody_overwrites_another_unseen(void **state)
{
	struct office *o = *state;
	const struct slot_edit one = {NIGHT, NULL, NULL, 1};
	struct edit_options seen = {.period = PERIOD};
	struct edit_result result;
	struct roster made, again;

	generate(&made, o, PERIOD);
	seen.revision = made.revision;
	do_edit(o, NIGHT, "", NULL, -1);
	edit_refused(o, &one, &seen, "stale");
	assert_false(roster_try(&result, o->app, &one, 1, &seen, &o->err));
	assert_string_equal(o->err.key, "stale");
	assert_false(roster_publish(&again, o->app, PERIOD,
	                            &(struct publish_options){.revision = made.revision}, &o->err));
	assert_string_equal(o->err.key, "stale");
	/* A draft that is gone meanwhile is not made anew. */
	must(roster_drop(o->app, PERIOD, &o->err), &o->err);
	edit_refused(o, &one, &seen, "stale");
	roster_release(&made);
}

static void rules_hold_for_hands_too(void **state)
{
	struct office *o = *state;
	struct edit_options force = {.revision = ROSTER_ANY_REVISION, .force = true};
	struct slot_edit one = {NIGHT, "CB05", NULL, -1};
	struct edit_result result;
	struct roster made;
	char *person;

	put_leave(o, "CB05", LEAVE_ABSENT, "2027-05-01", "2027-05-03");
	generate(&made, o, PERIOD);
	edit_refused(o, &one, &force, "leave");
	one.person = "BV1";
	edit_refused(o, &one, &force, "skill");
	one.person = "nobody at all";
	edit_refused(o, &one, &force, "no-such-person");
	one.slot = "truc-ban.2027-05-01.xyz";
	edit_refused(o, &one, &any, "no-such-slot");
	one.slot = "an-ninh-mang";
	edit_refused(o, &one, &any, "bad-slot");

	/* Who holds the day's shift has too little rest for the night's, unless it must be. */
	person = xstrdup(roster_slot(&made, "truc-ban.2027-05-01.ngay")->person);
	one.slot = NIGHT;
	one.person = person;
	edit_refused(o, &one, &any, "rest");
	must(roster_edit(&result, o->app, &one, 1, &force, &o->err), &o->err);
	assert_int_equal(result.draft.quality, QUALITY_MANUAL);
	assert_true(has_finding(&result.findings, "rest", NIGHT));
	edit_result_release(&result);
	free(person);
	roster_release(&made);
}

/* The unit of a person; owned. */
static char *unit_of(struct office *o, const char *person)
{
	struct roster_task task;
	char *unit;

	must(roster_task_load(&task, o->app, PERIOD, &o->err), &o->err);
	unit = xstrdup(staff_find(&task.staff, person)->unit);
	roster_task_release(&task);
	return unit;
}

static void generate_for_units(struct roster *out, struct office *o)
{
	const struct generate_options options = {.keep_units = true};
	struct findings findings;

	must(roster_generate(out, &findings, o->app, PERIOD, &options, &o->err), &o->err);
	assert_int_equal(has_finding(&findings, "gap", NIGHT), !*roster_slot(out, NIGHT)->person);
	findings_release(&findings);
}

/* What is left to a unit stays open until it names somebody. */
static void generate_leaves_to_units_what_is_theirs(void **state)
{
	struct office *o = *state;
	struct roster made;
	char *who, *unit;

	generate(&made, o, PERIOD);
	roster_release(&made);
	who = other(o, NIGHT);
	unit = unit_of(o, who);
	assert_true(*unit);
	do_edit(o, NIGHT, "", unit, -1);
	edit_refused(o, &(struct slot_edit){NIGHT, NULL, NULL, 1}, &any, "open");
	edit_refused(o, &(struct slot_edit){NIGHT, NULL, "Phòng không có", -1}, &any,
	             "no-such-unit");

	generate_for_units(&made, o);
	assert_string_equal(roster_slot(&made, NIGHT)->person, "");
	assert_string_equal(roster_slot(&made, NIGHT)->unit, unit);
	assert_int_equal(made.quality, QUALITY_MANUAL);
	roster_release(&made);
	assert_false(roster_publish(&made, o->app, PERIOD, NULL, &o->err));
	assert_string_equal(o->err.key, "gap");
	assert_non_null(strstr(o->err.msg, unit));

	do_edit(o, NIGHT, who, NULL, -1);
	generate_for_units(&made, o);
	assert_string_equal(roster_slot(&made, NIGHT)->person, who);
	assert_false(roster_slot(&made, NIGHT)->locked);
	roster_release(&made);
	free(who);
	free(unit);
}

static void generate_keeps_locks_and_units(void **state)
{
	struct office *o = *state;
	struct roster made;
	char *who, *unit, *own;

	generate(&made, o, PERIOD);
	roster_release(&made);
	who = other(o, NIGHT);
	unit = unit_of(o, who);
	do_edit(o, NIGHT, "", unit, -1);
	generate(&made, o, PERIOD);
	assert_string_equal(roster_slot(&made, NIGHT)->unit, unit);
	own = unit_of(o, roster_slot(&made, NIGHT)->person);
	assert_string_equal(own, unit);
	free(own);
	roster_release(&made);

	do_edit(o, NIGHT, who, "", 1);
	generate(&made, o, PERIOD);
	assert_string_equal(roster_slot(&made, NIGHT)->person, who);
	assert_string_equal(roster_slot(&made, NIGHT)->unit, "");
	assert_true(roster_slot(&made, NIGHT)->locked);
	roster_release(&made);
	free(who);
	free(unit);
}

/* A bound that was proven with a lock says nothing without it. */
static void a_bound_is_kept_only_while_it_holds(void **state)
{
	struct office *o = *state;
	struct roster made;
	char *who;

	generate(&made, o, PERIOD);
	roster_release(&made);
	who = other(o, NIGHT);
	do_edit(o, NIGHT, NULL, NULL, 1);
	load(&made, o, PERIOD, -1);
	assert_int_equal(made.quality, QUALITY_OPTIMAL);
	roster_release(&made);
	do_edit(o, NIGHT, NULL, NULL, 0);
	load(&made, o, PERIOD, -1);
	assert_int_equal(made.quality, QUALITY_OPTIMAL);
	roster_release(&made);

	do_edit(o, NIGHT, who, NULL, 1);
	generate(&made, o, PERIOD);
	assert_int_equal(made.quality, QUALITY_OPTIMAL);
	assert_int_equal(counted(o, &made), made.objective);
	roster_release(&made);
	do_edit(o, NIGHT, NULL, NULL, 0);
	load(&made, o, PERIOD, -1);
	assert_int_equal(made.quality, QUALITY_MANUAL);
	assert_true(made.bound == INT64_MIN);
	roster_release(&made);
	do_edit(o, NIGHT, NULL, NULL, 1);
	load(&made, o, PERIOD, -1);
	assert_int_equal(made.quality, QUALITY_OPTIMAL);
	roster_release(&made);

	/* Nor does it once other facts count. */
	put_leave(o, "CB06", LEAVE_WISH_ON, "2027-05-01", "2027-05-02");
	do_edit(o, "truc-ban.2027-05-02.dem", "", NULL, -1);
	load(&made, o, PERIOD, -1);
	assert_true(made.bound == INT64_MIN);
	roster_release(&made);
	free(who);
}

/* What the draft says of itself is what a certificate counts. */
static void certify_agrees_with_a_draft_worked_on(void **state)
{
	const struct certify_options options = {.version = -1};
	struct office *o = *state;
	struct roster_certified certified;
	struct roster made;
	char *who;

	generate(&made, o, PERIOD);
	roster_release(&made);
	who = other(o, NIGHT);
	do_edit(o, NIGHT, who, NULL, 1);
	must(roster_certify(&certified, o->app, PERIOD, &options, &o->err), &o->err);
	load(&made, o, PERIOD, -1);
	assert_int_equal(certified.objective, made.objective);
	assert_true(certified.bound >= made.bound);
	roster_certified_release(&certified);
	roster_release(&made);
	free(who);
}

static void the_first_edit_makes_the_draft(void **state)
{
	struct office *o = *state;
	struct edit_result result;
	struct roster made;
	char *who, *is;

	/* Of a period that has nothing: by the slot alone. */
	edit(&result, o, NIGHT, "CB03", NULL, 1);
	assert_string_equal(result.draft.period.name, PERIOD);
	assert_int_equal(result.draft.version, 1);
	assert_int_equal(result.draft.quality, QUALITY_MANUAL);
	edit_result_release(&result);
	generate(&made, o, PERIOD);
	assert_string_equal(roster_slot(&made, NIGHT)->person, "CB03");
	roster_release(&made);
	publish(o, PERIOD, false);

	/* Of one that is published: the amendment, moved by what is asked and nothing else. */
	set_clock(o, "2027-04-30T12:00");
	edit_refused(o, &(struct slot_edit){"truc-ban.2027-04-29.dem", "CB03", NULL, -1}, &any,
	             "past");
	who = other(o, NIGHT);
	edit(&result, o, NIGHT, who, NULL, -1);
	assert_int_equal(result.draft.version, 2);
	assert_int_equal(result.draft.revision, 1);
	assert_true(result.cost_after >= result.cost_before + o->app->config.weights.moved);
	assert_int_equal(result.moves, 1);
	assert_int_equal(result.move_cost, o->app->config.weights.moved);
	edit_result_release(&result);
	load(&made, o, PERIOD, -1);
	assert_int_equal(counted(o, &made), made.objective);
	roster_release(&made);
	do_edit(o, NIGHT, NULL, NULL, 1);
	load(&made, o, PERIOD, -1);
	assert_int_equal(counted(o, &made), made.objective);
	roster_release(&made);
	publish(o, PERIOD, false);
	is = holder(o, PERIOD, NIGHT);
	assert_string_equal(is, who);
	assert_int_equal(count_moved(o, 1, 2), 1);
	free(is);
	free(who);
}

static void units_name_their_people_themselves(void **state)
{
	struct office *o = *state;
	struct candidates candidates;
	struct edit_result result;
	struct roster made;

	generate(&made, o, PERIOD);
	do_edit(o, NIGHT, NULL, NULL, 1);
	must(roster_allot(&result, o->app, PERIOD, ROSTER_ANY_REVISION, &o->err), &o->err);
	assert_true(result.n_before > 10);
	assert_string_equal(roster_slot(&result.draft, NIGHT)->person,
	                    roster_slot(&made, NIGHT)->person);
	for (size_t i = 0; i < result.n_before; i++) {
		const struct slot *slot = roster_slot(&result.draft, result.before[i].slot);

		assert_string_equal(slot->person, "");
		assert_true(*slot->unit);
		must(roster_candidates(&candidates, o->app, slot->id, &o->err), &o->err);
		assert_true(candidates.n > 0);
		for (size_t k = 0; k < candidates.n; k++)
			assert_string_equal(candidates.candidate[k].unit, slot->unit);
		candidates_release(&candidates);
	}
	edit_result_release(&result);
	roster_release(&made);
}

/* What a unit may bear at most binds hands too, and what pairs and units still lack is only told.
 */
static void rules_of_units_hold_for_hands(void **state)
{
	char unit[] = "Thanh tra", none[] = "";
	const struct team_rule rule = {TEAM_UNIT, unit, none, 1, 1};
	struct office *o = *state;
	struct candidates candidates;
	struct edit_result result;
	struct roster made;

	team_rules_add(&o->app->config.rules, &rule);
	generate(&made, o, PERIOD);
	for (size_t i = 0; i < made.n_slots; i++)
		if (strcmp(made.slot[i].person, "CB03") == 0) {
			edit(&result, o, made.slot[i].id, "", NULL, -1);
			assert_true(findings_count(&result.findings, FINDING_ERROR) >= 2);
			edit_result_release(&result);
		}
	roster_release(&made);
	do_edit(o, "truc-ban.2027-04-30.dem", "CB03", NULL, -1);
	edit_refused(o, &(struct slot_edit){"truc-ban.2027-05-02.dem", "CB03", NULL, -1}, &any,
	             "unit-most");
	must(roster_candidates(&candidates, o->app, "truc-ban.2027-05-02.dem", &o->err), &o->err);
	for (size_t i = 0; i < candidates.n; i++)
		if (strcmp(candidates.candidate[i].person, "CB03") == 0) {
			assert_string_equal(candidates.candidate[i].code, "unit-most");
			assert_true(candidates.candidate[i].can_be_forced);
		} else if (candidates.candidate[i].code) {
			assert_string_not_equal(candidates.candidate[i].code, "unit-most");
		}
	candidates_release(&candidates);
}

static void a_draft_before_who_signs_is_left_alone(void **state)
{
	const struct slot_edit one = {NIGHT, NULL, NULL, 1};
	struct office *o = *state;
	struct findings findings;
	struct roster made;

	assert_false(roster_submit(&made, o->app, PERIOD, &o->err));
	assert_string_equal(o->err.key, "no-draft");
	generate(&made, o, PERIOD);
	roster_release(&made);
	assert_false(roster_recall(&made, o->app, PERIOD, "sai tên", &o->err));
	assert_string_equal(o->err.key, "not-submitted");
	must(roster_submit(&made, o->app, PERIOD, &o->err), &o->err);
	assert_true(roster_is_submitted(&made));
	roster_release(&made);
	edit_refused(o, &one, &any, "submitted");
	assert_false(roster_generate(&made, &findings, o->app, PERIOD, NULL, &o->err));
	assert_string_equal(o->err.key, "submitted");
	findings_release(&findings);
	assert_false(roster_drop(o->app, PERIOD, &o->err));
	assert_string_equal(o->err.key, "submitted");
	assert_false(roster_recall(&made, o->app, PERIOD, "", &o->err));
	assert_string_equal(o->err.key, "no-reason");
	must(roster_recall(&made, o->app, PERIOD, "sai tên", &o->err), &o->err);
	roster_release(&made);
	do_edit(o, NIGHT, NULL, NULL, 1);
	must(roster_submit(&made, o->app, PERIOD, &o->err), &o->err);
	roster_release(&made);
	publish(o, PERIOD, false);
	/* Its amendment is a draft like any other. */
	do_edit(o, NIGHT, NULL, NULL, 0);
	must(roster_drop(o->app, PERIOD, &o->err), &o->err);
	assert_false(roster_drop(o->app, PERIOD, &o->err));
	assert_int_equal(o->err.code, ERR_NOT_FOUND);
	load(&made, o, PERIOD, 0);
	assert_int_equal(made.version, 1);
	roster_release(&made);
}

static void candidates_say_what_an_edit_would(void **state)
{
	struct office *o = *state;
	const struct edit_options force = {.revision = ROSTER_ANY_REVISION, .force = true};
	struct candidates candidates;
	struct roster made;
	int64_t started;
	int last = 0;

	put_leave(o, "CB05", LEAVE_ABSENT, "2027-05-01", "2027-05-03");
	put_leave(o, "CB04", LEAVE_WISH_OFF, "2027-05-01", "2027-05-02");
	generate(&made, o, PERIOD);
	started = clock_monotonic();
	must(roster_candidates(&candidates, o->app, NIGHT, &o->err), &o->err);
	print_message("candidates: %lld ms\n", (long long)(clock_monotonic() - started));
	assert_true(candidates.candidate[0].is_holder);
	assert_true(candidates.unskilled > 0);
	for (size_t i = 0; i < candidates.n; i++) {
		const struct candidate *c = &candidates.candidate[i];
		const struct slot_edit one = {NIGHT, c->person, NULL, -1};
		struct edit_result result;
		int rank = c->is_holder ? 0 : !c->code ? 1 : c->can_be_forced ? 2 : 3;

		assert_true(rank >= last);
		last = rank;
		if (strcmp(c->person, "CB04") == 0)
			assert_non_null(c->wish);
		if (strcmp(c->person, "CB05") == 0)
			assert_string_equal(c->code, "leave");
		if (rank == 3) {
			assert_false(roster_try(&result, o->app, &one, 1, &force, &o->err));
			assert_string_equal(o->err.key, c->code);
			continue;
		}
		if (rank == 2) {
			assert_false(roster_try(&result, o->app, &one, 1, &any, &o->err));
			assert_string_equal(o->err.key, c->code);
		}
		must(roster_try(&result, o->app, &one, 1, rank == 2 ? &force : &any, &o->err),
		     &o->err);
		assert_int_equal(result.cost_after - result.cost_before, c->cost);
		edit_result_release(&result);
	}
	candidates_release(&candidates);
	roster_release(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(an_edit_is_stored_with_what_it_costs, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(trying_stores_nothing, department, office_remove),
	    cmocka_unit_test_setup_teardown(nobody_overwrites_another_unseen, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(rules_hold_for_hands_too, department, office_remove),
	    cmocka_unit_test_setup_teardown(generate_leaves_to_units_what_is_theirs, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(generate_keeps_locks_and_units, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_bound_is_kept_only_while_it_holds, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(certify_agrees_with_a_draft_worked_on, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_first_edit_makes_the_draft, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(units_name_their_people_themselves, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(rules_of_units_hold_for_hands, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_draft_before_who_signs_is_left_alone, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(candidates_say_what_an_edit_would, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
