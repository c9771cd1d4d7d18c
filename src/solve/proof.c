#include "solve/proof.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

void solve_proof_release(struct solve_proof *proof)
{
	for (int32_t i = 0; i < proof->n_nodes; i++) {
		free(proof->nodes[i].slot_dual);
		free(proof->nodes[i].couple_dual);
		free(proof->nodes[i].sum_dual);
		free(proof->nodes[i].counted);
	}
	free(proof->nodes);
	*proof = (struct solve_proof){0};
}

static bool within(int32_t index, int32_t n)
{
	return index >= 0 && index < n;
}

static const char *bad_decision(const struct solve_proof_node *node,
                                const struct solve_model *model)
{
	switch (node->kind) {
	case SOLVE_BRANCH_SUM:
		for (int32_t i = 0; i < node->n_counted; i++)
			if (!within(node->counted[i], model->n_slots) ||
			    (i && node->counted[i] <= node->counted[i - 1]))
				return "a sum of no slots";
		return node->value >= 0 ? NULL : "a decision about no number";
	case SOLVE_BRANCH_HEADS:
		if (!within(node->slot, model->n_slots))
			return "a decision about no slot";
		return within(node->value, model->n_people + 1) ? NULL
		                                                : "a decision about no number";
	case SOLVE_BRANCH_CELL:
		if (!within(node->slot, model->n_slots))
			return "a decision about no slot";
		return within(node->person, model->n_people) ? NULL : "a decision about nobody";
	}
	return "an unknown kind of decision";
}

/* Adds |number| * times to what is spent; false when that is beyond the most. */
static bool spend(int64_t *spent, int64_t number, int64_t times)
{
	int64_t size;

	if (number == INT64_MIN ||
	    __builtin_mul_overflow(number < 0 ? -number : number, times, &size) ||
	    __builtin_add_overflow(*spent, size, spent))
		return false;
	return *spent <= SOLVE_PROOF_MOST;
}

static bool spend_duals(int64_t *spent, const struct solve_proof_node *node,
                        const struct solve_model *model)
{
	for (int32_t s = 0; s < model->n_slots; s++)
		if (!spend(spent, node->slot_dual[s], model->n_people))
			return false;
	for (int32_t c = 0; c < model->n_couples; c++)
		for (int32_t k = 0; k < model->couples[c].n_terms; k++) {
			const int64_t factor = model->couples[c].terms[k].factor;

			if (!spend(spent, node->couple_dual[c], factor < 0 ? -factor : factor))
				return false;
		}
	return true;
}

/* While a tree is read. */
struct tree {
	const struct solve_proof *proof;
	const struct solve_model *model;
	int32_t *parent; /* per node, 0 while none is known */
};

/* The multipliers stand from the root on, so from the last back on the way up. */
static const char *bad_leaf(const struct tree *t, int32_t at)
{
	const struct solve_proof_node *leaf = &t->proof->nodes[at];
	int32_t k = leaf->n_sums;
	int64_t spent = 0;

	if ((t->model->n_slots && !leaf->slot_dual) ||
	    (t->model->n_couples && !leaf->couple_dual) || (k && !leaf->sum_dual))
		return "a leaf without numbers";
	if (!spend_duals(&spent, leaf, t->model))
		return "numbers beyond what can be added up";
	while (at) {
		const struct solve_proof_node *node = &t->proof->nodes[at = t->parent[at]];

		if (node->kind != SOLVE_BRANCH_SUM)
			continue;
		if (--k < 0 || leaf->sum_dual[k] < 0)
			return "wrong multipliers";
		if (!spend(&spent, leaf->sum_dual[k],
		           (int64_t)node->n_counted * t->model->n_people + node->value + 1))
			return "numbers beyond what can be added up";
	}
	return k == 0 ? NULL : "wrong multipliers";
}

/* Each node but the root has one parent, which stands before it: then there is no circle. */
static const char *bad_tree(const struct tree *t)
{
	const struct solve_proof *proof = t->proof;
	char *seen = xcalloc((size_t)proof->n_nodes, 1);
	const char *bad = NULL;

	for (int32_t i = 0; i < proof->n_nodes && !bad; i++) {
		const struct solve_proof_node *node = &proof->nodes[i];

		if (i && !seen[i])
			bad = "a node without a parent";
		else if (node->low == SOLVE_NONE && node->high == SOLVE_NONE)
			bad = bad_leaf(t, i);
		else if (node->low <= i || node->high <= i || node->low >= proof->n_nodes ||
		         node->high >= proof->n_nodes || node->low == node->high ||
		         seen[node->low]++ || seen[node->high]++)
			bad = "branches that are no tree";
		else
			bad = bad_decision(node, t->model);
		if (bad || node->low == SOLVE_NONE)
			continue;
		t->parent[node->low] = t->parent[node->high] = i;
	}
	free(seen);
	return bad;
}

bool solve_proof_check(const struct solve_proof *proof, const struct solve_model *model,
                       struct err *err)
{
	const char *bad = NULL;

	if (proof->n_nodes < 0 || (proof->n_nodes && (proof->n_slots != model->n_slots ||
	                                              proof->n_couples != model->n_couples)))
		bad = "another model";
	if (!bad && proof->n_nodes) {
		const size_t n = (size_t)proof->n_nodes;
		const struct tree tree = {proof, model, xcalloc(n, sizeof *tree.parent)};

		bad = bad_tree(&tree);
		free(tree.parent);
	}
	if (bad)
		return err_set(err, ERR_INPUT, "bad-proof", _("this is not a proof: %s"), bad);
	return true;
}
