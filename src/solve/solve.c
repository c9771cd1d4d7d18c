#include "solve/solve.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "solve/explain.h"
#include "solve/feas.h"
#include "solve/hunt.h"

#include "base/banned.h"

#define QUICK_ROUNDS 1500 /* of annealing before the proof */
#define LONG_ROUNDS  20000
#define ANSWER_MS    50 /* kept back from the limit for the answer itself */

struct run {
	const struct solve_model *model;
	const struct solve_link *link;
	struct parts parts;
	struct hunt *hunts;       /* one per part */
	int32_t *holder;          /* of the whole model */
	int64_t objective, bound; /* last told */
	int64_t started, deadline;
	bool has_told;
};

/* ---- what the parts add up to ---- */

static bool is_complete(const struct run *run)
{
	for (size_t i = 0; i < run->parts.n; i++)
		if (!run->hunts[i].holder)
			return false;
	return true;
}

static void add_up(struct run *run, int64_t *objective, int64_t *bound)
{
	*objective = *bound = 0;
	for (size_t i = 0; i < run->parts.n; i++) {
		const struct part *part = &run->parts.part[i];

		*objective += run->hunts[i].objective + part->offset;
		*bound += run->hunts[i].bound + part->offset;
	}
}

static void put_together(struct run *run)
{
	for (size_t i = 0; i < run->parts.n; i++) {
		const struct part *part = &run->parts.part[i];

		for (int32_t s = 0; s < part->n_slots; s++)
			run->holder[part->slots[s]] = part->people[run->hunts[i].holder[s]].person;
	}
}

static void list_held(struct solve_assignment *out, const struct run *run)
{
	solve_assignment_init(out, run->model->n_slots);
	for (int32_t s = 0; s < run->model->n_slots; s++)
		out->held[s] = (struct solve_held){s, run->holder[s]};
}

static void tell_incumbent(const struct run *run)
{
	struct solve_assignment best;

	list_held(&best, run);
	run->link->incumbent(run->link->ctx, &best, run->objective);
	solve_assignment_release(&best);
}

/* Called by a hunt after each better assignment or bound. */
static void tell(void *ctx)
{
	struct run *run = ctx;
	int64_t objective, bound;

	add_up(run, &objective, &bound);
	if (is_complete(run) && (!run->has_told || objective < run->objective)) {
		put_together(run);
		run->objective = objective;
		run->has_told = true;
		if (run->link)
			tell_incumbent(run);
	}
	if (bound > run->bound) {
		run->bound = bound;
		if (run->link)
			run->link->bound(run->link->ctx, bound);
	}
}

/* ---- the steps ---- */

/* Every part needs an assignment of its own; where annealing finds none, the LP decides. */
static bool find_any(enum feas_answer *out, struct run *run, struct err *err)
{
	struct feas feas;
	struct feas_rules rules = {NULL, NULL};
	struct solve_assignment held = {0};
	bool good = true;

	*out = FEAS_YES;
	for (size_t i = 0; i < run->parts.n; i++)
		hunt_anneal(&run->hunts[i], QUICK_ROUNDS);
	if (is_complete(run))
		return true;
	rules.active = xcalloc((size_t)run->model->n_rules, 1);
	memset(rules.active, 1, (size_t)run->model->n_rules);
	feas_init(&feas, run->model, run->deadline);
	good = feas_ask(out, &feas, &rules, &held, err);
	feas_release(&feas);
	for (size_t i = 0; good && *out == FEAS_YES && i < run->parts.n; i++) {
		const struct part *part = &run->parts.part[i];
		int32_t *own = xcalloc((size_t)part->n_slots, sizeof *own);

		for (int32_t s = 0; s < part->n_slots; s++)
			for (int32_t p = 0; p < part->n_people; p++)
				if (part->people[p].person ==
				    solve_assignment_holder(&held, part->slots[s]))
					own[s] = p;
		hunt_take(&run->hunts[i], own);
		free(own);
	}
	solve_assignment_release(&held);
	free(rules.active);
	return good;
}

static bool prove_all(struct run *run, struct err *err)
{
	for (size_t i = 0; i < run->parts.n; i++) {
		struct hunt *hunt = &run->hunts[i];
		const int64_t left = run->deadline - clock_monotonic();

		hunt->deadline = clock_monotonic() + left / (int64_t)(run->parts.n - i);
		if (!hunt_prove(hunt, err))
			return false;
		hunt->deadline = run->deadline;
	}
	return true;
}

