#ifndef BASE_SECRET_H
#define BASE_SECRET_H
/*
 * Secrets that people know (PINs, codes), as verifiers from which nobody gets them back: Argon2id
 * (RFC 9106) through libsodium, 64 MiB. The memory is that of a child which lives for a moment:
 * ours never grows. A secret is wiped by the call that takes it, whatever comes of it.
 */
#include <stddef.h>

#include "base/err.h"

#define SECRET_VERIFIER 128 /* "$argon2id$v=19$m=65536,t=2,p=1$..." with NUL */

/* ERR_IO "secret" when the child could not do it (no memory, killed, 20 s). */
MUST_CHECK bool secret_seal(char out[SECRET_VERIFIER], char *secret, struct err *err);
/* The same; a verifier that is none (damage) matches nothing. */
MUST_CHECK bool secret_matches(bool *out, const char *verifier, char *secret, struct err *err);

/* Overwrites it, which no optimiser takes away. */
void secret_wipe(void *secret, size_t n);

#endif
