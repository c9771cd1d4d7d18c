#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/maker.h"
#include "solve/model_build.h"
#include "solve/wire.h"
#include "solve/wire_proof.h"

#include "base/banned.h"

#define MODELS 60
#define FLIPS  4000

static struct solve_result some_result(const struct solve_model *model, struct maker *maker)
{
	struct solve_result result = {.status = SOLVE_INFEASIBLE,
	                              .has_assignment = true,
	                              .objective = -5,
	                              .bound = INT64_MIN,
	                              .seconds = 0.25};

	solve_assignment_init(&result.best, model->n_slots);
	for (int32_t s = 0; s < model->n_slots; s++)
		result.best.held[s] = (struct solve_held){s, maker_below(maker, model->n_people)};
	result.clash = (struct solve_clash){.n_rules = 1,
	                                    .rules = xcalloc(1, sizeof(int32_t)),
	                                    .minimal = 1,
	                                    .needed = 15,
	                                    .available = 14,
	                                    .n_people = 1,
	                                    .people = xcalloc(1, sizeof(struct solve_capacity))};
	result.clash.n_relaxations = 2;
	result.clash.relaxations = xcalloc(2, sizeof *result.clash.relaxations);
	result.clash.relaxations[1].weight = 7;
	result.clash.relaxations[1].n = 1;
	result.clash.relaxations[1].changes = xcalloc(1, sizeof(struct solve_change));
	result.clash.relaxations[1].changes[0] = (struct solve_change){model->n_rules - 1, 480};
	result.clash.people[0] = (struct solve_capacity){model->n_people - 1, 3};
	return result;
}

/* One decision of each kind, four leaves; the last is below the one about a sum. */
static struct solve_proof some_proof(const struct solve_model *model, struct maker *maker)
{
	struct solve_proof proof = {model->n_slots, model->n_couples, 7,
	                            xcalloc(7, sizeof *proof.nodes)};

	for (int32_t i = 0; i < proof.n_nodes; i++) {
		struct solve_proof_node *node = &proof.nodes[i];
		const size_t n_slots = (size_t)model->n_slots, n_couples = (size_t)model->n_couples;

		*node = (struct solve_proof_node){.low = 2 * i + 1,
		                                  .high = 2 * i + 2,
		                                  .kind = (enum solve_branch_kind)(i % 3),
		                                  .value = i,
		                                  .n_counted = i == 2,
		                                  .counted = xcalloc(1, sizeof(int32_t))};
		if (i < 3)
			continue;
		node->low = node->high = SOLVE_NONE;
		node->slot_dual = xcalloc(n_slots + 1, sizeof(int64_t));
		node->couple_dual = xcalloc(n_couples + 1, sizeof(int64_t));
		node->slot_dual[0] = maker_below(maker, 100) - 50;
		node->n_sums = i > 4;
		node->sum_dual = xcalloc(1, sizeof(int64_t));
		node->sum_dual[0] = i;
	}
	return proof;
}

/* One of each type, for a model. */
static void put_all(struct str *out, const struct solve_model *model, struct maker *maker)
{
	const struct solve_limits limits = {2.5, UINT64_MAX, INT64_MAX, SOLVE_IMPROVE};
	const struct err failure = {ERR_IO, "lp-failed", "quá giờ"};
	struct solve_result result = some_result(model, maker);
	struct solve_proof proof = some_proof(model, maker);

	wire_put_model(out, model);
	wire_put_limits(out, &limits);
	wire_put_incumbent(out, &result.best, result.objective);
	wire_put_bound(out, INT64_MIN + 1);
	assert_true(wire_put_proof(out, &proof));
	wire_put_done(out, &result);
	wire_put_failed(out, &failure);
	solve_result_release(&result);
	solve_proof_release(&proof);
}

