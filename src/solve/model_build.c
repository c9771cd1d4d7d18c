#include "solve/model_build.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

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
	model->slots[slot] = (struct solve_slot){
	    start, end, day, group, solve_model_add_rule(model, &cover), 1, SOLVE_MUST, SOLVE_MUST};
	return model->n_slots++;
}

int32_t solve_model_add_measure(struct solve_model *model, int64_t weight)
{
	struct solve_measure *m;

	model->measures =
	    array_grow(model->measures, (size_t)model->n_measures, sizeof *model->measures);
	m = &model->measures[model->n_measures];
	m->weight = xcalloc((size_t)model->n_people + 1, sizeof *m->weight);
	for (int32_t p = 0; p < model->n_people; p++)
		m->weight[p] = weight;
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

static void *copy(const void *from, int32_t n, size_t size)
{
	void *to;

	if (!from || n == 0)
		return NULL;
	to = xcalloc((size_t)n, size);
	memcpy(to, from, (size_t)n * size);
	return to;
}

void solve_model_limit(struct solve_model *model, const struct solve_limit *limit)
{
	struct solve_limit *to;
	const int32_t n = limit->n_slots;

	model->limits = array_grow(model->limits, (size_t)model->n_limits, sizeof *model->limits);
	to = &model->limits[model->n_limits++];
	*to = *limit;
	to->slots = copy(limit->slots, n, sizeof *to->slots);
	to->weights = copy(limit->weights, n, sizeof *to->weights);
	to->blocks = copy(limit->blocks, n, sizeof *to->blocks);
}

void solve_model_run(struct solve_model *model, const struct solve_run *run)
{
	model->runs = array_grow(model->runs, (size_t)model->n_runs, sizeof *model->runs);
	model->runs[model->n_runs++] = *run;
}

void solve_model_base(struct solve_model *model, const struct solve_base *base)
{
	struct solve_base *to;

	model->bases = array_grow(model->bases, (size_t)model->n_bases, sizeof *model->bases);
	to = &model->bases[model->n_bases++];
	*to = *base;
	to->slots = copy(base->slots, base->n_slots, sizeof *to->slots);
}

void solve_model_couple(struct solve_model *model, const struct solve_couple *couple)
{
	struct solve_couple *to;

	model->couples =
	    array_grow(model->couples, (size_t)model->n_couples, sizeof *model->couples);
	to = &model->couples[model->n_couples++];
	*to = *couple;
	to->terms = copy(couple->terms, couple->n_terms, sizeof *to->terms);
}
