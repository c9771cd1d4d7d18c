#include "solve/maker.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/model_build.h"

#include "base/banned.h"

#define HOUR 3600
#define DAY  (24 * HOUR)

int32_t maker_below(struct maker *maker, int32_t n)
{
	maker->random = maker->random * 6364136223846793005U + 1442695040888963407U;
	return (int32_t)((maker->random >> 33) % (uint64_t)n);
}

int maker_share(int n)
{
	const char *share = getenv("TEST_SHARE");

	return share ? (int)(n * strtol(share, NULL, 10) / 100) : n;
}

static bool chance(struct maker *maker, int32_t in_100)
{
	return maker_below(maker, 100) < in_100;
}

static int32_t person_rule(struct solve_model *model, enum solve_rule_kind kind, int32_t person,
                           int32_t slot)
{
	const struct solve_rule rule = {kind, person, slot, SOLVE_NONE, SOLVE_NONE, 0};

	return solve_model_add_rule(model, &rule);
}

static void most(struct solve_model *model, int32_t rule, int32_t n, int32_t *slots,
                 int32_t n_slots)
{
	const struct solve_limit limit = {.rule = rule,
	                                  .person = model->rules[rule].person,
	                                  .most = n,
	                                  .n_slots = n_slots,
	                                  .slots = slots};

	solve_model_limit(model, &limit);
}

/* ---- small random models ---- */

static void small_slots(struct solve_model *out, struct maker *maker)
{
	const int32_t n_slots = 1 + maker_below(maker, 7);
	const int32_t crowd = 10 + 40 * maker_below(maker, 2);

	for (int32_t s = 0; s < n_slots; s++) {
		const int32_t day = maker_below(maker, 5);
		const int64_t start = day * DAY + maker_below(maker, 4) * 6 * HOUR;

		solve_model_add_slot(out, start, start + (1 + maker_below(maker, 4)) * 6 * HOUR,
		                     day, maker_below(maker, 2));
	}
	for (int32_t a = 0; a < n_slots; a++)
		for (int32_t b = 0; b < n_slots; b++)
			if (a < b && chance(maker, crowd))
				solve_model_conflict(out, a, b, chance(maker, 70));
			else if (a != b && chance(maker, 10))
				solve_model_join(out, a, b);
}

static void small_rules(struct solve_model *out, struct maker *maker)
{
	for (int32_t p = 0; p < out->n_people; p++) {
		if (chance(maker, 70))
			person_rule(out, SOLVE_REST, p, SOLVE_NONE);
		if (out->n_joints == 0 && chance(maker, 40)) {
			int32_t slots[3];
			const int32_t rule = person_rule(out, SOLVE_MAX, p, SOLVE_NONE);
			const int32_t any = maker_below(maker, 4), first = maker_below(maker, 7);
			const int32_t n = any < out->n_slots ? any : out->n_slots;

			for (int32_t i = 0; i < n; i++)
				slots[i] = (first + i) % out->n_slots;
			most(out, rule, maker_below(maker, 4), slots, n);
		}
		if (chance(maker, 30)) {
			const int32_t rule = person_rule(out, SOLVE_SKILL, p, SOLVE_NONE);

			for (int32_t s = 0; s < out->n_slots; s++)
				if (out->slots[s].group == 0)
					solve_model_forbid(out, p, s, rule);
		}
		for (int32_t s = 0; s < out->n_slots; s++)
			if (chance(maker, 20))
				solve_model_forbid(out, p, s, person_rule(out, SOLVE_LEAVE, p, s));
	}
	if (chance(maker, 20)) {
		const int32_t p = maker_below(maker, out->n_people);
		const int32_t s = maker_below(maker, out->n_slots);

		solve_model_fix(out, p, s, person_rule(out, SOLVE_FIXED, p, s));
	}
}

static void small_costs(struct solve_model *out, struct maker *maker)
{
	for (int32_t k = maker_below(maker, 3); k > 0; k--) {
		const int32_t at = solve_model_add_measure(out, maker_below(maker, 4));
		struct solve_measure *m = &out->measures[at];
		const int32_t unit = 1 + 24 * maker_below(maker, 2);

		for (int32_t s = 0; s < out->n_slots; s++)
			m->points[s] = unit * maker_below(maker, 4);
		for (int32_t p = 0; p < out->n_people; p++)
			m->past[p] = 10 + 5 * maker_below(maker, 4);
	}
	out->adjacent = maker_below(maker, 3) * 10;
	for (int32_t i = maker_below(maker, 5); i > 0; i--)
		solve_model_cell(out, maker_below(maker, out->n_people),
		                 maker_below(maker, out->n_slots), maker_below(maker, 60) - 30);
}

void maker_small(struct solve_model *out, struct maker *maker)
{
	*out = (struct solve_model){0};
	for (int32_t n = 1 + maker_below(maker, 4); n > 0; n--)
		solve_model_add_person(out);
	small_slots(out, maker);
	small_rules(out, maker);
	small_costs(out, maker);
}

