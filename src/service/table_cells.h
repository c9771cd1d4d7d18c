#ifndef SERVICE_TABLE_CELLS_H
#define SERVICE_TABLE_CELLS_H
/* The table itself with its box lines: STT, Thứ ngày, Ca giờ, a column for each post, Ghi chú; all
 * posts below each other in one column where they do not fit side by side. */
#include "service/document.h"
#include "service/table_grid.h"

void table_cells_draw(struct str *out, const struct document *doc, int width);

/* The same with a column for each post, however wide that is, to be drawn otherwise. Day and hours
 * have two lines; in the posts each holder has a line, with `separator` between name, position,
 * number and hours. */
struct table_cells {
	struct table_grid grid; /* without widths */
	char **title;           /* what its titles are borrowed from */
};
void table_cells_make(struct table_cells *out, const struct document *doc, const char *separator);
void table_cells_release(struct table_cells *cells);

#endif
