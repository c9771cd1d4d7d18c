#include "solve/wire_proof.h"

#include <stdlib.h>

#include "base/mem.h"
#include "solve/wire_bytes.h"

#include "base/banned.h"

#define HEAD_SIZE   12
#define BRANCH_SIZE 28 /* without the slots that it counts */
#define LEAF_SIZE   12 /* without its numbers: the least that a node takes */

static bool is_leaf(const struct solve_proof_node *node)
{
	return node->low == SOLVE_NONE && node->high == SOLVE_NONE;
}

static bool fits(const struct solve_proof *proof)
{
	size_t size = HEAD_SIZE;

	for (int32_t i = 0; i < proof->n_nodes && size <= WIRE_MOST; i++) {
		const struct solve_proof_node *node = &proof->nodes[i];
		const size_t numbers = (size_t)proof->n_slots + (size_t)proof->n_couples;

		if (is_leaf(node))
			size += LEAF_SIZE + 8 * (numbers + (size_t)node->n_sums);
		else
			size += BRANCH_SIZE + 4 * (size_t)node->n_counted;
	}
	return size <= WIRE_MOST;
}

bool wire_put_proof(struct str *out, const struct solve_proof *proof)
{
	size_t start;

	if (!fits(proof))
		return false;
	start = open_message(out, WIRE_PROOF);
	put32(out, proof->n_slots);
	put32(out, proof->n_couples);
	put32(out, proof->n_nodes);
	for (int32_t i = 0; i < proof->n_nodes; i++) {
		const struct solve_proof_node *node = &proof->nodes[i];

		put32(out, node->low);
		put32(out, node->high);
		if (is_leaf(node)) {
			put_wide(out, node->slot_dual, proof->n_slots);
			put_wide(out, node->couple_dual, proof->n_couples);
			put32(out, node->n_sums);
			put_wide(out, node->sum_dual, node->n_sums);
			continue;
		}
		put32(out, (int32_t)node->kind);
		put32(out, node->person);
		put32(out, node->slot);
		put32(out, node->value);
		put_table(out, node->counted, node->n_counted, sizeof *node->counted);
	}
	close_message(out, start);
	return true;
}

static void get_node(struct reader *r, struct solve_proof_node *node,
                     const struct solve_proof *proof)
{
	node->low = get32(r);
	node->high = get32(r);
	if (is_leaf(node)) {
		node->person = node->slot = node->value = SOLVE_NONE;
		node->slot_dual = get_wide(r, proof->n_slots);
		node->couple_dual = get_wide(r, proof->n_couples);
		node->n_sums = get_count(r, 8);
		node->sum_dual = get_wide(r, node->n_sums);
		return;
	}
	node->kind = (enum solve_branch_kind)get32(r);
	node->person = get32(r);
	node->slot = get32(r);
	node->value = get32(r);
	node->counted = get_table(r, &node->n_counted, sizeof *node->counted);
}

bool wire_get_proof(struct solve_proof *out, const struct solve_model *model,
                    const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_PROOF);
	struct solve_proof proof = {0};
	bool good;

	proof.n_slots = get32(&r);
	proof.n_couples = get32(&r);
	if (proof.n_slots != model->n_slots || proof.n_couples != model->n_couples)
		r.is_bad = true;
	proof.n_nodes = get_count(&r, LEAF_SIZE);
	proof.nodes = xcalloc((size_t)proof.n_nodes + 1, sizeof *proof.nodes);
	for (int32_t i = 0; i < proof.n_nodes && !r.is_bad; i++)
		get_node(&r, &proof.nodes[i], &proof);
	good = reader_ended(&r) ? solve_proof_check(&proof, model, err) : bad_message(err);
	if (good)
		*out = proof;
	else
		solve_proof_release(&proof);
	return good;
}
