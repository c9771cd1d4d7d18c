#ifndef SERVICE_LEDGER_REPORT_H
#define SERVICE_LEDGER_REPORT_H
/* The ledger for reading: points and hours over years, and the rest that they earned. */
#include "domain/ledger_group.h"
#include "domain/rest.h"
#include "service/app.h"

/*
 * Person, unit and post of the query are taken as people write them (name or code, id or title).
 * Duty of published rosters counts from its publication on, also before it begins.
 */
MUST_CHECK bool ledger_report(struct ledger_groups *out, struct app *app,
                              const struct ledger_query *query, struct err *err);

/* Only duty that is over, and rest up to now. Rest taken is leave of kind LEAVE_REST. */
MUST_CHECK bool ledger_rest(struct rest_lines *out, struct app *app,
                            const struct ledger_query *query, struct err *err);

#endif
