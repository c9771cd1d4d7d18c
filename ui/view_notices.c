#include "views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/phrase.h"
#include "draw_text.h"
#include "service/notices.h"
#include "stage.h"
#include "view_text.h"
#include "widget_ask.h"
#include "widget_list.h"

#include "base/banned.h"

enum { DETAIL_ROWS = 4, DETAIL_FROM = 14, PHONE_FROM = 60 };

struct notices_view {
	struct view base;
	char *period;
	struct notice_lines lines;
	struct list rows;
	struct ask ask; /* `what` is an enum notice_state */
};

static const struct view_type view_notices;

static struct notices_view *self_of(struct view *view)
{
	return (struct notices_view *)view;
}

struct view *view_notices_open(const char *period)
{
	struct notices_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_notices;
	self->period = xstrdup(period);
	return &self->base;
}

/* The cursor stays where it is, so that one key after the other goes down the list: who was told
 * moves to the foot. */
static bool notices_reload(struct view *view, struct app *app, struct err *err)
{
	struct notices_view *self = self_of(view);
	struct notice_lines lines;

	if (!notice_list(&lines, app, self->period, err))
		return false;
	notice_lines_release(&self->lines);
	self->lines = lines;
	list_fit(&self->rows, (int)lines.n, self->rows.rows);
	return true;
}

static void notices_close(struct view *view)
{
	struct notices_view *self = self_of(view);

	notice_lines_release(&self->lines);
	ask_release(&self->ask);
	free(self->period);
	free(self);
}

/* ---- drawing ---- */

static int foot_rows(const struct notices_view *self, struct area area)
{
	int detail = area.rows >= DETAIL_FROM ? DETAIL_ROWS : 0;

	return detail ? detail : self->base.line != NULL;
}

static void notices_layout(struct view *view, struct area area)
{
	struct notices_view *self = self_of(view);

	list_fit(&self->rows, (int)self->lines.n, area.rows - 1 - foot_rows(self, area));
}

struct widths {
	int name, standing, next, phone;
};

static int widest(int a, int b)
{
	return a > b ? a : b;
}

static char *next_text(const struct notice_line *line)
{
	return line->next ? phrase_moment(line->next) : xstrdup("–");
}

static struct widths measure(const struct notices_view *self, const struct canvas *canvas, int cols)
{
	struct widths widths = {0};

	for (size_t i = 0; i < self->lines.n; i++) {
		const struct notice_line *line = &self->lines.line[i];
		char *next = next_text(line), *phone = phrase_phone(line->phone);

		widths.name = widest(widths.name, canvas_width(canvas, line->name));
		widths.standing = widest(
		    widths.standing, canvas_width(canvas, notice_standing_label(line->standing)));
		widths.next = widest(widths.next, canvas_width(canvas, next));
		if (cols >= PHONE_FROM)
			widths.phone = widest(widths.phone, canvas_width(canvas, phone));
		free(next);
		free(phone);
	}
	return widths;
}

static void draw_line(const struct notice_line *line, const struct widths *widths, bool is_chosen,
                      struct canvas *canvas, struct area row)
{
	enum style style = line->waits                            ? STYLE_WARNING
	                   : line->standing == STANDING_CONFIRMED ? STYLE_GOOD
	                                                          : STYLE_PLAIN;
	const char *sign = line->waits ? "!" : line->standing == STANDING_CONFIRMED ? "✓" : " ";
	char *next = next_text(line), *phone = phrase_phone(line->phone);
	int col = row.col + 1;

	canvas_print(canvas, row.row, col, 1, style, sign);
	canvas_field(canvas, row.row, col += 2, widths->name, STYLE_BOLD, line->name);
	col += widths->name + 2;
	canvas_field(canvas, row.row, col, widths->standing, style,
	             notice_standing_label(line->standing));
	col += widths->standing + 2;
	canvas_field(canvas, row.row, col, widths->next, STYLE_PLAIN, next);
	col += widths->next + 2;
	if (widths->phone) {
		canvas_field(canvas, row.row, col, widths->phone, STYLE_PLAIN, phone);
		col += widths->phone + 2;
	}
	if (line->last)
		canvas_print(canvas, row.row, col, row.col + row.cols - col, STYLE_DIM,
		             line->last->means);
	if (is_chosen)
		canvas_restyle(canvas, row.row, row.col, row.cols, STYLE_SELECTED);
	free(next);
	free(phone);
}

/* What was said last, and when. */
static void draw_detail(const struct notice_line *line, struct canvas *canvas, struct area area)
{
	char when[ZONE_TEXT];
	char *text = line->last
	                 ? xasprintf("%s: %s, %s%s%s", line->name, line->last->means,
	                             zone_vn(when, line->last->at), *line->last->note ? "; " : "",
	                             line->last->note)
	                 : xasprintf(_("%s: %zu shifts, not told yet"), line->name, line->slots);

	text_draw_wrapped(canvas, area, STYLE_PLAIN, text);
	free(text);
}

static void draw_foot(const struct notices_view *self, struct canvas *canvas, struct area area,
                      int rows)
{
	int row = area.row + area.rows - rows;
	bool asks = self->base.line != NULL;

	if (rows > 1) {
		canvas_rule(canvas, row, area.col, area.cols, NULL);
		draw_detail(&self->lines.line[self->rows.cursor], canvas,
		            (struct area){row + 1, area.col + 1, rows - 1 - asks, area.cols - 2});
	}
	if (asks)
		ask_draw(&self->ask, canvas,
		         (struct area){area.row + area.rows - 1, area.col, 1, area.cols});
}

