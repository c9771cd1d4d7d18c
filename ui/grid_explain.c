#include "grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "command/phrase.h"

#include "base/banned.h"

static void add_person(struct str *text, const struct segment *segment, const struct staff *staff)
{
	const struct person *person = staff_find(staff, segment->person);
	char *phone = phrase_phone(person ? person->phone : "");

	if (!*segment->person)
		str_add(text, _("! nobody yet"));
	else
		str_add(text, segment->name);
	if (*phone)
		str_addf(text, " · %s", phone);
	if (*segment->position)
		str_addf(text, " · %s", segment->position);
	free(phone);
}

static void add_change(struct str *text, const struct segment *segment, const struct staff *staff)
{
	const struct change *change = segment->change;
	const struct person *replaced = staff_find(staff, change->replaced);
	const char *before = strcmp(segment->slot->person, change->replaced) == 0
	                         ? segment->slot->name
	                         : change->replaced;

	if (replaced)
		before = replaced->name;

	str_addf(text,
	         change->kind == CHANGE_SWAP ? _("swapped with %s: %s") : _("in place of %s: %s"),
	         before, change->reason);
	if (*change->approved_by)
		str_addf(text, _(" (approved by %s)"), change->approved_by);
	str_addc(text, '\n');
}

char *grid_explain(const struct grid *grid, const struct grid_cell *cell, const struct staff *staff,
                   const struct findings *findings)
{
	const struct segment *segments = &grid->segments.segment[cell->first];
	const struct shift *shift =
	    posts_shift(&grid->roster.posts, cell->slot->post, cell->slot->shift);
	struct str text = {0};
	char *span;

	for (size_t i = 0; i < cell->n; i++) {
		add_person(&text, &segments[i], staff);
		if (cell->n > 1) {
			span = phrase_span(segments[i].start, segments[i].end);
			str_addf(&text, " · %s", span);
			free(span);
		}
		str_addc(&text, '\n');
	}
	span = phrase_span(cell->slot->start, cell->slot->end);
	str_addf(&text, "%s · %s, %s", span, segments->post->title,
	         shift ? shift->name : cell->slot->shift);
	str_addf(&text, _(" · points: %d"), cell->slot->points);
	str_add(&text, cell->slot->locked ? _(" · locked (*)\n") : "\n");
	free(span);
	for (size_t i = 0; i < cell->n; i++)
		if (segments[i].change)
			add_change(&text, &segments[i], staff);
	if (cell->before)
		str_addf(&text, _("%c in version %d: %s\n"), cell->sign, grid->compared,
		         *cell->before ? cell->before : _("nobody"));
	for (size_t i = 0; i < findings->n; i++)
		if (findings->item[i].slot && strcmp(findings->item[i].slot, cell->slot->id) == 0)
			str_addf(&text, "! %s\n", findings->item[i].text);
	return str_take(&text);
}
