#ifndef SERVICE_NOTICES_H
#define SERVICE_NOTICES_H
/* Telling people: who of a published roster was told, has seen, has confirmed; and the words to
 * tell them with. */
#include "domain/notice.h"
#include "service/app.h"

MUST_CHECK bool notice_list(struct notice_lines *out, struct app *app, const char *period,
                            struct err *err);

struct notice_draft {
	const char *period, *person; /* code or name */
	enum notice_state state;
	const char *means; /* how: must not be empty */
	const char *note;  /* may be NULL */
	int64_t at;        /* 0: now; not later than now */
};
/* A supervisor for everybody, an officer for himself. ERR_CONFLICT "no-duty" for who neither has
 * duty in it nor ever was told of any. */
MUST_CHECK bool notice_add(struct app *app, const struct notice_draft *draft, struct err *err);

/* Short text to paste into a chat or to read out: when, where, duty leader, whom to ask for a swap.
 * Owned. ERR_NOT_FOUND "no-duty". */
MUST_CHECK bool notice_message(char **out, struct app *app, const char *period, const char *person,
                               struct err *err);

#endif
