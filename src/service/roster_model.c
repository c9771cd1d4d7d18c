#include "service/roster_model.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "domain/check.h"
#include "service/roster_model_team.h"
#include "solve/model_build.h"

#include "base/banned.h"

struct builder {
	struct roster_model *out;
	struct solve_model *model;
	const struct roster_task *task;
};

static int32_t index32(size_t i)
{
	return (int32_t)i;
}

static const struct slot *slot_of(const struct builder *b, int32_t s)
{
	return &b->task->draft.slot[b->out->slot[s]];
}

static const struct post *post_of(const struct builder *b, int32_t s)
{
	return &b->task->draft.posts.post[b->model->slots[s].group];
}

static const struct person *person_of(const struct builder *b, int32_t p)
{
	return &b->task->staff.person[b->out->person[p]];
}

/* ---- slots and people ---- */

static void add_slots(struct builder *b)
{
	const struct roster *draft = &b->task->draft;

	b->out->slot = xcalloc(draft->n_slots + 1, sizeof *b->out->slot);
	for (size_t i = 0; i < draft->n_slots; i++) {
		const struct slot *slot = &draft->slot[i];
		const struct post *post = posts_find(&draft->posts, slot->post);
		int32_t s;

		if (!post || !roster_task_is_free(b->task, slot))
			continue;
		s = solve_model_add_slot(b->model, slot->start, slot->end, slot->day.day,
		                         index32((size_t)(post - draft->posts.post)));
		b->out->slot[s] = i;
	}
}

/* Somebody who lacks what every post wants, or left long ago, is no part of the question. */
static bool is_concerned(const struct builder *b, const struct person *person)
{
	bool is_there = person_is_there(person, zone_date(b->task->draft.period.start));

	for (int32_t s = 0; s < b->model->n_slots; s++) {
		if (is_there && person_has_skill(person, post_of(b, s)->skill))
			return true;
		if (slot_of(b, s)->locked && strcmp(slot_of(b, s)->person, person->code) == 0)
			return true;
	}
	return false;
}

static void add_people(struct builder *b)
{
	const struct staff *staff = &b->task->staff;

	b->out->person = xcalloc(staff->n + 1, sizeof *b->out->person);
	for (size_t i = 0; i < staff->n; i++)
		if (is_concerned(b, &staff->person[i]))
			b->out->person[solve_model_add_person(b->model)] = i;
}

/* ---- who may hold what ---- */

/* The rule is made when it first forbids something. */
static void forbid(struct builder *b, struct solve_rule *rule, int32_t *index, int32_t slot)
{
	if (*index == SOLVE_NONE)
		*index = solve_model_add_rule(b->model, rule);
	solve_model_forbid(b->model, rule->person, slot, *index);
}

/* No leave or exemption matters of who is not employed then. It does matter of who lacks the skill:
 * that he be given the post may be a way out. */
static bool is_there(const struct builder *b, int32_t p, int32_t s)
{
	return person_is_there(person_of(b, p), zone_date(slot_of(b, s)->end - 1));
}

static void forbid_for_good(struct builder *b, int32_t p)
{
	struct solve_rule absent = {SOLVE_ABSENT, p, SOLVE_NONE, SOLVE_NONE, SOLVE_NONE, 0};
	int32_t absent_index = SOLVE_NONE;
	int32_t *lacks = xcalloc(b->task->draft.posts.n + 1, sizeof *lacks);

	for (size_t i = 0; i < b->task->draft.posts.n; i++)
		lacks[i] = SOLVE_NONE;
	for (int32_t s = 0; s < b->model->n_slots; s++) {
		int32_t group = b->model->slots[s].group;
		struct solve_rule skill = {SOLVE_SKILL, p, SOLVE_NONE, group, SOLVE_NONE, 0};

		if (!person_has_skill(person_of(b, p), post_of(b, s)->skill))
			forbid(b, &skill, &lacks[group], s);
		else if (!is_there(b, p, s))
			forbid(b, &absent, &absent_index, s);
	}
	free(lacks);
}

/* By these alone, whatever skill the post wants. */
static bool is_barred(const struct builder *b, int32_t p, int32_t s, const struct leaves *leaves,
                      const struct exemptions *exemptions)
{
	char none[] = "";
	struct post post = *post_of(b, s);

	post.skill = none;
	return check_person(NULL, person_of(b, p), &post, slot_of(b, s)->start, slot_of(b, s)->end,
	                    leaves, exemptions) > 0;
}

