#include "command/columns.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

enum { GAP = 2, NARROWEST = 8, WRAPPED = 18, SHORTEST_BAR = 8, PLAIN_BAR = 20, LONGEST_BAR = 40 };

void columns_init(struct columns *c, size_t columns, const char *const head[])
{
	*c = (struct columns){.columns = columns};
	for (size_t i = 0; head && i < columns; i++)
		columns_add(c, head[i] && *head[i] ? _(head[i]) : "");
}

void columns_add(struct columns *c, const char *text)
{
	c->cell = array_grow(c->cell, c->n, sizeof(*c->cell));
	c->cell[c->n++] = xstrdup(text ? text : "");
}

void columns_addf(struct columns *c, const char *fmt, ...)
{
	va_list list;

	va_start(list, fmt);
	c->cell = array_grow(c->cell, c->n, sizeof(*c->cell));
	c->cell[c->n++] = xvasprintf(fmt, list);
	va_end(list);
}

static void measure(int width[], const struct columns *c)
{
	for (size_t i = 0; i < c->n; i++) {
		int w = utf8_width(c->cell[i]);

		if (w > width[i % c->columns])
			width[i % c->columns] = w;
	}
}

/* Takes one column of width at a time from the widest cell column until a line fits. */
static void shrink(int width[], size_t n, int limit)
{
	int total = GAP * ((int)n - 1);

	for (size_t i = 0; i < n; i++)
		total += width[i];
	for (; total > limit; total--) {
		size_t widest = 0;

		for (size_t i = 1; i < n; i++)
			if (width[i] > width[widest])
				widest = i;
		if (width[widest] <= NARROWEST)
			return;
		width[widest]--;
	}
}

/* Bytes of the first line of `text` in `cols` columns: up to a blank, or as many as fit. */
static size_t first_line(const char *text, int cols)
{
	size_t at = 0, blank = 0;
	int used = 0;

	while (text[at]) {
		int w = 0;
		size_t n = utf8_cluster(text + at, &w);

		if (used + w > cols)
			return blank ? blank : at;
		if (text[at] == ' ' && utf8_may_break(text, at, cols))
			blank = at;
		used += w;
		at += n;
	}
	return at;
}

static void add_blanks(struct str *line, int n)
{
	for (int i = 0; i < n; i++)
		str_addc(line, ' ');
}

static void add_wrapped(struct str *line, const char *text, int cols)
{
	size_t start = line->n;
	int indent = 0;

	while (start && line->text[start - 1] != '\n')
		start--;
	indent = utf8_width(line->text ? line->text + start : "");
	for (;;) {
		size_t n = first_line(text, cols);

		str_addn(line, text, n);
		text += n + strspn(text + n, " ");
		if (!*text)
			return;
		str_addc(line, '\n');
		add_blanks(line, indent);
	}
}

static void show_row(struct str *line, const struct columns *c, size_t row, const int width[])
{
	size_t last = c->columns - 1;

	add_blanks(line, c->indent);
	for (size_t i = 0; i < last; i++) {
		utf8_pad(line, c->cell[row * c->columns + i], width[i]);
		add_blanks(line, GAP);
	}
	if (c->wrap)
		add_wrapped(line, c->cell[row * c->columns + last], width[last]);
	else
		utf8_pad(line, c->cell[row * c->columns + last], width[last]);
	while (line->n && line->text[line->n - 1] == ' ')
		line->text[--line->n] = '\0';
}

/* The last column takes what the others leave, if that is enough to read it. */
static void fit(int width[], const struct columns *c, int limit)
{
	int left = limit - GAP * ((int)c->columns - 1);

	for (size_t i = 0; i + 1 < c->columns; i++)
		left -= width[i];
	if (!c->wrap || left < WRAPPED)
		shrink(width, c->columns, limit);
	else if (width[c->columns - 1] > left)
		width[c->columns - 1] = left;
}

static char *bar(int value, int most, int width)
{
	struct str s = {0};
	int cells = (int)(((int64_t)value * width + most / 2) / most);

	if (value > 0 && cells < 1)
		cells = 1;
	for (int i = 0; i < cells; i++)
		str_add(&s, "█");
	return str_take(&s);
}

void columns_bars(struct columns *c, const struct out *out, size_t column, const int value[])
{
	int *width = xcalloc(c->columns, sizeof(*width));
	size_t rows = c->n / c->columns;
	int left = out->width - c->indent - GAP * ((int)c->columns - 1), most = 1;

	measure(width, c);
	for (size_t i = 0; i < c->columns; i++)
		left -= i == column ? 0 : width[i];
	if (!out->width)
		left = PLAIN_BAR;
	else if (left > LONGEST_BAR)
		left = LONGEST_BAR;
	if (left < SHORTEST_BAR)
		left = SHORTEST_BAR;
	for (size_t row = 1; row < rows; row++)
		most = value[row - 1] > most ? value[row - 1] : most;
	for (size_t row = 1; row < rows; row++) {
		char **cell = &c->cell[row * c->columns + column];

		free(*cell);
		*cell = bar(value[row - 1], most, left);
	}
	free(width);
}

void columns_release(struct columns *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->cell[i]);
	free(c->cell);
	*c = (struct columns){0};
}

/* Is a line, with `more` columns added, wider than `limit`? Nothing is wider than 0. */
static bool is_too_wide(const struct columns *c, int more, int limit)
{
	int *width = xcalloc(c->columns, sizeof(*width));
	int total = c->indent + GAP * ((int)c->columns - 1) + more;

	measure(width, c);
	for (size_t i = 0; i < c->columns; i++)
		total += width[i];
	free(width);
	return limit && total > limit;
}

bool columns_fit(const struct columns *c, const struct out *out)
{
	return !is_too_wide(c, SHORTEST_BAR, out->width);
}

static void leave_out(struct columns *c, size_t column)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->n; i++)
		if (i % c->columns == column)
			free(c->cell[i]);
		else
			c->cell[kept++] = c->cell[i];
	c->n = kept;
	c->columns--;
}

/* The columns after one that was left out are counted as before. */
static void leave_out_spare(struct columns *c, int limit)
{
	for (const char *spare = c->spare; spare && *spare && is_too_wide(c, 0, limit); spare++) {
		size_t column = (size_t)(*spare - '0');

		for (const char *gone = c->spare; gone < spare; gone++)
			column -= *gone < *spare;
		leave_out(c, column);
	}
}

void columns_textf(struct out *out, const char *fmt, ...)
{
	struct columns c;
	va_list list;

	columns_init(&c, 1, NULL);
	c.wrap = true;
	c.cell = array_grow(c.cell, 0, sizeof(*c.cell));
	va_start(list, fmt);
	c.cell[c.n++] = xvasprintf(fmt, list);
	va_end(list);
	columns_show(&c, out);
}

void columns_show(struct columns *c, struct out *out)
{
	int *width;

	assert(c->n % c->columns == 0);
	leave_out_spare(c, out->width);
	width = xcalloc(c->columns, sizeof(*width));
	measure(width, c);
	if (out->width)
		fit(width, c, out->width - c->indent);
	for (size_t row = 0; row * c->columns < c->n; row++) {
		struct str line = {0};

		show_row(&line, c, row, width);
		out_addf(out, "%s\n", str_text(&line));
		str_release(&line);
	}
	free(width);
	columns_release(c);
}
