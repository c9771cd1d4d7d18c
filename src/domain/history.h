#ifndef DOMAIN_HISTORY_H
#define DOMAIN_HISTORY_H
/*
 * Duty of earlier years that an office kept by hand: rows of imported tables
 * (domain/read_history.h) that count like duty of published rosters. Points are kept as they were
 * given or, where the table has none, as the points of the post gave them on the day of the import.
 */
#include "domain/person.h"
#include "domain/post.h"

struct history_row {
	int64_t import; /* number of the import, 0: not stored yet */
	int line;       /* in its file */
	char *person;   /* code */
	char *period;   /* "2024", "2024-05", "2024-05-01", "tet/2024", "2024-05-01..2024-05-20" */
	struct date first, last; /* of that period */
	char *post;              /* id, the text of the table for a post of old, or "" */
	enum weight_kind kind;
	int shifts, minutes, points;
	int night; /* minutes of those */
	char *note;
};

struct history {
	struct history_row *row;
	size_t n;
};

/* One imported file. */
struct history_import {
	int64_t number; /* from 1, never used again */
	char *file;     /* its name */
	char *hash;     /* SHA-256 of its bytes, hexadecimal */
	char *by;       /* code of the person */
	int64_t at;
	int rows, points;
	int64_t removed_at; /* 0: it counts */
	char *removed_by, *reason;
};

struct history_imports {
	struct history_import *import;
	size_t n;
};

/* By person, post, kind of day and period: equal ones say the same thing. */
int history_compare(const struct history_row *a, const struct history_row *b);
void history_add(struct history *history, const struct history_row *row); /* copied */
void history_release(struct history *history);
void history_imports_release(struct history_imports *imports);
void history_row_release(struct history_row *row);

/* A table that domain/read_history.h takes; headings and words are Vietnamese in any language. */
struct str;
void history_write(struct str *out, const struct history *history, const struct staff *staff);

#endif
