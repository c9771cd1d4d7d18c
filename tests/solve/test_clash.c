#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "solve/check.h"
#include "solve/explain.h"
#include "solve/feas.h"
#include "solve/maker.h"
#include "solve/model_build.h"
#include "solve/relax.h"

#include "base/banned.h"

#define MODELS   maker_share(4000)
#define CLASHES  maker_share(2000)
#define PROGRAMS maker_share(500)
#define FAR_AWAY (INT64_MAX / 2)
#define CHEAP    6 /* up to there every cheaper way out is tried */

static char *all_rules(const struct solve_model *model)
{
	char *out = xcalloc((size_t)model->n_rules + 1, 1);

	memset(out, 1, (size_t)model->n_rules);
	return out;
}

static int64_t step_of(const struct solve_model *model, int32_t rule)
{
	int64_t step = 1;

	for (int32_t i = 0; i < model->n_limits; i++)
		for (int32_t k = 0; model->limits[i].rule == rule && model->limits[i].weights &&
		                    k < model->limits[i].n_slots;
		     k++)
			if (model->limits[i].weights[k] > step)
				step = model->limits[i].weights[k];
	return step;
}

/* Raises and lowers the limits of a rule in place; `sign` -1 takes it back. */
static void move_limits(struct solve_model *model, int32_t rule, int64_t by)
{
	const enum solve_rule_kind kind = model->rules[rule].kind;

	for (int32_t i = 0; i < model->n_limits; i++) {
		struct solve_limit *l = &model->limits[i];

		if (l->rule == rule && kind == SOLVE_MAX && l->most != SOLVE_ANY)
			l->most += by;
		if (l->rule == rule && kind == SOLVE_MIN)
			l->least -= by;
	}
}

/* By trying everything: the rules marked, each giving way by so many steps. */
static bool is_possible(struct solve_model *model, const char *active, const int32_t *level)
{
	struct maker_table *table;
	bool good;

	for (int32_t i = 0; i < model->n_rules; i++)
		move_limits(model, i, level[i] * step_of(model, i));
	table = maker_table_new(model);
	good = maker_table_is_feasible(table, active, level);
	maker_table_free(table);
	for (int32_t i = 0; i < model->n_rules; i++)
		move_limits(model, i, -level[i] * step_of(model, i));
	return good;
}

/* ---- one question ---- */

static void assert_is_held(const struct solve_model *model, const struct feas_rules *rules,
                           const struct solve_assignment *held)
{
	struct solve_check check;

	solve_check(&check, model, held);
	for (int32_t i = 0; i < check.n_violations; i++) {
		const int32_t rule = check.violations[i].rule;

		assert_int_not_equal(rule, SOLVE_NONE);
		assert_true(!rules->active[rule] || rules->level[rule] > 0);
	}
	solve_check_release(&check);
}

static void rules_hold_together_or_not(void **state)
{
	struct maker maker = {31};
	int n_no = 0;

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;
		struct feas feas;
		struct err err;
		enum feas_answer answer;
		struct solve_assignment held = {0};
		char *active, *core;
		int32_t *level;

		(i % 3 ? maker_rich : maker_small)(&model, &maker);
		active = all_rules(&model);
		core = all_rules(&model);
		level = xcalloc((size_t)model.n_rules, sizeof *level);
		for (int32_t k = 0; k < model.n_rules; k++) {
			core[k] = active[k] = maker_below(&maker, 10) > 0;
			if (maker_below(&maker, 12) == 0 &&
			    (model.rules[k].kind == SOLVE_MAX || model.rules[k].kind == SOLVE_MIN ||
			     model.rules[k].kind == SOLVE_COVER))
				level[k] = 1;
		}
		feas_init(&feas, &model, FAR_AWAY);
		assert_true(
		    feas_ask(&answer, &feas, &(struct feas_rules){core, level}, &held, &err));
		assert_int_equal(answer, is_possible(&model, active, level) ? FEAS_YES : FEAS_NO);
		if (answer == FEAS_YES)
			assert_is_held(&model, &(struct feas_rules){active, level}, &held);
		else
			assert_false(is_possible(&model, core, level));
		n_no += answer == FEAS_NO;
		solve_assignment_release(&held);
		feas_release(&feas);
		free(active);
		free(core);
		free(level);
		solve_model_release(&model);
	}
	assert_in_range(n_no, MODELS / 5, MODELS * 4 / 5);
}

/* ---- clashes ---- */

static void assert_is_minimal(const struct solve_model *model, const struct solve_clash *clash)
{
	struct maker_table *table = maker_table_new(model);
	char *active = xcalloc((size_t)model->n_rules + 1, 1);

	assert_true(clash->minimal);
	assert_true(clash->n_rules > 0);
	for (int32_t i = 0; i < clash->n_rules; i++)
		active[clash->rules[i]] = 1;
	assert_false(maker_table_is_feasible(table, active, NULL));
	for (int32_t i = 0; i < clash->n_rules; i++) {
		active[clash->rules[i]] = 0;
		assert_true(maker_table_is_feasible(table, active, NULL));
		active[clash->rules[i]] = 1;
	}
	assert_true(clash->available <= clash->needed);
	free(active);
	maker_table_free(table);
}

