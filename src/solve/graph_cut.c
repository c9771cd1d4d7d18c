#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/graph_grow.h"

#include "base/banned.h"

/* While a graph is cut out of another: its nodes in the order in which they are met. */
struct cutting {
	struct graph *out;
	const struct graph *from;
	const char *open;
	char *held;          /* per slot: in the row that is kept */
	int32_t first, last; /* layers with open slots: first, and behind the last */
	int32_t *number;     /* per node of `from`: its number in `out`, SOLVE_NONE */
	int32_t *nodes;      /* per node of `out`: which it is in `from` */
	int32_t n_nodes;
	size_t n_arcs, arc_room;
};

static bool is_open_layer(const struct cutting *c, int32_t layer)
{
	for (int32_t i = c->from->choice_first[layer]; i < c->from->choice_first[layer + 1]; i++)
		if (c->from->choice_slot[i] != SOLVE_NONE && c->open[c->from->choice_slot[i]])
			return true;
	return false;
}

/* The slot that a layer must take because it is closed and held, or SOLVE_NONE. */
static int32_t kept_slot(const struct cutting *c, int32_t layer)
{
	for (int32_t i = c->from->choice_first[layer]; i < c->from->choice_first[layer + 1]; i++) {
		const int32_t slot = c->from->choice_slot[i];

		if (slot != SOLVE_NONE && c->held[slot] && !c->open[slot])
			return slot;
	}
	return SOLVE_NONE;
}

static bool is_way(const struct cutting *c, int32_t kept, int32_t choice)
{
	const int32_t slot = c->from->choice_slot[choice];

	if (kept != SOLVE_NONE)
		return slot == kept;
	return slot == SOLVE_NONE || c->open[slot];
}

/* Goes the only way through closed layers; SOLVE_NONE where there is none. */
static int32_t walk(const struct cutting *c, int32_t node, int32_t layer, int32_t until,
                    int32_t *pairs)
{
	for (; layer < until && node != SOLVE_NONE; layer++) {
		const int32_t kept = kept_slot(c, layer);
		int32_t next = SOLVE_NONE;

		for (int32_t a = c->from->arc_first[node]; a < c->from->arc_first[node + 1]; a++) {
			const int32_t choice = c->from->arcs[a].choice;

			if (c->from->choice_slot[choice] == kept) {
				next = c->from->arcs[a].to;
				*pairs += c->from->choice_pairs[choice];
			}
		}
		node = next;
	}
	return node;
}

static int32_t meet(struct cutting *c, int32_t node)
{
	if (c->number[node] != SOLVE_NONE)
		return c->number[node];
	c->nodes = array_grow(c->nodes, (size_t)c->n_nodes, sizeof *c->nodes);
	c->nodes[c->n_nodes] = node;
	c->number[node] = c->n_nodes;
	return c->n_nodes++;
}

static void cut_layer(struct cutting *c, int32_t layer)
{
	struct graph *out = c->out;
	const int32_t at = layer - c->first, end = c->n_nodes;
	const int32_t kept = kept_slot(c, layer);
	const int32_t shift = c->from->choice_first[c->first];

	out->arc_first = xrealloc(out->arc_first, (size_t)end + 2, sizeof *out->arc_first);
	for (int32_t v = out->node_first[at]; v < end; v++) {
		const int32_t node = c->nodes[v];

		out->arc_first[v] = (int32_t)c->n_arcs;
		for (int32_t a = c->from->arc_first[node]; a < c->from->arc_first[node + 1]; a++) {
			const struct graph_arc *arc = &c->from->arcs[a];

			if (!is_way(c, kept, arc->choice))
				continue;
			if (c->n_arcs == c->arc_room) {
				c->arc_room = 2 * c->arc_room + 256;
				out->arcs = xrealloc(out->arcs, c->arc_room, sizeof *out->arcs);
			}
			out->arcs[c->n_arcs++] =
			    (struct graph_arc){meet(c, arc->to), arc->choice - shift};
		}
	}
	out->node_first[at + 1] = end;
}

