#ifndef STORE_DB_PLACE_H
#define STORE_DB_PLACE_H
/*
 * Where a database file lies: on a disk of this machine or on a network (where locks cannot be
 * trusted), a regular file or something else.
 */
#include "base/err.h"

/*
 * The path with its folder resolved, so that only a symbolic link in place of the file itself is
 * refused. Wants a regular file there, or with `is_new` nothing. Owned.
 */
MUST_CHECK bool db_place(char **out, const char *path, bool is_new, struct err *err);

/* `type` as statfs(2) gives it. */
bool db_place_is_network(long type);

#endif
