#include "solve/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

/* One assignment seen from each side; what a model lists without order is put into order once. */
struct view {
	const struct solve_model *model;
	const struct solve_assignment *held;
	int32_t *slot_at;           /* per slot: where its heads start in `held`; one more */
	int32_t *row_at, *row;      /* per person: the slots held, by start; row_at one more */
	int32_t *base;              /* per person: index of the base, or SOLVE_NONE */
	int32_t *rest;              /* per person: the first SOLVE_REST rule, or SOLVE_NONE */
	char *is_counted;           /* per entry of `row`: not joined to another of the row */
	struct solve_joint *joints; /* ascending by b, then a */
};

/* ---- the view ---- */

static int compare_joints(const void *a, const void *b)
{
	const struct solve_joint *x = a, *y = b;

	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return (x->a > y->a) - (x->a < y->a);
}

static bool has(const struct view *v, int32_t person, int32_t slot)
{
	int32_t low = v->slot_at[slot], high = v->slot_at[slot + 1];

	while (low < high) {
		const int32_t middle = low + (high - low) / 2;

		if (v->held->held[middle].person < person)
			low = middle + 1;
		else
			high = middle;
	}
	return low < v->slot_at[slot + 1] && v->held->held[low].person == person;
}

struct start {
	int64_t start;
	int32_t day, slot;
};

static int compare_starts(const void *a, const void *b)
{
	const struct start *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->slot > y->slot) - (x->slot < y->slot);
}

/* Going through the slots by start puts each row into that order. */
static void fill_rows(struct view *v)
{
	const struct solve_model *model = v->model;
	struct start *order = xcalloc((size_t)model->n_slots + 1, sizeof *order);
	int32_t *next = xcalloc((size_t)model->n_people + 1, sizeof *next);

	for (int32_t i = 0; i < v->held->n; i++) {
		v->slot_at[v->held->held[i].slot + 1]++;
		v->row_at[v->held->held[i].person + 1]++;
	}
	for (int32_t s = 0; s < model->n_slots; s++) {
		v->slot_at[s + 1] += v->slot_at[s];
		order[s] = (struct start){model->slots[s].start, model->slots[s].day, s};
	}
	for (int32_t p = 0; p < model->n_people; p++) {
		v->row_at[p + 1] += v->row_at[p];
		next[p] = v->row_at[p];
	}
	qsort(order, (size_t)model->n_slots, sizeof *order, compare_starts);
	for (int32_t k = 0; k < model->n_slots; k++)
		for (int32_t i = v->slot_at[order[k].slot]; i < v->slot_at[order[k].slot + 1]; i++)
			v->row[next[v->held->held[i].person]++] = order[k].slot;
	free(order);
	free(next);
}

/* A slot counts nothing to who holds another that it is joined to. */
static bool counts(const struct view *v, int32_t person, int32_t slot)
{
	int32_t low = 0, high = v->model->n_joints;

	while (low < high) {
		const int32_t middle = low + (high - low) / 2;

		if (v->joints[middle].b < slot)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < v->model->n_joints && v->joints[low].b == slot; low++)
		if (has(v, person, v->joints[low].a))
			return false;
	return true;
}

static void view_init(struct view *v, const struct solve_model *model,
                      const struct solve_assignment *held)
{
	const size_t people = (size_t)model->n_people + 1, slots = (size_t)model->n_slots + 1;

	*v = (struct view){.model = model, .held = held};
	v->slot_at = xcalloc(slots, sizeof *v->slot_at);
	v->row_at = xcalloc(people, sizeof *v->row_at);
	v->row = xcalloc((size_t)held->n + 1, sizeof *v->row);
	v->base = xcalloc(people, sizeof *v->base);
	v->rest = xcalloc(people, sizeof *v->rest);
	v->is_counted = xcalloc((size_t)held->n + 1, 1);
	v->joints = xcalloc((size_t)model->n_joints + 1, sizeof *v->joints);
	if (model->n_joints)
		memcpy(v->joints, model->joints, (size_t)model->n_joints * sizeof *v->joints);
	qsort(v->joints, (size_t)model->n_joints, sizeof *v->joints, compare_joints);
	fill_rows(v);
	for (int32_t p = 0; p < model->n_people; p++) {
		v->base[p] = v->rest[p] = SOLVE_NONE;
		for (int32_t i = v->row_at[p]; i < v->row_at[p + 1]; i++)
			v->is_counted[i] = counts(v, p, v->row[i]);
	}
	for (int32_t i = 0; i < model->n_bases; i++)
		v->base[model->bases[i].person] = i;
	for (int32_t i = model->n_rules - 1; i >= 0; i--)
		if (model->rules[i].kind == SOLVE_REST && model->rules[i].person != SOLVE_NONE)
			v->rest[model->rules[i].person] = i;
}

