#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/graph.h"

#include "base/banned.h"

#define NOBODY INT32_MAX /* what must be held cannot be: no row */

void prices_reseat(struct prices *prices, const struct graph *graph, int32_t person)
{
	const struct part *part = graph->part;

	for (int32_t e = 0; e < graph_ends(graph); e++) {
		const int64_t *sums = graph->sums + (size_t)e * (size_t)part->n_measures;
		int64_t cost = graph->end_pairs ? graph->end_pairs[e] * part->adjacent : 0;

		for (int32_t k = 0; k < part->n_measures; k++)
			cost += part->measures[k].weight[person] * sums[k] *
			        (sums[k] + 2 * part->measures[k].past[person]);
		prices->end[e] = cost * GRAPH_SCALE;
	}
}

void prices_init(struct prices *out, const struct graph *graph, int32_t person, int64_t *rest)
{
	const int32_t n = graph->is_empty ? 0 : graph->choice_first[graph->n_layers];

	out->choice = xcalloc((size_t)n + 1, sizeof *out->choice);
	out->end = xcalloc((size_t)graph_ends(graph) + 1, sizeof *out->end);
	out->dual = xcalloc((size_t)graph->part->n_slots + 1, sizeof *out->dual);
	out->rest = rest;
	prices_reseat(out, graph, person);
}

void prices_release(struct prices *prices)
{
	free(prices->choice);
	free(prices->end);
	free(prices->dual);
	*prices = (struct prices){0};
}

static enum part_ok ok_of(const struct part_person *who, const char *fix, int32_t slot)
{
	if (who->ok[slot] == PART_NO || !fix || fix[slot] == PART_MAY)
		return (enum part_ok)who->ok[slot];
	return (enum part_ok)fix[slot];
}

/* A slot that must be held leaves nothing else of its layer. */
static void keep_only(struct prices *prices, const struct graph *graph, int32_t layer, int32_t slot)
{
	for (int32_t c = graph->choice_first[layer]; c < graph->choice_first[layer + 1]; c++)
		if (graph->choice_slot[c] != slot)
			prices->choice[c] = GRAPH_NEVER;
}

static int64_t price_of(const struct graph *graph, const struct part_person *who, int32_t choice,
                        const int64_t *dual)
{
	const int32_t slot = graph->choice_slot[choice];

	return (who->cells[slot] + graph->choice_pairs[choice] * graph->part->adjacent) *
	           GRAPH_SCALE -
	       dual[slot];
}

/* What a slot is worth to this person: its own dual and those of the couples that it counts in. */
static const int64_t *own_duals(struct prices *prices, const struct part *part,
                                const struct part_person *who, const int64_t *slot_dual,
                                const int64_t *couple_dual)
{
	if (who->n_terms == 0)
		return slot_dual;
	memcpy(prices->dual, slot_dual, (size_t)part->n_slots * sizeof *slot_dual);
	for (int32_t i = 0; i < who->n_terms; i++)
		prices->dual[who->terms[i].slot] +=
		    couple_dual[who->terms[i].couple] * who->terms[i].factor;
	return prices->dual;
}

void prices_fill(struct prices *prices, const struct graph *graph, int32_t person,
                 const int64_t *slot_dual, const int64_t *couple_dual, const char *fix)
{
	const struct part_person *who = &graph->part->people[person];
	const int64_t *dual = own_duals(prices, graph->part, who, slot_dual, couple_dual);

	if (graph->is_empty)
		return;
	for (int32_t i = 0; i < graph->n_layers; i++) {
		int32_t must = SOLVE_NONE;

		for (int32_t c = graph->choice_first[i]; c < graph->choice_first[i + 1]; c++) {
			const int32_t slot = graph->choice_slot[c];
			enum part_ok ok;

			if (slot == SOLVE_NONE) {
				prices->choice[c] = 0;
				continue;
			}
			ok = ok_of(who, fix, slot);
			if (who->ok[slot] == PART_MUST && ok == PART_NO)
				must = NOBODY;
			else if (ok == PART_MUST)
				must = must == SOLVE_NONE || must == slot ? slot : NOBODY;
			prices->choice[c] =
			    ok == PART_NO ? GRAPH_NEVER : price_of(graph, who, c, dual);
		}
		if (must != SOLVE_NONE)
			keep_only(prices, graph, i, must);
	}
}

int64_t graph_price(struct prices *prices, const struct graph *graph)
{
	const int32_t n = graph_nodes(graph);
	const int32_t ends = n - graph_ends(graph);
	int64_t *rest = prices->rest;
	const int64_t *choice = prices->choice;

	if (graph->is_empty)
		return GRAPH_NEVER;
	for (int32_t v = ends; v < n; v++)
		rest[v] = prices->end[v - ends];
	for (int32_t v = ends - 1; v >= 0; v--) {
		const struct graph_arc *arc = &graph->arcs[graph->arc_first[v]];
		const struct graph_arc *last = &graph->arcs[graph->arc_first[v + 1]];
		int64_t best = GRAPH_NEVER;

		for (; arc < last; arc++) {
			const int64_t price = choice[arc->choice] + rest[arc->to];

			best = price < best ? price : best;
		}
		rest[v] = best;
	}
	return rest[0];
}

int32_t graph_best(int32_t *row, const struct graph *graph, const struct prices *prices)
{
	const int32_t ends = graph_nodes(graph) - graph_ends(graph);
	int32_t n = 0, v = 0;

	while (v < ends) {
		const int32_t first = graph->arc_first[v];
		int32_t a = first;

		while (prices->choice[graph->arcs[a].choice] + prices->rest[graph->arcs[a].to] !=
		       prices->rest[v])
			a++;
		if (graph->choice_slot[graph->arcs[a].choice] != SOLVE_NONE)
			row[n++] = graph->choice_slot[graph->arcs[a].choice];
		v = graph->arcs[a].to;
	}
	return n;
}
