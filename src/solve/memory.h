#ifndef SOLVE_MEMORY_H
#define SOLVE_MEMORY_H
/*
 * What a row in the making has to remember of the slots it holds, while a graph grows: slots that
 * they forbid, slots that are joined to others, blocks (weekends) already begun. Equal memories
 * have one number.
 */
#include "solve/graph.h"

struct memory_block {
	int32_t limit, block, last; /* last layer with one of its slots */
};

struct memory { /* what all nodes remember */
	const struct part *part;
	const struct contract *contract;
	const struct graph *graph;
	const int32_t *layer_of; /* per slot, SOLVE_NONE: not in the graph */
	int32_t n_values;        /* limits, then measures */
	const int64_t *points;   /* [measure * n_slots + slot] */
	int32_t n_blocks;
	struct memory_block *blocks;
	int64_t *block_values; /* room for three numbers per block */
	int32_t *joint_until;  /* per slot: last layer of a slot that it is joined with */
	int32_t n;             /* memories; number 0 is empty */
	size_t *first;         /* n + 1 */
	int64_t *items;
	size_t n_items, room;
	int32_t *bucket;
	size_t n_buckets;
	int64_t *draft; /* room for one memory */
	int32_t n_draft, draft_room;
};

void memory_init(struct memory *out, const struct graph *graph, const int32_t *layer_of,
                 const int64_t *points);
void memory_release(struct memory *memory);

/*
 * From memory `from`, before `layer`, by holding `slot` of that layer (or none): the memory before
 * the next layer, or SOLVE_NONE when the slot is forbidden. `change` gets what is added to each
 * limit and measure.
 */
int32_t memory_step(int64_t *change, struct memory *memory, int32_t from, int32_t layer,
                    int32_t slot);
/* How much of a limit or measure may still be taken back, because slots turn out to be joined. */
int64_t memory_discount(const struct memory *memory, int32_t number, int32_t value);

#endif