static void notices_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct notices_view *self = (const struct notices_view *)view;
	const struct list *rows = &self->rows;
	struct widths widths = measure(self, canvas, area.cols);
	char *title;

	if (!self->lines.period)
		return;
	title = xasprintf(_("TELLING PEOPLE · %zu have not confirmed · %s, version %d"),
	                  self->lines.n_waiting, self->lines.period, self->lines.version);
	canvas_rule(canvas, area.row, area.col, area.cols, title);
	free(title);
	canvas_cursor(canvas, area.row + 1 + rows->cursor - rows->top, area.col, false);
	for (int i = 0; i < rows->rows && rows->top + i < rows->n; i++)
		draw_line(&self->lines.line[rows->top + i], &widths, rows->top + i == rows->cursor,
		          canvas, (struct area){area.row + 1 + i, area.col, 1, area.cols});
	if (rows->n && foot_rows(self, area))
		draw_foot(self, canvas, area, foot_rows(self, area));
}

/* ---- keys ---- */

static bool notices_move(struct view *view, int code)
{
	return list_key(&self_of(view)->rows, code);
}

static void notices_click(struct view *view, struct stage *stage, int row, int col)
{
	struct list *rows = &self_of(view)->rows;

	(void)stage;
	(void)col;
	if (!view->line && row >= 1 && row <= rows->rows && rows->top + row <= rows->n)
		rows->cursor = rows->top + row - 1;
}

static const struct notice_line *chosen(const struct notices_view *self)
{
	return self->lines.n ? &self->lines.line[self->rows.cursor] : NULL;
}

/* Many are told in the same way one after the other: what was typed last stands there again. */
static void ask_for(struct view *view, enum notice_state state, const char *label)
{
	struct notices_view *self = self_of(view);
	const struct notice_line *line = chosen(self);
	char *before = xstrdup(line_text(&self->ask.line));

	if (line)
		ask_begin(&self->ask, view, (int)state, line->person,
		          xasprintf("%s · %s", line->name, label), before);
	free(before);
}

static void told(struct view *view, struct stage *stage)
{
	(void)stage;
	ask_for(view, NOTICE_TOLD, _("Told, how"));
}

static void seen(struct view *view, struct stage *stage)
{
	(void)stage;
	ask_for(view, NOTICE_SEEN, _("Has seen it, how"));
}

static void confirmed(struct view *view, struct stage *stage)
{
	(void)stage;
	ask_for(view, NOTICE_CONFIRMED, _("Has confirmed, how"));
}

static void message(struct view *view, struct stage *stage)
{
	struct notices_view *self = self_of(view);
	const struct notice_line *line = chosen(self);
	struct err err;
	char *text;

	if (!line)
		return;
	if (!notice_message(&text, stage_app(stage), self->lines.period, line->person, PRIVACY_NONE,
	                    &err)) {
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
		return;
	}
	stage_push(stage, view_prose_open(line->name, text));
	free(text);
}

/* What was typed stays when it is refused. */
static void save(struct view *view, struct stage *stage)
{
	struct notices_view *self = self_of(view);
	const struct notice_draft draft = {
	    .period = self->lines.period,
	    .person = self->ask.about,
	    .state = (enum notice_state)self->ask.what,
	    .means = line_text(&self->ask.line),
	};
	const struct notice_line *line;
	struct err err;

	if (!*draft.means) {
		stage_tell(stage, STYLE_WARNING, "%s",
		           _("say how: by telephone, signed, a chat ..."));
		return;
	}
	if (!notice_add(stage_app(stage), &draft, &err)) {
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
		return;
	}
	ask_end(view);
	stage_reload(stage);
	line = notice_lines_find(&self->lines, self->ask.about);
	stage_tell(stage, STYLE_GOOD, _("%s is recorded"), line ? line->name : self->ask.about);
}

static void cancel(struct view *view, struct stage *stage)
{
	ask_end(view);
	stage_tell(stage, STYLE_PLAIN, "%s", _("nothing was recorded"));
}

static const struct binding keys[] = {
    {.key = 'b',
     .hint = N_("told"),
     .help = N_("record that he was told"),
     .act = told,
     .yields = 2},
    {.key = 's',
     .hint = N_("seen"),
     .help = N_("record that he has seen it"),
     .act = seen,
     .yields = 1},
    {.key = PRESS_ENTER,
     .twin = 'x',
     .hint = N_("confirmed"),
     .help = N_("record that he has confirmed it"),
     .act = confirmed},
    {.key = 'm', .hint = N_("message"), .help = N_("the words to tell him with"), .act = message},
    {0},
};

static const struct binding typing[] = {
    {.key = PRESS_ENTER, .hint = N_("save"), .help = N_("record it"), .act = save},
    {.key = PRESS_ESC, .hint = N_("cancel"), .help = N_("record nothing"), .act = cancel},
    {0},
};

static const struct view_type view_notices = {
    .name = N_("Telling people"),
    .keys = keys,
    .typing = typing,
    .reload = notices_reload,
    .layout = notices_layout,
    .draw = notices_draw,
    .move = notices_move,
    .click = notices_click,
    .close = notices_close,
};
