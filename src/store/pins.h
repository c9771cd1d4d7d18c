#ifndef STORE_PINS_H
#define STORE_PINS_H
/* PINs and the codes to set them with (domain/pin.h), as verifiers. Writers want an open
 * transaction. */
#include "store/db.h"

struct pin {
	char *person;
	char *verifier;
	int64_t set_at;
	int64_t failures; /* in a row */
	int64_t failed_at;
};

struct pin_code {
	char *person;
	char *verifier;
	char *made_by;
	int64_t made_at, expires;
	int64_t failures;
};

/* `person` NULL in `out` when there is none. */
MUST_CHECK bool pin_load(struct pin *out, struct db *db, const char *person, struct err *err);
/* Instead of the one that was there. */
MUST_CHECK bool pin_put(struct db *db, const struct pin *pin, struct err *err);
MUST_CHECK bool pin_remove(bool *found, struct db *db, const char *person, struct err *err);

MUST_CHECK bool pin_code_load(struct pin_code *out, struct db *db, const char *person,
                              struct err *err);
MUST_CHECK bool pin_code_put(struct db *db, const struct pin_code *code, struct err *err);
MUST_CHECK bool pin_code_remove(bool *found, struct db *db, const char *person, struct err *err);

void pin_release(struct pin *pin);
void pin_code_release(struct pin_code *code);

#endif
