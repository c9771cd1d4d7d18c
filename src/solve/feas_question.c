#include "solve/feas_question.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

#define MOST_CELLS 20000000 /* beyond that a question is not put */

bool question_is_on(const struct question *q, int32_t rule)
{
	return q->rules->active[rule];
}

int32_t question_level(const struct question *q, int32_t rule)
{
	return q->rules->level ? q->rules->level[rule] : 0;
}

static size_t at(const struct question *q, int32_t person, int32_t slot)
{
	return (size_t)person * (size_t)q->model->n_slots + (size_t)slot;
}

int32_t question_cell(const struct question *q, int32_t person, int32_t slot)
{
	return q->column[at(q, person, slot)];
}

/* ---- who may be of use where ---- */

static int32_t demand(const struct question *q, int32_t slot)
{
	const struct solve_slot *s = &q->model->slots[slot];
	const int32_t n = s->need - question_level(q, s->cover);

	return question_is_on(q, s->cover) && s->under == SOLVE_MUST && n > 0 ? n : 0;
}

static void note_forbidden(struct question *q, char *concerned)
{
	for (int32_t i = 0; i < q->model->n_forbids; i++) {
		const struct solve_forbid *f = &q->model->forbids[i];

		if (!question_is_on(q, f->rule))
			continue;
		concerned[f->person] = 1;
		if (!q->mode.gives || solve_relax_weight(q->model->rules[f->rule].kind) == 0)
			q->forbidden[at(q, f->person, f->slot)] = 1;
	}
}

static void want_all(struct question *q, int32_t person)
{
	for (int32_t s = 0; s < q->model->n_slots; s++)
		q->useful[at(q, person, s)] = 1;
}

static void want_limit(struct question *q, const struct solve_limit *limit)
{
	if (limit->least > 0 && limit->n_slots == 0)
		want_all(q, limit->person);
	for (int32_t k = 0; limit->least > 0 && k < limit->n_slots; k++)
		q->useful[at(q, limit->person, limit->slots[k])] = 1;
}

static bool binds(const struct solve_couple *c)
{
	return (c->least != INT64_MIN && c->under == SOLVE_MUST) ||
	       (c->most != SOLVE_ANY && c->over == SOLVE_MUST);
}

/* What people have to hold for reasons of their own. */
static void note_wanted(struct question *q, char *concerned)
{
	const struct solve_model *model = q->model;

	for (int32_t i = 0; i < model->n_fixed; i++)
		if (question_is_on(q, model->fixed[i].rule)) {
			concerned[model->fixed[i].person] = 1;
			q->useful[at(q, model->fixed[i].person, model->fixed[i].slot)] = 1;
		}
	for (int32_t i = 0; i < model->n_limits; i++)
		if (question_is_on(q, model->limits[i].rule)) {
			concerned[model->limits[i].person] = 1;
			want_limit(q, &model->limits[i]);
		}
	for (int32_t i = 0; i < model->n_runs; i++)
		if (question_is_on(q, model->runs[i].rule)) {
			concerned[model->runs[i].person] = 1;
			want_all(q, model->runs[i].person);
		}
	for (int32_t i = 0; i < model->n_couples; i++) {
		const struct solve_couple *c = &model->couples[i];

		for (int32_t k = 0; question_is_on(q, c->rule) && binds(c) && k < c->n_terms; k++) {
			concerned[c->terms[k].person] = 1;
			q->useful[at(q, c->terms[k].person, c->terms[k].slot)] = 1;
		}
	}
	for (int32_t p = 0; p < model->n_people; p++) {
		const int32_t rule = q->feas->rest_rule[p];

		concerned[p] = concerned[p] || (rule != SOLVE_NONE && question_is_on(q, rule));
	}
}

/* Of those whom no rule concerns, one for each head is as good as all. */
static void note_demand(struct question *q, const char *concerned)
{
	int64_t heads = 0;

	for (int32_t s = 0; s < q->model->n_slots; s++)
		heads += demand(q, s);
	for (int32_t p = 0; p < q->model->n_people; p++) {
		if (!concerned[p] && heads-- <= 0)
			continue;
		for (int32_t s = 0; s < q->model->n_slots; s++)
			if (demand(q, s))
				q->useful[at(q, p, s)] = 1;
	}
}

