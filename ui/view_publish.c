#include "views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/phrase.h"
#include "draw_text.h"
#include "service/rosters.h"
#include "stage.h"
#include "view_text.h"
#include "widget_form.h"

#include "base/banned.h"

enum { FIELD_NUMBER, FIELD_SIGNER, FIELD_TITLE, FIELDS };
enum { SMALL_ROWS = 12, SUMMARY_LEFT = 2 };

struct publish_view {
	struct view base;
	char *period;
	struct roster roster; /* the draft */
	struct findings findings;
	bool is_there;
	struct form_field field[FIELDS];
	struct form form;
	bool is_leaving; /* Esc was pressed once */
	bool replace;    /* it was agreed that another roster yields */
};

static const struct view_type view_publish;

static struct publish_view *self_of(struct view *view)
{
	return (struct publish_view *)view;
}

static void fill_in(struct publish_view *self, const struct config *config)
{
	const char *const labels[FIELDS] = {[FIELD_NUMBER] = _("Number"),
	                                    [FIELD_SIGNER] = _("Signer"),
	                                    [FIELD_TITLE] = _("Title of the signer")};

	for (int i = 0; i < FIELDS; i++)
		self->field[i].label = labels[i];
	self->field[FIELD_NUMBER].empty = _("none: every print says that it is a draft");
	line_set(&self->field[FIELD_SIGNER].line, config->signer);
	line_set(&self->field[FIELD_TITLE].line, config->signer_title);
	self->form = (struct form){self->field, FIELDS, 0};
}

struct view *view_publish_open(const char *period, const struct config *config)
{
	struct publish_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_publish;
	self->period = xstrdup(period);
	fill_in(self, config);
	return &self->base;
}

static void release_draft(struct publish_view *self)
{
	if (self->is_there)
		roster_release(&self->roster);
	findings_release(&self->findings);
	self->findings = (struct findings){0};
	self->is_there = false;
}

static void publish_close(struct view *view)
{
	struct publish_view *self = self_of(view);

	release_draft(self);
	form_release(&self->form);
	free(self->period);
	free(self);
}

static bool publish_reload(struct view *view, struct app *app, struct err *err)
{
	struct publish_view *self = self_of(view);
	struct findings findings = {0};
	struct roster roster = {0};

	if (!roster_inspect(&roster, &findings, app, self->period, -1, err))
		return false;
	release_draft(self);
	self->roster = roster;
	self->findings = findings;
	self->is_there = true;
	return true;
}

/* ---- drawing ---- */

static int summary_rows(struct area area)
{
	return area.rows < SMALL_ROWS ? 2 : 3;
}

static struct area form_area(struct area area)
{
	int above = 1 + summary_rows(area);

	return (struct area){area.row + above, area.col + 1, area.rows - above, area.cols - 1};
}

static void draw_summary(const struct publish_view *self, struct canvas *canvas, struct area area)
{
	size_t n = findings_count(&self->findings, FINDING_WARNING);
	char *quality = phrase_quality(&self->roster);
	int row = area.row + 1, col = area.col + SUMMARY_LEFT, cols = area.cols - SUMMARY_LEFT;

	canvas_printf(canvas, row++, col - 1, cols, STYLE_PLAIN, " %s", quality);
	if (n)
		canvas_printf(canvas, row++, col - 1, cols, STYLE_WARNING,
		              _("! %zu to be looked at"), n);
	else
		canvas_printf(canvas, row++, col - 1, cols, STYLE_GOOD, "✓ %s",
		              _("nothing to be looked at"));
	free(quality);
}

static void publish_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct publish_view *self = (const struct publish_view *)view;
	char *version, *title;

	canvas_cursor(canvas, area.row + 1, area.col, false);
	if (!self->is_there) {
		canvas_rule(canvas, area.row, area.col, area.cols, _("PUBLISH"));
		return;
	}
	version = phrase_version(&self->roster);
	title = xasprintf("%s · %s · %s", _("PUBLISH"), self->roster.period.title, version);
	canvas_rule(canvas, area.row, area.col, area.cols, title);
	draw_summary(self, canvas, area);
	form_draw(&self->form, canvas, form_area(area), self->base.line);
	free(title);
	free(version);
}

