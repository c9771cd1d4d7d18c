#include "solve/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

int64_t unscale_up(int64_t scaled)
{
	const int64_t down = scaled / GRAPH_SCALE;

	return down + (scaled > down * GRAPH_SCALE);
}

void prices_init(struct prices *out, const struct graph *graph, int32_t person)
{
	const struct part *part = graph->part;
	const struct part_person *who = &part->people[person];
	const int32_t n = graph->n_layers, first = graph->first[n];
	const int32_t n_ends = graph->first[n + 1] - first;

	out->slot = xcalloc((size_t)n + 1, sizeof *out->slot);
	out->end = xcalloc((size_t)n_ends + 1, sizeof *out->end);
	out->pair = part->adjacent * GRAPH_SCALE;
	for (int32_t i = 0; i < n; i++)
		out->slot[i] = who->ok[graph->slots[i]] ? who->cells[graph->slots[i]] * GRAPH_SCALE
		                                        : GRAPH_NEVER;
	for (int32_t i = 0; i < n_ends; i++) {
		const int64_t *sums = graph->sums + (size_t)i * (size_t)part->n_measures;
		int64_t cost = 0;

		for (int32_t k = 0; k < part->n_measures; k++)
			cost += part->measures[k].weight * sums[k] *
			        (sums[k] + 2 * part->measures[k].past[person]);
		out->end[i] = cost * GRAPH_SCALE;
	}
}

void prices_release(struct prices *prices)
{
	free(prices->slot);
	free(prices->end);
	*prices = (struct prices){0};
}

void graph_price(int64_t *rest, const struct graph *graph, const struct prices *prices,
                 const int64_t *dual)
{
	const int32_t n = graph->n_layers;

	memcpy(rest + graph->first[n], prices->end,
	       (size_t)(graph->first[n + 1] - graph->first[n]) * sizeof *rest);
	for (int32_t layer = n - 1; layer >= 0; layer--) {
		const bool never = prices->slot[layer] == GRAPH_NEVER;
		const int64_t own = never ? 0 : prices->slot[layer] - dual[graph->slots[layer]];

		for (int32_t node = graph->first[layer]; node < graph->first[layer + 1]; node++) {
			int64_t least = rest[graph->skip[node]];

			if (!never && graph->take[node] != SOLVE_NONE) {
				const int64_t take = own + graph->pairs[node] * prices->pair +
				                     rest[graph->take[node]];

				least = take < least ? take : least;
			}
			rest[node] = least;
		}
	}
}

/* What taking the slot of `layer` at `node` costs in itself. */
static int64_t step_price(const struct graph *graph, const struct prices *prices,
                          const int64_t *dual, int32_t layer, int32_t node)
{
	return prices->slot[layer] - dual[graph->slots[layer]] + graph->pairs[node] * prices->pair;
}

struct trail { /* the cheapest way from the root to each node */
	int64_t paid;
	int32_t from; /* the node before */
	bool took;    /* by holding its slot */
};

static void tread(struct trail *to, int64_t paid, int32_t from, bool took)
{
	if (paid < to->paid)
		*to = (struct trail){paid, from, took};
}

static void lay_trails(struct trail *trail, const struct graph *graph, const struct prices *prices,
                       const int64_t *dual)
{
	const int32_t n_nodes = graph_nodes(graph);

	for (int32_t i = 0; i < n_nodes; i++)
		trail[i].paid = GRAPH_NEVER;
	trail[0] = (struct trail){0, SOLVE_NONE, false};
	for (int32_t layer = 0; layer < graph->n_layers; layer++)
		for (int32_t node = graph->first[layer]; node < graph->first[layer + 1]; node++) {
			if (trail[node].paid == GRAPH_NEVER)
				continue;
			tread(&trail[graph->skip[node]], trail[node].paid, node, false);
			if (graph->take[node] != SOLVE_NONE && prices->slot[layer] != GRAPH_NEVER)
				tread(&trail[graph->take[node]],
				      trail[node].paid +
				          step_price(graph, prices, dual, layer, node),
				      node, true);
		}
}

