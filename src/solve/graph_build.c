#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/graph_grow.h"

#include "base/banned.h"

#define COARSEST 8    /* at this level no measure has any points left */
#define SETTLED  (-1) /* a limit that can no longer bind */

/* ---- layers ---- */

static bool joins_layer(const struct graph *graph, int32_t slot, int32_t first_choice,
                        int32_t n_choices)
{
	const struct contract *contract = &graph->part->contracts[graph->contract];

	for (int32_t c = first_choice + 1; c < n_choices; c++)
		if (graph->choice_slot[c] != SOLVE_NONE &&
		    (!part_excludes(graph->part, contract, graph->choice_slot[c], slot) ||
		     graph->part->slots[graph->choice_slot[c]].day != graph->part->slots[slot].day))
			return false;
	return true;
}

static int32_t add_choice(struct graph *graph, int32_t n, int32_t slot, int32_t pairs)
{
	graph->choice_slot = array_grow(graph->choice_slot, (size_t)n, sizeof *graph->choice_slot);
	graph->choice_pairs =
	    array_grow(graph->choice_pairs, (size_t)n, sizeof *graph->choice_pairs);
	graph->choice_slot[n] = slot;
	graph->choice_pairs[n] = (int8_t)pairs;
	return n + 1;
}

/* Each slot is two choices: on a day after duty, and on another. */
static void lay_out(struct growth *g)
{
	struct graph *graph = g->graph;
	const struct part *part = graph->part;
	int32_t n = 0, begin = 0;

	for (int32_t s = 0; s < part->n_slots; s++) {
		g->layer_of[s] = SOLVE_NONE;
		if (!graph->in[s])
			continue;
		if (graph->n_layers == 0 || !joins_layer(graph, s, begin, n)) {
			graph->choice_first =
			    array_grow(graph->choice_first, (size_t)graph->n_layers,
			               sizeof *graph->choice_first);
			begin = n;
			graph->choice_first[graph->n_layers++] = n;
			n = add_choice(graph, n, SOLVE_NONE, 0);
		}
		g->layer_of[s] = graph->n_layers - 1;
		n = add_choice(graph, n, s, 0);
		if (part->adjacent)
			n = add_choice(graph, n, s, 1);
	}
	graph->choice_first =
	    array_grow(graph->choice_first, (size_t)graph->n_layers, sizeof *graph->choice_first);
	graph->choice_first[graph->n_layers] = n;
}

static int32_t day_of(const struct growth *g, int32_t layer)
{
	const struct graph *graph = g->graph;

	if (layer == graph->n_layers)
		return graph->part->first_day + graph->part->n_days;
	return graph->part->slots[graph->choice_slot[graph->choice_first[layer] + 1]].day;
}

/* The machine's state before `layer`, coming from the layer before it. */
static int32_t pass_days(const struct growth *g, int32_t layer, int32_t run, bool today)
{
	const int32_t days = day_of(g, layer) - day_of(g, layer - 1);

	run = g->machine.states[run].next[today];
	return run == SOLVE_NONE ? run : machine_rest(&g->machine, run, days - 1);
}

/* ---- what can still come ---- */

static int64_t *left_at(struct growth *g, int32_t limit, int32_t layer, int32_t run, bool today)
{
	return &g->left[(((size_t)limit * (size_t)(g->graph->n_layers + 1) + (size_t)layer) *
	                     (size_t)g->machine.n +
	                 (size_t)run) *
	                    2 +
	                today];
}

/* The greatest weight within a layer, without blocks. */
static int64_t layer_weight(const struct growth *g, const struct part_limit *limit, int32_t layer)
{
	const struct graph *graph = g->graph;
	int64_t best = 0;

	for (int32_t c = graph->choice_first[layer]; c < graph->choice_first[layer + 1]; c++) {
		const int32_t slot = graph->choice_slot[c];

		if (slot != SOLVE_NONE && (!limit->block || limit->block[slot] == SOLVE_NONE) &&
		    limit->weight[slot] > best)
			best = limit->weight[slot];
	}
	return best;
}

