#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "grid_parts.h"

#include "base/banned.h"

static const char *name_of(const struct grid *grid, const struct segment *segment, int cols)
{
	return grid_names_fit(&grid->names, segment->person, cols);
}

static bool is_open(const struct segment *segment)
{
	return !*segment->person;
}

/* Nobody yet: to whom it was given, or that it is open. */
static const char *open_text(const struct grid *grid, const struct slot *slot, int cols)
{
	const char *text;

	if (slot->unit && *slot->unit)
		return grid_names_fit(&grid->units, slot->unit, cols);
	text = _("! open");
	return utf8_width(text) <= cols ? text : "!";
}

/* Several in turn: all in a form that fits, else the first one and how many more. Owned. */
static char *split_text(const struct grid *grid, const struct grid_cell *cell, int width)
{
	const struct segment *segments = &grid->segments.segment[cell->first];
	struct str text = {0};

	for (int cols = width - 3 * (int)(cell->n - 1); cols > 1; cols--) {
		str_clear(&text);
		for (size_t i = 0; i < cell->n; i++) {
			const char *name = is_open(&segments[i])
			                       ? open_text(grid, cell->slot, cols)
			                       : name_of(grid, &segments[i], cols);

			str_addf(&text, "%s%s", i ? " / " : "", name);
		}
		if (utf8_width(str_text(&text)) <= width)
			return str_take(&text);
	}
	str_clear(&text);
	str_addf(&text, "%s+%zu",
	         is_open(&segments[0]) ? "!" : name_of(grid, &segments[0], width - 2), cell->n - 1);
	return str_take(&text);
}

char *grid_cell_text(const struct grid *grid, const struct grid_cell *cell, int width)
{
	const struct segment *segment;

	if (!cell->slot)
		return xstrdup(cell->sign && cell->before ? cell->before : "·");
	if (cell->n > 1)
		return split_text(grid, cell, width);
	segment = &grid->segments.segment[cell->first];
	return xstrdup(is_open(segment) ? open_text(grid, cell->slot, width)
	                                : name_of(grid, segment, width));
}

/* The signs behind the name, see grid.h. Owned. */
static char *signs_of(const struct grid *grid, const struct grid_cell *cell, const char *text)
{
	const struct change *change = NULL;
	struct str signs = {0};

	for (size_t i = cell->first; i < cell->first + cell->n; i++)
		if (grid->segments.segment[i].change)
			change = grid->segments.segment[i].change;
	if (cell->is_flagged && *text != '!')
		str_addc(&signs, '!');
	if (cell->slot && cell->slot->locked)
		str_addc(&signs, '*');
	if (change)
		str_add(&signs, change->kind == CHANGE_SWAP ? "↔" : "←");
	if (cell->sign)
		str_addc(&signs, cell->sign);
	return str_take(&signs);
}

static bool has_gap(const struct grid *grid, const struct grid_cell *cell)
{
	for (size_t i = cell->first; i < cell->first + cell->n; i++)
		if (is_open(&grid->segments.segment[i]))
			return true;
	return false;
}

static enum style cell_style(const struct grid *grid, const struct grid_cell *cell, int day,
                             int64_t now)
{
	if (!cell->slot)
		return cell->sign ? STYLE_ACCENT : STYLE_DIM;
	if (cell->is_flagged)
		return STYLE_WARNING;
	if (has_gap(grid, cell))
		return *cell->slot->unit ? STYLE_ACCENT : STYLE_WARNING;
	if (cell->sign)
		return STYLE_ACCENT;
	if (cell->slot->end <= now)
		return STYLE_DIM;
	return cell->slot->start <= now ? STYLE_BOLD : grid_day_style(grid, day);
}

struct look { /* of a cell */
	bool is_selected, is_marked, runs;
	enum style style;
};

static void draw_cell(const struct grid *grid, const struct grid_cell *cell, struct canvas *canvas,
                      struct area where, const struct look *look)
{
	int start = where.col + 1, room = where.cols - 2, end;
	char *text = grid_cell_text(grid, cell, where.cols - CELL_EXTRA), *signs;

