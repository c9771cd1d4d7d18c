#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "certify/bound.h"
#include "certify/certify.h"
#include "certify/recount.h"
#include "solve/check.h"
#include "solve/maker.h"
#include "solve/model_build.h"

#include "base/banned.h"

#define TREES  maker_share(2000)
#define SCALE  SOLVE_PROOF_SCALE
#define MOST   4096 /* flips of a file */
#define FORGED maker_share(4000)

/* ---- proofs ---- */

static int64_t some_dual(struct maker *maker)
{
	return (int64_t)(maker_below(maker, 24000) - 8000) * SCALE / 100;
}

static int32_t grow(struct solve_proof *proof, const struct solve_model *m)
{
	proof->nodes = array_grow(proof->nodes, (size_t)proof->n_nodes, sizeof *proof->nodes);
	proof->nodes[proof->n_nodes] = (struct solve_proof_node){
	    .low = SOLVE_NONE,
	    .high = SOLVE_NONE,
	    .person = SOLVE_NONE,
	    .slot = SOLVE_NONE,
	    .slot_dual = xcalloc((size_t)m->n_slots + 1, sizeof(int64_t)),
	    .couple_dual = xcalloc((size_t)m->n_couples + 1, sizeof(int64_t))};
	return proof->n_nodes++;
}

/* A sum counts the slot and all behind it. */
static void split(struct solve_proof *proof, const struct solve_model *m, int32_t at,
                  const struct solve_proof_node *how)
{
	const int32_t low = grow(proof, m), high = grow(proof, m);
	struct solve_proof_node *node = &proof->nodes[at];

	free(node->slot_dual);
	free(node->couple_dual);
	free(node->sum_dual);
	*node = *how;
	node->counted = xcalloc((size_t)m->n_slots + 1, sizeof *node->counted);
	for (int32_t s = how->slot; how->kind == SOLVE_BRANCH_SUM && s < m->n_slots; s++)
		node->counted[node->n_counted++] = s;
	node->low = low;
	node->high = high;
}

static struct solve_proof_node some_decision(const struct solve_model *m, struct maker *maker)
{
	return (struct solve_proof_node){.kind = (enum solve_branch_kind)maker_below(maker, 3),
	                                 .person = maker_below(maker, m->n_people),
	                                 .slot = maker_below(maker, m->n_slots),
	                                 .value = maker_below(maker, m->n_people)};
}

/* Sums may have multipliers of nothing. */
static void number_leaf(struct solve_proof *proof, const struct solve_model *m, int32_t leaf,
                        int32_t n_sums, int32_t most, struct maker *maker)
{
	struct solve_proof_node *node = &proof->nodes[leaf];

	for (int32_t s = 0; s < m->n_slots; s++)
		node->slot_dual[s] = some_dual(maker);
	for (int32_t c = 0; c < m->n_couples; c++)
		node->couple_dual[c] = some_dual(maker);
	node->n_sums = n_sums;
	node->sum_dual = xcalloc((size_t)n_sums + 1, sizeof *node->sum_dual);
	for (int32_t i = 0; i < n_sums; i++)
		node->sum_dual[i] = maker_below(maker, most + 1) * (SCALE / 4);
}

static void number_leaves(struct solve_proof *proof, const struct solve_model *m, int32_t most,
                          struct maker *maker)
{
	int32_t *sums = xcalloc((size_t)proof->n_nodes, sizeof *sums);

	for (int32_t i = 0; i < proof->n_nodes; i++) {
		const struct solve_proof_node *node = &proof->nodes[i];

		if (node->low == SOLVE_NONE) {
			number_leaf(proof, m, i, sums[i], most, maker);
			continue;
		}
		sums[node->low] = sums[node->high] = sums[i] + (node->kind == SOLVE_BRANCH_SUM);
	}
	free(sums);
}

static void some_tree(struct solve_proof *proof, const struct solve_model *m, struct maker *maker)
{
	*proof = (struct solve_proof){m->n_slots, m->n_couples, 0, NULL};
	grow(proof, m);
	for (int i = maker_below(maker, 6); i > 0; i--) {
		const struct solve_proof_node how = some_decision(m, maker);
		int32_t leaf = maker_below(maker, proof->n_nodes);

		while (proof->nodes[leaf].low != SOLVE_NONE)
			leaf = (leaf + 1) % proof->n_nodes;
		split(proof, m, leaf, &how);
	}
	number_leaves(proof, m, 40, maker);
}

