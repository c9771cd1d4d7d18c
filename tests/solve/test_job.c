#include "test.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "service/solve_job.h"
#include "solve/check.h"
#include "solve/fake.h"
#include "solve/maker.h"
#include "solve/model_build.h"
#include "solve/wire.h"
#include "solve/wire_proof.h"

#include "base/banned.h"

static void make_holiday(struct solve_model *out)
{
	const struct maker_holiday what = {.days = 6,
	                                   .leaders = 8,
	                                   .officers = 24,
	                                   .technicians = 4,
	                                   .guards = 4,
	                                   .history = 2,
	                                   .wishes = 30,
	                                   .leave = 10,
	                                   .officers_per_shift = 1};
	struct maker maker = {11};

	maker_holiday(out, &what, &maker);
}

/* Beyond what can be proven in a second or two. */
static void make_month(struct solve_model *out)
{
	const struct maker_holiday what = {.days = 31,
	                                   .leaders = 8,
	                                   .officers = 24,
	                                   .technicians = 4,
	                                   .guards = 4,
	                                   .history = 2,
	                                   .wishes = 30,
	                                   .leave = 10,
	                                   .officers_per_shift = 1};
	struct maker maker = {12};

	maker_holiday(out, &what, &maker);
}

static void assert_is_roster(const struct solve_model *model, const struct solve_result *result)
{
	struct solve_check check;

	assert_true(result->has_assignment);
	solve_check(&check, model, &result->best);
	assert_int_equal(check.n_violations, 0);
	assert_true(check.objective == result->objective);
	solve_check_release(&check);
}

static void the_worker_proves_a_holiday(void **state)
{
	const struct solve_limits limits = {.seconds = 10, .seed = 1};
	struct solve_model model;
	struct solve_result result;
	struct err err;

	(void)state;
	make_holiday(&model);
	assert_true(solve_job_run(&result, &model, &limits, &err));
	assert_int_equal(result.status, SOLVE_OPTIMAL);
	assert_is_roster(&model, &result);
	assert_true(result.bound == result.objective);
	assert_true(result.seconds > 0);
	solve_result_release(&result);
	solve_model_release(&model);
}

static void the_worker_says_what_clashes(void **state)
{
	const struct solve_limits limits = {.seconds = 10, .seed = 1};
	struct solve_model model = {0};
	struct solve_result result;
	struct err err;

	(void)state;
	solve_model_add_person(&model);
	solve_model_add_slot(&model, 0, 7200, 0, 0);
	solve_model_add_slot(&model, 3600, 9000, 0, 0);
	assert_true(solve_job_run(&result, &model, &limits, &err));
	assert_int_equal(result.status, SOLVE_INFEASIBLE);
	assert_false(result.has_assignment);
	assert_int_equal(result.clash.n_rules, 2);
	assert_int_equal(result.clash.needed, 2);
	assert_int_equal(result.clash.available, 1);
	solve_result_release(&result);
	solve_model_release(&model);
}

/* How long the first roster takes is no matter here. */
static void a_long_search_ends_in_time_with_a_roster_and_a_bound(void **state)
{
	struct solve_limits limits = {.seconds = 1, .seed = 1};
	struct solve_model model;
	struct solve_result result = {.status = SOLVE_UNKNOWN};
	struct err err;

	(void)state;
	make_month(&model);
	for (; limits.seconds < 60 && result.status == SOLVE_UNKNOWN; limits.seconds *= 3) {
		const int64_t started = clock_monotonic();

		solve_result_release(&result);
		assert_true(solve_job_run(&result, &model, &limits, &err));
		assert_in_range(clock_monotonic() - started, 1, limits.seconds * 1000 + 500);
	}
	assert_int_equal(result.status, SOLVE_FEASIBLE);
	assert_is_roster(&model, &result);
	assert_true(result.bound < result.objective);
	solve_result_release(&result);
	solve_model_release(&model);
}

static void a_loop_sees_rosters_come_and_can_stop(void **state)
{
	const struct solve_limits limits = {.seconds = 60, .seed = 1};
	const int64_t started = clock_monotonic();
	struct solve_model model;
	struct solve_job *job;
	struct err err;

	(void)state;
	make_month(&model);
	job = solve_job_new(&model, &limits, 0, &err);
	assert_non_null(job);
	while (!solve_job_result(job)->has_assignment) {
		struct pollfd wait = {.fd = solve_job_fd(job), .events = POLLIN};

		assert_in_range(solve_job_timeout(job), 1, 60200);
		assert_true(poll(&wait, 1, solve_job_timeout(job)) >= 0);
		assert_true(solve_job_step(job, &err));
	}
	assert_false(solve_job_is_done(job));
	solve_job_stop(job);
	assert_true(solve_job_is_done(job));
	assert_int_equal(solve_job_fd(job), -1);
	assert_int_equal(solve_job_timeout(job), -1);
	assert_int_equal(solve_job_result(job)->status, SOLVE_FEASIBLE);
	assert_is_roster(&model, solve_job_result(job));
	assert_true(solve_job_step(job, &err));
	solve_job_stop(job);
	assert_true(clock_monotonic() - started < 20000);
	solve_job_free(job);
	solve_model_release(&model);
}

