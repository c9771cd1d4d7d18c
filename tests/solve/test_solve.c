#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/check.h"
#include "solve/maker.h"
#include "solve/model_build.h"
#include "solve/solve.h"
#include "solve/ways.h"

#include "base/banned.h"

#define MODELS    maker_share(1500)
#define DIVISIONS maker_share(60) /* take longer to try out */

static void assert_is_answer(const struct solve_model *model, const struct solve_result *result)
{
	struct solve_check check;

	assert_true(result->has_assignment);
	solve_check(&check, model, &result->best);
	assert_int_equal(check.n_violations, 0);
	assert_true(check.objective == result->objective);
	assert_true(result->bound <= result->objective);
	solve_check_release(&check);
}

/* The rules named cannot all hold; all but any one of them can. */
static void assert_is_minimal_clash(const struct solve_model *model,
                                    const struct solve_clash *clash)
{
	char *active = xcalloc((size_t)model->n_rules + 1, 1);

	assert_true(clash->minimal);
	assert_true(clash->n_rules > 0);
	for (int32_t i = 0; i < clash->n_rules; i++)
		active[clash->rules[i]] = 1;
	assert_false(maker_is_feasible(model, active));
	for (int32_t i = 0; i < clash->n_rules; i++) {
		active[clash->rules[i]] = 0;
		assert_true(maker_is_feasible(model, active));
		active[clash->rules[i]] = 1;
	}
	free(active);
}

/* What is told on the way: never a bound above the optimum, never an assignment that is none. */
struct told {
	const struct solve_model *model;
	int64_t bound, objective;
};

static void hear_incumbent(void *ctx, const struct solve_assignment *best, int64_t objective)
{
	struct told *told = ctx;
	struct solve_check check;

	solve_check(&check, told->model, best);
	assert_int_equal(check.n_violations, 0);
	assert_true(check.objective == objective);
	assert_true(objective < told->objective);
	told->objective = objective;
	solve_check_release(&check);
}

static void hear_bound(void *ctx, int64_t bound)
{
	struct told *told = ctx;

	assert_true(bound > told->bound);
	told->bound = bound;
}

static int check_against_brute_force(const struct solve_model *model)
{
	const struct solve_limits limits = {.seconds = 20, .seed = 1};
	struct told told = {model, INT64_MIN, INT64_MAX};
	const struct solve_link link = {&told, hear_incumbent, hear_bound, NULL};
	struct solve_result result;
	struct err err;
	int64_t least = 0;
	const bool is_feasible = maker_brute_force(&least, NULL, model);

	assert_true(solve_run(&result, NULL, model, &limits, &link, &err));
	if (is_feasible) {
		assert_int_equal(result.status, SOLVE_OPTIMAL);
		assert_is_answer(model, &result);
		assert_true(result.objective == least);
		assert_true(result.bound == least);
		assert_true(told.bound <= least);
	} else {
		assert_int_equal(result.status, SOLVE_INFEASIBLE);
		assert_false(result.has_assignment);
		assert_is_minimal_clash(model, &result.clash);
	}
	solve_result_release(&result);
	return is_feasible;
}

static void agrees_with_brute_force_on_small_models(void **state)
{
	struct maker maker = {20270430};
	int n_feasible = 0;

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;

		if (i < DIVISIONS)
			maker_division(&model, &maker);
		else
			maker_small(&model, &maker);
		n_feasible += check_against_brute_force(&model);
		solve_model_release(&model);
	}
	assert_in_range(n_feasible, MODELS / 4, MODELS * 3 / 4);
}

static void agrees_with_brute_force_on_every_kind_of_rule(void **state)
{
	struct maker maker = {20270502};
	int n_feasible = 0;

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;

		maker_rich(&model, &maker);
		n_feasible += check_against_brute_force(&model);
		solve_model_release(&model);
	}
	assert_in_range(n_feasible, MODELS / 8, MODELS * 7 / 8);
}