void maker_division(struct solve_model *out, struct maker *maker)
{
	int32_t measure;

	*out = (struct solve_model){0};
	for (int32_t p = 0; p < 3; p++)
		solve_model_add_person(out);
	for (int32_t s = 0; s < 8; s++)
		solve_model_add_slot(out, s * (int64_t)DAY, s * (int64_t)DAY + 12 * HOUR, s, 0);
	measure = solve_model_add_measure(out, 1 + maker_below(maker, 3));
	for (int32_t s = 0; s < 8; s++)
		out->measures[measure].points[s] = 1 + maker_below(maker, 60);
	for (int32_t p = 0; p < 3; p++)
		out->measures[measure].past[p] = maker_below(maker, 2) * maker_below(maker, 50);
	out->adjacent = maker_below(maker, 2) * 7;
}

/* ---- like a real holiday ---- */

enum { LEADER, OFFICER, TECHNICIAN, GUARD, GROUPS };

static void holiday_slots(struct solve_model *out, const struct maker_holiday *what)
{
	for (int32_t d = 0; d < what->days; d++) {
		const int64_t day = (int64_t)d * DAY;

		solve_model_add_slot(out, day + 7 * HOUR, day + 31 * HOUR, d, LEADER);
		for (int32_t i = 0; i < what->officers_per_shift; i++) {
			solve_model_add_slot(out, day + 7 * HOUR, day + 19 * HOUR, d, OFFICER);
			solve_model_add_slot(out, day + 19 * HOUR, day + 31 * HOUR, d, OFFICER);
		}
		solve_model_add_slot(out, day + 7 * HOUR, day + 31 * HOUR, d, TECHNICIAN);
		solve_model_add_slot(out, day + 17 * HOUR, day + 31 * HOUR + HOUR / 2, d, GUARD);
		solve_model_add_slot(out, day + 7 * HOUR + HOUR / 2, day + 17 * HOUR, d, GUARD);
	}
	for (int32_t a = 0; a < out->n_slots; a++)
		for (int32_t b = a + 1; b < out->n_slots; b++) {
			const struct solve_slot *x = &out->slots[a], *y = &out->slots[b];

			/* A live-in guard needs no rest. */
			if (x->group == GUARD && y->group == GUARD)
				continue;
			if (x->start < y->end + 12 * HOUR && y->start < x->end + 12 * HOUR)
				solve_model_conflict(out, a, b, true);
		}
}

static void holiday_person(struct solve_model *out, const struct maker_holiday *what,
                           struct maker *maker, int32_t person, int32_t group)
{
	person_rule(out, SOLVE_REST, person, SOLVE_NONE);
	if (what->most)
		most(out, person_rule(out, SOLVE_MAX, person, SOLVE_NONE), what->most, NULL, 0);
	for (int32_t other = 0; other < GROUPS; other++) {
		int32_t rule;

		if (other == group || (what->is_open && other == OFFICER))
			continue;
		rule = person_rule(out, SOLVE_SKILL, person, SOLVE_NONE);
		out->rules[rule].group = other;
		for (int32_t s = 0; s < out->n_slots; s++)
			if (out->slots[s].group == other)
				solve_model_forbid(out, person, s, rule);
	}
	if (chance(maker, what->leave)) {
		const int64_t from = (int64_t)maker_below(maker, what->days) * DAY;
		const int32_t rule = person_rule(out, SOLVE_LEAVE, person, SOLVE_NONE);

		for (int32_t s = 0; s < out->n_slots; s++)
			if (out->slots[s].start < from + DAY && from < out->slots[s].end)
				solve_model_forbid(out, person, s, rule);
	}
}

/* Percent of a point per 8 h: Tết or statutory days 3, weekly rest 2, days in lieu 1. */
static int64_t points_of(const struct maker_holiday *what, const struct solve_slot *slot)
{
	const int64_t hours = (slot->end - slot->start) / HOUR;
	const int64_t kind = slot->day % 7 < 2 ? 300 : slot->day % 7 < 4 ? 200 : 100;

	if (what->weights_in_minutes)
		return kind * (slot->end - slot->start) / 60 / 480 + slot->day;
	return kind * (hours - hours % 2) / 8;
}

static int64_t past_of(const struct maker_holiday *what, struct maker *maker)
{
	static const int64_t usual[] = {0, 900, 1350, 1800, 2250, 2700};

	if (what->history == 0)
		return 0;
	return what->history == 1 ? 1800
	                          : usual[maker_below(maker, 6)] + 25 * maker_below(maker, 9);
}

void maker_holiday(struct solve_model *out, const struct maker_holiday *what, struct maker *maker)
{
	const int32_t size[GROUPS] = {what->leaders, what->officers, what->technicians,
	                              what->guards};
	int32_t person = 0, points, count;

	*out = (struct solve_model){.adjacent = 2000};
	for (int32_t g = 0; g < GROUPS; g++)
		for (int32_t i = 0; i < size[g]; i++)
			solve_model_add_person(out);
	holiday_slots(out, what);
	for (int32_t g = 0; g < GROUPS; g++)
		for (int32_t i = 0; i < size[g]; i++)
			holiday_person(out, what, maker, person++, g);
	points = solve_model_add_measure(out, 1);
	count = solve_model_add_measure(out, 10000);
	for (int32_t s = 0; s < out->n_slots; s++) {
		out->measures[points].points[s] = points_of(what, &out->slots[s]);
		out->measures[count].points[s] = 1;
	}
	for (int32_t p = 0; p < out->n_people; p++) {
		out->measures[points].past[p] = past_of(what, maker);
		if (chance(maker, what->wishes))
			solve_model_cell(out, p, maker_below(maker, out->n_slots),
			                 chance(maker, 50) ? 50000 : -50000);
	}
}
