#include "canvas.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/viet.h"

#include "base/banned.h"

/* Signs that screens use and that are no letters; each keeps its width. */
static const struct {
	const char *sign, *plain;
} signs[] = {
    {"─", "-"}, {"│", "|"}, {"┬", "+"}, {"┴", "+"}, {"┼", "+"}, {"├", "+"}, {"┤", "+"}, {"┌", "+"},
    {"┐", "+"}, {"└", "+"}, {"┘", "+"}, {"▌", "["}, {"▐", "]"}, {"◂", "<"}, {"▸", ">"}, {"✓", "v"},
    {"☎", "#"}, {"·", "-"}, {"…", "~"}, {"–", "-"}, {"→", ">"}, {"▲", "^"}, {"▼", "v"}, {"═", "="},
    {"┄", "."}, {"•", "o"}, {"«", "<"}, {"»", ">"}, {"↔", "="}, {"←", "<"}, {"█", "#"}, {"░", "."},
};

struct canvas *canvas_new(int rows, int cols, bool ascii)
{
	struct canvas *canvas = xcalloc(1, sizeof(*canvas));

	canvas->rows = rows > 0 ? rows : 1;
	canvas->cols = cols > 0 ? cols : 1;
	canvas->ascii = ascii;
	canvas->cell = xcalloc((size_t)canvas->rows * (size_t)canvas->cols, sizeof(struct cell));
	canvas_clear(canvas);
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (!canvas)
		return;
	free(canvas->cell);
	free(canvas);
}

void canvas_clear(struct canvas *canvas)
{
	for (int i = 0; i < canvas->rows * canvas->cols; i++)
		canvas->cell[i] = (struct cell){.text = " "};
	canvas->is_typing = false;
	canvas->cursor_row = canvas->cursor_col = 0;
}

static struct cell *cell_at(const struct canvas *canvas, int row, int col)
{
	return &canvas->cell[row * canvas->cols + col];
}

static void put_blank(struct cell *cell)
{
	cell->text[0] = ' ';
	cell->text[1] = '\0';
}

/*
 * Bytes of the first code points of a cluster that fit into a cell: a letter with its marks, but
 * of joined signs (a family) the first alone.
 */
static size_t cell_bytes(const char *text, size_t n)
{
	const char *p = text, *end = text + n;
	size_t points = 0, used = 0;

	/* Terminals do not agree how many columns follow from joiners and selectors. */
	while (p < end) {
		uint32_t c = utf8_next(&p);

		if (++points > 5 || p - text >= CELL_TEXT || utf8_is_unseen(c))
			break;
		used = (size_t)(p - text);
	}
	return used;
}

/* The cell range is on the canvas. A wide character that loses one half loses the other as well. */
static void put_cluster(struct canvas *canvas, int row, int col, int width, enum style style,
                        const char *text, size_t n)
{
	struct cell *cell = cell_at(canvas, row, col);
	size_t used = cell_bytes(text, n);

	if (!cell->text[0] && col > 0)
		put_blank(cell - 1);
	if (col + width < canvas->cols && !cell[width].text[0])
		put_blank(cell + width);
	if (!utf8_is_valid(text, used)) {
		text = "?";
		used = 1;
	}
	memcpy(cell->text, text, used);
	cell->text[used] = '\0';
	cell->style = (uint8_t)style;
	if (width == 2)
		cell[1] = (struct cell){.style = (uint8_t)style};
}

/* The next cluster that is worth a cell, with its width; 0 bytes at the end. */
static size_t next_cluster(const char **text, int *width)
{
	for (;;) {
		size_t n = utf8_cluster(*text, width);

		const char *p = *text;

		if (!n || (*width > 0 && !utf8_is_unseen(utf8_next(&p))))
			return n;
		if (**text == '\n' || **text == '\t') {
			*width = 1;
			return n;
		}
		*text += n;
	}
}

static int text_width(const char *text)
{
	int total = 0, width;
	size_t n;

	while ((n = next_cluster(&text, &width)) > 0) {
		total += width;
		text += n;
	}
	return total;
}

/* The text in ASCII: signs by the table, letters unaccented. Owned. */
static char *plain(const char *text)
{
	struct str out = {0};
	int width;
	size_t n;

	while ((n = next_cluster(&text, &width)) > 0) {
		size_t i = 0;

		while (i < sizeof(signs) / sizeof(signs[0]) &&
		       (n != strlen(signs[i].sign) || memcmp(signs[i].sign, text, n) != 0))
			i++;
		if (n == 1) {
			char c = *text == '\n' || *text == '\t' ? ' ' : *text;

			str_addc(&out, (unsigned char)c < 0x80 ? c : '?');
		} else if (i < sizeof(signs) / sizeof(signs[0])) {
			str_add(&out, signs[i].plain);
		} else {
			char *cluster = xstrndup(text, n);
			char *ascii = viet_plain(cluster);

			str_add(&out, ascii);
			free(ascii);
			free(cluster);
		}
		text += n;
	}
	return str_take(&out);
}

