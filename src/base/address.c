#include "base/address.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

static int bits(const struct address_range *range)
{
	return range->is_v6 ? 128 : 32;
}

static void clear_host(struct address_range *range)
{
	for (int i = 0; i < 16; i++) {
		int kept = range->prefix - 8 * i;

		if (kept <= 0)
			range->byte[i] = 0;
		else if (kept < 8)
			range->byte[i] &= (uint8_t)(0xff << (8 - kept));
	}
}

static bool parse_prefix(int *out, const char *text, int most)
{
	int n = 0, digits = 0;

	for (; text[digits] >= '0' && text[digits] <= '9' && digits < 3; digits++)
		n = n * 10 + (text[digits] - '0');
	if (digits == 0 || text[digits] || n > most || (digits > 1 && text[0] == '0'))
		return false;
	*out = n;
	return true;
}

/* ::ffff:0:0/96 */
static void take_mapped(struct address_range *range)
{
	static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

	if (!range->is_v6 || range->prefix < 96 || memcmp(range->byte, mapped, sizeof mapped) != 0)
		return;
	range->is_v6 = false;
	range->prefix -= 96;
	memmove(range->byte, range->byte + 12, 4);
	memset(range->byte + 4, 0, 12);
}

bool address_parse(struct address_range *out, const char *text)
{
	struct address_range range = {0};
	size_t n = strcspn(text, "/");
	char host[INET6_ADDRSTRLEN];

	if (n >= sizeof host)
		return false;
	memcpy(host, text, n);
	host[n] = '\0';
	range.is_v6 = strchr(host, ':') != NULL;
	if (inet_pton(range.is_v6 ? AF_INET6 : AF_INET, host, range.byte) != 1)
		return false;
	range.prefix = bits(&range);
	if (text[n] && !parse_prefix(&range.prefix, text + n + 1, bits(&range)))
		return false;
	clear_host(&range);
	take_mapped(&range);
	*out = range;
	return true;
}

char *address_format(char buf[ADDRESS_TEXT], const struct address_range *range)
{
	char host[INET6_ADDRSTRLEN] = "";

	inet_ntop(range->is_v6 ? AF_INET6 : AF_INET, range->byte, host, sizeof host);
	if (range->prefix == bits(range))
		snprintf(buf, ADDRESS_TEXT, "%s", host);
	else
		snprintf(buf, ADDRESS_TEXT, "%s/%d", host, range->prefix);
	return buf;
}

bool address_overlaps(const struct address_range *a, const struct address_range *b)
{
	struct address_range wide = *a, narrow = *b;

	if (a->is_v6 != b->is_v6)
		return false;
	if (a->prefix > b->prefix) {
		wide = *b;
		narrow = *a;
	}
	narrow.prefix = wide.prefix;
	clear_host(&narrow);
	return memcmp(narrow.byte, wide.byte, sizeof wide.byte) == 0;
}

bool address_equals(const struct address_range *a, const struct address_range *b)
{
	return a->is_v6 == b->is_v6 && a->prefix == b->prefix && address_overlaps(a, b);
}
