#ifndef COMMAND_REPORT_IMPORT_H
#define COMMAND_REPORT_IMPORT_H
/* How every import command reports. */
#include "command/call.h"
#include "service/staff.h"

typedef bool import_function(struct import_result *out, struct app *app, const char *path,
                             bool partial, struct err *err);

/* Runs it on the first argument with --partial; each bad line goes to the words, the counts to the
 * data. False when anything was not imported. */
MUST_CHECK bool import_run(import_function *import, const struct call *call, struct app *app,
                           struct out *out, struct err *err);

/* What of that is the same for each import; `done`: it was kept. */
void import_report(struct out *out, const struct import_result *result, bool done);

/* --partial, for the options of an import command. */
extern const struct command_option import_options[];

#endif