/* Some other decisions, then all about cells: whatever its duals are, a leaf is exact. */
static void whole_tree(struct solve_proof *proof, const struct solve_model *m, int32_t most,
                       struct maker *maker)
{
	const int32_t others = maker_below(maker, 3), cells = m->n_people * m->n_slots;
	int32_t from = 0;

	*proof = (struct solve_proof){m->n_slots, m->n_couples, 0, NULL};
	grow(proof, m);
	for (int32_t i = -others; i < cells; i++) {
		const int32_t to = proof->n_nodes;
		struct solve_proof_node how = some_decision(m, maker);

		if (i >= 0)
			how = (struct solve_proof_node){.kind = SOLVE_BRANCH_CELL,
			                                .person = i % m->n_people,
			                                .slot = i / m->n_people};
		for (; from < to; from++)
			split(proof, m, from, &how);
	}
	number_leaves(proof, m, most, maker);
}

static struct bound bound_of(const struct solve_model *m, const struct solve_proof *proof)
{
	struct bound bound;
	struct shares shares;
	struct book book;
	struct err err;

	assert_true(solve_proof_check(proof, m, &err));
	book_init(&book, m);
	shares_init(&shares, &book, proof);
	assert_true(bound_count(&bound, &book, &shares, proof, NULL, &err));
	shares_release(&shares);
	book_release(&book);
	return bound;
}

static void bounds_are_never_above_the_best(void **state)
{
	struct maker maker = {13};
	int n_whole = 0, n_exact = 0;

	(void)state;
	for (int i = 0; i < TREES || n_whole < 20; i++) {
		struct solve_model m;
		struct solve_proof proof;
		struct bound bound;
		int64_t least = 0;
		bool exists;

		maker_rich(&m, &maker);
		exists = maker_brute_force(&least, NULL, &m);
		some_tree(&proof, &m, &maker);
		bound = bound_of(&m, &proof);
		assert_true(!exists || (!bound.is_empty && bound.least <= least));
		solve_proof_release(&proof);
		if (m.n_people * m.n_slots <= 8) {
			whole_tree(&proof, &m, 0, &maker);
			bound = bound_of(&m, &proof);
			assert_int_equal(!bound.is_empty, exists);
			assert_true(!exists || bound.least == least);
			solve_proof_release(&proof);
			whole_tree(&proof, &m, 9, &maker);
			bound = bound_of(&m, &proof);
			assert_true(!exists || (!bound.is_empty && bound.least <= least));
			n_exact += exists && bound.least == least;
			solve_proof_release(&proof);
			n_whole++;
		}
		solve_model_release(&m);
	}
	assert_true(n_exact > n_whole / 4);
}

/*
 * One person and two slots that want two heads each, 10 for each that lacks. Where slot 0 earns
 * -100 the person leaves it, and its heads bring 100 less: (10 - 100) + 10, before the sum is
 * counted.
 */
static int64_t sum_bound(int32_t value, bool is_high)
{
	struct solve_model m = {0};
	struct solve_proof proof = {.n_slots = 2};
	struct solve_proof_node how = {.kind = SOLVE_BRANCH_SUM, .value = value};
	struct bound bound;

	solve_model_add_person(&m);
	for (int32_t day = 0; day < 2; day++) {
		const int32_t s = solve_model_add_slot(&m, day * 24, day * 24 + 8, day, 0);

		m.slots[s].need = 2;
		m.slots[s].under = 10;
	}
	grow(&proof, &m);
	split(&proof, &m, 0, &how);
	for (int32_t i = 1; i < 3; i++) {
		proof.nodes[i].n_sums = 1;
		proof.nodes[i].sum_dual = xcalloc(1, sizeof(int64_t));
	}
	proof.nodes[1 + is_high].sum_dual[0] = 7 * SCALE;
	proof.nodes[1 + is_high].slot_dual[0] = -100 * SCALE;
	bound = bound_of(&m, &proof);
	assert_int_equal(bound.n_leaves, 2);
	solve_proof_release(&proof);
	solve_model_release(&m);
	return bound.least;
}

static void sums_of_heads_have_multipliers(void **state)
{
	(void)state;
	assert_int_equal(sum_bound(0, false), -80 + 7 + 7);
	assert_int_equal(sum_bound(1, false), -80 + 7 + 7 - 7);
	assert_int_equal(sum_bound(0, true), -80 - 7 - 7 + 7);
	assert_int_equal(sum_bound(1, true), -80 - 7 - 7 + 7 + 7);
}

