#include "service/roster_edit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "service/roster_edit_work.h"
#include "service/roster_find.h"

#include "base/banned.h"

/* ---- the draft ---- */

static bool check_seen(const struct editing *e, const struct roster *draft, struct err *err)
{
	const bool is_edited = draft->edited_at > draft->made_at;
	const char *by = is_edited ? draft->edited_by : draft->made_by;
	char when[ZONE_TEXT];

	if (e->options->revision == ROSTER_ANY_REVISION || e->options->revision == draft->revision)
		return true;
	return err_set(err, ERR_CONFLICT, "stale",
	               _("%s has changed the draft of %s at %s: look at it again first"),
	               *by ? by : "?", draft->period.name,
	               zone_vn(when, is_edited ? draft->edited_at : draft->made_at));
}

/* The amendment of what is published, else an empty lay-out. */
static bool start_draft(struct editing *e, const char *period, struct err *err)
{
	struct roster *draft;

	if (e->options->revision > 0)
		return err_set(err, ERR_CONFLICT, "stale",
		               _("the draft of %s is no longer there: somebody has published or "
		                 "dropped it meanwhile"),
		               period);
	if (!roster_task_load_published(&e->task, e->app, period, err) &&
	    (err->code != ERR_NOT_FOUND || strcmp(err->key, "no-roster") != 0 ||
	     !roster_task_load(&e->task, e->app, period, err)))
		return false;
	e->is_new = true;
	roster_copy(&e->result.draft, &e->task.draft);
	draft = &e->result.draft;
	if (draft->version < 1)
		draft->version = 1;
	draft->made_at = e->task.now;
	text_set(&draft->made_by, e->app->actor.person);
	draft->quality = QUALITY_MANUAL;
	draft->bound = INT64_MIN;
	return true;
}

bool edit_load(struct editing *e, const char *period, struct err *err)
{
	struct roster *draft = &e->result.draft;

	e->now = clock_now() - clock_now() % 60;
	if (roster_load(draft, e->app->db, period, -1, err)) {
		if (!roster_refuse_submitted(draft, err) || !check_seen(e, draft, err) ||
		    !roster_task_load_again(&e->task, e->app, draft, err))
			return false;
	} else {
		*draft = (struct roster){0};
		if (err->code != ERR_NOT_FOUND || !start_draft(e, period, err))
			return false;
	}
	roster_copy(&e->old, draft);
	return true;
}

void edit_release(struct editing *e)
{
	roster_task_release(&e->task);
	roster_release(&e->old);
}

/* ---- storing ---- */

static void tell_slot(struct str *out, const struct slot_state *before, const struct slot *slot)
{
	str_addf(out, "%s%s:", out->n ? "; " : "", slot->id);
	if (strcmp(before->person, slot->person) != 0)
		str_addf(out, " %s -> %s", *before->person ? before->person : "-",
		         *slot->person ? slot->person : "-");
	if (strcmp(before->unit, slot->unit) != 0)
		str_addf(out, " unit \"%s\"", slot->unit);
	if (before->locked != slot->locked)
		str_add(out, slot->locked ? " locked" : " unlocked");
}

static bool audit(struct editing *e, struct err *err)
{
	const struct edit_result *result = &e->result;
	const struct roster *draft = &result->draft;
	char *object = xasprintf("%s v%d", draft->period.name, draft->version);
	struct str what = {0};
	char *detail;
	bool ok;

	for (size_t i = 0; i < result->n_before; i++)
		tell_slot(&what, &result->before[i], roster_slot(draft, result->before[i].slot));
	/* Looking back at what was begun by hand wants weights and absences too. */
	detail =
	    e->is_new ? roster_task_detail(&e->task, str_text(&what)) : xstrdup(str_text(&what));
	ok = app_audit(e->app, e->options->action ? e->options->action : "roster edit", object,
	               detail, err);
	str_release(&what);
	free(detail);
	free(object);
	return ok;
}

