#include "certify/row.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

/* While a row is made. */
struct making {
	struct row *row;
	const struct book *book;
	const struct solve_model *model;
	const struct leaf *leaf;
	int32_t person;
	int32_t *slot; /* per place of the row: the model's slot */
	int32_t *at;   /* per slot of the model: its place in the row, or SOLVE_NONE */
};

/* ---- slots ---- */

static void take_slots(struct making *m)
{
	const struct solve_model *model = m->model;
	const char *cell = m->leaf->cell + (size_t)m->person * (size_t)model->n_slots;
	struct row *row = m->row;

	for (int32_t k = 0; k < model->n_slots; k++) {
		const int32_t s = m->book->order[k];

		m->at[s] = SOLVE_NONE;
		if (cell[s] & CELL_FREE) {
			row->is_hopeless |= cell[s] & CELL_HELD;
			continue;
		}
		row->slots[row->n].must = cell[s] & CELL_HELD;
		row->slots[row->n].day = model->slots[s].day - m->book->first_day;
		row->slots[row->n].price = -m->leaf->slot_dual[s];
		row->slots[row->n].count_at = row->n;
		m->slot[row->n] = s;
		m->at[s] = row->n++;
	}
}

static void add_prices(struct making *m)
{
	const struct book *b = m->book;

	for (int32_t i = b->cells.at[m->person]; i < b->cells.at[m->person + 1]; i++) {
		const struct solve_cell *cell = &m->model->cells[b->cells.item[i]];

		if (m->at[cell->slot] != SOLVE_NONE)
			m->row->slots[m->at[cell->slot]].price += SOLVE_PROOF_SCALE * cell->cost;
	}
	for (int32_t i = b->couples.at[m->person]; i < b->couples.at[m->person + 1]; i++) {
		const int32_t couple = b->couples.item[i];
		const struct solve_term *term = &m->model->couples[couple].terms[b->terms.item[i]];

		if (m->at[term->slot] != SOLVE_NONE)
			m->row->slots[m->at[term->slot]].price -=
			    m->leaf->couple_dual[couple] * term->factor;
	}
}

/* ---- what cannot be held together ---- */

static void set_bit(uint64_t *bits, int32_t i)
{
	bits[i / 64] |= (uint64_t)1 << (i % 64);
}

static void bar(struct making *m, int32_t a, int32_t b)
{
	const int32_t early = a < b ? a : b, late = a < b ? b : a;

	set_bit(m->row->bars + (size_t)early * (size_t)m->row->n_words, late);
}

static bool is_joined(const struct making *m, int32_t a, int32_t b)
{
	const struct lists *joints = &m->book->joints;

	for (int32_t i = joints->at[a]; i < joints->at[a + 1]; i++) {
		const struct solve_joint *j = &m->model->joints[joints->item[i]];

		if (j->a == b || j->b == b)
			return true;
	}
	return false;
}

static void bar_pairs(struct making *m)
{
	const struct lists *conflicts = &m->book->conflicts;
	const struct solve_slot *slots = m->model->slots;

	for (int32_t i = 0; i < m->row->n; i++) {
		const int32_t s = m->slot[i];

		for (int32_t k = i + 1; k < m->row->n && slots[m->slot[k]].start < slots[s].end;
		     k++)
			if (!is_joined(m, s, m->slot[k]))
				bar(m, i, k);
		for (int32_t k = conflicts->at[s]; k < conflicts->at[s + 1]; k++) {
			const struct solve_conflict *c = &m->model->conflicts[conflicts->item[k]];
			const int32_t other = m->at[c->a == s ? c->b : c->a];

			if (other > i && (!c->is_rest || m->book->needs_rest[m->person]))
				bar(m, i, other);
		}
	}
}

static void find_next(struct row *row)
{
	for (int32_t i = 0; i < row->n; i++) {
		row->slots[i].next = i + 1;
		while (row->slots[i].next < row->n && row_bit(row_bars(row, i), row->slots[i].next))
			row->slots[i].next++;
		if (row->slots[i].must)
			set_bit(row->must, i);
	}
}