static void a_worker_that_says_nothing_is_ended_at_its_limit(void **state)
{
	const struct solve_limits limits = {.seconds = 0.3, .seed = 1};
	const int64_t started = clock_monotonic();
	struct solve_model model;
	struct solve_result result;
	struct err err;

	fake_use(*state, "exec sleep 60");
	make_holiday(&model);
	assert_true(solve_job_run(&result, &model, &limits, &err));
	assert_in_range(clock_monotonic() - started, 500, 800);
	assert_int_equal(result.status, SOLVE_UNKNOWN);
	assert_false(result.has_assignment);
	solve_result_release(&result);
	solve_model_release(&model);
}

/* One worker, until the end: a failure when nothing was found, else only noted. */
static void run_until_failure(struct solve_result *out, const struct solve_model *model,
                              const char *key)
{
	const struct solve_limits limits = {.seconds = 10, .seed = 1};
	struct err err = {0};
	struct solve_job *job = solve_job_new(model, &limits, 1, &err);
	const struct solve_result *best;
	bool good = true;

	assert_non_null(job);
	while (!solve_job_is_done(job)) {
		struct pollfd wait = {.fd = solve_job_fd(job), .events = POLLIN};

		assert_true(good);
		assert_true(poll(&wait, 1, solve_job_timeout(job)) >= 0);
		good = solve_job_step(job, &err);
	}
	best = solve_job_result(job);
	assert_int_equal(good, best->has_assignment);
	assert_non_null(solve_job_trouble(job));
	assert_string_equal(solve_job_trouble(job)->key, key);
	if (!good)
		assert_string_equal(err.key, key);
	*out = *best;
	out->clash = (struct solve_clash){0};
	solve_assignment_copy(&out->best, &best->best);
	solve_job_free(job);
}

static void a_worker_that_dies_leaves_its_last_roster(void **state)
{
	struct solve_model model;
	struct solve_result left;

	make_holiday(&model);
	fake_use(*state, "\"$worker\" | head -c -40"); /* all but the end of its last word */
	run_until_failure(&left, &model, "worker-died");
	assert_int_not_equal(left.status, SOLVE_UNKNOWN);
	assert_is_roster(&model, &left);
	solve_result_release(&left);
	fake_use(*state, "exit 0");
	run_until_failure(&left, &model, "worker-died");
	assert_int_equal(left.status, SOLVE_UNKNOWN);
	solve_result_release(&left);
	solve_model_release(&model);
}

static void a_garbled_answer_is_refused(void **state)
{
	struct solve_model model;
	struct solve_result left;

	make_holiday(&model);
	fake_use(*state, "cat > bytes & head -c 1000 /dev/zero | tr '\\0' x; exec sleep 60");
	run_until_failure(&left, &model, "bad-message");
	assert_false(left.has_assignment);
	solve_result_release(&left);
	solve_model_release(&model);
}

static void a_roster_that_breaks_a_rule_is_not_believed(void **state)
{
	struct solve_model model;
	struct solve_result left;
	struct str bytes = {0};
	struct solve_check check;
	struct solve_assignment held;

	make_holiday(&model);
	solve_assignment_init(&held, model.n_slots); /* the first one does it all */
	for (int32_t s = 0; s < model.n_slots; s++)
		held.held[s].slot = s;
	solve_check(&check, &model, &held);
	wire_put_incumbent(&bytes, &held, check.objective);
	solve_check_release(&check);
	fake_write(*state, "bytes", &bytes);
	fake_use(*state, "cat bytes; exec sleep 60");
	run_until_failure(&left, &model, "bad-answer");
	assert_false(left.has_assignment);
	solve_result_release(&left);
	str_release(&bytes);
	solve_assignment_release(&held);
	solve_model_release(&model);
}

