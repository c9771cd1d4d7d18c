#include "views.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "command/phrase.h"
#include "draw_text.h"
#include "service/checklists.h"
#include "stage.h"
#include "widget_ask.h"
#include "widget_list.h"

#include "base/banned.h"

/* What is asked for; the others are states of enum checklist_state. */
enum { ASK_PERSON = -1 };

enum { DETAIL_ROWS = 4, DETAIL_FROM = 14 };

struct checklist_view {
	struct view base;
	char *period;
	struct checklist list;
	struct list rows;
	struct ask ask;
};

static const struct view_type view_checklist;

static struct checklist_view *self_of(struct view *view)
{
	return (struct checklist_view *)view;
}

struct view *view_checklist_open(const char *period)
{
	struct checklist_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_checklist;
	self->period = xstrdup(period);
	return &self->base;
}

static bool checklist_reload(struct view *view, struct app *app, struct err *err)
{
	struct checklist_view *self = self_of(view);
	struct checklist list;

	if (!checklist_load(&list, app, self->period, err))
		return false;
	checklist_release(&self->list);
	self->list = list;
	list_fit(&self->rows, (int)list.n, self->rows.rows);
	return true;
}

static void checklist_close(struct view *view)
{
	struct checklist_view *self = self_of(view);

	checklist_release(&self->list);
	ask_release(&self->ask);
	free(self->period);
	free(self);
}

/* ---- drawing ---- */

static int foot_rows(const struct checklist_view *self, struct area area)
{
	int detail = area.rows >= DETAIL_FROM ? DETAIL_ROWS : 0;

	return detail ? detail : self->base.line != NULL;
}

static void checklist_layout(struct view *view, struct area area)
{
	struct checklist_view *self = self_of(view);

	list_fit(&self->rows, (int)self->list.n, area.rows - 1 - foot_rows(self, area));
}

/* Owned. */
static char *due_words(int64_t due)
{
	int64_t now = clock_now();
	char *length = phrase_length(now > due ? now - due : due - now);
	char *moment = phrase_moment(due), *text;

	if (now > due)
		text = xasprintf(_("late by %s"), length);
	else
		text = xasprintf(_("due %s, %s left"), moment, length);
	free(length);
	free(moment);
	return text;
}

static void draw_title(const struct checklist_view *self, struct canvas *canvas, struct area area)
{
	char *words = due_words(self->list.due), *title;

	if (self->list.n_open)
		title = xasprintf(_("BEFORE THE HOLIDAY · %zu open, %s · %s"), self->list.n_open,
		                  words, self->list.period);
	else
		title = xasprintf(_("BEFORE THE HOLIDAY · all done · %s"), self->list.period);
	canvas_rule(canvas, area.row, area.col, area.cols, title);
	free(title);
	free(words);
}

static void draw_line(const struct checklist_view *self, const struct checklist_line *line,
                      bool is_chosen, struct canvas *canvas, struct area row)
{
	bool is_open = line->state == CHECKLIST_OPEN;
	bool is_late = is_open && clock_now() > self->list.due;
	enum style style = is_late                         ? STYLE_WARNING
	                   : line->state == CHECKLIST_DONE ? STYLE_GOOD
	                                                   : STYLE_PLAIN;
	const char *sign = is_late                         ? "!"
	                   : line->state == CHECKLIST_DONE ? "✓"
	                   : is_open                       ? " "
	                                                   : "–";
	int name = canvas_width(canvas, line->name), end = row.col + row.cols, col;

	col = canvas_printf(canvas, row.row, row.col + 1, row.cols - 1, style, "%s %s", sign,
	                    line->item.id);
	canvas_printf(canvas, row.row, col + 1, end - col - 1 - (name ? name + 2 : 0), STYLE_PLAIN,
	              "%s%s%s%s", line->item.title, line->item.suggested ? " *" : "",
	              *line->progress ? ": " : "", line->progress);
	canvas_print(canvas, row.row, end - name, name, STYLE_PLAIN, line->name);
	if (is_chosen)
		canvas_restyle(canvas, row.row, row.col, row.cols, STYLE_SELECTED);
}

/* What was recorded, or what is wanted. */
static void draw_detail(const struct checklist_line *line, struct canvas *canvas, struct area area)
{
	bool is_marked = line->mark.id && *line->mark.evidence;
	char *text =
	    is_marked ? xasprintf("%s: %s", checklist_state_label(line->state), line->mark.evidence)
	              : xasprintf(_("wanted: %s"), line->item.evidence);

	text_draw_wrapped(canvas, area, STYLE_PLAIN, text);
	free(text);
}

static void draw_foot(const struct checklist_view *self, struct canvas *canvas, struct area area,
                      int rows)
{
	int row = area.row + area.rows - rows;
	bool asks = self->base.line != NULL;

	if (rows > 1) {
		canvas_rule(canvas, row, area.col, area.cols, NULL);
		draw_detail(&self->list.line[self->rows.cursor], canvas,
		            (struct area){row + 1, area.col + 1, rows - 1 - asks, area.cols - 2});
	}
	if (asks)
		ask_draw(&self->ask, canvas,
		         (struct area){area.row + area.rows - 1, area.col, 1, area.cols});
}

