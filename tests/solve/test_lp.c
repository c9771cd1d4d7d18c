#include "test.h"

#include "solve/lp.h"

#include "base/banned.h"

#define LATER 2000

/* x + y + ... = 1 at the least cost. */
static struct lp *one_row(int32_t *row, double cost)
{
	struct lp *lp = lp_new();

	*row = lp_add_row(lp, 1, 1);
	lp_add_col(lp, cost, 0, LP_INFINITE, 1, row, NULL);
	return lp;
}

/* So many that what was kept of the last solution ends far before them. */
static void columns_added_since_a_solution_stand_at_nothing(void **state)
{
	struct err err;
	int32_t row;
	struct lp *lp = one_row(&row, 3);

	(void)state;
	assert_true(lp_solve(lp, &err));
	for (int32_t i = 0; i < LATER; i++)
		assert_int_equal(lp_add_col(lp, i ? 4 : 2, 0, LP_INFINITE, 1, &row, NULL), i + 1);
	assert_true(lp_value(lp, 0) == 1);
	for (int32_t i = 1; i <= LATER; i++)
		assert_true(lp_value(lp, i) == 0);
	assert_true(lp_solve(lp, &err));
	assert_true(lp_value(lp, 0) == 0);
	assert_true(lp_value(lp, 1) == 1);
	assert_true(lp_objective(lp) == 2);
	lp_free(lp);
}

static void columns_are_dropped_and_the_others_move_up(void **state)
{
	const char is_dropped[] = {1, 0, 1};
	struct err err;
	int32_t row;
	struct lp *lp = one_row(&row, 5);

	(void)state;
	lp_add_col(lp, 4, 0, LP_INFINITE, 1, &row, NULL);
	lp_add_col(lp, 3, 0, LP_INFINITE, 1, &row, NULL);
	lp_add_col(lp, 6, 0, LP_INFINITE, 1, &row, NULL);
	assert_true(lp_solve(lp, &err));
	lp_drop_cols(lp, 1, is_dropped);
	assert_true(lp_value(lp, 0) == 0);
	assert_true(lp_value(lp, 1) == 1);
	lp_bound_col(lp, 1, 0, 0.25);
	assert_true(lp_solve(lp, &err));
	assert_true(lp_value(lp, 0) == 0.75);
	assert_true(lp_objective(lp) == 0.75 * 5 + 0.25 * 3);
	lp_free(lp);
}

static void a_program_without_a_solution_fails(void **state)
{
	struct err err;
	int32_t row;
	struct lp *lp = one_row(&row, 1);

	(void)state;
	lp_bound_col(lp, 0, 0, 0.5);
	assert_false(lp_solve(lp, &err));
	assert_string_equal(err.key, "lp-failed");
	lp_free(lp);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_added_since_a_solution_stand_at_nothing),
	    cmocka_unit_test(columns_are_dropped_and_the_others_move_up),
	    cmocka_unit_test(a_program_without_a_solution_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
