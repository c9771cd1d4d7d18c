#include "service/staff.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "domain/read_duty.h"
#include "service/calendar.h"
#include "service/carried.h"
#include "service/reads.h"
#include "store/facts.h"

#include "base/banned.h"

/* ---- exemptions ---- */

static bool put_exemption(struct app *app, const struct exemption *exemption, struct err *err)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	char *detail = xasprintf("%s %s..%s", exempt_kind_name(exemption->kind),
	                         date_iso(from, exemption->from), date_iso(to, exemption->to));
	bool ok = db_begin(app->db, err);

	if (ok) {
		ok = exemption_put(app->db, exemption, err) &&
		     app_audit(app, "staff exempt", exemption->person, detail, err) &&
		     db_commit(app->db, err);
		if (!ok)
			db_rollback(app->db);
	}
	free(detail);
	return ok;
}

bool staff_exempt(struct app *app, const char *person, enum exempt_kind kind, struct date from,
                  struct date to, struct err *err)
{
	char id[RANDOM_ID];
	struct person who;

	if (!app_may(app, false, err))
		return false;
	if (date_compare(from, to) > 0)
		return err_set(err, ERR_USAGE, "bad-span",
		               _("the first day of an exemption is after its last"));
	if (!app_person(&who, app, person, err))
		return false;
	struct exemption exemption = {
	    .id = random_id(id), .person = who.code, .kind = kind, .from = from, .to = to};
	bool ok = put_exemption(app, &exemption, err);
	person_release(&who);
	return ok;
}

/* ---- contacts ---- */

/* The code of the person meant, else the name as written. */
static bool confirmer(char **out, struct app *app, const char *name, struct err *err)
{
	struct staff staff;

	if (!*name)
		return err_set(err, ERR_USAGE, "no-name", _("say who has confirmed it: --by NAME"));
	if (!staff_load(&staff, app->db, err))
		return false;
	const struct person *person = staff_match(&staff, name);
	*out = xstrdup(person ? person->code : name);
	staff_release(&staff);
	return true;
}

static bool confirm(struct app *app, struct contact *contact, const char *name, struct err *err)
{
	int64_t now = clock_now();

	if (contact_status_on(contact, zone_date(now)) == CONTACT_EXPIRED)
		return err_set(err, ERR_CONFLICT, "expired",
		               _("%s (%s) is no longer in force: import the contact that took its "
		                 "place"),
		               contact->id, contact->organisation);
	free(contact->confirmed_by);
	contact->confirmed_by = NULL;
	if (!confirmer(&contact->confirmed_by, app, name, err))
		return false;
	contact->confirmed_at = now;
	contact->status = CONTACT_CURRENT;
	return contact_put(app->db, contact, err) && calendar_refresh(app, NULL, err) &&
	       app_audit(app, "contact confirm", contact->id, contact->confirmed_by, err) &&
	       db_commit(app->db, err);
}

static bool confirm_id(struct app *app, const char *id, const char *name, struct err *err)
{
	struct contacts list;
	bool ok = false;

	if (!contacts_load(&list, app->db, err))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		if (strcasecmp(list.contact[i].id, id) != 0)
			continue;
		ok = confirm(app, &list.contact[i], name, err);
		contacts_release(&list);
		return ok;
	}
	contacts_release(&list);
	return err_set(err, ERR_NOT_FOUND, "no-such-contact",
	               _("there is no contact \"%s\" (trucban contact list)"), id);
}

bool contact_confirm(struct app *app, const char *id, const char *name, struct err *err)
{
	if (!app_may(app, true, err) || !db_begin(app->db, err))
		return false;
	bool ok = confirm_id(app, id, name, err);
	if (!ok)
		db_rollback(app->db);
	return ok;
}

/* ---- what the program carries: `make check` proves that no line of it is bad ---- */

bool duties_carried(struct duties *out, struct err *err)
{
	const char *text = carried_text("duties.csv");
	struct findings bad = {0};
	bool ok = duties_read(out, "duties.csv", text, strlen(text), &bad, err);

	findings_release(&bad);
	return ok;
}

bool units_carried(struct units *out, struct err *err)
{
	const char *text = carried_text("units.csv");
	struct findings bad = {0};
	bool ok = units_read(out, "units.csv", text, strlen(text), &bad, err);

	findings_release(&bad);
	return ok;
}

bool platforms_carried(struct platforms *out, struct err *err)
{
	const char *text = carried_text("platforms.csv");
	struct findings bad = {0};
	bool ok = platforms_read(out, "platforms.csv", text, strlen(text), &bad, err);

	findings_release(&bad);
	return ok;
}
