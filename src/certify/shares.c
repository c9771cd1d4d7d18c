#include "certify/shares.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

struct cutting {
	const struct solve_model *model;
	const struct solve_proof *proof;
	struct shares *shares;
	int32_t *root;  /* of people, then slots, then couples */
	char *is_fixed; /* per part: heads are fixed, and no joints */
};

static char cell_of(const struct cutting *c, int32_t person, int32_t slot)
{
	return c->shares->cell[(size_t)person * (size_t)c->model->n_slots + (size_t)slot];
}

/* ---- cells ---- */

void shares_narrow(char *cell, int32_t *fewest, int32_t *most, const struct solve_model *model)
{
	const size_t n = (size_t)model->n_slots;

	for (size_t s = 0; s < n; s++) {
		int32_t held = 0, able = 0;

		for (size_t p = 0; p < (size_t)model->n_people; p++)
			held += (cell[p * n + s] & CELL_HELD) != 0;
		fewest[s] = held > fewest[s] ? held : fewest[s];
		for (size_t p = 0; p < (size_t)model->n_people; p++) {
			if (held >= most[s] && !(cell[p * n + s] & CELL_HELD))
				cell[p * n + s] |= CELL_FREE;
			able += (cell[p * n + s] & CELL_FREE) == 0;
		}
		most[s] = able < most[s] ? able : most[s];
	}
}

static void open_cells(struct cutting *c)
{
	const struct solve_model *m = c->model;
	const size_t n = (size_t)m->n_slots;
	int32_t *fewest = xcalloc(n + 1, sizeof *fewest), *most = xcalloc(n + 1, sizeof *most);
	char *cell = xcalloc(n * (size_t)m->n_people + 1, 1);

	for (int32_t i = 0; i < m->n_fixed; i++)
		cell[(size_t)m->fixed[i].person * n + (size_t)m->fixed[i].slot] |= CELL_HELD;
	for (int32_t i = 0; i < m->n_forbids; i++)
		cell[(size_t)m->forbids[i].person * n + (size_t)m->forbids[i].slot] |= CELL_FREE;
	for (size_t s = 0; s < n; s++)
		most[s] = m->slots[s].over == SOLVE_MUST ? m->slots[s].need : m->n_people;
	shares_narrow(cell, fewest, most, m);
	c->shares->cell = cell;
	free(fewest);
	free(most);
}

/* ---- what belongs together ---- */

static int32_t find_root(int32_t *root, int32_t i)
{
	while (root[i] != i) {
		root[i] = root[root[i]];
		i = root[i];
	}
	return i;
}

static void unite(struct cutting *c, int32_t a, int32_t b)
{
	c->root[find_root(c->root, a)] = find_root(c->root, b);
}

static void unite_sums(struct cutting *c)
{
	for (int32_t i = 0; i < c->proof->n_nodes; i++) {
		const struct solve_proof_node *node = &c->proof->nodes[i];

		for (int32_t k = 1; k < node->n_counted; k++)
			unite(c, c->model->n_people + node->counted[k - 1],
			      c->model->n_people + node->counted[k]);
	}
}

static void unite_all(struct cutting *c)
{
	const struct solve_model *m = c->model;

	for (int32_t p = 0; p < m->n_people; p++)
		for (int32_t s = 0; s < m->n_slots; s++)
			if (!(cell_of(c, p, s) & CELL_FREE))
				unite(c, p, m->n_people + s);
	for (int32_t i = 0; i < m->n_couples; i++)
		for (int32_t k = 0; k < m->couples[i].n_terms; k++) {
			const struct solve_term *t = &m->couples[i].terms[k];

			if (!(cell_of(c, t->person, t->slot) & CELL_FREE))
				unite(c, m->n_people + m->n_slots + i, m->n_people + t->slot);
		}
	unite_sums(c);
}

static void number_parts(struct cutting *c)
{
	const int32_t n_people = c->model->n_people, n_slots = c->model->n_slots;
	const int32_t all = n_people + n_slots + c->model->n_couples;
	int32_t *number = xcalloc((size_t)all + 1, sizeof *number);
	struct shares *shares = c->shares;

	for (int32_t i = 0; i < all; i++) {
		int32_t *of = &number[find_root(c->root, i)], *to;

		if (*of == 0)
			*of = ++shares->n;
		if (i < n_people)
			to = &shares->person[i];
		else if (i < n_people + n_slots)
			to = &shares->slot[i - n_people];
		else
			to = &shares->couple[i - n_people - n_slots];
		*to = *of - 1;
	}
	free(number);
}

/* ---- steps ---- */

