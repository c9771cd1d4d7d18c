#ifndef TUI_DESK_H
#define TUI_DESK_H
/* The console at the roster of a made-up department, without a terminal: keys in, a screen out. */
#include "../service/office.h"

#include "command/command.h"
#include "grid.h"
#include "stage.h"

struct desk {
	struct office *office;
	struct stage *stage;
	int rows, cols; /* 24x80 */
};

/* For cmocka: *state becomes a struct desk with the draft of PERIOD on the screen; in English. */
int desk_with_draft(void **state);
/* The same, published, without a draft. */
int desk_published(void **state);
/* The same around a struct office in *state, whatever it holds. */
int desk_open(void **state);
int desk_remove(void **state);

void press(struct desk *desk, int code);
void type(struct desk *desk, const char *keys); /* '\r' is Enter */
void click(struct desk *desk, int row, int col);
/* The screen as text; holds until the next call. */
const char *screen(struct desk *desk);
void assert_shows(struct desk *desk, const char *text);
void assert_shows_not(struct desk *desk, const char *text);
/* The row of the screen on which the text stands; the test fails when it does not. */
int row_of(struct desk *desk, const char *text);

/* Two slots of one day that different people hold. */
#define DAY_30   "truc-ban.2027-04-30.ngay"
#define NIGHT_30 "truc-ban.2027-04-30.dem"

/* Puts the cursor of the roster tab there; closes what stands above it. */
void desk_go(struct desk *desk, const char *slot);
/* Code of who holds a slot, in the draft or in what is published. Owned. */
char *desk_person(struct desk *desk, const char *slot, bool is_draft);
void assert_holds(struct desk *desk, const char *slot, const char *person); /* in the draft */
/* In the list of candidates: from the holder down to the first with that sign. */
void desk_seek(struct desk *desk, const char *sign);
/* Another supervisor, who has the same database open, locks a slot of the draft. */
void desk_lock_elsewhere(struct desk *desk, const char *slot);

#endif
