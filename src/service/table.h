#ifndef SERVICE_TABLE_H
#define SERVICE_TABLE_H
/*
 * A roster as a table: the one that gets pinned up (STT, Thứ ngày, Ca giờ, a column for each post,
 * Ghi chú; hotlines; NGƯỜI LẬP BẢNG left, signer right), and as CSV.
 */
#include "service/calendar.h"

struct table_options {
	const char *period;
	int version;        /* see roster_load() */
	const char *person; /* only the lines of a person, or NULL */
	const char *post;
	enum privacy privacy; /* with telephone numbers of people when above none */
	int width;            /* columns of text; 0: 120 */
};

/* Text, owned. */
MUST_CHECK bool table_text(char **out, struct app *app, const struct table_options *options,
                           struct err *err);
MUST_CHECK bool table_csv(char **out, struct app *app, const struct table_options *options,
                          struct err *err);

#endif
