#include "draw_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

/* Bytes of the text that fit on a line; ends after a blank or newline if there is one. */
static size_t line_bytes(const char *text, int cols)
{
	size_t at = 0, n, after_blank = 0;
	int width, used = 0;

	while ((n = utf8_cluster(text + at, &width)) > 0) {
		if (text[at] == '\n')
			return at + 1;
		if (used + width > cols && text[at] != ' ')
			return after_blank ? after_blank : at ? at : n;
		if (text[at] == ' ' && utf8_may_break(text, at, cols))
			after_blank = at + 1;
		used += width;
		at += n;
	}
	return at;
}

char *text_wrap(const char *text, int cols)
{
	struct str out = {0};

	while (*text) {
		size_t n = line_bytes(text, cols), keep = n;

		while (keep > 0 && (text[keep - 1] == ' ' || text[keep - 1] == '\n'))
			keep--;
		str_addn(&out, text, keep);
		text += n;
		if (*text)
			str_addc(&out, '\n');
	}
	return str_take(&out);
}

void text_draw_wrapped(struct canvas *canvas, struct area area, enum style style, const char *text)
{
	char *wrapped = text_wrap(text, area.cols), *rest = wrapped;

	for (int i = 0; i < area.rows && rest; i++) {
		/* The last line gets all that is left, so that the canvas marks the cut. */
		char *line = i == area.rows - 1 ? rest : strsep(&rest, "\n");

		canvas_print(canvas, area.row + i, area.col, area.cols, style, line);
	}
	free(wrapped);
}

void text_draw_up(struct canvas *canvas, enum style style, const char *text)
{
	char *wrapped = text_wrap(text, canvas->cols);
	int rows = 1;

	for (const char *p = wrapped; (p = strchr(p, '\n')); p++)
		rows++;
	if (rows > canvas->rows - 1)
		rows = canvas->rows - 1;
	for (int i = 0; i < rows; i++)
		canvas_field(canvas, canvas->rows - rows + i, 0, canvas->cols, style, "");
	text_draw_wrapped(canvas, (struct area){canvas->rows - rows, 0, rows, canvas->cols}, style,
	                  text);
	free(wrapped);
}
