#include "solve/memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

/* An item: what kind, of which slot or block, and a value; ascending within a memory. */
enum item_kind { ITEM_BLOCKED, ITEM_HELD, ITEM_BLOCK };

static int64_t make_item(enum item_kind kind, int32_t key, int64_t value)
{
	return (int64_t)kind << 60 | (int64_t)key << 31 | value;
}

static enum item_kind kind_of(int64_t item)
{
	return (enum item_kind)(item >> 60);
}

static int32_t key_of(int64_t item)
{
	return (int32_t)(item >> 31 & ((1 << 29) - 1));
}

static int64_t value_of(int64_t item)
{
	return item & ((1LL << 31) - 1);
}

/* ---- preparation ---- */

static int32_t find_block(const struct memory *m, int32_t limit, int32_t block)
{
	for (int32_t i = 0; i < m->n_blocks; i++)
		if (m->blocks[i].limit == limit && m->blocks[i].block == block)
			return i;
	return SOLVE_NONE;
}

static void note_blocks(struct memory *m)
{
	for (int32_t k = 0; k < m->contract->n_limits; k++) {
		const struct part_limit *limit = &m->contract->limits[k];

		for (int32_t s = 0; limit->block && s < m->part->n_slots; s++) {
			int32_t at;

			if (m->layer_of[s] == SOLVE_NONE || limit->block[s] == SOLVE_NONE)
				continue;
			at = find_block(m, k, limit->block[s]);
			if (at == SOLVE_NONE) {
				m->blocks =
				    array_grow(m->blocks, (size_t)m->n_blocks, sizeof *m->blocks);
				at = m->n_blocks++;
				m->blocks[at] =
				    (struct memory_block){k, limit->block[s], m->layer_of[s]};
			}
			if (m->layer_of[s] > m->blocks[at].last)
				m->blocks[at].last = m->layer_of[s];
		}
	}
}

static bool is_joined(const struct memory *m, int32_t a, int32_t b)
{
	return m->part->joins && m->part->joins[(size_t)a * (size_t)m->part->n_slots + (size_t)b];
}

static void note_joints(struct memory *m)
{
	for (int32_t s = 0; s < m->part->n_slots; s++) {
		m->joint_until[s] = SOLVE_NONE;
		for (int32_t k = 0; k < m->part->slots[s].n_others; k++) {
			const int32_t other = m->part->slots[s].others[k].slot;

			if ((m->part->slots[s].others[k].why & PART_JOINT) &&
			    m->layer_of[other] > m->joint_until[s])
				m->joint_until[s] = m->layer_of[other];
		}
	}
}

void memory_init(struct memory *out, const struct graph *graph, const int32_t *layer_of,
                 const int64_t *points)
{
	const struct part *part = graph->part;

	*out = (struct memory){.part = part,
	                       .contract = &part->contracts[graph->contract],
	                       .graph = graph,
	                       .layer_of = layer_of,
	                       .points = points};
	out->n_values = out->contract->n_limits + part->n_measures;
	out->joint_until = xcalloc((size_t)part->n_slots + 1, sizeof *out->joint_until);
	note_blocks(out);
	note_joints(out);
	out->block_values = xcalloc(3 * (size_t)out->n_blocks + 1, sizeof *out->block_values);
	out->n_buckets = 1024;
	out->bucket = xcalloc(out->n_buckets, sizeof *out->bucket);
	memset(out->bucket, 0xff, out->n_buckets * sizeof *out->bucket);
	out->first = xcalloc(2, sizeof *out->first);
	out->n = 1; /* the empty one, in no bucket: found by its length */
}

void memory_release(struct memory *memory)
{
	free(memory->blocks);
	free(memory->block_values);
	free(memory->joint_until);
	free(memory->first);
	free(memory->items);
	free(memory->bucket);
	free(memory->draft);
}

/* ---- one number for equal ones ---- */

static size_t hash_items(const int64_t *items, int32_t n)
{
	uint64_t hash = 0x9e3779b97f4a7c15U;

	for (int32_t i = 0; i < n; i++) {
		hash ^= (uint64_t)items[i];
		hash *= 0xff51afd7ed558ccdU;
		hash ^= hash >> 32;
	}
	return (size_t)hash;
}

