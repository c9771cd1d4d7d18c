#include "domain/incident.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "domain/read.h"

#include "base/banned.h"

/* ---- words ---- */

struct word {
	const char *name, *label;
};

static const struct word severities[SEVERITIES] = {
    [SEVERITY_UNKNOWN] = {"unknown", N_("not known yet")},
    [SEVERITY_NORMAL] = {"normal", N_("ordinary")},
    [SEVERITY_SERIOUS] = {"serious", N_("serious")},
    [SEVERITY_SECURITY] = {"security", N_("security, public order or serious interruption")},
};
static const struct word states[INCIDENT_STATES] = {
    [INCIDENT_OPEN] = {"open", N_("being handled")},
    [INCIDENT_CONTAINED] = {"contained", N_("contained")},
    [INCIDENT_TO_REVIEW] = {"to-review", N_("closed, to be reviewed")},
    [INCIDENT_CLOSED] = {"closed", N_("closed, reviewed")},
};
static const struct word step_states[STEP_STATES] = {
    [STEP_OPEN] = {"open", N_("not done")},
    [STEP_DONE] = {"done", N_("done")},
    [STEP_SKIPPED] = {"skipped", N_("skipped")},
};
static const struct word results[CALL_RESULTS] = {
    [CALL_ANSWERED] = {"answered", N_("answered")},
    [CALL_BUSY] = {"busy", N_("busy")},
    [CALL_NONE] = {"none", N_("no answer")},
};
static const char *const clock_names[CLOCK_STATES] = {
    [CLOCK_AT_ONCE] = "at-once", [CLOCK_RUNNING] = "running", [CLOCK_OVERDUE] = "overdue",
    [CLOCK_MET] = "met",         [CLOCK_LATE] = "late",
};

/* By name or label, with or without accents; `n` when there is none. */
static int find_word(const struct word *words, int n, const char *text)
{
	char *wanted = viet_fold(text);
	int i;

	for (i = 0; i < n; i++) {
		char *label = viet_fold(_(words[i].label));
		bool same = strcmp(wanted, words[i].name) == 0 || strcmp(wanted, label) == 0;

		free(label);
		if (same)
			break;
	}
	free(wanted);
	return i;
}

const char *incident_severity_name(enum incident_severity severity)
{
	return severities[severity].name;
}

const char *incident_severity_label(enum incident_severity severity)
{
	return _(severities[severity].label);
}

bool incident_severity_find(enum incident_severity *out, const char *text)
{
	int i = find_word(severities, SEVERITIES, text);

	if (i < SEVERITIES)
		*out = (enum incident_severity)i;
	return i < SEVERITIES;
}

const char *incident_state_name(enum incident_state state)
{
	return states[state].name;
}

const char *incident_state_label(enum incident_state state)
{
	return _(states[state].label);
}

const char *step_state_name(enum step_state state)
{
	return step_states[state].name;
}

const char *step_state_label(enum step_state state)
{
	return _(step_states[state].label);
}

const char *call_result_name(enum call_result result)
{
	return results[result].name;
}

const char *call_result_label(enum call_result result)
{
	return _(results[result].label);
}

bool call_result_find(enum call_result *out, const char *text)
{
	int i = find_word(results, CALL_RESULTS, text);

	if (i < CALL_RESULTS)
		*out = (enum call_result)i;
	return i < CALL_RESULTS;
}

const char *clock_state_name(enum clock_state state)
{
	return clock_names[state];
}

/* ---- the fold ---- */

static const char *get(const struct entry *entry, const char *name)
{
	return fields_get(&entry->record.fields, name);
}

static int64_t get_time(const struct entry *entry, const char *name)
{
	return fields_get_int(&entry->record.fields, name, 0);
}

static void take_steps(struct incident *incident, const char *list)
{
	size_t n;
	char **id = read_parts(&n, list, ";");

	incident->step = xcalloc(n + 1, sizeof *incident->step);
	for (size_t i = 0; i < n; i++)
		incident->step[i] =
		    (struct incident_step){.id = id[i], .evidence = "", .person = ""};
	incident->n_steps = n;
	free(id);
}

static void take_opening(struct incident *incident, const struct entry *entry)
{
	incident->number = entry->record.object;
	incident->group = get(entry, "group");
	incident->system = entry->system ? entry->system : "";
	incident->severity = SEVERITY_UNKNOWN;
	if (!incident_severity_find(&incident->severity, get(entry, "severity")))
		incident->severity = SEVERITY_UNKNOWN;
	incident->found = get_time(entry, "found");
	incident->occurred = get_time(entry, "occurred");
	incident->signs = get(entry, "signs");
	incident->how = get(entry, "how");
	incident->from = get(entry, "from");
	incident->opened_by = entry->person;
	take_steps(incident, get(entry, "steps"));
}

static void take_step(struct incident *incident, const struct entry *entry)
{
	const char *result = get(entry, "result");

	for (size_t i = 0; i < incident->n_steps; i++) {
		struct incident_step *step = &incident->step[i];

		if (strcmp(step->id, get(entry, "step")) != 0)
			continue;
		step->state = strcmp(result, "done") == 0      ? STEP_DONE
		              : strcmp(result, "skipped") == 0 ? STEP_SKIPPED
		                                               : STEP_OPEN;
		step->evidence = get(entry, "evidence");
		step->at = entry->happened_at;
		step->person = entry->name ? entry->name : entry->person;
	}
}

static void take_call(struct incident *incident, const struct entry *entry)
{
	struct incident_call call = {get(entry, "rung"),   get(entry, "who"), get(entry, "name"),
	                             get(entry, "number"), CALL_NONE,         entry->happened_at};

	if (!call_result_find(&call.result, get(entry, "result")))
		return;
	incident->call = array_grow(incident->call, incident->n_calls, sizeof *incident->call);
	incident->call[incident->n_calls++] = call;
}

