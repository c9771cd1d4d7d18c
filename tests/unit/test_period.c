/* The named blocks of days off, and the edges of their watch. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "domain/read_holiday.h"
#include "service/carried.h"

static const struct office_hours hours = {450, 1020};

static struct holidays carried(void)
{
	const char *text = carried_text("holidays.csv");
	struct holidays list = {0};
	struct findings bad = {0};
	struct err err = {0};
	if (!holidays_read(&list, "holidays.csv", text, strlen(text), &bad, &err))
		fail_msg("%s", err.msg);
	return list;
}

static int64_t at(const char *text)
{
	int64_t time;
	struct err err = {0};
	if (!zone_parse(&time, text, &err))
		fail_msg("%s", err.msg);
	return time;
}

/* The watch begins at 17:00 of `eve` and ends at 07:30 of `after`. */
static void assert_period(const struct period *period, const char *first, const char *last,
                          const char *eve, const char *after)
{
	char text[DATE_TEXT];
	assert_string_equal(date_iso(text, period->first), first);
	assert_string_equal(date_iso(text, period->last), last);
	assert_string_equal(date_iso(text, zone_date(period->start)), eve);
	assert_int_equal(zone_minute(period->start), hours.end);
	assert_string_equal(date_iso(text, zone_date(period->end)), after);
	assert_int_equal(zone_minute(period->end), hours.start);
	assert_true(period->is_holiday);
}

struct block {
	const char *asked, *name, *first, *last, *eve, *after;
	enum holiday_status status;
};

static void check(const struct holidays *list, const struct block *blocks, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct block *want = &blocks[i];
		struct period period;
		struct err err = {0};
		if (!period_find(&period, list, want->asked, &hours, &err))
			fail_msg("%s", err.msg);
		assert_string_equal(period.name, want->name ? want->name : want->asked);
		assert_period(&period, want->first, want->last, want->eve, want->after);
		assert_int_equal(period.status, want->status);
		period_release(&period);
	}
}

#define O HOLIDAY_OFFICIAL
#define L HOLIDAY_BY_LAW
#define P HOLIDAY_PROVISIONAL

