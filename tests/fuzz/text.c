/* What all harnesses want of a text. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "fuzz.h"

char *fuzz_text(const uint8_t *data, size_t size)
{
	return xstrndup((const char *)data, size);
}

static bool is_control(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

/* Those that turn the reading direction, and marks of byte order (Unicode 15, UAX #9). */
static bool is_invisible_order(uint32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void fuzz_check_text(const char *text)
{
	struct err err;
	char *again = NULL;

	if (!text)
		return;
	assert(utf8_is_valid(text, strlen(text)));
	for (const char *rest = text; *rest;) {
		uint32_t c = utf8_next(&rest);

		assert(!is_control(c));
		assert(!is_invisible_order(c));
	}
	assert(utf8_clean(&again, text, strlen(text), &err));
	assert(strcmp(again, text) == 0); /* NFC already */
	free(again);
}
