#include "solve/model.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

/* Far beyond any office, far below what an index or a table of pairs could not bear. */
#define MOST_PEOPLE 10000
#define MOST_SLOTS  20000
#define MOST_DAYS   4000
#define MOST_WEIGHT 1000000000
#define MOST_FACTOR 1000000
/* Leaves room for the engine's fixed-point duals: 2^45 * 2^14 < 2^62. */
#define MOST_COST ((double)(1LL << 45))

void solve_model_release(struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_limits; i++) {
		free(model->limits[i].slots);
		free(model->limits[i].weights);
		free(model->limits[i].blocks);
	}
	for (int32_t i = 0; i < model->n_measures; i++) {
		free(model->measures[i].weight);
		free(model->measures[i].points);
		free(model->measures[i].past);
	}
	for (int32_t i = 0; i < model->n_bases; i++)
		free(model->bases[i].slots);
	for (int32_t i = 0; i < model->n_couples; i++)
		free(model->couples[i].terms);
	free(model->slots);
	free(model->rules);
	free(model->forbids);
	free(model->conflicts);
	free(model->joints);
	free(model->limits);
	free(model->runs);
	free(model->fixed);
	free(model->cells);
	free(model->measures);
	free(model->bases);
	free(model->couples);
	*model = (struct solve_model){0};
}

static bool within(int32_t index, int32_t n)
{
	return index >= 0 && index < n;
}

static bool is_person(const struct solve_model *model, int32_t person)
{
	return within(person, model->n_people);
}

static bool is_slot(const struct solve_model *model, int32_t slot)
{
	return within(slot, model->n_slots);
}

static bool is_rule(const struct solve_model *model, int32_t rule)
{
	return within(rule, model->n_rules);
}

static const char *bad_slot(const struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_slots; i++) {
		const struct solve_slot *slot = &model->slots[i];

		if (slot->start >= slot->end)
			return "a slot that ends before it starts";
		if (!is_rule(model, slot->cover) || model->rules[slot->cover].kind != SOLVE_COVER ||
		    model->rules[slot->cover].slot != i)
			return "a slot without its cover rule";
		if (slot->need < 0 || slot->under < 0 || slot->over < 0)
			return "a slot of negative need or price";
	}
	return NULL;
}

static const char *bad_rule(const struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_rules; i++) {
		const struct solve_rule *rule = &model->rules[i];

		if ((unsigned)rule->kind >= SOLVE_KINDS)
			return "an unknown kind of rule";
		if (rule->person != SOLVE_NONE && !is_person(model, rule->person))
			return "a rule about nobody";
		if (rule->slot != SOLVE_NONE && !is_slot(model, rule->slot))
			return "a rule about no slot";
		if (rule->kind == SOLVE_COVER &&
		    (!is_slot(model, rule->slot) || model->slots[rule->slot].cover != i))
			return "a cover rule without its slot";
	}
	return NULL;
}

static const char *bad_pair(const struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_forbids; i++) {
		const struct solve_forbid *f = &model->forbids[i];

		if (!is_person(model, f->person) || !is_slot(model, f->slot) ||
		    !is_rule(model, f->rule) || model->rules[f->rule].kind == SOLVE_COVER)
			return "a forbidden pair that does not exist";
	}
	for (int32_t i = 0; i < model->n_fixed; i++) {
		const struct solve_fixed *f = &model->fixed[i];

		if (!is_person(model, f->person) || !is_slot(model, f->slot) ||
		    !is_rule(model, f->rule) || model->rules[f->rule].kind != SOLVE_FIXED)
			return "a fixed cell that does not exist";
	}
	for (int32_t i = 0; i < model->n_conflicts; i++)
		if (!is_slot(model, model->conflicts[i].a) ||
		    !is_slot(model, model->conflicts[i].b) ||
		    model->conflicts[i].a == model->conflicts[i].b)
			return "a conflict of slots that do not exist";
	for (int32_t i = 0; i < model->n_joints; i++)
		if (!is_slot(model, model->joints[i].a) || !is_slot(model, model->joints[i].b) ||
		    model->joints[i].a == model->joints[i].b)
			return "a joint of slots that do not exist";
	return NULL;
}

