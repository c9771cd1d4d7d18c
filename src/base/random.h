#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H
/*
 * Unpredictable bytes for ids and salts (libsodium, getrandom). Not for the solver, which is
 * seeded.
 */
#include <stddef.h>

#define RANDOM_ID 33 /* 16 bytes as hexadecimal text with NUL */

void random_bytes(void *out, size_t n);
char *random_id(char buf[RANDOM_ID]);

#endif
