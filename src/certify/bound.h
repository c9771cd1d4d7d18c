#ifndef CERTIFY_BOUND_H
#define CERTIFY_BOUND_H
/* The bound of a proof, added up as solve/proof.h says. Inside of certify/. */
#include "certify/shares.h"

struct bound {
	bool is_empty; /* each leaf was found to have no assignment */
	int64_t least; /* INT64_MIN when there is no proof */
	int32_t n_leaves;
};

/*
 * The proof must have passed solve_proof_check() for this model. `cost` is that of any roster that
 * keeps all rules, for each part; NULL: none is known, and no part is rounded up by its step.
 * ERR_INPUT (too-hard, bad-proof).
 */
MUST_CHECK bool bound_count(struct bound *out, const struct book *book, const struct shares *shares,
                            const struct solve_proof *proof, const int64_t *cost, struct err *err);

#endif
