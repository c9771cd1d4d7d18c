#include "service/roster_past.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/zone.h"
#include "domain/ledger_group.h"
#include "store/actuals.h"
#include "store/history.h"
#include "store/people.h"
#include "store/rosters.h"

#include "base/banned.h"

int roster_year(struct date date)
{
	int year;

	date_to_ymd(date, &year, NULL, NULL);
	return year;
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
		    person_is_exempt(&exemptions, person->code, today);
	}
	exemptions_release(&exemptions);
	staff_release(&staff);
	return true;
}

static bool add_roster(struct ledger_items *items, struct app *app, const struct roster *roster,
                       const struct actuals *actuals, struct err *err)
{
	struct segments planned, segments;
	struct holidays holidays;
	size_t before = items->n;

	if (!app_holidays(&holidays, app, roster_year(roster->period.first), err))
		return false;
	roster_resolve(&planned, roster);
	actual_resolve(&segments, roster, &planned, actuals);
	ledger_items_add(items, &segments, &holidays);
	for (size_t i = before; roster->period.is_holiday && i < items->n; i++)
		items->item[i].year = roster_year(roster->period.first);
	segments_release(&segments);
	segments_release(&planned);
	holidays_release(&holidays);
	return true;
}

static bool add_history(struct ledger_items *items, struct app *app, struct err *err)
{
	struct history history;
	struct staff staff;

	if (!staff_load(&staff, app->db, err))
		return false;
	if (!history_load(&history, app->db, 0, err)) {
		staff_release(&staff);
		return false;
	}
	ledger_items_add_history(items, &history, &staff);
	history_release(&history);
	staff_release(&staff);
	return true;
}

bool roster_items(struct ledger_items *out, struct app *app, const char *except, bool history,
                  struct err *err)
{
	struct ledger_items items = {0};
	struct actuals actuals;
	struct rosters rosters;
	bool ok = true;

	if (!actuals_load(&actuals, app->db, NULL, err))
		return false;
	if (!rosters_load(&rosters, app->db, 0, INT64_MAX, err)) {
		actuals_release(&actuals);
		return false;
	}
	for (size_t i = 0; ok && i < rosters.n; i++)
		if (!except || strcmp(rosters.roster[i].period.name, except) != 0)
			ok = add_roster(&items, app, &rosters.roster[i], &actuals, err);
	rosters_release(&rosters);
	actuals_release(&actuals);
	if (!ok || (history && !add_history(&items, app, err))) {
		ledger_items_release(&items);
		return false;
	}
	*out = items;
	return true;
}

bool roster_past(struct ledger *out, struct app *app, int year, const char *except, struct err *err)
{
	struct ledger ledger = {0};
	struct ledger_items items = {0};

	if (!add_people(&ledger, app, err) || !roster_items(&items, app, except, true, err)) {
		ledger_release(&ledger);
		return false;
	}
	for (size_t i = 0; i < items.n; i++)
		if (year == 0 || items.item[i].year == year)
			ledger_add_item(&ledger, &items.item[i]);
	ledger_items_release(&items);
	ledger_sort(&ledger);
	*out = ledger;
	return true;
}
