#ifndef COMMAND_COLUMNS_H
#define COMMAND_COLUMNS_H
/*
 * A list for people: cells in columns as wide as their widest cell. Where the output has a width
 * (a terminal), the widest columns are cut until a line fits, or the last one is wrapped; elsewhere
 * nothing is.
 */
#include <stddef.h>

#include "command/out.h"

struct columns {
	size_t columns;
	int indent;
	bool wrap;   /* the last column goes on in further lines instead of being cut */
	char **cell; /* row by row */
	size_t n;
	const char *spare; /* may be NULL: columns (as "653") that a narrow output does without */
};

/* `head` has `columns` untranslated N_() headings, or is NULL. */
void columns_init(struct columns *c, size_t columns, const char *const head[]);
/* The next cell; NULL counts as "". A row is full after `columns` cells. */
void columns_add(struct columns *c, const char *text);
void columns_addf(struct columns *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Fills a column, so far empty but for its heading, with a bar for each value: the longest is as
 * long as the width of `out` leaves room for, within limits. One value for each row below the
 * heading. */
void columns_bars(struct columns *c, const struct out *out, size_t column, const int value[]);
/* Do its lines fit into `out` as they are, bars of the least length included? */
bool columns_fit(const struct columns *c, const struct out *out);
void columns_release(struct columns *c); /* without showing anything */
/* Adds the lines to the data of `out` and releases the cells. */
void columns_show(struct columns *c, struct out *out);
/* A line or, where it does not fit, several. */
void columns_textf(struct out *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
