#include "service/roster_task.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "domain/amend.h"
#include "service/roster_absence.h"
#include "service/roster_past.h"
#include "service/teams.h"
#include "store/actuals.h"
#include "store/logs.h"
#include "store/people.h"

#include "base/banned.h"

/* Rest is measured in hours; nothing further away can matter. */
#define NEAR (3 * 86400)

static void add_segment(struct segments *list, const struct segment *segment)
{
	list->segment = array_grow(list->segment, list->n, sizeof *list->segment);
	list->segment[list->n++] = *segment;
}

/* Does one of our slots fill this minute of the post? `*until` is when that changes. */
static bool is_ours(int64_t *until, const struct roster *roster, const char *post, int64_t at)
{
	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *slot = &roster->slot[i];

		if (slot->start > at && slot->start < *until && strcmp(slot->post, post) == 0)
			*until = slot->start;
		if (slot->start <= at && at < slot->end && strcmp(slot->post, post) == 0) {
			*until = slot->end;
			return true;
		}
	}
	return false;
}

/* A post belongs to one published roster at any minute: ours takes over what it fills, and the rest
 * of a shift stays. */
static void add_rest(struct segments *list, const struct segment *segment,
                     const struct roster *roster)
{
	int64_t until;

	for (int64_t at = segment->start; at < segment->end; at = until) {
		struct segment part = *segment;

		until = segment->end;
		if (is_ours(&until, roster, segment->post->id, at))
			continue;
		part.start = at;
		part.end = until;
		add_segment(list, &part);
	}
}

bool roster_neighbours(struct segments *out, struct rosters *rosters, struct db *db,
                       const struct roster *roster, struct err *err)
{
	int64_t from = roster->period.start - NEAR, to = roster->period.end + NEAR;
	struct segments all = {0};

	if (!rosters_load(rosters, db, from, to, err))
		return false;
	for (size_t i = 0; i < rosters->n; i++) {
		struct segments segments;

		if (strcmp(rosters->roster[i].period.name, roster->period.name) == 0)
			continue;
		roster_resolve(&segments, &rosters->roster[i]);
		for (size_t j = 0; j < segments.n; j++) {
			const struct segment *segment = &segments.segment[j];

			if (*segment->person && segment->end > from && segment->start < to)
				add_rest(&all, segment, roster);
		}
		segments_release(&segments);
	}
	*out = all;
	return true;
}

bool roster_task_is_free(const struct roster_task *task, const struct slot *slot)
{
	const struct post *post = posts_find(&task->draft.posts, slot->post);

	if (post && *post->concurrent)
		return false;
	if (task->keeps_units && *slot->unit && !*slot->person)
		return false;
	return !task->is_amendment || !slot_has_begun(slot, task->now);
}

/* What has begun, and covers of a part of what has not: the holder of the rest may still change. */
static void pick_settled(struct segments *out, const struct roster_task *task,
                         const struct segments *from)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct segment *segment = &from->segment[i];
		const struct slot *slot = segment->slot;
		bool is_part =
		    segment->change && (segment->start > slot->start || segment->end < slot->end);

		if (*segment->person && (is_part || slot_has_begun(slot, task->now)))
			add_segment(out, segment);
	}
}

static void add_settled(struct roster_task *task)
{
	struct segments segments;

	roster_resolve(&segments, &task->published);
	pick_settled(&task->settled, task, &segments);
	segments_release(&segments);
}

/* Fairness counts who was really on, as it does with all other rosters. */
static bool count_settled(struct roster_task *task, struct app *app, struct err *err)
{
	struct segments planned, kept, settled = {0};
	struct actuals actuals;

	if (!actuals_load(&actuals, app->db, task->draft.period.name, err))
		return false;
	roster_resolve(&planned, &task->published);
	actual_resolve(&kept, &task->published, &planned, &actuals);
	pick_settled(&settled, task, &kept);
	ledger_add(&task->past, &settled, &task->holidays);
	segments_release(&settled);
	segments_release(&kept);
	segments_release(&planned);
	actuals_release(&actuals);
	return true;
}