static const char *bad_limit(const struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_limits; i++) {
		const struct solve_limit *l = &model->limits[i];

		if (!is_person(model, l->person) || !is_rule(model, l->rule) ||
		    model->rules[l->rule].kind == SOLVE_COVER || l->least < 0 || l->most < 0 ||
		    l->n_slots < 0)
			return "a limit of nobody or below nothing";
		for (int32_t k = 0; k < l->n_slots; k++) {
			if (!is_slot(model, l->slots[k]))
				return "a limit on slots that do not exist";
			if (l->weights && (l->weights[k] < 0 || l->weights[k] > MOST_WEIGHT))
				return "a limit of weights that cannot be added up";
			if (l->blocks && l->blocks[k] < SOLVE_NONE)
				return "a limit on blocks that do not exist";
		}
	}
	return NULL;
}

static const char *bad_run(const struct solve_model *model)
{
	char *seen = xcalloc((size_t)model->n_people + 1, 1);
	const char *bad = NULL;

	for (int32_t i = 0; i < model->n_runs && !bad; i++) {
		const struct solve_run *r = &model->runs[i];

		if (!is_person(model, r->person) || !is_rule(model, r->rule) ||
		    model->rules[r->rule].kind != SOLVE_RUN || seen[r->person]++)
			bad = "runs of nobody, or twice";
		else if (!within(r->work_least, MOST_DAYS) || !within(r->work_most, MOST_DAYS) ||
		         !within(r->off_least, MOST_DAYS) || !within(r->off_most, MOST_DAYS) ||
		         r->before <= -MOST_DAYS || r->before >= MOST_DAYS)
			bad = "runs of impossible length";
	}
	free(seen);
	return bad;
}

static int compare_slots(const void *a, const void *b)
{
	const struct solve_slot *const *x = a, *const *y = b;

	if ((*x)->start != (*y)->start)
		return (*x)->start < (*y)->start ? -1 : 1;
	return ((*x)->day > (*y)->day) - ((*x)->day < (*y)->day);
}

static const char *bad_days(const struct solve_model *model)
{
	const size_t n = (size_t)model->n_slots;
	const struct solve_slot **sorted = xcalloc(n + 1, sizeof *sorted);
	const char *bad = NULL;

	for (size_t i = 0; i < n; i++)
		sorted[i] = &model->slots[i];
	qsort(sorted, n, sizeof *sorted, compare_slots);
	for (size_t i = 1; i < n && !bad; i++)
		if (sorted[i]->day < sorted[i - 1]->day)
			bad = "days that fall as time goes on";
	if (!within(model->n_days, MOST_DAYS))
		bad = "too many days";
	if (n && !bad && (int64_t)sorted[n - 1]->day - sorted[0]->day >= MOST_DAYS)
		bad = "too many days";
	if (n && !bad && model->n_days &&
	    (sorted[0]->day < model->first_day ||
	     sorted[n - 1]->day >= (int64_t)model->first_day + model->n_days))
		bad = "a slot outside the days";
	free(sorted);
	return bad;
}

static const char *bad_base(const struct solve_model *model)
{
	char *seen = xcalloc((size_t)model->n_people + 1, 1);
	const char *bad = NULL;

	for (int32_t i = 0; i < model->n_bases && !bad; i++) {
		const struct solve_base *base = &model->bases[i];

		if (!is_person(model, base->person) || seen[base->person]++ || base->cost < 0 ||
		    base->n_slots < 0)
			bad = "a base of nobody, or twice";
		for (int32_t k = 0; k < base->n_slots && !bad; k++)
			if (!is_slot(model, base->slots[k]) ||
			    (k && base->slots[k] <= base->slots[k - 1]))
				bad = "a base of slots that do not exist";
	}
	free(seen);
	return bad;
}

