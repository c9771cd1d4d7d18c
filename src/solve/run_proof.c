#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/run.h"
#include "solve/tree_proof.h"

#include "base/banned.h"

#define MOST_LEAVES 20000
#define MOST_ROOM   40000000 /* numbers in all leaves together */

/*
 * Parts are independent, so that each leaf of the first part's tree is continued by the second
 * part's tree, and so on; at the end of a path stand the duals of all parts.
 */
struct proving {
	const struct run *run;
	struct solve_proof *proof;
	int64_t *slot, *couple; /* of the parts on the way so far */
	int64_t *sum;           /* multipliers on the way, in the order of their decisions */
	int32_t n_sums;
};

/* A tally's dual holds its tightest limit: the last decision on that side. */
static void take_sums(struct proving *p, const struct tree *t, int32_t leaf, const int64_t *tally)
{
	const int32_t depth = t->knots[leaf].depth;
	int32_t *path = xcalloc((size_t)depth + 1, sizeof *path);

	for (int32_t i = leaf; t->knots[i].parent != SOLVE_NONE; i = t->knots[i].parent)
		path[t->knots[i].depth - 1] = i;
	for (int32_t i = 0; i < depth; i++) {
		const struct knot *child = &t->knots[path[i]], *of = &t->knots[child->parent];
		bool is_tightest = true;
		int64_t dual;

		if (of->kind != SOLVE_BRANCH_SUM)
			continue;
		dual = tally[of->tally];
		for (int32_t k = 0; k < depth; k++) {
			const struct knot *later = &t->knots[path[k]];
			const struct knot *at = &t->knots[later->parent];

			if (k == i || at->kind != SOLVE_BRANCH_SUM || at->tally != of->tally ||
			    later->is_high != child->is_high)
				continue;
			if (child->is_high ? at->value > of->value : at->value < of->value)
				is_tightest = false;
		}
		p->sum = array_grow(p->sum, (size_t)p->n_sums, sizeof *p->sum);
		p->sum[p->n_sums++] = !is_tightest || (dual > 0) != child->is_high ? 0
		                      : dual < 0                                   ? -dual
		                                                                   : dual;
	}
	free(path);
}

static void take_duals(struct proving *p, const struct tree *t, int32_t leaf)
{
	const struct part *part = t->field.part;
	const struct duals *duals = t->knots[leaf].duals;

	for (int32_t s = 0; s < part->n_slots; s++)
		p->slot[part->slots[s].slot] =
		    (duals ? duals->slot[s] : 0) + part->slots[s].level * GRAPH_SCALE;
	for (int32_t i = 0; i < part->n_couples; i++)
		p->couple[part->couples[i].couple] = duals ? duals->couple[i] : 0;
	if (duals)
		take_sums(p, t, leaf, duals->tally);
}

static int32_t add_node(struct solve_proof *proof)
{
	proof->nodes = array_grow(proof->nodes, (size_t)proof->n_nodes, sizeof *proof->nodes);
	proof->nodes[proof->n_nodes] = (struct solve_proof_node){.low = SOLVE_NONE,
	                                                         .high = SOLVE_NONE,
	                                                         .person = SOLVE_NONE,
	                                                         .slot = SOLVE_NONE,
	                                                         .value = SOLVE_NONE};
	return proof->n_nodes++;
}

static void *copy_of(const void *from, size_t n, size_t size)
{
	void *to = xcalloc(n + 1, size);

	if (n)
		memcpy(to, from, n * size);
	return to;
}

static int32_t prove_from(struct proving *p, size_t number, int32_t knot);

static int32_t prove_leaf(struct proving *p)
{
	const struct solve_model *model = p->run->model;
	const int32_t at = add_node(p->proof);
	struct solve_proof_node *node = &p->proof->nodes[at];

	node->slot_dual = copy_of(p->slot, (size_t)model->n_slots, sizeof *p->slot);
	node->couple_dual = copy_of(p->couple, (size_t)model->n_couples, sizeof *p->couple);
	node->n_sums = p->n_sums;
	node->sum_dual = copy_of(p->sum, (size_t)p->n_sums, sizeof *p->sum);
	return at;
}

static int compare_int32(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* A tally counts slots of one part only, and not those whose heads are fixed. */
static void count_slots(struct solve_proof_node *node, const struct field *f, int32_t tally)
{
	node->counted = xcalloc((size_t)f->part->n_slots + 1, sizeof *node->counted);
	for (int32_t s = 0; s < f->part->n_slots; s++)
		if (f->tally_of[2 * s] == tally || f->tally_of[2 * s + 1] == tally)
			node->counted[node->n_counted++] = f->part->slots[s].slot;
	qsort(node->counted, (size_t)node->n_counted, sizeof *node->counted, compare_int32);
}

static void describe(struct solve_proof_node *node, const struct tree *t, const struct knot *knot)
{
	const struct part *part = t->field.part;

	node->kind = knot->kind;
	if (knot->kind == SOLVE_BRANCH_SUM)
		count_slots(node, &t->field, knot->tally);
	else
		node->slot = part->slots[knot->slot].slot;
	if (knot->kind == SOLVE_BRANCH_CELL)
		node->person = part->people[t->field.seats[knot->seat].person].person;
	else
		node->value = knot->value;
}

static int32_t prove_knot(struct proving *p, size_t number, int32_t at)
{
	const struct tree *t = p->run->part[number].tree;
	const struct knot *knot = &t->knots[at];
	const int32_t n_sums = p->n_sums;
	int32_t node, low, high;

	if (knot->low == SOLVE_NONE) {
		take_duals(p, t, at);
		node = prove_from(p, number + 1, 0);
		p->n_sums = n_sums;
		return node;
	}
	node = add_node(p->proof);
	describe(&p->proof->nodes[node], t, knot);
	low = prove_knot(p, number, knot->low);
	high = prove_knot(p, number, knot->high);
	p->proof->nodes[node].low = low;
	p->proof->nodes[node].high = high;
	return node;
}

static int32_t prove_from(struct proving *p, size_t number, int32_t knot)
{
	if (number == p->run->parts.n)
		return prove_leaf(p);
	return prove_knot(p, number, knot);
}

static bool is_small_enough(const struct run *run)
{
	double leaves = 1;

	for (size_t i = 0; i < run->parts.n; i++) {
		if (!run->part[i].tree)
			return false;
		leaves *= (double)tree_leaves(run->part[i].tree);
	}
	return leaves <= MOST_LEAVES && leaves * (run->model->n_slots + 1) <= MOST_ROOM;
}

void run_prove(const struct run *run, struct solve_proof *proof)
{
	const struct solve_model *model = run->model;
	struct proving p = {.run = run, .proof = proof};

	*proof = (struct solve_proof){.n_slots = model->n_slots, .n_couples = model->n_couples};
	if (!is_small_enough(run))
		return;
	p.slot = xcalloc((size_t)model->n_slots + 1, sizeof *p.slot);
	p.couple = xcalloc((size_t)model->n_couples + 1, sizeof *p.couple);
	prove_from(&p, 0, 0);
	free(p.slot);
	free(p.couple);
	free(p.sum);
}
