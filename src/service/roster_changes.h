#ifndef SERVICE_ROSTER_CHANGES_H
#define SERVICE_ROSTER_CHANGES_H
/* The covers and swaps recorded on a roster, with consents, and their confirmation. */
#include "domain/change_note.h"
#include "domain/person.h"
#include "domain/roster.h"
#include "service/app.h"

struct roster_changes {
	struct roster roster; /* the published version; all its changes, of older versions too */
	struct change_notes notes;
	struct staff staff; /* for names */
};

MUST_CHECK bool roster_changes_load(struct roster_changes *out, struct app *app, const char *period,
                                    struct err *err);
void roster_changes_release(struct roster_changes *changes);

/*
 * A supervisor confirms what an officer on watch recorded; it holds already. `change` is how
 * `roster changes` names it (the beginning of its pair), or its slot. ERR_NOT_FOUND
 * "no-such-change", ERR_CONFLICT "not-pending", "several".
 */
MUST_CHECK bool roster_confirm(struct app *app, const char *change, const char *note,
                               struct err *err);

#endif
