#ifndef SERVICE_SHEET_H
#define SERVICE_SHEET_H
/*
 * Headings, lines and small tables in their order: what is to be said, before it is known whether a
 * terminal, a print or a page says it. Knows nothing of rosters; texts are copied.
 */
#include <stdbool.h>

#include "base/str.h"

enum sheet_kind {
	SHEET_HEADING,
	SHEET_LINE,
	SHEET_ROWS /* cells, row by row; the last of a row may be long */
};

struct sheet_part {
	enum sheet_kind kind;
	char *text; /* NULL for rows */
	size_t columns;
	bool has_head; /* the first row says what the columns are */
	bool is_below; /* belongs to the line above it */
	char **cell;
	size_t n;
};

struct sheet {
	struct sheet_part *part;
	size_t n;
};

void sheet_heading(struct sheet *sheet, const char *text);
void sheet_line(struct sheet *sheet, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Begins rows; `head` has `columns` untranslated N_() headings, or is NULL. */
struct sheet_part *sheet_rows(struct sheet *sheet, size_t columns, const char *const head[]);
void sheet_cell(struct sheet_part *rows, const char *text);
void sheet_cellf(struct sheet_part *rows, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void sheet_release(struct sheet *sheet);

/* ---- on paper ---- */

/* In `width` columns; rows with a head have box lines, others are items. */
void sheet_text_write(struct str *out, const struct sheet *sheet, int width);
/* The elements; the page around them is not its business. */
void sheet_html_write(struct str *out, const struct sheet *sheet);

#endif
