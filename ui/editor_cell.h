#ifndef UI_EDITOR_CELL_H
#define UI_EDITOR_CELL_H
/* What the cell under the cursor says of itself, on few lines. From values alone. */
#include "editor_load.h"
#include "grid.h"

/*
 * Who, when and what; rest before and after, points with the average; what is wrong, what was
 * changed, who keeps it. A line each, what is wrong with "!" in front. Owned.
 */
char *cell_explain(const struct grid *grid, const struct grid_cell *cell, const struct loads *loads,
                   const struct findings *findings);

/*
 * One line of somebody taking a slot that he has not now: who, when, what, rest, points. `segment`
 * lies in the segments as they would be, `now` are those there are. Owned.
 */
char *cell_line(const struct segments *segments, const struct segment *segment,
                const struct segments *now, const struct loads *loads);

#endif
