#include "solve/hunt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

#define LOOK_AT_CLOCK 1024 /* moves */
#define COOLEST       2e-4 /* last temperature, of the first */

struct team { /* a person's row */
	int32_t n;
	int32_t *row;
	int64_t cost;
};

struct anneal {
	struct hunt *hunt;
	const struct part *part;
	uint64_t random;
	int32_t *holder; /* SOLVE_NONE: a gap */
	int32_t n_gaps;
	int64_t gap_price;
	struct team *team;   /* per person */
	int32_t **candidate; /* per slot */
	int32_t *n_candidates;
	int32_t *gained, *lost, *left_over; /* rows being tried */
};

/* xorshift64*, by Marsaglia and Vigna: reproducible from the seed. */
static uint64_t next_random(struct anneal *a)
{
	a->random ^= a->random >> 12;
	a->random ^= a->random << 25;
	a->random ^= a->random >> 27;
	return a->random * 0x2545f4914f6cdd1dU;
}

static int32_t random_below(struct anneal *a, int32_t n)
{
	return (int32_t)((next_random(a) >> 33) % (uint64_t)n);
}

static double random_share(struct anneal *a)
{
	return (double)(next_random(a) >> 11) / 9007199254740992.0;
}

static void insert_slot(int32_t *row, int32_t *n, int32_t slot)
{
	int32_t at = (*n)++;

	for (; at > 0 && row[at - 1] > slot; at--)
		row[at] = row[at - 1];
	row[at] = slot;
}

static void remove_slot(int32_t *row, int32_t *n, int32_t slot)
{
	int32_t at = 0;

	while (row[at] != slot)
		at++;
	memmove(row + at, row + at + 1, (size_t)(*n - at - 1) * sizeof *row);
	(*n)--;
}

struct move {
	int32_t slot, from, to;           /* from: SOLVE_NONE when it was a gap */
	int32_t n_gained, n_lost, n_left; /* rows of `to` and `from`; slots that become gaps */
	int64_t cost_gained, cost_lost, change;
};

/* What `to` must give away for the slot goes to `from` where possible, else becomes a gap. */
static bool plan_move(struct anneal *a, struct move *m)
{
	const struct part *part = a->part;
	const struct team *to = &a->team[m->to];

	m->n_gained = m->n_lost = m->n_left = 0;
	if (m->from != SOLVE_NONE) {
		m->n_lost = a->team[m->from].n;
		memcpy(a->lost, a->team[m->from].row, (size_t)m->n_lost * sizeof *a->lost);
		remove_slot(a->lost, &m->n_lost, m->slot);
	}
	for (int32_t i = 0; i < to->n; i++)
		if (!part_excludes(part, m->to, to->row[i], m->slot))
			a->gained[m->n_gained++] = to->row[i];
		else
			a->left_over[m->n_left++] = to->row[i];
	while (!part_can_add(part, m->to, a->gained, m->n_gained, m->slot)) {
		int32_t other;

		if (m->n_gained == 0)
			return false; /* not even alone */
		other = a->gained[random_below(a, m->n_gained)];
		remove_slot(a->gained, &m->n_gained, other);
		a->left_over[m->n_left++] = other;
	}
	insert_slot(a->gained, &m->n_gained, m->slot);
	for (int32_t i = m->n_left - 1; i >= 0 && m->from != SOLVE_NONE; i--)
		if (part_can_add(part, m->from, a->lost, m->n_lost, a->left_over[i])) {
			insert_slot(a->lost, &m->n_lost, a->left_over[i]);
			a->left_over[i] = a->left_over[--m->n_left];
		}
	return true;
}

static void price_move(const struct anneal *a, struct move *m)
{
	m->cost_gained = part_row_cost(a->part, m->to, a->gained, m->n_gained);
	m->change = m->cost_gained - a->team[m->to].cost + m->n_left * a->gap_price;
	m->cost_lost = 0;
	if (m->from == SOLVE_NONE) {
		m->change -= a->gap_price;
	} else {
		m->cost_lost = part_row_cost(a->part, m->from, a->lost, m->n_lost);
		m->change += m->cost_lost - a->team[m->from].cost;
	}
}

static void set_row(struct anneal *a, int32_t person, const int32_t *row, int32_t n, int64_t cost)
{
	struct team *team = &a->team[person];

	memcpy(team->row, row, (size_t)n * sizeof *row);
	team->n = n;
	team->cost = cost;
	for (int32_t i = 0; i < n; i++)
		a->holder[row[i]] = person;
}

static void make_move(struct anneal *a, const struct move *m)
{
	for (int32_t i = 0; i < m->n_left; i++)
		a->holder[a->left_over[i]] = SOLVE_NONE;
	a->n_gaps += m->n_left - (m->from == SOLVE_NONE);
	set_row(a, m->to, a->gained, m->n_gained, m->cost_gained);
	if (m->from != SOLVE_NONE)
		set_row(a, m->from, a->lost, m->n_lost, m->cost_lost);
}

static bool draw_move(struct anneal *a, struct move *m)
{
	m->slot = random_below(a, a->part->n_slots);
	m->from = a->holder[m->slot];
	m->to = a->candidate[m->slot][random_below(a, a->n_candidates[m->slot])];
	if (m->to == m->from || !plan_move(a, m))
		return false;
	price_move(a, m);
	return true;
}

