#include "solve/part.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

/* What the model says, spread out; slots are positions in `order` (by start). */
struct plan {
	const struct solve_model *model;
	int32_t n_slots, n_people;
	int32_t *order;    /* position -> slot */
	int32_t *position; /* slot -> position */
	char *ok;          /* [person * n_slots + position] */
	int32_t *root;     /* union-find over positions, then people */
	int32_t *local;    /* position or n_slots + person -> index in its part */
	int32_t *part;     /* the same -> number of its part, SOLVE_NONE when in none */
};

/* ---- cutting into parts ---- */

struct by_start {
	int64_t start, end;
	int32_t slot;
};

static int compare_start(const void *a, const void *b)
{
	const struct by_start *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	return x->slot < y->slot ? -1 : 1;
}

static void plan_order(struct plan *plan)
{
	const size_t n = (size_t)plan->n_slots;
	struct by_start *sorted = xcalloc(n + 1, sizeof *sorted);

	for (int32_t s = 0; s < plan->n_slots; s++)
		sorted[s] =
		    (struct by_start){plan->model->slots[s].start, plan->model->slots[s].end, s};
	qsort(sorted, n, sizeof *sorted, compare_start);
	for (int32_t i = 0; i < plan->n_slots; i++) {
		plan->order[i] = sorted[i].slot;
		plan->position[sorted[i].slot] = i;
	}
	free(sorted);
}

static void plan_candidates(struct plan *plan)
{
	const struct solve_model *model = plan->model;
	const size_t n = (size_t)plan->n_slots;

	memset(plan->ok, 1, n * (size_t)plan->n_people);
	for (int32_t i = 0; i < model->n_forbids; i++)
		plan->ok[(size_t)model->forbids[i].person * n +
		         (size_t)plan->position[model->forbids[i].slot]] = 0;
	for (int32_t i = 0; i < model->n_fixed; i++)
		for (int32_t p = 0; p < plan->n_people; p++)
			if (p != model->fixed[i].person)
				plan->ok[(size_t)p * n +
				         (size_t)plan->position[model->fixed[i].slot]] = 0;
}

static int32_t find_root(int32_t *root, int32_t i)
{
	while (root[i] != i) {
		root[i] = root[root[i]];
		i = root[i];
	}
	return i;
}

static size_t plan_parts(struct plan *plan)
{
	const int32_t n = plan->n_slots, all = n + plan->n_people;
	int32_t *number = xcalloc((size_t)all + 1, sizeof *number);
	size_t n_parts = 0;

	for (int32_t i = 0; i < all; i++)
		plan->root[i] = i;
	for (int32_t p = 0; p < plan->n_people; p++)
		for (int32_t i = 0; i < n; i++)
			if (plan->ok[(size_t)p * (size_t)n + (size_t)i])
				plan->root[find_root(plan->root, n + p)] = find_root(plan->root, i);
	for (int32_t p = 0; p < plan->n_people; p++) /* a part is a root with a slot and a person */
		if (find_root(plan->root, n + p) != n + p)
			number[find_root(plan->root, n + p)] = -1;
	for (int32_t i = 0; i < all; i++) {
		int32_t *of = &number[find_root(plan->root, i)];

		if (*of == -1)
			*of = (int32_t)++n_parts;
		plan->part[i] = *of - 1;
	}
	free(number);
	return n_parts;
}

/* ---- filling a part ---- */

