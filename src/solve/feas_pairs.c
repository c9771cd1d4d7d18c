#include "solve/feas_pairs.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

/* A slot and a later one; slots by their place in the order of starts. */
struct pair {
	int32_t a, b;
	bool is_rest;
};

struct finder {
	const struct solve_model *model;
	int32_t *order, *place; /* slot at a place, place of a slot */
	struct pair *pairs;
	size_t n_pairs;
	size_t *first; /* per place: where its pairs begin; one more */
	char *is_done; /* per pair: lies in some clique */
};

struct by_start {
	int64_t start;
	int32_t slot;
};

static int compare_start(const void *a, const void *b)
{
	const struct by_start *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->slot > y->slot) - (x->slot < y->slot);
}

static int compare_pair(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return x->is_rest - y->is_rest;
}

static int compare_joint(const void *a, const void *b)
{
	const struct solve_joint *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

static void add_pair(struct finder *f, int32_t a, int32_t b, bool is_rest)
{
	f->pairs = array_grow(f->pairs, f->n_pairs, sizeof *f->pairs);
	f->pairs[f->n_pairs++] = (struct pair){a < b ? a : b, a < b ? b : a, is_rest};
}

static void sort_slots(struct finder *f)
{
	const size_t n = (size_t)f->model->n_slots;
	struct by_start *sorted = xcalloc(n + 1, sizeof *sorted);

	for (size_t s = 0; s < n; s++)
		sorted[s] = (struct by_start){f->model->slots[s].start, (int32_t)s};
	qsort(sorted, n, sizeof *sorted, compare_start);
	for (size_t i = 0; i < n; i++) {
		f->order[i] = sorted[i].slot;
		f->place[sorted[i].slot] = (int32_t)i;
	}
	free(sorted);
}

/* Overlapping ones, unless they are joined. */
static void add_overlaps(struct finder *f)
{
	const struct solve_model *model = f->model;
	const size_t n = (size_t)model->n_joints;
	struct solve_joint *joints = xcalloc(2 * n + 1, sizeof *joints);

	for (size_t i = 0; i < n; i++) {
		joints[2 * i] = model->joints[i];
		joints[2 * i + 1] = (struct solve_joint){model->joints[i].b, model->joints[i].a};
	}
	qsort(joints, 2 * n, sizeof *joints, compare_joint);
	for (int32_t a = 0; a < model->n_slots; a++)
		for (int32_t b = a + 1; b < model->n_slots; b++) {
			const struct solve_joint both = {f->order[a], f->order[b]};

			if (model->slots[both.b].start >= model->slots[both.a].end)
				break;
			if (n == 0 || !bsearch(&both, joints, 2 * n, sizeof *joints, compare_joint))
				add_pair(f, a, b, false);
		}
	free(joints);
}

/* Sorted, and each pair once: without rest when it is told both ways. */
static void finish_pairs(struct finder *f)
{
	size_t n = 0;

	if (f->n_pairs > 1) /* of none there is no array */
		qsort(f->pairs, f->n_pairs, sizeof *f->pairs, compare_pair);
	for (size_t i = 0; i < f->n_pairs; i++)
		if (n == 0 || f->pairs[n - 1].a != f->pairs[i].a ||
		    f->pairs[n - 1].b != f->pairs[i].b)
			f->pairs[n++] = f->pairs[i];
	f->n_pairs = n;
	for (size_t i = 0; i < n; i++)
		f->first[f->pairs[i].a + 1]++;
	for (int32_t s = 0; s < f->model->n_slots; s++)
		f->first[s + 1] += f->first[s];
	f->is_done = xcalloc(n + 1, 1);
}

static const struct pair *find_pair(const struct finder *f, int32_t a, int32_t b)
{
	size_t low = f->first[a], high = f->first[a + 1];

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (f->pairs[middle].b < b)
			low = middle + 1;
		else
			high = middle;
	}
	return low < f->first[a + 1] && f->pairs[low].b == b ? &f->pairs[low] : NULL;
}

/* The pair and all later slots that fit to it. */
static struct feas_clique grow(struct finder *f, size_t start, bool rested)
{
	const struct pair *from = &f->pairs[start];
	struct feas_clique out = {2, NULL, from->is_rest};

	out.slots = xcalloc(f->first[from->a + 1] - start + 1, sizeof *out.slots);
	out.slots[0] = from->a;
	out.slots[1] = from->b;
	for (size_t i = start + 1; i < f->first[from->a + 1]; i++) {
		bool all = rested || !f->pairs[i].is_rest, rest = f->pairs[i].is_rest;

		for (int32_t k = 1; k < out.n && all; k++) {
			const struct pair *pair = find_pair(f, out.slots[k], f->pairs[i].b);

			all = pair && (rested || !pair->is_rest);
			rest = rest || (pair && pair->is_rest);
		}
		if (!all)
			continue;
		out.slots[out.n++] = f->pairs[i].b;
		out.has_rest = out.has_rest || rest;
	}
	for (int32_t i = 0; i < out.n; i++)
		for (int32_t k = i + 1; k < out.n; k++)
			f->is_done[find_pair(f, out.slots[i], out.slots[k]) - f->pairs] = 1;
	for (int32_t i = 0; i < out.n; i++)
		out.slots[i] = f->order[out.slots[i]];
	return out;
}

static void find_cliques(struct feas_cliques *out, struct finder *f, bool rested)
{
	for (size_t i = 0; i < f->n_pairs; i++)
		f->is_done[i] = f->pairs[i].is_rest && !rested;
	for (size_t i = 0; i < f->n_pairs; i++) {
		if (f->is_done[i])
			continue;
		out->clique = array_grow(out->clique, (size_t)out->n, sizeof *out->clique);
		out->clique[out->n++] = grow(f, i, rested);
	}
}

void feas_pairs_init(struct feas_pairs *out, const struct solve_model *model)
{
	const size_t n = (size_t)model->n_slots;
	struct finder f = {.model = model};

	*out = (struct feas_pairs){0};
	f.order = xcalloc(n + 1, sizeof *f.order);
	f.place = xcalloc(n + 1, sizeof *f.place);
	f.first = xcalloc(n + 2, sizeof *f.first);
	sort_slots(&f);
	add_overlaps(&f);
	for (int32_t i = 0; i < model->n_conflicts; i++)
		add_pair(&f, f.place[model->conflicts[i].a], f.place[model->conflicts[i].b],
		         model->conflicts[i].is_rest);
	finish_pairs(&f);
	find_cliques(&out->cliques[0], &f, false);
	find_cliques(&out->cliques[1], &f, true);
	free(f.order);
	free(f.place);
	free(f.pairs);
	free(f.first);
	free(f.is_done);
}

void feas_pairs_release(struct feas_pairs *pairs)
{
	for (int t = 0; t < 2; t++) {
		for (int32_t k = 0; k < pairs->cliques[t].n; k++)
			free(pairs->cliques[t].clique[k].slots);
		free(pairs->cliques[t].clique);
	}
	*pairs = (struct feas_pairs){0};
}
