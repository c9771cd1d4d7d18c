#ifndef UI_EDITOR_LOAD_H
#define UI_EDITOR_LOAD_H
/*
 * How much duty everybody bears with the roster that is shown (service/roster_points.h), and what
 * duty of other rosters lies around it.
 */
#include "service/reads.h"
#include "service/roster_points.h"

struct loads {
	struct roster_points points;
	struct segments near;   /* duty of other rosters around this one */
	struct rosters rosters; /* of `near` */
};

MUST_CHECK bool loads_make(struct loads *out, struct app *app, const struct roster *roster,
                           const struct segments *segments, struct err *err);
/* NULL for who may hold none of its posts. */
const struct points_line *loads_find(const struct loads *loads, const char *person);
/* Points in tenths, on average of those who may hold the same posts as he; NULL: 0. */
int loads_average(const struct loads *loads, const struct points_line *line);
void loads_release(struct loads *loads);

#endif
