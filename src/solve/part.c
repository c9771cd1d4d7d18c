#include "solve/part.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/machine.h"
#include "solve/part_cut.h"

#include "base/banned.h"

/* ---- members ---- */

static void add_members(struct parts *parts, struct cut *cut)
{
	for (int32_t i = 0; i < cut->n_slots; i++) {
		const struct solve_slot *from = &cut->model->slots[cut->order[i]];
		struct part *part;

		if (cut->part[i] == SOLVE_NONE)
			continue;
		part = &parts->part[cut->part[i]];
		part->slots = array_grow(part->slots, (size_t)part->n_slots, sizeof *part->slots);
		part->slots[part->n_slots] = (struct part_slot){.slot = cut->order[i],
		                                                .day = from->day,
		                                                .group = from->group,
		                                                .need = from->need,
		                                                .start = from->start,
		                                                .end = from->end,
		                                                .under = from->under,
		                                                .over = from->over};
		cut->local[i] = part->n_slots++;
	}
	for (int32_t p = 0; p < cut->n_people; p++) {
		struct part *part;

		if (cut->part[cut->n_slots + p] == SOLVE_NONE)
			continue;
		part = &parts->part[cut->part[cut->n_slots + p]];
		part->people =
		    array_grow(part->people, (size_t)part->n_people, sizeof *part->people);
		part->people[part->n_people] =
		    (struct part_person){.person = p, .n_base = SOLVE_NONE};
		cut->local[cut->n_slots + p] = part->n_people++;
	}
}

static void fill_people(struct part *part, const struct cut *cut)
{
	const size_t n = (size_t)part->n_slots;

	for (int32_t p = 0; p < part->n_people; p++) {
		struct part_person *person = &part->people[p];

		person->ok = xcalloc(n, 1);
		person->cells = xcalloc(n, sizeof *person->cells);
		for (size_t i = 0; i < n; i++)
			person->ok[i] = cut->ok[(size_t)person->person * (size_t)cut->n_slots +
			                        (size_t)cut->position[part->slots[i].slot]];
	}
}

/* Runs go over all the model's days. */
static void days_of(const struct solve_model *model, int32_t *first, int32_t *n)
{
	int32_t last = INT32_MIN;

	*first = INT32_MAX;
	for (int32_t s = 0; s < model->n_slots; s++) {
		const int32_t day = model->slots[s].day;

		*first = day < *first ? day : *first;
		last = day > last ? day : last;
	}
	*n = model->n_slots ? last - *first + 1 : 0;
	if (model->n_days) {
		*first = model->first_day;
		*n = model->n_days;
	}
}

/* ---- pairs of slots ---- */

#define PART_OVERLAP 8 /* by its hours, which joined slots may */

struct pair {
	int32_t part, a, b;
	char why;
};

struct pairs {
	struct pair *pair;
	size_t n, room;
};

static void add_pair(struct pairs *pairs, int32_t part, int32_t a, int32_t b, char why)
{
	if (pairs->n + 2 > pairs->room) {
		pairs->room = 2 * pairs->room + 64;
		pairs->pair = xrealloc(pairs->pair, pairs->room, sizeof *pairs->pair);
	}
	pairs->pair[pairs->n++] = (struct pair){part, a, b, why};
	pairs->pair[pairs->n++] = (struct pair){part, b, a, why};
}