/* What could not be proven in its share of the time may still get better. */
static void improve(struct run *run)
{
	bool is_open = true;

	for (uint64_t turn = 1; is_open && clock_monotonic() < run->deadline; turn++) {
		is_open = false;
		for (size_t i = 0; i < run->parts.n; i++) {
			if (hunt_is_over(&run->hunts[i]))
				continue;
			is_open = true;
			run->hunts[i].seed += turn * 7919;
			hunt_anneal(&run->hunts[i], LONG_ROUNDS);
		}
	}
}

static void run_init(struct run *run, const struct solve_model *model,
                     const struct solve_limits *limits, const struct solve_link *link)
{
	*run = (struct run){.model = model, .link = link, .bound = INT64_MIN};
	run->started = clock_monotonic();
	run->deadline = run->started + (int64_t)(limits->seconds * 1000) - ANSWER_MS;
	run->holder = xcalloc((size_t)model->n_slots + 1, sizeof *run->holder);
	parts_init(&run->parts, model);
	run->hunts = xcalloc(run->parts.n + 1, sizeof *run->hunts);
	for (size_t i = 0; i < run->parts.n; i++) {
		hunt_init(&run->hunts[i], &run->parts.part[i]);
		run->hunts[i].deadline = run->deadline;
		run->hunts[i].seed = limits->seed;
		run->hunts[i].ctx = run;
		run->hunts[i].changed = tell;
	}
}

static void run_release(struct run *run)
{
	for (size_t i = 0; i < run->parts.n; i++)
		hunt_release(&run->hunts[i]);
	free(run->hunts);
	free(run->holder);
	parts_release(&run->parts);
}

static bool is_each_slot_in_a_part(const struct run *run)
{
	int32_t n = 0;

	for (size_t i = 0; i < run->parts.n; i++)
		n += run->parts.part[i].n_slots;
	return n == run->model->n_slots;
}

static void answer(struct solve_result *out, struct run *run)
{
	add_up(run, &out->objective, &out->bound);
	out->status = out->bound >= out->objective ? SOLVE_OPTIMAL : SOLVE_FEASIBLE;
	out->has_assignment = true;
	if (run->model->n_slots)
		put_together(run);
	list_held(&out->best, run);
}

static bool is_limit_known(const struct solve_limit *limit)
{
	for (int32_t k = 0; limit->weights && k < limit->n_slots; k++)
		if (limit->weights[k] != 1)
			return false;
	return limit->least == 0 && !limit->blocks;
}

static bool is_known(const struct solve_model *model)
{
	for (int32_t s = 0; s < model->n_slots; s++)
		if (model->slots[s].need != 1 || model->slots[s].under != SOLVE_MUST ||
		    model->slots[s].over != SOLVE_MUST)
			return false;
	for (int32_t i = 0; i < model->n_limits; i++)
		if (!is_limit_known(&model->limits[i]))
			return false;
	for (int32_t i = 0; i < model->n_measures; i++)
		for (int32_t p = 1; p < model->n_people; p++)
			if (model->measures[i].weight[p] != model->measures[i].weight[0])
				return false;
	return !model->n_runs && !model->n_bases && !model->n_couples;
}

bool solve_run(struct solve_result *out, struct solve_proof *proof, const struct solve_model *model,
               const struct solve_limits *limits, const struct solve_link *link, struct err *err)
{
	struct run run;
	struct solve_result result = {.bound = INT64_MIN};
	enum feas_answer any = FEAS_NO;
	bool good;

	assert(limits->seconds > 0);
	if (!solve_model_check(model, err))
		return false;
	if (!is_known(model))
		return err_set(err, ERR_INPUT, "bad-model",
		               _("the generator was given a wrong model: %s"),
		               "needs, runs or couples, of which it knows nothing yet");
	run_init(&run, model, limits, link);
	good = !is_each_slot_in_a_part(&run) || find_any(&any, &run, err);
	if (good && any == FEAS_YES) {
		good = prove_all(&run, err);
		if (good)
			improve(&run);
		if (good)
			answer(&result, &run);
	} else if (good && any == FEAS_NO) {
		result.status = SOLVE_INFEASIBLE;
		good = solve_explain(&result.clash, model, run.deadline, err);
	}
	result.seconds = (double)(clock_monotonic() - run.started) / 1000;
	run_release(&run);
	if (good && proof)
		*proof = (struct solve_proof){0};
	if (good)
		*out = result;
	return good;
}
