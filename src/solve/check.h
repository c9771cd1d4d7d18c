#ifndef SOLVE_CHECK_H
#define SOLVE_CHECK_H
/*
 * An independent second look at an assignment: it shares nothing with the engine but the model.
 * Nothing that the worker sends is believed before it passed here.
 */
#include "solve/model.h"

struct solve_violation { /* slot and other are SOLVE_NONE where they have no meaning */
	int32_t rule;    /* SOLVE_NONE: one person in two places at once */
	int32_t person, slot, other;
};

struct solve_check {
	int32_t n_violations;
	struct solve_violation *violations; /* in the order of slots */
	int64_t objective; /* of what is held; slots without a holder cost nothing */
	int64_t cells, measures, adjacency; /* its parts */
};

/* `holder` has one person per slot or SOLVE_NONE. The model must have passed solve_model_check().
 */
void solve_check(struct solve_check *out, const struct solve_model *model, const int32_t *holder);
void solve_check_release(struct solve_check *check);

#endif
