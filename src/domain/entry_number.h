#ifndef DOMAIN_ENTRY_NUMBER_H
#define DOMAIN_ENTRY_NUMBER_H
/*
 * How people call an entry of the watch log: by its number, whole ("NK-2027-30-4-017"), without the
 * letters ("2027-30-4-017") or short within its period ("017"); or by its place in the log ("#17"),
 * which is all that entries of format 1 have.
 */
#include <stdint.h>

#include "base/err.h"

/* "017"; of an entry without a number (NULL) its place. Owned. */
char *entry_number_short(const char *number, int64_t seq);
/* As it is said beside an entry of number `beside`: short within one series, else without the
 * letters. Owned. */
char *entry_number_beside(const char *number, int64_t seq, const char *beside);
/* Are both of one period (or both without number)? */
bool entry_number_same_series(const char *a, const char *b);

struct entry_key {
	char *number; /* whole; NULL: `seq` says which */
	int64_t seq;
	bool is_bare; /* digits alone: may be meant within the period too */
};

/* Any of these ways, in any case, with or without the zeros. ERR_USAGE "bad-number". */
MUST_CHECK bool entry_key_parse(struct entry_key *out, const char *text, struct err *err);
void entry_key_release(struct entry_key *key);

#endif
