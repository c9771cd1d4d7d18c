#include "service/solve_job.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "service/solve_worker.h"
#include "solve/check.h"
#include "solve/wire_proof.h"

#include "base/banned.h"

#define GRACE_MS  200  /* how long after the limit workers may still be answering */
#define SECOND_MS 150  /* most holidays are proven before a second worker could be of use */
#define PROOF_MS  1000 /* for the worker whose bound has been met to say why, and end */
#define SEED_STEP UINT64_C(0x9E3779B97F4A7C15)

enum { WORKERS = 2 };

struct member {
	struct solve_worker worker;
	int64_t bound; /* the best that it claimed; INT64_MIN: none, or not to be believed */
	struct solve_proof proof; /* of it, as it says; may be empty */
	bool is_polled_out;       /* the epoll descriptor waits until it takes more */
	bool has_failed;          /* died, or lied; otherwise it runs or has said its last word */
};

struct solve_job {
	struct solve_model model;
	struct solve_limits limits;
	struct str question; /* the model as a message */
	struct solve_result best;
	struct member member[WORKERS];
	int n, most;      /* started; to be started at most */
	int64_t started;  /* clock_monotonic(), as the others */
	int64_t deadline; /* of the job */
	int64_t met;      /* since when the best bound is met, 0: it is not */
	int epoll;        /* -1: done */
	struct err trouble;
};

static bool is_running(const struct solve_job *job)
{
	for (int i = 0; i < job->n; i++)
		if (solve_worker_runs(&job->member[i].worker))
			return true;
	return false;
}

/* ---- starting ---- */

static int cores(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof set, &set) < 0)
		return 1;
	return CPU_COUNT(&set);
}

static enum solve_role role_of(const struct solve_job *job, int i)
{
	if (job->most == 1)
		return SOLVE_ALONE;
	return i == 0 ? SOLVE_PROVE : SOLVE_IMPROVE;
}

static void poll_member(const struct solve_job *job, struct member *member, int how)
{
	const bool is_sending = solve_worker_is_sending(&member->worker);
	struct epoll_event event = {.events = is_sending ? EPOLLIN | EPOLLOUT : EPOLLIN};

	member->is_polled_out = is_sending;
	epoll_ctl(job->epoll, how, member->worker.fd, &event);
}

static void tell_best(const struct solve_job *job, struct member *member)
{
	struct str message = {0};

	wire_put_incumbent(&message, &job->best.best, job->best.objective);
	solve_worker_tell(&member->worker, &message);
	str_release(&message);
}

static bool start_member(struct solve_job *job, struct err *err)
{
	struct member *member = &job->member[job->n];
	struct solve_limits limits = job->limits;
	const int64_t left = job->deadline - GRACE_MS - clock_monotonic();
	struct str question = {0};
	bool good;

	limits.role = role_of(job, job->n);
	limits.seed += (uint64_t)job->n * SEED_STEP;
	limits.seconds = left > 0 ? (double)left / 1000 : 0.001;
	str_addn(&question, job->question.text, job->question.n);
	wire_put_limits(&question, &limits);
	good = solve_worker_start(&member->worker, &question, err);
	str_release(&question);
	if (!good)
		return false;
	member->bound = INT64_MIN;
	job->n++;
	if (job->best.has_assignment)
		tell_best(job, member);
	poll_member(job, member, EPOLL_CTL_ADD);
	return true;
}

/* A model as the worker will read it: what it says is checked against the very same. */
static bool take_question(struct solve_job *job, const struct solve_model *model, struct err *err)
{
	struct wire_message copy;
	size_t used = 0;

	wire_put_model(&job->question, model);
	return wire_next(&copy, &used, job->question.text, job->question.n, err) &&
	       wire_get_model(&job->model, &copy, err);
}

struct solve_job *solve_job_new(const struct solve_model *model, const struct solve_limits *limits,
                                int workers, struct err *err)
{
	struct solve_job *job;

	assert(limits->seconds > 0);
	if (!solve_model_check(model, err))
		return NULL;
	job = xcalloc(1, sizeof *job);
	job->limits = *limits;
	job->best.bound = INT64_MIN;
	job->most = workers ? workers : cores();
	if (job->most > WORKERS)
		job->most = WORKERS;
	if (limits->steps > 0)
		job->most = 1;
	for (int i = 0; i < WORKERS; i++)
		job->member[i] = (struct member){.worker = {.fd = -1}, .bound = INT64_MIN};
	job->started = clock_monotonic();
	job->deadline = job->started + (int64_t)(limits->seconds * 1000) + GRACE_MS;
	job->epoll = epoll_create1(EPOLL_CLOEXEC);
	if (job->epoll < 0)
		err_errno(err, "no-worker", _("cannot start the generator"));
	else if (take_question(job, model, err) && start_member(job, err))
		return job;
	solve_job_free(job);
	return NULL;
}

