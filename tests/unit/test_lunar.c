/* The lunar dates that holidays hang on. */
#include "test.h"

#include "domain/lunar.h"

static void assert_day(struct date date, const char *iso)
{
	char text[DATE_TEXT];
	assert_string_equal(date_iso(text, date), iso);
}

static void the_dates_that_are_easily_wrong_are_right(void **state)
{
	(void)state;
	/* Near midnight, and where China has another day. */
	static const struct {
		int year;
		const char *tet, *kings;
	} cases[] = {
	    {2000, "2000-02-05", "2000-04-14"}, {2007, "2007-02-17", "2007-04-26"},
	    {2027, "2027-02-06", "2027-04-16"}, {2028, "2028-01-26", "2028-04-04"},
	    {2030, "2030-02-02", "2030-04-12"}, {2037, "2037-02-15", "2037-04-24"},
	    {2038, "2038-02-04", "2038-04-13"}, {2050, "2050-01-23", "2050-04-01"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date date;
		struct err err;
		assert_true(lunar_tet(&date, cases[i].year, &err));
		assert_day(date, cases[i].tet);
		assert_true(lunar_hung_kings(&date, cases[i].year, &err));
		assert_day(date, cases[i].kings);
	}
}

static void lunar_years_are_as_long_as_months_allow(void **state)
{
	(void)state;
	for (int year = 2001; year <= 2050; year++) {
		struct date last, tet, kings;
		struct err err;
		assert_true(lunar_tet(&last, year - 1, &err));
		assert_true(lunar_tet(&tet, year, &err));
		assert_true(lunar_hung_kings(&kings, year, &err));
		int length = tet.day - last.day;
		assert_true((length >= 353 && length <= 355) || (length >= 383 && length <= 385));
		/* Two months and nine days, or three with a leap month 1 or 2. */
		int to_kings = kings.day - tet.day;
		assert_true((to_kings >= 67 && to_kings <= 69) ||
		            (to_kings >= 96 && to_kings <= 99));
	}
}

static void years_outside_the_table_are_not_found(void **state)
{
	(void)state;
	static const int years[] = {-1, 1999, 2051, 99999};
	for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
		struct date date;
		struct err err = {0};
		assert_false(lunar_tet(&date, years[i], &err));
		assert_int_equal(err.code, ERR_NOT_FOUND);
		assert_false(lunar_hung_kings(&date, years[i], &err));
		assert_int_equal(err.code, ERR_NOT_FOUND);
	}
}

static void lunar_years_have_names(void **state)
{
	(void)state;
	char name[32];
	assert_string_equal(lunar_year_name(name, 1984), "Giáp Tý");
	assert_string_equal(lunar_year_name(name, 2026), "Bính Ngọ");
	assert_string_equal(lunar_year_name(name, 2027), "Đinh Mùi");
	assert_string_equal(lunar_year_name(name, 2028), "Mậu Thân");
	assert_string_equal(lunar_year_name(name, 3), "Quý Hợi");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_dates_that_are_easily_wrong_are_right),
	    cmocka_unit_test(lunar_years_are_as_long_as_months_allow),
	    cmocka_unit_test(years_outside_the_table_are_not_found),
	    cmocka_unit_test(lunar_years_have_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
