#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/field_tally.h"

#include "base/banned.h"

#define REDUCED 1e-6 /* less than this below nothing is nothing */
#define CALM    0.6  /* share of the best duals in those that are tried */

/* ---- the bound ---- */

static int64_t least_of_slot(const struct field *f, int32_t s, int64_t dual)
{
	const struct part_slot *slot = &f->part->slots[s];
	const int64_t need = slot->need;
	int64_t low = f->heads_least[s], high = f->heads_most[s], best = GRAPH_NEVER;

	if (slot->under == SOLVE_MUST && low < need)
		low = need;
	if (slot->over == SOLVE_MUST && high > need)
		high = need;
	if (low > high)
		return GRAPH_NEVER;
	for (int i = 0; i < 3; i++) {
		const int64_t n = i == 0 ? low : i == 1 ? high : need;
		int64_t price;

		if (n < low || n > high)
			continue;
		price = part_cover_cost(slot, n, 0) * GRAPH_SCALE + dual * n;
		best = price < best ? price : best;
	}
	return best;
}

static int64_t least_of_couple(const struct part_couple *c, int64_t dual)
{
	const int64_t low = c->under == SOLVE_MUST ? c->least : c->floor;
	const int64_t high = c->over == SOLVE_MUST ? c->most : c->roof;
	int64_t best = GRAPH_NEVER;

	for (int i = 0; i < 4; i++) {
		const int64_t n = i == 0 ? low : i == 1 ? high : i == 2 ? c->least : c->most;
		int64_t price;

		if (n < low || n > high)
			continue;
		price = part_couple_cost(c, n, 0) * GRAPH_SCALE + dual * n;
		best = price < best ? price : best;
	}
	return best;
}

int64_t field_bound(struct field *f)
{
	int64_t sum = field_tally_bound(f) + f->constant * GRAPH_SCALE;

	for (int32_t s = 0; s < f->part->n_slots; s++) {
		int64_t least;

		if (!f->open[s])
			continue;
		sum -= f->slot_dual[s] * f->heads[s];
		least = least_of_slot(f, s, f->slot_dual[s] - field_tally_dual(f, s));

		if (least >= GRAPH_NEVER)
			return GRAPH_NEVER;
		sum += least;
	}
	for (int32_t i = 0; i < f->part->n_couples; i++) {
		const int64_t least = least_of_couple(&f->part->couples[i], f->couple_dual[i]);

		sum -= f->couple_dual[i] * f->sums[i];
		if (least >= GRAPH_NEVER)
			return GRAPH_NEVER;
		sum += least;
	}
	for (int32_t i = 0; i < f->n_seats; i++) {
		if (f->seats[i].least >= GRAPH_NEVER / 2)
			return GRAPH_NEVER;
		sum += f->seats[i].least;
	}
	return sum;
}

/* ---- one sweep ---- */

static double reduced_cost(const struct field *f, int32_t seat, const int32_t *slots, int32_t n)
{
	const struct part_person *who = &f->part->people[f->seats[seat].person];
	double cost = (double)part_row_cost(f->part, f->seats[seat].person, slots, n) * f->scale -
	              f->lp_dual[f->seat_row + seat];
	int32_t t = 0;

	for (int32_t i = 0; i < n; i++) {
		if (f->slot_row[slots[i]] != SOLVE_NONE)
			cost -= f->lp_dual[f->slot_row[slots[i]]];
		while (t < who->n_terms && who->terms[t].slot < slots[i])
			t++;
		for (; t < who->n_terms && who->terms[t].slot == slots[i]; t++)
			cost -=
			    f->lp_dual[f->couple_row + who->terms[t].couple] * who->terms[t].factor;
	}
	return cost;
}

static bool consider(struct field *f, int32_t seat, const int32_t *slots, int32_t n)
{
	const int32_t before = f->n_columns;

	if (reduced_cost(f, seat, slots, n) > -REDUCED)
		return false;
	if (!f->hunt->is_exact && !part_row_ok(f->part, f->seats[seat].person, slots, n))
		return false;
	field_add(f, seat, slots, n);
	return f->n_columns > before;
}

/* A whole row under the duals. */
static int64_t price_row(const struct field *f, const struct seat *seat, const int32_t *slots,
                         int32_t n)
{
	const struct part_person *who = &f->part->people[seat->person];
	int64_t price = part_row_cost(f->part, seat->person, slots, n) * GRAPH_SCALE;
	int32_t t = 0;

	for (int32_t i = 0; i < n; i++) {
		price -= f->slot_dual[slots[i]];
		while (t < who->n_terms && who->terms[t].slot < slots[i])
			t++;
		for (; t < who->n_terms && who->terms[t].slot == slots[i]; t++)
			price -= f->couple_dual[who->terms[t].couple] * who->terms[t].factor;
	}
	return price;
}

/* The base is the one row that pays nothing for change. */
static int64_t price_base(const struct field *f, const struct seat *seat)
{
	const struct part_person *who = &f->part->people[seat->person];

	if (who->n_base == SOLVE_NONE || !seat_allows(seat, who->base, who->n_base, f->part->n_slots))
		return GRAPH_NEVER;
	return price_row(f, seat, who->base, who->n_base);
}

/* The closed slots of the start, and what the graph chose of the open ones. */
static int32_t complete(struct field *f, const struct seat *seat, const int32_t *part, int32_t n)
{
	const struct row *start = &f->start[seat->person];
	int32_t i = 0, k = 0, out = 0;

	while (i < start->n || k < n) {
		if (k == n || (i < start->n && start->slots[i] <= part[k])) {
			if (k < n && part[k] == start->slots[i])
				k++;
			if (!f->open[start->slots[i]] || (k > 0 && part[k - 1] == start->slots[i]))
				f->scratch[out++] = start->slots[i];
			i++;
		} else {
			f->scratch[out++] = part[k++];
		}
	}
	return out;
}

