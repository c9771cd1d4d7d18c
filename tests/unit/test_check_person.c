#include "checked.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "base/zone.h"

#include "base/banned.h"

static void a_day_of_leave_forbids_each_shift_that_touches_it(void **state)
{
	static const struct {
		const char *from, *to;
		enum leave_kind kind;
		const char *person;
		bool bad;
	} cases[] = {
	    {"2027-05-01T00:00", "2027-05-02T00:00", LEAVE_ABSENT, "A", true},
	    {"2027-04-30T00:00", "2027-05-01T00:00", LEAVE_ABSENT, "A", true},
	    {"2027-04-30T00:00", "2027-05-01T00:00", LEAVE_REST, "A", true},
	    {"2027-04-29T00:00", "2027-04-30T00:00", LEAVE_ABSENT, "A", false},
	    {"2027-05-02T00:00", "2027-05-03T00:00", LEAVE_ABSENT, "A", false},
	    {"2027-05-01T00:00", "2027-05-02T00:00", LEAVE_ABSENT, "B", false},
	    {"2027-05-01T00:00", "2027-05-02T00:00", LEAVE_WISH_OFF, "A", false},
	    {"2027-05-01T00:00", "2027-05-02T00:00", LEAVE_WISH_ON, "A", false},
	    /* hours */
	    {"2027-05-01T06:00", "2027-05-01T12:00", LEAVE_ABSENT, "A", false},
	    {"2027-05-01T05:59", "2027-05-01T12:00", LEAVE_ABSENT, "A", true},
	    {"2027-04-30T08:00", "2027-04-30T18:00", LEAVE_ABSENT, "A", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct house house;

		house_init(&house);
		put_slot(&house.roster, "p", "dem", "2027-04-30T18:00", "2027-05-01T06:00", "A");
		put_leave(&house, cases[i].person, cases[i].kind, cases[i].from, cases[i].to);
		expect(&house, cases[i].bad ? "leave p.2027-04-30.dem A\n" : "");
		house_release(&house);
	}
}

static void an_exemption_forbids_its_kind_between_two_days(void **state)
{
	static const struct {
		const char *from, *to;
		enum exempt_kind kind;
		const char *start, *end;
		bool bad;
	} cases[] = {
	    {"2027-04-01", "2027-05-01", EXEMPT_ALL, "2027-05-01T20:00", "2027-05-02T04:00", true},
	    {"2027-04-01", "2027-05-01", EXEMPT_ALL, "2027-05-02T00:00", "2027-05-02T04:00", false},
	    {"2027-05-02", "2027-05-31", EXEMPT_ALL, "2027-05-01T20:00", "2027-05-02T00:00", false},
	    {"2027-05-02", "2027-05-31", EXEMPT_ALL, "2027-05-01T20:00", "2027-05-02T00:01", true},
	    {"2027-04-01", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T06:00", "2027-05-01T22:00",
	     false},
	    {"2027-04-01", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T06:00", "2027-05-01T22:01",
	     true},
	    {"2027-04-01", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T05:59", "2027-05-01T12:00",
	     true},
	    {"2027-04-01", "2027-05-01", EXEMPT_NIGHT, "2027-05-01T14:00", "2027-05-02T05:00",
	     true},
	    {"2027-04-01", "2027-05-01", EXEMPT_NIGHT, "2027-05-02T00:00", "2027-05-02T06:00",
	     false},
	    {"2027-05-02", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T14:00", "2027-05-02T01:00",
	     true},
	    {"2027-05-02", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T14:00", "2027-05-02T00:00",
	     false},
	    {"2027-04-01", "2027-05-31", EXEMPT_ONSITE, "2027-05-01T08:00", "2027-05-01T12:00",
	     true},
	    {"2027-04-01", "2027-05-31", EXEMPT_ONSITE, "2027-05-01T17:00", "2027-05-02T07:00",
	     false},
	    {"2027-04-01", "2027-05-31", EXEMPT_ONSITE, "2027-05-01T17:00", "2027-05-02T07:01",
	     true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct house house;
		struct finding why;
		bool bad;

		house_init(&house);
		/* at home from 17:00 to 07:00 */
		put_span(&house.roster.posts.post[0], 1020, 420, PLACE_HOME);
		put_exemption(&house, "A", cases[i].kind, cases[i].from, cases[i].to);
		put_exemption(&house, "B", EXEMPT_ALL, "2027-01-01", "2027-12-31");
		bad = check_person(&why, &house.staff.person[0], &house.roster.posts.post[0],
		                   at(cases[i].start), at(cases[i].end), &house.leaves,
		                   &house.exemptions);
		if (bad != cases[i].bad)
			fail_msg("case %zu", i);
		if (bad) {
			assert_string_equal(why.code, "exempt");
			assert_string_equal(why.person, "A");
			finding_release(&why);
		}
		house_release(&house);
	}
}

static void only_the_kind_of_exemption_is_told(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "dem", "2027-04-30T22:00", "2027-05-01T06:00", "A");
	put_exemption(&house, "A", EXEMPT_NIGHT, "2027-04-01", "2027-05-31");
	text = text_of(&house, "exempt");
	assert_string_equal(text, "An is exempt from night duty: p, "
	                          "22:00 30/04/2027 – 06:00 01/05/2027");
	free(text);
	house_release(&house);
}

static void a_post_may_want_a_skill(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[0].skill, "ky-thuat");
	put_skill(&house.staff.person[1], "ky-thuat");
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "p", "b", "2027-04-30T18:00", "2027-05-01T06:00", "B");
	expect(&house, "skill p.2027-04-30.a A\n");
	house_release(&house);
}

