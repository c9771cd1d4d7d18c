#include "solve/relax.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"

#include "base/banned.h"

#define MOST_WAYS  5000 /* looked at or waiting */
#define MOST_CORES 300
#define MOST_MS    5000 /* nobody waits longer than that for good advice */

struct step { /* the rule gives way by so many steps, or is given up */
	int32_t rule, level;
};

struct way {
	int64_t weight;
	int32_t n;
	struct step *steps; /* ascending by rule */
};

/* Rules that cannot all hold, even when they give way by these levels: one has to give way more. */
struct core {
	int32_t n;
	struct step *steps;
};

struct relaxer {
	struct feas *feas;
	const struct solve_model *model;
	struct way *ways; /* by weight; those before `next` are done */
	size_t n_ways, next;
	struct core *cores;
	size_t n_cores;
	char *active;
	int32_t *level;
};

static int32_t level_in(const struct step *steps, int32_t n, int32_t rule)
{
	for (int32_t i = 0; i < n; i++)
		if (steps[i].rule == rule)
			return steps[i].level;
	return 0;
}

/* ---- ways ---- */

static int compare_ways(const struct way *a, const struct way *b)
{
	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	return a->n ? memcmp(a->steps, b->steps, (size_t)a->n * sizeof *a->steps) : 0;
}

