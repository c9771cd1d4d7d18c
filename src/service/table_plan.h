#ifndef SERVICE_TABLE_PLAN_H
#define SERVICE_TABLE_PLAN_H
/*
 * How a roster is laid out on paper: its rows are the stretches of the posts that change most; a
 * duty that lasts longer spans several rows, one that begins at another hour stands in the row that
 * it overlaps most and says its own hours.
 */
#include "service/document.h"

struct table_row {
	int64_t start, end;
	struct date day;
	const char *shift; /* name, borrowed */
};

struct table_block { /* one cell: rows first..last of a column */
	size_t column, first, last;
	const struct segment **segment; /* owned array, borrowed segments */
	size_t n;
};

struct table_plan {
	struct table_row *row;
	size_t n_rows;
	const struct post **column; /* posts with anything to show, in their order */
	size_t n_columns;
	struct table_block *block; /* by column, then row */
	size_t n_blocks;
};

void table_plan_make(struct table_plan *out, const struct document *doc);
void table_plan_release(struct table_plan *plan);
/* Does the duty have hours of its own, other than those from the first of these rows to the last?
 */
bool table_has_own_hours(const struct table_plan *plan, size_t first, size_t last,
                         const struct segment *segment);

#endif
