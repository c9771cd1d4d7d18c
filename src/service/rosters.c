#include "service/rosters.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "domain/amend.h"
#include "service/roster_explain.h"
#include "service/roster_judge.h"
#include "service/solve_job.h"

#include "base/banned.h"

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

static bool solve(struct roster_task *task, struct findings *findings,
                  const struct solve_limits *limits, struct err *err)
{
	struct roster_model model;
	struct solve_result result;
	bool ok = true;

	roster_model_build(&model, task);
	if (model.model.n_slots == 0) {
		task->draft.quality = QUALITY_OPTIMAL;
	} else if (!solve_job_run(&result, &model.model, limits, err)) {
		ok = false;
	} else {
		if (result.status == SOLVE_INFEASIBLE)
			ok = infeasible(findings, task, &model, &result, err);
		else if (!result.has_assignment)
			ok = err_set(err, ERR_CONFLICT, "no-time",
			             _("no roster of %s was found in %.0f s; give it more time "
			               "with --seconds"),
			             task->draft.period.name, limits->seconds);
		else
			take_result(task, &model, &result);
		solve_result_release(&result);
	}
	roster_model_release(&model);
	return ok;
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

/* Solving takes its time outside any transaction: what it amends may be a version behind by now. */
static bool check_base(const struct roster_task *task, struct db *db, struct err *err)
{
	const char *period = task->draft.period.name;
	struct roster now;
	struct err none;
	int version = 0;

	if (roster_load(&now, db, period, 0, &none)) {
		version = now.version;
		roster_release(&now);
	} else if (none.code != ERR_NOT_FOUND) {
		*err = none;
		return false;
	}
	return version == task->published.version ||
	       err_set(err, ERR_CONFLICT, "overtaken",
	               _("somebody has published %s while it was being generated: generate it "
	                 "again"),
	               period);
}

static bool store(struct app *app, struct roster_task *task, struct err *err)
{
	struct roster *draft = &task->draft;
	char *object, *detail, *weights;
	bool ok;

	if (!db_begin(app->db, err))
		return false;
	ok = check_base(task, app->db, err) && roster_put_draft(app->db, draft, err);
	if (ok) {
		object = xasprintf("%s v%d", draft->period.name, draft->version);
		weights = roster_weights_format(&task->weights);
		detail = xasprintf("%s %lld %lld %s", quality_name(draft->quality),
		                   (long long)draft->objective, (long long)draft->bound, weights);
		ok = app_audit(app, "roster generate", object, detail, err);
		free(object);
		free(detail);
		free(weights);
	}
	if (ok)
		return db_commit(app->db, err);
	db_rollback(app->db);
	return false;
}

static bool generate(struct roster_task *task, struct findings *findings, struct app *app,
                     const struct solve_limits *limits, struct err *err)
{
	struct roster *draft = &task->draft;

	if (draft->n_slots == 0)
		return err_set(err, ERR_CONFLICT, "no-slots",
		               _("no post has a shift within %s: nothing to fill"),
		               draft->period.name);
	if (!solve(task, findings, limits, err))
		return false;
	check_draft(findings, task);
	if (!believe(task, findings, err)) {
		findings_release(findings);
		return false;
	}
	free(draft->made_by);
	draft->made_by = xstrdup(app->actor.person);
	draft->made_at = task->now;
	return store(app, task, err);
}

bool roster_generate(struct roster *out, struct findings *findings, struct app *app,
                     const char *period, const struct generate_options *options, struct err *err)
{
	struct solve_limits limits = {.seconds = app->config.solve_seconds};
	struct findings found = {0};
	struct roster_task task;
	bool ok;

	if (options && options->seconds > 0)
		limits.seconds = options->seconds;
	if (options)
		limits.seed = options->seed;
	if (!app_may(app, false, err) || !roster_task_load(&task, app, period, err))
		return false;
	if (options && options->weights)
		task.weights = *options->weights;
	ok = generate(&task, &found, app, &limits, err);
	if (ok) {
		*out = task.draft;
		task.draft = (struct roster){0};
	}
	*findings = found;
	roster_task_release(&task);
	return ok;
}

static bool inspect(struct roster *out, struct findings *findings, struct app *app,
                    const char *period, int version, struct err *err)
{
	struct period found;
	struct roster roster;
	struct roster_judge judge;
	bool ok;

	if (!app_period(&found, app, period, err))
		return false;
	ok = roster_load(&roster, app->db, found.name, version, err);
	period_release(&found);
	if (!ok)
		return false;
	if (!roster_judge_load(&judge, app, &roster, err)) {
		roster_release(&roster);
		return false;
	}
	*findings = (struct findings){0};
	roster_judge_check(findings, &judge, &roster);
	roster_judge_release(&judge);
	*out = roster;
	return true;
}

bool roster_inspect(struct roster *out, struct findings *findings, struct app *app,
                    const char *period, int version, struct err *err)
{
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = inspect(out, findings, app, period, version, err);
	db_read_end(app->db);
	return ok;
}

static bool compare(struct diff *out, struct app *app, const char *period, int older, int newer,
                    struct err *err)
{
	struct roster before, after;

	if (!roster_load(&before, app->db, period, older, err))
		return false;
	if (!roster_load(&after, app->db, period, newer, err)) {
		roster_release(&before);
		return false;
	}
	roster_diff(out, &before, &after);
	roster_release(&before);
	roster_release(&after);
	return true;
}

bool roster_compare(struct diff *out, struct app *app, const char *period, int older, int newer,
                    struct err *err)
{
	struct period found;
	bool ok;

	if (!app_period(&found, app, period, err))
		return false;
	ok = db_read_begin(app->db, err);
	if (ok) {
		ok = compare(out, app, found.name, older, newer, err);
		db_read_end(app->db);
	}
	period_release(&found);
	return ok;
}
