#ifndef STORE_ROSTERS_H
#define STORE_ROSTERS_H
/*
 * Rosters in and out: a roster is a period; its versions are whole copies (posts, slots); changes
 * are records of their own. A published version never changes (triggers refuse it). Writers want an
 * open transaction.
 */
#include "domain/roster.h"
#include "store/db.h"

/* `version` 0 is the newest published one, -1 the draft, -2 the draft if there is one, else the
 * newest published. With the changes recorded on the roster so far. ERR_NOT_FOUND when there is
 * none. */
MUST_CHECK bool roster_load(struct roster *out, struct db *db, const char *period, int version,
                            struct err *err);

/* The published rosters (newest version each) whose watch or shifts touch [from, to). */
struct rosters {
	struct roster *roster;
	size_t n;
};
MUST_CHECK bool rosters_load(struct rosters *out, struct db *db, int64_t from, int64_t to,
                             struct err *err);
void rosters_release(struct rosters *rosters);

/* Without slots and posts: what `roster history` lists, newest first; period NULL: of all periods.
 */
MUST_CHECK bool rosters_history(struct rosters *out, struct db *db, const char *period,
                                struct err *err);

/*
 * Stores a draft; gives it the next version number of its period and the next revision. It replaces
 * the draft of the revision that it has (0: there was none); ERR_CONFLICT "stale" when another one
 * is there, so that two supervisors never overwrite each other unseen.
 */
#define ROSTER_ANY_REVISION (-1)
MUST_CHECK bool roster_put_draft(struct db *db, struct roster *draft, struct err *err);
/* The draft is no more; what is published stays. */
MUST_CHECK bool roster_drop_draft(struct db *db, const struct roster *draft, struct err *err);
/* The draft becomes the published version; the one before is superseded. */
MUST_CHECK bool roster_put_published(struct db *db, const struct roster *roster, struct err *err);
/* Ends the published life of another roster that a publication replaced. */
MUST_CHECK bool roster_put_superseded(struct db *db, const struct roster *roster, struct err *err);
MUST_CHECK bool change_put(struct db *db, const struct roster *roster, const struct change *change,
                           struct err *err);

/* ---- calendar: what is known of each event, kept by the transaction that changes it ---- */

struct event {
	char *uid;
	int privacy; /* 0 none, 1 duty, 2 full: each form of the file has its own count */
	int sequence;
	int64_t created, modified; /* UTC seconds */
	bool cancelled;
	char *hash;   /* of the body and of who holds it */
	char *body;   /* content lines from STATUS on, each ended by a newline, not yet folded */
	char *period; /* of the roster */
	char *people; /* codes of all who were ever in it, who holds it now first, " NV01 NV02 " */
	char *post;   /* id, "" for the day of the holiday itself */
	int64_t start;
};

struct events {
	struct event *event; /* by start, then uid */
	size_t n;
};

MUST_CHECK bool events_load(struct events *out, struct db *db, const char *period, int privacy,
                            struct err *err);
/* By uid in whatever period it was last; out->uid is NULL when there is none. */
MUST_CHECK bool event_load(struct event *out, struct db *db, const char *uid, int privacy,
                           struct err *err);
/* Makes or replaces the event of that uid and privacy; it then belongs to event->period. */
MUST_CHECK bool event_put(struct db *db, const struct event *event, struct err *err);
void event_release(struct event *event);
void events_release(struct events *events);

#endif
