#include "solve/explain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "solve/feas.h"
#include "solve/graph.h"

#include "base/banned.h"

#define MOST_NODES 200000 /* of a graph that only counts */
#define AT_ONCE    8      /* rules that are tried together before each alone */

struct filter {
	struct feas feas;
	const struct solve_model *model;
	char *active; /* what is left of the rules: they clash */
	char *trial;
	int64_t deadline;
	bool is_slots_turn;
	bool is_cut_off; /* some rule stayed only because the time ran out */
};

/* Rules given up first stand first: fewer slots say more than fewer people. */
static const enum solve_rule_kind drop_order[] = {
    SOLVE_COVER, SOLVE_FIXED,  SOLVE_REST,   SOLVE_BUSY,  SOLVE_LEAVE,
    SOLVE_MAX,   SOLVE_ABSENT, SOLVE_EXEMPT, SOLVE_SKILL,
};

/*
 * Does without the rules `list[0..n)` if the others clash as well. The LP's duals then often show
 * more that is not needed; while it is the slots' turn, only slots are let go by that, so that few
 * slots are left before the people's rules are thinned out.
 */
static bool try_without(struct filter *f, const int32_t *list, int32_t n, bool *dropped,
                        struct err *err)
{
	const int32_t n_rules = f->model->n_rules;
	enum feas_answer answer;

	*dropped = false;
	if (clock_monotonic() >= f->deadline) {
		f->is_cut_off = true;
		return true;
	}
	memcpy(f->trial, f->active, (size_t)n_rules);
	for (int32_t i = 0; i < n; i++)
		f->trial[list[i]] = 0;
	if (!feas_ask(&answer, &f->feas, f->trial, NULL, err))
		return false;
	*dropped = answer == FEAS_NO;
	for (int32_t i = 0; i < n_rules && *dropped; i++)
		if (!f->is_slots_turn || f->model->rules[i].kind == SOLVE_COVER)
			f->active[i] = f->trial[i];
	if (!*dropped && n == 1)
		f->is_cut_off = f->is_cut_off || answer == FEAS_UNKNOWN;
	return true;
}

/* Each rule of the list alone must go or be needed; halves of it may go at once. */
static bool drop(struct filter *f, const int32_t *list, int32_t n, struct err *err)
{
	const int32_t half = n / 2;
	int32_t n_active = 0;
	bool dropped;

	for (int32_t i = 0; i < n; i++)
		n_active += f->active[list[i]];
	if (n_active == 0)
		return true;
	if (!try_without(f, list, n, &dropped, err))
		return false;
	if (dropped || n == 1)
		return true;
	return drop(f, list, half, err) && drop(f, list + half, n - half, err);
}

/* One post's story is easier to tell than that of several: whole groups of slots go first. */
static bool drop_groups(struct filter *f, int32_t *list, struct err *err)
{
	const struct solve_model *model = f->model;
	char *tried = xcalloc((size_t)model->n_slots + 1, 1);
	bool good = true;

	for (int32_t s = 0; s < model->n_slots && good; s++) {
		int32_t n = 0;
		bool dropped;

		for (int32_t k = s; k < model->n_slots && !tried[s]; k++)
			if (model->slots[k].group == model->slots[s].group &&
			    f->active[model->slots[k].cover])
				list[n++] = model->slots[k].cover;
		for (int32_t k = model->n_slots - 1; k >= s; k--)
			tried[k] = tried[k] || model->slots[k].group == model->slots[s].group;
		good = n == 0 || try_without(f, list, n, &dropped, err);
	}
	free(tried);
	return good;
}

/* When n slots must stay open, the rest clashes even without any n - 1 of them. */
static bool drop_surplus(struct filter *f, struct err *err)
{
	int32_t surplus;
	bool dropped;

	if (!try_without(f, NULL, 0, &dropped, err))
		return false;
	surplus = (int32_t)ceil(f->feas.lacking - 0.01) - 1;
	for (int32_t i = f->model->n_rules - 1; i >= 0 && surplus > 0; i--)
		if (f->active[i] && f->model->rules[i].kind == SOLVE_COVER) {
			f->active[i] = 0;
			surplus--;
		}
	return true;
}

static int32_t list_kind(const struct filter *f, enum solve_rule_kind kind, int32_t *list)
{
	int32_t n = 0;

	for (int32_t i = 0; i < f->model->n_rules; i++)
		if (f->active[i] && f->model->rules[i].kind == kind)
			list[n++] = i;
	return n;
}

static bool filter_run(struct filter *f, struct err *err)
{
	int32_t *list = xcalloc((size_t)f->model->n_rules + 1, sizeof *list);
	bool good, dropped;

	f->is_slots_turn = true;
	good = drop_groups(f, list, err) && drop_surplus(f, err);
	for (size_t k = 0; k < sizeof drop_order / sizeof *drop_order && good; k++) {
		const int32_t n = list_kind(f, drop_order[k], list);

		for (int32_t i = 0; i < n && good; i += AT_ONCE)
			good = drop(f, list + i, n - i < AT_ONCE ? n - i : AT_ONCE, err);
		if (good && f->is_slots_turn) { /* now the people's */
			f->is_slots_turn = false;
			good = try_without(f, NULL, 0, &dropped, err);
		}
	}
	free(list);
	return good;
}

/* ---- a slot that nobody may hold ---- */

static int weight_of(enum solve_rule_kind kind)
{
	int at = 0;

	while (drop_order[at] != kind)
		at++;
	return at;
}

/* The weightiest active rule that keeps each person from `slot`; false when somebody may hold it.
 */