static bool is_missing(const struct err *err)
{
	return err->code == ERR_NOT_FOUND && strcmp(err->key, "no-roster") == 0;
}

static bool amend(struct roster_task *task, struct app *app, struct err *err)
{
	if (!roster_load(&task->published, app->db, task->draft.period.name, 0, err))
		return is_missing(err);
	task->is_amendment = true;
	roster_amend(&task->draft, &task->published, task->now, &task->holidays);
	add_settled(task);
	return true;
}

/* Cells that were locked in the draft before stay where they are; what was given to a unit stays
 * with it. */
static bool keep_locked(struct roster_task *task, struct app *app, struct err *err)
{
	struct roster old;

	if (!roster_load(&old, app->db, task->draft.period.name, -1, err))
		return is_missing(err);
	task->draft.revision = old.revision;
	for (size_t i = 0; i < old.n_slots; i++) {
		const struct slot *from = &old.slot[i];
		struct slot *slot = roster_slot(&task->draft, from->id);

		if (!slot || !roster_task_is_free(task, slot))
			continue;
		slot_give(slot, from->unit);
		if (!from->locked || !*from->person)
			continue;
		slot_assign(slot, from->person, from->name, from->position);
		slot->locked = true;
	}
	roster_release(&old);
	return true;
}

static bool load_facts(struct roster_task *task, struct app *app, const struct period *period,
                       struct err *err)
{
	if (!app_holidays(&task->holidays, app, roster_year(period->first), err) ||
	    !staff_load(&task->staff, app->db, err) || !leaves_load(&task->leaves, app->db, err) ||
	    !exemptions_load(&task->exemptions, app->db, err))
		return false;
	task->n_recorded = task->leaves.n;
	return true;
}

/* Once the draft and what it amends are there. */
static bool load_others(struct roster_task *task, struct app *app, struct err *err)
{
	if (!roster_neighbours(&task->neighbours, &task->rosters, app->db, &task->draft, err) ||
	    !roster_past(&task->past, app, 0, task->draft.period.name, err))
		return false;
	return !task->is_amendment || count_settled(task, app, err);
}

static bool load(struct roster_task *task, struct app *app, const void *name, struct err *err)
{
	struct period period;
	bool ok;

	if (!app_period(&period, app, name, err))
		return false;
	ok = load_facts(task, app, &period, err);
	if (ok)
		roster_lay_out(&task->draft, &period, &app->config.posts, &task->holidays);
	period_release(&period);
	return ok && app_team_rules(&task->draft.rules, app, err) && amend(task, app, err) &&
	       keep_locked(task, app, err) && load_others(task, app, err);
}

bool roster_task_keep_units(char **named, struct roster_task *task, struct app *app,
                            struct err *err)
{
	struct roster old;

	*named = xcalloc(task->draft.n_slots + 1, 1);
	if (!roster_load(&old, app->db, task->draft.period.name, -1, err))
		return is_missing(err);
	for (size_t i = 0; i < task->draft.n_slots; i++) {
		struct slot *slot = &task->draft.slot[i];
		const struct slot *from = roster_slot(&old, slot->id);

		if (!from || !*slot->unit || slot->locked || !roster_task_is_free(task, slot))
			continue;
		slot_assign(slot, from->person, from->name, from->position);
		slot->locked = *from->person != 0;
		(*named)[i] = *from->person != 0;
	}
	task->keeps_units = true;
	roster_release(&old);
	return true;
}

/*
 * Absences and weights (NULL: not wanted) that a version was made with; older audit rows say
 * nothing.
 */
static bool find_circumstances(struct roster_task *task, struct roster_weights *weights,
                               struct app *app, const struct roster *roster, struct err *err)
{
	char *object = xasprintf("%s v%d", roster->period.name, roster->version);
	struct roster_weights found;
	struct audits audits;
	size_t i = 0;

