#include "domain/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/viet.h"
#include "base/zone.h"

#include "base/banned.h"

#define NIGHT_STARTS 1320 /* 22:00 */
#define NIGHT_LENGTH 480

int ledger_sum(int a, int b)
{
	return a > LEDGER_MOST - b ? LEDGER_MOST : a + b;
}

static struct ledger_item *put_item(struct ledger_items *items, const char *person,
                                    const char *name, const char *post)
{
	struct ledger_item *item;

	items->item = array_grow(items->item, items->n, sizeof *items->item);
	item = &items->item[items->n++];
	*item = (struct ledger_item){
	    .person = xstrdup(person), .name = xstrdup(name), .post = xstrdup(post)};
	return item;
}

static int year_of(struct date date)
{
	int year;

	date_to_ymd(date, &year, NULL, NULL);
	return year;
}

/* ---- stretches of duty ---- */

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

static void count_minutes(struct ledger_item *item, int64_t from, int64_t to,
                          const struct holidays *holidays)
{
	int minutes[WEIGHTS] = {0}, night[WEIGHTS] = {0};

	roster_minutes(minutes, from, to, holidays);
	for (struct date day = date_add(zone_date(from), -1); date_compare(day, zone_date(to)) <= 0;
	     day = date_add(day, 1)) {
		int64_t dusk = zone_instant(day, NIGHT_STARTS);
		int64_t dawn = dusk + (int64_t)NIGHT_LENGTH * 60;
		int64_t a = from > dusk ? from : dusk, b = to < dawn ? to : dawn;

		if (a < b)
			roster_minutes(night, a, b, holidays);
	}
	for (int k = 0; k < WEIGHTS; k++) {
		item->kind[k].minutes = minutes[k];
		item->kind[k].night = night[k];
	}
}

/* Shares points out by what the minutes of each kind weigh, so that they add up to what the whole
 * stretch counts. */
static void share_points(struct ledger_item *item, const struct post *post, int points)
{
	int64_t weight[WEIGHTS], all = 0, rest[WEIGHTS];
	int left = points;

	for (int k = 0; k < WEIGHTS; k++)
		all += weight[k] = (int64_t)item->kind[k].minutes * post->weight[k];
	for (int k = 0; all == 0 && k < WEIGHTS; k++)
		weight[k] = item->kind[k].minutes;
	for (int k = 0; all == 0 && k < WEIGHTS; k++)
		all += weight[k];
	if (all == 0)
		return;
	for (int k = 0; k < WEIGHTS; k++) {
		item->kind[k].points = (int)(points * weight[k] / all);
		rest[k] = points * weight[k] % all;
		left -= item->kind[k].points;
	}
	for (; left > 0; left--) {
		int most = 0;

		for (int k = 1; k < WEIGHTS; k++)
			if (rest[k] > rest[most])
				most = k;
		rest[most] = 0;
		item->kind[most].points++;
	}
}

/* Counts what of the i-th segment lies after `from`. */
static void count(struct ledger_items *items, const struct segment **list, size_t i, int64_t from,
                  const struct holidays *holidays)
{
	const struct segment *segment = list[i];
	const struct slot *slot = segment->slot;
	struct ledger_item *item = put_item(items, segment->person, segment->name, slot->post);
	bool whole =
	    from <= slot->start && segment->end == slot->end && segment->start == slot->start;
	int points, most = 0;

	if (from < segment->start)
		from = segment->start;
	item->first = item->last = slot->day;
	item->year = year_of(slot->day);
	item->end = segment->end;
	points = whole && slot->points ? slot->points
	                               : roster_points(segment->post, from, segment->end, holidays);
	count_minutes(item, from, segment->end, holidays);
	share_points(item, segment->post, points);
	for (int k = 1; k < WEIGHTS; k++)
		if (item->kind[k].minutes >= item->kind[most].minutes && item->kind[k].minutes)
			most = k;
	item->kind[most].shifts = !is_known_slot(list, i, slot);
}

void ledger_items_add(struct ledger_items *items, const struct segments *segments,
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
			count(items, list, i, until, holidays);
			until = list[i]->end;
		}
	}
	free(list);
}

/* ---- items ---- */

void ledger_items_add_history(struct ledger_items *items, const struct history *history,
                              const struct staff *staff)
{
	for (size_t i = 0; i < history->n; i++) {
		const struct history_row *row = &history->row[i];
		const struct person *person = staff_find(staff, row->person);
		struct ledger_item *item =
		    put_item(items, row->person, person ? person->name : row->person, row->post);

		item->first = row->first;
		item->last = row->last;
		item->year = year_of(row->first);
		item->end = zone_instant(date_add(row->last, 1), 0);
		item->is_history = true;
		item->kind[row->kind] =
		    (struct ledger_count){row->shifts, row->points, row->minutes, row->night};
	}
}

