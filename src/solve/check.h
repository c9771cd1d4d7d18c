#ifndef SOLVE_CHECK_H
#define SOLVE_CHECK_H
/*
 * An independent second look at an assignment: it shares nothing with the engine but the model.
 * Nothing that the worker sends is believed before it passed here.
 */
#include "solve/result.h"

struct solve_violation { /* slot and other are SOLVE_NONE where they have no meaning */
	int32_t rule;    /* SOLVE_NONE: one person in two places at once */
	int32_t person, slot, other;
};

/* The parts of a cost, as in model.h. */
struct solve_cost {
	int64_t cover, cells, measures, adjacency, bases, couples;
};

struct solve_check {
	int32_t n_violations;
	struct solve_violation *violations; /* in the order of slots */
	int64_t objective;                  /* heads missing against a rule cost nothing */
	struct solve_cost cost;             /* its parts */
	int32_t n_people;
	struct solve_cost *people; /* per person; cover and couples are nobody's: 0 */
};

/* The model must have passed solve_model_check(). */
void solve_check(struct solve_check *out, const struct solve_model *model,
                 const struct solve_assignment *assignment);
void solve_check_release(struct solve_check *check);

#endif
