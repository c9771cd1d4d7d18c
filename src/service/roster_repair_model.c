#include "service/roster_repair_model.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/check.h"
#include "service/roster_model_team.h"
#include "solve/check.h"
#include "solve/model_build.h"

#include "base/banned.h"

static int32_t find_person(const struct roster_task *task, const struct roster_model *model,
                           const char *code)
{
	for (int32_t p = 0; p < model->model.n_people; p++)
		if (strcmp(task->staff.person[model->person[p]].code, code) == 0)
			return p;
	return LEAST_OUTSIDE;
}

void repair_base(struct least_base *out, const struct roster_task *task,
                 const struct roster_model *model, const char *absent)
{
	out->holder = xcalloc((size_t)model->model.n_slots + 1, sizeof *out->holder);
	out->is_excused = xcalloc((size_t)model->model.n_people + 1, 1);
	for (int32_t s = 0; s < model->model.n_slots; s++) {
		const char *person = task->draft.slot[model->slot[s]].person;

		out->holder[s] = *person ? find_person(task, model, person) : LEAST_NOBODY;
	}
	for (int32_t p = 0; p < model->model.n_people; p++)
		out->is_excused[p] = absent[model->person[p]];
}

void repair_base_release(struct least_base *base)
{
	free(base->holder);
	free(base->is_excused);
	*base = (struct least_base){0};
}

void repair_unlock(struct roster_task *task)
{
	for (size_t i = 0; i < task->draft.n_slots; i++) {
		struct slot *slot = &task->draft.slot[i];
		const struct post *post = posts_find(&task->draft.posts, slot->post);
		const struct person *person = staff_find(&task->staff, slot->person);

		if (!slot->locked || !post || !roster_task_is_free(task, slot))
			continue;
		if (!person || check_person(NULL, person, post, slot->start, slot->end,
		                            &task->leaves, &task->exemptions))
			slot->locked = false;
	}
}

/* ---- what was overruled before ---- */

static bool overlaps(const struct segment *duty, const struct slot *slot)
{
	return duty->start < slot->end && slot->start < duty->end;
}

/* Too little rest beside duty elsewhere. */
static void excuse_busy(struct roster_model *model, const struct roster_task *task,
                        const struct least_base *base)
{
	struct solve_model *m = &model->model;
	int32_t n = 0;

	for (int32_t i = 0; i < m->n_forbids; i++) {
		const struct solve_forbid f = m->forbids[i];
		const struct solve_rule *rule = &m->rules[f.rule];

		if (rule->kind == SOLVE_BUSY && base->holder[f.slot] == f.person &&
		    !overlaps(roster_model_duty(task, rule->tag),
		              &task->draft.slot[model->slot[f.slot]]))
			continue;
		m->forbids[n++] = f;
	}
	m->n_forbids = n;
}

/* He may keep what he has, and gets nothing else: rules between slots then say nothing more. */
static void excuse_rest(struct roster_model *model, const struct least_base *base, int32_t rule)
{
	struct solve_model *m = &model->model;

	m->rules[rule].kind = SOLVE_ABSENT;
	m->rules[rule].tag = ROSTER_SHORT_OF_REST;
	for (int32_t s = 0; s < m->n_slots; s++)
		if (base->holder[s] != m->rules[rule].person)
			solve_model_forbid(m, m->rules[rule].person, s, rule);
}

static void excuse_limit(struct roster_model *model, int32_t rule)
{
	for (int32_t i = 0; i < model->model.n_limits; i++)
		if (model->model.limits[i].rule == rule)
			model->model.limits[i].most++;
}

/* What of the base may stay. */
static void held_of(struct solve_assignment *out, const struct solve_model *model,
                    const struct least_base *base)
{
	char *is_barred = xcalloc((size_t)model->n_slots + 1, 1);

	for (int32_t i = 0; i < model->n_forbids; i++)
		if (base->holder[model->forbids[i].slot] == model->forbids[i].person)
			is_barred[model->forbids[i].slot] = 1;
	solve_assignment_init(out, model->n_slots);
	out->n = 0;
	for (int32_t s = 0; s < model->n_slots; s++)
		if (base->holder[s] >= 0 && !is_barred[s])
			out->held[out->n++] = (struct solve_held){s, base->holder[s]};
	free(is_barred);
}

/* False: there was nothing to excuse. */
static bool excuse_one(struct roster_model *model, const struct least_base *base,
                       const struct solve_check *check)
{
	for (int32_t i = 0; i < check->n_violations; i++) {
		const int32_t rule = check->violations[i].rule;

		if (rule == SOLVE_NONE)
			continue;
		if (model->model.rules[rule].kind == SOLVE_REST) {
			excuse_rest(model, base, rule);
			return true;
		}
		if (model->model.rules[rule].kind == SOLVE_MAX) {
			excuse_limit(model, rule);
			return true;
		}
	}
	return false;
}

/* What people and units break together before anybody leaves may stay as it is. */
static void excuse_couples(struct solve_model *model, const struct least_base *base)
{
	for (int32_t i = 0; i < model->n_couples; i++) {
		struct solve_couple *c = &model->couples[i];
		int64_t sum = 0;

		for (int32_t k = 0; k < c->n_terms; k++)
			if (base->holder[c->terms[k].slot] == c->terms[k].person)
				sum += c->terms[k].factor;
		c->least = sum < c->least ? sum : c->least;
		c->most = sum > c->most ? sum : c->most;
	}
}

void repair_excuse(struct roster_model *model, const struct roster_task *task,
                   const struct least_base *base)
{
	struct solve_assignment held;
	bool again = true;

	excuse_busy(model, task, base);
	excuse_couples(&model->model, base);
	held_of(&held, &model->model, base);
	while (again) {
		struct solve_check check;

		solve_check(&check, &model->model, &held);
		again = excuse_one(model, base, &check);
		solve_check_release(&check);
	}
	solve_assignment_release(&held);
}

/* ---- what cannot be kept ---- */

static int worth(const struct roster_model *model, const struct roster_task *task, int32_t rule)
{
	static const int order[TEAM_KINDS] = {
	    [TEAM_UNIT] = 1,  [TEAM_PRESENT] = 2, [TEAM_TOGETHER] = 3,
	    [TEAM_APART] = 4, [TEAM_SENIOR] = 5,
	};

	return order[roster_model_team_rule(task, model->model.rules[rule].tag)->kind];
}

bool repair_give_up(char *given_up, const struct roster_model *model,
                    const struct roster_task *task, const struct solve_clash *clash)
{
	int32_t least = SOLVE_NONE;

	for (int32_t i = 0; i < clash->n_rules; i++) {
		const int32_t rule = clash->rules[i];

		if (model->model.rules[rule].kind == SOLVE_COUPLE && !given_up[rule] &&
		    (least == SOLVE_NONE || worth(model, task, rule) < worth(model, task, least)))
			least = rule;
	}
	if (least != SOLVE_NONE)
		given_up[least] = 1;
	return least != SOLVE_NONE;
}

void repair_drop(struct roster_model *model, const char *given_up)
{
	struct solve_model *m = &model->model;
	int32_t n = 0;

	for (int32_t i = 0; i < m->n_couples; i++) {
		if (given_up[m->couples[i].rule])
			free(m->couples[i].terms);
		else
			m->couples[n++] = m->couples[i];
	}
	m->n_couples = n;
}
