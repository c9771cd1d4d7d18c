#ifndef TUI_VT_H
#define TUI_VT_H
/*
 * A program in a terminal of its own (a pseudo terminal and libvterm) inside a test. Nothing
 * sleeps: each expectation reads what the program sends until it holds; after 10 seconds the test
 * fails and the screen is printed.
 */
#include <stdbool.h>
#include <stddef.h>

struct vt;

/* `env` holds NAME=VALUE, ends with NULL, comes on top of TERM=xterm-256color, LC_ALL=C.UTF-8,
 * PATH. */
struct vt *vt_start(int rows, int cols, const char *const *argv, const char *const *env);
void vt_free(struct vt *vt); /* kills what still runs */

void vt_send(struct vt *vt, const char *bytes);
void vt_resize(struct vt *vt, int rows, int cols);
void vt_click(struct vt *vt, int row, int col);
void vt_wheel(struct vt *vt, int row, int col, bool down);
void vt_hang_up(struct vt *vt); /* the terminal goes away */
void vt_signal(struct vt *vt, int number);

void vt_settle(struct vt *vt);                   /* takes in what is still being drawn */
void vt_expect(struct vt *vt, const char *text); /* somewhere on the screen */
void vt_expect_gone(struct vt *vt, const char *text);
void vt_expect_row(struct vt *vt, int row, const char *text); /* begins with it */
/* The exit status as a shell has it: 128 + n when a signal ended it. */
int vt_wait(struct vt *vt);

/* What the terminal shows now; rows without trailing blanks. Both owned by the caller. */
char *vt_row(struct vt *vt, int row);
char *vt_screen(struct vt *vt);
char *vt_cell(struct vt *vt, int row, int col); /* "" for none */
/* Every byte that the program has sent, to be looked at as it came. Borrowed. */
const char *vt_written(const struct vt *vt, size_t *n);
void vt_print(struct vt *vt); /* on standard output, for people */

struct vt_look {
	bool bold, reverse, coloured;
};
struct vt_look vt_look(struct vt *vt, int row, int col);
void vt_cursor(struct vt *vt, int *row, int *col, bool *visible);
bool vt_is_altscreen(const struct vt *vt);
/* Any cell with a colour of its own on the screen? */
bool vt_has_colour(struct vt *vt);

#endif
