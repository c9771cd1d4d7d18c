#include "house.h"

#include <string.h>

#include "base/banned.h"

struct minutes_case {
	const char *start, *end;
	int minutes[WEIGHTS]; /* workday, weekly rest, in lieu, statutory, Tet, Tet's eve */
};

static const struct minutes_case minutes_cases[] = {
    /* a working day, whole and in part */
    {"2027-04-28T00:00", "2027-04-29T00:00", {1440, 0, 0, 0, 0, 0}},
    {"2027-04-28T08:15", "2027-04-28T08:16", {1, 0, 0, 0, 0, 0}},
    /* split at midnight by kind of day */
    {"2027-04-29T17:00", "2027-04-30T07:30", {420, 0, 0, 450, 0, 0}},
    {"2027-05-01T22:00", "2027-05-02T06:00", {0, 360, 0, 120, 0, 0}},
    {"2027-05-02T22:00", "2027-05-04T06:00", {360, 120, 1440, 0, 0, 0}},
    /* a Saturday without a row */
    {"2027-05-08T06:00", "2027-05-08T18:00", {0, 720, 0, 0, 0, 0}},
    /* Tet 06/02/2027 is the first lunar day: its eve is 05/02 18:00 to 06/02 06:00 */
    {"2027-02-05T06:00", "2027-02-05T18:00", {0, 0, 0, 0, 720, 0}},
    {"2027-02-05T18:00", "2027-02-06T06:00", {0, 0, 0, 0, 0, 720}},
    {"2027-02-05T17:00", "2027-02-06T07:00", {0, 0, 0, 0, 120, 720}},
    {"2027-02-06T06:00", "2027-02-07T06:00", {0, 0, 0, 0, 1440, 0}},
    {"2027-02-04T18:00", "2027-02-05T06:00", {0, 0, 0, 0, 720, 0}},
    {"2027-02-08T18:00", "2027-02-09T06:00", {0, 0, 360, 0, 360, 0}},
    /* a year without rows: the eve is still known from the lunar table (Tet 26/01/2028) */
    {"2028-01-25T17:00", "2028-01-25T19:00", {60, 0, 0, 0, 0, 60}},
    /* outside the lunar table */
    {"2060-02-01T17:00", "2060-02-01T19:00", {0, 120, 0, 0, 0, 0}},
    /* the first day of the solar year is not Tet */
    {"2027-01-01T06:00", "2027-01-01T18:00", {0, 0, 0, 720, 0, 0}},
    {"2027-04-30T09:00", "2027-04-30T09:00", {0}},
};

static void hours_are_split_at_midnight_by_kind_of_day(void **state)
{
	struct holidays holidays = {0};

	(void)state;
	house_holidays(&holidays);
	for (size_t i = 0; i < sizeof minutes_cases / sizeof *minutes_cases; i++) {
		const struct minutes_case *c = &minutes_cases[i];
		int minutes[WEIGHTS] = {0};

		roster_minutes(minutes, at(c->start), at(c->end), &holidays);
		for (int k = 0; k < WEIGHTS; k++)
			if (minutes[k] != c->minutes[k])
				fail_msg("%s: %s is %d, not %d", c->start,
				         weight_kind_name((enum weight_kind)k), minutes[k],
				         c->minutes[k]);
	}
	holidays_release(&holidays);
}

static void minutes_are_added_to_what_is_there(void **state)
{
	struct holidays holidays = {0};
	int minutes[WEIGHTS] = {5, 0, 0, 0, 0, 0};

	(void)state;
	roster_minutes(minutes, at("2027-04-28T08:00"), at("2027-04-28T09:00"), &holidays);
	assert_int_equal(minutes[WEIGHT_WORKDAY], 65);
}

static void points_are_rounded_and_never_less_than_one(void **state)
{
	struct posts posts = {0};
	struct post *post = put_post(&posts, "p");
	struct holidays holidays = {0};
	const struct {
		const char *start, *end;
		int points;
	} cases[] = {
	    {"2027-04-28T08:00", "2027-04-28T16:00", 1},  /* 8 h x 100 % */
	    {"2027-04-28T08:00", "2027-04-28T19:59", 1},  /* 1.498 */
	    {"2027-04-28T08:00", "2027-04-28T20:00", 2},  /* 1.5 */
	    {"2027-04-28T08:00", "2027-04-28T08:01", 1},  /* next to nothing is still a point */
	    {"2027-05-01T06:00", "2027-05-01T14:00", 2},  /* statutory */
	    {"2027-05-01T07:30", "2027-05-02T07:30", 6},  /* 16.5 h x 2 + 7.5 h x 1.5 = 5.53 */
	    {"2027-02-05T18:00", "2027-02-06T06:00", 6},  /* 12 h x 400 % */
	    {"2027-05-01T06:00", "2027-05-01T18:00", 3},  /* 12 h x 200 % */
	    {"2027-05-01T06:00", "2027-05-01T06:00", 0},  /* nothing is no duty */
	    {"2027-02-05T17:00", "2027-02-06T17:00", 11}, /* 1 + 11 h x 3, 12 h x 4: 10.5 */
	};

	(void)state;
	house_holidays(&holidays);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int points = roster_points(post, at(cases[i].start), at(cases[i].end), &holidays);

		if (points != cases[i].points)
			fail_msg("%s: %d, not %d", cases[i].start, points, cases[i].points);
	}
	holidays_release(&holidays);
	posts_release(&posts);
}

static void a_weight_of_nothing_still_gives_one_point(void **state)
{
	struct posts posts = {0};
	struct post *post = put_post(&posts, "p");
	struct holidays holidays = {0};

	(void)state;
	memset(post->weight, 0, sizeof post->weight);
	assert_int_equal(
	    roster_points(post, at("2027-04-28T00:00"), at("2027-04-29T00:00"), &holidays), 1);
	posts_release(&posts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(hours_are_split_at_midnight_by_kind_of_day),
	    cmocka_unit_test(minutes_are_added_to_what_is_there),
	    cmocka_unit_test(points_are_rounded_and_never_less_than_one),
	    cmocka_unit_test(a_weight_of_nothing_still_gives_one_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