/* Reads one message and, when it is good, writes it again into `out`. */
static bool read_one(struct str *out, const struct solve_model *model,
                     const struct wire_message *message)
{
	struct solve_model other;
	struct solve_limits limits;
	struct solve_result result;
	struct solve_proof proof;
	int64_t bound;
	struct err err, failure = {0};

	switch (message->type) {
	case WIRE_MODEL:
		if (!wire_get_model(&other, message, &err))
			return false;
		wire_put_model(out, &other);
		solve_model_release(&other);
		return true;
	case WIRE_LIMITS:
		if (!wire_get_limits(&limits, message, &err))
			return false;
		wire_put_limits(out, &limits);
		return true;
	case WIRE_INCUMBENT:
		if (!wire_get_incumbent(&result, model, message, &err))
			return false;
		wire_put_incumbent(out, &result.best, result.objective);
		solve_result_release(&result);
		return true;
	case WIRE_BOUND:
		if (!wire_get_bound(&bound, message, &err))
			return false;
		wire_put_bound(out, bound);
		return true;
	case WIRE_DONE:
		if (!wire_get_done(&result, model, message, &err))
			return false;
		wire_put_done(out, &result);
		solve_result_release(&result);
		return true;
	case WIRE_FAILED:
		if (!wire_get_failed(&failure, message, &err))
			return false;
		wire_put_failed(out, &failure);
		return true;
	case WIRE_PROOF:
		if (!wire_get_proof(&proof, model, message, &err))
			return false;
		assert_true(wire_put_proof(out, &proof));
		solve_proof_release(&proof);
		return true;
	case WIRE_TYPES_END:
		break;
	}
	fail();
	return false;
}

static void reads_back_what_was_written(void **state)
{
	struct maker maker = {5};

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;
		struct str bytes = {0}, again = {0};
		struct wire_message message;
		struct err err;
		size_t used;

		(i % 2 ? maker_rich : maker_small)(&model, &maker);
		put_all(&bytes, &model, &maker);
		for (size_t at = 0; at < bytes.n; at += used) {
			assert_true(
			    wire_next(&message, &used, bytes.text + at, bytes.n - at, &err));
			assert_true(used > 0);
			assert_true(read_one(&again, &model, &message));
		}
		assert_int_equal(bytes.n, again.n);
		assert_memory_equal(bytes.text, again.text, bytes.n);
		str_release(&bytes);
		str_release(&again);
		solve_model_release(&model);
	}
}

/* Behind the bytes given lies nothing that may be read: each has memory of its own size. */
static void read_exactly(const struct solve_model *model, const char *bytes, size_t n,
                         enum wire_type type)
{
	char *copy = xcalloc(n ? n : 1, 1);
	const struct wire_message message = {type, copy, n};
	struct str out = {0};

	memcpy(copy, bytes, n);
	read_one(&out, model, &message);
	str_release(&out);
	free(copy);
}

static void waits_for_the_rest_of_a_message_and_refuses_a_short_one(void **state)
{
	struct maker maker = {6};
	struct solve_model model;
	struct str bytes = {0};
	struct wire_message message;
	struct err err;
	size_t used;

	(void)state;
	maker_small(&model, &maker);
	put_all(&bytes, &model, &maker);
	for (size_t at = 0; at < bytes.n; at += used) {
		struct str ignored = {0};

		assert_true(wire_next(&message, &used, bytes.text + at, bytes.n - at, &err));
		for (size_t n = 0; n < used; n++) {
			struct wire_message none;
			size_t nothing = 1;

			assert_true(wire_next(&none, &nothing, bytes.text + at, n, &err));
			assert_int_equal(nothing, 0);
		}
		for (size_t n = 0; n < message.n; n++) {
			const struct wire_message part = {message.type, message.body, n};

			assert_false(read_one(&ignored, &model, &part));
			read_exactly(&model, message.body, n, message.type);
		}
		str_release(&ignored);
	}
	str_release(&bytes);
	solve_model_release(&model);
}

static void refuses_garbage_without_harm(void **state)
{
	struct maker maker = {77};
	struct err err;

	(void)state;
	for (int i = 0; i < MODELS; i++) {
		struct solve_model model;
		struct str bytes = {0};

		(i % 2 ? maker_rich : maker_small)(&model, &maker);
		put_all(&bytes, &model, &maker);
		for (int k = 0; k < FLIPS / MODELS * 10; k++) {
			struct wire_message message;
			size_t used = 0, at = 0;
			const size_t spot = (size_t)maker_below(&maker, (int32_t)bytes.n);
			const char before = bytes.text[spot];

			bytes.text[spot] = (char)maker_below(&maker, 256);
			while (at < bytes.n &&
			       wire_next(&message, &used, bytes.text + at, bytes.n - at, &err) &&
			       used) {
				read_exactly(&model, message.body, message.n, message.type);
				at += used;
			}
			bytes.text[spot] = before;
		}
		str_release(&bytes);
		solve_model_release(&model);
	}
}

