#include "service/watchlog.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "domain/entry_number.h"
#include "service/round_watch.h"
#include "service/watch.h"

#include "base/banned.h"

#define TEXT_LIMIT 65536 /* bytes: an entry, not a document */
#define AHEAD      60    /* seconds by which the clocks of two rooms may differ */

static bool check_text(const char *text, struct err *err)
{
	const char *c = text;

	while (isspace((unsigned char)*c))
		c++;
	if (!*c)
		return err_set(err, ERR_USAGE, "empty-text",
		               _("an entry of the watch log needs a text"));
	if (strlen(text) > TEXT_LIMIT)
		return err_set(err, ERR_INPUT, "too-large",
		               _("the text is longer than %d bytes: enter what matters and say "
		                 "where the rest is"),
		               TEXT_LIMIT);
	return true;
}

static bool check_draft(const struct log_draft *draft, int64_t now, struct err *err)
{
	if (draft->kind == ENTRY_SYSTEM)
		return err_set(err, ERR_USAGE, "bad-kind",
		               _("entries of that kind are written by the program itself"));
	if (draft->kind == ENTRY_AMEND)
		return err_set(
		    err, ERR_USAGE, "bad-kind",
		    _("a correction names the entry that it corrects: trucban log amend"));
	if (draft->happened_at > now + AHEAD)
		return err_set(err, ERR_USAGE, "future",
		               _("what has not happened yet cannot be entered"));
	return check_text(draft->text, err);
}

/* The slot that the actor held then, NULL outside any. Whatever keeps the roster from being read,
 * the entry is written. */
static char *find_shift(struct app *app, int64_t at)
{
	char *slot = NULL;
	struct watch watch;
	struct err ignored;

	if (!watch_at(&watch, app, at, &ignored))
		return NULL;
	for (size_t i = 0; i < watch.n_on && !slot; i++)
		if (watch.on[i].person && strcmp(watch.on[i].person, app->actor.person) == 0)
			slot = xstrdup(watch.on[i].slot);
	watch_release(&watch);
	return slot;
}

/* A commit that reported a failure may have happened: the id tells. */
static bool is_there(struct entry *entry, struct app *app)
{
	struct entry stored;
	struct err ignored;

	if (!db_reopen(app->db, &ignored) ||
	    !entry_load_id(&stored, app->db, entry->entry_id, &ignored))
		return false;
	entry_release(entry);
	*entry = stored;
	return true;
}

static bool put(struct entry *entry, struct app *app, struct err *err)
{
	if (!db_begin(app->db, err))
		return false;
	if (!entry_put(app->db, entry, err)) {
		db_rollback(app->db);
		return false;
	}
	return db_commit(app->db, err) || is_there(entry, app);
}

/* Who and when; `happened_at` 0 is now. */
static struct entry new_entry(struct app *app, const char *entry_id, const char *text,
                              int64_t happened_at, int64_t now)
{
	char id[RANDOM_ID];

	if (!happened_at)
		happened_at = now;
	return (struct entry){
	    .entry_id = xstrdup(entry_id ? entry_id : random_id(id)),
	    .happened_at = happened_at,
	    .entered_at = now,
	    .shift = find_shift(app, happened_at),
	    .person = xstrdup(app->actor.person),
	    .name = xstrdup(app->actor.name),
	    .uid = app->actor.uid,
	    .auth = xstrdup(app->actor.auth),
	    .text = xstrdup(text),
	};
}

/* "30-4/2027" gives "2027-30-4"; a span of days goes by its months. */
char *log_series(struct app *app, int64_t at)
{
	struct watch watch;
	struct err ignored;
	char *series = NULL;
	const char *slash;
	int year, month;

	if (watch_at(&watch, app, at, &ignored)) {
		slash = watch.period.name ? strchr(watch.period.name, '/') : NULL;
		if (slash)
			series = xasprintf("NK-%s-%.*s", slash + 1,
			                   (int)(slash - watch.period.name), watch.period.name);
		watch_release(&watch);
	}
	if (series)
		return series;
	date_to_ymd(zone_date(at), &year, &month, NULL);
	return xasprintf("NK-%04d-%02d", year, month);
}

static void take_draft(struct entry *entry, struct app *app, const struct log_draft *draft)
{
	entry->kind = draft->kind;
	entry->series = log_series(app, entry->entered_at);
	entry->system = draft->system && *draft->system ? xstrdup(draft->system) : NULL;
	if (draft->record)
		record_copy(&entry->record, draft->record);
}

