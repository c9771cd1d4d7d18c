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
#include "service/roster_word.h"
#include "service/rosters.h"

#include "base/banned.h"

/* As records in the office say it, whatever the language of the screen. */
#define BY_HIMSELF "tự ghi"

/* A day without its year that is still to come is read as that of last year. */
#define CONSENT_DAYS 183

struct changing { /* one cover or swap under way, inside its transaction */
	struct app *app;
	struct roster roster;
	struct roster_judge judge;
	struct segments segments; /* before it */
	int64_t now;              /* this minute */
	size_t first;             /* of the new changes in the roster */
	const char *reason, *approved_by;
	bool force;
	struct roster_word word;
	struct consent { /* of a swap */
		const char *person, *means;
		int64_t at;
	} consent[2];
	size_t n_consents;
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

static bool takes_part(const struct changing *c, const char *person)
{
	for (size_t i = c->first; person && i < c->roster.n_changes; i++)
		if (strcmp(c->roster.change[i].person, person) == 0)
			return true;
	return false;
}

/* What the new changes break that was not broken before, for those who take something over and
 * between people and units. */
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

		if (finding->severity != FINDING_ERROR || check_is_known(&before, finding) ||
		    !(check_is_team(finding->code) || takes_part(c, finding->person)))
			continue;
		ok = (c->force && roster_may_force(finding->code)) ||
		     err_set(err, ERR_CONFLICT, finding->code, "%s", finding->text);
	}
	findings_release(&before);
	findings_release(&after);
	return ok;
}

/* ---- recording ---- */

/* `person` NULL: nobody. */
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
	    .person = xstrdup(person ? person->code : ""),
	    .name = xstrdup(person ? person->name : ""),
	    .position = xstrdup(person ? person->position : ""),
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

static bool put_notes(const struct changing *c, const char *pair, struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < c->n_consents; i++)
		ok = roster_note(c->app, pair, NOTE_CONSENT, c->consent[i].person,
		                 c->consent[i].means, c->consent[i].at, "", err);
	if (ok && c->word.is_pending)
		ok = roster_note(c->app, pair, NOTE_PENDING, c->word.leader, c->word.means,
		                 clock_now(), "", err);
	return ok;
}

