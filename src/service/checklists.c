#include "service/checklists.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "domain/read_checklist.h"
#include "service/carried.h"
#include "service/notices.h"
#include "service/reads.h"
#include "store/checklists.h"
#include "store/facts.h"
#include "store/people.h"

#include "base/banned.h"

#define DAY 86400

/* `make check` proves that no line is bad. */
bool checklist_carried(struct checklist_items *out, struct err *err)
{
	const char *text = carried_text("checklist.csv");
	struct findings bad = {0};
	bool ok = checklist_read(out, "checklist.csv", text, strlen(text), &bad, err);

	findings_release(&bad);
	return ok;
}

/* ---- what the program counts itself ---- */

struct count {
	size_t done, all;
	char *words; /* "" where nothing is counted */
};

static bool count_contacts(struct count *out, struct app *app, const struct period *period,
                           struct err *err)
{
	struct contacts contacts;
	struct date day = zone_date(period->start);

	if (!contacts_load(&contacts, app->db, err))
		return false;
	for (size_t i = 0; i < contacts.n; i++) {
		const struct contact *contact = &contacts.contact[i];

		if (!contact_is_in_force(contact, day))
			continue;
		out->all++;
		out->done += contact->confirmed_at >= period->start - CHECKLIST_DAYS * DAY;
	}
	contacts_release(&contacts);
	out->words = xasprintf(_("%zu of %zu hotlines have been rung"), out->done, out->all);
	return true;
}

static bool has_confirmed(const struct notice_lines *lines, const struct notice_line *line)
{
	for (size_t i = 0; i < lines->notices.n; i++)
		if (lines->notices.notice[i].state == NOTICE_CONFIRMED &&
		    strcmp(lines->notices.notice[i].person, line->person) == 0)
			return true;
	return false;
}

static bool count_numbers(struct count *out, struct app *app, const struct period *period,
                          struct err *err)
{
	struct notice_lines lines;

	if (!notice_list(&lines, app, period->name, err)) {
		if (err->code != ERR_NOT_FOUND)
			return false;
		out->words = xstrdup(_("no roster is published"));
		return true;
	}
	for (size_t i = 0; i < lines.n; i++) {
		const struct notice_line *line = &lines.line[i];

		if (!line->slots)
			continue;
		out->all++;
		out->done += *line->phone && has_confirmed(&lines, line);
	}
	notice_lines_release(&lines);
	out->words =
	    xasprintf(_("%zu of %zu people have confirmed their number"), out->done, out->all);
	return true;
}

static bool count(struct count *out, struct app *app, const struct checklist_item *item,
                  const struct period *period, struct err *err)
{
	*out = (struct count){0};
	if (strcmp(item->action, "contacts") == 0)
		return count_contacts(out, app, period, err);
	if (strcmp(item->action, "numbers") == 0)
		return count_numbers(out, app, period, err);
	out->words = xstrdup("");
	return true;
}

/* ---- the list ---- */

static const char *name_of(const struct checklist_marks *marks, const char *item,
                           const struct staff *staff)
{
	const struct checklist_mark *mark = checklist_marks_newest(marks, item);
	const struct person *person = mark ? staff_find(staff, mark->person) : NULL;

	return person ? person->name : "";
}

static bool add_items(struct checklist *list, struct app *app, const struct period *period,
                      const struct checklist_marks *marks, const struct staff *staff,
                      struct err *err)
{
	struct checklist_items items;
	bool ok = checklist_carried(&items, err);

	if (!ok)
		return false;
	for (size_t i = 0; ok && i < items.n; i++) {
		struct checklist_item *item = &items.item[i];
		struct count counted;

		if (!checklist_item_is_for(item, app->config.kind))
			continue;
		ok = count(&counted, app, item, period, err);
		if (!ok)
			break;
		checklist_add(list, item, marks, name_of(marks, item->id, staff), counted.words,
		              counted.all && counted.done == counted.all);
		free(counted.words);
	}
	checklist_items_release(&items);
	return ok;
}

static bool find_due(int64_t *out, struct app *app, const struct period *period, struct err *err)
{
	struct holidays holidays;
	int year;

	if (period->is_holiday) { /* its watch begins just then */
		*out = period->start;
		return true;
	}
	date_to_ymd(period->first, &year, NULL, NULL);
	if (!app_holidays(&holidays, app, year, err))
		return false;
	*out = checklist_due(period->first, &holidays, &app->config.hours);
	holidays_release(&holidays);
	return true;
}

