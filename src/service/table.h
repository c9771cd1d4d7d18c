#ifndef SERVICE_TABLE_H
#define SERVICE_TABLE_H
/*
 * A roster as a table: the one that gets pinned up (STT, Thứ ngày, Ca giờ, a column for each post,
 * Ghi chú; hotlines; NGƯỜI LẬP BẢNG left, signer right), as text, as a page that a browser prints
 * and a word processor takes over, and as CSV for spreadsheets; or as CSV for programs, with a line
 * for each duty.
 */
#include "service/calendar.h"

enum table_form { TABLE_TEXT, TABLE_HTML, TABLE_CSV, TABLE_LIST };

struct table_options {
	enum table_form form;
	const char *period;
	int version;        /* see roster_load() */
	const char *person; /* only the lines of a person, or NULL */
	const char *post;
	enum privacy privacy; /* with telephone numbers of people when above none */
	bool is_public;       /* without remarks on who stands in for whom */
	int width;            /* columns of text; 0: 120 */
	bool with_defence;    /* for whoever signs: the defence sheet too, on text and page */
	double seconds;       /* for that; 0: as configured */
};

/* Text, owned. */
MUST_CHECK bool table_export(char **out, struct app *app, const struct table_options *options,
                             struct err *err);

#endif
