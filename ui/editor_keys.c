/* Keys of the roster's view that change the draft, or show what was changed. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "editor_parts.h"
#include "service/app.h"
#include "stage.h"
#include "views.h"

#include "base/banned.h"

/* ---- may it be changed? ---- */

bool roster_view_is_draft(const struct roster_view *self)
{
	return self->is_there && self->grid.roster.status == ROSTER_DRAFT;
}

static bool may_edit(struct stage *stage)
{
	struct err err;

	if (app_may(stage_app(stage), false, &err))
		return true;
	stage_tell(stage, STYLE_WARNING, "%s", err.msg);
	return false;
}

static void amend(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);

	self->may_amend = true;
	self->then(view, stage);
}

static char *amend_question(const struct roster_view *self)
{
	return xasprintf(_("Make draft of amendment %d? Version %d stays in force until the draft "
	                   "is published."),
	                 self->grid.roster.version, self->grid.roster.version);
}

static void tell_submitted(struct stage *stage)
{
	stage_tell(stage, STYLE_PLAIN, "%s",
	           _("this draft lies before who signs; p, then r takes it back"));
}

/* Asked once: the first change of what is in force makes a draft. */
static void ask_to_amend(struct roster_view *self, struct stage *stage, stage_agreed *then)
{
	char *question = amend_question(self);

	self->then = then;
	stage_ask(stage, amend, question);
	free(question);
}

/* Tells why not; or asks first, and then comes back to `then`. */
static bool is_ready(struct roster_view *self, struct stage *stage, stage_agreed *then)
{
	if (!self->is_there) {
		stage_tell(stage, STYLE_PLAIN, "%s",
		           _("there is no roster yet; g makes the next one"));
		return false;
	}
	if (!may_edit(stage))
		return false;
	if (roster_view_is_draft(self)) {
		if (!roster_is_submitted(&self->grid.roster))
			return true;
		tell_submitted(stage);
		return false;
	}
	if (self->has_draft)
		stage_tell(stage, STYLE_PLAIN, "%s",
		           _("this version is in force; b shows the draft, which can be changed"));
	else if (!self->may_amend)
		ask_to_amend(self, stage, then);
	return !self->has_draft && self->may_amend;
}

/* What is held along with another post is changed there: the cursor goes to that. */
static const struct slot *leading(struct roster_view *self, const struct slot *slot)
{
	const struct roster *roster = &self->grid.roster;
	const struct post *post = posts_find(&roster->posts, slot->post);

	if (!post || !*post->concurrent)
		return slot;
	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *other = &roster->slot[i];

		if (strcmp(other->post, post->concurrent) == 0 && other->head == slot->head &&
		    strcmp(other->shift, slot->shift) == 0 &&
		    date_compare(other->day, slot->day) == 0) {
			grid_find(&self->grid, other->id, &self->place.rows.cursor,
			          &self->place.day);
			return other;
		}
	}
	return slot;
}

const struct slot *roster_view_slot(struct roster_view *self, struct stage *stage)
{
	const struct grid_cell *cell = NULL;

	if (self->is_there)
		cell = grid_cell(&self->grid, self->place.rows.cursor, self->place.day);
	if (cell && cell->slot)
		return leading(self, cell->slot);
	stage_tell(stage, STYLE_PLAIN, "%s", _("no duty of this post on this day"));
	return NULL;
}

/* ---- changes ---- */

void roster_view_refuse(struct roster_view *self, struct stage *stage, const struct err *err)
{
	char *who;

	if (strcmp(err->key, "stale") != 0) {
		stage_tell(stage, STYLE_WARNING, "%s", err->msg);
		return;
	}
	stage_reload(stage);
	if (!roster_view_is_draft(self)) {
		stage_tell(stage, STYLE_WARNING, "%s", err->msg);
		return;
	}
	who = editor_who(&self->grid.roster, &self->staff);
	stage_tell(stage, STYLE_WARNING, "%s", who);
	free(who);
}