/* Without a start and without dives: the tree has to find and prove it all. */
static void the_tree_alone_finds_the_best(void **state)
{
	struct maker maker = {2405};
	int n_proven = 0;

	(void)state;
	for (int i = 0; i < 300; i++) {
		struct solve_model model;
		struct parts parts;
		struct hunt hunt;
		struct tree *tree;
		struct err err;
		int64_t least = 0;

		if (i % 3 == 0)
			maker_division(&model, &maker);
		else
			maker_rich(&model, &maker);
		parts_init(&parts, &model);
		if (parts.n == 1 && parts.is_possible && maker_brute_force(&least, NULL, &model)) {
			hunt_init(&hunt, &parts.part[0], 1);
			hunt.deadline = INT64_MAX;
			assert_true(hunt_open(&hunt));
			tree = tree_new(&hunt);
			while (!tree_is_done(tree))
				assert_true(tree_step(tree, &err));
			assert_true(hunt_is_proven(&hunt));
			assert_true(hunt.objective + parts.part[0].offset + parts.constant ==
			            least);
			tree_free(tree);
			hunt_release(&hunt);
			n_proven++;
		}
		parts_release(&parts);
		solve_model_release(&model);
	}
	assert_true(n_proven > 70);
}

static void a_slot_that_nobody_may_hold_is_explained_at_once(void **state)
{
	const struct solve_limits limits = {.seconds = 5, .seed = 1};
	const struct solve_rule leave = {SOLVE_LEAVE, 0, 0, SOLVE_NONE, SOLVE_NONE, 0};
	const struct solve_rule skill = {SOLVE_SKILL, 1, SOLVE_NONE, 3, SOLVE_NONE, 0};
	const struct solve_rule also = {SOLVE_LEAVE, 1, 0, SOLVE_NONE, SOLVE_NONE, 0};
	struct solve_model model = {0};
	struct solve_result result;
	struct err err;

	(void)state;
	solve_model_add_person(&model);
	solve_model_add_person(&model);
	solve_model_add_slot(&model, 0, 3600, 0, 3);
	solve_model_forbid(&model, 0, 0, solve_model_add_rule(&model, &leave));
	solve_model_forbid(&model, 1, 0, solve_model_add_rule(&model, &also));
	solve_model_forbid(&model, 1, 0, solve_model_add_rule(&model, &skill));
	assert_true(solve_run(&result, NULL, &model, &limits, NULL, &err));
	assert_int_equal(result.status, SOLVE_INFEASIBLE);
	assert_true(result.clash.minimal);
	assert_int_equal(result.clash.n_rules, 3);
	assert_int_equal(result.clash.rules[0], 0); /* cover */
	assert_int_equal(result.clash.rules[1], 1); /* the one's leave */
	assert_int_equal(result.clash.rules[2], 3); /* the other's lack of skill, not the leave */
	assert_int_equal(result.clash.needed, 1);
	assert_int_equal(result.clash.available, 0);
	assert_int_equal(result.clash.n_people, 0);
	solve_result_release(&result);
	solve_model_release(&model);
}

static void counts_what_is_needed_and_what_is_there(void **state)
{
	const struct maker_holiday what = {.days = 6,
	                                   .leaders = 4,
	                                   .officers = 12,
	                                   .technicians = 3,
	                                   .guards = 8,
	                                   .officers_per_shift = 1,
	                                   .most = 1};
	const struct solve_limits limits = {.seconds = 5, .seed = 1};
	struct maker maker = {1};
	struct solve_model model;
	struct solve_result result;
	struct err err;
	int32_t group = SOLVE_NONE, available = 0;

	(void)state;
	maker_holiday(&model, &what, &maker);
	assert_true(solve_run(&result, NULL, &model, &limits, NULL, &err));
	assert_int_equal(result.status, SOLVE_INFEASIBLE);
	assert_true(result.clash.minimal);
	for (int32_t i = 0; i < result.clash.n_rules; i++) {
		const struct solve_rule *rule = &model.rules[result.clash.rules[i]];

		if (rule->kind != SOLVE_COVER)
			continue;
		assert_true(group == SOLVE_NONE || group == rule->group); /* one post's story */
		group = rule->group;
	}
	for (int32_t i = 0; i < result.clash.n_people; i++)
		available += result.clash.people[i].most;
	assert_int_equal(result.clash.available, available);
	assert_int_equal(result.clash.needed, available + 1);
	solve_result_release(&result);
	solve_model_release(&model);
}

