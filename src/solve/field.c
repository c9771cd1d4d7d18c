#include "solve/field_tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

#define BREACH 8 /* times the price of a broken rule */

/* ---- who and what is open ---- */

static void count_outside(struct field *f, const char *is_seated)
{
	const struct part *part = f->part;

	for (int32_t p = 0; p < part->n_people; p++) {
		const struct part_person *who = &part->people[p];
		const struct row *row = f->start ? &f->start[p] : NULL;

		if (is_seated[p] || !row)
			continue;
		f->constant += part_row_cost(part, p, row->slots, row->n);
		for (int32_t i = 0; i < row->n; i++) {
			f->heads[row->slots[i]]++;
			for (int32_t t = 0; t < who->n_terms; t++)
				if (who->terms[t].slot == row->slots[i])
					f->sums[who->terms[t].couple] += who->terms[t].factor;
		}
	}
}

/* What is closed costs what it does in the start. */
static void count_closed(struct field *f)
{
	const struct part *part = f->part;
	int64_t *heads;

	if (f->is_whole || !f->start)
		return;
	heads = xcalloc((size_t)part->n_slots + 1, sizeof *heads);
	for (int32_t p = 0; p < part->n_people; p++)
		for (int32_t i = 0; i < f->start[p].n; i++)
			heads[f->start[p].slots[i]]++;
	for (int32_t s = 0; s < part->n_slots; s++)
		if (!f->open[s])
			f->constant += part_cover_cost(&part->slots[s], heads[s], f->hunt->must);
	free(heads);
}

static bool sit_down(struct field *f, int32_t person, const char *open)
{
	struct seat *seat = &f->seats[f->n_seats];
	const struct graph *graph = &f->hunt->graphs[f->part->people[person].contract];

	*seat = (struct seat){.person = person, .graph = graph};
	if (open) {
		const struct row *row = &f->start[person];

		if (!graph_cut(&seat->own, graph, row->slots, row->n, open))
			return false;
	}
	f->n_seats++;
	return true;
}

static void make_room(struct field *f)
{
	int32_t most = 0;

	for (int32_t i = 0; i < f->n_seats; i++) {
		struct seat *seat = &f->seats[i];

		if (!f->is_whole && seat->own.n_layers)
			seat->graph = &seat->own;
		if (graph_nodes(seat->graph) > most)
			most = graph_nodes(seat->graph);
	}
	f->rest = xcalloc((size_t)most + 1, sizeof *f->rest);
}

static void set_up_seat(struct field *f, struct seat *seat)
{
	seat->fix = xcalloc((size_t)f->part->n_slots + 1, 1);
	memset(seat->fix, PART_MAY, (size_t)f->part->n_slots);
	prices_init(&seat->prices, seat->graph, seat->person, f->rest);
}

static void init_slots(struct field *f, const char *open)
{
	const struct part *part = f->part;
	const size_t n = (size_t)part->n_slots, k = (size_t)part->n_couples;

	f->open = xcalloc(n + 1, 1);
	memset(f->open, 1, n);
	if (open)
		memcpy(f->open, open, n);
	f->heads = xcalloc(n + 1, sizeof *f->heads);
	f->sums = xcalloc(k + 1, sizeof *f->sums);
	f->heads_least = xcalloc(n + 1, sizeof *f->heads_least);
	f->heads_most = xcalloc(n + 1, sizeof *f->heads_most);
	f->slot_row = xcalloc(n + 1, sizeof *f->slot_row);
	f->under_col = xcalloc(n + 1, sizeof *f->under_col);
	f->over_col = xcalloc(n + 1, sizeof *f->over_col);
	f->slot_dual = xcalloc(n + 1, sizeof *f->slot_dual);
	f->couple_dual = xcalloc(k + 1, sizeof *f->couple_dual);
	f->best_slot_dual = xcalloc(n + 1, sizeof *f->best_slot_dual);
	f->best_couple_dual = xcalloc(k + 1, sizeof *f->best_couple_dual);
	f->scratch = xcalloc(n + 1, sizeof *f->scratch);
	for (size_t s = 0; s < n; s++)
		f->heads_most[s] = part->n_people;
}

/* ---- the LP ---- */

static double price_of(const struct field *f, int64_t cost)
{
	return (double)(cost == SOLVE_MUST ? f->hunt->must : cost) * f->scale;
}