static void add_members(struct parts *parts, struct plan *plan)
{
	for (int32_t i = 0; i < plan->n_slots; i++) {
		struct part *part;

		if (plan->part[i] == SOLVE_NONE)
			continue;
		part = &parts->part[plan->part[i]];
		part->slots = array_grow(part->slots, (size_t)part->n_slots, sizeof *part->slots);
		part->days = array_grow(part->days, (size_t)part->n_slots, sizeof *part->days);
		part->slots[part->n_slots] = plan->order[i];
		part->days[part->n_slots] = plan->model->slots[plan->order[i]].day;
		plan->local[i] = part->n_slots++;
	}
	for (int32_t p = 0; p < plan->n_people; p++) {
		struct part *part;

		if (plan->part[plan->n_slots + p] == SOLVE_NONE)
			continue;
		part = &parts->part[plan->part[plan->n_slots + p]];
		part->people =
		    array_grow(part->people, (size_t)part->n_people, sizeof *part->people);
		part->people[part->n_people] = (struct part_person){.person = p};
		plan->local[plan->n_slots + p] = part->n_people++;
	}
}

static void fill_people(struct part *part, const struct plan *plan)
{
	const size_t n = (size_t)part->n_slots;

	for (int32_t p = 0; p < part->n_people; p++) {
		struct part_person *person = &part->people[p];

		person->ok = xcalloc(n, 1);
		person->cells = xcalloc(n, sizeof *person->cells);
		for (int32_t i = 0; i < part->n_slots; i++)
			person->ok[i] = plan->ok[(size_t)person->person * (size_t)plan->n_slots +
			                         (size_t)plan->position[part->slots[i]]];
	}
}

static void fill_overlaps(struct part *part, const struct solve_model *model)
{
	const size_t n = (size_t)part->n_slots;

	part->excludes = xcalloc(n * n, 1);
	part->joins = xcalloc(n * n, 1);
	for (size_t a = 0; a < n; a++)
		for (size_t b = a + 1; b < n; b++) {
			const struct solve_slot *x = &model->slots[part->slots[a]];
			const struct solve_slot *y = &model->slots[part->slots[b]];

			if (x->start < y->end && y->start < x->end)
				part->excludes[a * n + b] = part->excludes[b * n + a] = PART_NEVER;
		}
}

static struct part *part_of_slot(struct parts *parts, const struct plan *plan, int32_t slot,
                                 int32_t *local)
{
	const int32_t at = plan->position[slot];

	*local = plan->local[at];
	return plan->part[at] == SOLVE_NONE ? NULL : &parts->part[plan->part[at]];
}

static struct part_person *person_of(struct parts *parts, const struct plan *plan, int32_t person)
{
	const int32_t at = plan->n_slots + person;

	return plan->part[at] == SOLVE_NONE ? NULL
	                                    : &parts->part[plan->part[at]].people[plan->local[at]];
}

static void fill_pairs(struct parts *parts, const struct plan *plan)
{
	const struct solve_model *model = plan->model;
	int32_t a, b;

	for (int32_t i = 0; i < model->n_joints; i++) {
		struct part *part = part_of_slot(parts, plan, model->joints[i].a, &a);

		if (!part || part != part_of_slot(parts, plan, model->joints[i].b, &b))
			continue;
		part->has_joins = true;
		part->joins[a * part->n_slots + b] = 1;
		part->excludes[a * part->n_slots + b] = part->excludes[b * part->n_slots + a] = 0;
	}
	for (int32_t i = 0; i < model->n_conflicts; i++) {
		const char why = model->conflicts[i].is_rest ? PART_REST : PART_NEVER;
		struct part *part = part_of_slot(parts, plan, model->conflicts[i].a, &a);

		if (!part || part != part_of_slot(parts, plan, model->conflicts[i].b, &b))
			continue;
		part->excludes[a * part->n_slots + b] |= why;
		part->excludes[b * part->n_slots + a] |= why;
	}
}

