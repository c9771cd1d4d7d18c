#include "solve/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/graph_grow.h"

#include "base/banned.h"

int32_t graph_nodes(const struct graph *graph)
{
	return graph->is_empty ? 0 : graph->node_first[graph->n_layers + 1];
}

int32_t graph_ends(const struct graph *graph)
{
	return graph->is_empty
	           ? 0
	           : graph->node_first[graph->n_layers + 1] - graph->node_first[graph->n_layers];
}

void graph_release(struct graph *graph)
{
	free(graph->in);
	free(graph->choice_first);
	free(graph->choice_slot);
	free(graph->choice_pairs);
	free(graph->node_first);
	free(graph->arc_first);
	free(graph->arcs);
	free(graph->sums);
	free(graph->end_pairs);
	*graph = (struct graph){0};
}

/* ---- taking away what leads nowhere ---- */

/* Ends are marked by the caller. */
static void mark_alive(const struct graph *graph, char *alive)
{
	for (int32_t v = graph->node_first[graph->n_layers] - 1; v >= 0; v--) {
		for (int32_t a = graph->arc_first[v]; !alive[v] && a < graph->arc_first[v + 1]; a++)
			alive[v] = alive[graph->arcs[a].to];
	}
}

static void keep_ends(struct graph *graph, const char *dead)
{
	const size_t n_measures = (size_t)graph->part->n_measures;
	size_t kept = 0;

	for (int32_t e = 0; e < graph_ends(graph); e++) {
		if (dead[e])
			continue;
		memmove(graph->sums + kept * n_measures, graph->sums + (size_t)e * n_measures,
		        n_measures * sizeof *graph->sums);
		graph->end_pairs[kept++] = graph->end_pairs[e];
	}
}

/* `dead` (per end) may be NULL. */
static void prune(struct graph *graph, const char *dead)
{
	const int32_t n = graph_nodes(graph), ends = graph->node_first[graph->n_layers];
	char *alive = xcalloc((size_t)n + 1, 1);
	int32_t *number = xcalloc((size_t)n + 1, sizeof *number);
	int32_t n_kept = 0, n_arcs = 0;

	for (int32_t v = ends; v < n; v++)
		alive[v] = !dead || !dead[v - ends];
	if (dead)
		keep_ends(graph, dead);
	mark_alive(graph, alive);
	for (int32_t v = 0; v < n; v++)
		number[v] = alive[v] ? n_kept++ : SOLVE_NONE;
	number[n] = n_kept;
	for (int32_t v = 0; v < n; v++) {
		const int32_t from = graph->arc_first[v], to = graph->arc_first[v + 1];

		if (!alive[v])
			continue;
		graph->arc_first[number[v]] = n_arcs; /* never behind where it is read */
		for (int32_t a = from; a < to; a++)
			if (alive[graph->arcs[a].to])
				graph->arcs[n_arcs++] = (struct graph_arc){
				    number[graph->arcs[a].to], graph->arcs[a].choice};
	}
	graph->arc_first[n_kept] = n_arcs;
	for (int32_t i = 0; i <= graph->n_layers + 1; i++) {
		int32_t v = graph->node_first[i];

		while (v < n && number[v] == SOLVE_NONE)
			v++;
		graph->node_first[i] = v < n ? number[v] : n_kept;
	}
	graph->is_empty = n_kept == 0 || graph->node_first[1] == 0;
	free(alive);
	free(number);
}

void graph_prune(struct graph *graph)
{
	prune(graph, NULL);
}

void graph_drop_ends(struct graph *graph, const char *dead)
{
	prune(graph, dead);
}
