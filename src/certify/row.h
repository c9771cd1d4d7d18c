#ifndef CERTIFY_ROW_H
#define CERTIFY_ROW_H
/*
 * One person at one leaf: which sets of slots the rules and decisions allow, and what each costs at
 * the leaf's prices, times SOLVE_PROOF_SCALE. Only slots that may be held are in it, by time; they
 * are known by their place among these. Inside of certify/.
 */
#include "base/str.h"
#include "certify/shares.h"

/* Numbers of a leaf, and what rules and the decisions on the way to it leave open. */
struct leaf {
	const int64_t *slot_dual, *couple_dual;
	char *cell; /* per person * n_slots + slot, as in certify/shares.h */
};

struct row_slot {
	int64_t price;    /* of holding it, all that is linear */
	int32_t day;      /* from the first day of the model, 0 */
	int32_t next;     /* the first later slot that may be held as well */
	int32_t count_at; /* where it is known whether it counts: itself or its last joint */
	int32_t is_child; /* counts 0 when a slot that it is joined to is held */
	int32_t must, in_base;
};

struct row_entry {
	int32_t slot, limit, block; /* block: among all blocks of the row, or SOLVE_NONE */
	int64_t weight;
};

struct row_limit {
	int64_t least, most;
};

struct row_measure {
	int64_t weight, past; /* weight times SOLVE_PROOF_SCALE */
	int64_t *points;      /* per slot */
};

/* Two rows of equal row_key() have equal answers. */
struct row {
	int32_t n, n_words, n_limits, n_blocks, n_entries, n_measures, n_joints, n_days, has_run;
	int32_t is_hopeless; /* what must be held may not be held, or is not there */
	struct row_slot *slots;
	uint64_t *bars; /* per slot n_words: the later slots that may not be held with it */
	uint64_t *must; /* n_words: those that must be held */
	struct row_limit *limits;
	struct row_entry *entries; /* ascending by slot */
	struct row_measure *measures;
	struct solve_joint *joints; /* a, b: places; the child is b */
	struct solve_run run;
	int64_t adjacent, base_cost; /* times SOLVE_PROOF_SCALE */
	int32_t off_base;            /* a slot of the base cannot be held */
};

void row_init(struct row *out, const struct book *book, const struct leaf *leaf, int32_t person);
void row_release(struct row *row);
/* Appends all of it as bytes. */
void row_key(struct str *out, const struct row *row);

static inline const uint64_t *row_bars(const struct row *row, int32_t slot)
{
	return row->bars + (size_t)slot * (size_t)row->n_words;
}

static inline bool row_bit(const uint64_t *bits, int32_t i)
{
	return bits[i / 64] >> (i % 64) & 1;
}

#define ROW_WIDTH 60

/*
 * The least cost of an allowed row: exact, by going through the slots in time and keeping, for each
 * thing that the future can depend on, the cheapest way there. First walks that keep only the
 * `width` most promising find what need not be followed in the last one, which keeps all that might
 * be cheaper; any width gives the same answer. `out` is left alone when no row is allowed
 * (*is_empty true). ERR_INPUT (too-hard).
 */
MUST_CHECK bool row_least(int64_t *out, bool *is_empty, const struct row *row, size_t width,
                          struct err *err);

#endif
