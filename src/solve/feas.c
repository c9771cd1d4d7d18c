#include "solve/feas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "solve/lp.h"

#include "base/banned.h"

#define NOTHING 1e-7 /* of a value that should be whole */
#define CERTAIN 1e-4 /* an LP this far from feasible is not so by rounding */

enum { OVERLAP = 1, REST = 2 };

/* Where rules became rows; an LP row that is tight in the contradiction names its rule. */
struct named_row {
	int32_t row, rule;
};

struct clique { /* needed slots of which one person may hold one */
	int32_t n;
	int32_t *places;
	bool has_rest; /* not all of them overlap */
};

struct cliques {
	int32_t n;
	struct clique *clique;
};

struct question {
	struct feas *feas;
	const struct solve_model *model;
	const char *active;
	int32_t n_needed;
	int32_t *needed; /* slots by start */
	int32_t *place;  /* per slot: index in needed, or SOLVE_NONE */
	char *forbidden; /* [person * n_needed + place] */
	char *concerned; /* per person: some active rule is about them */
	int32_t n_people;
	int32_t *people;           /* those who take part */
	struct cliques cliques[2]; /* for who need not rest, and for who must */
	struct lp *lp;
	struct named_row *named;
	int32_t n_named;
	int32_t *slot_row;   /* per needed slot: at most one holder */
	int32_t *cover_row;  /* per needed slot: exactly one, or SOLVE_NONE */
	int32_t *fixed_row;  /* per fixed cell, or SOLVE_NONE */
	int32_t *max_row;    /* per limit, or SOLVE_NONE */
	int32_t *clique_row; /* per person who takes part: the row of their first clique, or
	                        SOLVE_NONE */
	int32_t *column;     /* [index in people * n_needed + place]; SOLVE_NONE: forbidden */
	char *can_hold;      /* per person: some needed slot */
	int32_t *rows;       /* of the column at hand */
	int32_t n_rows;
};

/* ---- what is the same for all questions ---- */

struct by_start {
	int64_t start;
	int32_t slot;
};

static int compare_start(const void *a, const void *b)
{
	const struct by_start *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->slot < y->slot ? -1 : 1;
}

static void note_excludes(struct feas *feas)
{
	const struct solve_model *model = feas->model;
	const size_t n = (size_t)model->n_slots;

	for (size_t a = 0; a < n; a++)
		for (size_t b = 0; b < n; b++)
			if (a != b && model->slots[a].start < model->slots[b].end &&
			    model->slots[b].start < model->slots[a].end)
				feas->excludes[a * n + b] = OVERLAP;
	for (int32_t i = 0; i < model->n_joints; i++) {
		const size_t a = (size_t)model->joints[i].a, b = (size_t)model->joints[i].b;

		feas->excludes[a * n + b] = feas->excludes[b * n + a] = 0;
	}
	for (int32_t i = 0; i < model->n_conflicts; i++) {
		const struct solve_conflict *c = &model->conflicts[i];
		const char why = c->is_rest ? REST : OVERLAP;

		feas->excludes[(size_t)c->a * n + (size_t)c->b] |= why;
		feas->excludes[(size_t)c->b * n + (size_t)c->a] |= why;
	}
}

void feas_init(struct feas *out, const struct solve_model *model, int64_t deadline)
{
	const size_t n = (size_t)model->n_slots;
	struct by_start *sorted = xcalloc(n + 1, sizeof *sorted);

	*out = (struct feas){.model = model, .deadline = deadline};
	out->order = xcalloc(n + 1, sizeof *out->order);
	out->excludes = xcalloc(n * n + 1, 1);
	out->rest_rule = xcalloc((size_t)model->n_people + 1, sizeof *out->rest_rule);
	for (int32_t s = 0; s < model->n_slots; s++)
		sorted[s] = (struct by_start){model->slots[s].start, s};
	qsort(sorted, n, sizeof *sorted, compare_start);
	for (int32_t s = 0; s < model->n_slots; s++)
		out->order[s] = sorted[s].slot;
	free(sorted);
	note_excludes(out);
	for (int32_t p = 0; p < model->n_people; p++)
		out->rest_rule[p] = SOLVE_NONE;
	for (int32_t i = model->n_rules - 1; i >= 0; i--)
		if (model->rules[i].kind == SOLVE_REST && model->rules[i].person != SOLVE_NONE)
			out->rest_rule[model->rules[i].person] = i;
}

