#include "solve/wire.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "solve/wire_bytes.h"

#include "base/banned.h"

#define RELAXATION_BYTES 16
#define CHANGE_BYTES     12
#define MOST_STEPS       (1LL << 45) /* so that it can be added to what a limit says */

_Static_assert(sizeof(struct solve_held) == 2 * 4, "solve_held is two numbers");
_Static_assert(sizeof(struct solve_capacity) == 2 * 4, "solve_capacity is two numbers");

/* ---- writing ---- */

void wire_put_limits(struct str *out, const struct solve_limits *limits)
{
	const size_t start = open_message(out, WIRE_LIMITS);

	put_double(out, limits->seconds);
	put_number(out, limits->seed, 8);
	put64(out, limits->steps);
	put32(out, (int32_t)limits->role);
	close_message(out, start);
}

static void put_assignment(struct str *out, const struct solve_assignment *assignment)
{
	put_table(out, assignment->held, assignment->n, sizeof *assignment->held);
}

void wire_put_incumbent(struct str *out, const struct solve_assignment *best, int64_t objective)
{
	const size_t start = open_message(out, WIRE_INCUMBENT);

	put64(out, objective);
	put_assignment(out, best);
	close_message(out, start);
}

void wire_put_bound(struct str *out, int64_t bound)
{
	const size_t start = open_message(out, WIRE_BOUND);

	put64(out, bound);
	close_message(out, start);
}

static void put_clash(struct str *out, const struct solve_clash *clash)
{
	put_table(out, clash->rules, clash->n_rules, 4);
	put32(out, clash->minimal);
	put32(out, clash->needed);
	put32(out, clash->available);
	put_table(out, clash->people, clash->n_people, sizeof *clash->people);
	put32(out, clash->n_relaxations);
	for (int32_t i = 0; i < clash->n_relaxations; i++) {
		const struct solve_relaxation *relaxation = &clash->relaxations[i];

		put64(out, relaxation->weight);
		put32(out, relaxation->is_cheapest);
		put32(out, relaxation->n);
		for (int32_t k = 0; k < relaxation->n; k++) {
			put32(out, relaxation->changes[k].rule);
			put64(out, relaxation->changes[k].by);
		}
	}
}

void wire_put_done(struct str *out, const struct solve_result *result)
{
	const size_t start = open_message(out, WIRE_DONE);

	put32(out, (int32_t)result->status);
	put32(out, result->has_assignment);
	put64(out, result->objective);
	put64(out, result->bound);
	put_double(out, result->seconds);
	put_assignment(out, &result->best);
	put_clash(out, &result->clash);
	close_message(out, start);
}

void wire_put_failed(struct str *out, const struct err *failure)
{
	const size_t start = open_message(out, WIRE_FAILED);

	put32(out, (int32_t)failure->code);
	str_addn(out, failure->key, sizeof failure->key);
	str_addn(out, failure->msg, sizeof failure->msg);
	close_message(out, start);
}

/* ---- reading ---- */

bool wire_get_limits(struct solve_limits *out, const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_LIMITS);
	struct solve_limits limits = {.seconds = get_double(&r)};
	int32_t role;

	limits.seed = get_number(&r, 8);
	limits.steps = get64(&r);
	role = get32(&r);
	if (!reader_ended(&r) || !(limits.seconds > 0 && limits.seconds < 1e7) ||
	    limits.steps < 0 || role < SOLVE_ALONE || role > SOLVE_IMPROVE)
		return bad_message(err);
	limits.role = (enum solve_role)role;
	*out = limits;
	return true;
}

/* In order, each pair once, within the model; what cannot be so is marked in the reader. */
static void get_assignment(struct reader *r, struct solve_assignment *out,
                           const struct solve_model *model)
{
	out->held = get_table(r, &out->n, sizeof *out->held);
	for (int32_t i = 0; i < out->n; i++) {
		const struct solve_held *held = &out->held[i], *last = i ? held - 1 : NULL;

		if (held->slot < 0 || held->slot >= model->n_slots || held->person < 0 ||
		    held->person >= model->n_people ||
		    (last && (held->slot < last->slot ||
		              (held->slot == last->slot && held->person <= last->person))))
			r->is_bad = true;
	}
}

bool wire_get_incumbent(struct solve_result *out, const struct solve_model *model,
                        const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_INCUMBENT);
	struct solve_result result = {
	    .status = SOLVE_FEASIBLE, .has_assignment = true, .bound = INT64_MIN};

	result.objective = get64(&r);
	get_assignment(&r, &result.best, model);
	if (!reader_ended(&r)) {
		solve_result_release(&result);
		return bad_message(err);
	}
	*out = result;
	return true;
}

