#ifndef SOLVE_WIRE_PROOF_H
#define SOLVE_WIRE_PROOF_H
/* The message WIRE_PROOF (solve/wire.h): a proof, sent before WIRE_DONE. */
#include "solve/proof.h"
#include "solve/wire.h"

/* Appends one whole message; false, and nothing, for a proof that is longer than a message may be.
 */
bool wire_put_proof(struct str *out, const struct solve_proof *proof);
/* It has passed solve_proof_check() for this model; the caller releases it. */
MUST_CHECK bool wire_get_proof(struct solve_proof *out, const struct solve_model *model,
                               const struct wire_message *message, struct err *err);

#endif