/* ---- ways out ---- */

struct relaxed {
	struct solve_model *model;
	char *active;
	int32_t *level;
};

static bool has_level(enum solve_rule_kind kind)
{
	return kind == SOLVE_MAX || kind == SOLVE_MIN || kind == SOLVE_COVER;
}

/* One step more (or, when `by` is -1, less). */
static void give_way(struct relaxed *r, int32_t rule, int32_t by)
{
	if (has_level(r->model->rules[rule].kind))
		r->level[rule] += by;
	else
		r->active[rule] = by < 0;
}

/* Whether something that asks less than `weight` helps, with rules from `from` on. */
static bool is_cheaper(struct relaxed *r, int32_t from, int64_t weight)
{
	if (weight <= 0)
		return false;
	if (is_possible(r->model, r->active, r->level))
		return true;
	for (int32_t i = from; i < r->model->n_rules; i++) {
		const int64_t own = solve_relax_weight(r->model->rules[i].kind);
		bool found;

		if (own == 0 || !r->active[i])
			continue;
		give_way(r, i, 1);
		found = is_cheaper(r, i, weight - own);
		give_way(r, i, -1);
		if (found)
			return true;
	}
	return false;
}

static void take_steps(struct relaxed *r, const struct solve_change *change)
{
	if (!has_level(r->model->rules[change->rule].kind)) {
		assert_int_equal(change->by, 0);
		give_way(r, change->rule, 1);
		return;
	}
	assert_true(change->by > 0);
	r->level[change->rule] = (int32_t)(change->by / step_of(r->model, change->rule));
}

/* It helps, nothing of it is too much, and it weighs what it says. */
static void assert_is_way_out(struct relaxed *r, const struct solve_relaxation *relaxation)
{
	int64_t weight = 0;

	for (int32_t i = 0; i < relaxation->n; i++) {
		const struct solve_change *change = &relaxation->changes[i];
		const int64_t own = solve_relax_weight(r->model->rules[change->rule].kind);

		take_steps(r, change);
		weight += own * (r->level[change->rule] ? r->level[change->rule] : 1);
		assert_true(own > 0);
	}
	assert_true(weight == relaxation->weight);
	assert_true(is_possible(r->model, r->active, r->level));
	for (int32_t i = 0; i < relaxation->n; i++) {
		give_way(r, relaxation->changes[i].rule, -1);
		assert_false(is_possible(r->model, r->active, r->level));
		give_way(r, relaxation->changes[i].rule, 1);
	}
	memset(r->active, 1, (size_t)r->model->n_rules);
	memset(r->level, 0, (size_t)r->model->n_rules * sizeof *r->level);
}

static int assert_are_ways_out(struct solve_model *model, const struct solve_clash *clash)
{
	struct relaxed r = {model, all_rules(model), NULL};
	int n_tried = 0;

	r.level = xcalloc((size_t)model->n_rules, sizeof *r.level);
	assert_true(clash->n_relaxations <= SOLVE_RELAXATIONS);
	for (int32_t i = 0; i < clash->n_relaxations; i++) {
		assert_is_way_out(&r, &clash->relaxations[i]);
		assert_int_equal(clash->relaxations[i].is_cheapest, 1);
		assert_true(i == 0 ||
		            clash->relaxations[i - 1].weight <= clash->relaxations[i].weight);
	}
	if (clash->n_relaxations == 0) {
		assert_false(is_cheaper(&r, 0, CHEAP));
	} else if (clash->relaxations[0].weight <= CHEAP) {
		assert_false(is_cheaper(&r, 0, clash->relaxations[0].weight));
		n_tried++;
	}
	free(r.active);
	free(r.level);
	return n_tried;
}

static void clashes_are_minimal_and_ways_out_the_cheapest(void **state)
{
	struct maker maker = {1789};
	int n_no = 0, n_ways = 0, n_tried = 0;

	(void)state;
	for (int i = 0; i < CLASHES; i++) {
		struct solve_model model;
		struct solve_clash clash;
		struct err err;
		int64_t least;

		(i % 3 ? maker_rich : maker_small)(&model, &maker);
		if (!maker_brute_force(&least, NULL, &model)) {
			n_no++;
			assert_true(solve_explain(&clash, &model, FAR_AWAY, &err));
			assert_is_minimal(&model, &clash);
			n_tried += assert_are_ways_out(&model, &clash);
			n_ways += clash.n_relaxations;
			solve_clash_release(&clash);
		}
		solve_model_release(&model);
	}
	assert_in_range(n_no, CLASHES / 4, CLASHES * 3 / 4);
	assert_true(n_ways > 2 * n_no);
	assert_true(n_tried > n_no / 4);
}

