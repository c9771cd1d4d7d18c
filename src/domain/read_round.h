#ifndef DOMAIN_READ_ROUND_H
#define DOMAIN_READ_ROUND_H
/*
 * The rounds from their CSV table. As holidays_read(): good lines in `out`, in the order of the
 * file, faults in `bad`. Lists in a field are split at ";".
 */
#include "base/err.h"
#include "domain/finding.h"
#include "domain/round.h"

/* A round without kind, post, basis or a meaning of normal is a fault. */
MUST_CHECK bool rounds_read(struct rounds *out, const char *name, const char *text, size_t n,
                            struct findings *bad, struct err *err);

#endif
