#include <stdlib.h>

#include "base/mem.h"
#include "solve/maker.h"
#include "solve/model_build.h"

#include "base/banned.h"

#define HOUR 3600
#define DAY  (24 * HOUR)

static bool chance(struct maker *maker, int32_t in_100)
{
	return maker_below(maker, 100) < in_100;
}

static int32_t add_rule(struct solve_model *out, enum solve_rule_kind kind, int32_t person)
{
	const struct solve_rule rule = {kind, person, SOLVE_NONE, SOLVE_NONE, SOLVE_NONE, 0};

	return solve_model_add_rule(out, &rule);
}

static void rich_slots(struct solve_model *out, struct maker *maker)
{
	const int32_t n = 1 + maker_below(maker, 5);

	for (int32_t i = 0; i < n; i++) {
		const int32_t day = maker_below(maker, 5);
		const int64_t start = day * DAY + maker_below(maker, 3) * 8 * HOUR;
		const int32_t s =
		    solve_model_add_slot(out, start, start + (1 + maker_below(maker, 2)) * 8 * HOUR,
		                         day, maker_below(maker, 2));
		struct solve_slot *slot = &out->slots[s];

		if (chance(maker, 30))
			slot->need = maker_below(maker, 3);
		if (chance(maker, 30))
			slot->under = maker_below(maker, 50);
		if (chance(maker, 30))
			slot->over = maker_below(maker, 30);
	}
	if (chance(maker, 30)) {
		out->first_day = -maker_below(maker, 2);
		out->n_days = 5 - out->first_day + maker_below(maker, 2);
	}
}

static void rich_pairs(struct solve_model *out, struct maker *maker)
{
	const int32_t crowd = 25 * maker_below(maker, 2);

	for (int32_t a = 0; a < out->n_slots; a++)
		for (int32_t b = 0; b < out->n_slots; b++)
			if (a < b && chance(maker, crowd))
				solve_model_conflict(out, a, b, chance(maker, 70));
			else if (a != b && chance(maker, 10))
				solve_model_join(out, a, b);
}

static void rich_limit(struct solve_model *out, struct maker *maker, int32_t person)
{
	int32_t slots[5], blocks[5];
	int64_t weights[5];
	const bool least = chance(maker, 35);
	struct solve_limit limit = {.rule = add_rule(out, least ? SOLVE_MIN : SOLVE_MAX, person),
	                            .person = person,
	                            .least = least ? 1 + maker_below(maker, 3) : 0,
	                            .most = least && chance(maker, 60) ? SOLVE_ANY
	                                                               : 1 + maker_below(maker, 4)};
	const int32_t first = maker_below(maker, 5);
	const bool weighs = chance(maker, 50);

	if (limit.most < limit.least)
		limit.most = limit.least;
	if (chance(maker, 70)) {
		limit.n_slots = 1 + maker_below(maker, out->n_slots);
		limit.slots = slots;
		limit.weights = weighs ? weights : NULL;
		limit.blocks = chance(maker, 50) ? blocks : NULL;
	}
	for (int32_t k = 0; k < limit.n_slots; k++) {
		slots[k] = (first + k) % out->n_slots;
		weights[k] = maker_below(maker, 4);
		blocks[k] = maker_below(maker, 3) - 1;
	}
	solve_model_limit(out, &limit);
}

static void rich_run(struct solve_model *out, struct maker *maker, int32_t person)
{
	struct solve_run run = {.rule = add_rule(out, SOLVE_RUN, person), .person = person};

	run.work_least = maker_below(maker, 3);
	run.work_most = maker_below(maker, 4);
	run.off_least = maker_below(maker, 3);
	run.off_most = chance(maker, 30) ? 2 + maker_below(maker, 3) : 0;
	if (run.work_most && run.work_most < run.work_least)
		run.work_most = run.work_least;
	if (run.off_most && run.off_most < run.off_least)
		run.off_most = run.off_least;
	run.before = maker_below(maker, 7) - 3;
	solve_model_run(out, &run);
}

