#ifndef SERVICE_TABLE_CELLS_H
#define SERVICE_TABLE_CELLS_H
/* The table itself with its box lines: STT, Thứ ngày, Ca giờ, a column for each post, Ghi chú; all
 * posts below each other in one column where they do not fit side by side. */
#include "service/document.h"

void table_cells_draw(struct str *out, const struct document *doc, int width);

#endif
