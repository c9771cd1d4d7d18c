#ifndef SOLVE_TREE_PROOF_H
#define SOLVE_TREE_PROOF_H
/* What a tree consists of: inside of solve/ways.h. */
#include "solve/ways.h"

struct duals {
	int32_t users;
	int64_t *slot, *couple, *tally;
};

/* What a decision is about: heads of a group, of a slot, of a group in a week, or a cell. */
enum question { ASK_TOTAL, ASK_HEADS, ASK_WEEK, ASK_CELL, QUESTIONS };

struct knot {
	int32_t parent, low, high, depth;
	bool is_high; /* of its parent's two children */
	enum solve_branch_kind kind;
	int32_t seat, slot, tally, value; /* the decision that splits it */
	enum question question;
	int64_t bound;                    /* scaled */
	struct duals *duals;              /* that prove it; NULL when split */
};

struct asked {
	int32_t n;
	int64_t gain; /* of bounds, scaled */
};

struct tree {
	struct hunt *hunt;
	struct row *start;
	struct field field;
	struct knot *knots;
	int32_t n_knots;
	int32_t *open;
	int32_t n_open;
	int32_t current;  /* begun and not priced out yet, in none of the lists; or SOLVE_NONE */
	int32_t *applied; /* decisions in force: the children along the path */
	int32_t n_applied;
	struct asked asked[QUESTIONS];
	int64_t worst_leaf; /* least bound of a closed one */
	bool has_none;      /* no assignment at all */
};

#endif
