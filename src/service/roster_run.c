#include "service/roster_run.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "domain/amend.h"
#include "service/roster_bound.h"
#include "service/roster_explain.h"
#include "service/solve_job.h"

#include "base/banned.h"

struct roster_run {
	struct app *app;
	struct roster_task task;
	struct roster_model model;
	struct solve_job *job; /* NULL: nothing is left to decide */
	double limit;          /* seconds */
	char *named;           /* slots locked for this run only, see roster_task_keep_units() */
	char *question;        /* roster_bound_format() */
	int64_t started;       /* clock_monotonic() */
	bool is_stopped;
};

static enum quality_status quality_of(enum solve_status status)
{
	return status == SOLVE_OPTIMAL ? QUALITY_OPTIMAL : QUALITY_FEASIBLE;
}

static void take_result(struct roster_task *task, const struct roster_model *model,
                        const struct solve_result *result)
{
	struct roster *draft = &task->draft;

	for (int32_t i = 0; i < result->best.n; i++) {
		const struct solve_held *held = &result->best.held[i];
		const struct person *person = &task->staff.person[model->person[held->person]];

		slot_assign(&draft->slot[model->slot[held->slot]], person->code, person->name,
		            person->position);
	}
	draft->quality = quality_of(result->status);
	draft->objective = result->objective + model->offset;
	draft->bound = result->bound == INT64_MIN ? result->bound : result->bound + model->offset;
}

static bool infeasible(struct findings *findings, const struct roster_task *task,
                       const struct roster_model *model, const struct solve_result *result,
                       struct err *err)
{
	roster_explain(findings, task, model, &result->clash);
	return err_set(err, ERR_CONFLICT, "infeasible", _("no roster of %s is possible: %s"),
	               task->draft.period.name, findings->item[0].text);
}

static bool nothing_found(const struct roster_run *run, struct err *err)
{
	const char *period = run->task.draft.period.name;

	if (run->is_stopped)
		return err_set(err, ERR_CONFLICT, "stopped",
		               _("stopped before a roster of %s was found: nothing is stored"),
		               period);
	return err_set(err, ERR_CONFLICT, "no-time",
	               _("no roster of %s was found in %.0f s; give it more time with "
	                 "--time-limit"),
	               period, run->limit);
}

static bool take_answer(struct roster_run *run, struct findings *findings, struct err *err)
{
	const struct solve_result *result;

	if (!run->job) {
		run->task.draft.quality = QUALITY_OPTIMAL;
		return true;
	}
	result = solve_job_result(run->job);
	if (result->status == SOLVE_INFEASIBLE)
		return infeasible(findings, &run->task, &run->model, result, err);
	if (!result->has_assignment)
		return nothing_found(run, err);
	take_result(&run->task, &run->model, result);
	return true;
}

/* Rules broken where the generator had a choice; what has begun is as it is. */
static bool believe(const struct roster_task *task, const struct findings *findings,
                    struct err *err)
{
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->item[i];
		const struct slot *slot =
		    finding->slot ? roster_slot(&task->draft, finding->slot) : NULL;

		if (finding->severity != FINDING_ERROR || !slot || !roster_task_is_free(task, slot))
			continue;
		if (finding->person && strcmp(finding->person, slot->person) != 0)
			continue;
		return err_set(err, ERR_IO, "bad-answer",
		               _("the generator's answer breaks a rule and is not used: %s"),
		               finding->text);
	}
	return true;
}

static void check_draft(struct findings *out, const struct roster_task *task)
{
	const struct check_input input = {
	    .roster = &task->draft,
	    .staff = &task->staff,
	    .leaves = &task->leaves,
	    .exemptions = &task->exemptions,
	    .before = &task->neighbours,
	};

	*out = (struct findings){0};
	roster_check(out, &input);
}

static bool store(struct roster_run *run, struct err *err)
{
	const struct roster *draft = &run->task.draft;
	char *proven = draft->bound == INT64_MIN ? xstrdup("")
	                                         : roster_bound_detail(run->question, draft->bound);
	char *detail =
	    xasprintf("%s %lld %lld%s%s", quality_name(draft->quality), (long long)draft->objective,
	              (long long)draft->bound, *proven ? " " : "", proven);
	bool ok = roster_task_store(&run->task, run->app, "roster generate", detail, err);

	free(proven);
	free(detail);
	if (!ok && strcmp(err->key, "stale") == 0)
		err_set(err, ERR_CONFLICT, "stale",
		        _("somebody has changed the draft of %s while it was being generated; his "
		          "work stays, nothing else is stored: generate it again"),
		        draft->period.name);
	return ok;
}

/* What units still have to name was not asked about: nothing is proven about the whole. */
static void leave_to_units(struct roster_run *run)
{
	struct roster *draft = &run->task.draft;

	for (size_t i = 0; i < draft->n_slots; i++) {
		struct slot *slot = &draft->slot[i];

		if (run->named[i])
			slot->locked = false;
		if (!*slot->unit || *slot->person ||
		    (run->task.is_amendment && slot_has_begun(slot, run->task.now)))
			continue;
		draft->quality = QUALITY_MANUAL;
		draft->bound = INT64_MIN;
	}
}

