#ifndef DOMAIN_ROSTER_H
#define DOMAIN_ROSTER_H
/*
 * A roster: who holds which post when, in one version (draft or published), with the posts it was
 * made with and the covers and swaps recorded on it. roster_resolve() is the one truth about who is
 * on: console, now, prints and calendars all come from its segments. Pure values; no clock, no
 * store.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/holiday.h"
#include "domain/post.h"
#include "domain/team.h"

/*
 * One place in the pattern on one day. The id is post.day.shift ("truc-ban.2027-05-01.dem"), with
 * "+2" for the second head (".2" is the second part of a split slot in calendars): it survives
 * regeneration, amendment, cover and swap. A shift belongs to the day on which it begins; the first
 * and last shifts of a period are shortened to its edges.
 */
struct slot {
	char *id;
	char *post;  /* id */
	char *shift; /* code */
	struct date day;
	int head;           /* 1.. */
	int64_t start, end; /* UTC seconds */
	char *person;       /* code, or "" while open */
	char *name;         /* as printed in this version */
	char *position;     /* as printed in this version */
	bool locked;        /* generate keeps it */
	char *unit; /* to which it was given ("Phòng X cử"), or "": only its people may hold it */
	int points;
};

enum change_kind { CHANGE_COVER, CHANGE_SWAP };

/* Somebody else takes a slot or a part of it: a record of its own on top of a published version. */
struct change {
	char *id; /* random; both halves of a swap share `pair` */
	char *pair;
	enum change_kind kind;
	int version; /* of the roster on which it was recorded */
	char *slot;
	int64_t from, to;
	char *replaced; /* code of the person who held it */
	char *person;   /* code of the person who takes it */
	char *name, *position;
	char *reason;
	char *approved_by; /* on whose word, may be "" */
	char *by;          /* code of who recorded it, with the OS uid and how authenticated */
	int64_t uid;
	char *auth; /* "os", "stated", "pin" */
	int64_t at; /* when it was recorded */
};

enum roster_status { ROSTER_DRAFT, ROSTER_PUBLISHED, ROSTER_SUPERSEDED };

enum quality_status { QUALITY_MANUAL, QUALITY_OPTIMAL, QUALITY_FEASIBLE };

struct roster {
	char *id; /* random: the same for all versions */
	struct period period;
	int version;
	enum roster_status status;
	int revision; /* of a draft: goes up with each change of it, see roster_put_draft() */
	int64_t made_at, published_at; /* 0 while a draft */
	char *made_by, *published_by;
	int64_t edited_at; /* by hand, after it was made; 0: never */
	char *edited_by;
	int64_t submitted_at; /* a draft that lies before who signs (trình ký); 0: it does not */
	char *submitted_by;
	char *number, *signer, *signer_title; /* of the order, may be "" */
	bool has_order_date;
	struct date order_date; /* that it bears */
	char *basis;            /* documents that it rests on, a line for each; may be "" */
	enum quality_status quality;
	int64_t objective, bound;
	struct posts posts;
	struct team_rules rules;
	struct slot *slot; /* by start, then post in the order of `posts`, then head */
	size_t n_slots;
	struct change *change; /* in the order in which they were recorded */
	size_t n_changes;
};

/* A stretch of a slot with one holder. `part` is 1 for the first; an unsplit slot has just that. */
struct segment {
	const struct slot *slot;     /* borrowed from the roster */
	const struct post *post;     /* borrowed from the roster */
	const struct change *change; /* the one that made it so, or NULL */
	int part;
	int64_t start, end;
	const char *person, *name, *position; /* borrowed; person "" when nobody */
};

struct segments {
	struct segment *segment; /* in the order of the slots */
	size_t n;
};

/* No texts are NULL: {0} is no roster, but what this makes is. */
void roster_init(struct roster *out);
/* The slots that a period needs, open, with points; `out` has posts, period and ids only. */
void roster_lay_out(struct roster *out, const struct period *period, const struct posts *posts,
                    const struct holidays *holidays);
/* Points of a stretch of duty of a post: hours split at midnight and by kind of day, rounded, >= 1.
 */
int roster_points(const struct post *post, int64_t start, int64_t end,
                  const struct holidays *holidays);
/* Minutes of a stretch by kind of time; `minutes` has WEIGHTS elements and is added to. */
void roster_minutes(int minutes[], int64_t start, int64_t end, const struct holidays *holidays);

/*
 * Applies the changes in order: each replaces `replaced` by `person` within its stretch of its
 * slot. A change of a whole slot counts only in its own version (an amendment starts from what was
 * resolved); one of a part also in later ones, as long as the slot still has the person that it
 * replaces. Slots of a post held concurrently follow the segments of the post that they go with.
 */
void roster_resolve(struct segments *out, const struct roster *roster);
void segments_release(struct segments *segments);

void roster_sort(struct roster *roster);                               /* its slots */
struct slot *roster_slot(const struct roster *roster, const char *id); /* or NULL */
bool roster_is_submitted(const struct roster *roster);
/* Its papers say DỰ THẢO: a draft, or in force without the number of a document. */
bool roster_is_draft_on_paper(const struct roster *roster);
void slot_assign(struct slot *slot, const char *person, const char *name, const char *position);
void roster_add_change(struct roster *roster, const struct change *change); /* copied */
void roster_copy(struct roster *out, const struct roster *from);
void slot_give(struct slot *slot, const char *unit); /* "": to none */
bool slot_allows_unit(const struct slot *slot, const char *unit); /* may its people hold it? */
void slot_copy(struct slot *out, const struct slot *from);
void change_copy(struct change *out, const struct change *from);
void change_release(struct change *change);
void slot_release(struct slot *slot);
void roster_release(struct roster *roster);

const char *roster_status_name(enum roster_status status); /* "draft", "published", "superseded" */
const char *roster_status_label(enum roster_status status);
/* The same, but a draft that lies before who signs says so. */
const char *roster_state_label(const struct roster *roster);
const char *quality_name(enum quality_status status); /* "manual", "optimal", "feasible" */
const char *change_kind_name(enum change_kind kind);

#endif
