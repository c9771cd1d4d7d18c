#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/ways.h"

#include "base/banned.h"

#define MOST_ROUNDS 40
#define CHEAPEST    16 /* a rule costs so many halvings less in the first round */

struct respond {
	struct hunt *hunt;
	struct row *rows;
	int64_t *heads, *sums; /* per slot, per couple: of all rows */
	int64_t *dual, *none;
	struct prices *prices; /* per contract */
	int64_t *rest;
	int32_t *best;
};

static void count_row(struct respond *r, int32_t person, int sign)
{
	const struct part_person *who = &r->hunt->part->people[person];
	const struct row *row = &r->rows[person];

	for (int32_t i = 0; i < row->n; i++) {
		r->heads[row->slots[i]] += sign;
		for (int32_t t = 0; t < who->n_terms; t++)
			if (who->terms[t].slot == row->slots[i])
				r->sums[who->terms[t].couple] += sign * who->terms[t].factor;
	}
}

/* What one head more on each slot is worth beside the others. */
static void value_slots(struct respond *r, const struct part_person *who)
{
	const struct part *part = r->hunt->part;
	const int64_t must = r->hunt->must;

	for (int32_t s = 0; s < part->n_slots; s++)
		r->dual[s] = (part_cover_cost(&part->slots[s], r->heads[s], must) -
		              part_cover_cost(&part->slots[s], r->heads[s] + 1, must)) *
		             GRAPH_SCALE;
	for (int32_t t = 0; t < who->n_terms; t++) {
		const struct part_term *term = &who->terms[t];
		const struct part_couple *c = &part->couples[term->couple];
		const int64_t sum = r->sums[term->couple];

		r->dual[term->slot] += (part_couple_cost(c, sum, must) -
		                        part_couple_cost(c, sum + term->factor, must)) *
		                       GRAPH_SCALE;
	}
}

static bool respond(struct respond *r, int32_t person)
{
	const struct part *part = r->hunt->part;
	const struct part_person *who = &part->people[person];
	const struct graph *graph = &r->hunt->graphs[who->contract];
	struct prices *prices = &r->prices[who->contract];
	const bool had = r->rows[person].slots != NULL;
	struct row old = {0};
	int64_t before = 0;
	int32_t n;

	count_row(r, person, -1);
	value_slots(r, who);
	count_row(r, person, 1);
	prices_reseat(prices, graph, person);
	prices_fill(prices, graph, person, r->dual, r->none, NULL);
	if (graph_price(prices, graph) >= GRAPH_NEVER / 2)
		return false;
	n = graph_best(r->best, graph, prices);
	if (had) {
		row_set(&old, r->rows[person].slots, r->rows[person].n);
		before = hunt_cost(r->hunt, r->rows, NULL);
	}
	count_row(r, person, -1);
	row_set(&r->rows[person], r->best, n);
	if (had && hunt_cost(r->hunt, r->rows, NULL) >= before) {
		free(r->rows[person].slots);
		r->rows[person] = old;
		count_row(r, person, 1);
		return false;
	}
	count_row(r, person, 1);
	free(old.slots);
	return true;
}

static void respond_init(struct respond *r, struct hunt *hunt)
{
	const struct part *part = hunt->part;
	int32_t most = 0;

	*r = (struct respond){.hunt = hunt, .rows = rows_new(part->n_people)};
	r->heads = xcalloc((size_t)part->n_slots + 1, sizeof *r->heads);
	r->sums = xcalloc((size_t)part->n_couples + 1, sizeof *r->sums);
	r->dual = xcalloc((size_t)part->n_slots + 1, sizeof *r->dual);
	r->none = xcalloc((size_t)part->n_couples + 1, sizeof *r->none);
	r->best = xcalloc((size_t)part->n_slots + 1, sizeof *r->best);
	r->prices = xcalloc((size_t)part->n_contracts + 1, sizeof *r->prices);
	for (int32_t i = 0; i < part->n_contracts; i++)
		if (graph_nodes(&hunt->graphs[i]) > most)
			most = graph_nodes(&hunt->graphs[i]);
	r->rest = xcalloc((size_t)most + 1, sizeof *r->rest);
	for (int32_t i = 0; i < part->n_contracts; i++)
		prices_init(&r->prices[i], &hunt->graphs[i], 0, r->rest);
	if (hunt->best)
		rows_copy(r->rows, hunt->best, part->n_people);
	for (int32_t p = 0; hunt->best && p < part->n_people; p++)
		count_row(r, p, 1);
}

static void respond_release(struct respond *r)
{
	for (int32_t i = 0; i < r->hunt->part->n_contracts; i++)
		prices_release(&r->prices[i]);
	rows_free(r->rows, r->hunt->part->n_people);
	free(r->prices);
	free(r->heads);
	free(r->sums);
	free(r->dual);
	free(r->none);
	free(r->best);
	free(r->rest);
}

/* Those with rows of their own already; the others' rows count as nothing yet. */
static bool is_complete(const struct respond *r)
{
	for (int32_t p = 0; p < r->hunt->part->n_people; p++)
		if (!r->rows[p].slots)
			return false;
	return true;
}

/*
 * From nothing: rules are cheap at first and dearer each round, so that people take their shares
 * by turns instead of the first one taking all.
 */
static void share_out(struct respond *r)
{
	const int64_t must = r->hunt->must;
	const int32_t n = r->hunt->part->n_people;

	for (int32_t shift = CHEAPEST; shift > 0 && !hunt_is_over(r->hunt); shift--) {
		const int32_t first = dice_below(&r->hunt->dice, n);

		r->hunt->must = (must >> shift) + 1;
		for (int32_t i = 0; i < n; i++)
			respond(r, (first + i) % n);
	}
	r->hunt->must = must;
}

void hunt_respond(struct hunt *hunt)
{
	const int32_t n = hunt->part->n_people;
	struct respond r;
	bool gains = true;

	if (hunt->is_empty)
		return;
	respond_init(&r, hunt);
	if (!hunt->best && part_has_musts(hunt->part))
		share_out(&r);
	for (int32_t round = 0; gains && round < MOST_ROUNDS && !hunt_is_over(hunt); round++) {
		const int32_t first = dice_below(&hunt->dice, n);

		gains = false;
		for (int32_t i = 0; i < n; i++)
			gains = respond(&r, (first + i) % n) || gains;
		if (is_complete(&r))
			hunt_take(hunt, r.rows);
	}
	respond_release(&r);
}
