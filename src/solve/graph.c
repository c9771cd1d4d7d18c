#include "solve/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

#define COARSEST 6 /* at this level no measure has any points left */

/*
 * While the graph grows: a node's key is all that its future can depend on, as numbers in a row:
 * points per measure, slots held per limit (-1 when it can no longer bind), then the slots held
 * that still matter for others, SOLVE_NONE, then the days with a duty that still matter.
 */
struct growth {
	struct graph *graph;
	const struct part *part;
	int32_t n_head;      /* measures and limits */
	int32_t *slot_until; /* per layer: last layer for which it matters that the slot is held */
	int32_t *day_until;  /* per layer: the same for the slot's day */
	int32_t *day_first;  /* per layer: the first layer of the same day */
	int32_t *max_left; /* [limit * (n_layers + 1) + layer]: slots of the limit still to come */
	int64_t *points;   /* [measure * n_layers + layer], made coarser where needed */
	int64_t *keys;     /* of the layer at hand, then of the next */
	size_t n_keys, room;
	size_t *key_of;      /* per node: where its key begins */
	int32_t *key_length; /* per node */
	int32_t *bucket;     /* hash table over the next layer's nodes */
	size_t n_buckets;
	int64_t *draft; /* the key being made */
	int32_t n_nodes, most;
	int32_t node_room;
};

/* ---- what matters until when ---- */

static bool slots_interact(const struct growth *g, int32_t a, int32_t b)
{
	const struct part *part = g->part;
	const int32_t n = part->n_slots;
	const char why = part->excludes[a * n + b];

	return (why & PART_NEVER) || ((why & PART_REST) && g->graph->rests) ||
	       part->joins[a * n + b] || part->joins[b * n + a];
}

static void note_interactions(struct growth *g)
{
	const struct graph *graph = g->graph;
	const struct part *part = g->part;
	const int32_t n = graph->n_layers;

	for (int32_t i = 0; i < n; i++) {
		g->day_first[i] = i;
		for (int32_t k = n - 1; k >= 0; k--) {
			const int64_t apart =
			    (int64_t)part->days[graph->slots[i]] - part->days[graph->slots[k]];

			if (k > g->slot_until[i] &&
			    slots_interact(g, graph->slots[i], graph->slots[k]))
				g->slot_until[i] = k;
			if (k > g->day_until[i] && apart >= -1 && apart <= 1)
				g->day_until[i] = k;
			if (k < i && apart == 0)
				g->day_first[i] = k;
		}
	}
	/* Whether b counts depends on all that it is joined to: they matter as long as each other.
	 */
	for (int32_t b = 0; part->has_joins && b < n; b++) {
		int32_t last = b;

		for (int32_t a = 0; a < n; a++)
			if (part->joins[graph->slots[a] * part->n_slots + graph->slots[b]])
				last = a > last ? a : last;
		for (int32_t a = 0; a < n; a++)
			if ((a == b ||
			     part->joins[graph->slots[a] * part->n_slots + graph->slots[b]]) &&
			    g->slot_until[a] < last)
				g->slot_until[a] = last;
	}
}

static void note_limits(struct growth *g)
{
	const int32_t n = g->graph->n_layers;

	for (int32_t k = 0; k < g->graph->n_maxes; k++)
		for (int32_t i = n - 1; i >= 0; i--)
			g->max_left[k * (n + 1) + i] = g->max_left[k * (n + 1) + i + 1] +
			                               g->graph->maxes[k].in[g->graph->slots[i]];
}

static void note_points(struct growth *g, int32_t level)
{
	const int32_t n = g->graph->n_layers;

	for (int32_t k = 0; k < g->part->n_measures; k++) {
		int64_t highest = 0, step = 1;

		for (int32_t i = 0; i < n; i++) {
			const int64_t points = g->part->measures[k].points[g->graph->slots[i]];

			highest = points > highest ? points : highest;
		}
		if (level > 0)
			step = 1 + highest * (1 << level) / 64;
		for (int32_t i = 0; i < n; i++)
			g->points[k * n + i] =
			    g->part->measures[k].points[g->graph->slots[i]] / step * step;
	}
}

/* ---- nodes ---- */

static bool add_node(struct growth *g)
{
	struct graph *graph = g->graph;

	if (g->n_nodes >= g->most)
		return false;
	if (g->n_nodes == g->node_room) {
		const size_t room = (size_t)(g->node_room = g->node_room ? 2 * g->node_room : 256);

		graph->skip = xrealloc(graph->skip, room, sizeof *graph->skip);
		graph->take = xrealloc(graph->take, room, sizeof *graph->take);
		graph->pairs = xrealloc(graph->pairs, room, sizeof *graph->pairs);
		g->key_of = xrealloc(g->key_of, room, sizeof *g->key_of);
		g->key_length = xrealloc(g->key_length, room, sizeof *g->key_length);
	}
	graph->skip[g->n_nodes] = graph->take[g->n_nodes] = SOLVE_NONE;
	graph->pairs[g->n_nodes] = 0;
	g->n_nodes++;
	return true;
}

