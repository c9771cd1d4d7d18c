#ifndef DOMAIN_INCIDENT_H
#define DOMAIN_INCIDENT_H
/*
 * An incident as it is now, worked out from the records of its entries in the watch log (kind
 * "incident", object "SC-2027-30-4-01"), in their order. Not the ladder of whom to call, which
 * follows from the roster of the hour (service/ladder.h).
 *
 * Field "act" of a record says what it is, the others what goes with it:
 *   opened   group severity system found occurred signs how from steps
 *   step     step result(done|skipped|open) evidence
 *   call     rung who name number result(answered|busy|none) at
 *   decision by name how at clocks ("24h;72h", "none"), text
 *   sent     clock at means to signer
 *   note     text cause extent measures help personal next
 *   close    outcome at
 *   review   result(accepted|returned) text
 */
#include "domain/entry.h"
#include "domain/incident_rule.h"

/* As the officer sees it; the decision is the duty leader's. In the order of the conditions of
 * Nghị định 331/2026/NĐ-CP art. 31.2.d, which does not say what is serious. */
enum incident_severity {
	SEVERITY_UNKNOWN,
	SEVERITY_NORMAL,
	SEVERITY_SERIOUS,
	SEVERITY_SECURITY,
	SEVERITIES
};

enum incident_state {
	INCIDENT_OPEN,
	INCIDENT_CONTAINED,
	INCIDENT_TO_REVIEW,
	INCIDENT_CLOSED,
	INCIDENT_STATES
};

enum step_state { STEP_OPEN, STEP_DONE, STEP_SKIPPED, STEP_STATES };
enum call_result { CALL_ANSWERED, CALL_BUSY, CALL_NONE, CALL_RESULTS };

struct incident_step {
	char *id; /* of the day it was opened; the playbook may have changed since. Owned */
	enum step_state state;
	const char *evidence;
	int64_t at;
	const char *person;
};

struct incident_call {
	const char *rung, *who, *name, *number;
	enum call_result result;
	int64_t at;
};

struct incident_report {
	const char *clock, *means, *to, *signer;
	int64_t at;
};

/* Texts are borrowed from `entries`, "" where nothing was said. */
struct incident {
	struct entries entries; /* owned: the timeline, oldest first */
	const char *number, *group, *system;
	enum incident_severity severity;
	int64_t found, occurred; /* T0; occurred 0: not known */
	const char *signs, *how, *from, *opened_by;
	struct incident_step *step;
	size_t n_steps, n_settled;
	struct incident_call *call;
	size_t n_calls;
	struct incident_report *report;
	size_t n_reports;
	const struct entry *decision; /* the one in force, or NULL */
	const char *cause, *extent, *measures, *help, *personal;
	int64_t next_report; /* 0: none was named */
	const char *outcome, *closed_by;
	int64_t closed_at; /* 0: it is not */
	const char *reviewed_by, *review;
	bool has_contained;  /* a step that contains is done, and none is open */
	int64_t restored_at; /* when the last step that restores was settled; 0: not yet */
	enum incident_state state;
};

/* Takes over the entries (those of one object, oldest first). ERR_INPUT "bad-incident" when they do
 * not begin with its opening. */
MUST_CHECK bool incident_fold(struct incident *out, struct entries *entries,
                              const struct playbook *book, struct err *err);
const struct incident_step *incident_step(const struct incident *incident, const char *id);
/* The first step that keeps evidence and is open, or NULL: before it nothing may be restored. */
const struct play_step *incident_evidence(const struct incident *incident,
                                          const struct playbook *book);
void incident_release(struct incident *incident);

enum clock_state {
	CLOCK_AT_ONCE, /* no minutes are given: since detection */
	CLOCK_RUNNING,
	CLOCK_OVERDUE,
	CLOCK_MET,
	CLOCK_LATE, /* met, but too late */
	CLOCK_STATES
};

struct incident_clock {
	const struct deadline *rule; /* borrowed */
	int64_t due, met;            /* met 0: not yet */
	enum clock_state state;
	bool undecided; /* the duty leader has not said whether it applies */
};

struct incident_clocks { /* by due */
	struct incident_clock *clock;
	size_t n, n_open, n_overdue;
};

/* Those that show at `at`: until the decision all of its day and group, then those decided. */
void incident_clocks(struct incident_clocks *out, const struct incident *incident,
                     const struct deadlines *rules, int64_t at);
void incident_clocks_release(struct incident_clocks *clocks);

const char *incident_severity_name(
    enum incident_severity severity); /* "unknown" "normal" "serious" "security" */
const char *incident_severity_label(enum incident_severity severity);
bool incident_severity_find(enum incident_severity *out, const char *text);
const char *incident_state_name(enum incident_state state);
const char *incident_state_label(enum incident_state state);
const char *step_state_name(enum step_state state);
const char *step_state_label(enum step_state state);
const char *call_result_name(enum call_result result);
const char *call_result_label(enum call_result result);
bool call_result_find(enum call_result *out, const char *text);
const char *clock_state_name(enum clock_state state);

#endif
