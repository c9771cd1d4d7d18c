#ifndef SERVICE_CHECKLISTS_H
#define SERVICE_CHECKLISTS_H
/*
 * The list before a holiday: what is open, who sees to it, what was done. Open items print with the
 * roster and pass to the first shift, which may mark them too.
 */
#include "domain/checklist.h"
#include "service/app.h"

/* `period` as people give it. Items that do not concern this kind of unit are left out. */
MUST_CHECK bool checklist_load(struct checklist *out, struct app *app, const char *period,
                               struct err *err);

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

/* What is still open of the watch that runs at `at` or begins within a day: for the board. Empty
 * once nothing is open; n 0 outside. */
MUST_CHECK bool checklist_open(struct checklist *out, struct app *app, int64_t at, struct err *err);

#endif