/* ---- keys ---- */

static void publish(struct view *view, struct stage *stage);

static void publish_replacing(struct view *view, struct stage *stage)
{
	self_of(view)->replace = true;
	publish(view, stage);
}

static void publish(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);
	struct publish_options options = {.number = form_text(&self->form, FIELD_NUMBER),
	                                  .signer = form_text(&self->form, FIELD_SIGNER),
	                                  .signer_title = form_text(&self->form, FIELD_TITLE),
	                                  .replace = self->replace};
	struct roster roster;
	struct err err;
	char *done, *question;

	if (roster_publish(&roster, stage_app(stage), self->period, &options, &err)) {
		done =
		    xasprintf(_("published: %s, version %d"), roster.period.title, roster.version);
		roster_release(&roster);
		stage_pop(stage);
		stage_tell(stage, STYLE_GOOD, "%s", done);
		free(done);
		return;
	}
	if (strcmp(err.key, "overlap") == 0 && !self->replace) {
		question = xasprintf(_("%s. Shall this one replace it for those hours?"), err.msg);
		stage_ask(stage, publish_replacing, question);
		free(question);
		return;
	}
	stage_tell(stage, STYLE_WARNING, "%s", err.msg);
}

static void ask(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);
	size_t n = findings_count(&self->findings, FINDING_WARNING);
	char *question;

	self->replace = false;
	if (n)
		question = xasprintf(_("Publish %s although %zu points are to be looked at?"),
		                     self->roster.period.title, n);
	else
		question = xasprintf(_("Publish %s?"), self->roster.period.title);
	stage_ask(stage, publish, question);
	free(question);
}

static void start(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);

	(void)stage;
	if (self->is_there)
		self->base.line = form_line(&self->form);
}

static void go(struct view *view, int by)
{
	struct publish_view *self = self_of(view);

	self->is_leaving = false;
	if (form_go(&self->form, by))
		self->base.line = form_line(&self->form);
}

static void enter(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);

	if (self->form.at + 1 < self->form.n)
		go(view, 1);
	else
		ask(view, stage);
}

static void back(struct view *view, struct stage *stage)
{
	(void)stage;
	go(view, -1);
}

static void forth(struct view *view, struct stage *stage)
{
	(void)stage;
	go(view, 1);
}

static void stop(struct view *view, struct stage *stage)
{
	(void)stage;
	view->line = NULL;
}

static void findings(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);
	struct out out = {0};

	findings_show(&out, &self->findings);
	if (out.data.n)
		stage_push(stage, view_text_open(_("TO BE LOOKED AT"), str_text(&out.data)));
	else
		stage_tell(stage, STYLE_GOOD, "%s", _("nothing to be looked at"));
	out_release(&out);
}

static void click(struct view *view, struct stage *stage, int row, int col)
{
	struct publish_view *self = self_of(view);
	struct area area = stage_area(stage);

	(void)col;
	if (self->is_there && form_click(&self->form, form_area(area), area.row + row))
		self->base.line = form_line(&self->form);
}

static const struct binding keys[] = {
    {.key = PRESS_ENTER,
     .hint = N_("fill in, publish"),
     .help = N_("number and signer, then publish"),
     .act = start},
    {.key = 'v',
     .hint = N_("check"),
     .help = N_("what has to be looked at in this roster"),
     .act = findings},
    {0},
};

static const struct binding typing[] = {
    {.key = PRESS_ENTER,
     .hint = N_("go on, publish"),
     .help = N_("the next field; in the last one: publish"),
     .act = enter},
    {.key = PRESS_UP,
     .twin = PRESS_BACKTAB,
     .hint = N_("back"),
     .help = N_("the field before"),
     .act = back},
    {.key = PRESS_DOWN, .twin = PRESS_TAB, .help = N_("the next field"), .act = forth},
    {.key = PRESS_ESC,
     .hint = N_("stop typing"),
     .help = N_("out of the fields; what was typed stays"),
     .act = stop},
    {0},
};

static const struct view_type view_publish = {
    .name = N_("Publish"),
    .keys = keys,
    .typing = typing,
    .reload = publish_reload,
    .draw = publish_draw,
    .click = click,
    .close = publish_close,
};
