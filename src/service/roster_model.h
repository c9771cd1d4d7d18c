#ifndef SERVICE_ROSTER_MODEL_H
#define SERVICE_ROSTER_MODEL_H
/*
 * The question that the generator is asked about a roster: its free slots, who may hold them under
 * which rules, and what is fair. Inside of service/rosters.h.
 */
#include "service/roster_task.h"
#include "solve/result.h"

struct roster_model {
	struct solve_model model;
	size_t *slot;   /* of a slot of the model: its index in the draft */
	size_t *person; /* of a person of the model: the index in the staff */
	int64_t offset; /* added to the cost: 0 when an amendment moves nobody */
};

#define ROSTER_SHORT_OF_REST 1 /* by order, and gets nothing more */
#define ROSTER_GIVEN         1 /* the slot was given to a unit: others may not hold it */

/*
 * Tags of rules: LEAVE and EXEMPT the index in the task's list; MAX 0 for shifts, 1 for nights;
 * ABSENT 0 for who has left, or ROSTER_SHORT_OF_REST (service/roster_repair.h); BUSY the index in
 * the task's neighbours, and behind them in what is settled; FIXED 0 for who is locked,
 * ROSTER_GIVEN of a slot, about nobody in particular; COUPLE see roster_model_team.h.
 */
void roster_model_build(struct roster_model *out, const struct roster_task *task);
void roster_model_release(struct roster_model *model);

/* Who holds what in `roster`, as far as it is part of the question; to be released. */
void roster_model_held(struct solve_assignment *out, const struct roster_model *model,
                       const struct roster_task *task, const struct roster *roster);

/* The segment behind a BUSY rule's tag. */
const struct segment *roster_model_duty(const struct roster_task *task, int32_t tag);

#endif
