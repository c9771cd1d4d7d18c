#include "service/roster_repair.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "domain/check.h"
#include "service/roster_repair_model.h"
#include "service/roster_repair_tell.h"
#include "service/solve_job.h"
#include "solve/check.h"

#include "base/banned.h"

/* Most of the time goes into what least is; what is left of it, into the best of those. */
#define FIRST_SHARE 0.75

/* ---- the questions ---- */

/* Who had a slot is worth what repair_least says, not what an amendment pays. */
static void build(struct roster_model *out, struct roster_task *task, bool has_quality)
{
	const struct roster_weights weights = task->weights;

	task->weights.moved = 0;
	if (!has_quality)
		task->weights = (struct roster_weights){0};
	roster_model_build(out, task);
	task->weights = weights;
}

/* The questions differ in their costs; their rules are the same, in the same order. */
static void ask(struct roster_model *out, struct roster_repair *r, bool has_quality)
{
	build(out, &r->task, has_quality);
	repair_excuse(out, &r->task, &r->base);
	repair_drop(out, r->given_up);
}

static bool run_first(struct solve_result *out, struct roster_repair *r, double seconds,
                      struct err *err)
{
	const struct solve_limits limits = {seconds, r->seed, 0, SOLVE_ALONE};
	struct roster_model model;
	bool ok;

	ask(&model, r, false);
	least_ask(&model.model, &r->base);
	ok = solve_job_run(out, &model.model, &limits, err);
	roster_model_release(&model);
	return ok;
}

static bool run_second(struct solve_result *out, int64_t *fixed, struct roster_repair *r,
                       double seconds, struct err *err)
{
	const struct solve_limits limits = {seconds, r->seed, 0, SOLVE_ALONE};
	struct roster_model model;
	bool ok;

	ask(&model, r, true);
	*fixed = least_ask_quality(&model.model, &r->base, &r->result.counts);
	ok = solve_job_run(out, &model.model, &limits, err);
	roster_model_release(&model);
	return ok;
}

static void take(struct roster_repair *r, struct solve_result *result,
                 const struct least_counts *counts)
{
	solve_assignment_release(&r->held);
	r->held = result->best;
	result->best = (struct solve_assignment){0};
	r->result.counts = *counts;
}

/* What is locked is known to be possible by itself, so only locks that clash are left. */
static bool impossible(const struct roster_repair *r, const struct solve_result *result,
                       struct err *err)
{
	const char *period = r->task.draft.period.name;

	if (result->status == SOLVE_INFEASIBLE)
		return err_set(err, ERR_CONFLICT, "infeasible",
		               _("no roster of %s is possible: what is locked in it breaks rules"),
		               period);
	return err_set(err, ERR_CONFLICT, "no-time",
	               _("no repair of %s was found in %.0f s; give it more time with --seconds"),
	               period, r->seconds);
}

/* What people and units cannot keep without those who are absent is given up, one after the other;
 * the check tells it. */
static bool run_until_possible(struct solve_result *out, struct roster_repair *r, struct err *err)
{
	double left = r->seconds * FIRST_SHARE, used = 0;

	for (;;) {
		if (!run_first(out, r, left, err))
			return false;
		used += out->seconds;
		left -= out->seconds;
		if (out->status != SOLVE_INFEASIBLE || left <= 0 ||
		    !repair_give_up(r->given_up, &r->model, &r->task, &out->clash))
			break;
		solve_result_release(out);
	}
	out->seconds = used;
	return true;
}

static bool solve_first(struct roster_repair *r, struct err *err)
{
	struct solve_result result;
	struct least_counts counts;
	bool ok;

	if (!run_until_possible(&result, r, err))
		return false;
	ok = result.has_assignment || impossible(r, &result, err);
	if (ok) {
		least_count(&counts, &r->model.model, &r->base, &result.best);
		take(r, &result, &counts);
		r->result.is_least = result.status == SOLVE_OPTIMAL;
		r->result.seconds = result.seconds;
	}
	solve_result_release(&result);
	return ok;
}

/*
 * What cannot be asked, or gives nothing, leaves the first answer as it is; so does a first
 * question that took all the time, for a worker is given some more to answer in than it was told.
 */
