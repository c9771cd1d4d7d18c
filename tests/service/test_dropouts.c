#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/zone.h"
#include "command/show_roster.h"
#include "domain/amend.h"
#include "service/calendar.h"
#include "service/roster_repair.h"
#include "service/table.h"
#include "service/watch.h"
#include "store/people.h"

#include "base/banned.h"

/*
 * Whoever drops out, and whenever: what `now` says, the calendar, the tables and JSON agree on who
 * is on. At each slot of a roster in turn its holder falls ill an hour before it, which is
 * repaired, and who took it falls ill an hour into it, which is covered after half an hour of
 * nobody.
 */

struct line { /* a stretch of duty as somebody tells it: "SLOT[.PART] START END NAME" */
	char *text;
};

struct lines {
	struct line *line;
	size_t n;
};

static void add_line(struct lines *lines, const char *slot, int part, int64_t start, int64_t end,
                     const char *name)
{
	char from[ZONE_TEXT], to[ZONE_TEXT];
	char *number = part > 1 ? xasprintf(".%d", part) : xstrdup("");

	lines->line = array_grow(lines->line, lines->n, sizeof *lines->line);
	lines->line[lines->n++].text = xasprintf(
	    "%s%s %s %s %s", slot, number, zone_local(from, start), zone_local(to, end), name);
	free(number);
}

static int compare_lines(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	return strcmp(x->text, y->text);
}

static void lines_sort(struct lines *lines)
{
	if (lines->n)
		qsort(lines->line, lines->n, sizeof *lines->line, compare_lines);
}

static void lines_release(struct lines *lines)
{
	for (size_t i = 0; i < lines->n; i++)
		free(lines->line[i].text);
	free(lines->line);
	*lines = (struct lines){0};
}

/* Takes `lines`. */
static void expect_same(const char *who, struct lines *lines, const struct lines *wanted)
{
	lines_sort(lines);
	for (size_t i = 0; i < lines->n || i < wanted->n; i++) {
		const char *one = i < lines->n ? lines->line[i].text : "(nothing)";
		const char *other = i < wanted->n ? wanted->line[i].text : "(nothing)";

		if (strcmp(one, other) != 0)
			fail_msg("%s says \"%s\", the roster \"%s\"", who, one, other);
	}
	lines_release(lines);
}

/* ---- what each of them says ---- */

static void read_roster(struct lines *out, const struct segments *segments)
{
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];

		if (*segment->person)
			add_line(out, segment->slot->id, segment->part, segment->start,
			         segment->end, segment->name);
	}
	lines_sort(out);
}

/* The text after the key on its line, up to one of `ends`; owned. */
static char *value(const char *in, const char *key, const char *ends)
{
	const char *found = strstr(in, key);

	assert_non_null(found);
	found += strlen(key);
	return xstrndup(found, strcspn(found, ends));
}

static int64_t number(const char *text)
{
	struct err err;
	int64_t n;

	must(number_parse(&n, text, 1, 1000, &err), &err);
	return n;
}

static char *unfold(const char *text)
{
	char *out = xstrdup(text), *to = out;

	for (const char *at = text; *at;) {
		if (strncmp(at, "\r\n ", 3) == 0)
			at += 3;
		else
			*to++ = *at++;
	}
	*to = '\0';
	return out;
}

static int64_t local_time(const char *text)
{
	char *iso =
	    xasprintf("%.4s-%.2s-%.2sT%.2s:%.2s", text, text + 4, text + 6, text + 9, text + 11);
	int64_t when = at(iso);

	free(iso);
	return when;
}

static void read_event(struct lines *out, const char *event)
{
	char *uid = value(event, "\nUID:", "@"), *summary = value(event, "\nSUMMARY:", "\r");
	char *start, *end, *name;

	/* The holiday itself is an event too, of whole days. */
	if (strchr(uid, '.') && strstr(event, "DTSTART;TZID")) {
		start = value(event, "\nDTSTART;TZID=Asia/Ho_Chi_Minh:", "\r");
		end = value(event, "\nDTEND;TZID=Asia/Ho_Chi_Minh:", "\r");
		assert_non_null(strstr(summary, "): "));
		name = value(summary, "): ", "(");
		if (*name && name[strlen(name) - 1] == ' ')
			name[strlen(name) - 1] = '\0';
		add_line(out, uid, 1, local_time(start), local_time(end), name);
		free(start);
		free(end);
		free(name);
	}
	free(uid);
	free(summary);
}

