#include "solve/model.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

/* Far beyond any office, far below what an index or a table of pairs could not bear. */
#define MOST_PEOPLE 10000
#define MOST_SLOTS  4000
/* Leaves room for the engine's fixed-point duals: 2^45 * 2^14 < 2^62. */
#define MOST_COST ((double)(1LL << 45))

int32_t solve_model_add_person(struct solve_model *model)
{
	assert(model->n_measures == 0);
	return model->n_people++;
}

int32_t solve_model_add_rule(struct solve_model *model, const struct solve_rule *rule)
{
	model->rules = array_grow(model->rules, (size_t)model->n_rules, sizeof *model->rules);
	model->rules[model->n_rules] = *rule;
	return model->n_rules++;
}

int32_t solve_model_add_slot(struct solve_model *model, int64_t start, int64_t end, int32_t day,
                             int32_t group)
{
	const int32_t slot = model->n_slots;
	const struct solve_rule cover = {SOLVE_COVER, SOLVE_NONE, slot, group, SOLVE_NONE, 0};

	assert(model->n_measures == 0);
	model->slots = array_grow(model->slots, (size_t)slot, sizeof *model->slots);
	model->slots[slot] = (struct solve_slot){start, end, day, group, 0};
	model->slots[slot].cover = solve_model_add_rule(model, &cover);
	return model->n_slots++;
}

int32_t solve_model_add_measure(struct solve_model *model, int64_t weight)
{
	struct solve_measure *m;

	model->measures =
	    array_grow(model->measures, (size_t)model->n_measures, sizeof *model->measures);
	m = &model->measures[model->n_measures];
	m->weight = weight;
	m->points = xcalloc((size_t)model->n_slots + 1, sizeof *m->points);
	m->past = xcalloc((size_t)model->n_people + 1, sizeof *m->past);
	return model->n_measures++;
}

void solve_model_forbid(struct solve_model *model, int32_t person, int32_t slot, int32_t rule)
{
	model->forbids =
	    array_grow(model->forbids, (size_t)model->n_forbids, sizeof *model->forbids);
	model->forbids[model->n_forbids++] = (struct solve_forbid){person, slot, rule};
}

void solve_model_conflict(struct solve_model *model, int32_t a, int32_t b, bool is_rest)
{
	model->conflicts =
	    array_grow(model->conflicts, (size_t)model->n_conflicts, sizeof *model->conflicts);
	model->conflicts[model->n_conflicts++] = (struct solve_conflict){a, b, is_rest};
}

void solve_model_join(struct solve_model *model, int32_t a, int32_t b)
{
	model->joints = array_grow(model->joints, (size_t)model->n_joints, sizeof *model->joints);
	model->joints[model->n_joints++] = (struct solve_joint){a, b};
}

void solve_model_fix(struct solve_model *model, int32_t person, int32_t slot, int32_t rule)
{
	model->fixed = array_grow(model->fixed, (size_t)model->n_fixed, sizeof *model->fixed);
	model->fixed[model->n_fixed++] = (struct solve_fixed){rule, person, slot};
}

void solve_model_cell(struct solve_model *model, int32_t person, int32_t slot, int64_t cost)
{
	model->cells = array_grow(model->cells, (size_t)model->n_cells, sizeof *model->cells);
	model->cells[model->n_cells++] = (struct solve_cell){person, slot, cost};
}

void solve_model_max(struct solve_model *model, int32_t rule, int32_t most, const int32_t *slots,
                     int32_t n_slots)
{
	struct solve_max *max;

	assert(rule >= 0 && rule < model->n_rules);
	model->maxes = array_grow(model->maxes, (size_t)model->n_maxes, sizeof *model->maxes);
	max = &model->maxes[model->n_maxes++];
	*max = (struct solve_max){rule, model->rules[rule].person, most, n_slots, NULL};
	if (n_slots == 0)
		return;
	max->slots = xcalloc((size_t)n_slots, sizeof *max->slots);
	memcpy(max->slots, slots, (size_t)n_slots * sizeof *max->slots);
}

void solve_model_release(struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_maxes; i++)
		free(model->maxes[i].slots);
	for (int32_t i = 0; i < model->n_measures; i++) {
		free(model->measures[i].points);
		free(model->measures[i].past);
	}
	free(model->slots);
	free(model->rules);
	free(model->forbids);
	free(model->conflicts);
	free(model->joints);
	free(model->maxes);
	free(model->fixed);
	free(model->cells);
	free(model->measures);
	*model = (struct solve_model){0};
}

static bool within(int32_t index, int32_t n)
{
	return index >= 0 && index < n;
}

static bool is_person(const struct solve_model *model, int32_t person)
{
	return within(person, model->n_people);
}

static bool is_slot(const struct solve_model *model, int32_t slot)
{
	return within(slot, model->n_slots);
}

static bool is_rule(const struct solve_model *model, int32_t rule)
{
	return within(rule, model->n_rules);
}