static void the_same_seed_gives_the_same_roster(void **state)
{
	const struct maker_holiday what = {.days = 6,
	                                   .leaders = 6,
	                                   .officers = 14,
	                                   .technicians = 4,
	                                   .guards = 4,
	                                   .history = 2,
	                                   .wishes = 30,
	                                   .leave = 10,
	                                   .officers_per_shift = 1};
	const struct solve_limits limits = {.seconds = 20, .seed = 42};
	struct maker maker = {8};
	struct solve_model model;
	struct solve_result first, second;
	struct err err;

	(void)state;
	maker_holiday(&model, &what, &maker);
	assert_true(solve_run(&first, NULL, &model, &limits, NULL, &err));
	assert_true(solve_run(&second, NULL, &model, &limits, NULL, &err));
	assert_int_equal(first.status, SOLVE_OPTIMAL);
	assert_is_answer(&model, &first);
	assert_int_equal(first.best.n, second.best.n);
	assert_memory_equal(first.best.held, second.best.held,
	                    (size_t)first.best.n * sizeof *first.best.held);
	solve_result_release(&first);
	solve_result_release(&second);
	solve_model_release(&model);
}

/* The integer solver was seen to lie when its time ran out. */
static void a_bound_holds_even_when_the_time_runs_out(void **state)
{
	static const double seconds[] = {0.06, 0.1, 0.2, 0.3, 0.5, 0.8, 5};
	const struct maker_holiday what = {.days = 9,
	                                   .leaders = 7,
	                                   .officers = 15,
	                                   .technicians = 4,
	                                   .guards = 4,
	                                   .history = 1,
	                                   .wishes = 30,
	                                   .leave = 15,
	                                   .officers_per_shift = 2,
	                                   .most = 5,
	                                   .is_open = true};
	struct maker maker = {137};
	struct solve_model model;
	int64_t highest = INT64_MIN, least = INT64_MAX;

	(void)state;
	maker_holiday(&model, &what, &maker);
	for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
		const struct solve_limits limits = {.seconds = seconds[i], .seed = i};
		struct solve_result result;
		struct err err;

		assert_true(solve_run(&result, NULL, &model, &limits, NULL, &err));
		if (result.has_assignment)
			assert_is_answer(&model, &result);
		if (result.has_assignment && result.objective < least)
			least = result.objective;
		if (result.bound > highest)
			highest = result.bound;
		solve_result_release(&result);
	}
	assert_true(highest <= least);
	solve_model_release(&model);
}

static void nothing_to_do_is_done_best(void **state)
{
	const struct solve_limits limits = {.seconds = 1, .seed = 1};
	struct solve_model model = {0};
	struct solve_result result;
	struct err err;

	(void)state;
	assert_true(solve_run(&result, NULL, &model, &limits, NULL, &err));
	assert_int_equal(result.status, SOLVE_OPTIMAL);
	assert_int_equal(result.objective, 0);
	assert_true(result.bound == 0);
	solve_result_release(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(agrees_with_brute_force_on_small_models),
	    cmocka_unit_test(agrees_with_brute_force_on_every_kind_of_rule),
	    cmocka_unit_test(the_tree_alone_finds_the_best),
	    cmocka_unit_test(a_slot_that_nobody_may_hold_is_explained_at_once),
	    cmocka_unit_test(counts_what_is_needed_and_what_is_there),
	    cmocka_unit_test(the_same_seed_gives_the_same_roster),
	    cmocka_unit_test(a_bound_holds_even_when_the_time_runs_out),
	    cmocka_unit_test(nothing_to_do_is_done_best),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
