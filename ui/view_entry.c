#include "views.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/moment.h"
#include "base/random.h"
#include "base/zone.h"
#include "domain/entry_number.h"
#include "service/watchlog.h"
#include "stage.h"
#include "widget_line.h"

#include "base/banned.h"

enum field { FIELD_KIND, FIELD_TEXT, FIELD_TIME };

struct entry_view {
	struct view base;
	enum field field;
	enum entry_kind kind;
	struct line text, time;
	int64_t corrects;   /* seq, 0: a new entry */
	char *number;       /* of that, short */
	char *corrected;    /* what it says */
	bool is_leaving;    /* Esc was pressed once */
	char id[RANDOM_ID]; /* made once: a second try after a failure adds nothing twice */
};

/* Kinds that people write; a correction is written on its entry, the rest by the program. */
static const struct {
	char key;
	enum entry_kind kind;
} kinds[] = {
    {'g', ENTRY_NOTE}, {'k', ENTRY_CHECK},    {'s', ENTRY_INCIDENT},
    {'c', ENTRY_CALL}, {'t', ENTRY_RECEIVED}, {'b', ENTRY_HANDOVER},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static const struct view_type view_entry;

static struct entry_view *self_of(struct view *view)
{
	return (struct entry_view *)view;
}

static void go_to(struct entry_view *self, enum field field)
{
	self->field = field;
	self->base.line = field == FIELD_TEXT   ? &self->text
	                  : field == FIELD_TIME ? &self->time
	                                        : NULL;
}

struct view *view_entry_open(const struct entry *corrects)
{
	struct entry_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_entry;
	random_id(self->id);
	if (corrects) {
		self->kind = ENTRY_AMEND;
		self->corrects = corrects->seq;
		self->number = entry_number_short(corrects->number, corrects->seq);
		self->corrected = xstrdup(corrects->text ? corrects->text : "");
		line_set(&self->text, self->corrected);
		go_to(self, FIELD_TEXT);
	}
	return &self->base;
}

static void entry_close(struct view *view)
{
	struct entry_view *self = self_of(view);

	line_release(&self->text);
	line_release(&self->time);
	free(self->number);
	free(self->corrected);
	free(self);
}

/* ---- drawing ---- */

/* Gives how many lines it takes; draws nothing without a canvas to `paint`. */
static int draw_kinds(const struct entry_view *self, const struct canvas *canvas,
                      struct canvas *paint, struct area line)
{
	int col = line.col, end = line.col + line.cols, row = line.row;

	for (int i = 0; i < KINDS; i++) {
		bool chosen = kinds[i].kind == self->kind;
		const char *label = entry_kind_label(kinds[i].kind);
		int width = canvas_width(canvas, label) + 4;

		if (col + width > end) {
			row++;
			col = line.col;
		}
		if (paint) {
			canvas_printf(paint, row, col, 2, STYLE_ACCENT, chosen ? "[%c" : " %c",
			              kinds[i].key);
			canvas_printf(paint, row, col + 3, end - col - 3,
			              chosen ? STYLE_SELECTED : STYLE_PLAIN, chosen ? "%s]" : "%s",
			              label);
		}
		col += width + 1;
	}
	return row - line.row + 1;
}

static void draw_corrected(const struct entry_view *self, struct canvas *canvas, struct area line)
{
	canvas_printf(canvas, line.row, line.col, line.cols, STYLE_PLAIN, "%s %s: %s",
	              entry_kind_label(ENTRY_AMEND), self->number, self->corrected);
}

static void draw_line(const struct line *line, struct canvas *canvas, struct area where,
                      bool active, const char *empty)
{
	if (active)
		line_draw(line, canvas, where.row, where.col, where.cols);
	else
		canvas_print(canvas, where.row, where.col, where.cols, STYLE_PLAIN,
		             line_text(line));
	if (!*line_text(line) && empty)
		canvas_print(canvas, where.row, where.col, where.cols, STYLE_DIM, empty);
}

/* What a time that is typed means, before it is written. */
static void draw_meaning(const struct line *line, struct canvas *canvas, struct area where)
{
	int used = canvas_width(canvas, line_text(line)) + 2;
	char text[ZONE_TEXT];
	struct err ignored;
	int64_t at;

	if (used < where.cols && *line_text(line) &&
	    moment_parse(&at, line_text(line), clock_now(), &ignored))
		canvas_printf(canvas, where.row, where.col + used, where.cols - used, STYLE_DIM,
		              "= %s", zone_vn(text, at));
}

static int label_width(const struct canvas *canvas, const char *const labels[3])
{
	int width = 0;

	for (int i = 0; i < 3; i++)
		if (canvas_width(canvas, labels[i]) > width)
			width = canvas_width(canvas, labels[i]);
	return width;
}

static void entry_draw_form(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct entry_view *self = (const struct entry_view *)view;
	const char *const labels[] = {_("Kind"), _("Text"), _("Time")};
	int col = area.col + 1 + label_width(canvas, labels) + 2;
	struct area line = {area.row + 1, col, 1, area.col + area.cols - col};
	int text_row = line.row + (self->corrects ? 1 : draw_kinds(self, canvas, NULL, line));
	const int rows[] = {line.row, text_row, text_row + 1};

	canvas_rule(canvas, area.row, area.col, area.cols,
	            self->corrects ? _("CORRECTION") : _("NEW ENTRY"));
	for (int i = 0; i < 3 && !(self->corrects && i == FIELD_TIME); i++)
		canvas_print(canvas, rows[i], area.col + 1, area.cols,
		             (int)self->field == i ? STYLE_TITLE : STYLE_DIM, labels[i]);
	if (self->corrects)
		draw_corrected(self, canvas, line);
	else
		draw_kinds(self, canvas, canvas, line);
	canvas_cursor(canvas, line.row, line.col, false);
	line.row = rows[FIELD_TEXT];
	draw_line(&self->text, canvas, line, self->field == FIELD_TEXT, NULL);
	line.row = rows[FIELD_TIME];
	if (self->corrects)
		return;
	draw_line(&self->time, canvas, line, self->field == FIELD_TIME,
	          _("now; or 02:40, or 22:00 30/4"));
	draw_meaning(&self->time, canvas, line);
}

/* ---- keys ---- */

/* 0 where nothing was typed: now. */
static bool parse_time(int64_t *out, const char *text, struct err *err)
{
	*out = 0;
	return !text[strspn(text, " ")] || moment_parse(out, text, clock_now(), err);
}

static bool save(struct entry_view *self, struct app *app, struct entry *out, struct err *err)
{
	struct log_draft draft = {
	    .entry_id = self->id, .kind = self->kind, .text = line_text(&self->text)};

	if (self->corrects)
		return log_amend(out, app, self->corrects, self->id, line_text(&self->text), err);
	return parse_time(&draft.happened_at, line_text(&self->time), err) &&
	       log_add(out, app, &draft, err);
}

static void enter(struct view *view, struct stage *stage)
{
	struct entry_view *self = self_of(view);
	struct entry entry = {0};
	struct err err;
	char *number;

	if (self->field == FIELD_KIND) {
		go_to(self, FIELD_TEXT);
		return;
	}
	if (!*line_text(&self->text)) {
		go_to(self, FIELD_TEXT);
		stage_tell(stage, STYLE_WARNING, "%s", _("an entry needs a text"));
		return;
	}
	if (self->field == FIELD_TEXT && !self->corrects) {
		go_to(self, FIELD_TIME);
		return;
	}
	if (!save(self, stage_app(stage), &entry, &err)) {
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
		return;
	}
	stage_pop(stage);
	number = entry.number ? xstrdup(entry.number) : entry_number_short(NULL, entry.seq);
	stage_tell(stage, STYLE_GOOD, _("written: entry %s"), number);
	free(number);
	entry_release(&entry);
}

static void back(struct view *view, struct stage *stage)
{
	struct entry_view *self = self_of(view);

	(void)stage;
	if (self->field > (self->corrects ? FIELD_TEXT : FIELD_KIND))
		go_to(self, self->field - 1);
}

static void forth(struct view *view, struct stage *stage)
{
	struct entry_view *self = self_of(view);

	(void)stage;
	if (self->field < (self->corrects ? FIELD_TEXT : FIELD_TIME))
		go_to(self, self->field + 1);
}

/* Once more when there is a text that would be lost. */
static void give_up(struct view *view, struct stage *stage)
{
	struct entry_view *self = self_of(view);

	if (*line_text(&self->text) && !self->is_leaving) {
		self->is_leaving = true;
		stage_tell(stage, STYLE_WARNING, "%s", _("not written yet: Esc again to drop it"));
		return;
	}
	stage_pop(stage);
}

static void typed(struct view *view, struct stage *stage)
{
	(void)stage;
	self_of(view)->is_leaving = false;
}

static void choose(struct view *view, enum entry_kind kind)
{
	self_of(view)->kind = kind;
	go_to(self_of(view), FIELD_TEXT);
}

static void choose_note(struct view *view, struct stage *stage)
{
	(void)stage;
	choose(view, ENTRY_NOTE);
}

static void choose_check(struct view *view, struct stage *stage)
{
	(void)stage;
	choose(view, ENTRY_CHECK);
}

static void choose_incident(struct view *view, struct stage *stage)
{
	(void)stage;
	choose(view, ENTRY_INCIDENT);
}

static void choose_call(struct view *view, struct stage *stage)
{
	(void)stage;
	choose(view, ENTRY_CALL);
}

static void choose_received(struct view *view, struct stage *stage)
{
	(void)stage;
	choose(view, ENTRY_RECEIVED);
}

static void choose_handover(struct view *view, struct stage *stage)
{
	(void)stage;
	choose(view, ENTRY_HANDOVER);
}

static const struct binding keys[] = {
    {.key = 'g', .help = N_("a note"), .act = choose_note},
    {.key = 'k', .help = N_("a check"), .act = choose_check},
    {.key = 's', .help = N_("an incident"), .act = choose_incident},
    {.key = 'c', .help = N_("a call"), .act = choose_call},
    {.key = 't', .help = N_("something received"), .act = choose_received},
    {.key = 'b', .help = N_("a handover"), .act = choose_handover},
    {.key = PRESS_ENTER,
     .twin = PRESS_DOWN,
     .hint = N_("text"),
     .help = N_("on to the text"),
     .act = enter},
    {.key = PRESS_TAB, .help = N_("the next field"), .act = forth},
    {.key = PRESS_ESC, .hint = N_("cancel"), .help = N_("close without writing"), .act = give_up},
    {0},
};

static const struct binding typing[] = {
    {.key = PRESS_ENTER,
     .hint = N_("go on, write"),
     .help = N_("the next field; in the last one: write the entry"),
     .act = enter},
    {.key = PRESS_UP,
     .twin = PRESS_BACKTAB,
     .hint = N_("back"),
     .help = N_("the field before"),
     .act = back},
    {.key = PRESS_DOWN, .twin = PRESS_TAB, .help = N_("the next field"), .act = forth},
    {.key = PRESS_ESC, .hint = N_("cancel"), .help = N_("close without writing"), .act = give_up},
    {0},
};

static const struct view_type view_entry = {
    .name = N_("Entry"),
    .keys = keys,
    .typing = typing,
    .draw = entry_draw_form,
    .typed = typed,
    .close = entry_close,
};
