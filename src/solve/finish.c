#include "solve/master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

#define FEW_COLUMNS  4000
#define MANY_COLUMNS 120000
/* Of the time left for one integer program, which may take as much again (solve/lp.c). */
#define SHARE         0.25
#define POLISH_ROUNDS 5000
#define MIP_SIZE      1000.0 /* the integer program's costs run from 0 to this */

struct finish {
	struct master *m;
	int32_t group;
	int32_t most;  /* columns */
	int64_t slack; /* scaled: how much dearer than its group's cheapest a row may be */
	struct lp *lp;
};

/* What a better assignment may cost above the proven bound; below 0 there is none. */
static int64_t goal_of(const struct master *m)
{
	return (m->hunt->objective - m->part->step) * GRAPH_SCALE - m->proven;
}

static bool keep_row(void *ctx, const int32_t *row, int32_t n, int64_t price)
{
	struct finish *f = ctx;
	struct master *m = f->m;

	(void)price;
	if (n == 0)
		return true;
	if (m->n_columns >= f->most)
		return false;
	master_add(m, f->group, row, n);
	return true;
}

/* All rows within `slack`; false when there are too many. */
static bool gather(struct finish *f)
{
	struct master *m = f->m;
	bool all = true;

	master_drop_columns(m);
	for (int32_t g = 0; g < m->n_groups && all; g++) {
		const struct group *group = &m->groups[g];
		const struct graph *graph = &m->graphs[group->graph];

		f->group = g;
		graph_price(m->rest, graph, &group->prices, m->dual);
		all = graph_walk(graph, &group->prices, m->dual, m->rest, m->rest[0] + f->slack,
		                 keep_row, f);
	}
	return all;
}

static bool is_chosen(void *ctx, int32_t column)
{
	const struct finish *f = ctx;

	return lp_value(f->lp, column) > 0.5;
}

/* Costs are what a row takes more than its group's cheapest, so that their sum is the gap. */
static void load_program(struct finish *f, double unit)
{
	const struct master *m = f->m;
	const int32_t n = m->part->n_slots;
	int32_t *rows = xcalloc((size_t)n + 1, sizeof *rows);

	f->lp = lp_new();
	for (int32_t s = 0; s < n; s++)
		lp_add_row(f->lp, 1, 1);
	for (int32_t g = 0; g < m->n_groups; g++)
		lp_add_row(f->lp, m->groups[g].n_people, m->groups[g].n_people);
	for (int32_t i = 0; i < m->n_columns; i++) {
		const struct column *c = &m->columns[i];
		int64_t more = c->cost * GRAPH_SCALE - m->groups[c->group].least;

		memcpy(rows, m->rows + c->at, (size_t)c->n * sizeof *rows);
		for (int32_t k = 0; k < c->n; k++)
			more -= m->dual[rows[k]];
		rows[c->n] = n + c->group;
		lp_add_col(f->lp, (double)more * unit, 0, more <= f->slack, c->n + 1, rows, NULL);
	}
	for (int32_t g = 0; g < m->n_groups; g++) { /* those who do nothing */
		const int32_t row = n + g;

		if (-m->groups[g].least <= f->slack)
			lp_add_col(f->lp, (double)-m->groups[g].least * unit, 0,
			           m->groups[g].n_people, 1, &row, NULL);
	}
	free(rows);
}

/*
 * The integer program over the columns at hand: `reached` is what no better assignment of these
 * columns alone can be below, above the proven bound; 0 when that stays open.
 */
static bool solve_program(struct finish *f, int64_t *reached, struct err *err)
{
	struct master *m = f->m;
	const int64_t goal = goal_of(m);
	const double half = (double)m->part->step * GRAPH_SCALE / 2;
	const double unit = MIP_SIZE / ((double)goal + half);
	const struct lp_limits limits = {hunt_seconds(m->hunt) * SHARE,
	                                 ((double)goal + half) * unit};
	const int64_t before = m->hunt->objective;
	enum lp_answer answer;
	bool good;

	*reached = 0;
	load_program(f, unit);
	good = lp_solve_mip(&answer, f->lp, &limits, err);
	if (good && (answer == LP_OPTIMAL || answer == LP_OPEN))
		master_take(m, is_chosen, f);
	lp_free(f->lp);
	if (good && answer == LP_NONE)
		*reached = goal + m->part->step * GRAPH_SCALE;
	else if (good && answer == LP_OPTIMAL && m->hunt->objective < before)
		*reached = m->hunt->objective * GRAPH_SCALE - m->proven;
	return good;
}

/* The columns that pricing met are few and good: often the best assignment is among them. */
static bool try_known_columns(struct finish *f, struct err *err)
{
	int64_t ignored;

	f->slack = goal_of(f->m);
	if (f->slack < 0)
		return true;
	return solve_program(f, &ignored, err);
}

/*
 * With the slack s that is left between bound and incumbent every better assignment consists of
 * rows within s. When these are too many, those within a part t of it still find better
 * assignments, and any other contains a row beyond t, which raises the bound by t.
 */
static bool try_all_rows(struct finish *f, struct err *err)
{
	struct master *m = f->m;
	const int64_t before = m->hunt->objective;
	const int64_t all = goal_of(m);
	int64_t reached;

	f->slack = all;
	while (!gather(f) && f->slack > 0)
		f->slack = f->slack > GRAPH_SCALE / 16 ? f->slack / 2 : 0;
	if (m->n_columns >= f->most) {
		f->most *= 3;
		return true;
	}
	if (!solve_program(f, &reached, err))
		return false;
	if (f->slack < all && reached > f->slack)
		reached = f->slack;
	hunt_raise(m->hunt, unscale_up(m->proven + reached - GRAPH_SCALE / 1024));
	if (m->hunt->objective == before)
		f->most *= 3;
	return true;
}

bool master_finish(struct master *m, struct err *err)
{
	struct finish f = {.m = m, .most = FEW_COLUMNS};

	if (!m->has_dual || hunt_is_over(m->hunt))
		return true;
	if (!try_known_columns(&f, err))
		return false;
	while (f.most <= MANY_COLUMNS && !hunt_is_over(m->hunt) && goal_of(m) >= 0) {
		const int32_t most = f.most;

		if (!try_all_rows(&f, err))
			return false;
		if (f.most > most) { /* a smaller gap means fewer rows the next time */
			m->hunt->seed++;
			hunt_anneal(m->hunt, POLISH_ROUNDS);
		}
	}
	return true;
}

bool hunt_prove(struct hunt *hunt, struct err *err)
{
	struct master m;
	bool good;

	if (hunt_is_over(hunt) || !master_init(&m, hunt))
		return true;
	good = master_price(&m, err) && master_finish(&m, err);
	master_release(&m);
	return good;
}