/* Blocks are counted where they end: until then it is open whether they are begun. */
static int64_t block_weight(const struct growth *g, int32_t limit, int32_t layer)
{
	const struct part_limit *l = &g->memory.contract->limits[limit];
	int64_t sum = 0;

	for (int32_t i = 0; i < g->memory.n_blocks; i++) {
		const struct memory_block *block = &g->memory.blocks[i];
		int64_t best = 0;

		if (block->limit != limit || block->last != layer)
			continue;
		for (int32_t s = 0; s < g->graph->part->n_slots; s++)
			if (g->layer_of[s] != SOLVE_NONE && l->block[s] == block->block &&
			    l->weight[s] > best)
				best = l->weight[s];
		sum += best;
	}
	return sum;
}

static int64_t best_after(struct growth *g, int32_t limit, int32_t layer, int32_t run, bool today)
{
	const bool same_day =
	    layer + 1 < g->graph->n_layers && day_of(g, layer + 1) == day_of(g, layer);
	int32_t next;

	if (!g->counts_days)
		return *left_at(g, limit, layer + 1, 0, false);
	if (same_day)
		return *left_at(g, limit, layer + 1, run, today);
	next = pass_days(g, layer + 1, run, today);
	return next == SOLVE_NONE ? -1 : *left_at(g, limit, layer + 1, next, false);
}

/* For each limit the most that can still be added, by layer and state of the machine; -1: none. */
static void note_left(struct growth *g)
{
	const int32_t n_limits = g->memory.contract->n_limits;

	g->left = xcalloc(
	    (size_t)n_limits * (size_t)(g->graph->n_layers + 1) * (size_t)g->machine.n * 2 + 1,
	    sizeof *g->left);
	for (int32_t k = 0; k < n_limits; k++)
		for (int32_t i = g->graph->n_layers - 1; i >= 0; i--) {
			const int64_t sure = block_weight(g, k, i);
			const int64_t weight = layer_weight(g, &g->memory.contract->limits[k], i);

			for (int32_t run = 0; run < g->machine.n; run++)
				for (int today = 0; today < 2; today++) {
					int64_t skip = best_after(g, k, i, run, today);
					int64_t take = best_after(g, k, i, run, true);

					take = take < 0 ? take : take + weight;
					skip = skip > take ? skip : take;
					*left_at(g, k, i, run, today) =
					    skip < 0 ? skip : skip + sure;
				}
		}
}

/* ---- nodes ---- */

static size_t hash_key(const int64_t *key, int32_t n)
{
	uint64_t hash = 0x9e3779b97f4a7c15U;

	for (int32_t i = 0; i < n; i++) {
		hash ^= (uint64_t)key[i];
		hash *= 0xff51afd7ed558ccdU;
		hash ^= hash >> 29;
	}
	return (size_t)hash;
}

static void grow_buckets(struct growth *g, size_t n)
{
	g->n_buckets = n;
	g->bucket = xrealloc(g->bucket, n, sizeof *g->bucket);
	memset(g->bucket, 0xff, n * sizeof *g->bucket);
}

static void put_bucket(struct growth *g, int32_t index)
{
	size_t at = hash_key(g->next + (size_t)index * (size_t)g->stride, g->stride);

	while (g->bucket[at & (g->n_buckets - 1)] != SOLVE_NONE)
		at++;
	g->bucket[at & (g->n_buckets - 1)] = index;
}