static void read_calendar(struct lines *out, struct office *o, const char *period)
{
	const struct calendar_options options = {.period = period};
	char *folded, *text;

	must(calendar_export(&folded, o->app, &options, &o->err), &o->err);
	text = unfold(folded);
	for (char *at = strstr(text, "BEGIN:VEVENT"); at;) {
		char *end = strstr(at, "END:VEVENT");

		assert_non_null(end);
		*end = '\0';
		if (!strstr(at, "STATUS:CANCELLED"))
			read_event(out, at);
		at = strstr(end + 1, "BEGIN:VEVENT");
	}
	free(text);
	free(folded);
}

static char *table(struct office *o, const char *period, enum table_form form)
{
	const struct table_options options = {.form = form, .period = period};
	char *text;

	must(table_export(&text, o->app, &options, &o->err), &o->err);
	return text;
}

static void read_list(struct lines *out, struct office *o, const char *period)
{
	enum { START = 3, END = 4, SLOT = 6, PART = 7, NAME = 9 };
	char *text = table(o, period, TABLE_LIST);
	struct csv csv;

	must(csv_parse(&csv, "list", text, strlen(text), &o->err), &o->err);
	for (size_t i = 0; i < csv.n; i++) {
		char *const *field = csv.row[i].field;

		if (*field[NAME])
			add_line(out, field[SLOT], (int)number(field[PART]), at(field[START]),
			         at(field[END]), field[NAME]);
	}
	csv_release(&csv);
	free(text);
}

/* An object of "slots", in the order of its keys; ends in front of the next one. */
static void read_json(struct lines *out, struct office *o, const char *period)
{
	struct findings findings = {0};
	struct roster roster;
	struct roster_view view = {.app = o->app, .roster = &roster, .findings = &findings};
	struct out json = {.json = true};
	const char *end;

	must(roster_inspect(&roster, &findings, o->app, period, 0, &o->err), &o->err);
	roster_show_json(&json, &view);
	end = strstr(str_text(&json.data), "\"findings\"");
	for (const char *at_id = str_text(&json.data); (at_id = strstr(at_id, "\"id\": \""));
	     at_id++) {
		char *id, *part, *start, *stop, *name;

		if (end && at_id > end)
			break;
		id = value(at_id, "\"id\": \"", "\"");
		part = value(at_id, "\"part\": ", ",");
		start = value(at_id, "\"start\": \"", "\"");
		stop = value(at_id, "\"end\": \"", "\"");
		name = value(at_id, "\"name\": ", ",\n");
		if (strcmp(name, "null") != 0) {
			name[strlen(name) - 1] = '\0';
			add_line(out, id, (int)number(part), at(start), at(stop), name + 1);
		}
		free(id);
		free(part);
		free(start);
		free(stop);
		free(name);
	}
	out_release(&json);
	findings_release(&findings);
	roster_release(&roster);
}

/* Who is on at that minute, by post. */
static void expect_now(struct office *o, const struct segments *segments, int64_t minute)
{
	struct lines says = {0}, wanted = {0};
	struct watch watch;

	must(watch_at(&watch, o->app, minute, &o->err), &o->err);
	for (size_t i = 0; i < watch.n_on; i++)
		add_line(&says, watch.on[i].slot, watch.on[i].part, watch.on[i].start,
		         watch.on[i].end, watch.on[i].name);
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];

		if (*segment->person && segment->start <= minute && minute < segment->end)
			add_line(&wanted, segment->slot->id, segment->part, segment->start,
			         segment->end, segment->name);
	}
	lines_sort(&wanted);
	expect_same("now", &says, &wanted);
	lines_release(&wanted);
	watch_release(&watch);
}

/* At each edge of duty near the change, and the minute before it. */
static void expect_now_near(struct office *o, const struct segments *segments, int64_t from,
                            int64_t to)
{
	int64_t last = 0;

	for (size_t i = 0; i < segments->n; i++) {
		int64_t edge = segments->segment[i].start;

		if (edge < from || edge > to || edge == last)
			continue;
		last = edge;
		expect_now(o, segments, edge - 60);
		expect_now(o, segments, edge);
	}
}

