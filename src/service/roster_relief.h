#ifndef SERVICE_ROSTER_RELIEF_H
#define SERVICE_ROSTER_RELIEF_H
/* Who can take over a slot that runs already, from this minute to its end: inside of
 * service/roster_candidates.h. */
#include "service/roster_candidates.h"

/* `out` has no prices. ERR_CONFLICT "past" when the slot is over. Wants one picture. */
MUST_CHECK bool roster_relief(struct candidates *out, struct app *app, const char *slot,
                              struct err *err);
/* Does a published slot run now? */
MUST_CHECK bool roster_slot_runs(bool *out, struct app *app, const char *slot, struct err *err);

#endif
