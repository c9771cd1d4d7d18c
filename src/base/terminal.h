#ifndef BASE_TERMINAL_H
#define BASE_TERMINAL_H
/*
 * What is asked of the person at the controlling terminal, whatever the standard streams are bound
 * to, and must not be seen: echo is off while it is typed, and is on again before a signal ends or
 * stops the program. Not for the console, which has a terminal of its own (ui/term.h).
 */
#include <stddef.h>

#include "base/err.h"

/*
 * One line without its end; `out` is the caller's to wipe. ERR_CONFLICT "no-terminal" without one,
 * "no-answer" at its end (Ctrl-D), ERR_USAGE "too-long" for what does not fit.
 */
MUST_CHECK bool terminal_ask(char *out, size_t room, const char *prompt, struct err *err);
/* A line for the person there; nothing without a terminal. */
void terminal_say(const char *line);

#endif