static bool name_obstacles(const struct solve_model *model, int32_t slot, char *chosen)
{
	int32_t *rule = xcalloc((size_t)model->n_people + 1, sizeof *rule);
	bool all = true;

	memset(rule, 0xff, (size_t)model->n_people * sizeof *rule);
	for (int32_t i = 0; i < model->n_forbids; i++) {
		const struct solve_forbid *f = &model->forbids[i];

		if (f->slot == slot && (rule[f->person] == SOLVE_NONE ||
		                        weight_of(model->rules[f->rule].kind) >
		                            weight_of(model->rules[rule[f->person]].kind)))
			rule[f->person] = f->rule;
	}
	for (int32_t p = 0; p < model->n_people; p++)
		all = all && rule[p] != SOLVE_NONE;
	for (int32_t p = 0; p < model->n_people && all; p++)
		chosen[rule[p]] = 1;
	chosen[model->slots[slot].cover] = all;
	free(rule);
	return all;
}

static bool explain_directly(const struct solve_model *model, char *active)
{
	char *chosen = xcalloc((size_t)model->n_rules + 1, 1);
	bool found = false;

	for (int32_t s = 0; s < model->n_slots && !found; s++)
		found = name_obstacles(model, s, chosen);
	if (found)
		memcpy(active, chosen, (size_t)model->n_rules);
	free(chosen);
	return found;
}

/* ---- how many each could hold ---- */

/* The same model with only the clash's rules; shares what it can, so only its own arrays are freed.
 */
static struct solve_model narrow(const struct solve_model *model, const char *active)
{
	struct solve_model out = *model;

	out.n_forbids = out.n_limits = out.n_rules = out.n_fixed = out.n_measures = out.n_cells = 0;
	out.adjacent = 0;
	out.forbids = xcalloc((size_t)model->n_forbids + 1, sizeof *out.forbids);
	out.limits = xcalloc((size_t)model->n_limits + 1, sizeof *out.limits);
	out.rules = xcalloc((size_t)model->n_rules + 1, sizeof *out.rules);
	for (int32_t i = 0; i < model->n_forbids; i++)
		if (active[model->forbids[i].rule])
			out.forbids[out.n_forbids++] = model->forbids[i];
	for (int32_t i = 0; i < model->n_limits; i++)
		if (active[model->limits[i].rule])
			out.limits[out.n_limits++] = model->limits[i];
	for (int32_t i = 0; i < model->n_rules; i++)
		if (active[i])
			out.rules[out.n_rules++] = model->rules[i];
	return out;
}

static void count_person(struct solve_clash *out, const struct part *part, int32_t person,
                         const char *is_needed)
{
	char *in = xcalloc((size_t)part->n_slots + 1, 1);
	struct graph graph;
	int32_t n = 0;

	for (int32_t i = 0; i < part->n_slots; i++) {
		in[i] = part->people[person].ok[i] && is_needed[part->slots[i]];
		n += in[i];
	}
	if (n && graph_init(&graph, part, person, in, MOST_NODES)) {
		n = graph_longest(&graph);
		graph_release(&graph);
	}
	free(in);
	if (n == 0)
		return;
	out->people = array_grow(out->people, (size_t)out->n_people, sizeof *out->people);
	out->people[out->n_people++] = (struct solve_capacity){part->people[person].person, n};
}

static int compare_people(const void *a, const void *b)
{
	const struct solve_capacity *x = a, *y = b;

	return (x->person > y->person) - (x->person < y->person);
}

static void count_people(struct solve_clash *out, const struct solve_model *model,
                         const char *active, const char *is_needed)
{
	struct solve_model less = narrow(model, active);
	struct parts parts;

	parts_init(&parts, &less);
	for (size_t i = 0; i < parts.n; i++)
		for (int32_t p = 0; p < parts.part[i].n_people; p++)
			count_person(out, &parts.part[i], p, is_needed);
	if (out->n_people > 1)
		qsort(out->people, (size_t)out->n_people, sizeof *out->people, compare_people);
	parts_release(&parts);
	free(less.forbids);
	free(less.limits);
	free(less.rules);
}

/* All but one of the slots can be held as soon as the rules clash in no other way. */
static void describe(struct solve_clash *out, const struct solve_model *model, const char *active)
{
	char *is_needed = xcalloc((size_t)model->n_slots + 1, 1);

	for (int32_t i = 0; i < model->n_rules; i++) {
		if (!active[i])
			continue;
		out->rules = array_grow(out->rules, (size_t)out->n_rules, sizeof *out->rules);
		out->rules[out->n_rules++] = i;
		if (model->rules[i].kind == SOLVE_COVER)
			is_needed[model->rules[i].slot] = 1;
	}
	for (int32_t i = 0; i < model->n_fixed; i++)
		if (active[model->fixed[i].rule])
			is_needed[model->fixed[i].slot] = 1;
	for (int32_t s = 0; s < model->n_slots; s++)
		out->needed += is_needed[s];
	out->available = out->needed - 1;
	count_people(out, model, active, is_needed);
	free(is_needed);
}

bool solve_explain(struct solve_clash *out, const struct solve_model *model, int64_t deadline,
                   struct err *err)
{
	struct filter f = {.model = model, .deadline = deadline};
	bool good = true;

	*out = (struct solve_clash){0};
	f.active = xcalloc((size_t)model->n_rules + 1, 1);
	f.trial = xcalloc((size_t)model->n_rules + 1, 1);
	memset(f.active, 1, (size_t)model->n_rules);
	if (!explain_directly(model, f.active)) {
		feas_init(&f.feas, model, deadline);
		good = filter_run(&f, err);
		feas_release(&f.feas);
	}
	if (good) {
		out->minimal = !f.is_cut_off;
		describe(out, model, f.active);
	}
	free(f.active);
	free(f.trial);
	return good;
}