static void a_concurrent_post_may_want_a_skill_of_its_own(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[1].concurrent, "p");
	set_text(&house.roster.posts.post[1].skill, "ky-thuat");
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "a", "2027-04-30T06:00", "2027-04-30T18:00", "");
	put_leave(&house, "A", LEAVE_ABSENT, "2027-04-30", "2027-05-01");
	/* The leave is told once. */
	expect(&house, "leave p.2027-04-30.a A\nskill q.2027-04-30.a A\n");
	house_release(&house);
}

static void a_leaver_is_there_until_the_last_day(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	house.staff.person[0].has_left = true;
	house.staff.person[0].left = day("2027-05-01");
	put_slot(&house.roster, "p", "a", "2027-04-30T12:00", "2027-05-01T00:00", "A");
	expect(&house, "");
	house.roster.slot[0].end += 60;
	expect(&house, "left p.2027-04-30.a A\n");
	house_release(&house);
}

static void somebody_unknown_is_told_once(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "Z");
	put_slot(&house.roster, "p", "b", "2027-05-02T06:00", "2027-05-02T18:00", "Z");
	expect(&house, "left p.2027-04-30.a Z\n");
	house_release(&house);
}

static void shifts_and_nights_have_their_limits(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "p", "b", "2027-05-01T18:00", "2027-05-02T06:00", "A");
	put_slot(&house.roster, "p", "c", "2027-05-02T18:00", "2027-05-03T06:00", "A");
	expect(&house, "");
	house.staff.person[0].max_shifts = 3;
	house.staff.person[0].max_nights = 2;
	expect(&house, "");
	house.staff.person[0].max_shifts = 2;
	expect(&house, "max-shifts - A\n");
	house.staff.person[0].max_nights = 1;
	expect(&house, "max-shifts - A\nmax-nights - A\n");
	house_release(&house);
}

static void what_is_held_at_once_is_counted_once(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_compatible(&house.roster.posts.post[1], "p");
	house.staff.person[0].max_shifts = 1;
	house.staff.person[0].max_nights = 1;
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-05-01T06:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T18:00", "2027-05-01T02:00", "A");
	/* Two parts of one slot. */
	put_change(&house.roster, 1, "p.2027-04-30.a", "2027-04-30T10:00", "2027-04-30T14:00", "A",
	           "C");
	expect(&house, "");
	put_slot(&house.roster, "q", "c", "2027-05-03T22:00", "2027-05-04T06:00", "A");
	expect(&house, "max-shifts - A\nmax-nights - A\n");
	house_release(&house);
}

