/*
 * Messages between trucban and trucban-solve, one after another as they arrive, each answered for
 * the last model that came: what is read lies within the model and is written again the same.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "solve/check.h"
#include "solve/wire.h"
#include "solve/wire_proof.h"

static void check_held(const struct solve_result *result, const struct solve_model *model)
{
	struct solve_check check;

	assert(result->has_assignment || result->best.n == 0);
	for (int32_t i = 0; i < result->best.n; i++) {
		const struct solve_held *held = &result->best.held[i];

		assert(held->slot >= 0 && held->slot < model->n_slots);
		assert(held->person >= 0 && held->person < model->n_people);
	}
	solve_check(&check, model, &result->best);
	solve_check_release(&check);
}

static bool take_model(struct str *again, struct solve_model *model,
                       const struct wire_message *message, struct err *err)
{
	struct solve_model fresh;

	if (!wire_get_model(&fresh, message, err))
		return false;
	assert(solve_model_check(&fresh, err));
	wire_put_model(again, &fresh);
	solve_model_release(model);
	*model = fresh;
	return true;
}

/* A result that may be a lie is taken apart by the checker all the same. */
static bool take_result(struct str *again, const struct solve_model *model,
                        const struct wire_message *message, struct err *err)
{
	struct solve_result result;
	bool is_done = message->type == WIRE_DONE;

	if (is_done ? !wire_get_done(&result, model, message, err)
	            : !wire_get_incumbent(&result, model, message, err))
		return false;
	check_held(&result, model);
	if (is_done)
		wire_put_done(again, &result);
	else
		wire_put_incumbent(again, &result.best, result.objective);
	solve_result_release(&result);
	return true;
}

static bool take_failure(struct str *again, const struct wire_message *message, struct err *err)
{
	struct err failure = {0};

	if (!wire_get_failed(&failure, message, err))
		return false;
	assert(failure.code > ERR_NONE && failure.code <= ERR_FINDINGS);
	assert(memchr(failure.key, '\0', sizeof failure.key));
	assert(memchr(failure.msg, '\0', sizeof failure.msg));
	wire_put_failed(again, &failure);
	return true;
}

static bool take_proof(struct str *again, const struct solve_model *model,
                       const struct wire_message *message, struct err *err)
{
	struct solve_proof proof;

	if (!wire_get_proof(&proof, model, message, err))
		return false;
	assert(wire_put_proof(again, &proof));
	solve_proof_release(&proof);
	return true;
}

static bool take(struct str *again, struct solve_model *model, const struct wire_message *message,
                 struct err *err)
{
	struct solve_limits limits;
	int64_t bound;

	switch (message->type) {
	case WIRE_MODEL:
		return take_model(again, model, message, err);
	case WIRE_LIMITS:
		if (!wire_get_limits(&limits, message, err))
			return false;
		assert(limits.seconds > 0);
		wire_put_limits(again, &limits);
		return true;
	case WIRE_BOUND:
		if (!wire_get_bound(&bound, message, err))
			return false;
		wire_put_bound(again, bound);
		return true;
	case WIRE_INCUMBENT:
	case WIRE_DONE:
		return take_result(again, model, message, err);
	case WIRE_FAILED:
		return take_failure(again, message, err);
	case WIRE_PROOF:
		return take_proof(again, model, message, err);
	case WIRE_TYPES_END:
		break;
	}
	assert(message->type < WIRE_TYPES_END);
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *at = (const char *)data;
	struct solve_model model = {0};
	struct wire_message message;
	struct str again = {0};
	struct err err = {0};
	size_t used;

	for (; wire_next(&message, &used, at, size, &err) && used > 0; at += used, size -= used) {
		assert(used <= size && message.body + message.n == at + used);
		str_clear(&again);
		if (take(&again, &model, &message, &err))
			assert(again.n == used && memcmp(again.text, at, used) == 0);
		else
			assert(err.code == ERR_INPUT);
	}
	str_release(&again);
	solve_model_release(&model);
	return 0;
}
