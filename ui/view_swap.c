#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "draw_text.h"
#include "editor_cell.h"
#include "editor_parts.h"
#include "service/app.h"
#include "stage.h"
#include "widget_form.h"

#include "base/banned.h"

enum { FIELD_CONSENT_A, FIELD_CONSENT_B, FIELD_REASON, FIELD_APPROVED, FIELDS };
enum { SMALL_ROWS = 14, VERDICT = 3, SMALL_VERDICT = 2 };

enum verdict { VERDICT_UNKNOWN, VERDICT_FINE, VERDICT_FORCE, VERDICT_BARRED };

struct swap_view {
	struct view base;
	struct roster_view *roster; /* below this view */
	char *slot, *other;
	char *name, *other_name; /* of those who hold them now */
	char *words[2];          /* what each of them takes */
	enum verdict verdict;
	char *why;     /* what it costs, or the rule */
	bool is_draft; /* else a record on what is published */
	struct form_field field[FIELDS];
	char *label[2];
	struct form form;
};

static const struct view_type view_swap;

static struct swap_view *self_of(struct view *view)
{
	return (struct swap_view *)view;
}

static const char *holder(const struct roster_view *roster, const char *slot)
{
	const struct segments *segments = &roster->grid.segments;

	for (size_t i = 0; i < segments->n; i++)
		if (strcmp(segments->segment[i].slot->id, slot) == 0)
			return segments->segment[i].name;
	return "";
}

static void make_form(struct swap_view *self)
{
	self->label[0] = xasprintf(_("%s agreed by"), self->name);
	self->label[1] = xasprintf(_("%s agreed by"), self->other_name);
	self->field[FIELD_CONSENT_A].label = self->label[0];
	self->field[FIELD_CONSENT_B].label = self->label[1];
	self->field[FIELD_CONSENT_A].empty = self->field[FIELD_CONSENT_B].empty =
	    _("signature, telephone ...");
	self->field[FIELD_REASON].label = _("Reason");
	self->field[FIELD_APPROVED].label = _("Approved by");
	self->form = (struct form){self->field, FIELDS, 0};
}

struct view *view_swap_open(struct roster_view *roster, const char *slot, const char *other)
{
	struct swap_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_swap;
	self->roster = roster;
	self->slot = xstrdup(slot);
	self->other = xstrdup(other);
	self->name = xstrdup(holder(roster, slot));
	self->other_name = xstrdup(holder(roster, other));
	self->is_draft = roster_view_is_draft(roster);
	make_form(self);
	if (!self->is_draft)
		self->base.line = form_line(&self->form);
	return &self->base;
}

static void drop_words(struct swap_view *self)
{
	free(self->words[0]);
	free(self->words[1]);
	free(self->why);
	self->words[0] = self->words[1] = self->why = NULL;
	self->verdict = VERDICT_UNKNOWN;
}

static void swap_close(struct view *view)
{
	struct swap_view *self = self_of(view);

	drop_words(self);
	form_release(&self->form);
	free(self->label[0]);
	free(self->label[1]);
	free(self->slot);
	free(self->other);
	free(self->name);
	free(self->other_name);
	free(self);
}

/* ---- what would happen ---- */

static void make_edits(struct slot_edit edits[2], const struct swap_view *self)
{
	const struct roster *roster = &self->roster->grid.roster;

	edits[0] = (struct slot_edit){
	    .slot = self->slot, .person = roster_slot(roster, self->other)->person, .locked = -1};
	edits[1] = (struct slot_edit){
	    .slot = self->other, .person = roster_slot(roster, self->slot)->person, .locked = -1};
}

/* "Mai Thị M: 22:00–06:00 Sun 2/5 · Trực ban · rested 8 h ..." of the slot as it would be. Owned.
 */
static char *taken(const struct swap_view *self, const struct edit_result *result, const char *slot)
{
	struct segments segments;
	char *text = NULL;

	roster_resolve(&segments, &result->draft);
	for (size_t i = 0; i < segments.n && !text; i++)
		if (strcmp(segments.segment[i].slot->id, slot) == 0)
			text = cell_line(&segments, &segments.segment[i],
			                 &self->roster->grid.segments, &self->roster->loads);
	segments_release(&segments);
	return text ? text : xstrdup("");
}

