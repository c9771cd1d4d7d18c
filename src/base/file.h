#ifndef BASE_FILE_H
#define BASE_FILE_H
/*
 * Whole files: read with a limit; written whole or not at all. The only writer of files but
 * SQLite.
 */
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"

/*
 * `path` "-" is standard input. More than `limit` bytes is ERR_INPUT (too-large), a missing
 * file ERR_NOT_FOUND (no-such-file). `*out` is NUL-terminated, owned.
 */
MUST_CHECK bool file_read(char **out, size_t *n, const char *path, size_t limit, struct err *err);

/*
 * Temporary file beside `path`, fsync, rename, fsync of the folder: after a crash the old or the
 * new content stands, never half of it. A file that already has this content is left untouched.
 * Symbolic links are followed; a pipe or device is written through. `mode` is less the umask.
 */
MUST_CHECK bool file_write(const char *path, const char *data, size_t n, mode_t mode,
                           struct err *err);

/* An empty file that others fill (a database, a lock). ERR_CONFLICT (exists) where something is. */
MUST_CHECK bool file_create(const char *path, mode_t mode, struct err *err);

/* Takes a whole file that others made beside `path` (a database): fsync, rename to `path`, fsync of
 * the folder. ERR_CONFLICT (exists) where something is. */
MUST_CHECK bool file_adopt(const char *path, const char *made, struct err *err);

/* Makes the folder and those above it (0700 each that is new). */
MUST_CHECK bool file_make_folder(const char *path, struct err *err);
bool file_exists(const char *path);
bool file_is_private(const char *path); /* nobody but owner and group may read or write it */
void file_remove(const char *path);     /* no error when it cannot: only what we made ourselves */

#endif
