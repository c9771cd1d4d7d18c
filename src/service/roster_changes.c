#include "service/roster_changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "service/roster_word.h"
#include "store/change_notes.h"
#include "store/people.h"
#include "store/rosters.h"

#include "base/banned.h"

static bool load(struct roster_changes *out, struct app *app, const char *period, struct err *err)
{
	struct roster_changes changes = {0};

	if (!roster_load(&changes.roster, app->db, period, 0, err))
		return false;
	if (!change_notes_load(&changes.notes, app->db, changes.roster.id, err) ||
	    !staff_load(&changes.staff, app->db, err)) {
		roster_changes_release(&changes);
		return false;
	}
	*out = changes;
	return true;
}

bool roster_changes_load(struct roster_changes *out, struct app *app, const char *period,
                         struct err *err)
{
	struct period found;
	bool ok;

	if (!app_period(&found, app, period, err))
		return false;
	ok = db_read_begin(app->db, err);
	if (ok) {
		ok = load(out, app, found.name, err);
		db_read_end(app->db);
	}
	period_release(&found);
	return ok;
}

void roster_changes_release(struct roster_changes *changes)
{
	roster_release(&changes->roster);
	change_notes_release(&changes->notes);
	staff_release(&changes->staff);
	*changes = (struct roster_changes){0};
}

static bool confirm(struct app *app, const char *change, const char *note, struct err *err)
{
	struct change_pairs pairs;
	bool ok;

	if (!change_pairs_find(&pairs, app->db, change, err))
		return false;
	if (pairs.n == 0)
		ok = err_set(err, ERR_NOT_FOUND, "no-such-change",
		             _("no cover or swap is called \"%s\": trucban roster changes PERIOD"),
		             change);
	else if (pairs.n_pending == 0)
		ok = err_set(err, ERR_CONFLICT, "not-pending", _("%s waits for no confirmation"),
		             change);
	else if (pairs.n_pending > 1)
		ok = err_set(err, ERR_CONFLICT, "several",
		             _("\"%s\" are several; give more of the number that roster changes "
		               "tells"),
		             change);
	else
		ok = roster_note(app, pairs.pending, NOTE_CONFIRMED, app->actor.person, "",
		                 clock_now(), note, err) &&
		     app_audit(app, "roster confirm", pairs.pending, note ? note : "", err);
	change_pairs_release(&pairs);
	return ok;
}

bool roster_confirm(struct app *app, const char *change, const char *note, struct err *err)
{
	if (!app_may(app, false, err) || !db_begin(app->db, err))
		return false;
	if (confirm(app, change, note, err))
		return db_commit(app->db, err);
	db_rollback(app->db);
	return false;
}
