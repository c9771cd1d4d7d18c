#ifndef UI_EDITOR_LOAD_H
#define UI_EDITOR_LOAD_H
/*
 * How much duty everybody bears with the roster that is shown: points over the years as the sổ điểm
 * trực has them, with this roster in place of what is published of it.
 */
#include "base/err.h"
#include "domain/person.h"
#include "domain/roster.h"
#include "service/reads.h"

struct app;

struct person_load {
	char *person;
	int points;  /* with this roster */
	bool counts; /* in the average */
};

struct loads {
	struct person_load *load; /* by code */
	size_t n;
	struct staff staff;
	struct segments near;   /* duty of other rosters around this one */
	struct rosters rosters; /* of `near` */
};

MUST_CHECK bool loads_make(struct loads *out, struct app *app, const struct roster *roster,
                           const struct segments *segments, struct err *err);
/* Points in tenths, on average of those who may hold the post. */
int loads_average(const struct loads *loads, const struct post *post);
/* NULL when nothing is known of him. */
const struct person_load *loads_find(const struct loads *loads, const char *person);
void loads_release(struct loads *loads);

#endif
