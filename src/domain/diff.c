#include "domain/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"

#include "base/banned.h"

static const char *const kind_names[] = {
    [DIFF_ADDED] = "added",
    [DIFF_DROPPED] = "dropped",
    [DIFF_PERSON] = "person",
    [DIFF_TIME] = "time",
};

struct side { /* the segments of one slot in one version; n is 0 where there is no such slot */
	const struct segment *segment;
	size_t n;
};

struct sides { /* by slot id */
	struct side *side;
	size_t n;
};

static int compare_sides(const void *a, const void *b)
{
	const struct side *x = a, *y = b;

	return strcmp(x->segment->slot->id, y->segment->slot->id);
}

static void sides_make(struct sides *out, const struct segments *segments)
{
	for (size_t i = 0; i < segments->n;) {
		struct side side = {.segment = &segments->segment[i]};

		while (i < segments->n && segments->segment[i].slot == side.segment->slot) {
			side.n++;
			i++;
		}
		out->side = array_grow(out->side, out->n, sizeof *out->side);
		out->side[out->n++] = side;
	}
	if (out->n)
		qsort(out->side, out->n, sizeof *out->side, compare_sides);
}

static char *holders(const struct side *side)
{
	struct str text = {0};

	if (side->n == 1)
		return xstrdup(side->segment->name);
	for (size_t i = 0; i < side->n; i++) {
		const struct segment *segment = &side->segment[i];
		char from[ZONE_TEXT], to[ZONE_TEXT];

		str_addf(&text, "%s%s %s–%s", i ? ", " : "", *segment->name ? segment->name : "?",
		         zone_clock(from, segment->start), zone_clock(to, segment->end));
	}
	return str_take(&text);
}

static bool same_holders(const struct side *a, const struct side *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		if (strcmp(a->segment[i].person, b->segment[i].person) != 0)
			return false;
		if (i && a->segment[i].start != b->segment[i].start)
			return false;
	}
	return true;
}

static bool same_hours(const struct slot *a, const struct slot *b)
{
	return a->start == b->start && a->end == b->end;
}

static void add_line(struct diff *diff, enum diff_kind kind, const struct side *before,
                     const struct side *after)
{
	const struct slot *slot = after->n ? after->segment->slot : before->segment->slot;
	const struct slot *old = before->n ? before->segment->slot : slot;

	diff->line = array_grow(diff->line, diff->n, sizeof *diff->line);
	diff->line[diff->n++] = (struct diff_line){
	    .kind = kind,
	    .slot = xstrdup(slot->id),
	    .post = xstrdup(slot->post),
	    .start = slot->start,
	    .end = slot->end,
	    .before = holders(before),
	    .after = holders(after),
	    .old_start = old->start,
	    .old_end = old->end,
	};
}

static void compare_slot(struct diff *diff, const struct side *before, const struct side *after)
{
	if (!same_hours(before->segment->slot, after->segment->slot))
		add_line(diff, DIFF_TIME, before, after);
	else if (!same_holders(before, after))
		add_line(diff, DIFF_PERSON, before, after);
}

static int compare_lines(const void *a, const void *b)
{
	const struct diff_line *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return strcmp(x->slot, y->slot);
}

void roster_diff(struct diff *out, const struct roster *older, const struct roster *newer)
{
	struct segments before, after;
	struct sides old = {0}, new = {0};
	const struct side none = {0};
	struct diff diff = {0};

	roster_resolve(&before, older);
	roster_resolve(&after, newer);
	sides_make(&old, &before);
	sides_make(&new, &after);
	for (size_t i = 0, j = 0; i < old.n || j < new.n;) {
		int order = i == old.n   ? 1
		            : j == new.n ? -1
		                         : compare_sides(&old.side[i], &new.side[j]);

		if (order < 0)
			add_line(&diff, DIFF_DROPPED, &old.side[i++], &none);
		else if (order > 0)
			add_line(&diff, DIFF_ADDED, &none, &new.side[j++]);
		else
			compare_slot(&diff, &old.side[i++], &new.side[j++]);
	}
	if (diff.n)
		qsort(diff.line, diff.n, sizeof *diff.line, compare_lines);
	free(old.side);
	free(new.side);
	segments_release(&before);
	segments_release(&after);
	*out = diff;
}

const char *diff_kind_name(enum diff_kind kind)
{
	return kind_names[kind];
}

void diff_release(struct diff *diff)
{
	for (size_t i = 0; i < diff->n; i++) {
		free(diff->line[i].slot);
		free(diff->line[i].post);
		free(diff->line[i].before);
		free(diff->line[i].after);
	}
	free(diff->line);
	*diff = (struct diff){0};
}
