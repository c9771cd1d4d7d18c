#ifndef SERVICE_ROSTER_MODEL_TEAM_H
#define SERVICE_ROSTER_MODEL_TEAM_H
/*
 * The draft's rules between people and units as couples: inside of service/roster_model.h. What is
 * settled counts; where it breaks a rule for good, the rule asks no more than that nothing is
 * added.
 */
#include "service/roster_model.h"

/*
 * SOLVE_COUPLE rules, one for each side of a unit's share, one for each shift that wants a senior
 * (its `slot`), else one for each rule of the draft.
 */
void roster_model_team(struct roster_model *model, const struct roster_task *task);

/* The rule of the draft that a SOLVE_COUPLE rule's tag stands for. */
const struct team_rule *roster_model_team_rule(const struct roster_task *task, int32_t tag);
bool roster_model_is_most(int32_t tag); /* of a unit's share: the greatest number, not the least */

#endif