static void solve_second(struct roster_repair *r)
{
	const double left = r->seconds - r->result.seconds;
	struct roster *draft = &r->task.draft;
	struct solve_result result;
	struct least_counts counts;
	struct err none;
	int64_t fixed;

	draft->objective = r->result.counts.quality;
	draft->bound = INT64_MIN;
	if (left <= 0 || !run_second(&result, &fixed, r, left, &none))
		return;
	if (result.has_assignment) {
		int order;

		least_count(&counts, &r->model.model, &r->base, &result.best);
		order = least_compare(&counts, &r->result.counts);
		r->result.is_best = result.status == SOLVE_OPTIMAL;
		if (order < 0 || (order == 0 && counts.quality <= r->result.counts.quality))
			take(r, &result, &counts);
		draft->objective = r->result.counts.quality;
		if (result.bound != INT64_MIN && order == 0)
			draft->bound = result.bound - fixed;
	}
	r->result.seconds += result.seconds;
	solve_result_release(&result);
}

/* As every amendment is counted, or looking back at it would find another cost: moving people has
 * its price too. */
static void count_moves(struct roster_repair *r)
{
	struct roster *draft = &r->task.draft;
	struct roster_model model;
	struct solve_check check;
	int64_t moves;

	roster_model_build(&model, &r->task);
	solve_check(&check, &model.model, &r->held);
	moves = check.objective + model.offset - r->result.counts.quality;
	draft->objective += moves;
	if (draft->bound != INT64_MIN)
		draft->bound += moves;
	solve_check_release(&check);
	roster_model_release(&model);
}

static bool solve(struct roster_repair *r, struct err *err)
{
	struct roster *draft = &r->task.draft;

	if (r->model.model.n_slots == 0) {
		r->result.is_least = r->result.is_best = true;
	} else {
		if (!solve_first(r, err))
			return false;
		if (r->result.counts.slots == 0)
			r->result.is_best = r->result.is_least;
		else
			solve_second(r);
	}
	draft->quality =
	    r->result.is_least && r->result.is_best ? QUALITY_OPTIMAL : QUALITY_FEASIBLE;
	if (r->result.counts.slots == 0)
		draft->objective = draft->bound = r->result.counts.quality;
	if (r->model.model.n_slots > 0)
		count_moves(r);
	return true;
}

/* ---- the answer ---- */

static void assign(struct roster_repair *r)
{
	for (int32_t s = 0; s < r->model.model.n_slots; s++) {
		struct slot *slot = &r->task.draft.slot[r->model.slot[s]];
		const int32_t p = solve_assignment_holder(&r->held, s);
		const struct person *person =
		    p == SOLVE_NONE ? NULL : &r->task.staff.person[r->model.person[p]];

		if (!person)
			slot_assign(slot, "", "", "");
		else if (strcmp(slot->person, person->code) != 0)
			slot_assign(slot, person->code, person->name, person->position);
	}
}

static void check_draft(struct findings *out, const struct roster_repair *r,
                        const struct leaves *leaves)
{
	const struct check_input input = {
	    .roster = &r->task.draft,
	    .staff = &r->task.staff,
	    .leaves = leaves,
	    .exemptions = &r->task.exemptions,
	    .before = &r->task.neighbours,
	};

	roster_check(out, &input);
}

/* Who has taken a slot over breaks no rule there; the check knows nothing of the model. */
static bool believe(const struct roster_repair *r, const struct findings *findings, struct err *err)
{
	for (int32_t s = 0; s < r->model.model.n_slots; s++) {
		const struct slot *slot = &r->task.draft.slot[r->model.slot[s]];

		if (solve_assignment_holder(&r->held, s) == r->base.holder[s] || !*slot->person)
			continue;
		for (size_t i = 0; i < findings->n; i++) {
			const struct finding *finding = &findings->item[i];

			if (finding->severity == FINDING_ERROR && finding->slot &&
			    finding->person && strcmp(finding->slot, slot->id) == 0 &&
			    strcmp(finding->person, slot->person) == 0)
				return err_set(err, ERR_IO, "bad-answer",
				               _("the generator's answer breaks a rule and is not "
				                 "used: %s"),
				               finding->text);
		}
	}
	return true;
}

/* What has begun before somebody dropped out is no fault of the draft. */
static bool judge(struct roster_repair *r, struct err *err)
{
	const struct leaves stored = {r->task.leaves.leave, r->task.n_recorded};
	struct findings all = {0};
	bool ok;

	check_draft(&all, r, &r->task.leaves);
	ok = believe(r, &all, err);
	findings_release(&all);
	check_draft(&r->result.findings, r, &stored);
	return ok;
}

/* ---- who drops out ---- */

