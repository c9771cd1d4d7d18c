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
	bool keeps_units; /* open slots that were given to a unit are not free */
	char *made_with;  /* detail of the audit row of its making, looked back at; may be NULL */
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
 * other rosters still are as they were. Who holds what stays in `roster`.
 */
MUST_CHECK bool roster_task_load_again(struct roster_task *out, struct app *app,
                                       const struct roster *roster, struct err *err);
/* Another roster of the same version in its place: what was to be decided, and what is locked or
 * given to units in that one. */
void roster_task_ask(struct roster_task *task, const struct roster *roster);
/*
 * What was given to a unit stays as the draft has it: open where it names nobody, locked where it
 * does; `named` (one for each slot, owned) marks those that were locked by this.
 */
MUST_CHECK bool roster_task_keep_units(char **named, struct roster_task *task, struct app *app,
                                       struct err *err);
/* The version that an amendment starts from, with its whole covers and swaps; else no slots. To be
 * released. */
void roster_task_base(struct roster *out, const struct roster_task *task);
void roster_task_release(struct roster_task *task);

/* ERR_CONFLICT "submitted" when the period's draft lies before who signs. */
MUST_CHECK bool roster_check_submitted(struct app *app, const char *period, struct err *err);
bool roster_refuse_submitted(const struct roster *draft, struct err *err); /* the same of this */

/* `detail` with weights and absences, for an audit row; owned. */
char *roster_task_detail(const struct roster_task *task, const char *detail);
/* The draft is stored, in one transaction with its audit row ("PERIOD vN", `detail`, the weights
 * and absences). ERR_CONFLICT "overtaken" when another version was published meanwhile,
 * "stale" and "submitted" when the draft there is not the one that was seen. */
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
