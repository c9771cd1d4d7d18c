#ifndef SOLVE_FEAS_H
#define SOLVE_FEAS_H
/*
 * Can these rules hold together? The same question for any set of the model's rules, costs aside:
 * one variable per person and slot, and those that runs, blocks and joints need. What is not
 * fulfilled when nobody holds anything is elastic at a price, so the LP's optimum is either 0 or
 * shows by its duals which rules cannot hold.
 */
#include "solve/feas_pairs.h"
#include "solve/result.h"

enum feas_answer { FEAS_YES, FEAS_NO, FEAS_UNKNOWN };

struct feas {
	const struct solve_model *model;
	struct feas_pairs pairs;
	int32_t *rest_rule; /* per person, or SOLVE_NONE */
	int64_t *step;      /* per rule: see feas_step() */
	char *has_levels;   /* per rule: see feas_has_levels() */
	int64_t deadline;   /* clock_monotonic() */
	/* After FEAS_NO: at least so many heads and other rules stay unfulfilled; 0: not known. */
	double lacking;
};

/*
 * Which rules hold, and how much they give way: a limit of a rule SOLVE_MAX or SOLVE_MIN by `level`
 * steps, a slot by `level` heads. `level` may be NULL; it means nothing for other kinds.
 */
struct feas_rules {
	char *active;
	const int32_t *level;
};

void feas_init(struct feas *out, const struct solve_model *model, int64_t deadline);
void feas_release(struct feas *feas);

/* One more duty: the greatest weight that a limit of this rule knows, 1 or more. */
int64_t feas_step(const struct feas *feas, int32_t rule);
/* The rule gives way by steps; others, also limits that forbid something as well, are given up. */
bool feas_has_levels(const struct feas *feas, int32_t rule);

/*
 * FEAS_YES: `held` (when not NULL; the caller releases it) breaks none of the rules. FEAS_NO: rules
 * that are not needed for the contradiction are taken out of `active` as far as the LP's duals show
 * it.
 */
MUST_CHECK bool feas_ask(enum feas_answer *out, struct feas *feas, const struct feas_rules *rules,
                         struct solve_assignment *held, struct err *err);

/* How many heads the slots lack at least while all other rules hold. */
MUST_CHECK bool feas_lack(int32_t *out, struct feas *feas, const struct feas_rules *rules,
                          struct err *err);
/* How many of the slots marked in `wanted` one person can hold. */
MUST_CHECK bool feas_most(int32_t *out, struct feas *feas, const struct feas_rules *rules,
                          int32_t person, const char *wanted, struct err *err);

#endif
