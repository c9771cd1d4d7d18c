#include "solve/roll.h"

#include <stdlib.h>

#include "base/clock.h"
#include "solve/check.h"
#include "solve/window.h"

#include "base/banned.h"

#define DAYS        28 /* of a window */
#define MARGIN      7
#define FIRST_SHARE 0.25 /* of the time, for filling all windows once: soon there is a roster */
#define LEAST_TIME  0.1  /* seconds for a window */

struct roll {
	struct run *run;
	struct solve_assignment held;
	int64_t objective; /* INT64_MAX: not all is filled */
	int32_t first, last;
	int64_t steps; /* windows left; INT64_MAX: no limit */
};

static double seconds_left(const struct roll *r)
{
	const int64_t left = r->run->deadline - clock_monotonic();

	return left > 0 ? (double)left / 1000 : 0;
}

static void find_days(struct roll *r)
{
	const struct solve_model *model = r->run->model;

	r->first = INT32_MAX;
	r->last = INT32_MIN;
	for (int32_t s = 0; s < model->n_slots; s++) {
		r->first = model->slots[s].day < r->first ? model->slots[s].day : r->first;
		r->last = model->slots[s].day > r->last ? model->slots[s].day : r->last;
	}
}

/* Takes what is whole, breaks nothing and is better. */
static bool take(struct roll *r, struct solve_assignment *held)
{
	const struct solve_link *link = r->run->link;
	struct solve_check check;
	bool good;

	solve_check(&check, r->run->model, held);
	good = check.n_violations == 0 && check.objective < r->objective;
	if (good) {
		r->objective = check.objective;
		solve_assignment_release(&r->held);
		solve_assignment_copy(&r->held, held);
		if (link && link->incumbent)
			link->incumbent(link->ctx, &r->held, r->objective);
	}
	solve_check_release(&check);
	return good;
}

/* What a window may take; with a limit of steps the clock must not decide. */
static double allowed(const struct roll *r, double seconds)
{
	const double left = seconds_left(r);

	return r->run->limits->steps || seconds > left ? left : seconds;
}

/* The window's best, put into the whole; false in `found`: none in time. */
static bool fill(bool *found, struct solve_assignment *whole, const struct roll *r,
                 const struct window_days *days, double seconds, struct err *err)
{
	const struct solve_limits limits = {.seconds = allowed(r, seconds),
	                                    .seed = r->run->limits->seed,
	                                    .steps = r->run->limits->steps,
	                                    .role = SOLVE_ALONE};
	struct window window;
	struct solve_result result;
	bool good;

	*found = false;
	if (limits.seconds < LEAST_TIME)
		return true;
	window_init(&window, r->run->model, &r->held, days);
	good = solve_run(&result, NULL, &window.model, &limits, NULL, err);
	*found = good && result.has_assignment;
	if (*found)
		window_merge(whole, &window, r->run->model, &r->held, &result.best, days);
	if (good)
		solve_result_release(&result);
	window_release(&window);
	return good;
}

/* A window that cannot be filled gets its neighbour to help, once. */
static bool fill_all(bool *found, struct roll *r, struct err *err)
{
	const int32_t n_windows = (r->last - r->first) / DAYS + 1;
	const double even = FIRST_SHARE * seconds_left(r) / n_windows;
	const double share = even > LEAST_TIME ? even : LEAST_TIME;
	bool good = true;

	*found = true;
	for (int32_t i = 0; i < n_windows && good && *found; i++) {
		const int32_t first = r->first + i * DAYS;
		struct window_days days = {first, first + DAYS - 1, MARGIN, true};
		struct solve_assignment whole;

		good = fill(found, &whole, r, &days, share, err);
		if (good && !*found && i > 0) {
			days.first -= DAYS;
			good = fill(found, &whole, r, &days, 2 * share, err);
		}
		if (!good || !*found)
			break;
		solve_assignment_release(&r->held);
		r->held = whole;
	}
	return good;
}

static bool improve(struct roll *r, struct err *err)
{
	const int32_t length = r->last - r->first + 1;
	struct dice dice = {r->run->limits->seed};
	int32_t in_vain = 0;
	bool good = true;

	while (good && in_vain < 2 * (length / DAYS + 1) && r->steps-- > 0) {
		const double left = seconds_left(r);
		const int32_t first = r->first - DAYS / 2 + dice_below(&dice, length);
		const struct window_days days = {first, first + DAYS - 1, MARGIN, false};
		struct solve_assignment whole;
		bool found;

		if (left < LEAST_TIME)
			break;
		good = fill(&found, &whole, r, &days, left < 4 ? left : 4, err);
		if (!good || !found) {
			in_vain++;
			continue;
		}
		in_vain = take(r, &whole) ? 0 : in_vain + 1;
		solve_assignment_release(&whole);
	}
	return good;
}

bool roll_run(struct solve_result *out, struct run *run, struct err *err)
{
	struct roll r = {.run = run,
	                 .objective = INT64_MAX,
	                 .steps = run->limits->steps ? run->limits->steps : INT64_MAX};
	struct solve_assignment whole;
	bool found, good;

	solve_assignment_init(&r.held, 0);
	find_days(&r);
	good = fill_all(&found, &r, err);
	if (good && found) {
		solve_assignment_copy(&whole, &r.held);
		if (take(&r, &whole))
			good = improve(&r, err);
		solve_assignment_release(&whole);
	}
	if (good && r.objective != INT64_MAX) {
		out->status = SOLVE_FEASIBLE;
		out->has_assignment = true;
		out->objective = r.objective;
		out->best = r.held;
		r.held = (struct solve_assignment){0};
	}
	solve_assignment_release(&r.held);
	return good;
}
