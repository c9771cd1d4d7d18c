#ifndef SERVICE_ROSTER_POINTS_H
#define SERVICE_ROSTER_POINTS_H
/*
 * Who bears how much with a roster: points of all other published rosters and of history, points,
 * turns and nights of this one as it stands. People are compared with those who may hold the same
 * posts: nobody else could have taken duty from them. Reads only; nothing is generated.
 */
#include "domain/roster.h"
#include "service/app.h"

struct points_line {
	char *person, *name, *unit;
	int group;               /* index */
	int before, here, after; /* points */
	int turns, nights;       /* in this roster */
	bool counts;             /* in average and spread: is there, not exempt, not new */
};

struct points_group { /* people who may hold the same posts */
	char *posts;  /* their titles */
	int average;  /* of `after`, in tenths, over those who count */
	int spread;   /* the most less the least of them */
};

struct roster_points {
	struct points_line *line; /* by group, most points first */
	size_t n;
	struct points_group *group; /* in the order of the posts */
	size_t n_groups;
	int most;   /* points of anybody */
	int spread; /* the largest of a group */
};

MUST_CHECK bool roster_points_load(struct roster_points *out, struct app *app,
                                   const struct roster *roster, const struct segments *segments,
                                   struct err *err);
void roster_points_release(struct roster_points *points);

#endif
