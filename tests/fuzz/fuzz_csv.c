/* Tables of other people's programs; what we write of them is read back the same. */
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/str.h"
#include "fuzz.h"

static void write_row(struct str *out, char **field, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		str_add(out, i > 0 ? "," : "");
		csv_add_field(out, field[i]);
	}
	str_add(out, "\r\n");
}

static void check_field(const char *field)
{
	size_t n = strlen(field);

	fuzz_check_text(field);
	assert(!n || (!strchr(" \t\n", field[0]) && !strchr(" \t\n", field[n - 1])));
}

static void check_same(const struct csv *a, const struct csv *b)
{
	assert(a->columns == b->columns && a->n == b->n);
	for (size_t c = 0; c < a->columns; c++)
		assert(strcmp(a->header[c], b->header[c]) == 0);
	for (size_t r = 0; r < a->n; r++)
		for (size_t c = 0; c < a->columns; c++)
			assert(strcmp(a->row[r].field[c], b->row[r].field[c]) == 0);
}

static bool has_extra(const struct csv *csv)
{
	for (size_t r = 0; r < csv->n; r++)
		if (csv->row[r].extra)
			return true;
	return false;
}

/* Fields beyond the header are dropped when read. */
static void write_and_read(const struct csv *csv)
{
	struct str text = {0};
	struct csv again;
	struct err err;

	write_row(&text, csv->header, csv->columns);
	for (size_t r = 0; r < csv->n; r++)
		write_row(&text, csv->row[r].field, csv->columns);
	assert(csv_parse(&again, "again.csv", str_text(&text), text.n, &err));
	check_same(csv, &again);
	csv_release(&again);
	str_release(&text);
}

/* Each by its own name, unless an earlier one has it too. */
static void find_columns(const struct csv *csv)
{
	for (size_t c = 0; c < csv->columns && c < 50; c++) {
		const char *name = csv->header[c];
		int found = csv_column(csv, name);

		if (*name && !strchr(name, '|'))
			assert(found >= 0 && (size_t)found <= c);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err err = {0};
	struct csv csv;
	int line = 0;

	if (!csv_parse(&csv, "tệp.csv", (const char *)data, size, &err)) {
		assert(err.code == ERR_INPUT && strncmp(err.msg, "tệp.csv:", 9) == 0);
		fuzz_check_text(err.msg);
		return 0;
	}
	assert(csv.columns > 0);
	for (size_t c = 0; c < csv.columns; c++)
		check_field(csv.header[c]);
	for (size_t r = 0; r < csv.n; r++) {
		assert(csv.row[r].line > line);
		line = csv.row[r].line;
		for (size_t c = 0; c < csv.columns; c++)
			check_field(csv.row[r].field[c]);
	}
	find_columns(&csv);
	if (!has_extra(&csv))
		write_and_read(&csv);
	csv_release(&csv);
	return 0;
}