static bool fill(struct checklist *out, struct app *app, const struct period *period,
                 struct err *err)
{
	struct checklist list = {.start = period->start};
	struct checklist_marks marks;
	struct staff staff;
	bool ok;

	if (!find_due(&list.due, app, period, err) ||
	    !checklist_marks_load(&marks, app->db, period->name, err))
		return false;
	ok = staff_load(&staff, app->db, err);
	if (ok) {
		ok = add_items(&list, app, period, &marks, &staff, err);
		staff_release(&staff);
	}
	checklist_marks_release(&marks);
	if (!ok) {
		checklist_release(&list);
		return false;
	}
	list.period = xstrdup(period->name);
	list.title = xstrdup(period->title);
	*out = list;
	return true;
}

static bool load(struct checklist *out, struct app *app, const char *name, struct err *err)
{
	struct period period;
	bool ok;

	if (!app_period(&period, app, name, err))
		return false;
	ok = fill(out, app, &period, err);
	period_release(&period);
	return ok;
}

bool checklist_load(struct checklist *out, struct app *app, const char *period, struct err *err)
{
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = load(out, app, period, err);
	db_read_end(app->db);
	return ok;
}

static bool find_item(const struct checklist_line **out, const struct checklist *list,
                      const char *item, struct err *err)
{
	*out = checklist_find(list, item);
	return *out || err_set(err, ERR_NOT_FOUND, "no-such-item",
	                       _("the list before %s has no item \"%s\" (see: trucban checklist "
	                         "list %s)"),
	                       list->period, item, list->period);
}

bool checklist_history(struct checklist_marks *out, struct app *app, const char *period,
                       const char *item, struct err *err)
{
	const struct checklist_line *line;
	struct checklist_marks all;
	struct checklist list;
	size_t n = 0;
	bool ok;

	if (!checklist_load(&list, app, period, err))
		return false;
	ok = find_item(&line, &list, item, err) &&
	     checklist_marks_load(&all, app->db, list.period, err);
	for (size_t i = 0; ok && i < all.n; i++)
		if (strcmp(all.mark[i].item, line->item.id) == 0)
			all.mark[n++] = all.mark[i];
		else
			checklist_mark_release(&all.mark[i]);
	if (ok) {
		all.n = n;
		*out = all;
	}
	checklist_release(&list);
	return ok;
}

/* ---- marking ---- */

static bool may_mark(const struct app *app, const struct checklist *list,
                     const struct checklist_line *line, struct err *err)
{
	bool is_his = line->mark.id && strcmp(line->mark.person, app->actor.person) == 0;
	char when[ZONE_TEXT];

	if (app->actor.role == ROLE_SUPERVISOR || is_his || clock_now() >= list->start)
		return true;
	return err_set(err, ERR_CONFLICT, "not-yours",
	               _("%s is not given to %s; whoever is on duty may mark it from %s on"),
	               line->item.id, app->actor.name, zone_vn(when, list->start));
}

static bool put(struct app *app, const struct checklist *list, const struct checklist_line *line,
                const struct checklist_change *change, const char *action, struct err *err)
{
	char id[RANDOM_ID];
	int64_t now = clock_now();
	char *person = change->person  ? xstrdup(change->person)
	               : line->mark.id ? xstrdup(line->mark.person)
	                               : xstrdup("");
	char *evidence = xstrdup(change->evidence ? change->evidence : "");
	char *auth = xstrdup(app->actor.auth);
	char *object = xasprintf("%s %s", list->period, line->item.id);
	const struct checklist_mark mark = {
	    .id = random_id(id),
	    .period = list->period,
	    .item = line->item.id,
	    .state = change->state,
	    .person = person,
	    .evidence = evidence,
	    .at = change->at ? change->at : now,
	    .by = app->actor.person,
	    .uid = app->actor.uid,
	    .auth = auth,
	    .made_at = now,
	};
	bool ok = checklist_mark_put(app->db, &mark, err) &&
	          app_audit(app, action, object, *person ? person : "-", err);

	free(object);
	free(auth);
	free(evidence);
	free(person);
	return ok;
}

/* In the open transaction; of an assignment only item and person are given. */
static bool record(struct app *app, const struct checklist_change *change, bool is_assignment,
                   struct err *err)
{
	struct checklist_change whole = *change;
	const struct checklist_line *line;
	struct checklist list;
	char *action;
	bool ok;