static void rich_person(struct solve_model *out, struct maker *maker, int32_t person)
{
	if (chance(maker, 60))
		add_rule(out, SOLVE_REST, person);
	for (int32_t n = maker_below(maker, 3); n > 0; n--)
		if (chance(maker, 50))
			rich_limit(out, maker, person);
	if (chance(maker, 30))
		rich_run(out, maker, person);
	if (chance(maker, 25)) {
		const int32_t rule = add_rule(out, SOLVE_SKILL, person);

		out->rules[rule].group = 0;
		for (int32_t s = 0; s < out->n_slots; s++)
			if (out->slots[s].group == 0)
				solve_model_forbid(out, person, s, rule);
	}
	for (int32_t s = 0; s < out->n_slots; s++)
		if (chance(maker, 15)) {
			const int32_t rule =
			    add_rule(out, chance(maker, 70) ? SOLVE_LEAVE : SOLVE_EXEMPT, person);

			out->rules[rule].slot = s;
			solve_model_forbid(out, person, s, rule);
		}
}

static int64_t price(struct maker *maker)
{
	return chance(maker, 50) ? SOLVE_MUST : maker_below(maker, 40);
}

static void rich_couple(struct solve_model *out, struct maker *maker)
{
	struct solve_term terms[4];
	struct solve_couple couple = {.rule = add_rule(out, SOLVE_COUPLE, SOLVE_NONE),
	                              .least = INT64_MIN,
	                              .most = SOLVE_ANY,
	                              .under = price(maker),
	                              .over = price(maker),
	                              .n_terms = 1 + maker_below(maker, 4),
	                              .terms = terms};

	for (int32_t k = 0; k < couple.n_terms; k++) {
		terms[k] = (struct solve_term){maker_below(maker, out->n_people),
		                               maker_below(maker, out->n_slots),
		                               maker_below(maker, 4) - 1};
		if (terms[k].factor == 0)
			terms[k].factor = 1;
	}
	if (chance(maker, 50))
		couple.least = maker_below(maker, 3);
	if (chance(maker, 50))
		couple.most = maker_below(maker, 3) - (couple.least == INT64_MIN);
	if (couple.most < couple.least)
		couple.most = couple.least;
	solve_model_couple(out, &couple);
}

static void rich_base(struct solve_model *out, struct maker *maker, int32_t person)
{
	int32_t slots[5];
	struct solve_base base = {.person = person, .cost = maker_below(maker, 60), .slots = slots};

	for (int32_t s = 0; s < out->n_slots; s++)
		if (chance(maker, 30))
			slots[base.n_slots++] = s;
	solve_model_base(out, &base);
}

static void rich_costs(struct solve_model *out, struct maker *maker)
{
	for (int32_t k = maker_below(maker, 3); k > 0; k--) {
		const int32_t at = solve_model_add_measure(out, maker_below(maker, 4));
		struct solve_measure *m = &out->measures[at];

		for (int32_t s = 0; s < out->n_slots; s++)
			m->points[s] = maker_below(maker, 5);
		for (int32_t p = 0; p < out->n_people; p++) {
			m->past[p] = 5 * maker_below(maker, 4);
			if (chance(maker, 30))
				m->weight[p] = maker_below(maker, 4);
		}
	}
	out->adjacent = maker_below(maker, 3) * 10;
	for (int32_t i = maker_below(maker, 5); i > 0; i--)
		solve_model_cell(out, maker_below(maker, out->n_people),
		                 maker_below(maker, out->n_slots), maker_below(maker, 60) - 30);
}

void maker_rich(struct solve_model *out, struct maker *maker)
{
	*out = (struct solve_model){0};
	for (int32_t n = 1 + maker_below(maker, 4); n > 0; n--)
		solve_model_add_person(out);
	rich_slots(out, maker);
	rich_pairs(out, maker);
	for (int32_t p = 0; p < out->n_people; p++) {
		rich_person(out, maker, p);
		if (chance(maker, 30))
			rich_base(out, maker, p);
	}
	for (int32_t n = maker_below(maker, 3); n > 0; n--)
		rich_couple(out, maker);
	for (int32_t n = maker_below(maker, 8) / 6; n > 0; n--) {
		const int32_t person = maker_below(maker, out->n_people);
		const int32_t slot = maker_below(maker, out->n_slots);
		const int32_t rule = add_rule(out, SOLVE_FIXED, person);

		out->rules[rule].slot = slot;
		solve_model_fix(out, person, slot, rule);
	}
	rich_costs(out, maker);
}
