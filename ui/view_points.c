/* Bars of points: how evenly duty lies with the roster that is shown. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "command/phrase.h"
#include "service/roster_points.h"
#include "service/rosters.h"
#include "stage.h"
#include "view_text.h"
#include "views.h"
#include "widget_list.h"

#include "base/banned.h"

enum { WIDE = 60, NUMBER_LEAST = 5, BAR_LEAST = 12, NAME_MOST = 24 };

enum { BEFORE, HERE, AFTER, TURNS, NIGHTS, NUMBERS };

static const char *const heads[NUMBERS] = {N_("BEFORE"), N_("HERE"), N_("AFTER"), N_("TURNS"),
                                           N_("NIGHT")};

struct points_row { /* on the screen */
	int group;
	const struct points_line *line; /* NULL: the heading of the group */
};

struct points_view {
	struct view base;
	char *period;
	int version;
	struct roster roster;
	struct segments segments;
	struct roster_points points;
	struct points_row *row;
	int n_rows, name_width, unit_width;
	struct list list;
};

static const struct view_type view_points;

static struct points_view *self_of(struct view *view)
{
	return (struct points_view *)view;
}

struct view *view_points_open(const char *period, int version)
{
	struct points_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_points;
	self->period = xstrdup(period);
	self->version = version;
	return &self->base;
}

static void release_loaded(struct points_view *self)
{
	roster_points_release(&self->points);
	segments_release(&self->segments);
	roster_release(&self->roster);
	free(self->row);
	self->row = NULL;
	self->n_rows = 0;
}

static void points_close(struct view *view)
{
	struct points_view *self = self_of(view);

	release_loaded(self);
	free(self->period);
	free(self);
}

static void make_rows(struct points_view *self)
{
	const struct roster_points *points = &self->points;
	int group = -1;

	self->row = xcalloc(points->n + points->n_groups + 1, sizeof(*self->row));
	self->name_width = self->unit_width = 0;
	for (size_t i = 0; i < points->n; i++) {
		const struct points_line *line = &points->line[i];
		int name = utf8_width(line->name), unit = utf8_width(line->unit);

		if (line->group != group)
			self->row[self->n_rows++] = (struct points_row){line->group, NULL};
		group = line->group;
		self->row[self->n_rows++] = (struct points_row){group, line};
		self->name_width = name > self->name_width ? name : self->name_width;
		self->unit_width = unit > self->unit_width ? unit : self->unit_width;
	}
	if (self->name_width > NAME_MOST)
		self->name_width = NAME_MOST;
}

static bool points_reload(struct view *view, struct app *app, struct err *err)
{
	struct points_view *self = self_of(view);
	struct findings findings = {0};
	struct segments segments = {0};
	struct roster_points points;
	struct roster roster;

	if (!roster_inspect(&roster, &findings, app, self->period, self->version, err))
		return false;
	findings_release(&findings);
	roster_resolve(&segments, &roster);
	if (!roster_points_load(&points, app, &roster, &segments, err)) {
		segments_release(&segments);
		roster_release(&roster);
		return false;
	}
	release_loaded(self);
	self->roster = roster;
	/* They point into the roster's own arrays, which have not moved. */
	self->segments = segments;
	self->points = points;
	make_rows(self);
	return true;
}

static int top_rows(struct area area)
{
	return area.cols < WIDE ? 1 : 2;
}

static int legend_rows(struct area area)
{
	return area.cols < WIDE ? 0 : 1;
}

static void points_layout(struct view *view, struct area area)
{
	struct points_view *self = self_of(view);

	list_fit(&self->list, self->n_rows, area.rows - top_rows(area) - legend_rows(area));
}

/* ---- drawing ---- */

struct points_columns {
	int name, unit, numbers, bar; /* how wide; unit may be 0 */
};

/* Columns of a number, with a blank before its heading. */
static int number_width(int number)
{
	int width = utf8_width(_(heads[number])) + 1;

	return width > NUMBER_LEAST ? width : NUMBER_LEAST;
}

static struct points_columns lay_out(const struct points_view *self, int cols)
{
	struct points_columns out = {self->name_width + 1, 0, 0, 0};
	int room;

	for (int i = 0; i < NUMBERS; i++)
		if (i == AFTER || cols >= WIDE)
			out.numbers += number_width(i);
	room = cols - 1 - out.name - out.numbers - 2;
	if (cols >= WIDE && room > BAR_LEAST)
		out.unit = self->unit_width + 1 < room - BAR_LEAST ? self->unit_width + 1
		                                                   : room - BAR_LEAST;
	out.bar = room - out.unit;
	return out;
}

static void draw_number(struct canvas *canvas, int row, int *col, enum style style, int which,
                        int number)
{
	char *text = xasprintf("%d", number);

	canvas_field_right(canvas, row, *col, number_width(which), style, text);
	*col += number_width(which);
	free(text);
}

/* "░░░███    │": before, with this roster, average. */
static void draw_bar(const struct points_view *self, const struct points_line *line,
                     struct canvas *canvas, int row, int col, int cols)
{
	int most = self->points.most > 0 ? self->points.most : 1;
	int before = (int)((int64_t)line->before * cols / most);
	int after = (int)((int64_t)line->after * cols / most);
	int average = self->points.group[line->group].average;
	int at = (int)((int64_t)average * cols / (10 * (int64_t)most));

