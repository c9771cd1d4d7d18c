#ifndef SOLVE_GRAPH_H
#define SOLVE_GRAPH_H
/*
 * All rows that some people of a part may work, as paths through a graph: one layer per slot, from
 * each node at most two ways on, leave the slot or hold it. Nodes that have the same future are
 * one, so that a month needs thousands of nodes where it has millions of rows. The graph knows no
 * person's wishes, past or duals: these come in as prices, and finding the cheapest row is one
 * sweep.
 */
#include "solve/part.h"

#define GRAPH_NEVER INT64_MAX /* the price of what is not possible */
#define GRAPH_SCALE 16384     /* prices are costs times this, so that duals can be whole numbers */

/* The least whole cost that is not below a scaled one. */
int64_t unscale_up(int64_t scaled);

struct graph {
	const struct part *part;
	bool rests;
	int32_t n_maxes;
	const struct part_max *maxes; /* those of the person that it was made for */
	char *in;                     /* per slot of the part: may be in a row of this graph */
	int32_t n_layers;             /* slots in question */
	int32_t *slots;               /* per layer: slot of the part */
	int32_t *first;       /* n_layers + 2: where each layer's nodes begin; ends follow */
	int32_t *skip, *take; /* per node: next node, or SOLVE_NONE */
	int8_t *pairs;        /* per node: adjacent days that taking makes */
	int64_t *sums;        /* per end node and measure: points of the row */
	bool is_exact;        /* false: sums are too low, to keep the graph small */
};

/*
 * For people like `person` on the slots marked in `in`. `most` nodes: first the points are made
 * coarser, which only lowers prices; false when even that does not help. The part must outlive it.
 */
bool graph_init(struct graph *out, const struct part *part, int32_t person, const char *in,
                int32_t most);
/* Whether it serves `person` too: same limits and rest; what he may not hold costs GRAPH_NEVER. */
bool graph_fits(const struct graph *graph, int32_t person);
void graph_release(struct graph *graph);
int32_t graph_nodes(const struct graph *graph);

struct prices {        /* of one person, for one graph; all scaled */
	int64_t *slot; /* per layer: holding it, or GRAPH_NEVER */
	int64_t *end;  /* per end node: what its points cost */
	int64_t pair;  /* per pair of adjacent days */
};

void prices_init(struct prices *out, const struct graph *graph, int32_t person);
void prices_release(struct prices *prices);

/*
 * Fills `rest` (per node) with the least price from that node to an end, with `dual` (scaled, per
 * slot of the part) taken off each slot held. rest[0] is the cheapest row's.
 */
void graph_price(int64_t *rest, const struct graph *graph, const struct prices *prices,
                 const int64_t *dual);
/* False ends the enumeration. */
typedef bool graph_visit(void *ctx, const int32_t *row, int32_t n, int64_t price);

/* For each slot the cheapest row that holds it, if it costs less than `limit`. */
void graph_through(const struct graph *graph, const struct prices *prices, const int64_t *dual,
                   const int64_t *rest, int64_t limit, graph_visit *visit, void *ctx);
/* Each row that costs at most `limit`, once. True when all were visited. */
bool graph_walk(const struct graph *graph, const struct prices *prices, const int64_t *dual,
                const int64_t *rest, int64_t limit, graph_visit *visit, void *ctx);

/* How many slots the longest row holds. */
int32_t graph_longest(const struct graph *graph);

#endif
