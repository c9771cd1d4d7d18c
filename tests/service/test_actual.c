#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "service/actuals.h"
#include "service/ledger_report.h"

#include "base/banned.h"

#define NIGHT "truc-ban.2027-05-01.dem"

static bool set(struct office *o, const char *slot, const char *person, const char *from,
                const char *to)
{
	const struct actual_stretch stretch = {person, from ? at(from) : 0, to ? at(to) : 0};

	return actual_record(o->app, slot, &stretch, *person ? 1 : 0, ACTUAL_SUPERVISOR, "ốm",
	                     &o->err);
}

/* Minutes of all duty of a person in the ledger. */
static int minutes_of(struct office *o, const char *person)
{
	const struct ledger_query query = {.person = person};
	struct ledger_groups groups;
	int minutes = 0;

	must(ledger_report(&groups, o->app, &query, &o->err), &o->err);
	for (size_t i = 0; i < groups.n; i++)
		minutes += groups.group[i].total.minutes;
	ledger_groups_release(&groups);
	return minutes;
}

/* "person 19:30-22:00 ..." of what was recorded. */
static size_t count_records(struct office *o)
{
	struct actuals actuals;
	size_t n;

	must(actual_list(&actuals, o->app, PERIOD, &o->err), &o->err);
	n = actuals.n;
	actuals_release(&actuals);
	return n;
}

static void the_ledger_counts_who_was_really_on(void **state)
{
	struct office *o = *state;
	char *planned;
	const char *other;
	int before, spare;
	struct roster roster;

	make(o, PERIOD);
	planned = holder(o, PERIOD, NIGHT);
	other = strcmp(planned, "CB01") == 0 ? "CB02" : "CB01";
	before = minutes_of(o, planned);
	spare = minutes_of(o, other);
	set_clock(o, "2027-05-10T08:00");
	must(set(o, NIGHT, other, "2027-05-01T22:00", "2027-05-02T07:30"), &o->err);
	/* 19:30-22:00 is told to nobody, as nobody was named for it. */
	assert_int_equal(minutes_of(o, planned), before - 720);
	assert_int_equal(minutes_of(o, other), spare + 570);
	assert_int_equal(count_records(o), 2);
	/* A later batch counts, the roster stays. */
	must(set(o, NIGHT, planned, NULL, NULL), &o->err);
	assert_int_equal(minutes_of(o, planned), before);
	assert_int_equal(minutes_of(o, other), spare);
	assert_int_equal(count_records(o), 3);
	must(set(o, NIGHT, "", NULL, NULL), &o->err);
	assert_int_equal(minutes_of(o, planned), before - 720);
	load(&roster, o, PERIOD, 0);
	assert_string_equal(roster_slot(&roster, NIGHT)->person, planned);
	assert_int_equal(roster.n_changes, 0);
	roster_release(&roster);
	free(planned);
}

static void what_is_to_come_is_no_actual_duty(void **state)
{
	struct office *o = *state;
	const struct actual_stretch two[] = {
	    {"CB01", at("2027-05-01T19:30"), at("2027-05-01T23:00")},
	    {"CB02", at("2027-05-01T22:00"), at("2027-05-02T07:30")},
	};

	make(o, PERIOD);
	refused(set(o, NIGHT, "CB01", NULL, NULL), &o->err, "not-over");
	set_clock(o, "2027-05-01T22:00");
	refused(set(o, NIGHT, "CB01", NULL, "2027-05-02T07:30"), &o->err, "not-over");
	must(set(o, NIGHT, "CB01", NULL, NULL), &o->err);
	set_clock(o, "2027-05-03T22:00");
	refused(set(o, NIGHT, "CB01", "2027-05-01T18:00", NULL), &o->err, "bad-stretch");
	refused(actual_record(o->app, NIGHT, two, 2, ACTUAL_SUPERVISOR, "x", &o->err), &o->err,
	        "bad-stretch");
	refused(set(o, NIGHT, "Không Có Ai", NULL, NULL), &o->err, "no-such-person");
	refused(set(o, "attt.2027-05-01.dem", "CB01", NULL, NULL), &o->err, "concurrent");
	refused(actual_record(o->app, NIGHT, two, 1, ACTUAL_SUPERVISOR, "", &o->err), &o->err,
	        "no-reason");
	o->app->actor.role = ROLE_OFFICER;
	refused(set(o, NIGHT, "CB01", NULL, NULL), &o->err, "not-allowed");
	must(actual_record(o->app, NIGHT, two, 1, ACTUAL_HANDOVER, "", &o->err), &o->err);
	/* One when the shift still ran, three of the handover: before, him, after. */
	assert_int_equal(count_records(o), 3);
}

/* The generator looks at the same: who stood in is not asked again first. */
static void rest_owed_follows_actual_duty(void **state)
{
	struct office *o = *state;
	const struct ledger_query query = {.person = "CB01"};
	struct rest_lines lines;
	int before;

	make(o, PERIOD);
	set_clock(o, "2027-05-10T08:00");
	must(set(o, NIGHT, "CB02", NULL, NULL), &o->err);
	must(ledger_rest(&lines, o->app, &query, &o->err), &o->err);
	before = lines.line[0].earned;
	rest_lines_release(&lines);
	must(set(o, NIGHT, "CB01", NULL, NULL), &o->err);
	must(ledger_rest(&lines, o->app, &query, &o->err), &o->err);
	assert_int_equal(lines.line[0].earned, before + 720);
	rest_lines_release(&lines);
}

/* ---- the attendance sheet ---- */

