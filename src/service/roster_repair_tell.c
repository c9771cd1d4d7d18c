#include "service/roster_repair_tell.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "service/roster_bar.h"

#include "base/banned.h"

static const struct slot *slot_of(const struct roster_repair *r, int32_t s)
{
	return &r->task.draft.slot[r->model.slot[s]];
}

static const struct person *person_of(const struct roster_repair *r, int32_t p)
{
	return &r->task.staff.person[r->model.person[p]];
}

/* ---- why a slot changes ---- */

/* A slot of a post held concurrently changes with the one that it follows. */
static char *followed_id(const struct roster_repair *r, const char *post, const char *slot)
{
	const struct post *own = posts_find(&r->task.draft.posts, post);

	if (!own || !*own->concurrent)
		return xstrdup(slot);
	return xasprintf("%s%s", own->concurrent, slot + strlen(post));
}

static int32_t find_slot(const struct roster_repair *r, const char *id)
{
	for (int32_t s = 0; s < r->model.model.n_slots; s++)
		if (strcmp(slot_of(r, s)->id, id) == 0)
			return s;
	return SOLVE_NONE;
}

/* Of the slots that the person has got instead, the nearest: the others clash less. */
static int32_t new_slot(const struct roster_repair *r, int32_t person, int32_t slot)
{
	const int64_t start = slot_of(r, slot)->start;
	int32_t nearest = SOLVE_NONE;
	int64_t least = INT64_MAX;

	for (int32_t i = 0; i < r->held.n; i++) {
		const int32_t s = r->held.held[i].slot;
		const int64_t away = llabs(slot_of(r, s)->start - start);

		if (r->held.held[i].person == person && r->base.holder[s] != person &&
		    away < least) {
			nearest = s;
			least = away;
		}
	}
	return nearest;
}

/* Rules that the base breaks by what he held besides. */
static char *base_bar(const struct roster_repair *r, int32_t person, int32_t slot)
{
	struct solve_assignment held;
	struct roster_bar bar = {0};

	solve_assignment_init(&held, r->model.model.n_slots);
	held.n = 0;
	for (int32_t s = 0; s < r->model.model.n_slots; s++)
		if (r->base.holder[s] >= 0)
			held.held[held.n++] = (struct solve_held){s, r->base.holder[s]};
	if (!roster_bar(&bar, &r->task, &r->model, &held, person, slot))
		bar.text = xstrdup("");
	solve_assignment_release(&held);
	return bar.text;
}

static char *why_changed(const struct roster_repair *r, int32_t slot)
{
	const int32_t before = r->base.holder[slot];
	struct roster_bar bar;
	int32_t other;

	if (before == LEAST_NOBODY)
		return xstrdup(_("nobody held it"));
	if (before == LEAST_OUTSIDE)
		return xstrdup(_("whoever held it is no longer on the list"));
	if (roster_bar_alone(&bar, &r->task, &r->model, before, slot))
		return bar.text;
	other = new_slot(r, before, slot);
	if (other != SOLVE_NONE)
		return xasprintf(_("%s moves to %s"), person_of(r, before)->name,
		                 slot_of(r, other)->id);
	return base_bar(r, before, slot);
}

static void tell_lines(struct roster_repair *r)
{
	struct repair *result = &r->result;

	roster_diff(&result->diff, &r->task.published, &r->task.draft);
	result->line = xcalloc(result->diff.n + 1, sizeof *result->line);
	for (size_t i = 0; i < result->diff.n; i++) {
		const struct diff_line *line = &result->diff.line[i];
		char *id = followed_id(r, line->post, line->slot);
		const int32_t s = find_slot(r, id);

		result->line[i].why = s == SOLVE_NONE ? xstrdup("") : why_changed(r, s);
		free(id);
	}
}

/* ---- slots that stay open ---- */

static void add_candidate(struct repair_open *open, const struct roster_repair *r, int32_t person,
                          int32_t slot)
{
	struct repair_candidate candidate = {.code = "free"};
	struct roster_bar bar;

	if (roster_bar(&bar, &r->task, &r->model, &r->held, person, slot)) {
		candidate.code = bar.code;
		candidate.why = bar.text;
	} else {
		candidate.why = xstrdup(_("could take it"));
	}
	candidate.person = xstrdup(person_of(r, person)->code);
	candidate.name = xstrdup(person_of(r, person)->name);
	open->candidate = array_grow(open->candidate, open->n, sizeof *open->candidate);
	open->candidate[open->n++] = candidate;
}

