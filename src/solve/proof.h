#ifndef SOLVE_PROOF_H
#define SOLVE_PROOF_H
/*
 * Why nothing is cheaper: a tree of decisions that leaves no assignment out, and at each leaf whole
 * numbers (duals) whose Lagrangian bound anybody can add up again. Values only.
 *
 * The bound of a leaf, times SOLVE_PROOF_SCALE (S below), is the sum of
 *   each slot     the least over n of  S * C(n) + dual[slot] * n,  with
 *                 C(n) = under * max(0, need - n) + over * max(0, n - need); n runs from 0 (from
 *                 need where `under` is SOLVE_MUST) to the number of people (to need where `over`
 *                 is SOLVE_MUST), within what the leaf's decisions leave
 *   each couple   the same over the sum v of its factors, from the sum of the negative ones to
 *                 the sum of the positive ones, with its least, most, under and over
 *   each person   the least over all rows (sets of slots) that his hard rules and the leaf's
 *                 decisions allow, of  S * own cost of the row - dual[slot] for each of its slots
 *                 - dual[couple] * factor for each of its cells with a term
 * Any integers are valid duals. A leaf with an empty range, or a person without an allowed row, has
 * no assignment. The tree's bound is the least of its leaves', divided by S and rounded up.
 * (Lagrangian relaxation: Geoffrion, Mathematical Programming Study 2, 1974.)
 */
#include "solve/model.h"

#define SOLVE_PROOF_SCALE 16384

enum solve_branch_kind {                     /* stable: part of the wire format */
	                 SOLVE_BRANCH_CELL,  /* low: person does not hold slot; high: person does */
	                 SOLVE_BRANCH_HEADS, /* low: heads of slot <= value; high: heads >= value +
	                                        1 */
};

/* Children follow their parent in the list; node 0 is the root. */
struct solve_proof_node {
	int32_t low, high; /* children, both greater than the own index; SOLVE_NONE: a leaf */
	enum solve_branch_kind kind;
	int32_t person, slot, value;
	int64_t *slot_dual, *couple_dual; /* of a leaf: n_slots, n_couples; else NULL */
};

struct solve_proof {
	int32_t n_slots, n_couples, n_nodes; /* 0 nodes: nothing is proven */
	struct solve_proof_node *nodes;
};

void solve_proof_release(struct solve_proof *proof);

#endif
