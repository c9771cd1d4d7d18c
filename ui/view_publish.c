#include "views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/phrase.h"
#include "publish_facts.h"
#include "service/roster_edit.h"
#include "stage.h"
#include "view_text.h"
#include "widget_form.h"

#include "base/banned.h"

enum { FIELD_NUMBER, FIELD_DATE, FIELD_SIGNER, FIELD_TITLE, FIELD_BASIS, FIELDS };

struct publish_view {
	struct view base;
	char *period;
	struct publish_facts facts; /* about the draft */
	struct form_field field[FIELDS], reason;
	struct form order, recall; /* number, date ...; why it is taken back */
	struct form *form;         /* that is on the screen: one of them */
	bool replace;              /* it was agreed that another roster yields */
};

static const struct view_type view_publish;

static struct publish_view *self_of(struct view *view)
{
	return (struct publish_view *)view;
}

static void fill_in(struct publish_view *self, const struct config *config)
{
	const char *const labels[FIELDS] = {[FIELD_NUMBER] = _("Number"),
	                                    [FIELD_DATE] = _("Date"),
	                                    [FIELD_SIGNER] = _("Signer"),
	                                    [FIELD_TITLE] = _("Title of the signer"),
	                                    [FIELD_BASIS] = _("Basis")};

	for (int i = 0; i < FIELDS; i++)
		self->field[i].label = labels[i];
	self->field[FIELD_NUMBER].empty = _("none: every print says that it is a draft");
	self->field[FIELD_DATE].empty = _("today, where there is a number");
	self->field[FIELD_BASIS].empty = _("dispatches, with ; between them");
	line_set(&self->field[FIELD_SIGNER].line, config->signer);
	line_set(&self->field[FIELD_TITLE].line, config->signer_title);
	self->reason.label = _("Why it is taken back");
	self->order = (struct form){self->field, FIELDS, 0};
	self->recall = (struct form){&self->reason, 1, 0};
	self->form = &self->order;
}

struct view *view_publish_open(const char *period, const struct config *config)
{
	struct publish_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_publish;
	self->period = xstrdup(period);
	fill_in(self, config);
	return &self->base;
}

static void publish_close(struct view *view)
{
	struct publish_view *self = self_of(view);

	publish_facts_release(&self->facts);
	form_release(&self->order);
	form_release(&self->recall);
	free(self->period);
	free(self);
}

static bool publish_reload(struct view *view, struct app *app, struct err *err)
{
	struct publish_view *self = self_of(view);
	struct publish_facts facts;

	if (!publish_facts_load(&facts, app, self->period, err))
		return false;
	publish_facts_release(&self->facts);
	self->facts = facts;
	return true;
}

/* ---- drawing ---- */

static struct area form_area(const struct publish_view *self, struct area area)
{
	int above = publish_facts_rows(&self->facts, area) + (area.rows >= FACTS_TALL);

	return (struct area){area.row + above, area.col + 1, area.rows - above, area.cols - 1};
}

static void publish_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct publish_view *self = (const struct publish_view *)view;

	canvas_cursor(canvas, area.row + 1, area.col, false);
	publish_facts_draw(&self->facts, canvas, area);
	if (self->facts.is_there)
		form_draw(self->form, canvas, form_area(self, area), self->base.line);
}

/* ---- publishing ---- */

static bool read_date(struct publish_options *out, const char *text, struct err *err)
{
	out->has_date = *text;
	return !*text || date_parse(&out->date, text, err);
}

/* One line for each, as the service takes them. Owned. */
static char *basis_lines(const char *text)
{
	char *lines = xstrdup(text);

	for (char *p = lines; *p; p++)
		if (*p == ';')
			*p = '\n';
	return lines;
}

static bool read_options(struct publish_options *out, struct publish_view *self,
                         struct stage *stage)
{
	struct err err;

	*out = (struct publish_options){.number = form_text(&self->order, FIELD_NUMBER),
	                                .signer = form_text(&self->order, FIELD_SIGNER),
	                                .signer_title = form_text(&self->order, FIELD_TITLE),
	                                .replace = self->replace,
	                                .revision = self->facts.roster.revision};
	if (read_date(out, form_text(&self->order, FIELD_DATE), &err))
		return true;
	self->order.at = FIELD_DATE;
	self->base.line = form_line(&self->order);
	stage_tell(stage, STYLE_WARNING, "%s", err.msg);
	return false;
}

static void publish(struct view *view, struct stage *stage);

static void publish_replacing(struct view *view, struct stage *stage)
{
	self_of(view)->replace = true;
	publish(view, stage);
}

static void refuse(struct publish_view *self, struct stage *stage, const struct err *err)
{
	char *question;

	if (strcmp(err->key, "overlap") == 0 && !self->replace) {
		question = xasprintf(_("%s. Shall this one replace it for those hours?"), err->msg);
		stage_ask(stage, publish_replacing, question);
		free(question);
		return;
	}
	if (strcmp(err->key, "stale") == 0)
		stage_reload(stage);
	stage_tell(stage, STYLE_WARNING, "%s", err->msg);
}

