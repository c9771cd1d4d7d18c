#ifndef STORE_VERSION_H
#define STORE_VERSION_H
/* Inside the store: what one version of a roster is made of, its posts, its slots and the rules
 * between people. */
#include "domain/roster.h"
#include "store/db.h"

/* Fills posts, slots and rules of a roster whose id and version are set. On failure what was filled is the
 * caller's to release. */
MUST_CHECK bool version_load_posts(struct roster *roster, struct db *db, struct err *err);
MUST_CHECK bool version_load_slots(struct roster *roster, struct db *db, struct err *err);
MUST_CHECK bool version_load_rules(struct roster *roster, struct db *db, struct err *err);

MUST_CHECK bool version_put_posts(struct db *db, const struct roster *roster, struct err *err);
MUST_CHECK bool version_put_slots(struct db *db, const struct roster *roster, struct err *err);
MUST_CHECK bool version_put_rules(struct db *db, const struct roster *roster, struct err *err);

#endif
