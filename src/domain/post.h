#ifndef DOMAIN_POST_H
#define DOMAIN_POST_H
/*
 * A post (vị trí trực): what has to be filled, when, by whom, and what it weighs. Comes from the
 * configuration; a roster keeps a copy of those that it was made with.
 */
#include <stdbool.h>
#include <stddef.h>

#include "domain/holiday.h"

enum place { PLACE_ONSITE, PLACE_HOME };

#define DAYS_ALL     ((1U << DAY_TYPES) - 1U)
#define DAYS_WORKING ((1U << DAY_WORKDAY) | (1U << DAY_MAKEUP_WORKDAY))
#define DAYS_OFF     (DAYS_ALL & ~DAYS_WORKING)

struct shift {
	char *code;    /* "ngay", "dem": part of a slot's id */
	char *name;    /* "Ca ngày" */
	int start;     /* minute of the day on which it begins */
	int length;    /* minutes, 1-1440 */
	unsigned days; /* bit set of enum day_type: on which days it is needed */
};

/* Kinds of time that points tell apart (a minute has exactly one). */
enum weight_kind {
	WEIGHT_WORKDAY,
	WEIGHT_WEEKLY_REST,
	WEIGHT_COMPENSATORY, /* swapped days off too */
	WEIGHT_STATUTORY,
	WEIGHT_TET,     /* statutory days of Tết */
	WEIGHT_TET_EVE, /* from 18:00 of the lunar year's last day to 06:00 */
	WEIGHTS
};

struct place_span {   /* a part of the day with another place than the post's */
	int from, to; /* minutes of the day, from > to wraps over midnight */
	enum place place;
};

struct post {
	char *id; /* "truc-ban" */
	char *title;
	struct shift *shift;
	size_t n_shifts;
	int headcount;
	char *skill; /* "" when anybody may */
	enum place place;
	struct place_span *span;
	size_t n_spans;
	int rest_before, rest_after; /* minutes; 720 for shift posts (Labour Code art. 110) */
	bool handover;               /* the relief takes over in person */
	bool leader; /* the duty leader's; of the configuration: a roster's copy does not keep it */
	bool round_clock;    /* a minute without anybody is a gap */
	int weight[WEIGHTS]; /* points for 8 hours of each kind, in percent of a point */
	char *concurrent;    /* kiêm nhiệm: id of the post whose holder fills this one, or "" */
	char **compatible;   /* ids of posts that the same person may hold at the same time */
	size_t n_compatible;
};

struct posts {
	struct post *post;
	size_t n;
};

const struct post *posts_find(const struct posts *posts, const char *id);
/* The post whose shifts and holders `post` takes: itself unless it is held concurrently. */
const struct post *posts_pattern(const struct posts *posts, const struct post *post);
/* The shift of that code in the pattern of the post of that id, or NULL. */
const struct shift *posts_shift(const struct posts *posts, const char *post, const char *code);
/* Is the post of that id the duty leader's? The one that says so, among those of the configuration;
 * where none does, one whose id begins with "lanh-dao". */
bool posts_is_leader(const struct posts *posts, const char *id);
bool post_is_compatible(const struct post *a, const struct post *b);
enum place post_place(const struct post *post, int minute);
void post_copy(struct post *out, const struct post *from);
void post_release(struct post *post);
void posts_copy(struct posts *out, const struct posts *from);
void posts_release(struct posts *posts);
const char *place_name(enum place place); /* "onsite", "home" */
bool place_find(enum place *out, const char *name);
const char *place_label(enum place place); /* translated: "tại cơ quan", "tại nhà" */
const char *weight_kind_name(enum weight_kind kind);
const char *weight_kind_label(enum weight_kind kind); /* translated */

#endif
