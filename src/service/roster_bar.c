#include "service/roster_bar.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "service/roster_explain.h"
#include "solve/check.h"

#include "base/banned.h"

static const struct slot *slot_of(const struct roster_task *task, const struct roster_model *model,
                                  int32_t slot)
{
	return &task->draft.slot[model->slot[slot]];
}

static void tell_rule(struct roster_bar *out, const struct roster_task *task,
                      const struct roster_model *model, int32_t rule)
{
	const struct solve_rule *r = &model->model.rules[rule];

	out->code = roster_rule_code(task, r);
	out->text = roster_rule_text(task, model, r);
}

bool roster_bar_alone(struct roster_bar *out, const struct roster_task *task,
                      const struct roster_model *model, int32_t person, int32_t slot)
{
	for (int32_t i = 0; i < model->model.n_forbids; i++) {
		const struct solve_forbid *f = &model->model.forbids[i];

		if (f->person != person || f->slot != slot)
			continue;
		tell_rule(out, task, model, f->rule);
		return true;
	}
	for (int32_t i = 0; i < model->model.n_fixed; i++) {
		const struct solve_fixed *f = &model->model.fixed[i];

		if (f->person == person || f->slot != slot)
			continue;
		tell_rule(out, task, model, f->rule);
		return true;
	}
	return false;
}

void roster_hand_over(struct solve_assignment *out, const struct solve_assignment *held,
                      int32_t person, int32_t slot)
{
	solve_assignment_init(out, held->n + 1);
	out->n = 0;
	for (int32_t i = 0; i < held->n; i++)
		if (held->held[i].slot != slot)
			out->held[out->n++] = held->held[i];
	if (person != SOLVE_NONE)
		out->held[out->n++] = (struct solve_held){slot, person};
	solve_assignment_sort(out);
}

static bool is_same(const struct solve_violation *a, const struct solve_violation *b)
{
	return a->rule == b->rule && a->person == b->person && a->slot == b->slot &&
	       a->other == b->other;
}

static bool is_known(const struct solve_check *before, const struct solve_violation *violation)
{
	for (int32_t i = 0; i < before->n_violations; i++)
		if (is_same(&before->violations[i], violation))
			return true;
	return false;
}

static void tell(struct roster_bar *out, const struct roster_task *task,
                 const struct roster_model *model, const struct solve_violation *violation,
                 int32_t slot)
{
	const struct person *person = &task->staff.person[model->person[violation->person]];
	const int32_t other = violation->slot == slot ? violation->other : violation->slot;
	const bool is_overlap = violation->rule == SOLVE_NONE;

	if (!is_overlap && model->model.rules[violation->rule].kind != SOLVE_REST) {
		tell_rule(out, task, model, violation->rule);
		return;
	}
	out->code = is_overlap ? "overlap" : "rest";
	out->text = xasprintf(is_overlap ? _("%s holds %s at that time")
	                                 : _("%s would have too little rest beside %s"),
	                      person->name, slot_of(task, model, other)->id);
}

static int32_t count_rule(const struct solve_check *check, int32_t rule)
{
	int32_t n = 0;

	for (int32_t i = 0; i < check->n_violations; i++)
		n += check->violations[i].rule == rule;
	return n;
}

/* Rules between people and units say nothing of a slot that nobody holds, so they are compared with
 * what all hold now. */
static bool breaks_couple(struct roster_bar *out, const struct roster_task *task,
                          const struct roster_model *model, const struct solve_assignment *held,
                          const struct solve_check *after)
{
	struct solve_check now;
	bool found = false;

	solve_check(&now, &model->model, held);
	for (int32_t i = 0; i < after->n_violations && !found; i++) {
		const int32_t rule = after->violations[i].rule;

		found = rule != SOLVE_NONE && model->model.rules[rule].kind == SOLVE_COUPLE &&
		        count_rule(after, rule) > count_rule(&now, rule);
		if (found)
			tell_rule(out, task, model, rule);
	}
	solve_check_release(&now);
	return found;
}

bool roster_bar(struct roster_bar *out, const struct roster_task *task,
                const struct roster_model *model, const struct solve_assignment *held,
                int32_t person, int32_t slot)
{
	struct solve_assignment without, with;
	struct solve_check before, after;
	bool found = false;

	if (roster_bar_alone(out, task, model, person, slot))
		return true;
	roster_hand_over(&without, held, SOLVE_NONE, slot);
	roster_hand_over(&with, held, person, slot);
	solve_check(&before, &model->model, &without);
	solve_check(&after, &model->model, &with);
	for (int32_t i = 0; i < after.n_violations && !found; i++) {
		const struct solve_violation *violation = &after.violations[i];

		found = violation->person == person && !is_known(&before, violation);
		if (found)
			tell(out, task, model, violation, slot);
	}
	found = found || breaks_couple(out, task, model, held, &after);
	solve_check_release(&before);
	solve_check_release(&after);
	solve_assignment_release(&without);
	solve_assignment_release(&with);
	return found;
}

void roster_bar_release(struct roster_bar *bar)
{
	free(bar->text);
	*bar = (struct roster_bar){0};
}
