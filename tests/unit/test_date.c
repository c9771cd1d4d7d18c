#include "base/date.h"

#include <string.h>

#include "test.h"

#include "base/banned.h"

static struct date day(const char *text)
{
	struct date date = {0};
	struct err err = {0};

	if (!date_parse(&date, text, &err))
		fail_msg("%s", err.msg);
	return date;
}

static void known_days_have_their_number_and_weekday(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int32_t day;
		enum weekday weekday;
	} cases[] = {
	    {"1970-01-01", 0, THURSDAY},      {"1969-12-31", -1, WEDNESDAY},
	    {"2000-02-29", 11016, TUESDAY},   {"1900-03-01", -25508, THURSDAY},
	    {"2027-04-30", 20938, FRIDAY},    {"2026-11-24", 20781, TUESDAY},
	    {"2200-12-31", 84370, WEDNESDAY}, {"1975-04-30", 1945, WEDNESDAY},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(day(cases[i].text).day, cases[i].day);
		assert_int_equal(date_weekday(day(cases[i].text)), cases[i].weekday);
	}
}

static void every_day_of_three_centuries_comes_back(void **state)
{
	(void)state;
	struct date end = day("2200-12-31");
	int year = 1900;
	int month = 1;
	int of_month = 0;
	enum weekday weekday = SUNDAY; /* 1899-12-31 */

	for (struct date d = day("1900-01-01"); date_compare(d, end) <= 0; d = date_add(d, 1)) {
		int y = 0;
		int m = 0;
		int dd = 0;
		char buf[DATE_TEXT];

		date_to_ymd(d, &y, &m, &dd);
		weekday = (enum weekday)((weekday + 1) % 7);
		if (dd == 1) {
			assert_true(of_month >= 28 || of_month == 0);
			if (of_month > 0)
				month = month % 12 + 1;
			if (of_month > 0 && month == 1)
				year++;
		} else {
			assert_int_equal(dd, of_month + 1);
		}
		of_month = dd;
		assert_int_equal(y, year);
		assert_int_equal(m, month);
		assert_int_equal(date_from_ymd(y, m, dd).day, d.day);
		assert_int_equal(date_weekday(d), weekday);
		assert_int_equal(day(date_iso(buf, d)).day, d.day);
		assert_int_equal(day(date_vn(buf, d)).day, d.day);
	}
}

static void days_are_written_in_three_forms(void **state)
{
	(void)state;
	char buf[DATE_TEXT];

	assert_string_equal(date_iso(buf, day("5/1/2027")), "2027-01-05");
	assert_string_equal(date_vn(buf, day("2027-01-05")), "05/01/2027");
	assert_string_equal(date_short(buf, day("05/01/2027")), "5/1");
	assert_string_equal(date_short(buf, day("30/4/2027")), "30/4");
	assert_string_equal(date_iso(buf, (struct date){INT32_MIN}), "-5877641-06-23");
}

static void refuses_what_is_not_a_day(void **state)
{
	(void)state;
	static const char *const cases[] = {
	    "",           "2027",        "2027-4-30",   "2027-04-31", "2027-02-29", "1900-02-29",
	    "30/4",       "30/4/27",     "31/4/2027",   "0/1/2027",   "1/0/2027",   "1/13/2027",
	    "30-4-2027",  "2027-04-30 ", " 2027-04-30", "1899-12-31", "2201-01-01", "+1/1/2027",
	    "2027/04/30", "30/4/2027x",  "99/1/2027",
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		struct date date = {77};
		if (date_parse(&date, cases[i], &err))
			fail_msg("\"%s\" was taken for a day", cases[i]);
		assert_string_equal(err.key, "bad-date");
		assert_int_equal(date.day, 77);
	}
}

static void weekdays_have_names(void **state)
{
	(void)state;

	assert_string_equal(weekday_name(MONDAY), "Monday");
	assert_string_equal(weekday_name(SUNDAY), "Sunday");
	assert_string_equal(weekday_short(FRIDAY), "Fri");
	assert_string_equal(weekday_short(SUNDAY), "Sun");
}

static void minutes_of_the_day_are_read(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int minute; /* -1: refused */
	} cases[] = {
	    {"00:00", 0},  {"7:30", 450},  {"07:30", 450}, {"23:59", 1439}, {"24:00", 1440},
	    {"24:01", -1}, {"25:00", -1},  {"07:60", -1},  {"0730", -1},    {"07:3", -1},
	    {"", -1},      {"07:30 ", -1}, {"-1:30", -1},  {":30", -1},     {"007:30", -1},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		int minute = -1;
		bool ok = minute_parse(&minute, cases[i].text, &err);
		assert_int_equal(ok, cases[i].minute >= 0);
		assert_int_equal(minute, cases[i].minute);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(known_days_have_their_number_and_weekday),
	    cmocka_unit_test(every_day_of_three_centuries_comes_back),
	    cmocka_unit_test(days_are_written_in_three_forms),
	    cmocka_unit_test(refuses_what_is_not_a_day),
	    cmocka_unit_test(weekdays_have_names),
	    cmocka_unit_test(minutes_of_the_day_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
