#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "editor_parts.h"
#include "open_work.h"
#include "stage.h"
#include "views.h"

#include "base/banned.h"

enum { LINES = 3 };

struct desk_view {
	struct view base;
	char *period;
	bool is_published;
	struct open_work work;
	struct list list;
};

static const struct view_type view_desk;

static struct desk_view *self_of(struct view *view)
{
	return (struct desk_view *)view;
}

struct view *view_desk_open(const char *period, bool is_published)
{
	struct desk_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_desk;
	self->period = xstrdup(period);
	self->is_published = is_published;
	return &self->base;
}

static void desk_close(struct view *view)
{
	free(self_of(view)->period);
	free(view);
}

static bool desk_reload(struct view *view, struct app *app, struct err *err)
{
	struct desk_view *self = self_of(view);

	return open_work_load(&self->work, app, self->period, self->is_published, err);
}

/* ---- drawing ---- */

struct desk_line {
	const char *label;
	size_t n;
	struct view *(*open)(const char *period);
};

static struct desk_line line_of(const struct desk_view *self, int line)
{
	const struct desk_line lines[LINES] = {
	    {N_("people who have not confirmed their duty"), self->work.unconfirmed,
	     view_notices_open},
	    {N_("covers and swaps that wait to be confirmed"), self->work.pending,
	     view_pending_open},
	    {N_("things open before the holiday"), self->work.checklist, view_checklist_open},
	};

	return lines[line];
}

static void desk_layout(struct view *view, struct area area)
{
	list_fit(&self_of(view)->list, LINES, area.rows - 1);
}

static void desk_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct desk_view *self = (const struct desk_view *)view;

	canvas_rule(canvas, area.row, area.col, area.cols, _("STILL TO BE SEEN TO"));
	for (int i = 0; i < LINES && i + 1 < area.rows; i++) {
		struct desk_line line = line_of(self, i);
		int row = area.row + 1 + i, col = area.col + 1;

		canvas_printf(canvas, row, col, area.cols - 1, line.n ? STYLE_WARNING : STYLE_GOOD,
		              "%s %3zu ", line.n ? "!" : "✓", line.n);
		canvas_print(canvas, row, col + 6, area.cols - 7, STYLE_PLAIN, _(line.label));
		if (i == self->list.cursor)
			canvas_restyle(canvas, row, area.col, area.cols, STYLE_SELECTED);
	}
	canvas_cursor(canvas, area.row + 1 + self->list.cursor, area.col, false);
}

/* ---- keys ---- */

static bool desk_move(struct view *view, int code)
{
	return list_key(&self_of(view)->list, code);
}

static void show(struct view *view, struct stage *stage)
{
	struct desk_view *self = self_of(view);
	struct desk_line line = line_of(self, self->list.cursor);

	if (!self->is_published && self->list.cursor < 2) {
		stage_tell(stage, STYLE_PLAIN, "%s", _("nothing of it is published yet"));
		return;
	}
	stage_push(stage, line.open(self->period));
}

static void desk_click(struct view *view, struct stage *stage, int row, int col)
{
	struct desk_view *self = self_of(view);

	(void)col;
	if (row < 1 || row > LINES)
		return;
	if (self->list.cursor == row - 1)
		show(view, stage);
	else
		self->list.cursor = row - 1;
}

static const struct binding keys[] = {
    {.key = PRESS_ENTER, .hint = N_("list"), .help = N_("the list of these"), .act = show},
    {0},
};

static const struct view_type view_desk = {
    .name = N_("Still to be seen to"),
    .keys = keys,
    .reload = desk_reload,
    .layout = desk_layout,
    .draw = desk_draw,
    .move = desk_move,
    .click = desk_click,
    .close = desk_close,
};
