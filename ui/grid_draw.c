#include "grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/zone.h"

#include "base/banned.h"

enum {
	HEAD_ROWS = 1,  /* the days */
	TALL_ROWS = 10, /* from here on each post has a heading line */
	LABEL = 14,     /* columns of the shift, or of shift and post together */
	CELL_MOST = 28, /* columns of a day, brackets and marks included */
	CELL_LEAST = 12,
	CELL_USUAL = 16, /* holds most names */
	DAYS_WANTED = 4,
	CELL_EXTRA = 4, /* two brackets, a blank and a mark */
};

static bool is_tall(struct area area)
{
	return area.rows >= TALL_ROWS;
}

static int clamp(int value, int low, int high)
{
	if (value > high)
		value = high;
	return value < low ? low : value;
}

/* As wide as names want, but one long name must not leave fewer than four days in sight. */
static int cell_width(const struct grid *grid, int cols)
{
	int room = cols - LABEL, wide = clamp(grid->name_width + CELL_EXTRA, CELL_LEAST, CELL_MOST);
	int days =
	    clamp(room / CELL_USUAL, 1, grid->n_days < DAYS_WANTED ? grid->n_days : DAYS_WANTED);

	return days > 0 && room / wide < days ? room / days : wide;
}

static bool starts_post(const struct grid *grid, int row)
{
	return row == 0 || grid->row[row].post != grid->row[row - 1].post;
}

void grid_fit(const struct grid *grid, struct grid_place *place, struct area area)
{
	int lines = area.rows - HEAD_ROWS;

	for (int row = 0; is_tall(area) && row < grid->n_rows; row++)
		lines -= starts_post(grid, row);
	list_fit(&place->rows, grid->n_rows, lines);
	place->days = (area.cols - LABEL) / cell_width(grid, area.cols);
	if (place->days < 1)
		place->days = 1;
	place->day = clamp(place->day, 0, grid->n_days - 1);
	place->left = clamp(place->left, place->day - place->days + 1, place->day);
	place->left = clamp(place->left, 0, grid->n_days - place->days);
}

/* The line of the area on which each row stands, in order; -1 ends the walk. */
struct walk {
	const struct grid *grid;
	struct area area;
	int row, line; /* the next ones */
};

static bool next_row(struct walk *walk, int *row, int *line, int *heading)
{
	*heading = -1;
	if (walk->row >= walk->grid->n_rows)
		return false;
	if (is_tall(walk->area) && (walk->line == HEAD_ROWS || starts_post(walk->grid, walk->row)))
		*heading = walk->line++;
	if (walk->line >= walk->area.rows)
		return false;
	*row = walk->row++;
	*line = walk->line++;
	return true;
}

bool grid_hit(const struct grid *grid, const struct grid_place *place, struct area area, int row,
              int col, int *grid_row, int *day)
{
	struct walk walk = {grid, area, place->rows.top, HEAD_ROWS};
	int line, heading, at = (col - LABEL) / cell_width(grid, area.cols);

	if (col < LABEL || at >= place->days || place->left + at >= grid->n_days)
		return false;
	while (next_row(&walk, grid_row, &line, &heading))
		if (line == row) {
			*day = place->left + at;
			return true;
		}
	return false;
}

static void draw_days(const struct grid *grid, const struct grid_place *place,
                      struct canvas *canvas, struct area area, int64_t now)
{
	int width = cell_width(grid, area.cols), shown = 0;

	for (int i = 0; i < place->days && place->left + i < grid->n_days; i++, shown++) {
		struct date date = date_add(grid->first_day, place->left + i);
		int col = area.col + LABEL + i * width;
		char day[DATE_TEXT];

		canvas_printf(canvas, area.row, col + 1, width - 1,
		              date_compare(date, zone_date(now)) ? STYLE_TITLE : STYLE_ACCENT,
		              "%s %s", weekday_short(date_weekday(date)), date_short(day, date));
	}
	if (place->left > 0)
		canvas_print(canvas, area.row, area.col + LABEL - 1, 1, STYLE_TITLE, "◂");
	if (place->left + shown < grid->n_days)
		canvas_print(canvas, area.row, area.col + area.cols - 1, 1, STYLE_TITLE, "▸");
}

static void add_clock(struct str *text, int minute)
{
	str_addf(text, "%02d:%02d", minute / 60 % 24, minute % 60);
}

static void add_hours(struct str *text, const struct grid_row *row)
{
	if (!row->shift) {
		str_add(text, row->code);
	} else if (row->shift->length >= 1440) {
		str_add(text, "24/24");
	} else {
		add_clock(text, row->shift->start);
		str_add(text, "–");
		add_clock(text, row->shift->start + row->shift->length);
	}
}