static void fill_limits(struct parts *parts, const struct plan *plan)
{
	const struct solve_model *model = plan->model;

	for (int32_t i = 0; i < model->n_rules; i++)
		if (model->rules[i].kind == SOLVE_REST && model->rules[i].person != SOLVE_NONE) {
			struct part_person *person = person_of(parts, plan, model->rules[i].person);

			if (person)
				person->rests = true;
		}
	for (int32_t i = 0; i < model->n_limits; i++) {
		const struct solve_limit *max = &model->limits[i];
		struct part_person *person = person_of(parts, plan, max->person);
		const int32_t at = plan->part[plan->n_slots + max->person];
		struct part_max own = {INT32_MAX, NULL};
		int32_t n = 0, local;

		if (!person)
			continue;
		if (max->most < INT32_MAX)
			own.most = (int32_t)max->most;
		own.in = xcalloc((size_t)parts->part[at].n_slots, 1);
		if (max->n_slots == 0)
			memset(own.in, 1, (size_t)parts->part[at].n_slots);
		for (int32_t k = 0; k < max->n_slots; k++)
			if (part_of_slot(parts, plan, max->slots[k], &local) == &parts->part[at])
				own.in[local] = 1;
		for (int32_t k = 0; k < parts->part[at].n_slots; k++)
			n += own.in[k] && person->ok[k];
		if (n <= max->most) { /* can never bind */
			free(own.in);
			continue;
		}
		person->maxes =
		    array_grow(person->maxes, (size_t)person->n_maxes, sizeof *person->maxes);
		person->maxes[person->n_maxes++] = own;
	}
}

static void fill_cells(struct parts *parts, const struct plan *plan)
{
	const struct solve_model *model = plan->model;

	for (int32_t i = 0; i < model->n_cells; i++) {
		const struct solve_cell *cell = &model->cells[i];
		struct part_person *person = person_of(parts, plan, cell->person);
		int32_t local;

		if (plan->part[plan->n_slots + cell->person] !=
		    plan->part[plan->position[cell->slot]])
			continue;
		part_of_slot(parts, plan, cell->slot, &local);
		if (person && person->ok[local])
			person->cells[local] += cell->cost;
	}
}

/* ---- costs ---- */

static bool can_earn(const struct part *part, const struct part_measure *m, int32_t person)
{
	for (int32_t i = 0; i < part->n_slots; i++)
		if (m->points[i] && part->people[person].ok[i])
			return true;
	return false;
}

/* Takes out what all have in common; with joins the points given out are not the same for all. */
static void level_past(struct part *part, struct part_measure *m)
{
	int64_t least = INT64_MAX, points = 0;

	for (int32_t p = 0; p < part->n_people; p++)
		if (can_earn(part, m, p) && m->past[p] < least)
			least = m->past[p];
	if (part->has_joins || least == INT64_MAX || least == 0)
		return;
	for (int32_t p = 0; p < part->n_people; p++)
		if (can_earn(part, m, p))
			m->past[p] -= least;
	for (int32_t i = 0; i < part->n_slots; i++)
		points += m->points[i];
	part->offset += 2 * m->weight * least * points;
}

static void fill_measures(struct part *part, const struct solve_model *model)
{
	for (int32_t k = 0; k < model->n_measures; k++) {
		const struct solve_measure *from = &model->measures[k];
		struct part_measure m = {.weight = model->n_people ? from->weight[0] : 0};
		bool any = false;

		m.points = xcalloc((size_t)part->n_slots, sizeof *m.points);
		m.past = xcalloc((size_t)part->n_people, sizeof *m.past);
		for (int32_t i = 0; i < part->n_slots; i++) {
			m.points[i] = from->points[part->slots[i]];
			any = any || m.points[i];
		}
		if (!any || m.weight == 0) {
			free(m.points);
			free(m.past);
			continue;
		}
		for (int32_t p = 0; p < part->n_people; p++)
			m.past[p] = can_earn(part, &m, p) ? from->past[part->people[p].person] : 0;
		level_past(part, &m);
		part->measures =
		    array_grow(part->measures, (size_t)part->n_measures, sizeof *part->measures);
		part->measures[part->n_measures++] = m;
	}
}

