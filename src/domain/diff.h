#ifndef DOMAIN_DIFF_H
#define DOMAIN_DIFF_H
/* What differs between two versions of a roster, slot by slot, as resolved. */
#include "domain/roster.h"

enum diff_kind { DIFF_ADDED, DIFF_DROPPED, DIFF_PERSON, DIFF_TIME };

struct diff_line {
	enum diff_kind kind;
	char *slot; /* id */
	char *post;
	int64_t start, end;   /* in the newer version, or the older if dropped */
	char *before, *after; /* names, "" when none; a split slot lists them with times */
	int64_t old_start, old_end;
};

struct diff {
	struct diff_line *line;
	size_t n;
};

void roster_diff(struct diff *out, const struct roster *older, const struct roster *newer);
const char *diff_kind_name(enum diff_kind kind);
void diff_release(struct diff *diff);

#endif
