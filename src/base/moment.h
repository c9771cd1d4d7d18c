#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H
/*
 * When something happened, as people say it: `02:40`, `2h40`, `2h`, `2g40`, `02:40 30/4`,
 * `22:00 hôm qua`, `hôm qua 22:00`, `02:40 30/4/2027`, and all that zone_parse() takes. What is
 * left out is taken so that the moment is the last one that fits and is not past `now` (a minute
 * is let pass: clocks differ). A day without a time is refused: it would mean its midnight.
 */
#include <stdint.h>

#include "base/err.h"

/* ERR_USAGE (bad-moment). A full time may lie ahead; who takes it says whether that is good. */
MUST_CHECK bool moment_parse(int64_t *out, const char *text, int64_t now, struct err *err);

#endif