/* ---- ending ---- */

static void note_trouble(struct solve_job *job, struct member *member, const struct err *err)
{
	if (!job->trouble.code)
		job->trouble = *err;
	member->has_failed = true;
	solve_worker_release(&member->worker);
}

/* All are killed before the first is waited for: giving back their memory takes time. */
static void finish(struct solve_job *job)
{
	struct solve_result *best = &job->best;

	if (job->epoll < 0)
		return;
	for (int i = 0; i < job->n; i++)
		solve_worker_kill(&job->member[i].worker);
	for (int i = 0; i < job->n; i++)
		solve_worker_release(&job->member[i].worker);
	close(job->epoll);
	job->epoll = -1;
	best->seconds = (double)(clock_monotonic() - job->started) / 1000;
	if (best->has_assignment && best->bound == best->objective)
		best->status = SOLVE_OPTIMAL;
}

void solve_job_free(struct solve_job *job)
{
	if (!job)
		return;
	finish(job);
	str_release(&job->question);
	for (int i = 0; i < job->n; i++)
		solve_proof_release(&job->member[i].proof);
	solve_result_release(&job->best);
	solve_model_release(&job->model);
	free(job);
}

/* ---- believing ---- */

static bool refuse_claim(struct err *err)
{
	return err_set(err, ERR_INPUT, "bad-answer",
	               _("the generator claims a proof that does not hold"));
}

/* The best bound of those who were never caught. */
static void add_bounds(struct solve_job *job)
{
	job->best.bound = INT64_MIN;
	for (int i = 0; i < job->n; i++)
		if (job->member[i].bound > job->best.bound)
			job->best.bound = job->member[i].bound;
}

static bool claim_bound(struct solve_job *job, struct member *member, int64_t bound,
                        struct err *err)
{
	if (bound > member->bound)
		member->bound = bound;
	if (job->best.has_assignment && member->bound > job->best.objective) {
		member->bound = INT64_MIN;
		add_bounds(job);
		return refuse_claim(err);
	}
	add_bounds(job);
	return true;
}

/* An assignment that was checked is cheaper than others have claimed to be possible. */
static void catch_liars(struct solve_job *job, const struct member *finder)
{
	struct err err = {0};

	for (int i = 0; i < job->n; i++) {
		struct member *member = &job->member[i];

		if (member->bound <= job->best.objective || member == finder)
			continue;
		member->bound = INT64_MIN;
		refuse_claim(&err);
		note_trouble(job, member, &err);
	}
	add_bounds(job);
}

static void pass_on(struct solve_job *job, const struct member *finder)
{
	for (int i = 0; i < job->n; i++) {
		struct member *member = &job->member[i];

		if (member != finder && solve_worker_runs(&member->worker))
			tell_best(job, member);
	}
}

/* Takes the assignment over, or releases it. */
static bool believe(struct solve_job *job, struct member *member, struct solve_result *found,
                    struct err *err)
{
	struct solve_check check;
	bool good;

	solve_check(&check, &job->model, &found->best);
	good = check.n_violations == 0 && check.objective == found->objective;
	solve_check_release(&check);
	if (!good) {
		solve_result_release(found);
		return err_set(err, ERR_INPUT, "bad-answer",
		               _("the generator proposed a roster that breaks its own rules"));
	}
	if (job->best.has_assignment && job->best.objective <= found->objective) {
		solve_result_release(found);
		return true;
	}
	solve_assignment_release(&job->best.best);
	job->best.best = found->best;
	job->best.has_assignment = true;
	job->best.objective = found->objective;
	job->best.status = SOLVE_FEASIBLE;
	catch_liars(job, member);
	pass_on(job, member);
	return claim_bound(job, member, INT64_MIN, err);
}

static bool take_incumbent(struct solve_job *job, struct member *member,
                           const struct wire_message *message, struct err *err)
{
	struct solve_result found;

	return wire_get_incumbent(&found, &job->model, message, err) &&
	       believe(job, member, &found, err);
}

