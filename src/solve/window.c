#include "solve/window.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/model_build.h"

#include "base/banned.h"

struct cutting {
	struct window *out;
	const struct solve_model *model;
	const struct solve_assignment *held;
	const struct window_days *days;
	int32_t *number; /* per slot of the whole: its number in the window, SOLVE_NONE */
	char *is_free;   /* per slot of the whole */
	int32_t free_rule;
};

static bool is_free_day(const struct window_days *days, int32_t day)
{
	return day >= days->first && day <= days->last;
}

/* ---- slots and people ---- */

static bool is_held(const struct solve_assignment *held, int32_t slot)
{
	return solve_assignment_holder(held, slot) != SOLVE_NONE;
}

static void take_slots(struct cutting *c)
{
	const struct window_days *d = c->days;

	for (int32_t s = 0; s < c->model->n_slots; s++) {
		const struct solve_slot *from = &c->model->slots[s];
		int32_t to;

		c->number[s] = SOLVE_NONE;
		c->is_free[s] = is_free_day(d, from->day);
		if (from->day < d->first - d->margin || from->day > d->last + d->margin)
			continue;
		if (!c->is_free[s] &&
		    (!is_held(c->held, s) || (d->is_first && from->day > d->last)))
			continue;
		to = solve_model_add_slot(&c->out->model, from->start, from->end, from->day,
		                          from->group);
		c->number[s] = to;
		c->out->slots = array_grow(c->out->slots, (size_t)to, sizeof *c->out->slots);
		c->out->slots[to] = s;
		c->out->model.slots[to].need = from->need;
		c->out->model.slots[to].under = from->under;
		c->out->model.slots[to].over = from->over;
	}
	c->out->model.first_day = c->out->model.n_days = 0;
}

static void take_rules(struct cutting *c)
{
	const struct solve_rule kept = {SOLVE_FIXED, SOLVE_NONE, SOLVE_NONE,
	                                SOLVE_NONE,  SOLVE_NONE, 0};

	for (int32_t i = 0; i < c->model->n_rules;
	     i++) { /* rules keep their order, not their place */
		struct solve_rule rule = c->model->rules[i];

		if (rule.kind == SOLVE_COVER)
			rule.kind = SOLVE_FIXED; /* a slot of the window has one of its own */
		if (rule.slot != SOLVE_NONE)
			rule.slot = c->number[rule.slot];
		solve_model_add_rule(&c->out->model, &rule);
	}
	c->free_rule = solve_model_add_rule(&c->out->model, &kept);
}

static int32_t rule_of(const struct cutting *c, int32_t rule)
{
	return c->out->model.n_rules - 1 - c->model->n_rules + rule;
}

static void take_pairs(struct cutting *c)
{
	const struct solve_model *m = c->model;
	const int32_t *to = c->number;

	for (int32_t i = 0; i < m->n_conflicts; i++)
		if (to[m->conflicts[i].a] != SOLVE_NONE && to[m->conflicts[i].b] != SOLVE_NONE)
			solve_model_conflict(&c->out->model, to[m->conflicts[i].a],
			                     to[m->conflicts[i].b], m->conflicts[i].is_rest);
	for (int32_t i = 0; i < m->n_joints; i++)
		if (to[m->joints[i].a] != SOLVE_NONE && to[m->joints[i].b] != SOLVE_NONE)
			solve_model_join(&c->out->model, to[m->joints[i].a], to[m->joints[i].b]);
	for (int32_t i = 0; i < m->n_forbids; i++)
		if (to[m->forbids[i].slot] != SOLVE_NONE && c->is_free[m->forbids[i].slot])
			solve_model_forbid(&c->out->model, m->forbids[i].person,
			                   to[m->forbids[i].slot], rule_of(c, m->forbids[i].rule));
	for (int32_t i = 0; i < m->n_fixed; i++)
		if (to[m->fixed[i].slot] != SOLVE_NONE && c->is_free[m->fixed[i].slot])
			solve_model_fix(&c->out->model, m->fixed[i].person, to[m->fixed[i].slot],
			                rule_of(c, m->fixed[i].rule));
	for (int32_t i = 0; i < m->n_cells; i++)
		if (to[m->cells[i].slot] != SOLVE_NONE && c->is_free[m->cells[i].slot])
			solve_model_cell(&c->out->model, m->cells[i].person, to[m->cells[i].slot],
			                 m->cells[i].cost);
}