void feas_release(struct feas *feas)
{
	free(feas->order);
	free(feas->excludes);
	free(feas->rest_rule);
	*feas = (struct feas){0};
}

/* ---- one question ---- */

static void note_needed(struct question *q)
{
	const struct solve_model *model = q->model;
	char *is_needed = xcalloc((size_t)model->n_slots + 1, 1);

	for (int32_t s = 0; s < model->n_slots; s++)
		is_needed[s] = q->active[model->slots[s].cover];
	for (int32_t i = 0; i < model->n_fixed; i++)
		if (q->active[model->fixed[i].rule])
			is_needed[model->fixed[i].slot] = 1;
	for (int32_t i = 0; i < model->n_slots; i++) {
		const int32_t slot = q->feas->order[i];

		q->place[slot] = SOLVE_NONE;
		if (is_needed[slot]) {
			q->place[slot] = q->n_needed;
			q->needed[q->n_needed++] = slot;
		}
	}
	free(is_needed);
}

static void note_concerned(struct question *q)
{
	const struct solve_model *model = q->model;

	for (int32_t i = 0; i < model->n_forbids; i++) {
		const struct solve_forbid *f = &model->forbids[i];

		if (!q->active[f->rule] || q->place[f->slot] == SOLVE_NONE)
			continue;
		q->concerned[f->person] = 1;
		q->forbidden[(size_t)f->person * (size_t)q->n_needed + (size_t)q->place[f->slot]] =
		    1;
	}
	for (int32_t i = 0; i < model->n_limits; i++)
		if (q->active[model->limits[i].rule])
			q->concerned[model->limits[i].person] = 1;
	for (int32_t i = 0; i < model->n_fixed; i++)
		if (q->active[model->fixed[i].rule])
			q->concerned[model->fixed[i].person] = 1;
	for (int32_t p = 0; p < model->n_people; p++)
		if (q->feas->rest_rule[p] != SOLVE_NONE && q->active[q->feas->rest_rule[p]])
			q->concerned[p] = 1;
}

/* Of those whom no rule concerns, one for each slot is as good as all. */
static void note_people(struct question *q)
{
	int32_t free_people = 0;

	for (int32_t p = 0; p < q->model->n_people; p++) {
		for (int32_t k = 0; k < q->n_needed && !q->can_hold[p]; k++)
			q->can_hold[p] = !q->forbidden[(size_t)p * (size_t)q->n_needed + (size_t)k];
		if (!q->concerned[p] && free_people++ >= q->n_needed)
			continue;
		q->people[q->n_people++] = p;
	}
}

static void name_row(struct question *q, int32_t row, int32_t rule)
{
	q->named = array_grow(q->named, (size_t)q->n_named, sizeof *q->named);
	q->named[q->n_named++] = (struct named_row){row, rule};
}

static bool rests(const struct question *q, int32_t person)
{
	const int32_t rule = q->feas->rest_rule[person];

	return rule != SOLVE_NONE && q->active[rule];
}

/* 0, OVERLAP or REST (also when both: then the overlap is reason enough). */
static char exclude(const struct question *q, bool rested, int32_t a, int32_t b)
{
	const char why =
	    q->feas
	        ->excludes[(size_t)q->needed[a] * (size_t)q->model->n_slots + (size_t)q->needed[b]];

	if (why & OVERLAP)
		return OVERLAP;
	return (why & REST) && rested ? REST : 0;
}

static bool is_known(const struct cliques *cliques, int32_t a, int32_t b)
{
	for (int32_t k = cliques->n - 1; k >= 0; k--) {
		int32_t found = 0;

		for (int32_t i = 0; i < cliques->clique[k].n; i++)
			found +=
			    cliques->clique[k].places[i] == a || cliques->clique[k].places[i] == b;
		if (found == 2)
			return true;
	}
	return false;
}

/* The pair and all later slots that fit to it. */
static struct clique clique_of(const struct question *q, bool rested, int32_t a, int32_t b)
{
	struct clique out = {2, NULL, exclude(q, rested, a, b) == REST};

