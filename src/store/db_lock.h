#ifndef STORE_DB_LOCK_H
#define STORE_DB_LOCK_H
/*
 * The queue in front of a database file: flock(2) on a file of its own beside it. The kernel hands
 * the turn on in order, which the engine's own waiting does not (one writer then takes nearly all
 * turns). Not what keeps the data safe: that is the engine's own locking.
 */
#include <stdint.h>

#include "base/err.h"

struct db_lock {
	int fd; /* -1 in a folder where none can be made: then nobody can write there either */
};

/* Opens `path`.lock, made with the permissions of `path` if it is missing. */
MUST_CHECK bool db_lock_open(struct db_lock *out, const char *path, struct err *err);
void db_lock_close(struct db_lock *lock);

/* False when the turn did not come within so many milliseconds (0: at once or not at all). */
MUST_CHECK bool db_lock_take(const struct db_lock *lock, bool alone, int64_t milliseconds);
void db_lock_drop(const struct db_lock *lock);

#endif
