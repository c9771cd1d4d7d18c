/* Whether somebody is there at every minute: part of domain/check.h. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "domain/check_parts.h"

#include "base/banned.h"

struct stretch {
	int64_t start, end;
};

struct stretches {
	struct stretch *item;
	size_t n;
};

static void add(struct stretches *list, int64_t start, int64_t end)
{
	list->item = array_grow(list->item, list->n, sizeof *list->item);
	list->item[list->n++] = (struct stretch){start, end};
}

static int compare(const void *a, const void *b)
{
	const struct stretch *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* What of [from, to) none of the stretches covers; releases them. */
static void holes(struct stretches *out, struct stretches *covered, int64_t from, int64_t to)
{
	if (covered->n)
		qsort(covered->item, covered->n, sizeof *covered->item, compare);
	for (size_t i = 0; i < covered->n && from < to; i++) {
		const struct stretch *item = &covered->item[i];

		if (item->start > from)
			add(out, from, item->start < to ? item->start : to);
		from = item->end > from ? item->end : from;
	}
	if (from < to)
		add(out, from, to);
	free(covered->item);
	*covered = (struct stretches){0};
}

static const char *shift_name(const struct roster *roster, const struct slot *slot)
{
	const struct shift *shift = posts_shift(&roster->posts, slot->post, slot->shift);

	return shift ? shift->name : slot->shift;
}

static const struct post *goes_with(const struct roster *roster, const struct post *post)
{
	return *post->concurrent ? posts_find(&roster->posts, post->concurrent) : NULL;
}

static void find_empty(struct findings *out, const struct roster *roster,
                       const struct segments *segments)
{
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		char *when;

		/* The gap of the post that it goes with says it already; publication looks from now
		 * on only. */
		if (*segment->person || segment->end <= roster->period.start ||
		    goes_with(roster, segment->post))
			continue;
		when = check_stretch(segment->start, segment->end);
		if (*segment->slot->unit)
			findings_add(out, FINDING_ERROR, "gap", segment->slot->id, NULL,
			             _("%s, %s, %s: %s has named nobody yet"), segment->post->title,
			             shift_name(roster, segment->slot), when, segment->slot->unit);
		else
			findings_add(out, FINDING_ERROR, "gap", segment->slot->id, NULL,
			             _("%s, %s, %s: nobody is assigned"), segment->post->title,
			             shift_name(roster, segment->slot), when);
		free(when);
	}
}

/*
 * A span of days begins with the shifts that begin on its first day: what comes before them is the
 * end of a shift of the span before.
 */
static int64_t watch_start(const struct roster *roster, const struct stretches *covered)
{
	int64_t start = roster->period.start, first = INT64_MAX;

	if (roster->period.is_holiday)
		return start;
	for (size_t i = 0; i < covered->n; i++)
		first = covered->item[i].start < first ? covered->item[i].start : first;
	return first > start && first < start + 86400 ? first : start;
}

/* A holiday inside of a month has a roster of its own, to which that of the month has given way. */
static void add_neighbours(struct stretches *covered, const struct segments *neighbours,
                           const struct post *post)
{
	for (size_t i = 0; neighbours && i < neighbours->n; i++) {
		const struct segment *segment = &neighbours->segment[i];

		if (strcmp(segment->slot->post, post->id) == 0)
			add(covered, segment->start, segment->end);
	}
}

static void find_holes(struct findings *out, const struct roster *roster,
                       const struct segments *segments, const struct segments *neighbours,
                       const struct post *post)
{
	const struct post *with = goes_with(roster, post);
	struct stretches covered = {0}, uncovered = {0};
	int64_t start;

	if (!post->round_clock || (with && with->round_clock))
		return;
	for (size_t i = 0; i < segments->n; i++)
		if (segments->segment[i].post == post)
			add(&covered, segments->segment[i].start, segments->segment[i].end);
	start = watch_start(roster, &covered);
	add_neighbours(&covered, neighbours, post);
	holes(&uncovered, &covered, start, roster->period.end);
	for (size_t i = 0; i < uncovered.n; i++) {
		char *when = check_stretch(uncovered.item[i].start, uncovered.item[i].end);

		findings_add(out, FINDING_ERROR, "gap", NULL, NULL,
		             _("%s is to be held round the clock, but has no shift %s"),
		             post->title, when);
		free(when);
	}
	free(uncovered.item);
}

static void find_nobody_on_site(struct findings *out, const struct roster *roster,
                                const struct segments *segments)
{
	struct stretches covered = {0}, uncovered = {0};

	/* On the working days of a plain span the office itself is open. */
	if (!roster->period.is_holiday)
		return;
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		int64_t until;

		if (!*segment->person)
			continue;
		for (int64_t at = segment->start; at < segment->end; at = until) {
			until = check_place_until(segment->post, at, segment->end);
			if (post_place(segment->post, zone_minute(at)) == PLACE_ONSITE)
				add(&covered, at, until);
		}
	}
	holes(&uncovered, &covered, roster->period.start, roster->period.end);
	for (size_t i = 0; i < uncovered.n; i++) {
		char *when = check_stretch(uncovered.item[i].start, uncovered.item[i].end);

		findings_add(out, FINDING_NOTICE, "nobody-on-site", NULL, NULL,
		             _("nobody is on site: %s"), when);
		free(when);
	}
	free(uncovered.item);
}

void check_coverage(struct findings *out, const struct roster *roster,
                    const struct segments *segments, const struct segments *neighbours)
{
	find_empty(out, roster, segments);
	for (size_t i = 0; i < roster->posts.n; i++)
		find_holes(out, roster, segments, neighbours, &roster->posts.post[i]);
	find_nobody_on_site(out, roster, segments);
}
