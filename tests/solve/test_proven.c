#include "test.h"

#include "certify/certify.h"
#include "solve/maker.h"
#include "solve/solve.h"

#include "base/banned.h"

#define MODELS maker_share(400)

/* What the engine proves is counted again: the best there is, and no bound without a proof. */
static void certify_run(const struct solve_model *model, const struct solve_limits *limits,
                        bool *is_proven)
{
	struct certificate c = {.model = *model};
	struct solve_result result;
	struct certify_report report;
	struct err err;

	assert_true(solve_run(&result, &c.proof, model, limits, NULL, &err));
	*is_proven = result.status == SOLVE_OPTIMAL;
	if (result.has_assignment) {
		c.roster = result.best;
		c.objective = result.objective;
		c.bound = result.bound;
		assert_true(c.proof.n_nodes > 0);
		assert_true(solve_proof_check(&c.proof, model, &err));
		assert_true(certify_count(&report, &c, &err));
		if (!certify_judge(&report, &c, &err))
			fail_msg("%s", err.msg);
	}
	solve_proof_release(&c.proof);
	solve_result_release(&result);
}

static void the_best_is_certified(void **state)
{
	const struct solve_limits limits = {.seconds = 20, .seed = 1};
	struct maker maker = {31};
	int n_proven = 0;

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;
		bool is_proven;

		if (i % 8 == 0)
			maker_division(&model, &maker);
		else if (i % 3 == 0)
			maker_small(&model, &maker);
		else
			maker_rich(&model, &maker);
		certify_run(&model, &limits, &is_proven);
		n_proven += is_proven;
		solve_model_release(&model);
	}
	assert_true(n_proven > MODELS / 4);
}

static void holidays_are_certified(void **state)
{
	const struct maker_holiday holidays[] = {
	    {.days = 5,
	     .leaders = 6,
	     .officers = 14,
	     .technicians = 3,
	     .guards = 3,
	     .history = 2,
	     .wishes = 30,
	     .leave = 10,
	     .officers_per_shift = 1},
	    {.days = 9,
	     .leaders = 8,
	     .officers = 24,
	     .technicians = 4,
	     .guards = 4,
	     .history = 2,
	     .wishes = 30,
	     .leave = 10,
	     .officers_per_shift = 2,
	     .most = 5,
	     .weights_in_minutes = true},
	    {.days = 5,
	     .leaders = 25,
	     .officers = 150,
	     .technicians = 10,
	     .guards = 15,
	     .history = 2,
	     .wishes = 30,
	     .leave = 10,
	     .officers_per_shift = 3,
	     .is_open = true},
	};
	const struct solve_limits limits = {.seconds = 30, .seed = 1};
	struct maker maker = {37};

	(void)state;
	for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
		struct solve_model model;
		bool is_proven;

		maker_holiday(&model, &holidays[i], &maker);
		certify_run(&model, &limits, &is_proven);
		assert_true(is_proven);
		solve_model_release(&model);
	}
}

/* An early end proves less, but what it proves holds. */
static void a_search_that_is_cut_short_is_certified(void **state)
{
	struct maker maker = {41};

	(void)state;
	for (int64_t steps = 1; steps < 4; steps++) {
		const struct solve_limits limits = {.seconds = 20, .seed = 1, .steps = steps};
		struct solve_model model;
		bool is_proven;

		maker_division(&model, &maker);
		certify_run(&model, &limits, &is_proven);
		solve_model_release(&model);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_best_is_certified),
	    cmocka_unit_test(holidays_are_certified),
	    cmocka_unit_test(a_search_that_is_cut_short_is_certified),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
