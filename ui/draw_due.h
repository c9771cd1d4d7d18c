#ifndef UI_DRAW_DUE_H
#define UI_DRAW_DUE_H
/* What is due, as a pane of the board. Its lines name the command that goes on with it. */
#include "canvas.h"
#include "service/due.h"

bool due_is_empty(const struct due *due); /* NULL is empty too */
/* Rows, with the title, that say something of everything, and that say all; 0 for nothing. */
int due_least(const struct due *due);
int due_rows(const struct due *due);
/* Draws title and lines from the top; what does not fit is counted. Gives the rows taken. */
int due_draw(const struct due *due, int64_t now, struct canvas *canvas, struct area area);
/* All of it in one row of a small screen. */
void due_draw_line(const struct due *due, int64_t now, struct canvas *canvas, struct area line);

#endif
