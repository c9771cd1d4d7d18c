#ifndef UI_CANVAS_H
#define UI_CANVAS_H
/*
 * What the screen should show, as a value: rows of cells. Views draw into it; only ui/term.c shows
 * it. Drawing never touches a terminal, never fails, and cuts whatever does not fit. A cell holds a
 * whole grapheme cluster, so combining marks survive.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Every meaning has a sign beside its colour ("!", "✓", brackets), drawn by the view. */
enum style {
	STYLE_PLAIN,
	STYLE_BOLD,
	STYLE_DIM,
	STYLE_TITLE,    /* headings of panes, the header line */
	STYLE_SELECTED, /* where the cursor stands */
	STYLE_WARNING,  /* overdue, a gap: always with "!" */
	STYLE_GOOD,     /* done: always with a tick */
	STYLE_ACCENT,   /* whom to call, keys in the bottom line */
	STYLE_HOLIDAY,  /* days of a public holiday: always with a word or a double line */
	STYLE_REST,     /* other days off: always with a word or a dotted line */
	STYLES
};

/* A base and four marks of the longest UTF-8 form fit, which is all that a terminal's cell takes.
 */
#define CELL_TEXT 23

struct cell {
	char text[CELL_TEXT]; /* NUL-terminated; "" is the right half of a wide character */
	uint8_t style;        /* enum style */
};

struct canvas {
	int rows, cols;
	bool ascii;     /* text is drawn unaccented, borders as - | + */
	bool is_typing; /* the hardware cursor is shown (a line editor), else only parked */
	int cursor_row, cursor_col; /* where it stands, for screen readers */
	struct cell *cell;          /* row by row */
};

/* A part of the canvas that a view may use. */
struct area {
	int row, col, rows, cols;
};

struct canvas *canvas_new(int rows, int cols, bool ascii);
void canvas_free(struct canvas *canvas);
void canvas_clear(struct canvas *canvas);

/*
 * Text from (row, col) on, at most `width` columns (and never over the edge); ends with `…` when it
 * had to be cut. Gives the column after it. Control characters become blanks.
 */
int canvas_print(struct canvas *canvas, int row, int col, int width, enum style style,
                 const char *text);
int canvas_printf(struct canvas *canvas, int row, int col, int width, enum style style,
                  const char *fmt, ...) __attribute__((format(printf, 6, 7)));

/* Exactly `width` columns: the text, cut or filled up with blanks on the right or on the left. */
void canvas_field(struct canvas *canvas, int row, int col, int width, enum style style,
                  const char *text);
void canvas_field_right(struct canvas *canvas, int row, int col, int width, enum style style,
                        const char *text);

/* A horizontal rule with a title in it ("─ TITLE ────"); the title may be NULL. */
void canvas_rule(struct canvas *canvas, int row, int col, int width, const char *title);
/* A vertical rule from (row, col) down. */
void canvas_column(struct canvas *canvas, int row, int col, int height);

/* Changes the style of what is drawn there. */
void canvas_restyle(struct canvas *canvas, int row, int col, int width, enum style style);

/* Parks the hardware cursor there. */
void canvas_cursor(struct canvas *canvas, int row, int col, bool typing);

/* Columns that the text takes as this canvas draws it. */
int canvas_width(const struct canvas *canvas, const char *text);

/* One row as text without trailing blanks, owned by the caller. */
char *canvas_row(const struct canvas *canvas, int row);

#endif
