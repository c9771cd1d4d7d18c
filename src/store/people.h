#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H
/* People, leave, exemptions and pairs in and out of the database. Writers want an open transaction.
 */
#include "domain/person.h"
#include "domain/team.h"
#include "store/db.h"

MUST_CHECK bool staff_load(struct staff *out, struct db *db,
                           struct err *err); /* sorted; leavers too */
/* Makes or updates the person of that code. */
MUST_CHECK bool person_put(struct db *db, const struct person *person, struct err *err);

MUST_CHECK bool leaves_load(struct leaves *out, struct db *db, struct err *err);      /* by start */
MUST_CHECK bool leave_put(struct db *db, const struct leave *leave, struct err *err); /* by id */
/* Is the same stretch of the same kind of this person already there? (imports repeated) */
MUST_CHECK bool leave_exists(bool *out, struct db *db, const struct leave *leave, struct err *err);
/* The absence of no further kind over the same stretch gets the kind of `leave`. */
MUST_CHECK bool leave_name(bool *found, struct db *db, const struct leave *leave, struct err *err);

MUST_CHECK bool exemptions_load(struct exemptions *out, struct db *db, struct err *err);
MUST_CHECK bool exemption_put(struct db *db, const struct exemption *exemption, struct err *err);

/* Two people who never, or only, serve together: rules of kind TEAM_APART and TEAM_TOGETHER, added
 * to those that are there. */
MUST_CHECK bool pairs_load(struct team_rules *rules, struct db *db, struct err *err);
/* Instead of what was said of these two; `a` is the smaller code. */
MUST_CHECK bool pair_put(struct db *db, const struct team_rule *pair, struct err *err);
MUST_CHECK bool pair_drop(bool *found, struct db *db, const char *a, const char *b,
                          struct err *err);

#endif
