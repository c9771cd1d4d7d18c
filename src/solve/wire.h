#ifndef SOLVE_WIRE_H
#define SOLVE_WIRE_H
/*
 * What trucban and trucban-solve say to each other: messages with a length, a version and a type in
 * front, numbers little-endian. The owner sends WIRE_MODEL, then WIRE_LIMITS; the worker answers
 * any number of WIRE_INCUMBENT and WIRE_BOUND, then WIRE_PROOF (solve/wire_proof.h) if it has one,
 * then one WIRE_DONE or WIRE_FAILED. Meanwhile the owner may pass on what others found:
 * WIRE_INCUMBENT. Bytes only: who reads and writes them is another matter. Nothing that arrives is
 * trusted: garbled input is an error, key "bad-message".
 */
#include "base/str.h"
#include "solve/result.h"

#define WIRE_VERSION 2
#define WIRE_HEAD    12 /* bytes in front of a body: its length, version, type */
/* bytes of a body: more than the largest model that solve_model_check() lets through */
#define WIRE_MOST (64U << 20)

enum wire_type {
	WIRE_MODEL = 1,
	WIRE_LIMITS,
	WIRE_INCUMBENT,
	WIRE_BOUND,
	WIRE_PROOF,
	WIRE_DONE,
	WIRE_FAILED,
	WIRE_TYPES_END
};

struct wire_message {
	enum wire_type type;
	const char *body; /* inside the caller's buffer */
	size_t n;
};

/* Each appends one whole message. */
void wire_put_model(struct str *out, const struct solve_model *model);
void wire_put_limits(struct str *out, const struct solve_limits *limits);
void wire_put_incumbent(struct str *out, const struct solve_assignment *best, int64_t objective);
void wire_put_bound(struct str *out, int64_t bound);
void wire_put_done(struct str *out, const struct solve_result *result);
void wire_put_failed(struct str *out, const struct err *failure);

/*
 * Finds the message at the front of `data`. `used` is its whole length, or 0 when more bytes have
 * to arrive first (true all the same). False: this can never become a message.
 */
MUST_CHECK bool wire_next(struct wire_message *out, size_t *used, const char *data, size_t n,
                          struct err *err);

/* The caller releases the model. It has passed solve_model_check(). */
MUST_CHECK bool wire_get_model(struct solve_model *out, const struct wire_message *message,
                               struct err *err);
MUST_CHECK bool wire_get_limits(struct solve_limits *out, const struct wire_message *message,
                                struct err *err);
/*
 * Only status, assignment (in order, within `model`) and objective of `out` are set; the caller
 * releases it.
 */
MUST_CHECK bool wire_get_incumbent(struct solve_result *out, const struct solve_model *model,
                                   const struct wire_message *message, struct err *err);
MUST_CHECK bool wire_get_bound(int64_t *out, const struct wire_message *message, struct err *err);
/* Every index lies within `model`; whether the assignment is any good is for solve/check.h to say.
 */
MUST_CHECK bool wire_get_done(struct solve_result *out, const struct solve_model *model,
                              const struct wire_message *message, struct err *err);
/* Writes what the worker reported into `failure`. */
MUST_CHECK bool wire_get_failed(struct err *failure, const struct wire_message *message,
                                struct err *err);

#endif
