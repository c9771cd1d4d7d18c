/* Text let in: clean, in whole characters, as wide as it says; its search key, its plain form. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "fuzz.h"

/* Gives the columns of the text. */
static int walk(const char *text)
{
	int total = 0, width = 0;
	const char *at = text;

	for (size_t n; (n = utf8_cluster(at, &width)) > 0; at += n) {
		assert(strnlen(at, n) == n && utf8_is_valid(at, n));
		assert(width >= 0 && width <= 2);
		total += width;
	}
	assert(!*at);
	assert(total == utf8_width(text));
	return total;
}

static void clip(const char *text, int width, int cols)
{
	struct str padded = {0};
	char *cut = utf8_clip(text, cols);

	assert(utf8_is_valid(cut, strlen(cut)));
	assert(utf8_width(cut) <= (cols > 0 ? cols : 0));
	if (width <= cols)
		assert(strcmp(cut, text) == 0);
	utf8_pad(&padded, text, cols);
	assert(strncmp(str_text(&padded), cut, strlen(cut)) == 0);
	assert(strspn(str_text(&padded) + strlen(cut), " ") == padded.n - strlen(cut));
	assert(utf8_width(str_text(&padded)) <= (cols > 0 ? cols : 0));
	str_release(&padded);
	free(cut);
}

static void fold(const char *text)
{
	char *key = viet_fold(text);
	char *again = viet_fold(key);

	assert(utf8_is_valid(key, strlen(key)));
	assert(strcmp(key, again) == 0);
	assert(key[0] != ' ' && (!key[0] || key[strlen(key) - 1] != ' '));
	assert(!strstr(key, "  ") && !strpbrk(key, "\t\n"));
	free(again);
	free(key);
}

static void plain(const char *text, int width)
{
	char *ascii = viet_plain(text);

	for (const char *c = ascii; *c; c++)
		assert((*c >= ' ' && *c <= '~') || *c == '\n' || *c == '\t');
	assert(utf8_width(ascii) == width);
	free(ascii);
}

/* The two halves of the text, one against the other. */
static void compare(const char *text)
{
	size_t half = strlen(text) / 2;
	const char *b = text + half;
	char *a;
	struct err err;

	while (((unsigned char)*b & 0xC0) == 0x80)
		b++;
	assert(utf8_clean(&a, text, (size_t)(b - text), &err));
	assert(viet_compare(a, a) == 0);
	assert(viet_compare(a, b) == -viet_compare(b, a));
	assert(viet_compare_names(a, a) == 0);
	assert(viet_compare_names(a, b) == -viet_compare_names(b, a));
	free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	struct err err = {0};
	char *text;

	if (!utf8_clean(&text, bytes, size, &err)) {
		assert(!utf8_is_valid(bytes, size));
		assert(err.code == ERR_INPUT);
		return 0;
	}
	assert(utf8_is_valid(bytes, size));
	fuzz_check_text(text);
	int width = walk(text);
	for (int cols = -1; cols < 12; cols++)
		clip(text, width, cols);
	clip(text, width, 80);
	fold(text);
	plain(text, width);
	compare(text);
	free(text);
	return 0;
}