	if (!audits_load(&audits, app->db, 0, err)) {
		free(object);
		return false;
	}
	while (i < audits.n && (strcmp(audits.audit[i].object, object) != 0 ||
	                        !roster_weights_find(&found, audits.audit[i].detail)))
		i++;
	if (i < audits.n) {
		roster_absences_find(&task->leaves, audits.audit[i].detail);
		if (weights)
			*weights = found;
		free(task->made_with);
		task->made_with = xstrdup(audits.audit[i].detail);
	}
	audits_release(&audits);
	free(object);
	return true;
}

/* Of the draft that ours is to replace. */
static bool find_revision(int *out, struct app *app, const char *period, struct err *err)
{
	struct roster old;

	*out = 0;
	if (!roster_load(&old, app->db, period, -1, err))
		return is_missing(err);
	*out = old.revision;
	roster_release(&old);
	return true;
}

static bool load_published(struct roster_task *task, struct app *app, const void *name,
                           struct err *err)
{
	struct period period;
	bool ok;

	if (!app_period(&period, app, name, err))
		return false;
	ok = load_facts(task, app, &period, err) &&
	     roster_load(&task->published, app->db, period.name, 0, err) &&
	     find_circumstances(task, NULL, app, &task->published, err);
	period_release(&period);
	if (!ok)
		return false;
	task->is_amendment = true;
	roster_copy(&task->draft, &task->published);
	roster_absorb(&task->draft);
	if (!find_revision(&task->draft.revision, app, task->draft.period.name, err))
		return false;
	task->draft.version++;
	task->draft.status = ROSTER_DRAFT;
	task->draft.published_at = 0;
	task->draft.edited_at = task->draft.submitted_at = 0;
	task->draft.has_order_date = false;
	text_set(&task->draft.published_by, "");
	text_set(&task->draft.edited_by, "");
	text_set(&task->draft.submitted_by, "");
	text_set(&task->draft.basis, "");
	text_set(&task->draft.number, "");
	text_set(&task->draft.signer, "");
	text_set(&task->draft.signer_title, "");
	add_settled(task);
	return load_others(task, app, err);
}

void roster_task_base(struct roster *out, const struct roster_task *task)
{
	*out = (struct roster){0};
	if (!task->is_amendment)
		return;
	roster_copy(out, &task->published);
	roster_absorb(out);
}

/* Free slots go back to who was proposed for them. */
static void undo(struct roster_task *task)
{
	struct roster base;

	roster_task_base(&base, task);
	for (size_t i = 0; i < task->draft.n_slots; i++) {
		struct slot *slot = &task->draft.slot[i];
		const struct slot *old = task->is_amendment ? roster_slot(&base, slot->id) : NULL;

		if (slot->locked || !roster_task_is_free(task, slot))
			continue;
		slot_assign(slot, old ? old->person : "", old ? old->name : "",
		            old ? old->position : "");
	}
	roster_release(&base);
}

void roster_task_ask(struct roster_task *task, const struct roster *roster)
{
	struct roster copy;

	roster_copy(&copy, roster);
	roster_release(&task->draft);
	task->draft = copy;
	undo(task);
}

static bool load_again(struct roster_task *task, struct app *app, const void *what, struct err *err)
{
	const struct roster *roster = what;

	if (!load_facts(task, app, &roster->period, err) ||
	    !find_circumstances(task, &task->weights, app, roster, err))
		return false;
	roster_copy(&task->draft, roster);
	task->now = roster->made_at;
	task->is_amendment = roster->version > 1;
	if (task->is_amendment) {
		if (!roster_load(&task->published, app->db, roster->period.name,
		                 roster->version - 1, err))
			return false;
		add_settled(task);
	}
	undo(task);
	return load_others(task, app, err);
}