static void view_release(struct view *v)
{
	free(v->slot_at);
	free(v->row_at);
	free(v->row);
	free(v->base);
	free(v->rest);
	free(v->is_counted);
	free(v->joints);
}

/* ---- rules ---- */

static void violate(struct solve_check *out, int32_t rule, int32_t person, int32_t slot,
                    int32_t other)
{
	out->violations =
	    array_grow(out->violations, (size_t)out->n_violations, sizeof *out->violations);
	out->violations[out->n_violations++] = (struct solve_violation){rule, person, slot, other};
}

static void check_cells(struct solve_check *out, const struct view *v)
{
	const struct solve_model *model = v->model;

	for (int32_t i = 0; i < model->n_forbids; i++) {
		const struct solve_forbid *f = &model->forbids[i];

		if (has(v, f->person, f->slot))
			violate(out, f->rule, f->person, f->slot, SOLVE_NONE);
	}
	for (int32_t i = 0; i < model->n_fixed; i++) {
		const struct solve_fixed *f = &model->fixed[i];

		if (!has(v, f->person, f->slot))
			violate(out, f->rule, f->person, f->slot, SOLVE_NONE);
	}
}

static bool is_joined(const struct view *v, int32_t a, int32_t b)
{
	const struct solve_joint one = {a, b}, other = {b, a};
	const size_t n = (size_t)v->model->n_joints;

	return n && (bsearch(&one, v->joints, n, sizeof one, compare_joints) ||
	             bsearch(&other, v->joints, n, sizeof other, compare_joints));
}

static void check_overlap(struct solve_check *out, const struct view *v, int32_t person, int32_t a,
                          int32_t b)
{
	const struct solve_slot *x = &v->model->slots[a], *y = &v->model->slots[b];

	if (x->start < y->end && y->start < x->end && !is_joined(v, a, b))
		violate(out, SOLVE_NONE, person, a < b ? a : b, a < b ? b : a);
}

static void check_overlaps(struct solve_check *out, const struct view *v)
{
	int64_t *reach = xcalloc((size_t)v->held->n + 1, sizeof *reach);

	for (int32_t p = 0; p < v->model->n_people; p++)
		for (int32_t i = v->row_at[p]; i < v->row_at[p + 1]; i++) {
			const struct solve_slot *slot = &v->model->slots[v->row[i]];

			/* reach: the latest end up to there; nothing before it overlaps */
			for (int32_t k = i - 1; k >= v->row_at[p] && reach[k] > slot->start; k--)
				check_overlap(out, v, p, v->row[k], v->row[i]);
			reach[i] = slot->end;
			if (i > v->row_at[p] && reach[i - 1] > reach[i])
				reach[i] = reach[i - 1];
		}
	free(reach);
}

static void check_conflicts(struct solve_check *out, const struct view *v)
{
	const struct solve_held *held = v->held->held;

	for (int32_t i = 0; i < v->model->n_conflicts; i++) {
		const struct solve_conflict *c = &v->model->conflicts[i];

		for (int32_t k = v->slot_at[c->a]; k < v->slot_at[c->a + 1]; k++) {
			const int32_t p = held[k].person;

			if ((!c->is_rest || v->rest[p] != SOLVE_NONE) && has(v, p, c->b))
				violate(out, c->is_rest ? v->rest[p] : SOLVE_NONE, p, c->a, c->b);
		}
	}
}

/* ---- limits ---- */

struct weighed {
	int32_t block;
	int64_t weight;
};

static int compare_weighed(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	return (x->weight < y->weight) - (x->weight > y->weight); /* heaviest first */
}

