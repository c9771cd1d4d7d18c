#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/graph.h"
#include "solve/maker.h"

#include "base/banned.h"

#define MODELS   1500
#define PLENTY   1000000
#define NO_LIMIT (INT64_MAX / 4)

/* One person's rows by trying every subset of the slots; a row is a bit set. */
struct rows {
	const struct part *part;
	int32_t person;
	int64_t dual[16];
	int64_t price[256]; /* GRAPH_NEVER: not allowed */
	int visits[256];
	int64_t limit;
};

static void fill_rows(struct rows *rows, struct maker *maker)
{
	const struct part *part = rows->part;

	memset(rows->visits, 0, sizeof rows->visits);
	for (int32_t s = 0; s < part->n_slots; s++)
		rows->dual[s] = (int64_t)maker_below(maker, 400) * GRAPH_SCALE / 3;
	for (unsigned set = 0; set < 1U << part->n_slots; set++) {
		int32_t row[16], n = 0;
		bool good = true;
		int64_t dual = 0;

		for (int32_t s = 0; s < part->n_slots; s++) {
			if (!(set & (1U << s)))
				continue;
			good = good && part_can_add(part, rows->person, row, n, s);
			row[n++] = s;
			dual += rows->dual[s];
		}
		rows->price[set] = GRAPH_NEVER;
		if (good)
			rows->price[set] =
			    part_row_cost(part, rows->person, row, n) * GRAPH_SCALE - dual;
	}
}

static unsigned set_of(const int32_t *row, int32_t n)
{
	unsigned set = 0;

	for (int32_t i = 0; i < n; i++)
		set |= 1U << row[i];
	return set;
}

static bool note_exact(void *ctx, const int32_t *row, int32_t n, int64_t price)
{
	struct rows *rows = ctx;

	assert_true(rows->price[set_of(row, n)] == price);
	rows->visits[set_of(row, n)]++;
	return true;
}

static bool note_coarse(void *ctx, const int32_t *row, int32_t n, int64_t price)
{
	struct rows *rows = ctx;

	assert_true(rows->price[set_of(row, n)] != GRAPH_NEVER);
	assert_true(price <= rows->price[set_of(row, n)]);
	rows->visits[set_of(row, n)]++;
	return true;
}

static void check_walk(struct rows *rows, const struct graph *graph, int64_t limit)
{
	struct prices prices;
	int64_t *rest = xcalloc((size_t)graph_nodes(graph), sizeof *rest);
	int64_t least = 0;

	prices_init(&prices, graph, rows->person);
	graph_price(rest, graph, &prices, rows->dual);
	assert_true(graph_walk(graph, &prices, rows->dual, rest, limit,
	                       graph->is_exact ? note_exact : note_coarse, rows));
	for (unsigned set = 0; set < 1U << rows->part->n_slots; set++) {
		const bool is_within = rows->price[set] != GRAPH_NEVER && rows->price[set] <= limit;

		if (graph->is_exact || is_within)
			assert_int_equal(rows->visits[set], is_within);
		if (rows->price[set] < least)
			least = rows->price[set];
	}
	if (graph->is_exact)
		assert_true(rest[0] == least);
	else
		assert_true(rest[0] <= least);
	prices_release(&prices);
	free(rest);
}

static void walks_each_allowed_row_once_at_its_price(void **state)
{
	struct maker maker = {99};

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;
		struct parts parts;

		maker_small(&model, &maker);
		parts_init(&parts, &model);
		for (size_t k = 0; k < parts.n; k++)
			for (int32_t p = 0; p < parts.part[k].n_people; p++) {
				struct rows rows = {.part = &parts.part[k], .person = p};
				struct graph graph;

				fill_rows(&rows, &maker);
				assert_true(graph_init(&graph, rows.part, p,
				                       rows.part->people[p].ok, PLENTY));
				assert_true(graph.is_exact);
				assert_true(graph_fits(&graph, p));
				check_walk(&rows, &graph,
				           i % 2 ? NO_LIMIT : -100 * (int64_t)GRAPH_SCALE);
				graph_release(&graph);
			}
		parts_release(&parts);
		solve_model_release(&model);
	}
}

static void when_too_large_counts_too_low_but_forgets_no_row(void **state)
{
	struct maker maker = {7};
	int n_coarse = 0;

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;
		struct parts parts;

		maker_division(&model, &maker);
		parts_init(&parts, &model);
		for (int32_t p = 0; p < parts.part[0].n_people; p++) {
			struct rows rows = {.part = &parts.part[0], .person = p};
			struct graph graph;

			fill_rows(&rows, &maker);
			if (!graph_init(&graph, rows.part, p, rows.part->people[p].ok,
			                20 + maker_below(&maker, 200)))
				continue;
			n_coarse += !graph.is_exact;
			check_walk(&rows, &graph, maker_below(&maker, 2000) * (int64_t)GRAPH_SCALE);
			graph_release(&graph);
		}
		parts_release(&parts);
		solve_model_release(&model);
	}
	assert_true(n_coarse > MODELS);
}

struct through {
	const struct rows *rows;
	unsigned seen; /* slots that some row offered so far holds at its least price */
};

static bool note_through(void *ctx, const int32_t *row, int32_t n, int64_t price)
{
	struct through *t = ctx;
	const unsigned set = set_of(row, n);

	assert_true(t->rows->price[set] == price);
	for (int32_t i = 0; i < n; i++) {
		int64_t least = GRAPH_NEVER;

		for (unsigned other = 0; other < 1U << t->rows->part->n_slots; other++)
			if (other & (1U << row[i]) && t->rows->price[other] < least)
				least = t->rows->price[other];
		if (price == least)
			t->seen |= 1U << row[i];
	}
	return true;
}

static void finds_the_cheapest_row_through_each_slot(void **state)
{
	struct maker maker = {12};

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;
		struct parts parts;

		maker_small(&model, &maker);
		parts_init(&parts, &model);
		for (size_t k = 0; k < parts.n; k++) {
			struct rows rows = {.part = &parts.part[k]};
			struct through through = {&rows, 0};
			struct graph graph;
			struct prices prices;
			int64_t *rest;
			unsigned possible = 0;

			fill_rows(&rows, &maker);
			assert_true(
			    graph_init(&graph, rows.part, 0, rows.part->people[0].ok, PLENTY));
			rest = xcalloc((size_t)graph_nodes(&graph), sizeof *rest);
			prices_init(&prices, &graph, 0);
			graph_price(rest, &graph, &prices, rows.dual);
			graph_through(&graph, &prices, rows.dual, rest, GRAPH_NEVER, note_through,
			              &through);
			for (unsigned set = 0; set < 1U << rows.part->n_slots; set++)
				if (rows.price[set] != GRAPH_NEVER)
					possible |= set;
			assert_int_equal(through.seen, possible);
			prices_release(&prices);
			graph_release(&graph);
			free(rest);
		}
		parts_release(&parts);
		solve_model_release(&model);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(walks_each_allowed_row_once_at_its_price),
	    cmocka_unit_test(when_too_large_counts_too_low_but_forgets_no_row),
	    cmocka_unit_test(finds_the_cheapest_row_through_each_slot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
