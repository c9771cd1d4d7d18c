#ifndef UI_TERM_H
#define UI_TERM_H
/*
 * The terminal: the only door of curses. Shows canvases, reads keys, and gives the terminal back as
 * it was, whatever way the program ends. There is one, so its state is static. Not for what to
 * show.
 */
#include "base/err.h"
#include "key.h"

/*
 * Takes the terminal over. ERR_USAGE when standard input or output is none or TERM names one that
 * cannot place a cursor; the message says what to use instead. Colours only with NO_COLOR unset.
 */
MUST_CHECK bool term_init(struct err *err);
void term_release(void); /* may be called twice */

void term_size(int *rows, int *cols);
bool term_is_ascii(void); /* the user's locale writes no UTF-8 */
void term_show(const struct canvas *canvas);
void term_repaint(void); /* the next term_show() sends everything: somebody else wrote over it */

/* The next key, without waiting. `*read_any` (may be NULL): bytes came, even if they made no key.
 */
bool term_key(struct key *out, bool *read_any);
/* The other end is gone. */
bool term_is_lost(void);

/* ^Z: gives the terminal back and stops; returns when continued. Where nobody could continue it (no
 * job control) nothing happens. */
void term_suspend(void);

/*
 * Signals that concern the loop: caught from term_init() on, kept until asked for. Each call gives
 * one that has arrived, 0 when there is none. Those that end the program come first.
 */
int term_signal(void);

#endif
