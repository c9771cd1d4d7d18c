#ifndef DOMAIN_TEAM_TIME_H
#define DOMAIN_TEAM_TIME_H
/*
 * Rules of domain/team.h hold at every minute. Between two cuts that stand next to each other
 * nothing changes, so that the first minute speaks for all of them.
 */
#include "domain/person.h"
#include "domain/post.h"

struct cuts { /* minutes at which something may change; start from {0} */
	int64_t *at;
	size_t n;
};

void cuts_add(struct cuts *cuts, int64_t at);
/* Begin and end of a stretch of the post, and where its place changes in between. */
void cuts_add_duty(struct cuts *cuts, const struct post *post, int64_t start, int64_t end);
/* Where people of the unit come and go: leave, and the day on which somebody has left. */
void cuts_add_unit(struct cuts *cuts, const char *unit, const struct staff *staff,
                   const struct leaves *leaves);
void cuts_sort(struct cuts *cuts); /* ascending, each once */
void cuts_release(struct cuts *cuts);

/* Is the person employed and not absent at that minute? */
bool team_is_there(const struct person *person, const struct leaves *leaves, int64_t at);
/* How many people of the unit are. */
int team_there(const char *unit, const struct staff *staff, const struct leaves *leaves,
               int64_t at);
bool team_is_onsite(const struct post *post, int64_t at);

#endif
