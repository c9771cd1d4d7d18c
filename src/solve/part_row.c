#include "solve/part.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

char part_relation(const struct part *part, int32_t a, int32_t b)
{
	const struct part_slot *slot = &part->slots[a];
	int32_t low = 0, high = slot->n_others;

	while (low < high) {
		const int32_t middle = low + (high - low) / 2;

		if (slot->others[middle].slot < b)
			low = middle + 1;
		else
			high = middle;
	}
	return low < slot->n_others && slot->others[low].slot == b ? slot->others[low].why : 0;
}

bool part_excludes(const struct part *part, const struct contract *contract, int32_t a, int32_t b)
{
	const char why = part_relation(part, a, b);

	return (why & PART_NEVER) || ((why & PART_REST) && contract->rests);
}

/* Not counted: held for nothing beside a slot that it is joined to. */
static bool is_counted(const struct part *part, const int32_t *row, int32_t n, int32_t slot)
{
	for (int32_t i = 0; part->joins && i < n; i++)
		if (part->joins[(size_t)row[i] * (size_t)part->n_slots + (size_t)slot])
			return false;
	return true;
}

static int64_t sum_of(const struct part *part, const struct part_limit *limit, const int32_t *row,
                      int32_t n)
{
	int64_t sum = 0;

	for (int32_t i = 0; i < n; i++) {
		const int32_t block = limit->block ? limit->block[row[i]] : SOLVE_NONE;
		int64_t weight = limit->weight[row[i]];

		if (!weight || !is_counted(part, row, n, row[i]))
			continue;
		for (int32_t k = 0; k < n && block != SOLVE_NONE; k++) {
			const int64_t other = limit->weight[row[k]];

			if (k == i || limit->block[row[k]] != block ||
			    !is_counted(part, row, n, row[k]))
				continue;
			if (other > weight || (other == weight && k < i))
				weight = 0;
		}
		sum += weight;
	}
	return sum;
}

static bool run_may_end(int32_t length, bool is_free, int32_t least)
{
	return is_free || length >= least;
}

static bool keeps_runs(const struct part *part, const struct solve_run *run, const int32_t *row,
                       int32_t n)
{
	bool works = run->before > 0, is_free = run->before == 0;
	int32_t length = works ? run->before : -run->before, at = 0;

	for (int32_t day = part->first_day; day < part->first_day + part->n_days; day++) {
		const bool today = at < n && part->slots[row[at]].day == day;

		while (at < n && part->slots[row[at]].day == day)
			at++;
		if (today != works) {
			if (!run_may_end(length, is_free, works ? run->work_least : run->off_least))
				return false;
			is_free = run->before == 0 && day == part->first_day;
			works = today;
			length = 0;
		}
		length++;
		if (works && run->work_most && length > run->work_most)
			return false;
		if (!works && run->off_most && length > run->off_most)
			return false;
	}
	return true;
}

bool part_row_ok(const struct part *part, int32_t person, const int32_t *row, int32_t n)
{
	const struct part_person *who = &part->people[person];
	const struct contract *contract = &part->contracts[who->contract];
	int32_t at = 0;

	for (int32_t s = 0; s < part->n_slots; s++) {
		const bool held = at < n && row[at] == s;

		at += held;
		if ((held && who->ok[s] == PART_NO) || (!held && who->ok[s] == PART_MUST))
			return false;
	}
	for (int32_t i = 0; i < n; i++)
		for (int32_t k = 0; k < part->slots[row[i]].n_others; k++) {
			const struct part_other *other = &part->slots[row[i]].others[k];

			if (other->slot < row[i] || other->why == PART_JOINT)
				continue;
			for (int32_t j = i + 1; j < n && row[j] <= other->slot; j++)
				if (row[j] == other->slot &&
				    part_excludes(part, contract, row[i], row[j]))
					return false;
		}
	for (int32_t i = 0; i < contract->n_limits; i++) {
		const int64_t sum = sum_of(part, &contract->limits[i], row, n);

		if (sum < contract->limits[i].least || sum > contract->limits[i].most)
			return false;
	}
	return !contract->has_run || keeps_runs(part, &contract->run, row, n);
}

/* Rows go by start, and days never fall as starts rise. */
static int64_t adjacency(const struct part *part, const int32_t *row, int32_t n)
{
	int64_t cost = 0;

	for (int32_t i = 1; i < n; i++)
		if (part->slots[row[i - 1]].day + 1 == part->slots[row[i]].day)
			cost += part->adjacent;
	return cost;
}

static bool is_base(const struct part_person *who, const int32_t *row, int32_t n)
{
	if (who->n_base != n)
		return false;
	for (int32_t i = 0; i < n; i++)
		if (who->base[i] != row[i])
			return false;
	return true;
}

int64_t part_row_cost(const struct part *part, int32_t person, const int32_t *row, int32_t n)
{
	const struct part_person *who = &part->people[person];
	int64_t cost = part->adjacent ? adjacency(part, row, n) : 0;

	for (int32_t i = 0; i < n; i++)
		cost += who->cells[row[i]];
	for (int32_t k = 0; k < part->n_measures; k++) {
		const struct part_measure *m = &part->measures[k];
		int64_t sum = 0;

		for (int32_t i = 0; i < n; i++)
			if (m->points[row[i]] && is_counted(part, row, n, row[i]))
				sum += m->points[row[i]];
		cost += m->weight[person] * sum * (sum + 2 * m->past[person]);
	}
	if (who->n_base != SOLVE_NONE && !is_base(who, row, n))
		cost += who->base_cost;
	return cost;
}

bool part_has_musts(const struct part *part)
{
	for (int32_t s = 0; s < part->n_slots; s++)
		if (part->slots[s].need && part->slots[s].under == SOLVE_MUST)
			return true;
	return false;
}

static int64_t price(int64_t units, int64_t cost, int64_t must)
{
	return units <= 0 ? 0 : units * (cost == SOLVE_MUST ? must : cost);
}

int64_t part_cover_cost(const struct part_slot *slot, int64_t heads, int64_t must)
{
	return price(slot->need - heads, slot->under, must) +
	       price(heads - slot->need, slot->over, must);
}

int64_t part_couple_cost(const struct part_couple *couple, int64_t sum, int64_t must)
{
	return price(couple->least - sum, couple->under, must) +
	       price(sum - couple->most, couple->over, must);
}
