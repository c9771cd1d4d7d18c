#ifndef SERVICE_ROSTER_TASK_H
#define SERVICE_ROSTER_TASK_H
/*
 * All that the making of a roster looks at, loaded in one picture, and the roster laid out: inside
 * of service/rosters.h.
 */
#include "domain/ledger.h"
#include "domain/roster.h"
#include "service/app.h"
#include "store/rosters.h"

/* Duty that is not to be decided: in other published rosters, or in this one when it has begun or
 * is the cover of a part. The segments borrow from `rosters` and `published`. */
struct roster_task {
	struct roster draft; /* a free slot carries who holds it now or has it locked, or "" */
	struct roster published;
	bool is_amendment; /* otherwise `published` is empty */
	int64_t now;
	struct roster_weights weights; /* as configured */
	struct staff staff;
	struct leaves leaves; /* absences of a repair come last: roster_absence.h */
	size_t n_recorded;    /* of the leaves: the others are no leave */
	struct exemptions exemptions;
	struct holidays holidays;
	struct ledger past; /* without the free slots of this roster */
	struct rosters rosters;
	struct segments neighbours; /* of `rosters` */
	struct segments settled;    /* of `published` */
};

MUST_CHECK bool roster_task_load(struct roster_task *out, struct app *app, const char *period,
                                 struct err *err);
/*
 * For a repair: the draft is the published version as resolved, with its own posts, whatever the
 * configuration says by now; what is locked in it stays locked. Who was absent when it was made
 * still is. ERR_NOT_FOUND: none is published.
 */
MUST_CHECK bool roster_task_load_published(struct roster_task *out, struct app *app,
                                           const char *period, struct err *err);
/*
 * Looking back at a roster: what was to be decided when it was made, as far as staff, leaves and
 * other rosters still are as they were. Who holds what stays in `roster`. Wants no open
 * transaction.
 */
MUST_CHECK bool roster_task_load_again(struct roster_task *out, struct app *app,
                                       const struct roster *roster, struct err *err);
void roster_task_release(struct roster_task *task);

/* The draft is stored, in one transaction with its audit row ("PERIOD vN", `detail`, the weights
 * and absences). ERR_CONFLICT "overtaken" when another version was published meanwhile. */
MUST_CHECK bool roster_task_store(struct roster_task *task, struct app *app, const char *action,
                                  const char *detail, struct err *err);

/* Is this slot of the draft to be filled by the generator? */
bool roster_task_is_free(const struct roster_task *task, const struct slot *slot);

/*
 * Resolved duty of other published rosters near [from, to), for rest at the edges, without what
 * `roster` fills itself. `rosters` is loaded; `out` borrows from it.
 */
MUST_CHECK bool roster_neighbours(struct segments *out, struct rosters *rosters, struct db *db,
                                  const struct roster *roster, struct err *err);

#endif
