#ifndef UI_GRID_H
#define UI_GRID_H
/*
 * A roster as a table: a row for each place in the pattern (post, shift, head), a column for each
 * day; a cell is a slot with the people who hold it after all changes. From values alone.
 *
 * Signs behind a name: ! to be looked at, * locked, ↔ swapped, ← covered; + - ~ come, gone, changed
 * against another version. In front: • it runs now; «» marked.
 */
#include "canvas.h"
#include "domain/finding.h"
#include "domain/person.h"
#include "domain/roster.h"
#include "grid_names.h"
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
	bool is_flagged;         /* a finding is about it, see grid_set_findings() */
	char sign;               /* '+', '-', '~', see grid_compare(); 0: the same */
	char *before;            /* who had it in that other version; NULL: the same */
};

struct grid_day {
	enum day_type type;
	bool is_tet;
	char lunar[24]; /* "29 Chạp", "mùng 1"; "" on most days */
};

struct grid { /* points into the roster that it was made of */
	struct roster roster;
	struct segments segments;
	struct grid_names names, units;
	struct grid_row *row;
	struct grid_cell *cell; /* row by row */
	struct grid_day *day;
	int n_rows, n_days;
	struct date first_day;
	int name_width;      /* columns of the widest name */
	bool is_provisional; /* some of the days off are computed, no decision yet */
	int compared;        /* version that it was compared with, 0: with none */
	int n_different;     /* slots that differ from it */
	int spread;          /* of points, see view_points.c; -1: not known */
};

enum grid_zoom { ZOOM_AUTO, ZOOM_NAMES, ZOOM_SHORT }; /* names in full, or more days */

struct grid_place {
	struct list rows;
	int day, left; /* under the cursor, first one shown */
	int days;      /* that are shown at once */
	enum grid_zoom zoom;
	const char *marked; /* id of a slot that is marked, or NULL; borrowed */
};

/* Takes the roster over. */
void grid_make(struct grid *out, struct roster *roster);
void grid_release(struct grid *grid);

/* ---- what else is known of it; each may be left out ---- */

void grid_set_days(struct grid *grid, const struct holidays *holidays);
void grid_set_findings(struct grid *grid, const struct findings *findings);
/* What differs from another version of the roster, as resolved. */
void grid_compare(struct grid *grid, const struct roster *other);

/* ---- the cursor ---- */

/* NULL when there is no row or day. */
const struct grid_cell *grid_cell(const struct grid *grid, int row, int day);
/* The place of a slot; false when it is none of this roster. */
bool grid_find(const struct grid *grid, const char *slot, int *row, int *day);
/* Puts the cursor on a slot that is running at that time, else on the next one to come. */
void grid_seek(const struct grid *grid, struct grid_place *place, int64_t at);
/* On the same row, the nearest day there is. */
void grid_seek_day(const struct grid *grid, struct grid_place *place, struct date day);
/* Keeps the cursor in the grid and in sight. */
void grid_fit(const struct grid *grid, struct grid_place *place, struct area area);
/* Are names short in that room, so that more days are seen? */
bool grid_is_short(const struct grid *grid, const struct grid_place *place, struct area area);
/* Arrows, hjkl, pages, the wheel: rows, or days where all rows are in sight. False: no such key. */
bool grid_key(const struct grid *grid, struct grid_place *place, int code);

/* ---- what lies where; row and col are relative to the area ---- */

enum grid_spot { GRID_NOWHERE, GRID_CELL, GRID_DAY, GRID_ROW, GRID_EARLIER, GRID_LATER };

enum grid_spot grid_spot(const struct grid *grid, const struct grid_place *place, struct area area,
                         int row, int col, int *grid_row, int *day);
/* The cell at a place of the area; false where there is none. */
bool grid_hit(const struct grid *grid, const struct grid_place *place, struct area area, int row,
              int col, int *grid_row, int *day);
/* A click: on a cell, the head of a day, the name of a row, an arrow. What was hit. */
enum grid_spot grid_click(const struct grid *grid, struct grid_place *place, struct area area,
                          int row, int col);

/* ---- drawing ---- */

void grid_draw(const struct grid *grid, const struct grid_place *place, struct canvas *canvas,
               struct area area, int64_t now);
/* Title, version and whether days are provisional; with two rows also how good it is, how much is
 * to be looked at, how evenly points lie. `findings` may be NULL: not checked. */
void grid_head_draw(const struct grid *grid, const struct findings *findings, struct canvas *canvas,
                    struct area area);

/* All about a slot in lines, owned: who with telephone, what and when, changes, findings. */
char *grid_explain(const struct grid *grid, const struct grid_cell *cell, const struct staff *staff,
                   const struct findings *findings);

#endif
