#include "service/rosters.h"

#include "service/roster_judge.h"

#include "base/banned.h"

static bool inspect(struct roster *out, struct findings *findings, struct app *app,
                    const char *period, int version, struct err *err)
{
	struct period found;
	struct roster roster;
	struct roster_judge judge;
	bool ok;

	if (!app_period(&found, app, period, err))
		return false;
	ok = roster_load(&roster, app->db, found.name, version, err);
	period_release(&found);
	if (!ok)
		return false;
	if (!roster_judge_load(&judge, app, &roster, err)) {
		roster_release(&roster);
		return false;
	}
	*findings = (struct findings){0};
	roster_judge_check(findings, &judge, &roster);
	roster_judge_release(&judge);
	*out = roster;
	return true;
}

bool roster_inspect(struct roster *out, struct findings *findings, struct app *app,
                    const char *period, int version, struct err *err)
{
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = inspect(out, findings, app, period, version, err);
	db_read_end(app->db);
	return ok;
}

static bool compare(struct diff *out, struct app *app, const char *period, int older, int newer,
                    struct err *err)
{
	struct roster before, after;

	if (!roster_load(&before, app->db, period, older, err))
		return false;
	if (!roster_load(&after, app->db, period, newer, err)) {
		roster_release(&before);
		return false;
	}
	roster_diff(out, &before, &after);
	roster_release(&before);
	roster_release(&after);
	return true;
}

bool roster_compare(struct diff *out, struct app *app, const char *period, int older, int newer,
                    struct err *err)
{
	struct period found;
	bool ok;

	if (!app_period(&found, app, period, err))
		return false;
	ok = db_read_begin(app->db, err);
	if (ok) {
		ok = compare(out, app, found.name, older, newer, err);
		db_read_end(app->db);
	}
	period_release(&found);
	return ok;
}