static int32_t length_of(const struct memory *m, int32_t number)
{
	return (int32_t)(m->first[number + 1] - m->first[number]);
}

static void insert(struct memory *m, int32_t number)
{
	size_t at = hash_items(m->items + m->first[number], length_of(m, number));

	while (m->bucket[at & (m->n_buckets - 1)] != SOLVE_NONE)
		at++;
	m->bucket[at & (m->n_buckets - 1)] = number;
}

static void make_room(struct memory *m)
{
	if ((size_t)m->n * 2 < m->n_buckets)
		return;
	m->n_buckets *= 2;
	m->bucket = xrealloc(m->bucket, m->n_buckets, sizeof *m->bucket);
	memset(m->bucket, 0xff, m->n_buckets * sizeof *m->bucket);
	for (int32_t i = 1; i < m->n; i++)
		insert(m, i);
}

static int32_t find_draft(struct memory *m)
{
	const size_t size = (size_t)m->n_draft * sizeof *m->draft;
	size_t at = hash_items(m->draft, m->n_draft);

	if (m->n_draft == 0)
		return 0;
	for (;; at++) {
		const int32_t number = m->bucket[at & (m->n_buckets - 1)];

		if (number == SOLVE_NONE)
			break;
		if (length_of(m, number) == m->n_draft &&
		    !memcmp(m->items + m->first[number], m->draft, size))
			return number;
	}
	if (m->n_items + (size_t)m->n_draft > m->room) {
		m->room = 2 * m->room + (size_t)m->n_draft + 256;
		m->items = xrealloc(m->items, m->room, sizeof *m->items);
	}
	memcpy(m->items + m->n_items, m->draft, size);
	m->n_items += (size_t)m->n_draft;
	m->first = array_grow(m->first, (size_t)m->n + 1, sizeof *m->first);
	m->first[m->n + 1] = m->n_items;
	make_room(m);
	insert(m, m->n++);
	return m->n - 1;
}

/* ---- a step ---- */

static void add_item(struct memory *m, int64_t item)
{
	int32_t at = m->n_draft;

	if (m->n_draft == m->draft_room) {
		m->draft_room = 2 * m->draft_room + 32;
		m->draft = xrealloc(m->draft, (size_t)m->draft_room, sizeof *m->draft);
	}
	while (at > 0 && m->draft[at - 1] > item)
		at--;
	if (at > 0 && m->draft[at - 1] == item)
		return;
	memmove(m->draft + at + 1, m->draft + at, (size_t)(m->n_draft - at) * sizeof *m->draft);
	m->draft[at] = item;
	m->n_draft++;
}

static int64_t value_at(const struct memory *m, int32_t value, int32_t slot)
{
	const int32_t n = m->contract->n_limits;

	if (value < n)
		return m->contract->limits[value].weight[slot];
	return m->points[(size_t)(value - n) * (size_t)m->part->n_slots + (size_t)slot];
}

static bool is_of_block(const struct memory *m, int32_t value, int32_t slot)
{
	return value < m->contract->n_limits && m->contract->limits[value].block &&
	       m->contract->limits[value].block[slot] != SOLVE_NONE;
}

/* Blocks count on their own; a slot for which it is joined counts elsewhere. */
static void count(int64_t *change, const struct memory *m, int32_t slot, int sign)
{
	for (int32_t i = 0; i < m->n_values; i++)
		if (!is_of_block(m, i, slot))
			change[i] += sign * value_at(m, i, slot);
}

static bool is_blocked(const struct memory *m, int32_t from, int32_t slot)
{
	const int64_t wanted = make_item(ITEM_BLOCKED, slot, 0);

	for (size_t i = m->first[from]; i < m->first[from + 1]; i++)
		if (m->items[i] == wanted)
			return true;
	return false;
}

/* Keeps of the old memory what still matters, changed by holding `slot`. */
static bool keep_items(int64_t *change, struct memory *m, int32_t from, int32_t layer, int32_t slot)
{
	bool is_counted = true;

	for (size_t i = m->first[from]; i < m->first[from + 1]; i++) {
		const int64_t item = m->items[i];
		const int32_t key = key_of(item);
		int64_t value = value_of(item);

		switch (kind_of(item)) {
		case ITEM_BLOCKED:
			if (m->layer_of[key] > layer)
				add_item(m, item);
			break;
		case ITEM_HELD:
			if (slot != SOLVE_NONE && is_joined(m, key, slot))
				is_counted = false;
			if (slot != SOLVE_NONE && value && is_joined(m, slot, key)) {
				count(change, m, key, -1);
				value = 0;
			}
			if (m->joint_until[key] > layer)
				add_item(m, make_item(ITEM_HELD, key, value));
			break;
		case ITEM_BLOCK:
			break;
		}
	}
	return is_counted;
}

