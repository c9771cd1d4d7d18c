#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/graph.h"
#include "solve/maker.h"

#include "base/banned.h"

#define MODELS maker_share(1500)
#define PLENTY 1000000

/* All rows of one person, by trying every subset of the slots; a row is a bit set. */
struct rows {
	const struct part *part;
	int32_t person;
	int64_t dual[16], *couple_dual;
	char fix[16];
	int64_t price[1024]; /* GRAPH_NEVER: not allowed */
};

static int32_t row_of(unsigned set, int32_t n_slots, int32_t *row)
{
	int32_t n = 0;

	for (int32_t s = 0; s < n_slots; s++)
		if (set & (1U << s))
			row[n++] = s;
	return n;
}

static bool keeps_fix(const struct rows *rows, unsigned set)
{
	for (int32_t s = 0; s < rows->part->n_slots; s++) {
		const bool held = set & (1U << s);

		if ((held && rows->fix[s] == PART_NO) || (!held && rows->fix[s] == PART_MUST))
			return false;
	}
	return true;
}

/* The base is no business of the graph. */
static int64_t price_of(const struct rows *rows, const int32_t *row, int32_t n)
{
	const struct part_person *who = &rows->part->people[rows->person];
	int64_t price = part_row_cost(rows->part, rows->person, row, n);

	if (who->n_base != SOLVE_NONE) {
		bool is_base = who->n_base == n;

		for (int32_t i = 0; i < n && is_base; i++)
			is_base = who->base[i] == row[i];
		price -= is_base ? 0 : who->base_cost;
	}
	price *= GRAPH_SCALE;
	for (int32_t i = 0; i < n; i++) {
		price -= rows->dual[row[i]];
		for (int32_t t = 0; t < who->n_terms; t++)
			if (who->terms[t].slot == row[i])
				price -= rows->couple_dual[who->terms[t].couple] *
				         who->terms[t].factor;
	}
	return price;
}

static void fill_rows(struct rows *rows, struct maker *maker)
{
	const struct part *part = rows->part;

	for (int32_t s = 0; s < part->n_slots; s++) {
		rows->dual[s] = (int64_t)maker_below(maker, 400) * GRAPH_SCALE / 3;
		rows->fix[s] = PART_MAY;
		if (maker_below(maker, 6) == 0)
			rows->fix[s] = PART_NO;
		else if (maker_below(maker, 12) == 0 && part->people[rows->person].ok[s])
			rows->fix[s] = PART_MUST;
	}
	for (int32_t i = 0; i < part->n_couples; i++)
		rows->couple_dual[i] = (int64_t)(maker_below(maker, 200) - 100) * GRAPH_SCALE / 7;
	for (unsigned set = 0; set < 1U << part->n_slots; set++) {
		int32_t row[16];
		const int32_t n = row_of(set, part->n_slots, row);

		rows->price[set] = GRAPH_NEVER;
		if (part_row_ok(part, rows->person, row, n) && keeps_fix(rows, set))
			rows->price[set] = price_of(rows, row, n);
	}
}

static void check_best(const struct graph *graph, struct prices *prices, const struct rows *rows)
{
	int64_t least = GRAPH_NEVER;
	int32_t row[16], n;

	for (unsigned set = 0; set < 1U << rows->part->n_slots; set++)
		least = rows->price[set] < least ? rows->price[set] : least;
	prices_fill(prices, graph, rows->person, rows->dual, rows->couple_dual, rows->fix);
	if (least == GRAPH_NEVER) {
		assert_true(graph_price(prices, graph) >= GRAPH_NEVER / 2);
		return;
	}
	assert_true(graph_price(prices, graph) == least);
	n = graph_best(row, graph, prices);
	assert_true(price_of(rows, row, n) == least);
	assert_true(part_row_ok(rows->part, rows->person, row, n));
}

struct opening {
	unsigned kept, open; /* the row to start from, and the slots that may change */
	char is_open[16];
	int32_t row[16], n;
};

static int64_t best_in(const struct rows *rows, const struct opening *o)
{
	int64_t least = GRAPH_NEVER;

	for (unsigned set = 0; set < 1U << rows->part->n_slots; set++) {
		int32_t other[16];
		const int32_t k = row_of(set, rows->part->n_slots, other);

		if ((set & ~o->open) == (o->kept & ~o->open) &&
		    part_row_ok(rows->part, rows->person, other, k) &&
		    price_of(rows, other, k) < least)
			least = price_of(rows, other, k);
	}
	return least;
}

