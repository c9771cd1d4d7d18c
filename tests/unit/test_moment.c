#include "base/moment.h"

#include <string.h>

#include "base/zone.h"
#include "test.h"

#include "base/banned.h"

static int64_t now; /* 03:12:08 on 1 May 2027 */

static int set_up(void **state)
{
	struct err err;

	(void)state;
	return zone_use("Asia/Ho_Chi_Minh", &err) && zone_parse(&now, "2027-05-01T03:12:08", &err)
	           ? 0
	           : 1;
}

static void times_are_read_as_people_say_them(void **state)
{
	static const struct {
		const char *text, *iso;
	} cases[] = {
	    {"02:40", "2027-05-01T02:40:00+07:00"},
	    {"2:40", "2027-05-01T02:40:00+07:00"},
	    {" 02:40  ", "2027-05-01T02:40:00+07:00"},
	    {"02:40:10", "2027-05-01T02:40:10+07:00"},
	    {"2h40", "2027-05-01T02:40:00+07:00"},
	    {"2H40", "2027-05-01T02:40:00+07:00"},
	    {"2g40", "2027-05-01T02:40:00+07:00"},
	    {"2h", "2027-05-01T02:00:00+07:00"},
	    {"00:00", "2027-05-01T00:00:00+07:00"},
	    {"03:12", "2027-05-01T03:12:00+07:00"},
	    {"03:13", "2027-05-01T03:13:00+07:00"},
	    {"03:14", "2027-04-30T03:14:00+07:00"},
	    {"24:00", "2027-05-01T00:00:00+07:00"},
	    {"22:00", "2027-04-30T22:00:00+07:00"},
	    {"22h00 hôm qua", "2027-04-30T22:00:00+07:00"},
	    {"Hôm qua 22:00", "2027-04-30T22:00:00+07:00"},
	    {"hom nay 01:00", "2027-05-01T01:00:00+07:00"},
	    {"02:40 30/4", "2027-04-30T02:40:00+07:00"},
	    {"30/4  2h40", "2027-04-30T02:40:00+07:00"},
	    {"02:40 1/5", "2027-05-01T02:40:00+07:00"},
	    {"23:00 31/12", "2026-12-31T23:00:00+07:00"},
	    {"04:00 1/5", "2026-05-01T04:00:00+07:00"},
	    {"10:00 29/2", "2024-02-29T10:00:00+07:00"},
	    {"02:40 30/4/2027", "2027-04-30T02:40:00+07:00"},
	    {"02:40   30/04/2027", "2027-04-30T02:40:00+07:00"},
	    {"30/4/2027 02:40", "2027-04-30T02:40:00+07:00"},
	    {"2027-04-30 02:40", "2027-04-30T02:40:00+07:00"},
	    {"2027-04-30T02:40", "2027-04-30T02:40:00+07:00"},
	    {"2027-04-29T19:40Z", "2027-04-30T02:40:00+07:00"},
	    {"02:40 1/6/2027", "2027-06-01T02:40:00+07:00"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		int64_t at = 0;
		char iso[ZONE_TEXT];

		if (!moment_parse(&at, cases[i].text, now, &err))
			fail_msg("%s", err.msg);
		assert_string_equal(zone_iso(iso, at), cases[i].iso);
	}
}

static void what_is_no_time_is_refused_with_the_forms(void **state)
{
	static const char *const cases[] = {
	    "",
	    "240",
	    "0240",
	    "25:00",
	    "02:60",
	    "2:4",
	    ":40",
	    "h40",
	    "30/4",
	    "30/4/2027",
	    "hôm qua",
	    "02:40 31/4",
	    "02:40 ngày mai",
	    "a",
	    "02:40 02:50",
	    "02:40 30/",
	    "1h2h3",
	    "02:40 30/4/27",
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		int64_t at = 5;

		if (moment_parse(&at, cases[i], now, &err))
			fail_msg("\"%s\" was taken for a time", cases[i]);
		assert_string_equal(err.key, "bad-moment");
		assert_non_null(strstr(err.msg, "02:40 30/4"));
		assert_int_equal(at, 5);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(times_are_read_as_people_say_them),
	    cmocka_unit_test(what_is_no_time_is_refused_with_the_forms),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
