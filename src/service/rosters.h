#ifndef SERVICE_ROSTERS_H
#define SERVICE_ROSTERS_H
/*
 * The supervisor's work on rosters: generate, check, publish, cover, swap. Each is one transaction
 * and one audit row, and brings the calendar's events (service/calendar.h) up to date in it.
 */
#include "domain/check.h"
#include "domain/diff.h"
#include "service/app.h"
#include "store/rosters.h"

struct generate_options {
	double seconds; /* 0: as configured */
	uint64_t seed;
	int64_t steps; /* of the search; 0: no limit. With it, one seed always gives one roster */
	const struct roster_weights *weights; /* NULL: as configured */
	bool keep_units; /* what was given to a unit stays as it is, open where it names nobody yet
	                  */
};

/*
 * Lays out the period, solves it and stores the draft. When no roster exists ERR_CONFLICT
 * "infeasible", and `findings` names the rules that clash. When a published version exists the
 * draft is its amendment: what has begun stays, the rest changes as little as it can. Waits until
 * it is done; service/roster_run.h does not.
 */
MUST_CHECK bool roster_generate(struct roster *out, struct findings *findings, struct app *app,
                                const char *period, const struct generate_options *options,
                                struct err *err);

/* The draft or a version, see roster_load(); with the findings of roster_check(). */
MUST_CHECK bool roster_inspect(struct roster *out, struct findings *findings, struct app *app,
                               const char *period, int version, struct err *err);

struct publish_options {
	const char *number, *signer, *signer_title; /* NULL: from the configuration, or none */
	bool has_date;
	struct date date; /* that the document bears; else that of today, if it has a number */
	/* What it rests on, a line for each; NULL: none. The id of a duty ("O-043") stands for its
	 * dispatch, anything else is kept as written. */
	const char *basis;
	bool
	    replace; /* another published roster over the same posts and hours becomes superseded */
	int revision; /* of the draft that was seen: ERR_CONFLICT "stale" for another; 0: whatever
	                 is there */
};
/*
 * A gap blocks it (ERR_CONFLICT "gap", names the slot). So does a number that another period's
 * roster bears with another date of the same year ("number-taken"): a number is given once a year,
 * but one document may have several rosters as annexes.
 */
MUST_CHECK bool roster_publish(struct roster *out, struct app *app, const char *period,
                               const struct publish_options *options, struct err *err);
/* What is odd about number and date, for whoever publishes; nothing of it blocks. */
void publish_findings(struct findings *out, const struct period *period,
                      const struct publish_options *options);

/* The key of an error, or the code of a finding, is a rule of rest, of limits or between people and
 * units: `force` breaks it when it has to be. */
bool roster_may_force(const char *rule);

#define COVER_NOBODY "-" /* its holder is gone and nobody comes: a gap that is known */

struct cover_options {
	const char *slot, *person; /* person: code, name or COVER_NOBODY */
	int64_t from, to;          /* 0: the whole slot */
	int64_t vacant_from; /* who holds it is gone from then on, and nobody is there until `from`:
	                        a gap that is known; 0: there is none */
	const char *reason, *approved_by;
	bool force; /* although it breaks a rule of rest or limit; leave and skill are never forced
	             */
};
/*
 * A supervisor, or an officer on duty on the duty leader's word (service/roster_word.h): then it
 * holds at once and waits to be confirmed (service/roster_changes.h). ERR_CONFLICT with the rule
 * that it breaks; `out` is the roster after it.
 */
MUST_CHECK bool roster_cover(struct roster *out, struct app *app,
                             const struct cover_options *options, struct err *err);

struct swap_consent {
	const char *means; /* "ký", "điện thoại"; NULL: none is told */
	int64_t at;        /* 0: now; not later than now */
};
struct swap_options {
	const char *slot_a, *slot_b;
	struct swap_consent a, b; /* of who holds slot_a, slot_b; that of the actor goes without */
	const char *reason, *approved_by;
	bool force;
};
/* ERR_CONFLICT "no-consent". What is no supervisor's waits to be confirmed as a cover does; one of
 * the two needs nobody's word for it. */
MUST_CHECK bool roster_swap(struct roster *out, struct app *app, const struct swap_options *options,
                            struct err *err);

MUST_CHECK bool roster_compare(struct diff *out, struct app *app, const char *period, int older,
                               int newer, struct err *err);

#endif
