#ifndef SERVICE_HISTORY_H
#define SERVICE_HISTORY_H
/*
 * History of duty that was kept by hand: imported as whole files, listed, written out again, taken
 * back. It counts like duty of published rosters, for the ledger and for the generator.
 */
#include "domain/history.h"
#include "service/staff.h"

/* As the imports of service/staff.h, but always all or nothing: half a year would look like a whole
 * one. A file that counts already changes nothing. */
MUST_CHECK bool ledger_import(struct import_result *out, struct app *app, const char *path,
                              bool partial, struct err *err);
/* The same, but nothing is kept. */
MUST_CHECK bool ledger_try(struct import_result *out, struct app *app, const char *path,
                           bool partial, struct err *err);

MUST_CHECK bool ledger_imports(struct history_imports *out, struct app *app, struct err *err);
MUST_CHECK bool ledger_remove(struct app *app, int64_t number, const char *reason, struct err *err);

/*
 * The rows that count, of one import (0: of all), as the table that ledger_import() takes; with
 * `rosters` duty of published rosters too, day by day, for another database. Owned.
 */
MUST_CHECK bool ledger_export(char **out, struct app *app, int64_t number, bool rosters,
                              struct err *err);

#endif