/* Takes the clash over. */
static bool take_clash(struct solve_job *job, struct solve_clash *clash, struct err *err)
{
	if (job->best.has_assignment)
		return refuse_claim(err);
	job->best.status = SOLVE_INFEASIBLE;
	solve_clash_release(&job->best.clash);
	job->best.clash = *clash;
	*clash = (struct solve_clash){0};
	return true;
}

/* Its last word. A good assignment stays, whatever else it says. */
static bool take_done(struct solve_job *job, struct member *member,
                      const struct wire_message *message, struct err *err)
{
	struct solve_result done;
	struct solve_clash clash;
	enum solve_status status;
	int64_t bound;
	bool is_proven, good = true;

	if (!wire_get_done(&done, &job->model, message, err))
		return false;
	status = done.status;
	bound = done.bound;
	clash = done.clash;
	done.clash = (struct solve_clash){0};
	is_proven = done.has_assignment && done.objective == bound;
	if (done.has_assignment)
		good = believe(job, member, &done, err);
	if (good && status == SOLVE_INFEASIBLE)
		good = take_clash(job, &clash, err);
	if (good && status == SOLVE_OPTIMAL && !is_proven)
		good = refuse_claim(err);
	good = good && claim_bound(job, member, bound, err);
	solve_clash_release(&clash);
	if (good)
		solve_worker_release(&member->worker);
	return good;
}

static bool take_proof(struct solve_job *job, struct member *member,
                       const struct wire_message *message, struct err *err)
{
	struct solve_proof proof;

	if (!wire_get_proof(&proof, &job->model, message, err))
		return false;
	solve_proof_release(&member->proof);
	member->proof = proof;
	return true;
}

static bool take_failed(const struct wire_message *message, struct err *err)
{
	struct err failure = {0};

	if (!wire_get_failed(&failure, message, err))
		return false;
	*err = failure;
	return err_wrap(err, "%s", _("the generator failed"));
}

static bool take_message(struct solve_job *job, struct member *member,
                         const struct wire_message *message, struct err *err)
{
	int64_t bound;

	switch (message->type) {
	case WIRE_INCUMBENT:
		return take_incumbent(job, member, message, err);
	case WIRE_BOUND:
		return wire_get_bound(&bound, message, err) && claim_bound(job, member, bound, err);
	case WIRE_DONE:
		return take_done(job, member, message, err);
	case WIRE_FAILED:
		return take_failed(message, err);
	case WIRE_PROOF:
		return take_proof(job, member, message, err);
	case WIRE_MODEL:
	case WIRE_LIMITS:
	case WIRE_TYPES_END:
		break;
	}
	return err_set(err, ERR_INPUT, "bad-message", _("the generator answers out of turn"));
}

/* ---- listening ---- */

/* False when it said something that is not to be believed. */
static bool take_messages(struct solve_job *job, struct member *member, struct err *err)
{
	while (solve_worker_runs(&member->worker) && clock_monotonic() < job->deadline) {
		struct wire_message message;
		bool any;

		if (!solve_worker_next(&message, &any, &member->worker, err))
			return false;
		if (!any)
			break;
		if (!take_message(job, member, &message, err))
			return false;
	}
	return true;
}

static void listen_to(struct solve_job *job, struct member *member)
{
	struct err err = {0};
	bool is_alive;

	solve_worker_send(&member->worker);
	is_alive = solve_worker_receive(&member->worker);
	if (!take_messages(job, member, &err)) {
		note_trouble(job, member, &err);
	} else if (!is_alive && solve_worker_runs(&member->worker)) {
		err_set(&err, ERR_IO, "worker-died",
		        _("the generator's process ended before its work was done"));
		note_trouble(job, member, &err);
	}
}

/* After each turn the descriptor waits for what is still to come. */
static void poll_members(struct solve_job *job)
{
	for (int i = 0; i < job->n; i++) {
		struct member *member = &job->member[i];

		if (solve_worker_runs(&member->worker) &&
		    member->is_polled_out != solve_worker_is_sending(&member->worker))
			poll_member(job, member, EPOLL_CTL_MOD);
	}
}

/* One who came to an end in order needs no other. */
static bool wants_second(const struct solve_job *job)
{
	return job->n == 1 && job->most > 1 &&
	       (job->member[0].has_failed || solve_worker_runs(&job->member[0].worker));
}

