/* Covers and swaps: part of service/rosters.h. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "domain/amend.h"
#include "service/calendar.h"
#include "service/roster_find.h"
#include "service/roster_judge.h"
#include "service/rosters.h"

#include "base/banned.h"

struct changing { /* one cover or swap under way, inside its transaction */
	struct app *app;
	struct roster roster;
	struct roster_judge judge;
	struct segments segments; /* before it */
	int64_t now;              /* this minute */
	size_t first;             /* of the new changes in the roster */
	const char *reason, *approved_by;
	bool force;
};

static bool begin(struct changing *c, struct app *app, const char *slot, struct err *err)
{
	int64_t now = clock_now();

	*c = (struct changing){.app = app, .now = now - now % 60};
	if (!app_may(app, true, err) || !db_begin(app->db, err))
		return false;
	if (!roster_of_slot(&c->roster, app, slot, err)) {
		db_rollback(app->db);
		return false;
	}
	if (!roster_judge_load(&c->judge, app, &c->roster, err)) {
		roster_release(&c->roster);
		db_rollback(app->db);
		return false;
	}
	roster_resolve(&c->segments, &c->roster);
	c->first = c->roster.n_changes;
	return true;
}

/* ---- the rules ---- */

static bool may_be_forced(const struct finding *finding)
{
	return strcmp(finding->code, "rest") == 0 || strcmp(finding->code, "max-shifts") == 0 ||
	       strcmp(finding->code, "max-nights") == 0;
}

static bool is_known(const struct findings *before, const struct finding *finding)
{
	for (size_t i = 0; i < before->n; i++)
		if (strcmp(before->item[i].text, finding->text) == 0)
			return true;
	return false;
}

static bool takes_part(const struct changing *c, const char *person)
{
	for (size_t i = c->first; person && i < c->roster.n_changes; i++)
		if (strcmp(c->roster.change[i].person, person) == 0)
			return true;
	return false;
}

/* What the new changes break that was not broken before, for those who take something over. */
static bool judge(const struct changing *c, struct err *err)
{
	struct findings before = {0}, after = {0};
	struct roster old = c->roster;
	bool ok = true;

	old.n_changes = c->first;
	roster_judge_check(&before, &c->judge, &old);
	roster_judge_check(&after, &c->judge, &c->roster);
	for (size_t i = 0; ok && i < after.n; i++) {
		const struct finding *finding = &after.item[i];

		if (finding->severity != FINDING_ERROR || !takes_part(c, finding->person) ||
		    is_known(&before, finding))
			continue;
		if (may_be_forced(finding)) {
			ok = c->force ||
			     err_set(err, ERR_CONFLICT, finding->code,
			             _("%s (--force does it all the same)"), finding->text);
		} else {
			ok = err_set(err, ERR_CONFLICT, finding->code, "%s", finding->text);
		}
	}
	findings_release(&before);
	findings_release(&after);
	return ok;
}

/* ---- recording ---- */

static void add_change(struct changing *c, enum change_kind kind, const char *pair,
                       const struct segment *segment, int64_t from, int64_t to,
                       const struct person *person)
{
	char id[RANDOM_ID];
	struct change change = {
	    .id = xstrdup(random_id(id)),
	    .pair = xstrdup(pair),
	    .kind = kind,
	    .version = c->roster.version,
	    .slot = xstrdup(segment->slot->id),
	    .from = from,
	    .to = to,
	    .replaced = xstrdup(segment->person),
	    .person = xstrdup(person->code),
	    .name = xstrdup(person->name),
	    .position = xstrdup(person->position),
	    .reason = xstrdup(c->reason ? c->reason : ""),
	    .approved_by = xstrdup(c->approved_by ? c->approved_by : ""),
	    .by = xstrdup(c->app->actor.person),
	    .uid = c->app->actor.uid,
	    .auth = xstrdup(c->app->actor.auth),
	    .at = clock_now(),
	};

	roster_add_change(&c->roster, &change);
	change_release(&change);
}

static bool record(struct changing *c, const char *action, struct err *err)
{
	const struct change *first = &c->roster.change[c->first];
	struct app *app = c->app;
	char *detail;
	bool ok = true;

	for (size_t i = c->first; ok && i < c->roster.n_changes; i++)
		ok = change_put(app->db, &c->roster, &c->roster.change[i], err);
	ok = ok && calendar_refresh(app, c->roster.period.name, err);
	if (!ok)
		return false;
	detail = xasprintf("%s for %s, %lld-%lld", first->person,
	                   *first->replaced ? first->replaced : "-", (long long)first->from,
	                   (long long)first->to);
	ok = app_audit(app, action, first->slot, detail, err);
	free(detail);
	return ok;
}

static bool finish(struct roster *out, struct changing *c, bool ok, struct err *err)
{
	segments_release(&c->segments);
	roster_judge_release(&c->judge);
	if (ok)
		ok = db_commit(c->app->db, err);
	else
		db_rollback(c->app->db);
	if (ok)
		*out = c->roster;
	else
		roster_release(&c->roster);
	return ok;
}

/* ---- covers ---- */

static bool find_person(const struct person **out, const struct changing *c, const char *text,
                        struct err *err)
{
	*out = staff_match(&c->judge.staff, text);
	return *out || err_set(err, ERR_NOT_FOUND, "no-such-person",
	                       _("nobody answers to \"%s\", or several do; give the code of the "
	                         "person (trucban staff list)"),
	                       text);
}

