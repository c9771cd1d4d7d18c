#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

#include "base/banned.h"

struct range {
	uint32_t first, last;
};

/* What utf8_clean() drops: controls, byte-order marks, and signs that turn the reading direction.
 */
static const struct range dropped[] = {
    {0x0000, 0x0008}, {0x000B, 0x001F}, {0x007F, 0x009F}, {0x061C, 0x061C},
    {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF},
};

/*
 * Marks in a row, as in the Stream-Safe Text Format (UAX #15): to bring them in order takes the
 * square of their number, which a file made for that would turn into hours.
 */
#define MOST_MARKS 30

static bool is_dropped(uint32_t c)
{
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
		if (c >= dropped[i].first && c <= dropped[i].last)
			return true;
	return false;
}

/* Bytes of the code point at `text`, 0 when they are not UTF-8. */
static size_t decode(uint32_t *c, const char *text, size_t n)
{
	utf8proc_int32_t code = -1;
	size_t limit = n < 4 ? n : 4;
	utf8proc_ssize_t used =
	    utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)limit, &code);

	if (used <= 0 || code < 0)
		return 0;
	*c = (uint32_t)code;
	return (size_t)used;
}

/* How many marks stand in a row once `c` has come after `marks` of them, all taken apart. */
static size_t marks_after(size_t marks, uint32_t c)
{
	utf8proc_int32_t part[8];
	utf8proc_ssize_t room = sizeof part / sizeof *part;
	int boundary = 0;

	if (c < 0x80)
		return 0;
	utf8proc_ssize_t n =
	    utf8proc_decompose_char((utf8proc_int32_t)c, part, room, UTF8PROC_DECOMPOSE, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < room; i++)
		marks = utf8proc_get_property(part[i])->combining_class ? marks + 1 : 0;
	return marks;
}

static char *normalize(const char *text, size_t n, utf8proc_option_t form)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t got = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)n,
	                                    &out, UTF8PROC_STABLE | form);

	/* Only memory can fail here: what is not UTF-8 was refused where it entered. */
	if (got < 0)
		return xstrndup(text, n);
	return (char *)out;
}

/*
 * Letters of which texts here are full, none of them a mark, in form C as they stand (UAX #15,
 * NFC_Quick_Check): Latin, Vietnamese, dashes and quotation marks.
 */
static bool is_settled(uint32_t c)
{
	return c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x300) ||
	       (c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x2010 && c <= 0x2027);
}

/* Would cleaning leave the text as it is? False when in doubt. */
static bool is_clean(const char *text, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t c = 0;
		size_t used = decode(&c, text + i, n - i);

		if (used == 0 || !is_settled(c))
			return false;
		i += used;
	}
	return true;
}

bool utf8_clean(char **out, const char *text, size_t n, struct err *err)
{
	struct str kept = {0};
	size_t marks = 0;

	if (is_clean(text, n)) {
		*out = xstrndup(text, n);
		return true;
	}
	for (size_t i = 0; i < n;) {
		uint32_t c = 0;
		size_t used = decode(&c, text + i, n - i);
		if (used == 0) {
			str_release(&kept);
			return err_set(err, ERR_INPUT, "not-utf8",
			               _("not UTF-8 text (at byte %zu)"), i + 1);
		}
		size_t after = marks_after(marks, c);
		if (!is_dropped(c) && after <= MOST_MARKS) {
			str_addn(&kept, text + i, used);
			marks = after;
		}
		i += used;
	}
	*out = normalize(str_text(&kept), kept.n, UTF8PROC_COMPOSE);
	str_release(&kept);
	return true;
}

static bool is_break(uint32_t c)
{
	return c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029;
}

char *utf8_line(const char *text)
{
	struct str s = {0};

	while (*text != '\0') {
		const char *end = text;
		bool breaks = false;
		for (const char *p = text; *p != '\0';) {
			uint32_t c = utf8_next(&p);
			if (c != ' ' && !is_break(c))
				break;
			breaks = breaks || is_break(c);
			end = p;
		}
		if (breaks) {
			str_addc(&s, ' ');
		} else if (end > text) {
			str_addn(&s, text, (size_t)(end - text));
		} else {
			utf8_next(&end);
			str_addn(&s, text, (size_t)(end - text));
		}
		text = end;
	}
	return str_take(&s);
}

bool utf8_is_valid(const char *text, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t c = 0;
		size_t used = decode(&c, text + i, n - i);
		if (used == 0)
			return false;
		i += used;
	}
	return true;
}

