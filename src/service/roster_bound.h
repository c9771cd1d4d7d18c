#ifndef SERVICE_ROSTER_BOUND_H
#define SERVICE_ROSTER_BOUND_H
/*
 * About what a bound was proven, so that it may be believed after hand work on the draft: a hash of
 * the question, and what was locked or given to units in it. Kept in the audit row of a generated
 * draft. A bound holds as long as all of that still is so and the same question would be asked
 * again; locks and choices made since only restrict it. Inside of service/roster_edit.h.
 */
#include "service/roster_model.h"

/* "question=HASH kept=SLOT:PERSON given=SLOT:UNIT ...", as the question is before it is answered;
 * `named` (NULL: none) marks slots that are locked only for this question. Owned. */
char *roster_bound_format(const struct roster_task *task, const struct roster_model *model,
                          const char *named);
/* With the bound that was proven; owned. */
char *roster_bound_detail(const char *question, int64_t bound);
/* The bound in task->made_with, if it still holds for `roster`; INT64_MIN: none does. The task is
 * asked about something else afterwards: roster_task_ask(). */
int64_t roster_bound_find(struct roster_task *task, const struct roster *roster);

#endif
