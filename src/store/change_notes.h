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

/* Covers and swaps whose pair begins with `text`, or that are of the slot `text`. */
struct change_pairs {
	size_t n, n_pending;
	char *pending; /* the first that is still to be confirmed, or NULL */
};
MUST_CHECK bool change_pairs_find(struct change_pairs *out, struct db *db, const char *text,
                                  struct err *err);
void change_pairs_release(struct change_pairs *pairs);

#endif
