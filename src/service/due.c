#include "service/due.h"

#include <stdlib.h>

#include "base/mem.h"
#include "service/checklists.h"
#include "service/notices.h"
#include "service/requests.h"

#include "base/banned.h"

/* A fault in a file of rounds must not take the board away from whoever is on duty. */
static bool add_rounds(struct due *due, struct app *app, int64_t at, struct err *err)
{
	if (round_list_due(&due->rounds, app, at, err))
		return true;
	if (err->code != ERR_INPUT && err->code != ERR_NOT_FOUND)
		return false;
	due->fault = xstrdup(err->msg);
	return true;
}

bool due_at(struct due *out, struct app *app, int64_t at, struct err *err)
{
	struct due due = {0};

	if (!checklist_open(&due.before, app, at, err))
		return false;
	if (!incidents_open(&due.incidents, app, at, err) || !add_rounds(&due, app, at, err) ||
	    (app->actor.role == ROLE_SUPERVISOR &&
	     !notice_waiting(&due.waiting, &due.waiting_period, app, at, err))) {
		due_release(&due);
		return false;
	}
	if (!request_unanswered(&due.requests, app, err)) {
		due_release(&due);
		return false;
	}
	*out = due;
	return true;
}

void due_release(struct due *due)
{
	checklist_release(&due->before);
	incident_views_release(&due->incidents);
	round_board_release(&due->rounds);
	requests_release(&due->requests);
	free(due->waiting_period);
	free(due->fault);
	*due = (struct due){0};
}