/* Each slot in turn to whom it costs least, those with few candidates first. */
static void fill_greedily(struct anneal *a)
{
	const struct part *part = a->part;

	for (int32_t n = 1; n <= part->n_people; n++)
		for (int32_t s = 0; s < part->n_slots; s++) {
			struct move best = {0}, m = {.slot = s, .from = SOLVE_NONE};

			if (a->n_candidates[s] != n || a->holder[s] != SOLVE_NONE)
				continue;
			best.change = INT64_MAX;
			for (int32_t i = 0; i < n; i++) {
				m.to = a->candidate[s][i];
				if (!plan_move(a, &m) || m.n_left)
					continue;
				price_move(a, &m);
				if (m.change < best.change)
					best = m;
			}
			if (best.change != INT64_MAX && plan_move(a, &best))
				make_move(a, &best);
		}
}

static double first_temperature(struct anneal *a)
{
	double sum = 1;
	int32_t n = 1;

	for (int32_t i = 0; i < 400; i++) {
		struct move m;

		if (draw_move(a, &m) && m.n_left == 0 && m.from != SOLVE_NONE) {
			sum += m.change < 0 ? -(double)m.change : (double)m.change;
			n++;
		}
	}
	return sum / n;
}

static void anneal_moves(struct anneal *a, int64_t moves)
{
	const double first = first_temperature(a);
	const double cool = pow(COOLEST, 1.0 / (double)moves);
	double temperature = first;
	int64_t objective = a->n_gaps * a->gap_price;
	int64_t best = INT64_MAX;

	for (int32_t p = 0; p < a->part->n_people; p++)
		objective += a->team[p].cost;
	if (a->n_gaps == 0) {
		hunt_take(a->hunt, a->holder);
		best = objective;
	}
	for (int64_t i = 0; i < moves; i++, temperature *= cool) {
		struct move m;

		if (i % LOOK_AT_CLOCK == 0 && hunt_is_over(a->hunt))
			break;
		if (!draw_move(a, &m) ||
		    (m.change > 0 && random_share(a) >= exp(-(double)m.change / temperature)))
			continue;
		make_move(a, &m);
		objective += m.change;
		if (a->n_gaps == 0 && objective < best) {
			best = objective;
			hunt_take(a->hunt, a->holder);
		}
	}
}

/* A gap costs more than the dearest way to fill it. */
static int64_t price_of_gap(const struct anneal *a)
{
	const struct part *part = a->part;
	int64_t dearest = 0;

	for (int32_t s = 0; s < part->n_slots; s++)
		for (int32_t i = 0; i < a->n_candidates[s]; i++) {
			const int64_t cost = part_row_cost(part, a->candidate[s][i], &s, 1);

			dearest = cost > dearest ? cost : dearest;
		}
	return 4 * dearest + 4 * part->adjacent + 1;
}

static void anneal_init(struct anneal *a, struct hunt *hunt)
{
	const struct part *part = hunt->part;
	const size_t n = (size_t)part->n_slots;

	*a = (struct anneal){.hunt = hunt, .part = part};
	a->random = (hunt->seed + 1) * 0x9e3779b97f4a7c15U;
	a->random += a->random == 0;
	a->holder = xcalloc(n, sizeof *a->holder);
	a->gained = xcalloc(n + 1, sizeof *a->gained);
	a->lost = xcalloc(n + 1, sizeof *a->lost);
	a->left_over = xcalloc(n + 1, sizeof *a->left_over);
	a->team = xcalloc((size_t)part->n_people, sizeof *a->team);
	for (int32_t p = 0; p < part->n_people; p++)
		a->team[p].row = xcalloc(n + 1, sizeof *a->team[p].row);
	a->candidate = xcalloc(n, sizeof *a->candidate);
	a->n_candidates = xcalloc(n, sizeof *a->n_candidates);
	for (int32_t s = 0; s < part->n_slots; s++) {
		a->candidate[s] = xcalloc((size_t)part->n_people, sizeof **a->candidate);
		for (int32_t p = 0; p < part->n_people; p++)
			if (part->people[p].ok[s])
				a->candidate[s][a->n_candidates[s]++] = p;
		a->holder[s] = SOLVE_NONE;
	}
	a->n_gaps = part->n_slots;
	a->gap_price = price_of_gap(a);
}

static void start_from(struct anneal *a, const int32_t *holder)
{
	const struct part *part = a->part;

	memcpy(a->holder, holder, (size_t)part->n_slots * sizeof *holder);
	for (int32_t s = 0; s < part->n_slots; s++) {
		struct team *team = &a->team[holder[s]];

		team->row[team->n++] = s;
	}
	for (int32_t p = 0; p < part->n_people; p++)
		a->team[p].cost = part_row_cost(part, p, a->team[p].row, a->team[p].n);
	a->n_gaps = 0;
}

static void anneal_release(struct anneal *a)
{
	for (int32_t p = 0; p < a->part->n_people; p++)
		free(a->team[p].row);
	for (int32_t s = 0; s < a->part->n_slots; s++)
		free(a->candidate[s]);
	free(a->team);
	free(a->candidate);
	free(a->n_candidates);
	free(a->holder);
	free(a->gained);
	free(a->lost);
	free(a->left_over);
}

void hunt_anneal(struct hunt *hunt, int32_t rounds)
{
	struct anneal a;

	anneal_init(&a, hunt);
	if (hunt->holder)
		start_from(&a, hunt->holder);
	else
		fill_greedily(&a);
	anneal_moves(&a, (int64_t)rounds * hunt->part->n_slots);
	anneal_release(&a);
}
