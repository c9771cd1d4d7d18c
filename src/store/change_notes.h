#ifndef STORE_CHANGE_NOTES_H
#define STORE_CHANGE_NOTES_H
/* Consents, and confirmations of covers and swaps, in and out. Writers want an open transaction. */
#include "domain/change_note.h"
#include "store/db.h"

/* Of the changes of a roster (by its id, not its period). */
MUST_CHECK bool change_notes_load(struct change_notes *out, struct db *db, const char *roster,
                                  struct err *err);
MUST_CHECK bool change_note_put(struct db *db, const struct change_note *note, struct err *err);
/* How many covers and swaps of all rosters are still to be confirmed. */
MUST_CHECK bool change_notes_count_pending(size_t *out, struct db *db, struct err *err);

#endif
