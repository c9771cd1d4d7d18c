#ifndef SERVICE_CALENDAR_H
#define SERVICE_CALENDAR_H
/*
 * iCalendar (RFC 5545, 7986; METHOD:PUBLISH of RFC 5546) and vCard 3.0 (RFC 2426) out. One UID for
 * each slot, never made from person or time; SEQUENCE and LAST-MODIFIED are kept by the transaction
 * that changes the resolved roster or a hotline in it, so the files are byte-stable when nothing
 * changed.
 */
#include "service/app.h"

enum privacy { PRIVACY_NONE, PRIVACY_DUTY, PRIVACY_FULL };
bool privacy_find(enum privacy *out, const char *name); /* "none", "duty", "full" */

/*
 * To be called inside the transaction that changed rosters, contacts or names: renders every event
 * of the period's published roster for each privacy, raises the count of those that changed, marks
 * those of dropped slots as cancelled. `period` NULL: of all periods that have not ended. A period
 * without a published roster is fine: what was known of it is cancelled. After a publication that
 * replaced another roster: first the new period, then the old one, so that slots keep their UID.
 */
MUST_CHECK bool calendar_refresh(struct app *app, const char *period, struct err *err);

struct calendar_options {
	const char *period;
	const char *person; /* code: own calendar with the alarm; or NULL */
	const char *post;   /* id, or NULL */
	enum privacy privacy;
};
/* The whole file as text, owned. A privacy above none is logged (audit and watch log). */
MUST_CHECK bool calendar_export(char **out, struct app *app, const struct calendar_options *options,
                                struct err *err);
/* Hotlines as cards; with privacy also the people on duty in `period` (may be NULL). */
MUST_CHECK bool vcard_export(char **out, struct app *app, const char *period, enum privacy privacy,
                             struct err *err);

#endif