static uint64_t hash_key(const int64_t *key, int32_t n)
{
	uint64_t hash = 0x9e3779b97f4a7c15U;

	for (int32_t i = 0; i < n; i++) {
		hash ^= (uint64_t)key[i];
		hash *= 0xff51afd7ed558ccdU;
		hash ^= hash >> 29;
	}
	return hash;
}

static void rehash(struct growth *g, int32_t first)
{
	g->n_buckets = g->n_buckets ? 2 * g->n_buckets : 256;
	g->bucket = xrealloc(g->bucket, g->n_buckets, sizeof *g->bucket);
	memset(g->bucket, 0xff, g->n_buckets * sizeof *g->bucket);
	for (int32_t i = first; i < g->n_nodes; i++) {
		size_t at = hash_key(g->keys + g->key_of[i], g->key_length[i]) & (g->n_buckets - 1);

		while (g->bucket[at] != SOLVE_NONE)
			at = (at + 1) & (g->n_buckets - 1);
		g->bucket[at] = i;
	}
}

/* The node of the layer that begins at `first` whose key is the draft; SOLVE_NONE: no room. */
static int32_t find_node(struct growth *g, int32_t first, int32_t n)
{
	size_t at;

	if ((size_t)(g->n_nodes - first) * 2 >= g->n_buckets)
		rehash(g, first);
	at = hash_key(g->draft, n) & (g->n_buckets - 1);
	while (g->bucket[at] != SOLVE_NONE) {
		const int32_t node = g->bucket[at];

		if (g->key_length[node] == n &&
		    !memcmp(g->keys + g->key_of[node], g->draft, (size_t)n * sizeof *g->draft))
			return node;
		at = (at + 1) & (g->n_buckets - 1);
	}
	if (!add_node(g))
		return SOLVE_NONE;
	if (g->n_keys + (size_t)n > g->room) {
		g->room = 2 * (g->n_keys + (size_t)n);
		g->keys = xrealloc(g->keys, g->room, sizeof *g->keys);
	}
	memcpy(g->keys + g->n_keys, g->draft, (size_t)n * sizeof *g->draft);
	g->key_of[g->n_nodes - 1] = g->n_keys;
	g->key_length[g->n_nodes - 1] = n;
	g->n_keys += (size_t)n;
	g->bucket[at] = g->n_nodes - 1;
	return g->n_nodes - 1;
}

/* ---- one step ---- */

struct step { /* a node's key taken apart */
	const int64_t *head, *held, *days;
	int32_t n_held, n_days;
};

static struct step read_key(const struct growth *g, int32_t node)
{
	const int64_t *key = g->keys + g->key_of[node];
	struct step s = {key, key + g->n_head, NULL, 0, 0};

	while (s.held[s.n_held] != SOLVE_NONE)
		s.n_held++;
	s.days = s.held + s.n_held + 1;
	s.n_days = g->key_length[node] - g->n_head - s.n_held - 1;
	return s;
}

static bool may_take(const struct growth *g, const struct step *s, int32_t layer)
{
	const struct graph *graph = g->graph;
	const struct part *part = g->part;
	const int32_t slot = graph->slots[layer];

	for (int32_t i = 0; i < s->n_held; i++) {
		const char why = part->excludes[graph->slots[s->held[i]] * part->n_slots + slot];

		if ((why & PART_NEVER) || ((why & PART_REST) && graph->rests))
			return false;
	}
	for (int32_t k = 0; k < graph->n_maxes; k++)
		if (graph->maxes[k].in[slot] && s->head[part->n_measures + k] >= 0 &&
		    s->head[part->n_measures + k] >= graph->maxes[k].most)
			return false;
	return true;
}

static int64_t day_of(const struct growth *g, int64_t layer)
{
	return g->part->days[g->graph->slots[layer]];
}

static int8_t new_pairs(const struct growth *g, const struct step *s, int32_t layer)
{
	const int64_t day = day_of(g, layer);
	int8_t pairs = 0;

	for (int32_t i = 0; i < s->n_days; i++) {
		const int64_t other = day_of(g, s->days[i]);

		if (other == day)
			return 0;
		pairs = (int8_t)(pairs + (other == day - 1 || other == day + 1));
	}
	return pairs;
}

