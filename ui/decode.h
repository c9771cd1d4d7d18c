#ifndef UI_DECODE_H
#define UI_DECODE_H
/*
 * Bytes of a terminal to keys: puts UTF-8 characters together, swallows escape sequences that
 * nobody knows and letters typed with Alt, marks pasted text. Whatever it cannot read it drops: it
 * never becomes a command. Pure; cursor and function keys are recognised by curses before
 * (ui/term.c).
 */
#include <stddef.h>

#include "key.h"

enum decode_state {
	DECODE_TEXT,
	DECODE_ESC,
	DECODE_CSI,
	DECODE_SS3,
	DECODE_STRING,
	DECODE_STRING_END
};

struct decode {
	enum decode_state state;
	bool pasting;
	char part[16]; /* of a character or of a sequence's parameters */
	size_t n;
	size_t want; /* bytes of the character begun, 0: none */
};

/* One byte; true when `out` holds a key now. */
bool decode_byte(struct decode *decode, struct key *out, unsigned char byte);

/* Nothing more has arrived: a lone Esc was the Esc key. True when `out` holds it. */
bool decode_idle(struct decode *decode, struct key *out);

/* A key of which curses told the code; gives up what was begun. False inside a paste. */
bool decode_special(struct decode *decode, struct key *out, int code);

#endif
