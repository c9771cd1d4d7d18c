#ifndef SERVICE_TABLE_GRID_H
#define SERVICE_TABLE_GRID_H
/*
 * A table of box lines whose cells may span several rows downwards; text is wrapped inside its
 * cell. Knows nothing of rosters.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct table_grid_block {
	size_t column, first, last; /* rows, both included */
	char *text;                 /* lines, owned */
};

struct table_grid {
	size_t columns, rows;
	const int *width;         /* of each column without lines and margins, borrowed */
	const char *const *title; /* of each column, borrowed */
	bool is_close;            /* no lines between rows; no block then spans several */
	struct table_grid_block *block;
	size_t n;
};

/* Blocks of one column must not overlap. The text is copied. */
void table_grid_add(struct table_grid *grid, size_t column, size_t first, size_t last,
                    const char *text);
/* The block that a place belongs to, or NULL. */
const struct table_grid_block *table_grid_at(const struct table_grid *grid, size_t column,
                                             size_t row);
void table_grid_draw(struct str *out, const struct table_grid *grid);
void table_grid_release(struct table_grid *grid);

/* Columns that the whole table takes. */
int table_grid_width(size_t columns, const int *width);

/* The text in lines of at most `width` columns, broken between words, or inside one that is longer;
 * each ended by a newline. Line breaks of the text stay. */
void table_wrap(struct str *out, const char *text, int width);

#endif