static bool is_joined_to_held(const struct growth *g, const struct step *s, int32_t layer,
                              int32_t but)
{
	const int32_t *slots = g->graph->slots;

	for (int32_t i = 0; i < s->n_held; i++)
		if (s->held[i] != but &&
		    g->part->joins[slots[s->held[i]] * g->part->n_slots + slots[layer]])
			return true;
	return false;
}

/* What taking the slot adds to the points: its own unless joined, less those that it makes free. */
static int64_t new_points(const struct growth *g, const struct step *s, int32_t layer, int32_t k)
{
	const int32_t n = g->graph->n_layers;
	int64_t points = g->points[k * n + layer];

	if (!g->part->has_joins)
		return points;
	if (is_joined_to_held(g, s, layer, SOLVE_NONE))
		points = 0;
	for (int32_t i = 0; i < s->n_held; i++) {
		const int32_t other = (int32_t)s->held[i];

		if (g->part->joins[g->graph->slots[layer] * g->part->n_slots +
		                   g->graph->slots[other]] &&
		    !is_joined_to_held(g, s, other, other))
			points -= g->points[k * n + other];
	}
	return points;
}

static int32_t draft_head(struct growth *g, const struct step *s, int32_t layer, bool take)
{
	const struct graph *graph = g->graph;
	const int32_t n = graph->n_layers;
	int32_t at = 0;

	for (int32_t k = 0; k < g->part->n_measures; k++, at++)
		g->draft[at] = s->head[at] + (take ? new_points(g, s, layer, k) : 0);
	for (int32_t k = 0; k < graph->n_maxes; k++, at++) {
		int64_t held = s->head[at];

		if (held >= 0 && take)
			held += graph->maxes[k].in[graph->slots[layer]];
		if (held >= 0 &&
		    held + g->max_left[k * (n + 1) + layer + 1] <= graph->maxes[k].most)
			held = -1;
		g->draft[at] = held;
	}
	return at;
}

static int32_t draft_days(struct growth *g, const struct step *s, int32_t layer, bool take,
                          int32_t at)
{
	const int32_t day = g->day_first[layer], first = at;
	bool add = take && g->part->adjacent && g->day_until[layer] > layer;

	for (int32_t i = 0; i < s->n_days; i++) {
		if (s->days[i] == day)
			add = false;
		if (g->day_until[s->days[i]] > layer)
			g->draft[at++] = s->days[i];
	}
	if (add) {
		int32_t i = at++;

		for (; i > first && g->draft[i - 1] > day; i--)
			g->draft[i] = g->draft[i - 1];
		g->draft[i] = day;
	}
	return at;
}

static int32_t make_draft(struct growth *g, const struct step *s, int32_t layer, bool take)
{
	int32_t at = draft_head(g, s, layer, take);

	for (int32_t i = 0; i < s->n_held; i++)
		if (g->slot_until[s->held[i]] > layer)
			g->draft[at++] = s->held[i];
	if (take && g->slot_until[layer] > layer)
		g->draft[at++] = layer;
	g->draft[at++] = SOLVE_NONE;
	return draft_days(g, s, layer, take, at);
}

static bool grow_layer(struct growth *g, int32_t layer)
{
	struct graph *graph = g->graph;
	const int32_t end = g->n_nodes;

	if (g->n_buckets)
		memset(g->bucket, 0xff, g->n_buckets * sizeof *g->bucket);
	for (int32_t node = graph->first[layer]; node < end; node++) {
		struct step s = read_key(g, node);
		int32_t next = find_node(g, end, make_draft(g, &s, layer, false));

		if (next == SOLVE_NONE)
			return false;
		graph->skip[node] = next;
		s = read_key(g, node); /* the keys may have moved */
		if (!may_take(g, &s, layer))
			continue;
		graph->pairs[node] = new_pairs(g, &s, layer);
		next = find_node(g, end, make_draft(g, &s, layer, true));
		if (next == SOLVE_NONE)
			return false;
		graph->take[node] = next;
	}
	graph->first[layer + 1] = end;
	return true;
}

/* Keys of layers that are done are of no use any more. */
static void drop_old_keys(struct growth *g, int32_t first)
{
	const size_t from = g->key_of[first];

	memmove(g->keys, g->keys + from, (g->n_keys - from) * sizeof *g->keys);
	g->n_keys -= from;
	for (int32_t i = first; i < g->n_nodes; i++)
		g->key_of[i] -= from;
}

