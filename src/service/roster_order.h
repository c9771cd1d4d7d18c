#ifndef SERVICE_ROSTER_ORDER_H
#define SERVICE_ROSTER_ORDER_H
/*
 * The document by which a roster is published: number, date, who signs, what it rests on. For
 * roster_publish() alone; runs inside its transaction.
 */
#include "base/str.h"
#include "service/rosters.h"

MUST_CHECK bool roster_order_set(struct roster *draft, struct app *app,
                                 const struct publish_options *options, int64_t now,
                                 struct err *err);
/* For the audit row: all of it, "" where there is none. */
void roster_order_tell(struct str *out, const struct roster *roster);

#endif
