#ifndef SERVICE_ROSTER_EXPLAIN_TEAM_H
#define SERVICE_ROSTER_EXPLAIN_TEAM_H
/* SOLVE_COUPLE rules, that is those of domain/team.h, in words: inside of roster_explain.h. */
#include "service/roster_explain.h"

/* One finding for each rule between people and units that takes part in the clash. */
void roster_team_explain(struct findings *out, const struct roster_task *task,
                         const struct roster_model *model, const struct solve_clash *clash);

char *roster_team_text(const struct roster_task *task, const struct roster_model *model,
                       const struct solve_rule *rule);
/* What is so once the rule is given up: "... may be on duty at the same time". */
char *roster_team_way(const struct roster_task *task, const struct roster_model *model,
                      const struct solve_rule *rule);
const char *roster_team_code(const struct roster_task *task, const struct solve_rule *rule);

#endif