	if (!load(&list, app, change->period, err))
		return false;
	ok = find_item(&line, &list, change->item, err) && may_mark(app, &list, line, err);
	if (ok) {
		if (is_assignment && line->mark.id) {
			whole.state = line->mark.state;
			whole.evidence = line->mark.evidence;
			whole.at = line->mark.at;
		}
		action = xasprintf("checklist %s",
		                   is_assignment ? "assign" : checklist_state_name(change->state));
		ok = put(app, &list, line, &whole, action, err);
		free(action);
	}
	checklist_release(&list);
	return ok;
}

static bool record_now(struct app *app, struct checklist_change *change, bool is_assignment,
                       struct err *err)
{
	struct person person = {0};
	bool ok;

	if (change->person && *change->person) {
		if (!app_person(&person, app, change->person, err))
			return false;
		change->person = person.code;
	}
	ok = db_begin(app->db, err);
	if (ok) {
		ok = record(app, change, is_assignment, err) && db_commit(app->db, err);
		if (!ok)
			db_rollback(app->db);
	}
	person_release(&person);
	return ok;
}

bool checklist_mark(struct app *app, const struct checklist_change *change, struct err *err)
{
	struct checklist_change own = *change;

	if (!app_may(app, true, err))
		return false;
	if (change->state != CHECKLIST_OPEN && (!change->evidence || !*change->evidence))
		return err_set(err, ERR_USAGE, "no-evidence",
		               _("say what was done, or why not: --evidence TEXT"));
	if (change->at > clock_now())
		return err_set(err, ERR_USAGE, "future",
		               _("what has not happened yet cannot be entered"));
	return record_now(app, &own, false, err);
}

bool checklist_assign(struct app *app, const char *period, const char *item, const char *person,
                      struct err *err)
{
	struct checklist_change change = {.period = period, .item = item, .person = person};

	return app_may(app, false, err) && record_now(app, &change, true, err);
}

/* ---- the board ---- */

/* When those who begin the watch have all gone. */
static bool first_shift_end(int64_t *out, struct app *app, const struct period *period,
                            struct err *err)
{
	struct rosters rosters;
	int64_t end = 0;

	if (!rosters_load(&rosters, app->db, period->start, period->start + 1, err))
		return false;
	for (size_t r = 0; r < rosters.n; r++)
		for (size_t i = 0; i < rosters.roster[r].n_slots; i++) {
			const struct slot *slot = &rosters.roster[r].slot[i];

			if (rosters.roster[r].period.is_holiday && slot->start == period->start &&
			    slot->end > end)
				end = slot->end;
		}
	rosters_release(&rosters);
	*out = end ? end : period->start + DAY;
	return true;
}

/* The holiday whose watch comes next or runs at that minute. */
static bool find_period(struct period *out, struct app *app, int64_t at, struct err *err)
{
	struct holidays holidays;
	bool ok;
	int year;

	/* A watch begins at most some days before the year of its days off. */
	date_to_ymd(zone_date(at + 5 * DAY), &year, NULL, NULL);
	if (!app_holidays(&holidays, app, year, err))
		return false;
	ok = period_next(out, &holidays, at, &app->config.hours, err);
	holidays_release(&holidays);
	return ok;
}

static void keep_open(struct checklist *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		struct checklist_line *line = &list->line[i];

		if (line->state == CHECKLIST_OPEN) {
			list->line[n++] = *line;
			continue;
		}
		checklist_item_release(&line->item);
		checklist_mark_release(&line->mark);
		free(line->name);
		free(line->progress);
	}
	list->n = n;
}

static bool open_of(struct checklist *out, struct app *app, const struct period *period, int64_t at,
                    struct err *err)
{
	int64_t end;

	*out = (struct checklist){0};
	if (at < period->start - DAY)
		return true;
	if (!first_shift_end(&end, app, period, err))
		return false;
	if (at >= end)
		return true;
	if (!fill(out, app, period, err))
		return false;
	keep_open(out);
	return true;
}

bool checklist_open(struct checklist *out, struct app *app, int64_t at, struct err *err)
{
	struct period period;
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = find_period(&period, app, at, err);
	if (ok) {
		ok = open_of(out, app, &period, at, err);
		period_release(&period);
	} else if (err->code == ERR_NOT_FOUND) {
		*out = (struct checklist){0};
		ok = true;
	}
	db_read_end(app->db);
	return ok;
}
