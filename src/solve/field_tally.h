#ifndef SOLVE_FIELD_TALLY_H
#define SOLVE_FIELD_TALLY_H
/*
 * Heads of a group of slots together: where each slot may be a fraction short, their sum often says
 * at once what the fractions cannot be. Inside of solve/field.h.
 */
#include "solve/field.h"

void field_init_tallies(struct field *field); /* adds rows to the LP */
/* What a head less (sign -1) or more (1) than needed on a slot enters into: at most 2 rows. */
int32_t field_tally_entries(const struct field *field, int32_t slot, double sign, int32_t *rows,
                            double *values);
int64_t field_tally_dual(const struct field *field, int32_t slot); /* what a head earns, scaled */
int64_t field_tally_bound(const struct field *field);              /* what the limits give */
/* A dual can only hold a limit that is there. */
int64_t field_tally_allowed(const struct tally *tally, int64_t dual);

#endif
