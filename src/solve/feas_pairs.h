#ifndef SOLVE_FEAS_PAIRS_H
#define SOLVE_FEAS_PAIRS_H
/* Slots that one person cannot both hold, gathered into cliques: far stronger in an LP than pairs
 * are. */
#include "solve/model.h"

struct feas_clique { /* slots of which one person may hold one */
	int32_t n;
	int32_t *slots; /* by start */
	bool has_rest;  /* not all of them exclude each other without a rule of rest */
};

struct feas_cliques {
	int32_t n;
	struct feas_clique *clique;
};

struct feas_pairs {
	struct feas_cliques cliques[2]; /* for who need not rest, and for who must */
};

void feas_pairs_init(struct feas_pairs *out, const struct solve_model *model);
void feas_pairs_release(struct feas_pairs *pairs);

#endif
