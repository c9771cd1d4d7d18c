#ifndef SERVICE_ROSTER_REPAIR_MODEL_H
#define SERVICE_ROSTER_REPAIR_MODEL_H
/* The question of a repair, before its costs: inside of service/roster_repair.h. */
#include "service/roster_least.h"
#include "service/roster_model.h"

/* Who holds what in the draft, and who is excused: those of `absent` (indices of the staff). */
void repair_base(struct least_base *out, const struct roster_task *task,
                 const struct roster_model *model, const char *absent);
void repair_base_release(struct least_base *base);

/* What is locked for somebody who cannot hold it any more is free. Before the model is built. */
void repair_unlock(struct roster_task *task);

/* Rules that the base breaks though nobody has to leave it for that: they are as wide as it. */
void repair_excuse(struct roster_model *model, const struct roster_task *task,
                   const struct least_base *base);

/*
 * Slots may stay open, so what clashes are locks and rules between people and units. Of these one
 * is given up, a unit's share first, a senior last: `given_up` (one for each rule of the model) is
 * marked. False: none takes part.
 */
bool repair_give_up(char *given_up, const struct roster_model *model,
                    const struct roster_task *task, const struct solve_clash *clash);
/* Couples of the marked rules are no more. */
void repair_drop(struct roster_model *model, const char *given_up);

#endif
