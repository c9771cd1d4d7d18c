#ifndef CERTIFY_RECOUNT_H
#define CERTIFY_RECOUNT_H
/* What a roster costs and how often it breaks a rule, as solve/model.h says. Inside of certify/. */
#include "certify/shares.h"
#include "solve/result.h"

/* `cost` has room for one of each part: of the cells held, it means little when rules are broken.
 */
void recount(int64_t *cost, int64_t *n_broken, const struct book *book, const struct shares *shares,
             const struct solve_assignment *roster);

#endif
