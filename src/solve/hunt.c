#include "solve/hunt.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"

#include "base/banned.h"

/* Before anything is known: each slot at its cheapest; measures and adjacency cost nothing or more.
 */
static int64_t first_bound(const struct part *part)
{
	int64_t bound = 0;

	for (int32_t i = 0; i < part->n_slots; i++) {
		int64_t least = INT64_MAX;

		for (int32_t p = 0; p < part->n_people; p++)
			if (part->people[p].ok[i] && part->people[p].cells[i] < least)
				least = part->people[p].cells[i];
		bound += least;
	}
	return bound;
}

void hunt_init(struct hunt *out, const struct part *part)
{
	*out = (struct hunt){.part = part, .bound = first_bound(part)};
}

void hunt_release(struct hunt *hunt)
{
	free(hunt->holder);
	*hunt = (struct hunt){0};
}

bool hunt_is_proven(const struct hunt *hunt)
{
	return hunt->holder && hunt->bound >= hunt->objective;
}

bool hunt_is_over(const struct hunt *hunt)
{
	return hunt_is_proven(hunt) || clock_monotonic() >= hunt->deadline;
}

double hunt_seconds(const struct hunt *hunt)
{
	const int64_t left = hunt->deadline - clock_monotonic();

	return left > 0 ? (double)left / 1000 : 0;
}

static int64_t round_up(const struct hunt *hunt, int64_t bound)
{
	const int64_t step = hunt->part->step;

	if (!hunt->holder || bound > hunt->objective)
		return bound;
	return hunt->objective - (hunt->objective - bound) / step * step;
}

void hunt_take(struct hunt *hunt, const int32_t *holder)
{
	const int64_t objective = part_cost(hunt->part, holder);
	const size_t size = (size_t)hunt->part->n_slots * sizeof *holder;

	if (hunt->holder && objective >= hunt->objective)
		return;
	if (!hunt->holder)
		hunt->holder = xcalloc(1, size);
	memcpy(hunt->holder, holder, size);
	hunt->objective = objective;
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
