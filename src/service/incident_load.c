#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "service/carried.h"
#include "service/incident_parts.h"
#include "store/records.h"

#include "base/banned.h"

/* ---- facts: `make check` proves that no line is bad ---- */

bool incident_facts(struct incident_facts *out, struct err *err)
{
	const char *groups = carried_text("incident-groups.csv");
	const char *playbook = carried_text("playbooks.csv");
	const char *deadlines = carried_text("deadlines.csv");
	struct incident_facts facts = {0};
	struct findings bad = {0};
	bool ok = incident_groups_read(&facts.groups, "incident-groups.csv", groups, strlen(groups),
	                               &bad, err) &&
	          playbook_read(&facts.playbook, "playbooks.csv", playbook, strlen(playbook), &bad,
	                        err) &&
	          deadlines_read(&facts.deadlines, "deadlines.csv", deadlines, strlen(deadlines),
	                         &bad, err);

	findings_release(&bad);
	if (ok)
		*out = facts;
	else
		incident_facts_release(&facts);
	return ok;
}

void incident_facts_release(struct incident_facts *facts)
{
	incident_groups_release(&facts->groups);
	playbook_release(&facts->playbook);
	deadlines_release(&facts->deadlines);
}

/* ---- by number ---- */

static bool ends_with(const char *number, const char *end)
{
	size_t n = strlen(number), m = strlen(end);

	return n == m ? strcmp(number, end) == 0
	              : n > m && number[n - m - 1] == '-' && strcmp(number + n - m, end) == 0;
}

/* The number in full, owned: an unfinished one before all others. */
bool incident_number(char **out, struct app *app, const char *text, struct err *err)
{
	struct entries newest;
	char *wanted = viet_fold(text);
	const char *found = NULL;
	size_t n = 0;
	bool is_whole = false;

	if (!records_newest(&newest, app->db, INCIDENT_RECORD, err)) {
		free(wanted);
		return false;
	}
	for (size_t i = 0; i < newest.n && !is_whole; i++) {
		char *number = viet_fold(newest.entry[i].record.object);

		is_whole = strcmp(number, wanted) == 0;
		if (*wanted && ends_with(number, wanted)) {
			found = newest.entry[i].record.object;
			n = is_whole ? 1 : n + 1;
		}
		free(number);
	}
	free(wanted);
	*out = n == 1 ? xstrdup(found) : NULL;
	entries_release(&newest);
	if (n == 1)
		return true;
	if (n > 1)
		return err_set(err, ERR_NOT_FOUND, "ambiguous",
		               _("%zu incidents have a number that ends with \"%s\""), n, text);
	return err_set(err, ERR_NOT_FOUND, "no-such-incident",
	               _("there is no incident \"%s\" (see: trucban incident list)"), text);
}

bool incident_read(struct incident *out, struct app *app, const char *number,
                   const struct playbook *book, struct err *err)
{
	struct entries entries;

	if (!records_load(&entries, app->db, INCIDENT_RECORD, number, err))
		return false;
	if (incident_fold(out, &entries, book, err))
		return true;
	entries_release(&entries);
	return false;
}

/* ---- views ---- */

static bool add_view(struct incident_views *views, struct app *app, const char *number, int64_t at,
                     struct err *err)
{
	struct incident_view view = {0};

	if (!incident_read(&view.incident, app, number, &views->facts.playbook, err))
		return false;
	incident_clocks(&view.clocks, &view.incident, &views->facts.deadlines, at);
	views->view = array_grow(views->view, views->n, sizeof *views->view);
	views->view[views->n++] = view;
	return true;
}

/* The roster is looked at once: it is the same hour for all of them. */
static bool add_ladders(struct incident_views *views, struct app *app, int64_t at, struct err *err)
{
	struct ladder ladder;

	if (!views->n)
		return true;
	if (!ladder_at(&ladder, app, at, err))
		return false;
	for (size_t i = 0; i < views->n; i++) {
		ladder_copy(&views->view[i].ladder, &ladder);
		ladder_follow(&views->view[i].ladder, &views->view[i].incident);
	}
	ladder_release(&ladder);
	return true;
}

static bool load_open(struct incident_views *views, struct app *app, int64_t at, struct err *err)
{
	struct open_items items;
	bool ok;

	if (!open_items_load(&items, app->db, INCIDENT_RECORD, err))
		return false;
	/* Without an incident the facts are not read: the board asks each time. */
	ok = !items.n || incident_facts(&views->facts, err);
	for (size_t i = 0; ok && i < items.n; i++)
		ok = add_view(views, app, items.item[i].object, at, err);
	open_items_release(&items);
	return ok;
}

static int by_detection(const void *a, const void *b)
{
	const struct incident_view *x = a, *y = b;

	if (x->incident.found != y->incident.found)
		return (x->incident.found > y->incident.found) -
		       (x->incident.found < y->incident.found);
	return strcmp(x->incident.number, y->incident.number);
}

bool incidents_open(struct incident_views *out, struct app *app, int64_t at, struct err *err)
{
	struct incident_views views = {0};
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = load_open(&views, app, at, err);
	db_read_end(app->db);
	if (!ok || !add_ladders(&views, app, at, err)) {
		incident_views_release(&views);
		return false;
	}
	if (views.n)
		qsort(views.view, views.n, sizeof *views.view, by_detection);
	*out = views;
	return true;
}

static bool load_all(struct incident_views *views, struct app *app, int64_t at, struct err *err)
{
	struct entries newest;
	bool ok;

	if (!records_newest(&newest, app->db, INCIDENT_RECORD, err))
		return false;
	ok = incident_facts(&views->facts, err);
	for (size_t i = newest.n; ok && i-- > 0;)
		ok = add_view(views, app, newest.entry[i].record.object, at, err);
	entries_release(&newest);
	return ok;
}

bool incidents_all(struct incident_views *out, struct app *app, int64_t at, struct err *err)
{
	struct incident_views views = {0};
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = load_all(&views, app, at, err);
	db_read_end(app->db);
	if (ok)
		*out = views;
	else
		incident_views_release(&views);
	return ok;
}

bool incident_load(struct incident_views *out, struct app *app, const char *number, int64_t at,
                   struct err *err)
{
	struct incident_views views = {0};
	char *whole = NULL;
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = incident_number(&whole, app, number, err) && incident_facts(&views.facts, err) &&
	     add_view(&views, app, whole, at, err);
	db_read_end(app->db);
	free(whole);
	ok = ok && add_ladders(&views, app, at, err);
	if (ok)
		*out = views;
	else
		incident_views_release(&views);
	return ok;
}

void incident_views_release(struct incident_views *views)
{
	for (size_t i = 0; i < views->n; i++) {
		incident_clocks_release(&views->view[i].clocks);
		ladder_release(&views->view[i].ladder);
		incident_release(&views->view[i].incident);
	}
	free(views->view);
	incident_facts_release(&views->facts);
	*views = (struct incident_views){0};
}
