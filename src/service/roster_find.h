#ifndef SERVICE_ROSTER_FIND_H
#define SERVICE_ROSTER_FIND_H
/* The published roster that a slot belongs to, found by the slot's id alone. */
#include "domain/roster.h"
#include "service/app.h"

/* ERR_USAGE "bad-slot" for what is no id, ERR_NOT_FOUND "no-such-slot". */
MUST_CHECK bool roster_of_slot(struct roster *out, struct app *app, const char *slot,
                               struct err *err);
/* A slot of a post held along with another one follows it: ERR_CONFLICT "concurrent" names the slot
 * that is to be changed instead. */
MUST_CHECK bool slot_is_own(const struct roster *roster, const struct slot *slot, struct err *err);

#endif
