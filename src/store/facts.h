#ifndef STORE_FACTS_H
#define STORE_FACTS_H
/* Holidays that the user imported, contacts, and single settings. Writers want an open transaction.
 */
#include "domain/contact.h"
#include "domain/holiday.h"
#include "store/db.h"

/* Only what was imported; the service lays it over what the program carries. */
MUST_CHECK bool holidays_load(struct holidays *out, struct db *db, struct err *err);
MUST_CHECK bool holiday_put(struct db *db, const struct holiday_day *day, struct err *err);

MUST_CHECK bool contacts_load(struct contacts *out, struct db *db, struct err *err); /* sorted */
MUST_CHECK bool contact_put(struct db *db, const struct contact *contact, struct err *err);

/* Settings of the database itself: "profile", "log-id", ... NULL in *out when there is none. */
MUST_CHECK bool setting_load(char **out, struct db *db, const char *name, struct err *err);
MUST_CHECK bool setting_put(struct db *db, const char *name, const char *value, struct err *err);

#endif
