#include "service/notices.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "service/reads.h"
#include "store/notices.h"
#include "store/people.h"
#include "store/rosters.h"

#include "base/banned.h"

#define AHEAD (400 * 86400) /* how far ahead rosters are looked for */

/* ---- who stands where ---- */

static bool lines_load(struct notice_lines *out, struct app *app, const struct roster *roster,
                       int64_t now, struct err *err)
{
	struct notices notices;
	struct segments segments;
	struct staff staff;

	if (!notices_load(&notices, app->db, roster->period.name, err))
		return false;
	if (!staff_load(&staff, app->db, err)) {
		notices_release(&notices);
		return false;
	}
	roster_resolve(&segments, roster);
	notice_lines_make(out, &notices, roster, &segments, &staff, now);
	segments_release(&segments);
	staff_release(&staff);
	return true;
}

static bool list(struct notice_lines *out, struct app *app, const char *name, struct err *err)
{
	struct roster roster;
	struct period period;
	bool ok;

	if (!app_period(&period, app, name, err))
		return false;
	ok = roster_load(&roster, app->db, period.name, 0, err);
	period_release(&period);
	if (!ok)
		return false;
	ok = lines_load(out, app, &roster, clock_now(), err);
	roster_release(&roster);
	return ok;
}

bool notice_list(struct notice_lines *out, struct app *app, const char *period, struct err *err)
{
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = list(out, app, period, err);
	db_read_end(app->db);
	return ok;
}

/* The rosters are by start. */
static bool find_waiting(size_t *n, char **period, struct app *app, int64_t at, struct err *err)
{
	struct rosters rosters;
	bool ok = true;

	*n = 0;
	*period = NULL;
	if (!rosters_load(&rosters, app->db, at, at + AHEAD, err))
		return false;
	for (size_t i = 0; ok && *n == 0 && i < rosters.n; i++) {
		struct notice_lines lines = {0};

		ok = lines_load(&lines, app, &rosters.roster[i], at, err);
		*n = ok ? lines.n_waiting : 0;
		if (*n) {
			*period = lines.period;
			lines.period = NULL;
		}
		notice_lines_release(&lines);
	}
	rosters_release(&rosters);
	return ok;
}

bool notice_waiting(size_t *n, char **period, struct app *app, int64_t at, struct err *err)
{
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = find_waiting(n, period, app, at, err);
	db_read_end(app->db);
	return ok;
}

/* ---- recording ---- */

static bool check_draft(const struct app *app, const struct notice_draft *draft, int64_t now,
                        struct err *err)
{
	if (!app_may(app, true, err))
		return false;
	if (!draft->means || !*draft->means)
		return err_set(err, ERR_USAGE, "no-means",
		               _("say how: --means \"telephone\", \"signed\", \"Zalo\" ..."));
	if (draft->at > now)
		return err_set(err, ERR_USAGE, "future",
		               _("what has not happened yet cannot be entered"));
	return true;
}

/* Of the versions, newest first, the one in force at that time. */
static int version_at(const struct rosters *history, int64_t at)
{
	for (size_t i = 0; i < history->n; i++) {
		const struct roster *roster = &history->roster[i];

		if (roster->status != ROSTER_DRAFT && roster->published_at <= at)
			return roster->version;
	}
	return 0;
}

/* The roster as it was known at that time: neither versions nor changes of a later one. A time is
 * given to the minute, and what was recorded in that minute was known. */
static bool roster_at(struct roster *out, struct app *app, const char *period, int64_t at,
                      struct err *err)
{
	int64_t last = at % 60 ? at : at + 59;
	struct rosters history;
	char when[ZONE_TEXT];
	int version;

	if (!rosters_history(&history, app->db, period, err))
		return false;
	version = version_at(&history, last);
	rosters_release(&history);
	if (!version)
		return err_set(err, ERR_CONFLICT, "unpublished",
		               _("%s had no published roster at %s; people are told of a published "
		                 "one"),
		               period, zone_vn(when, at));
	if (!roster_load(out, app->db, period, version, err))
		return false;
	while (out->n_changes && out->change[out->n_changes - 1].at > last)
		change_release(&out->change[--out->n_changes]);
	return true;
}