static void tell_saved(struct roster_view *self, struct stage *stage, struct edit_result *result,
                       const char *done)
{
	char *words = edit_words(result, &self->findings, stage_app(stage)->config.weights.moved);
	enum style style = strstr(words, "! ") ? STYLE_WARNING : STYLE_GOOD;

	self->version = ROSTER_NEWEST;
	stage_reload(stage);
	stage_tell(stage, style, "%s%s%s · %s", done, *words ? " · " : "", words, _("u undoes it"));
	edit_result_release(result);
	free(words);
}

void roster_view_save(struct roster_view *self, struct stage *stage, const struct slot_edit *edits,
                      size_t n, const struct edit_options *options, const char *done)
{
	struct edit_result result;
	struct err err;

	if (editor_do(&self->edit, &result, stage_app(stage), edits, n, options, &err))
		tell_saved(self, stage, &result, done);
	else
		roster_view_refuse(self, stage, &err);
}

void roster_view_replace(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	const struct slot *slot = roster_view_slot(self, stage);
	struct view *above;
	struct err err;

	if (!slot || !is_ready(self, stage, roster_view_replace))
		return;
	above = view_candidates_open(self, slot->id, stage_app(stage), &err);
	if (above)
		stage_push(stage, above);
	else
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
}

/* Illness and the like: somebody else takes what is published, a record of its own. */
void roster_view_cover(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	const struct slot *slot = roster_view_slot(self, stage);
	const int64_t now = clock_now();
	struct view *above;
	struct err err;

	if (!slot)
		return;
	if (roster_view_is_draft(self)) {
		stage_tell(stage, STYLE_PLAIN, "%s",
		           _("a draft is not in force: t changes it; b shows what is published"));
	} else if (!app_may(stage_app(stage), true, &err)) {
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
	} else {
		self->may_amend = false;
		/* Of what is to come, beside a draft, and of what is over nobody is listed. */
		above = slot->end <= now || (self->has_draft && slot->start > now)
		            ? view_cover_open(self, slot->id, "")
		            : view_candidates_open(self, slot->id, stage_app(stage), &err);
		if (above)
			stage_push(stage, above);
		else
			stage_tell(stage, STYLE_WARNING, "%s", err.msg);
	}
}

void roster_view_lock(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	const struct slot *slot = roster_view_slot(self, stage);
	bool locked;

	if (!slot || !is_ready(self, stage, roster_view_lock))
		return;
	locked = slot->locked;
	roster_view_save(self, stage, &(struct slot_edit){.slot = slot->id, .locked = !locked}, 1,
	                 &(struct edit_options){.action = locked ? "roster unlock" : "roster lock"},
	                 locked ? _("unlocked: g may give it to somebody else")
	                        : _("locked (*): g keeps it"));
}

void roster_view_empty(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	const struct slot *slot = roster_view_slot(self, stage);

	if (!slot || !is_ready(self, stage, roster_view_empty))
		return;
	if (!*slot->person)
		stage_tell(stage, STYLE_PLAIN, "%s", _("nobody holds it yet"));
	else
		roster_view_save(
		    self, stage, &(struct slot_edit){.slot = slot->id, .person = "", .locked = -1},
		    1, &(struct edit_options){.action = "roster unassign"}, _("it is open now"));
}

void roster_view_give(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	const struct slot *slot = roster_view_slot(self, stage);

	if (slot && is_ready(self, stage, roster_view_give))
		stage_push(stage, view_units_open(self, slot->id));
}

static void allot(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	struct edit_result result;
	struct err err;

	if (editor_allot(&self->edit, &result, stage_app(stage), &err))
		tell_saved(self, stage, &result, _("units name their people"));
	else
		roster_view_refuse(self, stage, &err);
}

void roster_view_allot(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);

	if (is_ready(self, stage, roster_view_allot))
		stage_ask(
		    stage, allot,
		    _("Give every duty that is not locked to the unit of whoever holds it, so "
		      "that units name their people?"));
}

/* ---- two slots ---- */

static void unmark(struct roster_view *self)
{
	free(self->mark);
	self->mark = NULL;
	self->place.marked = NULL;
}

static void mark(struct roster_view *self, struct stage *stage, const struct slot *slot)
{
	unmark(self);
	if (!*slot->person) {
		stage_tell(stage, STYLE_PLAIN, "%s", _("nobody holds it yet"));
		return;
	}
	self->mark = xstrdup(slot->id);
	self->place.marked = self->mark;
	stage_tell(stage, STYLE_PLAIN,
	           _("%s is marked: go to the other duty and press x again; here x takes the mark "
	             "away"),
	           slot->name);
}

