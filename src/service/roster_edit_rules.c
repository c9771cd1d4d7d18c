/* What hand work may break: part of service/roster_edit.h. */
#include <stdlib.h>
#include <string.h>

#include "domain/check.h"
#include "service/roster_edit_work.h"

#include "base/banned.h"

/* What the next edit may make good is told, and no more: the other half of a pair, what a unit
 * still lacks. */
bool edit_is_barring(const struct finding *finding)
{
	static const char *const told[] = {"gap", "together", "unit-least"};

	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (strcmp(finding->code, told[i]) == 0)
			return false;
	return finding->severity == FINDING_ERROR;
}

bool edit_is_known(const struct findings *before, const struct finding *finding)
{
	for (size_t i = 0; i < before->n; i++)
		if (strcmp(before->item[i].text, finding->text) == 0)
			return true;
	return false;
}

void edit_check(struct findings *out, const struct roster_task *task, const struct roster *roster,
                bool all)
{
	const struct leaves recorded = {task->leaves.leave, task->n_recorded};
	const struct check_input input = {
	    .roster = roster,
	    .staff = &task->staff,
	    .leaves = all ? &task->leaves : &recorded,
	    .exemptions = &task->exemptions,
	    .before = &task->neighbours,
	};

	*out = (struct findings){0};
	roster_check(out, &input);
}

/* Did this edit give him a slot? */
static bool is_placed(const struct editing *e, const char *person)
{
	for (size_t i = 0; person && i < e->result.n_before; i++) {
		const struct slot_state *before = &e->result.before[i];
		const struct slot *slot = roster_slot(&e->result.draft, before->slot);

		if (strcmp(slot->person, person) == 0 && strcmp(before->person, person) != 0)
			return true;
	}
	return false;
}

/* The draft with nobody in the slots that somebody gets: what placing him breaks is new to it. */
static void open_placed(struct roster *out, const struct editing *e)
{
	roster_copy(out, &e->result.draft);
	for (size_t i = 0; i < e->result.n_before; i++) {
		const struct slot_state *before = &e->result.before[i];
		struct slot *slot = roster_slot(out, before->slot);

		if (strcmp(slot->person, before->person) != 0)
			slot_assign(slot, "", "", "");
	}
}

static bool refuse(const struct editing *e, const struct finding *finding, struct err *err)
{
	return (e->options->force && roster_may_force(finding->code)) ||
	       err_set(err, ERR_CONFLICT, finding->code, "%s", finding->text);
}

bool edit_judge(struct editing *e, struct err *err)
{
	struct findings before, open, after;
	struct roster without;
	bool ok = true;

	open_placed(&without, e);
	edit_check(&before, &e->task, &e->old, true);
	edit_check(&open, &e->task, &without, true);
	edit_check(&after, &e->task, &e->result.draft, true);
	for (size_t i = 0; ok && i < after.n; i++) {
		const struct finding *finding = &after.item[i];

		if (edit_is_barring(finding) &&
		    (!finding->person || is_placed(e, finding->person)) &&
		    !edit_is_known(&before, finding) && !edit_is_known(&open, finding))
			ok = refuse(e, finding, err);
	}
	roster_release(&without);
	findings_release(&before);
	findings_release(&open);
	findings_release(&after);
	edit_check(&e->result.findings, &e->task, &e->result.draft, false);
	return ok;
}