static void forbid_leaves(struct builder *b, int32_t p)
{
	const struct leaves *leaves = &b->task->leaves;
	const struct exemptions none = {0};

	for (size_t i = 0; i < leaves->n; i++) {
		const struct leaves one = {&leaves->leave[i], 1};
		struct solve_rule rule = {SOLVE_LEAVE, p,          SOLVE_NONE,
		                          SOLVE_NONE,  SOLVE_NONE, index32(i)};
		int32_t index = SOLVE_NONE;

		if (strcmp(leaves->leave[i].person, person_of(b, p)->code) != 0)
			continue;
		for (int32_t s = 0; s < b->model->n_slots; s++)
			if (is_there(b, p, s) && is_barred(b, p, s, &one, &none))
				forbid(b, &rule, &index, s);
	}
}

static void forbid_exemptions(struct builder *b, int32_t p)
{
	const struct exemptions *exemptions = &b->task->exemptions;
	const struct leaves none = {0};

	for (size_t i = 0; i < exemptions->n; i++) {
		const struct exemptions one = {&exemptions->exemption[i], 1};
		struct solve_rule rule = {SOLVE_EXEMPT, p,          SOLVE_NONE,
		                          SOLVE_NONE,   SOLVE_NONE, index32(i)};
		int32_t index = SOLVE_NONE;

		if (strcmp(exemptions->exemption[i].person, person_of(b, p)->code) != 0)
			continue;
		for (int32_t s = 0; s < b->model->n_slots; s++)
			if (is_there(b, p, s) && is_barred(b, p, s, &none, &one))
				forbid(b, &rule, &index, s);
	}
}

const struct segment *roster_model_duty(const struct roster_task *task, int32_t tag)
{
	size_t i = (size_t)tag;

	if (i < task->neighbours.n)
		return &task->neighbours.segment[i];
	return &task->settled.segment[i - task->neighbours.n];
}

static bool clashes(const struct segment *duty, const struct slot *slot, const struct post *post,
                    bool is_own)
{
	int rest;

	if (*duty->post->concurrent)
		return false;
	/* The cover of a part of this very slot: who holds the rest is no clash. */
	if (is_own && strcmp(duty->slot->id, slot->id) == 0)
		return false;
	if (!is_own && (duty->end == slot->start || slot->end == duty->start) &&
	    check_is_one_shift(duty->slot, slot))
		return false;
	if (duty->start < slot->end && slot->start < duty->end)
		return !post_is_compatible(duty->post, post);
	if (duty->end <= slot->start) {
		rest = check_rest(duty->post, post);
		return slot->start - duty->end < (int64_t)rest * 60;
	}
	rest = check_rest(post, duty->post);
	return duty->start - slot->end < (int64_t)rest * 60;
}

static void forbid_busy(struct builder *b, int32_t p)
{
	size_t n = b->task->neighbours.n + b->task->settled.n;

	for (size_t i = 0; i < n; i++) {
		const struct segment *duty = roster_model_duty(b->task, index32(i));

		if (strcmp(duty->person, person_of(b, p)->code) != 0)
			continue;
		for (int32_t s = 0; s < b->model->n_slots; s++) {
			struct solve_rule rule = {SOLVE_BUSY, p,          s,
			                          SOLVE_NONE, SOLVE_NONE, index32(i)};
			int32_t index = SOLVE_NONE;

			if (is_there(b, p, s) &&
			    clashes(duty, slot_of(b, s), post_of(b, s), i >= b->task->neighbours.n))
				forbid(b, &rule, &index, s);
		}
	}
}

/* One rule for each slot that was given to a unit: it is about all the others. */
static void forbid_other_units(struct builder *b)
{
	for (int32_t s = 0; s < b->model->n_slots; s++) {
		struct solve_rule rule = {SOLVE_FIXED, SOLVE_NONE, s,
		                          SOLVE_NONE,  SOLVE_NONE, ROSTER_GIVEN};
		int32_t index = SOLVE_NONE;

		for (int32_t p = 0; p < b->model->n_people; p++) {
			if (slot_allows_unit(slot_of(b, s), person_of(b, p)->unit))
				continue;
			if (index == SOLVE_NONE)
				index = solve_model_add_rule(b->model, &rule);
			solve_model_forbid(b->model, p, s, index);
		}
	}
}

/* ---- limits ---- */

/* Slots of this roster that the person holds already and that count towards the limit. */
static int settled_slots(const struct builder *b, const char *person, bool nights)
{
	const struct segments *settled = &b->task->settled;
	const struct segment **held = xcalloc(settled->n + 1, sizeof *held);
	size_t n = 0;
	int shifts;

	for (size_t i = 0; i < settled->n; i++)
		if (strcmp(settled->segment[i].person, person) == 0 &&
		    !*settled->segment[i].post->concurrent)
			held[n++] = &settled->segment[i];
	shifts = check_shifts(held, n, nights);
	free(held);
	return shifts;
}

