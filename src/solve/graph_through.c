#include <stdlib.h>

#include "base/mem.h"
#include "solve/graph.h"

#include "base/banned.h"

struct through {
	const struct graph *graph;
	const struct prices *prices;
	int64_t *from;    /* per node: least price from the first to there */
	int32_t *arc;     /* per node: the last arc of that way */
	int32_t *node_of; /* per arc end: where the best arc of a choice begins */
};

struct way { /* the best through one choice */
	int64_t price;
	int32_t node, arc;
};

static int compare_ways(const void *a, const void *b)
{
	const struct way *x = a, *y = b;

	if (x->price != y->price)
		return x->price < y->price ? -1 : 1;
	return (x->arc > y->arc) - (x->arc < y->arc);
}

/* Forward, noting for each choice the best way through it. */
static void sweep(struct through *t, struct way *ways)
{
	const struct graph *graph = t->graph;
	const struct prices *prices = t->prices;
	const int32_t n = graph_nodes(graph), ends = n - graph_ends(graph);

	for (int32_t v = 0; v < n; v++)
		t->from[v] = v ? GRAPH_NEVER : 0;
	for (int32_t v = 0; v < ends; v++) {
		if (t->from[v] >= GRAPH_NEVER / 2)
			continue;
		for (int32_t a = graph->arc_first[v]; a < graph->arc_first[v + 1]; a++) {
			const struct graph_arc *arc = &graph->arcs[a];
			const int64_t here = t->from[v] + prices->choice[arc->choice];
			struct way *way = &ways[arc->choice];

			if (here < t->from[arc->to]) {
				t->from[arc->to] = here;
				t->arc[arc->to] = a;
				t->node_of[arc->to] = v;
			}
			if (here + prices->rest[arc->to] < way->price)
				*way = (struct way){here + prices->rest[arc->to], v, a};
		}
	}
}

static int32_t follow(const struct through *t, const struct way *way, int32_t *row)
{
	const struct graph *graph = t->graph;
	const int32_t ends = graph_nodes(graph) - graph_ends(graph);
	int32_t n = 0, v = way->node;

	for (; v; v = t->node_of[v]) {
		const int32_t slot = graph->choice_slot[graph->arcs[t->arc[v]].choice];

		if (slot != SOLVE_NONE)
			row[n++] = slot;
	}
	for (int32_t i = 0; i < n / 2; i++) {
		const int32_t slot = row[i];

		row[i] = row[n - 1 - i];
		row[n - 1 - i] = slot;
	}
	row[n++] = graph->choice_slot[graph->arcs[way->arc].choice];
	for (v = graph->arcs[way->arc].to; v < ends;) {
		int32_t a = graph->arc_first[v];

		while (t->prices->choice[graph->arcs[a].choice] +
		           t->prices->rest[graph->arcs[a].to] !=
		       t->prices->rest[v])
			a++;
		if (graph->choice_slot[graph->arcs[a].choice] != SOLVE_NONE)
			row[n++] = graph->choice_slot[graph->arcs[a].choice];
		v = graph->arcs[a].to;
	}
	return n;
}

void graph_through(const struct graph *graph, const struct prices *prices, graph_visit *visit,
                   void *ctx)
{
	const int32_t n_choices = graph->choice_first[graph->n_layers];
	const size_t n = (size_t)graph_nodes(graph);
	struct through t = {graph, prices, NULL, NULL, NULL};
	struct way *ways = xcalloc((size_t)n_choices + 1, sizeof *ways);
	int32_t *row = xcalloc((size_t)graph->n_layers + 1, sizeof *row);
	bool go_on = true;

	t.from = xcalloc(n, sizeof *t.from);
	t.arc = xcalloc(n, sizeof *t.arc);
	t.node_of = xcalloc(n, sizeof *t.node_of);
	for (int32_t c = 0; c < n_choices; c++)
		ways[c].price = GRAPH_NEVER;
	sweep(&t, ways);
	qsort(ways, (size_t)n_choices, sizeof *ways, compare_ways);
	for (int32_t c = 0; c < n_choices && go_on && ways[c].price < GRAPH_NEVER / 2; c++)
		if (graph->choice_slot[graph->arcs[ways[c].arc].choice] != SOLVE_NONE)
			go_on = visit(ctx, row, follow(&t, &ways[c], row), ways[c].price);
	free(t.from);
	free(t.arc);
	free(t.node_of);
	free(ways);
	free(row);
}