/* Around the free days everybody holds what he holds, and nobody else does. */
static void keep_margins(struct cutting *c)
{
	for (int32_t i = 0; i < c->held->n; i++) {
		const struct solve_held *h = &c->held->held[i];

		if (c->number[h->slot] != SOLVE_NONE && !c->is_free[h->slot])
			solve_model_fix(&c->out->model, h->person, c->number[h->slot],
			                c->free_rule);
	}
	for (int32_t s = 0; s < c->model->n_slots; s++)
		for (int32_t p = 0;
		     c->number[s] != SOLVE_NONE && !c->is_free[s] && p < c->model->n_people; p++)
			if (!solve_assignment_has(c->held, p, s))
				solve_model_forbid(&c->out->model, p, c->number[s], c->free_rule);
}

/* ---- what is counted over all the time ---- */

static int64_t weight_of(const struct solve_limit *l, int32_t k)
{
	return l->weights ? l->weights[k] : 1;
}

/* Blocks that are held outside already count no more: taken as the weight of a window's slot. */
static void take_limit(struct cutting *c, const struct solve_limit *l)
{
	const int32_t n = l->n_slots ? l->n_slots : c->model->n_slots;
	struct solve_limit out = {rule_of(c, l->rule), l->person, 0, l->most, 0, NULL, NULL, NULL};
	int64_t outside = 0, later = 0;

	out.slots = xcalloc((size_t)n + 1, sizeof *out.slots);
	out.weights = xcalloc((size_t)n + 1, sizeof *out.weights);
	out.blocks = xcalloc((size_t)n + 1, sizeof *out.blocks);
	for (int32_t k = 0; k < n; k++) {
		const int32_t s = l->n_slots ? l->slots[k] : k;

		if (c->number[s] != SOLVE_NONE) {
			out.slots[out.n_slots] = c->number[s];
			out.weights[out.n_slots] = weight_of(l, k);
			out.blocks[out.n_slots++] =
			    l->n_slots && l->blocks ? l->blocks[k] : SOLVE_NONE;
		} else if (solve_assignment_has(c->held, l->person, s)) {
			outside += weight_of(l, k);
		} else if (c->days->is_first && c->model->slots[s].day > c->days->last) {
			later += weight_of(l, k);
		}
	}
	if (l->most != SOLVE_ANY)
		out.most = l->most > outside ? l->most - outside : 0;
	out.least = l->least > outside + later ? l->least - outside - later : 0;
	if (out.n_slots)
		solve_model_limit(&c->out->model, &out);
	free(out.slots);
	free(out.weights);
	free(out.blocks);
}

static bool works_on(const struct cutting *c, int32_t person, int32_t day)
{
	for (int32_t i = 0; i < c->held->n; i++)
		if (c->held->held[i].person == person &&
		    c->model->slots[c->held->held[i].slot].day == day)
			return true;
	return false;
}

/* How long the run of work or rest is that ends before the window's first day. */
static void take_run(struct cutting *c, const struct solve_run *from, int32_t first, int32_t begin)
{
	struct solve_run run = *from;
	int32_t day = first - 1;

	run.rule = rule_of(c, from->rule);
	if (day >= begin) {
		const bool works = works_on(c, from->person, day);

		while (day >= begin && works_on(c, from->person, day) == works)
			day--;
		run.before = works ? first - 1 - day : day - first + 1;
		if (day < begin && from->before == 0)
			run.before = works ? run.before : 0; /* a rest since the very beginning */
		else if (day < begin && (from->before > 0) == works)
			run.before += from->before;
	}
	solve_model_run(&c->out->model, &run);
}