static bool has_duty(const struct segments *segments, const char *person)
{
	for (size_t i = 0; i < segments->n; i++)
		if (strcmp(segments->segment[i].person, person) == 0)
			return true;
	return false;
}

/* Nobody is told that he is free who was not told that he is not. */
static bool check_concerned(struct app *app, const char *period, const struct segments *segments,
                            const struct person *person, struct err *err)
{
	struct notices notices;
	bool known = has_duty(segments, person->code);

	if (known)
		return true;
	if (!notices_load(&notices, app->db, period, err))
		return false;
	for (size_t i = 0; i < notices.n; i++)
		known = known || strcmp(notices.notice[i].person, person->code) == 0;
	notices_release(&notices);
	return known || err_set(err, ERR_CONFLICT, "no-duty", _("%s has no duty in %s"),
	                        person->name, period);
}

static bool put(struct app *app, const struct notice_draft *draft, const char *period,
                const struct person *person, const char *hash, struct err *err)
{
	char id[RANDOM_ID];
	int64_t now = clock_now();
	char *own_hash = xstrdup(hash), *means = xstrdup(draft->means);
	char *note = xstrdup(draft->note ? draft->note : ""), *own_period = xstrdup(period);
	char *auth = xstrdup(app->actor.auth);
	char *object = xasprintf("%s %s", period, person->code);
	const struct notice notice = {
	    .id = random_id(id),
	    .period = own_period,
	    .person = person->code,
	    .hash = own_hash,
	    .state = draft->state,
	    .means = means,
	    .at = draft->at ? draft->at : now,
	    .note = note,
	    .by = app->actor.person,
	    .uid = app->actor.uid,
	    .auth = auth,
	    .made_at = now,
	};
	bool ok = notice_put(app->db, &notice, err) &&
	          app_audit(app, "notice add", object, notice_state_name(draft->state), err);

	free(object);
	free(auth);
	free(own_period);
	free(note);
	free(means);
	free(own_hash);
	return ok;
}

/* In the open transaction. */
static bool record(struct app *app, const struct notice_draft *draft, const char *period,
                   const struct person *person, struct err *err)
{
	struct roster roster;
	struct segments segments;
	char hash[HASH_HEX];
	bool ok;

	if (!roster_at(&roster, app, period, draft->at ? draft->at : clock_now(), err))
		return false;
	roster_resolve(&segments, &roster);
	notice_hash(hash, &segments, person->code);
	ok = check_concerned(app, period, &segments, person, err) &&
	     put(app, draft, period, person, hash, err);
	segments_release(&segments);
	roster_release(&roster);
	return ok;
}

static bool add(struct app *app, const struct notice_draft *draft, const struct person *person,
                struct err *err)
{
	struct period period;
	bool ok;

	if (app->actor.role != ROLE_SUPERVISOR && strcmp(person->code, app->actor.person) != 0)
		return err_set(err, ERR_CONFLICT, "not-allowed",
		               _("%s is not a supervisor of the roster and records only what he "
		                 "knows of himself"),
		               app->actor.name);
	if (!person_is_there(person, zone_date(draft->at ? draft->at : clock_now())))
		return err_set(
		    err, ERR_CONFLICT, "left",
		    _("%s has left: somebody else takes the duty, trucban roster repair"),
		    person->name);
	if (!app_period(&period, app, draft->period, err))
		return false;
	ok = db_begin(app->db, err);
	if (ok) {
		ok = record(app, draft, period.name, person, err) && db_commit(app->db, err);
		if (!ok)
			db_rollback(app->db);
	}
	period_release(&period);
	return ok;
}

bool notice_add(struct app *app, const struct notice_draft *draft, struct err *err)
{
	struct person person;
	bool ok;

	if (!check_draft(app, draft, clock_now(), err) ||
	    !app_person(&person, app, draft->person, err))
		return false;
	ok = add(app, draft, &person, err);
	person_release(&person);
	return ok;
}