	out.places = xcalloc((size_t)q->n_needed, sizeof *out.places);
	out.places[0] = a;
	out.places[1] = b;
	for (int32_t c = b + 1; c < q->n_needed; c++) {
		bool all = true, rest = false;

		for (int32_t k = 0; k < out.n && all; k++) {
			const char why = exclude(q, rested, out.places[k], c);

			all = why;
			rest = rest || why == REST;
		}
		if (!all)
			continue;
		out.places[out.n++] = c;
		out.has_rest = out.has_rest || rest;
	}
	return out;
}

/* Each pair that excludes each other lies in one of them: far stronger in an LP than pairs are. */
static void find_cliques(struct question *q, bool rested)
{
	struct cliques *out = &q->cliques[rested];

	for (int32_t a = 0; a < q->n_needed; a++)
		for (int32_t b = a + 1; b < q->n_needed; b++) {
			if (!exclude(q, rested, a, b) || is_known(out, a, b))
				continue;
			out->clique = array_grow(out->clique, (size_t)out->n, sizeof *out->clique);
			out->clique[out->n++] = clique_of(q, rested, a, b);
		}
}

/* ---- rows and columns ---- */

static void add_slot_rows(struct question *q)
{
	const struct solve_model *model = q->model;

	for (int32_t i = 0; i < q->n_needed; i++) {
		const int32_t cover = model->slots[q->needed[i]].cover;

		q->slot_row[i] = lp_add_row(q->lp, -LP_INFINITE, 1);
		q->cover_row[i] = SOLVE_NONE;
		if (!q->active[cover])
			continue;
		q->cover_row[i] = lp_add_row(q->lp, 1, 1);
		name_row(q, q->cover_row[i], cover);
	}
	for (int32_t i = 0; i < model->n_fixed; i++) {
		q->fixed_row[i] = SOLVE_NONE;
		if (!q->active[model->fixed[i].rule])
			continue;
		q->fixed_row[i] = lp_add_row(q->lp, 1, 1);
		name_row(q, q->fixed_row[i], model->fixed[i].rule);
	}
}

static void add_person_rows(struct question *q)
{
	const struct solve_model *model = q->model;

	for (int32_t i = 0; i < model->n_limits; i++) {
		q->max_row[i] = SOLVE_NONE;
		if (!q->active[model->limits[i].rule] || !q->can_hold[model->limits[i].person])
			continue;
		q->max_row[i] = lp_add_row(q->lp, -LP_INFINITE, (double)model->limits[i].most);
		name_row(q, q->max_row[i], model->limits[i].rule);
	}
	for (int32_t i = 0; i < q->n_people; i++) {
		const struct cliques *cliques = &q->cliques[rests(q, q->people[i])];

		q->clique_row[i] = SOLVE_NONE;
		for (int32_t k = 0; k < cliques->n && q->can_hold[q->people[i]]; k++) {
			const int32_t row = lp_add_row(q->lp, -LP_INFINITE, 1);

			if (k == 0)
				q->clique_row[i] = row;
			if (cliques->clique[k].has_rest)
				name_row(q, row, q->feas->rest_rule[q->people[i]]);
		}
	}
}

static bool limits_slot(const struct solve_limit *max, int32_t slot)
{
	for (int32_t k = 0; k < max->n_slots; k++)
		if (max->slots[k] == slot)
			return true;
	return max->n_slots == 0;
}

/* All rows in which this person's holding this slot stands, into q->rows. */
static void find_rows(struct question *q, int32_t index, int32_t place)
{
	const struct solve_model *model = q->model;
	const int32_t person = q->people[index], slot = q->needed[place];
	const struct cliques *cliques = &q->cliques[rests(q, person)];

	q->n_rows = 0;
	q->rows[q->n_rows++] = q->slot_row[place];
	if (q->cover_row[place] != SOLVE_NONE)
		q->rows[q->n_rows++] = q->cover_row[place];
	for (int32_t i = 0; i < model->n_fixed; i++)
		if (q->fixed_row[i] != SOLVE_NONE && model->fixed[i].person == person &&
		    model->fixed[i].slot == slot)
			q->rows[q->n_rows++] = q->fixed_row[i];
	for (int32_t i = 0; i < model->n_limits; i++)
		if (q->max_row[i] != SOLVE_NONE && model->limits[i].person == person &&
		    limits_slot(&model->limits[i], slot))
			q->rows[q->n_rows++] = q->max_row[i];
	for (int32_t k = 0; k < cliques->n && q->clique_row[index] != SOLVE_NONE; k++)
		for (int32_t i = 0; i < cliques->clique[k].n; i++)
			if (cliques->clique[k].places[i] == place)
				q->rows[q->n_rows++] = q->clique_row[index] + k;
}

