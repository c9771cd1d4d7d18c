#include "domain/actual.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

static const char *const source_names[] = {
    [ACTUAL_HANDOVER] = "handover", [ACTUAL_SUPERVISOR] = "supervisor"};

const char *actual_source_name(enum actual_source source)
{
	return source_names[source];
}

/* ---- what was recorded ---- */

struct record { /* `n` tells which was recorded later */
	const struct actual *actual;
	size_t n;
};

struct records { /* by slot, those of the newest batch alone by time */
	struct record *record;
	size_t n;
};

struct found { /* the newest batch of a slot */
	const struct record *record;
	size_t n;
};

static int compare_recorded(const void *a, const void *b)
{
	const struct record *x = a, *y = b;
	int order = strcmp(x->actual->slot, y->actual->slot);

	return order ? order : (x->n > y->n) - (x->n < y->n);
}

static int compare_times(const void *a, const void *b)
{
	const struct record *x = a, *y = b;

	if (x->actual->from != y->actual->from)
		return x->actual->from < y->actual->from ? -1 : 1;
	return (x->n > y->n) - (x->n < y->n);
}

static bool is_slot(const struct record *a, const struct record *b)
{
	return strcmp(a->actual->slot, b->actual->slot) == 0;
}

/* Keeps of the records of one slot, [from, to), those of its newest batch. */
static void keep_newest(struct records *records, const struct record *from, size_t n)
{
	const char *batch = from[n - 1].actual->batch;
	size_t first = records->n;

	for (size_t i = 0; i < n; i++)
		if (strcmp(from[i].actual->batch, batch) == 0)
			records->record[records->n++] = from[i];
	qsort(&records->record[first], records->n - first, sizeof *records->record, compare_times);
}

static void records_make(struct records *out, const struct actuals *actuals)
{
	struct record *all = xcalloc(actuals->n + 1, sizeof *all);

	out->record = xcalloc(actuals->n + 1, sizeof *out->record);
	out->n = 0;
	for (size_t i = 0; i < actuals->n; i++)
		all[i] = (struct record){&actuals->actual[i], i};
	if (actuals->n)
		qsort(all, actuals->n, sizeof *all, compare_recorded);
	for (size_t i = 0, n; i < actuals->n; i += n) {
		for (n = 1; i + n < actuals->n && is_slot(&all[i], &all[i + n]);)
			n++;
		keep_newest(out, &all[i], n);
	}
	free(all);
}

static struct found records_find(const struct records *records, const char *slot)
{
	size_t from = 0, to = records->n, n = 0;

	while (from < to) {
		size_t middle = (from + to) / 2;

		if (strcmp(records->record[middle].actual->slot, slot) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	while (from + n < records->n && strcmp(records->record[from + n].actual->slot, slot) == 0)
		n++;
	return (struct found){&records->record[from], n};
}

/* ---- put in place ---- */

struct resolving {
	struct segments *out;
	const struct roster *roster;
	const struct records *records;
	size_t first; /* segment of the slot at hand, in `out` */
};

static void add(struct resolving *r, const struct segment *segment)
{
	struct segments *out = r->out;

	if (segment->start >= segment->end)
		return;
	out->segment = array_grow(out->segment, out->n, sizeof *out->segment);
	out->segment[out->n] = *segment;
	out->segment[out->n].part = (int)(out->n - r->first) + 1;
	out->n++;
}

/* The post whose holder fills this one has the records. */
static struct found find(const struct resolving *r, const struct slot *slot)
{
	const struct posts *posts = &r->roster->posts;
	const struct post *own = posts_find(posts, slot->post);
	const struct post *post = own;
	struct found found;
	char *id;

	assert(own);
	for (size_t i = 0; i < posts->n && *post->concurrent; i++) {
		const struct post *with = posts_find(posts, post->concurrent);

		if (!with)
			break;
		post = with;
	}
	id = xasprintf("%s%s", post->id, slot->id + strlen(slot->post));
	found = records_find(r->records, id);
	free(id);
	return found;
}

static void add_recorded(struct resolving *r, const struct segment *planned,
                         const struct actual *actual)
{
	const struct slot *slot = planned->slot;
	const struct segment segment = {
	    .slot = slot,
	    .post = planned->post,
	    .start = actual->from > slot->start ? actual->from : slot->start,
	    .end = actual->to < slot->end ? actual->to : slot->end,
	    .person = actual->person,
	    .name = actual->name,
	    .position = actual->position,
	};

	add(r, &segment);
}

/* What of the roster lies before the hours of the records, or after them: it was kept as planned.
 */
static void add_planned(struct resolving *r, const struct segment *planned, int64_t from,
                        int64_t to)
{
	struct segment segment = *planned;

	segment.start = segment.start > from ? segment.start : from;
	segment.end = segment.end < to ? segment.end : to;
	add(r, &segment);
}

/* `n` segments of one slot. */
static void resolve_slot(struct resolving *r, const struct segment *planned, size_t n)
{
	struct found found = find(r, planned->slot);
	int64_t from = INT64_MAX, to = INT64_MIN;

	for (size_t i = 0; i < found.n; i++) {
		const struct actual *actual = found.record[i].actual;

		from = actual->from < from ? actual->from : from;
		to = actual->to > to ? actual->to : to;
	}
	r->first = r->out->n;
	for (size_t i = 0; i < n; i++)
		add_planned(r, &planned[i], INT64_MIN, from);
	for (size_t i = 0; i < found.n; i++)
		add_recorded(r, planned, found.record[i].actual);
	for (size_t i = 0; found.n && i < n; i++)
		add_planned(r, &planned[i], to, INT64_MAX);
}

void actual_resolve(struct segments *out, const struct roster *roster,
                    const struct segments *planned, const struct actuals *actuals)
{
	struct segments all = {0};
	struct records records;
	struct resolving r = {.out = &all, .roster = roster, .records = &records};

	records_make(&records, actuals);
	for (size_t i = 0, n; i < planned->n; i += n) {
		for (n = 1; i + n < planned->n &&
		            planned->segment[i + n].slot == planned->segment[i].slot;)
			n++;
		resolve_slot(&r, &planned->segment[i], n);
	}
	free(records.record);
	*out = all;
}

/* ---- values ---- */

void actual_release(struct actual *actual)
{
	free(actual->id);
	free(actual->batch);
	free(actual->period);
	free(actual->slot);
	free(actual->person);
	free(actual->name);
	free(actual->position);
	free(actual->reason);
	free(actual->by);
	free(actual->auth);
	*actual = (struct actual){0};
}

void actuals_release(struct actuals *actuals)
{
	for (size_t i = 0; i < actuals->n; i++)
		actual_release(&actuals->actual[i]);
	free(actuals->actual);
	*actuals = (struct actuals){0};
}