static void take_runs(struct cutting *c)
{
	int32_t first = INT32_MAX, last = INT32_MIN, begin = INT32_MAX;

	for (int32_t s = 0; s < c->model->n_slots; s++) {
		const int32_t day = c->model->slots[s].day;

		begin = day < begin ? day : begin;
		if (c->number[s] == SOLVE_NONE)
			continue;
		first = day < first ? day : first;
		last = day > last ? day : last;
	}
	if (c->model->n_days)
		begin = c->model->first_day;
	if (c->model->n_runs == 0 || first > last)
		return;
	c->out->model.first_day = first;
	c->out->model.n_days = last - first + 1;
	for (int32_t i = 0; i < c->model->n_runs; i++)
		take_run(c, &c->model->runs[i], first, begin);
}

static void take_measures(struct cutting *c)
{
	for (int32_t k = 0; k < c->model->n_measures; k++) {
		const struct solve_measure *from = &c->model->measures[k];
		const int32_t at = solve_model_add_measure(&c->out->model, 0);
		struct solve_measure *to = &c->out->model.measures[at];

		memcpy(to->weight, from->weight, (size_t)c->model->n_people * sizeof *to->weight);
		memcpy(to->past, from->past, (size_t)c->model->n_people * sizeof *to->past);
		for (int32_t s = 0; s < c->model->n_slots; s++)
			if (c->number[s] != SOLVE_NONE)
				to->points[c->number[s]] = from->points[s];
		for (int32_t i = 0; i < c->held->n; i++)
			if (c->number[c->held->held[i].slot] == SOLVE_NONE)
				to->past[c->held->held[i].person] +=
				    from->points[c->held->held[i].slot];
	}
}

static void take_couples(struct cutting *c)
{
	for (int32_t i = 0; i < c->model->n_couples; i++) {
		struct solve_couple couple = c->model->couples[i];
		bool is_inside = true;

		couple.rule = rule_of(c, couple.rule);
		couple.terms = xcalloc((size_t)couple.n_terms + 1, sizeof *couple.terms);
		for (int32_t k = 0; k < couple.n_terms && is_inside; k++) {
			couple.terms[k] = c->model->couples[i].terms[k];
			couple.terms[k].slot = c->number[couple.terms[k].slot];
			is_inside = couple.terms[k].slot != SOLVE_NONE;
		}
		if (is_inside)
			solve_model_couple(&c->out->model, &couple);
		free(couple.terms);
	}
}

/* ---- all of it ---- */

void window_init(struct window *out, const struct solve_model *model,
                 const struct solve_assignment *held, const struct window_days *days)
{
	struct cutting c = {.out = out, .model = model, .held = held, .days = days};

	*out = (struct window){0};
	c.number = xcalloc((size_t)model->n_slots + 1, sizeof *c.number);
	c.is_free = xcalloc((size_t)model->n_slots + 1, 1);
	for (int32_t p = 0; p < model->n_people; p++)
		solve_model_add_person(&out->model);
	take_slots(&c);
	take_rules(&c);
	take_pairs(&c);
	keep_margins(&c);
	for (int32_t i = 0; i < model->n_limits; i++)
		take_limit(&c, &model->limits[i]);
	take_runs(&c);
	take_measures(&c);
	take_couples(&c);
	out->model.adjacent = model->adjacent;
	free(c.number);
	free(c.is_free);
}

void window_release(struct window *window)
{
	solve_model_release(&window->model);
	free(window->slots);
	*window = (struct window){0};
}

void window_merge(struct solve_assignment *out, const struct window *window,
                  const struct solve_model *model, const struct solve_assignment *held,
                  const struct solve_assignment *inside, const struct window_days *days)
{
	int32_t n = 0;

	solve_assignment_init(out, held->n + inside->n);
	for (int32_t i = 0; i < held->n; i++)
		if (!is_free_day(days, model->slots[held->held[i].slot].day))
			out->held[n++] = held->held[i];
	for (int32_t i = 0; i < inside->n; i++) {
		const int32_t slot = window->slots[inside->held[i].slot];

		if (is_free_day(days, model->slots[slot].day))
			out->held[n++] = (struct solve_held){slot, inside->held[i].person};
	}
	out->n = n;
	solve_assignment_sort(out);
}
