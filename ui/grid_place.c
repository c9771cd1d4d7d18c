/* Where the parts of a grid lie in an area, and where the cursor goes. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "grid_parts.h"

#include "base/banned.h"

enum {
	TALL_ROWS = 10,  /* from here on posts may have lines of their own */
	SMALL_COLS = 60, /* below, a day at a time */
	LABEL = 14,      /* columns of the hours, where posts have lines of their own */
	LABEL_LEAST = 16,
	LABEL_MOST = 40,
	CELL_MOST = 28, /* columns of a day, brackets and signs included */
	CELL_LEAST = 12,
	CELL_USUAL = 16, /* holds most names */
	CELL_SHORT = 9,  /* holds the head of a day: "▸CN 31/12" */
	DAYS_WANTED = 4,
	LONG_DAYS = 14, /* more than Tết has */
};

static int clamp(int value, int low, int high)
{
	if (value > high)
		value = high;
	return value < low ? low : value;
}

static bool starts_post(const struct grid *grid, int row)
{
	return row == 0 || grid->row[row].post != grid->row[row - 1].post;
}

/* As wide as names want, but one long name must not leave fewer than four days in sight. */
static int names_width(const struct grid *grid, int room)
{
	int wide = clamp(grid->name_width + CELL_EXTRA, CELL_LEAST, CELL_MOST);
	int days =
	    clamp(room / CELL_USUAL, 1, grid->n_days < DAYS_WANTED ? grid->n_days : DAYS_WANTED);

	return days > 0 && room / wide < days ? room / days : wide;
}

static int short_width(const struct grid *grid)
{
	int wide = grid->names.tightest > grid->units.tightest ? grid->names.tightest
	                                                       : grid->units.tightest;

	return clamp(wide + CELL_EXTRA - 1, CELL_SHORT, CELL_MOST);
}

static char *clock_text(int minute)
{
	return xasprintf("%02d:%02d", minute / 60 % 24, minute % 60);
}

char *grid_hours(const struct grid_row *row, bool has_span)
{
	const struct shift *shift = row->shift;
	char *from, *to, *both;

	if (!shift)
		return xstrdup(row->code);
	if (shift->length >= 1440)
		return xstrdup("24/24");
	if (shift->start % 60 == 0 && shift->length % 60 == 0)
		return xasprintf("%02d–%02d", shift->start / 60 % 24,
		                 (shift->start + shift->length) / 60 % 24);
	from = clock_text(shift->start);
	if (!has_span)
		return from;
	to = clock_text(shift->start + shift->length);
	both = xasprintf("%s–%s", from, to);
	free(from);
	free(to);
	return both;
}

/* Columns that post and hours take side by side, with a blank around each. */
static int label_width(const struct grid *grid, bool has_span)
{
	int title = 0, hours = 0;

	for (int i = 0; i < grid->n_rows; i++) {
		const struct grid_row *row = &grid->row[i];
		char *text = grid_hours(row, has_span);
		int width = utf8_width(text) + (row->post->headcount > 1 ? 2 : 0);

		free(text);
		hours = width > hours ? width : hours;
		width = utf8_width(row->post->title);
		title = width > title ? width : title;
	}
	return 1 + title + 1 + hours + 1;
}

static void lay_out_label(struct grid_layout *out, const struct grid *grid, struct area area)
{
	int most = clamp(area.cols / 5, LABEL_LEAST, LABEL_MOST);

	if (area.cols < SMALL_COLS)
		most = LABEL_LEAST + 2;
	out->has_span = label_width(grid, true) <= most;
	out->label = label_width(grid, out->has_span);
	if (out->label <= most)
		return;
	out->has_headings = area.rows >= TALL_ROWS;
	out->has_span = out->has_headings;
	out->label = out->has_headings ? LABEL : most;
}

/* Where a line is to be had, or wanted for what the moon says. */
static bool has_rule(const struct grid *grid, const struct grid_layout *layout, struct area area)
{
	int lines = grid->n_rows + 2;

	for (int row = 0; layout->has_headings && row < grid->n_rows; row++)
		lines += starts_post(grid, row);
	for (int i = 0; grid->day && i < grid->n_days && area.rows >= TALL_ROWS; i++)
		if (*grid->day[i].lunar)
			return true;
	return lines <= area.rows;
}

struct grid_layout grid_lay_out(const struct grid *grid, const struct grid_place *place,
                                struct area area)
{
	struct grid_layout out = {0};
	int room;

	lay_out_label(&out, grid, area);
	room = area.cols - out.label;
	out.width = names_width(grid, room);
	out.is_short = place->zoom == ZOOM_SHORT ||
	               (place->zoom == ZOOM_AUTO && grid->n_days > LONG_DAYS &&
	                area.cols >= SMALL_COLS && room / out.width < grid->n_days);
	if (out.is_short && short_width(grid) < out.width)
		out.width = short_width(grid);
	out.has_rule = out.is_short || has_rule(grid, &out, area);
	out.days = clamp(room / out.width, 1, grid->n_days);
	/* What is left over: a day more would not fit, but those that are there breathe. */
	if (out.is_short || out.days == 1)
		out.width = room / out.days;
	return out;
}

