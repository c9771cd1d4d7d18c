#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H
/* Imported history of duty (domain/history.h). Writers want an open transaction. */
#include "domain/history.h"
#include "store/db.h"

/* The rows that count, by import and line; `number` 0: of all imports. */
MUST_CHECK bool history_load(struct history *out, struct db *db, int64_t number, struct err *err);
/* All imports, those taken back too, by number. */
MUST_CHECK bool history_imports_load(struct history_imports *out, struct db *db, struct err *err);

/* A new import with its rows; gives it its number. Of `import`, file, hash, by and at are kept. */
MUST_CHECK bool history_put(struct db *db, struct history_import *import,
                            const struct history *history, struct err *err);
/* Takes an import back: its rows stay, but count no more. ERR_NOT_FOUND, ERR_CONFLICT "removed". */
MUST_CHECK bool history_remove(struct db *db, int64_t number, const char *by, int64_t at,
                               const char *reason, struct err *err);

#endif