static void draw_label(const struct grid_row *row, struct canvas *canvas, struct area area,
                       int line, bool tall)
{
	struct str text = {0};

	if (tall) {
		add_hours(&text, row);
		if (row->post->headcount > 1)
			str_addf(&text, " %d", row->head);
	} else {
		if (row->shift)
			str_addf(&text, "%02d ", row->shift->start / 60);
		str_add(&text, row->post->title);
	}
	canvas_print(canvas, area.row + line, area.col + 1, LABEL - 2, STYLE_PLAIN,
	             str_text(&text));
	str_release(&text);
}

/* "N.T.H.Phượng": how offices shorten a name that does not fit, the given name whole. */
static void add_short_name(struct str *text, const char *name)
{
	const char *given = strrchr(name, ' ');
	bool starts = true;
	size_t n;

	for (const char *p = name; given && p < given; p += n) {
		n = utf8_cluster(p, NULL);
		if (starts && *p != ' ') {
			str_addn(text, p, n);
			str_addc(text, '.');
		}
		starts = *p == ' ';
	}
	str_add(text, given ? given + 1 : name);
}

/* "Mai Thị M", "Mai Thị M / Lê Văn C" */
static void add_people(struct str *text, const struct grid *grid, const struct grid_cell *cell,
                       bool is_short)
{
	for (size_t i = cell->first; i < cell->first + cell->n; i++) {
		const struct segment *segment = &grid->segments.segment[i];

		str_add(text, i > cell->first ? " / " : "");
		if (!*segment->person)
			str_add(text, _("! open"));
		else if (is_short)
			add_short_name(text, segment->name);
		else
			str_add(text, segment->name);
	}
}

/* The names in full where they fit, else shortened, else the first one and how many more. Owned. */
static char *cell_text(const struct grid *grid, const struct grid_cell *cell, int width)
{
	struct str text = {0};

	if (!cell->slot)
		return xstrdup("·");
	add_people(&text, grid, cell, false);
	if (utf8_width(str_text(&text)) > width) {
		str_clear(&text);
		add_people(&text, grid, cell, true);
	}
	if (utf8_width(str_text(&text)) > width && cell->n > 1) {
		str_clear(&text);
		add_short_name(&text, grid->segments.segment[cell->first].name);
		str_addf(&text, " +%zu", cell->n - 1);
	}
	return str_take(&text);
}

/* Somebody else took it, or a part; or the generator keeps it. */
static const char *cell_mark(const struct grid *grid, const struct grid_cell *cell)
{
	for (size_t i = cell->first; i < cell->first + cell->n; i++)
		if (grid->segments.segment[i].change)
			return " ~";
	return cell->slot && cell->slot->locked ? " *" : "";
}

static enum style cell_style(const struct grid *grid, const struct grid_cell *cell, int64_t now)
{
	for (size_t i = cell->first; i < cell->first + cell->n; i++)
		if (!*grid->segments.segment[i].person)
			return STYLE_WARNING;
	if (cell->slot->end <= now)
		return STYLE_DIM;
	return cell->slot->start <= now ? STYLE_BOLD : STYLE_PLAIN;
}

static void draw_cell(const struct grid *grid, const struct grid_cell *cell, struct canvas *canvas,
                      struct area where, bool selected, int64_t now)
{
	enum style style = cell->slot ? cell_style(grid, cell, now) : STYLE_DIM;
	int start = where.col + 1, end;
	char *text = cell_text(grid, cell, where.cols - CELL_EXTRA);

	end = canvas_print(canvas, where.row, start, where.cols - CELL_EXTRA, style, text);
	end = canvas_print(canvas, where.row, end, 2, style, cell_mark(grid, cell));
	if (selected) {
		canvas_restyle(canvas, where.row, start, end - start, STYLE_SELECTED);
		canvas_print(canvas, where.row, where.col, 1, STYLE_BOLD, "▌");
		canvas_print(canvas, where.row, end, 1, STYLE_BOLD, "▐");
		canvas_cursor(canvas, where.row, start, false);
	}
	free(text);
}

void grid_draw(const struct grid *grid, const struct grid_place *place, struct canvas *canvas,
               struct area area, int64_t now)
{
	struct walk walk = {grid, area, place->rows.top, HEAD_ROWS};
	int width = cell_width(grid, area.cols), row, line, heading;

	draw_days(grid, place, canvas, area, now);
	while (next_row(&walk, &row, &line, &heading)) {
		if (heading >= 0)
			canvas_print(canvas, area.row + heading, area.col + 1, area.cols - 1,
			             STYLE_TITLE, grid->row[row].post->title);
		draw_label(&grid->row[row], canvas, area, line, is_tall(area));
		for (int i = 0; i < place->days && place->left + i < grid->n_days; i++) {
			int day = place->left + i;
			struct area where = {area.row + line, area.col + LABEL + i * width, 1,
			                     width};

			draw_cell(grid, grid_cell(grid, row, day), canvas, where,
			          row == place->rows.cursor && day == place->day, now);
		}
	}
}
