#ifndef SOLVE_FEAS_PROG_H
#define SOLVE_FEAS_PROG_H
/* An integer program put together in any order, each of its rows with the rule that it stands for.
 */
#include <stddef.h>

#include "solve/lp.h"

struct prog_row {
	double least, most;
	int32_t rule; /* or SOLVE_NONE */
};

struct prog_entry {
	int32_t col, row;
	double value;
};

struct prog_col {
	double cost, least, most;
};

struct prog {
	int32_t n_rows, n_cols;
	struct prog_row *rows;
	struct prog_col *cols;
	struct prog_entry *entries; /* by column, then row, once prog_load() was called */
	size_t n_entries;
	size_t *first; /* per column: its entries; one more */
};

int32_t prog_row(struct prog *prog, double least, double most, int32_t rule);
int32_t prog_col(struct prog *prog, double cost, double most);
void prog_put(struct prog *prog, int32_t row, int32_t col, double value);
/*
 * Lets the row be unfulfilled: a column of `unit` heads, from 0 to `most` of them, each at `cost`.
 */
void prog_loosen(struct prog *prog, int32_t row, double unit, double most, double cost);

struct lp *prog_load(struct prog *prog);
/* What a column's bound of 0 is worth after an lp_solve(): less than 0 when it is in the way. */
double prog_reduced(const struct prog *prog, const struct lp *lp, int32_t col);
void prog_release(struct prog *prog);

#endif
