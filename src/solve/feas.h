#ifndef SOLVE_FEAS_H
#define SOLVE_FEAS_H
/* Can these rules hold together? The same question for any set of the model's rules, costs aside.
 */
#include "solve/model.h"

enum feas_answer { FEAS_YES, FEAS_NO, FEAS_UNKNOWN };

struct feas {
	const struct solve_model *model;
	int32_t *order;     /* slots by start */
	char *excludes;     /* [a * n_slots + b]: 1 overlap, 2 rest */
	int32_t *rest_rule; /* per person, or SOLVE_NONE */
	int64_t deadline;   /* clock_monotonic() */
	/* After FEAS_NO: at least so many slots (a fraction) stay without a holder; 0: not known.
	 */
	double lacking;
};

void feas_init(struct feas *out, const struct solve_model *model, int64_t deadline);
void feas_release(struct feas *feas);

/*
 * `active` marks the rules that hold. FEAS_YES: `holder` (when not NULL) gets a person per slot
 * that must be held, SOLVE_NONE for others. FEAS_NO: rules that are not needed for the
 * contradiction are taken out of `active` as far as the LP's duals show it.
 */
MUST_CHECK bool feas_ask(enum feas_answer *out, struct feas *feas, char *active, int32_t *holder,
                         struct err *err);

#endif
