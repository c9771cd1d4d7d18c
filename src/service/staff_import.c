#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/random.h"
#include "base/zone.h"
#include "domain/read_people.h"
#include "service/import.h"

#include "base/banned.h"

/* ---- people ---- */

struct people { /* while they are imported */
	struct staff known, read;
};

static bool same_skills(const struct person *a, const struct person *b)
{
	if (a->n_skills != b->n_skills)
		return false;
	for (size_t i = 0; i < a->n_skills; i++)
		if (strcmp(a->skill[i], b->skill[i]) != 0)
			return false;
	return true;
}

static bool same_person(const struct person *a, const struct person *b)
{
	return import_same_text(a->name, b->name) && import_same_text(a->position, b->position) &&
	       import_same_text(a->unit, b->unit) && import_same_text(a->phone, b->phone) &&
	       import_same_text(a->login, b->login) && same_skills(a, b) && a->role == b->role &&
	       a->max_shifts == b->max_shifts && a->max_nights == b->max_nights &&
	       a->has_left == b->has_left && (!a->has_left || date_compare(a->left, b->left) == 0);
}

/* A login may go from one to another in the same file: first nobody has it. */
static bool free_login(struct app *app, const struct person *before, const struct person *after,
                       struct err *err)
{
	struct person without = *before;
	char none[] = "";

	if (!*before->login || strcmp(before->login, after->login) == 0)
		return true;
	without.login = none;
	return person_put(app->db, &without, err);
}

static bool free_logins(struct app *app, const struct people *people, struct err *err)
{
	for (size_t i = 0; i < people->read.n; i++) {
		const struct person *person = &people->read.person[i];
		const struct person *before = staff_find(&people->known, person->code);
		if (before && !free_login(app, before, person, err))
			return false;
	}
	return true;
}

static bool put_person(struct import_result *result, struct app *app, const struct people *people,
                       const struct person *person, struct err *err)
{
	const struct person *before = staff_find(&people->known, person->code);

	if (before && same_person(before, person)) {
		result->same++;
		return true;
	}
	if (before)
		result->changed++;
	else
		result->added++;
	return person_put(app->db, person, err);
}

/* Nobody can let anybody in again when the last one is gone. */
static bool check_supervisors(struct app *app, struct err *err)
{
	struct date today = zone_date(clock_now());
	struct staff staff;
	bool found = false;

	if (!staff_load(&staff, app->db, err))
		return false;
	for (size_t i = 0; i < staff.n && !found; i++)
		found = staff.person[i].role == ROLE_SUPERVISOR &&
		        person_is_there(&staff.person[i], today);
	staff_release(&staff);
	return found || err_set(err, ERR_CONFLICT, "last-supervisor",
	                        _("nobody would be left to supervise the roster: give somebody "
	                          "the role \"supervisor\""));
}

static bool apply_staff(struct import_result *result, struct app *app,
                        const struct import_text *file, struct err *err)
{
	struct people people = {0};

	if (!staff_load(&people.known, app->db, err))
		return false;
	bool ok = staff_read(&people.read, &people.known, file->name, file->text, file->n,
	                     &result->findings, err) &&
	          free_logins(app, &people, err);
	for (size_t i = 0; ok && i < people.read.n; i++)
		ok = put_person(result, app, &people, &people.read.person[i], err);
	staff_release(&people.read);
	staff_release(&people.known);
	return ok && check_supervisors(app, err);
}

bool staff_import(struct import_result *out, struct app *app, const char *path, bool partial,
                  struct err *err)
{
	static const struct import_kind kind = {"staff import", apply_staff, false};

	return import_file(out, app, path, partial, &kind, err);
}

/* ---- leave ---- */

static bool put_leave(struct import_result *result, struct app *app, struct leave *leave,
                      struct err *err)
{
	char id[RANDOM_ID];
	bool exists;

	if (!leave_exists(&exists, app->db, leave, err))
		return false;
	if (exists) {
		result->same++;
		return true;
	}
	/* An absence was one kind once; the same table read again says which. */
	if (leave_is_absence(leave->kind)) {
		if (!leave_name(&exists, app->db, leave, err))
			return false;
		result->changed += exists;
		if (exists)
			return true;
	}
	struct leave fresh = *leave;
	fresh.id = random_id(id);
	result->added++;
	return leave_put(app->db, &fresh, err);
}

static bool apply_leave(struct import_result *result, struct app *app,
                        const struct import_text *file, struct err *err)
{
	struct leaves leaves = {0};
	struct staff staff;

	if (!staff_load(&staff, app->db, err))
		return false;
	bool ok =
	    leaves_read(&leaves, &staff, file->name, file->text, file->n, &result->findings, err);
	staff_release(&staff);
	for (size_t i = 0; ok && i < leaves.n; i++)
		ok = put_leave(result, app, &leaves.leave[i], err);
	leaves_release(&leaves);
	return ok;
}

bool leave_import(struct import_result *out, struct app *app, const char *path, bool partial,
                  struct err *err)
{
	static const struct import_kind kind = {"leave import", apply_leave, false};

	return import_file(out, app, path, partial, &kind, err);
}
