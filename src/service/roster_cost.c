#include "service/roster_cost.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/check.h"

#include "base/banned.h"

int64_t cost_total(const struct cost_parts *parts)
{
	return parts->wishes + parts->changes + parts->points + parts->shifts + parts->adjacent;
}

bool roster_case_load(struct roster_case *out, struct app *app, const struct roster *roster,
                      struct err *err)
{
	struct roster_case c;

	if (!roster_task_load_again(&c.task, app, roster, err))
		return false;
	roster_model_build(&c.model, &c.task);
	roster_model_held(&c.held, &c.model, &c.task, roster);
	*out = c;
	return true;
}

void roster_case_release(struct roster_case *c)
{
	solve_assignment_release(&c->held);
	roster_model_release(&c->model);
	roster_task_release(&c->task);
}

static int32_t find_person(const struct roster_case *c, const char *code)
{
	for (int32_t p = 0; p < c->model.model.n_people; p++)
		if (strcmp(c->task.staff.person[c->model.person[p]].code, code) == 0)
			return p;
	return SOLVE_NONE;
}

/* Slots in which somebody else is locked: see add_moved() of the model. */
static void split_locked(struct cost_parts *people, const struct roster_case *c)
{
	struct roster base;

	roster_task_base(&base, &c->task);
	for (int32_t s = 0; s < c->model.model.n_slots; s++) {
		const struct slot *slot = &c->task.draft.slot[c->model.slot[s]];
		const struct slot *old = roster_slot(&base, slot->id);
		int32_t p = SOLVE_NONE;

		if (slot->locked && old && strcmp(old->person, slot->person) != 0)
			p = find_person(c, old->person);
		if (p != SOLVE_NONE)
			people[p].changes += c->task.weights.moved;
	}
	roster_release(&base);
}

/* Cells are wishes, and holders who keep their slots: these are changes where they do not. */
static void split_changes(struct cost_parts *people, const struct roster_case *c,
                          const struct solve_assignment *held)
{
	const int64_t moved = c->task.weights.moved;

	for (int32_t s = 0; s < c->model.model.n_slots; s++) {
		const struct slot *slot = &c->task.draft.slot[c->model.slot[s]];
		int32_t p;

		if (!*slot->person || slot->locked)
			continue;
		p = find_person(c, slot->person);
		if (p == SOLVE_NONE)
			continue;
		if (solve_assignment_has(held, p, s))
			people[p].wishes += moved;
		else
			people[p].changes += moved;
	}
}

/* The first measure is points, the second shifts: without weight, it costs nothing. */
static void split_measures(struct cost_parts *people, const struct roster_case *c,
                           const struct solve_assignment *held)
{
	struct solve_model model = c->model.model;
	struct solve_measure measures[2] = {model.measures[0], model.measures[1]};
	struct solve_check check;

	measures[1].weight = xcalloc((size_t)model.n_people + 1, sizeof *measures[1].weight);
	model.measures = measures;
	solve_check(&check, &model, held);
	for (int32_t p = 0; p < model.n_people; p++) {
		people[p].shifts = people[p].points - check.people[p].measures;
		people[p].points = check.people[p].measures;
	}
	solve_check_release(&check);
	free(measures[1].weight);
}

void roster_case_cost(struct cost_parts *out, struct cost_parts *people,
                      const struct roster_case *c, const struct solve_assignment *held)
{
	const size_t n = (size_t)c->model.model.n_people;
	struct cost_parts *own = xcalloc(n + 1, sizeof *own);
	struct solve_check check;

	solve_check(&check, &c->model.model, held);
	for (size_t p = 0; p < n; p++)
		own[p] = (struct cost_parts){.wishes = check.people[p].cells,
		                             .points = check.people[p].measures,
		                             .adjacent = check.people[p].adjacency};
	solve_check_release(&check);
	split_measures(own, c, held);
	split_changes(own, c, held);
	split_locked(own, c);
	*out = (struct cost_parts){0};
	for (size_t p = 0; p < n; p++) {
		out->wishes += own[p].wishes;
		out->changes += own[p].changes;
		out->points += own[p].points;
		out->shifts += own[p].shifts;
		out->adjacent += own[p].adjacent;
		if (people)
			people[p] = own[p];
	}
	free(own);
}

int roster_case_moves(const struct roster_case *c, const struct solve_assignment *held)
{
	struct cost_parts parts;

	if (!c->task.is_amendment || c->task.weights.moved == 0)
		return 0;
	roster_case_cost(&parts, NULL, c, held);
	return (int)(parts.changes / c->task.weights.moved);
}

static bool is_nothing(const struct cost_parts *parts)
{
	return !parts->wishes && !parts->changes && !parts->points && !parts->shifts &&
	       !parts->adjacent;
}

bool roster_cost_split(struct roster_cost *out, struct app *app, const struct roster *roster,
                       struct err *err)
{
	struct roster_cost cost = {0};
	struct cost_parts *people;
	struct roster_case c;

	if (!roster_case_load(&c, app, roster, err))
		return false;
	people = xcalloc((size_t)c.model.model.n_people + 1, sizeof *people);
	roster_case_cost(&cost.parts, people, &c, &c.held);
	cost.person = xcalloc((size_t)c.model.model.n_people + 1, sizeof *cost.person);
	for (int32_t p = 0; p < c.model.model.n_people; p++) {
		const struct person *person = &c.task.staff.person[c.model.person[p]];

		if (!is_nothing(&people[p]))
			cost.person[cost.n++] = (struct cost_person){
			    xstrdup(person->code), xstrdup(person->name), people[p]};
	}
	for (int32_t s = 0; s < c.model.model.n_slots; s++)
		cost.open += solve_assignment_holder(&c.held, s) == SOLVE_NONE;
	free(people);
	roster_case_release(&c);
	*out = cost;
	return true;
}

void roster_cost_release(struct roster_cost *cost)
{
	for (size_t i = 0; i < cost->n; i++) {
		free(cost->person[i].person);
		free(cost->person[i].name);
	}
	free(cost->person);
	*cost = (struct roster_cost){0};
}
