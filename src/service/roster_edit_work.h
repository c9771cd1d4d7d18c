#ifndef SERVICE_ROSTER_EDIT_WORK_H
#define SERVICE_ROSTER_EDIT_WORK_H
/* What the files behind service/roster_edit.h share; nobody else includes it. */
#include "service/roster_edit.h"
#include "service/roster_task.h"

struct editing { /* hand work under way, in one picture or transaction */
	struct app *app;
	const struct edit_options *options;
	struct roster_task task;
	struct roster old; /* as it was; what is laid out anew has nobody */
	bool is_new;       /* there was no draft */
	int64_t now;       /* this minute */
	struct edit_result result;
};

/* The draft of `period`, or what becomes it. */
MUST_CHECK bool edit_load(struct editing *e, const char *period, struct err *err);
void edit_release(struct editing *e); /* but for the result */

/* Into the draft and the states before it; nothing is judged yet. */
MUST_CHECK bool edit_apply(struct editing *e, const struct slot_edit *edits, size_t n,
                           struct err *err);
/* ERR_CONFLICT with the rule that who was placed breaks. The findings of the result are those of
 * the draft now. */
MUST_CHECK bool edit_judge(struct editing *e, struct err *err);
/* Costs, bound and quality. */
void edit_count(struct editing *e);
/* Draft and audit row. */
MUST_CHECK bool edit_store(struct editing *e, struct err *err);

/* Slots that neither have begun nor are held along with another: edits may touch these. */
bool edit_is_open(const struct editing *e, const struct slot *slot);

/* ---- rules, also for service/roster_candidates.h ---- */

/* Shows up where somebody is placed, and keeps him from it. */
bool edit_is_barring(const struct finding *finding);
bool edit_is_known(const struct findings *before, const struct finding *finding);
/* What the roster breaks; `all`: who was absent at a repair counts as on leave. */
void edit_check(struct findings *out, const struct roster_task *task, const struct roster *roster,
                bool all);

#endif
