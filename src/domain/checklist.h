#ifndef DOMAIN_CHECKLIST_H
#define DOMAIN_CHECKLIST_H
/*
 * Việc phải xong trước lễ: what has to be done before a holiday, each with the clause that wants
 * it, due at the end of the last working day before the watch begins. Items come from
 * data/checklist.csv; what was done about them is recorded per period.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum checklist_state {
	CHECKLIST_OPEN,
	CHECKLIST_DONE,
	CHECKLIST_IMPOSSIBLE, /* tried, could not be done; the evidence says why */
	CHECKLIST_NOT_OURS    /* does not concern this unit; the evidence says why */
};

struct checklist_item {
	char *id;       /* "V01" */
	char *title;    /* "Rà soát website, bỏ tên miền không dùng" */
	char *kinds;    /* of units that it concerns: "so;truong;soc" */
	char *basis;    /* duties of data/duties.csv: "O-046"; "" when no dispatch says so */
	char *clause;   /* in words, with its source */
	bool suggested; /* no dispatch: our suggestion (mức gợi ý) */
	char *evidence; /* what shows that it is done */
	char *action;   /* what the program does itself: "contacts", "numbers", or "" */
};

struct checklist_mark {
	char *id, *period, *item;
	enum checklist_state state;
	char *person;   /* who is to see to it, code or "" */
	char *evidence; /* what was done, or why not; a path or text */
	int64_t at;     /* when it was done */
	char *by;       /* code of who recorded it */
	int64_t uid;
	char *auth;
	int64_t made_at;
};

struct checklist_line { /* an item with the newest mark of the period */
	struct checklist_item item;
	struct checklist_mark mark; /* id NULL: none yet */
	char *name;                 /* of mark.person, or "" */
	char *progress; /* counted by the program: "4/7 đường dây nóng đã gọi thử", or "" */
};

struct checklist {
	char *period;
	int64_t due; /* UTC seconds: the end of the last working day before the watch */
	struct checklist_line *line; /* in the order of the data */
	size_t n;
	size_t n_open;
};

void checklist_item_release(struct checklist_item *item);
void checklist_mark_release(struct checklist_mark *mark);
void checklist_release(struct checklist *checklist);
const char *
checklist_state_name(enum checklist_state state); /* "open" "done" "impossible" "not-ours" */
bool checklist_state_find(enum checklist_state *out, const char *name);
const char *checklist_state_label(enum checklist_state state); /* translated */

#endif
