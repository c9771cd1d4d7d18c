#include "domain/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"

#include "base/banned.h"

static const char *const status_names[] = {
    [ROSTER_DRAFT] = "draft",
    [ROSTER_PUBLISHED] = "published",
    [ROSTER_SUPERSEDED] = "superseded",
};

static const char *const status_labels[] = {
    [ROSTER_DRAFT] = N_("draft"),
    [ROSTER_PUBLISHED] = N_("published"),
    [ROSTER_SUPERSEDED] = N_("superseded"),
};

static const char *const quality_names[] = {
    [QUALITY_MANUAL] = "manual",
    [QUALITY_OPTIMAL] = "optimal",
    [QUALITY_FEASIBLE] = "feasible",
};

static const char *const change_names[] = {
    [CHANGE_COVER] = "cover",
    [CHANGE_SWAP] = "swap",
};

/* ---- laying out ---- */

static char *slot_id(const char *post, struct date day, const char *shift, int head)
{
	char iso[DATE_TEXT];

	date_iso(iso, day);
	if (head == 1)
		return xasprintf("%s.%s.%s", post, iso, shift);
	return xasprintf("%s.%s.%s+%d", post, iso, shift, head);
}

static void add_slot(struct roster *roster, const struct post *post, const struct shift *shift,
                     struct date day, int head, const struct holidays *holidays)
{
	int64_t start = zone_instant(day, shift->start);
	int64_t end = start + (int64_t)shift->length * 60;
	struct slot *slot;

	if (roster->period.is_holiday) {
		start = start > roster->period.start ? start : roster->period.start;
		end = end < roster->period.end ? end : roster->period.end;
	}
	if (start >= end)
		return;
	roster->slot = array_grow(roster->slot, roster->n_slots, sizeof *roster->slot);
	slot = &roster->slot[roster->n_slots++];
	*slot = (struct slot){
	    .id = slot_id(post->id, day, shift->code, head),
	    .post = xstrdup(post->id),
	    .shift = xstrdup(shift->code),
	    .day = day,
	    .head = head,
	    .start = start,
	    .end = end,
	    .person = xstrdup(""),
	    .name = xstrdup(""),
	    .position = xstrdup(""),
	    .unit = xstrdup(""),
	};
	/* Who holds a post along with another one is counted once, for the other. */
	if (!*post->concurrent)
		slot->points = roster_points(post, start, end, holidays);
}

static void lay_out_post(struct roster *roster, const struct post *post, struct date day,
                         const struct holidays *holidays)
{
	const struct post *pattern = posts_pattern(&roster->posts, post);
	enum day_type type = holidays_type(holidays, day);
	int heads = post->headcount;

	if (heads > pattern->headcount)
		heads = pattern->headcount;
	for (size_t i = 0; i < pattern->n_shifts; i++) {
		if (!(pattern->shift[i].days & 1U << type))
			continue;
		for (int head = 1; head <= heads; head++)
			add_slot(roster, post, &pattern->shift[i], day, head, holidays);
	}
}

static int compare_slots(const void *a, const void *b, void *context)
{
	const struct slot *x = a, *y = b;
	const struct posts *posts = context;
	const struct post *p, *q;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	p = posts_find(posts, x->post);
	q = posts_find(posts, y->post);
	if (p != q)
		return p < q ? -1 : 1;
	if (x->day.day != y->day.day)
		return x->day.day < y->day.day ? -1 : 1;
	if (x->head != y->head)
		return x->head < y->head ? -1 : 1;
	return strcmp(x->shift, y->shift);
}

void roster_sort(struct roster *roster)
{
	if (roster->n_slots)
		qsort_r(roster->slot, roster->n_slots, sizeof *roster->slot, compare_slots,
		        &roster->posts);
}

void roster_lay_out(struct roster *out, const struct period *period, const struct posts *posts,
                    const struct holidays *holidays)
{
	struct date day = period->first, last = period->last;
	struct roster roster;

	roster_init(&roster);
	period_copy(&roster.period, period);
	posts_copy(&roster.posts, posts);
	if (period->is_holiday) {
		/* A shift of up to 24 hours that began on the eve of the watch reaches into it. */
		day = date_add(zone_date(period->start), -1);
		last = zone_date(period->end);
	}
	for (; date_compare(day, last) <= 0; day = date_add(day, 1))
		for (size_t i = 0; i < roster.posts.n; i++)
			lay_out_post(&roster, &roster.posts.post[i], day, holidays);
	roster_sort(&roster);
	*out = roster;
}

/* ---- values ---- */

void roster_init(struct roster *out)
{
	*out = (struct roster){
	    .id = xstrdup(""),
	    .made_by = xstrdup(""),
	    .published_by = xstrdup(""),
	    .edited_by = xstrdup(""),
	    .submitted_by = xstrdup(""),
	    .number = xstrdup(""),
	    .signer = xstrdup(""),
	    .signer_title = xstrdup(""),
	    .basis = xstrdup(""),
	};
}

struct slot *roster_slot(const struct roster *roster, const char *id)
{
	for (size_t i = 0; i < roster->n_slots; i++)
		if (strcmp(roster->slot[i].id, id) == 0)
			return &roster->slot[i];
	return NULL;
}

