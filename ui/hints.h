#ifndef UI_HINTS_H
#define UI_HINTS_H
/* The bottom line, made from key tables: "n ghi  / tìm  ? trợ giúp  q thoát". */
#include "view.h"

/*
 * As many as fit of those with a hint, in the order of the tables; the second table's (help, quit)
 * come last and are kept when there is not room for all, but those that yield.
 */
void hints_draw(struct canvas *canvas, int row, const struct binding *keys,
                const struct binding *always);
/* The key under a click in that line, 0 where there is none. */
int hints_key_at(const struct canvas *canvas, int col, const struct binding *keys,
                 const struct binding *always);

#endif
