#include "widget_ask.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

void ask_begin(struct ask *ask, struct view *view, int what, const char *about, char *label,
               const char *text)
{
	free(ask->about);
	free(ask->label);
	ask->what = what;
	ask->about = xstrdup(about);
	ask->label = label;
	line_set(&ask->line, text);
	view->line = &ask->line;
}

void ask_end(struct view *view)
{
	view->line = NULL;
}

void ask_draw(const struct ask *ask, struct canvas *canvas, struct area line)
{
	int col = canvas_printf(canvas, line.row, line.col + 1, line.cols * 2 / 3, STYLE_TITLE,
	                        "%s: ", ask->label);

	line_draw(&ask->line, canvas, line.row, col, line.col + line.cols - col);
}

void ask_release(struct ask *ask)
{
	free(ask->about);
	free(ask->label);
	line_release(&ask->line);
}