static bool swap_reload(struct view *view, struct app *app, struct err *err)
{
	struct swap_view *self = self_of(view);
	struct edit_result result;
	struct slot_edit edits[2];
	struct err rule;
	bool force = false;

	(void)err;
	drop_words(self);
	if (!self->is_draft && self->roster->has_draft)
		return true;
	make_edits(edits, self);
	if (!editor_try(&self->roster->edit, &result, app, edits, 2, false, &rule)) {
		force = true;
		if (!editor_try(&self->roster->edit, &result, app, edits, 2, true, &rule)) {
			self->verdict = VERDICT_BARRED;
			self->why = xstrdup(rule.msg);
			return true;
		}
	}
	self->verdict = force ? VERDICT_FORCE : VERDICT_FINE;
	self->why = edit_words(&result, &self->roster->findings, app->config.weights.moved);
	self->words[0] = taken(self, &result, self->other);
	self->words[1] = taken(self, &result, self->slot);
	edit_result_release(&result);
	return true;
}

/* ---- drawing ---- */

static int verdict_rows(struct area area)
{
	return area.rows < SMALL_ROWS ? SMALL_VERDICT : VERDICT;
}

static void draw_verdict(const struct swap_view *self, struct canvas *canvas, struct area where)
{
	static const struct {
		enum style style;
		const char *sign, *word;
	} looks[] = {
	    [VERDICT_UNKNOWN] = {STYLE_DIM, " ", N_("rules are checked when it is recorded")},
	    [VERDICT_FINE] = {STYLE_GOOD, "✓", N_("allowed")},
	    [VERDICT_FORCE] = {STYLE_WARNING, "!", N_("breaks a rule")},
	    [VERDICT_BARRED] = {STYLE_WARNING, "x", N_("not allowed")},
	};
	bool has_why = self->why && *self->why;
	char *text = xasprintf("%s %s%s%s", looks[self->verdict].sign, _(looks[self->verdict].word),
	                       has_why ? " · " : "", has_why ? self->why : "");

	text_draw_wrapped(canvas, where, looks[self->verdict].style, text);
	free(text);
}

static int person_rows(struct area area)
{
	return area.rows < SMALL_ROWS ? 1 : 2;
}

static struct area form_area(struct area area)
{
	int above = 1 + 2 * person_rows(area) + verdict_rows(area);

	return (struct area){area.row + above, area.col + 1, area.rows - above, area.cols - 1};
}

static void swap_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct swap_view *self = (const struct swap_view *)view;
	int rows = person_rows(area);

	canvas_rule(canvas, area.row, area.col, area.cols,
	            self->is_draft ? _("SWAP · on the draft") : _("SWAP · of what is published"));
	canvas_cursor(canvas, area.row + 1, area.col, false);
	for (int i = 0; i < 2; i++) {
		struct area where = {area.row + 1 + i * rows, area.col + 1, rows, area.cols - 1};
		char *bare = xasprintf("%s ↔ %s", self->name, self->other_name);

		text_draw_wrapped(canvas, where, STYLE_PLAIN,
		                  self->words[i] ? self->words[i]
		                  : i == 0       ? bare
		                                 : "");
		free(bare);
	}
	draw_verdict(self, canvas,
	             (struct area){area.row + 1 + 2 * rows, area.col + 1, verdict_rows(area),
	                           area.cols - 1});
	if (!self->is_draft)
		form_draw(&self->form, canvas, form_area(area), self->base.line);
}

/* ---- on the draft ---- */

static void save(struct view *view, struct stage *stage)
{
	struct swap_view *self = self_of(view);
	struct roster_view *roster = self->roster;
	bool force = self->verdict == VERDICT_FORCE;
	char *done = xasprintf(_("%s and %s have changed places"), self->name, self->other_name);
	char *slot[2] = {xstrdup(self->slot), xstrdup(self->other)}, *person[2];
	struct slot_edit edits[2];

	make_edits(edits, self);
	for (int i = 0; i < 2; i++) {
		person[i] = xstrdup(edits[i].person);
		edits[i].slot = slot[i];
		edits[i].person = person[i];
	}
	stage_pop(stage);
	roster_view_save(roster, stage, edits, 2,
	                 &(struct edit_options){.force = force, .action = "roster assign"}, done);
	for (int i = 0; i < 2; i++) {
		free(slot[i]);
		free(person[i]);
	}
	free(done);
}

