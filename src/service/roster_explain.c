#include "service/roster_explain.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "service/roster_explain_team.h"

#include "base/banned.h"

/* More names than these are only counted. */
#define MOST_NAMES 8

struct explanation {
	struct findings *out;
	const struct roster_task *task;
	const struct roster_model *model;
	const struct solve_clash *clash;
};

static const struct solve_rule *rule_of(const struct explanation *e, int32_t i)
{
	return &e->model->model.rules[e->clash->rules[i]];
}

static const struct slot *slot_of(const struct explanation *e, int32_t slot)
{
	return &e->task->draft.slot[e->model->slot[slot]];
}

static const struct person *person_of(const struct explanation *e, int32_t person)
{
	return &e->task->staff.person[e->model->person[person]];
}

static const struct post *group_of(const struct explanation *e, int32_t group)
{
	return &e->task->draft.posts.post[group];
}

/* Whole days as days, the last one included. */
static char *stretch(int64_t start, int64_t end)
{
	char from[ZONE_TEXT], to[ZONE_TEXT], first[DATE_TEXT], last[DATE_TEXT];

	if (zone_minute(start) == 0 && zone_minute(end) == 0) {
		date_vn(first, zone_date(start));
		date_vn(last, zone_date(end - 1));
		if (strcmp(first, last) == 0)
			return xstrdup(first);
		return xasprintf("%s – %s", first, last);
	}
	return xasprintf("%s – %s", zone_vn(from, start), zone_vn(to, end));
}

static void separate(struct str *text)
{
	if (text->n)
		str_add(text, ", ");
}

/* Titles of the posts whose shifts are wanted. */
static char *posts_wanted(const struct explanation *e)
{
	struct str text = {0};
	char *seen = xcalloc(e->task->draft.posts.n + 1, 1);

	for (int32_t i = 0; i < e->clash->n_rules; i++) {
		const struct solve_rule *rule = rule_of(e, i);
		int32_t group;

		if (rule->kind != SOLVE_COVER)
			continue;
		group = e->model->model.slots[rule->slot].group;
		if (seen[group])
			continue;
		seen[group] = 1;
		separate(&text);
		str_add(&text, group_of(e, group)->title);
	}
	free(seen);
	return str_take(&text);
}

static char *people_possible(const struct explanation *e)
{
	struct str text = {0};

	for (int32_t i = 0; i < e->clash->n_people; i++) {
		const struct solve_capacity *capacity = &e->clash->people[i];

		separate(&text);
		if (i == MOST_NAMES && e->clash->n_people > MOST_NAMES + 1) {
			str_addf(&text, _("%d others"), e->clash->n_people - i);
			break;
		}
		str_addf(&text, "%s %d", person_of(e, capacity->person)->name, capacity->most);
	}
	return str_take(&text);
}

static void tell_sum(const struct explanation *e)
{
	char *posts = posts_wanted(e), *people = people_possible(e);
	int needed = (int)e->clash->needed, available = (int)e->clash->available;

	if (!*posts || needed <= available)
		findings_add(e->out, FINDING_ERROR, "infeasible", NULL, NULL,
		             _("these rules cannot all hold"));
	else if (!*people)
		findings_add(e->out, FINDING_ERROR, "infeasible", NULL, NULL,
		             _("%d shifts of %s, and nobody can hold them"), needed, posts);
	else
		findings_add(e->out, FINDING_ERROR, "infeasible", NULL, NULL,
		             _("%d shifts of %s are needed, only %d can be held: %s"), needed,
		             posts, available, people);
	if (!e->clash->minimal)
		findings_add(e->out, FINDING_ERROR, "infeasible-partly", NULL, NULL,
		             _("time ran out: perhaps not all of these rules take part in it"));
	free(posts);
	free(people);
}

static void tell_covers(const struct explanation *e)
{
	struct str text = {0};
	const char *first = NULL;
	int n = 0;

	for (int32_t i = 0; i < e->clash->n_rules; i++) {
		const struct solve_rule *rule = rule_of(e, i);
		const struct slot *slot;
		char *when;

		if (rule->kind != SOLVE_COVER)
			continue;
		slot = slot_of(e, rule->slot);
		first = first ? first : slot->id;
		if (++n > MOST_NAMES)
			continue;
		when = stretch(slot->start, slot->end);
		str_addf(&text, "%s%s %s", text.n ? "; " : "",
		         posts_find(&e->task->draft.posts, slot->post)->title, when);
		free(when);
	}
	if (n > MOST_NAMES)
		str_addf(&text, _("; %d others"), n - MOST_NAMES);
	if (n)
		findings_add(e->out, FINDING_ERROR, "cover", first, NULL, _("to be filled: %s"),
		             str_text(&text));
	str_release(&text);
}

