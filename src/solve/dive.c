#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/ways.h"

#include "base/banned.h"

#define ROUNDS        8            /* of pricing after each decision */
#define SURE          0.8          /* fractions from here on are all decided at once */
#define SHARE         16           /* at least one of so many fractions */
#define CLOSER_ROUNDS 30           /* before a decision is regretted */
#define WORK          1500000000LL /* arcs swept for regrets, at most */
#define REGRETS       24           /* in one dive */
#define NEAR_GAP      1e-4
#define NOISE         0.05 /* so that no two dives are the same */

struct fraction {
	int32_t seat, slot;
	double value;
};

static int compare_fractions(const void *a, const void *b)
{
	const struct fraction *x = a, *y = b;

	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	if (x->seat != y->seat)
		return x->seat < y->seat ? -1 : 1;
	return (x->slot > y->slot) - (x->slot < y->slot);
}

/* Per seat its column of most weight. */
static int32_t *heaviest(const struct field *f)
{
	int32_t *of = xcalloc((size_t)f->n_seats + 1, sizeof *of);
	double *most = xcalloc((size_t)f->n_seats + 1, sizeof *most);

	memset(of, 0xff, (size_t)f->n_seats * sizeof *of);
	for (int32_t i = 0; i < f->n_columns; i++) {
		const int32_t seat = f->columns[i].seat;

		if (field_value(f, i) > most[seat]) {
			most[seat] = field_value(f, i);
			of[seat] = i;
		}
	}
	free(most);
	return of;
}

/* Only cells of a seat's heaviest column: whatever is decided, that row stays possible. */
static struct fraction *list_fractions(const struct field *f, int32_t *n)
{
	const size_t n_slots = (size_t)f->part->n_slots;
	double *values = xcalloc((size_t)f->n_seats * n_slots + 1, sizeof *values);
	int32_t *of = heaviest(f);
	struct fraction *list = NULL;

	*n = 0;
	field_values(f, values);
	for (int32_t i = 0; i < f->n_seats; i++) {
		const struct column *c = of[i] == SOLVE_NONE ? NULL : &f->columns[of[i]];

		for (int32_t k = 0; c && k < c->n; k++) {
			const int32_t s = f->rows[c->at + (size_t)k];
			const double value = values[(size_t)i * n_slots + (size_t)s];

			if (value > 1 - 1e-6)
				continue;
			list = array_grow(list, (size_t)*n, sizeof *list);
			list[(*n)++] = (struct fraction){
			    i, s, value + NOISE * dice_below(&f->hunt->dice, 1000) / 1000};
		}
	}
	free(of);
	free(values);
	if (*n)
		qsort(list, (size_t)*n, sizeof *list, compare_fractions);
	return list;
}

/* How many of the first were decided. */
static int32_t decide(struct field *f, const struct fraction *list, int32_t n)
{
	int32_t i = 0;

	for (; i < n && (i <= n / SHARE || list[i].value >= SURE); i++)
		field_fix(f, list[i].seat, list[i].slot, PART_MUST);
	return i;
}

/* Takes back what was decided last, but for the surest; one alone is turned into its contrary. */
static int32_t regret(struct field *f, const struct fraction *list, int32_t n)
{
	const int32_t kept = n / 4;

	for (int32_t i = kept; i < n; i++)
		field_fix(f, list[i].seat, list[i].slot, PART_MAY);
	if (n == 1)
		field_fix(f, list[0].seat, list[0].slot, PART_NO);
	return kept;
}

static void take_back(struct field *f, char **kept)
{
	for (int32_t i = 0; i < f->n_seats; i++) {
		for (int32_t s = 0; s < f->part->n_slots; s++)
			if (f->seats[i].fix[s] != kept[i][s])
				field_fix(f, i, s, (enum part_ok)kept[i][s]);
		free(kept[i]);
	}
	free(kept);
}

static char **keep(const struct field *f)
{
	const size_t n = (size_t)f->part->n_slots;
	char **kept = xcalloc((size_t)f->n_seats + 1, sizeof *kept);

	for (int32_t i = 0; i < f->n_seats; i++) {
		kept[i] = xcalloc(n + 1, 1);
		memcpy(kept[i], f->seats[i].fix, n);
	}
	return kept;
}

/* What the dive may cost: less than the best, and as little as at its start while it has regrets.
 */
static double most_of(const struct hunt *hunt, double start, int32_t regrets)
{
	const double step = (double)hunt->part->step;
	double most = INFINITY;

	if (hunt->broken == 0 && hunt->best)
		most = (double)hunt->objective - 0.001 * step;
	if (regrets > 0 && ceil(start / step) * step + 0.999 * step < most)
		most = ceil(start / step) * step + 0.999 * step;
	return most;
}

/* A few rounds may only have been too few: looks closer, then thinks again about the last steps. */
static bool step_back(struct field *f, const struct fraction *list, int32_t *n, double most,
                      struct err *err)
{
	const struct field_effort few = {ROUNDS, NEAR_GAP, false, INT64_MAX};
	const struct field_effort closer = {CLOSER_ROUNDS, 0, false, (int64_t)ceil(most)};

	if (!field_solve(f, &closer, err))
		return false;
	if (f->objective < most)
		return true;
	*n = regret(f, list, *n);
	return field_solve(f, &few, err);
}

/* Thinking again must not take longer than going on would. */
static int32_t regrets_of(const struct field *f)
{
	int64_t arcs = 1, regrets;

	for (int32_t i = 0; i < f->n_seats; i++)
		if (!f->seats[i].graph->is_empty)
			arcs += f->seats[i].graph->arc_first[graph_nodes(f->seats[i].graph)];
	regrets = WORK / (arcs * (CLOSER_ROUNDS + ROUNDS));
	return regrets < REGRETS ? (int32_t)regrets : REGRETS;
}

bool hunt_dive(struct hunt *hunt, struct field *f, struct err *err)
{
	const struct field_effort effort = {ROUNDS, NEAR_GAP, false, INT64_MAX};
	char **kept = keep(f);
	struct fraction *list = NULL;
	int32_t n = 0, n_decided = 0, regrets = f->is_whole ? regrets_of(f) : 0;
	const double start = f->objective;
	bool good = true;

	while (good && !f->is_whole_number && !hunt_is_over(hunt)) {
		const double most = most_of(hunt, start, regrets);

		if (f->objective >= most) {
			if (regrets == 0)
				break;
			regrets--;
			if (n_decided == 0)
				regrets = 0;
			else
				good = step_back(f, list, &n_decided, most, err);
			continue;
		}
		free(list);
		list = list_fractions(f, &n);
		n_decided = decide(f, list, n);
		if (n_decided == 0)
			break;
		good = field_solve(f, &effort, err);
	}
	free(list);
	take_back(f, kept);
	return good;
}