static void tell_open(struct roster_repair *r)
{
	struct repair *result = &r->result;

	for (int32_t s = 0; s < r->model.model.n_slots; s++) {
		const struct slot *slot = slot_of(r, s);
		const struct post *post = posts_find(&r->task.draft.posts, slot->post);
		struct repair_open open = {.start = slot->start, .end = slot->end};

		if (solve_assignment_holder(&r->held, s) != SOLVE_NONE)
			continue;
		open.slot = xstrdup(slot->id);
		for (int32_t p = 0; p < r->model.model.n_people; p++)
			if (person_has_skill(person_of(r, p), post->skill))
				add_candidate(&open, r, p, s);
		result->open = array_grow(result->open, result->n_open, sizeof *result->open);
		result->open[result->n_open++] = open;
	}
}

/* ---- what is to be covered by hand ---- */

/* The cover of a part of a slot that has got another holder counts no more. */
static bool is_dropped(const struct roster_repair *r, const struct segment *segment)
{
	const struct slot *slot = roster_slot(&r->task.draft, segment->slot->id);

	return segment->change && slot && roster_task_is_free(&r->task, slot) &&
	       strcmp(slot->person, segment->change->replaced) != 0;
}

static void add_part(struct roster_repair *r, const struct segment *segment,
                     const struct leave *absence)
{
	struct repair *result = &r->result;
	struct repair_part part = {.from = segment->start, .to = segment->end};
	const int64_t now = r->task.now - r->task.now % 60;

	part.from = absence->from > part.from ? absence->from : part.from;
	part.from = now > part.from ? now : part.from;
	part.to = absence->to < part.to ? absence->to : part.to;
	if (part.from >= part.to || is_dropped(r, segment))
		return;
	part.slot = xstrdup(segment->slot->id);
	part.person = xstrdup(segment->person);
	part.name = xstrdup(segment->name);
	result->part = array_grow(result->part, result->n_parts, sizeof *result->part);
	result->part[result->n_parts++] = part;
}

static void tell_parts(struct roster_repair *r)
{
	for (size_t i = 0; i < r->task.settled.n; i++) {
		const struct segment *segment = &r->task.settled.segment[i];

		if (*segment->post->concurrent)
			continue;
		for (size_t k = r->task.n_recorded; k < r->task.leaves.n; k++)
			if (strcmp(r->task.leaves.leave[k].person, segment->person) == 0)
				add_part(r, segment, &r->task.leaves.leave[k]);
	}
}

static void tell_away(struct roster_repair *r)
{
	struct repair *result = &r->result;

	for (size_t i = r->task.n_recorded; i < r->first_new; i++) {
		const struct leave *leave = &r->task.leaves.leave[i];
		const struct repair_away away = {
		    .person = xstrdup(leave->person),
		    .name = xstrdup(staff_find(&r->task.staff, leave->person)->name),
		    .from = leave->from,
		    .to = leave->to,
		};

		result->away = array_grow(result->away, result->n_away, sizeof *result->away);
		result->away[result->n_away++] = away;
	}
}

void repair_tell(struct roster_repair *r)
{
	tell_away(r);
	tell_lines(r);
	tell_open(r);
	tell_parts(r);
}

static void release_open(struct repair_open *open)
{
	for (size_t i = 0; i < open->n; i++) {
		free(open->candidate[i].person);
		free(open->candidate[i].name);
		free(open->candidate[i].why);
	}
	free(open->candidate);
	free(open->slot);
}

void repair_untell(struct repair *result)
{
	for (size_t i = 0; result->line && i < result->diff.n; i++)
		free(result->line[i].why);
	free(result->line);
	diff_release(&result->diff);
	for (size_t i = 0; i < result->n_open; i++)
		release_open(&result->open[i]);
	free(result->open);
	for (size_t i = 0; i < result->n_parts; i++) {
		free(result->part[i].slot);
		free(result->part[i].person);
		free(result->part[i].name);
	}
	free(result->part);
	for (size_t i = 0; i < result->n_away; i++) {
		free(result->away[i].person);
		free(result->away[i].name);
	}
	free(result->away);
}
