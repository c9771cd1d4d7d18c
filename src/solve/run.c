#include "solve/run.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"

#include "base/banned.h"

#define ANSWER_MS 60 /* kept back from the limit for the answer itself */
#define HEAR_MS   20

/* ---- what the parts add up to ---- */

bool run_is_complete(const struct run *run)
{
	if (!run->parts.is_possible)
		return false;
	for (size_t i = 0; i < run->parts.n; i++)
		if (!run->part[i].hunt.best || run->part[i].hunt.broken)
			return false;
	return true;
}

/* Far below anything while a part has no bound. */
void run_add_up(const struct run *run, int64_t *objective, int64_t *bound)
{
	*objective = *bound = run->parts.constant;
	for (size_t i = 0; i < run->parts.n; i++) {
		const struct hunt *hunt = &run->part[i].hunt;

		*objective += hunt->part->offset + (hunt->best ? hunt->objective : 0);
		if (hunt->bound <= NO_BOUND)
			*bound = INT64_MIN;
		else if (*bound != INT64_MIN)
			*bound += hunt->part->offset + hunt->bound;
	}
}

void run_put_together(const struct run *run, struct solve_assignment *out)
{
	int32_t n = 0;

	for (size_t i = 0; i < run->parts.n; i++)
		for (int32_t p = 0; p < run->parts.part[i].n_people; p++)
			n += run->part[i].hunt.best[p].n;
	solve_assignment_init(out, n);
	n = 0;
	for (size_t i = 0; i < run->parts.n; i++) {
		const struct part *part = &run->parts.part[i];

		for (int32_t p = 0; p < part->n_people; p++) {
			const struct row *row = &run->part[i].hunt.best[p];

			for (int32_t k = 0; k < row->n; k++)
				out->held[n++] = (struct solve_held){
				    part->slots[row->slots[k]].slot, part->people[p].person};
		}
	}
	solve_assignment_sort(out);
}

/* Called by a hunt after each better assignment or bound. */
static void tell(void *ctx)
{
	struct run *run = ctx;
	int64_t objective, bound;

	run_add_up(run, &objective, &bound);
	if (run_is_complete(run) && (!run->has_told || objective < run->objective)) {
		struct solve_assignment best;

		run->objective = objective;
		run->has_told = true;
		run_put_together(run, &best);
		if (run->link && run->link->incumbent)
			run->link->incumbent(run->link->ctx, &best, objective);
		solve_assignment_release(&best);
	}
	if (bound > run->bound) {
		run->bound = bound;
		if (run->link && run->link->bound)
			run->link->bound(run->link->ctx, bound);
	}
}

/* ---- news ---- */

static void take_part(struct run *run, size_t number, const struct solve_assignment *assignment)
{
	const struct part *part = &run->parts.part[number];
	struct row *rows = rows_new(part->n_people);
	int32_t *slots = xcalloc((size_t)part->n_slots + 1, sizeof *slots);
	bool good = true;

	for (int32_t p = 0; p < part->n_people && good; p++) {
		int32_t n = 0;

		for (int32_t s = 0; s < part->n_slots; s++)
			if (solve_assignment_has(assignment, part->people[p].person,
			                         part->slots[s].slot))
				slots[n++] = s;
		good = part_row_ok(part, p, slots, n);
		row_set(&rows[p], slots, n);
	}
	if (good)
		hunt_take(&run->part[number].hunt, rows);
	rows_free(rows, part->n_people);
	free(slots);
}

void run_take(struct run *run, const struct solve_assignment *assignment)
{
	for (size_t i = 0; i < run->parts.n; i++)
		if (!hunt_is_proven(&run->part[i].hunt))
			take_part(run, i, assignment);
}

static void listen(void *ctx)
{
	struct run *run = ctx;
	struct solve_assignment news;
	const int64_t now = clock_monotonic();

	if (now - run->heard < HEAR_MS)
		return;
	run->heard = now;
	if (!run->link->news(run->link->ctx, &news))
		return;
	run_take(run, &news);
	solve_assignment_release(&news);
}

/* ---- set up ---- */

void run_init(struct run *run, const struct solve_model *model, const struct solve_limits *limits,
              const struct solve_link *link)
{
	*run = (struct run){.model = model, .limits = limits, .link = link, .bound = INT64_MIN};
	run->started = clock_monotonic();
	run->deadline = run->started + (int64_t)(limits->seconds * 1000) - ANSWER_MS;
	parts_init(&run->parts, model);
	run->part = xcalloc(run->parts.n + 1, sizeof *run->part);
	for (size_t i = 0; i < run->parts.n; i++) {
		struct hunt *hunt = &run->part[i].hunt;

		hunt_init(hunt, &run->parts.part[i], limits->seed);
		search_init(&run->part[i].search, &run->parts.part[i]);
		hunt->deadline = run->deadline;
		if (limits->steps > 0)
			hunt->steps = limits->steps;
		hunt->ctx = run;
		hunt->changed = tell;
		if (link && link->news)
			hunt->listen = listen;
	}
}

void run_release(struct run *run)
{
	for (size_t i = 0; i < run->parts.n; i++) {
		tree_free(run->part[i].tree);
		hunt_release(&run->part[i].hunt);
	}
	free(run->part);
	parts_release(&run->parts);
}
