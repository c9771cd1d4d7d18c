#ifndef SERVICE_ROSTER_WORD_H
#define SERVICE_ROSTER_WORD_H
/*
 * On whose word a cover or swap is recorded, and what is noted beside it: inside of
 * service/rosters.h and service/roster_changes.h.
 */
#include "domain/change_note.h"
#include "domain/person.h"
#include "service/app.h"

/* What an officer who is no supervisor records waits for a supervisor's confirmation. */
struct roster_word {
	bool is_pending;
	char *leader; /* code of who gave the word, or "": nobody had to */
	char *name;
	const char *means;
};

/*
 * A supervisor needs nobody's word. An officer who is on duty now, on any post, records it on the
 * word of whoever holds the duty leader's post now (posts_is_leader), and has to say on whose:
 * ERR_CONFLICT "not-on-duty", "no-leader", "not-leader". Wants one picture or a transaction.
 */
MUST_CHECK bool roster_word_take(struct roster_word *out, struct app *app,
                                 const struct staff *staff, const char *approved_by,
                                 struct err *err);
void roster_word_release(struct roster_word *word);

/* A note of the actor, now. */
MUST_CHECK bool roster_note(struct app *app, const char *pair, enum change_note_kind kind,
                            const char *person, const char *means, int64_t at, const char *note,
                            struct err *err);

#endif
