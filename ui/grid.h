#ifndef UI_GRID_H
#define UI_GRID_H
/*
 * A roster as a table: a row for each place in the pattern (post, shift, head), a column for each
 * day; a cell is a slot with the people who hold it after all changes. From values alone.
 */
#include "canvas.h"
#include "domain/finding.h"
#include "domain/person.h"
#include "domain/roster.h"
#include "widget_list.h"

struct grid_row {
	const struct post *post;
	const struct shift *shift; /* NULL when the post no longer has it */
	char *code;                /* of the shift */
	int head;
};

struct grid_cell {
	const struct slot *slot; /* NULL: none on that day */
	size_t first, n;         /* its segments */
};

struct grid { /* points into the roster that it was made of */
	struct roster roster;
	struct segments segments;
	struct grid_row *row;
	struct grid_cell *cell; /* row by row */
	int n_rows, n_days;
	struct date first_day;
	int name_width; /* columns of the widest name */
};

struct grid_place {
	struct list rows;
	int day, left; /* under the cursor, first one shown */
	int days;      /* that are shown at once */
};

/* Takes the roster over. */
void grid_make(struct grid *out, struct roster *roster);
void grid_release(struct grid *grid);

/* NULL when there is no row or day. */
const struct grid_cell *grid_cell(const struct grid *grid, int row, int day);
/* Puts the cursor on a slot that is running at that time, else on the next one to come. */
void grid_seek(const struct grid *grid, struct grid_place *place, int64_t at);
/* Keeps the cursor in the grid and in sight. */
void grid_fit(const struct grid *grid, struct grid_place *place, struct area area);
/* The cell at a place of the area; false where there is none. */
bool grid_hit(const struct grid *grid, const struct grid_place *place, struct area area, int row,
              int col, int *grid_row, int *day);

void grid_draw(const struct grid *grid, const struct grid_place *place, struct canvas *canvas,
               struct area area, int64_t now);

/* All about a slot in lines, owned: who with telephone, what and when, changes, findings. */
char *grid_explain(const struct grid *grid, const struct grid_cell *cell, const struct staff *staff,
                   const struct findings *findings);

#endif
