#include "domain/amend.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

#include "base/banned.h"

bool slot_has_begun(const struct slot *slot, int64_t now)
{
	return slot->start <= now;
}

static bool is_whole(const struct change *change, const struct slot *slot)
{
	return change->from <= slot->start && change->to >= slot->end;
}

/* Who stands in need not be of the unit to which the slot was given. */
static void take_change(struct slot *slot, const struct change *change)
{
	slot_assign(slot, change->person, change->name, change->position);
	slot_give(slot, "");
}

void roster_absorb(struct roster *roster)
{
	for (size_t i = 0; i < roster->n_changes; i++) {
		const struct change *change = &roster->change[i];
		struct slot *slot = roster_slot(roster, change->slot);

		if (slot && change->version == roster->version && is_whole(change, slot) &&
		    strcmp(slot->person, change->replaced) == 0)
			take_change(slot, change);
	}
}

static void drop_slot(struct roster *roster, size_t i)
{
	slot_release(&roster->slot[i]);
	roster->n_slots--;
	memmove(&roster->slot[i], &roster->slot[i + 1],
	        (roster->n_slots - i) * sizeof *roster->slot);
}

static void add_slot(struct roster *roster, const struct slot *slot)
{
	/* Slots may have been dropped, so array_grow() cannot tell what room there is. */
	roster->slot = xrealloc(roster->slot, roster->n_slots + 1, sizeof *roster->slot);
	slot_copy(&roster->slot[roster->n_slots++], slot);
}

/* The post of a slot that is taken over although the house has given the post up. */
static void add_post(struct roster *roster, const struct post *post)
{
	struct post copy;

	if (!post || posts_find(&roster->posts, post->id))
		return;
	post_copy(&copy, post);
	copy.round_clock = false;
	roster->posts.post =
	    xrealloc(roster->posts.post, roster->posts.n + 1, sizeof *roster->posts.post);
	roster->posts.post[roster->posts.n++] = copy;
}

/* Slots of `from` that have begun, as they are there. */
static void take_over(struct roster *draft, const struct roster *from, int64_t now)
{
	for (size_t i = 0; i < from->n_slots; i++) {
		const struct slot *slot = &from->slot[i];
		struct slot *own;

		if (!slot_has_begun(slot, now))
			continue;
		own = roster_slot(draft, slot->id);
		if (own) {
			slot_release(own);
			slot_copy(own, slot);
		} else {
			add_slot(draft, slot);
		}
		add_post(draft, posts_find(&from->posts, slot->post));
	}
}

static int64_t begun_until(const struct roster *base, const char *post, int64_t now)
{
	int64_t until = 0;

	for (size_t i = 0; i < base->n_slots; i++) {
		const struct slot *slot = &base->slot[i];

		if (slot_has_begun(slot, now) && slot->end > until && strcmp(slot->post, post) == 0)
			until = slot->end;
	}
	return until;
}

static void set_hours(struct roster *roster, struct slot *slot, int64_t start, int64_t end,
                      const struct holidays *holidays)
{
	const struct post *post = posts_find(&roster->posts, slot->post);

	if (slot->start == start && slot->end == end)
		return;
	slot->start = start;
	slot->end = end;
	if (post && !*post->concurrent)
		slot->points = roster_points(post, start, end, holidays);
}

/* False when nothing of the slot is left. */
static bool fit_slot(struct roster *draft, struct slot *slot, const struct roster *base,
                     int64_t now, const struct holidays *holidays)
{
	const struct slot *old = roster_slot(base, slot->id);
	int64_t start = slot->start, until;

	if (old && slot_has_begun(old, now))
		return true;
	if (old) {
		slot_assign(slot, old->person, old->name, old->position);
		slot_give(slot, old->unit);
	}
	if (!old || old->start != slot->start) {
		until = begun_until(base, slot->post, now);
		if (slot_has_begun(slot, now))
			start = now - now % 60 + 60;
		if (until > start)
			start = until;
	}
	if (start >= slot->end)
		return false;
	set_hours(draft, slot, start, slot->end, holidays);
	return true;
}

static void take_changes(struct roster *draft, const struct roster *published)
{
	for (size_t i = 0; i < draft->n_changes; i++)
		change_release(&draft->change[i]);
	free(draft->change);
	draft->change = NULL;
	draft->n_changes = 0;
	for (size_t i = 0; i < published->n_changes; i++)
		roster_add_change(draft, &published->change[i]);
}

void roster_amend(struct roster *draft, const struct roster *published, int64_t now,
                  const struct holidays *holidays)
{
	struct roster base;

	roster_copy(&base, published);
	roster_absorb(&base);
	for (size_t i = draft->n_slots; i-- > 0;)
		if (!fit_slot(draft, &draft->slot[i], &base, now, holidays))
			drop_slot(draft, i);
	take_over(draft, &base, now);
	take_changes(draft, published);
	free(draft->id);
	draft->id = xstrdup(published->id);
	draft->version = published->version + 1;
	roster_sort(draft);
	roster_release(&base);
}

