#ifndef COMMAND_JSON_H
#define COMMAND_JSON_H
/*
 * Building JSON: the door of jansson. Keys keep the order in which they were put, letters are not
 * escaped, indent 2. Keys and values are English and stable, never translated; times are ISO 8601
 * with the offset of the zone.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "command/out.h"

struct json; /* an object or array under construction */

/* The top of a document; given up to out_json(). */
struct json *json_new_object(void);
struct json *json_new_array(void);

/* Parts: owned by `in`. `key` is NULL when `in` is an array. */
struct json *json_put_object(struct json *in, const char *key);
struct json *json_put_array(struct json *in, const char *key);
void json_put_text(struct json *in, const char *key, const char *text); /* NULL: null */
void json_put_int(struct json *in, const char *key, int64_t value);
void json_put_real(struct json *in, const char *key, double value);
void json_put_bool(struct json *in, const char *key, bool value);
void json_put_null(struct json *in, const char *key);
void json_put_date(struct json *in, const char *key, struct date date);
void json_put_time(struct json *in, const char *key, int64_t at); /* 0: null */
/* NULL and "" are null: for what may be missing. */
void json_put_some(struct json *in, const char *key, const char *text);

/* The document as text with a line end, owned; frees `json`. */
char *json_finish(struct json *json);
void out_json(struct out *out, struct json *json);

#endif
