#ifndef SERVICE_NOTICES_H
#define SERVICE_NOTICES_H
/* Telling people: who of a published roster was told, has seen, has confirmed; and the words to
 * tell them with. */
#include "domain/notice.h"
#include "service/app.h"
#include "service/calendar.h"

MUST_CHECK bool notice_list(struct notice_lines *out, struct app *app, const char *period,
                            struct err *err);

/* Of the published rosters that have not ended, the first in which somebody has not confirmed: how
 * many have not (0: all have), and its period, owned, or NULL. */
MUST_CHECK bool notice_waiting(size_t *n, char **period, struct app *app, int64_t at,
                               struct err *err);

struct notice_draft {
	const char *period, *person; /* code or name */
	enum notice_state state;
	const char *means; /* how: must not be empty */
	const char *note;  /* may be NULL */
	int64_t at;        /* 0: now; not later than now */
};
/*
 * A supervisor for everybody, an officer for himself. What is recorded is his duty as it was at
 * `at`: who was told before a cover and is recorded after it is still to be told again.
 * ERR_CONFLICT "left" for who had left by then, "no-duty" for who neither has duty in it nor ever
 * was told of any, "unpublished" for a time when nothing was published.
 */
MUST_CHECK bool notice_add(struct app *app, const struct notice_draft *draft, struct err *err);

/*
 * Short text to paste into a chat or to read out: when, where, duty leader, whom to ask for a swap;
 * of the published roster or, as long as there is none, of the draft. What has passed is left out.
 * Without telephone numbers, since a chat is kept by others, unless `privacy` is higher: then those
 * of the leader and of whom to ask, and the export is logged as all such are. Owned. ERR_NOT_FOUND
 * "no-duty".
 */
MUST_CHECK bool notice_message(char **out, struct app *app, const char *period, const char *person,
                               enum privacy privacy, struct err *err);

#endif
