#include "solve/check.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

static bool holds(const int32_t *holder, int32_t person, int32_t slot)
{
	return holder[slot] == person;
}

static void violate(struct solve_check *out, int32_t rule, int32_t person, int32_t slot,
                    int32_t other)
{
	out->violations =
	    array_grow(out->violations, (size_t)out->n_violations, sizeof *out->violations);
	out->violations[out->n_violations++] = (struct solve_violation){rule, person, slot, other};
}

static bool is_joined(const struct solve_model *model, int32_t a, int32_t b)
{
	for (int32_t i = 0; i < model->n_joints; i++) {
		const struct solve_joint *j = &model->joints[i];

		if ((j->a == a && j->b == b) || (j->a == b && j->b == a))
			return true;
	}
	return false;
}

static int32_t rest_rule(const struct solve_model *model, int32_t person)
{
	for (int32_t i = 0; i < model->n_rules; i++)
		if (model->rules[i].kind == SOLVE_REST && model->rules[i].person == person)
			return i;
	return SOLVE_NONE;
}

static void check_overlaps(struct solve_check *out, const struct solve_model *model,
                           const int32_t *holder)
{
	for (int32_t a = 0; a < model->n_slots; a++)
		for (int32_t b = a + 1; holder[a] != SOLVE_NONE && b < model->n_slots; b++)
			if (holder[a] == holder[b] && model->slots[a].start < model->slots[b].end &&
			    model->slots[b].start < model->slots[a].end && !is_joined(model, a, b))
				violate(out, SOLVE_NONE, holder[a], a, b);
	for (int32_t i = 0; i < model->n_conflicts; i++) {
		const struct solve_conflict *c = &model->conflicts[i];
		int32_t rule = SOLVE_NONE;

		if (holder[c->a] == SOLVE_NONE || holder[c->a] != holder[c->b])
			continue;
		if (c->is_rest && (rule = rest_rule(model, holder[c->a])) == SOLVE_NONE)
			continue;
		violate(out, rule, holder[c->a], c->a, c->b);
	}
}

static void check_maxes(struct solve_check *out, const struct solve_model *model,
                        const int32_t *holder)
{
	for (int32_t i = 0; i < model->n_maxes; i++) {
		const struct solve_max *max = &model->maxes[i];
		int32_t n = 0;

		for (int32_t s = 0; s < model->n_slots; s++) {
			bool counted = max->n_slots == 0;

			for (int32_t k = 0; k < max->n_slots && !counted; k++)
				counted = max->slots[k] == s;
			n += counted && holds(holder, max->person, s);
		}
		if (n > max->most)
			violate(out, max->rule, max->person, SOLVE_NONE, SOLVE_NONE);
	}
}

static int compare_violations(const void *a, const void *b)
{
	const struct solve_violation *x = a, *y = b;

	if (x->slot != y->slot)
		return x->slot < y->slot ? -1 : 1;
	return (x->rule > y->rule) - (x->rule < y->rule);
}

static void check_rules(struct solve_check *out, const struct solve_model *model,
                        const int32_t *holder)
{
	for (int32_t s = 0; s < model->n_slots; s++)
		if (holder[s] == SOLVE_NONE)
			violate(out, model->slots[s].cover, SOLVE_NONE, s, SOLVE_NONE);
	for (int32_t i = 0; i < model->n_forbids; i++) {
		const struct solve_forbid *f = &model->forbids[i];

		if (holds(holder, f->person, f->slot))
			violate(out, f->rule, f->person, f->slot, SOLVE_NONE);
	}
	for (int32_t i = 0; i < model->n_fixed; i++) {
		const struct solve_fixed *f = &model->fixed[i];

		if (!holds(holder, f->person, f->slot))
			violate(out, f->rule, f->person, f->slot, SOLVE_NONE);
	}
	check_overlaps(out, model, holder);
	check_maxes(out, model, holder);
	if (out->n_violations > 1)
		qsort(out->violations, (size_t)out->n_violations, sizeof *out->violations,
		      compare_violations);
}

/* Counted once: a slot's points are nothing to who holds a slot that it is joined to. */
static bool is_counted(const struct solve_model *model, const int32_t *holder, int32_t slot)
{
	for (int32_t i = 0; i < model->n_joints; i++)
		if (model->joints[i].b == slot && holder[model->joints[i].a] == holder[slot])
			return false;
	return true;
}

static int64_t cells_of(const struct solve_model *model, const int32_t *holder, int32_t person)
{
	int64_t cost = 0;

	for (int32_t i = 0; i < model->n_cells; i++)
		if (model->cells[i].person == person && holds(holder, person, model->cells[i].slot))
			cost += model->cells[i].cost;
	return cost;
}

static int64_t measures_of(const struct solve_model *model, const int32_t *holder, int32_t person)
{
	int64_t cost = 0;

	for (int32_t i = 0; i < model->n_measures; i++) {
		const struct solve_measure *m = &model->measures[i];
		int64_t sum = 0;

		for (int32_t s = 0; s < model->n_slots; s++)
			if (holds(holder, person, s) && is_counted(model, holder, s))
				sum += m->points[s];
		cost += m->weight * sum * (sum + 2 * m->past[person]);
	}
	return cost;
}

static bool has_duty(const struct solve_model *model, const int32_t *holder, int32_t person,
                     int32_t day)
{
	for (int32_t s = 0; s < model->n_slots; s++)
		if (holds(holder, person, s) && model->slots[s].day == day)
			return true;
	return false;
}

static int64_t adjacency_of(const struct solve_model *model, const int32_t *holder, int32_t person)
{
	int64_t cost = 0;

	for (int32_t s = 0; s < model->n_slots; s++) {
		const int32_t day = model->slots[s].day;
		bool first = holds(holder, person, s);

		for (int32_t k = 0; k < s && first; k++)
			first = !holds(holder, person, k) || model->slots[k].day != day;
		if (first && day > INT32_MIN && has_duty(model, holder, person, day - 1))
			cost += model->adjacent;
	}
	return cost;
}

void solve_check(struct solve_check *out, const struct solve_model *model, const int32_t *holder)
{
	char *busy = xcalloc((size_t)model->n_people + 1, 1);

	*out = (struct solve_check){0};
	check_rules(out, model, holder);
	for (int32_t s = 0; s < model->n_slots; s++)
		if (holder[s] != SOLVE_NONE)
			busy[holder[s]] = 1;
	for (int32_t p = 0; p < model->n_people; p++) {
		if (!busy[p])
			continue;
		out->cells += cells_of(model, holder, p);
		out->measures += measures_of(model, holder, p);
		out->adjacency += adjacency_of(model, holder, p);
	}
	free(busy);
	out->objective = out->cells + out->measures + out->adjacency;
}

void solve_check_release(struct solve_check *check)
{
	free(check->violations);
	*check = (struct solve_check){0};
}
