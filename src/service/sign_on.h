#ifndef SERVICE_SIGN_ON_H
#define SERVICE_SIGN_ON_H
/*
 * Who came to the desk and who left it, as entries of the watch log with a record "sign-on": object
 * the slot ("" without one), fields `what` and `minutes` (early or late). Coming moves no
 * responsibility; that a relief does who takes over. Posts that are not handed over want none of
 * it.
 */
#include "domain/entry.h"
#include "service/watch.h"

enum sign_on_what {
	SIGN_ON_ARRIVED, /* from `arrive-before` minutes before the start of the shift */
	SIGN_ON_EARLY,   /* sooner */
	SIGN_ON_EXTRA,   /* no shift of his begins within 12 hours */
	SIGN_ON_LEFT,
	SIGN_ONS
};

struct sign_on {
	enum sign_on_what what;
	int64_t seq, at; /* of the entry */
	char *number;
	char *person, *name;
	char *slot;        /* "" for none */
	int minutes;       /* by which he was late or, SIGN_ON_EARLY, early */
	bool is_answering; /* left, although the shift is his and still runs */
	char *text;        /* of the entry */
};

struct sign_on_list {
	struct sign_on *item; /* newest first */
	size_t n;
};

/* The actor's. ERR_CONFLICT "already-here", "not-here". */
MUST_CHECK bool sign_on_arrive(struct sign_on *out, struct app *app, struct err *err);
MUST_CHECK bool sign_on_leave(struct sign_on *out, struct app *app, struct err *err);
MUST_CHECK bool sign_on_load(struct sign_on_list *out, struct app *app, int64_t from, int64_t to,
                             struct err *err);
void sign_on_release(struct sign_on *sign_on);
void sign_on_list_release(struct sign_on_list *list);

const char *sign_on_name(enum sign_on_what what);  /* "arrived" "early" "extra" "left" */
const char *sign_on_label(enum sign_on_what what); /* translated */

/*
 * A warning "late-relief" for each post handed over whose holder has not arrived `late-after`
 * minutes after the start: his number, then the duty leader's. Whoever has written into the log in
 * that shift is there too. Silent where nobody has signed on for 31 days: the agency does not do
 * so.
 */
MUST_CHECK bool sign_on_add_late(struct watch *watch, struct app *app, struct err *err);

#endif