static const struct block blocks[] = {
    {"tet-duong-lich/2021", NULL, "2021-01-01", "2021-01-03", "2020-12-31", "2021-01-04", L},
    {"tet/2021", NULL, "2021-02-10", "2021-02-16", "2021-02-09", "2021-02-17", O},
    {"gio-to/2021", NULL, "2021-04-21", "2021-04-21", "2021-04-20", "2021-04-22", L},
    {"30-4/2021", NULL, "2021-04-30", "2021-05-03", "2021-04-29", "2021-05-04", L},
    {"2-9/2021", NULL, "2021-09-02", "2021-09-05", "2021-09-01", "2021-09-06", O},
    {"tet-duong-lich/2022", NULL, "2022-01-01", "2022-01-03", "2021-12-31", "2022-01-04", L},
    {"tet/2022", NULL, "2022-01-29", "2022-02-06", "2022-01-28", "2022-02-07", O},
    {"gio-to/2022", NULL, "2022-04-09", "2022-04-11", "2022-04-08", "2022-04-12", L},
    {"30-4/2022", NULL, "2022-04-30", "2022-05-03", "2022-04-29", "2022-05-04", L},
    {"2-9/2022", NULL, "2022-09-01", "2022-09-04", "2022-08-31", "2022-09-05", O},
    {"tet-duong-lich/2023", NULL, "2022-12-31", "2023-01-02", "2022-12-30", "2023-01-03", L},
    {"tet/2023", NULL, "2023-01-20", "2023-01-26", "2023-01-19", "2023-01-27", O},
    {"30-4/2023", NULL, "2023-04-29", "2023-05-03", "2023-04-28", "2023-05-04", L},
    {"gio-to/2023", "30-4/2023", "2023-04-29", "2023-05-03", "2023-04-28", "2023-05-04", L},
    {"2-9/2023", NULL, "2023-09-01", "2023-09-04", "2023-08-31", "2023-09-05", O},
    {"tet-duong-lich/2024", NULL, "2023-12-30", "2024-01-01", "2023-12-29", "2024-01-02", L},
    {"tet/2024", NULL, "2024-02-08", "2024-02-14", "2024-02-07", "2024-02-15", O},
    {"gio-to/2024", NULL, "2024-04-18", "2024-04-18", "2024-04-17", "2024-04-19", L},
    {"30-4/2024", NULL, "2024-04-27", "2024-05-01", "2024-04-26", "2024-05-02", O},
    {"2-9/2024", NULL, "2024-08-31", "2024-09-03", "2024-08-30", "2024-09-04", O},
    {"tet-duong-lich/2025", NULL, "2025-01-01", "2025-01-01", "2024-12-31", "2025-01-02", L},
    {"tet/2025", NULL, "2025-01-25", "2025-02-02", "2025-01-24", "2025-02-03", O},
    {"gio-to/2025", NULL, "2025-04-05", "2025-04-07", "2025-04-04", "2025-04-08", L},
    {"30-4/2025", NULL, "2025-04-30", "2025-05-04", "2025-04-29", "2025-05-05", O},
    {"2-9/2025", NULL, "2025-08-30", "2025-09-02", "2025-08-29", "2025-09-03", O},
    {"tet-duong-lich/2026", NULL, "2026-01-01", "2026-01-04", "2025-12-31", "2026-01-05", O},
    {"tet/2026", NULL, "2026-02-14", "2026-02-22", "2026-02-13", "2026-02-23", O},
    {"gio-to/2026", NULL, "2026-04-25", "2026-04-27", "2026-04-24", "2026-04-28", L},
    {"30-4/2026", NULL, "2026-04-30", "2026-05-03", "2026-04-29", "2026-05-04", O},
    {"2-9/2026", NULL, "2026-08-29", "2026-09-02", "2026-08-28", "2026-09-03", O},
    {"van-hoa/2026", NULL, "2026-11-24", "2026-11-24", "2026-11-23", "2026-11-25", O},
    {"tet-duong-lich/2027", NULL, "2027-01-01", "2027-01-03", "2026-12-31", "2027-01-04", L},
    {"tet/2027", NULL, "2027-02-04", "2027-02-10", "2027-02-03", "2027-02-11", O},
    {"gio-to/2027", NULL, "2027-04-16", "2027-04-18", "2027-04-15", "2027-04-19", L},
    {"30-4/2027", NULL, "2027-04-30", "2027-05-03", "2027-04-29", "2027-05-04", L},
    {"2-9/2027", NULL, "2027-09-02", "2027-09-05", "2027-09-01", "2027-09-06", O},
    {"van-hoa/2027", NULL, "2027-11-24", "2027-11-24", "2027-11-23", "2027-11-25", L},
};

static const struct block provisional[] = {
    {"tet-duong-lich/2028", NULL, "2028-01-01", "2028-01-03", "2027-12-31", "2028-01-04", P},
    {"tet/2028", NULL, "2028-01-22", "2028-01-30", "2028-01-21", "2028-01-31", P},
    {"gio-to/2028", NULL, "2028-04-04", "2028-04-04", "2028-04-03", "2028-04-05", P},
    {"30-4/2028", NULL, "2028-04-29", "2028-05-02", "2028-04-28", "2028-05-03", P},
    {"2-9/2028", NULL, "2028-09-01", "2028-09-04", "2028-08-31", "2028-09-05", P},
    {"van-hoa/2029", NULL, "2029-11-24", "2029-11-25", "2029-11-23", "2029-11-26", P},
    /* Giỗ Tổ on Friday 28/4, 30/4 on Sunday: one block. */
    {"gio-to/2034", "30-4/2034", "2034-04-28", "2034-05-02", "2034-04-27", "2034-05-03", P},
    {"2-9/2029", NULL, "2029-09-01", "2029-09-04", "2029-08-31", "2029-09-05", P},
};

static void every_block_since_2021_has_its_days_and_edges(void **state)
{
	(void)state;
	struct holidays list = carried();
	check(&list, blocks, sizeof blocks / sizeof *blocks);
	holidays_release(&list);
}

static void blocks_of_the_law_have_days_and_edges_and_are_provisional(void **state)
{
	(void)state;
	struct holidays list = carried();
	struct err err;
	for (int year = 2028; year <= 2034; year++)
		assert_true(holidays_compute(&list, year, &err));
	check(&list, provisional, sizeof provisional / sizeof *provisional);
	holidays_release(&list);
}

