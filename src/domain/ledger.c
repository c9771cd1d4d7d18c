#include "domain/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/viet.h"

#include "base/banned.h"

struct ledger_line *ledger_line(struct ledger *ledger, const char *person, const char *name)
{
	struct ledger_line *line;

	for (size_t i = 0; i < ledger->n; i++)
		if (strcmp(ledger->line[i].person, person) == 0)
			return &ledger->line[i];
	ledger->line = array_grow(ledger->line, ledger->n, sizeof *ledger->line);
	line = &ledger->line[ledger->n++];
	*line = (struct ledger_line){.person = xstrdup(person), .name = xstrdup(name)};
	return line;
}

/* By person, then time; the longer of two that begin together first: it is the one counted. */
static int compare_segments(const void *a, const void *b)
{
	const struct segment *const *px = a;
	const struct segment *const *py = b;
	const struct segment *x = *px, *y = *py;
	int order = strcmp(x->person, y->person);

	if (order)
		return order;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return strcmp(x->slot->id, y->slot->id);
}

static bool is_known_slot(const struct segment **done, size_t n, const struct slot *slot)
{
	for (size_t i = n; i-- > 0;) {
		if (strcmp(done[i]->person, done[n]->person) != 0 ||
		    done[i]->end + 86400 < slot->start)
			return false;
		if (done[i]->slot == slot)
			return true;
	}
	return false;
}

/* Counts what of the i-th segment lies after `from`. */
static void count(struct ledger *ledger, const struct segment **list, size_t i, int64_t from,
                  const struct holidays *holidays)
{
	const struct segment *segment = list[i];
	struct ledger_line *line = ledger_line(ledger, segment->person, segment->name);
	bool whole = from <= segment->slot->start && segment->end == segment->slot->end &&
	             segment->start == segment->slot->start;

	if (from < segment->start)
		from = segment->start;
	line->shifts += !is_known_slot(list, i, segment->slot);
	line->points += whole && segment->slot->points
	                    ? segment->slot->points
	                    : roster_points(segment->post, from, segment->end, holidays);
	roster_minutes(line->minutes, from, segment->end, holidays);
}

void ledger_add(struct ledger *ledger, const struct segments *segments,
                const struct holidays *holidays)
{
	const struct segment **list = xcalloc(segments->n + 1, sizeof(struct segment *));
	int64_t until = INT64_MIN;
	size_t n = 0;

	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];

		if (*segment->person && !*segment->post->concurrent)
			list[n++] = segment;
	}
	if (n)
		qsort(list, n, sizeof(struct segment *), compare_segments);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || strcmp(list[i - 1]->person, list[i]->person) != 0)
			until = INT64_MIN;
		/* Two compatible posts at once count once. */
		if (list[i]->end > until) {
			count(ledger, list, i, until, holidays);
			until = list[i]->end;
		}
	}
	free(list);
}

int ledger_average(const struct ledger *ledger)
{
	int64_t points = 0, people = 0;

	for (size_t i = 0; i < ledger->n; i++) {
		if (ledger->line[i].exempt)
			continue;
		points += ledger->line[i].points;
		people++;
	}
	return people ? (int)((points * 10 + people / 2) / people) : 0;
}

static int compare_lines(const void *a, const void *b)
{
	const struct ledger_line *x = a, *y = b;
	int order = viet_compare_names(x->name, y->name);

	return order ? order : strcmp(x->person, y->person);
}

void ledger_sort(struct ledger *ledger)
{
	if (ledger->n)
		qsort(ledger->line, ledger->n, sizeof *ledger->line, compare_lines);
}

void ledger_release(struct ledger *ledger)
{
	for (size_t i = 0; i < ledger->n; i++) {
		free(ledger->line[i].person);
		free(ledger->line[i].name);
	}
	free(ledger->line);
	*ledger = (struct ledger){0};
}