/* Holding a makes b count nothing, which a limit on b may need. */
static void note_joints(struct question *q)
{
	const struct solve_model *model = q->model;
	char *limited = xcalloc((size_t)model->n_people + 1, 1);

	for (int32_t i = 0; i < model->n_limits; i++)
		limited[model->limits[i].person] |= question_is_on(q, model->limits[i].rule);
	for (bool more = true; more;) {
		more = false;
		for (int32_t i = 0; i < model->n_joints; i++)
			for (int32_t p = 0; p < model->n_people; p++) {
				const struct solve_joint *j = &model->joints[i];

				if (!limited[p] || !q->useful[at(q, p, j->b)] ||
				    q->useful[at(q, p, j->a)])
					continue;
				q->useful[at(q, p, j->a)] = 1;
				more = true;
			}
	}
	free(limited);
}

static void forget_others(struct question *q)
{
	for (int32_t p = 0; p < q->model->n_people && q->mode.only != SOLVE_NONE; p++)
		for (int32_t s = 0; s < q->model->n_slots; s++)
			if (p != q->mode.only)
				q->useful[at(q, p, s)] = 0;
}

/* ---- columns, and rows of what is told about cells ---- */

static void add_cells(struct question *q)
{
	const size_t n = (size_t)q->model->n_people * (size_t)q->model->n_slots;

	for (size_t i = 0; i < n; i++) {
		q->column[i] = q->counted[i] = SOLVE_NONE;
		if (q->useful[i])
			q->column[i] = prog_col(&q->prog, 0, q->forbidden[i] ? 0 : 1);
	}
}

/* How often a rule can give way at all. */
static double most_steps(const struct question *q, int32_t rule)
{
	const struct solve_rule *r = &q->model->rules[rule];
	double most = 1;

	if (!feas_has_levels(q->feas, rule))
		return 1;
	if (r->kind == SOLVE_COVER)
		return q->model->slots[r->slot].need;
	for (int32_t i = 0; i < q->model->n_limits; i++) {
		const struct solve_limit *l = &q->model->limits[i];
		const double step = (double)feas_step(q->feas, rule);

		if (l->rule == rule && r->kind == SOLVE_MIN)
			most = fmax(most, ceil((double)l->least / step));
		if (l->rule == rule && r->kind == SOLVE_MAX)
			most = fmax(most, l->n_slots ? l->n_slots : q->model->n_slots);
	}
	return most;
}

static void add_gives(struct question *q)
{
	q->give = xcalloc((size_t)q->model->n_rules + 1, sizeof *q->give);
	for (int32_t i = 0; i < q->model->n_rules; i++) {
		const int64_t weight = solve_relax_weight(q->model->rules[i].kind);

		q->give[i] = SOLVE_NONE;
		if (q->mode.gives && weight && question_is_on(q, i))
			q->give[i] = prog_col(&q->prog, (double)weight, most_steps(q, i));
	}
	for (int32_t i = 0; i < q->model->n_forbids && q->mode.gives; i++) {
		const struct solve_forbid *f = &q->model->forbids[i];
		const int32_t cell = question_cell(q, f->person, f->slot);
		int32_t row;

		if (cell == SOLVE_NONE || q->give[f->rule] == SOLVE_NONE)
			continue;
		row = prog_row(&q->prog, -LP_INFINITE, 0, f->rule);
		prog_put(&q->prog, row, cell, 1);
		question_loosen(q, row, 0, -1);
	}
}

void question_loosen(struct question *q, int32_t row, double unit, double far)
{
	const int32_t rule = q->prog.rows[row].rule;

	if (!q->mode.gives && unit != 0)
		prog_loosen(&q->prog, row, unit, 1, q->mode.other);
	else if (q->mode.gives && q->give[rule] != SOLVE_NONE)
		prog_put(&q->prog, row, q->give[rule], far);
}

static void add_cover(struct question *q, int32_t slot)
{
	const struct solve_slot *s = &q->model->slots[slot];
	const int32_t need = demand(q, slot);
	const bool is_full = question_is_on(q, s->cover) && s->over == SOLVE_MUST;
	int32_t row;

	if (!is_full && !need)
		return;
	row = prog_row(&q->prog, need ? need : -LP_INFINITE, is_full ? s->need : LP_INFINITE,
	               s->cover);
	for (int32_t p = 0; p < q->model->n_people; p++)
		if (question_cell(q, p, slot) != SOLVE_NONE)
			prog_put(&q->prog, row, question_cell(q, p, slot), 1);
	if (need && q->mode.gives)
		question_loosen(q, row, 1, 1);
	else if (need)
		prog_loosen(&q->prog, row, 1, need, 1);
}

