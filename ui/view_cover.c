#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/moment.h"
#include "base/zone.h"
#include "draw_text.h"
#include "editor_cell.h"
#include "editor_parts.h"
#include "service/app.h"
#include "stage.h"
#include "widget_form.h"

#include "base/banned.h"

enum { FIELD_PERSON, FIELD_FROM, FIELD_TO, FIELD_REASON, FIELD_APPROVED, FIELDS };

struct cover_view {
	struct view base;
	char *slot, *about; /* what the cell says of it */
	int64_t start, end; /* of the slot */
	struct form_field field[FIELDS];
	struct form form;
	bool force; /* it was agreed that a rule is broken */
};

static const struct view_type view_cover;

static struct cover_view *self_of(struct view *view)
{
	return (struct cover_view *)view;
}

static void fill_in(struct cover_view *self, const char *person)
{
	int64_t now = clock_now();
	char clock[ZONE_TEXT];

	self->field[FIELD_PERSON].label = _("Takes the duty");
	self->field[FIELD_FROM].label = _("From");
	self->field[FIELD_TO].label = _("Until");
	self->field[FIELD_REASON].label = _("Reason");
	self->field[FIELD_APPROVED].label = _("Approved by");
	self->field[FIELD_PERSON].empty = _("name or code");
	self->field[FIELD_FROM].empty = _("its start");
	self->field[FIELD_TO].empty = _("its end");
	self->form = (struct form){self->field, FIELDS, *person ? FIELD_FROM : FIELD_PERSON};
	line_set(&self->field[FIELD_PERSON].line, person);
	if (self->start < now && now < self->end)
		line_set(&self->field[FIELD_FROM].line, zone_clock(clock, now));
	self->base.line = form_line(&self->form);
}

struct view *view_cover_open(const struct roster_view *roster, const char *slot, const char *person)
{
	const struct slot *found = roster_slot(&roster->grid.roster, slot);
	struct cover_view *self = xcalloc(1, sizeof(*self));
	int row, day;

	self->base.type = &view_cover;
	self->slot = xstrdup(slot);
	self->start = found->start;
	self->end = found->end;
	self->about = grid_find(&roster->grid, slot, &row, &day)
	                  ? cell_explain(&roster->grid, grid_cell(&roster->grid, row, day),
	                                 &roster->loads, &roster->findings)
	                  : xstrdup("");
	fill_in(self, person);
	return &self->base;
}

static void cover_close(struct view *view)
{
	struct cover_view *self = self_of(view);

	form_release(&self->form);
	free(self->about);
	free(self->slot);
	free(self);
}

/* ---- drawing ---- */

static int about_rows(struct area area)
{
	return area.rows > FIELDS + 4 ? 3 : area.rows > FIELDS + 1 ? 1 : 0;
}

static struct area form_area(struct area area)
{
	int above = 1 + about_rows(area) + (area.rows > FIELDS + 6);

	return (struct area){area.row + above, area.col + 1, area.rows - above, area.cols - 1};
}

static void cover_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct cover_view *self = (const struct cover_view *)view;

	canvas_rule(canvas, area.row, area.col, area.cols, _("SOMEBODY ELSE TAKES THE DUTY"));
	if (about_rows(area))
		text_draw_wrapped(
		    canvas,
		    (struct area){area.row + 1, area.col + 1, about_rows(area), area.cols - 1},
		    STYLE_PLAIN, self->about);
	form_draw(&self->form, canvas, form_area(area), self->base.line);
}

/* ---- recording ---- */

/* "20:00" is within the slot. 0 where nothing was typed. */
static bool read_time(int64_t *out, struct cover_view *self, int field, struct stage *stage)
{
	const char *text = form_text(&self->form, field);
	struct err err;

	*out = 0;
	if (!text[strspn(text, " ")] || moment_parse(out, text, self->end, &err))
		return true;
	self->form.at = field;
	self->base.line = form_line(&self->form);
	stage_tell(stage, STYLE_WARNING, "%s", err.msg);
	return false;
}

static void record(struct view *view, struct stage *stage);

static void record_anyway(struct view *view, struct stage *stage)
{
	self_of(view)->force = true;
	record(view, stage);
}

static void refuse(struct cover_view *self, struct stage *stage, const struct err *err)
{
	char *question;

	if (self->force || !roster_may_force(err->key)) {
		stage_tell(stage, STYLE_WARNING, "%s", err->msg);
		return;
	}
	question = xasprintf(_("%s. Do it all the same?"), err->msg);
	stage_ask(stage, record_anyway, question);
	free(question);
}

static void record(struct view *view, struct stage *stage)
{
	struct cover_view *self = self_of(view);
	struct cover_options options = {
	    .slot = self->slot,
	    .person = form_text(&self->form, FIELD_PERSON),
	    .reason = form_text(&self->form, FIELD_REASON),
	    .approved_by = form_text(&self->form, FIELD_APPROVED),
	    .force = self->force,
	};
	struct roster roster;
	struct err err;
	char *done;

	if (!read_time(&options.from, self, FIELD_FROM, stage) ||
	    !read_time(&options.to, self, FIELD_TO, stage))
		return;
	if (!*options.reason) {
		self->form.at = FIELD_REASON;
		self->base.line = form_line(&self->form);
		stage_tell(stage, STYLE_WARNING, "%s", _("why? a reason is wanted"));
		return;
	}
	if (!roster_cover(&roster, stage_app(stage), &options, &err)) {
		refuse(self, stage, &err);
		return;
	}
	done = xasprintf(_("recorded: %s takes it"), roster.change[roster.n_changes - 1].name);
	roster_release(&roster);
	stage_pop(stage);
	stage_tell(stage, STYLE_GOOD, "%s", done);
	free(done);
}

/* ---- keys ---- */

static void go(struct cover_view *self, int by)
{
	if (form_go(&self->form, by))
		self->base.line = form_line(&self->form);
}

static void enter(struct view *view, struct stage *stage)
{
	struct cover_view *self = self_of(view);

	self->force = false;
	if (self->form.at + 1 < self->form.n)
		go(self, 1);
	else
		record(view, stage);
}

static void back(struct view *view, struct stage *stage)
{
	(void)stage;
	go(self_of(view), -1);
}

static void forth(struct view *view, struct stage *stage)
{
	(void)stage;
	go(self_of(view), 1);
}

static void leave(struct view *view, struct stage *stage)
{
	(void)view;
	stage_pop(stage);
	stage_tell(stage, STYLE_PLAIN, "%s", _("nothing was done"));
}

static void cover_click(struct view *view, struct stage *stage, int row, int col)
{
	struct cover_view *self = self_of(view);
	struct area area = stage_area(stage);

	(void)col;
	if (form_click(&self->form, form_area(area), area.row + row))
		self->base.line = form_line(&self->form);
}

static const struct binding keys[] = {{0}};

static const struct binding typing[] = {
    {.key = PRESS_ENTER,
     .hint = N_("go on, record"),
     .help = N_("the next field; in the last one: record it"),
     .act = enter},
    {.key = PRESS_UP,
     .twin = PRESS_BACKTAB,
     .hint = N_("back"),
     .help = N_("the field before"),
     .act = back},
    {.key = PRESS_DOWN, .twin = PRESS_TAB, .help = N_("the next field"), .act = forth},
    {.key = PRESS_ESC, .hint = N_("cancel"), .help = N_("close without a change"), .act = leave},
    {0},
};

static const struct view_type view_cover = {
    .name = N_("Cover"),
    .keys = keys,
    .typing = typing,
    .draw = cover_draw,
    .click = cover_click,
    .close = cover_close,
};
