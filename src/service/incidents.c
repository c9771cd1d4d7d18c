#include "service/incidents.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "service/incident_parts.h"
#include "store/records.h"

#include "base/banned.h"

#define AHEAD 60 /* seconds by which the clocks of two rooms may differ */

/* ---- one act ---- */

bool work_check_time(int64_t at, struct err *err)
{
	if (at > clock_now() + AHEAD)
		return err_set(err, ERR_USAGE, "future",
		               _("what has not happened yet cannot be entered"));
	return true;
}

static bool check_after(const struct incident_work *work, struct err *err)
{
	char when[ZONE_TEXT];

	/* A time is given to the minute. */
	if (work->at + 59 >= work->incident.found)
		return true;
	return err_set(err, ERR_USAGE, "before", _("%s was detected only at %s"), work->number,
	               zone_vn(when, work->incident.found));
}

static void release(struct incident_work *work)
{
	free(work->number);
	incident_release(&work->incident);
	incident_facts_release(&work->facts);
	fields_release(&work->fields);
	str_release(&work->text);
}

bool work_fail(struct incident_work *work)
{
	db_rollback(work->app->db);
	release(work);
	return false;
}

bool work_begin(struct incident_work *work, struct app *app, const char *number, const char *act,
                int64_t at, struct err *err)
{
	*work =
	    (struct incident_work){.app = app, .at = at ? at : clock_now(), .kind = ENTRY_INCIDENT};
	if (!app_may(app, true, err) || !work_check_time(work->at, err) || !db_begin(app->db, err))
		return false;
	if (!incident_number(&work->number, app, number, err) ||
	    !incident_facts(&work->facts, err) ||
	    !incident_read(&work->incident, app, work->number, &work->facts.playbook, err) ||
	    !check_after(work, err))
		return work_fail(work);
	fields_set(&work->fields, "act", act);
	return true;
}

/* A commit that reported a failure may have happened: the id tells. */
static bool is_there(struct entry *out, struct app *app, const char *id)
{
	struct entry stored;
	struct err ignored;

	if (!db_reopen(app->db, &ignored) || !entry_load_id(&stored, app->db, id, &ignored))
		return false;
	entry_release(out);
	*out = stored;
	return true;
}

bool work_put(struct entry *out, struct app *app, const struct log_draft *draft, struct err *err)
{
	struct entry entry;

	if (!log_put(&entry, app, draft, err)) {
		db_rollback(app->db);
		return false;
	}
	if (!db_commit(app->db, err) && !is_there(&entry, app, draft->entry_id)) {
		entry_release(&entry);
		return false;
	}
	*out = entry;
	return true;
}

/* How the incident would stand with this record behind the others. */
static bool look_ahead(struct incident *out, const struct incident_work *work,
                       const struct record *record, struct err *err)
{
	struct entries entries;

	if (!records_load(&entries, work->app->db, INCIDENT_RECORD, work->number, err))
		return false;
	entries.entry = array_grow(entries.entry, entries.n, sizeof *entries.entry);
	struct entry *entry = &entries.entry[entries.n++];
	*entry =
	    (struct entry){.happened_at = work->at, .person = xstrdup(work->app->actor.person)};
	record_copy(&entry->record, record);
	if (incident_fold(out, &entries, &work->facts.playbook, err))
		return true;
	entries_release(&entries);
	return false;
}

/* Open is what is not closed, and what a report is still due for. */
static bool set_effect(const struct incident_work *work, struct record *record, struct err *err)
{
	struct incident_clocks clocks;
	struct incident ahead;
	int64_t due = 0;

	if (!look_ahead(&ahead, work, record, err))
		return false;
	incident_clocks(&clocks, &ahead, &work->facts.deadlines, work->at);
	for (size_t i = 0; i < clocks.n && !due; i++)
		due = clocks.clock[i].met ? 0 : clocks.clock[i].due;
	/* Opening what is open changes nothing; what was returned is open again. */
	record->effect = !ahead.closed_at && work->incident.closed_at ? RECORD_OPENS
	                 : ahead.closed_at && !clocks.n_open          ? RECORD_CLOSES
	                                                              : RECORD_UPDATES;
	if (due)
		fields_set_int(&record->fields, "due", due);
	incident_clocks_release(&clocks);
	incident_release(&ahead);
	return true;
}

bool work_end(struct entry *out, struct incident_work *work, struct err *err)
{
	char id[RANDOM_ID];
	char *text = str_take(&work->text);
	struct record record = {.kind = xstrdup(INCIDENT_RECORD),
	                        .object = xstrdup(work->number),
	                        .effect = RECORD_UPDATES,
	                        .fields = work->fields};
	const struct log_draft draft = {.entry_id = random_id(id),
	                                .kind = work->kind,
	                                .text = text,
	                                .happened_at = work->at,
	                                .system = work->incident.system,
	                                .record = &record};
	bool ok;

	work->fields = (struct fields){0};
	ok = set_effect(work, &record, err);
	if (!ok)
		db_rollback(work->app->db);
	ok = ok && work_put(out, work->app, &draft, err);
	record_release(&record);
	free(text);
	release(work);
	return ok;
}

/* ---- opening ---- */