static bool record(struct changing *c, const char *action, struct err *err)
{
	const struct change *first = &c->roster.change[c->first];
	struct app *app = c->app;
	char *detail;
	bool ok = true;

	for (size_t i = c->first; ok && i < c->roster.n_changes; i++)
		ok = change_put(app->db, &c->roster, &c->roster.change[i], err);
	ok = ok && put_notes(c, first->pair, err) &&
	     calendar_refresh(app, c->roster.period.name, err);
	if (!ok)
		return false;
	detail = xasprintf("%s for %s, %lld-%lld", *first->person ? first->person : "-",
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
	roster_word_release(&c->word);
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
static void add_covers(struct changing *c, const char *pair, const struct slot *slot, int64_t from,
                       int64_t to, const struct person *person)
{
	for (size_t i = 0; i < c->segments.n; i++) {
		const struct segment *segment = &c->segments.segment[i];
		int64_t start = segment->start > from ? segment->start : from;
		int64_t end = segment->end < to ? segment->end : to;

		if (segment->slot == slot && start < end &&
		    strcmp(segment->person, person ? person->code : "") != 0)
			add_change(c, CHANGE_COVER, pair, segment, start, end, person);
	}
}

/* The hours between the one who is gone and the one who comes: a gap that is named. */
static bool add_vacancy(struct changing *c, const char *pair, const struct slot *slot,
                        const struct cover_options *options, struct err *err)
{
	int64_t from = options->vacant_from;
	char start[ZONE_TEXT], end[ZONE_TEXT];

	if (!from)
		return true;
	if (!options->from || from >= options->from || from < slot->start)
		return err_set(err, ERR_USAGE, "bad-stretch",
		               _("%s lasts from %s to %s; wanted when its holder left, and when "
		                 "the other one comes"),
		               slot->id, zone_vn(start, slot->start), zone_vn(end, slot->end));
	add_covers(c, pair, slot, from > c->now ? from : c->now, options->from, NULL);
	return true;
}

static bool take_word(struct changing *c, struct err *err)
{
	if (!roster_word_take(&c->word, c->app, &c->judge.staff, c->approved_by, err))
		return false;
	if (c->word.name)
		c->approved_by = c->word.name;
	return true;
}

static bool may_take(const struct changing *c, const struct slot *slot, const struct person *person,
                     int64_t from, int64_t to, struct err *err)
{
	struct finding why;

	if (!check_person(&why, person, posts_find(&c->roster.posts, slot->post), from, to,
	                  &c->judge.leaves, &c->judge.exemptions))
		return true;
	err_set(err, ERR_CONFLICT, why.code, "%s", why.text);
	finding_release(&why);
	return false;
}

/* Who comes; NULL: nobody does, and it stays empty. */
static bool find_relief(const struct person **out, const struct changing *c, const char *text,
                        struct err *err)
{
	*out = NULL;
	return strcmp(text, COVER_NOBODY) == 0 || find_person(out, c, text, err);
}

static bool cover(struct changing *c, const struct cover_options *options, struct err *err)
{
	const struct slot *slot = roster_slot(&c->roster, options->slot);
	const struct person *person;
	char pair[RANDOM_ID];
	int64_t from, to;

	if (!options->reason || !*options->reason)
		return err_set(err, ERR_USAGE, "no-reason", _("a cover wants a reason"));
	if (!find_relief(&person, c, options->person, err) || !slot_is_own(&c->roster, slot, err) ||
	    !find_stretch(&from, &to, c, slot, options, err))
		return false;
	if ((person && !may_take(c, slot, person, from, to, err)) || !take_word(c, err))
		return false;
	random_id(pair);
	if (!add_vacancy(c, pair, slot, options, err))
		return false;
	add_covers(c, pair, slot, from, to, person);
	if (c->roster.n_changes == c->first)
		return err_set(err, ERR_CONFLICT, "same-person", _("%s holds %s already"),
		               person ? person->name : _("nobody"), slot->id);
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

/* Of who holds a slot; the actor agrees by what he does. */
static bool take_consent(struct changing *c, const struct person *holder,
                         const struct swap_consent *consent, struct err *err)
{
	const char *means = consent->means && *consent->means ? consent->means : NULL;
	int64_t at = consent->at ? consent->at : clock_now();
	char when[ZONE_TEXT];

	if (!means && strcmp(c->app->actor.person, holder->code) == 0)
		means = BY_HIMSELF;
	if (!means)
		return err_set(err, ERR_CONFLICT, "no-consent",
		               _("%s has not agreed to the swap: --consent-a (of the first slot), "
		                 "--consent-b (of the second) \"MEANS[@TIME]\", as in "
		                 "\"ký@10:00 28/4\"; by order, without their consent, it is two "
		                 "times roster cover"),
		               holder->name);
	if (at > clock_now())
		return err_set(err, ERR_USAGE, "bad-time",
		               _("%s cannot have agreed at %s: that is still to come"),
		               holder->name, zone_vn(when, at));
	if (at < c->roster.period.start - CONSENT_DAYS * INT64_C(86400))
		return err_set(err, ERR_USAGE, "bad-time",
		               _("%s cannot have agreed at %s, more than half a year before the "
		                 "watch begins: is the day right?"),
		               holder->name, zone_vn(when, at));
	c->consent[c->n_consents++] = (struct consent){holder->code, means, at};
	return true;
}

/* One of the two records it himself; others want the word that a cover wants. */
static bool take_swap_word(struct changing *c, const struct person *a, const struct person *b,
                           struct err *err)
{
	const char *actor = c->app->actor.person;

	if (strcmp(actor, a->code) != 0 && strcmp(actor, b->code) != 0)
		return take_word(c, err);
	c->word.is_pending = c->app->actor.role != ROLE_SUPERVISOR;
	return true;
}

static bool swap(struct changing *c, const struct swap_options *options, struct err *err)
{
	const struct segment *a, *b;
	const struct person *holder_a, *holder_b;
	char id[RANDOM_ID];

	if (!find_whole(&a, c, options->slot_a, err) || !find_whole(&b, c, options->slot_b, err) ||
	    !find_person(&holder_a, c, a->person, err) ||
	    !find_person(&holder_b, c, b->person, err))
		return false;
	if (holder_a == holder_b)
		return err_set(err, ERR_CONFLICT, "same-person", _("%s holds both slots"),
		               holder_a->name);
	random_id(id);
	add_change(c, CHANGE_SWAP, id, a, a->start, a->end, holder_b);
	add_change(c, CHANGE_SWAP, id, b, b->start, b->end, holder_a);
	return judge(c, err) && take_consent(c, holder_a, &options->a, err) &&
	       take_consent(c, holder_b, &options->b, err) &&
	       take_swap_word(c, holder_a, holder_b, err) && record(c, "roster swap", err);
}

bool roster_swap(struct roster *out, struct app *app, const struct swap_options *options,
                 struct err *err)
{
	struct changing c;

	if (!begin(&c, app, options->slot_a, err))
		return false;
	c.reason = options->reason;
	c.approved_by = options->approved_by;
	c.force = options->force;
	return finish(out, &c, swap(&c, options, err), err);
}
