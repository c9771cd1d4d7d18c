#include "certify/bound.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "certify/known.h"
#include "certify/row.h"

#include "base/banned.h"

struct counting {
	const struct solve_model *model;
	const struct solve_proof *proof;
	const struct book *book;
	const struct shares *shares;
	const int64_t *cost; /* per part, or NULL */
	struct known known;
	int32_t *parent;        /* per node */
	struct leaf leaf;       /* the one being counted */
	int64_t *heads_dual;    /* per slot: of its heads, with multipliers of sums */
	int32_t *fewest, *most; /* per slot: heads that its decisions allow */
	bool is_empty;          /* of this leaf */
	int64_t *sum;           /* of this leaf, per part, and one more */
};

static size_t place_of(const struct counting *c, int32_t person, int32_t slot)
{
	return (size_t)person * (size_t)c->model->n_slots + (size_t)slot;
}

static bool too_large(struct err *err)
{
	return err_set(err, ERR_INPUT, "bad-proof",
	               _("the sum of a proof is beyond what can be added up"));
}

static bool add(struct counting *c, int32_t part, int64_t number, struct err *err)
{
	return !__builtin_add_overflow(c->sum[part], number, &c->sum[part]) || too_large(err);
}

/* ---- the tree ---- */

static void find_parents(struct counting *c)
{
	for (int32_t i = 0; i < c->proof->n_nodes; i++)
		if (c->proof->nodes[i].low != SOLVE_NONE) {
			c->parent[c->proof->nodes[i].low] = i;
			c->parent[c->proof->nodes[i].high] = i;
		}
}

/* A sum of heads "at most v": m * (sum - v) is never above 0; "at least v + 1": as well. */
static bool decide_sum(struct counting *c, const struct solve_proof_node *node, bool is_high,
                       int64_t multiplier, struct err *err)
{
	const int64_t m = is_high ? -multiplier : multiplier;
	int32_t part = c->shares->n; /* that of nothing */

	for (int32_t i = 0; i < node->n_counted; i++) {
		c->heads_dual[node->counted[i]] += m;
		part = c->shares->slot[node->counted[i]];
	}
	return add(c, part, -m * (is_high ? (int64_t)node->value + 1 : node->value), err);
}

static void decide(struct counting *c, const struct solve_proof_node *node, bool is_high)
{
	const int32_t s = node->slot;

	if (node->kind == SOLVE_BRANCH_CELL)
		c->leaf.cell[place_of(c, node->person, s)] |= is_high ? CELL_HELD : CELL_FREE;
	else if (is_high && node->value + 1 > c->fewest[s])
		c->fewest[s] = node->value + 1;
	else if (!is_high && node->value < c->most[s])
		c->most[s] = node->value;
}

static bool decide_all(struct counting *c, int32_t at, struct err *err)
{
	const struct solve_proof_node *leaf = &c->proof->nodes[at];
	int32_t k = leaf->n_sums;

	while (at) {
		const struct solve_proof_node *node = &c->proof->nodes[c->parent[at]];
		const bool is_high = node->high == at;

		if (node->kind != SOLVE_BRANCH_SUM)
			decide(c, node, is_high);
		else if (!decide_sum(c, node, is_high, leaf->sum_dual[--k], err))
			return false;
		at = c->parent[at];
	}
	return true;
}

static bool go_to_leaf(struct counting *c, int32_t at, struct err *err)
{
	const struct solve_model *m = c->model;

	c->is_empty = false;
	memset(c->sum, 0, ((size_t)c->shares->n + 1) * sizeof *c->sum);
	memcpy(c->leaf.cell, c->shares->cell, (size_t)m->n_people * (size_t)m->n_slots);
	c->leaf.slot_dual = c->proof->nodes[at].slot_dual;
	c->leaf.couple_dual = c->proof->nodes[at].couple_dual;
	for (int32_t s = 0; s < m->n_slots; s++) {
		const struct solve_slot *slot = &m->slots[s];

		c->fewest[s] = slot->under == SOLVE_MUST ? slot->need : 0;
		c->most[s] = slot->over == SOLVE_MUST ? slot->need : m->n_people;
		c->heads_dual[s] = c->leaf.slot_dual[s];
	}
	if (!decide_all(c, at, err))
		return false;
	shares_narrow(c->leaf.cell, c->fewest, c->most, m);
	return true;
}

/* ---- slots and couples ---- */

/* What is paid when something that should lie between two numbers is `value`. */
struct tariff {
	int64_t least, most, under, over; /* most may be SOLVE_ANY, least INT64_MIN */
};

static int64_t pay(const struct tariff *t, int64_t value)
{
	if (value < t->least)
		return SOLVE_PROOF_SCALE * t->under * (t->least - value);
	return value > t->most ? SOLVE_PROOF_SCALE * t->over * (value - t->most) : 0;
}

/* Such a sum bends only at `least` and `most`: its minimum lies there or at an end. */
static bool add_tariff(struct counting *c, int32_t part, const struct tariff *t, int64_t dual,
                       int64_t from, int64_t to, struct err *err)
{
	const int64_t bends[] = {t->least, t->most, to};
	int64_t least;

	if (t->under == SOLVE_MUST && from < t->least)
		from = t->least;
	if (t->over == SOLVE_MUST && to > t->most)
		to = t->most;
	if (from > to) {
		c->is_empty = true;
		return true;
	}
	least = pay(t, from) + dual * from;
	for (size_t i = 0; i < sizeof bends / sizeof *bends; i++) {
		const int64_t value = bends[i] > to ? to : bends[i];
		const int64_t sum = value > from ? pay(t, value) + dual * value : least;

		least = sum < least ? sum : least;
	}
	return add(c, part, least, err);
}

