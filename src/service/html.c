#include "service/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

static const char *escaped(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\n':
		return "<br>";
	default:
		return NULL;
	}
}

void html_text(struct str *out, const char *text)
{
	for (; *text; text++) {
		const char *instead = escaped(*text);

		if (*text == '\n' && !text[1])
			break;
		if (instead)
			str_add(out, instead);
		else
			str_addc(out, *text);
	}
}

void html_element(struct str *out, const char *name, const char *text)
{
	str_addf(out, "<%s>", name);
	html_text(out, text);
	str_addf(out, "</%.*s>\n", (int)strcspn(name, " "), name);
}

void html_lines(struct str *out, const char *name, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "\n");
		char *line = xstrndup(text, n);

		html_element(out, name, line);
		free(line);
		text += n + (text[n] == '\n');
	}
}