static int put_text(struct canvas *canvas, int row, int col, int width, enum style style,
                    const char *text)
{
	int room = width < canvas->cols - col ? width : canvas->cols - col;
	bool cut = text_width(text) > room;
	int left = cut ? room - 1 : room, w;
	size_t n;

	while ((n = next_cluster(&text, &w)) > 0 && w <= left) {
		bool blank = *text == '\n' || *text == '\t';

		put_cluster(canvas, row, col, w, style, blank ? " " : text, n);
		col += w;
		left -= w;
		text += n;
	}
	if (cut) {
		const char *mark = canvas->ascii ? "~" : "…";

		put_cluster(canvas, row, col++, 1, style, mark, strlen(mark));
	}
	return col;
}

int canvas_print(struct canvas *canvas, int row, int col, int width, enum style style,
                 const char *text)
{
	if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols || width < 1)
		return col;
	if (!canvas->ascii)
		return put_text(canvas, row, col, width, style, text);
	char *ascii = plain(text);
	col = put_text(canvas, row, col, width, style, ascii);
	free(ascii);
	return col;
}

int canvas_printf(struct canvas *canvas, int row, int col, int width, enum style style,
                  const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	char *text = xvasprintf(fmt, args);
	va_end(args);
	col = canvas_print(canvas, row, col, width, style, text);
	free(text);
	return col;
}

static void fill(struct canvas *canvas, int row, int from, int to, enum style style)
{
	if (row < 0 || row >= canvas->rows || from < 0)
		return;
	for (int col = from; col < to && col < canvas->cols; col++)
		put_cluster(canvas, row, col, 1, style, " ", 1);
}

void canvas_field(struct canvas *canvas, int row, int col, int width, enum style style,
                  const char *text)
{
	fill(canvas, row, canvas_print(canvas, row, col, width, style, text), col + width, style);
}

void canvas_field_right(struct canvas *canvas, int row, int col, int width, enum style style,
                        const char *text)
{
	int used = canvas_width(canvas, text);
	int start = used < width ? col + width - used : col;

	fill(canvas, row, col, start, style);
	canvas_field(canvas, row, start, col + width - start, style, text);
}

void canvas_rule(struct canvas *canvas, int row, int col, int width, const char *title)
{
	int end = col + width;

	for (int i = col; i < end; i++)
		canvas_print(canvas, row, i, 1, STYLE_DIM, "─");
	if (title && width > 4) {
		int after = canvas_print(canvas, row, col + 2, width - 4, STYLE_TITLE, title);

		fill(canvas, row, col + 1, col + 2, STYLE_DIM);
		fill(canvas, row, after, after + 1, STYLE_DIM);
	}
}

void canvas_column(struct canvas *canvas, int row, int col, int height)
{
	for (int i = 0; i < height; i++)
		canvas_print(canvas, row + i, col, 1, STYLE_DIM, "│");
}

void canvas_restyle(struct canvas *canvas, int row, int col, int width, enum style style)
{
	if (row < 0 || row >= canvas->rows)
		return;
	for (int i = col < 0 ? 0 : col; i < col + width && i < canvas->cols; i++)
		cell_at(canvas, row, i)->style = (uint8_t)style;
}

void canvas_cursor(struct canvas *canvas, int row, int col, bool typing)
{
	canvas->cursor_row = row < canvas->rows ? row : canvas->rows - 1;
	canvas->cursor_col = col < canvas->cols ? col : canvas->cols - 1;
	canvas->is_typing = typing;
}

int canvas_width(const struct canvas *canvas, const char *text)
{
	if (!canvas->ascii)
		return text_width(text);
	char *ascii = plain(text);
	int width = text_width(ascii);
	free(ascii);
	return width;
}

char *canvas_row(const struct canvas *canvas, int row)
{
	struct str text = {0};
	int end = canvas->cols;

	while (end > 0 && strcmp(cell_at(canvas, row, end - 1)->text, " ") == 0)
		end--;
	for (int col = 0; col < end; col++)
		str_add(&text, cell_at(canvas, row, col)->text);
	return str_take(&text);
}
