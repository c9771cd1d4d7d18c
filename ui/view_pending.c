#include "views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/phrase.h"
#include "service/roster_changes.h"
#include "stage.h"
#include "widget_list.h"

#include "base/banned.h"

enum { WIDE = 60, WHEN = 16 };

struct pending_view {
	struct view base;
	char *period;
	struct roster_changes changes;
	bool is_there;
	size_t *waiting; /* changes that wait: of a swap the first of its two */
	size_t n;
	struct list list;
};

static const struct view_type view_pending;

static struct pending_view *self_of(struct view *view)
{
	return (struct pending_view *)view;
}

struct view *view_pending_open(const char *period)
{
	struct pending_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_pending;
	self->period = xstrdup(period);
	return &self->base;
}

static void release_changes(struct pending_view *self)
{
	if (self->is_there)
		roster_changes_release(&self->changes);
	free(self->waiting);
	self->waiting = NULL;
	self->is_there = false;
	self->n = 0;
}

static void pending_close(struct view *view)
{
	struct pending_view *self = self_of(view);

	release_changes(self);
	free(self->period);
	free(self);
}

static bool pending_reload(struct view *view, struct app *app, struct err *err)
{
	struct pending_view *self = self_of(view);
	struct roster_changes changes;

	if (!roster_changes_load(&changes, app, self->period, err))
		return false;
	release_changes(self);
	self->changes = changes;
	self->is_there = true;
	self->waiting = xcalloc(changes.roster.n_changes + 1, sizeof(*self->waiting));
	for (size_t i = 0; i < changes.roster.n_changes; i++) {
		const struct change *change = &changes.roster.change[i];

		if (change_is_pending(&changes.notes, change->pair) &&
		    (i == 0 || strcmp(change[-1].pair, change->pair) != 0))
			self->waiting[self->n++] = i;
	}
	return true;
}

static const struct change *change_at(const struct pending_view *self, int line)
{
	return &self->changes.roster.change[self->waiting[line]];
}

/* ---- drawing ---- */

static int line_rows(struct area area)
{
	return area.cols < WIDE ? 2 : 1;
}

static void pending_layout(struct view *view, struct area area)
{
	struct pending_view *self = self_of(view);

	list_fit(&self->list, (int)self->n, (area.rows - 1) / line_rows(area));
}

/* "Trịnh Thị T ← Ngô Thị N: ốm (on the word of Lý Văn K)". Owned. */
static char *words_of(const struct pending_view *self, const struct change *change)
{
	const struct person *replaced = staff_find(&self->changes.staff, change->replaced);
	const char *before = replaced ? replaced->name : change->replaced;
	const char *sign = change->kind == CHANGE_SWAP ? "↔" : "←";

	if (*change->approved_by)
		return xasprintf(_("%s %s %s: %s (on the word of %s)"), before, sign, change->name,
		                 change->reason, change->approved_by);
	return xasprintf("%s %s %s: %s", before, sign, change->name, change->reason);
}

static void draw_change(const struct pending_view *self, const struct change *change,
                        struct canvas *canvas, struct area where, bool selected)
{
	char *when = phrase_moment(change->from), *words = words_of(self, change);

	canvas_print(canvas, where.row, where.col + 1, 1, STYLE_WARNING, "!");
	canvas_field(canvas, where.row, where.col + 3, WHEN, STYLE_PLAIN, when);
	if (where.rows > 1)
		canvas_print(canvas, where.row + 1, where.col + 3, where.cols - 3, STYLE_PLAIN,
		             words);
	else
		canvas_print(canvas, where.row, where.col + 3 + WHEN, where.cols - 3 - WHEN,
		             STYLE_PLAIN, words);
	if (selected)
		canvas_restyle(canvas, where.row, where.col, where.cols, STYLE_SELECTED);
	free(when);
	free(words);
}

static void pending_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct pending_view *self = (const struct pending_view *)view;
	const struct list *list = &self->list;
	int rows = line_rows(area);

	canvas_rule(canvas, area.row, area.col, area.cols, _("COVERS AND SWAPS TO CONFIRM"));
	canvas_cursor(canvas, area.row + 1 + (list->cursor - list->top) * rows, area.col, false);
	if (!self->n)
		canvas_printf(canvas, area.row + 1, area.col + 1, area.cols - 1, STYLE_GOOD, "✓ %s",
		              _("none waits"));
	for (int i = 0; i < list->rows && list->top + i < list->n; i++)
		draw_change(self, change_at(self, list->top + i), canvas,
		            (struct area){area.row + 1 + i * rows, area.col, rows, area.cols},
		            list->top + i == list->cursor);
}

/* ---- keys ---- */

static bool pending_move(struct view *view, int code)
{
	return list_key(&self_of(view)->list, code);
}

static void confirm(struct view *view, struct stage *stage)
{
	struct pending_view *self = self_of(view);
	struct err err;

	if (!roster_confirm(stage_app(stage), change_at(self, self->list.cursor)->pair, NULL,
	                    &err)) {
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
		return;
	}
	stage_reload(stage);
	stage_tell(stage, STYLE_GOOD, "%s", _("confirmed"));
}

static void ask(struct view *view, struct stage *stage)
{
	struct pending_view *self = self_of(view);
	char *words, *question;

	if (!self->n)
		return;
	words = words_of(self, change_at(self, self->list.cursor));
	question = xasprintf(_("Confirm %s?"), words);
	stage_ask(stage, confirm, question);
	free(question);
	free(words);
}

static void pending_click(struct view *view, struct stage *stage, int row, int col)
{
	struct pending_view *self = self_of(view);
	struct list *list = &self->list;
	int line = (row - 1) / line_rows(stage_area(stage));

	(void)col;
	if (row < 1 || line >= list->rows || list->top + line >= list->n)
		return;
	if (list->cursor == list->top + line)
		ask(view, stage);
	else
		list->cursor = list->top + line;
}

static const struct binding keys[] = {
    {.key = PRESS_ENTER,
     .hint = N_("confirm"),
     .help = N_("confirm what an officer on watch recorded"),
     .act = ask},
    {0},
};

static const struct view_type view_pending = {
    .name = N_("To be confirmed"),
    .keys = keys,
    .reload = pending_reload,
    .layout = pending_layout,
    .draw = pending_draw,
    .move = pending_move,
    .click = pending_click,
    .close = pending_close,
};