	for (int i = 0; i < cols; i++) {
		bool is_average = line->counts && i == (at < cols ? at : cols - 1);

		if (i < after)
			canvas_print(canvas, row, col + i, 1,
			             is_average ? STYLE_SELECTED : STYLE_PLAIN,
			             i < before ? "░" : "█");
		else if (is_average)
			canvas_print(canvas, row, col + i, 1, STYLE_DIM, "│");
	}
}

static void draw_line(const struct points_view *self, const struct points_line *line,
                      struct canvas *canvas, struct area where, bool selected)
{
	struct points_columns columns = lay_out(self, where.cols);
	const int numbers[NUMBERS] = {line->before, line->here, line->after, line->turns,
	                              line->nights};
	enum style style = line->counts ? STYLE_PLAIN : STYLE_DIM;
	int col = where.col + 1, row = where.row;

	canvas_print(canvas, row, col, columns.name - 1, style, line->name);
	col += columns.name;
	if (columns.unit > 1)
		canvas_print(canvas, row, col, columns.unit - 1, style, line->unit);
	col += columns.unit;
	for (int i = 0; i < NUMBERS; i++)
		if (i == AFTER || where.cols >= WIDE)
			draw_number(canvas, row, &col,
			            i == AFTER && line->counts ? STYLE_BOLD : style, i, numbers[i]);
	if (selected)
		canvas_restyle(canvas, row, where.col, col - where.col, STYLE_SELECTED);
	draw_bar(self, line, canvas, row, col + 1, columns.bar);
}

static void draw_group(const struct points_group *group, struct canvas *canvas, struct area where)
{
	int average = group->average, end = where.col + where.cols, col;

	col = canvas_print(canvas, where.row, where.col + 1, where.cols - 1, STYLE_TITLE,
	                   group->posts);
	canvas_printf(canvas, where.row, col, end - col, STYLE_PLAIN,
	              average % 10 ? _(" · average %d.%d, differ by %d")
	                           : _(" · average %d%.0d, differ by %d"),
	              average / 10, average % 10, group->spread);
}

static void draw_heads(const struct points_view *self, struct canvas *canvas, struct area area)
{
	struct points_columns columns = lay_out(self, area.cols);
	int col = area.col + 1;

	canvas_print(canvas, area.row, col, columns.name - 1, STYLE_DIM, _("NAME"));
	col += columns.name;
	if (columns.unit > 1)
		canvas_print(canvas, area.row, col, columns.unit - 1, STYLE_DIM, _("UNIT"));
	col += columns.unit;
	for (int i = 0; i < NUMBERS; col += number_width(i++))
		canvas_field_right(canvas, area.row, col, number_width(i), STYLE_DIM, _(heads[i]));
}

static void points_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct points_view *self = (const struct points_view *)view;
	const struct list *list = &self->list;
	char *title = xasprintf(_("POINTS · %s"), self->roster.period.title);
	int top = top_rows(area);

	canvas_rule(canvas, area.row, area.col, area.cols, title);
	if (top > 1)
		draw_heads(self, canvas, (struct area){area.row + 1, area.col, 1, area.cols});
	canvas_cursor(canvas, area.row + top + list->cursor - list->top, area.col, false);
	for (int i = 0; i < list->rows && list->top + i < list->n; i++) {
		const struct points_row *row = &self->row[list->top + i];
		struct area where = {area.row + top + i, area.col, 1, area.cols};

		if (row->line)
			draw_line(self, row->line, canvas, where, list->top + i == list->cursor);
		else
			draw_group(&self->points.group[row->group], canvas, where);
	}
	if (legend_rows(area))
		canvas_print(
		    canvas, area.row + area.rows - 1, area.col + 1, area.cols - 1, STYLE_DIM,
		    _("░ before  █ this roster  │ average of who may hold the same posts"));
	free(title);
}

/* ---- keys ---- */

static bool points_move(struct view *view, int code)
{
	return list_key(&self_of(view)->list, code);
}

static void points_click(struct view *view, struct stage *stage, int row, int col)
{
	struct list *list = &self_of(view)->list;
	int at = list->top + row - top_rows(stage_area(stage));

	(void)col;
	if (row >= top_rows(stage_area(stage)) && at < list->n && at < list->top + list->rows)
		list->cursor = at;
}

/* All turns of one person. */
static void turns(struct view *view, struct stage *stage)
{
	struct points_view *self = self_of(view);
	const struct points_line *line = self->n_rows ? self->row[self->list.cursor].line : NULL;
	struct str text = {0};

	if (!line)
		return;
	for (size_t i = 0; i < self->segments.n; i++) {
		const struct segment *segment = &self->segments.segment[i];
		char *span;

		if (strcmp(segment->person, line->person) != 0)
			continue;
		span = phrase_span(segment->start, segment->end);
		str_addf(&text, "%s · %s\n", span, segment->post->title);
		free(span);
	}
	if (!text.n)
		str_add(&text, _("no duty in this roster\n"));
	stage_push(stage, view_prose_open(line->name, str_text(&text)));
	str_release(&text);
}

static const struct binding keys[] = {
    {.key = PRESS_ENTER,
     .hint = N_("turns"),
     .help = N_("all duty of this person in the roster"),
     .act = turns},
    {0},
};

static const struct view_type view_points = {
    .name = N_("Points"),
    .keys = keys,
    .reload = points_reload,
    .layout = points_layout,
    .draw = points_draw,
    .move = points_move,
    .click = points_click,
    .close = points_close,
};
