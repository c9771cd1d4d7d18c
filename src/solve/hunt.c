#include "solve/hunt.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"

#include "base/banned.h"

#define LONG_DAYS  56      /* beyond: exact, or by windows */
#define LONG_NODES 1200000
#define MOST_NODES 6000000 /* of one graph; some 60 bytes each with their arcs */

/* ---- rows and dice ---- */

struct row *rows_new(int32_t n_people)
{
	return xcalloc((size_t)n_people + 1, sizeof(struct row));
}

void rows_free(struct row *rows, int32_t n_people)
{
	for (int32_t p = 0; rows && p < n_people; p++)
		free(rows[p].slots);
	free(rows);
}

void row_set(struct row *row, const int32_t *slots, int32_t n)
{
	int32_t *copy = xcalloc((size_t)n + 1, sizeof *copy);

	if (n)
		memcpy(copy, slots, (size_t)n * sizeof *copy);
	free(row->slots);
	*row = (struct row){n, copy};
}

void rows_copy(struct row *to, const struct row *from, int32_t n_people)
{
	for (int32_t p = 0; p < n_people; p++)
		row_set(&to[p], from[p].slots, from[p].n);
}

/* splitmix64, by Steele, Lea and Flood: reproducible from any seed. */
uint64_t dice_next(struct dice *dice)
{
	uint64_t z = dice->state += 0x9e3779b97f4a7c15U;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
	return z ^ (z >> 31);
}

int32_t dice_below(struct dice *dice, int32_t n)
{
	return (int32_t)((dice_next(dice) >> 33) % (uint64_t)n);
}

int64_t unscale_up(int64_t scaled)
{
	const int64_t cost = scaled / GRAPH_SCALE;

	return scaled % GRAPH_SCALE > 0 ? cost + 1 : cost;
}

/* ---- the hunt ---- */

/* More than the dearest person for a slot costs above the cheapest, so that rules come first. */
static int64_t price_of_must(const struct part *part)
{
	int64_t swing = part->adjacent, total = 0;

	for (int32_t p = 0; p < part->n_people; p++) {
		int64_t most = part->people[p].base_cost;

		for (int32_t s = 0; s < part->n_slots; s++)
			if (llabs(part->people[p].cells[s]) > most)
				most = llabs(part->people[p].cells[s]);
		swing = most > swing ? most : swing;
	}
	for (int32_t k = 0; k < part->n_measures; k++) {
		const struct part_measure *m = &part->measures[k];
		int64_t points = 0, past = 0, weight = 0;

		for (int32_t s = 0; s < part->n_slots; s++)
			points = m->points[s] > points ? m->points[s] : points;
		for (int32_t p = 0; p < part->n_people; p++) {
			past = m->past[p] > past ? m->past[p] : past;
			weight = m->weight[p] > weight ? m->weight[p] : weight;
		}
		total += weight * points * (2 * past + 40 * points);
	}
	for (int32_t s = 0; s < part->n_slots; s++) {
		if (part->slots[s].under != SOLVE_MUST && part->slots[s].under > swing)
			swing = part->slots[s].under;
		if (part->slots[s].over != SOLVE_MUST && part->slots[s].over > swing)
			swing = part->slots[s].over;
	}
	for (int32_t i = 0; i < part->n_couples; i++) {
		const struct part_couple *c = &part->couples[i];

		total += (c->under == SOLVE_MUST ? 0 : c->under) +
		         (c->over == SOLVE_MUST ? 0 : c->over);
	}
	return 4 * (2 * swing + total) + 100;
}

void hunt_init(struct hunt *out, const struct part *part, uint64_t seed)
{
	*out = (struct hunt){.part = part,
	                     .must = price_of_must(part),
	                     .objective = INT64_MAX,
	                     .bound = NO_BOUND,
	                     .steps = INT64_MAX,
	                     .dice = {seed}};
}

static char *slots_of_contract(const struct part *part, int32_t contract)
{
	char *in = xcalloc((size_t)part->n_slots + 1, 1);

	for (int32_t p = 0; p < part->n_people; p++)
		for (int32_t s = 0; part->people[p].contract == contract && s < part->n_slots; s++)
			in[s] |= part->people[p].ok[s] != PART_NO;
	return in;
}

