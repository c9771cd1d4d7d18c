#include "service/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "domain/read_history.h"
#include "service/import.h"
#include "service/roster_past.h"
#include "store/history.h"

#include "base/banned.h"

/* ---- import ---- */

/* The import of the same bytes that still counts, or NULL. */
static const struct history_import *same_file(const struct history_imports *imports,
                                              const char *hash)
{
	for (size_t i = 0; i < imports->n; i++)
		if (!imports->import[i].removed_at && strcmp(imports->import[i].hash, hash) == 0)
			return &imports->import[i];
	return NULL;
}

static bool put(struct app *app, const struct import_text *file, const char *hash,
                const struct history *history, struct err *err)
{
	const char *slash = strrchr(file->name, '/');
	struct history_import import = {
	    .file = xstrdup(slash ? slash + 1 : file->name),
	    .hash = xstrdup(hash),
	    .by = xstrdup(*app->actor.person ? app->actor.person : app->actor.login),
	    .at = clock_now(),
	};
	bool ok = history_put(app->db, &import, history, err);

	free(import.file);
	free(import.hash);
	free(import.by);
	return ok;
}

struct known { /* what a table is held against */
	struct staff staff;
	struct holidays holidays;
	struct history history;
	struct ledger_items duty;
};

static void known_release(struct known *known)
{
	staff_release(&known->staff);
	holidays_release(&known->holidays);
	history_release(&known->history);
	ledger_items_release(&known->duty);
}

static bool known_load(struct known *out, struct app *app, struct err *err)
{
	return staff_load(&out->staff, app->db, err) && app_holidays(&out->holidays, app, 0, err) &&
	       history_load(&out->history, app->db, 0, err) &&
	       roster_items(&out->duty, app, NULL, false, err);
}

static bool apply_table(struct import_result *result, struct app *app,
                        const struct import_text *file, const char *hash, struct err *err)
{
	struct known known = {0};
	struct history fresh = {0};
	struct history_reading reading = {
	    .staff = &known.staff,
	    .posts = &app->config.posts,
	    .holidays = &known.holidays,
	    .hours = &app->config.hours,
	    .today = zone_date(clock_now()),
	    .known = &known.history,
	    .duty = &known.duty,
	};
	bool ok =
	    known_load(&known, app, err) &&
	    history_read(&fresh, &reading, file->name, file->text, file->n, &result->findings, err);

	result->same = reading.same;
	result->added = fresh.n;
	if (ok && fresh.n && !findings_count(&result->findings, FINDING_ERROR))
		ok = put(app, file, hash, &fresh, err);
	history_release(&fresh);
	known_release(&known);
	return ok;
}

static bool apply_history(struct import_result *result, struct app *app,
                          const struct import_text *file, struct err *err)
{
	struct history_imports imports;
	const struct history_import *same;
	char hash[HASH_HEX];
	bool ok = true;

	if (!history_imports_load(&imports, app->db, err))
		return false;
	import_hash(hash, file->text, file->n);
	same = same_file(&imports, hash);
	if (same)
		result->same = (size_t)same->rows;
	else
		ok = apply_table(result, app, file, hash, err);
	history_imports_release(&imports);
	return ok;
}

bool ledger_import(struct import_result *out, struct app *app, const char *path, bool partial,
                   struct err *err)
{
	static const struct import_kind kind = {"ledger import", apply_history, false};

	(void)partial;
	return import_file(out, app, path, false, &kind, err);
}

bool ledger_try(struct import_result *out, struct app *app, const char *path, bool partial,
                struct err *err)
{
	static const struct import_kind kind = {"ledger import", apply_history, true};

	(void)partial;
	return import_file(out, app, path, false, &kind, err);
}

/* ---- what was imported ---- */

bool ledger_imports(struct history_imports *out, struct app *app, struct err *err)
{
	return history_imports_load(out, app->db, err);
}

bool ledger_remove(struct app *app, int64_t number, const char *reason, struct err *err)
{
	char *object = xasprintf("%lld", (long long)number);
	const char *by = *app->actor.person ? app->actor.person : app->actor.login;
	bool ok = app_may(app, false, err);

	if (ok && !*reason)
		ok = err_set(err, ERR_USAGE, "no-reason",
		             _("say why the import is taken back: --reason TEXT"));
	if (ok)
		ok = db_begin(app->db, err);
	if (ok) {
		ok = history_remove(app->db, number, by, clock_now(), reason, err) &&
		     app_audit(app, "ledger remove", object, reason, err) &&
		     db_commit(app->db, err);
		if (!ok)
			db_rollback(app->db);
	}
	free(object);
	return ok;
}

static bool add_rosters(struct history *history, struct app *app, struct err *err)
{
	struct ledger_items items;

	if (!roster_items(&items, app, NULL, false, err))
		return false;
	ledger_items_write(history, &items);
	ledger_items_release(&items);
	return true;
}

static bool export(char **out, struct app *app, int64_t number, bool rosters, struct err *err)
{
	struct history history;
	struct staff staff;
	struct str text = {0};

	if (!staff_load(&staff, app->db, err))
		return false;
	if (!history_load(&history, app->db, number, err)) {
		staff_release(&staff);
		return false;
	}
	bool ok = !rosters || add_rosters(&history, app, err);
	if (ok) {
		history_write(&text, &history, &staff);
		*out = str_take(&text);
	}
	history_release(&history);
	staff_release(&staff);
	return ok;
}

/* An import that is there and counts. */
static bool check_number(struct app *app, int64_t number, struct err *err)
{
	struct history_imports imports;
	bool found = number == 0;

	if (!history_imports_load(&imports, app->db, err))
		return false;
	for (size_t i = 0; i < imports.n; i++)
		found =
		    found || (imports.import[i].number == number && !imports.import[i].removed_at);
	history_imports_release(&imports);
	return found ||
	       err_set(err, ERR_NOT_FOUND, "no-such-import",
	               _("no import %lld of history counts (ledger list)"), (long long)number);
}

bool ledger_export(char **out, struct app *app, int64_t number, bool rosters, struct err *err)
{
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = check_number(app, number, err) && export(out, app, number, rosters, err);
	db_read_end(app->db);
	return ok;
}
