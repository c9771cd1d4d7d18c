#include "solve/wire.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

#define HEAD 12 /* length of the body, version, type */
#define BODY_LIMIT                                                                                 \
	(64U << 20) /* more than the largest model that solve_model_check() lets through */

/* Those that are sent as a row of numbers have nothing else in them. */
_Static_assert(sizeof(struct solve_rule) == 6 * 4, "solve_rule is six numbers");
_Static_assert(sizeof(struct solve_forbid) == 3 * 4, "solve_forbid is three numbers");
_Static_assert(sizeof(struct solve_conflict) == 3 * 4, "solve_conflict is three numbers");
_Static_assert(sizeof(struct solve_joint) == 2 * 4, "solve_joint is two numbers");
_Static_assert(sizeof(struct solve_fixed) == 3 * 4, "solve_fixed is three numbers");
_Static_assert(sizeof(struct solve_capacity) == 2 * 4, "solve_capacity is two numbers");

/* ---- writing ---- */

static void put_number(struct str *out, uint64_t value, int bytes)
{
	char text[8];

	for (int i = 0; i < bytes; i++)
		text[i] = (char)(unsigned char)(value >> (8 * i));
	str_addn(out, text, (size_t)bytes);
}

static void put32(struct str *out, int32_t value)
{
	put_number(out, (uint32_t)value, 4);
}

static void put64(struct str *out, int64_t value)
{
	put_number(out, (uint64_t)value, 8);
}

static void put_double(struct str *out, double value)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof bits);
	put_number(out, bits, 8);
}

/* `n` things of `size` bytes, all of them int32_t. */
static void put_table(struct str *out, const void *things, int32_t n, size_t size)
{
	const char *at = things;

	put32(out, n);
	for (size_t i = 0; i < (size_t)n * (size / 4); i++) {
		int32_t value;

		memcpy(&value, at + 4 * i, 4);
		put32(out, value);
	}
}

static size_t open_message(struct str *out, enum wire_type type)
{
	const size_t start = out->n;

	put32(out, 0);
	put32(out, WIRE_VERSION);
	put32(out, (int32_t)type);
	return start;
}

static void close_message(struct str *out, size_t start)
{
	const uint64_t n = out->n - start - HEAD;

	for (int i = 0; i < 4; i++)
		out->text[start + (size_t)i] = (char)(unsigned char)(n >> (8 * i));
}

void wire_put_model(struct str *out, const struct solve_model *model)
{
	const size_t start = open_message(out, WIRE_MODEL);

	put32(out, model->n_people);
	put32(out, model->n_slots);
	for (int32_t i = 0; i < model->n_slots; i++) {
		put64(out, model->slots[i].start);
		put64(out, model->slots[i].end);
		put32(out, model->slots[i].day);
		put32(out, model->slots[i].group);
		put32(out, model->slots[i].cover);
	}
	put_table(out, model->rules, model->n_rules, sizeof *model->rules);
	put_table(out, model->forbids, model->n_forbids, sizeof *model->forbids);
	put_table(out, model->conflicts, model->n_conflicts, sizeof *model->conflicts);
	put_table(out, model->joints, model->n_joints, sizeof *model->joints);
	put_table(out, model->fixed, model->n_fixed, sizeof *model->fixed);
	put32(out, model->n_maxes);
	for (int32_t i = 0; i < model->n_maxes; i++) {
		put32(out, model->maxes[i].rule);
		put32(out, model->maxes[i].person);
		put32(out, model->maxes[i].most);
		put_table(out, model->maxes[i].slots, model->maxes[i].n_slots, 4);
	}
	put32(out, model->n_cells);
	for (int32_t i = 0; i < model->n_cells; i++) {
		put32(out, model->cells[i].person);
		put32(out, model->cells[i].slot);
		put64(out, model->cells[i].cost);
	}
	put32(out, model->n_measures);
	for (int32_t i = 0; i < model->n_measures; i++) {
		put64(out, model->measures[i].weight);
		for (int32_t s = 0; s < model->n_slots; s++)
			put64(out, model->measures[i].points[s]);
		for (int32_t p = 0; p < model->n_people; p++)
			put64(out, model->measures[i].past[p]);
	}
	put64(out, model->adjacent);
	close_message(out, start);
}

void wire_put_limits(struct str *out, const struct solve_limits *limits)
{
	const size_t start = open_message(out, WIRE_LIMITS);

	put_double(out, limits->seconds);
	put_number(out, limits->seed, 8);
	close_message(out, start);
}

void wire_put_incumbent(struct str *out, const int32_t *holder, int32_t n, int64_t objective)
{
	const size_t start = open_message(out, WIRE_INCUMBENT);

	put64(out, objective);
	put_table(out, holder, n, 4);
	close_message(out, start);
}

