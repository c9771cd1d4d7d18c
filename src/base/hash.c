#include "base/hash.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

_Static_assert(HASH_SIZE == crypto_hash_sha256_BYTES, "SHA-256");

struct hash {
	crypto_hash_sha256_state state;
};

struct hash *hash_new(void)
{
	struct hash *hash = xcalloc(1, sizeof *hash);

	crypto_hash_sha256_init(&hash->state);
	return hash;
}

void hash_add(struct hash *hash, const void *data, size_t n)
{
	crypto_hash_sha256_update(&hash->state, data, n);
}

static void add_length(struct hash *hash, uint64_t n)
{
	uint8_t bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (uint8_t)(n >> (56 - 8 * i));
	hash_add(hash, bytes, sizeof bytes);
}

static void add_text(struct hash *hash, const char *text)
{
	size_t n = strlen(text);

	add_length(hash, n);
	hash_add(hash, text, n);
}

void hash_add_field(struct hash *hash, const char *name, const char *value)
{
	add_text(hash, name);
	if (value)
		add_text(hash, value);
	else
		add_length(hash, UINT64_MAX);
}

void hash_finish(struct hash *hash, uint8_t out[HASH_SIZE])
{
	crypto_hash_sha256_final(&hash->state, out);
	free(hash);
}

char *hash_hex(char buf[HASH_HEX], const uint8_t sum[HASH_SIZE])
{
	return sodium_bin2hex(buf, HASH_HEX, sum, HASH_SIZE);
}