/* 64 MB of slots in one decision: what is not sent cannot be refused by whoever reads it. */
static void a_proof_of_long_sums_stays_here(void **state)
{
	struct solve_proof proof = {0, 0, 1, xcalloc(1, sizeof *proof.nodes)};
	const int32_t n = WIRE_MOST / 4;
	struct str bytes = {0};

	(void)state;
	proof.nodes[0] = (struct solve_proof_node){.low = 1,
	                                           .high = 2,
	                                           .kind = SOLVE_BRANCH_SUM,
	                                           .n_counted = n,
	                                           .counted = xcalloc((size_t)n, sizeof(int32_t))};
	assert_false(wire_put_proof(&bytes, &proof));
	assert_int_equal(bytes.n, 0);
	solve_proof_release(&proof);
}

static void refuses_another_version(void **state)
{
	struct str bytes = {0};
	struct wire_message message;
	struct err err;
	size_t used;

	(void)state;
	wire_put_bound(&bytes, 1);
	bytes.text[4]++;
	assert_false(wire_next(&message, &used, bytes.text, bytes.n, &err));
	assert_string_equal(err.key, "bad-message");
	str_release(&bytes);
}

static void refuses_people_that_the_model_does_not_have(void **state)
{
	struct maker maker = {3};
	struct solve_model model;
	struct solve_result result, read;
	struct str bytes = {0};
	struct wire_message message;
	struct err err;
	size_t used;

	(void)state;
	maker_small(&model, &maker);
	result = some_result(&model, &maker);
	result.best.held[0].person = model.n_people;
	wire_put_incumbent(&bytes, &result.best, 0);
	assert_true(wire_next(&message, &used, bytes.text, bytes.n, &err));
	assert_false(wire_get_incumbent(&read, &model, &message, &err));
	str_clear(&bytes);
	result.best.held[0].person = 0;
	result.clash.rules[0] = model.n_rules;
	wire_put_done(&bytes, &result);
	assert_true(wire_next(&message, &used, bytes.text, bytes.n, &err));
	assert_false(wire_get_done(&read, &model, &message, &err));
	str_clear(&bytes);
	result.clash.rules[0] = 0;
	result.clash.relaxations[1].changes[0].rule = model.n_rules;
	wire_put_done(&bytes, &result);
	assert_true(wire_next(&message, &used, bytes.text, bytes.n, &err));
	assert_false(wire_get_done(&read, &model, &message, &err));
	str_release(&bytes);
	solve_result_release(&result);
	solve_model_release(&model);
}

static void refuses_models_that_no_builder_makes(void **state)
{
	struct maker maker = {4};
	struct err err;

	(void)state;
	for (int i = 0; i < 8; i++) {
		struct solve_model model;
		int32_t measure;

		maker_division(&model, &maker);
		assert_true(solve_model_check(&model, &err));
		solve_model_conflict(&model, 0, i == 0 ? model.n_slots : 1, false);
		measure = solve_model_add_measure(&model, i == 1 ? -1 : 1);
		model.measures[measure].points[0] = i == 2 ? -1 : i == 3 ? 1LL << 40 : 1;
		if (i == 4)
			model.slots[2].end = model.slots[2].start;
		if (i == 5)
			model.rules[0].kind = SOLVE_KINDS;
		if (i == 6)
			solve_model_forbid(&model, -1, 0, 0);
		if (i == 7)
			model.slots[1].cover = 0;
		assert_false(solve_model_check(&model, &err));
		assert_string_equal(err.key, "bad-model");
		solve_model_release(&model);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_back_what_was_written),
	    cmocka_unit_test(waits_for_the_rest_of_a_message_and_refuses_a_short_one),
	    cmocka_unit_test(refuses_garbage_without_harm),
	    cmocka_unit_test(a_proof_of_long_sums_stays_here),
	    cmocka_unit_test(refuses_another_version),
	    cmocka_unit_test(refuses_people_that_the_model_does_not_have),
	    cmocka_unit_test(refuses_models_that_no_builder_makes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
