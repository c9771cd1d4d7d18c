#ifndef UI_DRAW_TEXT_H
#define UI_DRAW_TEXT_H
/* Longer text broken between words into lines. */
#include "canvas.h"

/* The text with newlines where a line of `cols` columns ends; longer words are broken. Owned. */
char *text_wrap(const char *text, int cols);

/* Wrapped into the area; the last line ends with `…` when there was more. */
void text_draw_wrapped(struct canvas *canvas, struct area area, enum style style, const char *text);

/* Over the last rows of the canvas: as many as the text needs, the first row stays free. */
void text_draw_up(struct canvas *canvas, enum style style, const char *text);

#endif
