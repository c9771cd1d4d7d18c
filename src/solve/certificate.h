#ifndef SOLVE_CERTIFICATE_H
#define SOLVE_CERTIFICATE_H
/*
 * A file that stands for itself: the question, a roster, what it costs, what nothing can cost less
 * than, and why. Whoever doubts it gives it to trucban-certify, which believes none of it. In it:
 *
 *   the line "trucban-certificate 1\n"
 *   four messages of solve/wire.h: WIRE_MODEL, WIRE_INCUMBENT (the roster and its cost), WIRE_BOUND
 *   and WIRE_PROOF
 *   the line "sha256 " and 64 hexadecimal digits, of all that stands before it: against damage, not
 *   against forgery
 *
 * People and slots are numbers, no names: it says nothing about anybody.
 */
#include "base/str.h"
#include "solve/proof.h"
#include "solve/result.h"

#define CERTIFICATE_LIMIT (256U << 20) /* bytes of a file */

struct certificate {
	struct solve_model model;
	struct solve_assignment roster;
	int64_t objective, bound; /* as claimed */
	struct solve_proof proof;
};

/* Appends the whole file. Its proof came in a message, or fits into one. */
void certificate_put(struct str *out, const struct certificate *certificate);
/*
 * Everything lies within the model, which has passed solve_model_check(), as the proof has
 * solve_proof_check(). ERR_INPUT (bad-certificate, bad-message, bad-model, bad-proof). The caller
 * releases it.
 */
MUST_CHECK bool certificate_get(struct certificate *out, const char *data, size_t n,
                                struct err *err);
void certificate_release(struct certificate *certificate);

#endif