/* Decisions can leave an LP without a solution: what breaks them has a price too, the highest. */
static void load_breaches(struct field *f)
{
	const double one = 1, less = -1;
	const double price = BREACH * (double)f->hunt->must * f->scale;

	for (int32_t i = 0; i < f->n_seats; i++) {
		const int32_t row = f->seat_row + i;

		lp_add_col(f->lp, price, 0, LP_INFINITE, 1, &row, &one);
	}
	for (int32_t s = 0; s < f->part->n_slots; s++) {
		if (!f->open[s])
			continue;
		lp_add_col(f->lp, price, 0, LP_INFINITE, 1, &f->slot_row[s], &one);
		lp_add_col(f->lp, price, 0, LP_INFINITE, 1, &f->slot_row[s], &less);
	}
}

/* A head too few (sign 1) or too many (-1) on a slot. */
static int32_t load_gap(struct field *f, int32_t slot, double price, double sign)
{
	int32_t rows[3] = {f->slot_row[slot]};
	double values[3] = {sign};
	const int32_t n = 1 + field_tally_entries(f, slot, -sign, rows + 1, values + 1);

	return lp_add_col(f->lp, price, 0, LP_INFINITE, n, rows, values);
}

static void load_slots(struct field *f)
{
	const double one = 1, less = -1;

	field_init_tallies(f);
	for (int32_t s = 0; s < f->part->n_slots; s++) {
		const struct part_slot *slot = &f->part->slots[s];
		const double need = (double)(slot->need - f->heads[s]);

		f->slot_row[s] = SOLVE_NONE;
		if (f->open[s])
			f->slot_row[s] = lp_add_row(f->lp, need, need);
	}
	f->couple_row = lp_count_rows(f->lp);
	for (int32_t i = 0; i < f->part->n_couples; i++) {
		const struct part_couple *c = &f->part->couples[i];

		lp_add_row(f->lp, (double)(c->least - f->sums[i]), (double)(c->most - f->sums[i]));
	}
	f->seat_row = lp_count_rows(f->lp);
	for (int32_t i = 0; i < f->n_seats; i++)
		lp_add_row(f->lp, 1, 1);
	load_breaches(f);
	for (int32_t s = 0; s < f->part->n_slots; s++) {
		const struct part_slot *slot = &f->part->slots[s];

		if (!f->open[s])
			continue;
		f->under_col[s] = load_gap(f, s, price_of(f, slot->under), 1);
		f->over_col[s] = load_gap(f, s, price_of(f, slot->over), -1);
	}
	for (int32_t i = 0; i < f->part->n_couples; i++) {
		const struct part_couple *c = &f->part->couples[i];
		const int32_t row = f->couple_row + i;

		lp_add_col(f->lp, price_of(f, c->under), 0, LP_INFINITE, 1, &row, &one);
		lp_add_col(f->lp, price_of(f, c->over), 0, LP_INFINITE, 1, &row, &less);
	}
}

bool seat_allows(const struct seat *seat, const int32_t *slots, int32_t n, int32_t n_slots)
{
	int32_t at = 0;

	for (int32_t s = 0; s < n_slots; s++) {
		const bool held = at < n && slots[at] == s;

		at += held;
		if ((held && seat->fix[s] == PART_NO) || (!held && seat->fix[s] == PART_MUST))
			return false;
	}
	return true;
}

/* A column that a decision forbids stays, but at nothing. */
static double most_of(const struct field *f, const struct column *c)
{
	const int32_t *slots = f->rows + c->at;

	return seat_allows(&f->seats[c->seat], slots, c->n, f->part->n_slots) ? LP_INFINITE : 0;
}

static bool has_column(const struct field *f, int32_t seat, const int32_t *slots, int32_t n)
{
	for (int32_t i = 0; i < f->n_columns; i++) {
		const struct column *c = &f->columns[i];

		if (c->seat == seat && c->n == n &&
		    (n == 0 || !memcmp(f->rows + c->at, slots, (size_t)n * sizeof *slots)))
			return true;
	}
	return false;
}

