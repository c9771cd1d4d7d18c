#ifndef UI_WIDGET_LINE_H
#define UI_WIDGET_LINE_H
/*
 * A line of text being edited: moves and deletes by grapheme cluster, keeps the text in NFC however
 * it is typed (base letter first and marks after, or Backspaces sent by an input method). No
 * history, no undo. Enter and Esc are the view's.
 */
#include "base/str.h"
#include "key.h"

struct line {
	struct str text;
	size_t at;    /* where the cursor is, in bytes; always between clusters */
	size_t limit; /* at most so many bytes; 0: 4000 */
};

void line_set(struct line *line, const char *text); /* the cursor goes to the end */
void line_release(struct line *line);
const char *line_text(const struct line *line);

/* True when the key was the line's; `*changed` (may be NULL) tells if the text is another one now.
 */
bool line_key(struct line *line, const struct key *key, bool *changed);

/* The key types something for which there is no room left. */
bool line_is_full(const struct line *line, const struct key *key);

/* In `width` columns, scrolled so that the cursor is seen, which is parked there. */
void line_draw(const struct line *line, struct canvas *canvas, int row, int col, int width);

#endif
