#ifndef COMMAND_SHOW_LOG_H
#define COMMAND_SHOW_LOG_H
/* How the log commands show entries, for people and as JSON. */
#include "command/out.h"
#include "domain/entry.h"

struct app;

void entry_show(struct out *out, const struct app *app, const struct entry *entry);
/* All of it, in a line for each thing. */
void entry_show_all(struct out *out, const struct app *app, const struct entry *entry);
void entries_show(struct out *out, const struct app *app, const struct entries *entries);
void verify_show(struct out *out, const struct app *app, int64_t broken, int64_t checked);

#endif