static bool is_forbidden(const struct question *q, int32_t index, int32_t place)
{
	return q->forbidden[(size_t)q->people[index] * (size_t)q->n_needed + (size_t)place];
}

/* One per person and slot; then one per slot or cell that may stay open, at a price of 1. */
static void add_columns(struct question *q)
{
	const size_t cliques = (size_t)q->cliques[0].n + (size_t)q->cliques[1].n;

	q->rows = xcalloc(2 + (size_t)q->model->n_fixed + (size_t)q->model->n_limits + cliques,
	                  sizeof *q->rows);
	q->column = xcalloc((size_t)q->n_people * (size_t)q->n_needed + 1, sizeof *q->column);
	for (int32_t i = 0; i < q->n_people; i++)
		for (int32_t k = 0; k < q->n_needed; k++) {
			int32_t *column = &q->column[i * q->n_needed + k];

			*column = SOLVE_NONE;
			if (is_forbidden(q, i, k))
				continue;
			find_rows(q, i, k);
			*column = lp_add_col(q->lp, 0, 0, 1, q->n_rows, q->rows, NULL);
		}
	for (int32_t k = 0; k < q->n_needed; k++)
		if (q->cover_row[k] != SOLVE_NONE)
			lp_add_col(q->lp, 1, 0, 1, 1, &q->cover_row[k], NULL);
	for (int32_t i = 0; i < q->model->n_fixed; i++)
		if (q->fixed_row[i] != SOLVE_NONE)
			lp_add_col(q->lp, 1, 0, 1, 1, &q->fixed_row[i], NULL);
}

/* ---- the contradiction's rules ---- */

/* Of several rules that forbid one pair the first of these is named. */
static const enum solve_rule_kind by_weight[] = {
    SOLVE_SKILL, SOLVE_EXEMPT, SOLVE_ABSENT, SOLVE_LEAVE,
    SOLVE_BUSY,  SOLVE_REST,   SOLVE_MAX,    SOLVE_FIXED,
};

/* Forbidding the pair matters when the LP would rather have it. */
static bool is_wanted(struct question *q, int32_t index, int32_t place)
{
	double reduced = 0;

	find_rows(q, index, place);
	for (int32_t i = 0; i < q->n_rows; i++)
		reduced -= lp_dual(q->lp, q->rows[i]);
	return reduced < -NOTHING;
}

static void name_forbids(struct question *q, char *used)
{
	const struct solve_model *model = q->model;
	char *open = xcalloc((size_t)model->n_people * (size_t)q->n_needed + 1, 1);

	for (int32_t i = 0; i < q->n_people; i++)
		for (int32_t k = 0; k < q->n_needed; k++)
			open[(size_t)q->people[i] * (size_t)q->n_needed + (size_t)k] =
			    is_forbidden(q, i, k) && is_wanted(q, i, k);
	for (size_t w = 0; w < sizeof by_weight / sizeof *by_weight; w++)
		for (int32_t i = 0; i < model->n_forbids; i++) {
			const struct solve_forbid *f = &model->forbids[i];
			size_t at;

			if (!q->active[f->rule] || q->place[f->slot] == SOLVE_NONE ||
			    model->rules[f->rule].kind != by_weight[w])
				continue;
			at = (size_t)f->person * (size_t)q->n_needed + (size_t)q->place[f->slot];
			used[f->rule] = used[f->rule] || open[at];
			open[at] = 0;
		}
	free(open);
}

static void keep_core(struct question *q, char *active)
{
	char *used = xcalloc((size_t)q->model->n_rules + 1, 1);

	for (int32_t i = 0; i < q->n_named; i++)
		if (fabs(lp_dual(q->lp, q->named[i].row)) > NOTHING)
			used[q->named[i].rule] = 1;
	name_forbids(q, used);
	for (int32_t i = 0; i < q->model->n_rules; i++)
		active[i] = active[i] && used[i];
	free(used);
}

/* ---- asking ---- */

