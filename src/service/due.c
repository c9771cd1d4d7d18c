#include "service/due.h"

#include <stdlib.h>

#include "service/checklists.h"
#include "service/notices.h"

#include "base/banned.h"

bool due_at(struct due *out, struct app *app, int64_t at, struct err *err)
{
	struct due due = {0};

	if (!checklist_open(&due.before, app, at, err))
		return false;
	if (!incidents_open(&due.incidents, app, at, err)) {
		due_release(&due);
		return false;
	}
	if (app->actor.role == ROLE_SUPERVISOR &&
	    !notice_waiting(&due.waiting, &due.waiting_period, app, at, err)) {
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
	free(due->waiting_period);
	*due = (struct due){0};
}