uint32_t utf8_next(const char **text)
{
	uint32_t c = 0;

	if (**text == '\0')
		return 0;
	size_t used = decode(&c, *text, strnlen(*text, 4));
	if (used == 0) { /* not ours, but reading must go on */
		(*text)++;
		return 0xFFFD;
	}
	*text += used;
	return c;
}

void utf8_add(struct str *s, uint32_t c)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, bytes);

	str_addn(s, (const char *)bytes, (size_t)n);
}

bool utf8_is_unseen(uint32_t c)
{
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return c == 0x34F || (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) ||
		       (c >= 0xE0000 && c <= 0xE0FFF);
	}
}

char *utf8_for_terminal(const char *text)
{
	struct str s = {0};

	for (uint32_t c; (c = utf8_next(&text)) != 0;)
		if (c == '\n' || c == '\t' || !utf8_is_unseen(c))
			utf8_add(&s, c);
	return str_take(&s);
}

uint32_t utf8_lower(uint32_t c)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

char *utf8_decompose(const char *text)
{
	return normalize(text, strlen(text), UTF8PROC_DECOMPOSE);
}

static bool is_printable_ascii(char c)
{
	return c >= 0x20 && c < 0x7F;
}

static bool is_flag_half(uint32_t c)
{
	return c >= 0x1F1E6 && c <= 0x1F1FF;
}

size_t utf8_cluster(const char *text, int *width)
{
	const char *p = text;
	utf8proc_int32_t state = 0;
	int columns = 0;

	/* Nearly all of what is shown; a mark could only follow as a byte that is not ASCII. */
	if (is_printable_ascii(text[0]) && (text[1] == '\0' || is_printable_ascii(text[1]))) {
		if (width)
			*width = 1;
		return 1;
	}
	uint32_t c = utf8_next(&p);
	bool flag = is_flag_half(c);
	while (c != 0) {
		int w = utf8proc_charwidth((utf8proc_int32_t)c);
		columns = w > columns ? w : columns;
		const char *after = p;
		uint32_t next = utf8_next(&after);
		if (next == 0 || utf8proc_grapheme_break_stateful((utf8proc_int32_t)c,
		                                                  (utf8proc_int32_t)next, &state))
			break;
		/* Two halves of a flag stand side by side; all else lies upon the first. */
		if (flag && is_flag_half(next))
			columns = 2;
		c = next;
		p = after;
	}
	if (width)
		*width = columns;
	return (size_t)(p - text);
}

int utf8_width(const char *text)
{
	int total = 0;
	int width = 0;

	for (size_t n; (n = utf8_cluster(text, &width)) > 0; text += n)
		total += width;
	return total;
}

/* Bytes of the longest start of `text` within `cols` columns; *width is what they take. */
static size_t fitting(const char *text, int cols, int *width)
{
	size_t used = 0;
	int w = 0;

	*width = 0;
	for (size_t n; (n = utf8_cluster(text + used, &w)) > 0; used += n) {
		if (*width + w > cols)
			break;
		*width += w;
	}
	return used;
}

/* Adds the text, cut to `cols`; returns the columns it took. */
static int add_clipped(struct str *s, const char *text, int cols)
{
	int width = 0;
	size_t n = fitting(text, cols, &width);

	if (text[n] == '\0') {
		str_addn(s, text, n);
		return width;
	}
	if (cols <= 0)
		return 0;
	n = fitting(text, cols - 1, &width);
	str_addn(s, text, n);
	str_add(s, "…");
	return width + 1;
}

enum { SHORT_REMARK = 40 }; /* octets */

bool utf8_may_break(const char *text, size_t at, int cols)
{
	size_t from = at, to = at;
	int width = 0;

	while (from > 0 && at - from < SHORT_REMARK && !strchr("()\n", text[from]))
		from--;
	while (text[to] && to - at < SHORT_REMARK && !strchr("()\n", text[to]))
		to++;
	if (text[from] != '(' || text[to] != ')' || to - from > SHORT_REMARK)
		return true;
	for (size_t i = from; i <= to;) {
		int one = 0;

		i += utf8_cluster(text + i, &one);
		width += one;
	}
	return width > cols;
}

char *utf8_clip(const char *text, int cols)
{
	struct str s = {0};

	add_clipped(&s, text, cols);
	return str_take(&s);
}

void utf8_pad(struct str *s, const char *text, int cols)
{
	int width = add_clipped(s, text, cols);

	for (; width < cols; width++)
		str_addc(s, ' ');
}