static int64_t gcd(int64_t a, int64_t b)
{
	a = a < 0 ? -a : a;
	b = b < 0 ? -b : b;
	while (b) {
		const int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/*
 * Without joins a measure's new points n = u*m have the same sum in every assignment, and so have
 * the m: the sum of the m^2 changes by even numbers, that of past * m by multiples of the pasts'
 * distance.
 */
static int64_t measure_step(const struct part *part, const struct part_measure *m)
{
	int64_t unit = 0, past = 0;

	for (int32_t i = 0; i < part->n_slots; i++)
		unit = gcd(unit, m->points[i]);
	for (int32_t p = 0; p < part->n_people; p++)
		if (can_earn(part, m, p))
			past = gcd(past, m->past[p]);
	if (part->has_joins)
		return m->weight * unit * gcd(unit, 2 * past);
	return 2 * m->weight * unit * gcd(unit, past);
}

static int64_t cells_step(const struct part *part)
{
	int64_t step = 0;

	for (int32_t i = 0; i < part->n_slots; i++) {
		const int64_t *one = NULL;

		for (int32_t p = 0; p < part->n_people; p++) {
			if (!part->people[p].ok[i])
				continue;
			if (one)
				step = gcd(step, part->people[p].cells[i] - *one);
			one = &part->people[p].cells[i];
		}
	}
	return step;
}

static void fill_step(struct part *part)
{
	int64_t step = gcd(part->adjacent, cells_step(part));

	for (int32_t k = 0; k < part->n_measures; k++)
		step = gcd(step, measure_step(part, &part->measures[k]));
	part->step = step ? step : 1;
}

/* ---- all of it ---- */

static void plan_init(struct plan *plan, const struct solve_model *model)
{
	const size_t n = (size_t)model->n_slots, all = n + (size_t)model->n_people;

	*plan = (struct plan){model, model->n_slots, model->n_people, NULL, NULL, NULL, NULL, NULL,
	                      NULL};
	plan->order = xcalloc(n + 1, sizeof *plan->order);
	plan->position = xcalloc(n + 1, sizeof *plan->position);
	plan->ok = xcalloc(n * (size_t)model->n_people + 1, 1);
	plan->root = xcalloc(all + 1, sizeof *plan->root);
	plan->local = xcalloc(all + 1, sizeof *plan->local);
	plan->part = xcalloc(all + 1, sizeof *plan->part);
}

static void plan_release(struct plan *plan)
{
	free(plan->order);
	free(plan->position);
	free(plan->ok);
	free(plan->root);
	free(plan->local);
	free(plan->part);
}

void parts_init(struct parts *out, const struct solve_model *model)
{
	struct plan plan;

	plan_init(&plan, model);
	plan_order(&plan);
	plan_candidates(&plan);
	out->n = plan_parts(&plan);
	out->part = xcalloc(out->n + 1, sizeof *out->part);
	add_members(out, &plan);
	for (size_t i = 0; i < out->n; i++) {
		fill_people(&out->part[i], &plan);
		fill_overlaps(&out->part[i], model);
		out->part[i].adjacent = model->adjacent;
	}
	fill_pairs(out, &plan);
	fill_limits(out, &plan);
	fill_cells(out, &plan);
	for (size_t i = 0; i < out->n; i++) {
		fill_measures(&out->part[i], model);
		fill_step(&out->part[i]);
	}
	plan_release(&plan);
}

static void part_release(struct part *part)
{
	for (int32_t p = 0; p < part->n_people; p++) {
		for (int32_t i = 0; i < part->people[p].n_maxes; i++)
			free(part->people[p].maxes[i].in);
		free(part->people[p].maxes);
		free(part->people[p].ok);
		free(part->people[p].cells);
	}
	for (int32_t i = 0; i < part->n_measures; i++) {
		free(part->measures[i].points);
		free(part->measures[i].past);
	}
	free(part->slots);
	free(part->days);
	free(part->people);
	free(part->excludes);
	free(part->joins);
	free(part->measures);
}

void parts_release(struct parts *parts)
{
	for (size_t i = 0; i < parts->n; i++)
		part_release(&parts->part[i]);
	free(parts->part);
	*parts = (struct parts){0};
}
