#include "test.h"

#include <stdlib.h>

#include "base/mem.h"
#include "service/roster_least.h"
#include "solve/check.h"
#include "solve/maker.h"

#include "base/banned.h"

/* Each of a small model's assignments is tried, and the questions must agree with the order. */

enum { MODELS = 3000, MOST_TRIED = 3000 };

struct scene {
	struct maker maker;
	struct solve_model quality, first, second;
	struct least_base base;
};

static void without_costs(struct solve_model *model)
{
	model->n_cells = 0;
	model->adjacent = 0;
	for (int32_t i = 0; i < model->n_measures; i++)
		for (int32_t p = 0; p < model->n_people; p++)
			model->measures[i].weight[p] = 0;
}

static void scene_make(struct scene *scene)
{
	const struct maker seed = scene->maker;
	struct least_base *base = &scene->base;
	struct maker same;

	maker_small(&scene->quality, &scene->maker);
	same = seed;
	maker_small(&scene->first, &same);
	same = seed;
	maker_small(&scene->second, &same);
	without_costs(&scene->first);
	base->holder = xcalloc((size_t)scene->quality.n_slots + 1, sizeof *base->holder);
	base->is_excused = xcalloc((size_t)scene->quality.n_people + 1, 1);
	for (int32_t s = 0; s < scene->quality.n_slots; s++) {
		/* A base that nobody checked: also against the rules. */
		base->holder[s] = maker_below(&scene->maker, scene->quality.n_people + 2) - 2;
		assert_int_equal(scene->quality.slots[s].need, 1);
	}
	for (int32_t p = 0; p < scene->quality.n_people; p++)
		base->is_excused[p] = maker_below(&scene->maker, 4) == 0;
}

static void scene_release(struct scene *scene)
{
	solve_model_release(&scene->quality);
	solve_model_release(&scene->first);
	solve_model_release(&scene->second);
	free(scene->base.holder);
	free(scene->base.is_excused);
}

/* The next one in an order of all; false after the last. */
static bool next(int32_t *holder, const struct solve_model *model)
{
	for (int32_t s = 0; s < model->n_slots; s++) {
		if (++holder[s] < model->n_people)
			return true;
		holder[s] = SOLVE_NONE;
	}
	return false;
}

static bool cost_of(int64_t *out, const struct solve_model *model,
                    const struct solve_assignment *held)
{
	struct solve_check check;
	const bool is_good = (solve_check(&check, model, held), check.n_violations == 0);

	*out = check.objective;
	solve_check_release(&check);
	return is_good;
}

struct best {
	bool has;
	int64_t cost;
	struct least_counts counts;
};

static void take(struct best *best, int64_t cost, const struct least_counts *counts)
{
	if (best->has && best->cost <= cost)
		return;
	*best = (struct best){true, cost, *counts};
}

static int compare_all(const struct least_counts *a, const struct least_counts *b)
{
	const int order = least_compare(a, b);

	return order ? order : (a->quality > b->quality) - (a->quality < b->quality);
}

/* The best by cost in `asked`, and by the order itself. */
static void try_all(struct best *by_cost, struct best *by_order, const struct scene *scene,
                    const struct solve_model *asked)
{
	int32_t *holder = xcalloc((size_t)asked->n_slots + 1, sizeof *holder);

	for (int32_t s = 0; s < asked->n_slots; s++)
		holder[s] = SOLVE_NONE;
	do {
		struct solve_assignment held;
		struct least_counts counts;
		int64_t cost;

		maker_held(&held, holder, asked->n_slots);
		if (cost_of(&cost, asked, &held)) {
			least_count(&counts, &scene->quality, &scene->base, &held);
			take(by_cost, cost, &counts);
			if (!by_order->has || compare_all(&counts, &by_order->counts) < 0)
				*by_order = (struct best){true, cost, counts};
		}
		solve_assignment_release(&held);
	} while (next(holder, asked));
	free(holder);
}

static bool is_small(const struct solve_model *model)
{
	int64_t n = 1;

	for (int32_t s = 0; s < model->n_slots && n <= MOST_TRIED; s++)
		n *= model->n_people + 1;
	return n <= MOST_TRIED;
}

static void ask_both(struct scene *scene)
{
	struct best first = {0}, second = {0}, order = {0};
	int64_t fixed;
	struct err err;

	least_ask(&scene->first, &scene->base);
	assert_true(solve_model_check(&scene->first, &err));
	try_all(&first, &order, scene, &scene->first);
	if (!order.has)
		return; /* what is fixed breaks a rule */
	assert_int_equal(least_compare(&first.counts, &order.counts), 0);

	fixed = least_ask_quality(&scene->second, &scene->base, &first.counts);
	assert_true(solve_model_check(&scene->second, &err));
	try_all(&second, &order, scene, &scene->second);
	assert_int_equal(compare_all(&second.counts, &order.counts), 0);
	assert_int_equal(second.cost, fixed + second.counts.quality);
}

static void the_cheapest_is_the_least_change_and_the_best_of_those(void **state)
{
	struct scene scene = {.maker = {7}};
	int asked = 0;

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		scene_make(&scene);
		if (is_small(&scene.quality)) {
			ask_both(&scene);
			asked++;
		}
		scene_release(&scene);
	}
	assert_true(asked > MODELS / 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cheapest_is_the_least_change_and_the_best_of_those),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