static int compare_pairs(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

static void add_overlaps(struct pairs *pairs, const struct part *part, int32_t number)
{
	for (int32_t a = 0; a < part->n_slots; a++)
		for (int32_t b = a + 1;
		     b < part->n_slots && part->slots[b].start < part->slots[a].end; b++)
			add_pair(pairs, number, a, b, PART_OVERLAP);
}

static void add_listed(struct pairs *pairs, struct parts *parts, const struct cut *cut)
{
	const struct solve_model *model = cut->model;
	int32_t a, b;

	for (int32_t i = 0; i < model->n_conflicts; i++) {
		const struct solve_conflict *c = &model->conflicts[i];
		struct part *part = cut_slot(parts, cut, c->a, &a);

		if (part && part == cut_slot(parts, cut, c->b, &b))
			add_pair(pairs, (int32_t)(part - parts->part), a, b,
			         c->is_rest ? PART_REST : PART_NEVER);
	}
	for (int32_t i = 0; i < model->n_joints; i++) {
		const struct solve_joint *joint = &model->joints[i];
		struct part *part = cut_slot(parts, cut, joint->a, &a);

		if (!part || part != cut_slot(parts, cut, joint->b, &b))
			continue;
		if (!part->joins)
			part->joins = xcalloc((size_t)part->n_slots * (size_t)part->n_slots, 1);
		part->has_joins = true;
		part->joins[(size_t)a * (size_t)part->n_slots + (size_t)b] = 1;
		add_pair(pairs, (int32_t)(part - parts->part), a, b, PART_JOINT);
	}
}

static void fill_pairs(struct parts *parts, const struct cut *cut)
{
	struct pairs pairs = {0};

	for (size_t i = 0; i < parts->n; i++)
		add_overlaps(&pairs, &parts->part[i], (int32_t)i);
	add_listed(&pairs, parts, cut);
	if (pairs.n)
		qsort(pairs.pair, pairs.n, sizeof *pairs.pair, compare_pairs);
	for (size_t i = 0; i < pairs.n;) {
		const struct pair *first = &pairs.pair[i];
		struct part_slot *slot = &parts->part[first->part].slots[first->a];
		char why = 0;

		for (; i < pairs.n && !compare_pairs(first, &pairs.pair[i]); i++)
			why |= pairs.pair[i].why;
		if ((why & PART_OVERLAP) && !(why & PART_JOINT))
			why |= PART_NEVER;
		why &= (char)~PART_OVERLAP;
		slot->others =
		    array_grow(slot->others, (size_t)slot->n_others, sizeof *slot->others);
		slot->others[slot->n_others++] = (struct part_other){first->b, why};
	}
	free(pairs.pair);
}

/* ---- contracts ---- */

static void limit_release(struct part_limit *limit)
{
	free(limit->weight);
	free(limit->block);
}

static void contract_release(struct contract *contract)
{
	for (int32_t i = 0; i < contract->n_limits; i++)
		limit_release(&contract->limits[i]);
	free(contract->limits);
}

/* The part's share of a limit of the model. */
static bool take_limit(struct part_limit *out, struct parts *parts, const struct cut *cut,
                       const struct solve_limit *limit, const struct part_person *who)
{
	int32_t local;
	struct part *part = cut_person(parts, cut, limit->person, &local);
	int64_t possible = 0;

	*out = (struct part_limit){limit->least, limit->most, NULL, NULL};
	out->weight = xcalloc((size_t)part->n_slots, sizeof *out->weight);
	if (limit->blocks) {
		out->block = xcalloc((size_t)part->n_slots, sizeof *out->block);
		memset(out->block, 0xff, (size_t)part->n_slots * sizeof *out->block);
	}
	for (int32_t s = 0; limit->n_slots == 0 && s < part->n_slots; s++)
		out->weight[s] = 1;
	for (int32_t k = 0; k < limit->n_slots; k++) {
		if (cut_slot(parts, cut, limit->slots[k], &local) != part)
			continue;
		out->weight[local] += limit->weights ? limit->weights[k] : 1;
		if (limit->blocks)
			out->block[local] = limit->blocks[k];
	}
	for (int32_t s = 0; s < part->n_slots; s++)
		possible += who->ok[s] ? out->weight[s] : 0;
	if (out->least > 0 || possible > out->most)
		return true;
	limit_release(out); /* can never bind */
	return false;
}

static void fill_contracts(struct parts *parts, const struct cut *cut)
{
	const struct solve_model *model = cut->model;
	int32_t local;

	for (size_t i = 0; i < parts->n; i++) {
		struct part *part = &parts->part[i];

		part->n_contracts = part->n_people;
		part->contracts = xcalloc((size_t)part->n_people, sizeof *part->contracts);
		for (int32_t p = 0; p < part->n_people; p++)
			part->people[p].contract = p;
	}
	for (int32_t i = 0; i < model->n_rules; i++) {
		const struct solve_rule *rule = &model->rules[i];
		struct part *part = NULL;

		if (rule->kind == SOLVE_REST && rule->person != SOLVE_NONE)
			part = cut_person(parts, cut, rule->person, &local);
		if (part)
			part->contracts[local].rests = true;
	}
	for (int32_t i = 0; i < model->n_runs; i++) {
		struct part *part = cut_person(parts, cut, model->runs[i].person, &local);

		if (!part)
			continue;
		part->contracts[local].has_run = true;
		part->contracts[local].run = model->runs[i];
	}
	for (int32_t i = 0; i < model->n_limits; i++) {
		struct part *part = cut_person(parts, cut, model->limits[i].person, &local);
		struct part_limit own;
		struct contract *contract;

		if (!part || !take_limit(&own, parts, cut, &model->limits[i], &part->people[local]))
			continue;
		contract = &part->contracts[local];
		contract->limits = array_grow(contract->limits, (size_t)contract->n_limits,
		                              sizeof *contract->limits);
		contract->limits[contract->n_limits++] = own;
	}
}

/* A least and a greatest number of the same things are one limit. */
static void join_limits(const struct part *part, struct contract *contract)
{
	const size_t size = (size_t)part->n_slots;

	for (int32_t i = 0; i < contract->n_limits; i++)
		for (int32_t k = i + 1; k < contract->n_limits; k++) {
			struct part_limit *a = &contract->limits[i], *b = &contract->limits[k];

			if (a->block || b->block ||
			    memcmp(a->weight, b->weight, size * sizeof *a->weight) != 0)
				continue;
			a->least = a->least > b->least ? a->least : b->least;
			a->most = a->most < b->most ? a->most : b->most;
			limit_release(b);
			*b = contract->limits[--contract->n_limits];
			k--;
		}
}

static bool same_limit(const struct part *part, const struct part_limit *a,
                       const struct part_limit *b)
{
	const size_t n = (size_t)part->n_slots;

	return a->least == b->least && a->most == b->most && !a->block == !b->block &&
	       memcmp(a->weight, b->weight, n * sizeof *a->weight) == 0 &&
	       (!a->block || memcmp(a->block, b->block, n * sizeof *a->block) == 0);
}

static bool same_contract(const struct part *part, const struct contract *a,
                          const struct contract *b)
{
	if (a->rests != b->rests || a->has_run != b->has_run || a->n_limits != b->n_limits)
		return false;
	if (a->has_run &&
	    (a->run.work_least != b->run.work_least || a->run.work_most != b->run.work_most ||
	     a->run.off_least != b->run.off_least || a->run.off_most != b->run.off_most ||
	     a->run.before != b->run.before))
		return false;
	for (int32_t i = 0; i < a->n_limits; i++)
		if (!same_limit(part, &a->limits[i], &b->limits[i]))
			return false;
	return true;
}

static void merge_contracts(struct part *part)
{
	int32_t n = 0;

	for (int32_t p = 0; p < part->n_people; p++) {
		struct contract own = part->contracts[p];
		int32_t same = 0;

		join_limits(part, &own);
		while (same < n && !same_contract(part, &part->contracts[same], &own))
			same++;
		part->people[p].contract = same;
		if (same < n)
			contract_release(&own);
		else
			part->contracts[n++] = own;
	}
	part->n_contracts = n;
}

/* ---- all of it ---- */

/* All the time. */
static bool can_rest(const struct solve_model *model, const struct solve_run *run)
{
	struct part none = {0};
	struct contract contract = {.has_run = true, .run = *run};
	struct machine machine;
	int32_t state;

	days_of(model, &none.first_day, &none.n_days);
	machine_init(&machine, &none, &contract);
	state = machine_rest(&machine, machine.start, none.n_days);
	machine_release(&machine);
	return state != SOLVE_NONE;
}

/* What is in no part costs or breaks what it does with nobody there. */
static void add_constants(struct parts *parts, const struct cut *cut)
{
	const struct solve_model *model = cut->model;

	parts->is_possible = true;
	for (int32_t s = 0; s < model->n_slots; s++) {
		const struct solve_slot *slot = &model->slots[s];

		if (cut->part[cut->position[s]] != SOLVE_NONE || slot->need == 0)
			continue;
		if (slot->under == SOLVE_MUST)
			parts->is_possible = false;
		else
			parts->constant += slot->under * slot->need;
	}
	for (int32_t i = 0; i < model->n_fixed; i++)
		if (!cut->ok[(size_t)model->fixed[i].person * (size_t)cut->n_slots +
		             (size_t)cut->position[model->fixed[i].slot]])
			parts->is_possible = false;
	for (int32_t i = 0; i < model->n_limits; i++)
		if (model->limits[i].least > 0 &&
		    cut->part[cut->n_slots + model->limits[i].person] == SOLVE_NONE)
			parts->is_possible = false;
	for (int32_t i = 0; i < model->n_runs; i++)
		if (cut->part[cut->n_slots + model->runs[i].person] == SOLVE_NONE &&
		    !can_rest(model, &model->runs[i]))
			parts->is_possible = false;
}

void parts_init(struct parts *out, const struct solve_model *model)
{
	struct cut cut;

	*out = (struct parts){0};
	cut_init(&cut, &out->n, model);
	out->part = xcalloc(out->n + 1, sizeof *out->part);
	add_members(out, &cut);
	for (size_t i = 0; i < out->n; i++) {
		fill_people(&out->part[i], &cut);
		days_of(model, &out->part[i].first_day, &out->part[i].n_days);
		out->part[i].adjacent = model->adjacent;
	}
	fill_pairs(out, &cut);
	fill_contracts(out, &cut);
	for (size_t i = 0; i < out->n; i++)
		merge_contracts(&out->part[i]);
	add_constants(out, &cut);
	parts_fill_costs(out, &cut);
	cut_release(&cut);
}

static void part_release(struct part *part)
{
	for (int32_t s = 0; s < part->n_slots; s++)
		free(part->slots[s].others);
	for (int32_t p = 0; p < part->n_people; p++) {
		free(part->people[p].ok);
		free(part->people[p].cells);
		free(part->people[p].base);
		free(part->people[p].terms);
	}
	for (int32_t i = 0; i < part->n_contracts; i++)
		contract_release(&part->contracts[i]);
	for (int32_t i = 0; i < part->n_measures; i++) {
		free(part->measures[i].weight);
		free(part->measures[i].points);
		free(part->measures[i].past);
	}
	free(part->slots);
	free(part->people);
	free(part->contracts);
	free(part->measures);
	free(part->couples);
	free(part->joins);
}

void parts_release(struct parts *parts)
{
	for (size_t i = 0; i < parts->n; i++)
		part_release(&parts->part[i]);
	free(parts->part);
	*parts = (struct parts){0};
}