static void check_cut_best(const struct graph *cut, const struct rows *rows,
                           const struct opening *o)
{
	int64_t rest[4096];
	struct prices prices;
	int32_t best[16], whole[32], k, m = 0;

	assert_true(graph_nodes(cut) < 4096);
	prices_init(&prices, cut, rows->person, rest);
	prices_fill(&prices, cut, rows->person, rows->dual, rows->couple_dual, NULL);
	assert_true(graph_price(&prices, cut) < GRAPH_NEVER / 2);
	k = graph_best(best, cut, &prices);
	for (int32_t s = 0; s < rows->part->n_slots; s++) {
		bool held = !o->is_open[s] && (o->kept & (1U << s));

		for (int32_t i = 0; i < k; i++)
			held = held || best[i] == s;
		if (held)
			whole[m++] = s;
	}
	assert_true(part_row_ok(rows->part, rows->person, whole, m));
	assert_true(price_of(rows, whole, m) == best_in(rows, o));
	prices_release(&prices);
}

/* Cut to some open slots around a row: the best of those that are like the row elsewhere. */
static int check_cut(const struct graph *graph, const struct rows *rows, struct maker *maker)
{
	const int32_t n_slots = rows->part->n_slots;
	struct opening o = {.kept = (unsigned)maker_below(maker, 1 << n_slots)};
	struct graph cut;

	o.n = row_of(o.kept, n_slots, o.row);
	for (int32_t s = 0; s < n_slots; s++)
		if (maker_below(maker, 2)) {
			o.open |= 1U << s;
			o.is_open[s] = 1;
		}
	if (!part_row_ok(rows->part, rows->person, o.row, o.n) ||
	    !graph_cut(&cut, graph, o.row, o.n, o.is_open))
		return 0;
	check_cut_best(&cut, rows, &o);
	graph_release(&cut);
	return 1;
}

static int check_person(const struct part *part, int32_t person, struct maker *maker)
{
	struct rows rows = {.part = part, .person = person};
	char *in = xcalloc((size_t)part->n_slots + 1, 1);
	struct graph graph;
	struct prices prices;
	int64_t *rest;
	int n_cut;

	rows.couple_dual = xcalloc((size_t)part->n_couples + 1, sizeof *rows.couple_dual);
	for (int32_t s = 0; s < part->n_slots; s++)
		in[s] = part->people[person].ok[s] != PART_NO || maker_below(maker, 2);
	assert_true(graph_init(&graph, part, part->people[person].contract, in, PLENTY));
	assert_true(graph.is_empty || graph.is_exact);
	rest = xcalloc((size_t)graph_nodes(&graph) + 1, sizeof *rest);
	prices_init(&prices, &graph, person, rest);
	fill_rows(&rows, maker);
	check_best(&graph, &prices, &rows);
	n_cut = check_cut(&graph, &rows, maker);
	prices_release(&prices);
	graph_release(&graph);
	free(rest);
	free(in);
	free(rows.couple_dual);
	return n_cut;
}

static void check_models(void (*make)(struct solve_model *, struct maker *), uint64_t seed)
{
	struct maker maker = {seed};
	int n_cut = 0;

	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;
		struct parts parts;

		make(&model, &maker);
		parts_init(&parts, &model);
		for (size_t k = 0; k < parts.n; k++)
			for (int32_t p = 0; p < parts.part[k].n_people; p++)
				if (parts.part[k].n_slots <= 10)
					n_cut += check_person(&parts.part[k], p, &maker);
		parts_release(&parts);
		solve_model_release(&model);
	}
	assert_true(n_cut > MODELS / 10);
}

static void finds_the_cheapest_row_of_small_models(void **state)
{
	(void)state;
	check_models(maker_small, 11);
}

static void finds_the_cheapest_row_under_every_kind_of_rule(void **state)
{
	(void)state;
	check_models(maker_rich, 12);
}

/* INT64_MIN when even the coarsest graph is too large. */
static int64_t price_with(const struct part *part, int32_t most, int *n_coarse)
{
	const int64_t dual[16] = {0}, couple[1] = {0};
	char in[16];
	int64_t rest[4096], price;
	struct graph graph;
	struct prices prices;

	memset(in, 1, sizeof in);
	if (!graph_init(&graph, part, 0, in, most))
		return INT64_MIN;
	*n_coarse += !graph.is_exact;
	prices_init(&prices, &graph, 0, rest);
	prices_fill(&prices, &graph, 0, dual, couple, NULL);
	price = graph_price(&prices, &graph);
	prices_release(&prices);
	graph_release(&graph);
	return price;
}

/* Coarser points may only make rows cheaper. */
static void a_coarse_graph_never_prices_too_high(void **state)
{
	struct maker maker = {13};
	int n_coarse = 0;

	(void)state;
	for (int i = 0; i < MODELS / 3; i++) {
		struct solve_model model;
		struct parts parts;

		maker_division(&model, &maker);
		parts_init(&parts, &model);
		for (size_t k = 0; k < parts.n; k++)
			assert_true(price_with(&parts.part[k], 30, &n_coarse) <=
			            price_with(&parts.part[k], 4000, &n_coarse));
		parts_release(&parts);
		solve_model_release(&model);
	}
	assert_true(n_coarse > 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_cheapest_row_of_small_models),
	    cmocka_unit_test(finds_the_cheapest_row_under_every_kind_of_rule),
	    cmocka_unit_test(a_coarse_graph_never_prices_too_high),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
