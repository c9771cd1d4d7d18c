/* Rows of solve/feas_question.h about one person each: limits and runs. */
#include <stdlib.h>

#include "base/mem.h"
#include "solve/feas_question.h"

#include "base/banned.h"

/* ---- limits ---- */

/* The column that says whether holding the slot counts: it does not together with one that it is
 * joined to. */
static int32_t counted(struct question *q, int32_t person, int32_t slot)
{
	const struct solve_model *model = q->model;
	int32_t *known = &q->counted[(size_t)person * (size_t)model->n_slots + (size_t)slot];
	const int32_t own = question_cell(q, person, slot);
	int32_t either = SOLVE_NONE;

	if (own == SOLVE_NONE || *known != SOLVE_NONE)
		return *known;
	*known = own;
	for (int32_t i = 0; i < model->n_joints; i++) {
		const struct solve_joint *j = &model->joints[i];
		int32_t other, row;

		if (j->b != slot || (other = question_cell(q, person, j->a)) == SOLVE_NONE)
			continue;
		if (either == SOLVE_NONE) {
			*known = prog_col(&q->prog, 0, 1);
			row = prog_row(&q->prog, 0, LP_INFINITE, SOLVE_NONE);
			prog_put(&q->prog, row, own, 1);
			prog_put(&q->prog, row, *known, -1);
			either = prog_row(&q->prog, -LP_INFINITE, 0, SOLVE_NONE);
			prog_put(&q->prog, either, own, 1);
			prog_put(&q->prog, either, *known, -1);
		}
		prog_put(&q->prog, either, other, -1);
		row = prog_row(&q->prog, -LP_INFINITE, 1, SOLVE_NONE);
		prog_put(&q->prog, row, other, 1);
		prog_put(&q->prog, row, *known, 1);
	}
	return *known;
}

struct weighed {
	int32_t block, col;
	int64_t weight;
};

static int compare_weighed(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1; /* heaviest first */
	return (x->col > y->col) - (x->col < y->col);
}

/*
 * A block counts the greatest weight held: one column for each weight, 1 when something of at least
 * that weight is held, worth the difference to the next smaller.
 */
static void add_block(struct question *q, int32_t row, const struct weighed *block, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const int64_t next = i + 1 < n ? block[i + 1].weight : 0;
		int32_t any, some;

		if (block[i].weight == next)
			continue;
		any = prog_col(&q->prog, 0, 1);
		some = prog_row(&q->prog, -LP_INFINITE, 0, SOLVE_NONE);
		prog_put(&q->prog, row, any, (double)(block[i].weight - next));
		prog_put(&q->prog, some, any, 1);
		for (size_t k = 0; k <= i; k++) {
			const int32_t each = prog_row(&q->prog, 0, LP_INFINITE, SOLVE_NONE);

			prog_put(&q->prog, some, block[k].col, -1);
			prog_put(&q->prog, each, any, 1);
			prog_put(&q->prog, each, block[k].col, -1);
		}
	}
}

static size_t list_entries(struct question *q, const struct solve_limit *l, struct weighed *out)
{
	const int32_t n = l->n_slots ? l->n_slots : q->model->n_slots;
	size_t found = 0;

	for (int32_t k = 0; k < n; k++) {
		const int32_t col = counted(q, l->person, l->n_slots ? l->slots[k] : k);
		const int64_t weight = l->n_slots && l->weights ? l->weights[k] : 1;

		if (col != SOLVE_NONE && weight > 0)
			out[found++] = (struct weighed){
			    l->n_slots && l->blocks ? l->blocks[k] : SOLVE_NONE, col, weight};
	}
	qsort(out, found, sizeof *out, compare_weighed);
	return found;
}

/* What a limit comes to when its rule gives way. */
static void bounds_of(const struct question *q, const struct solve_limit *l, double *least,
                      double *most)
{
	const double give =
	    (double)question_level(q, l->rule) * (double)feas_step(q->feas, l->rule);
	const enum solve_rule_kind kind = q->model->rules[l->rule].kind;

	*least = (double)l->least - (kind == SOLVE_MIN ? give : 0);
	*most =
	    l->most == SOLVE_ANY ? LP_INFINITE : (double)l->most + (kind == SOLVE_MAX ? give : 0);
}

static void put_entries(struct question *q, int32_t row, const struct weighed *entries, size_t n)
{
	for (size_t i = 0, next; i < n; i = next) {
		next = i + 1;
		if (entries[i].block == SOLVE_NONE) {
			prog_put(&q->prog, row, entries[i].col, (double)entries[i].weight);
			continue;
		}
		while (next < n && entries[next].block == entries[i].block)
			next++;
		add_block(q, row, entries + i, next - i);
	}
}

static void add_limit(struct question *q, const struct solve_limit *l)
{
	struct weighed *entries =
	    xcalloc((size_t)(l->n_slots ? l->n_slots : q->model->n_slots) + 1, sizeof *entries);
	const size_t n = list_entries(q, l, entries);
	const enum solve_rule_kind kind = q->model->rules[l->rule].kind;
	const double step = (double)feas_step(q->feas, l->rule);
	const bool levels = feas_has_levels(q->feas, l->rule);
	double least, most, all = 0;

	bounds_of(q, l, &least, &most);
	for (size_t i = 0; i < n; i++)
		all += (double)entries[i].weight;
	if (least > 0) {
		const int32_t row = prog_row(&q->prog, least, LP_INFINITE, l->rule);

		if (!levels || kind == SOLVE_MIN || !q->mode.gives)
			question_loosen(q, row, least, levels ? step : least);
		put_entries(q, row, entries, n);
	}
	if (all > most) {
		const int32_t row = prog_row(&q->prog, -LP_INFINITE, most, l->rule);

		if (!levels || kind == SOLVE_MAX)
			question_loosen(q, row, 0, levels ? -step : most - all);
		put_entries(q, row, entries, n);
	}
	free(entries);
}

