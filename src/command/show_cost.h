#ifndef COMMAND_SHOW_COST_H
#define COMMAND_SHOW_COST_H
/* What a roster costs, as every command that tells it does. */
#include "command/json.h"
#include "service/roster_cost.h"

/* "wishes", "changes", "points", "shifts", "adjacent". */
void cost_parts_json(struct json *in, const struct cost_parts *parts);
/* {"total", the parts, "open", "people": [{"person", "name", "total", the parts}]} under "cost". */
void cost_json(struct json *in, const struct roster_cost *cost);

#endif
