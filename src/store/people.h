#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H
/* People, leave and exemptions in and out of the database. Writers want an open transaction. */
#include "domain/person.h"
#include "store/db.h"

MUST_CHECK bool staff_load(struct staff *out, struct db *db,
                           struct err *err); /* sorted; leavers too */
/* Makes or updates the person of that code. */
MUST_CHECK bool person_put(struct db *db, const struct person *person, struct err *err);

MUST_CHECK bool leaves_load(struct leaves *out, struct db *db, struct err *err);      /* by start */
MUST_CHECK bool leave_put(struct db *db, const struct leave *leave, struct err *err); /* by id */
/* Is the same stretch of the same kind of this person already there? (imports repeated) */
MUST_CHECK bool leave_exists(bool *out, struct db *db, const struct leave *leave, struct err *err);

MUST_CHECK bool exemptions_load(struct exemptions *out, struct db *db, struct err *err);
MUST_CHECK bool exemption_put(struct db *db, const struct exemption *exemption, struct err *err);

#endif