static const char *bad_couple(const struct solve_model *model)
{
	for (int32_t i = 0; i < model->n_couples; i++) {
		const struct solve_couple *c = &model->couples[i];

		if (!is_rule(model, c->rule) || model->rules[c->rule].kind != SOLVE_COUPLE ||
		    c->under < 0 || c->over < 0 || c->least > c->most || c->n_terms < 0)
			return "a couple without its rule";
		if ((c->least != INT64_MIN &&
		     (c->least < -MOST_WEIGHT || c->least > MOST_WEIGHT)) ||
		    (c->most != SOLVE_ANY && (c->most < -MOST_WEIGHT || c->most > MOST_WEIGHT)))
			return "a couple beyond what can be added up";
		for (int32_t k = 0; k < c->n_terms; k++) {
			const struct solve_term *t = &c->terms[k];

			if (!is_person(model, t->person) || !is_slot(model, t->slot) ||
			    t->factor == 0 || t->factor < -MOST_FACTOR || t->factor > MOST_FACTOR)
				return "a couple of cells that do not exist";
		}
	}
	return NULL;
}

/* ---- costs ---- */

static double size_of(int64_t cost)
{
	return cost < 0 ? -(double)cost : (double)cost;
}

static double size_of_price(int64_t price)
{
	return price == SOLVE_MUST ? 0 : (double)price;
}

/* Heads that a slot can have at most; what they earn is most when one person earns all. */
static double heads_of(const struct solve_model *model, const struct solve_slot *slot)
{
	return slot->over == SOLVE_MUST ? slot->need : model->n_people;
}

static double size_of_measure(const struct solve_model *model, const struct solve_measure *m)
{
	double points = 0, past = 0, weight = 0;

	for (int32_t s = 0; s < model->n_slots; s++) {
		const double heads = heads_of(model, &model->slots[s]);

		if (m->points[s] < 0)
			return -1;
		points += (double)m->points[s] * (heads > 1 ? heads : 1);
	}
	for (int32_t p = 0; p < model->n_people; p++) {
		if (m->past[p] < 0 || m->weight[p] < 0)
			return -1;
		past = (double)m->past[p] > past ? (double)m->past[p] : past;
		weight = (double)m->weight[p] > weight ? (double)m->weight[p] : weight;
	}
	return weight * points * (points + 2 * past);
}

static double size_of_couples(const struct solve_model *model)
{
	double total = 0;

	for (int32_t i = 0; i < model->n_couples; i++) {
		const struct solve_couple *c = &model->couples[i];
		double sum = 2;

		for (int32_t k = 0; k < c->n_terms; k++)
			sum += size_of(c->terms[k].factor);
		sum += c->least == INT64_MIN ? 0 : size_of(c->least);
		sum += c->most == SOLVE_ANY ? 0 : size_of(c->most);
		total += sum * (size_of_price(c->under) + size_of_price(c->over));
	}
	return total;
}

static const char *bad_cost(const struct solve_model *model)
{
	double total = (double)model->adjacent * model->n_slots;

	if (model->adjacent < 0)
		return "a negative weight";
	for (int32_t i = 0; i < model->n_cells; i++) {
		const struct solve_cell *cell = &model->cells[i];

		if (!is_person(model, cell->person) || !is_slot(model, cell->slot))
			return "a cost of a cell that does not exist";
		total += size_of(cell->cost);
	}
	for (int32_t s = 0; s < model->n_slots; s++) {
		const struct solve_slot *slot = &model->slots[s];

		total += size_of_price(slot->under) * slot->need +
		         size_of_price(slot->over) * heads_of(model, slot);
	}
	for (int32_t i = 0; i < model->n_bases; i++)
		total += size_of(model->bases[i].cost);
	for (int32_t i = 0; i < model->n_measures; i++) {
		const double size = size_of_measure(model, &model->measures[i]);

		if (size < 0)
			return "negative points";
		total += size;
	}
	total += size_of_couples(model);
	return total < MOST_COST ? NULL : "costs beyond what can be added up";
}

bool solve_model_check(const struct solve_model *model, struct err *err)
{
	static const char *(*const checks[])(const struct solve_model *) = {
	    bad_slot, bad_rule, bad_pair,   bad_limit, bad_run,
	    bad_days, bad_base, bad_couple, bad_cost};
	const char *bad = NULL;

	if (!within(model->n_people, MOST_PEOPLE + 1) || !within(model->n_slots, MOST_SLOTS + 1))
		bad = "too many people or slots";
	for (size_t i = 0; i < sizeof checks / sizeof *checks && !bad; i++)
		bad = checks[i](model);
	if (bad)
		return err_set(err, ERR_INPUT, "bad-model",
		               _("the generator was given a wrong model: %s"), bad);
	return true;
}