static void add_fixed(struct question *q, const struct solve_fixed *fixed)
{
	int32_t row;

	if (!question_is_on(q, fixed->rule) ||
	    question_cell(q, fixed->person, fixed->slot) == SOLVE_NONE)
		return;
	row = prog_row(&q->prog, 1, LP_INFINITE, fixed->rule);
	prog_put(&q->prog, row, question_cell(q, fixed->person, fixed->slot), 1);
	question_loosen(q, row, 1, 1);
}

/* A clique of which the person may hold at most one anyway is left out. */
static void add_cliques(struct question *q, int32_t person)
{
	const int32_t rule = q->feas->rest_rule[person];
	const bool rested = rule != SOLVE_NONE && question_is_on(q, rule);
	const struct feas_cliques *cliques = &q->feas->pairs.cliques[rested];

	for (int32_t i = 0; i < cliques->n; i++) {
		const struct feas_clique *clique = &cliques->clique[i];
		int32_t n = 0, row;

		for (int32_t k = 0; k < clique->n; k++)
			n += question_cell(q, person, clique->slots[k]) != SOLVE_NONE &&
			     !q->forbidden[at(q, person, clique->slots[k])];
		if (n < 2)
			continue;
		row = prog_row(&q->prog, -LP_INFINITE, 1, clique->has_rest ? rule : SOLVE_NONE);
		for (int32_t k = 0; k < clique->n; k++)
			if (question_cell(q, person, clique->slots[k]) != SOLVE_NONE)
				prog_put(&q->prog, row, question_cell(q, person, clique->slots[k]),
				         1);
	}
}

/* The terms, times `sign`, add up to `least` at least. */
static void add_side(struct question *q, const struct solve_couple *c, double sign, double least)
{
	const int32_t row = prog_row(&q->prog, least, LP_INFINITE, c->rule);
	double lowest = 0;

	for (int32_t k = 0; k < c->n_terms; k++) {
		const double factor = sign * c->terms[k].factor;

		prog_put(&q->prog, row, question_cell(q, c->terms[k].person, c->terms[k].slot),
		         factor);
		lowest += factor < 0 ? factor : 0;
	}
	if (lowest < least)
		question_loosen(q, row, least > 0 ? least : 0, least - lowest);
}

static void add_couple(struct question *q, const struct solve_couple *c)
{
	if (!question_is_on(q, c->rule) || q->mode.only != SOLVE_NONE)
		return;
	if (c->least != INT64_MIN && c->under == SOLVE_MUST)
		add_side(q, c, 1, (double)c->least);
	if (c->most != SOLVE_ANY && c->over == SOLVE_MUST)
		add_side(q, c, -1, -(double)c->most);
}

static void add_rows(struct question *q)
{
	for (int32_t s = 0; s < q->model->n_slots && q->mode.only == SOLVE_NONE; s++)
		add_cover(q, s);
	for (int32_t i = 0; i < q->model->n_fixed; i++)
		add_fixed(q, &q->model->fixed[i]);
	for (int32_t p = 0; p < q->model->n_people; p++)
		add_cliques(q, p);
	for (int32_t i = 0; i < q->model->n_couples; i++)
		add_couple(q, &q->model->couples[i]);
	question_limits(q);
	question_runs(q);
}

bool question_init(struct question *out, const struct feas *feas, const struct feas_rules *rules,
                   const struct question_mode *mode)
{
	const struct solve_model *model = feas->model;
	const size_t n = (size_t)model->n_people * (size_t)model->n_slots;
	char *concerned;

	*out = (struct question){.feas = feas, .model = model, .rules = rules, .mode = *mode};
	if (n > MOST_CELLS)
		return false;
	concerned = xcalloc((size_t)model->n_people + 1, 1);
	out->useful = xcalloc(n + 1, 1);
	out->forbidden = xcalloc(n + 1, 1);
	out->column = xcalloc(n + 1, sizeof *out->column);
	out->counted = xcalloc(n + 1, sizeof *out->counted);
	note_forbidden(out, concerned);
	note_wanted(out, concerned);
	if (mode->only != SOLVE_NONE)
		want_all(out, mode->only);
	note_demand(out, concerned);
	note_joints(out);
	forget_others(out);
	add_cells(out);
	add_gives(out);
	add_rows(out);
	free(concerned);
	return true;
}

void question_release(struct question *q)
{
	free(q->useful);
	free(q->forbidden);
	free(q->column);
	free(q->counted);
	free(q->give);
	prog_release(&q->prog);
}
