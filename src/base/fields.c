#include "base/fields.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/str.h"

#include "base/banned.h"

static bool is_name(const char *name, size_t n)
{
	return n > 0 && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-.") >= n;
}

static struct field_value *find(const struct fields *fields, const char *name)
{
	for (size_t i = 0; i < fields->n; i++)
		if (strcmp(fields->field[i].name, name) == 0)
			return &fields->field[i];
	return NULL;
}

static void drop(struct fields *fields, struct field_value *field)
{
	size_t i = (size_t)(field - fields->field);

	free(field->name);
	free(field->value);
	fields->n--;
	memmove(field, field + 1, (fields->n - i) * sizeof *field);
}

static void add(struct fields *fields, char *name, char *value)
{
	fields->field = xrealloc(fields->field, fields->n + 1, sizeof *fields->field);
	fields->field[fields->n++] = (struct field_value){name, value};
}

void fields_set(struct fields *fields, const char *name, const char *value)
{
	struct field_value *field = find(fields, name);
	char *copy;

	assert(is_name(name, strlen(name)));
	if (!value || !*value) {
		if (field)
			drop(fields, field);
		return;
	}
	copy = xstrdup(value);
	if (!field) {
		add(fields, xstrdup(name), copy);
		return;
	}
	free(field->value);
	field->value = copy;
}

void fields_set_int(struct fields *fields, const char *name, int64_t value)
{
	char text[24];

	snprintf(text, sizeof text, "%lld", (long long)value);
	fields_set(fields, name, text);
}

const char *fields_get(const struct fields *fields, const char *name)
{
	const struct field_value *field = find(fields, name);

	return field ? field->value : "";
}

int64_t fields_get_int(const struct fields *fields, const char *name, int64_t otherwise)
{
	struct err ignored;
	int64_t value;

	if (number_parse(&value, fields_get(fields, name), INT64_MIN, INT64_MAX, &ignored))
		return value;
	return otherwise;
}

bool fields_has(const struct fields *fields, const char *name)
{
	return find(fields, name) != NULL;
}

char *fields_format(const struct fields *fields)
{
	struct str text = {0};

	for (size_t i = 0; i < fields->n; i++) {
		str_addf(&text, "%s=", fields->field[i].name);
		for (const char *c = fields->field[i].value; *c; c++) {
			if (*c == '\n')
				str_add(&text, "\\n");
			else if (*c == '\\')
				str_add(&text, "\\\\");
			else
				str_addc(&text, *c);
		}
		str_addc(&text, '\n');
	}
	return str_take(&text);
}

/* The value of a line, its signs taken back; NULL when it has a backslash before anything else. */
static char *read_value(const char *line, size_t n)
{
	struct str value = {0};

	for (size_t i = 0; i < n; i++) {
		if (line[i] != '\\') {
			str_addc(&value, line[i]);
			continue;
		}
		i++;
		if (i == n || (line[i] != 'n' && line[i] != '\\')) {
			str_release(&value);
			return NULL;
		}
		str_addc(&value, line[i] == 'n' ? '\n' : '\\');
	}
	return str_take(&value);
}

/* One line of so many bytes. */
static bool read_line(struct fields *fields, const char *line, size_t n)
{
	const char *sign = memchr(line, '=', n);
	size_t length = sign ? (size_t)(sign - line) : 0;
	char *name, *value;

	if (!sign || !is_name(line, length))
		return false;
	name = xstrndup(line, length);
	value = read_value(sign + 1, n - length - 1);
	if (!value || !*value || find(fields, name)) {
		free(name);
		free(value);
		return false;
	}
	add(fields, name, value);
	return true;
}

bool fields_parse(struct fields *out, const char *text, struct err *err)
{
	struct fields fields = {0};

	for (const char *line = text; *line;) {
		size_t n = strcspn(line, "\n");

		if (line[n] != '\n' || !read_line(&fields, line, n)) {
			fields_release(&fields);
			return err_set(err, ERR_INPUT, "bad-fields",
			               _("stored fields cannot be read: \"%.*s\""), (int)n, line);
		}
		line += n + 1;
	}
	*out = fields;
	return true;
}

void fields_copy(struct fields *out, const struct fields *from)
{
	struct fields fields = {0};

	for (size_t i = 0; i < from->n; i++)
		add(&fields, xstrdup(from->field[i].name), xstrdup(from->field[i].value));
	*out = fields;
}

void fields_release(struct fields *fields)
{
	for (size_t i = 0; i < fields->n; i++) {
		free(fields->field[i].name);
		free(fields->field[i].value);
	}
	free(fields->field);
	*fields = (struct fields){0};
}