void slot_assign(struct slot *slot, const char *person, const char *name, const char *position)
{
	const struct slot old = *slot;

	/* Copied before anything is freed: the texts may be the slot's own. */
	slot->person = xstrdup(person);
	slot->name = xstrdup(name);
	slot->position = xstrdup(position);
	free(old.person);
	free(old.name);
	free(old.position);
}

void slot_give(struct slot *slot, const char *unit)
{
	char *old = slot->unit;

	slot->unit = xstrdup(unit);
	free(old);
}

bool slot_allows_unit(const struct slot *slot, const char *unit)
{
	return !*slot->unit || strcmp(slot->unit, unit) == 0;
}

void slot_copy(struct slot *out, const struct slot *from)
{
	*out = *from;
	out->id = xstrdup(from->id);
	out->post = xstrdup(from->post);
	out->shift = xstrdup(from->shift);
	out->person = xstrdup(from->person);
	out->name = xstrdup(from->name);
	out->position = xstrdup(from->position);
	out->unit = xstrdup(from->unit);
}

void slot_release(struct slot *slot)
{
	free(slot->id);
	free(slot->post);
	free(slot->shift);
	free(slot->person);
	free(slot->name);
	free(slot->position);
	free(slot->unit);
	*slot = (struct slot){0};
}

void change_copy(struct change *out, const struct change *from)
{
	*out = *from;
	out->id = xstrdup(from->id);
	out->pair = xstrdup(from->pair);
	out->slot = xstrdup(from->slot);
	out->replaced = xstrdup(from->replaced);
	out->person = xstrdup(from->person);
	out->name = xstrdup(from->name);
	out->position = xstrdup(from->position);
	out->reason = xstrdup(from->reason);
	out->approved_by = xstrdup(from->approved_by);
	out->by = xstrdup(from->by);
	out->auth = xstrdup(from->auth);
}

void change_release(struct change *change)
{
	free(change->id);
	free(change->pair);
	free(change->slot);
	free(change->replaced);
	free(change->person);
	free(change->name);
	free(change->position);
	free(change->reason);
	free(change->approved_by);
	free(change->by);
	free(change->auth);
	*change = (struct change){0};
}

void roster_add_change(struct roster *roster, const struct change *change)
{
	/* Not array_grow(): a roster from the store has just the room that it needs. */
	roster->change = xrealloc(roster->change, roster->n_changes + 1, sizeof *roster->change);
	change_copy(&roster->change[roster->n_changes++], change);
}

void roster_copy(struct roster *out, const struct roster *from)
{
	struct roster roster = *from;

	roster.id = xstrdup(from->id);
	period_copy(&roster.period, &from->period);
	roster.made_by = xstrdup(from->made_by);
	roster.published_by = xstrdup(from->published_by);
	roster.number = xstrdup(from->number);
	roster.signer = xstrdup(from->signer);
	roster.signer_title = xstrdup(from->signer_title);
	roster.edited_by = xstrdup(from->edited_by);
	roster.submitted_by = xstrdup(from->submitted_by);
	roster.basis = xstrdup(from->basis);
	posts_copy(&roster.posts, &from->posts);
	team_rules_copy(&roster.rules, &from->rules);
	roster.slot = from->n_slots ? xcalloc(from->n_slots, sizeof *roster.slot) : NULL;
	for (size_t i = 0; i < from->n_slots; i++)
		slot_copy(&roster.slot[i], &from->slot[i]);
	roster.change = NULL;
	roster.n_changes = 0;
	for (size_t i = 0; i < from->n_changes; i++)
		roster_add_change(&roster, &from->change[i]);
	*out = roster;
}

void roster_release(struct roster *roster)
{
	for (size_t i = 0; i < roster->n_slots; i++)
		slot_release(&roster->slot[i]);
	for (size_t i = 0; i < roster->n_changes; i++)
		change_release(&roster->change[i]);
	free(roster->slot);
	free(roster->change);
	free(roster->id);
	free(roster->made_by);
	free(roster->published_by);
	free(roster->number);
	free(roster->signer);
	free(roster->signer_title);
	free(roster->edited_by);
	free(roster->submitted_by);
	free(roster->basis);
	period_release(&roster->period);
	posts_release(&roster->posts);
	team_rules_release(&roster->rules);
	*roster = (struct roster){0};
}

const char *roster_status_name(enum roster_status status)
{
	return status_names[status];
}

const char *roster_status_label(enum roster_status status)
{
	return _(status_labels[status]);
}

bool roster_is_submitted(const struct roster *roster)
{
	return roster->status == ROSTER_DRAFT && roster->submitted_at != 0;
}

bool roster_is_draft_on_paper(const struct roster *roster)
{
	return roster->status == ROSTER_DRAFT ||
	       (roster->status == ROSTER_PUBLISHED && !*roster->number);
}

const char *roster_state_label(const struct roster *roster)
{
	return roster_is_submitted(roster) ? _("before who signs")
	                                   : roster_status_label(roster->status);
}

const char *quality_name(enum quality_status status)
{
	return quality_names[status];
}

const char *change_kind_name(enum change_kind kind)
{
	return change_names[kind];
}
