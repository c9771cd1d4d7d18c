#include <stdlib.h>

#include "base/mem.h"
#include "solve/part_cut.h"

#include "base/banned.h"

int64_t part_gcd(int64_t a, int64_t b)
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

static void fill_cells(struct parts *parts, const struct cut *cut)
{
	const struct solve_model *model = cut->model;
	int32_t who, slot;

	for (int32_t i = 0; i < model->n_cells; i++) {
		const struct solve_cell *cell = &model->cells[i];
		struct part *part = cut_person(parts, cut, cell->person, &who);

		if (part && part == cut_slot(parts, cut, cell->slot, &slot) &&
		    part->people[who].ok[slot])
			part->people[who].cells[slot] += cell->cost;
	}
}

static int compare_int32(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* A base that cannot be held any more is no base: its cost is due whatever happens. */
static void fill_bases(struct parts *parts, const struct cut *cut)
{
	const struct solve_model *model = cut->model;
	int32_t who, slot;

	for (int32_t i = 0; i < model->n_bases; i++) {
		const struct solve_base *base = &model->bases[i];
		struct part *part = cut_person(parts, cut, base->person, &who);
		struct part_person *person;
		bool good = true;

		if (!part) {
			parts->constant += base->n_slots ? base->cost : 0;
			continue;
		}
		person = &part->people[who];
		person->base = xcalloc((size_t)base->n_slots + 1, sizeof *person->base);
		person->base_cost = base->cost;
		person->n_base = base->n_slots;
		for (int32_t k = 0; k < base->n_slots && good; k++) {
			good =
			    cut_slot(parts, cut, base->slots[k], &slot) == part && person->ok[slot];
			person->base[k] = slot;
		}
		if (good) {
			qsort(person->base, (size_t)base->n_slots, sizeof *person->base,
			      compare_int32);
			good = part_row_ok(part, who, person->base, base->n_slots);
		}
		if (!good) {
			person->n_base = SOLVE_NONE;
			part->offset += base->cost;
		}
	}
}

static int compare_terms(const void *a, const void *b)
{
	const struct part_term *x = a, *y = b;

	if (x->slot != y->slot)
		return x->slot < y->slot ? -1 : 1;
	return (x->couple > y->couple) - (x->couple < y->couple);
}

static void close_couple(struct parts *parts, const struct solve_couple *from,
                         struct part_couple *to)
{
	const bool too_few = from->least > 0, too_many = from->most < 0;

	if (to) {
		to->least = from->least == INT64_MIN ? to->floor : from->least;
		to->most = from->most == SOLVE_ANY ? to->roof : from->most;
		if (from->most == SOLVE_ANY && to->most < to->least)
			to->most = to->least;
		if (from->least == INT64_MIN && to->least > to->most)
			to->least = to->most;
		return;
	}
	if ((too_few && from->under == SOLVE_MUST) || (too_many && from->over == SOLVE_MUST))
		parts->is_possible = false;
	else if (too_few)
		parts->constant += from->under * from->least;
	else if (too_many)
		parts->constant += from->over * -from->most;
}

static void fill_couple(struct parts *parts, const struct cut *cut, int32_t number)
{
	const struct solve_couple *from = &cut->model->couples[number];
	struct part_couple *to = NULL;
	int32_t who, slot;

	for (int32_t k = 0; k < from->n_terms; k++) {
		const struct solve_term *term = &from->terms[k];
		struct part *part = cut_person(parts, cut, term->person, &who);
		struct part_person *person;

		if (!part || cut_slot(parts, cut, term->slot, &slot) != part ||
		    !part->people[who].ok[slot])
			continue;
		if (!to) {
			part->couples = array_grow(part->couples, (size_t)part->n_couples,
			                           sizeof *part->couples);
			to = &part->couples[part->n_couples++];
			*to = (struct part_couple){number, 0, 0, 0, 0, from->under, from->over};
		}
		person = &part->people[who];
		person->terms =
		    array_grow(person->terms, (size_t)person->n_terms, sizeof *person->terms);
		person->terms[person->n_terms++] =
		    (struct part_term){slot, part->n_couples - 1, term->factor};
		if (term->factor < 0)
			to->floor += term->factor;
		else
			to->roof += term->factor;
	}
	close_couple(parts, from, to);
}

/* ---- measures ---- */

static bool can_earn(const struct part *part, const struct part_measure *m, int32_t person)
{
	for (int32_t i = 0; i < part->n_slots; i++)
		if (m->points[i] && part->people[person].ok[i])
			return true;
	return false;
}

/* Whether the same heads are held in every assignment, by whomever. */
static bool is_all_hard(const struct part *part)
{
	for (int32_t s = 0; s < part->n_slots; s++)
		if (part->slots[s].under != SOLVE_MUST || part->slots[s].over != SOLVE_MUST)
			return false;
	return !part->has_joins;
}

/* Takes out what all have in common, where all points are given out in every assignment. */
static void level_past(struct part *part, struct part_measure *m)
{
	int64_t least = INT64_MAX, points = 0, weight = -1;

	for (int32_t p = 0; p < part->n_people; p++) {
		if (!can_earn(part, m, p))
			continue;
		if (weight >= 0 && weight != m->weight[p])
			return;
		weight = m->weight[p];
		least = m->past[p] < least ? m->past[p] : least;
	}
	if (!is_all_hard(part) || least == INT64_MAX || least == 0)
		return;
	for (int32_t p = 0; p < part->n_people; p++)
		if (can_earn(part, m, p))
			m->past[p] -= least;
	for (int32_t i = 0; i < part->n_slots; i++)
		points += m->points[i] * part->slots[i].need;
	part->offset += 2 * weight * least * points;
	for (int32_t i = 0; i < part->n_slots; i++)
		part->slots[i].level += 2 * weight * least * m->points[i];
}

static void fill_measures(struct part *part, const struct solve_model *model)
{
	for (int32_t k = 0; k < model->n_measures; k++) {
		const struct solve_measure *from = &model->measures[k];
		struct part_measure m = {0};
		bool any = false, weighs = false;

		m.weight = xcalloc((size_t)part->n_people, sizeof *m.weight);
		m.points = xcalloc((size_t)part->n_slots, sizeof *m.points);
		m.past = xcalloc((size_t)part->n_people, sizeof *m.past);
		for (int32_t i = 0; i < part->n_slots; i++) {
			m.points[i] = from->points[part->slots[i].slot];
			any = any || m.points[i];
		}
		for (int32_t p = 0; p < part->n_people; p++) {
			m.weight[p] = from->weight[part->people[p].person];
			weighs = weighs || m.weight[p];
			m.past[p] = can_earn(part, &m, p) ? from->past[part->people[p].person] : 0;
		}
		if (!any || !weighs) {
			free(m.weight);
			free(m.points);
			free(m.past);
			continue;
		}
		level_past(part, &m);
		part->measures =
		    array_grow(part->measures, (size_t)part->n_measures, sizeof *part->measures);
		part->measures[part->n_measures++] = m;
	}
}

/* ---- the step ---- */

/*
 * Where all points are given out, a measure's new points n = u*m have the same sum in every
 * assignment, and so have the m: the sum of the m^2 changes by even numbers, that of past * m by
 * multiples of the pasts' distance.
 */
static int64_t measure_step(const struct part *part, const struct part_measure *m, bool is_hard)
{
	int64_t unit = 0, past = 0, weight = 0;
	bool same = true;

	for (int32_t i = 0; i < part->n_slots; i++)
		unit = part_gcd(unit, m->points[i]);
	for (int32_t p = 0; p < part->n_people; p++) {
		if (!can_earn(part, m, p))
			continue;
		same = same && (weight == 0 || weight == m->weight[p]);
		weight = part_gcd(weight, m->weight[p]);
		past = part_gcd(past, m->past[p]);
	}
	if (!is_hard || !same)
		return weight * unit * part_gcd(unit, 2 * past);
	return 2 * weight * unit * part_gcd(unit, past);
}

static int64_t cells_step(const struct part *part, bool is_hard)
{
	int64_t step = 0;

	for (int32_t i = 0; i < part->n_slots; i++) {
		const int64_t *one = NULL;

		for (int32_t p = 0; p < part->n_people; p++) {
			if (!part->people[p].ok[i])
				continue;
			if (one || !is_hard)
				step =
				    part_gcd(step, part->people[p].cells[i] - (is_hard ? *one : 0));
			one = &part->people[p].cells[i];
		}
	}
	return step;
}

static int64_t add_price(int64_t step, int64_t price)
{
	return price == SOLVE_MUST ? step : part_gcd(step, price);
}

static void fill_step(struct part *part)
{
	const bool is_hard = is_all_hard(part);
	int64_t step = part_gcd(part->adjacent, cells_step(part, is_hard));

	for (int32_t k = 0; k < part->n_measures; k++)
		step = part_gcd(step, measure_step(part, &part->measures[k], is_hard));
	for (int32_t s = 0; s < part->n_slots; s++)
		step = add_price(add_price(step, part->slots[s].under), part->slots[s].over);
	for (int32_t i = 0; i < part->n_couples; i++)
		step = add_price(add_price(step, part->couples[i].under), part->couples[i].over);
	for (int32_t p = 0; p < part->n_people; p++)
		step = part_gcd(step, part->people[p].base_cost);
	part->step = step ? step : 1;
}

void parts_fill_costs(struct parts *parts, const struct cut *cut)
{
	fill_cells(parts, cut);
	for (int32_t i = 0; i < cut->model->n_couples; i++)
		fill_couple(parts, cut, i);
	for (size_t i = 0; i < parts->n; i++) {
		struct part *part = &parts->part[i];

		for (int32_t p = 0; p < part->n_people; p++)
			if (part->people[p].n_terms > 1)
				qsort(part->people[p].terms, (size_t)part->people[p].n_terms,
				      sizeof *part->people[p].terms, compare_terms);
		fill_measures(part, cut->model);
	}
	fill_bases(parts, cut);
	for (size_t i = 0; i < parts->n; i++)
		fill_step(&parts->part[i]);
}
