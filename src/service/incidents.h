#ifndef SERVICE_INCIDENTS_H
#define SERVICE_INCIDENTS_H
/*
 * Incidents (sự cố): each of these writes one entry of the watch log that says in Vietnamese what
 * was done and in its record what it means; domain/incident.h works out from them how an incident
 * stands. `at` 0 is now; nothing lies in the future, and nothing that is done about an incident
 * before its detection. `number` is that of the incident, or its end where only one has it: "01".
 */
#include "domain/incident.h"
#include "domain/ladder.h"
#include "service/app.h"

struct incident_facts {
	struct incident_groups groups;
	struct playbook playbook;
	struct deadlines deadlines;
};

MUST_CHECK bool incident_facts(struct incident_facts *out, struct err *err);
void incident_facts_release(struct incident_facts *facts);

struct incident_draft {
	const char
	    *entry_id; /* made by the client, or NULL; a second try with it opens no second one */
	const char *group; /* id or title */
	enum incident_severity severity;
	const char *system;      /* or NULL */
	int64_t found, occurred; /* T0, and when it happened (0: not known) */
	const char *how;         /* detected, or NULL */
	const char *from;  /* number or seq of the entry of the log that it comes from, or NULL */
	const char *signs; /* what was seen */
};

/* `out` is the entry; out->record.object is the number of the incident. */
MUST_CHECK bool incident_open(struct entry *out, struct app *app,
                              const struct incident_draft *draft, struct err *err);

/* A step that restores is refused as long as one that keeps evidence is open (ERR_CONFLICT
 * "evidence"). `evidence` is needed for done (what there is) and skipped (why). */
MUST_CHECK bool incident_mark_step(struct entry *out, struct app *app, const char *number,
                                   const char *step, enum step_state state, const char *evidence,
                                   int64_t at, struct err *err);
/* `rung` counts from 1 in the ladder of that hour; 0: the next one. */
MUST_CHECK bool incident_call(struct entry *out, struct app *app, const char *number, int rung,
                              enum call_result result, const char *note, int64_t at,
                              struct err *err);

struct incident_decision {
	const char *by;     /* NULL: the duty leader of that hour; else he or a supervisor */
	const char *means;  /* how he said it: telephone, in person ... */
	const char *clocks; /* ids of deadlines of reports with ',' or ';' between, or "none" */
	const char *text;   /* or NULL */
	int64_t at;
};
MUST_CHECK bool incident_decide(struct entry *out, struct app *app, const char *number,
                                const struct incident_decision *decision, struct err *err);

struct incident_sent {
	const char *clock, *means, *to, *signer; /* all needed */
	int64_t at;
};
MUST_CHECK bool incident_send(struct entry *out, struct app *app, const char *number,
                              const struct incident_sent *sent, struct err *err);

/* What is learnt about it; NULL: nothing new. Also after closing. */
struct incident_news {
	const char *text, *cause, *extent, *measures, *help, *personal;
	int64_t next; /* when the next report is to come */
};
MUST_CHECK bool incident_note(struct entry *out, struct app *app, const char *number,
                              const struct incident_news *news, struct err *err);

/* ERR_CONFLICT "open-steps", "undecided"; reports that are due stay so. */
MUST_CHECK bool incident_close(struct entry *out, struct app *app, const char *number,
                               const char *outcome, int64_t at, struct err *err);
/* By another person than closed it: ERR_CONFLICT "same-person". Returned, it is open again. */
MUST_CHECK bool incident_review(struct entry *out, struct app *app, const char *number,
                                bool accepted, const char *text, struct err *err);

/* ---- reading ---- */

struct incident_view {
	struct incident incident;
	struct incident_clocks clocks; /* at the time asked for; point into the facts */
	struct ladder ladder;
};

struct incident_views {
	struct incident_facts facts;
	struct incident_view *view;
	size_t n;
};

/* Those not finished (neither closed nor without a report that is due), oldest first. */
MUST_CHECK bool incidents_open(struct incident_views *out, struct app *app, int64_t at,
                               struct err *err);
/* All, that of the newest entry first; without ladders. */
MUST_CHECK bool incidents_all(struct incident_views *out, struct app *app, int64_t at,
                              struct err *err);
/* One, as the only view. */
MUST_CHECK bool incident_load(struct incident_views *out, struct app *app, const char *number,
                              int64_t at, struct err *err);
void incident_views_release(struct incident_views *views);

/* Whom to call at that hour, from the roster as resolved and the contacts in force. */
MUST_CHECK bool ladder_at(struct ladder *out, struct app *app, int64_t at, struct err *err);

#endif