/* Names of those whom rules of this kind are about. */
static char *names_of(const struct explanation *e, enum solve_rule_kind kind)
{
	struct str text = {0};
	int n = 0;

	for (int32_t i = 0; i < e->clash->n_rules; i++) {
		const struct solve_rule *rule = rule_of(e, i);

		if (rule->kind != kind)
			continue;
		if (++n > MOST_NAMES)
			continue;
		separate(&text);
		str_add(&text, person_of(e, rule->person)->name);
	}
	if (n > MOST_NAMES) {
		separate(&text);
		str_addf(&text, _("%d others"), n - MOST_NAMES);
	}
	return str_take(&text);
}

static void tell_rest(const struct explanation *e)
{
	char *names = names_of(e, SOLVE_REST);

	if (*names)
		findings_add(e->out, FINDING_ERROR, "rest", NULL, NULL,
		             _("rest between two shifts: %s"), names);
	free(names);
}

/* Those who have a skill are fewer than those who lack it. */
static char *names_with(const struct explanation *e, const char *skill)
{
	struct str text = {0};
	int n = 0;

	for (int32_t p = 0; p < e->model->model.n_people; p++) {
		if (!person_has_skill(person_of(e, p), skill))
			continue;
		if (++n > MOST_NAMES)
			continue;
		separate(&text);
		str_add(&text, person_of(e, p)->name);
	}
	if (n > MOST_NAMES) {
		separate(&text);
		str_addf(&text, _("%d others"), n - MOST_NAMES);
	}
	return str_take(&text);
}

static void tell_skills(const struct explanation *e)
{
	for (size_t i = 0; i < e->task->draft.posts.n; i++) {
		const struct post *post = &e->task->draft.posts.post[i];
		bool takes_part = false;
		char *names;

		for (int32_t k = 0; k < e->clash->n_rules; k++)
			takes_part |= rule_of(e, k)->kind == SOLVE_SKILL &&
			              rule_of(e, k)->group == (int32_t)i;
		if (!takes_part)
			continue;
		names = names_with(e, post->skill);
		findings_add(e->out, FINDING_ERROR, "skill", NULL, NULL,
		             *names ? _("%s wants the skill \"%s\"; those who have it: %s")
		                    : _("%s wants the skill \"%s\", which nobody has%s"),
		             post->title, post->skill, names);
		free(names);
	}
}

/* ---- one rule about one person ---- */

static char *leave_text(const struct roster_task *task, const struct person *person, int32_t tag)
{
	const struct leave *leave = &task->leaves.leave[tag];
	char *when = stretch(leave->from, leave->to);
	/* Who drops out of a roster has no leave that is stored. */
	char *text = xasprintf(*leave->id ? _("%s is on leave: %s") : _("%s is absent: %s"),
	                       person->name, when);

	free(when);
	return text;
}

static char *exemption_text(const struct roster_task *task, const struct person *person,
                            int32_t tag)
{
	const struct exemption *exemption = &task->exemptions.exemption[tag];
	char from[DATE_TEXT], to[DATE_TEXT];

	return xasprintf(_("%s is exempt (%s): %s – %s"), person->name,
	                 exempt_kind_label(exemption->kind), date_vn(from, exemption->from),
	                 date_vn(to, exemption->to));
}

static char *busy_text(const struct roster_task *task, const struct person *person, int32_t tag)
{
	const struct segment *duty = roster_model_duty(task, tag);
	char *when = stretch(duty->start, duty->end);
	char *text =
	    xasprintf(_("%s is on duty already: %s, %s"), person->name, duty->post->title, when);

	free(when);
	return text;
}

static char *skill_text(const struct roster_task *task, const struct person *person, int32_t group)
{
	const struct post *post = &task->draft.posts.post[group];

	return xasprintf(_("%s lacks the skill \"%s\" that %s wants"), person->name, post->skill,
	                 post->title);
}