/* The next layer's node with g->draft as key: its index in the layer. */
static int32_t find_node(struct growth *g)
{
	const size_t size = (size_t)g->stride * sizeof *g->draft;
	size_t at = hash_key(g->draft, g->stride);

	for (;; at++) {
		const int32_t index = g->bucket[at & (g->n_buckets - 1)];

		if (index == SOLVE_NONE)
			break;
		if (!memcmp(g->next + (size_t)index * (size_t)g->stride, g->draft, size))
			return index;
	}
	if ((size_t)g->n_next == g->next_room) {
		g->next_room = 2 * g->next_room + 256;
		g->next = xrealloc(g->next, g->next_room, size);
	}
	memcpy(g->next + (size_t)g->n_next * (size_t)g->stride, g->draft, size);
	if ((size_t)(g->n_next + 1) * 2 > g->n_buckets) {
		grow_buckets(g, g->n_buckets * 2);
		for (int32_t i = 0; i <= g->n_next; i++)
			put_bucket(g, i);
	} else {
		put_bucket(g, g->n_next);
	}
	return g->n_next++;
}

static void add_arc(struct growth *g, int32_t to, int32_t choice)
{
	if (g->n_arcs == g->arc_room) {
		g->arc_room = 2 * g->arc_room + 1024;
		g->graph->arcs = xrealloc(g->graph->arcs, g->arc_room, sizeof *g->graph->arcs);
	}
	g->graph->arcs[g->n_arcs++] = (struct graph_arc){to, choice};
}

static void close_layer(struct growth *g, int32_t layer)
{
	struct graph *graph = g->graph;

	graph->node_first = xrealloc(graph->node_first, (size_t)layer + 2, sizeof(int32_t));
	graph->node_first[layer + 1] = graph->node_first[layer] + g->n_next;
	graph->arc_first = xrealloc(graph->arc_first, (size_t)graph->node_first[layer + 1] + 1,
	                            sizeof *graph->arc_first);
}

/* The values after a step, as numbers that only differ where the future does. False: none left. */
static bool settle(struct growth *g, int32_t layer, int32_t run, bool today)
{
	const struct contract *contract = g->memory.contract;

	for (int32_t k = 0; k < contract->n_limits; k++) {
		const struct part_limit *limit = &contract->limits[k];
		const int64_t left = *left_at(g, k, layer, run, today);
		const int64_t discount = memory_discount(&g->memory, (int32_t)g->draft[0], k);
		int64_t *value = &g->draft[HEAD + k];

		if (*value == SETTLED)
			continue;
		if (*value - discount > limit->most || left < 0 || *value + left < limit->least)
			return false;
		if (*value - discount >= limit->least && *value + left <= limit->most)
			*value = SETTLED;
	}
	return true;
}

/* Makes the key of what comes from `key` by `change`. */
static bool make_draft(struct growth *g, const int64_t *key, int32_t layer, int32_t memory,
                       const int64_t *change, bool takes)
{
	const bool is_new_day =
	    layer + 1 == g->graph->n_layers || day_of(g, layer + 1) != day_of(g, layer);
	int32_t run = (int32_t)key[1];
	bool today = key[2] || takes;

	if (!g->counts_days)
		today = false;
	else if (is_new_day)
		run = pass_days(g, layer + 1, run, today);
	if (run == SOLVE_NONE)
		return false;
	today = today && !is_new_day;
	g->draft[0] = memory;
	g->draft[1] = run;
	g->draft[2] = today;
	for (int32_t i = 0; i < g->memory.n_values; i++)
		g->draft[HEAD + i] = key[HEAD + i] == SETTLED ? SETTLED : key[HEAD + i] + change[i];
	if (layer + 1 == g->graph->n_layers) /* what is behind does not matter at the end */
		g->draft[0] = g->draft[1] = 0;
	return settle(g, layer + 1, run, today);
}

/* A step depends on the memory and the slot alone: made once per layer. */
static struct stepped *step_of(struct growth *g, int32_t layer, int32_t memory, int32_t choice)
{
	const int32_t n = g->graph->choice_first[layer + 1] - g->graph->choice_first[layer];
	struct stepped *step;