static void take_joints(struct making *m)
{
	struct row *row = m->row;

	row->joints = xcalloc((size_t)m->model->n_joints + 1, sizeof *row->joints);
	for (int32_t i = 0; i < m->model->n_joints; i++) {
		const int32_t a = m->at[m->model->joints[i].a], b = m->at[m->model->joints[i].b];

		if (a == SOLVE_NONE || b == SOLVE_NONE)
			continue;
		row->joints[row->n_joints++] = (struct solve_joint){a, b};
		row->slots[b].is_child = 1;
		if (a > row->slots[b].count_at)
			row->slots[b].count_at = a;
	}
}

/* ---- limits, measures, the rest ---- */

struct named_block {
	int32_t limit, name;
};

static int32_t find_block(struct row *row, struct named_block **blocks, int32_t limit,
                          const struct solve_limit *l, int32_t k)
{
	const int32_t name = l->blocks ? l->blocks[k] : SOLVE_NONE;

	if (name == SOLVE_NONE)
		return SOLVE_NONE;
	for (int32_t b = 0; b < row->n_blocks; b++)
		if ((*blocks)[b].limit == limit && (*blocks)[b].name == name)
			return b;
	*blocks = array_grow(*blocks, (size_t)row->n_blocks, sizeof **blocks);
	(*blocks)[row->n_blocks] = (struct named_block){limit, name};
	return row->n_blocks++;
}

static void add_entry(struct row *row, const struct row_entry *entry)
{
	if (entry->weight == 0)
		return;
	row->entries = array_grow(row->entries, (size_t)row->n_entries, sizeof *row->entries);
	row->entries[row->n_entries++] = *entry;
}

static int compare_entries(const void *a, const void *b)
{
	const struct row_entry *x = a, *y = b;

	if (x->slot != y->slot)
		return x->slot < y->slot ? -1 : 1;
	if (x->limit != y->limit)
		return x->limit < y->limit ? -1 : 1;
	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	return (x->weight > y->weight) - (x->weight < y->weight);
}

static void take_limits(struct making *m)
{
	const struct lists *limits = &m->book->limits;
	const int32_t from = limits->at[m->person], to = limits->at[m->person + 1];
	struct row *row = m->row;
	struct named_block *blocks = NULL;

	row->limits = xcalloc((size_t)(to - from) + 1, sizeof *row->limits);
	for (int32_t i = from; i < to; i++) {
		const struct solve_limit *l = &m->model->limits[limits->item[i]];
		const int32_t limit = row->n_limits++;

		row->limits[limit] = (struct row_limit){l->least, l->most};
		for (int32_t s = 0; l->n_slots == 0 && s < row->n; s++)
			add_entry(row, &(struct row_entry){s, limit, SOLVE_NONE, 1});
		for (int32_t k = 0; k < l->n_slots; k++) {
			const int32_t s = m->at[l->slots[k]];
			const int64_t weight = l->weights ? l->weights[k] : 1;

			if (s != SOLVE_NONE)
				add_entry(row, &(struct row_entry){
				                   s, limit, find_block(row, &blocks, limit, l, k),
				                   weight});
		}
	}
	free(blocks);
	if (row->n_entries)
		qsort(row->entries, (size_t)row->n_entries, sizeof *row->entries, compare_entries);
}

static void take_measures(struct making *m)
{
	struct row *row = m->row;

	row->measures = xcalloc((size_t)m->model->n_measures + 1, sizeof *row->measures);
	for (int32_t i = 0; i < m->model->n_measures; i++) {
		const struct solve_measure *from = &m->model->measures[i];
		struct row_measure *to = &row->measures[row->n_measures];
		bool counts = false;

		if (from->weight[m->person] == 0)
			continue;
		to->points = xcalloc((size_t)row->n + 1, sizeof *to->points);
		for (int32_t s = 0; s < row->n; s++) {
			to->points[s] = from->points[m->slot[s]];
			counts |= to->points[s] != 0;
		}
		if (!counts) {
			free(to->points);
			continue;
		}
		to->weight = SOLVE_PROOF_SCALE * from->weight[m->person];
		to->past = from->past[m->person];
		row->n_measures++;
	}
}

