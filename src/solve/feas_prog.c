#include "solve/feas_prog.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

int32_t prog_row(struct prog *prog, double least, double most, int32_t rule)
{
	prog->rows = array_grow(prog->rows, (size_t)prog->n_rows, sizeof *prog->rows);
	prog->rows[prog->n_rows] = (struct prog_row){least, most, rule};
	return prog->n_rows++;
}

int32_t prog_col(struct prog *prog, double cost, double most)
{
	prog->cols = array_grow(prog->cols, (size_t)prog->n_cols, sizeof *prog->cols);
	prog->cols[prog->n_cols] = (struct prog_col){cost, 0, most};
	return prog->n_cols++;
}

void prog_put(struct prog *prog, int32_t row, int32_t col, double value)
{
	prog->entries = array_grow(prog->entries, prog->n_entries, sizeof *prog->entries);
	prog->entries[prog->n_entries++] = (struct prog_entry){col, row, value};
}

void prog_loosen(struct prog *prog, int32_t row, double unit, double most, double cost)
{
	prog_put(prog, row, prog_col(prog, cost, most), unit);
}

static int compare_entries(const void *a, const void *b)
{
	const struct prog_entry *x = a, *y = b;

	if (x->col != y->col)
		return x->col < y->col ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

/* A row that names a cell twice means the sum. */
static void merge_entries(struct prog *prog)
{
	size_t n = 0;

	if (prog->n_entries > 1) /* of none there is no array */
		qsort(prog->entries, prog->n_entries, sizeof *prog->entries, compare_entries);
	for (size_t i = 0; i < prog->n_entries; i++) {
		const struct prog_entry *entry = &prog->entries[i];

		if (n && prog->entries[n - 1].col == entry->col &&
		    prog->entries[n - 1].row == entry->row)
			prog->entries[n - 1].value += entry->value;
		else
			prog->entries[n++] = *entry;
	}
	prog->n_entries = n;
}

struct lp *prog_load(struct prog *prog)
{
	struct lp *lp = lp_new();
	int32_t *rows = xcalloc((size_t)prog->n_rows + 1, sizeof *rows);
	double *values = xcalloc((size_t)prog->n_rows + 1, sizeof *values);
	size_t at = 0;

	merge_entries(prog);
	prog->first = xcalloc((size_t)prog->n_cols + 1, sizeof *prog->first);
	for (int32_t i = 0; i < prog->n_rows; i++)
		lp_add_row(lp, prog->rows[i].least, prog->rows[i].most);
	for (int32_t i = 0; i < prog->n_cols; i++) {
		const struct prog_col *col = &prog->cols[i];
		int32_t n = 0;

		prog->first[i] = at;
		for (; at < prog->n_entries && prog->entries[at].col == i; at++) {
			rows[n] = prog->entries[at].row;
			values[n++] = prog->entries[at].value;
		}
		lp_add_col(lp, col->cost, col->least, col->most, n, rows, values);
	}
	prog->first[prog->n_cols] = at;
	free(rows);
	free(values);
	return lp;
}

double prog_reduced(const struct prog *prog, const struct lp *lp, int32_t col)
{
	double reduced = prog->cols[col].cost;

	for (size_t i = prog->first[col]; i < prog->first[col + 1]; i++)
		reduced -= lp_dual(lp, prog->entries[i].row) * prog->entries[i].value;
	return reduced;
}

void prog_release(struct prog *prog)
{
	free(prog->rows);
	free(prog->cols);
	free(prog->entries);
	free(prog->first);
	*prog = (struct prog){0};
}