/* What follows behind the last open layer belongs to the ends. */
static bool cut_ends(struct cutting *c)
{
	struct graph *out = c->out;
	const size_t n_measures = (size_t)out->part->n_measures;
	const int32_t begin = out->node_first[out->n_layers];
	const int32_t ends = c->from->node_first[c->from->n_layers];
	const size_t n = (size_t)(c->n_nodes - begin);
	char *dead = xcalloc(n + 1, 1);
	bool any = false;

	out->sums = xcalloc(n * n_measures + 1, sizeof *out->sums);
	out->end_pairs = xcalloc(n + 1, sizeof *out->end_pairs);
	for (size_t i = 0; i < n; i++) {
		const int32_t end = walk(c, c->nodes[(size_t)begin + i], c->last, c->from->n_layers,
		                         &out->end_pairs[i]);

		dead[i] = end == SOLVE_NONE;
		any = any || !dead[i];
		if (!dead[i])
			memcpy(out->sums + i * n_measures,
			       c->from->sums + (size_t)(end - ends) * n_measures,
			       n_measures * sizeof *out->sums);
	}
	out->arc_first = xrealloc(out->arc_first, (size_t)c->n_nodes + 1, sizeof *out->arc_first);
	for (int32_t v = begin; v <= c->n_nodes; v++)
		out->arc_first[v] = (int32_t)c->n_arcs;
	out->node_first[out->n_layers + 1] = c->n_nodes;
	if (any)
		graph_drop_ends(out, dead);
	free(dead);
	return any;
}

static void copy_choices(struct cutting *c)
{
	struct graph *out = c->out;
	const int32_t shift = c->from->choice_first[c->first];
	const size_t n = (size_t)(c->from->choice_first[c->last] - shift);

	out->n_layers = c->last - c->first;
	out->choice_first = xcalloc((size_t)out->n_layers + 1, sizeof *out->choice_first);
	for (int32_t i = 0; i <= out->n_layers; i++)
		out->choice_first[i] = c->from->choice_first[c->first + i] - shift;
	out->choice_slot = xcalloc(n + 1, sizeof *out->choice_slot);
	out->choice_pairs = xcalloc(n + 1, sizeof *out->choice_pairs);
	memcpy(out->choice_slot, c->from->choice_slot + shift, n * sizeof *out->choice_slot);
	memcpy(out->choice_pairs, c->from->choice_pairs + shift, n * sizeof *out->choice_pairs);
	out->node_first = xcalloc((size_t)out->n_layers + 2, sizeof *out->node_first);
}

static bool cut(struct cutting *c)
{
	const struct graph *from = c->from;
	int32_t pairs = 0, root; /* pairs alike for all: left out */

	while (c->first < from->n_layers && !is_open_layer(c, c->first))
		c->first++;
	c->last = from->n_layers;
	while (c->last > c->first && !is_open_layer(c, c->last - 1))
		c->last--;
	if (c->first == c->last)
		return false;
	root = walk(c, 0, 0, c->first, &pairs);
	if (root == SOLVE_NONE)
		return false;
	copy_choices(c);
	meet(c, root);
	for (int32_t i = c->first; i < c->last; i++)
		cut_layer(c, i);
	return cut_ends(c);
}

bool graph_cut(struct graph *out, const struct graph *graph, const int32_t *row, int32_t n,
               const char *open)
{
	struct graph own = {.part = graph->part, .contract = graph->contract, .is_exact = true};
	struct cutting c = {.out = &own, .from = graph, .open = open};
	bool good;

	if (graph->is_empty || !graph->is_exact)
		return false;
	c.held = xcalloc((size_t)graph->part->n_slots + 1, 1);
	for (int32_t i = 0; i < n; i++)
		c.held[row[i]] = 1;
	c.number = xcalloc((size_t)graph_nodes(graph) + 1, sizeof *c.number);
	memset(c.number, 0xff, (size_t)graph_nodes(graph) * sizeof *c.number);
	good = cut(&c);
	free(c.held);
	free(c.number);
	free(c.nodes);
	if (good && !own.is_empty)
		*out = own;
	else
		graph_release(&own);
	return good && !own.is_empty;
}
