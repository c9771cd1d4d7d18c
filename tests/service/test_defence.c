#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "service/roster_defence.h"

#include "base/banned.h"

/* The defence sheet: it reckons as the generator did. */

static int64_t total_of(struct office *o, const struct roster *roster)
{
	struct cost_parts sum = {0};
	struct roster_cost cost;
	int64_t total;

	must(roster_cost_split(&cost, o->app, roster, &o->err), &o->err);
	assert_int_equal(cost.open, 0);
	for (size_t i = 0; i < cost.n; i++) {
		sum.wishes += cost.person[i].parts.wishes;
		sum.changes += cost.person[i].parts.changes;
		sum.points += cost.person[i].parts.points;
		sum.shifts += cost.person[i].parts.shifts;
		sum.adjacent += cost.person[i].parts.adjacent;
	}
	assert_memory_equal(&sum, &cost.parts, sizeof sum);
	total = cost_total(&cost.parts);
	roster_cost_release(&cost);
	return total;
}

static void put_wishes(struct office *o)
{
	put_leave(o, "CB03", LEAVE_WISH_OFF, "2027-04-29", "2027-05-05");
	put_leave(o, "CB04", LEAVE_WISH_ON, "2027-05-01", "2027-05-02");
	put_leave(o, "CB05", LEAVE_ABSENT, "2027-05-01", "2027-05-03");
	put_leave(o, "BV1", LEAVE_WISH_OFF, "2027-05-01", "2027-05-02");
	put_leave(o, "BV2", LEAVE_WISH_OFF, "2027-05-01", "2027-05-02");
	put_leave(o, "BV3", LEAVE_WISH_OFF, "2027-05-01", "2027-05-02");
}

static void parts_add_up_to_what_the_generator_said(void **state)
{
	struct office *o = *state;
	struct roster_weights weights = {3, 7, 11, 130, 170, 1900, 5};
	const struct generate_options other = {.weights = &weights};
	struct findings findings;
	struct roster roster;

	put_wishes(o);
	generate(&roster, o, PERIOD);
	assert_true(roster.objective > 0);
	assert_int_equal(total_of(o, &roster), roster.objective);
	roster_release(&roster);
	publish(o, PERIOD, false);

	/* The amendment after the first day, and with weights of its own. */
	set_clock(o, "2027-04-30T12:00");
	put_leave(o, "CB07", LEAVE_ABSENT, "2027-05-01", "2027-05-05");
	generate(&roster, o, PERIOD);
	assert_int_equal(total_of(o, &roster), roster.objective);
	roster_release(&roster);
	must(roster_generate(&roster, &findings, o->app, PERIOD, &other, &o->err), &o->err);
	findings_release(&findings);
	assert_int_equal(total_of(o, &roster), roster.objective);
	roster_release(&roster);
	/* Still so when the clock has gone on. */
	set_clock(o, "2027-05-02T12:00");
	load(&roster, o, PERIOD, -1);
	assert_int_equal(total_of(o, &roster), roster.objective);
	roster_release(&roster);
}

static const struct defence_candidate *find(const struct defence_slot *defence, const char *person)
{
	for (size_t i = 0; i < defence->n; i++)
		if (strcmp(defence->candidate[i].person, person) == 0)
			return &defence->candidate[i];
	fail_msg("%s is no candidate", person);
	return NULL;
}

static void why_not_somebody_else_has_an_answer(void **state)
{
	const struct defence_options options = {.version = -2};
	struct office *o = *state;
	struct defence_slot defence;
	struct roster roster;

	put_wishes(o);
	generate(&roster, o, PERIOD);
	must(roster_defence_slot(&defence, o->app, PERIOD, "truc-ban.2027-05-01.dem", &options,
	                         &o->err),
	     &o->err);
	assert_int_equal(defence.n, 12);
	assert_int_equal(defence.unskilled, 10);
	assert_true(defence.candidate[0].is_holder);
	assert_string_equal(defence.candidate[0].person, defence.slot->person);
	assert_string_equal(find(&defence, "CB05")->code, "leave");
	for (size_t i = 1; i < defence.n; i++) {
		const struct defence_candidate *candidate = &defence.candidate[i];

		if (candidate->code)
			continue;
		/* The best roster is no dearer than any with somebody else there. */
		assert_true(candidate->price.is_possible && candidate->price.is_exact);
		assert_true(cost_total(&candidate->price.added) >= 0);
	}
	/* Against her wish, and no cheaper than that. */
	assert_true(cost_total(&find(&defence, "CB03")->price.added) >=
	            o->app->config.weights.wish_off / 2);
	defence_slot_release(&defence);

	assert_false(roster_defence_slot(&defence, o->app, PERIOD, "truc-ban.2027-05-09.dem",
	                                 &options, &o->err));
	assert_string_equal(o->err.key, "no-such-slot");
	assert_false(roster_defence_slot(&defence, o->app, PERIOD, "attt.2027-05-01.dem", &options,
	                                 &o->err));
	assert_string_equal(o->err.key, "concurrent");
	roster_release(&roster);
}

/* All guards wish to be off on a day on which two of them must come. */
static void wishes_that_are_not_met_have_a_price(void **state)
{
	const struct defence_options options = {.version = -2};
	struct office *o = *state;
	struct defence defence;
	struct roster roster;
	size_t guards = 0;

	put_wishes(o);
	generate(&roster, o, PERIOD);
	must(roster_defence(&defence, o->app, PERIOD, &options, &o->err), &o->err);
	assert_int_equal(cost_total(&defence.parts), roster.objective);
	for (size_t i = 0; i < defence.n_wishes; i++) {
		const struct defence_wish *wish = &defence.wish[i];

		guards += strncmp(wish->person, "BV", 2) == 0;
		assert_non_null(wish->slot);
		/* Less what the wish itself is worth, it is never for nothing. */
		assert_true(wish->price.is_exact);
		assert_true(!wish->price.is_possible || cost_total(&wish->price.added) > 0);
	}
	assert_true(guards >= 2);
	assert_int_equal(defence.n_people, 22);
	assert_true(defence.usual_weights);
	assert_true(defence.n_rules >= 6);
	/* The supervisor has no skill that a post asks for. */
	assert_string_equal(defence.reason[defence.n_reasons - 1].person, "QT");
	defence_release(&defence);
	roster_release(&roster);
}

/* When there is no time to generate again the change in place is told, and said to be that. */
static void without_time_only_the_slot_is_looked_at(void **state)
{
	struct office *o = *state;
	struct roster roster;
	struct roster_case c;
	int cheaper = 0;

	generate(&roster, o, PERIOD);
	must(roster_case_load(&c, o->app, &roster, &o->err), &o->err);
	for (int32_t s = 0; s < c.model.model.n_slots; s += 5)
		for (int32_t p = 0; p < c.model.model.n_people; p++) {
			const struct price_question ask = {p, s, true};
			struct price near, exact;

			price_in_place(&near, &c, &ask);
			assert_false(near.is_exact);
			exact = near;
			must(price_again(&exact, &c, &ask, 5, &o->err), &o->err);
			assert_true(exact.is_exact);
			if (!near.is_possible)
				continue;
			assert_true(exact.is_possible);
			assert_true(cost_total(&exact.added) <= cost_total(&near.added));
			cheaper += cost_total(&exact.added) < cost_total(&near.added);
		}
	assert_true(cheaper > 0);
	roster_case_release(&c);
	roster_release(&roster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(parts_add_up_to_what_the_generator_said, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(why_not_somebody_else_has_an_answer, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(wishes_that_are_not_met_have_a_price, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(without_time_only_the_slot_is_looked_at, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