void wire_put_bound(struct str *out, int64_t bound)
{
	const size_t start = open_message(out, WIRE_BOUND);

	put64(out, bound);
	close_message(out, start);
}

void wire_put_done(struct str *out, const struct solve_result *result)
{
	const size_t start = open_message(out, WIRE_DONE);
	const struct solve_clash *clash = &result->clash;

	put32(out, (int32_t)result->status);
	put64(out, result->objective);
	put64(out, result->bound);
	put_double(out, result->seconds);
	put_table(out, result->holder, result->n_slots, 4);
	put_table(out, clash->rules, clash->n_rules, 4);
	put32(out, clash->minimal);
	put32(out, clash->needed);
	put32(out, clash->available);
	put_table(out, clash->people, clash->n_people, sizeof *clash->people);
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

/* ---- reading: after the first thing that is wrong, everything reads as nothing ---- */

struct reader {
	const unsigned char *at;
	size_t left;
	bool is_bad;
};

static bool bad_message(struct err *err)
{
	return err_set(err, ERR_INPUT, "bad-message",
	               _("the generator's process sent or was sent something garbled"));
}

static struct reader reader_of(const struct wire_message *message, enum wire_type type)
{
	return (struct reader){(const unsigned char *)message->body, message->n,
	                       message->type != type};
}

static bool reader_ended(const struct reader *r)
{
	return !r->is_bad && r->left == 0;
}

static uint64_t get_number(struct reader *r, size_t bytes)
{
	uint64_t value = 0;

	if (r->is_bad || r->left < bytes) {
		r->is_bad = true;
		return 0;
	}
	for (size_t i = 0; i < bytes; i++)
		value |= (uint64_t)r->at[i] << (8 * i);
	r->at += bytes;
	r->left -= bytes;
	return value;
}

static int32_t get32(struct reader *r)
{
	return (int32_t)(uint32_t)get_number(r, 4);
}

static int64_t get64(struct reader *r)
{
	return (int64_t)get_number(r, 8);
}

static double get_double(struct reader *r)
{
	const uint64_t bits = get_number(r, 8);
	double value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

/* A count of things that take at least `size` bytes each: never more than can follow. */
static int32_t get_count(struct reader *r, size_t size)
{
	const int32_t n = get32(r);

	if (n < 0 || (size_t)n > r->left / size) {
		r->is_bad = true;
		return 0;
	}
	return n;
}

/* NULL when empty. */
static void *get_table(struct reader *r, int32_t *n, size_t size)
{
	char *things;

	*n = get_count(r, size);
	if (*n == 0)
		return NULL;
	things = xcalloc((size_t)*n, size);
	for (size_t i = 0; i < (size_t)*n * (size / 4); i++) {
		const int32_t value = get32(r);

		memcpy(things + 4 * i, &value, 4);
	}
	return things;
}

static int64_t *get_wide(struct reader *r, int32_t n)
{
	int64_t *out;

	if (r->is_bad || r->left / 8 < (size_t)n) {
		r->is_bad = true;
		n = 0;
	}
	out = xcalloc((size_t)n + 1, sizeof *out);
	for (int32_t i = 0; i < n; i++)
		out[i] = get64(r);
	return out;
}

static void get_slots(struct reader *r, struct solve_model *m)
{
	m->n_slots = get_count(r, 28);
	m->slots = xcalloc((size_t)m->n_slots + 1, sizeof *m->slots);
	for (int32_t i = 0; i < m->n_slots; i++) {
		m->slots[i].start = get64(r);
		m->slots[i].end = get64(r);
		m->slots[i].day = get32(r);
		m->slots[i].group = get32(r);
		m->slots[i].cover = get32(r);
	}
}

static void get_maxes(struct reader *r, struct solve_model *m)
{
	m->n_maxes = get_count(r, 16);
	m->maxes = xcalloc((size_t)m->n_maxes + 1, sizeof *m->maxes);
	for (int32_t i = 0; i < m->n_maxes; i++) {
		m->maxes[i].rule = get32(r);
		m->maxes[i].person = get32(r);
		m->maxes[i].most = get32(r);
		m->maxes[i].slots = get_table(r, &m->maxes[i].n_slots, 4);
	}
}

static void get_costs(struct reader *r, struct solve_model *m)
{
	m->n_cells = get_count(r, 16);
	m->cells = xcalloc((size_t)m->n_cells + 1, sizeof *m->cells);
	for (int32_t i = 0; i < m->n_cells; i++) {
		m->cells[i].person = get32(r);
		m->cells[i].slot = get32(r);
		m->cells[i].cost = get64(r);
	}
	m->n_measures = get_count(r, 8);
	m->measures = xcalloc((size_t)m->n_measures + 1, sizeof *m->measures);
	for (int32_t i = 0; i < m->n_measures; i++) {
		m->measures[i].weight = get64(r);
		m->measures[i].points = get_wide(r, m->n_slots);
		m->measures[i].past = get_wide(r, m->n_people);
	}
	m->adjacent = get64(r);
}

bool wire_get_model(struct solve_model *out, const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_MODEL);
	struct solve_model m = {0};
	bool good;

	m.n_people = get32(&r);
	if (m.n_people < 0) {
		r.is_bad = true;
		m.n_people = 0;
	}
	get_slots(&r, &m);
	m.rules = get_table(&r, &m.n_rules, sizeof *m.rules);
	m.forbids = get_table(&r, &m.n_forbids, sizeof *m.forbids);
	m.conflicts = get_table(&r, &m.n_conflicts, sizeof *m.conflicts);
	m.joints = get_table(&r, &m.n_joints, sizeof *m.joints);
	m.fixed = get_table(&r, &m.n_fixed, sizeof *m.fixed);
	get_maxes(&r, &m);
	get_costs(&r, &m);
	good = reader_ended(&r) ? solve_model_check(&m, err) : bad_message(err);
	if (good)
		*out = m;
	else
		solve_model_release(&m);
	return good;
}

bool wire_get_limits(struct solve_limits *out, const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_LIMITS);
	const double seconds = get_double(&r);
	const uint64_t seed = get_number(&r, 8);

	if (!reader_ended(&r) || !(seconds > 0 && seconds < 1e7))
		return bad_message(err);
	*out = (struct solve_limits){seconds, seed};
	return true;
}