static void add_kinds(struct history *all, const struct ledger_item *item)
{
	char iso[DATE_TEXT], none[] = "";

	for (int k = 0; k < WEIGHTS; k++) {
		const struct ledger_count *count = &item->kind[k];
		struct history_row row = {
		    .person = item->person,
		    .period = date_iso(iso, item->first),
		    .first = item->first,
		    .last = item->last,
		    .post = item->post,
		    .kind = (enum weight_kind)k,
		    .shifts = count->shifts,
		    .minutes = count->minutes,
		    .night = count->night,
		    .points = count->points,
		    .note = none,
		};

		if (count->minutes)
			history_add(all, &row);
	}
}

static int compare_rows(const void *a, const void *b)
{
	return history_compare(a, b);
}

void ledger_items_write(struct history *out, const struct ledger_items *items)
{
	struct history all = {0};

	for (size_t i = 0; i < items->n; i++)
		if (!items->item[i].is_history)
			add_kinds(&all, &items->item[i]);
	if (all.n)
		qsort(all.row, all.n, sizeof *all.row, compare_rows);
	for (size_t i = 0; i < all.n; i++) {
		const struct history_row *row = &all.row[i];
		struct history_row *last = out->n ? &out->row[out->n - 1] : NULL;

		if (!last || history_compare(last, row) != 0) {
			history_add(out, row);
			continue;
		}
		last->shifts = ledger_sum(last->shifts, row->shifts);
		last->minutes = ledger_sum(last->minutes, row->minutes);
		last->night = ledger_sum(last->night, row->night);
		last->points = ledger_sum(last->points, row->points);
	}
	history_release(&all);
}

void ledger_items_release(struct ledger_items *items)
{
	for (size_t i = 0; i < items->n; i++) {
		free(items->item[i].person);
		free(items->item[i].name);
		free(items->item[i].post);
	}
	free(items->item);
	*items = (struct ledger_items){0};
}

void ledger_count_add(struct ledger_count *sum, const struct ledger_count *count)
{
	sum->shifts = ledger_sum(sum->shifts, count->shifts);
	sum->points = ledger_sum(sum->points, count->points);
	sum->minutes = ledger_sum(sum->minutes, count->minutes);
	sum->night = ledger_sum(sum->night, count->night);
}

struct ledger_count ledger_item_total(const struct ledger_item *item)
{
	struct ledger_count total = {0};

	for (int k = 0; k < WEIGHTS; k++)
		ledger_count_add(&total, &item->kind[k]);
	return total;
}

/* ---- by person ---- */

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

static struct ledger_post *post_of(struct ledger_line *line, const char *post)
{
	for (size_t i = 0; i < line->n_posts; i++)
		if (strcmp(line->post[i].post, post) == 0)
			return &line->post[i];
	line->post = array_grow(line->post, line->n_posts, sizeof *line->post);
	line->post[line->n_posts] = (struct ledger_post){.post = xstrdup(post)};
	return &line->post[line->n_posts++];
}

void ledger_add_item(struct ledger *ledger, const struct ledger_item *item)
{
	struct ledger_line *line = ledger_line(ledger, item->person, item->name);
	struct ledger_post *post = post_of(line, item->post);
	struct ledger_count total = ledger_item_total(item);

	line->shifts = ledger_sum(line->shifts, total.shifts);
	line->points = ledger_sum(line->points, total.points);
	post->shifts = ledger_sum(post->shifts, total.shifts);
	post->points = ledger_sum(post->points, total.points);
	for (int k = 0; k < WEIGHTS; k++)
		line->minutes[k] = ledger_sum(line->minutes[k], item->kind[k].minutes);
}

void ledger_add(struct ledger *ledger, const struct segments *segments,
                const struct holidays *holidays)
{
	struct ledger_items items = {0};

	ledger_items_add(&items, segments, holidays);
	for (size_t i = 0; i < items.n; i++)
		ledger_add_item(ledger, &items.item[i]);
	ledger_items_release(&items);
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
		struct ledger_line *line = &ledger->line[i];

		for (size_t p = 0; p < line->n_posts; p++)
			free(line->post[p].post);
		free(line->post);
		free(line->person);
		free(line->name);
	}
	free(ledger->line);
	*ledger = (struct ledger){0};
}
