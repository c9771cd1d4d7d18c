#include "service/roster_past.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/zone.h"
#include "service/rosters.h"
#include "store/people.h"

#include "base/banned.h"

int roster_year(struct date date)
{
	int year;

	date_to_ymd(date, &year, NULL, NULL);
	return year;
}

static bool is_exempt(const struct exemptions *exemptions, const char *person, struct date today)
{
	for (size_t i = 0; i < exemptions->n; i++) {
		const struct exemption *exemption = &exemptions->exemption[i];

		if (exemption->kind == EXEMPT_ALL && strcmp(exemption->person, person) == 0 &&
		    date_compare(exemption->from, today) <= 0 &&
		    date_compare(today, exemption->to) <= 0)
			return true;
	}
	return false;
}

static bool add_people(struct ledger *ledger, struct app *app, struct err *err)
{
	struct date today = zone_date(clock_now());
	struct exemptions exemptions;
	struct staff staff;

	if (!staff_load(&staff, app->db, err))
		return false;
	if (!exemptions_load(&exemptions, app->db, err)) {
		staff_release(&staff);
		return false;
	}
	for (size_t i = 0; i < staff.n; i++) {
		const struct person *person = &staff.person[i];

		if (!person_is_there(person, today))
			continue;
		ledger_line(ledger, person->code, person->name)->exempt =
		    is_exempt(&exemptions, person->code, today);
	}
	exemptions_release(&exemptions);
	staff_release(&staff);
	return true;
}

/* Keeps the duty that belongs to `year`. */
static void keep_year(struct segments *segments, const struct roster *roster, int year)
{
	size_t n = 0;

	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		struct date day =
		    roster->period.is_holiday ? roster->period.first : segment->slot->day;

		if (year == 0 || roster_year(day) == year)
			segments->segment[n++] = *segment;
	}
	segments->n = n;
}

static bool add_roster(struct ledger *ledger, struct app *app, const struct roster *roster,
                       int year, struct err *err)
{
	struct segments segments;
	struct holidays holidays;

	if (!app_holidays(&holidays, app, roster_year(roster->period.first), err))
		return false;
	roster_resolve(&segments, roster);
	keep_year(&segments, roster, year);
	ledger_add(ledger, &segments, &holidays);
	segments_release(&segments);
	holidays_release(&holidays);
	return true;
}

bool roster_past(struct ledger *out, struct app *app, int year, const char *except, struct err *err)
{
	struct ledger ledger = {0};
	struct rosters rosters;
	bool ok = add_people(&ledger, app, err);

	if (!ok || !rosters_load(&rosters, app->db, 0, INT64_MAX, err)) {
		ledger_release(&ledger);
		return false;
	}
	for (size_t i = 0; ok && i < rosters.n; i++)
		if (!except || strcmp(rosters.roster[i].period.name, except) != 0)
			ok = add_roster(&ledger, app, &rosters.roster[i], year, err);
	rosters_release(&rosters);
	if (!ok) {
		ledger_release(&ledger);
		return false;
	}
	ledger_sort(&ledger);
	*out = ledger;
	return true;
}

bool roster_ledger(struct ledger *out, struct app *app, int year, struct err *err)
{
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = roster_past(out, app, year, NULL, err);
	db_read_end(app->db);
	return ok;
}
