/* The days off that the program carries, and those that it computes from the law. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/read_holiday.h"
#include "service/carried.h"

static struct holidays carried(void)
{
	const char *text = carried_text("holidays.csv");
	struct holidays list = {0};
	struct findings bad = {0};
	struct err err = {0};
	if (!holidays_read(&list, "holidays.csv", text, strlen(text), &bad, &err))
		fail_msg("%s", err.msg);
	if (bad.n > 0)
		fail_msg("%s", bad.item[0].text);
	return list;
}

static struct holidays computed(int first, int last)
{
	struct holidays list = {0};
	struct err err = {0};
	for (int year = first; year <= last; year++)
		if (!holidays_compute(&list, year, &err))
			fail_msg("%s", err.msg);
	return list;
}

static struct date day(const char *iso)
{
	struct date date;
	struct err err = {0};
	if (!date_parse(&date, iso, &err))
		fail_msg("%s", err.msg);
	return date;
}

static void put(struct holidays *list, const char *iso, enum day_type type, const char *period)
{
	struct holiday_day row = {
	    .date = day(iso),
	    .type = type,
	    .period = xstrdup(period),
	    .name = xstrdup("x"),
	    .source = xstrdup("y"),
	};
	holidays_put(list, &row);
	free(row.period);
	free(row.name);
	free(row.source);
}

static void every_day_of_seven_years_is_carried_with_source(void **state)
{
	(void)state;
	struct holidays list = carried();
	assert_int_equal(list.n, 155);
	for (size_t i = 0; i < list.n; i++) {
		assert_true(i == 0 || date_compare(list.day[i - 1].date, list.day[i].date) < 0);
		assert_true(strlen(list.day[i].source) > 10);
		assert_int_not_equal(list.day[i].status, HOLIDAY_PROVISIONAL);
	}
	for (int year = 2021; year <= 2027; year++)
		assert_true(holidays_has_year(&list, year));
	assert_false(holidays_has_year(&list, 2020));
	assert_false(holidays_has_year(&list, 2028));
	holidays_release(&list);
}

/* Official only means a notice with a number. */
static void an_official_day_names_its_notice(void **state)
{
	(void)state;
	struct holidays list = carried();
	for (size_t i = 0; i < list.n; i++) {
		const char *source = list.day[i].source;
		bool numbered =
		    strstr(source, "/TB-") || strstr(source, "/VPCP-") || strstr(source, "/BNV-");
		assert_int_equal(list.day[i].status == HOLIDAY_OFFICIAL, numbered);
	}
	holidays_release(&list);
}

/* What decisions changed: days that the law alone does not make. */
struct exception {
	const char *date;
	enum day_type type;
};
static const struct exception decisions[] = {
    {"2024-04-27", DAY_WEEKLY_REST},    {"2024-04-28", DAY_WEEKLY_REST},
    {"2024-04-29", DAY_SWAPPED_OFF},    {"2024-05-04", DAY_MAKEUP_WORKDAY},
    {"2025-04-26", DAY_MAKEUP_WORKDAY}, {"2025-05-02", DAY_SWAPPED_OFF},
    {"2025-05-03", DAY_WEEKLY_REST},    {"2025-05-04", DAY_WEEKLY_REST},
    {"2026-01-02", DAY_SWAPPED_OFF},    {"2026-01-03", DAY_WEEKLY_REST},
    {"2026-01-04", DAY_WEEKLY_REST},    {"2026-01-10", DAY_MAKEUP_WORKDAY},
    {"2026-08-22", DAY_MAKEUP_WORKDAY}, {"2026-08-29", DAY_WEEKLY_REST},
    {"2026-08-30", DAY_WEEKLY_REST},    {"2026-08-31", DAY_SWAPPED_OFF},
};

static void the_law_alone_gives_each_block_but_for_the_swaps(void **state)
{
	(void)state;
	struct holidays official = carried();
	struct holidays law = computed(2021, 2027);
	size_t next = 0;
	for (size_t i = 0; i < official.n; i++) {
		const struct holiday_day *row = &official.day[i];
		const struct holiday_day *same = holidays_find(&law, row->date);
		char iso[DATE_TEXT];
		date_iso(iso, row->date);
		if (same == NULL) {
			if (next == sizeof decisions / sizeof *decisions ||
			    strcmp(decisions[next].date, iso) != 0)
				fail_msg("the law does not give %s", iso);
			assert_int_equal(row->type, decisions[next++].type);
			continue;
		}
		if (same->type != row->type || strcmp(same->period, row->period) != 0)
			fail_msg("%s: %s %s, by law %s %s", iso, row->period,
			         day_type_name(row->type), same->period, day_type_name(same->type));
		assert_string_equal(same->name, row->name);
		assert_int_equal(same->status, HOLIDAY_PROVISIONAL);
	}
	assert_int_equal(next, sizeof decisions / sizeof *decisions);
	for (size_t i = 0; i < law.n; i++)
		assert_non_null(holidays_find(&official, law.day[i].date));
	holidays_release(&official);
	holidays_release(&law);
}

static void nothing_is_computed_over_what_is_known(void **state)
{
	(void)state;
	struct holidays list = carried();
	struct err err;
	for (int year = 2021; year <= 2027; year++)
		assert_true(holidays_compute(&list, year, &err));
	assert_int_equal(list.n, 155);
	holidays_release(&list);
}

