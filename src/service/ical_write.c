#include "service/ical_write.h"

#include <string.h>

#include "base/utf8.h"

#include "base/banned.h"

#define LINE_OCTETS 75

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* Octets of the character that begins here, 0 when these are not UTF-8. */
static size_t character(const char *text)
{
	unsigned char lead = (unsigned char)*text;
	size_t n = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

	return strnlen(text, n) == n && utf8_is_valid(text, n) ? n : 0;
}

static bool is_control(const char *text, size_t n)
{
	unsigned char a = (unsigned char)text[0], b = (unsigned char)(n > 1 ? text[1] : 0);

	return a < 0x20 || a == 0x7F || (n == 2 && a == 0xC2 && b < 0xA0);
}

/* The next character with what may stand nowhere out of it: "" for what is dropped, "\n" for each
 * kind of line end, a blank for a tab. Moves `text` on. */
static const char *next(const char **text, size_t *n)
{
	const char *at = *text;
	size_t octets = character(at);

	*text += octets ? octets : 1;
	*n = octets ? octets : sizeof REPLACEMENT - 1;
	if (!octets)
		return REPLACEMENT;
	if (!is_control(at, octets))
		return at;
	if (*at == '\r' && at[1] == '\n')
		++*text;
	*n = *at == '\n' || *at == '\r' || *at == '\t';
	return *at == '\t' ? " " : "\n";
}

void ical_add_text(struct str *lines, const char *text)
{
	while (*text) {
		size_t n;
		const char *c = next(&text, &n);

		if (n == 1 && *c == '\n')
			str_add(lines, "\\n");
		else if (n == 1 && strchr("\\;,", *c))
			str_addf(lines, "\\%c", *c);
		else
			str_addn(lines, c, n);
	}
}

void ical_add_parameter(struct str *lines, const char *text)
{
	str_addc(lines, '"');
	while (*text) {
		size_t n;
		const char *c = next(&text, &n);

		if (n == 1 && (*c == '\n' || *c == '^'))
			str_addc(lines, ' ');
		else if (n == 1 && *c == '"')
			str_addc(lines, '\'');
		else
			str_addn(lines, c, n);
	}
	str_addc(lines, '"');
}

void ical_add_uri(struct str *lines, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c <= 0x20 || c >= 0x7F || strchr("\"<>\\^`{|}", c))
			str_addf(lines, "%%%02X", c);
		else
			str_addc(lines, *text);
	}
}

void ical_text(struct str *lines, const char *name, const char *text)
{
	str_addf(lines, "%s:", name);
	ical_add_text(lines, text);
	str_addc(lines, '\n');
}

static void fold_line(struct str *out, const char *line, size_t n)
{
	size_t column = 0;

	for (size_t at = 0; at < n;) {
		size_t octets = character(line + at);

		octets = octets ? octets : 1;
		if (column + octets > LINE_OCTETS) {
			str_add(out, "\r\n ");
			column = 1;
		}
		str_addn(out, line + at, octets);
		column += octets;
		at += octets;
	}
	str_add(out, "\r\n");
}

void ical_fold(struct str *out, const char *lines)
{
	while (*lines) {
		size_t n = strcspn(lines, "\n");

		if (n)
			fold_line(out, lines, n);
		lines += n + (lines[n] == '\n');
	}
}
