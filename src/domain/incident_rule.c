#include "domain/incident_rule.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "domain/read.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
} phases[PHASES] = {
    [PHASE_VERIFY] = {"verify", N_("verify")},
    [PHASE_EVIDENCE] = {"evidence", N_("keep evidence")},
    [PHASE_CONTAIN] = {"contain", N_("contain")},
    [PHASE_REMOVE] = {"remove", N_("remove the cause")},
    [PHASE_RESTORE] = {"restore", N_("restore")},
    [PHASE_AFTER] = {"after", N_("afterwards")},
};

const char *step_phase_name(enum step_phase phase)
{
	return phases[phase].name;
}

const char *step_phase_label(enum step_phase phase)
{
	return _(phases[phase].label);
}

/* An id may be written with blanks and accents too: "thay đổi nội dung". */
static char *key_of(const char *text)
{
	char *key = viet_fold(text);

	for (char *c = key; *c; c++)
		if (*c == ' ')
			*c = '-';
	return key;
}

static bool is_same(const char *a, const char *b)
{
	if (strcmp(a, b) == 0)
		return true;
	char *x = key_of(a), *y = key_of(b);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

const struct incident_group *incident_group_find(const struct incident_groups *list,
                                                 const char *text)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->group[i].id, text) == 0)
			return &list->group[i];
	for (size_t i = 0; i < list->n; i++)
		if (is_same(list->group[i].id, text) || is_same(list->group[i].title, text))
			return &list->group[i];
	return NULL;
}

const struct play_step *playbook_find(const struct playbook *book, const char *id)
{
	/* As it stands first: an incident asks for each of its steps again and again. */
	for (size_t i = 0; i < book->n; i++)
		if (strcmp(book->step[i].id, id) == 0)
			return &book->step[i];
	for (size_t i = 0; i < book->n; i++)
		if (is_same(book->step[i].id, id))
			return &book->step[i];
	return NULL;
}

bool play_step_is_for(const struct play_step *step, const char *group)
{
	return strcmp(step->group, "*") == 0 || strcmp(step->group, group) == 0;
}

const struct deadline *deadlines_find(const struct deadlines *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (is_same(list->deadline[i].id, id))
			return &list->deadline[i];
	return NULL;
}

bool deadline_holds(const struct deadline *deadline, struct date day)
{
	return (!deadline->from.day || date_compare(day, deadline->from) >= 0) &&
	       (!deadline->until.day || date_compare(day, deadline->until) <= 0);
}

bool deadline_is_for(const struct deadline *deadline, const char *group)
{
	for (size_t i = 0; i < deadline->n_groups; i++)
		if (strcmp(deadline->group[i], "*") == 0 || strcmp(deadline->group[i], group) == 0)
			return true;
	return false;
}

/* ---- memory ---- */

void incident_groups_release(struct incident_groups *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct incident_group *group = &list->group[i];

		free(group->id);
		free(group->title);
		free(group->examples);
		free(group->source);
	}
	free(list->group);
	*list = (struct incident_groups){0};
}

void playbook_release(struct playbook *book)
{
	for (size_t i = 0; i < book->n; i++) {
		struct play_step *step = &book->step[i];

		free(step->id);
		free(step->group);
		free(step->title);
		free(step->evidence);
		parts_release(step->basis, step->n_basis);
	}
	free(book->step);
	*book = (struct playbook){0};
}

void deadlines_release(struct deadlines *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct deadline *deadline = &list->deadline[i];

		free(deadline->id);
		free(deadline->title);
		free(deadline->rule);
		free(deadline->article);
		free(deadline->condition);
		free(deadline->recipient);
		free(deadline->means);
		parts_release(deadline->group, deadline->n_groups);
		free(deadline->note);
	}
	free(list->deadline);
	*list = (struct deadlines){0};
}
