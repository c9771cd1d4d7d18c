#ifndef CERTIFY_KNOWN_H
#define CERTIFY_KNOWN_H
/* Answers that were counted before, by all that they depend on. Inside of certify/. */
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct known_answer {
	char *key;
	size_t n;
	int64_t least;
	bool is_empty;
};

struct known {
	size_t n, bytes;
	struct known_answer *answers;
	uint32_t buckets[4096]; /* index + 1 of the first of its chain */
	uint32_t *next;         /* per answer */
};

const struct known_answer *known_find(const struct known *known, const struct str *key);
void known_add(struct known *known, const struct str *key, int64_t least, bool is_empty);
void known_release(struct known *known);

#endif
