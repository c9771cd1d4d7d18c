#ifndef CERTIFY_LAYER_H
#define CERTIFY_LAYER_H
/*
 * The states of a walk (certify/row_walk.c) at one slot: records of `size` numbers of which the
 * first `key` tell states apart and the next is what it cost to get there. Inside of certify/.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct layer {
	size_t key, size, n, room, n_buckets;
	int64_t *records;
	uint32_t *buckets; /* index + 1 of a record; 0: empty */
};

void layer_init(struct layer *out, size_t key, size_t size);
void layer_release(struct layer *layer);
void layer_clear(struct layer *layer); /* keeps the memory */
/* A copy of `record`; of two that are the same state the cheaper one stays. */
void layer_add(struct layer *layer, const int64_t *record);
/* Keeps the `n` records of which number `by` is least; false when all are kept. */
bool layer_cut(struct layer *layer, size_t n, size_t by);

static inline int64_t *layer_at(const struct layer *layer, size_t i)
{
	return layer->records + i * layer->size;
}

#endif