static bool grow(struct growth *g)
{
	struct graph *graph = g->graph;
	const int32_t n = graph->n_layers;
	const int32_t n_measures = g->part->n_measures;

	g->n_nodes = 0;
	g->n_keys = 0;
	memset(g->draft, 0, (size_t)g->n_head * sizeof *g->draft);
	for (int32_t k = 0; k < graph->n_maxes; k++)
		if (g->max_left[k * (n + 1)] <= graph->maxes[k].most)
			g->draft[n_measures + k] = -1;
	g->draft[g->n_head] = SOLVE_NONE;
	g->n_buckets = 0;
	graph->first[0] = 0;
	if (find_node(g, 0, g->n_head + 1) == SOLVE_NONE)
		return false;
	for (int32_t layer = 0; layer < n; layer++) {
		drop_old_keys(g, graph->first[layer]);
		if (!grow_layer(g, layer))
			return false;
	}
	graph->first[n + 1] = g->n_nodes;
	graph->sums = xcalloc((size_t)(g->n_nodes - graph->first[n]) * (size_t)n_measures + 1,
	                      sizeof *graph->sums);
	for (int32_t i = graph->first[n]; i < g->n_nodes; i++)
		memcpy(graph->sums + (size_t)(i - graph->first[n]) * (size_t)n_measures,
		       g->keys + g->key_of[i], (size_t)n_measures * sizeof *graph->sums);
	return true;
}

static void growth_init(struct growth *g, struct graph *graph)
{
	const struct part *part = graph->part;
	const size_t n = (size_t)graph->n_layers;

	*g = (struct growth){.graph = graph, .part = part};
	g->n_head = part->n_measures + graph->n_maxes;
	g->slot_until = xcalloc(n + 1, sizeof *g->slot_until);
	g->day_until = xcalloc(n + 1, sizeof *g->day_until);
	g->day_first = xcalloc(n + 1, sizeof *g->day_first);
	g->max_left = xcalloc((n + 1) * (size_t)graph->n_maxes + 1, sizeof *g->max_left);
	g->points = xcalloc(n * (size_t)part->n_measures + 1, sizeof *g->points);
	g->draft = xcalloc((size_t)g->n_head + 2 * n + 4, sizeof *g->draft);
	note_interactions(g);
	note_limits(g);
}

static void growth_release(struct growth *g)
{
	free(g->slot_until);
	free(g->day_until);
	free(g->day_first);
	free(g->max_left);
	free(g->points);
	free(g->keys);
	free(g->key_of);
	free(g->key_length);
	free(g->bucket);
	free(g->draft);
}

bool graph_init(struct graph *out, const struct part *part, int32_t person, const char *in,
                int32_t most)
{
	struct growth g;
	bool good = false;

	*out = (struct graph){.part = part,
	                      .rests = part->people[person].rests,
	                      .n_maxes = part->people[person].n_maxes,
	                      .maxes = part->people[person].maxes};
	out->in = xcalloc((size_t)part->n_slots, 1);
	memcpy(out->in, in, (size_t)part->n_slots);
	out->slots = xcalloc((size_t)part->n_slots, sizeof *out->slots);
	for (int32_t i = 0; i < part->n_slots; i++)
		if (in[i])
			out->slots[out->n_layers++] = i;
	out->first = xcalloc((size_t)out->n_layers + 2, sizeof *out->first);
	growth_init(&g, out);
	for (int32_t level = 0; level <= COARSEST && !good; level++) {
		out->is_exact = level == 0;
		g.most = most;
		note_points(&g, level);
		good = grow(&g);
	}
	growth_release(&g);
	if (!good)
		graph_release(out);
	return good;
}

static bool same_limits(const struct part *part, const struct graph *graph,
                        const struct part_person *person)
{
	if (person->n_maxes != graph->n_maxes)
		return false;
	for (int32_t k = 0; k < graph->n_maxes; k++)
		if (person->maxes[k].most != graph->maxes[k].most ||
		    memcmp(person->maxes[k].in, graph->maxes[k].in, (size_t)part->n_slots) != 0)
			return false;
	return true;
}

bool graph_fits(const struct graph *graph, int32_t person)
{
	const struct part *part = graph->part;
	const struct part_person *who = &part->people[person];

	for (int32_t i = 0; i < part->n_slots; i++)
		if (who->ok[i] && !graph->in[i])
			return false;
	return who->rests == graph->rests && same_limits(part, graph, who);
}

void graph_release(struct graph *graph)
{
	free(graph->in);
	free(graph->slots);
	free(graph->first);
	free(graph->skip);
	free(graph->take);
	free(graph->pairs);
	free(graph->sums);
	*graph = (struct graph){0};
}

int32_t graph_nodes(const struct graph *graph)
{
	return graph->first[graph->n_layers + 1];
}
