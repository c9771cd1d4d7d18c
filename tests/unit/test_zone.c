#include "base/zone.h"

#include <stdlib.h>

#include "test.h"

#include "base/banned.h"

/* 2027-04-30 09:00 in Hà Nội; checked with date -u -d @1809050400. */
#define NINE 1809050400

static int use_vietnam(void **state)
{
	struct err err;

	(void)state;
	return zone_use("Asia/Ho_Chi_Minh", &err) ? 0 : 1;
}

static void the_zone_is_vietnam_unless_told(void **state)
{
	(void)state;

	assert_string_equal(zone_name(), "Asia/Ho_Chi_Minh");
	assert_int_equal(zone_offset(), 420);
	setenv("TZ", "America/New_York", 1);
	assert_int_equal(zone_minute(NINE), 540);
}

static void unknown_zones_are_refused(void **state)
{
	(void)state;
	struct err err;

	assert_false(zone_use("Europe/Berlin", &err));
	assert_string_equal(err.key, "bad-zone");
	assert_string_equal(zone_name(), "Asia/Ho_Chi_Minh");
	assert_true(zone_use("UTC", &err));
	assert_int_equal(zone_offset(), 0);
	assert_int_equal(zone_minute(NINE), 120);
}

static void instants_and_civil_time_agree(void **state)
{
	(void)state;
	struct date day = date_from_ymd(2027, 4, 30);

	assert_int_equal(zone_instant(day, 540), NINE);
	assert_int_equal(zone_instant(day, -60), NINE - 600 * 60);
	assert_int_equal(zone_instant(day, 1440), zone_instant(date_add(day, 1), 0));
	assert_int_equal(zone_date(NINE).day, day.day);
	assert_int_equal(zone_date(zone_instant(day, 0)).day, day.day);
	assert_int_equal(zone_date(zone_instant(day, 0) - 1).day, day.day - 1);
	assert_int_equal(zone_minute(zone_instant(day, 0) - 1), 1439);
	assert_int_equal(zone_date(-8 * 3600).day, -1);
	assert_int_equal(zone_minute(-8 * 3600), 1380);
}

static void times_are_read_in_every_form(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t at;
	} cases[] = {
	    {"2027-04-30T09:00", NINE},
	    {"2027-04-30 09:00:30", NINE + 30},
	    {"2027-04-30T02:00Z", NINE},
	    {"2027-04-30T02:00:00Z", NINE},
	    {"2027-04-30T09:00:00+07:00", NINE},
	    {"2027-04-30T09:00:00+0700", NINE},
	    {"2027-04-29T21:30-04:30", NINE},
	    {"30/4/2027 09:00", NINE},
	    {"30/04/2027 9:00", NINE},
	    {"2027-04-30", NINE - 540 * 60},
	    {"2027-04-29T24:00", NINE - 540 * 60},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		int64_t at = 0;
		if (!zone_parse(&at, cases[i].text, &err))
			fail_msg("%s", err.msg);
		assert_int_equal(at, cases[i].at);
	}
}

static void refuses_what_is_not_a_time(void **state)
{
	(void)state;
	static const char *const cases[] = {
	    "",
	    "09:00",
	    "2027-04-30T",
	    "2027-04-30 ",
	    "2027-04-30T9",
	    "2027-04-30T09",
	    "2027-04-30T09:0",
	    "2027-04-30T24:00:01",
	    "2027-04-30T09:00:60",
	    "2027-04-30T09:00:",
	    "2027-04-30T09:00:5",
	    "2027-04-30T09:00z",
	    "2027-04-30T09:00+7",
	    "2027-04-30T09:00+07:",
	    "2027-04-30T09:00+07:0",
	    "2027-04-30T09:00+07:00x",
	    "2027-04-30T09:00Z+07:00",
	    "2027-04-31T09:00",
	    "2027-04-30  09:00",
	    "tomorrow and a very long text behind it",
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		int64_t at = 5;
		if (zone_parse(&at, cases[i], &err))
			fail_msg("\"%s\" was taken for a time", cases[i]);
		assert_int_equal(err.code, ERR_USAGE);
		assert_int_equal(at, 5);
	}
}

static void times_are_written_in_five_forms(void **state)
{
	(void)state;
	char buf[ZONE_TEXT];
	struct err err;

	assert_string_equal(zone_iso(buf, NINE), "2027-04-30T09:00:00+07:00");
	assert_string_equal(zone_vn(buf, NINE), "09:00 30/04/2027");
	assert_string_equal(zone_clock(buf, NINE + 59), "09:00");
	assert_string_equal(zone_utc(buf, NINE), "20270430T020000Z");
	assert_string_equal(zone_local(buf, NINE), "20270430T090000");
	assert_true(zone_use("UTC", &err));
	assert_string_equal(zone_iso(buf, NINE + 1), "2027-04-30T02:00:01+00:00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_zone_is_vietnam_unless_told),
	    cmocka_unit_test_setup(unknown_zones_are_refused, use_vietnam),
	    cmocka_unit_test_setup(instants_and_civil_time_agree, use_vietnam),
	    cmocka_unit_test_setup(times_are_read_in_every_form, use_vietnam),
	    cmocka_unit_test_setup(refuses_what_is_not_a_time, use_vietnam),
	    cmocka_unit_test_setup(times_are_written_in_five_forms, use_vietnam),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