/* ---- blocks ---- */

/* What a slot held is for the blocks that it is in: each is worth its greatest weight. */
static void note_block(const struct memory *m, int64_t *value, int32_t slot)
{
	for (int32_t k = 0; k < m->contract->n_limits; k++) {
		int32_t block;

		if (!is_of_block(m, k, slot))
			continue;
		block = find_block(m, k, m->contract->limits[k].block[slot]);
		if (m->contract->limits[k].weight[slot] > value[block])
			value[block] = m->contract->limits[k].weight[slot];
	}
}

/* A slot that may still turn out to be joined is not settled: it is kept as held. */
static void step_blocks(int64_t *change, struct memory *m, int32_t from, int32_t layer,
                        int32_t slot, bool is_counted)
{
	int64_t *old = m->block_values, *now = old + m->n_blocks, *settled = now + m->n_blocks;

	memset(old, 0, 3 * (size_t)m->n_blocks * sizeof *old);
	for (size_t i = m->first[from]; i < m->first[from + 1]; i++)
		if (kind_of(m->items[i]) == ITEM_BLOCK) {
			const int32_t key = key_of(m->items[i]);

			old[key] = now[key] = settled[key] = value_of(m->items[i]);
		}
	for (size_t i = m->first[from]; i < m->first[from + 1]; i++) {
		const int32_t key = key_of(m->items[i]);

		if (kind_of(m->items[i]) != ITEM_HELD || !value_of(m->items[i]))
			continue;
		note_block(m, old, key);
		if (slot != SOLVE_NONE && is_joined(m, slot, key))
			continue;
		note_block(m, now, key);
		if (m->joint_until[key] <= layer)
			note_block(m, settled, key);
	}
	if (slot != SOLVE_NONE && is_counted) {
		note_block(m, now, slot);
		if (m->joint_until[slot] <= layer)
			note_block(m, settled, slot);
	}
	for (int32_t i = 0; i < m->n_blocks; i++) {
		change[m->blocks[i].limit] += now[i] - old[i];
		if (settled[i] && m->blocks[i].last > layer)
			add_item(m, make_item(ITEM_BLOCK, i, settled[i]));
	}
}

static void block_others(struct memory *m, int32_t layer, int32_t slot)
{
	const struct part_slot *of = &m->part->slots[slot];

	for (int32_t i = 0; i < of->n_others; i++) {
		const struct part_other *other = &of->others[i];

		if (m->layer_of[other->slot] > layer &&
		    ((other->why & PART_NEVER) || ((other->why & PART_REST) && m->contract->rests)))
			add_item(m, make_item(ITEM_BLOCKED, other->slot, 0));
	}
}

int32_t memory_step(int64_t *change, struct memory *m, int32_t from, int32_t layer, int32_t slot)
{
	bool is_counted;

	memset(change, 0, (size_t)m->n_values * sizeof *change);
	if (slot != SOLVE_NONE && is_blocked(m, from, slot))
		return SOLVE_NONE;
	m->n_draft = 0;
	is_counted = keep_items(change, m, from, layer, slot);
	if (slot != SOLVE_NONE) {
		if (is_counted)
			count(change, m, slot, 1);
		block_others(m, layer, slot);
		if (m->joint_until[slot] > layer)
			add_item(m, make_item(ITEM_HELD, slot, is_counted));
	}
	step_blocks(change, m, from, layer, slot, is_counted);
	return find_draft(m);
}

int64_t memory_discount(const struct memory *m, int32_t number, int32_t value)
{
	int64_t sum = 0;

	for (size_t i = m->first[number]; m->part->has_joins && i < m->first[number + 1]; i++)
		if (kind_of(m->items[i]) == ITEM_HELD && value_of(m->items[i]))
			sum += value_at(m, value, key_of(m->items[i]));
	return sum;
}
