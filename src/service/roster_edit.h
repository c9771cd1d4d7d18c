#ifndef SERVICE_ROSTER_EDIT_H
#define SERVICE_ROSTER_EDIT_H
/*
 * Hand work on the draft of a roster: who holds a slot, to which unit it is given, what is locked.
 * Each call is one transaction and one audit row. A draft of which a supervisor saw revision N is
 * changed only while it still is revision N: two of them never overwrite each other unseen. What
 * has begun of a published roster and slots that are held along with another post are never
 * touched; a draft that lies before who signs is taken back first (roster_recall()). Where a period
 * has a published roster and no draft, the first edit makes its amendment; where it has nothing, an
 * empty one is laid out.
 */
#include "service/rosters.h"

struct slot_edit {
	const char *slot;
	const char *person; /* code or name; "" nobody; NULL: as it is */
	const char *unit;   /* "" none; NULL: as it is. A person of another unit is refused */
	int locked;         /* 1, 0; -1: as it is */
};

struct edit_options {
	const char *period; /* NULL: that of the first slot */
	int revision;       /* of the draft that was seen; ROSTER_ANY_REVISION: whatever is there */
	bool force;         /* although it breaks a rule of rest, of limits or of pairs and units */
	const char *action; /* of the audit row: "roster assign", "roster undo" ... */
};

struct slot_state { /* of a slot: enough to take an edit back */
	char *slot, *person, *name, *unit;
	bool locked;
};

struct edit_result {
	struct roster draft;       /* after it */
	struct findings findings;  /* of roster_check() on that */
	struct slot_state *before; /* of the slots that it changed: undo puts these back */
	size_t n_before;
	int64_t cost_before, cost_after; /* as roster_cost counts them; equal when unknown */
	int moves;         /* slots more (or less) that change hands against the version in force */
	int64_t move_cost; /* what each of them is of the costs */
};

/*
 * All edits or none. Who has leave, is exempt or lacks the skill is refused (ERR_CONFLICT with the
 * rule), who has too little rest or too many shifts, or breaks a rule between people and units,
 * unless forced; ERR_CONFLICT "stale" when
 * somebody else has changed the draft since. Cost, bound and quality of the draft are kept true:
 * the bound still holds, so quality is "optimal" where the cost still meets it, and "manual" while
 * a slot is open or a rule is broken.
 */
MUST_CHECK bool roster_edit(struct edit_result *out, struct app *app, const struct slot_edit *edits,
                            size_t n, const struct edit_options *options, struct err *err);
/* The same, but nothing is stored: what would happen. */
MUST_CHECK bool roster_try(struct edit_result *out, struct app *app, const struct slot_edit *edits,
                           size_t n, const struct edit_options *options, struct err *err);
void edit_result_release(struct edit_result *result);

/*
 * Each slot of the draft that is neither locked nor begun is given to the unit of whoever holds it,
 * and open again: units then name their people themselves.
 */
MUST_CHECK bool roster_allot(struct edit_result *out, struct app *app, const char *period,
                             int revision, struct err *err);

/* The draft goes to who signs and is not changed until it is published or taken back. */
MUST_CHECK bool roster_submit(struct roster *out, struct app *app, const char *period,
                              struct err *err);
MUST_CHECK bool roster_recall(struct roster *out, struct app *app, const char *period,
                              const char *reason, struct err *err);
/* The draft is dropped; its slots stand in the audit row. ERR_NOT_FOUND when there is none. */
MUST_CHECK bool roster_drop(struct app *app, const char *period, struct err *err);

#endif
