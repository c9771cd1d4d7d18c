#include "service/roster_explain_team.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "service/roster_model_team.h"

#include "base/banned.h"

/* More shifts than these are only counted. */
#define MOST_SHIFTS 4

const char *roster_team_code(const struct roster_task *task, const struct solve_rule *rule)
{
	switch (roster_model_team_rule(task, rule->tag)->kind) {
	case TEAM_UNIT:
		return roster_model_is_most(rule->tag) ? "unit-most" : "unit-least";
	case TEAM_PRESENT:
		return "unit-empty";
	case TEAM_SENIOR:
		return "no-senior";
	case TEAM_APART:
		return "apart";
	case TEAM_TOGETHER:
		return "together";
	case TEAM_KINDS:
		break;
	}
	return NULL;
}

static const struct slot *slot_of(const struct roster_task *task, const struct roster_model *model,
                                  const struct solve_rule *rule)
{
	return &task->draft.slot[model->slot[rule->slot]];
}

static const char *post_of(const struct roster_task *task, const char *id)
{
	const struct post *post = posts_find(&task->draft.posts, id);

	return post ? post->title : id;
}

/* "Ca đêm 30/04/2027" */
static char *shift_text(const struct roster_task *task, const struct slot *slot)
{
	const struct shift *shift = posts_shift(&task->draft.posts, slot->post, slot->shift);
	char day[DATE_TEXT];

	return xasprintf("%s %s", shift ? shift->name : slot->shift, date_vn(day, slot->day));
}

/* Only the side of a unit's share that is meant. */
static struct team_rule side_of(const struct roster_task *task, const struct solve_rule *rule)
{
	struct team_rule side = *roster_model_team_rule(task, rule->tag);

	if (side.kind == TEAM_UNIT && roster_model_is_most(rule->tag))
		side.least = 0;
	else
		side.most = -1;
	return side;
}

char *roster_team_text(const struct roster_task *task, const struct roster_model *model,
                       const struct solve_rule *rule)
{
	const struct team_rule side = side_of(task, rule);
	char *text = team_rule_text(&side, &task->staff, &task->draft.posts);
	char *shift, *both;

	if (side.kind != TEAM_SENIOR)
		return text;
	shift = shift_text(task, slot_of(task, model, rule));
	both = xasprintf("%s (%s)", text, shift);
	free(text);
	free(shift);
	return both;
}

/* ---- in a clash ---- */

static bool takes_part(const struct roster_model *model, const struct solve_clash *clash, int32_t k,
                       int32_t tag)
{
	const struct solve_rule *rule = &model->model.rules[clash->rules[k]];

	return rule->kind == SOLVE_COUPLE && rule->tag == tag;
}

/* The shifts of a rule that has one for each: "Ca đêm 30/04/2027; Ca ngày 01/05/2027". */
static char *shifts_of(const struct roster_task *task, const struct roster_model *model,
                       const struct solve_clash *clash, int32_t first)
{
	const int32_t tag = model->model.rules[clash->rules[first]].tag;
	struct str text = {0};
	int n = 0;

	for (int32_t k = first; k < clash->n_rules; k++) {
		char *shift;

		if (!takes_part(model, clash, k, tag) || ++n > MOST_SHIFTS)
			continue;
		shift =
		    shift_text(task, slot_of(task, model, &model->model.rules[clash->rules[k]]));
		str_addf(&text, "%s%s", text.n ? "; " : "", shift);
		free(shift);
	}
	if (n > MOST_SHIFTS)
		str_addf(&text, _("; %d others"), n - MOST_SHIFTS);
	return str_take(&text);
}

static void tell(struct findings *out, const struct roster_task *task,
                 const struct roster_model *model, const struct solve_clash *clash, int32_t k)
{
	const struct solve_rule *rule = &model->model.rules[clash->rules[k]];
	const struct team_rule side = side_of(task, rule);
	char *text = team_rule_text(&side, &task->staff, &task->draft.posts);

	if (side.kind == TEAM_SENIOR) {
		char *shifts = shifts_of(task, model, clash, k);

		findings_add(out, FINDING_ERROR, roster_team_code(task, rule),
		             slot_of(task, model, rule)->id, NULL, "%s: %s", text, shifts);
		free(shifts);
	} else {
		findings_add(out, FINDING_ERROR, roster_team_code(task, rule), NULL, NULL, "%s",
		             text);
	}
	free(text);
}

void roster_team_explain(struct findings *out, const struct roster_task *task,
                         const struct roster_model *model, const struct solve_clash *clash)
{
	for (int32_t k = 0; k < clash->n_rules; k++) {
		const struct solve_rule *rule = &model->model.rules[clash->rules[k]];
		bool is_told = false;

		if (rule->kind != SOLVE_COUPLE)
			continue;
		for (int32_t i = 0; i < k && !is_told; i++)
			is_told = takes_part(model, clash, i, rule->tag);
		if (!is_told)
			tell(out, task, model, clash, k);
	}
}

/* ---- what would help ---- */

char *roster_team_way(const struct roster_task *task, const struct roster_model *model,
                      const struct solve_rule *rule)
{
	const struct team_rule *team = roster_model_team_rule(task, rule->tag);
	const char *a = team_name(&task->staff, team->a), *b = team_name(&task->staff, team->b);
	char *shift, *text;

	switch (team->kind) {
	case TEAM_UNIT:
		if (roster_model_is_most(rule->tag))
			return xasprintf(_("%s has more than %d shifts"), team->a, team->most);
		return xasprintf(_("%s has fewer than %d shifts"), team->a, team->least);
	case TEAM_PRESENT:
		return xasprintf(_("%s keeps fewer than %d people off duty"), team->a, team->least);
	case TEAM_SENIOR:
		shift = shift_text(task, slot_of(task, model, rule));
		text = xasprintf(_("%s, %s, does without the skill \"%s\""), post_of(task, team->a),
		                 shift, team->b);
		free(shift);
		return text;
	case TEAM_APART:
		return xasprintf(_("%s and %s may be on duty at the same time"), a, b);
	case TEAM_TOGETHER:
		return xasprintf(_("%s and %s may be on duty without each other"), a, b);
	case TEAM_KINDS:
		break;
	}
	return xstrdup("");
}