bool wire_get_bound(int64_t *out, const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_BOUND);
	const int64_t bound = get64(&r);

	if (!reader_ended(&r))
		return bad_message(err);
	*out = bound;
	return true;
}

static bool is_relaxation(const struct solve_relaxation *relaxation,
                          const struct solve_model *model)
{
	for (int32_t i = 0; i < relaxation->n; i++)
		if (relaxation->changes[i].rule < 0 ||
		    relaxation->changes[i].rule >= model->n_rules ||
		    relaxation->changes[i].by < 0 || relaxation->changes[i].by > MOST_STEPS)
			return false;
	return true;
}

static bool is_clash(const struct solve_clash *clash, const struct solve_model *model)
{
	for (int32_t i = 0; i < clash->n_rules; i++)
		if (clash->rules[i] < 0 || clash->rules[i] >= model->n_rules)
			return false;
	for (int32_t i = 0; i < clash->n_people; i++)
		if (clash->people[i].person < 0 || clash->people[i].person >= model->n_people)
			return false;
	for (int32_t i = 0; i < clash->n_relaxations; i++)
		if (!is_relaxation(&clash->relaxations[i], model))
			return false;
	return clash->n_relaxations <= SOLVE_RELAXATIONS;
}

static void get_relaxation(struct reader *r, struct solve_relaxation *out)
{
	out->weight = get64(r);
	out->is_cheapest = get_flag(r);
	out->n = get_count(r, CHANGE_BYTES);
	out->changes = xcalloc((size_t)out->n + 1, sizeof *out->changes);
	for (int32_t i = 0; i < out->n; i++) {
		out->changes[i].rule = get32(r);
		out->changes[i].by = get64(r);
	}
}

static void get_clash(struct reader *r, struct solve_clash *out)
{
	out->rules = get_table(r, &out->n_rules, 4);
	out->minimal = get32(r);
	out->needed = get32(r);
	out->available = get32(r);
	out->people = get_table(r, &out->n_people, sizeof *out->people);
	out->n_relaxations = get_count(r, RELAXATION_BYTES);
	out->relaxations = xcalloc((size_t)out->n_relaxations + 1, sizeof *out->relaxations);
	for (int32_t i = 0; i < out->n_relaxations; i++)
		get_relaxation(r, &out->relaxations[i]);
}

bool wire_get_done(struct solve_result *out, const struct solve_model *model,
                   const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_DONE);
	struct solve_result result = {0};
	const int32_t status = get32(&r);

	result.status = (enum solve_status)status;
	result.has_assignment = get_flag(&r);
	result.objective = get64(&r);
	result.bound = get64(&r);
	result.seconds = get_double(&r);
	get_assignment(&r, &result.best, model);
	get_clash(&r, &result.clash);
	if (!reader_ended(&r) || status < SOLVE_UNKNOWN || status > SOLVE_INFEASIBLE ||
	    (result.best.n && !result.has_assignment) || !is_clash(&result.clash, model)) {
		solve_result_release(&result);
		return bad_message(err);
	}
	*out = result;
	return true;
}

bool wire_get_failed(struct err *failure, const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_FAILED);
	const int32_t code = get32(&r);
	const size_t n = sizeof failure->key + sizeof failure->msg;
	const char *text = message->body + 4;

	if (r.is_bad || r.left != n || code <= ERR_NONE || code > ERR_FINDINGS ||
	    !memchr(text, '\0', sizeof failure->key) ||
	    !memchr(text + sizeof failure->key, '\0', sizeof failure->msg))
		return bad_message(err);
	failure->code = (enum err_code)code;
	memcpy(failure->key, text, sizeof failure->key);
	memcpy(failure->msg, text + sizeof failure->key, sizeof failure->msg);
	return true;
}

bool wire_next(struct wire_message *out, size_t *used, const char *data, size_t n, struct err *err)
{
	struct reader r = {(const unsigned char *)data, n, false};
	uint32_t length, version, type;

	*used = 0;
	if (n < WIRE_HEAD)
		return true;
	length = (uint32_t)get_number(&r, 4);
	version = (uint32_t)get_number(&r, 4);
	type = (uint32_t)get_number(&r, 4);
	if (version != WIRE_VERSION)
		return err_set(err, ERR_INPUT, "bad-message",
		               _("the generator's process speaks another version (%u, wanted %d): "
		                 "trucban and trucban-solve are not of one build"),
		               version, WIRE_VERSION);
	if (length > WIRE_MOST || type < WIRE_MODEL || type >= WIRE_TYPES_END)
		return bad_message(err);
	if (r.left < length)
		return true;
	*out = (struct wire_message){(enum wire_type)type, data + WIRE_HEAD, length};
	*used = WIRE_HEAD + (size_t)length;
	return true;
}
