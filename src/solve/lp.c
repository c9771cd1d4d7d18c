#include "solve/lp.h"

#include <assert.h>
#include <coin/Cbc_C_Interface.h>
#include <coin/Clp_C_Interface.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

/*
 * Near its own limit the library was seen to call a program infeasible that was not (2.10.8: time
 * ran out in preprocessing). So it gets more time than it has, and what it says after that is not
 * believed.
 */
#define OWN_TIME 2

struct lp {
	int32_t n_rows, n_cols;
	double *row_least, *row_most;
	double *cost, *col_least, *col_most;
	int *first; /* n_cols + 1: where each column's entries begin */
	int *index;
	double *entry;
	double *value, *dual; /* of the last solution */
	int32_t n_values;     /* columns that it knows: those added since stand at 0 */
	double objective;
	Clp_Simplex *clp; /* NULL until the first lp_solve() */
	int32_t n_loaded; /* columns that it knows */
	bool is_moved;    /* bounds were changed */
};

struct lp *lp_new(void)
{
	struct lp *lp = xcalloc(1, sizeof *lp);

	lp->first = xcalloc(1, sizeof *lp->first);
	return lp;
}

void lp_free(struct lp *lp)
{
	if (!lp)
		return;
	if (lp->clp)
		Clp_deleteModel(lp->clp);
	free(lp->row_least);
	free(lp->row_most);
	free(lp->cost);
	free(lp->col_least);
	free(lp->col_most);
	free(lp->first);
	free(lp->index);
	free(lp->entry);
	free(lp->value);
	free(lp->dual);
	free(lp);
}

int32_t lp_count_rows(const struct lp *lp)
{
	return lp->n_rows;
}

int32_t lp_add_row(struct lp *lp, double least, double most)
{
	const size_t n = (size_t)lp->n_rows;

	assert(lp->n_cols == 0);
	lp->row_least = array_grow(lp->row_least, n, sizeof *lp->row_least);
	lp->row_most = array_grow(lp->row_most, n, sizeof *lp->row_most);
	lp->row_least[n] = least;
	lp->row_most[n] = most;
	return lp->n_rows++;
}

int32_t lp_add_col(struct lp *lp, double cost, double least, double most, int32_t n,
                   const int32_t *rows, const double *values)
{
	const size_t col = (size_t)lp->n_cols;
	int at = lp->first[col];

	lp->cost = array_grow(lp->cost, col, sizeof *lp->cost);
	lp->col_least = array_grow(lp->col_least, col, sizeof *lp->col_least);
	lp->col_most = array_grow(lp->col_most, col, sizeof *lp->col_most);
	lp->first = array_grow(lp->first, col + 1, sizeof *lp->first);
	lp->cost[col] = cost;
	lp->col_least[col] = least;
	lp->col_most[col] = most;
	for (int32_t i = 0; i < n; i++) {
		lp->index = array_grow(lp->index, (size_t)at, sizeof *lp->index);
		lp->entry = array_grow(lp->entry, (size_t)at, sizeof *lp->entry);
		lp->index[at] = rows[i];
		lp->entry[at++] = values ? values[i] : 1;
	}
	lp->first[col + 1] = at;
	return lp->n_cols++;
}

static void keep(double **to, const double *from, int32_t n)
{
	*to = xrealloc(*to, (size_t)n + 1, sizeof **to);
	if (n)
		memcpy(*to, from, (size_t)n * sizeof **to);
}

static void keep_values(struct lp *lp, const double *values)
{
	keep(&lp->value, values, lp->n_cols);
	lp->n_values = lp->n_cols;
}

/* The library knows the rows and the first columns; the others follow. */
static void load_new_columns(struct lp *lp)
{
	const int32_t n = lp->n_cols - lp->n_loaded;
	const int32_t old = lp->n_loaded;
	int *first;

	if (n == 0)
		return;
	first = xcalloc((size_t)n + 1, sizeof *first);
	for (int32_t i = 0; i <= n; i++)
		first[i] = lp->first[old + i] - lp->first[old];
	Clp_addColumns(lp->clp, n, lp->col_least + old, lp->col_most + old, lp->cost + old, first,
	               lp->index + lp->first[old], lp->entry + lp->first[old]);
	free(first);
	lp->n_loaded = lp->n_cols;
}

void lp_bound_col(struct lp *lp, int32_t col, double least, double most)
{
	assert(col >= 0 && col < lp->n_cols);
	lp->col_least[col] = least;
	lp->col_most[col] = most;
	if (col < lp->n_loaded) {
		Clp_columnLower(lp->clp)[col] = least;
		Clp_columnUpper(lp->clp)[col] = most;
		lp->is_moved = true;
	}
}

void lp_bound_row(struct lp *lp, int32_t row, double least, double most)
{
	assert(row >= 0 && row < lp->n_rows);
	lp->row_least[row] = least;
	lp->row_most[row] = most;
	if (lp->clp) {
		Clp_rowLower(lp->clp)[row] = least;
		Clp_rowUpper(lp->clp)[row] = most;
		lp->is_moved = true;
	}
}

