#include "certify/book.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

/* ---- lists ---- */

struct pair {
	int32_t key, item;
};

struct pairs {
	size_t n;
	struct pair *pair;
};

static void add(struct pairs *pairs, int32_t key, int32_t item)
{
	pairs->pair = array_grow(pairs->pair, pairs->n, sizeof *pairs->pair);
	pairs->pair[pairs->n++] = (struct pair){key, item};
}

static void sort_into(struct lists *out, struct pairs *pairs, int32_t n_keys)
{
	int32_t *next = xcalloc((size_t)n_keys + 1, sizeof *next);

	out->at = xcalloc((size_t)n_keys + 1, sizeof *out->at);
	out->item = xcalloc(pairs->n + 1, sizeof *out->item);
	for (size_t i = 0; i < pairs->n; i++)
		out->at[pairs->pair[i].key + 1]++;
	for (int32_t k = 0; k < n_keys; k++) {
		out->at[k + 1] += out->at[k];
		next[k] = out->at[k];
	}
	for (size_t i = 0; i < pairs->n; i++)
		out->item[next[pairs->pair[i].key]++] = pairs->pair[i].item;
	free(next);
	free(pairs->pair);
	*pairs = (struct pairs){0};
}

/* ---- by person ---- */

static void list_people(struct book *book, const struct solve_model *m)
{
	struct pairs pairs = {0}, couples = {0};

	for (int32_t i = 0; i < m->n_cells; i++)
		add(&pairs, m->cells[i].person, i);
	sort_into(&book->cells, &pairs, m->n_people);
	for (int32_t i = 0; i < m->n_limits; i++)
		add(&pairs, m->limits[i].person, i);
	sort_into(&book->limits, &pairs, m->n_people);
	for (int32_t c = 0; c < m->n_couples; c++)
		for (int32_t k = 0; k < m->couples[c].n_terms; k++) {
			add(&couples, m->couples[c].terms[k].person, c);
			add(&pairs, m->couples[c].terms[k].person, k);
		}
	sort_into(&book->couples, &couples, m->n_people);
	sort_into(&book->terms, &pairs, m->n_people);
}

static void note_people(struct book *book, const struct solve_model *m)
{
	const size_t n = (size_t)m->n_people + 1;

	book->run = xcalloc(n, sizeof *book->run);
	book->base = xcalloc(n, sizeof *book->base);
	book->needs_rest = xcalloc(n, 1);
	for (int32_t p = 0; p < m->n_people; p++)
		book->run[p] = book->base[p] = SOLVE_NONE;
	for (int32_t i = 0; i < m->n_runs; i++)
		book->run[m->runs[i].person] = i;
	for (int32_t i = 0; i < m->n_bases; i++)
		book->base[m->bases[i].person] = i;
	for (int32_t i = 0; i < m->n_rules; i++)
		if (m->rules[i].kind == SOLVE_REST && m->rules[i].person != SOLVE_NONE)
			book->needs_rest[m->rules[i].person] = 1;
}

/* ---- by slot and time ---- */

static void list_slots(struct book *book, const struct solve_model *m)
{
	struct pairs pairs = {0};

	for (int32_t i = 0; i < m->n_conflicts; i++) {
		add(&pairs, m->conflicts[i].a, i);
		add(&pairs, m->conflicts[i].b, i);
	}
	sort_into(&book->conflicts, &pairs, m->n_slots);
	for (int32_t i = 0; i < m->n_joints; i++) {
		add(&pairs, m->joints[i].a, i);
		add(&pairs, m->joints[i].b, i);
	}
	sort_into(&book->joints, &pairs, m->n_slots);
}

static int compare_times(const void *a, const void *b)
{
	const struct solve_slot *const *x = a, *const *y = b;

	if ((*x)->start != (*y)->start)
		return (*x)->start < (*y)->start ? -1 : 1;
	if ((*x)->day != (*y)->day)
		return (*x)->day < (*y)->day ? -1 : 1;
	if ((*x)->end != (*y)->end)
		return (*x)->end < (*y)->end ? -1 : 1;
	return (*x > *y) - (*x < *y);
}

static void put_in_order(struct book *book, const struct solve_model *m)
{
	const struct solve_slot **sorted = xcalloc((size_t)m->n_slots + 1, sizeof *sorted);

	book->order = xcalloc((size_t)m->n_slots + 1, sizeof *book->order);
	book->place = xcalloc((size_t)m->n_slots + 1, sizeof *book->place);
	for (int32_t s = 0; s < m->n_slots; s++)
		sorted[s] = &m->slots[s];
	qsort(sorted, (size_t)m->n_slots, sizeof *sorted, compare_times);
	for (int32_t k = 0; k < m->n_slots; k++) {
		book->order[k] = (int32_t)(sorted[k] - m->slots);
		book->place[book->order[k]] = k;
	}
	free(sorted);
	book->first_day = m->first_day;
	book->n_days = m->n_days;
	if (m->n_days == 0 && m->n_slots) {
		book->first_day = m->slots[book->order[0]].day;
		book->n_days = m->slots[book->order[m->n_slots - 1]].day - book->first_day + 1;
	}
}

void book_init(struct book *out, const struct solve_model *model)
{
	*out = (struct book){.model = model};
	list_people(out, model);
	note_people(out, model);
	list_slots(out, model);
	put_in_order(out, model);
}

static void lists_release(struct lists *lists)
{
	free(lists->at);
	free(lists->item);
}

void book_release(struct book *book)
{
	lists_release(&book->cells);
	lists_release(&book->limits);
	lists_release(&book->couples);
	lists_release(&book->terms);
	lists_release(&book->conflicts);
	lists_release(&book->joints);
	free(book->order);
	free(book->place);
	free(book->run);
	free(book->base);
	free(book->needs_rest);
	*book = (struct book){0};
}
