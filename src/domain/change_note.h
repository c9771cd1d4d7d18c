#ifndef DOMAIN_CHANGE_NOTE_H
#define DOMAIN_CHANGE_NOTE_H
/*
 * What belongs to a cover or a swap besides the change itself: that both agreed to it, that an
 * officer on watch recorded it on the duty leader's word and the supervisor is still to confirm it.
 * It holds at once all the same.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum change_note_kind { NOTE_PENDING, NOTE_CONSENT, NOTE_CONFIRMED };

struct change_note {
	char *pair; /* of the changes that it belongs to */
	enum change_note_kind kind;
	char *person; /* code of who consented, gave the word, or confirmed */
	char *means;  /* "ký", "điện thoại" */
	int64_t at;
	char *note;
	char *by; /* code of who recorded it */
	int64_t uid;
	char *auth;
	int64_t made_at;
};

struct change_notes {
	struct change_note *note; /* by pair, in the order in which they were recorded */
	size_t n;
};

/* Is a cover or swap still to be confirmed? */
bool change_is_pending(const struct change_notes *notes, const char *pair);
void change_note_release(struct change_note *note);
void change_notes_release(struct change_notes *notes);
const char *change_note_kind_name(enum change_note_kind kind);

#endif
