#ifndef SOLVE_INSTANCE_TEXT_H
#define SOLVE_INSTANCE_TEXT_H
/* Lines of fields for the readers of instances and rosters; faults as "file:line: what: about". */
#include <stdint.h>

#include "base/err.h"

struct text_line {
	const char *path; /* borrowed */
	int32_t number;   /* from 1 */
	int32_t section;  /* the reader's own */
	int32_t n;
	char **fields; /* the array is owned, the text is not */
};

/* A file of text without a NUL. Owned. */
MUST_CHECK bool text_read(char **out, const char *path, struct err *err);
/* The next line that says anything, trimmed and in place; NULL at the end. Counts in line->number.
 */
char *text_next(struct text_line *line, char **rest);
/* Cuts in place and trims; the caller frees the array. */
char **text_split(int32_t *n, char *text, char separator);
char *text_trim(char *text);

/* False. `about` may be "". */
bool text_complain(const struct text_line *line, struct err *err, const char *what,
                   const char *about);
/* Has it so many fields? */
MUST_CHECK bool text_want(const struct text_line *line, int32_t least, int32_t most,
                          struct err *err);
MUST_CHECK bool text_number(int64_t *out, const struct text_line *line, const char *text,
                            int64_t most, struct err *err);
/* Its index, or -1. */
int32_t text_find(char *const *names, int32_t n, const char *name);
/* The first field as one more name, which must come back whole from a line "ID a,b,-". */
MUST_CHECK bool text_name(char ***names, int32_t *n, const struct text_line *line, struct err *err);

#endif