static void load_column(struct field *f, struct column *c)
{
	const int32_t *slots = f->rows + c->at;
	const struct part_person *who = &f->part->people[f->seats[c->seat].person];
	int32_t *rows = xcalloc((size_t)(c->n + who->n_terms) + 1, sizeof *rows);
	double *values = xcalloc((size_t)(c->n + who->n_terms) + 1, sizeof *values);
	int32_t n = 0, t = 0;

	for (int32_t i = 0; i < c->n; i++) {
		if (f->slot_row[slots[i]] != SOLVE_NONE) {
			values[n] = 1;
			rows[n++] = f->slot_row[slots[i]];
		}
		while (t < who->n_terms && who->terms[t].slot < slots[i])
			t++;
		for (; t < who->n_terms && who->terms[t].slot == slots[i]; t++) {
			const int32_t row = f->couple_row + who->terms[t].couple;
			int32_t k = 0;

			while (k < n && rows[k] != row)
				k++;
			values[k] = (k < n ? values[k] : 0) + who->terms[t].factor;
			rows[k] = row;
			n += k == n;
		}
	}
	values[n] = 1;
	rows[n++] = f->seat_row + c->seat;
	c->col =
	    lp_add_col(f->lp, (double)c->cost * f->scale, 0, most_of(f, c), n, rows, values);
	free(rows);
	free(values);
}

void field_add(struct field *f, int32_t seat, const int32_t *slots, int32_t n)
{
	struct column *c;

	if (has_column(f, seat, slots, n))
		return;
	if (f->n_rows + (size_t)n > f->rows_room) {
		f->rows_room = 2 * (f->n_rows + (size_t)n) + 1024;
		f->rows = xrealloc(f->rows, f->rows_room, sizeof *f->rows);
	}
	f->columns = array_grow(f->columns, (size_t)f->n_columns, sizeof *f->columns);
	c = &f->columns[f->n_columns++];
	*c = (struct column){seat, n, f->n_rows,
	                     part_row_cost(f->part, f->seats[seat].person, slots, n), 0};
	if (n)
		memcpy(f->rows + f->n_rows, slots, (size_t)n * sizeof *slots);
	f->n_rows += (size_t)n;
	load_column(f, c);
}

/* ---- too many columns ---- */

#define MANY 4 /* columns per row of the LP, and FEW more: then the dearest go */
#define FEW  600

struct dear {
	double reduced;
	int32_t column;
};