static void a_notice_of_one_period_leaves_the_others_to_the_law(void **state)
{
	(void)state;
	struct holidays list = {0};
	struct err err;
	put(&list, "2028-01-26", DAY_STATUTORY, "tet/2028");
	assert_true(holidays_compute(&list, 2028, &err));
	assert_null(holidays_find(&list, day("2028-01-25")));
	assert_non_null(holidays_find(&list, day("2028-09-02")));
	assert_non_null(holidays_find(&list, day("2028-11-24")));
	holidays_release(&list);
}

static void culture_day_is_one_day_and_never_made_up(void **state)
{
	(void)state;
	struct holidays list = computed(2025, 2029);
	assert_null(holidays_find(&list, day("2025-11-24")));
	assert_int_equal(holidays_type(&list, day("2026-11-24")), DAY_STATUTORY);
	assert_int_equal(holidays_type(&list, day("2026-11-25")), DAY_WORKDAY);
	/* A Saturday in 2029. */
	assert_int_equal(holidays_type(&list, day("2029-11-24")), DAY_STATUTORY);
	assert_int_equal(holidays_type(&list, day("2029-11-25")), DAY_WEEKLY_REST);
	assert_int_equal(holidays_type(&list, day("2029-11-26")), DAY_WORKDAY);
	holidays_release(&list);
}

static void what_is_assumed_is_said_in_the_source(void **state)
{
	(void)state;
	struct holidays list = computed(2028, 2028);
	static const struct {
		const char *date, *words;
	} cases[] = {
	    {"2028-01-26", "lunar New Year"},
	    {"2028-09-02", "second day"},
	    {"2028-11-24", "28/2026/QH16"},
	    {"2028-04-30", "45/2019/QH14"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_non_null(
		    strstr(holidays_find(&list, day(cases[i].date))->source, cases[i].words));
	holidays_release(&list);
}

static void years_that_nobody_can_compute_are_not_found(void **state)
{
	(void)state;
	static const int years[] = {1999, 2020, 2051};
	for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
		struct holidays list = {0};
		struct err err = {0};
		assert_false(holidays_compute(&list, years[i], &err));
		assert_int_equal(err.code, ERR_NOT_FOUND);
		assert_int_equal(list.n, 0);
	}
}

/* Each weekly rest day lost to a holiday of art. 112.1 gives one working day off, in every year. */
static void every_lost_rest_day_is_made_up_in_every_year(void **state)
{
	(void)state;
	struct holidays list = computed(2021, 2050);
	for (int year = 2021; year <= 2050; year++) {
		int statutory = 0, lost = 0, made_up = 0;
		for (size_t i = 0; i < list.n; i++) {
			const struct holiday_day *row = &list.day[i];
			int found;
			if (!period_year(&found, row->period) || found != year ||
			    strncmp(row->period, "van-hoa", 7) == 0)
				continue;
			bool weekend = date_weekday(row->date) >= SATURDAY;
			statutory += row->type == DAY_STATUTORY;
			lost += row->type == DAY_STATUTORY && weekend;
			made_up += row->type == DAY_COMPENSATORY;
			assert_true(row->type != DAY_COMPENSATORY || !weekend);
			assert_true(row->type != DAY_WEEKLY_REST || weekend);
		}
		assert_int_equal(statutory, 11);
		assert_int_equal(lost, made_up);
	}
	holidays_release(&list);
}

static void a_row_replaces_the_one_of_its_date(void **state)
{
	(void)state;
	struct holidays list = {0};
	put(&list, "2027-05-02", DAY_WEEKLY_REST, "30-4/2027");
	put(&list, "2027-05-01", DAY_STATUTORY, "30-4/2027");
	put(&list, "2027-05-03", DAY_COMPENSATORY, "30-4/2027");
	put(&list, "2027-05-03", DAY_WORKDAY, "30-4/2027");
	assert_int_equal(list.n, 3);
	assert_int_equal(list.day[0].type, DAY_STATUTORY);
	assert_int_equal(holidays_type(&list, day("2027-05-03")), DAY_WORKDAY);
	assert_int_equal(holidays_type(&list, day("2027-05-04")), DAY_WORKDAY);
	assert_int_equal(holidays_type(&list, day("2027-05-08")), DAY_WEEKLY_REST);
	holidays_release(&list);
}

static void stable_names_lead_back_to_what_they_name(void **state)
{
	(void)state;
	for (int i = 0; i < DAY_TYPES; i++) {
		enum day_type type;
		assert_true(day_type_find(&type, day_type_name((enum day_type)i)));
		assert_int_equal(type, i);
		assert_int_equal(day_type_is_off(type), i >= DAY_WEEKLY_REST);
	}
	enum day_type type;
	assert_false(day_type_find(&type, "holiday"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_day_of_seven_years_is_carried_with_source),
	    cmocka_unit_test(an_official_day_names_its_notice),
	    cmocka_unit_test(the_law_alone_gives_each_block_but_for_the_swaps),
	    cmocka_unit_test(nothing_is_computed_over_what_is_known),
	    cmocka_unit_test(a_notice_of_one_period_leaves_the_others_to_the_law),
	    cmocka_unit_test(culture_day_is_one_day_and_never_made_up),
	    cmocka_unit_test(what_is_assumed_is_said_in_the_source),
	    cmocka_unit_test(years_that_nobody_can_compute_are_not_found),
	    cmocka_unit_test(every_lost_rest_day_is_made_up_in_every_year),
	    cmocka_unit_test(a_row_replaces_the_one_of_its_date),
	    cmocka_unit_test(stable_names_lead_back_to_what_they_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