/* ---- on what is published ---- */

static void record(struct view *view, struct stage *stage);

static void record_anyway(struct view *view, struct stage *stage)
{
	self_of(view)->verdict = VERDICT_FORCE;
	record(view, stage);
}

/* What the rules say of what is published may not have been known before. */
static void refuse(struct swap_view *self, struct stage *stage, const struct err *err)
{
	char *question;

	if (self->verdict == VERDICT_FORCE || !roster_may_force(err->key)) {
		stage_tell(stage, STYLE_WARNING, "%s", err->msg);
		return;
	}
	free(self->why);
	self->why = xstrdup(err->msg);
	question = xasprintf(_("%s. Do it all the same?"), err->msg);
	stage_ask(stage, record_anyway, question);
	free(question);
}

static void record(struct view *view, struct stage *stage)
{
	struct swap_view *self = self_of(view);
	const struct swap_options options = {
	    .slot_a = self->slot,
	    .slot_b = self->other,
	    .a = {.means = form_text(&self->form, FIELD_CONSENT_A)},
	    .b = {.means = form_text(&self->form, FIELD_CONSENT_B)},
	    .reason = form_text(&self->form, FIELD_REASON),
	    .approved_by = form_text(&self->form, FIELD_APPROVED),
	    .force = self->verdict == VERDICT_FORCE,
	};
	struct roster roster;
	struct err err;
	char *done;

	if (!roster_swap(&roster, stage_app(stage), &options, &err)) {
		refuse(self, stage, &err);
		return;
	}
	roster_release(&roster);
	done = xasprintf(_("%s and %s have changed places"), self->name, self->other_name);
	stage_pop(stage);
	stage_tell(stage, STYLE_GOOD, "%s", done);
	free(done);
}

/* ---- keys ---- */

static void decide(struct view *view, struct stage *stage)
{
	struct swap_view *self = self_of(view);
	stage_agreed *act = self->is_draft ? save : record;
	char *question;

	if (self->verdict == VERDICT_BARRED) {
		stage_tell(stage, STYLE_WARNING, "%s", self->why);
	} else if (self->verdict == VERDICT_FORCE) {
		question = xasprintf(_("%s. Do it all the same?"), self->why);
		stage_ask(stage, act, question);
		free(question);
	} else {
		act(view, stage);
	}
}

static void enter(struct view *view, struct stage *stage)
{
	struct swap_view *self = self_of(view);

	if (!form_go(&self->form, 1))
		decide(view, stage);
	else
		self->base.line = form_line(&self->form);
}

static void back(struct view *view, struct stage *stage)
{
	struct swap_view *self = self_of(view);

	(void)stage;
	if (form_go(&self->form, -1))
		self->base.line = form_line(&self->form);
}

static void forth(struct view *view, struct stage *stage)
{
	struct swap_view *self = self_of(view);

	(void)stage;
	if (form_go(&self->form, 1))
		self->base.line = form_line(&self->form);
}

static void leave(struct view *view, struct stage *stage)
{
	(void)view;
	stage_pop(stage);
	stage_tell(stage, STYLE_PLAIN, "%s", _("nothing was done"));
}

static void swap_click(struct view *view, struct stage *stage, int row, int col)
{
	struct swap_view *self = self_of(view);
	struct area area = stage_area(stage);

	(void)col;
	if (!self->is_draft && form_click(&self->form, form_area(area), area.row + row))
		self->base.line = form_line(&self->form);
}

static const struct binding keys[] = {
    {.key = PRESS_ENTER, .hint = N_("save"), .help = N_("save the swap"), .act = decide},
    {0},
};

static const struct binding typing[] = {
    {.key = PRESS_ENTER,
     .hint = N_("go on, record"),
     .help = N_("the next field; in the last one: record the swap"),
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

static const struct view_type view_swap = {
    .name = N_("Swap"),
    .keys = keys,
    .typing = typing,
    .reload = swap_reload,
    .draw = swap_draw,
    .click = swap_click,
    .close = swap_close,
};