static void two_shifts_running_are_two(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].rest_after = house.roster.posts.post[0].rest_before = 0;
	house.staff.person[0].max_shifts = 1;
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T14:00", "A");
	put_slot(&house.roster, "p", "b", "2027-04-30T14:00", "2027-04-30T22:00", "A");
	expect(&house, "max-shifts - A\n");
	house_release(&house);
}

static void night_is_from_22_to_6(void **state)
{
	static const struct {
		const char *start, *end;
		bool night;
	} cases[] = {
	    {"2027-04-30T06:00", "2027-04-30T22:00", false},
	    {"2027-04-30T05:59", "2027-04-30T07:00", true},
	    {"2027-04-30T21:00", "2027-04-30T22:01", true},
	    {"2027-04-30T22:00", "2027-04-30T22:01", true},
	    {"2027-04-30T00:00", "2027-04-30T00:01", true},
	    {"2027-04-30T07:00", "2027-05-01T07:00", true},
	    {"2027-04-30T22:00", "2027-04-30T22:00", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (check_is_night(at(cases[i].start), at(cases[i].end)) != cases[i].night)
			fail_msg("%s", cases[i].start);
}

/* ---- size ---- */

static void put_year(struct house *house)
{
	char start[ZONE_TEXT], end[ZONE_TEXT];
	static const char *const shifts[] = {"a", "b", "c"};

	house->roster.posts.post[0].round_clock = true;
	house->roster.period.start = at("2027-01-01");
	for (int i = 0; i < 50; i++) {
		char code[16];

		snprintf(code, sizeof code, "N%02d", i);
		put_person(&house->staff, code, code);
		for (int k = 0; k < 10; k++)
			put_leave(house, code, LEAVE_ABSENT, "2028-01-01", "2028-01-02");
	}
	for (int i = 0; i < 365 * 3; i++) {
		int64_t from = house->roster.period.start + i * 28800;

		for (int post = 0; post < 2; post++) {
			char code[16];

			snprintf(code, sizeof code, "N%02d", (i * 2 + post) % 50);
			put_slot(&house->roster, post ? "q" : "p", shifts[i % 3],
			         zone_iso(start, from), zone_iso(end, from + 28800), code);
		}
	}
	house->roster.period.end = house->roster.slot[house->roster.n_slots - 1].end;
}

static void a_year_of_fifty_people_is_checked_at_once(void **state)
{
	struct house house;
	struct findings findings;
	clock_t start;

	(void)state;
	house_init(&house);
	put_year(&house);
	start = clock();
	check(&findings, &house);
	/* It takes some 10 ms; under a sanitizer and on a loaded machine several times that. */
	assert_true(clock() - start < CLOCKS_PER_SEC / 2);
	assert_int_equal(findings.n, 0);
	findings_release(&findings);
	house_release(&house);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_day_of_leave_forbids_each_shift_that_touches_it),
	    cmocka_unit_test(an_exemption_forbids_its_kind_between_two_days),
	    cmocka_unit_test(only_the_kind_of_exemption_is_told),
	    cmocka_unit_test(a_post_may_want_a_skill),
	    cmocka_unit_test(a_concurrent_post_may_want_a_skill_of_its_own),
	    cmocka_unit_test(a_leaver_is_there_until_the_last_day),
	    cmocka_unit_test(somebody_unknown_is_told_once),
	    cmocka_unit_test(shifts_and_nights_have_their_limits),
	    cmocka_unit_test(what_is_held_at_once_is_counted_once),
	    cmocka_unit_test(two_shifts_running_are_two),
	    cmocka_unit_test(night_is_from_22_to_6),
	    cmocka_unit_test(a_year_of_fifty_people_is_checked_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