/* ---- steps ---- */

/* The `number`-th of all assignments. */
static void take_assignment(struct solve_assignment *out, const struct solve_model *m,
                            uint32_t number)
{
	out->n = 0;
	for (int32_t s = 0; s < m->n_slots; s++)
		for (int32_t p = 0; p < m->n_people; p++)
			if (number >> (s * m->n_people + p) & 1)
				out->held[out->n++] = (struct solve_held){s, p};
}

static int check_steps(const struct solve_model *m)
{
	const struct solve_proof none = {0};
	struct solve_assignment held;
	struct shares shares;
	struct book book;
	int64_t *cost, *first;
	int n_kept = 0;

	book_init(&book, m);
	shares_init(&shares, &book, &none);
	cost = xcalloc((size_t)shares.n + 1, sizeof *cost);
	first = xcalloc((size_t)shares.n + 1, sizeof *first);
	solve_assignment_init(&held, m->n_people * m->n_slots);
	for (uint32_t i = 0; i < 1U << (m->n_people * m->n_slots); i++) {
		int64_t n_broken;

		take_assignment(&held, m, i);
		recount(cost, &n_broken, &book, &shares, &held);
		if (n_broken)
			continue;
		if (n_kept++ == 0)
			memcpy(first, cost, (size_t)shares.n * sizeof *first);
		for (int32_t k = 0; k < shares.n; k++) {
			const int64_t step = shares.step[k], apart = cost[k] - first[k];

			assert_true(step ? apart % step == 0 : apart == 0);
			assert_true(shares_round(first[k] * SCALE - 1, step, cost[k]) == first[k]);
		}
	}
	solve_assignment_release(&held);
	free(first);
	free(cost);
	shares_release(&shares);
	book_release(&book);
	return n_kept;
}

static void costs_differ_by_steps(void **state)
{
	struct maker maker = {43};
	int n_many = 0;

	(void)state;
	for (int i = 0; i < TREES; i++) {
		struct solve_model m;

		(i % 2 ? maker_rich : maker_small)(&m, &maker);
		if (m.n_people * m.n_slots <= 9)
			n_many += check_steps(&m) > 1;
		solve_model_release(&m);
	}
	assert_true(n_many > TREES / 8);
}

/* ---- certificates ---- */

/* The best roster that there is, with a whole tree; false: this model will not do. */
static bool make_certificate(struct certificate *out, struct maker *maker)
{
	struct solve_check check;

	*out = (struct certificate){0};
	maker_rich(&out->model, maker);
	if (out->model.n_people * out->model.n_slots > 6 ||
	    !maker_brute_force(&out->objective, &out->roster, &out->model)) {
		solve_model_release(&out->model);
		return false;
	}
	out->bound = out->objective;
	/* what maker_brute_force() gives is the dearest */
	solve_check(&check, &out->model, &out->roster);
	out->objective = check.objective;
	solve_check_release(&check);
	whole_tree(&out->proof, &out->model, 0, maker);
	return true;
}

static bool is_certified(struct certify_report *report, const struct certificate *c)
{
	struct err err;

	return certify_count(report, c, &err) && certify_judge(report, c, &err);
}

/* Whatever is certified is true, counted by others. */
static void check_statement(const struct certificate *c)
{
	struct certify_report report;
	struct solve_check check;
	int64_t least = 0;

	if (!is_certified(&report, c))
		return;
	solve_check(&check, &c->model, &c->roster);
	assert_int_equal(check.n_violations, 0);
	assert_true(check.objective == c->objective);
	solve_check_release(&check);
	assert_true(maker_brute_force(&least, NULL, &c->model));
	assert_true(c->bound <= least);
}

static void put(struct str *out, const struct certificate *c)
{
	struct certificate again;
	struct str copy = {0};
	struct err err;

	str_clear(out);
	certificate_put(out, c);
	assert_true(certificate_get(&again, out->text, out->n, &err));
	certificate_put(&copy, &again);
	assert_true(copy.n == out->n && memcmp(copy.text, out->text, copy.n) == 0);
	str_release(&copy);
	certificate_release(&again);
}

