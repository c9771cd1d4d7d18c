#ifndef COMMAND_SLOT_TIME_H
#define COMMAND_SLOT_TIME_H
/* A time within a slot as people say it: "22:00" is the first one after the slot begins, so that a
 * night shift needs no date; all that zone_parse() takes too. */
#include "domain/roster.h"
#include "service/app.h"

MUST_CHECK bool slot_time(int64_t *out, const struct slot *slot, const char *text, struct err *err);
/* The same for the slot of the published roster that has this id; is looked up only when a time
 * wants it. NULL: 0. */
MUST_CHECK bool slot_time_of(int64_t *out, struct app *app, const char *slot, const char *text,
                             struct err *err);

#endif