static int64_t weigh(const struct view *v, const struct solve_limit *l, const char *counted)
{
	struct weighed *blocks = xcalloc((size_t)l->n_slots + 1, sizeof *blocks);
	size_t n = 0;
	int64_t sum = 0;

	if (l->n_slots == 0)
		for (int32_t i = v->row_at[l->person]; i < v->row_at[l->person + 1]; i++)
			sum += v->is_counted[i];
	for (int32_t k = 0; k < l->n_slots; k++) {
		const int64_t weight = l->weights ? l->weights[k] : 1;

		if (!counted[l->slots[k]])
			continue;
		if (l->blocks && l->blocks[k] != SOLVE_NONE)
			blocks[n++] = (struct weighed){l->blocks[k], weight};
		else
			sum += weight;
	}
	qsort(blocks, n, sizeof *blocks, compare_weighed);
	for (size_t k = 0; k < n; k++)
		if (k == 0 || blocks[k].block != blocks[k - 1].block)
			sum += blocks[k].weight;
	free(blocks);
	return sum;
}

static void check_limits(struct solve_check *out, const struct view *v)
{
	char *counted = xcalloc((size_t)v->model->n_slots + 1, 1);

	for (int32_t i = 0; i < v->model->n_limits; i++) {
		const struct solve_limit *l = &v->model->limits[i];
		const int32_t from = v->row_at[l->person], to = v->row_at[l->person + 1];
		int64_t sum;

		for (int32_t k = from; k < to; k++)
			counted[v->row[k]] = v->is_counted[k];
		sum = weigh(v, l, counted);
		for (int32_t k = from; k < to; k++)
			counted[v->row[k]] = 0;
		if (sum < l->least || sum > l->most)
			violate(out, l->rule, l->person, SOLVE_NONE, SOLVE_NONE);
	}
	free(counted);
}

/* ---- runs ---- */

static void find_days(const struct solve_model *model, int32_t *first, int32_t *n)
{
	int32_t last = INT32_MIN;

	*first = model->first_day;
	*n = model->n_days;
	if (*n || model->n_slots == 0)
		return;
	*first = INT32_MAX;
	for (int32_t s = 0; s < model->n_slots; s++) {
		*first = model->slots[s].day < *first ? model->slots[s].day : *first;
		last = model->slots[s].day > last ? model->slots[s].day : last;
	}
	*n = last - *first + 1;
}

static bool is_too_long(const struct solve_run *run, bool work, int32_t length)
{
	const int32_t most = work ? run->work_most : run->off_most;

	return most && length > most;
}

static bool is_too_short(const struct solve_run *run, bool work, int32_t length)
{
	return length < (work ? run->work_least : run->off_least);
}

/* What went on before the first day is a run as well, unless nothing is known of it. */
static bool breaks_run(const struct solve_run *run, const char *works, int32_t n)
{
	bool work = n && works[0], is_known = run->before != 0;
	int32_t length = 0;

	if (is_known) {
		work = run->before > 0;
		length = work ? run->before : -run->before;
	}
	for (int32_t d = 0; d < n; d++) {
		if ((bool)works[d] != work) {
			if (is_known && is_too_short(run, work, length))
				return true;
			work = works[d];
			length = 0;
			is_known = true;
		}
		if (is_too_long(run, work, ++length))
			return true;
	}
	return false;
}

static void check_runs(struct solve_check *out, const struct view *v)
{
	int32_t first, n;
	char *works;

	find_days(v->model, &first, &n);
	works = xcalloc((size_t)n + 1, 1);
	for (int32_t i = 0; i < v->model->n_runs; i++) {
		const struct solve_run *run = &v->model->runs[i];

		memset(works, 0, (size_t)n);
		for (int32_t k = v->row_at[run->person]; k < v->row_at[run->person + 1]; k++)
			works[v->model->slots[v->row[k]].day - first] = 1;
		if (breaks_run(run, works, n))
			violate(out, run->rule, run->person, SOLVE_NONE, SOLVE_NONE);
	}
	free(works);
}

/* ---- heads and couples: broken, or paid for ---- */

static void check_cover(struct solve_check *out, const struct view *v)
{
	for (int32_t s = 0; s < v->model->n_slots; s++) {
		const struct solve_slot *slot = &v->model->slots[s];
		const int64_t heads = v->slot_at[s + 1] - v->slot_at[s];

		if ((heads < slot->need && slot->under == SOLVE_MUST) ||
		    (heads > slot->need && slot->over == SOLVE_MUST))
			violate(out, slot->cover, SOLVE_NONE, s, SOLVE_NONE);
		else if (heads < slot->need)
			out->cost.cover += slot->under * (slot->need - heads);
		else if (heads > slot->need)
			out->cost.cover += slot->over * (heads - slot->need);
	}
}

