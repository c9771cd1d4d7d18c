#ifndef UI_DRAW_RUN_H
#define UI_DRAW_RUN_H
/* How far a roster is that is being generated: a strip of two rows, or of one where there is little
 * room. */
#include "canvas.h"
#include "service/roster_run.h"

enum { RUN_ROWS = 2, RUN_ROWS_SMALL = 1 };

/* `key` is the name of the key that ends it. */
void run_draw(struct canvas *canvas, struct area area, const struct roster_progress *progress,
              const char *title, const char *key);

#endif