/* Takes over the way; one that is known already is let go. */
static void add_way(struct relaxer *r, struct way *way)
{
	size_t low = r->next, high = r->n_ways;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (compare_ways(&r->ways[middle], way) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (r->n_ways >= MOST_WAYS || (low < r->n_ways && compare_ways(&r->ways[low], way) == 0)) {
		free(way->steps);
		return;
	}
	r->ways = array_grow(r->ways, r->n_ways, sizeof *r->ways);
	memmove(r->ways + low + 1, r->ways + low, (r->n_ways - low) * sizeof *r->ways);
	r->ways[low] = *way;
	r->n_ways++;
}

/* `from`, with one step more of `rule`. */
static struct way extend(const struct way *from, int32_t rule, int64_t weight)
{
	struct way out = {from->weight + weight, 0, NULL};
	bool is_in = false;

	out.steps = xcalloc((size_t)from->n + 1, sizeof *out.steps);
	for (int32_t i = 0; i < from->n; i++) {
		if (!is_in && from->steps[i].rule > rule) {
			out.steps[out.n++] = (struct step){rule, 1};
			is_in = true;
		}
		out.steps[out.n] = from->steps[i];
		if (from->steps[i].rule == rule) {
			out.steps[out.n].level++;
			is_in = true;
		}
		out.n++;
	}
	if (!is_in)
		out.steps[out.n++] = (struct step){rule, 1};
	return out;
}

/* Goes no further than `way` does. */
static bool is_within(const struct solve_relaxation *found, const struct relaxer *r,
                      const struct way *way)
{
	for (int32_t i = 0; i < found->n; i++) {
		const struct solve_change *change = &found->changes[i];
		const int32_t level = level_in(way->steps, way->n, change->rule);

		if (level == 0)
			return false;
		if (feas_has_levels(r->feas, change->rule) &&
		    change->by > level * feas_step(r->feas, change->rule))
			return false;
	}
	return true;
}

static bool is_dominated(const struct solve_clash *clash, const struct relaxer *r,
                         const struct way *way)
{
	for (int32_t i = 0; i < clash->n_relaxations; i++)
		if (is_within(&clash->relaxations[i], r, way))
			return true;
	return false;
}

/* ---- cores ---- */

static const struct core *find_unmet(const struct relaxer *r, const struct way *way)
{
	for (size_t i = 0; i < r->n_cores; i++) {
		const struct core *core = &r->cores[i];
		bool is_met = false;

		for (int32_t k = 0; k < core->n && !is_met; k++)
			is_met = level_in(way->steps, way->n, core->steps[k].rule) >
			         core->steps[k].level;
		if (!is_met)
			return core;
	}
	return NULL;
}

static void add_core(struct relaxer *r)
{
	struct core core = {0, NULL};

	for (int32_t i = 0; i < r->model->n_rules; i++) {
		if (!r->active[i] || solve_relax_weight(r->model->rules[i].kind) == 0)
			continue;
		core.steps = array_grow(core.steps, (size_t)core.n, sizeof *core.steps);
		core.steps[core.n++] = (struct step){i, r->level[i]};
	}
	r->cores = array_grow(r->cores, r->n_cores, sizeof *r->cores);
	r->cores[r->n_cores++] = core;
}

/* Another step of any rule of the core. */
static void branch(struct relaxer *r, const struct way *way, const struct core *core)
{
	for (int32_t i = 0; i < core->n; i++) {
		const int32_t rule = core->steps[i].rule;
		struct way more = extend(way, rule, solve_relax_weight(r->model->rules[rule].kind));

		add_way(r, &more);
	}
}

/* ---- trying ---- */

static void set_rules(struct relaxer *r, const struct way *way)
{
	memset(r->active, 1, (size_t)r->model->n_rules);
	memset(r->level, 0, (size_t)r->model->n_rules * sizeof *r->level);
	for (int32_t i = 0; i < way->n; i++) {
		if (feas_has_levels(r->feas, way->steps[i].rule))
			r->level[way->steps[i].rule] = way->steps[i].level;
		else
			r->active[way->steps[i].rule] = 0;
	}
}

static void keep_way(struct solve_clash *clash, const struct relaxer *r, const struct way *way)
{
	struct solve_relaxation *out;

	clash->relaxations = array_grow(clash->relaxations, (size_t)clash->n_relaxations,
	                                sizeof *clash->relaxations);
	out = &clash->relaxations[clash->n_relaxations++];
	*out = (struct solve_relaxation){way->weight, 1, way->n, NULL};
	out->changes = xcalloc((size_t)way->n + 1, sizeof *out->changes);
	for (int32_t i = 0; i < way->n; i++) {
		const struct step *step = &way->steps[i];

		out->changes[i].rule = step->rule;
		if (feas_has_levels(r->feas, step->rule))
			out->changes[i].by = step->level * feas_step(r->feas, step->rule);
	}
}

/* False in `go_on`: nothing certain can be said any more. */
static bool try_way(bool *go_on, struct solve_clash *clash, struct relaxer *r,
                    const struct way *way, struct err *err)
{
	const struct feas_rules rules = {r->active, r->level};
	const struct core *core = find_unmet(r, way);
	enum feas_answer answer;

	*go_on = true;
	if (is_dominated(clash, r, way))
		return true;
	if (core) {
		branch(r, way, core);
		return true;
	}
	set_rules(r, way);
	if (!feas_ask(&answer, r->feas, &rules, NULL, err))
		return false;
	if (answer == FEAS_UNKNOWN) {
		*go_on = false;
	} else if (answer == FEAS_YES) {
		keep_way(clash, r, way);
	} else {
		add_core(r);
		branch(r, way, &r->cores[r->n_cores - 1]);
	}
	return true;
}

static void relaxer_init(struct relaxer *r, const struct solve_clash *clash, struct feas *feas)
{
	*r = (struct relaxer){.feas = feas, .model = feas->model};
	r->active = xcalloc((size_t)r->model->n_rules + 1, 1);
	r->level = xcalloc((size_t)r->model->n_rules + 1, sizeof *r->level);
	for (int32_t i = 0; i < clash->n_rules; i++)
		r->active[clash->rules[i]] = 1;
	add_core(r);
	add_way(r, &(struct way){0, 0, NULL});
}

static void relaxer_release(struct relaxer *r)
{
	for (size_t i = 0; i < r->n_ways; i++)
		free(r->ways[i].steps);
	for (size_t i = 0; i < r->n_cores; i++)
		free(r->cores[i].steps);
	free(r->ways);
	free(r->cores);
	free(r->active);
	free(r->level);
}

/* True in `is_done`: there are no more. */
static bool search(bool *is_done, struct solve_clash *clash, struct feas *feas, struct err *err)
{
	struct relaxer r;
	bool good = true, go_on = true;

	relaxer_init(&r, clash, feas);
	while (good && go_on && r.next < r.n_ways && r.n_ways < MOST_WAYS &&
	       r.n_cores < MOST_CORES && clash->n_relaxations < SOLVE_RELAXATIONS &&
	       clock_monotonic() < feas->deadline) {
		const struct way way = r.ways[r.next++];

		good = try_way(&go_on, clash, &r, &way, err);
	}
	*is_done = go_on && r.next == r.n_ways;
	relaxer_release(&r);
	return good;
}

bool solve_relax(struct solve_clash *clash, struct feas *feas, struct err *err)
{
	const int64_t deadline = feas->deadline, soon = clock_monotonic() + MOST_MS;
	bool is_done, found = true, good;

	if (soon < deadline)
		feas->deadline = soon;
	good = search(&is_done, clash, feas, err);
	while (good && !is_done && found && clash->n_relaxations < SOLVE_RELAXATIONS &&
	       clock_monotonic() < feas->deadline)
		good = solve_relax_next(&found, clash, feas, err);
	feas->deadline = deadline;
	return good;
}
