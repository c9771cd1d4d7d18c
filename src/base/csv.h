#ifndef BASE_CSV_H
#define BASE_CSV_H
/*
 * CSV as people's programs write it (RFC 4180 and its habits): UTF-8 with or without BOM, `,` or
 * `;` (found from the first line), quoted fields with `""` and line breaks, CRLF or LF. Fields come
 * out cleaned (utf8_clean), without blanks around them and without the apostrophe of
 * csv_add_field(). Empty lines and rows without any content are skipped.
 */
#include <stddef.h>

#include "base/err.h"

struct csv_row {
	char **field;     /* exactly csv.columns of them, never NULL */
	int line;         /* where the row starts in the file, from 1 */
	bool after_blank; /* lines without any content stand before it */
	size_t extra; /* filled fields beyond the columns, dropped: the reader calls the line bad */
};

struct csv {
	char *name; /* of the file, for messages */
	char **header;
	size_t columns;
	struct csv_row *row;
	size_t n;
};

/*
 * Fails (ERR_INPUT) on text that is not UTF-8, an open quote, or no header; the message begins
 * `FILE:LINE:`. Short rows are filled with empty fields.
 */
MUST_CHECK bool csv_parse(struct csv *out, const char *name, const char *text, size_t n,
                          struct err *err);
/*
 * A sheet that has lines above its header: all rows are rows, `header` is NULL, and all have the
 * columns of the longest, at most CSV_SHEET_COLUMNS. `separator` is ',', ';' or a tab. More than
 * CSV_SHEET_ROWS are ERR_INPUT (too-large).
 */
#define CSV_SHEET_COLUMNS 100
#define CSV_SHEET_ROWS    10000
MUST_CHECK bool csv_parse_sheet(struct csv *out, const char *name, const char *text, size_t n,
                                char separator, struct err *err);
void csv_release(struct csv *csv);

/*
 * The column whose header is one of the `|`-separated names ("mã|ma|code"), compared by
 * viet_fold(); -1 when there is none.
 */
int csv_column(const struct csv *csv, const char *names);

struct str;
/*
 * Adds one field, quoted where it must be, without a separator around it; a leading = + - @ is
 * disarmed for spreadsheets by an apostrophe before it.
 */
void csv_add_field(struct str *s, const char *text);

#endif