static int compare_dear(const void *a, const void *b)
{
	const struct dear *x = a, *y = b;

	if (x->reduced != y->reduced)
		return x->reduced < y->reduced ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

static void drop(struct field *f, const char *is_dropped)
{
	const int32_t first = f->columns[0].col;
	int32_t kept = 0;
	size_t n_rows = 0;

	lp_drop_cols(f->lp, first, is_dropped);
	for (int32_t i = 0; i < f->n_columns; i++) {
		struct column c = f->columns[i];

		if (is_dropped[i])
			continue;
		if (c.n)
			memmove(f->rows + n_rows, f->rows + c.at, (size_t)c.n * sizeof *f->rows);
		c.at = n_rows;
		c.col = first + kept;
		n_rows += (size_t)c.n;
		f->columns[kept++] = c;
	}
	f->n_columns = kept;
	f->n_rows = n_rows;
}

void field_purge(struct field *f)
{
	const int32_t n_rows = lp_count_rows(f->lp);
	struct dear *list;
	char *is_dropped;
	int32_t n = 0;

	if (f->n_columns < MANY * n_rows + FEW)
		return;
	list = xcalloc((size_t)f->n_columns, sizeof *list);
	is_dropped = xcalloc((size_t)f->n_columns, 1);
	for (int32_t i = 0; i < f->n_columns; i++)
		if (!lp_is_basic(f->lp, f->columns[i].col))
			list[n++] = (struct dear){lp_reduced(f->lp, f->columns[i].col), i};
	qsort(list, (size_t)n, sizeof *list, compare_dear);
	for (int32_t i = n_rows; i < n; i++)
		is_dropped[list[i].column] = 1;
	drop(f, is_dropped);
	free(list);
	free(is_dropped);
}

static void load_start(struct field *f)
{
	for (int32_t i = 0; i < f->n_seats; i++) {
		const struct row *row = f->start ? &f->start[f->seats[i].person] : NULL;

		if (row && row->slots &&
		    part_row_ok(f->part, f->seats[i].person, row->slots, row->n))
			field_add(f, i, row->slots, row->n);
	}
}

#define LP_SIZE 1e7 /* the LP's objective is kept about as large as this */

bool field_init(struct field *out, struct hunt *hunt, const struct row *start,
                const int32_t *people, int32_t n, const char *open)
{
	const double size = hunt->best ? fabs((double)hunt->objective) + 1 : 1;
	char *is_seated = xcalloc((size_t)hunt->part->n_people + 1, 1);

	*out = (struct field){.hunt = hunt, .part = hunt->part, .start = start};
	out->scale = size > LP_SIZE ? LP_SIZE / size : 1;
	out->is_whole = !open && n == hunt->part->n_people;
	init_slots(out, open);
	out->seats = xcalloc((size_t)n + 1, sizeof *out->seats);
	for (int32_t i = 0; i < n; i++)
		if (sit_down(out, people[i], open))
			is_seated[people[i]] = 1;
	make_room(out);
	for (int32_t i = 0; i < out->n_seats; i++)
		set_up_seat(out, &out->seats[i]);
	count_outside(out, is_seated);
	count_closed(out);
	free(is_seated);
	out->lp = lp_new();
	load_slots(out);
	out->lp_dual = xcalloc((size_t)lp_count_rows(out->lp) + 1, sizeof *out->lp_dual);
	load_start(out);
	return out->n_seats > 0;
}

void field_release(struct field *f)
{
	for (int32_t i = 0; i < f->n_seats; i++) {
		prices_release(&f->seats[i].prices);
		graph_release(&f->seats[i].own);
		free(f->seats[i].fix);
	}
	lp_free(f->lp);
	free(f->seats);
	free(f->open);
	free(f->heads);
	free(f->sums);
	free(f->heads_least);
	free(f->heads_most);
	free(f->columns);
	free(f->rows);
	free(f->slot_row);
	free(f->under_col);
	free(f->over_col);
	free(f->lp_dual);
	free(f->slot_dual);
	free(f->couple_dual);
	free(f->best_slot_dual);
	free(f->best_couple_dual);
	free(f->scratch);
	free(f->tallies);
	free(f->tally_of);
	free(f->rest);
	*f = (struct field){0};
}

/* ---- decisions ---- */

void field_fix(struct field *f, int32_t seat, int32_t slot, enum part_ok how)
{
	struct seat *s = &f->seats[seat];

	if (s->fix[slot] == (char)how)
		return;
	s->fix[slot] = (char)how;
	for (int32_t i = 0; i < f->n_columns; i++) {
		const struct column *c = &f->columns[i];

		if (c->seat == seat)
			lp_bound_col(f->lp, c->col, 0, most_of(f, c));
	}
}

void field_limit_heads(struct field *f, int32_t slot, int64_t least, int64_t most)
{
	const int64_t need = f->part->slots[slot].need;
	const double few = (double)(need - most), many = (double)(least - need);

	f->heads_least[slot] = least;
	f->heads_most[slot] = most;
	lp_bound_col(f->lp, f->under_col[slot], few > 0 ? few : 0,
	             least >= need ? 0 : (double)(need - least));
	lp_bound_col(f->lp, f->over_col[slot], many > 0 ? many : 0,
	             most <= need ? 0 : (double)(most - need));
}

/* ---- the solution ---- */

double field_value(const struct field *f, int32_t column)
{
	return lp_value(f->lp, f->columns[column].col);
}

void field_values(const struct field *f, double *values)
{
	const size_t n = (size_t)f->part->n_slots;

	memset(values, 0, (size_t)f->n_seats * n * sizeof *values);
	for (int32_t i = 0; i < f->n_columns; i++) {
		const struct column *c = &f->columns[i];
		const double value = field_value(f, i);

		for (int32_t k = 0; k < c->n && value > 1e-9; k++)
			values[(size_t)c->seat * n + (size_t)f->rows[c->at + (size_t)k]] += value;
	}
}

void field_take(struct field *f)
{
	double *most = xcalloc((size_t)f->n_seats + 1, sizeof *most);
	int32_t *of = xcalloc((size_t)f->n_seats + 1, sizeof *of);
	struct row *rows = rows_new(f->part->n_people);
	bool good = true;

	for (int32_t i = 0; i < f->n_columns; i++) {
		const double value = field_value(f, i);

		if (value > most[f->columns[i].seat]) {
			most[f->columns[i].seat] = value;
			of[f->columns[i].seat] = i;
		}
	}
	if (f->start)
		rows_copy(rows, f->start, f->part->n_people);
	for (int32_t i = 0; i < f->n_seats && good; i++) {
		const struct column *c = &f->columns[of[i]];

		good = most[i] > 0;
		if (good)
			row_set(&rows[f->seats[i].person], f->rows + c->at, c->n);
	}
	for (int32_t p = 0; p < f->part->n_people && good; p++)
		good = rows[p].slots != NULL;
	if (good)
		hunt_take(f->hunt, rows);
	rows_free(rows, f->part->n_people);
	free(most);
	free(of);
}