static void question_init(struct question *q, struct feas *feas, const char *active)
{
	const struct solve_model *model = feas->model;
	const size_t n = (size_t)model->n_slots + 1, people = (size_t)model->n_people + 1;

	*q = (struct question){.feas = feas, .model = model, .active = active};
	q->needed = xcalloc(n, sizeof *q->needed);
	q->place = xcalloc(n, sizeof *q->place);
	note_needed(q);
	q->forbidden = xcalloc(people * (size_t)q->n_needed + 1, 1);
	q->concerned = xcalloc(people, 1);
	q->people = xcalloc(people, sizeof *q->people);
	q->can_hold = xcalloc(people, 1);
	q->slot_row = xcalloc(n, sizeof *q->slot_row);
	q->cover_row = xcalloc(n, sizeof *q->cover_row);
	q->fixed_row = xcalloc((size_t)model->n_fixed + 1, sizeof *q->fixed_row);
	q->max_row = xcalloc((size_t)model->n_limits + 1, sizeof *q->max_row);
	q->clique_row = xcalloc(people, sizeof *q->clique_row);
	note_concerned(q);
	note_people(q);
	q->lp = lp_new();
	find_cliques(q, false);
	find_cliques(q, true);
	add_slot_rows(q);
	add_person_rows(q);
	add_columns(q);
}

static void question_release(struct question *q)
{
	for (int t = 0; t < 2; t++) {
		for (int32_t k = 0; k < q->cliques[t].n; k++)
			free(q->cliques[t].clique[k].places);
		free(q->cliques[t].clique);
	}
	lp_free(q->lp);
	free(q->needed);
	free(q->place);
	free(q->forbidden);
	free(q->concerned);
	free(q->people);
	free(q->named);
	free(q->slot_row);
	free(q->cover_row);
	free(q->fixed_row);
	free(q->max_row);
	free(q->clique_row);
	free(q->rows);
	free(q->column);
	free(q->can_hold);
}

static double value_of(const struct question *q, int32_t index, int32_t place)
{
	const int32_t column = q->column[index * q->n_needed + place];

	return column == SOLVE_NONE ? 0 : lp_value(q->lp, column);
}

static bool is_whole(const struct question *q)
{
	for (int32_t i = 0; i < q->n_people; i++)
		for (int32_t k = 0; k < q->n_needed; k++) {
			const double value = value_of(q, i, k);

			if (fabs(value - round(value)) > NOTHING)
				return false;
		}
	return true;
}

static void read_holder(const struct question *q, int32_t *holder)
{
	for (int32_t s = 0; s < q->model->n_slots && holder; s++)
		holder[s] = SOLVE_NONE;
	for (int32_t i = 0; i < q->n_people && holder; i++)
		for (int32_t k = 0; k < q->n_needed; k++)
			if (value_of(q, i, k) > 0.5)
				holder[q->needed[k]] = q->people[i];
}

static bool ask_whole(enum feas_answer *out, struct question *q, struct err *err)
{
	const int64_t left = q->feas->deadline - clock_monotonic();
	const struct lp_limits limits = {left > 0 ? (double)left / 1000 : 0.001, 0.5};
	enum lp_answer answer;

	if (!lp_solve_mip(&answer, q->lp, &limits, err))
		return false;
	*out = FEAS_UNKNOWN;
	if (answer == LP_NONE)
		*out = FEAS_NO;
	else if ((answer == LP_OPTIMAL || answer == LP_OPEN) && lp_objective(q->lp) < 0.5)
		*out = FEAS_YES;
	return true;
}

bool feas_ask(enum feas_answer *out, struct feas *feas, char *active, int32_t *holder,
              struct err *err)
{
	struct question q;
	bool good;

	feas->lacking = 0;
	question_init(&q, feas, active);
	good = lp_solve(q.lp, err);
	if (good && lp_objective(q.lp) > CERTAIN) {
		*out = FEAS_NO;
		feas->lacking = lp_objective(q.lp);
		keep_core(&q, active);
	} else if (good && lp_objective(q.lp) < NOTHING && is_whole(&q)) {
		*out = FEAS_YES;
	} else if (good) {
		good = ask_whole(out, &q, err);
	}
	if (good && *out == FEAS_YES)
		read_holder(&q, holder);
	question_release(&q);
	return good;
}
