#include "solve/solve.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "solve/explain.h"
#include "solve/feas.h"
#include "solve/roll.h"

#include "base/banned.h"

#define ROOT_ROUNDS   40   /* of pricing that a root takes, about, and one more for each day */
#define ROOT_SHARE    0.25 /* of the time: a root that takes longer has to share it */
#define IMPROVE_SHARE 0.03

/* ---- steps ---- */

static void begin(struct run_part *part)
{
	const int64_t started = clock_monotonic();

	hunt_respond(&part->hunt);
	part->price_time = (clock_monotonic() - started) / 4;
	part->tree = tree_new(&part->hunt);
}

/* The root's share of the time, by what one round of pricing took. */
static double root_share(const struct run *run, const struct run_part *part)
{
	const int32_t rounds = ROOT_ROUNDS + part->hunt.part->n_days;

	return (double)part->price_time * rounds / (1000 * run->limits->seconds);
}

/* Who is to find assignments does not wait for a root; another has it. */
static bool is_root_dear(const struct run *run, const struct run_part *part)
{
	const double most = run->limits->role == SOLVE_IMPROVE ? IMPROVE_SHARE : ROOT_SHARE;

	return run->limits->steps == 0 && root_share(run, part) > most;
}

/* A dive from the root, once: the first assignment that is any good. */
static bool dive(struct run_part *part, struct err *err)
{
	part->has_dived = true;
	if (tree_is_done(part->tree) || hunt_is_over(&part->hunt))
		return true;
	return hunt_dive(&part->hunt, tree_field(part->tree), err);
}

/* Of the time, in 100, what goes into the tree. */
static int32_t share_of_tree(const struct run *run, const struct run_part *part)
{
	if (!part->hunt.is_exact) /* its rows would have to be cut out of exact graphs */
		return 100;
	if (!tree_has_root(part->tree) && !is_root_dear(run, part))
		return 100;
	switch (run->limits->role) {
	case SOLVE_PROVE:
		if (!tree_has_root(part->tree))
			return root_share(run, part) > 1 ? 30 : 100;
		return 80;
	case SOLVE_IMPROVE:
		return part->hunt.broken ? 30 : 0;
	case SOLVE_ALONE:
		break;
	}
	return tree_has_root(part->tree) ? 50 : 30;
}

static bool step_tree(struct run_part *part, struct err *err)
{
	const int64_t started = clock_monotonic();
	bool good = tree_step(part->tree, err);

	if (good && tree_has_root(part->tree) && !part->has_dived)
		good = dive(part, err);
	part->tree_time += clock_monotonic() - started + 1;
	return good;
}

static bool step_search(struct run_part *part, struct err *err)
{
	const int64_t started = clock_monotonic();
	const bool good = hunt_search(&part->hunt, &part->search, err);

	part->search_time += clock_monotonic() - started + 1;
	return good;
}

static bool is_for_tree(const struct run *run, struct run_part *part)
{
	const int32_t share = share_of_tree(run, part);

	if (tree_is_done(part->tree) || !part->hunt.best)
		return !tree_is_done(part->tree);
	if (run->limits->steps) /* the same again must not depend on the clock */
		return part->hunt.steps % 2 == 0;
	return part->tree_time * (100 - share) <= part->search_time * share;
}

/* Until it is proven that this part has no assignment, or what is best. */
static bool is_part_over(struct run_part *part)
{
	return hunt_is_over(&part->hunt) || (tree_is_done(part->tree) && !part->hunt.best) ||
	       (tree_is_done(part->tree) && part->hunt.broken == 0 &&
	        part->hunt.bound >= part->hunt.objective) ||
	       tree_has_none(part->tree);
}

static bool step(struct run *run, struct run_part *part, struct err *err)
{
	return is_for_tree(run, part) ? step_tree(part, err) : step_search(part, err);
}

/* ---- all of it ---- */

static bool has_none(const struct run *run)
{
	if (!run->parts.is_possible)
		return true;
	for (size_t i = 0; i < run->parts.n; i++)
		if (run->part[i].hunt.is_empty ||
		    (run->part[i].tree && tree_has_none(run->part[i].tree)))
			return true;
	return false;
}

