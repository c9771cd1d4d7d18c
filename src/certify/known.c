#include "certify/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

#define N_BUCKETS  (sizeof((struct known *)0)->buckets / sizeof(uint32_t))
#define MOST_BYTES (64U << 20) /* then all is forgotten */

/* FNV-1a. */
static size_t bucket_of(const struct str *key)
{
	uint64_t hash = 14695981039346656037U;

	for (size_t i = 0; i < key->n; i++)
		hash = (hash ^ (unsigned char)key->text[i]) * 1099511628211U;
	return (size_t)(hash ^ hash >> 32) % N_BUCKETS;
}

const struct known_answer *known_find(const struct known *known, const struct str *key)
{
	for (uint32_t i = known->buckets[bucket_of(key)]; i; i = known->next[i - 1]) {
		const struct known_answer *answer = &known->answers[i - 1];

		if (answer->n == key->n && memcmp(answer->key, key->text, key->n) == 0)
			return answer;
	}
	return NULL;
}

void known_add(struct known *known, const struct str *key, int64_t least, bool is_empty)
{
	const size_t bucket = bucket_of(key);
	char *copy;

	if (known->bytes > MOST_BYTES)
		known_release(known);
	copy = xcalloc(key->n + 1, 1);
	memcpy(copy, key->text, key->n);
	known->answers = array_grow(known->answers, known->n, sizeof *known->answers);
	known->next = array_grow(known->next, known->n, sizeof *known->next);
	known->answers[known->n] = (struct known_answer){copy, key->n, least, is_empty};
	known->next[known->n] = known->buckets[bucket];
	known->buckets[bucket] = (uint32_t)++known->n;
	known->bytes += key->n;
}

void known_release(struct known *known)
{
	for (size_t i = 0; i < known->n; i++)
		free(known->answers[i].key);
	free(known->answers);
	free(known->next);
	*known = (struct known){0};
}
