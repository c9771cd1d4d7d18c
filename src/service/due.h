#ifndef SERVICE_DUE_H
#define SERVICE_DUE_H
/* What is due for whoever looks at the board: rounds of those who are on, incidents that are not
 * finished, requests that nobody has answered, open items of the list before a holiday and, for a
 * supervisor, how many people have not confirmed their duty. Who is on is in service/watch.h. */
#include "domain/checklist.h"
#include "domain/request.h"
#include "service/incidents.h"
#include "service/round_watch.h"

struct due {
	struct checklist before;         /* as checklist_open() */
	size_t waiting;                  /* as notice_waiting(); 0 for who is no supervisor */
	char *waiting_period;            /* or NULL */
	struct incident_views incidents; /* as incidents_open() */
	struct requests requests;        /* as request_unanswered() */
	struct round_board rounds;
	char *fault; /* why the agency's own rounds cannot be read, or NULL: then there are none */
};

MUST_CHECK bool due_at(struct due *out, struct app *app, int64_t at, struct err *err);
void due_release(struct due *due);

#endif
