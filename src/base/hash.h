#ifndef BASE_HASH_H
#define BASE_HASH_H
/* SHA-256 (FIPS 180-4) through libsodium, and hexadecimal text. */
#include <stddef.h>
#include <stdint.h>

#define HASH_SIZE 32
#define HASH_HEX  (2 * HASH_SIZE + 1)

struct hash; /* a running computation */

struct hash *hash_new(void);
void hash_add(struct hash *hash, const void *data, size_t n);
/*
 * A value with its length in front (8 bytes, big-endian); NULL (length 2^64-1, no bytes) is told
 * apart from empty. The name goes in front in the same way.
 */
void hash_add_field(struct hash *hash, const char *name, const char *value);
void hash_finish(struct hash *hash, uint8_t out[HASH_SIZE]); /* frees it */
char *hash_hex(char buf[HASH_HEX], const uint8_t sum[HASH_SIZE]);

#endif