typedef bool loader(struct roster_task *task, struct app *app, const void *what, struct err *err);

static bool in_one_picture(struct roster_task *out, struct app *app, loader *fill, const void *what,
                           struct err *err)
{
	struct roster_task task = {.now = clock_now(), .weights = app->config.weights};
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = fill(&task, app, what, err);
	db_read_end(app->db);
	if (!ok) {
		roster_task_release(&task);
		return false;
	}
	*out = task;
	return true;
}

bool roster_task_load(struct roster_task *out, struct app *app, const char *period, struct err *err)
{
	return in_one_picture(out, app, load, period, err);
}

bool roster_task_load_published(struct roster_task *out, struct app *app, const char *period,
                                struct err *err)
{
	return in_one_picture(out, app, load_published, period, err);
}

bool roster_task_load_again(struct roster_task *out, struct app *app, const struct roster *roster,
                            struct err *err)
{
	return in_one_picture(out, app, load_again, roster, err);
}

/* Solving takes its time outside any transaction: what it amends may be a version behind by now. */
static bool check_base(const struct roster_task *task, struct db *db, struct err *err)
{
	const char *period = task->draft.period.name;
	struct roster now;
	struct err none;
	int version = 0;

	if (roster_load(&now, db, period, 0, &none)) {
		version = now.version;
		roster_release(&now);
	} else if (none.code != ERR_NOT_FOUND) {
		*err = none;
		return false;
	}
	return version == task->published.version ||
	       err_set(err, ERR_CONFLICT, "overtaken",
	               _("somebody has published %s while it was being generated: generate it "
	                 "again"),
	               period);
}

bool roster_refuse_submitted(const struct roster *draft, struct err *err)
{
	char when[ZONE_TEXT];

	if (!roster_is_submitted(draft))
		return true;
	return err_set(err, ERR_CONFLICT, "submitted",
	               _("the draft of %s lies before who signs since %s; take it back first: "
	                 "trucban roster recall %s --reason TEXT"),
	               draft->period.name, zone_vn(when, draft->submitted_at), draft->period.name);
}

bool roster_check_submitted(struct app *app, const char *period, struct err *err)
{
	struct roster draft;
	bool ok;

	if (!roster_load(&draft, app->db, period, -1, err))
		return is_missing(err);
	ok = roster_refuse_submitted(&draft, err);
	roster_release(&draft);
	return ok;
}

char *roster_task_detail(const struct roster_task *task, const char *detail)
{
	char *weights = roster_weights_format(&task->weights);
	char *absences = roster_absences_format(&task->leaves, task->n_recorded);
	char *all = xasprintf("%s %s%s%s", detail, weights, *absences ? " " : "", absences);

	free(weights);
	free(absences);
	return all;
}

bool roster_task_store(struct roster_task *task, struct app *app, const char *action,
                       const char *detail, struct err *err)
{
	struct roster *draft = &task->draft;
	char *object, *all;
	bool ok;

	if (!db_begin(app->db, err))
		return false;
	ok = check_base(task, app->db, err) &&
	     roster_check_submitted(app, draft->period.name, err) &&
	     roster_put_draft(app->db, draft, err);
	if (ok) {
		object = xasprintf("%s v%d", draft->period.name, draft->version);
		all = roster_task_detail(task, detail);
		ok = app_audit(app, action, object, all, err);
		free(object);
		free(all);
	}
	if (ok)
		return db_commit(app->db, err);
	db_rollback(app->db);
	return false;
}

void roster_task_release(struct roster_task *task)
{
	segments_release(&task->neighbours);
	segments_release(&task->settled);
	rosters_release(&task->rosters);
	roster_release(&task->draft);
	roster_release(&task->published);
	staff_release(&task->staff);
	leaves_release(&task->leaves);
	exemptions_release(&task->exemptions);
	holidays_release(&task->holidays);
	ledger_release(&task->past);
	free(task->made_with);
	*task = (struct roster_task){0};
}
