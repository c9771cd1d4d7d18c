#ifndef UI_PLAY_H
#define UI_PLAY_H
/* Puts a stage on the terminal: shows it, waits, gives it keys, until somebody leaves or hangs up.
 */
#include "stage.h"

struct play_watch {
	const char *folder; /* of the database: what happens there wakes the loop */
	/* Confirms that somebody else has changed what is shown. While another program still writes
	 * it says no, so it is asked again at each tick. */
	bool (*has_changed)(bool *out, struct app *app, struct err *err);
};

/*
 * `watch` may be NULL. `*ended_by` is 0 when the user left, else the signal number: the program
 * then ends with 128 + that. ERR_USAGE where there is no terminal that can show it. The terminal is
 * as it was on return.
 */
MUST_CHECK bool play(struct stage *stage, const struct play_watch *watch, int *ended_by,
                     struct err *err);

#endif
