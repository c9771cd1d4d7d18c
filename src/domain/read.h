#ifndef DOMAIN_READ_H
#define DOMAIN_READ_H
/*
 * What the readers of CSV tables (domain/read_*.h) share: columns by name, fields, and findings
 * that say file, line, column and what was wanted.
 */
#include "base/csv.h"
#include "base/date.h"
#include "domain/finding.h"

#define READ_COLUMNS 16

struct column {
	const char *names; /* "|"-separated; the first is the one that messages ask for */
	bool is_required;
};

struct reader {
	struct csv csv;
	int at[READ_COLUMNS]; /* where each wanted column is, -1: nowhere */
	const struct csv_row *row;
	struct findings *bad; /* borrowed */
	bool row_is_good;
};

/*
 * Parses the text and finds the columns. ERR_INPUT when it is no table or a required column is
 * missing or named twice. A column that nobody knows, or that means the same as another one, is a
 * notice. Ends with read_end().
 */
MUST_CHECK bool read_begin(struct reader *reader, const struct column *columns, size_t n,
                           const char *name, const char *text, size_t size, struct findings *bad,
                           struct err *err);
/* Goes to row `i`, which is good until read_wrong(). False after the last. */
bool read_row(struct reader *reader, size_t i);
void read_end(struct reader *reader);

/* The field of a wanted column, "" when the file has none. Borrowed. */
const char *read_field(const struct reader *reader, size_t column);
/* The same, but an empty one is wrong. */
const char *read_needed(struct reader *reader, size_t column);

/*
 * The same as a line of text, owned: breaks in it become blanks; one that no table could show is
 * wrong.
 */
char *read_line(struct reader *reader, size_t column);
char *read_needed_line(struct reader *reader, size_t column);

/* The row is bad: `FILE:LINE: column "NAME": ...`. */
void read_wrong(struct reader *reader, size_t column, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Each reads a field and, unless it is right, says so and leaves *out alone. */
void read_date(struct reader *reader, struct date *out, size_t column);
void read_number(struct reader *reader, int *out, size_t column, int max); /* 0 when empty */

/* A word of a table. */
struct choice {
	int value;
	const char *names; /* "|"-separated, compared by viet_fold(); the first two are shown */
};
void read_choice(struct reader *reader, int *out, size_t column, const struct choice *choices,
                 size_t n);

/* Parts of a list in a field, split at any of the signs, empty ones left out. Owned array. */
char **read_parts(size_t *n, const char *text, const char *signs);
void parts_release(char **parts, size_t n);

#endif
