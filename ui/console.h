#ifndef UI_CONSOLE_H
#define UI_CONSOLE_H
/* The console: watch, roster, log and contacts on the terminal. */
#include "base/err.h"

struct app;

/*
 * Opens it and returns when the user leaves. `*ended_by` is 0 then, else the number of the signal
 * that ended it (a hang-up is SIGHUP): the program's exit status is 128 + that. ERR_USAGE where
 * there is no fit terminal. The terminal is as it was on return.
 */
MUST_CHECK bool console_run(struct app *app, int *ended_by, struct err *err);

#endif
