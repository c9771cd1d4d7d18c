#ifndef SOLVE_FAKE_H
#define SOLVE_FAKE_H
/* False workers: shell scripts that say what a test wants to have said. */
#include <stdbool.h>

#include "base/str.h"

struct fake {
	char folder[64];
	char *worker; /* the real one */
	char *script;
};

/* For cmocka: *state becomes a struct fake; the group's. */
int fake_set_up(void **state);
int fake_tear_down(void **state);
int fake_use_real(void **state);

/* Makes a shell script the worker. It runs in a folder of the test's own; $worker is the real one.
 */
void fake_use(const struct fake *fake, const char *text);
/* A file in that folder. */
void fake_write(const struct fake *fake, const char *name, const struct str *bytes);
void fake_read(struct str *out, const struct fake *fake, const char *name);
bool fake_has(const struct fake *fake, const char *name);
void fake_clear(const struct fake *fake); /* all of them */

#endif
