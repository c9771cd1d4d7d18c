#include "solve/master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

#define LP_SIZE         1e6  /* the LP's objective is kept about as large as this */
#define REDUCED         1e-6 /* less than this below nothing is nothing */
#define CALM            0.5  /* share of the best duals in those that are tried */
#define COLUMNS_AT_ONCE 3000

struct pricing {
	struct master *m;
	struct lp *lp;
	double scale;     /* LP cost per cost */
	double *lp_dual;  /* of slots, then of groups */
	int64_t *dual;    /* being tried, scaled */
	int32_t n_loaded; /* columns in the LP */
	int32_t group;    /* being priced */
	int32_t n_added, most_added;
};

/* Whether this row would lower the LP; the same row twice cannot, so none comes twice. */
static bool add_if_cheap(void *ctx, const int32_t *row, int32_t n, int64_t price)
{
	struct pricing *p = ctx;
	const struct master *m = p->m;
	const int32_t person = m->groups[p->group].people[0];
	double reduced = (double)part_row_cost(m->part, person, row, n) * p->scale -
	                 p->lp_dual[m->part->n_slots + p->group];

	(void)price;
	for (int32_t i = 0; i < n; i++)
		reduced -= p->lp_dual[row[i]];
	if (reduced > -REDUCED)
		return true;
	for (int32_t i = m->n_columns - 1; i >= p->n_loaded; i--) { /* met a moment ago? */
		const struct column *c = &m->columns[i];

		if (c->group == p->group && c->n == n &&
		    !memcmp(m->rows + c->at, row, (size_t)n * sizeof *row))
			return true;
		if (c->group != p->group)
			break;
	}
	master_add(p->m, p->group, row, n);
	return ++p->n_added < p->most_added;
}

/*
 * The LP pays each row of a group its own dual anyway. Under the LP's duals this is exact; under
 * others it is a guess, which costs a sweep more at worst.
 */
static bool may_lower(const struct pricing *p, int64_t least)
{
	const double own = p->lp_dual[p->m->part->n_slots + p->group];

	return (double)least / GRAPH_SCALE * p->scale < own - REDUCED / 2;
}

/* Prices all groups under p->dual: a bound, and columns. */
static void sweep(struct pricing *p)
{
	struct master *m = p->m;
	int64_t proven = 0;
	int64_t *least = xcalloc((size_t)m->n_groups, sizeof *least);

	for (int32_t s = 0; s < m->part->n_slots; s++)
		proven += p->dual[s];
	p->most_added = COLUMNS_AT_ONCE / m->n_groups + 2;
	for (int32_t g = 0; g < m->n_groups; g++) {
		const struct group *group = &m->groups[g];
		const struct graph *graph = &m->graphs[group->graph];

		graph_price(m->rest, graph, &group->prices, p->dual);
		least[g] = m->rest[0];
		proven += m->rest[0] * group->n_people;
		p->group = g;
		p->n_added = 0;
		if (may_lower(p, least[g]))
			graph_through(graph, &group->prices, p->dual, m->rest, GRAPH_NEVER,
			              add_if_cheap, p);
	}
	if (!m->has_dual || proven > m->proven) {
		m->has_dual = true;
		m->proven = proven;
		memcpy(m->dual, p->dual, (size_t)m->part->n_slots * sizeof *p->dual);
		for (int32_t g = 0; g < m->n_groups; g++)
			m->groups[g].least = least[g];
		hunt_raise(m->hunt, unscale_up(proven));
	}
	free(least);
}

/* Any whole numbers prove a bound; they only must not overflow when they are added up. */
static void round_duals(struct pricing *p, double calm)
{
	const struct master *m = p->m;
	const double most = (double)(1LL << 59) / (m->part->n_slots + 2);

	for (int32_t s = 0; s < m->part->n_slots; s++) {
		double dual = p->lp_dual[s] / p->scale * GRAPH_SCALE;

		if (m->has_dual)
			dual = calm * (double)m->dual[s] + (1 - calm) * dual;
		dual = dual > most ? most : dual < -most ? -most : dual;
		p->dual[s] = (int64_t)llround(dual);
	}
}

static void load_columns(struct pricing *p)
{
	const struct master *m = p->m;
	int32_t *rows = xcalloc((size_t)m->part->n_slots + 1, sizeof *rows);

	for (; p->n_loaded < m->n_columns; p->n_loaded++) {
		const struct column *c = &m->columns[p->n_loaded];

		memcpy(rows, m->rows + c->at, (size_t)c->n * sizeof *rows);
		rows[c->n] = m->part->n_slots + c->group;
		lp_add_col(p->lp, (double)c->cost * p->scale, 0, LP_INFINITE, c->n + 1, rows, NULL);
	}
	free(rows);
}

static bool is_whole(void *ctx, int32_t column)
{
	const struct pricing *p = ctx;

	return column < p->n_loaded && lp_value(p->lp, column) > 0.5;
}

static bool solve_lp(struct pricing *p, struct err *err)
{
	const struct master *m = p->m;
	bool whole = true;

	load_columns(p);
	if (!lp_solve(p->lp, err))
		return false;
	for (int32_t i = 0; i < m->part->n_slots + m->n_groups; i++)
		p->lp_dual[i] = lp_dual(p->lp, i);
	for (int32_t i = 0; i < p->n_loaded && whole; i++) {
		const double value = lp_value(p->lp, i);

		whole = fabs(value - round(value)) < 1e-6;
	}
	if (whole)
		master_take(p->m, is_whole, p);
	return true;
}

static void pricing_init(struct pricing *p, struct master *m)
{
	const int32_t n = m->part->n_slots;
	const double size = fabs((double)m->hunt->objective) + 1;

	*p = (struct pricing){.m = m, .lp = lp_new()};
	p->scale = size > LP_SIZE ? LP_SIZE / size : 1;
	p->lp_dual = xcalloc((size_t)(n + m->n_groups), sizeof *p->lp_dual);
	p->dual = xcalloc((size_t)n, sizeof *p->dual);
	for (int32_t s = 0; s < n; s++)
		lp_add_row(p->lp, 1, 1);
	for (int32_t g = 0; g < m->n_groups; g++)
		lp_add_row(p->lp, -LP_INFINITE, m->groups[g].n_people);
	master_add_assignment(m);
}

static void pricing_release(struct pricing *p)
{
	lp_free(p->lp);
	free(p->lp_dual);
	free(p->dual);
}

bool master_price(struct master *m, struct err *err)
{
	struct pricing p;
	bool good = true, go_on = true;

	pricing_init(&p, m);
	while (good && go_on && !hunt_is_over(m->hunt)) {
		int32_t before;

		good = solve_lp(&p, err);
		if (!good || hunt_is_over(m->hunt))
			break;
		before = m->n_columns;
		round_duals(&p, CALM);
		sweep(&p);
		if (m->n_columns == before && !hunt_is_over(m->hunt)) {
			round_duals(&p, 0);
			sweep(&p);
		}
		go_on = m->n_columns > before;
	}
	pricing_release(&p);
	return good;
}
