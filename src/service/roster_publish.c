/* Publication: part of service/rosters.h. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "domain/amend.h"
#include "service/calendar.h"
#include "service/roster_judge.h"
#include "service/roster_order.h"
#include "service/roster_past.h"
#include "service/rosters.h"

#include "base/banned.h"

/* ---- gaps ---- */

static bool is_over(const struct roster *roster, const char *id, int64_t now)
{
	const struct slot *slot = id ? roster_slot(roster, id) : NULL;

	return slot && slot->end <= now;
}

/*
 * The past cannot be filled any more, so only gaps from now on count: the check sees a period that
 * begins now.
 */
static bool refuse_gap(struct app *app, struct roster *roster, int64_t now, struct err *err)
{
	int64_t start = roster->period.start;
	struct findings findings = {0};
	struct roster_judge judge;
	bool ok = true;

	if (!roster_judge_load(&judge, app, roster, err))
		return false;
	if (now > start)
		roster->period.start = now < roster->period.end ? now : roster->period.end;
	roster_judge_check(&findings, &judge, roster);
	roster->period.start = start;
	for (size_t i = 0; ok && i < findings.n; i++) {
		const struct finding *finding = &findings.item[i];

		if (strcmp(finding->code, "gap") == 0 && !is_over(roster, finding->slot, now))
			ok =
			    err_set(err, ERR_CONFLICT, "gap", _("%s cannot be published: %s%s%s%s"),
			            roster->period.name, finding->text, finding->slot ? " (" : "",
			            finding->slot ? finding->slot : "", finding->slot ? ")" : "");
	}
	findings_release(&findings);
	roster_judge_release(&judge);
	return ok;
}

/* ---- other rosters over the same posts and hours ---- */

static const struct slot *overlap(const struct roster *other, const struct roster *roster)
{
	for (size_t i = 0; i < other->n_slots; i++)
		for (size_t j = 0; j < roster->n_slots; j++) {
			const struct slot *a = &other->slot[i], *b = &roster->slot[j];

			if (a->start < b->end && b->start < a->end && strcmp(a->post, b->post) == 0)
				return a;
		}
	return NULL;
}

/* What is left of it becomes its next version, resolved up to now; with nothing left it ends. */
static bool yield(struct app *app, struct roster *other, const struct roster *roster,
                  const struct holidays *holidays, struct err *err)
{
	roster_absorb(other);
	roster_yield(other, roster, holidays);
	if (other->n_slots == 0)
		return roster_put_superseded(app->db, other, err);
	text_set(&other->made_by, app->actor.person);
	text_set(&other->published_by, app->actor.person);
	other->revision = ROSTER_ANY_REVISION;
	other->made_at = other->published_at = clock_now();
	return roster_put_draft(app->db, other, err) && roster_put_published(app->db, other, err);
}

static void swap(struct roster *a, struct roster *b)
{
	struct roster old = *a;

	*a = *b;
	*b = old;
}

/* Leaves in `others` those that had to yield: their calendars change too. */
static bool take_over(struct app *app, struct rosters *others, const struct roster *roster,
                      bool replace, struct err *err)
{
	struct holidays holidays;
	size_t n = 0;
	bool ok = true;

	if (!app_holidays(&holidays, app, roster_year(roster->period.first), err))
		return false;
	for (size_t i = 0; ok && i < others->n; i++) {
		struct roster *other = &others->roster[i];
		const struct slot *slot;

		if (strcmp(other->period.name, roster->period.name) == 0)
			continue;
		slot = overlap(other, roster);
		if (!slot)
			continue;
		if (!replace)
			ok = err_set(err, ERR_CONFLICT, "overlap",
			             _("%s is published over the same post and hours (%s); "
			               "--replace makes this its amendment"),
			             other->period.name, slot->id);
		else
			ok = yield(app, other, roster, &holidays, err);
		swap(other, &others->roster[n++]);
	}
	holidays_release(&holidays);
	while (others->n > n)
		roster_release(&others->roster[--others->n]);
	return ok;
}

/* ---- the draft becomes a version ---- */

static bool catch_up(struct app *app, struct roster *draft, int64_t now, struct err *err)
{
	struct roster published;

	if (!roster_load(&published, app->db, draft->period.name, 0, err))
		return err->code == ERR_NOT_FOUND;
	roster_catch_up(draft, &published, now);
	roster_release(&published);
	return true;
}

static bool refresh_all(struct app *app, const struct roster *roster, const struct rosters *others,
                        struct err *err)
{
	bool ok = calendar_refresh(app, roster->period.name, err);

	for (size_t i = 0; ok && i < others->n; i++)
		ok = calendar_refresh(app, others->roster[i].period.name, err);
	return ok;
}

static bool audit(struct app *app, const struct roster *roster, const struct rosters *others,
                  struct err *err)
{
	char *object = xasprintf("%s v%d", roster->period.name, roster->version);
	struct str detail = {0};
	bool ok;

	roster_order_tell(&detail, roster);
	for (size_t i = 0; i < others->n; i++)
		str_addf(&detail, "%sreplaces %s", detail.n ? ", " : "",
		         others->roster[i].period.name);
	ok = app_audit(app, "roster publish", object, str_text(&detail), err);
	free(object);
	str_release(&detail);
	return ok;
}

static bool publish(struct app *app, struct roster *draft, const struct publish_options *options,
                    struct err *err)
{
	int64_t now = clock_now();
	struct rosters others;
	bool ok;

	if (options->revision && options->revision != draft->revision)
		return err_set(err, ERR_CONFLICT, "stale",
		               _("the draft of %s is no longer the one that was shown: look at it "
		                 "again first"),
		               draft->period.name);
	if (!catch_up(app, draft, now, err) || !refuse_gap(app, draft, now, err) ||
	    !roster_order_set(draft, app, options, now, err) ||
	    !rosters_load(&others, app->db, draft->period.start, draft->period.end + 86400, err))
		return false;
	text_set(&draft->published_by, app->actor.person);
	draft->published_at = now;
	draft->status = ROSTER_PUBLISHED;
	ok = take_over(app, &others, draft, options->replace, err) &&
	     roster_put_published(app->db, draft, err) && refresh_all(app, draft, &others, err) &&
	     audit(app, draft, &others, err);
	rosters_release(&others);
	return ok;
}

static bool load_draft(struct roster *out, struct app *app, const char *period, struct err *err)
{
	if (roster_load(out, app->db, period, -1, err))
		return true;
	if (err->code == ERR_NOT_FOUND)
		err_set(err, ERR_NOT_FOUND, "no-draft",
		        _("%s has no draft to publish: trucban roster generate %s"), period,
		        period);
	return false;
}

bool roster_publish(struct roster *out, struct app *app, const char *period,
                    const struct publish_options *options, struct err *err)
{
	const struct publish_options none = {0};
	struct period found;
	struct roster draft;
	bool ok;

	if (!app_may(app, false, err) || !app_period(&found, app, period, err))
		return false;
	ok = db_begin(app->db, err);
	if (ok && !load_draft(&draft, app, found.name, err)) {
		db_rollback(app->db);
		ok = false;
	} else if (ok) {
		ok = publish(app, &draft, options ? options : &none, err);
		if (!ok)
			db_rollback(app->db);
		ok = ok && db_commit(app->db, err);
		if (ok)
			*out = draft;
		else
			roster_release(&draft);
	}
	period_release(&found);
	return ok;
}