static void expect_agreement(struct office *o, const char *period, int64_t from, int64_t to)
{
	struct lines wanted = {0}, calendar = {0}, list = {0}, json = {0};
	struct segments segments;
	struct roster roster;
	char *page;

	load(&roster, o, period, 0);
	roster_resolve(&segments, &roster);
	read_roster(&wanted, &segments);
	read_calendar(&calendar, o, period);
	expect_same("the calendar", &calendar, &wanted);
	read_list(&list, o, period);
	expect_same("the CSV table", &list, &wanted);
	read_json(&json, o, period);
	expect_same("JSON", &json, &wanted);
	page = table(o, period, TABLE_HTML);
	for (size_t i = 0; i < segments.n; i++)
		assert_non_null(strstr(page, segments.segment[i].name));
	free(page);
	expect_now_near(o, &segments, from - 86400, to + 86400);
	lines_release(&wanted);
	segments_release(&segments);
	roster_release(&roster);
}

/* ---- who falls ill ---- */

struct drop {
	struct office *o;
	const char *period, *slot;
	int64_t start, end;
	bool is_round_clock;
	char *ill;
};

static void clock_at(struct office *o, int64_t when)
{
	char iso[ZONE_TEXT];

	set_clock(o, zone_iso(iso, when));
}

static bool cover(const struct drop *d, const char *by, int64_t vacant_from, int64_t from)
{
	const struct cover_options options = {.slot = d->slot,
	                                      .person = by,
	                                      .from = from,
	                                      .vacant_from = vacant_from,
	                                      .reason = "ốm",
	                                      .approved_by = "lãnh đạo trực",
	                                      .force = true};
	struct roster roster;
	bool done = roster_cover(&roster, d->o->app, &options, &d->o->err);

	if (done)
		roster_release(&roster);
	return done;
}

/* The first who can, whatever rest says: at night nobody else is there. Else it stays empty, which
 * is recorded as well. Returns who, or "". Owned. */
static char *cover_by_anybody(const struct drop *d, int64_t vacant_from, int64_t from)
{
	struct staff staff;
	char *by = NULL;

	must(staff_load(&staff, d->o->app->db, &d->o->err), &d->o->err);
	for (size_t i = 0; i < staff.n && !by; i++)
		if (strcmp(staff.person[i].code, d->ill) != 0 &&
		    cover(d, staff.person[i].code, vacant_from, from))
			by = xstrdup(staff.person[i].code);
	staff_release(&staff);
	if (by)
		return by;
	must(cover(d, COVER_NOBODY, 0, vacant_from ? vacant_from : from), &d->o->err);
	return xstrdup("");
}

/* True when the least change was published, false when nobody can take the slot by the rules. */
static bool repair(const struct drop *d)
{
	const struct absence absence = {d->ill, d->start, d->end};
	const struct repair_options options = {.absent = &absence, .n_absent = 1, .seconds = 5};
	struct office *o = d->o;
	struct roster_repair *repair = roster_repair_new(o->app, d->period, &options, &o->err);
	bool is_whole;

	must(repair, &o->err);
	is_whole = !roster_repair_result(repair)->n_open && !roster_repair_result(repair)->n_parts;
	if (is_whole)
		must(roster_repair_store(repair, o->app, &o->err), &o->err);
	roster_repair_free(repair);
	if (is_whole)
		publish(o, d->period, false);
	return is_whole;
}

/* Nobody is there any more, and `now` says so where somebody has to be. */
static void expect_gap(const struct drop *d, int64_t when)
{
	struct watch watch;

	must(watch_at(&watch, d->o->app, when, &d->o->err), &d->o->err);
	for (size_t i = 0; i < watch.n_on; i++)
		assert_string_not_equal(watch.on[i].slot, d->slot);
	if (d->is_round_clock)
		assert_int_not_equal(findings_count(&watch.findings, FINDING_ERROR), 0);
	watch_release(&watch);
}

static void expect_holder(const struct drop *d, const char *person)
{
	char *now = holder(d->o, d->period, d->slot);

	assert_string_equal(now, person);
	free(now);
}

