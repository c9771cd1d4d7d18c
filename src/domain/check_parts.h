#ifndef DOMAIN_CHECK_PARTS_H
#define DOMAIN_CHECK_PARTS_H
/* What the files behind domain/check.h share; nobody else includes it. */
#include "domain/check.h"

/* "06:00–14:00 30/04/2027", "22:00 30/04/2027 – 06:00 01/05/2027". Owned. */
char *check_stretch(int64_t start, int64_t end);
/* "8 h", "10 h 30 min". Owned. */
char *check_hours(int64_t minutes);

/* Empty slots, holes in round-the-clock posts that neighbours (may be NULL) leave too, hours with
 * nobody on site. */
void check_coverage(struct findings *out, const struct roster *roster,
                    const struct segments *segments, const struct segments *neighbours);

/* True when `person` lacks what the post wants; the finding says so. */
bool check_skill(struct finding *why, const struct person *person, const struct post *post);

/* True when the slot was given to another unit; the finding says so. Who stands in may be of any.
 */
bool check_unit(struct finding *why, const struct person *person, const struct segment *segment);

/* The rules between people and units that the roster was made with. */
void check_team(struct findings *out, const struct check_input *input,
                const struct segments *segments);

#endif
