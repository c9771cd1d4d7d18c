/* Hand work on slots, and what it costs: part of service/roster_edit.h. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "domain/amend.h"
#include "service/roster_bound.h"
#include "service/roster_cost.h"
#include "service/roster_edit_work.h"
#include "service/roster_find.h"
#include "solve/check.h"

#include "base/banned.h"

bool edit_is_open(const struct editing *e, const struct slot *slot)
{
	const struct post *post = posts_find(&e->result.draft.posts, slot->post);

	return !(post && *post->concurrent) &&
	       !(e->task.is_amendment && slot_has_begun(slot, e->now));
}

static bool find_slot(struct slot **out, const struct editing *e, const char *id, struct err *err)
{
	const struct roster *draft = &e->result.draft;

	*out = roster_slot(draft, id);
	if (!*out)
		return err_set(err, ERR_NOT_FOUND, "no-such-slot", _("%s has no slot \"%s\""),
		               draft->period.name, id);
	if (edit_is_open(e, *out))
		return true;
	if (!slot_is_own(draft, *out, err))
		return false;
	return err_set(err, ERR_CONFLICT, "past", _("%s has begun: what has passed is not changed"),
	               id);
}

/* ---- the states before ---- */

static void state_release(struct slot_state *state)
{
	free(state->slot);
	free(state->person);
	free(state->name);
	free(state->unit);
}

static void remember(struct edit_result *result, const struct slot *slot)
{
	for (size_t i = 0; i < result->n_before; i++)
		if (strcmp(result->before[i].slot, slot->id) == 0)
			return;
	result->before = array_grow(result->before, result->n_before, sizeof *result->before);
	result->before[result->n_before++] =
	    (struct slot_state){xstrdup(slot->id), xstrdup(slot->person), xstrdup(slot->name),
	                        xstrdup(slot->unit), slot->locked};
}

static bool is_same(const struct slot_state *state, const struct slot *slot)
{
	return strcmp(state->person, slot->person) == 0 && strcmp(state->unit, slot->unit) == 0 &&
	       state->locked == slot->locked;
}

static void forget_unchanged(struct edit_result *result)
{
	size_t n = 0;

	for (size_t i = 0; i < result->n_before; i++) {
		struct slot_state *state = &result->before[i];

		if (is_same(state, roster_slot(&result->draft, state->slot)))
			state_release(state);
		else
			result->before[n++] = *state;
	}
	result->n_before = n;
}

void edit_result_release(struct edit_result *result)
{
	for (size_t i = 0; i < result->n_before; i++)
		state_release(&result->before[i]);
	free(result->before);
	findings_release(&result->findings);
	roster_release(&result->draft);
	*result = (struct edit_result){0};
}

/* ---- units ---- */

/* How many units are called so, letter by letter or folded; `found` is the last one. */
static int count_units(const char **found, const struct staff *staff, const char *name,
                       bool is_folded)
{
	int n = 0;

	*found = NULL;
	for (size_t i = 0; i < staff->n; i++) {
		const char *unit = staff->person[i].unit;
		char *text = is_folded ? viet_fold(unit) : xstrdup(unit);

		if (*unit && strcmp(text, name) == 0 && (!*found || strcmp(*found, unit) != 0)) {
			*found = unit;
			n++;
		}
		free(text);
	}
	return n;
}

static bool find_unit(const char **out, const struct staff *staff, const char *name,
                      struct err *err)
{
	char *folded = viet_fold(name);
	bool found =
	    count_units(out, staff, name, false) > 0 || count_units(out, staff, folded, true) == 1;

	free(folded);
	return found ||
	       err_set(err, ERR_NOT_FOUND, "no-such-unit",
	               _("nobody on the staff list is of \"%s\"; see: trucban staff list"), name);
}

/* ---- one edit ---- */

static bool place(const struct editing *e, struct slot *slot, const char *text, struct err *err)
{
	const struct person *person;

	if (!*text) {
		slot_assign(slot, "", "", "");
		slot->locked = false;
		return true;
	}
	person = staff_match(&e->task.staff, text);
	if (!person)
		return err_set(err, ERR_NOT_FOUND, "no-such-person",
		               _("nobody answers to \"%s\", or several do; give the code of the "
		                 "person (trucban staff list)"),
		               text);
	slot_assign(slot, person->code, person->name, person->position);
	return true;
}