bool grid_is_short(const struct grid *grid, const struct grid_place *place, struct area area)
{
	return grid_lay_out(grid, place, area).is_short;
}

int grid_head_rows(const struct grid_layout *layout)
{
	return layout->has_rule ? 2 : 1;
}

void grid_fit(const struct grid *grid, struct grid_place *place, struct area area)
{
	struct grid_layout layout = grid_lay_out(grid, place, area);
	int lines = area.rows - grid_head_rows(&layout);

	for (int row = 0; layout.has_headings && row < grid->n_rows; row++)
		lines -= starts_post(grid, row);
	list_fit(&place->rows, grid->n_rows, lines);
	place->days = layout.days;
	place->day = clamp(place->day, 0, grid->n_days - 1);
	place->left = clamp(place->left, place->day - place->days + 1, place->day);
	place->left = clamp(place->left, 0, grid->n_days - place->days);
}

struct grid_walk grid_walk_start(const struct grid *grid, const struct grid_layout *layout,
                                 const struct grid_place *place, struct area area)
{
	return (struct grid_walk){grid, layout, area, place->rows.top, grid_head_rows(layout)};
}

bool grid_walk_next(struct grid_walk *walk, int *row, int *line, int *heading)
{
	bool is_first = walk->line == grid_head_rows(walk->layout);

	*heading = -1;
	if (walk->row >= walk->grid->n_rows)
		return false;
	if (walk->layout->has_headings && (is_first || starts_post(walk->grid, walk->row)))
		*heading = walk->line++;
	if (walk->line >= walk->area.rows)
		return false;
	*row = walk->row++;
	*line = walk->line++;
	return true;
}

/* ---- what lies where ---- */

/* The row of the grid on a line, -1: none. */
static int row_at(const struct grid *grid, const struct grid_layout *layout,
                  const struct grid_place *place, struct area area, int line)
{
	struct grid_walk walk = grid_walk_start(grid, layout, place, area);
	int row, at, heading;

	while (grid_walk_next(&walk, &row, &at, &heading))
		if (at == line)
			return row;
	return -1;
}

enum grid_spot grid_spot(const struct grid *grid, const struct grid_place *place, struct area area,
                         int row, int col, int *grid_row, int *day)
{
	struct grid_layout layout = grid_lay_out(grid, place, area);
	bool is_head = row >= 0 && row < grid_head_rows(&layout);
	int at = col < layout.label ? -1 : (col - layout.label) / layout.width;

	*day = place->left + at;
	if (row == 0 && col == layout.label - 1 && place->left > 0)
		return GRID_EARLIER;
	if (row == 0 && col == area.cols - 1 && place->left + place->days < grid->n_days)
		return GRID_LATER;
	*grid_row = row_at(grid, &layout, place, area, row);
	if (!is_head && *grid_row < 0)
		return GRID_NOWHERE;
	if (at < 0)
		return is_head ? GRID_NOWHERE : GRID_ROW;
	if (at >= place->days || *day >= grid->n_days)
		return GRID_NOWHERE;
	return is_head ? GRID_DAY : GRID_CELL;
}

bool grid_hit(const struct grid *grid, const struct grid_place *place, struct area area, int row,
              int col, int *grid_row, int *day)
{
	return grid_spot(grid, place, area, row, col, grid_row, day) == GRID_CELL;
}

static void turn_page(const struct grid *grid, struct grid_place *place, int by)
{
	int days = place->days > 1 ? place->days : 1;

	place->day = clamp(place->day + by * days, 0, grid->n_days - 1);
	place->left = clamp(place->left + by * days, 0, grid->n_days - days);
}

enum grid_spot grid_click(const struct grid *grid, struct grid_place *place, struct area area,
                          int row, int col)
{
	int grid_row, day;
	enum grid_spot spot = grid_spot(grid, place, area, row, col, &grid_row, &day);

	if (spot == GRID_CELL || spot == GRID_ROW)
		place->rows.cursor = grid_row;
	if (spot == GRID_CELL || spot == GRID_DAY)
		place->day = day;
	if (spot == GRID_EARLIER)
		turn_page(grid, place, -1);
	if (spot == GRID_LATER)
		turn_page(grid, place, 1);
	return spot;
}

static bool days_key(const struct grid *grid, struct grid_place *place, int code)
{
	switch (code) {
	case PRESS_PAGE_UP:
	case 'B' & 0x1f:
		turn_page(grid, place, -1);
		return true;
	case PRESS_PAGE_DOWN:
	case 'F' & 0x1f:
		turn_page(grid, place, 1);
		return true;
	case PRESS_LEFT:
	case PRESS_WHEEL_UP:
	case 'h':
		place->day = clamp(place->day - 1, 0, grid->n_days - 1);
		return true;
	case PRESS_RIGHT:
	case PRESS_WHEEL_DOWN:
	case 'l':
		place->day = clamp(place->day + 1, 0, grid->n_days - 1);
		return true;
	default:
		return false;
	}
}

bool grid_key(const struct grid *grid, struct grid_place *place, int code)
{
	bool is_sideways = code == PRESS_LEFT || code == PRESS_RIGHT || code == 'h' || code == 'l';

	if ((is_sideways || place->rows.rows >= place->rows.n) && days_key(grid, place, code))
		return true;
	return list_key(&place->rows, code);
}
