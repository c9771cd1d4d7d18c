/*
 * What a terminal sends, through the decoder into a line editor on a small screen: no control
 * character becomes text, what was pasted never becomes a command, the screen stays whole.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "decode.h"
#include "fuzz.h"
#include "widget_line.h"

enum { ROWS = 2, COLS = 11, MOST = 4096 };

static void check_key(const struct key *key, bool pasting)
{
	size_t n = strlen(key->text);

	assert(key->code > PRESS_NONE && key->code <= PRESS_F12);
	assert(!pasting || key->code == PRESS_PASTE);
	assert(n < sizeof key->text && utf8_is_valid(key->text, n));
	if (key->code < 128)
		assert(n == 0 || (n == 1 && key->text[0] == key->code));
	for (size_t i = 0; i < n; i++)
		assert((unsigned char)key->text[i] >= ' ' && key->text[i] != 0x7F);
}

static void check_line(const struct line *line)
{
	const char *text = line_text(line);
	size_t at = 0;

	fuzz_check_text(text);
	assert(strlen(text) <= (line->limit ? line->limit : 4000));
	while (at < line->at)
		at += utf8_cluster(text + at, NULL);
	assert(at == line->at); /* between characters */
}

static void check_canvas(const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++) {
		int cols = 0;

		for (int col = 0; col < canvas->cols; col++) {
			const char *text = canvas->cell[row * canvas->cols + col].text;

			assert(memchr(text, '\0', CELL_TEXT));
			assert(utf8_is_valid(text, strlen(text)));
			assert(!*text || (unsigned char)*text >= ' ');
			cols += *text ? utf8_width(text) : 0;
		}
		assert(cols == canvas->cols);
	}
	assert(canvas->cursor_row >= 0 && canvas->cursor_row < canvas->rows);
	assert(canvas->cursor_col >= 0 && canvas->cursor_col < canvas->cols);
}

static void press(struct line *line, struct canvas *canvas, const struct key *key, bool pasting)
{
	char name[PRESS_NAME];

	check_key(key, pasting);
	press_name(name, key->code);
	assert(memchr(name, '\0', sizeof name) && utf8_is_valid(name, strlen(name)));
	line_key(line, key, NULL);
	check_line(line);
	canvas_clear(canvas);
	line_draw(line, canvas, 1, 2, COLS - 2);
	check_canvas(canvas);
}

/* The first byte says how wide the letters may be; a NUL stands for a pause. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct decode decode = {0};
	struct line line = {.limit = 60};
	bool ascii = size > 0 && data[0] == 'a';
	struct canvas *canvas = canvas_new(ROWS, COLS, ascii);
	struct key key;

	for (size_t i = 0; i < size && i < MOST; i++) {
		bool pasting = decode.pasting;
		bool is_key =
		    data[i] ? decode_byte(&decode, &key, data[i]) : decode_idle(&decode, &key);

		if (is_key)
			press(&line, canvas, &key, pasting);
		assert(decode.n <= sizeof decode.part && decode.want <= 4);
	}
	if (decode_special(&decode, &key, PRESS_LEFT))
		press(&line, canvas, &key, false);
	canvas_free(canvas);
	line_release(&line);
	return 0;
}
