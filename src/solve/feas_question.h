#ifndef SOLVE_FEAS_QUESTION_H
#define SOLVE_FEAS_QUESTION_H
/* One question of solve/feas.h as an integer program. */
#include "solve/feas.h"
#include "solve/feas_prog.h"

struct question_mode {
	int32_t only; /* the only person who matters, or SOLVE_NONE */
	double other; /* price of a rule other than a cover that is not fulfilled */
	bool gives;   /* instead of that, rules give way at what each step asks */
};

struct question {
	const struct feas *feas;
	const struct solve_model *model;
	const struct feas_rules *rules;
	struct question_mode mode;
	char *useful;     /* [person * n_slots + slot]: may help somebody to fulfil something */
	char *forbidden;  /* likewise */
	int32_t *column;  /* likewise, or SOLVE_NONE */
	int32_t *counted; /* likewise: what counts in limits, where that is another column */
	int32_t *give;    /* per rule: the column of its steps, or SOLVE_NONE: it never gives way */
	struct prog prog;
};

/* False: too large to ask. */
bool question_init(struct question *out, const struct feas *feas, const struct feas_rules *rules,
                   const struct question_mode *mode);
void question_release(struct question *q);

/* Rows of limits and runs, for question_init() alone. */
void question_limits(struct question *q);
void question_runs(struct question *q);

bool question_is_on(const struct question *q, int32_t rule);
/*
 * The row may stay unfulfilled by up to `unit` * `most`: at the price of a fault, or as far as its
 * rule gives way, which makes up for `far` per step (the sign is the unit's).
 */
void question_loosen(struct question *q, int32_t row, double unit, double far);
int32_t question_level(const struct question *q, int32_t rule);
/* The column, or SOLVE_NONE: nobody needs the person there. */
int32_t question_cell(const struct question *q, int32_t person, int32_t slot);

#endif
