#ifndef COMMAND_SHOW_RECORD_H
#define COMMAND_SHOW_RECORD_H
/* What an entry of the watch log says in fields (domain/record.h), for people and as JSON. */
#include "domain/record.h"

struct columns;
struct json;

/* A line of two cells for each field, names in words where they are known; nothing without a
 * record. */
void record_lines(struct columns *c, const struct record *record);
/* "record": {"kind", "object", "effect", "fields": {...}} or null. */
void record_json(struct json *in, const struct record *record);

#endif
