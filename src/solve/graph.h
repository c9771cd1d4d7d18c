#ifndef SOLVE_GRAPH_H
#define SOLVE_GRAPH_H
/*
 * All rows that people of one contract may work, as paths through a graph: one layer for each group
 * of slots that exclude each other, from each node one way on for each of them and one for none.
 * Nodes that have the same future are one, so that a month needs thousands of nodes where it has
 * millions of rows. The graph knows no person's wishes, past or duals: these come in as prices, and
 * finding the cheapest row is one sweep.
 */
#include "solve/part.h"
#include "solve/proof.h"

#define GRAPH_NEVER (INT64_MAX / 8)   /* from here on: the price of what is not possible */
#define GRAPH_SCALE SOLVE_PROOF_SCALE /* prices are costs times this: duals are whole numbers */

struct graph_arc {
	int32_t to, choice;
};

struct graph {
	const struct part *part;
	int32_t contract;
	char *in; /* per slot: may be in a row of this graph */
	int32_t n_layers;
	int32_t *choice_first; /* n_layers + 1: where each layer's choices begin */
	int32_t *choice_slot;  /* SOLVE_NONE: none of the layer's slots */
	int8_t *choice_pairs;  /* adjacent days that it makes */
	int32_t *node_first;   /* n_layers + 2: where each layer's nodes begin; ends follow */
	int32_t *arc_first;    /* n_nodes + 1 */
	struct graph_arc *arcs;
	int64_t *sums;      /* per end and measure: points of the row */
	int32_t *end_pairs; /* per end: adjacent days behind it; NULL: none */
	bool is_empty;      /* no row at all; all but part and contract is NULL or 0 then */
	bool is_exact;      /* false: sums are too low, to keep the graph small */
};

/*
 * For a contract, on the slots marked in `in`. At most `most` nodes: points are made coarser until
 * it fits, which only lowers prices; false when even that does not help. The part must outlive it.
 */
bool graph_init(struct graph *out, const struct part *part, int32_t contract, const char *in,
                int32_t most);
/* The same, but false at once when the exact graph is too large. */
bool graph_init_exact(struct graph *out, const struct part *part, int32_t contract, const char *in,
                      int32_t most);
/*
 * The rows that are like `row` on all slots not marked in `open`, as a graph over the layers that
 * have open slots; what its rows cost is less than the whole ones by a constant. False: there is
 * none, or `graph` is not exact.
 */
bool graph_cut(struct graph *out, const struct graph *graph, const int32_t *row, int32_t n,
               const char *open);
void graph_release(struct graph *graph);
int32_t graph_nodes(const struct graph *graph);
int32_t graph_ends(const struct graph *graph);

struct prices { /* of one person, for one graph; all scaled */
	int64_t *choice;
	int64_t *end;
	int64_t *rest; /* per node: least price from there to an end; borrowed */
	int64_t *dual; /* room for one per slot */
};

/* `rest` has room for a number per node; several prices may share it, one sweep at a time. */
void prices_init(struct prices *out, const struct graph *graph, int32_t person, int64_t *rest);
/* The same prices for somebody else of the contract. */
void prices_reseat(struct prices *prices, const struct graph *graph, int32_t person);
void prices_release(struct prices *prices);
/*
 * What each choice costs with `slot_dual` and `couple_dual` taken off. `fix` (per slot, NULL: none)
 * overrides who may hold what: PART_NO and PART_MUST bind, PART_MAY leaves it.
 */
void prices_fill(struct prices *prices, const struct graph *graph, int32_t person,
                 const int64_t *slot_dual, const int64_t *couple_dual, const char *fix);
/* The price of the cheapest row, GRAPH_NEVER or more when there is none. Fills prices->rest. */
int64_t graph_price(struct prices *prices, const struct graph *graph);
/* After graph_price(): the cheapest row, into `row` (room for a slot per layer); its length. */
int32_t graph_best(int32_t *row, const struct graph *graph, const struct prices *prices);

#endif
