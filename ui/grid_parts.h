#ifndef UI_GRID_PARTS_H
#define UI_GRID_PARTS_H
/* Inside of ui/grid*.c: how a grid lies in an area. */
#include "grid.h"

struct grid_layout {
	bool is_short;     /* names in their shortest forms */
	bool has_headings; /* each post has a line of its own */
	bool has_rule;     /* a second line under the days */
	bool has_span;     /* rows tell from when to when, not only from when */
	int label, width;  /* columns of the rows' names, of a day */
	int days;          /* that are shown at once */
};

enum { CELL_EXTRA = 4 }; /* two brackets, a blank and a sign */

struct grid_layout grid_lay_out(const struct grid *grid, const struct grid_place *place,
                                struct area area);
int grid_head_rows(const struct grid_layout *layout);

/* Each row of the grid with the line of the area on which it stands, in order. */
struct grid_walk {
	const struct grid *grid;
	const struct grid_layout *layout;
	struct area area;
	int row, line; /* the next ones */
};

struct grid_walk grid_walk_start(const struct grid *grid, const struct grid_layout *layout,
                                 const struct grid_place *place, struct area area);
/* *heading is the line of the post's name, -1: none. */
bool grid_walk_next(struct grid_walk *walk, int *row, int *line, int *heading);

/* "24/24", "06–14", "07:30–19:30", or "07:30" alone; owned. */
char *grid_hours(const struct grid_row *row, bool has_span);

void grid_draw_days(const struct grid *grid, const struct grid_layout *layout,
                    const struct grid_place *place, struct canvas *canvas, struct area area,
                    int64_t now);
enum style grid_day_style(const struct grid *grid, int day);
/* What stands in a cell of so many columns for names; owned. */
char *grid_cell_text(const struct grid *grid, const struct grid_cell *cell, int width);

#endif