static bool add_slots(struct counting *c, struct err *err)
{
	for (int32_t s = 0; s < c->model->n_slots && !c->is_empty; s++) {
		const struct solve_slot *slot = &c->model->slots[s];
		const struct tariff t = {slot->need, slot->need, slot->under, slot->over};

		if (!add_tariff(c, c->shares->slot[s], &t, c->heads_dual[s], c->fewest[s],
		                c->most[s], err))
			return false;
	}
	return true;
}

static bool add_couples(struct counting *c, struct err *err)
{
	for (int32_t i = 0; i < c->model->n_couples && !c->is_empty; i++) {
		const struct solve_couple *couple = &c->model->couples[i];
		const struct tariff t = {couple->least, couple->most, couple->under, couple->over};
		int64_t from = 0, to = 0;

		for (int32_t k = 0; k < couple->n_terms; k++) {
			const struct solve_term *term = &couple->terms[k];
			const char cell = c->leaf.cell[place_of(c, term->person, term->slot)];

			if (cell & CELL_FREE)
				continue;
			from += term->factor < 0 || cell & CELL_HELD ? term->factor : 0;
			to += term->factor > 0 || cell & CELL_HELD ? term->factor : 0;
		}
		if (!add_tariff(c, c->shares->couple[i], &t, c->leaf.couple_dual[i], from, to, err))
			return false;
	}
	return true;
}

/* ---- people ---- */

static bool add_person(struct counting *c, int32_t person, struct err *err)
{
	const struct known_answer *answer;
	struct row row;
	struct str key = {0};
	bool is_empty = false, good = true;
	int64_t least = 0;

	row_init(&row, c->book, &c->leaf, person);
	row_key(&key, &row);
	answer = known_find(&c->known, &key);
	if (answer) {
		least = answer->least;
		is_empty = answer->is_empty;
	} else if ((good = row_least(&least, &is_empty, &row, ROW_WIDTH, err))) {
		known_add(&c->known, &key, least, is_empty);
	}
	str_release(&key);
	row_release(&row);
	c->is_empty |= is_empty;
	return good && (is_empty || add(c, c->shares->person[person], least, err));
}

static bool count_leaf(struct counting *c, int32_t at, struct err *err)
{
	if (!go_to_leaf(c, at, err) || !add_slots(c, err) || !add_couples(c, err))
		return false;
	for (int32_t p = 0; p < c->model->n_people && !c->is_empty; p++)
		if (!add_person(c, p, err))
			return false;
	return true;
}

/* Each part is rounded up to a cost that it can have. */
static bool sum_up(int64_t *out, const struct counting *c, struct err *err)
{
	int64_t sum = 0;

	for (int32_t i = 0; i <= c->shares->n; i++) {
		const bool is_known = c->cost && i < c->shares->n;
		const int64_t least = shares_round(c->sum[i], is_known ? c->shares->step[i] : 1,
		                                   is_known ? c->cost[i] : 0);

		if (__builtin_add_overflow(sum, least, &sum))
			return too_large(err);
	}
	*out = sum;
	return true;
}

static bool count(struct bound *out, struct counting *c, struct err *err)
{
	for (int32_t i = 0; i < c->proof->n_nodes; i++) {
		int64_t least;

		if (c->proof->nodes[i].low != SOLVE_NONE)
			continue;
		if (!count_leaf(c, i, err))
			return false;
		out->n_leaves++;
		if (c->is_empty)
			continue;
		if (!sum_up(&least, c, err))
			return false;
		if (out->is_empty || least < out->least)
			out->least = least;
		out->is_empty = false;
	}
	return true;
}

bool bound_count(struct bound *out, const struct book *book, const struct shares *shares,
                 const struct solve_proof *proof, const int64_t *cost, struct err *err)
{
	const struct solve_model *m = book->model;
	const size_t slots = (size_t)m->n_slots + 1;
	struct counting c = {
	    .model = m, .proof = proof, .book = book, .shares = shares, .cost = cost};
	struct bound bound = {.is_empty = proof->n_nodes > 0, .least = INT64_MIN};
	bool good;

	c.parent = xcalloc((size_t)proof->n_nodes + 1, sizeof *c.parent);
	c.leaf.cell = xcalloc((size_t)m->n_people * (size_t)m->n_slots + 1, 1);
	c.heads_dual = xcalloc(slots, sizeof *c.heads_dual);
	c.fewest = xcalloc(slots, sizeof *c.fewest);
	c.most = xcalloc(slots, sizeof *c.most);
	c.sum = xcalloc((size_t)shares->n + 1, sizeof *c.sum);
	find_parents(&c);
	good = count(&bound, &c, err);
	known_release(&c.known);
	free(c.parent);
	free(c.leaf.cell);
	free(c.heads_dual);
	free(c.fewest);
	free(c.most);
	free(c.sum);
	if (good)
		*out = bound;
	return good;
}