/* Held together with what is settled it is counted there already. */
static bool is_settled_too(const struct builder *b, const char *person, int32_t s, bool nights)
{
	const struct slot *slot = slot_of(b, s);
	const struct segments *settled = &b->task->settled;

	for (size_t i = 0; i < settled->n; i++) {
		const struct segment *segment = &settled->segment[i];

		if (strcmp(segment->person, person) == 0 &&
		    post_is_compatible(segment->post, post_of(b, s)) &&
		    segment->start < slot->end && slot->start < segment->end &&
		    (!nights || check_is_night(segment->start, segment->end)))
			return true;
	}
	return false;
}

static void limit(struct builder *b, int32_t p, int most, bool nights)
{
	const struct solve_rule rule = {SOLVE_MAX, p, SOLVE_NONE, SOLVE_NONE, most, nights};
	const char *person = person_of(b, p)->code;
	struct solve_limit limit = {.person = p};
	const int left = most - settled_slots(b, person, nights);

	if (most == 0)
		return;
	limit.most = left > 0 ? left : 0;
	limit.slots = xcalloc((size_t)b->model->n_slots + 1, sizeof *limit.slots);
	for (int32_t s = 0; s < b->model->n_slots; s++) {
		const struct slot *slot = slot_of(b, s);

		if ((!nights || check_is_night(slot->start, slot->end)) &&
		    !is_settled_too(b, person, s, nights))
			limit.slots[limit.n_slots++] = s;
	}
	if (limit.n_slots) {
		limit.rule = solve_model_add_rule(b->model, &rule);
		solve_model_limit(b->model, &limit);
	}
	free(limit.slots);
}

static void add_person_rules(struct builder *b, int32_t p)
{
	const struct solve_rule rest = {SOLVE_REST, p, SOLVE_NONE, SOLVE_NONE, SOLVE_NONE, 0};

	forbid_for_good(b, p);
	forbid_leaves(b, p);
	forbid_exemptions(b, p);
	forbid_busy(b, p);
	limit(b, p, person_of(b, p)->max_shifts, false);
	limit(b, p, person_of(b, p)->max_nights, true);
	if (b->model->n_conflicts)
		solve_model_add_rule(b->model, &rest);
}

/* ---- pairs of slots, in the order of their starts ---- */

static void add_pair(struct builder *b, int32_t i, int32_t j)
{
	const struct slot *first = slot_of(b, i), *second = slot_of(b, j);
	int64_t gap = second->start - first->end;

	if (gap >= 0) {
		if (gap < (int64_t)check_rest(post_of(b, i), post_of(b, j)) * 60)
			solve_model_conflict(b->model, i, j, true);
		return;
	}
	if (!post_is_compatible(post_of(b, i), post_of(b, j)))
		return;
	if (check_first_counts(first->start, first->end, second->start, second->end))
		solve_model_join(b->model, i, j);
	else
		solve_model_join(b->model, j, i);
}

static void add_pairs(struct builder *b)
{
	int64_t reach = 86400;

	for (size_t i = 0; i < b->task->draft.posts.n; i++) {
		const struct post *post = &b->task->draft.posts.post[i];
		int64_t rest = check_rest(post, post);

		reach = 86400 + rest * 60 > reach ? 86400 + rest * 60 : reach;
	}
	for (int32_t i = 0; i < b->model->n_slots; i++)
		for (int32_t j = i + 1; j < b->model->n_slots; j++) {
			if (slot_of(b, j)->start - slot_of(b, i)->start >= reach)
				break;
			add_pair(b, i, j);
		}
}

/* ---- costs ---- */

static void add_wishes(struct builder *b, int32_t p)
{
	const struct leaves *leaves = &b->task->leaves;

	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];

		if (leave_is_absence(leave->kind) ||
		    strcmp(leave->person, person_of(b, p)->code) != 0)
			continue;
		for (int32_t s = 0; s < b->model->n_slots; s++)
			if (leave->from < slot_of(b, s)->end && slot_of(b, s)->start < leave->to)
				solve_model_cell(b->model, p, s,
				                 leave->kind == LEAVE_WISH_OFF
				                     ? b->task->weights.wish_off
				                     : -b->task->weights.wish_on);
	}
}

static bool is_asked(const struct builder *b, const char *person)
{
	for (int32_t p = 0; p < b->model->n_people; p++)
		if (strcmp(person_of(b, p)->code, person) == 0)
			return true;
	return false;
}

/* That somebody else is locked in a slot of the version that it amends is a change too: a lock
 * makes nothing cheaper. */
