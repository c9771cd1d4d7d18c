#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/check.h"
#include "solve/maker.h"
#include "solve/model_build.h"

#include "base/banned.h"

#define MODELS maker_share(1500)
#define HOUR   3600
#define DAY    (24 * HOUR)

static void check_held(struct solve_check *out, const struct solve_model *model,
                       struct solve_held *held, int32_t n)
{
	solve_check(out, model, &(struct solve_assignment){n, held});
}

/* Violations of one rule, or of none. */
static int32_t broken(const struct solve_model *model, int32_t rule, struct solve_held *held,
                      int32_t n)
{
	struct solve_check check;
	int32_t found = 0;

	check_held(&check, model, held, n);
	for (int32_t i = 0; i < check.n_violations; i++)
		found += check.violations[i].rule == rule;
	solve_check_release(&check);
	return found;
}

/* One slot a day, in no order of time. */
static void days(struct solve_model *out, int32_t n_people, int32_t n_days)
{
	*out = (struct solve_model){0};
	for (int32_t p = 0; p < n_people; p++)
		solve_model_add_person(out);
	for (int32_t d = n_days - 1; d >= 0; d--)
		solve_model_add_slot(out, d * (int64_t)DAY, d * (int64_t)DAY + 8 * HOUR, d, 0);
	for (int32_t s = 0; s < n_days; s++)
		out->slots[s].under = out->slots[s].over = 0;
}

static int32_t rule_of(struct solve_model *model, enum solve_rule_kind kind)
{
	const struct solve_rule rule = {kind, 0, SOLVE_NONE, SOLVE_NONE, SOLVE_NONE, 0};

	return solve_model_add_rule(model, &rule);
}

static void heads_are_counted_and_priced(void **state)
{
	struct solve_held two[] = {{0, 0}, {0, 1}};
	struct solve_model model;
	struct solve_check check;

	(void)state;
	days(&model, 2, 1);
	model.slots[0].need = 1;
	model.slots[0].over = 7;
	check_held(&check, &model, two, 2);
	assert_int_equal(check.n_violations, 0);
	assert_int_equal(check.cost.cover, 7);
	assert_int_equal(check.objective, 7);
	solve_check_release(&check);
	model.slots[0].need = 3;
	model.slots[0].under = SOLVE_MUST;
	assert_int_equal(broken(&model, 0, two, 2), 1);
	model.slots[0].need = 1;
	model.slots[0].over = SOLVE_MUST;
	assert_int_equal(broken(&model, 0, two, 2), 1);
	assert_int_equal(broken(&model, 0, two, 1), 0);
	solve_model_release(&model);
}

/* A pattern of duty (d) and rest (.) is allowed or not; the slots of `days` lie backwards. */
static bool is_run(const struct solve_run *limits, const char *pattern)
{
	const int32_t n = (int32_t)strlen(pattern);
	struct solve_held held[16];
	struct solve_run run = *limits;
	struct solve_model model;
	int32_t n_held = 0;
	bool good;

	days(&model, 1, n);
	run.rule = rule_of(&model, SOLVE_RUN);
	solve_model_run(&model, &run);
	for (int32_t s = 0; s < n; s++)
		if (pattern[n - 1 - s] == 'd')
			held[n_held++] = (struct solve_held){s, 0};
	good = broken(&model, run.rule, held, n_held) == 0;
	solve_model_release(&model);
	return good;
}

static void runs_are_held_to_their_lengths_but_at_the_edges(void **state)
{
	const struct solve_run work = {.work_least = 2, .work_most = 3};
	const struct solve_run off = {.off_least = 2, .off_most = 3};
	struct solve_run under_way = work;

	(void)state;
	assert_true(is_run(&work, "d..dd..d"));
	assert_false(is_run(&work, ".d.."));
	assert_true(is_run(&work, ".ddd."));
	assert_false(is_run(&work, "dddd"));
	assert_true(is_run(&off, ".dd..d."));
	assert_false(is_run(&off, "dd.dd"));
	assert_false(is_run(&off, "...."));
	under_way.before = 1;
	assert_true(is_run(&under_way, "d..dd"));
	assert_true(is_run(&under_way, "dd.dd"));
	assert_false(is_run(&under_way, "ddd.dd"));
	assert_false(is_run(&under_way, "...dd")); /* ended after one day */
	under_way.before = -5;
	assert_false(is_run(&under_way, "d..dd")); /* began on the first day */
	under_way = off;
	under_way.before = -1;
	assert_true(is_run(&under_way, ".dd"));
	assert_false(is_run(&under_way, "...dd"));
	assert_false(is_run(&under_way, "dd..d"));
}

