#include "service/ledger_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "base/zone.h"
#include "service/reads.h"
#include "service/roster_past.h"
#include "store/people.h"

#include "base/banned.h"

/* One picture of all that a report is made of, and the query with its words as they are stored. */
struct sight {
	struct staff staff;
	struct exemptions exemptions;
	struct ledger_items items;
	struct ledger_people people;
	struct ledger_query query;
	struct person person;
	char *unit, *post;
};

static void sight_release(struct sight *sight)
{
	staff_release(&sight->staff);
	exemptions_release(&sight->exemptions);
	ledger_items_release(&sight->items);
	if (sight->person.code)
		person_release(&sight->person);
	free(sight->unit);
	free(sight->post);
}

static bool is_same(const char *text, const char *key)
{
	char *folded = viet_fold(text);
	bool same = strcmp(folded, key) == 0;

	free(folded);
	return same;
}

static bool find_unit(struct sight *sight, const char *text, struct err *err)
{
	char *key = viet_fold(text);

	for (size_t i = 0; i < sight->staff.n && !sight->unit; i++)
		if (is_same(sight->staff.person[i].unit, key))
			sight->unit = xstrdup(sight->staff.person[i].unit);
	free(key);
	return sight->unit ||
	       err_set(err, ERR_NOT_FOUND, "no-such-unit", _("nobody is in a unit \"%s\""), text);
}

static bool find_post(struct sight *sight, const struct posts *posts, const char *text,
                      struct err *err)
{
	char *key = viet_fold(text);

	for (size_t i = 0; i < posts->n && !sight->post; i++)
		if (is_same(posts->post[i].id, key) || is_same(posts->post[i].title, key))
			sight->post = xstrdup(posts->post[i].id);
	for (size_t i = 0; i < sight->items.n && !sight->post; i++)
		if (is_same(sight->items.item[i].post, key))
			sight->post = xstrdup(sight->items.item[i].post);
	free(key);
	return sight->post ||
	       err_set(err, ERR_NOT_FOUND, "no-such-post",
	               _("there is no post \"%s\" in configuration or ledger"), text);
}

static bool load(struct sight *sight, struct app *app, const struct ledger_query *query,
                 struct err *err)
{
	if (!staff_load(&sight->staff, app->db, err) ||
	    !exemptions_load(&sight->exemptions, app->db, err) ||
	    !roster_items(&sight->items, app, NULL, true, err))
		return false;
	if ((query->person && !app_person(&sight->person, app, query->person, err)) ||
	    (query->unit && !find_unit(sight, query->unit, err)) ||
	    (query->post && !find_post(sight, &app->config.posts, query->post, err)))
		return false;
	sight->query = *query;
	sight->query.person = sight->person.code;
	sight->query.unit = sight->unit;
	sight->query.post = sight->post;
	sight->people = (struct ledger_people){&sight->staff, &sight->exemptions,
	                                       &app->config.posts, zone_date(clock_now())};
	return true;
}

bool ledger_report(struct ledger_groups *out, struct app *app, const struct ledger_query *query,
                   struct err *err)
{
	struct sight sight = {0};
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = load(&sight, app, query, err);
	db_read_end(app->db);
	if (ok)
		ledger_group_by(out, &sight.items, &sight.query, &sight.people);
	sight_release(&sight);
	return ok;
}

/* ---- rest ---- */

static bool is_wanted(const struct sight *sight, const struct person *person)
{
	return (!sight->query.person || strcmp(sight->query.person, person->code) == 0) &&
	       (!sight->query.unit || strcmp(sight->query.unit, person->unit) == 0);
}

static void add_duty(struct rest_lines *lines, const struct sight *sight,
                     const struct rest_rule *rule)
{
	int64_t now = clock_now();
	bool cut;

	for (size_t i = 0; i < sight->items.n; i++) {
		const struct ledger_item *item = &sight->items.item[i];
		struct rest_line *line;
		struct ledger_count total = ledger_item_total(item);

		if ((item->end > now && !item->is_history) ||
		    (rule->has_since && date_compare(item->first, rule->since) < 0) ||
		    !ledger_query_takes(&sight->query, &sight->people, item, &cut))
			continue;
		line = rest_line(lines, item->person, item->name);
		rest_classes(line->minutes, item);
		if (!total.minutes)
			line->blind = ledger_sum(line->blind, total.shifts);
	}
}

static void add_rest(struct rest_lines *lines, const struct sight *sight, struct app *app,
                     const struct leaves *leaves, const struct holidays *holidays)
{
	const struct ledger_query *query = &sight->query;
	struct date from = query->has_span ? query->from : date_from_ymd(1900, 1, 1);
	struct date to = query->has_span ? query->to : sight->people.today;

	if (query->year) {
		from = date_from_ymd(query->year, 1, 1);
		to = date_from_ymd(query->year, 12, 31);
	}
	if (app->config.rest.has_since && date_compare(from, app->config.rest.since) < 0)
		from = app->config.rest.since;
	if (date_compare(to, sight->people.today) > 0)
		to = sight->people.today;
	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];
		const struct person *person = staff_find(&sight->staff, leave->person);

		if (leave->kind == LEAVE_REST && person && is_wanted(sight, person))
			rest_line(lines, person->code, person->name)->taken += rest_taken(
			    &app->config.rest, leave, from, to, holidays, &app->config.hours);
	}
}

static void make_rest(struct rest_lines *out, const struct sight *sight, struct app *app,
                      const struct leaves *leaves, const struct holidays *holidays)
{
	struct rest_lines lines = {0};

	for (size_t i = 0; i < sight->staff.n; i++) {
		const struct person *person = &sight->staff.person[i];

		if (person_is_there(person, sight->people.today) && is_wanted(sight, person) &&
		    (sight->query.person || ledger_fits(&app->config.posts, person)))
			rest_line(&lines, person->code, person->name);
	}
	add_duty(&lines, sight, &app->config.rest);
	add_rest(&lines, sight, app, leaves, holidays);
	for (size_t i = 0; i < lines.n; i++) {
		struct rest_line *line = &lines.line[i];
		const struct person *person = staff_find(&sight->staff, line->person);

		line->earned = rest_earned(&app->config.rest, line->minutes);
		line->has_left = !person || !person_is_there(person, sight->people.today);
	}
	rest_sort(&lines);
	*out = lines;
}

bool ledger_rest(struct rest_lines *out, struct app *app, const struct ledger_query *query,
                 struct err *err)
{
	struct sight sight = {0};
	struct leaves leaves = {0};
	struct holidays holidays = {0};
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = load(&sight, app, query, err) && leaves_load(&leaves, app->db, err) &&
	     app_holidays(&holidays, app, roster_year(sight.people.today), err);
	db_read_end(app->db);
	if (ok)
		make_rest(out, &sight, app, &leaves, &holidays);
	leaves_release(&leaves);
	holidays_release(&holidays);
	sight_release(&sight);
	return ok;
}