	while (g->n_local_of <= memory) {
		g->local_of = array_grow(g->local_of, (size_t)g->n_local_of, sizeof *g->local_of);
		g->local_of[g->n_local_of++] = (struct local){SOLVE_NONE, 0};
	}
	if (g->local_of[memory].layer != layer) {
		g->local_of[memory] = (struct local){layer, g->n_local++};
		while (g->n_stepped < g->n_local * n) {
			g->stepped =
			    array_grow(g->stepped, (size_t)g->n_stepped, sizeof *g->stepped);
			g->stepped[g->n_stepped++] = (struct stepped){0};
		}
		for (int32_t i = 0; i < n; i++)
			g->stepped[g->local_of[memory].index * n + i].is_made = false;
	}
	step = &g->stepped[g->local_of[memory].index * n + choice];
	if (!step->is_made) {
		int64_t change[MOST_VALUES];

		step->is_made = true;
		step->to =
		    memory_step(change, &g->memory, memory, layer,
		                g->graph->choice_slot[g->graph->choice_first[layer] + choice]);
		memcpy(step->change, change, sizeof change);
	}
	return step;
}

static bool fits_day(const struct growth *g, const int64_t *key, int32_t choice)
{
	const bool pairs = g->counts_days && !key[2] && g->machine.states[key[1]].works;

	if (g->graph->choice_slot[choice] == SOLVE_NONE || !g->graph->part->adjacent)
		return true;
	return (g->graph->choice_pairs[choice] != 0) == pairs;
}

static void begin_layer(struct growth *g)
{
	int64_t *now = g->next;
	const size_t room = g->next_room;

	g->next = g->now;
	g->next_room = g->now_room;
	g->now = now;
	g->now_room = room;
	g->n_next = g->n_local = 0;
	memset(g->bucket, 0xff, g->n_buckets * sizeof *g->bucket);
}

static bool grow_layer(struct growth *g, int32_t layer, int32_t most)
{
	struct graph *graph = g->graph;
	const int32_t first = graph->choice_first[layer];
	const int32_t n_choices = graph->choice_first[layer + 1] - first;
	const int32_t begin = graph->node_first[layer], n = g->n_next;

	begin_layer(g);
	for (int32_t i = 0; i < n; i++) {
		const int64_t *key = g->now + (size_t)i * (size_t)g->stride;

		graph->arc_first[begin + i] = (int32_t)g->n_arcs;
		for (int32_t c = 0; c < n_choices; c++) {
			const bool takes = graph->choice_slot[first + c] != SOLVE_NONE;
			const struct stepped *step;

			if (!fits_day(g, key, first + c))
				continue;
			step = step_of(g, layer, (int32_t)key[0], c);
			if (step->to == SOLVE_NONE ||
			    !make_draft(g, key, layer, step->to, step->change, takes))
				continue;
			add_arc(g, graph->node_first[layer + 1] + find_node(g), first + c);
		}
		if (graph->node_first[layer + 1] + g->n_next > most || g->n_arcs > INT32_MAX / 2)
			return false;
	}
	close_layer(g, layer + 1);
	return true;
}

static void keep_sums(struct growth *g)
{
	const int32_t n = g->graph->part->n_measures, skip = HEAD + g->memory.contract->n_limits;

	g->graph->sums = xcalloc((size_t)g->n_next * (size_t)n + 1, sizeof *g->graph->sums);
	for (int32_t i = 0; i < g->n_next; i++)
		memcpy(g->graph->sums + (size_t)i * (size_t)n,
		       g->next + (size_t)i * (size_t)g->stride + skip, (size_t)n * sizeof(int64_t));
}

/* ---- all of it ---- */