static void check_couples(struct solve_check *out, const struct view *v)
{
	for (int32_t i = 0; i < v->model->n_couples; i++) {
		const struct solve_couple *c = &v->model->couples[i];
		int64_t sum = 0;

		for (int32_t k = 0; k < c->n_terms; k++)
			if (has(v, c->terms[k].person, c->terms[k].slot))
				sum += c->terms[k].factor;
		if ((sum < c->least && c->under == SOLVE_MUST) ||
		    (sum > c->most && c->over == SOLVE_MUST))
			violate(out, c->rule, SOLVE_NONE, SOLVE_NONE, SOLVE_NONE);
		else if (sum < c->least)
			out->cost.couples += c->under * (c->least - sum);
		else if (sum > c->most)
			out->cost.couples += c->over * (sum - c->most);
	}
}

/* ---- what each person costs ---- */

static int64_t measures_of(const struct view *v, int32_t person)
{
	int64_t cost = 0;

	for (int32_t i = 0; i < v->model->n_measures; i++) {
		const struct solve_measure *m = &v->model->measures[i];
		int64_t sum = 0;

		for (int32_t k = v->row_at[person]; k < v->row_at[person + 1]; k++)
			if (v->is_counted[k])
				sum += m->points[v->row[k]];
		cost += m->weight[person] * sum * (sum + 2 * m->past[person]);
	}
	return cost;
}

/* A row by start is a row by day. */
static int64_t adjacency_of(const struct view *v, int32_t person)
{
	int64_t cost = 0;

	for (int32_t k = v->row_at[person] + 1; k < v->row_at[person + 1]; k++)
		if ((int64_t)v->model->slots[v->row[k]].day ==
		    (int64_t)v->model->slots[v->row[k - 1]].day + 1)
			cost += v->model->adjacent;
	return cost;
}

static int64_t base_of(const struct view *v, int32_t person)
{
	const struct solve_base *base;

	if (v->base[person] == SOLVE_NONE)
		return 0;
	base = &v->model->bases[v->base[person]];
	if (base->n_slots != v->row_at[person + 1] - v->row_at[person])
		return base->cost;
	for (int32_t k = 0; k < base->n_slots; k++)
		if (!has(v, person, base->slots[k]))
			return base->cost;
	return 0;
}

static void add_costs(struct solve_check *out, const struct view *v)
{
	const struct solve_model *model = v->model;

	out->n_people = model->n_people;
	out->people = xcalloc((size_t)model->n_people + 1, sizeof *out->people);
	for (int32_t i = 0; i < model->n_cells; i++)
		if (has(v, model->cells[i].person, model->cells[i].slot))
			out->people[model->cells[i].person].cells += model->cells[i].cost;
	for (int32_t p = 0; p < model->n_people; p++) {
		struct solve_cost *own = &out->people[p];

		own->measures = measures_of(v, p);
		own->adjacency = adjacency_of(v, p);
		own->bases = base_of(v, p);
		out->cost.cells += own->cells;
		out->cost.measures += own->measures;
		out->cost.adjacency += own->adjacency;
		out->cost.bases += own->bases;
	}
	out->objective = out->cost.cover + out->cost.cells + out->cost.measures +
	                 out->cost.adjacency + out->cost.bases + out->cost.couples;
}

static int compare_violations(const void *a, const void *b)
{
	const struct solve_violation *x = a, *y = b;

	if (x->slot != y->slot)
		return x->slot < y->slot ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	return (x->other > y->other) - (x->other < y->other);
}

void solve_check(struct solve_check *out, const struct solve_model *model,
                 const struct solve_assignment *assignment)
{
	struct view view;

	*out = (struct solve_check){0};
	view_init(&view, model, assignment);
	check_cover(out, &view);
	check_cells(out, &view);
	check_overlaps(out, &view);
	check_conflicts(out, &view);
	check_limits(out, &view);
	check_runs(out, &view);
	check_couples(out, &view);
	add_costs(out, &view);
	if (out->n_violations > 1)
		qsort(out->violations, (size_t)out->n_violations, sizeof *out->violations,
		      compare_violations);
	view_release(&view);
}

void solve_check_release(struct solve_check *check)
{
	free(check->violations);
	free(check->people);
	*check = (struct solve_check){0};
}
