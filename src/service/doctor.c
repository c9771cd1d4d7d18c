#include "service/setup.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/zone.h"
#include "domain/check.h"
#include "service/reads.h"
#include "service/solve_job.h"
#include "store/logs.h"
#include "store/rosters.h"

#include "base/banned.h"

static bool examine_database(struct findings *out, struct app *app, struct err *err)
{
	int64_t broken, checked;
	char *faults;

	if (!db_quick_check(&faults, app->db, err))
		return false;
	if (*faults)
		findings_add(out, FINDING_ERROR, "database", NULL, NULL,
		             _("the database is damaged: %s"), faults);
	free(faults);
	if (!entries_verify(&broken, &checked, app->db, err))
		return false;
	if (broken)
		findings_add(out, FINDING_ERROR, "log-broken", NULL, NULL,
		             _("the watch log was changed outside the program from entry %lld on"),
		             (long long)broken);
	if (!file_is_private(db_path(app->db)))
		findings_add(out, FINDING_WARNING, "readable", NULL, NULL,
		             _("others on this machine may read %s (personal data); wanted mode "
		               "0600 or 0660"),
		             db_path(app->db));
	return true;
}

/* A model without anything to do: shows that the worker is found, starts and answers. */
static void examine_worker(struct findings *out)
{
	const struct solve_limits limits = {.seconds = 2};
	struct solve_model model = {0};
	struct solve_result result = {0};
	struct err err = {0};

	if (solve_job_run(&result, &model, &limits, &err))
		solve_result_release(&result);
	else
		findings_add(out, FINDING_ERROR, "no-worker", NULL, NULL,
		             _("rosters cannot be generated: %s"), err.msg);
}

static bool examine_contacts(struct findings *out, struct app *app, struct err *err)
{
	struct date today = zone_date(clock_now());
	size_t n[CONTACT_EXPIRED + 1] = {0};
	struct contacts contacts;

	if (!app_contacts(&contacts, app, err))
		return false;
	for (size_t i = 0; i < contacts.n; i++)
		n[contact_status_on(&contacts.contact[i], today)]++;
	contacts_release(&contacts);
	if (!n[CONTACT_CURRENT])
		findings_add(out, FINDING_ERROR, "no-hotline", NULL, NULL,
		             _("no current hotline: nobody to call when something happens"));
	if (n[CONTACT_UNVERIFIED])
		findings_add(
		    out, FINDING_NOTICE, "unverified", NULL, NULL,
		    _("%zu contacts are not verified; ring them and use: trucban contact confirm"),
		    n[CONTACT_UNVERIFIED]);
	return true;
}

static bool anybody_can(const struct staff *staff, const struct post *post, struct date today)
{
	for (size_t i = 0; i < staff->n; i++)
		if (person_is_there(&staff->person[i], today) &&
		    person_has_skill(&staff->person[i], post->skill))
			return true;
	return false;
}

static bool examine_people(struct findings *out, struct app *app, struct err *err)
{
	struct date today = zone_date(clock_now());
	struct staff staff;

	if (!app_staff(&staff, app, err))
		return false;
	for (size_t i = 0; i < staff.n; i++) {
		const struct person *person = &staff.person[i];

		if (person->n_skills && !*person->phone && person_is_there(person, today))
			findings_add(out, FINDING_WARNING, "no-phone", NULL, person->code,
			             _("%s has no telephone number"), person->name);
	}
	for (size_t i = 0; i < app->config.posts.n; i++) {
		const struct post *post = &app->config.posts.post[i];

		if (!*post->concurrent && !anybody_can(&staff, post, today))
			findings_add(out, FINDING_ERROR, "nobody-can", NULL, NULL,
			             _("nobody has the skill \"%s\" that the post %s wants"),
			             post->skill, post->title);
	}
	staff_release(&staff);
	return true;
}

/* Also while a draft of its next version waits. */
static bool has_published(const struct rosters *history)
{
	for (size_t i = 0; i < history->n; i++)
		if (history->roster[i].status == ROSTER_PUBLISHED)
			return true;
	return false;
}

static bool examine_next_period(struct findings *out, struct app *app, struct err *err)
{
	struct period period;
	struct rosters history;

	if (!app_period(&period, app, "next", err))
		return false;
	if (!app_history(&history, app, period.name, err)) {
		period_release(&period);
		return false;
	}
	if (period.status == HOLIDAY_PROVISIONAL)
		findings_add(out, FINDING_NOTICE, "provisional", NULL, NULL,
		             _("%s: the days off are computed, no notice was imported yet"),
		             period.title);
	if (!has_published(&history))
		findings_add(out, FINDING_NOTICE, "not-published", NULL, NULL,
		             _("%s: no roster is published yet"), period.title);
	rosters_release(&history);
	period_release(&period);
	return true;
}

bool setup_doctor(struct findings *out, struct app *app, struct err *err)
{
	struct findings found = {0};

	if (clock_is_fixed())
		findings_add(&found, FINDING_WARNING, "fixed-clock", NULL, NULL,
		             _("the clock is fixed by TRUCBAN_NOW"));
	examine_worker(&found);
	if (!examine_database(&found, app, err) || !examine_contacts(&found, app, err) ||
	    !examine_people(&found, app, err) || !examine_next_period(&found, app, err)) {
		findings_release(&found);
		return false;
	}
	*out = found;
	return true;
}
