#ifndef STORE_ACTUALS_H
#define STORE_ACTUALS_H
/* Actual duty in and out; what was recorded is never changed, a later batch counts instead. */
#include "domain/actual.h"
#include "store/db.h"

/* In the order in which they were recorded; `period` NULL: of all periods. */
MUST_CHECK bool actuals_load(struct actuals *out, struct db *db, const char *period,
                             struct err *err);
/* Wants an open transaction. */
MUST_CHECK bool actual_put(struct db *db, const struct actual *actual, struct err *err);

#endif