/* Each part up to its first dive, so that there is something to show soon. */
static bool open_all(struct run *run, struct err *err)
{
	bool good = true;

	for (size_t i = 0; i < run->parts.n && good; i++) {
		struct run_part *part = &run->part[i];
		const int64_t left = run->deadline - clock_monotonic();

		if (part->hunt.is_empty)
			continue;
		begin(part);
		part->hunt.deadline = clock_monotonic() + left / (int64_t)(run->parts.n - i);
		while (good && !part->has_dived && !is_root_dear(run, part) && !is_part_over(part))
			good = step_tree(part, err);
		part->hunt.deadline = run->deadline;
	}
	return good;
}

static bool go_on(struct run *run, struct err *err)
{
	bool good = true, is_open = true;

	while (good && is_open && !has_none(run)) {
		is_open = false;
		for (size_t i = 0; i < run->parts.n && good; i++) {
			struct run_part *part = &run->part[i];

			if (!part->tree || is_part_over(part))
				continue;
			is_open = true;
			good = step(run, part, err);
		}
	}
	return good;
}

/* The rules that clash are found by other means, quickly; the search only shows that some do. */
static bool ask_rules(bool *clash, struct run *run, struct err *err)
{
	struct solve_assignment held;
	struct feas_rules rules = {NULL, NULL};
	enum feas_answer answer;
	struct feas feas;
	bool good;

	*clash = has_none(run);
	if (*clash || run_is_complete(run))
		return true;
	rules.active = xcalloc((size_t)run->model->n_rules + 1, 1);
	memset(rules.active, 1, (size_t)run->model->n_rules);
	feas_init(&feas, run->model, run->deadline);
	good = feas_ask(&answer, &feas, &rules, &held, err);
	feas_release(&feas);
	free(rules.active);
	*clash = good && answer == FEAS_NO;
	if (good && answer == FEAS_YES) {
		run_take(run, &held);
		solve_assignment_release(&held);
	}
	return good;
}

static void answer(struct solve_result *out, struct run *run)
{
	run_add_up(run, &out->objective, &out->bound);
	if (!run_is_complete(run)) {
		out->objective = 0;
		return;
	}
	out->status = out->bound >= out->objective ? SOLVE_OPTIMAL : SOLVE_FEASIBLE;
	out->has_assignment = true;
	run_put_together(run, &out->best);
}

/* False: some part is too long for one graph per person. */
static bool open_graphs(struct run *run)
{
	for (size_t i = 0; i < run->parts.n; i++)
		if (!hunt_open(&run->part[i].hunt))
			return false;
	return true;
}

static bool solve(struct solve_result *result, struct run *run, struct err *err)
{
	bool clash = false;
	bool good = true;

	if (!run->parts.is_possible)
		clash = true;
	else if (open_graphs(run))
		good =
		    open_all(run, err) && ask_rules(&clash, run, err) && (clash || go_on(run, err));
	else
		good = roll_run(result, run, err) &&
		       (result->has_assignment || ask_rules(&clash, run, err));
	if (good && (clash || has_none(run))) {
		result->status = SOLVE_INFEASIBLE;
		good = solve_explain(&result->clash, run->model, run->deadline, err);
	} else if (good && !result->has_assignment) {
		answer(result, run);
	}
	return good;
}

bool solve_run(struct solve_result *out, struct solve_proof *proof, const struct solve_model *model,
               const struct solve_limits *limits, const struct solve_link *link, struct err *err)
{
	struct run run;
	struct solve_result result = {.bound = INT64_MIN};
	bool good;

	assert(limits->seconds > 0);
	if (!solve_model_check(model, err))
		return false;
	run_init(&run, model, limits, link);
	good = solve(&result, &run, err);
	if (proof)
		*proof = (struct solve_proof){0};
	if (proof && good && result.has_assignment)
		run_prove(&run, proof);
	result.seconds = (double)(clock_monotonic() - run.started) / 1000;
	run_release(&run);
	if (good)
		*out = result;
	else
		solve_result_release(&result);
	return good;
}