/* ---- the end ---- */

static bool finish(struct roster_run *run, struct findings *findings, struct err *err)
{
	struct roster *draft = &run->task.draft;

	if (!take_answer(run, findings, err))
		return false;
	check_draft(findings, &run->task);
	if (!believe(&run->task, findings, err)) {
		findings_release(findings);
		return false;
	}
	text_set(&draft->made_by, run->app->actor.person);
	draft->made_at = run->task.now;
	if (run->named)
		leave_to_units(run);
	return store(run, err);
}

bool roster_run_finish(struct roster *out, struct findings *findings, struct roster_run *run,
                       struct err *err)
{
	struct findings found = {0};
	bool ok;

	assert(roster_run_is_done(run));
	ok = finish(run, &found, err);
	if (ok) {
		*out = run->task.draft;
		run->task.draft = (struct roster){0};
	}
	*findings = found;
	return ok;
}

/* ---- while it runs ---- */

static bool start(struct roster_run *run, const struct generate_options *options, struct err *err)
{
	struct solve_limits limits = {.seconds = run->app->config.solve_seconds};

	if (run->task.draft.n_slots == 0)
		return err_set(err, ERR_CONFLICT, "no-slots",
		               _("no post has a shift within %s: nothing to fill"),
		               run->task.draft.period.name);
	if (options && options->seconds > 0)
		limits.seconds = options->seconds;
	if (options) {
		limits.seed = options->seed;
		limits.steps = options->steps;
	}
	if (options && options->weights)
		run->task.weights = *options->weights;
	run->limit = limits.seconds;
	if (options && options->keep_units &&
	    !roster_task_keep_units(&run->named, &run->task, run->app, err))
		return false;
	roster_model_build(&run->model, &run->task);
	run->question = roster_bound_format(&run->task, &run->model, run->named);
	if (run->model.model.n_slots == 0)
		return true;
	run->job = solve_job_new(&run->model.model, &limits, 0, err);
	return run->job;
}

struct roster_run *roster_run_new(struct app *app, const char *period,
                                  const struct generate_options *options, struct err *err)
{
	struct roster_run *run;

	if (!app_may(app, false, err))
		return NULL;
	run = xcalloc(1, sizeof *run);
	run->app = app;
	run->started = clock_monotonic();
	if (roster_task_load(&run->task, app, period, err) &&
	    roster_check_submitted(app, run->task.draft.period.name, err) &&
	    start(run, options, err))
		return run;
	roster_run_free(run);
	return NULL;
}

void roster_run_free(struct roster_run *run)
{
	if (!run)
		return;
	solve_job_free(run->job);
	roster_model_release(&run->model);
	roster_task_release(&run->task);
	free(run->named);
	free(run->question);
	free(run);
}

int roster_run_fd(const struct roster_run *run)
{
	return run->job ? solve_job_fd(run->job) : -1;
}

int roster_run_timeout(const struct roster_run *run)
{
	return run->job ? solve_job_timeout(run->job) : -1;
}

bool roster_run_step(struct roster_run *run, struct err *err)
{
	return !run->job || solve_job_step(run->job, err);
}

bool roster_run_is_done(const struct roster_run *run)
{
	return !run->job || solve_job_is_done(run->job);
}

void roster_run_stop(struct roster_run *run)
{
	if (roster_run_is_done(run))
		return;
	run->is_stopped = true;
	solve_job_stop(run->job);
}

const struct err *roster_run_trouble(const struct roster_run *run)
{
	return run->job ? solve_job_trouble(run->job) : NULL;
}

void roster_run_progress(struct roster_progress *out, const struct roster_run *run)
{
	const struct solve_result *result = run->job ? solve_job_result(run->job) : NULL;
	const struct period *period = &run->task.draft.period;

	*out = (struct roster_progress){.period = period->name,
	                                .title = period->title,
	                                .limit = run->limit,
	                                .bound = INT64_MIN};
	if (!result)
		return;
	out->seconds = roster_run_is_done(run) ? result->seconds
	                                       : (double)(clock_monotonic() - run->started) / 1000;
	out->has_roster = result->has_assignment;
	out->objective = result->objective + run->model.offset;
	if (result->bound != INT64_MIN)
		out->bound = result->bound + run->model.offset;
}

static bool wait_for(struct roster_run *run, struct err *err)
{
	while (!roster_run_is_done(run)) {
		struct pollfd wait = {.fd = roster_run_fd(run), .events = POLLIN};

		if (poll(&wait, 1, roster_run_timeout(run)) < 0 && errno != EINTR)
			return err_errno(err, "poll", _("cannot wait for the generator"));
		if (!roster_run_step(run, err))
			return false;
	}
	return true;
}

bool roster_generate(struct roster *out, struct findings *findings, struct app *app,
                     const char *period, const struct generate_options *options, struct err *err)
{
	struct roster_run *run = roster_run_new(app, period, options, err);
	bool ok;

	*findings = (struct findings){0};
	ok = run && wait_for(run, err) && roster_run_finish(out, findings, run, err);
	roster_run_free(run);
	return ok;
}