static bool add_absence(struct roster_repair *r, const struct absence *absence, struct err *err)
{
	const struct period *period = &r->task.draft.period;
	const struct person *person = staff_match(&r->task.staff, absence->person);
	struct leave leave = {.kind = LEAVE_ABSENT};

	if (!person)
		return err_set(err, ERR_NOT_FOUND, "no-such-person",
		               _("nobody answers to \"%s\", or several do; give the code of the "
		                 "person (trucban staff list)"),
		               absence->person);
	leave.from = absence->from ? absence->from : r->task.now;
	leave.to = absence->to ? absence->to : period->end;
	if (leave.from >= leave.to)
		return err_set(err, ERR_USAGE, "bad-stretch",
		               _("the absence of %s ends before it begins"), person->name);
	leave.id = xstrdup("");
	leave.person = xstrdup(person->code);
	leave.note = xstrdup("");
	leaves_add(&r->task.leaves, &leave);
	free(leave.id);
	free(leave.person);
	free(leave.note);
	r->absent[person - r->task.staff.person] = 1;
	return true;
}

/* Of who is named anew, only that counts; what is over counts no more. */
static bool is_outdated(const struct roster_repair *r, const struct leave *known,
                        const struct repair_options *options)
{
	bool is_named = false;

	for (size_t i = 0; i < options->n_absent; i++) {
		const struct person *person =
		    staff_match(&r->task.staff, options->absent[i].person);

		is_named |= person && strcmp(person->code, known->person) == 0;
	}
	return is_named || known->to <= r->task.now || !staff_find(&r->task.staff, known->person);
}

static void keep_absences(struct roster_repair *r, const struct repair_options *options)
{
	struct leaves *leaves = &r->task.leaves;
	struct leaves kept = {0};

	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];

		if (i >= r->task.n_recorded) {
			if (is_outdated(r, leave, options))
				continue;
			r->absent[staff_find(&r->task.staff, leave->person) -
			          r->task.staff.person] = 1;
		}
		leaves_add(&kept, leave);
	}
	leaves_release(leaves);
	*leaves = kept;
	r->first_new = kept.n;
}

static bool look_for_draft(struct roster_repair *r, struct app *app, struct err *err)
{
	struct roster draft;

	if (!db_read_begin(app->db, err))
		return false;
	r->result.has_draft = roster_load(&draft, app->db, r->task.draft.period.name, -1, err);
	db_read_end(app->db);
	if (r->result.has_draft)
		roster_release(&draft);
	return r->result.has_draft || err->code == ERR_NOT_FOUND;
}

static bool prepare(struct roster_repair *r, struct app *app, const char *period,
                    const struct repair_options *options, struct err *err)
{
	if (!roster_task_load_published(&r->task, app, period, err) || !look_for_draft(r, app, err))
		return false;
	r->seconds = options->seconds > 0 ? options->seconds : app->config.solve_seconds;
	r->seed = options->seed;
	r->absent = xcalloc(r->task.staff.n + 1, 1);
	keep_absences(r, options);
	for (size_t i = 0; i < options->n_absent; i++)
		if (!add_absence(r, &options->absent[i], err))
			return false;
	repair_unlock(&r->task);
	build(&r->model, &r->task, true);
	repair_base(&r->base, &r->task, &r->model, r->absent);
	repair_excuse(&r->model, &r->task, &r->base);
	r->given_up = xcalloc((size_t)r->model.model.n_rules + 1, 1);
	text_set(&r->task.draft.made_by, app->actor.person);
	r->task.draft.made_at = r->task.now;
	return true;
}

struct roster_repair *roster_repair_new(struct app *app, const char *period,
                                        const struct repair_options *options, struct err *err)
{
	struct roster_repair *r;

	if (!app_may(app, false, err))
		return NULL;
	r = xcalloc(1, sizeof *r);
	if (!prepare(r, app, period, options, err) || !solve(r, err)) {
		roster_repair_free(r);
		return NULL;
	}
	assign(r);
	if (!judge(r, err)) {
		roster_repair_free(r);
		return NULL;
	}
	repair_tell(r);
	return r;
}

const struct repair *roster_repair_result(const struct roster_repair *r)
{
	return &r->result;
}

const struct roster *roster_repair_draft(const struct roster_repair *r)
{
	return &r->task.draft;
}

bool roster_repair_store(struct roster_repair *r, struct app *app, struct err *err)
{
	const struct least_counts *counts = &r->result.counts;
	char *detail = xasprintf(
	    "%s open=%d people=%d slots=%d %lld", r->result.is_least ? "least" : "found",
	    (int)counts->open, (int)counts->people, (int)counts->slots, (long long)counts->quality);
	bool ok = roster_task_store(&r->task, app, "roster repair", detail, err);

	free(detail);
	return ok;
}

void roster_repair_free(struct roster_repair *r)
{
	if (!r)
		return;
	repair_untell(&r->result);
	findings_release(&r->result.findings);
	solve_assignment_release(&r->held);
	repair_base_release(&r->base);
	roster_model_release(&r->model);
	roster_task_release(&r->task);
	free(r->absent);
	free(r->given_up);
	free(r);
}
