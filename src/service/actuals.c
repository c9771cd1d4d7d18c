#include "service/actuals.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "service/roster_find.h"
#include "store/actuals.h"
#include "store/people.h"

#include "base/banned.h"

struct recording { /* one batch under way, inside its transaction */
	struct app *app;
	struct roster roster;
	const struct slot *slot; /* of the roster */
	struct staff staff;
	int64_t until; /* what of the slot is over */
	char batch[RANDOM_ID];
	enum actual_source source;
	const char *reason;
	struct actual_stretch *stretch; /* by time; `person` as given */
	size_t n;
};

static int compare_stretches(const void *a, const void *b)
{
	const struct actual_stretch *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static bool is_over(struct recording *r, struct err *err)
{
	int64_t now = clock_now();
	char start[ZONE_TEXT];

	now -= now % 60;
	if (now <= r->slot->start)
		return err_set(err, ERR_CONFLICT, "not-over",
		               _("%s begins at %s: actual duty is what has been"), r->slot->id,
		               zone_vn(start, r->slot->start));
	r->until = now < r->slot->end ? now : r->slot->end;
	return true;
}

static bool is_within(const struct recording *r, const struct actual_stretch *stretch,
                      struct err *err)
{
	char start[ZONE_TEXT], end[ZONE_TEXT];

	if (stretch->from >= r->slot->start && stretch->from < stretch->to &&
	    stretch->to <= r->until)
		return true;
	if (stretch->to > r->until && r->until < r->slot->end)
		return err_set(err, ERR_CONFLICT, "not-over",
		               _("%s is over up to %s only: what is still to come is no actual "
		                 "duty"),
		               r->slot->id, zone_vn(end, r->until));
	return err_set(err, ERR_USAGE, "bad-stretch",
	               _("%s lasts from %s to %s; wanted a stretch within it"), r->slot->id,
	               zone_vn(start, r->slot->start), zone_vn(end, r->slot->end));
}

/* Sorted, with whole slots filled in; two people cannot have held one place at the same time. */
static bool take_stretches(struct recording *r, const struct actual_stretch *stretch, size_t n,
                           struct err *err)
{
	char start[ZONE_TEXT];

	r->stretch = xcalloc(n + 1, sizeof *r->stretch);
	for (size_t i = 0; i < n; i++) {
		struct actual_stretch *one = &r->stretch[r->n++];

		*one = stretch[i];
		one->from = one->from ? one->from : r->slot->start;
		one->to = one->to ? one->to : r->until;
		if (!is_within(r, one, err))
			return false;
	}
	if (n)
		qsort(r->stretch, n, sizeof *r->stretch, compare_stretches);
	for (size_t i = 1; i < n; i++)
		if (r->stretch[i].from < r->stretch[i - 1].to)
			return err_set(err, ERR_USAGE, "bad-stretch",
			               _("%s: two people are named from %s on, but it is one "
			                 "place"),
			               r->slot->id, zone_vn(start, r->stretch[i].from));
	return true;
}

static bool put(const struct recording *r, const char *text, int64_t from, int64_t to,
                struct err *err)
{
	const struct person *person = *text ? staff_match(&r->staff, text) : NULL;
	char id[RANDOM_ID];
	struct actual actual;
	bool ok;

	if (*text && !person)
		return err_set(err, ERR_NOT_FOUND, "no-such-person",
		               _("nobody answers to \"%s\", or several do; give the code of the "
		                 "person (trucban staff list)"),
		               text);
	actual = (struct actual){
	    .id = xstrdup(random_id(id)),
	    .batch = xstrdup(r->batch),
	    .period = xstrdup(r->roster.period.name),
	    .slot = xstrdup(r->slot->id),
	    .person = xstrdup(person ? person->code : ""),
	    .name = xstrdup(person ? person->name : ""),
	    .position = xstrdup(person ? person->position : ""),
	    .from = from,
	    .to = to,
	    .source = r->source,
	    .reason = xstrdup(r->reason),
	    .by = xstrdup(r->app->actor.person),
	    .uid = r->app->actor.uid,
	    .auth = xstrdup(r->app->actor.auth),
	    .made_at = clock_now(),
	};
	ok = actual_put(r->app->db, &actual, err);
	actual_release(&actual);
	return ok;
}

static bool put_all(const struct recording *r, struct err *err)
{
	int64_t at = r->slot->start;
	char *detail;
	bool ok = true;

	for (size_t i = 0; ok && i < r->n; i++) {
		const struct actual_stretch *stretch = &r->stretch[i];

		if (at < stretch->from)
			ok = put(r, "", at, stretch->from, err);
		ok = ok && put(r, stretch->person, stretch->from, stretch->to, err);
		at = stretch->to;
	}
	if (ok && at < r->until)
		ok = put(r, "", at, r->until, err);
	if (!ok)
		return false;
	detail = xasprintf("%s, %zu stretches", actual_source_name(r->source), r->n);
	ok = app_audit(r->app, "actual set", r->slot->id, detail, err);
	free(detail);
	return ok;
}

static bool record(struct recording *r, const char *slot, const struct actual_stretch *stretch,
                   size_t n, struct err *err)
{
	if (!roster_of_slot(&r->roster, r->app, slot, err))
		return false;
	r->slot = roster_slot(&r->roster, slot);
	return slot_is_own(&r->roster, r->slot, err) && is_over(r, err) &&
	       staff_load(&r->staff, r->app->db, err) && take_stretches(r, stretch, n, err) &&
	       put_all(r, err);
}

bool actual_record(struct app *app, const char *slot, const struct actual_stretch *stretch,
                   size_t n, enum actual_source source, const char *reason, struct err *err)
{
	struct recording r = {.app = app, .source = source, .reason = reason ? reason : ""};
	bool ok;

	if (!app_may(app, source == ACTUAL_HANDOVER, err))
		return false;
	if (source == ACTUAL_SUPERVISOR && !*r.reason)
		return err_set(err, ERR_CONFLICT, "no-reason",
		               _("actual duty entered afterwards wants a reason"));
	if (!db_begin(app->db, err))
		return false;
	random_id(r.batch);
	ok = record(&r, slot, stretch, n, err);
	if (ok)
		ok = db_commit(app->db, err);
	else
		db_rollback(app->db);
	staff_release(&r.staff);
	if (r.slot)
		roster_release(&r.roster);
	free(r.stretch);
	return ok;
}

bool actual_list(struct actuals *out, struct app *app, const char *period, struct err *err)
{
	struct period found;
	bool ok;

	if (!app_period(&found, app, period, err))
		return false;
	ok = actuals_load(out, app->db, found.name, err);
	period_release(&found);
	return ok;
}
