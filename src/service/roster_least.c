#include "service/roster_least.h"

#include <stdlib.h>

#include "base/mem.h"
#include "solve/check.h"
#include "solve/model_build.h"

#include "base/banned.h"

struct prices {
	int64_t open, person, slot;
};

int least_compare(const struct least_counts *a, const struct least_counts *b)
{
	if (a->open != b->open)
		return a->open < b->open ? -1 : 1;
	if (a->people != b->people)
		return a->people < b->people ? -1 : 1;
	return (a->slots > b->slots) - (a->slots < b->slots);
}

void least_count(struct least_counts *out, const struct solve_model *quality,
                 const struct least_base *base, const struct solve_assignment *held)
{
	char *is_touched = xcalloc((size_t)quality->n_people + 1, 1);
	struct solve_check check;

	solve_check(&check, quality, held);
	*out = (struct least_counts){.quality = check.objective - check.cost.cover};
	solve_check_release(&check);
	for (int32_t s = 0; s < quality->n_slots; s++) {
		const int32_t before = base->holder[s], after = solve_assignment_holder(held, s);

		out->open += after == SOLVE_NONE;
		if (before == LEAST_NOBODY ? after == SOLVE_NONE : after == before)
			continue;
		out->slots++;
		if (before >= 0)
			is_touched[before] = 1;
		if (after >= 0)
			is_touched[after] = 1;
	}
	for (int32_t p = 0; p < quality->n_people; p++)
		out->people += is_touched[p] && !base->is_excused[p];
	free(is_touched);
}

static void add_bases(struct solve_model *model, const struct least_base *base, int64_t cost)
{
	struct solve_base one = {.cost = cost};

	one.slots = xcalloc((size_t)model->n_slots + 1, sizeof *one.slots);
	for (int32_t p = 0; p < model->n_people; p++) {
		if (base->is_excused[p])
			continue;
		one.person = p;
		one.n_slots = 0;
		for (int32_t s = 0; s < model->n_slots; s++)
			if (base->holder[s] == p)
				one.slots[one.n_slots++] = s;
		solve_model_base(model, &one);
	}
	free(one.slots);
}

/* A slot that keeps its holder is worth the price of a change. */
static void add_changes(struct solve_model *model, const struct least_base *base, int64_t cost)
{
	for (int32_t s = 0; s < model->n_slots; s++) {
		if (base->holder[s] >= 0)
			solve_model_cell(model, base->holder[s], s, -cost);
		for (int32_t p = 0; p < model->n_people && base->holder[s] == LEAST_NOBODY; p++)
			solve_model_cell(model, p, s, cost);
	}
}

static void ask(struct solve_model *model, const struct least_base *base,
                const struct prices *prices)
{
	for (int32_t s = 0; s < model->n_slots; s++)
		model->slots[s].under = prices->open;
	add_bases(model, base, prices->person);
	add_changes(model, base, prices->slot);
}

void least_ask(struct solve_model *model, const struct least_base *base)
{
	struct prices prices = {.slot = 1, .person = (int64_t)model->n_slots + 1};

	prices.open = prices.person * model->n_people + model->n_slots + 1;
	ask(model, base, &prices);
}

/* Measures and days running cost 0 or more; wishes are worth what the best holder of each slot
 * gets. */
static int64_t floor_of(const struct solve_model *model)
{
	const size_t n = (size_t)model->n_people * (size_t)model->n_slots;
	int64_t *cell = xcalloc(n + 1, sizeof *cell), least = 0;

	for (int32_t i = 0; i < model->n_cells; i++) {
		const struct solve_cell *c = &model->cells[i];

		cell[(size_t)c->slot * (size_t)model->n_people + (size_t)c->person] += c->cost;
	}
	for (int32_t s = 0; s < model->n_slots; s++) {
		const int64_t *row = cell + (size_t)s * (size_t)model->n_people;
		int64_t best = 0;

		for (int32_t p = 0; p < model->n_people; p++)
			best = row[p] < best ? row[p] : best;
		least += best;
	}
	free(cell);
	return least;
}

int64_t least_ask_quality(struct solve_model *model, const struct least_base *base,
                          const struct least_counts *found)
{
	struct prices prices = {.slot = found->quality - floor_of(model) + 1};
	int32_t held = 0;

	for (int32_t s = 0; s < model->n_slots; s++)
		held += base->holder[s] != LEAST_NOBODY;
	prices.person = prices.slot * (found->slots + 1);
	prices.open = prices.person * (found->people + 1);
	ask(model, base, &prices);
	return prices.open * found->open + prices.person * found->people +
	       prices.slot * (found->slots - held);
}