bool lp_solve(struct lp *lp, struct err *err)
{
	if (lp->clp) {
		if (lp->is_moved) /* the last basis is still good for the dual method only */
			Clp_dual(lp->clp, 0);
		lp->is_moved = false;
		load_new_columns(lp);
		Clp_primal(lp->clp, 0);
	} else {
		lp->clp = Clp_newModel();
		Clp_setLogLevel(lp->clp, 0);
		Clp_loadProblem(lp->clp, lp->n_cols, lp->n_rows, lp->first, lp->index, lp->entry,
		                lp->col_least, lp->col_most, lp->cost, lp->row_least, lp->row_most);
		lp->n_loaded = lp->n_cols;
		Clp_dual(lp->clp, 0);
	}
	if (Clp_status(lp->clp) != 0)
		return err_set(err, ERR_IO, "lp-failed", _("the LP library gave up (status %d)"),
		               Clp_status(lp->clp));
	keep_values(lp, Clp_primalColumnSolution(lp->clp));
	keep(&lp->dual, Clp_dualRowSolution(lp->clp), lp->n_rows);
	lp->objective = Clp_objectiveValue(lp->clp);
	return true;
}

double lp_reduced(const struct lp *lp, int32_t col)
{
	assert(lp->clp && col >= 0 && col < lp->n_loaded);
	return Clp_getReducedCost(lp->clp)[col];
}

bool lp_is_basic(const struct lp *lp, int32_t col)
{
	assert(lp->clp && col >= 0 && col < lp->n_loaded);
	return Clp_getColumnStatus(lp->clp, col) == 1;
}

void lp_drop_cols(struct lp *lp, int32_t first, const char *is_dropped)
{
	int *gone = xcalloc((size_t)lp->n_cols + 1, sizeof *gone);
	int32_t n_gone = 0, kept = first;
	int at = lp->first[first];

	assert(lp->clp && lp->n_loaded == lp->n_cols && lp->n_values == lp->n_cols);
	for (int32_t i = first; i < lp->n_cols; i++) {
		const int begin = lp->first[i], n = lp->first[i + 1] - begin;

		if (is_dropped[i - first]) {
			gone[n_gone++] = i;
			continue;
		}
		lp->cost[kept] = lp->cost[i];
		lp->col_least[kept] = lp->col_least[i];
		lp->col_most[kept] = lp->col_most[i];
		lp->value[kept] = lp->value[i];
		memmove(lp->index + at, lp->index + begin, (size_t)n * sizeof *lp->index);
		memmove(lp->entry + at, lp->entry + begin, (size_t)n * sizeof *lp->entry);
		lp->first[kept++] = at;
		at += n;
	}
	lp->first[kept] = at;
	lp->n_cols = lp->n_loaded = lp->n_values = kept;
	if (n_gone)
		Clp_deleteColumns(lp->clp, n_gone, gone);
	free(gone);
}

static Cbc_Model *load_mip(const struct lp *lp, const struct lp_limits *limits)
{
	Cbc_Model *cbc = Cbc_newModel();

	Cbc_setLogLevel(cbc, 0);
	Cbc_loadProblem(cbc, lp->n_cols, lp->n_rows, lp->first, lp->index, lp->entry, lp->col_least,
	                lp->col_most, lp->cost, lp->row_least, lp->row_most);
	for (int32_t i = 0; i < lp->n_cols; i++)
		Cbc_setInteger(cbc, i);
	Cbc_setParameter(cbc, "timeMode", "elapsed");
	Cbc_setMaximumSeconds(cbc, OWN_TIME * limits->seconds);
	Cbc_setAllowableGap(cbc, 0);
	Cbc_setAllowableFractionGap(cbc, 0);
	if (limits->cutoff < LP_INFINITE)
		Cbc_setCutoff(cbc, limits->cutoff);
	return cbc;
}

bool lp_solve_mip(enum lp_answer *out, struct lp *lp, const struct lp_limits *limits,
                  struct err *err)
{
	const int64_t started = clock_monotonic();
	Cbc_Model *cbc = load_mip(lp, limits);
	bool stopped, found;

	Cbc_solve(cbc);
	if (Cbc_isAbandoned(cbc)) {
		Cbc_deleteModel(cbc);
		return err_set(err, ERR_IO, "lp-failed", _("the LP library gave up (status %d)"),
		               Cbc_status(cbc));
	}
	stopped =
	    Cbc_status(cbc) != 0 || (double)(clock_monotonic() - started) / 1000 > limits->seconds;
	found = Cbc_numberSavedSolutions(cbc) > 0 && Cbc_bestSolution(cbc);
	if (found) {
		keep_values(lp, Cbc_bestSolution(cbc));
		lp->objective = Cbc_getObjValue(cbc);
	}
	if (stopped)
		*out = found ? LP_OPEN : LP_UNKNOWN;
	else
		*out = found ? LP_OPTIMAL : LP_NONE;
	Cbc_deleteModel(cbc);
	return true;
}

double lp_objective(const struct lp *lp)
{
	return lp->objective;
}

double lp_value(const struct lp *lp, int32_t col)
{
	assert(lp->value && col >= 0 && col < lp->n_cols);
	return col < lp->n_values ? lp->value[col] : 0;
}

double lp_dual(const struct lp *lp, int32_t row)
{
	assert(lp->dual && row >= 0 && row < lp->n_rows);
	return lp->dual[row];
}
