#ifndef SERVICE_CHECKLISTS_H
#define SERVICE_CHECKLISTS_H
/*
 * The list before a holiday: what is open, who sees to it, what was done. Open items print with the
 * roster and pass to the first shift, which may mark them too.
 *
 * Two items count themselves, and are done once all are, unless somebody has marked them otherwise:
 * "contacts": hotlines in force when the watch begins that were confirmed (contact confirm) from
 * CHECKLIST_DAYS days before the watch on; "numbers": people of the published roster whose
 * telephone number is on the staff list and who have confirmed that they were told of their duty,
 * whatever it was then, since the message asks for the number too (notice add).
 */
#include "domain/checklist.h"
#include "service/app.h"

#define CHECKLIST_DAYS 30

/* The items that the program carries, of all kinds of units. */
MUST_CHECK bool checklist_carried(struct checklist_items *out, struct err *err);

/* `period` as people give it. Items that do not concern this kind of unit are left out. */
MUST_CHECK bool checklist_load(struct checklist *out, struct app *app, const char *period,
                               struct err *err);

/* All marks of an item, oldest first. */
MUST_CHECK bool checklist_history(struct checklist_marks *out, struct app *app, const char *period,
                                  const char *item, struct err *err);

struct checklist_change {
	const char *period, *item;
	enum checklist_state state;
	const char *person;   /* code or name; NULL: as before; "" nobody */
	const char *evidence; /* wanted for anything but CHECKLIST_OPEN */
	int64_t at;           /* 0: now; not later than now */
};
/* A supervisor; or an officer, from the start of the watch on or for an item that is his. */
MUST_CHECK bool checklist_mark(struct app *app, const struct checklist_change *change,
                               struct err *err);
/* Who is to see to it ("" nobody); all else stays. A supervisor. */
MUST_CHECK bool checklist_assign(struct app *app, const char *period, const char *item,
                                 const char *person, struct err *err);

/* What is still open, for the board: from a day before a watch begins until its first shift ends
 * (the last of those that begin with the watch; a day where no roster is published). Only the open
 * lines; n 0 when nothing is open, and at other times. */
MUST_CHECK bool checklist_open(struct checklist *out, struct app *app, int64_t at, struct err *err);

#endif