/* The stretch that is meant: what has passed is not changed. */
static bool find_stretch(int64_t *from, int64_t *to, const struct changing *c,
                         const struct slot *slot, const struct cover_options *options,
                         struct err *err)
{
	char start[ZONE_TEXT], end[ZONE_TEXT];

	*from = options->from ? options->from : slot->start;
	*to = options->to ? options->to : slot->end;
	if (*from < slot->start || *to > slot->end || *from >= *to)
		return err_set(err, ERR_USAGE, "bad-stretch",
		               _("%s lasts from %s to %s; wanted a stretch within it"), slot->id,
		               zone_vn(start, slot->start), zone_vn(end, slot->end));
	if (*to <= c->now)
		return err_set(err, ERR_CONFLICT, "past",
		               _("%s is over: what has passed is not changed"), slot->id);
	if (*from < c->now && options->from)
		return err_set(err, ERR_CONFLICT, "past",
		               _("what has passed is not changed: from %s at the earliest"),
		               zone_vn(start, c->now));
	if (*from < c->now)
		*from = c->now;
	return true;
}

/* One change for each holder in the stretch, so that a later version can tell them apart. */
static void add_covers(struct changing *c, const struct slot *slot, int64_t from, int64_t to,
                       const struct person *person)
{
	char id[RANDOM_ID];

	random_id(id);
	for (size_t i = 0; i < c->segments.n; i++) {
		const struct segment *segment = &c->segments.segment[i];
		int64_t start = segment->start > from ? segment->start : from;
		int64_t end = segment->end < to ? segment->end : to;

		if (segment->slot == slot && start < end &&
		    strcmp(segment->person, person->code) != 0)
			add_change(c, CHANGE_COVER, id, segment, start, end, person);
	}
}

static bool cover(struct changing *c, const struct cover_options *options, struct err *err)
{
	const struct slot *slot = roster_slot(&c->roster, options->slot);
	const struct person *person;
	struct finding why;
	int64_t from, to;

	if (!options->reason || !*options->reason)
		return err_set(err, ERR_USAGE, "no-reason", _("a cover wants a reason"));
	if (!find_person(&person, c, options->person, err) || !slot_is_own(&c->roster, slot, err) ||
	    !find_stretch(&from, &to, c, slot, options, err))
		return false;
	if (check_person(&why, person, posts_find(&c->roster.posts, slot->post), from, to,
	                 &c->judge.leaves, &c->judge.exemptions)) {
		err_set(err, ERR_CONFLICT, why.code, "%s", why.text);
		finding_release(&why);
		return false;
	}
	add_covers(c, slot, from, to, person);
	if (c->roster.n_changes == c->first)
		return err_set(err, ERR_CONFLICT, "same-person", _("%s holds %s already"),
		               person->name, slot->id);
	return judge(c, err) && record(c, "roster cover", err);
}

bool roster_cover(struct roster *out, struct app *app, const struct cover_options *options,
                  struct err *err)
{
	struct changing c;

	if (!begin(&c, app, options->slot, err))
		return false;
	c.reason = options->reason;
	c.approved_by = options->approved_by;
	c.force = options->force;
	return finish(out, &c, cover(&c, options, err), err);
}

/* ---- swaps ---- */

static bool find_whole(const struct segment **out, const struct changing *c, const char *id,
                       struct err *err)
{
	const struct slot *slot = roster_slot(&c->roster, id);
	const struct segment *only = NULL;
	size_t n = 0;

	if (!slot)
		return err_set(
		    err, ERR_NOT_FOUND, "no-such-slot",
		    _("%s has no slot \"%s\"; a swap is between two slots of one roster"),
		    c->roster.period.name, id);
	for (size_t i = 0; i < c->segments.n; i++) {
		if (c->segments.segment[i].slot != slot)
			continue;
		only = &c->segments.segment[i];
		n++;
	}
	if (!slot_is_own(&c->roster, slot, err))
		return false;
	if (slot_has_begun(slot, c->now))
		return err_set(err, ERR_CONFLICT, "past",
		               _("%s has begun: what has passed is not changed"), id);
	if (n != 1 || !*only->person)
		return err_set(err, ERR_CONFLICT, "not-whole",
		               _("%s is not held by one person alone; record covers instead"), id);
	*out = only;
	return true;
}

static bool swap(struct changing *c, const char *slot_a, const char *slot_b, struct err *err)
{
	const struct segment *a, *b;
	const struct person *holder_a, *holder_b;
	char id[RANDOM_ID];

	if (!find_whole(&a, c, slot_a, err) || !find_whole(&b, c, slot_b, err) ||
	    !find_person(&holder_a, c, a->person, err) ||
	    !find_person(&holder_b, c, b->person, err))
		return false;
	if (holder_a == holder_b)
		return err_set(err, ERR_CONFLICT, "same-person", _("%s holds both slots"),
		               holder_a->name);
	random_id(id);
	add_change(c, CHANGE_SWAP, id, a, a->start, a->end, holder_b);
	add_change(c, CHANGE_SWAP, id, b, b->start, b->end, holder_a);
	return judge(c, err) && record(c, "roster swap", err);
}

bool roster_swap(struct roster *out, struct app *app, const char *slot_a, const char *slot_b,
                 const char *reason, const char *approved_by, bool force, struct err *err)
{
	struct changing c;

	if (!begin(&c, app, slot_a, err))
		return false;
	c.reason = reason;
	c.approved_by = approved_by;
	c.force = force;
	return finish(out, &c, swap(&c, slot_a, slot_b, err), err);
}
