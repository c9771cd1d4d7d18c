#ifndef TUI_PICTURE_H
#define TUI_PICTURE_H
/* Canvases as text, for tests that compare whole screens. */
#include "canvas.h"

/* Row by row, each ended by a newline. Owned. */
char *picture_of(const struct canvas *canvas);
/* Frees the canvas; prints both when they differ. */
void assert_picture(struct canvas *canvas, const char *wanted);

#endif