static void start_second(struct solve_job *job)
{
	struct err err = {0};

	if (!wants_second(job))
		return;
	if (is_running(job) && clock_monotonic() < job->started + SECOND_MS)
		return;
	if (!start_member(job, &err)) {
		job->most = 1;
		if (!job->trouble.code)
			job->trouble = err;
	}
}

/* ---- when is it over? ---- */

/* Nothing can get better; only who owns that bound may still say why. */
static void end_all_but_the_prover(struct solve_job *job)
{
	if (!job->met)
		job->met = clock_monotonic();
	job->most = job->n;
	for (int i = 0; i < job->n; i++)
		if (job->member[i].bound < job->best.bound)
			solve_worker_release(&job->member[i].worker);
}

static bool is_over(struct solve_job *job)
{
	const int64_t now = clock_monotonic();
	const bool is_met = job->best.has_assignment && job->best.bound == job->best.objective;

	if (now >= job->deadline || job->best.status == SOLVE_INFEASIBLE)
		return true;
	if (!is_met)
		job->met = 0;
	else
		end_all_but_the_prover(job);
	if (job->met && now >= job->met + PROOF_MS)
		return true;
	return !is_running(job) && !wants_second(job);
}

/* Each one failed, and there is nothing to show. */
static bool has_failed(const struct solve_job *job)
{
	if (job->best.has_assignment || job->best.status == SOLVE_INFEASIBLE)
		return false;
	for (int i = 0; i < job->n; i++)
		if (!job->member[i].has_failed)
			return false;
	return true;
}

bool solve_job_step(struct solve_job *job, struct err *err)
{
	bool failed;

	if (solve_job_is_done(job))
		return true;
	for (int i = 0; i < job->n; i++)
		if (solve_worker_runs(&job->member[i].worker))
			listen_to(job, &job->member[i]);
	if (!is_over(job)) {
		start_second(job);
		poll_members(job);
		return true;
	}
	failed = has_failed(job);
	finish(job);
	if (failed)
		*err = job->trouble;
	return !failed;
}

void solve_job_stop(struct solve_job *job)
{
	for (int i = 0; i < job->n; i++)
		if (solve_worker_runs(&job->member[i].worker))
			listen_to(job, &job->member[i]); /* what came in last is a gift */
	finish(job);
}

int solve_job_fd(const struct solve_job *job)
{
	return job->epoll;
}

int solve_job_timeout(const struct solve_job *job)
{
	const int64_t now = clock_monotonic();
	int64_t until = job->deadline;

	if (solve_job_is_done(job))
		return -1;
	if (wants_second(job) && job->started + SECOND_MS < until)
		until = job->started + SECOND_MS;
	if (job->met && job->met + PROOF_MS < until)
		until = job->met + PROOF_MS;
	if (until <= now)
		return 0;
	return until - now > INT32_MAX ? INT32_MAX : (int)(until - now);
}

bool solve_job_is_done(const struct solve_job *job)
{
	return job->epoll < 0;
}

const struct solve_result *solve_job_result(const struct solve_job *job)
{
	return &job->best;
}

const struct solve_proof *solve_job_proof(const struct solve_job *job)
{
	const struct member *best = NULL;

	for (int i = 0; i < job->n; i++)
		if (job->member[i].proof.n_nodes && (!best || job->member[i].bound > best->bound))
			best = &job->member[i];
	return best ? &best->proof : NULL;
}

const struct err *solve_job_trouble(const struct solve_job *job)
{
	return job->trouble.code ? &job->trouble : NULL;
}

bool solve_job_wait(struct solve_job *job, struct err *err)
{
	while (!solve_job_is_done(job)) {
		struct pollfd wait = {.fd = solve_job_fd(job), .events = POLLIN};

		if (poll(&wait, 1, solve_job_timeout(job)) < 0 && errno != EINTR)
			return err_errno(err, "poll", _("cannot wait for the generator"));
		if (!solve_job_step(job, err))
			return false;
	}
	return true;
}

bool solve_job_run(struct solve_result *out, const struct solve_model *model,
                   const struct solve_limits *limits, struct err *err)
{
	struct solve_job *job = solve_job_new(model, limits, 0, err);
	const bool good = job && solve_job_wait(job, err);

	if (good) {
		*out = job->best;
		job->best = (struct solve_result){0};
	}
	solve_job_free(job);
	return good;
}