bool hunt_open(struct hunt *hunt)
{
	const struct part *part = hunt->part;
	bool good = true;

	hunt->graphs = xcalloc((size_t)part->n_contracts + 1, sizeof *hunt->graphs);
	hunt->is_exact = true;
	for (int32_t i = 0; i < part->n_contracts && good; i++) {
		char *in = slots_of_contract(part, i);

		good = part->n_days > LONG_DAYS
		           ? graph_init_exact(&hunt->graphs[i], part, i, in, LONG_NODES)
		           : graph_init(&hunt->graphs[i], part, i, in, MOST_NODES);
		hunt->is_empty = hunt->is_empty || (good && hunt->graphs[i].is_empty);
		hunt->is_exact = hunt->is_exact && (!good || hunt->graphs[i].is_exact);
		free(in);
	}
	return good;
}

void hunt_release(struct hunt *hunt)
{
	for (int32_t i = 0; hunt->graphs && i < hunt->part->n_contracts; i++)
		graph_release(&hunt->graphs[i]);
	free(hunt->graphs);
	rows_free(hunt->best, hunt->part->n_people);
	*hunt = (struct hunt){0};
}

bool hunt_is_proven(const struct hunt *hunt)
{
	return hunt->best && hunt->broken == 0 && hunt->bound >= hunt->objective;
}

bool hunt_is_over(struct hunt *hunt)
{
	if (hunt->listen)
		hunt->listen(hunt->ctx);
	return hunt_is_proven(hunt) || hunt->steps <= 0 || clock_monotonic() >= hunt->deadline;
}

double hunt_seconds(const struct hunt *hunt)
{
	const int64_t left = hunt->deadline - clock_monotonic();

	return left > 0 ? (double)left / 1000 : 0;
}

static int64_t over_by(int64_t value, int64_t least, int64_t most, int64_t under, int64_t over)
{
	if (value < least && under == SOLVE_MUST)
		return least - value;
	return value > most && over == SOLVE_MUST ? value - most : 0;
}

int64_t hunt_cost(const struct hunt *hunt, const struct row *rows, int64_t *broken)
{
	const struct part *part = hunt->part;
	int64_t *heads = xcalloc((size_t)part->n_slots + 1, sizeof *heads);
	int64_t *sums = xcalloc((size_t)part->n_couples + 1, sizeof *sums);
	int64_t cost = 0, n_broken = 0;

	for (int32_t p = 0; p < part->n_people; p++) {
		const struct part_person *who = &part->people[p];
		int32_t t = 0;

		cost += part_row_cost(part, p, rows[p].slots, rows[p].n);
		for (int32_t i = 0; i < rows[p].n; i++) {
			heads[rows[p].slots[i]]++;
			while (t < who->n_terms && who->terms[t].slot < rows[p].slots[i])
				t++;
			for (; t < who->n_terms && who->terms[t].slot == rows[p].slots[i]; t++)
				sums[who->terms[t].couple] += who->terms[t].factor;
		}
	}
	for (int32_t s = 0; s < part->n_slots; s++) {
		const struct part_slot *slot = &part->slots[s];

		cost += part_cover_cost(slot, heads[s], hunt->must);
		n_broken += over_by(heads[s], slot->need, slot->need, slot->under, slot->over);
	}
	for (int32_t i = 0; i < part->n_couples; i++) {
		const struct part_couple *c = &part->couples[i];

		cost += part_couple_cost(c, sums[i], hunt->must);
		n_broken += over_by(sums[i], c->least, c->most, c->under, c->over);
	}
	if (broken)
		*broken = n_broken;
	free(heads);
	free(sums);
	return cost;
}

static int64_t round_up(const struct hunt *hunt, int64_t bound)
{
	const int64_t step = hunt->part->step;

	if (!hunt->best || hunt->broken || bound > hunt->objective || bound <= NO_BOUND)
		return bound;
	return hunt->objective - (hunt->objective - bound) / step * step;
}

void hunt_take(struct hunt *hunt, const struct row *rows)
{
	int64_t broken;
	const int64_t objective = hunt_cost(hunt, rows, &broken);

	if (hunt->best &&
	    (broken > hunt->broken || (broken == hunt->broken && objective >= hunt->objective)))
		return;
	if (!hunt->best)
		hunt->best = rows_new(hunt->part->n_people);
	rows_copy(hunt->best, rows, hunt->part->n_people);
	hunt->objective = objective;
	hunt->broken = broken;
	hunt->bound = round_up(hunt, hunt->bound);
	if (hunt->changed)
		hunt->changed(hunt->ctx);
}

void hunt_raise(struct hunt *hunt, int64_t bound)
{
	bound = round_up(hunt, bound);
	if (bound <= hunt->bound)
		return;
	hunt->bound = bound;
	if (hunt->changed)
		hunt->changed(hunt->ctx);
}
