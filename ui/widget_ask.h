#ifndef UI_WIDGET_ASK_H
#define UI_WIDGET_ASK_H
/* One line asked for at the foot of a view: what for, and what was typed. Enter and Esc are the
 * view's. */
#include "view.h"
#include "widget_line.h"

struct ask {
	int what;    /* as the view numbers it */
	char *about; /* id of what it is about: the list may have changed when it is answered */
	char *label;
	struct line line;
};

/* The view takes text from now on, which begins as `text`. Takes over `label`. */
void ask_begin(struct ask *ask, struct view *view, int what, const char *about, char *label,
               const char *text);
/* It takes keys again; what was typed stays. */
void ask_end(struct view *view);
void ask_draw(const struct ask *ask, struct canvas *canvas, struct area line);
void ask_release(struct ask *ask);

#endif