static int32_t price_seat(struct field *f, int32_t number)
{
	struct seat *seat = &f->seats[number];
	const struct part_person *who = &f->part->people[seat->person];
	const struct graph *graph = seat->graph;
	int32_t n_added = 0;
	int64_t base;

	prices_fill(&seat->prices, graph, seat->person, f->slot_dual, f->couple_dual, seat->fix);
	seat->least = graph_price(&seat->prices, graph);
	if (seat->least < GRAPH_NEVER / 2) {
		int32_t *best = xcalloc((size_t)f->part->n_slots + 1, sizeof *best);
		int32_t n = graph_best(best, graph, &seat->prices);

		if (graph == &seat->own) {
			n = complete(f, seat, best, n);
			memcpy(best, f->scratch, (size_t)n * sizeof *best);
			seat->least = price_row(f, seat, best, n);
		}
		n_added += consider(f, number, best, n);
		free(best);
		if (who->n_base != SOLVE_NONE && f->is_whole)
			seat->least += who->base_cost * GRAPH_SCALE;
	}
	if (who->n_base != SOLVE_NONE && f->is_whole) {
		base = price_base(f, seat);
		if (base < seat->least) {
			seat->least = base;
			n_added += consider(f, number, who->base, who->n_base);
		}
	}
	return n_added;
}

static int32_t sweep(struct field *f)
{
	int32_t n_added = 0;
	int64_t bound;

	for (int32_t i = 0; i < f->n_seats; i++)
		n_added += price_seat(f, i);
	bound = field_bound(f);
	if (!f->has_proven || bound > f->proven) {
		f->has_proven = true;
		f->proven = bound;
		memcpy(f->best_slot_dual, f->slot_dual,
		       (size_t)f->part->n_slots * sizeof *f->slot_dual);
		memcpy(f->best_couple_dual, f->couple_dual,
		       (size_t)f->part->n_couples * sizeof *f->couple_dual);
		for (int32_t i = 0; i < f->n_tallies; i++)
			f->tallies[i].best_dual = f->tallies[i].dual;
	}
	return n_added;
}

/* ---- duals ---- */

static int64_t round_dual(const struct field *f, double dual, int64_t best, double calm)
{
	const double most =
	    (double)(1LL << 58) /
	    (((double)f->part->n_slots + f->part->n_couples + 2) * (double)(f->part->n_people + 2));

	dual = dual / f->scale * GRAPH_SCALE;
	if (f->has_proven)
		dual = calm * (double)best + (1 - calm) * dual;
	dual = dual > most ? most : dual < -most ? -most : dual;
	return llround(dual);
}

/* Any whole numbers prove a bound; they only must not overflow when they are added up. */
static void choose_duals(struct field *f, double calm)
{
	for (int32_t s = 0; s < f->part->n_slots; s++)
		f->slot_dual[s] =
		    f->slot_row[s] == SOLVE_NONE
		        ? 0
		        : round_dual(f, f->lp_dual[f->slot_row[s]], f->best_slot_dual[s], calm);
	for (int32_t i = 0; i < f->part->n_couples; i++)
		f->couple_dual[i] =
		    round_dual(f, f->lp_dual[f->couple_row + i], f->best_couple_dual[i], calm);
	for (int32_t i = 0; i < f->n_tallies; i++) {
		struct tally *t = &f->tallies[i];

		t->dual =
		    field_tally_allowed(t, round_dual(f, f->lp_dual[t->row], t->best_dual, calm));
	}
}

static bool solve_lp(struct field *f, struct err *err)
{
	const int32_t n = lp_count_rows(f->lp);

	if (!lp_solve(f->lp, err))
		return false;
	for (int32_t i = 0; i < n; i++)
		f->lp_dual[i] = lp_dual(f->lp, i);
	f->objective = lp_objective(f->lp) / f->scale + (double)f->constant;
	f->is_whole_number = true;
	for (int32_t i = 0; i < f->n_columns && f->is_whole_number; i++) {
		const double value = field_value(f, i);

		f->is_whole_number = fabs(value - round(value)) < 1e-6;
	}
	if (f->is_whole_number)
		field_take(f);
	field_purge(f);
	return true;
}

static bool is_near(const struct field *f, const struct field_effort *effort)
{
	const double proven = (double)f->proven / GRAPH_SCALE;

	if (!f->has_proven)
		return false;
	if (effort->cutoff != INT64_MAX && f->proven >= GRAPH_NEVER)
		return true;
	if (effort->cutoff != INT64_MAX && unscale_up(f->proven) >= effort->cutoff)
		return true;
	return f->objective - proven <= effort->gap * fabs(f->objective) + 1e-9;
}

bool field_solve(struct field *f, const struct field_effort *effort, struct err *err)
{
	bool good = true, go_on = true;

	f->has_proven = f->has_proven && effort->goes_on;
	f->is_converged = false;
	for (int32_t round = 0; good && go_on; round++) {
		int32_t n_added;

		good = solve_lp(f, err);
		if (!good || (effort->rounds && round >= effort->rounds) || hunt_is_over(f->hunt))
			break;
		choose_duals(f, CALM);
		n_added = sweep(f);
		if (n_added == 0 && f->has_proven) {
			choose_duals(f, 0);
			n_added = sweep(f);
		}
		go_on = n_added > 0 && !is_near(f, effort);
		f->is_converged = !go_on;
	}
	return good;
}
