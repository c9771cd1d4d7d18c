#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/field_tally.h"

#include "base/banned.h"

static bool is_counted(const struct part_slot *slot)
{
	return slot->under != SOLVE_MUST || slot->over != SOLVE_MUST;
}

static int32_t find(struct field *f, int32_t group, int32_t week)
{
	for (int32_t i = 0; i < f->n_tallies; i++)
		if (f->tallies[i].group == group && f->tallies[i].week == week)
			return i;
	f->tallies = array_grow(f->tallies, (size_t)f->n_tallies, sizeof *f->tallies);
	f->tallies[f->n_tallies] =
	    (struct tally){.group = group, .week = week, .least = 0, .most = INT32_MAX};
	return f->n_tallies++;
}

void field_init_tallies(struct field *f)
{
	const struct part *part = f->part;

	f->tally_of = xcalloc((size_t)part->n_slots * 2 + 1, sizeof *f->tally_of);
	memset(f->tally_of, 0xff, (size_t)part->n_slots * 2 * sizeof *f->tally_of);
	for (int32_t s = 0; f->is_whole && s < part->n_slots; s++) {
		const struct part_slot *slot = &part->slots[s];

		if (!is_counted(slot))
			continue;
		f->tally_of[2 * s] = find(f, slot->group, SOLVE_NONE);
		f->tally_of[2 * s + 1] = find(f, slot->group, (slot->day - part->first_day) / 7);
		for (int k = 0; k < 2; k++)
			f->tallies[f->tally_of[2 * s + k]].need += slot->need;
	}
	for (int32_t i = 0; i < f->n_tallies; i++)
		f->tallies[i].row = lp_add_row(f->lp, -LP_INFINITE, LP_INFINITE);
}

void field_limit_tally(struct field *f, int32_t tally, int64_t least, int64_t most)
{
	struct tally *t = &f->tallies[tally];

	t->least = least;
	t->most = most;
	lp_bound_row(f->lp, t->row, least > 0 ? (double)(least - t->need) : -LP_INFINITE,
	             most < INT32_MAX ? (double)(most - t->need) : LP_INFINITE);
}

int32_t field_tally_entries(const struct field *f, int32_t slot, double sign, int32_t *rows,
                            double *values)
{
	int32_t n = 0;

	for (int k = 0; k < 2; k++)
		if (f->tally_of[2 * slot + k] != SOLVE_NONE) {
			rows[n] = f->tallies[f->tally_of[2 * slot + k]].row;
			values[n++] = sign;
		}
	return n;
}

int64_t field_tally_dual(const struct field *f, int32_t slot)
{
	int64_t sum = 0;

	for (int k = 0; k < 2; k++)
		if (f->tally_of[2 * slot + k] != SOLVE_NONE)
			sum += f->tallies[f->tally_of[2 * slot + k]].dual;
	return sum;
}

int64_t field_tally_bound(const struct field *f)
{
	int64_t sum = 0;

	for (int32_t i = 0; i < f->n_tallies; i++) {
		const struct tally *t = &f->tallies[i];

		sum += t->dual * (t->dual > 0 ? t->least : t->most);
	}
	return sum;
}

int64_t field_tally_allowed(const struct tally *t, int64_t dual)
{
	if (dual > 0 && t->least <= 0)
		return 0;
	return dual < 0 && t->most >= INT32_MAX ? 0 : dual;
}
