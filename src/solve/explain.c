#include "solve/explain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "solve/relax.h"

#include "base/banned.h"

#define AT_ONCE 8 /* rules that are tried together before each alone */

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
    SOLVE_COVER, SOLVE_COUPLE, SOLVE_FIXED, SOLVE_RUN,    SOLVE_REST,   SOLVE_BUSY,
    SOLVE_LEAVE, SOLVE_MIN,    SOLVE_MAX,   SOLVE_ABSENT, SOLVE_EXEMPT, SOLVE_SKILL,
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
	if (!feas_ask(&answer, &f->feas, &(struct feas_rules){f->trial, NULL}, NULL, err))
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

/* When n heads are lacking, the rest clashes most likely even without slots of n - 1 of them. */
static bool drop_surplus(struct filter *f, int32_t *list, struct err *err)
{
	const struct solve_model *model = f->model;
	int32_t surplus, n = 0;
	bool dropped;

	if (!try_without(f, NULL, 0, &dropped, err))
		return false;
	surplus = (int32_t)ceil(f->feas.lacking - 0.01) - 1;
	for (int32_t i = model->n_rules - 1; i >= 0 && surplus > 0; i--) {
		if (!f->active[i] || model->rules[i].kind != SOLVE_COVER)
			continue;
		surplus -= model->slots[model->rules[i].slot].need;
		if (surplus >= 0)
			list[n++] = i;
	}
	return n == 0 || try_without(f, list, n, &dropped, err);
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
	good = drop_groups(f, list, err) && drop_surplus(f, list, err);
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

/* ---- a slot that too few may hold ---- */

static int weight_of(enum solve_rule_kind kind)
{
	int at = 0;

	while (drop_order[at] != kind)
		at++;
	return at;
}

/*
 * The weightiest rule that keeps each person from `slot`, for so many people that one too few is
 * left. False when enough may hold it.
 */
static bool name_obstacles(const struct solve_model *model, int32_t slot, char *chosen)
{
	const struct solve_slot *s = &model->slots[slot];
	int32_t *rule = xcalloc((size_t)model->n_people + 1, sizeof *rule);
	int32_t needed = model->n_people - s->need + 1;

	memset(rule, 0xff, (size_t)model->n_people * sizeof *rule);
	for (int32_t i = 0; i < model->n_forbids; i++) {
		const struct solve_forbid *f = &model->forbids[i];

		/* One rule about several people is left to the filter. */
		if (f->slot == slot && model->rules[f->rule].person == f->person &&
		    (rule[f->person] == SOLVE_NONE ||
		     weight_of(model->rules[f->rule].kind) >
		         weight_of(model->rules[rule[f->person]].kind)))
			rule[f->person] = f->rule;
	}
	for (int32_t at = SOLVE_KINDS - 1; at >= 0; at--)
		for (int32_t p = 0; p < model->n_people && needed > 0; p++)
			if (rule[p] != SOLVE_NONE && weight_of(model->rules[rule[p]].kind) == at) {
				chosen[rule[p]] = 1;
				needed--;
			}
	free(rule);
	if (needed > 0 || s->need == 0 || s->under != SOLVE_MUST)
		return false;
	chosen[s->cover] = 1;
	return true;
}

static bool explain_directly(const struct solve_model *model, char *active)
{
	char *chosen = xcalloc((size_t)model->n_rules + 1, 1);
	bool found = false;

	for (int32_t s = 0; s < model->n_slots && !found; s++) {
		memset(chosen, 0, (size_t)model->n_rules);
		found = name_obstacles(model, s, chosen);
	}
	if (found)
		memcpy(active, chosen, (size_t)model->n_rules);
	free(chosen);
	return found;
}

/* ---- how many there are ---- */

static int32_t mark_needed(char *is_needed, const struct solve_model *model, const char *active)
{
	int32_t n = 0;

	for (int32_t s = 0; s < model->n_slots; s++)
		if (active[model->slots[s].cover] && model->slots[s].under == SOLVE_MUST &&
		    model->slots[s].need > 0) {
			is_needed[s] = 1;
			n += model->slots[s].need;
		}
	for (int32_t i = 0; i < model->n_fixed; i++)
		if (active[model->fixed[i].rule] && !is_needed[model->fixed[i].slot]) {
			is_needed[model->fixed[i].slot] = 1;
			n++;
		}
	return n;
}

/* One head is lacking, unless one rule is about several. */
static bool count_lacking(int32_t *out, struct filter *f, struct err *err)
{
	const struct solve_model *model = f->model;
	bool several = false;

	*out = 1;
	for (int32_t s = 0; s < model->n_slots; s++)
		several =
		    several || (f->active[model->slots[s].cover] &&
		                model->slots[s].under == SOLVE_MUST && model->slots[s].need > 1);
	return !several || feas_lack(out, &f->feas, &(struct feas_rules){f->active, NULL}, err);
}

static bool count_people(struct solve_clash *out, struct filter *f, const char *is_needed,
                         struct err *err)
{
	const struct feas_rules rules = {f->active, NULL};

	for (int32_t p = 0; p < f->model->n_people; p++) {
		int32_t n;

		if (!feas_most(&n, &f->feas, &rules, p, is_needed, err))
			return false;
		if (n == 0)
			continue;
		out->people = array_grow(out->people, (size_t)out->n_people, sizeof *out->people);
		out->people[out->n_people++] = (struct solve_capacity){p, n};
	}
	return true;
}

static bool describe(struct solve_clash *out, struct filter *f, struct err *err)
{
	const struct solve_model *model = f->model;
	char *is_needed = xcalloc((size_t)model->n_slots + 1, 1);
	int32_t lacking;
	bool good;

	for (int32_t i = 0; i < model->n_rules; i++) {
		if (!f->active[i])
			continue;
		out->rules = array_grow(out->rules, (size_t)out->n_rules, sizeof *out->rules);
		out->rules[out->n_rules++] = i;
	}
	out->minimal = !f->is_cut_off;
	out->needed = mark_needed(is_needed, model, f->active);
	good = count_lacking(&lacking, f, err);
	if (good && out->needed) {
		out->available = lacking < out->needed ? out->needed - lacking : 0;
		good = count_people(out, f, is_needed, err);
	}
	free(is_needed);
	return good;
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
	feas_init(&f.feas, model, deadline);
	if (!explain_directly(model, f.active))
		good = filter_run(&f, err);
	good = good && describe(out, &f, err) && solve_relax(out, &f.feas, err);
	if (!good)
		solve_clash_release(out);
	feas_release(&f.feas);
	free(f.active);
	free(f.trial);
	return good;
}
