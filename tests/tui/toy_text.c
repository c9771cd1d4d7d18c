/*
 * Shows the lines of a file, whatever bytes they have, each in a field of 30 columns between two
 * rules: for tests of what a terminal makes of them. Ends at a key.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "canvas.h"
#include "term.h"

#include "base/banned.h"

enum { FIELD = 30 };

static void draw(struct canvas *canvas, FILE *file)
{
	char *line = NULL;
	size_t room = 0;

	for (int row = 0; row < canvas->rows && getline(&line, &room, file) > 0; row++) {
		line[strcspn(line, "\n")] = '\0';
		canvas_print(canvas, row, 0, 1, STYLE_DIM, "│");
		canvas_field(canvas, row, 1, FIELD, row % 2 ? STYLE_BOLD : STYLE_PLAIN, line);
		canvas_print(canvas, row, 1 + FIELD, 1, STYLE_DIM, "│");
		canvas_field_right(canvas, row, 2 + FIELD, FIELD, STYLE_PLAIN, line);
		canvas_print(canvas, row, 2 + 2 * FIELD, 9, STYLE_PLAIN, "│the end");
	}
	free(line);
}

int main(int argc, char **argv)
{
	FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	struct err err;
	struct key key;
	int rows, cols;

	i18n_init("en", NULL);
	if (!file || !term_init(&err))
		return 1;
	term_size(&rows, &cols);
	struct canvas *canvas = canvas_new(rows, cols, term_is_ascii());
	draw(canvas, file);
	term_show(canvas);
	/* Nor does it outlive its terminal. */
	while (!term_key(&key, NULL) && !(input.revents & (POLLHUP | POLLERR | POLLNVAL)))
		poll(&input, 1, 1000);
	canvas_free(canvas);
	fclose(file);
	term_release();
	return 0;
}