void roster_catch_up(struct roster *draft, const struct roster *published, int64_t now)
{
	struct roster base;

	roster_copy(&base, published);
	roster_absorb(&base);
	take_over(draft, &base, now);
	for (size_t i = 0; i < published->n_changes; i++) {
		const struct change *change = &published->change[i];
		const struct slot *old = roster_slot(published, change->slot);
		struct slot *slot = roster_slot(draft, change->slot);

		if (old && slot && change->version == published->version &&
		    change->at >= draft->made_at && is_whole(change, old) &&
		    !slot_has_begun(slot, now) && strcmp(slot->person, change->replaced) == 0)
			take_change(slot, change);
	}
	take_changes(draft, published);
	roster_sort(draft);
	roster_release(&base);
}

/* ---- what another roster takes over ---- */

/* The first minute from `at` on that `roster` does not fill itself, and how long that lasts. */
static bool next_free(int64_t *from, int64_t *to, const struct roster *roster,
                      const struct slot *slot, int64_t at)
{
	bool moved;

	do {
		moved = false;
		*to = slot->end;
		for (size_t i = 0; i < roster->n_slots; i++) {
			const struct slot *other = &roster->slot[i];

			if (strcmp(other->post, slot->post) != 0 || other->end <= at)
				continue;
			if (other->start <= at) {
				at = other->end;
				moved = true;
			} else if (other->start < *to) {
				*to = other->start;
			}
		}
	} while (moved);
	*from = at;
	return at < slot->end;
}

static char *free_id(const struct roster *other, const struct roster *roster, const char *id)
{
	struct str text = {0};

	str_add(&text, id);
	do
		str_addc(&text, '~');
	while (roster_slot(other, str_text(&text)) || roster_slot(roster, str_text(&text)));
	return str_take(&text);
}

struct yielding {
	struct roster *rest;
	const struct roster *roster;
	const struct holidays *holidays;
	struct segments segments; /* of the roster that yields, before it does */
};

static struct slot *add_rest(const struct yielding *y, const struct slot *slot, int64_t from,
                             int64_t to)
{
	struct slot *part;

	add_slot(y->rest, slot);
	part = &y->rest->slot[y->rest->n_slots - 1];
	set_hours(y->rest, part, from, to, y->holidays);
	return part;
}

static void give_part(struct slot *part, const struct segment *segment)
{
	slot_assign(part, segment->person, segment->name, segment->position);
	if (segment->change)
		slot_give(part, "");
}

/* Records go by the slot's id. They still count for a part of what is left, but one that holds for
 * all of it has become the slot's own. */
static void add_known(const struct yielding *y, const struct slot *slot, int64_t from, int64_t to)
{
	struct slot *part = add_rest(y, slot, from, to);

	for (size_t i = 0; i < y->segments.n; i++) {
		const struct segment *segment = &y->segments.segment[i];

		if (segment->slot == slot && segment->start <= from && to <= segment->end)
			give_part(part, segment);
	}
}

/* No record knows the new ids, so each of its stretches becomes a slot with its holder. */
static void add_renamed(const struct yielding *y, const struct slot *slot, int64_t from, int64_t to)
{
	for (size_t i = 0; i < y->segments.n; i++) {
		const struct segment *segment = &y->segments.segment[i];
		int64_t start = segment->start > from ? segment->start : from;
		int64_t end = segment->end < to ? segment->end : to;
		struct slot *part;
		char *id;

		if (segment->slot != slot || start >= end)
			continue;
		part = add_rest(y, slot, start, end);
		give_part(part, segment);
		id = free_id(y->rest, y->roster, part->id);
		free(part->id);
		part->id = id;
	}
}

size_t roster_yield(struct roster *other, const struct roster *roster,
                    const struct holidays *holidays)
{
	struct yielding y = {.rest = other, .roster = roster, .holidays = holidays};
	struct slot *slots = other->slot;
	size_t n = other->n_slots, touched = 0;

	roster_resolve(&y.segments, other);
	other->slot = NULL;
	other->n_slots = 0;
	for (size_t i = 0; i < n; i++) {
		const struct slot *slot = &slots[i];
		bool is_known = roster_slot(roster, slot->id);
		int64_t kept = 0, from, to;

		for (int64_t at = slot->start; next_free(&from, &to, roster, slot, at); at = to) {
			if (from == slot->start && !is_known)
				add_known(&y, slot, from, to);
			else
				add_renamed(&y, slot, from, to);
			kept += to - from;
		}
		touched += kept != slot->end - slot->start;
	}
	for (size_t i = 0; i < n; i++)
		slot_release(&slots[i]);
	free(slots);
	segments_release(&y.segments);
	roster_sort(other);
	return touched;
}
