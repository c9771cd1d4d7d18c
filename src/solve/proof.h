#ifndef SOLVE_PROOF_H
#define SOLVE_PROOF_H
/*
 * Why nothing is cheaper: a tree of decisions that leaves no assignment out, and at each leaf whole
 * numbers (duals) whose Lagrangian bound anybody can add up again (certify/). Values only.
 *
 * The bound of a leaf, times SOLVE_PROOF_SCALE (S below), is the sum of
 *   each slot     the least over whole n of  S * C(n) + dual[slot] * n,  with
 *                 C(n) = under * max(0, need - n) + over * max(0, n - need); n runs from 0 (from
 *                 need where `under` is SOLVE_MUST) to the number of people (to need where `over`
 *                 is SOLVE_MUST), within the leaf's decisions about heads
 *   each couple   the same over the sum v of its factors, from the sum of the negative ones to
 *                 the sum of the positive ones, with its least, most, under and over
 *   each person   the least over all rows (sets of slots) that his hard rules and the leaf's
 *                 decisions about cells allow, of  S * own cost of the row (cells, measures,
 *                 adjacency, base) - dual[slot] for each of its slots - dual[couple] * factor
 *                 for each of its cells with a term
 * With decisions on sums of heads and their multipliers m: in what a slot adds, dual[slot] is more
 * by m for each "at most value" and less by m for each "at least value + 1" that counts the slot;
 * the leaf's bound is less by m * value and more by m * (value + 1).
 * Any integers are valid duals. A leaf with an empty range, or a person without an allowed row, has
 * no assignment. The tree's bound is the least of its leaves', divided by S and rounded up. Who
 * adds it up may narrow the ranges of n and v further by what forbids, fixed cells and decisions
 * leave to be held, leave out cells of slots that no other head may hold, and round up each part of
 * the model that shares nothing with others to a cost that it can have (certify/shares.h): that
 * proves no less.
 * (Lagrangian relaxation: Geoffrion, Mathematical Programming Study 2, 1974.)
 */
#include "solve/model.h"

#define SOLVE_PROOF_SCALE 16384
#define SOLVE_PROOF_MOST  (1LL << 60)

/* Stable: part of the wire format. */
enum solve_branch_kind {
	SOLVE_BRANCH_CELL,  /* low: person does not hold slot; high: person does */
	SOLVE_BRANCH_HEADS, /* low: heads of slot <= value; high: heads >= value + 1 */
	SOLVE_BRANCH_SUM,   /* the same of the slots `counted` together */
};

/* Children follow their parent in the list; node 0 is the root. */
struct solve_proof_node {
	int32_t low, high; /* children, both greater than the own index; SOLVE_NONE: a leaf */
	enum solve_branch_kind kind;
	int32_t person, slot, value;      /* SOLVE_NONE where the kind has no use for it */
	int32_t n_counted, *counted;      /* ascending */
	int64_t *slot_dual, *couple_dual; /* of a leaf: n_slots, n_couples; else NULL */
	int32_t n_sums;    /* of a leaf: decisions SOLVE_BRANCH_SUM on the way to it */
	int64_t *sum_dual; /* for each of them, from the root on: its multiplier, 0 or more */
};

struct solve_proof {
	int32_t n_slots, n_couples, n_nodes; /* 0 nodes: nothing is proven */
	struct solve_proof_node *nodes;
};

/*
 * Refuses what is no tree over this model's cells and slots, or has leaves without duals, or duals
 * so large that a bound could overflow: at each leaf |dual[slot]| * people over all slots,
 * |dual[couple]| * |factor| over all terms and m * (value + 1 + people * slots counted) over all
 * decisions on sums may be SOLVE_PROOF_MOST in all. Key "bad-proof". A proof of nothing passes. The
 * model must have passed solve_model_check().
 */
MUST_CHECK bool solve_proof_check(const struct solve_proof *proof, const struct solve_model *model,
                                  struct err *err);
void solve_proof_release(struct solve_proof *proof);

#endif
