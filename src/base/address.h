#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H
/*
 * Internet addresses and ranges of them (RFC 4632, RFC 4291): "203.0.113.7", "203.0.113.0/24",
 * "2001:db8::/32". An IPv4 address written as one of IPv6 (::ffff:203.0.113.7) is that IPv4
 * address.
 */
#include <stdbool.h>
#include <stdint.h>

#define ADDRESS_TEXT 64

struct address_range {
	bool is_v6;
	uint8_t byte[16]; /* the first 4 of IPv4; bits past the prefix are 0 */
	int prefix;       /* 0-32 or 0-128 */
};

/* False when it is none. A range with bits set past its prefix is the range that it lies in. */
bool address_parse(struct address_range *out, const char *text);
/* Without a prefix when it is one address. */
char *address_format(char buf[ADDRESS_TEXT], const struct address_range *range);
/* Does one lie in the other? */
bool address_overlaps(const struct address_range *a, const struct address_range *b);
bool address_equals(const struct address_range *a, const struct address_range *b);

#endif