static void publish(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);
	struct publish_options options;
	struct roster roster;
	struct err err;
	char *basis, *done;
	bool ok;

	if (!read_options(&options, self, stage))
		return;
	basis = basis_lines(form_text(&self->order, FIELD_BASIS));
	options.basis = basis;
	ok = roster_publish(&roster, stage_app(stage), self->period, &options, &err);
	free(basis);
	if (!ok) {
		refuse(self, stage, &err);
		return;
	}
	done = xasprintf(_("published: %s, version %d"), roster.period.title, roster.version);
	roster_release(&roster);
	stage_pop(stage);
	stage_tell(stage, STYLE_GOOD, "%s", done);
	free(done);
}

static void ask_to_publish(struct publish_view *self, struct stage *stage)
{
	const struct publish_facts *facts = &self->facts;
	struct publish_options options;
	char *odd, *question;

	self->replace = false;
	if (!read_options(&options, self, stage))
		return;
	odd = publish_facts_odd(facts, &options);
	question = xasprintf(_("%sPublish %s?"), odd, facts->roster.period.title);
	stage_ask(stage, publish, question);
	free(question);
	free(odd);
}

/* ---- on its way to who signs ---- */

static void done(struct stage *stage, const char *text)
{
	stage_pop(stage);
	stage_tell(stage, STYLE_GOOD, "%s", text);
}

static void submit(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);
	struct roster roster;
	struct err err;

	if (!roster_submit(&roster, stage_app(stage), self->period, &err)) {
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
		return;
	}
	roster_release(&roster);
	done(stage, _("it lies before who signs: no change until it is published or taken back"));
}

static void recall(struct publish_view *self, struct stage *stage)
{
	struct roster roster;
	struct err err;

	if (!roster_recall(&roster, stage_app(stage), self->period, form_text(&self->recall, 0),
	                   &err)) {
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
		return;
	}
	roster_release(&roster);
	done(stage, _("taken back: it can be changed again"));
}

static void ask_why(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);

	if (!roster_is_submitted(&self->facts.roster)) {
		stage_tell(stage, STYLE_PLAIN, "%s", _("it does not lie before who signs"));
		return;
	}
	self->form = &self->recall;
	self->base.line = form_line(self->form);
}

static void drop(struct view *view, struct stage *stage)
{
	struct err err;

	if (roster_drop(stage_app(stage), self_of(view)->period, &err))
		done(stage, _("the draft is dropped; what it said stands in the audit log"));
	else
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
}

static void ask_to_drop(struct view *view, struct stage *stage)
{
	char *version = phrase_version(&self_of(view)->facts.roster);
	char *question =
	    xasprintf(_("Drop %s, %s?"), self_of(view)->facts.roster.period.title, version);

	stage_ask(stage, drop, question);
	free(question);
	free(version);
}

/* ---- keys ---- */

static void start(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);

	(void)stage;
	if (!self->facts.is_there)
		return;
	self->form = &self->order;
	self->base.line = form_line(self->form);
}

static void enter(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);

	if (form_go(self->form, 1))
		self->base.line = form_line(self->form);
	else if (self->form == &self->recall)
		recall(self, stage);
	else
		ask_to_publish(self, stage);
}

static void back(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);

	(void)stage;
	if (form_go(self->form, -1))
		self->base.line = form_line(self->form);
}

static void forth(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);

	(void)stage;
	if (form_go(self->form, 1))
		self->base.line = form_line(self->form);
}

static void stop(struct view *view, struct stage *stage)
{
	(void)stage;
	self_of(view)->form = &self_of(view)->order;
	view->line = NULL;
}

static void findings(struct view *view, struct stage *stage)
{
	struct publish_view *self = self_of(view);
	struct out out = {0};

	findings_show(&out, &self->facts.findings);
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
	if (self->facts.is_there && form_click(self->form, form_area(self, area), area.row + row))
		self->base.line = form_line(self->form);
}

static const struct binding keys[] = {
    {.key = PRESS_ENTER,
     .hint = N_("fill in, publish"),
     .help = N_("number, date and signer, then publish"),
     .act = start},
    {.key = 't',
     .hint = N_("submit"),
     .help = N_("it goes to who signs and is not changed until then"),
     .act = submit},
    {.key = 'r',
     .hint = N_("take back"),
     .help = N_("take it back from who signs"),
     .act = ask_why},
    {.key = 'x', .hint = N_("drop"), .help = N_("drop this draft"), .act = ask_to_drop},
    {.key = 'v',
     .hint = N_("check"),
     .help = N_("what has to be looked at in this roster"),
     .act = findings},
    {0},
};

static const struct binding typing[] = {
    {.key = PRESS_ENTER,
     .hint = N_("go on"),
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
