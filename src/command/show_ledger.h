#ifndef COMMAND_SHOW_LEDGER_H
#define COMMAND_SHOW_LEDGER_H
/* How the ledger, the rest owed and the imports of history are shown, for people and as JSON. */
#include "command/out.h"
#include "domain/ledger_group.h"
#include "domain/rest.h"

/* What the columns by kind of day count. */
enum ledger_measure { MEASURE_HOURS, MEASURE_POINTS, MEASURE_SHIFTS, MEASURES };
bool ledger_measure_find(enum ledger_measure *out, const char *name); /* "hours", ... */

void ledger_show(struct out *out, const struct ledger_groups *groups,
                 const struct ledger_query *query, enum ledger_measure measure);
void ledger_json(struct out *out, const struct ledger_groups *groups,
                 const struct ledger_query *query);

void rest_show(struct out *out, const struct rest_lines *lines, const struct rest_rule *rule);
void rest_json(struct out *out, const struct rest_lines *lines, const struct rest_rule *rule);

void imports_show(struct out *out, const struct history_imports *imports);
void imports_json(struct out *out, const struct history_imports *imports);

#endif
