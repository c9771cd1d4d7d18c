#include "service/reads.h"

#include "base/i18n.h"
#include "service/roster_task.h"
#include "store/facts.h"
#include "store/people.h"

#include "base/banned.h"

bool app_is_sample(const struct app *app)
{
	return db_is_sample(app->db);
}

const char *app_database(const struct app *app)
{
	return db_path(app->db);
}

int app_schema(const struct app *app)
{
	return db_version(app->db);
}

bool app_has_changed(bool *out, struct app *app, struct err *err)
{
	return db_has_changed(out, app->db, err);
}

bool app_staff(struct staff *out, struct app *app, struct err *err)
{
	return staff_load(out, app->db, err);
}

bool app_leaves(struct leaves *out, struct app *app, struct err *err)
{
	return leaves_load(out, app->db, err);
}

bool app_exemptions(struct exemptions *out, struct app *app, struct err *err)
{
	return exemptions_load(out, app->db, err);
}

bool app_contacts(struct contacts *out, struct app *app, struct err *err)
{
	return contacts_load(out, app->db, err);
}

bool app_history(struct rosters *out, struct app *app, const char *period, struct err *err)
{
	struct period found = {0};
	bool ok;

	if (!period)
		return rosters_history(out, app->db, NULL, err);
	if (!app_period(&found, app, period, err))
		return false;
	ok = rosters_history(out, app->db, found.name, err);
	period_release(&found);
	return ok;
}

bool app_neighbours(struct segments *out, struct rosters *rosters, struct app *app,
                    const struct roster *roster, struct err *err)
{
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = roster_neighbours(out, rosters, app->db, roster, err);
	db_read_end(app->db);
	return ok;
}

bool app_person(struct person *out, struct app *app, const char *text, struct err *err)
{
	struct staff staff = {0};
	const struct person *found;

	if (!staff_load(&staff, app->db, err))
		return false;
	found = staff_match(&staff, text);
	if (found)
		person_copy(out, found);
	else
		err_set(err, ERR_NOT_FOUND, "no-such-person",
		        _("nobody answers to \"%s\", or several do; give the code of the person "
		          "(trucban staff list)"),
		        text);
	staff_release(&staff);
	return found;
}