static const struct attendance_line *line_of(const struct attendance *attendance,
                                             const char *person)
{
	for (size_t i = 0; i < attendance->n; i++)
		if (strcmp(attendance->line[i].person, person) == 0)
			return &attendance->line[i];
	fail_msg("%s is not on the sheet", person);
	return NULL;
}

static int all_minutes(const struct attendance_line *line)
{
	int sum = 0;

	for (int k = 0; k < REST_CLASSES; k++)
		sum += line->minutes[k];
	return sum;
}

static void the_sheet_agrees_with_ledger_and_rest(void **state)
{
	struct office *o = *state;
	struct attendance attendance;
	char *planned;
	const char *other;

	make(o, PERIOD);
	planned = holder(o, PERIOD, NIGHT);
	other = strcmp(planned, "CB01") == 0 ? "CB02" : "CB01";
	set_clock(o, "2027-05-10T08:00");
	must(set(o, NIGHT, other, "2027-05-01T20:00", NULL), &o->err);
	must(attendance_load(&attendance, o->app, PERIOD, &o->err), &o->err);
	assert_true(attendance.is_over);
	assert_int_equal(attendance.days, 6);
	assert_string_equal(attendance.period, PERIOD);
	for (size_t i = 0; i < attendance.n; i++) {
		const struct attendance_line *line = &attendance.line[i];
		int sum = 0;

		for (int day = 0; day < attendance.days; day++)
			sum += line->day[day];
		assert_int_equal(sum, all_minutes(line));
		assert_int_equal(sum, minutes_of(o, line->person));
		assert_int_equal(line->earned, sum); /* hour for hour */
		assert_int_equal(line->owed, line->earned);
		assert_int_equal(line->taken, 0);
	}
	/* 19:30-20:00 was kept by nobody. */
	assert_int_equal(line_of(&attendance, planned)->missed, 720);
	assert_int_equal(line_of(&attendance, planned)->covers, 0);
	assert_int_equal(line_of(&attendance, other)->covers, 1);
	assert_int_equal(line_of(&attendance, other)->missed, 0);
	attendance_release(&attendance);
	free(planned);
}

static void a_sheet_before_the_end_counts_what_is_over(void **state)
{
	struct office *o = *state;
	struct attendance attendance;
	char *night;

	make(o, PERIOD);
	night = holder(o, PERIOD, NIGHT);
	set_clock(o, "2027-05-01T23:00");
	must(attendance_load(&attendance, o->app, PERIOD, &o->err), &o->err);
	assert_false(attendance.is_over);
	assert_int_equal(line_of(&attendance, night)->day[2], 0);
	assert_int_equal(line_of(&attendance, night)->missed, 0);
	attendance_release(&attendance);
	set_clock(o, "2027-05-02T07:30");
	must(attendance_load(&attendance, o->app, PERIOD, &o->err), &o->err);
	assert_int_equal(line_of(&attendance, night)->day[2], 270);
	assert_int_equal(line_of(&attendance, night)->night, 480);
	attendance_release(&attendance);
	free(night);
}

static void expect_width(const char *text, int width)
{
	for (const char *at = text; *at;) {
		size_t n = strcspn(at, "\n");
		char *line = xstrndup(at, n);

		if (utf8_width(line) > width)
			fail_msg("%d columns: %s", utf8_width(line), line);
		free(line);
		at += n + (at[n] != '\0');
	}
}

static void the_sheet_is_an_office_paper(void **state)
{
	static const char *const wanted[] = {"BẢNG CHẤM CÔNG TRỰC LỄ", "NGƯỜI CHẤM CÔNG",
	                                     "THỦ TRƯỞNG ĐƠN VỊ", "CHƯA XÁC MINH",
	                                     "không tính tiền"};
	static const int width[] = {80, 120, 200};
	struct office *o = *state;
	char *text;

	make(o, PERIOD);
	set_clock(o, "2027-05-10T08:00");
	for (size_t i = 0; i < sizeof width / sizeof *width; i++) {
		must(attendance_text(&text, o->app, PERIOD, width[i], &o->err), &o->err);
		expect_width(text, width[i]);
		for (size_t k = 0; k < sizeof wanted / sizeof *wanted; k++)
			if (i == 2 || k != 4)
				assert_non_null(strstr(text, wanted[k]));
		free(text);
	}
	must(attendance_html(&text, o->app, PERIOD, &o->err), &o->err);
	for (size_t k = 0; k < sizeof wanted / sizeof *wanted; k++)
		assert_non_null(strstr(text, wanted[k]));
	free(text);
	refused(attendance_text(&text, o->app, "2-9/2027", 0, &o->err), &o->err, "no-roster");
}

static void a_month_has_no_column_for_each_day(void **state)
{
	struct office *o = *state;
	struct attendance attendance;
	char *text;

	make(o, "2027-04-05..2027-04-25");
	set_clock(o, "2027-05-10T08:00");
	must(attendance_load(&attendance, o->app, "2027-04-05..2027-04-25", &o->err), &o->err);
	assert_int_equal(attendance.days, 0);
	assert_int_equal(all_minutes(&attendance.line[0]),
	                 minutes_of(o, attendance.line[0].person));
	attendance_release(&attendance);
	must(attendance_text(&text, o->app, "2027-04-05..2027-04-25", 80, &o->err), &o->err);
	expect_width(text, 80);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_ledger_counts_who_was_really_on, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_is_to_come_is_no_actual_duty, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(rest_owed_follows_actual_duty, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_sheet_agrees_with_ledger_and_rest, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_sheet_before_the_end_counts_what_is_over, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_sheet_is_an_office_paper, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_month_has_no_column_for_each_day, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