bool edit_store(struct editing *e, struct err *err)
{
	struct roster *draft = &e->result.draft;

	draft->edited_at = clock_now();
	text_set(&draft->edited_by, e->app->actor.person);
	return roster_put_draft(e->app->db, draft, err) && audit(e, err);
}

/* ---- one piece of hand work ---- */

struct hand_work { /* what is to be done: edits, or giving all to units */
	const struct slot_edit *edits;
	size_t n;
	bool is_allotment;
};

static const char *unit_of(const struct editing *e, const struct slot *slot)
{
	const struct person *person = staff_find(&e->task.staff, slot->person);

	return person ? person->unit : "";
}

static bool allot(struct editing *e, struct err *err)
{
	const struct roster *draft = &e->result.draft;
	struct slot_edit *edits;
	size_t n = 0;
	bool ok;

	if (e->is_new && !e->task.is_amendment)
		return err_set(err, ERR_NOT_FOUND, "no-draft",
		               _("%s has no draft: trucban roster generate %s"), draft->period.name,
		               draft->period.name);
	edits = xcalloc(draft->n_slots + 1, sizeof *edits);
	for (size_t i = 0; i < draft->n_slots; i++) {
		const struct slot *slot = &draft->slot[i];

		if (!slot->locked && *unit_of(e, slot) && edit_is_open(e, slot))
			edits[n++] = (struct slot_edit){slot->id, "", unit_of(e, slot), -1};
	}
	ok = edit_apply(e, edits, n, err);
	free(edits);
	return ok;
}

static bool find_period(char **out, const struct editing *e, const struct hand_work *work,
                        struct err *err)
{
	struct period found;

	if (!e->options->period && work->n)
		return roster_find_period(out, e->app, work->edits[0].slot, err);
	assert(e->options->period);
	if (!app_period(&found, e->app, e->options->period, err))
		return false;
	*out = xstrdup(found.name);
	period_release(&found);
	return true;
}

static bool work_on(struct editing *e, const struct hand_work *work, bool stores, struct err *err)
{
	char *period;
	bool ok;

	if (!find_period(&period, e, work, err))
		return false;
	ok = edit_load(e, period, err) &&
	     (work->is_allotment ? allot(e, err) : edit_apply(e, work->edits, work->n, err)) &&
	     edit_judge(e, err);
	free(period);
	if (!ok)
		return false;
	edit_count(e);
	return !stores || !e->result.n_before || edit_store(e, err);
}

static bool run(struct edit_result *out, struct app *app, const struct hand_work *work,
                const struct edit_options *options, bool stores, struct err *err)
{
	struct editing e = {.app = app, .options = options};
	bool ok;

	if (!app_may(app, false, err) ||
	    !(stores ? db_begin(app->db, err) : db_read_begin(app->db, err)))
		return false;
	ok = work_on(&e, work, stores, err);
	if (!stores)
		db_read_end(app->db);
	else if (!ok)
		db_rollback(app->db);
	else
		ok = db_commit(app->db, err);
	edit_release(&e);
	if (ok)
		*out = e.result;
	else
		edit_result_release(&e.result);
	return ok;
}

bool roster_edit(struct edit_result *out, struct app *app, const struct slot_edit *edits, size_t n,
                 const struct edit_options *options, struct err *err)
{
	const struct hand_work work = {.edits = edits, .n = n};

	return run(out, app, &work, options, true, err);
}

bool roster_try(struct edit_result *out, struct app *app, const struct slot_edit *edits, size_t n,
                const struct edit_options *options, struct err *err)
{
	const struct hand_work work = {.edits = edits, .n = n};

	return run(out, app, &work, options, false, err);
}

bool roster_allot(struct edit_result *out, struct app *app, const char *period, int revision,
                  struct err *err)
{
	const struct hand_work work = {.is_allotment = true};
	const struct edit_options options = {
	    .period = period, .revision = revision, .action = "roster allot"};

	return run(out, app, &work, &options, true, err);
}
