#ifndef UI_WIDGET_LIST_H
#define UI_WIDGET_LIST_H
/*
 * A cursor and a scroll position over `n` rows: where one is in a list. Knows nothing of what the
 * rows say.
 */
#include "key.h"

struct list {
	int n, cursor, top;
	int rows; /* that are seen at once, see list_fit() */
};

/* After loading or resizing: keeps the cursor on a row and in sight. */
void list_fit(struct list *list, int n, int rows);
/* Up, Down, j, k, PgUp, PgDn, Home, End, g, G, the wheel. False when the key is none of these. */
bool list_key(struct list *list, int code);
void list_move(struct list *list, int by);
/* For text without a cursor: the same keys scroll. */
bool list_scroll_key(struct list *list, int code);

#endif
