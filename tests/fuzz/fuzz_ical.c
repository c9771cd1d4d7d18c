/*
 * Content lines of calendars and cards out of any bytes: one line stays one line, folded between
 * characters, and says what was put in.
 */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "service/ical_write.h"

/* Physical lines: whole characters, at most 75 octets, CR LF; no control sign inside. */
static void check_lines(const char *folded)
{
	while (*folded) {
		size_t n = strcspn(folded, "\r\n");

		assert(n > 0 && n <= 75 && (*folded != ' ' || n > 1));
		assert(utf8_is_valid(folded, n));
		assert(memcmp(folded + n, "\r\n", 2) == 0);
		for (size_t i = 0; i < n; i++)
			assert((unsigned char)folded[i] >= ' ' && folded[i] != 0x7F);
		folded += n + 2;
	}
}

static void unfold(struct str *out, const char *folded)
{
	for (; *folded; folded++) {
		if (strncmp(folded, "\r\n ", 3) == 0)
			folded += 2;
		else if (*folded != '\r')
			str_addc(out, *folded);
	}
}

static void unescape(struct str *out, const char *text)
{
	for (; *text; text++) {
		assert(!strchr(",;\"\n", *text) || *text == '"');
		if (*text == '\\') {
			text++;
			assert(*text && strchr("n\\,;", *text));
			str_addc(out, *text == 'n' ? '\n' : *text);
		} else {
			str_addc(out, *text);
		}
	}
}

/* The lines folded, checked and unfolded again are these lines. */
static void fold_and_back(const struct str *lines)
{
	struct str folded = {0}, flat = {0};

	ical_fold(&folded, str_text(lines));
	check_lines(str_text(&folded));
	unfold(&flat, str_text(&folded));
	assert(strcmp(str_text(&flat), str_text(lines)) == 0);
	str_release(&flat);
	str_release(&folded);
}

/* Text that was let in comes back whole; only a tab becomes a blank. */
static void check_value(const char *escaped, const char *text)
{
	struct err err;
	struct str value = {0};
	char *clean;

	unescape(&value, escaped);
	if (utf8_clean(&clean, text, strlen(text), &err)) {
		for (char *c = clean; (c = strchr(c, '\t'));)
			*c = ' ';
		if (strcmp(clean, text) == 0)
			assert(strcmp(str_text(&value), text) == 0);
		free(clean);
	}
	str_release(&value);
}

static void text_value(const char *text)
{
	struct str value = {0}, line = {0};

	ical_add_text(&value, text);
	check_value(str_text(&value), text);
	ical_text(&line, "SUMMARY", text);
	assert(strcspn(str_text(&line), "\n") == line.n - 1);
	fold_and_back(&line);
	str_release(&line);
	str_release(&value);
}

/* Nothing ends the value and begins something of its own. */
static void parameter_and_uri(const char *text)
{
	struct str line = {0};

	str_add(&line, "X;CN=");
	ical_add_parameter(&line, text);
	assert(line.n >= 7 && str_text(&line)[5] == '"' && str_text(&line)[line.n - 1] == '"');
	assert(strcspn(str_text(&line) + 6, "\"^\n") == line.n - 7);
	size_t uri = line.n + 1;
	str_add(&line, ":");
	ical_add_uri(&line, text);
	for (const char *c = str_text(&line) + uri; *c; c++)
		assert(*c > ' ' && *c < 0x7F && !strchr("\"<>\\^`{|}", *c));
	str_add(&line, "\n");
	fold_and_back(&line);
	str_release(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = fuzz_text(data, size);

	text_value(text);
	parameter_and_uri(text);
	free(text);
	return 0;
}
