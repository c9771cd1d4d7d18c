#include "solve/part_cut.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

struct by_start {
	int64_t start, end;
	int32_t slot;
};

static int compare_start(const void *a, const void *b)
{
	const struct by_start *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	return x->slot < y->slot ? -1 : 1;
}

static void order_slots(struct cut *cut)
{
	struct by_start *sorted = xcalloc((size_t)cut->n_slots + 1, sizeof *sorted);

	for (int32_t s = 0; s < cut->n_slots; s++)
		sorted[s] =
		    (struct by_start){cut->model->slots[s].start, cut->model->slots[s].end, s};
	qsort(sorted, (size_t)cut->n_slots, sizeof *sorted, compare_start);
	for (int32_t i = 0; i < cut->n_slots; i++) {
		cut->order[i] = sorted[i].slot;
		cut->position[sorted[i].slot] = i;
	}
	free(sorted);
}

static char *ok_of(struct cut *cut, int32_t person, int32_t slot)
{
	return &cut->ok[(size_t)person * (size_t)cut->n_slots + (size_t)cut->position[slot]];
}

/* Who must hold a slot of one head leaves it to nobody else. */
static void find_candidates(struct cut *cut)
{
	const struct solve_model *model = cut->model;

	memset(cut->ok, PART_MAY, (size_t)cut->n_slots * (size_t)cut->n_people);
	for (int32_t i = 0; i < model->n_forbids; i++)
		*ok_of(cut, model->forbids[i].person, model->forbids[i].slot) = PART_NO;
	for (int32_t i = 0; i < model->n_fixed; i++) {
		const struct solve_fixed *f = &model->fixed[i];
		const struct solve_slot *slot = &model->slots[f->slot];

		for (int32_t p = 0;
		     slot->over == SOLVE_MUST && slot->need == 1 && p < cut->n_people; p++)
			if (p != f->person)
				*ok_of(cut, p, f->slot) = PART_NO;
	}
	for (int32_t i = 0; i < model->n_fixed; i++) {
		char *ok = ok_of(cut, model->fixed[i].person, model->fixed[i].slot);

		if (*ok == PART_MAY)
			*ok = PART_MUST;
	}
}

static int32_t find_root(int32_t *root, int32_t i)
{
	while (root[i] != i) {
		root[i] = root[root[i]];
		i = root[i];
	}
	return i;
}

static void unite(struct cut *cut)
{
	const struct solve_model *model = cut->model;
	const int32_t n = cut->n_slots;

	for (int32_t i = 0; i < n + cut->n_people; i++)
		cut->root[i] = i;
	for (int32_t p = 0; p < cut->n_people; p++)
		for (int32_t i = 0; i < n; i++)
			if (cut->ok[(size_t)p * (size_t)n + (size_t)i])
				cut->root[find_root(cut->root, n + p)] = find_root(cut->root, i);
	for (int32_t i = 0; i < model->n_couples; i++) {
		const struct solve_couple *c = &model->couples[i];
		int32_t first = SOLVE_NONE;

		for (int32_t k = 0; k < c->n_terms; k++) {
			const int32_t at = cut->position[c->terms[k].slot];

			if (!*ok_of(cut, c->terms[k].person, c->terms[k].slot))
				continue;
			if (first == SOLVE_NONE)
				first = at;
			cut->root[find_root(cut->root, at)] = find_root(cut->root, first);
		}
	}
}

/* A part is a root with a slot and a person. */
static size_t number_parts(struct cut *cut)
{
	const int32_t n = cut->n_slots, all = n + cut->n_people;
	int32_t *number = xcalloc((size_t)all + 1, sizeof *number);
	size_t n_parts = 0;

	for (int32_t p = 0; p < cut->n_people; p++)
		if (find_root(cut->root, n + p) != n + p)
			number[find_root(cut->root, n + p)] = -1;
	for (int32_t i = 0; i < all; i++) {
		int32_t *of = &number[find_root(cut->root, i)];

		if (*of == -1)
			*of = (int32_t)++n_parts;
		cut->part[i] = *of - 1;
	}
	free(number);
	return n_parts;
}

void cut_init(struct cut *out, size_t *n_parts, const struct solve_model *model)
{
	const size_t n = (size_t)model->n_slots, all = n + (size_t)model->n_people;

	*out = (struct cut){.model = model, .n_slots = model->n_slots, .n_people = model->n_people};
	out->order = xcalloc(n + 1, sizeof *out->order);
	out->position = xcalloc(n + 1, sizeof *out->position);
	out->ok = xcalloc(n * (size_t)model->n_people + 1, 1);
	out->root = xcalloc(all + 1, sizeof *out->root);
	out->local = xcalloc(all + 1, sizeof *out->local);
	out->part = xcalloc(all + 1, sizeof *out->part);
	order_slots(out);
	find_candidates(out);
	unite(out);
	*n_parts = number_parts(out);
}

void cut_release(struct cut *cut)
{
	free(cut->order);
	free(cut->position);
	free(cut->ok);
	free(cut->root);
	free(cut->local);
	free(cut->part);
}

struct part *cut_slot(struct parts *parts, const struct cut *cut, int32_t slot, int32_t *local)
{
	const int32_t at = cut->position[slot];

	*local = cut->local[at];
	return cut->part[at] == SOLVE_NONE ? NULL : &parts->part[cut->part[at]];
}

struct part *cut_person(struct parts *parts, const struct cut *cut, int32_t person, int32_t *local)
{
	const int32_t at = cut->n_slots + person;

	*local = cut->local[at];
	return cut->part[at] == SOLVE_NONE ? NULL : &parts->part[cut->part[at]];
}