/* An assignment is complete or absent. */
static bool is_holder(const struct solve_result *result, const struct solve_model *model)
{
	if (result->n_slots != 0 && result->n_slots != model->n_slots)
		return false;
	for (int32_t i = 0; i < result->n_slots; i++)
		if (result->holder[i] < 0 || result->holder[i] >= model->n_people)
			return false;
	return true;
}

bool wire_get_incumbent(struct solve_result *out, const struct solve_model *model,
                        const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_INCUMBENT);
	struct solve_result result = {.status = SOLVE_FEASIBLE, .bound = INT64_MIN};

	result.objective = get64(&r);
	result.holder = get_table(&r, &result.n_slots, 4);
	if (!reader_ended(&r) || result.n_slots != model->n_slots || !is_holder(&result, model)) {
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

static bool is_clash(const struct solve_clash *clash, const struct solve_model *model)
{
	for (int32_t i = 0; i < clash->n_rules; i++)
		if (clash->rules[i] < 0 || clash->rules[i] >= model->n_rules)
			return false;
	for (int32_t i = 0; i < clash->n_people; i++)
		if (clash->people[i].person < 0 || clash->people[i].person >= model->n_people)
			return false;
	return true;
}

bool wire_get_done(struct solve_result *out, const struct solve_model *model,
                   const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_DONE);
	struct solve_result result = {0};
	const int32_t status = get32(&r);

	result.status = (enum solve_status)status;
	result.objective = get64(&r);
	result.bound = get64(&r);
	result.seconds = get_double(&r);
	result.holder = get_table(&r, &result.n_slots, 4);
	result.clash.rules = get_table(&r, &result.clash.n_rules, 4);
	result.clash.minimal = get32(&r);
	result.clash.needed = get32(&r);
	result.clash.available = get32(&r);
	result.clash.people = get_table(&r, &result.clash.n_people, sizeof *result.clash.people);
	if (!reader_ended(&r) || status < SOLVE_UNKNOWN || status > SOLVE_INFEASIBLE ||
	    !is_holder(&result, model) || !is_clash(&result.clash, model)) {
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
	if (n < HEAD)
		return true;
	length = (uint32_t)get_number(&r, 4);
	version = (uint32_t)get_number(&r, 4);
	type = (uint32_t)get_number(&r, 4);
	if (version != WIRE_VERSION)
		return err_set(err, ERR_INPUT, "bad-message",
		               _("the generator's process speaks another version (%u, wanted %d): "
		                 "trucban and trucban-solve are not of one build"),
		               version, WIRE_VERSION);
	if (length > BODY_LIMIT || type < WIRE_MODEL || type >= WIRE_TYPES_END)
		return bad_message(err);
	if (r.left < length)
		return true;
	*out = (struct wire_message){(enum wire_type)type, data + HEAD, length};
	*used = HEAD + (size_t)length;
	return true;
}
