#include "base/random.h"

#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/banned.h"

void random_bytes(void *out, size_t n)
{
	/* A system without random numbers can make no ids: there is nothing to go on with. */
	if (sodium_init() < 0)
		abort();
	randombytes_buf(out, n);
}

char *random_id(char buf[RANDOM_ID])
{
	uint8_t bytes[(RANDOM_ID - 1) / 2];

	random_bytes(bytes, sizeof bytes);
	return sodium_bin2hex(buf, RANDOM_ID, bytes, sizeof bytes);
}
