#include "solve/part.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

bool part_excludes(const struct part *part, int32_t person, int32_t a, int32_t b)
{
	const char why = part->excludes[a * part->n_slots + b];

	return (why & PART_NEVER) || ((why & PART_REST) && part->people[person].rests);
}

bool part_can_add(const struct part *part, int32_t person, const int32_t *row, int32_t n,
                  int32_t slot)
{
	const struct part_person *who = &part->people[person];

	if (!who->ok[slot])
		return false;
	for (int32_t i = 0; i < n; i++)
		if (part_excludes(part, person, row[i], slot))
			return false;
	for (int32_t k = 0; k < who->n_maxes; k++) {
		const struct part_max *max = &who->maxes[k];
		int32_t held = max->in[slot];

		for (int32_t i = 0; i < n; i++)
			held += max->in[row[i]];
		if (held > max->most)
			return false;
	}
	return true;
}

static bool is_counted(const struct part *part, const int32_t *row, int32_t n, int32_t slot)
{
	for (int32_t i = 0; i < n; i++)
		if (part->joins[row[i] * part->n_slots + slot])
			return false;
	return true;
}

/* Slots are in the order of their starts, which is not always that of their days. */
static int64_t adjacency(const struct part *part, const int32_t *row, int32_t n)
{
	int64_t cost = 0;

	for (int32_t i = 0; i < n; i++) {
		const int32_t day = part->days[row[i]];
		bool first = true, after = false;

		for (int32_t k = 0; k < n; k++) {
			first = first && (k >= i || part->days[row[k]] != day);
			after = after || part->days[row[k]] + 1 == day;
		}
		if (first && after)
			cost += part->adjacent;
	}
	return cost;
}

int64_t part_row_cost(const struct part *part, int32_t person, const int32_t *row, int32_t n)
{
	int64_t cost = part->adjacent ? adjacency(part, row, n) : 0;

	for (int32_t i = 0; i < n; i++)
		cost += part->people[person].cells[row[i]];
	for (int32_t k = 0; k < part->n_measures; k++) {
		const struct part_measure *m = &part->measures[k];
		int64_t sum = 0;

		for (int32_t i = 0; i < n; i++)
			if (!part->has_joins || is_counted(part, row, n, row[i]))
				sum += m->points[row[i]];
		cost += m->weight * sum * (sum + 2 * m->past[person]);
	}
	return cost;
}

int64_t part_cost(const struct part *part, const int32_t *holder)
{
	int32_t *row = xcalloc((size_t)part->n_slots, sizeof *row);
	int64_t cost = 0;

	for (int32_t p = 0; p < part->n_people; p++) {
		int32_t n = 0;

		for (int32_t i = 0; i < part->n_slots; i++)
			if (holder[i] == p)
				row[n++] = i;
		if (n)
			cost += part_row_cost(part, p, row, n);
	}
	free(row);
	return cost;
}
