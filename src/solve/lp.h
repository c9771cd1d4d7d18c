#ifndef SOLVE_LP_H
#define SOLVE_LP_H
/*
 * Linear and integer programs: minimise cost, rows and columns between bounds. The only door to the
 * LP library (CLP for lp_solve(), CBC for lp_solve_mip()). Rows first, then columns; columns may
 * also come after an lp_solve(), which then goes on from where it was.
 */
#include <float.h>
#include <stdint.h>

#include "base/err.h"

#define LP_INFINITE DBL_MAX

struct lp;

struct lp *lp_new(void);
void lp_free(struct lp *lp); /* NULL is fine */
int32_t lp_count_rows(const struct lp *lp);
int32_t lp_add_row(struct lp *lp, double least, double most);
/* With `values` NULL all its coefficients are 1. */
int32_t lp_add_col(struct lp *lp, double cost, double least, double most, int32_t n,
                   const int32_t *rows, const double *values);

/* Changes bounds; the next lp_solve() goes on from the last one's basis. */
void lp_bound_col(struct lp *lp, int32_t col, double least, double most);
void lp_bound_row(struct lp *lp, int32_t row, double least, double most);

/*
 * Right after an lp_solve(): takes away the columns from `first` on that are marked; those behind
 * move up. The basis stays.
 */
void lp_drop_cols(struct lp *lp, int32_t first, const char *is_dropped);
/* After lp_solve(): what a column would cost beside the duals; 0 for those in the basis. */
double lp_reduced(const struct lp *lp, int32_t col);
bool lp_is_basic(const struct lp *lp, int32_t col);

/* The continuous optimum. Fails (key "lp-failed") also when there is none. */
MUST_CHECK bool lp_solve(struct lp *lp, struct err *err);

enum lp_answer {
	LP_OPTIMAL, /* a best solution */
	LP_NONE,    /* proven: no solution costs less than the cutoff */
	LP_OPEN,    /* the time ran out with a solution */
	LP_UNKNOWN, /* the time ran out without one */
};

struct lp_limits {
	double seconds; /* soft: the library looks at the clock when it likes */
	double cutoff;  /* only cheaper solutions count; LP_INFINITE: any */
};

/* All columns whole numbers. */
MUST_CHECK bool lp_solve_mip(enum lp_answer *out, struct lp *lp, const struct lp_limits *limits,
                             struct err *err);

/* Of the last solution, whichever it was: columns added since are 0. Duals only after lp_solve(). */
double lp_objective(const struct lp *lp);
double lp_value(const struct lp *lp, int32_t col);
double lp_dual(const struct lp *lp, int32_t row);

#endif