static void a_name_may_be_written_as_people_do(void **state)
{
	(void)state;
	struct holidays list = carried();
	static const struct {
		const char *written, *name;
	} cases[] = {
	    {"30/4/2027", "30-4/2027"},     {"Tết/2027", "tet/2027"},
	    {"giỗ tổ/2027", "gio-to/2027"}, {"Văn hóa/2026", "van-hoa/2026"},
	    {"2/9/2027", "2-9/2027"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct period period;
		struct err err = {0};
		if (!period_find(&period, &list, cases[i].written, &hours, &err))
			fail_msg("%s", err.msg);
		assert_string_equal(period.name, cases[i].name);
		period_release(&period);
	}
	holidays_release(&list);
}

static void a_name_that_means_nothing_is_refused(void **state)
{
	(void)state;
	struct holidays list = carried();
	static const struct {
		const char *name;
		enum err_code code;
	} cases[] = {
	    {"tet", ERR_USAGE},           {"", ERR_USAGE},
	    {"tet/27", ERR_USAGE},        {"tet/20277", ERR_USAGE},
	    {"xmas/2027", ERR_NOT_FOUND}, {"van-hoa/2025", ERR_NOT_FOUND},
	    {"tet/2035", ERR_NOT_FOUND},  {"2027-06-30..2027-06-01", ERR_USAGE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct period period = {0};
		struct err err = {0};
		assert_false(period_find(&period, &list, cases[i].name, &hours, &err));
		assert_int_equal(err.code, cases[i].code);
		assert_null(period.name);
	}
	struct period period;
	struct err err = {0};
	assert_false(period_find(&period, &list, "2027-06-01..morgen", &hours, &err));
	holidays_release(&list);
}

static void the_next_period_is_the_first_whose_watch_has_not_ended(void **state)
{
	(void)state;
	struct holidays list = carried();
	static const struct {
		const char *now, *name;
	} cases[] = {
	    {"2026-11-20T10:00", "van-hoa/2026"},
	    {"2026-11-25T07:29", "van-hoa/2026"},
	    {"2026-11-25T07:30", "tet-duong-lich/2027"},
	    {"2026-12-31T17:00", "tet-duong-lich/2027"},
	    {"2027-02-08T00:00", "tet/2027"},
	    {"2027-04-19T07:30", "30-4/2027"},
	    {"2026-08-22T12:00", "2-9/2026"},
	    {"2027-11-20T12:00", "van-hoa/2027"},
	    {"2000-01-01T00:00", "tet-duong-lich/2021"},
	};
	struct err err = {0};
	struct period period;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (!period_next(&period, &list, at(cases[i].now), &hours, &err))
			fail_msg("%s", err.msg);
		assert_string_equal(period.name, cases[i].name);
		period_release(&period);
	}
	assert_false(period_next(&period, &list, at("2027-11-25T07:30"), &hours, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	holidays_release(&list);
}

static void other_office_hours_move_the_edges(void **state)
{
	(void)state;
	struct holidays list = carried();
	struct period period;
	struct err err;
	const struct office_hours early = {420, 990};
	assert_true(period_find(&period, &list, "30-4/2027", &early, &err));
	assert_int_equal(period.start, at("2027-04-29T16:30"));
	assert_int_equal(period.end, at("2027-05-04T07:00"));
	period_release(&period);
	holidays_release(&list);
}

static void a_span_of_days_goes_from_midnight_to_midnight(void **state)
{
	(void)state;
	struct period period, copy;
	struct err err;
	struct holidays none = {0};
	period_span(&period, date_from_ymd(2027, 6, 1), date_from_ymd(2027, 6, 30));
	assert_string_equal(period.name, "2027-06-01..2027-06-30");
	assert_int_equal(period.start, at("2027-06-01T00:00"));
	assert_int_equal(period.end, at("2027-07-01T00:00"));
	assert_false(period.is_holiday);
	period_copy(&copy, &period);
	period_release(&period);
	assert_true(period_find(&period, &none, copy.name, &hours, &err));
	assert_string_equal(period.name, copy.name);
	assert_int_equal(period.end, copy.end);
	period_release(&copy);
	period_release(&period);
}

static void the_days_of_a_period_are_counted_from_one(void **state)
{
	(void)state;
	struct holidays list = carried();
	struct period period;
	struct err err;
	assert_true(period_find(&period, &list, "30-4/2027", &hours, &err));
	assert_int_equal(period_day_number(&period, date_from_ymd(2027, 4, 29)), 0);
	assert_int_equal(period_day_number(&period, date_from_ymd(2027, 4, 30)), 1);
	assert_int_equal(period_day_number(&period, date_from_ymd(2027, 5, 3)), 4);
	assert_int_equal(period_day_number(&period, date_from_ymd(2027, 5, 4)), 0);
	period_release(&period);
	holidays_release(&list);
}

static void a_name_has_a_year_or_not(void **state)
{
	(void)state;
	int year = 0;
	assert_true(period_year(&year, "tet/2028"));
	assert_int_equal(year, 2028);
	assert_true(period_year(&year, "30/4/2027"));
	assert_int_equal(year, 2027);
	static const char *const without[] = {"next",
	                                      "tet",
	                                      "tet/",
	                                      "tet/x",
	                                      "tet/20x8",
	                                      "",
	                                      "2027-06-01..2027-06-30",
	                                      "1/6/2027..30/6/2027"};
	for (size_t i = 0; i < sizeof without / sizeof *without; i++)
		assert_false(period_year(&year, without[i]));
}

static void titles_name_the_holiday(void **state)
{
	(void)state;
	struct holidays list = carried();
	static const struct {
		const char *name, *words;
	} cases[] = {
	    {"tet/2027", "Đinh Mùi"},       {"30-4/2023", "Giỗ Tổ và 30/4–1/5"},
	    {"30-4/2027", "lễ 30/4–1/5"},   {"2-9/2027", "2/9/2027"},
	    {"van-hoa/2026", "24/11/2026"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct period period;
		struct err err;
		assert_true(period_find(&period, &list, cases[i].name, &hours, &err));
		assert_non_null(strstr(period.title, cases[i].words));
		period_release(&period);
	}
	holidays_release(&list);
}

static void put(struct holidays *list, struct date date, enum day_type type, const char *period)
{
	struct holiday_day row = {.date = date,
	                          .type = type,
	                          .period = xstrdup(period),
	                          .name = xstrdup("Hội làng"),
	                          .source = xstrdup("y")};
	holidays_put(list, &row);
	free(row.period);
	free(row.name);
	free(row.source);
}

/* A notice names the Friday and says nothing of the weekend behind it. */
static void the_weekend_next_to_imported_days_belongs_to_the_block(void **state)
{
	(void)state;
	struct holidays list = {0};
	struct period period;
	struct err err = {0};
	put(&list, date_from_ymd(2027, 5, 14), DAY_SWAPPED_OFF, "13-5/2027");
	put(&list, date_from_ymd(2027, 5, 22), DAY_MAKEUP_WORKDAY, "13-5/2027");
	assert_true(period_find(&period, &list, "13-5/2027", &hours, &err));
	assert_period(&period, "2027-05-14", "2027-05-16", "2027-05-13", "2027-05-17");
	assert_string_equal(period.title, "Hội làng");
	period_release(&period);
	holidays_release(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_block_since_2021_has_its_days_and_edges),
	    cmocka_unit_test(blocks_of_the_law_have_days_and_edges_and_are_provisional),
	    cmocka_unit_test(a_name_may_be_written_as_people_do),
	    cmocka_unit_test(a_name_that_means_nothing_is_refused),
	    cmocka_unit_test(the_next_period_is_the_first_whose_watch_has_not_ended),
	    cmocka_unit_test(other_office_hours_move_the_edges),
	    cmocka_unit_test(a_span_of_days_goes_from_midnight_to_midnight),
	    cmocka_unit_test(the_days_of_a_period_are_counted_from_one),
	    cmocka_unit_test(a_name_has_a_year_or_not),
	    cmocka_unit_test(titles_name_the_holiday),
	    cmocka_unit_test(the_weekend_next_to_imported_days_belongs_to_the_block),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