void question_limits(struct question *q)
{
	for (int32_t i = 0; i < q->model->n_limits; i++) {
		const struct solve_limit *l = &q->model->limits[i];

		if (question_is_on(q, l->rule) &&
		    (q->mode.only == SOLVE_NONE || q->mode.only == l->person))
			add_limit(q, l);
	}
}

/* ---- runs ---- */

struct stretch {
	struct question *q;
	const struct solve_run *run;
	int32_t first, n;
	int32_t *works; /* per day: the column that says so */
};

static void find_days(struct stretch *s, const struct solve_model *model)
{
	int32_t last = INT32_MIN;

	s->first = model->first_day;
	s->n = model->n_days;
	if (s->n || model->n_slots == 0)
		return;
	s->first = INT32_MAX;
	for (int32_t i = 0; i < model->n_slots; i++) {
		s->first = model->slots[i].day < s->first ? model->slots[i].day : s->first;
		last = model->slots[i].day > last ? model->slots[i].day : last;
	}
	s->n = last - s->first + 1;
}

static void add_days(struct stretch *s)
{
	struct question *q = s->q;
	int32_t *any = xcalloc((size_t)s->n + 1, sizeof *any);

	for (int32_t d = 0; d < s->n; d++) {
		s->works[d] = prog_col(&q->prog, 0, 1);
		any[d] = prog_row(&q->prog, -LP_INFINITE, 0, SOLVE_NONE);
		prog_put(&q->prog, any[d], s->works[d], 1);
	}
	for (int32_t i = 0; i < q->model->n_slots; i++) {
		const int32_t d = q->model->slots[i].day - s->first;
		const int32_t cell = question_cell(q, s->run->person, i);
		const int32_t row = prog_row(&q->prog, 0, LP_INFINITE, SOLVE_NONE);

		prog_put(&q->prog, any[d], cell, -1);
		prog_put(&q->prog, row, s->works[d], 1);
		prog_put(&q->prog, row, cell, -1);
	}
	free(any);
}

/* In no `most` + 1 days running there is only work, or only rest. */
static void add_most(struct stretch *s, bool work, int32_t most)
{
	const int32_t before = work ? s->run->before : -s->run->before;

	for (int32_t d = before > 0 ? -(before < most ? before : most) : 0; most && d < s->n; d++) {
		const int32_t from = d < 0 ? 0 : d, to = d + most;
		int32_t row;

		if (to < 0 || to >= s->n)
			continue;
		row = prog_row(&s->q->prog, work ? -LP_INFINITE : 1, work ? to - from : LP_INFINITE,
		               s->run->rule);
		for (int32_t k = from; k <= to; k++)
			prog_put(&s->q->prog, row, s->works[k], 1);
		question_loosen(s->q, row, work ? 0 : 1, work ? -1 : 1);
	}
}

/* Day `d` begins a run only if it goes on to day `k`; before day 0 lies what the run says. */
static void add_start(struct stretch *s, bool work, int32_t d, int32_t k)
{
	const double sign = work ? 1 : -1;
	double most = work ? 0 : 1;
	int32_t row;

	if (d == 0)
		most += s->run->before > 0 ? sign : 0;
	row = prog_row(&s->q->prog, -LP_INFINITE, most, s->run->rule);
	prog_put(&s->q->prog, row, s->works[d], sign);
	prog_put(&s->q->prog, row, s->works[k], -sign);
	if (d > 0)
		prog_put(&s->q->prog, row, s->works[d - 1], -sign);
	question_loosen(s->q, row, 0, -1);
}

static void add_least(struct stretch *s, bool work, int32_t least)
{
	const int32_t before = work ? s->run->before : -s->run->before;

	for (int32_t d = s->run->before ? 0 : 1; d < s->n; d++)
		for (int32_t k = d + 1; k < d + least && k < s->n; k++)
			add_start(s, work, d, k);
	for (int32_t d = 0; before > 0 && d < least - before && d < s->n; d++) {
		const int32_t row = prog_row(&s->q->prog, work ? 1 : -LP_INFINITE,
		                             work ? LP_INFINITE : 0, s->run->rule);

		prog_put(&s->q->prog, row, s->works[d], 1);
		question_loosen(s->q, row, work ? 1 : 0, work ? 1 : -1);
	}
}

void question_runs(struct question *q)
{
	struct stretch s = {.q = q};

	find_days(&s, q->model);
	s.works = xcalloc((size_t)s.n + 1, sizeof *s.works);
	for (int32_t i = 0; i < q->model->n_runs; i++) {
		s.run = &q->model->runs[i];
		if (!question_is_on(q, s.run->rule) ||
		    (q->mode.only != SOLVE_NONE && q->mode.only != s.run->person))
			continue;
		add_days(&s);
		add_most(&s, true, s.run->work_most);
		add_most(&s, false, s.run->off_most);
		add_least(&s, true, s.run->work_least);
		add_least(&s, false, s.run->off_least);
	}
	free(s.works);
}
