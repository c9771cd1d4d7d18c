#include "command/json.h"

#include <assert.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/str.h"
#include "base/zone.h"

#include "base/banned.h"

/* `struct json` is jansson's value under another name, so that its header stays in this file. */
static struct json *put(struct json *in, const char *key, json_t *value)
{
	json_t *parent = (json_t *)in;
	int rc;

	if (!value)
		abort();
	if (json_is_array(parent))
		rc = json_array_append_new(parent, value);
	else
		rc = json_object_set_new(parent, key, value);
	assert(!rc);
	(void)rc;
	return (struct json *)value;
}

struct json *json_new_object(void)
{
	return (struct json *)json_object();
}

struct json *json_new_array(void)
{
	return (struct json *)json_array();
}

struct json *json_put_object(struct json *in, const char *key)
{
	return put(in, key, json_object());
}

struct json *json_put_array(struct json *in, const char *key)
{
	return put(in, key, json_array());
}

void json_put_text(struct json *in, const char *key, const char *text)
{
	put(in, key, text ? json_string(text) : json_null());
}

void json_put_some(struct json *in, const char *key, const char *text)
{
	json_put_text(in, key, text && *text ? text : NULL);
}

void json_put_int(struct json *in, const char *key, int64_t value)
{
	put(in, key, json_integer(value));
}

void json_put_real(struct json *in, const char *key, double value)
{
	put(in, key, json_real(value));
}

void json_put_bool(struct json *in, const char *key, bool value)
{
	put(in, key, json_boolean(value));
}

void json_put_null(struct json *in, const char *key)
{
	put(in, key, json_null());
}

void json_put_date(struct json *in, const char *key, struct date date)
{
	char buf[DATE_TEXT];

	json_put_text(in, key, date_iso(buf, date));
}

void json_put_time(struct json *in, const char *key, int64_t at)
{
	char buf[ZONE_TEXT];

	json_put_text(in, key, at ? zone_iso(buf, at) : NULL);
}

char *json_finish(struct json *json)
{
	json_t *top = (json_t *)json;
	char *dump = json_dumps(top, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
	struct str s = {0};

	if (!dump)
		abort();
	str_add(&s, dump);
	str_addc(&s, '\n');
	free(dump);
	json_decref(top);
	return str_take(&s);
}

void out_json(struct out *out, struct json *json)
{
	char *text = json_finish(json);

	out_add(out, text);
	free(text);
}
