#include "certify/layer.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

#define FIRST_BUCKETS 256

void layer_init(struct layer *out, size_t key, size_t size)
{
	*out = (struct layer){.key = key, .size = size, .n_buckets = FIRST_BUCKETS};
	out->buckets = xcalloc(out->n_buckets, sizeof *out->buckets);
}

void layer_release(struct layer *layer)
{
	free(layer->records);
	free(layer->buckets);
	*layer = (struct layer){0};
}

void layer_clear(struct layer *layer)
{
	layer->n = 0;
	memset(layer->buckets, 0, layer->n_buckets * sizeof *layer->buckets);
}

static uint64_t hash_of(const struct layer *layer, const int64_t *record)
{
	uint64_t hash = 0x9e3779b97f4a7c15U;

	for (size_t i = 0; i < layer->key; i++) {
		hash = (hash ^ (uint64_t)record[i]) * 0xff51afd7ed558ccdU;
		hash ^= hash >> 32;
	}
	return hash;
}

/* Where the record of this state is, or the empty bucket where it would be. */
static uint32_t *find(const struct layer *layer, const int64_t *record)
{
	size_t at = (size_t)hash_of(layer, record) & (layer->n_buckets - 1);

	while (layer->buckets[at] && memcmp(layer_at(layer, layer->buckets[at] - 1), record,
	                                    layer->key * sizeof *record) != 0)
		at = (at + 1) & (layer->n_buckets - 1);
	return &layer->buckets[at];
}

static void fill_buckets(struct layer *layer)
{
	memset(layer->buckets, 0, layer->n_buckets * sizeof *layer->buckets);
	for (size_t i = 0; i < layer->n; i++)
		*find(layer, layer_at(layer, i)) = (uint32_t)i + 1;
}

static void make_room(struct layer *layer)
{
	if (layer->n == layer->room) {
		layer->room = layer->room ? 2 * layer->room : FIRST_BUCKETS;
		layer->records =
		    xrealloc(layer->records, layer->room * layer->size, sizeof *layer->records);
	}
	if (2 * layer->n >= layer->n_buckets) {
		free(layer->buckets);
		layer->n_buckets *= 4;
		layer->buckets = xcalloc(layer->n_buckets, sizeof *layer->buckets);
		fill_buckets(layer);
	}
}

void layer_add(struct layer *layer, const int64_t *record)
{
	uint32_t *bucket;
	int64_t *at;

	make_room(layer);
	bucket = find(layer, record);
	if (*bucket == 0) {
		at = layer_at(layer, layer->n++);
		*bucket = (uint32_t)layer->n;
	} else {
		at = layer_at(layer, *bucket - 1);
		if (at[layer->key] <= record[layer->key])
			return;
	}
	memcpy(at, record, layer->size * sizeof *record);
}

static int compare_numbers(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

bool layer_cut(struct layer *layer, size_t n, size_t by)
{
	int64_t *numbers, last;
	size_t kept = 0;

	if (layer->n <= n)
		return false;
	numbers = xcalloc(layer->n, sizeof *numbers);
	for (size_t i = 0; i < layer->n; i++)
		numbers[i] = layer_at(layer, i)[by];
	qsort(numbers, layer->n, sizeof *numbers, compare_numbers);
	last = numbers[n - 1];
	free(numbers);
	for (size_t i = 0; i < layer->n && kept < n; i++)
		if (layer_at(layer, i)[by] <= last)
			memmove(layer_at(layer, kept++), layer_at(layer, i),
			        layer->size * sizeof *layer->records);
	layer->n = kept;
	fill_buckets(layer);
	return true;
}