static void add_moved(struct builder *b)
{
	struct roster base;

	roster_task_base(&base, b->task);
	for (int32_t s = 0; s < b->model->n_slots; s++) {
		const struct slot *slot = slot_of(b, s);
		const struct slot *old = roster_slot(&base, slot->id);

		if (slot->locked && old && *old->person && strcmp(old->person, slot->person) != 0 &&
		    is_asked(b, old->person))
			b->out->offset += b->task->weights.moved;
	}
	roster_release(&base);
}

/* Who holds a slot keeps it: by rule when it is locked, else if at all possible. */
static void add_holders(struct builder *b, int32_t p)
{
	for (int32_t s = 0; s < b->model->n_slots; s++) {
		struct solve_rule rule = {SOLVE_FIXED, p, s, SOLVE_NONE, SOLVE_NONE, 0};

		if (strcmp(slot_of(b, s)->person, person_of(b, p)->code) != 0)
			continue;
		if (slot_of(b, s)->locked) {
			solve_model_fix(b->model, p, s, solve_model_add_rule(b->model, &rule));
		} else {
			solve_model_cell(b->model, p, s, -b->task->weights.moved);
			b->out->offset += b->task->weights.moved;
		}
	}
}

static const struct ledger_line *line_of(const struct builder *b, int32_t p)
{
	for (size_t i = 0; i < b->task->past.n; i++)
		if (strcmp(b->task->past.line[i].person, person_of(b, p)->code) == 0)
			return &b->task->past.line[i];
	return NULL;
}

static int points_of(const struct builder *b, int32_t p)
{
	const struct ledger_line *line = line_of(b, p);

	return line ? line->points : 0;
}

/* Average of those who can hold the post and count in averages. */
static int average_of(const struct builder *b, const struct post *post)
{
	int64_t points = 0, people = 0;

	for (int32_t p = 0; p < b->model->n_people; p++) {
		const struct ledger_line *line = line_of(b, p);

		if (!person_has_skill(person_of(b, p), post->skill) || (line && line->exempt))
			continue;
		points += line ? line->points : 0;
		people++;
	}
	return people ? (int)(points / people) : 0;
}

static void add_measures(struct builder *b)
{
	const struct posts *posts = &b->task->draft.posts;
	int32_t points = solve_model_add_measure(b->model, b->task->weights.points);
	int32_t shifts = solve_model_add_measure(b->model, b->task->weights.shifts);
	struct solve_measure *measure = &b->model->measures[points];
	int *average = xcalloc(posts->n + 1, sizeof *average);
	const int behind = b->task->weights.behind;

	for (int32_t s = 0; s < b->model->n_slots; s++) {
		measure->points[s] = slot_of(b, s)->points;
		b->model->measures[shifts].points[s] = 1;
	}
	for (size_t i = 0; i < posts->n; i++)
		average[i] = average_of(b, &posts->post[i]);
	for (int32_t p = 0; p < b->model->n_people; p++) {
		int least = INT32_MAX, past = points_of(b, p);

		for (size_t i = 0; i < posts->n; i++)
			if (!*posts->post[i].concurrent && average[i] - behind < least &&
			    person_has_skill(person_of(b, p), posts->post[i].skill))
				least = average[i] - behind;
		if (least != INT32_MAX && past < least)
			past = least;
		measure->past[p] = past > 0 ? past : 0;
	}
	free(average);
}

void roster_model_build(struct roster_model *out, const struct roster_task *task)
{
	struct roster_model model = {0};
	struct builder b = {&model, &model.model, task};

	add_slots(&b);
	add_people(&b);
	add_pairs(&b);
	for (int32_t p = 0; p < b.model->n_people; p++)
		add_person_rules(&b, p);
	forbid_other_units(&b);
	for (int32_t p = 0; p < b.model->n_people; p++) {
		add_wishes(&b, p);
		add_holders(&b, p);
	}
	add_moved(&b);
	model.model.adjacent = task->weights.adjacent;
	add_measures(&b);
	roster_model_team(&model, task);
	*out = model;
}

void roster_model_held(struct solve_assignment *out, const struct roster_model *model,
                       const struct roster_task *task, const struct roster *roster)
{
	solve_assignment_init(out, model->model.n_slots);
	out->n = 0;
	for (int32_t s = 0; s < model->model.n_slots; s++) {
		const struct slot *slot = roster_slot(roster, task->draft.slot[model->slot[s]].id);
		int32_t p = 0;

		while (slot && p < model->model.n_people &&
		       strcmp(task->staff.person[model->person[p]].code, slot->person) != 0)
			p++;
		if (slot && p < model->model.n_people)
			out->held[out->n++] = (struct solve_held){s, p};
	}
}

void roster_model_release(struct roster_model *model)
{
	solve_model_release(&model->model);
	free(model->slot);
	free(model->person);
	*model = (struct roster_model){0};
}
