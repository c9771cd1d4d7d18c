/* Attendance counted: second part of service/actuals.h. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/viet.h"
#include "base/zone.h"
#include "service/attendance_paper.h"
#include "service/ledger_report.h"
#include "service/roster_past.h"
#include "store/actuals.h"

#include "base/banned.h"

#define MOST_DAYS ((int)(sizeof((struct attendance_line){0}.day) / sizeof(int)))

/* All that is counted, in one picture. */
struct sources {
	struct document doc;
	struct document_data data;
	struct actuals actuals;
	struct holidays holidays;
	struct rest_lines rest; /* of all time */
	struct segments kept;   /* actual duty, what is over of it */
	int64_t now;
};

static void sources_release(struct sources *s)
{
	segments_release(&s->kept);
	rest_lines_release(&s->rest);
	holidays_release(&s->holidays);
	actuals_release(&s->actuals);
	if (s->doc.roster)
		document_data_release(&s->data);
}

static void cut(struct segments *out, const struct segments *from, int64_t start, int64_t end)
{
	*out = (struct segments){0};
	for (size_t i = 0; i < from->n; i++) {
		struct segment part = from->segment[i];

		part.start = part.start > start ? part.start : start;
		part.end = part.end < end ? part.end : end;
		if (part.start >= part.end)
			continue;
		out->segment = array_grow(out->segment, out->n, sizeof *out->segment);
		out->segment[out->n++] = part;
	}
}

/* A duty counts when it is over, as everywhere where rest is owed for it. */
static void take_over(struct segments *out, const struct segments *from, int64_t now)
{
	*out = (struct segments){0};
	for (size_t i = 0; i < from->n; i++) {
		if (from->segment[i].end > now)
			continue;
		out->segment = array_grow(out->segment, out->n, sizeof *out->segment);
		out->segment[out->n++] = from->segment[i];
	}
}

static bool load(struct sources *s, struct app *app, const char *period, struct err *err)
{
	const struct ledger_query all = {0};
	struct segments kept;

	if (!document_load(&s->doc, &s->data, app, period, 0, PRIVACY_NONE, err) ||
	    !actuals_load(&s->actuals, app->db, s->data.roster.period.name, err) ||
	    !app_holidays(&s->holidays, app, roster_year(s->data.roster.period.first), err) ||
	    !ledger_rest(&s->rest, app, &all, err))
		return false;
	actual_resolve(&kept, &s->data.roster, &s->data.segments, &s->actuals);
	take_over(&s->kept, &kept, s->now);
	segments_release(&kept);
	return true;
}

/* ---- lines ---- */

static struct attendance_line *find_line(const struct attendance *attendance, const char *person)
{
	for (size_t i = 0; i < attendance->n; i++)
		if (strcmp(attendance->line[i].person, person) == 0)
			return &attendance->line[i];
	return NULL;
}

/* Of somebody who is in it. */
static struct attendance_line *line_of(const struct attendance *attendance, const char *person)
{
	struct attendance_line *line = find_line(attendance, person);

	assert(line);
	return line;
}

/* Everybody who was to be on, or was. */
static void add_people(struct attendance *out, const struct sources *s,
                       const struct segments *segments)
{
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		const struct person *person = staff_find(s->doc.staff, segment->person);

		if (!*segment->person || find_line(out, segment->person))
			continue;
		out->line = array_grow(out->line, out->n, sizeof *out->line);
		out->line[out->n++] = (struct attendance_line){
		    .person = xstrdup(segment->person),
		    .name = xstrdup(segment->name),
		    .position = xstrdup(segment->position),
		    .unit = xstrdup(person ? person->unit : ""),
		};
	}
}

static int compare_lines(const void *a, const void *b)
{
	const struct attendance_line *x = a, *y = b;
	int order = viet_compare_names(x->name, y->name);

	return order ? order : strcmp(x->person, y->person);
}

/* ---- hours ---- */

static void set_days(struct attendance *out, const struct sources *s)
{
	const struct roster *roster = s->doc.roster;
	int64_t start = roster->period.start, end = roster->period.end;

	for (size_t i = 0; i < roster->n_slots; i++) {
		start = roster->slot[i].start < start ? roster->slot[i].start : start;
		end = roster->slot[i].end > end ? roster->slot[i].end : end;
	}
	out->first = zone_date(start);
	out->days = zone_date(end - 1).day - out->first.day + 1;
	if (out->days > MOST_DAYS)
		out->days = 0;
	out->is_over = end <= s->now;
}

static void count_day(struct attendance *out, const struct sources *s, int day)
{
	int64_t start = zone_instant(date_add(out->first, day), 0);
	struct ledger_items items = {0};
	struct segments part;

	cut(&part, &s->kept, start, start + 86400);
	ledger_items_add(&items, &part, &s->holidays);
	for (size_t i = 0; i < items.n; i++)
		line_of(out, items.item[i].person)->day[day] +=
		    ledger_item_total(&items.item[i]).minutes;
	ledger_items_release(&items);
	segments_release(&part);
}

