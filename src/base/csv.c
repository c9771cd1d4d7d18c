#include "base/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/viet.h"

#include "base/banned.h"

struct reader {
	const char *name;
	const char *p, *end;
	int line; /* of p */
	char separator;
	bool was_blank; /* before the row that was read last */
};

struct fields {
	char **field;
	size_t n;
};

static void fields_release(struct fields *fields)
{
	for (size_t i = 0; i < fields->n; i++)
		free(fields->field[i]);
	free(fields->field);
	*fields = (struct fields){0};
}

static bool fields_are_empty(const struct fields *fields)
{
	for (size_t i = 0; i < fields->n; i++)
		if (fields->field[i][0] != '\0')
			return false;
	return true;
}

/* The separator that the first line has more of, outside quotes. */
static char find_separator(const char *p, const char *end)
{
	size_t commas = 0;
	size_t semicolons = 0;
	bool quoted = false;

	for (; p < end && (quoted || (*p != '\n' && *p != '\r')); p++) {
		if (*p == '"')
			quoted = !quoted;
		else if (!quoted && *p == ',')
			commas++;
		else if (!quoted && *p == ';')
			semicolons++;
	}
	return semicolons > commas ? ';' : ',';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static bool is_formula_sign(char c)
{
	return c != '\0' && strchr("=+-@", c);
}

/* One line break of any kind; false when there is none at p. */
static bool take_line_break(struct reader *r)
{
	if (r->p >= r->end || (*r->p != '\n' && *r->p != '\r'))
		return false;
	if (*r->p == '\r' && r->p + 1 < r->end && r->p[1] == '\n')
		r->p++;
	r->p++;
	r->line++;
	return true;
}

static bool read_quoted(struct str *raw, struct reader *r, struct err *err)
{
	int start = r->line;

	for (r->p++; r->p < r->end;) {
		if (take_line_break(r)) {
			str_addc(raw, '\n');
			continue;
		}
		char c = *r->p++;
		if (c == '"') {
			if (r->p >= r->end || *r->p != '"')
				return true;
			r->p++;
		}
		str_addc(raw, c);
	}
	return err_set(err, ERR_INPUT, "open-quote", _("%s:%d: a quote is opened and never closed"),
	               r->name, start);
}

/* The cleaned field, without blanks around it and without the mark that disarms a formula. */
static bool finish_field(char **out, const struct reader *r, const char *raw, size_t n,
                         struct err *err)
{
	char *clean = NULL;

	if (!utf8_clean(&clean, raw, n, err))
		return err_wrap(err, "%s:%d", r->name, r->line);
	const char *start = clean;
	while (is_blank(*start))
		start++;
	if (start[0] == '\'' && is_formula_sign(start[1]))
		start++;
	size_t length = strlen(start);
	while (length > 0 && is_blank(start[length - 1]))
		length--;
	*out = xstrndup(start, length);
	free(clean);
	return true;
}

static bool read_field(char **out, struct reader *r, struct err *err)
{
	struct str raw = {0};
	bool ok = true;

	while (r->p < r->end && *r->p != r->separator && (*r->p == ' ' || *r->p == '\t'))
		r->p++;
	if (r->p < r->end && *r->p == '"')
		ok = read_quoted(&raw, r, err);
	/* What follows a closing quote belongs to the field, as in most programs. */
	while (ok && r->p < r->end && *r->p != r->separator && *r->p != '\n' && *r->p != '\r')
		str_addc(&raw, *r->p++);
	ok = ok && finish_field(out, r, str_text(&raw), raw.n, err);
	str_release(&raw);
	return ok;
}

static bool read_fields(struct fields *fields, struct reader *r, struct err *err)
{
	for (;;) {
		char *text = NULL;
		if (!read_field(&text, r, err))
			return false;
		fields->field = array_grow(fields->field, fields->n, sizeof *fields->field);
		fields->field[fields->n++] = text;
		if (r->p >= r->end || *r->p != r->separator)
			break;
		r->p++;
	}
	take_line_break(r);
	return true;
}

/* The next row that holds something; none left is success with no fields. */
static bool next_row(struct fields *fields, int *line, struct reader *r, struct err *err)
{
	r->was_blank = false;
	while (r->p < r->end) {
		*line = r->line;
		if (!read_fields(fields, r, err)) {
			fields_release(fields);
			return false;
		}
		if (!fields_are_empty(fields))
			return true;
		r->was_blank = true;
		fields_release(fields);
	}
	return true;
}

/* Takes over the fields. Fields beyond the columns are dropped, empty ones as if never there. */
static void add_row(struct csv *csv, struct fields *fields, int line)
{
	size_t extra = 0;
	for (size_t i = csv->columns; i < fields->n; i++) {
		if (fields->field[i][0] != '\0')
			extra = i + 1 - csv->columns;
		free(fields->field[i]);
	}
	char **field = xrealloc(fields->field, csv->columns, sizeof *field);

	for (size_t i = fields->n; i < csv->columns; i++)
		field[i] = xcalloc(1, 1);
	csv->row = array_grow(csv->row, csv->n, sizeof *csv->row);
	csv->row[csv->n++] = (struct csv_row){.field = field, .line = line, .extra = extra};
}

static bool is_empty_file(const struct reader *r, struct err *err)
{
	return err_set(err, ERR_INPUT, "empty-file",
	               _("%s:1: the file is empty, a line of column names was expected"), r->name);
}

static bool read_table(struct csv *csv, struct reader *r, struct err *err)
{
	struct fields fields = {0};
	int line = 1;

	if (!next_row(&fields, &line, r, err))
		return false;
	if (fields.n == 0)
		return is_empty_file(r, err);
	csv->header = fields.field;
	csv->columns = fields.n;
	for (;;) {
		fields = (struct fields){0};
		if (!next_row(&fields, &line, r, err))
			return false;
		if (fields.n == 0)
			return true;
		add_row(csv, &fields, line);
	}
}

static void skip_mark(struct reader *r)
{
	static const char mark[] = "\xEF\xBB\xBF";

	if (r->end - r->p >= 3 && memcmp(r->p, mark, 3) == 0)
		r->p += 3;
}

bool csv_parse(struct csv *out, const char *name, const char *text, size_t n, struct err *err)
{
	struct csv csv = {.name = xstrdup(name)};
	struct reader r = {.name = name, .p = text, .end = text + n, .line = 1};

	skip_mark(&r);
	r.separator = find_separator(r.p, r.end);
	if (!read_table(&csv, &r, err)) {
		csv_release(&csv);
		return false;
	}
	*out = csv;
	return true;
}

/* ---- sheets ---- */

struct sheet_row {
	struct fields fields;
	int line;
	bool after_blank;
};

struct sheet_rows {
	struct sheet_row *row;
	size_t n, widest;
};

static bool read_rows(struct sheet_rows *rows, struct reader *r, struct err *err)
{
	for (;;) {
		struct sheet_row row = {.line = 1};

		if (!next_row(&row.fields, &row.line, r, err))
			return false;
		if (!row.fields.n)
			return true;
		if (rows->n == CSV_SHEET_ROWS) {
			fields_release(&row.fields);
			return err_set(err, ERR_INPUT, "too-large",
			               _("%s:%d: more than %d rows are no roster"), r->name,
			               row.line, CSV_SHEET_ROWS);
		}
		row.after_blank = r->was_blank;
		if (row.fields.n > rows->widest)
			rows->widest = row.fields.n;
		rows->row = array_grow(rows->row, rows->n, sizeof *rows->row);
		rows->row[rows->n++] = row;
	}
}

bool csv_parse_sheet(struct csv *out, const char *name, const char *text, size_t n, char separator,
                     struct err *err)
{
	struct csv csv = {.name = xstrdup(name)};
	struct reader r = {
	    .name = name, .p = text, .end = text + n, .line = 1, .separator = separator};
	struct sheet_rows rows = {0};
	bool ok;

	skip_mark(&r);
	ok = read_rows(&rows, &r, err) && (rows.n || is_empty_file(&r, err));
	csv.columns = rows.widest < CSV_SHEET_COLUMNS ? rows.widest : CSV_SHEET_COLUMNS;
	for (size_t i = 0; i < rows.n; i++) {
		if (!ok) {
			fields_release(&rows.row[i].fields);
			continue;
		}
		add_row(&csv, &rows.row[i].fields, rows.row[i].line);
		csv.row[i].after_blank = rows.row[i].after_blank;
	}
	free(rows.row);
	if (ok)
		*out = csv;
	else
		csv_release(&csv);
	return ok;
}

void csv_release(struct csv *csv)
{
	for (size_t i = 0; i < csv->n; i++)
		fields_release(&(struct fields){csv->row[i].field, csv->columns});
	free(csv->row);
	if (csv->header)
		fields_release(&(struct fields){csv->header, csv->columns});
	free(csv->name);
	*csv = (struct csv){0};
}

static int find_header(const struct csv *csv, const char *key)
{
	int found = -1;

	for (size_t i = 0; i < csv->columns && found < 0; i++) {
		char *header = viet_fold(csv->header[i]);
		if (strcmp(header, key) == 0)
			found = (int)i;
		free(header);
	}
	return found;
}

int csv_column(const struct csv *csv, const char *names)
{
	int found = -1;

	while (found < 0 && *names != '\0') {
		size_t n = strcspn(names, "|");
		char *name = xstrndup(names, n);
		char *key = viet_fold(name);
		found = find_header(csv, key);
		free(key);
		free(name);
		names += n + (names[n] == '|' ? 1 : 0);
	}
	return found;
}

void csv_add_field(struct str *s, const char *text)
{
	size_t n = strlen(text);
	bool formula = is_formula_sign(text[0]);
	bool quote =
	    strpbrk(text, ",;\"\n\r") || (n > 0 && (is_blank(text[0]) || is_blank(text[n - 1])));

	if (quote)
		str_addc(s, '"');
	if (formula)
		str_addc(s, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			str_addc(s, '"');
		str_addc(s, *text);
	}
	if (quote)
		str_addc(s, '"');
}
