#include "solve/instance_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/number.h"

#include "base/banned.h"

#define MOST_BYTES (64 << 20)

bool text_read(char **out, const char *path, struct err *err)
{
	char *text;
	size_t n;

	if (!file_read(&text, &n, path, MOST_BYTES, err))
		return false;
	if (strlen(text) != n) {
		free(text);
		return err_set(err, ERR_INPUT, "bad-instance", "%s: not text", path);
	}
	*out = text;
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

char *text_trim(char *text)
{
	char *end = text + strlen(text);

	while (is_blank(*text))
		text++;
	while (end > text && is_blank(end[-1]))
		*--end = '\0';
	return text;
}

char *text_next(struct text_line *line, char **rest)
{
	while (*rest) {
		char *text = *rest;

		*rest = strchr(text, '\n');
		if (*rest)
			*(*rest)++ = '\0';
		if (*rest && !**rest)
			*rest = NULL;
		line->number++;
		text = text_trim(text);
		if (*text && *text != '#')
			return text;
	}
	return NULL;
}

char **text_split(int32_t *n, char *text, char separator)
{
	char **fields = NULL;

	for (*n = 0; text; (*n)++) {
		char *next = strchr(text, separator);

		if (next)
			*next++ = '\0';
		fields = array_grow(fields, (size_t)*n, sizeof *fields);
		fields[*n] = text_trim(text);
		text = next;
	}
	return fields;
}

bool text_complain(const struct text_line *line, struct err *err, const char *what,
                   const char *about)
{
	return err_set(err, ERR_INPUT, "bad-instance", "%s:%d: %s%s%s", line->path, line->number,
	               what, *about ? ": " : "", about);
}

bool text_want(const struct text_line *line, int32_t least, int32_t most, struct err *err)
{
	if (line->n < least)
		return text_complain(line, err, "a line with too few fields", "");
	if (line->n > most)
		return text_complain(line, err, "a line with too many fields", "");
	return true;
}

bool text_number(int64_t *out, const struct text_line *line, const char *text, int64_t most,
                 struct err *err)
{
	if (!number_parse(out, text, 0, most, err))
		return text_complain(line, err, "not a number in range", text);
	return true;
}

int32_t text_find(char *const *names, int32_t n, const char *name)
{
	for (int32_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

bool text_name(char ***names, int32_t *n, const struct text_line *line, struct err *err)
{
	const char *name = line->fields[0];

	if (!*name || strcmp(name, "-") == 0)
		return text_complain(line, err, "a line without a name", "");
	for (const char *c = name; *c; c++)
		if ((unsigned char)*c <= ' ' || *c == '=' || *c == '|')
			return text_complain(line, err, "a name that cannot be written", "");
	if (text_find(*names, *n, name) >= 0)
		return text_complain(line, err, "a name given twice", name);
	*names = array_grow(*names, (size_t)*n, sizeof **names);
	(*names)[(*n)++] = xstrdup(name);
	return true;
}