static void take_rest(struct making *m)
{
	struct row *row = m->row;
	const int32_t run = m->book->run[m->person], base = m->book->base[m->person];

	row->n_days = m->book->n_days;
	row->adjacent = SOLVE_PROOF_SCALE * m->model->adjacent;
	if (run != SOLVE_NONE) {
		row->has_run = 1;
		row->run = m->model->runs[run];
		row->run.rule = row->run.person = 0;
	}
	if (base == SOLVE_NONE || m->model->bases[base].cost == 0)
		return;
	row->base_cost = SOLVE_PROOF_SCALE * m->model->bases[base].cost;
	for (int32_t k = 0; k < m->model->bases[base].n_slots; k++) {
		const int32_t s = m->at[m->model->bases[base].slots[k]];

		if (s == SOLVE_NONE)
			row->off_base = 1;
		else
			row->slots[s].in_base = 1;
	}
}

void row_init(struct row *out, const struct book *book, const struct leaf *leaf, int32_t person)
{
	const size_t n = (size_t)book->model->n_slots + 1;
	struct making m = {out, book, book->model, leaf, person, NULL, NULL};

	*out = (struct row){.slots = xcalloc(n, sizeof *out->slots)};
	m.slot = xcalloc(n, sizeof *m.slot);
	m.at = xcalloc(n, sizeof *m.at);
	take_slots(&m);
	add_prices(&m);
	out->n_words = (out->n + 63) / 64;
	out->bars = xcalloc((size_t)out->n * (size_t)out->n_words + 1, sizeof *out->bars);
	out->must = xcalloc((size_t)out->n_words + 1, sizeof *out->must);
	bar_pairs(&m);
	find_next(out);
	take_joints(&m);
	take_limits(&m);
	take_measures(&m);
	take_rest(&m);
	free(m.slot);
	free(m.at);
}

void row_release(struct row *row)
{
	for (int32_t i = 0; i < row->n_measures; i++)
		free(row->measures[i].points);
	free(row->slots);
	free(row->bars);
	free(row->must);
	free(row->limits);
	free(row->entries);
	free(row->measures);
	free(row->joints);
	*row = (struct row){0};
}

static void add_bytes(struct str *out, const void *bytes, int32_t n, size_t size)
{
	if (n)
		str_addn(out, bytes, (size_t)n * size);
}

void row_key(struct str *out, const struct row *row)
{
	const int32_t numbers[] = {row->n,        row->n_limits,   row->n_blocks, row->n_entries,
	                           row->n_joints, row->n_measures, row->n_days,   row->has_run,
	                           row->off_base, row->is_hopeless};
	const int64_t costs[] = {row->adjacent, row->base_cost};

	add_bytes(out, numbers, 1, sizeof numbers);
	add_bytes(out, costs, 1, sizeof costs);
	add_bytes(out, &row->run, 1, sizeof row->run);
	add_bytes(out, row->slots, row->n, sizeof *row->slots);
	add_bytes(out, row->bars, row->n * row->n_words, sizeof *row->bars);
	add_bytes(out, row->limits, row->n_limits, sizeof *row->limits);
	for (int32_t i = 0; i < row->n_entries; i++) {
		const struct row_entry *e = &row->entries[i];
		const int64_t entry[] = {e->slot, e->limit, e->block, e->weight};

		add_bytes(out, entry, 1, sizeof entry);
	}
	add_bytes(out, row->joints, row->n_joints, sizeof *row->joints);
	for (int32_t i = 0; i < row->n_measures; i++) {
		add_bytes(out, &row->measures[i].weight, 1, sizeof(int64_t));
		add_bytes(out, &row->measures[i].past, 1, sizeof(int64_t));
		add_bytes(out, row->measures[i].points, row->n, sizeof(int64_t));
	}
}
