#ifndef UI_KEY_H
#define UI_KEY_H
/*
 * One thing that the user did: a key, a click, a piece of pasted text. Independent of curses. Codes
 * below 128 are ASCII (control characters too: 1 is ^A); only those and the names below can be
 * bound to a command. All other letters are PRESS_TEXT: text for a line editor, never a command.
 */
#include "canvas.h"

enum press {
	PRESS_NONE = 0,
	PRESS_TAB = 9,
	PRESS_ENTER = 13,
	PRESS_ESC = 27,
	PRESS_BACKSPACE = 127,
	PRESS_TEXT = 256, /* text[] holds one character that is not ASCII, maybe a lone mark */
	PRESS_PASTE,      /* text[] holds one pasted character of any kind */
	PRESS_BACKTAB,
	PRESS_DELETE,
	PRESS_UP,
	PRESS_DOWN,
	PRESS_LEFT,
	PRESS_RIGHT,
	PRESS_HOME,
	PRESS_END,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_CLICK, /* row and col say where */
	PRESS_WHEEL_UP,
	PRESS_WHEEL_DOWN,
	PRESS_F1, /* F2 to F12 follow */
	PRESS_F12 = PRESS_F1 + 11,
};

struct key {
	int code;
	char text[CELL_TEXT]; /* UTF-8 of what it types, "" when it types nothing */
	int row, col;         /* of a click, from 0 */
};

/* The code of ^A to ^Z. */
int press_control(char letter);

/* The key as the help names it: "n", "^L", "F1", "PgUp", "Esc". Translated; written into `buf`. */
#define PRESS_NAME 24
char *press_name(char buf[PRESS_NAME], int code);

#endif