/* A swap of what is published needs no draft: it is a record of its own. */
static bool may_swap(struct roster_view *self, struct stage *stage)
{
	struct err err;

	if (self->is_there && !roster_view_is_draft(self)) {
		if (app_may(stage_app(stage), true, &err))
			return true;
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
		return false;
	}
	return is_ready(self, stage, roster_view_swap);
}

void roster_view_swap(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	const struct slot *slot = roster_view_slot(self, stage);

	if (!slot || !may_swap(self, stage))
		return;
	if (self->mark && !roster_slot(&self->grid.roster, self->mark))
		unmark(self);
	if (!self->mark) {
		mark(self, stage, slot);
	} else if (strcmp(self->mark, slot->id) == 0) {
		unmark(self);
		stage_tell(stage, STYLE_PLAIN, "%s", _("the mark is gone"));
	} else if (!*slot->person) {
		stage_tell(stage, STYLE_PLAIN, "%s", _("nobody holds it yet"));
	} else {
		stage_push(stage, view_swap_open(self, self->mark, slot->id));
		unmark(self);
	}
}

/* ---- the way back ---- */

static void step(struct view *view, struct stage *stage, bool back)
{
	struct roster_view *self = roster_view_of(view);
	struct edit_result result;
	struct err err;
	bool ok;

	if (!may_edit(stage))
		return;
	ok = back ? editor_undo(&self->edit, &result, stage_app(stage), &err)
	          : editor_redo(&self->edit, &result, stage_app(stage), &err);
	if (!ok) {
		if (err.code == ERR_NOT_FOUND)
			stage_tell(stage, STYLE_PLAIN, "%s", err.msg);
		else
			roster_view_refuse(self, stage, &err);
		return;
	}
	if (result.n_before || self->edit.undo.n + self->edit.redo.n)
		view_roster_go(view,
		               back ? self->edit.redo.step[self->edit.redo.n - 1].state[0].slot
		                    : self->edit.undo.step[self->edit.undo.n - 1].state[0].slot);
	tell_saved(self, stage, &result, back ? _("taken back") : _("done again"));
}

void roster_view_undo(struct view *view, struct stage *stage)
{
	step(view, stage, true);
}

void roster_view_redo(struct view *view, struct stage *stage)
{
	step(view, stage, false);
}

/* ---- the draft as a whole ---- */

/* Whether it is replaced, or made beside what is in force. */
static char *generate_question(const struct roster_view *self)
{
	const char *title = self->is_there ? self->grid.roster.period.title : NULL;

	if (!self->period)
		return xstrdup(_("Arrange the next roster?"));
	if (!self->is_there)
		return xasprintf(_("Arrange a roster (%s)?"),
		                 self->chosen ? self->chosen : self->period);
	if (!self->has_draft)
		return amend_question(self);
	return xasprintf(_("Arrange this roster anew (%s)? A draft of it is replaced."),
	                 title ? title : self->period);
}

void roster_view_generate(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	char *line, *question;

	if (!may_edit(stage))
		return;
	if (roster_view_is_draft(self) && roster_is_submitted(&self->grid.roster)) {
		tell_submitted(stage);
		return;
	}
	line = xasprintf("roster generate %s", self->period ? self->period : "next");
	question = generate_question(self);
	stage_offer(stage, line, question);
	free(question);
	free(line);
}

void roster_view_publish(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);

	if (!may_edit(stage))
		return;
	if (!self->has_draft)
		stage_tell(stage, STYLE_PLAIN, "%s",
		           _("there is no draft to publish; g arranges one"));
	else
		stage_push(stage, view_publish_open(self->period, &stage_app(stage)->config));
}

void roster_view_compare(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);

	if (!self->has_draft || !self->has_published)
		stage_tell(stage, STYLE_PLAIN, "%s",
		           _("d compares a draft with the published version; here is only one"));
	else
		stage_push(stage, view_diff_open(self->period));
}

void roster_view_desk(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);

	if (self->period && may_edit(stage))
		stage_push(stage, view_desk_open(self->period, self->has_published));
}