static const char *const rule_code[SOLVE_KINDS] = {
    [SOLVE_LEAVE] = "leave",    [SOLVE_EXEMPT] = "exempt", [SOLVE_BUSY] = "busy",
    [SOLVE_ABSENT] = "left",    [SOLVE_FIXED] = "locked",  [SOLVE_SKILL] = "skill",
    [SOLVE_MIN] = "min-shifts", [SOLVE_RUN] = "run",
};

const char *roster_rule_code(const struct roster_task *task, const struct solve_rule *rule)
{
	if (rule->kind == SOLVE_COUPLE)
		return roster_team_code(task, rule);
	if (rule->kind == SOLVE_MAX)
		return rule->tag ? "max-nights" : "max-shifts";
	if (rule->kind == SOLVE_ABSENT && rule->tag == ROSTER_SHORT_OF_REST)
		return "rest";
	if (rule->kind == SOLVE_FIXED && rule->tag == ROSTER_GIVEN)
		return "unit";
	return rule_code[rule->kind];
}

static char *given_text(const struct roster_task *task, const struct roster_model *model,
                        const struct solve_rule *rule)
{
	const struct slot *slot = &task->draft.slot[model->slot[rule->slot]];

	return xasprintf(_("%s was given to %s, which names its people itself"), slot->id,
	                 slot->unit);
}

char *roster_rule_text(const struct roster_task *task, const struct roster_model *model,
                       const struct solve_rule *rule)
{
	const struct person *person = NULL;

	if (rule->kind == SOLVE_FIXED && rule->tag == ROSTER_GIVEN)
		return given_text(task, model, rule);
	if (rule->kind == SOLVE_COUPLE)
		return roster_team_text(task, model, rule);
	person = &task->staff.person[model->person[rule->person]];
	switch (rule->kind) {
	case SOLVE_LEAVE:
		return leave_text(task, person, rule->tag);
	case SOLVE_EXEMPT:
		return exemption_text(task, person, rule->tag);
	case SOLVE_BUSY:
		return busy_text(task, person, rule->tag);
	case SOLVE_SKILL:
		return skill_text(task, person, rule->group);
	case SOLVE_MAX:
		return xasprintf(rule->tag ? _("%s: at most %d night shifts")
		                           : _("%s: at most %d shifts"),
		                 person->name, rule->value);
	case SOLVE_ABSENT:
		return xasprintf(rule->tag == ROSTER_SHORT_OF_REST
		                     ? _("%s has been given too little rest already")
		                     : _("%s no longer works here then"),
		                 person->name);
	case SOLVE_FIXED:
		return xasprintf(_("%s is locked in %s"), person->name,
		                 task->draft.slot[model->slot[rule->slot]].id);
	case SOLVE_MIN:
		return xasprintf(_("%s: at least %d shifts"), person->name, rule->value);
	case SOLVE_RUN:
		return xasprintf(_("%s: days running on and off duty"), person->name);
	case SOLVE_COVER:
	case SOLVE_REST:
	case SOLVE_COUPLE:
	case SOLVE_KINDS:
		break;
	}
	return NULL;
}

/* Skills are told for all at once. */
static void tell_person(const struct explanation *e, const struct solve_rule *rule)
{
	const bool has_slot = rule->kind == SOLVE_BUSY || rule->kind == SOLVE_FIXED;
	char *text = roster_rule_text(e->task, e->model, rule);

	if (text && rule->kind != SOLVE_SKILL)
		findings_add(e->out, FINDING_ERROR, roster_rule_code(e->task, rule),
		             has_slot ? slot_of(e, rule->slot)->id : NULL,
		             person_of(e, rule->person)->code, "%s", text);
	free(text);
}

static void tell_given(const struct explanation *e)
{
	for (int32_t i = 0; i < e->clash->n_rules; i++) {
		const struct solve_rule *rule = rule_of(e, i);
		char *text;

		if (rule->kind != SOLVE_FIXED || rule->tag != ROSTER_GIVEN)
			continue;
		text = roster_rule_text(e->task, e->model, rule);
		findings_add(e->out, FINDING_ERROR, "unit", slot_of(e, rule->slot)->id, NULL, "%s",
		             text);
		free(text);
	}
}

/* ---- what would help ---- */

