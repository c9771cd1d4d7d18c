#include "views.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "command/phrase.h"
#include "service/rosters.h"
#include "stage.h"
#include "widget_list.h"

#include "base/banned.h"

enum { WIDE = 60, WHEN = 16, POST = 20 };

struct diff_view {
	struct view base;
	char *period;
	struct diff diff;
	struct roster draft; /* for the titles of its posts */
	size_t *shown;       /* lines, but those of posts that go along with another */
	size_t n;
	struct list list;
};

static const struct view_type view_diff;

static struct diff_view *self_of(struct view *view)
{
	return (struct diff_view *)view;
}

struct view *view_diff_open(const char *period)
{
	struct diff_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_diff;
	self->period = xstrdup(period);
	return &self->base;
}

static void diff_close(struct view *view)
{
	struct diff_view *self = self_of(view);

	diff_release(&self->diff);
	roster_release(&self->draft);
	free(self->shown);
	free(self->period);
	free(self);
}

static void choose_shown(struct diff_view *self)
{
	self->shown = xrealloc(self->shown, self->diff.n + 1, sizeof(*self->shown));
	self->n = 0;
	for (size_t i = 0; i < self->diff.n; i++) {
		const struct post *post = posts_find(&self->draft.posts, self->diff.line[i].post);

		if (!post || !*post->concurrent)
			self->shown[self->n++] = i;
	}
}

static bool diff_reload(struct view *view, struct app *app, struct err *err)
{
	struct diff_view *self = self_of(view);
	struct findings findings = {0};
	struct roster draft = {0};
	struct diff diff = {0};

	if (!roster_compare(&diff, app, self->period, 0, -1, err))
		return false;
	if (!roster_inspect(&draft, &findings, app, self->period, -1, err)) {
		diff_release(&diff);
		return false;
	}
	findings_release(&findings);
	diff_release(&self->diff);
	roster_release(&self->draft);
	self->diff = diff;
	self->draft = draft;
	choose_shown(self);
	return true;
}

/* ---- drawing ---- */

static const struct {
	const char *sign;
	enum style style;
} looks[] = {
    [DIFF_ADDED] = {"+", STYLE_GOOD},
    [DIFF_DROPPED] = {"-", STYLE_WARNING},
    [DIFF_PERSON] = {"~", STYLE_ACCENT},
    [DIFF_TIME] = {"~", STYLE_ACCENT},
};

static int line_rows(struct area area)
{
	return area.cols < WIDE ? 2 : 1;
}

static void diff_layout(struct view *view, struct area area)
{
	struct diff_view *self = self_of(view);

	list_fit(&self->list, (int)self->n, (area.rows - 1) / line_rows(area));
}

static const char *or_nobody(const char *name)
{
	return *name ? name : _("nobody");
}

/* "Bùi Văn I → Mai Thị M". Owned. */
static char *who_text(const struct diff_line *line)
{
	char *old, *text;

	switch (line->kind) {
	case DIFF_ADDED:
		return xstrdup(or_nobody(line->after));
	case DIFF_DROPPED:
		return xstrdup(or_nobody(line->before));
	case DIFF_PERSON:
		return xasprintf("%s → %s", or_nobody(line->before), or_nobody(line->after));
	case DIFF_TIME:
		break;
	}
	old = phrase_span(line->old_start, line->old_end);
	text = xasprintf(_("%s · hours before: %s"), or_nobody(line->after), old);
	free(old);
	return text;
}

static void draw_line(const struct diff_view *self, const struct diff_line *line,
                      struct canvas *canvas, struct area where, bool selected)
{
	const struct post *post = posts_find(&self->draft.posts, line->post);
	enum style style = looks[line->kind].style;
	char *when = phrase_moment(line->start), *who = who_text(line);
	int col = where.col + 3;

	canvas_print(canvas, where.row, where.col + 1, 1, style, looks[line->kind].sign);
	canvas_field(canvas, where.row, col, WHEN, STYLE_PLAIN, when);
	canvas_field(canvas, where.row, col + WHEN, POST, STYLE_PLAIN,
	             post ? post->title : line->post);
	if (where.rows > 1)
		canvas_print(canvas, where.row + 1, col, where.cols - 3, style, who);
	else
		canvas_print(canvas, where.row, col + WHEN + POST + 1, where.cols - WHEN - POST - 4,
		             style, who);
	if (selected)
		canvas_restyle(canvas, where.row, where.col, where.cols, STYLE_SELECTED);
	free(when);
	free(who);
}

static void diff_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct diff_view *self = (const struct diff_view *)view;
	int rows = line_rows(area);
	char *title = xasprintf(_("DRAFT AGAINST WHAT IS IN FORCE · %zu"), self->n);

	canvas_rule(canvas, area.row, area.col, area.cols, title);
	canvas_cursor(canvas, area.row + 1 + (self->list.cursor - self->list.top) * rows, area.col,
	              false);
	if (!self->n)
		canvas_print(canvas, area.row + 1, area.col + 1, area.cols - 1, STYLE_PLAIN,
		             _("nothing differs"));
	for (int i = 0; i < self->list.rows && self->list.top + i < self->list.n; i++)
		draw_line(self, &self->diff.line[self->shown[self->list.top + i]], canvas,
		          (struct area){area.row + 1 + i * rows, area.col, rows, area.cols},
		          self->list.top + i == self->list.cursor);
	free(title);
}

/* ---- keys ---- */

static bool diff_move(struct view *view, int code)
{
	return list_key(&self_of(view)->list, code);
}

static void diff_click(struct view *view, struct stage *stage, int row, int col)
{
	struct list *list = &self_of(view)->list;
	int line = (row - 1) / line_rows(stage_area(stage));

	(void)col;
	if (row >= 1 && line < list->rows && list->top + line < list->n)
		list->cursor = list->top + line;
}

static void to_grid(struct view *view, struct stage *stage)
{
	struct diff_view *self = self_of(view);
	char *slot;

	if (!self->n)
		return;
	slot = xstrdup(self->diff.line[self->shown[self->list.cursor]].slot);
	view_roster_go(stage_show_tab(stage, TAB_ROSTER), slot);
	free(slot);
}

static const struct binding keys[] = {
    {.key = PRESS_ENTER,
     .hint = N_("to this duty"),
     .help = N_("close and put the cursor on this duty"),
     .act = to_grid},
    {0},
};

static const struct view_type view_diff = {
    .name = N_("Differences"),
    .keys = keys,
    .reload = diff_reload,
    .layout = diff_layout,
    .draw = diff_draw,
    .move = diff_move,
    .click = diff_click,
    .close = diff_close,
};
