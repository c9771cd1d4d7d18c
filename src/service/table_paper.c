#include "service/table_paper.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "service/table_grid.h"

#include "base/banned.h"

static void add_blanks(struct str *s, int n)
{
	while (n-- > 0)
		str_addc(s, ' ');
}

/* Without blanks at the end of the line. */
static void add_line(struct str *out, const char *line)
{
	size_t n = strlen(line);

	while (n && line[n - 1] == ' ')
		n--;
	str_addn(out, line, n);
	str_addc(out, '\n');
}

static void add_centred(struct str *line, const char *text, int width)
{
	int left = (width - utf8_width(text)) / 2;

	add_blanks(line, left);
	utf8_pad(line, text, width - (left > 0 ? left : 0));
}

void paper_centre(struct str *out, const char *text, int width)
{
	struct str lines = {0}, line = {0};

	table_wrap(&lines, text, width);
	for (const char *at = str_text(&lines); *at;) {
		size_t n = strcspn(at, "\n");
		char *one = xstrndup(at, n);

		str_clear(&line);
		add_centred(&line, one, width);
		add_line(out, str_text(&line));
		free(one);
		at += n + 1;
	}
	str_release(&line);
	str_release(&lines);
}

/* The next line of a text, owned; "" at its end. */
static char *take_line(const char **text)
{
	size_t n = strcspn(*text, "\n");
	char *line = xstrndup(*text, n);

	*text += n + ((*text)[n] == '\n');
	return line;
}

void paper_beside(struct str *out, const char *left, const char *right, int width)
{
	int half = width / 2;
	struct str a = {0}, b = {0}, line = {0};
	const char *l, *r;

	table_wrap(&a, left, half);
	table_wrap(&b, right, width - half);
	l = str_text(&a);
	r = str_text(&b);
	while (*l || *r) {
		char *one = take_line(&l), *two = take_line(&r);

		str_clear(&line);
		add_centred(&line, one, half);
		add_centred(&line, two, width - half);
		add_line(out, str_text(&line));
		free(one);
		free(two);
	}
	str_release(&a);
	str_release(&b);
	str_release(&line);
}

void paper_item(struct str *out, const char *text, int width)
{
	struct str lines = {0};
	const char *at;
	bool first = true;

	table_wrap(&lines, text, width - 2);
	for (at = str_text(&lines); *at; first = false) {
		char *line = take_line(&at);

		str_addf(out, "%s%s\n", first ? "- " : "  ", line);
		free(line);
	}
	str_release(&lines);
}

void paper_items(struct str *out, const char *lines, int width)
{
	while (*lines) {
		char *line = take_line(&lines);

		paper_item(out, line, width);
		free(line);
	}
}
