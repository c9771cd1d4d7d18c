#ifndef SERVICE_ROSTER_BAR_H
#define SERVICE_ROSTER_BAR_H
/* Why somebody does not hold a slot: inside of service/roster_repair.h and roster_defence.h. */
#include "service/roster_model.h"
#include "solve/result.h"

struct roster_bar {
	const char *code; /* of the rule, as in findings: "leave", "rest", "overlap", ... */
	char *text;       /* owned */
};

/*
 * The rule that keeps `person` from taking `slot` over from whoever holds it, while all others hold
 * what they do in `held`. False: there is none.
 */
bool roster_bar(struct roster_bar *out, const struct roster_task *task,
                const struct roster_model *model, const struct solve_assignment *held,
                int32_t person, int32_t slot);
/* The same but for rules about what he holds else; cheap. */
bool roster_bar_alone(struct roster_bar *out, const struct roster_task *task,
                      const struct roster_model *model, int32_t person, int32_t slot);
void roster_bar_release(struct roster_bar *bar);

/* `held` with `slot` in the hands of `person` (SOLVE_NONE: of nobody), to be released. */
void roster_hand_over(struct solve_assignment *out, const struct solve_assignment *held,
                      int32_t person, int32_t slot);

#endif
