/* What service/document.h needs from the store. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/random.h"
#include "service/document.h"
#include "store/facts.h"
#include "store/logs.h"
#include "store/people.h"
#include "store/rosters.h"

#include "base/banned.h"

#define SITE_DIGITS 16

bool document_load_facts(struct document *doc, struct document_data *data, struct app *app,
                         struct err *err)
{
	struct document_data loaded = {0};

	if (!contacts_load(&loaded.contacts, app->db, err) ||
	    !staff_load(&loaded.staff, app->db, err)) {
		document_data_release(&loaded);
		return false;
	}
	memcpy(loaded.site, db_id(app->db), SITE_DIGITS);
	memcpy(loaded.site + SITE_DIGITS, ".trucban", sizeof ".trucban");
	*data = loaded;
	*doc = (struct document){
	    .contacts = &data->contacts,
	    .staff = &data->staff,
	    .config = &app->config,
	    .site = data->site,
	    .is_sample = db_is_sample(app->db),
	};
	return true;
}

/* The version that a roster takes the place of: the newest published one below it. */
static const struct roster *find_before(const struct rosters *history, const struct roster *roster)
{
	for (size_t i = 0; i < history->n; i++)
		if (history->roster[i].version < roster->version &&
		    history->roster[i].status != ROSTER_DRAFT)
			return &history->roster[i];
	return NULL;
}

static bool load_roster(struct document *doc, struct document_data *data, struct app *app,
                        const char *name, int version, struct err *err)
{
	struct period period = {0};
	bool ok;

	if (!app_period(&period, app, name, err))
		return false;
	ok = roster_load(&data->roster, app->db, period.name, version, err) &&
	     rosters_history(&data->history, app->db, period.name, err);
	period_release(&period);
	if (!ok)
		return false;
	roster_resolve(&data->segments, &data->roster);
	doc->roster = &data->roster;
	doc->segments = &data->segments;
	doc->before = find_before(&data->history, &data->roster);
	return true;
}

bool document_load(struct document *doc, struct document_data *data, struct app *app,
                   const char *period, int version, enum privacy privacy, struct err *err)
{
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = document_load_facts(doc, data, app, err);
	if (ok && period && !load_roster(doc, data, app, period, version, err)) {
		document_data_release(data);
		ok = false;
	}
	db_read_end(app->db);
	if (ok)
		doc->privacy = privacy;
	return ok;
}

void document_data_release(struct document_data *data)
{
	segments_release(&data->segments);
	roster_release(&data->roster);
	rosters_release(&data->history);
	contacts_release(&data->contacts);
	staff_release(&data->staff);
	*data = (struct document_data){0};
}

/* ---- the trace of an export with numbers ---- */

static bool put_entry(struct app *app, const char *text, struct err *err)
{
	char id[RANDOM_ID];
	int64_t now = clock_now();
	struct entry entry = {
	    .format = 1,
	    .entry_id = xstrdup(random_id(id)),
	    .happened_at = now,
	    .entered_at = now,
	    .person = xstrdup(app->actor.person),
	    .name = xstrdup(app->actor.name),
	    .uid = app->actor.uid,
	    .auth = xstrdup(app->actor.auth),
	    .kind = ENTRY_SYSTEM,
	    .text = xstrdup(text),
	};
	bool ok = entry_put(app->db, &entry, err);

	entry_release(&entry);
	return ok;
}

/* What was exported, in the words of the watch log. */
static const char *words_for(const char *what)
{
	static const char *const words[][2] = {
	    {"calendar", "tệp lịch"},
	    {"cards", "danh bạ"},
	    {"table", "bảng phân công trực"},
	    {"message", "tin báo lịch trực"},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], what) == 0)
			return words[i][1];
	return what;
}

bool document_log(struct app *app, const char *what, const char *period, enum privacy privacy,
                  const char *person, const char *post, struct err *err)
{
	const char *level = privacy == PRIVACY_FULL ? "full" : "duty";
	char *action, *detail, *text;
	bool ok;

	if (privacy == PRIVACY_NONE)
		return true;
	if (!app_may(app, true, err) || !db_begin(app->db, err))
		return false;
	action = xasprintf("%s export", what);
	detail = xasprintf("privacy=%s person=%s post=%s", level, person ? person : "-",
	                   post ? post : "-");
	text =
	    xasprintf("Xuất tệp có số điện thoại cá nhân: %s %s (%s)", words_for(what),
	              period ? period : "", privacy == PRIVACY_FULL ? "mọi người" : "người trực");
	ok =
	    app_audit(app, action, period ? period : "-", detail, err) && put_entry(app, text, err);
	free(action);
	free(detail);
	free(text);
	if (!ok) {
		db_rollback(app->db);
		return false;
	}
	return db_commit(app->db, err);
}
