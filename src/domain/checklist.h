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
#include "domain/holiday.h"

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
	char *basis;    /* duties of data/duties.csv: "O-046;O-049"; "" when no dispatch says so */
	char *clause;   /* in words, with its source */
	bool suggested; /* no dispatch: our suggestion (mức gợi ý) */
	char *evidence; /* what shows that it is done */
	char *action;   /* what the program does itself: "contacts", "numbers", or "" */
};

struct checklist_items { /* an item may stand several times, for other kinds of units */
	struct checklist_item *item;
	size_t n;
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

struct checklist_marks {
	struct checklist_mark *mark; /* in the order in which they were recorded */
	size_t n;
};

struct checklist_line { /* an item with the newest mark of the period */
	struct checklist_item item;
	struct checklist_mark mark; /* id NULL: none yet */
	enum checklist_state state; /* of the mark; done too where the program counts it as such */
	char *name;                 /* of mark.person, or "" */
	char *progress; /* counted by the program: "4/7 đường dây nóng đã gọi thử", or "" */
};

struct checklist {
	char *period, *title;
	int64_t start; /* of the watch */
	int64_t due;   /* UTC seconds: the end of the last working day before the watch */
	struct checklist_line *line; /* in the order of the data */
	size_t n;
	size_t n_open;
};

/* Marks and what was counted make a line; takes over `item` and leaves an empty one behind. Counted
 * as done when `is_counted` and nobody has said otherwise: a mark that only names a person does
 * not. */
void checklist_add(struct checklist *list, struct checklist_item *item,
                   const struct checklist_marks *marks, const char *name, const char *progress,
                   bool is_counted);
/* "so" of "so;truong". */
bool checklist_item_is_for(const struct checklist_item *item, const char *kind);
/* The line of that id, written in any case, or NULL. */
const struct checklist_line *checklist_find(const struct checklist *list, const char *id);
/* The newest of an item, or NULL. */
const struct checklist_mark *checklist_marks_newest(const struct checklist_marks *marks,
                                                    const char *item);
/* The end of office hours of the last working day before `first`. */
int64_t checklist_due(struct date first, const struct holidays *holidays,
                      const struct office_hours *hours);
void checklist_item_release(struct checklist_item *item);
void checklist_items_release(struct checklist_items *items);
void checklist_mark_copy(struct checklist_mark *out, const struct checklist_mark *from);
void checklist_marks_release(struct checklist_marks *marks);
void checklist_mark_release(struct checklist_mark *mark);
void checklist_release(struct checklist *checklist);
const char *
checklist_state_name(enum checklist_state state); /* "open" "done" "impossible" "not-ours" */
bool checklist_state_find(enum checklist_state *out, const char *name);
const char *checklist_state_label(enum checklist_state state); /* translated */

#endif
