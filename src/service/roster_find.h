#ifndef SERVICE_ROSTER_FIND_H
#define SERVICE_ROSTER_FIND_H
/* The roster that a slot belongs to, found by the slot's id alone. */
#include "domain/roster.h"
#include "service/app.h"

/* The published one. ERR_USAGE "bad-slot" for what is no id, ERR_NOT_FOUND "no-such-slot". */
MUST_CHECK bool roster_of_slot(struct roster *out, struct app *app, const char *slot,
                               struct err *err);
/*
 * The name of the period whose draft has the slot, else whose published roster has it, else of the
 * holiday whose watch its day lies in (there may be no roster of that yet); owned. ERR_USAGE
 * "bad-slot", ERR_NOT_FOUND "no-such-slot". Wants one picture.
 */
MUST_CHECK bool roster_find_period(char **out, struct app *app, const char *slot, struct err *err);
/* A slot of a post held along with another one follows it: ERR_CONFLICT "concurrent" names the slot
 * that is to be changed instead. */
MUST_CHECK bool slot_is_own(const struct roster *roster, const struct slot *slot, struct err *err);

#endif