/* By the integer program alone: the same cheapest one, and all are ways out. */
static void assert_program_agrees(struct solve_model *model, const struct solve_clash *clash)
{
	struct solve_clash own = {0};
	struct feas feas;
	struct err err;
	bool found = true;

	feas_init(&feas, model, FAR_AWAY);
	while (found && own.n_relaxations < SOLVE_RELAXATIONS)
		assert_true(solve_relax_next(&found, &own, &feas, &err));
	assert_int_equal(own.n_relaxations, clash->n_relaxations);
	for (int32_t i = 0; i < own.n_relaxations; i++)
		assert_true(own.relaxations[i].weight == clash->relaxations[i].weight);
	assert_are_ways_out(model, &own);
	solve_clash_release(&own);
	feas_release(&feas);
}

static void ways_out_are_found_by_a_program_as_well(void **state)
{
	struct maker maker = {1848};

	(void)state;
	for (int i = 0; i < PROGRAMS; i++) {
		struct solve_model model;
		struct solve_clash clash;
		struct err err;
		int64_t least;

		(i % 3 ? maker_rich : maker_small)(&model, &maker);
		if (!maker_brute_force(&least, NULL, &model)) {
			assert_true(solve_explain(&clash, &model, FAR_AWAY, &err));
			assert_program_agrees(&model, &clash);
			solve_clash_release(&clash);
		}
		solve_model_release(&model);
	}
}

/* ---- a holiday ---- */

#define HOUR 3600
#define DAY  (24 * HOUR)

static int32_t rule_about(struct solve_model *model, enum solve_rule_kind kind, int32_t person)
{
	const struct solve_rule rule = {kind, person, SOLVE_NONE, 0, SOLVE_NONE, 0};

	return solve_model_add_rule(model, &rule);
}

/*
 * Five days off with three shifts of a leader and three of a technician each; 4 of 12 people lead.
 * Rest between shifts, at most 4 shifts each; two leaders and two others are away for two days.
 */
static void make_holiday(struct solve_model *out)
{
	static const int32_t away[][2] = {{0, 0}, {1, 3}, {4, 0}, {7, 3}};

	*out = (struct solve_model){0};
	for (int32_t p = 0; p < 12; p++)
		solve_model_add_person(out);
	for (int32_t d = 0; d < 5; d++)
		for (int32_t i = 0; i < 6; i++)
			solve_model_add_slot(out, d * DAY + i % 3 * 8 * HOUR,
			                     d * DAY + (i % 3 + 1) * 8 * HOUR, d, i / 3);
	for (int32_t a = 0; a < out->n_slots; a++)
		for (int32_t b = 0; b < out->n_slots; b++)
			if (out->slots[b].start >= out->slots[a].end &&
			    out->slots[b].start < out->slots[a].end + 12 * HOUR)
				solve_model_conflict(out, a, b, true);
	for (int32_t p = 0; p < 12; p++) {
		struct solve_limit limit = {.person = p, .most = 4};

		limit.rule = rule_about(out, SOLVE_MAX, p);
		solve_model_limit(out, &limit);
		rule_about(out, SOLVE_REST, p);
		if (p < 4)
			continue;
		limit.rule = rule_about(out, SOLVE_SKILL, p);
		for (int32_t s = 0; s < out->n_slots; s++)
			if (out->slots[s].group == 0)
				solve_model_forbid(out, p, s, limit.rule);
	}
	for (size_t i = 0; i < sizeof away / sizeof *away; i++) {
		const int32_t rule = rule_about(out, SOLVE_LEAVE, away[i][0]);

		for (int32_t s = 0; s < out->n_slots; s++)
			if (out->slots[s].day / 2 == away[i][1] / 2)
				solve_model_forbid(out, away[i][0], s, rule);
	}
}

static void a_holiday_is_explained_in_half_a_second(void **state)
{
	struct solve_model model;
	struct solve_clash clash;
	struct err err;
	int64_t started, took;
	int32_t n_covers = 0;

	(void)state;
	make_holiday(&model);
	started = clock_monotonic();
	assert_true(solve_explain(&clash, &model, started + 60000, &err));
	took = clock_monotonic() - started;
	print_message("%d rules, %d of them clash: %lld ms\n", model.n_rules, clash.n_rules,
	              (long long)took);
	assert_true(clash.minimal);
	for (int32_t i = 0; i < clash.n_rules; i++) {
		const struct solve_rule *rule = &model.rules[clash.rules[i]];

		n_covers += rule->kind == SOLVE_COVER;
		assert_true(rule->kind != SOLVE_COVER || rule->group == 0); /* one post's story */
	}
	assert_int_equal(clash.needed, n_covers);
	assert_int_equal(clash.available, n_covers - 1);
	assert_int_equal(clash.n_relaxations, SOLVE_RELAXATIONS);
	assert_true(clash.relaxations[0].weight < 5); /* more shifts for somebody, nobody's leave */
	solve_clash_release(&clash);
	solve_model_release(&model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rules_hold_together_or_not),
	    cmocka_unit_test(clashes_are_minimal_and_ways_out_the_cheapest),
	    cmocka_unit_test(ways_out_are_found_by_a_program_as_well),
	    cmocka_unit_test(a_holiday_is_explained_in_half_a_second),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