	signs = signs_of(grid, cell, text);
	if (*signs && utf8_width(text) + 1 + utf8_width(signs) > room) {
		free(text);
		text = grid_cell_text(grid, cell, room - 1 - utf8_width(signs));
	}
	end = canvas_print(canvas, where.row, start, room, look->style, text);
	if (*signs) /* without the blank where it is tight */
		end = canvas_print(canvas, where.row,
		                   end + (end + 1 + utf8_width(signs) <= start + room),
		                   start + room - end, look->style, signs);
	if (look->runs)
		canvas_print(canvas, where.row, where.col, 1, STYLE_BOLD, "•");
	if (look->is_marked) {
		canvas_print(canvas, where.row, where.col, 1, STYLE_ACCENT, "«");
		canvas_print(canvas, where.row, end, 1, STYLE_ACCENT, "»");
	}
	if (look->is_selected) {
		canvas_restyle(canvas, where.row, start, end - start, STYLE_SELECTED);
		canvas_print(canvas, where.row, where.col, 1, STYLE_BOLD, "▌");
		canvas_print(canvas, where.row, end, 1, STYLE_BOLD, "▐");
		canvas_cursor(canvas, where.row, start, false);
	}
	free(signs);
	free(text);
}

/* The hours; beside them the post, where it has no line of its own: once, as on paper. */
static void draw_label(const struct grid *grid, const struct grid_layout *layout,
                       struct canvas *canvas, struct area area, int line, int row, bool is_first)
{
	const struct grid_row *of = &grid->row[row];
	char *hours = grid_hours(of, layout->has_span);
	struct str text = {0};
	int width = layout->label - 2, col = area.col + 1;

	str_add(&text, hours);
	if (of->post->headcount > 1)
		str_addf(&text, " %d", of->head);
	if (!layout->has_headings) {
		int room = width - utf8_width(str_text(&text)) - 1;

		if (is_first)
			canvas_print(canvas, area.row + line, col, room, STYLE_TITLE,
			             of->post->title);
		canvas_field_right(canvas, area.row + line, col + room + 1, width - room - 1,
		                   STYLE_PLAIN, str_text(&text));
	} else {
		canvas_print(canvas, area.row + line, col, width, STYLE_PLAIN, str_text(&text));
	}
	str_release(&text);
	free(hours);
}

static void draw_row(const struct grid *grid, const struct grid_layout *layout,
                     const struct grid_place *place, struct canvas *canvas, struct area where,
                     int row, int64_t now)
{
	for (int i = 0; i < place->days && place->left + i < grid->n_days; i++) {
		int day = place->left + i;
		const struct grid_cell *cell = grid_cell(grid, row, day);
		const struct slot *slot = cell->slot;
		struct look look = {
		    .is_selected = row == place->rows.cursor && day == place->day,
		    .is_marked = slot && place->marked && strcmp(slot->id, place->marked) == 0,
		    .runs = slot && slot->start <= now && now < slot->end,
		    .style = cell_style(grid, cell, day, now),
		};

		draw_cell(grid, cell, canvas,
		          (struct area){where.row, where.col + layout->label + i * layout->width, 1,
		                        layout->width},
		          &look);
	}
}

void grid_draw(const struct grid *grid, const struct grid_place *place, struct canvas *canvas,
               struct area area, int64_t now)
{
	struct grid_layout layout = grid_lay_out(grid, place, area);
	struct grid_walk walk = grid_walk_start(grid, &layout, place, area);
	int row = -1, line = 0, heading, top = grid_head_rows(&layout);

	grid_draw_days(grid, &layout, place, canvas, area, now);
	while (grid_walk_next(&walk, &row, &line, &heading)) {
		bool is_first =
		    row == place->rows.top || grid->row[row].post != grid->row[row - 1].post;

		if (heading >= 0)
			canvas_print(canvas, area.row + heading, area.col + 1, area.cols - 1,
			             STYLE_TITLE, grid->row[row].post->title);
		draw_label(grid, &layout, canvas, area, line, row, is_first);
		draw_row(grid, &layout, place, canvas,
		         (struct area){area.row + line, area.col, 1, area.cols}, row, now);
	}
	if (place->rows.top > 0)
		canvas_print(canvas, area.row + top, area.col, 1, STYLE_TITLE, "▲");
	if (row >= 0 && row < grid->n_rows - 1)
		canvas_print(canvas, area.row + line, area.col, 1, STYLE_TITLE, "▼");
}
