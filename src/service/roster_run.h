#ifndef SERVICE_ROSTER_RUN_H
#define SERVICE_ROSTER_RUN_H
/*
 * roster_generate() for those who have something else to do meanwhile. Poll roster_run_fd() for
 * reading with roster_run_timeout(), then call roster_run_step(), until roster_run_is_done(); then
 * roster_run_finish() checks and stores the draft. No transaction is open in between: freeing it
 * before leaves everything as it was.
 */
#include "service/rosters.h"

struct roster_run;

struct roster_progress {
	const char *period, *title; /* borrowed from the run; the title may be NULL */
	double seconds, limit;      /* since the start; what it may take */
	bool has_roster;
	int64_t objective; /* of the best so far, with has_roster */
	int64_t bound;     /* no roster costs less; INT64_MIN: not known yet */
};

/* Loads all that it needs and starts. `app` is borrowed until the end, `options` is copied and may
 * be NULL. */
MUST_CHECK struct roster_run *roster_run_new(struct app *app, const char *period,
                                             const struct generate_options *options,
                                             struct err *err);
void roster_run_free(struct roster_run *run); /* ends what still runs; NULL is fine */

int roster_run_fd(const struct roster_run *run);      /* -1 when done */
int roster_run_timeout(const struct roster_run *run); /* milliseconds; -1 when done */
/* Takes what has arrived, never waits. False: the generator failed and has nothing. */
MUST_CHECK bool roster_run_step(struct roster_run *run, struct err *err);
bool roster_run_is_done(const struct roster_run *run);
/* Enough: what was found is kept for roster_run_finish(). Harmless when done. */
void roster_run_stop(struct roster_run *run);
/* What went wrong with one of the workers although the run went on; NULL: nothing. */
const struct err *roster_run_trouble(const struct roster_run *run);
void roster_run_progress(struct roster_progress *out, const struct roster_run *run);

/* Once, when done: stores the draft. As roster_generate(); ERR_CONFLICT "no-time" when nothing was
 * found in time, "stopped" when it was stopped before. */
MUST_CHECK bool roster_run_finish(struct roster *out, struct findings *findings,
                                  struct roster_run *run, struct err *err);

#endif
