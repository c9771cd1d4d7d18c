#ifndef TESTS_SCRIBE_H
#define TESTS_SCRIBE_H
/* Somebody who writes into the watch log while things go wrong, and what has to be true after. */
#include <stdbool.h>
#include <stddef.h>

#include "base/random.h"
#include "store/db.h"

/* One entry in one transaction; `id` is made here. */
bool scribe_add(struct db *db, char id[RANDOM_ID], struct err *err);

/* Opens the log: its chain holds, and every entry that was acknowledged is there. Gives the number
 * of all entries. */
size_t scribe_check(const char *path, char (*acknowledged)[RANDOM_ID], size_t n);

/*
 * Starts a process that writes without a pause and tells each acknowledged id through the pipe;
 * gives its number and the reading end.
 */
int scribe_start(int *reading_end, const char *path, int entries);

#endif