/* The way to `node` by its trail, then the slot of `layer`, then the cheapest way to an end. */
static int32_t trace(int32_t *row, const struct graph *graph, const struct trail *trail,
                     const int64_t *rest, int32_t layer, int32_t node)
{
	int32_t n = 0, back = node, at = layer;

	while (trail[back].from != SOLVE_NONE) {
		at--;
		if (trail[back].took)
			row[n++] = graph->slots[at];
		back = trail[back].from;
	}
	for (int32_t i = 0; i < n / 2; i++) {
		const int32_t swap = row[i];

		row[i] = row[n - 1 - i];
		row[n - 1 - i] = swap;
	}
	row[n++] = graph->slots[layer];
	node = graph->take[node];
	for (at = layer + 1; at < graph->n_layers; at++) {
		if (rest[node] == rest[graph->skip[node]]) {
			node = graph->skip[node];
		} else {
			row[n++] = graph->slots[at];
			node = graph->take[node];
		}
	}
	return n;
}

void graph_through(const struct graph *graph, const struct prices *prices, const int64_t *dual,
                   const int64_t *rest, int64_t limit, graph_visit *visit, void *ctx)
{
	struct trail *trail = xcalloc((size_t)graph_nodes(graph), sizeof *trail);
	int32_t *row = xcalloc((size_t)graph->n_layers + 1, sizeof *row);
	bool go_on = true;

	lay_trails(trail, graph, prices, dual);
	for (int32_t layer = 0; layer < graph->n_layers && go_on; layer++) {
		int64_t least = limit;
		int32_t best = SOLVE_NONE;

		if (prices->slot[layer] == GRAPH_NEVER)
			continue;
		for (int32_t node = graph->first[layer]; node < graph->first[layer + 1]; node++) {
			int64_t price;

			if (graph->take[node] == SOLVE_NONE || trail[node].paid == GRAPH_NEVER)
				continue;
			price = trail[node].paid + step_price(graph, prices, dual, layer, node) +
			        rest[graph->take[node]];
			if (price < least) {
				least = price;
				best = node;
			}
		}
		if (best != SOLVE_NONE)
			go_on = visit(ctx, row, trace(row, graph, trail, rest, layer, best), least);
	}
	free(row);
	free(trail);
}

struct walk {
	const struct graph *graph;
	const struct prices *prices;
	const int64_t *dual, *rest;
	int64_t limit;
	graph_visit *visit;
	void *ctx;
	int32_t *row;
	int32_t n;
};

static bool walk_from(struct walk *w, int32_t layer, int32_t node, int64_t paid)
{
	const struct graph *graph = w->graph;
	int64_t skip, take = GRAPH_NEVER, step = 0;
	bool good = true;

	if (layer == graph->n_layers)
		return w->visit(w->ctx, w->row, w->n, paid + w->rest[node]);
	skip = w->rest[graph->skip[node]];
	if (graph->take[node] != SOLVE_NONE && w->prices->slot[layer] != GRAPH_NEVER) {
		step = step_price(graph, w->prices, w->dual, layer, node);
		take = step + w->rest[graph->take[node]];
	}
	for (int turn = 0; turn < 2 && good; turn++) {
		const bool take_now = (turn == 0) == (take < skip);

		if (take_now && take != GRAPH_NEVER && paid + take <= w->limit) {
			w->row[w->n++] = graph->slots[layer];
			good = walk_from(w, layer + 1, graph->take[node], paid + step);
			w->n--;
		} else if (!take_now && paid + skip <= w->limit) {
			good = walk_from(w, layer + 1, graph->skip[node], paid);
		}
	}
	return good;
}

bool graph_walk(const struct graph *graph, const struct prices *prices, const int64_t *dual,
                const int64_t *rest, int64_t limit, graph_visit *visit, void *ctx)
{
	struct walk w = {graph, prices, dual, rest, limit, visit, ctx, NULL, 0};
	bool good;

	w.row = xcalloc((size_t)graph->n_layers + 1, sizeof *w.row);
	good = walk_from(&w, 0, 0, 0);
	free(w.row);
	return good;
}

int32_t graph_longest(const struct graph *graph)
{
	const int32_t n = graph->n_layers;
	int32_t *longest = xcalloc((size_t)graph_nodes(graph), sizeof *longest);
	int32_t out;

	for (int32_t layer = n - 1; layer >= 0; layer--)
		for (int32_t node = graph->first[layer]; node < graph->first[layer + 1]; node++) {
			const int32_t skip = longest[graph->skip[node]];
			int32_t take = 0;

			if (graph->take[node] != SOLVE_NONE)
				take = longest[graph->take[node]] + 1;
			longest[node] = take > skip ? take : skip;
		}
	out = longest[0];
	free(longest);
	return out;
}