bool log_put(struct entry *out, struct app *app, const struct log_draft *draft, struct err *err)
{
	int64_t now = clock_now();

	if (!check_text(draft->text, err))
		return false;
	struct entry entry = new_entry(app, draft->entry_id, draft->text, draft->happened_at, now);
	take_draft(&entry, app, draft);
	if (!entry_put(app->db, &entry, err)) {
		entry_release(&entry);
		return false;
	}
	*out = entry;
	return true;
}

static bool finish(struct entry *out, struct entry *entry, struct app *app, struct err *err)
{
	if (!put(entry, app, err)) {
		entry_release(entry);
		return false;
	}
	*out = *entry;
	return true;
}

bool log_add(struct entry *out, struct app *app, const struct log_draft *draft, struct err *err)
{
	int64_t now = clock_now();

	if (!app_may(app, true, err) || !check_draft(draft, now, err) ||
	    (round_says_all_normal(draft->text) && !round_none_open(app, now, err)))
		return false;
	struct entry entry = new_entry(app, draft->entry_id, draft->text, draft->happened_at, now);
	take_draft(&entry, app, draft);
	return finish(out, &entry, app, err);
}

bool log_amend(struct entry *out, struct app *app, int64_t seq, const char *entry_id,
               const char *text, struct err *err)
{
	struct entry old;

	if (!app_may(app, true, err) || !check_text(text, err) ||
	    !entry_load(&old, app->db, seq, err))
		return false;
	struct entry entry = new_entry(app, entry_id, text, 0, clock_now());
	entry.kind = ENTRY_AMEND;
	entry.series = log_series(app, entry.entered_at);
	if (old.system)
		entry.system = xstrdup(old.system);
	entry.refers_to = seq;
	if (old.number)
		entry.refers_number = xstrdup(old.number);
	/* What the correction speaks of happened when the old entry says. */
	entry.happened_at = old.happened_at;
	entry_release(&old);
	return finish(out, &entry, app, err);
}

/* The entry that bare digits mean within the present period. `out` stays {0} without one. */
static bool find_short(struct entry *out, struct app *app, int64_t n, struct err *err)
{
	char *series = log_series(app, clock_now());
	char *number = xasprintf("%s-%03lld", series, (long long)n);
	bool ok = entry_load_number(out, app->db, number, err) || err->code == ERR_NOT_FOUND;

	free(number);
	free(series);
	return ok;
}

static bool choose(struct entry *out, struct entry *by_place, struct entry *by_number,
                   const char *text, struct err *err)
{
	bool both = by_place->seq && by_number->seq && by_place->seq != by_number->seq;

	if (!by_place->seq && !by_number->seq)
		return err_set(err, ERR_NOT_FOUND, "no-entry",
		               _("the watch log has no entry \"%s\""), text);
	if (both)
		err_set(err, ERR_USAGE, "ambiguous",
		        _("\"%s\" may be entry %s of this period or the %lldth of the whole log: "
		          "write %s or #%lld"),
		        text, by_number->number, (long long)by_place->seq, by_number->number,
		        (long long)by_place->seq);
	if (!both)
		*out = by_place->seq ? *by_place : *by_number;
	if (both || by_place->seq)
		entry_release(by_number);
	if (both)
		entry_release(by_place);
	return !both;
}

bool log_find(struct entry *out, struct app *app, const char *text, struct err *err)
{
	struct entry by_place = {0}, by_number = {0};
	struct entry_key key;
	bool ok;

	if (!entry_key_parse(&key, text, err))
		return false;
	if (key.number)
		ok = entry_load_number(&by_number, app->db, key.number, err);
	else
		ok = entry_load(&by_place, app->db, key.seq, err);
	ok = ok || err->code == ERR_NOT_FOUND;
	if (ok && key.is_bare && !find_short(&by_number, app, key.seq, err)) {
		entry_release(&by_place);
		ok = false;
	}
	entry_key_release(&key);
	return ok && choose(out, &by_place, &by_number, text, err);
}

bool log_list(struct entries *out, struct app *app, const struct entry_filter *filter,
              struct err *err)
{
	char from[ZONE_TEXT], to[ZONE_TEXT];

	if (filter->from && filter->to && filter->from >= filter->to)
		return err_set(
		    err, ERR_USAGE, "bad-span",
		    _("nothing lies between %s and %s: the first must be the earlier one"),
		    zone_vn(from, filter->from), zone_vn(to, filter->to));
	return entries_load(out, app->db, filter, err);
}

bool log_verify(int64_t *broken, int64_t *checked, struct app *app, struct err *err)
{
	return entries_verify(broken, checked, app->db, err);
}
