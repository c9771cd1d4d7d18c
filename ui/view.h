#ifndef UI_VIEW_H
#define UI_VIEW_H
/*
 * A view: a service on a screen. A table of functions plus one loaded value, a cursor and a scroll
 * position. Draw shows and changes nothing; act changes and draws nothing. What a view may ask of
 * the console is in ui/stage.h.
 */
#include "base/err.h"
#include "key.h"

struct app;
struct line;
struct stage;
struct view;

/* A key does one thing in one view; the same table feeds the bottom line and the help. */
struct binding {
	int key;
	int twin;         /* another key for the same thing, 0: none */
	const char *hint; /* N_(): one or two words for the bottom line; NULL: in the help alone */
	const char *help; /* N_(): what it does, in words */
	const char *command;                                 /* a command line to run, or NULL */
	void (*act)(struct view *view, struct stage *stage); /* or NULL */
	int yields; /* 1: its hint is the first to be left out where there is not room for all; 2:
	               the second; 0: kept */
};

struct view_type {
	const char *name;             /* N_(): as on its tab */
	const struct binding *keys;   /* ends with {0} */
	const struct binding *typing; /* those that hold while view->line takes text, or NULL */
	struct view *(*open)(void);   /* NULL where opening takes arguments */
	/* Loads what is shown; on failure the old picture stays. May be NULL. */
	bool (*reload)(struct view *view, struct app *app, struct err *err);
	/* Before each draw: keeps the cursor in sight in what room there is. May be NULL. */
	void (*layout)(struct view *view, struct area area);
	void (*draw)(const struct view *view, struct canvas *canvas, struct area area);
	/* Keys of view_move_keys; false when it went nowhere. May be NULL. */
	bool (*move)(struct view *view, int code);
	/* A click within the area, relative to it. May be NULL. */
	void (*click)(struct view *view, struct stage *stage, int row, int col);
	/* The text of view->line has changed. May be NULL. */
	void (*typed)(struct view *view, struct stage *stage);
	void (*close)(struct view *view);
};

/* First member of every view's own struct. */
struct view {
	const struct view_type *type;
	struct line *line; /* takes what is typed, or NULL; owned by the view */
};

extern const struct binding view_move_keys[]; /* of lists and text, see widget_list.h */

/* The binding of a key, or NULL; `keys` may be NULL. */
const struct binding *binding_find(const struct binding *keys, int code);

#endif