/* By class of day, and the rest that this watch gives by the rule in force. */
static void count_hours(struct attendance *out, const struct sources *s,
                        const struct rest_rule *rule)
{
	struct ledger_items items = {0};

	ledger_items_add(&items, &s->kept, &s->holidays);
	for (size_t i = 0; i < items.n; i++) {
		const struct ledger_item *item = &items.item[i];
		struct attendance_line *line = line_of(out, item->person);
		struct ledger_count total = ledger_item_total(item);
		int minutes[REST_CLASSES] = {0};

		rest_classes(line->minutes, item);
		line->night += total.night;
		line->shifts += total.shifts;
		rest_classes(minutes, item);
		if (!rule->has_since || date_compare(item->first, rule->since) >= 0)
			line->earned += rest_earned(rule, minutes);
	}
	ledger_items_release(&items);
}

/* ---- against the roster ---- */

static bool is_counted(const struct segment *segment)
{
	return *segment->person && !*segment->post->concurrent;
}

/* Each slot once for each person, although it may be in parts. */
static void count_covers(struct attendance *out, const struct sources *s)
{
	for (size_t i = 0; i < s->kept.n; i++) {
		const struct segment *segment = &s->kept.segment[i];
		bool is_known = false;

		if (!is_counted(segment) || strcmp(segment->slot->person, segment->person) == 0)
			continue;
		for (size_t k = i; k-- > 0 && s->kept.segment[k].slot == segment->slot;)
			is_known |= strcmp(s->kept.segment[k].person, segment->person) == 0;
		line_of(out, segment->person)->covers += !is_known;
	}
}

/* Minutes of [start, end) in which somebody held the slot. */
static int64_t held(const struct sources *s, const struct segment *planned)
{
	int64_t sum = 0;

	for (size_t i = 0; i < s->kept.n; i++) {
		const struct segment *segment = &s->kept.segment[i];
		int64_t start = segment->start, end = segment->end;

		if (segment->slot != planned->slot || strcmp(segment->person, planned->person) != 0)
			continue;
		start = start > planned->start ? start : planned->start;
		end = end < planned->end ? end : planned->end;
		sum += end > start ? (end - start) / 60 : 0;
	}
	return sum;
}

static void count_missed(struct attendance *out, const struct sources *s)
{
	struct segments planned;

	take_over(&planned, s->doc.segments, s->now);
	for (size_t i = 0; i < planned.n; i++) {
		const struct segment *segment = &planned.segment[i];

		if (is_counted(segment))
			line_of(out, segment->person)->missed +=
			    (int)((segment->end - segment->start) / 60 - held(s, segment));
	}
	segments_release(&planned);
}

static void add_rest(struct attendance *out, const struct rest_lines *rest)
{
	for (size_t i = 0; i < rest->n; i++) {
		struct attendance_line *line = find_line(out, rest->line[i].person);

		if (!line)
			continue;
		line->taken = rest->line[i].taken;
		line->owed = rest->line[i].earned - rest->line[i].taken;
	}
}

static void count(struct attendance *out, const struct sources *s)
{
	const struct roster *roster = s->doc.roster;
	struct attendance attendance = {
	    .period = xstrdup(roster->period.name),
	    .title = xstrdup(roster->period.title),
	    .version = roster->version,
	};

	set_days(&attendance, s);
	add_people(&attendance, s, s->doc.segments);
	add_people(&attendance, s, &s->kept);
	if (attendance.n)
		qsort(attendance.line, attendance.n, sizeof *attendance.line, compare_lines);
	for (int day = 0; day < attendance.days; day++)
		count_day(&attendance, s, day);
	count_hours(&attendance, s, &s->doc.config->rest);
	count_covers(&attendance, s);
	count_missed(&attendance, s);
	add_rest(&attendance, &s->rest);
	*out = attendance;
}

/* Either of the two may be NULL. */
static bool make(struct attendance *out, char **text, struct app *app, const char *period,
                 attendance_write *write, int width, struct err *err)
{
	struct sources s = {.now = clock_now()};
	struct attendance attendance;
	struct str paper = {0};
	bool ok;

	s.now -= s.now % 60;
	if (!db_read_begin(app->db, err))
		return false;
	ok = load(&s, app, period, err);
	db_read_end(app->db);
	if (ok)
		count(&attendance, &s);
	if (ok && write) {
		const struct attendance_paper sheet = {&attendance, &s.doc, app->actor.name, s.now};

		write(&paper, &sheet, width);
		*text = str_take(&paper);
		attendance_release(&attendance);
	} else if (ok) {
		*out = attendance;
	}
	sources_release(&s);
	return ok;
}

bool attendance_load(struct attendance *out, struct app *app, const char *period, struct err *err)
{
	return make(out, NULL, app, period, NULL, 0, err);
}

bool attendance_text(char **out, struct app *app, const char *period, int width, struct err *err)
{
	return make(NULL, out, app, period, attendance_write_text, width, err);
}

bool attendance_csv(char **out, struct app *app, const char *period, struct err *err)
{
	return make(NULL, out, app, period, attendance_write_csv, 0, err);
}

bool attendance_html(char **out, struct app *app, const char *period, struct err *err)
{
	return make(NULL, out, app, period, attendance_write_html, 0, err);
}

void attendance_release(struct attendance *attendance)
{
	for (size_t i = 0; i < attendance->n; i++) {
		free(attendance->line[i].person);
		free(attendance->line[i].name);
		free(attendance->line[i].position);
		free(attendance->line[i].unit);
	}
	free(attendance->line);
	free(attendance->period);
	free(attendance->title);
	*attendance = (struct attendance){0};
}
