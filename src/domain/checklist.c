#include "domain/checklist.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
} states[] = {
    [CHECKLIST_OPEN] = {"open", N_("not done")},
    [CHECKLIST_DONE] = {"done", N_("done")},
    [CHECKLIST_IMPOSSIBLE] = {"impossible", N_("cannot be done")},
    [CHECKLIST_NOT_OURS] = {"not-ours", N_("not ours")},
};

enum { STATES = sizeof states / sizeof *states };

const char *checklist_state_name(enum checklist_state state)
{
	return states[state].name;
}

bool checklist_state_find(enum checklist_state *out, const char *name)
{
	for (int i = 0; i < STATES; i++)
		if (strcmp(states[i].name, name) == 0) {
			*out = (enum checklist_state)i;
			return true;
		}
	return false;
}

const char *checklist_state_label(enum checklist_state state)
{
	return _(states[state].label);
}

bool checklist_item_is_for(const struct checklist_item *item, const char *kind)
{
	size_t n = strlen(kind);

	for (const char *c = item->kinds; *c; c += strcspn(c, ";")) {
		c += *c == ';';
		if (strncmp(c, kind, n) == 0 && (c[n] == ';' || c[n] == '\0'))
			return true;
	}
	return false;
}

int64_t checklist_due(struct date first, const struct holidays *holidays,
                      const struct office_hours *hours)
{
	struct date day = date_add(first, -1);

	while (day_type_is_off(holidays_type(holidays, day)))
		day = date_add(day, -1);
	return zone_instant(day, hours->end);
}

const struct checklist_mark *checklist_marks_newest(const struct checklist_marks *marks,
                                                    const char *item)
{
	for (size_t i = marks->n; i > 0; i--)
		if (strcmp(marks->mark[i - 1].item, item) == 0)
			return &marks->mark[i - 1];
	return NULL;
}

void checklist_add(struct checklist *list, struct checklist_item *item,
                   const struct checklist_marks *marks, const char *name, const char *progress,
                   bool is_counted)
{
	const struct checklist_mark *mark = checklist_marks_newest(marks, item->id);
	enum checklist_state state = is_counted ? CHECKLIST_DONE : CHECKLIST_OPEN;
	struct checklist_line *line;

	if (mark && (mark->state != CHECKLIST_OPEN || *mark->evidence))
		state = mark->state;
	list->line = array_grow(list->line, list->n, sizeof *list->line);
	line = &list->line[list->n++];
	*line = (struct checklist_line){
	    .item = *item,
	    .state = state,
	    .name = xstrdup(name),
	    .progress = xstrdup(progress),
	};
	*item = (struct checklist_item){0};
	if (mark)
		checklist_mark_copy(&line->mark, mark);
	list->n_open += state == CHECKLIST_OPEN;
}

const struct checklist_line *checklist_find(const struct checklist *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcasecmp(list->line[i].item.id, id) == 0)
			return &list->line[i];
	return NULL;
}

/* ---- ownership ---- */

void checklist_mark_copy(struct checklist_mark *out, const struct checklist_mark *from)
{
	*out = *from;
	out->id = xstrdup(from->id);
	out->period = xstrdup(from->period);
	out->item = xstrdup(from->item);
	out->person = xstrdup(from->person);
	out->evidence = xstrdup(from->evidence);
	out->by = xstrdup(from->by);
	out->auth = xstrdup(from->auth);
}

void checklist_item_release(struct checklist_item *item)
{
	free(item->id);
	free(item->title);
	free(item->kinds);
	free(item->basis);
	free(item->clause);
	free(item->evidence);
	free(item->action);
	*item = (struct checklist_item){0};
}

void checklist_items_release(struct checklist_items *items)
{
	for (size_t i = 0; i < items->n; i++)
		checklist_item_release(&items->item[i]);
	free(items->item);
	*items = (struct checklist_items){0};
}

void checklist_mark_release(struct checklist_mark *mark)
{
	free(mark->id);
	free(mark->period);
	free(mark->item);
	free(mark->person);
	free(mark->evidence);
	free(mark->by);
	free(mark->auth);
	*mark = (struct checklist_mark){0};
}

void checklist_marks_release(struct checklist_marks *marks)
{
	for (size_t i = 0; i < marks->n; i++)
		checklist_mark_release(&marks->mark[i]);
	free(marks->mark);
	*marks = (struct checklist_marks){0};
}

void checklist_release(struct checklist *list)
{
	for (size_t i = 0; i < list->n; i++) {
		checklist_item_release(&list->line[i].item);
		checklist_mark_release(&list->line[i].mark);
		free(list->line[i].name);
		free(list->line[i].progress);
	}
	free(list->line);
	free(list->period);
	free(list->title);
	*list = (struct checklist){0};
}
