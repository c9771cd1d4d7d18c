#ifndef DOMAIN_READ_ROUND_H
#define DOMAIN_READ_ROUND_H
/*
 * The rounds from their CSV table. As holidays_read(): good lines in `out`, in the order of the
 * file, faults in `bad`. Lists in a field are split at ";"; column "fields" has NAME=WORDS for each
 * of what is to be said when something is not normal.
 */
#include "base/err.h"
#include "domain/finding.h"
#include "domain/round.h"

/* A round without kind, post, basis or a meaning of normal is a fault. */
MUST_CHECK bool rounds_read(struct rounds *out, const char *name, const char *text, size_t n,
                            struct findings *bad, struct err *err);
/*
 * An agency's own rounds on top of `rounds`, whose kind is `kind`. Of a row only the id is needed
 * when `rounds` has that id for the kind: what it leaves empty stays as it is, and the rhythm "off"
 * takes the round away. A new one needs title, posts, rhythm and normal. A row for other kinds only
 * changes nothing. What is changed is `own`, and no longer suggested.
 */
MUST_CHECK bool rounds_read_own(struct rounds *rounds, const char *kind, const char *name,
                                const char *text, size_t n, struct findings *bad, struct err *err);

#endif
