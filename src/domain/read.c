#include "domain/read.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/viet.h"

#include "base/banned.h"

/* Numbers of lines: everybody's tables have such a column and nobody needs it. */
#define LINE_NUMBERS "stt|tt|số tt|số thứ tự|no|no.|#"
#define LONGEST_LINE 500 /* columns on a screen */

/* Is the folded word one of the names? */
static bool is_named(const char *names, const char *folded)
{
	size_t n;
	for (const char *name = names; *name != '\0'; name += n + (name[n] == '|')) {
		n = strcspn(name, "|");
		char *one = xstrndup(name, n);
		char *key = viet_fold(one);
		bool same = strcmp(key, folded) == 0;
		free(one);
		free(key);
		if (same)
			return true;
	}
	return false;
}

static char *first_name(const char *names)
{
	return xstrndup(names, strcspn(names, "|"));
}

static bool find_columns(struct reader *reader, const struct column *columns, size_t n,
                         struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		reader->at[i] = csv_column(&reader->csv, columns[i].names);
		if (reader->at[i] >= 0 || !columns[i].is_required)
			continue;
		char *name = first_name(columns[i].names);
		err_set(err, ERR_INPUT, "no-column", _("%s:1: there is no column \"%s\""),
		        reader->csv.name, name);
		free(name);
		return false;
	}
	return true;
}

/* A column that is not read: nobody knows it, or another one is read instead. */
static bool note_unread(struct reader *reader, const char *header, const char *folded,
                        const struct column *columns, size_t n, struct err *err)
{
	const char *name = reader->csv.name;

	for (size_t i = 0; i < n; i++) {
		if (reader->at[i] < 0 || !is_named(columns[i].names, folded))
			continue;
		const char *other = reader->csv.header[reader->at[i]];
		if (is_named(other, folded))
			return err_set(err, ERR_INPUT, "column-twice",
			               _("%s:1: there are two columns \"%s\""), name, header);
		findings_add(reader->bad, FINDING_NOTICE, "same-column", NULL, NULL,
		             _("%s:1: the column \"%s\" means the same as \"%s\" and was left out"),
		             name, header, other);
		return true;
	}
	findings_add(reader->bad, FINDING_NOTICE, "unknown-column", NULL, NULL,
	             _("%s:1: the column \"%s\" is not known and was left out"), name, header);
	return true;
}

static bool check_header(struct reader *reader, const struct column *columns, size_t n,
                         struct err *err)
{
	bool ok = true;

	for (size_t column = 0; ok && column < reader->csv.columns; column++) {
		const char *header = reader->csv.header[column];
		char *folded = viet_fold(header);
		bool known = header[0] == '\0' || is_named(LINE_NUMBERS, folded);
		for (size_t i = 0; i < n; i++)
			known = known || reader->at[i] == (int)column;
		ok = known || note_unread(reader, header, folded, columns, n, err);
		free(folded);
	}
	return ok;
}

bool read_begin(struct reader *reader, const struct column *columns, size_t n, const char *name,
                const char *text, size_t size, struct findings *bad, struct err *err)
{
	assert(n <= READ_COLUMNS);
	*reader = (struct reader){.bad = bad};
	if (!csv_parse(&reader->csv, name, text, size, err))
		return false;
	if (!find_columns(reader, columns, n, err) || !check_header(reader, columns, n, err)) {
		csv_release(&reader->csv);
		return false;
	}
	return true;
}

bool read_row(struct reader *reader, size_t i)
{
	if (i >= reader->csv.n)
		return false;
	reader->row = &reader->csv.row[i];
	reader->row_is_good = reader->row->extra == 0;
	if (!reader->row_is_good)
		findings_add(reader->bad, FINDING_ERROR, "long-row", NULL, NULL,
		             _("%s:%d: %zu fields, but the first line names only %zu columns"),
		             reader->csv.name, reader->row->line,
		             reader->csv.columns + reader->row->extra, reader->csv.columns);
	return true;
}

void read_end(struct reader *reader)
{
	csv_release(&reader->csv);
}