static void a_wrong_cost_or_proof_is_not_believed(void **state)
{
	struct solve_held first = {0, 0};
	struct solve_result claim = {
	    .status = SOLVE_OPTIMAL, .has_assignment = true, .best = {1, &first}, .bound = -1};
	struct solve_model model = {0};
	struct solve_result left;
	struct str bytes = {0};

	solve_model_add_person(&model);
	solve_model_add_slot(&model, 0, 3600, 0, 0);
	wire_put_incumbent(&bytes, &claim.best, -7);
	fake_write(*state, "bytes", &bytes);
	fake_use(*state, "cat bytes; exec sleep 60");
	run_until_failure(&left, &model, "bad-answer");
	solve_result_release(&left);
	str_clear(&bytes);
	wire_put_done(&bytes, &claim);
	fake_write(*state, "bytes", &bytes);
	run_until_failure(&left, &model, "bad-answer");
	assert_int_equal(left.status, SOLVE_FEASIBLE); /* the roster is good, the proof is not */
	solve_result_release(&left);
	str_release(&bytes);
	solve_model_release(&model);
}

/* What it proves is not looked at here, but it must be a proof for this model. */
static void a_proof_is_kept(void **state)
{
	const struct solve_limits limits = {.seconds = 10, .seed = 1};
	int64_t dual = 5, none = 0;
	struct solve_proof_node root = {-1, -1, 0, -1, -1, -1, 0, NULL, &dual, &none, 0, &none};
	const struct solve_proof proof = {1, 0, 1, &root};
	struct solve_held first = {0, 0};
	struct solve_result claim = {
	    .status = SOLVE_OPTIMAL, .has_assignment = true, .best = {1, &first}};
	struct solve_model model = {0};
	struct str bytes = {0};
	struct solve_job *job;
	struct err err;

	solve_model_add_person(&model);
	solve_model_add_slot(&model, 0, 3600, 0, 0);
	assert_true(wire_put_proof(&bytes, &proof));
	wire_put_done(&bytes, &claim);
	fake_write(*state, "bytes", &bytes);
	fake_use(*state, "cat bytes; exec sleep 60");
	job = solve_job_new(&model, &limits, 1, &err);
	assert_null(solve_job_proof(job));
	assert_true(solve_job_wait(job, &err));
	assert_int_equal(solve_job_result(job)->status, SOLVE_OPTIMAL);
	assert_int_equal(solve_job_proof(job)->n_nodes, 1);
	assert_true(solve_job_proof(job)->nodes[0].slot_dual[0] == 5);
	solve_job_free(job);
	str_release(&bytes);
	solve_model_release(&model);
}

static void a_proof_of_another_model_is_refused(void **state)
{
	const struct solve_proof proof = {7, 0, 0, NULL};
	struct solve_model model = {0};
	struct solve_result left;
	struct str bytes = {0};

	solve_model_add_person(&model);
	solve_model_add_slot(&model, 0, 3600, 0, 0);
	assert_true(wire_put_proof(&bytes, &proof));
	fake_write(*state, "bytes", &bytes);
	fake_use(*state, "cat bytes; exec sleep 60");
	run_until_failure(&left, &model, "bad-message");
	solve_result_release(&left);
	str_release(&bytes);
	solve_model_release(&model);
}

static void says_when_there_is_no_worker(void **state)
{
	const struct solve_limits limits = {.seconds = 1, .seed = 1};
	struct solve_model model = {0};
	struct solve_result result;
	struct err err;

	(void)state;
	setenv("TRUCBAN_SOLVE", "/nowhere/trucban-solve", 1);
	solve_model_add_person(&model);
	solve_model_add_slot(&model, 0, 3600, 0, 0);
	assert_false(solve_job_run(&result, &model, &limits, &err));
	assert_string_equal(err.key, "no-worker");
	solve_model_release(&model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_worker_proves_a_holiday, fake_use_real),
	    cmocka_unit_test_setup(the_worker_says_what_clashes, fake_use_real),
	    cmocka_unit_test_setup(a_long_search_ends_in_time_with_a_roster_and_a_bound,
	                           fake_use_real),
	    cmocka_unit_test_setup(a_loop_sees_rosters_come_and_can_stop, fake_use_real),
	    cmocka_unit_test(a_worker_that_says_nothing_is_ended_at_its_limit),
	    cmocka_unit_test(a_worker_that_dies_leaves_its_last_roster),
	    cmocka_unit_test(a_garbled_answer_is_refused),
	    cmocka_unit_test(a_roster_that_breaks_a_rule_is_not_believed),
	    cmocka_unit_test(a_wrong_cost_or_proof_is_not_believed),
	    cmocka_unit_test(a_proof_is_kept),
	    cmocka_unit_test(a_proof_of_another_model_is_refused),
	    cmocka_unit_test(says_when_there_is_no_worker),
	};

	return cmocka_run_group_tests(tests, fake_set_up, fake_tear_down);
}
