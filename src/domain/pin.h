#ifndef DOMAIN_PIN_H
#define DOMAIN_PIN_H
/*
 * The rules of PINs, which people at a shared desk show who they are with, and of the codes with
 * which they set them. Numbers that are ours, of no dispatch.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum {
	PIN_LEAST = 4, /* digits */
	PIN_MOST = 12,
	PIN_ROOM = 32,              /* bytes for what somebody types */
	PIN_TRIES = 5,              /* wrong ones, before one has to wait */
	PIN_CODE = 9,               /* bytes of a code with NUL */
	PIN_CODE_TRIES = 5,         /* wrong ones, before it is worth nothing */
	PIN_CODE_LASTS = 24 * 3600, /* seconds */
};

/* ERR_USAGE "weak-pin" with what is wanted: digits in that number; not one repeated, a run, the
 * same two repeated, a year or date of birth, or a part of the person's own number (E.164, may be
 * ""). */
MUST_CHECK bool pin_may_be(const char *pin, const char *phone, struct err *err);

/* Seconds to wait after so many wrong ones in a row: 0, then a minute, doubled each time up to an
 * hour. */
int64_t pin_wait(int64_t failures);

/* A code of `bytes` that are random; begins with a letter, has no characters that look alike. Needs
 * at most 64; false (and nothing) in the one case in a billion where they do not do. */
bool pin_code_from(char out[PIN_CODE], const uint8_t *bytes, size_t n);
/* As it is typed ("abcd-efgh", spaces) brought to how it was made; in place. */
void pin_code_clean(char *typed);
/* Cleaned, it can only be a code. */
bool pin_code_is(const char *typed);

#endif