const char *read_field(const struct reader *reader, size_t column)
{
	int at = reader->at[column];
	return at < 0 ? "" : reader->row->field[at];
}

const char *read_needed(struct reader *reader, size_t column)
{
	const char *field = read_field(reader, column);
	if (field[0] == '\0')
		read_wrong(reader, column, "empty", "%s", _("must not be empty"));
	return field;
}

char *read_line(struct reader *reader, size_t column)
{
	char *line = utf8_line(read_field(reader, column));
	int width = utf8_width(line);
	if (width > LONGEST_LINE)
		read_wrong(reader, column, "too-long", _("%d characters are too many, at most %d"),
		           width, LONGEST_LINE);
	return line;
}

char *read_needed_line(struct reader *reader, size_t column)
{
	read_needed(reader, column);
	return read_line(reader, column);
}

void read_wrong(struct reader *reader, size_t column, const char *code, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	char *what = xvasprintf(fmt, args);
	va_end(args);
	int at = reader->at[column];
	findings_add(reader->bad, FINDING_ERROR, code, NULL, NULL, _("%s:%d: column \"%s\": %s"),
	             reader->csv.name, reader->row->line, at < 0 ? "" : reader->csv.header[at],
	             what);
	free(what);
	reader->row_is_good = false;
}

void read_date(struct reader *reader, struct date *out, size_t column)
{
	struct err err;
	if (!date_parse(out, read_field(reader, column), &err))
		read_wrong(reader, column, err.key, "%s", err.msg);
}

void read_number(struct reader *reader, int *out, size_t column, int max)
{
	struct err err;
	int64_t value = 0;
	const char *field = read_field(reader, column);
	if (field[0] == '\0' || number_parse(&value, field, 0, max, &err))
		*out = (int)value;
	else
		read_wrong(reader, column, "bad-number",
		           _("\"%s\" is not a whole number from 0 to %d"), field, max);
}

/* Is the text one of the names, letter by letter? */
static bool is_exactly(const char *names, const char *text)
{
	size_t length = strlen(text), n;

	for (const char *name = names; *name != '\0'; name += n + (name[n] == '|')) {
		n = strcspn(name, "|");
		if (n == length && memcmp(name, text, n) == 0)
			return true;
	}
	return false;
}

/* Files of our own say a name as it stands, which is quick; others are folded. */
static bool find_choice(int *out, const char *field, const struct choice *choices, size_t n)
{
	bool found = false;
	char *folded;

	for (size_t i = 0; i < n; i++) {
		if (!is_exactly(choices[i].names, field))
			continue;
		*out = choices[i].value;
		return true;
	}
	folded = viet_fold(field);
	for (size_t i = 0; i < n && !found; i++) {
		found = is_named(choices[i].names, folded);
		if (found)
			*out = choices[i].value;
	}
	free(folded);
	return found;
}

void read_choice(struct reader *reader, int *out, size_t column, const struct choice *choices,
                 size_t n)
{
	const char *field = read_field(reader, column);
	struct str wanted = {0};

	if (find_choice(out, field, choices, n))
		return;
	for (size_t i = 0; i < n; i++) {
		char *first = first_name(choices[i].names);
		const char *rest = choices[i].names + strlen(first);
		char *second = first_name(rest[0] == '|' ? rest + 1 : rest);

		str_addf(&wanted, "%s%s (%s)", i > 0 ? ", " : "", first, second);
		free(first);
		free(second);
	}
	read_wrong(reader, column, "bad-word", _("\"%s\" is none of: %s"), field,
	           str_text(&wanted));
	str_release(&wanted);
}

char **read_parts(size_t *n, const char *text, const char *signs)
{
	char **parts = NULL;
	*n = 0;
	while (*text != '\0') {
		text += strspn(text, " ");
		size_t length = strcspn(text, signs);
		const char *next = text + length;
		while (length > 0 && text[length - 1] == ' ')
			length--;
		if (length > 0) {
			parts = array_grow(parts, *n, sizeof *parts);
			parts[(*n)++] = xstrndup(text, length);
		}
		text = next + (*next != '\0');
	}
	return parts;
}

void parts_release(char **parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(parts[i]);
	free(parts);
}
