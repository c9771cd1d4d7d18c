#ifndef SOLVE_GRAPH_GROW_H
#define SOLVE_GRAPH_GROW_H
/* A graph while it grows, layer by layer: inside of solve/graph.h. */
#include "solve/machine.h"
#include "solve/memory.h"

#define HEAD        3 /* a node's key: memory, run, duty today; then values of limits, measures */
#define MOST_VALUES 64

struct local { /* a memory's number within a layer */
	int32_t layer, index;
};

struct stepped { /* what became of a memory by a choice */
	bool is_made;
	int32_t to;
	int64_t change[MOST_VALUES];
};

struct growth {
	struct graph *graph;
	struct memory memory;
	struct machine machine;
	bool counts_days;  /* the machine has something to say */
	int32_t *layer_of; /* per slot */
	int64_t *points;   /* [measure * n_slots + slot], made coarser where needed */
	int64_t *left;     /* see note_left() */
	int32_t stride;
	int64_t *now, *next; /* keys of a layer's nodes and of the next one's */
	size_t now_room, next_room;
	int32_t n_next;
	int32_t *bucket; /* hash table over `next` */
	size_t n_buckets;
	int64_t *draft;
	size_t n_arcs, arc_room;
	struct local *local_of; /* per memory */
	int32_t n_local_of, n_local;
	struct stepped *stepped; /* [local * choices + choice] */
	int32_t n_stepped;
};

/* Takes nodes away from which no end is reached, and the arcs to them. */
void graph_prune(struct graph *graph);
/* The same, where some ends (marked) are not allowed. */
void graph_drop_ends(struct graph *graph, const char *dead);

#endif