static void limits_weigh_slots_and_blocks(void **state)
{
	int32_t slots[] = {0, 1, 2}, blocks[] = {4, 4, SOLVE_NONE};
	int64_t weights[] = {5, 8, 2};
	struct solve_held all[] = {{0, 0}, {1, 0}, {2, 0}};
	struct solve_limit limit = {
	    .most = 10, .n_slots = 3, .slots = slots, .weights = weights, .blocks = blocks};
	struct solve_model model;

	(void)state;
	days(&model, 1, 3);
	limit.rule = rule_of(&model, SOLVE_MAX);
	solve_model_limit(&model, &limit);
	assert_int_equal(broken(&model, limit.rule, all, 3), 0); /* 8 + 2 */
	model.limits[0].most = 9;
	assert_int_equal(broken(&model, limit.rule, all, 3), 1);
	model.limits[0].least = 6;
	assert_int_equal(broken(&model, limit.rule, all, 1), 1);
	solve_model_join(&model, 1, 0);
	model.limits[0].blocks[1] = model.limits[0].blocks[0] = SOLVE_NONE;
	model.limits[0].least = 0;
	assert_int_equal(broken(&model, limit.rule, all, 2), 0); /* 0 is joined to 1 */
	model.limits[0].most = 7;
	assert_int_equal(broken(&model, limit.rule, all, 2), 1);
	solve_model_release(&model);
}

static void nobody_is_in_two_places(void **state)
{
	struct solve_held all[] = {{0, 0}, {1, 0}, {2, 0}};
	struct solve_model model = {0};

	(void)state;
	solve_model_add_person(&model);
	solve_model_add_slot(&model, 5 * HOUR, 6 * HOUR, 0, 0);
	solve_model_add_slot(&model, 0, 10 * HOUR, 0, 0);
	solve_model_add_slot(&model, HOUR, 2 * HOUR, 0, 0);
	assert_int_equal(broken(&model, SOLVE_NONE, all, 3), 2);
	solve_model_join(&model, 0, 1);
	assert_int_equal(broken(&model, SOLVE_NONE, all, 3), 1);
	solve_model_conflict(&model, 0, 2, false);
	assert_int_equal(broken(&model, SOLVE_NONE, all, 3), 2);
	solve_model_release(&model);
}

/* The brute force adds heads and couples up by itself; the checker has to agree. */
static void parts_add_up_to_the_brute_force(void **state)
{
	struct maker maker = {1954};
	int n_found = 0;

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_assignment worst;
		struct solve_model model;
		struct solve_check check;
		struct err err;
		int64_t least, sum = 0;

		maker_rich(&model, &maker);
		assert_true(solve_model_check(&model, &err));
		if (maker_brute_force(&least, &worst, &model)) {
			n_found++;
			solve_check(&check, &model, &worst);
			assert_int_equal(check.n_violations, 0);
			assert_true(check.objective >= least);
			for (int32_t p = 0; p < check.n_people; p++)
				sum += check.people[p].cells + check.people[p].measures +
				       check.people[p].adjacency + check.people[p].bases;
			assert_true(check.objective == sum + check.cost.cover + check.cost.couples);
			solve_check_release(&check);
			solve_assignment_release(&worst);
		}
		solve_model_release(&model);
	}
	assert_in_range(n_found, MODELS / 4, MODELS * 3 / 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(heads_are_counted_and_priced),
	    cmocka_unit_test(runs_are_held_to_their_lengths_but_at_the_edges),
	    cmocka_unit_test(limits_weigh_slots_and_blocks),
	    cmocka_unit_test(nobody_is_in_two_places),
	    cmocka_unit_test(parts_add_up_to_the_brute_force),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
