#ifndef SERVICE_ROSTER_EXPLAIN_H
#define SERVICE_ROSTER_EXPLAIN_H
/* Rules that clash, in words: inside of service/rosters.h. */
#include "domain/finding.h"
#include "service/roster_model.h"
#include "solve/result.h"

/*
 * The first finding (code "infeasible") says how many shifts are wanted and how many are possible;
 * the others name the rules, one finding for each kind or person. All are errors. Notices (code
 * "way-out") come last: what would help, what asks least first.
 */
void roster_explain(struct findings *out, const struct roster_task *task,
                    const struct roster_model *model, const struct solve_clash *clash);

/* One rule about one person, or about several together, in words, owned; NULL for what is not told
 * of a single rule (rest, cover). */
char *roster_rule_text(const struct roster_task *task, const struct roster_model *model,
                       const struct solve_rule *rule);
/* As those of findings; or NULL. */
const char *roster_rule_code(const struct roster_task *task, const struct solve_rule *rule);

#endif