static char *way_of_leave(const struct explanation *e, const struct solve_rule *rule)
{
	const struct leave *leave = &e->task->leaves.leave[rule->tag];
	char *when = stretch(leave->from, leave->to);
	char *out =
	    xasprintf(_("%s moves the leave of %s"), person_of(e, rule->person)->name, when);

	free(when);
	return out;
}

static char *way_of_busy(const struct explanation *e, const struct solve_rule *rule)
{
	const struct segment *duty = roster_model_duty(e->task, rule->tag);
	char *when = stretch(duty->start, duty->end);
	char *out = xasprintf(_("somebody else takes the duty of %s: %s, %s"),
	                      person_of(e, rule->person)->name, duty->post->title, when);

	free(when);
	return out;
}

static char *way_of_cover(const struct explanation *e, const struct solve_rule *rule)
{
	const struct slot *slot = slot_of(e, rule->slot);
	const char *post = posts_find(&e->task->draft.posts, slot->post)->title;
	char *when = stretch(slot->start, slot->end);
	char *out = xasprintf(_("%s, %s, stays empty"), post, when);

	free(when);
	return out;
}

static char *way_of_max(const struct explanation *e, const struct solve_rule *rule, int by)
{
	return xasprintf(rule->tag ? _("%s takes %d night shifts more than the %d allowed")
	                           : _("%s takes %d shifts more than the %d allowed"),
	                 person_of(e, rule->person)->name, by, rule->value);
}

static char *way_of_fixed(const struct explanation *e, const struct solve_rule *rule)
{
	const struct slot *slot = slot_of(e, rule->slot);

	if (rule->tag == ROSTER_GIVEN)
		return xasprintf(_("others than %s may hold %s"), slot->unit, slot->id);
	return xasprintf(_("%s is not locked in %s"), person_of(e, rule->person)->name, slot->id);
}

static char *way_of(const struct explanation *e, const struct solve_change *change)
{
	const struct solve_rule *rule = &e->model->model.rules[change->rule];
	const char *name = rule->person == SOLVE_NONE ? "" : person_of(e, rule->person)->name;

	switch (rule->kind) {
	case SOLVE_COVER:
		return way_of_cover(e, rule);
	case SOLVE_LEAVE:
		return way_of_leave(e, rule);
	case SOLVE_BUSY:
		return way_of_busy(e, rule);
	case SOLVE_MAX:
		return way_of_max(e, rule, (int)change->by);
	case SOLVE_MIN:
		return xasprintf(_("%s takes %d shifts less than the %d wanted"), name,
		                 (int)change->by, rule->value);
	case SOLVE_SKILL:
		return xasprintf(_("%s may hold %s as well"), name,
		                 group_of(e, rule->group)->title);
	case SOLVE_FIXED:
		return way_of_fixed(e, rule);
	case SOLVE_RUN:
		return xasprintf(_("%s works or rests other numbers of days running"), name);
	case SOLVE_COUPLE:
		return roster_team_way(e->task, e->model, rule);
	case SOLVE_EXEMPT:
	case SOLVE_REST:
	case SOLVE_ABSENT:
	case SOLVE_KINDS:
		break;
	}
	return xstrdup("");
}

static void tell_way(const struct explanation *e, const struct solve_relaxation *relaxation)
{
	struct str text = {0};

	for (int32_t i = 0; i < relaxation->n; i++) {
		char *way = way_of(e, &relaxation->changes[i]);

		if (i)
			str_add(&text, i + 1 < relaxation->n ? "; " : _(" and "));
		str_add(&text, way);
		free(way);
	}
	findings_add(e->out, FINDING_NOTICE, "way-out", NULL, NULL, _("enough people if %s"),
	             str_text(&text));
	str_release(&text);
}

void roster_explain(struct findings *out, const struct roster_task *task,
                    const struct roster_model *model, const struct solve_clash *clash)
{
	const struct explanation e = {out, task, model, clash};

	tell_sum(&e);
	tell_covers(&e);
	for (int32_t i = 0; i < clash->n_rules; i++)
		if (rule_of(&e, i)->person != SOLVE_NONE)
			tell_person(&e, rule_of(&e, i));
	tell_given(&e);
	tell_rest(&e);
	tell_skills(&e);
	roster_team_explain(out, task, model, clash);
	for (int32_t i = 0; i < clash->n_relaxations; i++)
		tell_way(&e, &clash->relaxations[i]);
}