static void checklist_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct checklist_view *self = (const struct checklist_view *)view;
	const struct list *rows = &self->rows;

	if (!self->list.period)
		return;
	draw_title(self, canvas, area);
	canvas_cursor(canvas, area.row + 1 + rows->cursor - rows->top, area.col, false);
	for (int i = 0; i < rows->rows && rows->top + i < rows->n; i++)
		draw_line(self, &self->list.line[rows->top + i], rows->top + i == rows->cursor,
		          canvas, (struct area){area.row + 1 + i, area.col, 1, area.cols});
	if (rows->n && foot_rows(self, area))
		draw_foot(self, canvas, area, foot_rows(self, area));
}

/* ---- keys ---- */

static bool checklist_move(struct view *view, int code)
{
	return list_key(&self_of(view)->rows, code);
}

static const struct checklist_line *chosen(const struct checklist_view *self)
{
	return self->list.n ? &self->list.line[self->rows.cursor] : NULL;
}

static void read_item(struct view *view, struct stage *stage)
{
	struct checklist_view *self = self_of(view);
	const struct checklist_line *line = chosen(self);
	char *command;

	if (!line)
		return;
	command = xasprintf("checklist show %s %s", self->list.period, line->item.id);
	stage_run(stage, command);
	free(command);
}

static void checklist_click(struct view *view, struct stage *stage, int row, int col)
{
	struct list *rows = &self_of(view)->rows;

	(void)col;
	if (view->line || row < 1 || row > rows->rows || rows->top + row > rows->n)
		return;
	if (rows->cursor == rows->top + row - 1)
		read_item(view, stage);
	else
		rows->cursor = rows->top + row - 1;
}

static void ask_for(struct view *view, int what, const char *label)
{
	struct checklist_view *self = self_of(view);
	const struct checklist_line *line = chosen(self);

	if (line)
		ask_begin(&self->ask, view, what, line->item.id,
		          xasprintf("%s · %s", line->item.id, label), "");
}

static void done(struct view *view, struct stage *stage)
{
	(void)stage;
	ask_for(view, CHECKLIST_DONE, _("Evidence"));
}

static void impossible(struct view *view, struct stage *stage)
{
	(void)stage;
	ask_for(view, CHECKLIST_IMPOSSIBLE, _("Why it cannot be done"));
}

static void not_ours(struct view *view, struct stage *stage)
{
	(void)stage;
	ask_for(view, CHECKLIST_NOT_OURS, _("Why it is not ours"));
}

static void open_again(struct view *view, struct stage *stage)
{
	(void)stage;
	ask_for(view, CHECKLIST_OPEN, _("Why it is open again"));
}

static void assign(struct view *view, struct stage *stage)
{
	(void)stage;
	ask_for(view, ASK_PERSON, _("Who sees to it (name or code)"));
}

static bool record(struct checklist_view *self, const char *text, struct app *app, struct err *err)
{
	struct checklist_change change = {
	    .period = self->list.period, .item = self->ask.about, .evidence = text};

	if (self->ask.what == ASK_PERSON)
		return checklist_assign(app, change.period, change.item, text, err);
	change.state = (enum checklist_state)self->ask.what;
	if (!*text)
		return err_set(err, ERR_USAGE, "no-evidence", "%s",
		               _("say what was done, or why not"));
	return checklist_mark(app, &change, err);
}

/* What was typed stays when it is refused. */
static void save(struct view *view, struct stage *stage)
{
	struct checklist_view *self = self_of(view);
	struct err err;

	if (!record(self, line_text(&self->ask.line), stage_app(stage), &err)) {
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
		return;
	}
	ask_end(view);
	stage_reload(stage);
	stage_tell(stage, STYLE_GOOD, _("%s is recorded"), self->ask.about);
}

static void cancel(struct view *view, struct stage *stage)
{
	ask_end(view);
	stage_tell(stage, STYLE_PLAIN, "%s", _("nothing was recorded"));
}

static const struct binding keys[] = {
    {.key = 'd', .hint = N_("done"), .help = N_("record that it is done"), .act = done},
    {.key = 'i',
     .hint = N_("cannot"),
     .help = N_("record that it cannot be done, and why"),
     .act = impossible,
     .yields = 2},
    {.key = 'u',
     .hint = N_("not ours"),
     .help = N_("record that it does not concern us, and why"),
     .act = not_ours,
     .yields = 1},
    {.key = 'o',
     .hint = N_("open"),
     .help = N_("open it again, and why"),
     .act = open_again,
     .yields = 1},
    {.key = 'a', .hint = N_("assign"), .help = N_("say who sees to it"), .act = assign},
    {.key = PRESS_ENTER,
     .hint = N_("read"),
     .help = N_("what is wanted, why, and what was recorded"),
     .act = read_item},
    {0},
};

static const struct binding typing[] = {
    {.key = PRESS_ENTER, .hint = N_("save"), .help = N_("record it"), .act = save},
    {.key = PRESS_ESC, .hint = N_("cancel"), .help = N_("record nothing"), .act = cancel},
    {0},
};

static const struct view_type view_checklist = {
    .name = N_("Before the holiday"),
    .keys = keys,
    .typing = typing,
    .reload = checklist_reload,
    .layout = checklist_layout,
    .draw = checklist_draw,
    .move = checklist_move,
    .click = checklist_click,
    .close = checklist_close,
};