static bool growth_init(struct growth *g, struct graph *graph, int32_t level)
{
	const struct part *part = graph->part;
	const struct contract *contract = &part->contracts[graph->contract];
	const size_t n_slots = (size_t)part->n_slots;

	*g = (struct growth){.graph = graph};
	g->layer_of = xcalloc(n_slots + 1, sizeof *g->layer_of);
	g->points = xcalloc(n_slots * (size_t)part->n_measures + 1, sizeof *g->points);
	for (int32_t k = 0; k < part->n_measures; k++)
		for (size_t s = 0; s < n_slots; s++) {
			const int64_t points = part->measures[k].points[s];

			g->points[(size_t)k * n_slots + s] =
			    level == 0          ? points
			    : level == COARSEST ? 0
			                        : points >> (2 * level) << (2 * level);
		}
	machine_init(&g->machine, part, contract);
	lay_out(g);
	memory_init(&g->memory, graph, g->layer_of, g->points);
	g->counts_days = contract->has_run || part->adjacent;
	g->stride = HEAD + g->memory.n_values;
	g->draft = xcalloc((size_t)g->stride, sizeof *g->draft);
	grow_buckets(g, 1024);
	return g->memory.n_values <= MOST_VALUES;
}

static void growth_release(struct growth *g)
{
	memory_release(&g->memory);
	machine_release(&g->machine);
	free(g->layer_of);
	free(g->points);
	free(g->left);
	free(g->now);
	free(g->next);
	free(g->bucket);
	free(g->draft);
	free(g->local_of);
	free(g->stepped);
}

/* The node before the first layer. */
static bool plant(struct growth *g)
{
	const int32_t before = day_of(g, 0) - g->graph->part->first_day;
	int32_t run = g->machine.start;

	if (g->counts_days)
		run = machine_rest(&g->machine, run, before);
	g->graph->node_first = xcalloc(1, sizeof *g->graph->node_first);
	if (run == SOLVE_NONE)
		return false;
	memset(g->draft, 0, (size_t)g->stride * sizeof *g->draft);
	g->draft[1] = run;
	if (!settle(g, 0, run, false))
		return false;
	find_node(g);
	close_layer(g, 0);
	return true;
}

enum grown { GROWN, GROWN_EMPTY, GROWN_TOO_LARGE };

static enum grown grow(struct graph *graph, int32_t level, int32_t most)
{
	struct growth g;
	enum grown answer = GROWN_TOO_LARGE;

	if (growth_init(&g, graph, level)) {
		note_left(&g);
		answer = plant(&g) ? GROWN : GROWN_EMPTY;
		for (int32_t i = 0; i < graph->n_layers && answer == GROWN; i++)
			if (!grow_layer(&g, i, most))
				answer = GROWN_TOO_LARGE;
			else if (g.n_next == 0)
				answer = GROWN_EMPTY;
	}
	if (answer == GROWN) {
		graph->arc_first[graph_nodes(graph) - g.n_next] = (int32_t)g.n_arcs;
		for (int32_t i = graph_nodes(graph) - g.n_next; i <= graph_nodes(graph); i++)
			graph->arc_first[i] = (int32_t)g.n_arcs;
		keep_sums(&g);
		graph_prune(graph);
	}
	growth_release(&g);
	return answer;
}

static enum grown grow_level(struct graph *out, const struct part *part, int32_t contract,
                             const char *in, int32_t most, int32_t level)
{
	struct graph graph = {.part = part, .contract = contract, .is_exact = level == 0};
	enum grown answer;

	graph.in = xcalloc((size_t)part->n_slots + 1, 1);
	memcpy(graph.in, in, (size_t)part->n_slots);
	answer = grow(&graph, level, most);
	if (answer == GROWN) {
		*out = graph;
		return answer;
	}
	graph_release(&graph);
	if (answer == GROWN_EMPTY)
		*out = (struct graph){
		    .part = part, .contract = contract, .is_empty = true, .is_exact = true};
	return answer;
}

bool graph_init(struct graph *out, const struct part *part, int32_t contract, const char *in,
                int32_t most)
{
	for (int32_t level = 0; level <= COARSEST; level++)
		if (grow_level(out, part, contract, in, most, level) != GROWN_TOO_LARGE)
			return true;
	return false;
}

bool graph_init_exact(struct graph *out, const struct part *part, int32_t contract, const char *in,
                      int32_t most)
{
	return grow_level(out, part, contract, in, most, 0) != GROWN_TOO_LARGE;
}
