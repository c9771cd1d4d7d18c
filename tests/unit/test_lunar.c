/* The lunar dates that holidays hang on. */
#include "test.h"

#include <math.h>

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

/* The day, in Hà Nội, of a new moon: Meeus, Astronomical Algorithms, shortened as by Hồ Ngọc Đức.
 */
static int new_moon(int k)
{
	const double rad = acos(-1.0) / 180, t = k / 1236.85, t2 = t * t, t3 = t2 * t;
	const double sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * rad;
	const double moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * rad;
	const double node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * rad;
	double day = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3;

	day += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t2) * rad);
	day += (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun) - 0.4068 * sin(moon) +
	       0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon) + 0.0104 * sin(2 * node) -
	       0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon) + 0.0004 * sin(2 * node + sun) -
	       0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon) +
	       0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun);
	day -= -0.000278 + 0.000265 * t + 0.000262 * t2;
	return (int)(day + 0.5 + 7.0 / 24) - 2440588; /* days since 1970 */
}

static void the_month_before_tet_is_as_long_as_its_moon(void **state)
{
	(void)state;
	for (int year = 2000; year <= 2050; year++) {
		struct date tet;
		struct lunar_day before, first;
		struct err err;
		assert_true(lunar_tet(&tet, year, &err));
		int k = (int)((tet.day + 2440588 - 2415021) / 29.530588853 + 0.5);
		if (new_moon(k) != tet.day)
			k += new_moon(k) < tet.day ? 1 : -1;
		assert_int_equal(new_moon(k), tet.day);
		assert_true(lunar_day(&first, tet));
		assert_int_equal(first.day, 1);
		assert_int_equal(first.month, LUNAR_FIRST);
		assert_true(lunar_day(&before, date_add(tet, -1)));
		assert_int_equal(before.month, LUNAR_LAST);
		assert_int_equal(before.day, tet.day - new_moon(k - 1));
		/* Known to everybody: no day 30 before the Tết of 2025 to 2032. */
		if (year >= 2025 && year <= 2033)
			assert_int_equal(before.day, year == 2033 ? 30 : 29);
	}
}

static void only_days_that_people_call_by_the_moon_have_a_lunar_date(void **state)
{
	(void)state;
	struct lunar_day day;
	assert_true(lunar_day(&day, date_from_ymd(2027, 4, 16)));
	assert_int_equal(day.day, 10);
	assert_int_equal(day.month, LUNAR_THIRD);
	assert_true(lunar_day(&day, date_from_ymd(2027, 2, 10)));
	assert_int_equal(day.day, 5);
	assert_false(lunar_day(&day, date_from_ymd(2027, 4, 30)));
	assert_false(lunar_day(&day, date_from_ymd(2027, 4, 17)));
	assert_false(lunar_day(&day, date_from_ymd(2051, 1, 1)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_dates_that_are_easily_wrong_are_right),
	    cmocka_unit_test(lunar_years_are_as_long_as_months_allow),
	    cmocka_unit_test(years_outside_the_table_are_not_found),
	    cmocka_unit_test(lunar_years_have_names),
	    cmocka_unit_test(the_month_before_tet_is_as_long_as_its_moon),
	    cmocka_unit_test(only_days_that_people_call_by_the_moon_have_a_lunar_date),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
