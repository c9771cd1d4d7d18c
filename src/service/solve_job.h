#ifndef SERVICE_SOLVE_JOB_H
#define SERVICE_SOLVE_JOB_H
/*
 * One run of the generator in processes of its own, trucban-solve, which this owns: gone when it is
 * over, when we are, and 0.2 s after the time limit. Two of them where the machine has two cores:
 * one mostly proves, the other mostly improves, and each hears what the other found. The second
 * starts a little later, so that what is solved at once costs no more. Each assignment is
 * re-checked with solve/check.h before it is believed; who claims what an assignment disproves is
 * believed nothing.
 *
 * For an event loop: poll solve_job_fd() for reading with solve_job_timeout(), then call
 * solve_job_step(), until solve_job_is_done(). The program is sought in $TRUCBAN_SOLVE, beside the
 * running executable (a build tree), then in libexecdir.
 */
#include "solve/proof.h"
#include "solve/result.h"

struct solve_job;

/*
 * Copies the model. `workers` at most; 0: as the machine has cores. One alone when limits->steps is
 * set, so that seed and steps make a run that can be repeated; limits->role is chosen here. NULL:
 * err says why (a bad model, no worker).
 */
MUST_CHECK struct solve_job *solve_job_new(const struct solve_model *model,
                                           const struct solve_limits *limits, int workers,
                                           struct err *err);
int solve_job_fd(const struct solve_job *job); /* -1 when done */
int solve_job_timeout(
    const struct solve_job *job); /* milliseconds until step() must be called anyway */
/*
 * Takes what has arrived, never waits. A worker that dies, reports a failure or says what cannot be
 * true leaves the rest to the other one. False when none is left and nothing was found: the job is
 * done then.
 */
MUST_CHECK bool solve_job_step(struct solve_job *job, struct err *err);
bool solve_job_is_done(const struct solve_job *job);
/* Ends the workers; the best assignment so far stays. Harmless when done. */
void solve_job_stop(struct solve_job *job);
/* The best so far, borrowed until the next step: status, assignment, objective, bound, seconds,
 * clash. */
const struct solve_result *solve_job_result(const struct solve_job *job);
/*
 * Why nothing is cheaper, from the worker that claimed the best bound among those that gave a
 * proof; borrowed as the result is. NULL: none did. Whether it proves anything is for
 * certify/certify.h to say.
 */
const struct solve_proof *solve_job_proof(const struct solve_job *job);
/* What went wrong first with a worker, although the job went on; NULL: nothing. */
const struct err *solve_job_trouble(const struct solve_job *job);
void solve_job_free(struct solve_job *job); /* stops it first; NULL is fine */

/* Until it is done, blocking. */
MUST_CHECK bool solve_job_wait(struct solve_job *job, struct err *err);
/*
 * The whole run, blocking. An assignment found before the limit is a success (SOLVE_FEASIBLE); so
 * is SOLVE_INFEASIBLE. The caller releases `out` with solve_result_release().
 */
MUST_CHECK bool solve_job_run(struct solve_result *out, const struct solve_model *model,
                              const struct solve_limits *limits, struct err *err);

#endif