static void certificates_come_back_whole(void **state)
{
	struct maker maker = {17};
	struct str file = {0};

	(void)state;
	for (int n = 0; n < 100;) {
		struct certificate c;
		struct certify_report report;

		if (!make_certificate(&c, &maker))
			continue;
		put(&file, &c);
		assert_true(is_certified(&report, &c));
		assert_true(report.bound == c.bound);
		check_statement(&c);
		certificate_release(&c);
		n++;
	}
	str_release(&file);
}

/* Each byte is under the sum. */
static void damage_is_refused(void **state)
{
	struct maker maker = {19};
	struct certificate c, other;
	struct str file = {0};
	struct err err;

	(void)state;
	while (!make_certificate(&c, &maker))
		;
	put(&file, &c);
	for (int i = 0; i < MOST; i++) {
		const size_t at = (size_t)maker_below(&maker, (int32_t)file.n);
		const char old = file.text[at];

		file.text[at] = (char)(old ^ 1 << maker_below(&maker, 8));
		assert_false(certificate_get(&other, file.text, file.n, &err));
		file.text[at] = old;
		assert_false(certificate_get(&other, file.text, at, &err));
	}
	str_release(&file);
	certificate_release(&c);
}

/* Who forges one puts it together again, with a right sum. */
static void forge(struct certificate *c, struct maker *maker)
{
	struct solve_proof_node *node = &c->proof.nodes[maker_below(maker, c->proof.n_nodes)];
	struct solve_model *m = &c->model;
	const int32_t s = maker_below(maker, m->n_slots);

	switch (maker_below(maker, 10)) {
	case 0:
		c->objective += maker_below(maker, 3) - 1;
		break;
	case 1:
		c->bound += maker_below(maker, 9);
		break;
	case 2:
		if (node->slot_dual)
			node->slot_dual[s] = some_dual(maker);
		break;
	case 3:
		if (node->slot_dual)
			node->slot_dual[s] = INT64_MAX;
		if (node->n_counted)
			node->counted[0] = maker_below(maker, m->n_slots);
		if (node->n_sums)
			node->sum_dual[0] = (int64_t)(maker_below(maker, 9) - 2) * SCALE;
		break;
	case 4:
		node->low = maker_below(maker, c->proof.n_nodes + 1) - 1;
		break;
	case 5:
		node->person = maker_below(maker, m->n_people + 1);
		node->slot = maker_below(maker, m->n_slots + 1);
		node->kind = (enum solve_branch_kind)maker_below(maker, 4);
		break;
	case 6:
		m->slots[s].need = maker_below(maker, 3);
		break;
	case 7:
		m->adjacent += 5;
		break;
	case 8:
		if (c->roster.n)
			c->roster.held[maker_below(maker, c->roster.n)].person =
			    maker_below(maker, m->n_people);
		break;
	case 9:
		if (m->n_limits)
			m->limits[maker_below(maker, m->n_limits)].most = maker_below(maker, 3);
		break;
	}
}

static void forgeries_are_refused_or_true(void **state)
{
	struct maker maker = {23};
	struct str file = {0};
	int n_refused = 0, n_read = 0;

	(void)state;
	for (int n = 0; n < FORGED;) {
		struct certificate c, read;
		struct err err;

		if (!make_certificate(&c, &maker))
			continue;
		forge(&c, &maker);
		str_clear(&file);
		certificate_put(&file, &c);
		if (certificate_get(&read, file.text, file.n, &err)) {
			struct certify_report report;

			n_read++;
			n_refused += !is_certified(&report, &read);
			check_statement(&read);
			certificate_release(&read);
		}
		certificate_release(&c);
		n++;
	}
	assert_true(n_read > FORGED / 4 && n_read < FORGED && n_refused > FORGED / 10);
	str_release(&file);
}

/* A roster and a bound that are each one better than the truth. */
static void lies_are_refused(void **state)
{
	struct maker maker = {29};

	(void)state;
	for (int n = 0; n < 100;) {
		struct certificate c;
		struct certify_report report;

		if (!make_certificate(&c, &maker))
			continue;
		c.bound++;
		assert_false(is_certified(&report, &c));
		c.bound--;
		c.objective--;
		assert_false(is_certified(&report, &c));
		certificate_release(&c);
		n++;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bounds_are_never_above_the_best),
	    cmocka_unit_test(sums_of_heads_have_multipliers),
	    cmocka_unit_test(costs_differ_by_steps),
	    cmocka_unit_test(certificates_come_back_whole),
	    cmocka_unit_test(damage_is_refused),
	    cmocka_unit_test(forgeries_are_refused_or_true),
	    cmocka_unit_test(lies_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
