#ifndef UI_WIDGET_FORM_H
#define UI_WIDGET_FORM_H
/*
 * Lines to be filled in, one below the other, each with its label; one of them is typed into. What
 * the keys do is the view's: it hands form_line() to the stage as its line.
 */
#include "widget_line.h"

struct form_field {
	const char *label; /* translated; borrowed */
	const char *empty; /* says what may stand there while nothing does, or NULL; borrowed */
	struct line line;
};

struct form {
	struct form_field *field; /* borrowed from the view, but their lines are the form's */
	int n, at;
};

struct line *form_line(struct form *form);
const char *form_text(const struct form *form, int field);
/* To a neighbour; false where there is none. */
bool form_go(struct form *form, int by);
/* Has anything been typed? */
bool form_has_text(const struct form *form);
/* A row for each field, scrolled to the one that is typed into; without cursor unless `active`. */
void form_draw(const struct form *form, struct canvas *canvas, struct area area, bool active);
/* Goes to the field in that row of the area; false where there is none. */
bool form_click(struct form *form, struct area area, int row);
void form_release(struct form *form);

#endif