static int64_t gcd(int64_t a, int64_t b)
{
	a = a < 0 ? -a : a;
	b = b < 0 ? -b : b;
	while (b) {
		const int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static void divide(struct cutting *c, int32_t part, int64_t cost)
{
	if (cost != SOLVE_MUST)
		c->shares->step[part] = gcd(c->shares->step[part], cost);
}

static void divide_by_prices(struct cutting *c)
{
	const struct solve_model *m = c->model;

	for (int32_t s = 0; s < m->n_slots; s++) {
		divide(c, c->shares->slot[s], m->slots[s].under);
		divide(c, c->shares->slot[s], m->slots[s].over);
		divide(c, c->shares->slot[s], m->adjacent);
		if (m->slots[s].under != SOLVE_MUST || m->slots[s].over != SOLVE_MUST)
			c->is_fixed[c->shares->slot[s]] = 0;
	}
	for (int32_t i = 0; i < m->n_couples; i++) {
		divide(c, c->shares->couple[i], m->couples[i].under);
		divide(c, c->shares->couple[i], m->couples[i].over);
	}
	for (int32_t i = 0; i < m->n_bases; i++)
		divide(c, c->shares->person[m->bases[i].person], m->bases[i].cost);
	for (int32_t i = 0; i < m->n_joints; i++)
		if (c->shares->slot[m->joints[i].a] == c->shares->slot[m->joints[i].b])
			c->is_fixed[c->shares->slot[m->joints[i].a]] = 0;
}

static void divide_by_cells(struct cutting *c)
{
	const struct solve_model *m = c->model;
	const size_t n = (size_t)m->n_slots;
	int64_t *cost = xcalloc(n * (size_t)m->n_people + 1, sizeof *cost);

	for (int32_t i = 0; i < m->n_cells; i++)
		cost[(size_t)m->cells[i].person * n + (size_t)m->cells[i].slot] += m->cells[i].cost;
	for (int32_t s = 0; s < m->n_slots; s++) {
		int64_t first = 0;
		bool has_first = !c->is_fixed[c->shares->slot[s]];

		for (int32_t p = 0; p < m->n_people; p++) {
			const int64_t one = cost[(size_t)p * n + (size_t)s];

			if (cell_of(c, p, s) & CELL_FREE)
				continue;
			if (!has_first)
				first = one;
			has_first = true;
			divide(c, c->shares->slot[s], one - first);
		}
	}
	free(cost);
}

/* What is known of one measure in each part. */
struct earning {
	int64_t unit, weight, past, apart; /* past: of the first who can earn */
	bool is_one_weight, any;
};

static bool can_earn(const struct cutting *c, const struct solve_measure *m, int32_t person)
{
	for (int32_t s = 0; s < c->model->n_slots; s++)
		if (m->points[s] && !(cell_of(c, person, s) & CELL_FREE))
			return true;
	return false;
}

static void add_earner(struct earning *e, int64_t weight, int64_t past)
{
	if (!e->any) {
		e->weight = weight;
		e->past = past;
	}
	e->is_one_weight = !e->any || (e->is_one_weight && e->weight == weight);
	e->apart = gcd(e->apart, past - e->past);
	e->any = true;
}

static void divide_by_measure(struct cutting *c, const struct solve_measure *m)
{
	const size_t n = (size_t)c->shares->n;
	struct earning *earnings = xcalloc(n + 1, sizeof *earnings);

	for (int32_t p = 0; p < c->model->n_people; p++) {
		struct earning *e = &earnings[c->shares->person[p]];

		for (int32_t s = 0; s < c->model->n_slots; s++)
			if (!(cell_of(c, p, s) & CELL_FREE))
				e->unit = gcd(e->unit, m->points[s]);
		if (can_earn(c, m, p))
			add_earner(e, m->weight[p], m->past[p]);
	}
	for (int32_t p = 0; p < c->model->n_people; p++) {
		const int32_t part = c->shares->person[p];
		const struct earning *e = &earnings[part];

		if (m->weight[p] == 0 || !can_earn(c, m, p))
			continue;
		if (c->is_fixed[part] && e->is_one_weight)
			divide(c, part, 2 * e->weight * e->unit * gcd(e->unit, e->apart));
		else
			divide(c, part, m->weight[p] * e->unit * gcd(e->unit, 2 * m->past[p]));
	}
	free(earnings);
}

void shares_init(struct shares *out, const struct book *book, const struct solve_proof *proof)
{
	const struct solve_model *m = book->model;
	const size_t all = (size_t)m->n_people + (size_t)m->n_slots + (size_t)m->n_couples;
	struct cutting c = {m, proof, out, xcalloc(all + 1, sizeof *c.root), NULL};

	*out = (struct shares){0};
	out->person = xcalloc((size_t)m->n_people + 1, sizeof *out->person);
	out->slot = xcalloc((size_t)m->n_slots + 1, sizeof *out->slot);
	out->couple = xcalloc((size_t)m->n_couples + 1, sizeof *out->couple);
	for (size_t i = 0; i < all; i++)
		c.root[i] = (int32_t)i;
	open_cells(&c);
	unite_all(&c);
	number_parts(&c);
	out->step = xcalloc((size_t)out->n + 1, sizeof *out->step);
	c.is_fixed = xcalloc((size_t)out->n + 1, 1);
	for (int32_t i = 0; i < out->n; i++)
		c.is_fixed[i] = 1;
	divide_by_prices(&c);
	divide_by_cells(&c);
	for (int32_t i = 0; i < m->n_measures; i++)
		divide_by_measure(&c, &m->measures[i]);
	free(c.root);
	free(c.is_fixed);
}

void shares_release(struct shares *shares)
{
	free(shares->person);
	free(shares->slot);
	free(shares->couple);
	free(shares->step);
	free(shares->cell);
	*shares = (struct shares){0};
}

int64_t shares_round(int64_t scaled, int64_t step, int64_t cost)
{
	const int64_t up = scaled / SOLVE_PROOF_SCALE + (scaled % SOLVE_PROOF_SCALE > 0);
	int64_t rest;

	if (step == 0)
		return up > cost ? up : cost;
	rest = (cost - up) % step;
	return up + (rest < 0 ? rest + step : rest);
}