/* Returns how it was mended: 'r' repaired, 'c' covered, '-' nobody could. */
static char drop_before(struct drop *d)
{
	char *by;
	char how;

	clock_at(d->o, d->start - 3600);
	if (repair(d)) {
		by = holder(d->o, d->period, d->slot);
		assert_string_not_equal(by, d->ill);
		free(by);
		return 'r';
	}
	by = cover_by_anybody(d, 0, 0);
	expect_holder(d, by);
	how = *by ? 'c' : '-';
	if (!*by)
		expect_gap(d, d->start);
	free(by);
	return how;
}

/* Half an hour of nobody, where the slot lasts that long. */
static char drop_within(struct drop *d)
{
	int64_t now = d->start + 3600, comes = d->end - now > 3600 ? now + 1800 : now;
	char *by;
	char how;

	clock_at(d->o, now);
	free(d->ill);
	d->ill = holder(d->o, d->period, d->slot);
	by = cover_by_anybody(d, comes > now ? now : 0, comes);
	how = *by ? 'c' : '-';
	if (comes > now || !*by)
		expect_gap(d, now);
	free(by);
	return how;
}

/* ---- each slot of a roster in turn ---- */

static void reopen(struct office *o, const char *from, const char *to)
{
	const struct app_options options = {.db = o->place->path};
	char *text;
	size_t n;

	app_close(o->app);
	must(file_read(&text, &n, from, 1 << 26, &o->err), &o->err);
	must(file_write(to, text, n, 0600, &o->err), &o->err);
	free(text);
	must(app_open(&o->app, &options, &o->err), &o->err);
}

struct tally {
	size_t slots, repaired, empty;
};

static void try_slot(struct tally *tally, struct office *o, const char *period,
                     const struct roster *roster, const struct slot *slot)
{
	const struct post *post = posts_find(&roster->posts, slot->post);
	struct drop d = {.o = o,
	                 .period = period,
	                 .slot = slot->id,
	                 .start = slot->start,
	                 .end = slot->end,
	                 .is_round_clock = post->round_clock && post->headcount == 1,
	                 .ill = xstrdup(slot->person)};
	char how = drop_before(&d);

	expect_agreement(o, period, d.start, d.end);
	tally->slots++;
	tally->repaired += how == 'r';
	if (how != '-') {
		how = drop_within(&d);
		expect_agreement(o, period, d.start, d.end);
	}
	tally->empty += how == '-';
	free(d.ill);
}

static void try_slots(struct office *o, const char *period, const char *made)
{
	char *kept = xasprintf("%s/kept.db", o->place->folder);
	struct tally tally = {0};
	struct roster roster;

	set_clock(o, made);
	make(o, period);
	load(&roster, o, period, 0);
	reopen(o, o->place->path, kept);
	for (size_t i = 0; i < roster.n_slots; i++) {
		const struct slot *slot = &roster.slot[i];

		if (*posts_find(&roster.posts, slot->post)->concurrent)
			continue;
		reopen(o, kept, o->place->path);
		try_slot(&tally, o, period, &roster, slot);
	}
	print_message("%s: %zu slots, %zu repaired, %zu that nobody could take\n", period,
	              tally.slots, tally.repaired, tally.empty);
	assert_true(tally.slots > 0 && tally.repaired > tally.slots / 2);
	roster_release(&roster);
	free(kept);
}

static void at_the_end_of_april(void **state)
{
	try_slots(*state, "30-4/2027", "2027-04-12T08:00");
}

static void at_tet_in_a_school(void **state)
{
	try_slots(*state, "tet/2028", "2027-12-20T08:00");
}

static void on_the_day_of_culture(void **state)
{
	try_slots(*state, "van-hoa/2027", "2027-11-08T08:00");
}

static void on_the_national_day(void **state)
{
	try_slots(*state, "2-9/2027", "2027-08-16T08:00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(at_the_end_of_april, department, office_remove),
	    cmocka_unit_test_setup_teardown(at_tet_in_a_school, school, office_remove),
	    cmocka_unit_test_setup_teardown(on_the_day_of_culture, department, office_remove),
	    cmocka_unit_test_setup_teardown(on_the_national_day, department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
