#ifndef SERVICE_REQUESTS_H
#define SERVICE_REQUESTS_H
/*
 * Requests that come in: taken, passed on, answered, done. Each is one entry of the watch log with
 * a record, in Vietnamese whatever language was chosen; `out` is that entry as stored. An entry
 * names a request in any way of log_find().
 */
#include "domain/request.h"
#include "service/app.h"

struct request_draft {
	const char *from;     /* the office or authority, and who speaks for it */
	const char *means;    /* "telephone", "văn bản" ...; or NULL */
	const char *document; /* number and symbol, or NULL */
	const char *dated;    /* day of the document, 2027-04-29, or NULL */
	const char *content;
	const char *system; /* that it is about, or NULL */
	enum urgency urgency;
	int64_t due; /* of the answer, after it came in; 0: none */
	int64_t at;  /* came in; 0: now */
};
MUST_CHECK bool request_add(struct entry *out, struct app *app, const struct request_draft *draft,
                            struct err *err);

/* `at` 0 is now; nothing lies before the request came in or in the future. All of these:
 * ERR_CONFLICT "request-done" when nothing is left to do. */
MUST_CHECK bool request_pass(struct entry *out, struct app *app, const char *number, const char *to,
                             int64_t at, struct err *err);
struct request_answer {
	const char *text;
	const char *means, *document; /* or NULL */
	int64_t at;
	bool is_done; /* nothing else is to be done about it */
};
MUST_CHECK bool request_answer(struct entry *out, struct app *app, const char *number,
                               const struct request_answer *answer, struct err *err);
/* `outcome` may be "" unless an answer was wanted by a time and none was given. */
MUST_CHECK bool request_finish(struct entry *out, struct app *app, const char *number,
                               const char *outcome, int64_t at, struct err *err);

/* Not answered yet: for the board. Sorted as requests_sort(). */
MUST_CHECK bool request_unanswered(struct requests *out, struct app *app, struct err *err);
/* Sorted as requests_sort(); with `open_only` those where something is left to do. */
MUST_CHECK bool request_list(struct requests *out, struct app *app, bool open_only,
                             struct err *err);

#endif