static void take_sent(struct incident *incident, const struct entry *entry)
{
	incident->report =
	    array_grow(incident->report, incident->n_reports, sizeof *incident->report);
	incident->report[incident->n_reports++] =
	    (struct incident_report){get(entry, "clock"), get(entry, "means"), get(entry, "to"),
	                             get(entry, "signer"), entry->happened_at};
}

/* What is said later stands in place of what was said before. */
static void take_text(const char **text, const struct entry *entry, const char *name)
{
	if (fields_has(&entry->record.fields, name))
		*text = get(entry, name);
}

static void take_note(struct incident *incident, const struct entry *entry)
{
	take_text(&incident->cause, entry, "cause");
	take_text(&incident->extent, entry, "extent");
	take_text(&incident->measures, entry, "measures");
	take_text(&incident->help, entry, "help");
	take_text(&incident->personal, entry, "personal");
	incident->next_report =
	    fields_get_int(&entry->record.fields, "next", incident->next_report);
}

static void take_close(struct incident *incident, const struct entry *entry)
{
	incident->outcome = get(entry, "outcome");
	incident->closed_at = entry->happened_at;
	incident->closed_by = entry->person;
	incident->reviewed_by = "";
	incident->review = "";
}

static void take_review(struct incident *incident, const struct entry *entry)
{
	incident->review = get(entry, "text");
	if (strcmp(get(entry, "result"), "accepted") == 0) {
		incident->reviewed_by = entry->person;
		return;
	}
	incident->closed_at = 0;
	incident->closed_by = incident->reviewed_by = "";
}

static void take(struct incident *incident, const struct entry *entry)
{
	const char *act = get(entry, "act");

	if (strcmp(act, "step") == 0)
		take_step(incident, entry);
	else if (strcmp(act, "call") == 0)
		take_call(incident, entry);
	else if (strcmp(act, "decision") == 0)
		incident->decision = entry;
	else if (strcmp(act, "sent") == 0)
		take_sent(incident, entry);
	else if (strcmp(act, "note") == 0)
		take_note(incident, entry);
	else if (strcmp(act, "close") == 0)
		take_close(incident, entry);
	else if (strcmp(act, "review") == 0)
		take_review(incident, entry);
}

/* How the steps of a phase stand: are all settled, is one done, when was the last settled. */
struct phase_state {
	size_t n, n_open, n_done;
	int64_t last;
};

static struct phase_state look(const struct incident *incident, const struct playbook *book,
                               enum step_phase phase)
{
	struct phase_state state = {0};

	for (size_t i = 0; i < incident->n_steps; i++) {
		const struct incident_step *step = &incident->step[i];
		const struct play_step *play = playbook_find(book, step->id);

		if (!play || play->phase != phase)
			continue;
		state.n++;
		state.n_open += step->state == STEP_OPEN;
		state.n_done += step->state == STEP_DONE;
		state.last = step->at > state.last ? step->at : state.last;
	}
	return state;
}

static void settle(struct incident *incident, const struct playbook *book)
{
	struct phase_state contain = look(incident, book, PHASE_CONTAIN);
	struct phase_state restore = look(incident, book, PHASE_RESTORE);

	for (size_t i = 0; i < incident->n_steps; i++)
		incident->n_settled += incident->step[i].state != STEP_OPEN;
	incident->has_contained = contain.n_done && !contain.n_open;
	if (restore.n_done && !restore.n_open)
		incident->restored_at = restore.last;
	if (incident->closed_at)
		incident->state = *incident->reviewed_by ? INCIDENT_CLOSED : INCIDENT_TO_REVIEW;
	else
		incident->state = incident->has_contained ? INCIDENT_CONTAINED : INCIDENT_OPEN;
}

bool incident_fold(struct incident *out, struct entries *entries, const struct playbook *book,
                   struct err *err)
{
	struct incident incident = {.cause = "",
	                            .extent = "",
	                            .measures = "",
	                            .help = "",
	                            .personal = "",
	                            .outcome = "",
	                            .closed_by = "",
	                            .reviewed_by = "",
	                            .review = ""};

	if (!entries->n || strcmp(get(&entries->entry[0], "act"), "opened") != 0)
		return err_set(err, ERR_INPUT, "bad-incident",
		               _("the records of the incident do not begin with its opening"));
	incident.entries = *entries;
	*entries = (struct entries){0};
	take_opening(&incident, &incident.entries.entry[0]);
	for (size_t i = 1; i < incident.entries.n; i++)
		take(&incident, &incident.entries.entry[i]);
	settle(&incident, book);
	*out = incident;
	return true;
}

const struct incident_step *incident_step(const struct incident *incident, const char *id)
{
	char *wanted = viet_fold(id);
	const struct incident_step *found = NULL;

	for (size_t i = 0; i < incident->n_steps && !found; i++) {
		char *folded = viet_fold(incident->step[i].id);

		found = strcmp(wanted, folded) == 0 ? &incident->step[i] : NULL;
		free(folded);
	}
	free(wanted);
	return found;
}

const struct play_step *incident_evidence(const struct incident *incident,
                                          const struct playbook *book)
{
	for (size_t i = 0; i < incident->n_steps; i++) {
		const struct play_step *play = playbook_find(book, incident->step[i].id);

		if (play && play->phase == PHASE_EVIDENCE && incident->step[i].state == STEP_OPEN)
			return play;
	}
	return NULL;
}

void incident_release(struct incident *incident)
{
	for (size_t i = 0; i < incident->n_steps; i++)
		free(incident->step[i].id);
	free(incident->step);
	free(incident->call);
	free(incident->report);
	entries_release(&incident->entries);
	*incident = (struct incident){0};
}