/* "NK-2027-30-4" gives "SC-2027-30-4-01". */
static bool give_number(char **out, struct app *app, struct err *err)
{
	char *series = log_series(app, clock_now());
	int64_t n;
	bool ok;

	series[0] = 'S';
	series[1] = 'C';
	ok = series_next(&n, app->db, series, err);
	if (ok)
		*out = xasprintf("%s-%02lld", series, (long long)n);
	free(series);
	return ok;
}

/* The number of the entry that it comes from, owned; NULL when none was named. */
static bool find_origin(char **out, struct app *app, const char *from, struct err *err)
{
	struct entry entry;

	*out = NULL;
	if (!from || !*from)
		return true;
	if (!log_find(&entry, app, from, err))
		return false;
	*out = entry.number ? xstrdup(entry.number) : xstrdup(from);
	entry_release(&entry);
	return true;
}

static char *steps_of(const struct playbook *book, const char *group)
{
	struct str s = {0};

	for (size_t i = 0; i < book->n; i++)
		if (play_step_is_for(&book->step[i], group))
			str_addf(&s, "%s%s", s.n ? ";" : "", book->step[i].id);
	return str_take(&s);
}

static void fill_opening(struct fields *fields, const struct incident_draft *draft,
                         const struct incident_group *group, const struct incident_facts *facts,
                         const char *from)
{
	char *steps = steps_of(&facts->playbook, group->id);

	fields_set(fields, "act", "opened");
	fields_set(fields, "group", group->id);
	fields_set(fields, "severity", incident_severity_name(draft->severity));
	fields_set_int(fields, "found", draft->found);
	if (draft->occurred)
		fields_set_int(fields, "occurred", draft->occurred);
	fields_set(fields, "signs", draft->signs);
	fields_set(fields, "how", draft->how);
	fields_set(fields, "from", from);
	fields_set(fields, "steps", steps);
	/* The shortest deadline is "at once". */
	fields_set_int(fields, "due", draft->found);
	free(steps);
}

static char *opening_text(const struct incident_draft *draft, const struct incident_group *group,
                          const char *number, const char *from)
{
	char when[ZONE_TEXT];
	struct str s = {0};

	i18n_speak_vietnamese();
	str_addf(&s, _("%s opened: %s; severity: %s; detected at %s. Signs: %s"), number,
	         group->title, incident_severity_label(draft->severity),
	         zone_vn(when, draft->found), draft->signs);
	if (draft->how && *draft->how)
		str_addf(&s, _(". Detected by: %s"), draft->how);
	if (from)
		str_addf(&s, _(". From entry %s"), from);
	i18n_speak_chosen();
	return str_take(&s);
}

/* In the open transaction, which it ends. */
static bool put_opening(struct entry *out, struct app *app, const struct incident_draft *draft,
                        const struct incident_group *group, const struct incident_facts *facts,
                        struct err *err)
{
	char id[RANDOM_ID];
	char *from = NULL, *text = NULL;
	struct record record = {.kind = xstrdup(INCIDENT_RECORD), .effect = RECORD_OPENS};
	bool ok =
	    find_origin(&from, app, draft->from, err) && give_number(&record.object, app, err);

	if (ok) {
		fill_opening(&record.fields, draft, group, facts, from);
		text = opening_text(draft, group, record.object, from);
		const struct log_draft entry = {.entry_id = draft->entry_id ? draft->entry_id
		                                                            : random_id(id),
		                                .kind = ENTRY_INCIDENT,
		                                .text = text,
		                                .happened_at = draft->found,
		                                .system = draft->system,
		                                .record = &record};

		ok = work_put(out, app, &entry, err);
	} else {
		db_rollback(app->db);
	}
	record_release(&record);
	free(text);
	free(from);
	return ok;
}

static bool check_opening(const struct incident_draft *draft, struct err *err)
{
	if (!draft->signs || !draft->signs[strspn(draft->signs, " \t\n")])
		return err_set(err, ERR_USAGE, "no-signs",
		               _("say what was seen: an incident needs its signs"));
	if (draft->occurred > draft->found)
		return err_set(err, ERR_USAGE, "occurred-later",
		               _("it cannot have happened after it was detected"));
	return work_check_time(draft->found, err);
}

static bool no_group(const struct incident_groups *groups, const char *wanted, struct err *err)
{
	struct str s = {0};

	for (size_t i = 0; i < groups->n; i++)
		str_addf(&s, "%s%s", i ? ", " : "", groups->group[i].id);
	err_set(err, ERR_USAGE, "no-such-group", _("there is no group \"%s\": %s"), wanted,
	        str_text(&s));
	str_release(&s);
	return false;
}

bool incident_open(struct entry *out, struct app *app, const struct incident_draft *draft,
                   struct err *err)
{
	struct incident_draft full = *draft;
	const struct incident_group *group;
	struct incident_facts facts;
	struct err ignored;
	bool ok;

	full.found = draft->found ? draft->found : clock_now();
	if (!app_may(app, true, err) || !check_opening(&full, err))
		return false;
	if (draft->entry_id && entry_load_id(out, app->db, draft->entry_id, &ignored))
		return true;
	if (!incident_facts(&facts, err))
		return false;
	group = incident_group_find(&facts.groups, draft->group);
	ok = (group || no_group(&facts.groups, draft->group, err)) && db_begin(app->db, err) &&
	     put_opening(out, app, &full, group, &facts, err);
	incident_facts_release(&facts);
	return ok;
}
