#ifndef SOLVE_MASTER_H
#define SOLVE_MASTER_H
/*
 * What hunt_prove() works with: people who are alike for the part taken together (so that who of
 * them does what is no question any more), the rows met so far, the LP over them, and the best
 * duals.
 */
#include "solve/graph.h"
#include "solve/hunt.h"
#include "solve/lp.h"

struct group { /* same slots allowed, limits, wishes and past */
	int32_t graph, n_people;
	int32_t *people;
	struct prices prices;
	int64_t least; /* price of the cheapest row under the best duals, 0 or less */
};

struct column { /* one row for one group */
	int32_t group, n;
	size_t at; /* its slots begin here in master.rows */
	int64_t cost;
};

struct master {
	struct hunt *hunt;
	const struct part *part;
	struct graph *graphs;
	int32_t n_graphs;
	struct group *groups;
	int32_t n_groups;
	struct column *columns;
	int32_t n_columns;
	int32_t *rows;
	size_t n_rows, room;
	int64_t *dual;  /* the best so far, per slot, scaled */
	int64_t proven; /* the scaled bound that they prove */
	bool has_dual;
	int64_t *rest; /* room for one sweep over the largest graph */
};

/* False: the rows are beyond what a graph can hold. */
bool master_init(struct master *out, struct hunt *hunt);
void master_release(struct master *m);
void master_add(struct master *m, int32_t group, const int32_t *row, int32_t n);
void master_drop_columns(struct master *m);
/* The rows of the hunt's assignment as columns. */
void master_add_assignment(struct master *m);
/* Hands out the columns that `is_chosen` to the people of their groups and offers that to the hunt.
 */
void master_take(struct master *m, bool (*is_chosen)(void *ctx, int32_t column), void *ctx);

/* Column generation until the LP's bound is reached or the time is over. */
MUST_CHECK bool master_price(struct master *m, struct err *err);
/* All rows that a better assignment can still contain, as an integer program. */
MUST_CHECK bool master_finish(struct master *m, struct err *err);

#endif
