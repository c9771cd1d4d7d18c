#ifndef SERVICE_PINS_H
#define SERVICE_PINS_H
/*
 * Who somebody says to be at a shared desk, shown by a PIN. A supervisor gives a code, the person
 * sets the PIN with it; from then on --as that person asks for the PIN. Whoever is known by a login
 * of his own needs none for that. Each wrong one is counted before it is looked at, and stands in
 * the audit trail. PINs and codes are wiped by the call that takes them.
 */
#include "domain/pin.h"
#include "service/app.h"

/* A code for `person` (as people name him) instead of one before; a supervisor's. `name` is owned.
 */
struct pin_ticket {
	char code[PIN_CODE];
	char *person, *name;
	int64_t expires;
};
MUST_CHECK bool pin_code_make(struct pin_ticket *out, struct app *app, const char *person,
                              struct err *err);
void pin_ticket_release(struct pin_ticket *ticket);

/* ERR_CONFLICT "wrong-pin", "pin-wait", or "no-pin" when there is none. `person` is a code. The
 * actor, if it is he, is then known by "pin". */
MUST_CHECK bool pin_check(struct app *app, const char *person, char *pin, struct err *err);
MUST_CHECK bool pin_has(bool *out, struct app *app, const char *person, struct err *err);

/* Before pin_set(): the old PIN or a code that a supervisor gave. The actor is then `person`.
 * Also "wrong-code", "no-code", "code-expired". */
MUST_CHECK bool pin_prove(struct app *app, const char *person, char *typed, struct err *err);
/* The actor's own, after pin_prove() or a check at the start; uses up the code. */
MUST_CHECK bool pin_set(struct app *app, char *pin, struct err *err);
bool pin_is_proven(const struct app *app);

/* PIN and code are gone; a supervisor's, who says why. */
MUST_CHECK bool pin_drop(struct app *app, const char *person, const char *reason, struct err *err);

struct pin_line {
	char *person, *name;
	int64_t set_at;   /* 0: has a code only */
	int64_t failures; /* in a row */
	int64_t waits;    /* seconds before the next try is let in */
	int64_t expires;  /* of a code that can be used; 0: none */
};

struct pin_lines {
	struct pin_line *line; /* in the order of the staff */
	size_t n;
};

MUST_CHECK bool pin_list(struct pin_lines *out, struct app *app, struct err *err);
void pin_lines_release(struct pin_lines *lines);

#endif
