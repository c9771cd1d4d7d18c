#ifndef DOMAIN_READ_DUTY_H
#define DOMAIN_READ_DUTY_H
/*
 * The duties, units and platforms that the program carries, from their CSV tables. As
 * holidays_read(): good lines in `out`, in the order of the file, faults in `bad`.
 */
#include "base/err.h"
#include "domain/duty.h"
#include "domain/finding.h"

/* A duty without coverage or without a place in the program is a fault. */
MUST_CHECK bool duties_read(struct duties *out, const char *name, const char *text, size_t n,
                            struct findings *bad, struct err *err);
MUST_CHECK bool units_read(struct units *out, const char *name, const char *text, size_t n,
                           struct findings *bad, struct err *err);
MUST_CHECK bool platforms_read(struct platforms *out, const char *name, const char *text, size_t n,
                               struct findings *bad, struct err *err);

#endif