static bool give(const struct editing *e, struct slot *slot, const char *name, struct err *err)
{
	const char *unit = "";

	if (*name && !find_unit(&unit, &e->task.staff, name, err))
		return false;
	slot_give(slot, unit);
	return true;
}

/* Only its people may hold what was given to a unit. */
static bool check_unit_of(const struct editing *e, const struct slot *slot, struct err *err)
{
	const struct person *person = staff_find(&e->task.staff, slot->person);

	if (!person || slot_allows_unit(slot, person->unit))
		return true;
	return err_set(err, ERR_CONFLICT, "unit", _("%s is not of %s, to which %s was given"),
	               person->name, slot->unit, slot->id);
}

static bool lock(struct slot *slot, bool locked, struct err *err)
{
	if (locked && !*slot->person)
		return err_set(err, ERR_CONFLICT, "open",
		               _("%s is open: only a slot that somebody holds can be locked"),
		               slot->id);
	slot->locked = locked;
	return true;
}

static bool apply(struct editing *e, const struct slot_edit *edit, struct err *err)
{
	struct slot *slot;

	if (!find_slot(&slot, e, edit->slot, err))
		return false;
	remember(&e->result, slot);
	if ((edit->unit && !give(e, slot, edit->unit, err)) ||
	    (edit->person && !place(e, slot, edit->person, err)))
		return false;
	if ((edit->unit || edit->person) && !check_unit_of(e, slot, err))
		return false;
	return edit->locked < 0 || lock(slot, edit->locked, err);
}

bool edit_apply(struct editing *e, const struct slot_edit *edits, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (!apply(e, &edits[i], err))
			return false;
	forget_unchanged(&e->result);
	return true;
}

/* ---- what it costs ---- */

struct reckoning {
	int64_t cost;
	int n_broken, moves;
};

static void reckon(struct reckoning *out, struct roster_task *task, const struct roster *roster)
{
	struct roster_case c;
	struct solve_check check;

	roster_task_ask(task, roster);
	c.task = *task; /* borrowed */
	roster_model_build(&c.model, task);
	roster_model_held(&c.held, &c.model, task, roster);
	solve_check(&check, &c.model.model, &c.held);
	out->n_broken = (int)check.n_violations;
	out->cost = check.objective + c.model.offset;
	out->moves = roster_case_moves(&c, &c.held);
	solve_check_release(&check);
	solve_assignment_release(&c.held);
	roster_model_release(&c.model);
}

/* Has anybody's slot changed hands, or is something free again that was not? */
static bool is_reopened(const struct edit_result *result)
{
	for (size_t i = 0; i < result->n_before; i++) {
		const struct slot_state *state = &result->before[i];
		const struct slot *slot = roster_slot(&result->draft, state->slot);

		if (strcmp(state->person, slot->person) != 0 || (state->locked && !slot->locked) ||
		    (*state->unit && strcmp(state->unit, slot->unit) != 0))
			return true;
	}
	return false;
}

void edit_count(struct editing *e)
{
	struct edit_result *result = &e->result;
	struct roster *draft = &result->draft;
	struct reckoning before, after;
	int64_t bound;
	int n_broken;

	reckon(&before, &e->task, &e->old);
	reckon(&after, &e->task, draft);
	result->cost_before = before.cost;
	result->cost_after = after.cost;
	result->moves = after.moves - before.moves;
	result->move_cost = e->task.weights.moved;
	n_broken = after.n_broken;
	bound = roster_bound_find(&e->task, draft);
	/* What a repair or an older program has proven still is so when somebody only locks. */
	if (bound == INT64_MIN && !e->is_new && !n_broken && !is_reopened(result))
		return;
	if (bound > result->cost_after && !n_broken)
		bound = INT64_MIN;
	draft->objective = result->cost_after;
	draft->bound = bound;
	if (n_broken || bound == INT64_MIN)
		draft->quality = QUALITY_MANUAL;
	else
		draft->quality = bound == result->cost_after ? QUALITY_OPTIMAL : QUALITY_FEASIBLE;
}