static const char *bad_slot(const struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_slots; i++) {
		const struct solve_slot *slot = &model->slots[i];

		if (slot->start >= slot->end)
			return "a slot that ends before it starts";
		if (!is_rule(model, slot->cover) || model->rules[slot->cover].kind != SOLVE_COVER ||
		    model->rules[slot->cover].slot != i)
			return "a slot without its cover rule";
	}
	return NULL;
}

static const char *bad_rule(const struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_rules; i++) {
		const struct solve_rule *rule = &model->rules[i];

		if ((unsigned)rule->kind >= SOLVE_KINDS)
			return "an unknown kind of rule";
		if (rule->person != SOLVE_NONE && !is_person(model, rule->person))
			return "a rule about nobody";
		if (rule->slot != SOLVE_NONE && !is_slot(model, rule->slot))
			return "a rule about no slot";
		if (rule->kind == SOLVE_COVER &&
		    (!is_slot(model, rule->slot) || model->slots[rule->slot].cover != i))
			return "a cover rule without its slot";
	}
	return NULL;
}

static const char *bad_pair(const struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_forbids; i++) {
		const struct solve_forbid *f = &model->forbids[i];

		if (!is_person(model, f->person) || !is_slot(model, f->slot) ||
		    !is_rule(model, f->rule) || model->rules[f->rule].kind == SOLVE_COVER)
			return "a forbidden pair that does not exist";
	}
	for (int32_t i = 0; i < model->n_fixed; i++) {
		const struct solve_fixed *f = &model->fixed[i];

		if (!is_person(model, f->person) || !is_slot(model, f->slot) ||
		    !is_rule(model, f->rule) || model->rules[f->rule].kind != SOLVE_FIXED)
			return "a fixed cell that does not exist";
	}
	for (int32_t i = 0; i < model->n_conflicts; i++)
		if (!is_slot(model, model->conflicts[i].a) ||
		    !is_slot(model, model->conflicts[i].b) ||
		    model->conflicts[i].a == model->conflicts[i].b)
			return "a conflict of slots that do not exist";
	for (int32_t i = 0; i < model->n_joints; i++)
		if (!is_slot(model, model->joints[i].a) || !is_slot(model, model->joints[i].b) ||
		    model->joints[i].a == model->joints[i].b)
			return "a joint of slots that do not exist";
	return NULL;
}

static const char *bad_max(const struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_maxes; i++) {
		const struct solve_max *max = &model->maxes[i];

		if (!is_person(model, max->person) || !is_rule(model, max->rule) ||
		    model->rules[max->rule].kind == SOLVE_COVER || max->most < 0 ||
		    max->n_slots < 0)
			return "a limit of nobody or below nothing";
		for (int32_t k = 0; k < max->n_slots; k++)
			if (!is_slot(model, max->slots[k]))
				return "a limit on slots that do not exist";
	}
	return NULL;
}

/* Each slot has one holder, so the new points of all people together are at most the slots' points.
 */
static const char *bad_cost(const struct solve_model *model)
{
	double total = (double)model->adjacent * model->n_slots;

	if (model->adjacent < 0)
		return "a negative weight";
	for (int32_t i = 0; i < model->n_cells; i++) {
		const struct solve_cell *cell = &model->cells[i];

		if (!is_person(model, cell->person) || !is_slot(model, cell->slot))
			return "a cost of a cell that does not exist";
		total += cell->cost < 0 ? -(double)cell->cost : (double)cell->cost;
	}
	for (int32_t i = 0; i < model->n_measures; i++) {
		const struct solve_measure *m = &model->measures[i];
		double points = 0, past = 0;

		for (int32_t s = 0; s < model->n_slots; s++) {
			if (m->points[s] < 0)
				return "negative points";
			points += (double)m->points[s];
		}
		for (int32_t p = 0; p < model->n_people; p++) {
			if (m->past[p] < 0)
				return "negative points";
			past = (double)m->past[p] > past ? (double)m->past[p] : past;
		}
		if (m->weight < 0)
			return "a negative weight";
		total += (double)m->weight * points * (points + 2 * past);
	}
	return total < MOST_COST ? NULL : "costs beyond what can be added up";
}

bool solve_model_check(const struct solve_model *model, struct err *err)
{
	const char *bad = NULL;

	if (!within(model->n_people, MOST_PEOPLE + 1) || !within(model->n_slots, MOST_SLOTS + 1))
		bad = "too many people or slots";
	if (!bad)
		bad = bad_slot(model);
	if (!bad)
		bad = bad_rule(model);
	if (!bad)
		bad = bad_pair(model);
	if (!bad)
		bad = bad_max(model);
	if (!bad)
		bad = bad_cost(model);
	if (bad)
		return err_set(err, ERR_INPUT, "bad-model",
		               _("the generator was given a wrong model: %s"), bad);
	return true;
}
