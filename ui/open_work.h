#ifndef UI_OPEN_WORK_H
#define UI_OPEN_WORK_H
/* What a supervisor still has to see to for one roster, as counts. */
#include <stddef.h>

#include "base/err.h"

struct app;

struct open_work {
	size_t unconfirmed; /* people who have duty and have not confirmed that they know */
	size_t pending;     /* covers and swaps that wait to be confirmed */
	size_t checklist;   /* things to be done before the holiday */
};

/* Nothing but zeros for who is no supervisor. */
MUST_CHECK bool open_work_load(struct open_work *out, struct app *app, const char *period,
                               bool is_published, struct err *err);
/* "3 have not confirmed · 9 things before the holiday", "" when there is nothing. Owned. */
char *open_work_words(const struct open_work *work);

#endif
