#include "checked.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* ---- coverage ---- */

static void an_empty_slot_is_a_gap_that_names_it(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[0].title, "Trực ban");
	put_shift(&house.roster.posts.post[0], "dem", 1080, 720, DAYS_ALL);
	set_text(&house.roster.posts.post[0].shift[0].name, "Ca đêm");
	put_slot(&house.roster, "p", "dem", "2027-04-30T18:00", "2027-05-01T06:00", "");
	expect(&house, "gap p.2027-04-30.dem -\n");
	text = text_of(&house, "gap");
	assert_string_equal(text, "Trực ban, Ca đêm, 18:00 30/04/2027 – 06:00 01/05/2027: "
	                          "nobody is assigned");
	free(text);
	house_release(&house);
}

static void an_open_part_of_a_slot_is_a_gap(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "");
	put_change(&house.roster, 1, "p.2027-04-30.ngay", "2027-04-30T06:00", "2027-04-30T10:00",
	           "", "A");
	expect(&house, "gap p.2027-04-30.ngay -\n");
	house_release(&house);
}

static void a_gap_is_told_once_for_posts_that_go_together(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[1].concurrent, "p");
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "");
	put_slot(&house.roster, "q", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "");
	expect(&house, "gap p.2027-04-30.ngay -\n");
	house_release(&house);
}

static void a_hole_in_a_round_the_clock_post_is_a_gap(void **state)
{
	struct house house;
	struct findings findings;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].round_clock = true;
	house.roster.posts.post[0].rest_after = house.roster.posts.post[0].rest_before = 0;
	/* Holes: the first hour, two hours in the middle, the last half hour. */
	put_slot(&house.roster, "p", "a", "2027-04-29T18:00", "2027-05-01T06:00", "A");
	put_slot(&house.roster, "p", "b", "2027-05-01T08:00", "2027-05-03T08:00", "A");
	put_slot(&house.roster, "p", "c", "2027-05-03T08:00", "2027-05-04T07:00", "A");
	expect(&house, "gap - -\ngap - -\ngap - -\n");
	check(&findings, &house);
	assert_non_null(strstr(findings.item[0].text, "17:00–18:00 29/04/2027"));
	assert_non_null(strstr(findings.item[1].text, "06:00–08:00 01/05/2027"));
	assert_non_null(strstr(findings.item[2].text, "07:00–07:30 04/05/2027"));
	findings_release(&findings);
	house_release(&house);
}

static void a_hole_is_told_once_for_posts_that_go_together(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].round_clock = true;
	house.roster.posts.post[1].round_clock = true;
	set_text(&house.roster.posts.post[1].concurrent, "p");
	expect(&house, "gap - -\n");
	house_release(&house);
}

static void a_post_without_any_shift_is_one_gap(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].round_clock = true;
	expect(&house, "gap - -\n");
	text = text_of(&house, "gap");
	assert_non_null(strstr(text, "17:00 29/04/2027 – 07:30 04/05/2027"));
	free(text);
	house_release(&house);
}

static void two_heads_cover_for_each_other(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].round_clock = true;
	put_slot(&house.roster, "p", "a", "2027-04-29T17:00", "2027-05-04T07:30", "A");
	put_slot(&house.roster, "p", "b", "2027-05-01T08:00", "2027-05-01T09:00", "B");
	expect(&house, "");
	house_release(&house);
}

static void a_span_of_days_begins_with_its_first_shift(void **state)
{
	struct house house;
	struct findings findings;

	(void)state;
	house_init(&house);
	period_release(&house.roster.period);
	period_span(&house.roster.period, day("2027-06-01"), day("2027-06-02"));
	house.roster.posts.post[0].round_clock = true;
	house.roster.posts.post[0].place = PLACE_HOME;
	put_slot(&house.roster, "p", "a", "2027-06-01T06:00", "2027-06-02T06:00", "A");
	put_slot(&house.roster, "p", "b", "2027-06-02T06:00", "2027-06-03T06:00", "B");
	expect(&house, "");
	/* On working days the office is open: nobody asks who is on site. */
	check(&findings, &house);
	assert_int_equal(findings.n, 0);
	findings_release(&findings);
	house.roster.slot[1].start = at("2027-06-02T07:00");
	expect(&house, "gap - -\n");
	house_release(&house);
}

static void hours_with_nobody_on_site_are_one_notice_each(void **state)
{
	struct house house;
	struct findings findings;
	size_t n = 0;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].place = PLACE_HOME;
	put_span(&house.roster.posts.post[0], 450, 1020, PLACE_ONSITE);
	house.roster.posts.post[0].rest_after = house.roster.posts.post[0].rest_before = 0;
	put_slot(&house.roster, "p", "a", "2027-04-29T17:00", "2027-05-02T12:00", "A");
	put_slot(&house.roster, "p", "b", "2027-05-02T12:00", "2027-05-04T07:30", "B");
	check(&findings, &house);
	for (size_t i = 0; i < findings.n; i++) {
		static const char *const when[] = {
		    "17:00 29/04/2027 – 07:30 30/04/2027", "17:00 30/04/2027 – 07:30 01/05/2027",
		    "17:00 01/05/2027 – 07:30 02/05/2027", "17:00 02/05/2027 – 07:30 03/05/2027",
		    "17:00 03/05/2027 – 07:30 04/05/2027"};

		assert_string_equal(findings.item[i].code, "nobody-on-site");
		assert_int_equal(findings.item[i].severity, FINDING_NOTICE);
		assert_true(n < 5);
		assert_non_null(strstr(findings.item[i].text, when[n++]));
	}
	assert_int_equal(n, 5);
	findings_release(&findings);
	house_release(&house);
}

static void an_open_slot_does_not_put_anybody_on_site(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-29T17:00", "2027-05-04T07:30", "");
	expect(&house, "gap p.2027-04-29.a -\nnobody-on-site - -\n");
	house_release(&house);
}

/* ---- pairs ---- */

static void nobody_is_in_two_places_at_once(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T17:00", "2027-05-01T06:00", "A");
	expect(&house, "overlap q.2027-04-30.b A\n");
	text = text_of(&house, "overlap");
	assert_string_equal(text, "An is in two places at once: p, 06:00–18:00 30/04/2027 and q, "
	                          "17:00 30/04/2027 – 06:00 01/05/2027");
	free(text);
	house_release(&house);
}

static void two_heads_of_one_post_are_two_people(void **state)
{
	struct house house;
	struct slot *second;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	second = put_slot(&house.roster, "p", "a+2", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	second->head = 2;
	expect(&house, "overlap p.2027-04-30.a+2 A\n");
	house_release(&house);
}

static void compatible_posts_may_be_held_at_once(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_compatible(&house.roster.posts.post[1], "p");
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T10:00", "2027-04-30T14:00", "A");
	put_slot(&house.roster, "q", "c", "2027-04-30T17:00", "2027-04-30T20:00", "A");
	/* But the two shifts of q still want rest between them. */
	expect(&house, "rest q.2027-04-30.c A\n");
	house_release(&house);
}

static void a_concurrent_post_is_neither_overlap_nor_counted(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[1].concurrent, "p");
	house.staff.person[0].max_shifts = 1;
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "a", "2027-04-30T06:00", "2027-04-30T18:00", "");
	expect(&house, "");
	house_release(&house);
}

static void twelve_hours_lie_between_two_shifts(void **state)
{
	static const struct {
		const char *start;
		const char *expected;
	} cases[] = {
	    {"2027-05-01T06:00", ""},
	    {"2027-05-01T05:59", "rest p.2027-05-01.b A\n"},
	    {"2027-04-30T18:00", "rest p.2027-04-30.b A\n"},
	    {"2027-04-30T17:59", "overlap p.2027-04-30.b A\n"},
	    {"2027-05-02T06:00", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct house house;

		house_init(&house);
		put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
		put_slot(&house.roster, "p", "b", cases[i].start, "2027-05-02T12:00", "A");
		expect(&house, cases[i].expected);
		house_release(&house);
	}
}

static void the_greater_of_rest_after_and_rest_before_is_wanted(void **state)
{
	static const struct {
		int after, before;
		const char *expected;
	} cases[] = {
	    {0, 0, ""},
	    {480, 480, ""},
	    {481, 0, "rest q.2027-05-01.b A\n"},
	    {0, 481, "rest q.2027-05-01.b A\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct house house;

		house_init(&house);
		house.roster.posts.post[0].rest_after = cases[i].after;
		house.roster.posts.post[1].rest_before = cases[i].before;
		house.roster.posts.post[0].rest_before = 720;
		house.roster.posts.post[1].rest_after = 720;
		put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
		put_slot(&house.roster, "q", "b", "2027-05-01T02:00", "2027-05-01T10:00", "A");
		expect(&house, cases[i].expected);
		house_release(&house);
	}
}

static void the_text_names_both_shifts_and_the_rule(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T14:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T22:30", "2027-05-01T06:00", "A");
	text = text_of(&house, "rest");
	assert_string_equal(text,
	                    "An has 8 h 30 min of rest between p, 06:00–14:00 30/04/2027 and q, "
	                    "22:30 30/04/2027 – 06:00 01/05/2027; 12 h are wanted");
	free(text);
	house_release(&house);
}

static void rest_is_wanted_between_all_pairs_in_reach(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_compatible(&house.roster.posts.post[1], "p");
	/* The long shift of p ends after the short one of q that lies within it. */
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-05-01T06:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T08:00", "2027-04-30T10:00", "A");
	put_slot(&house.roster, "p", "c", "2027-05-01T12:00", "2027-05-01T20:00", "A");
	expect(&house, "rest p.2027-05-01.c A\n");
	house_release(&house);
}

static void parts_of_one_slot_are_one_stretch_of_duty(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_change(&house.roster, 1, "p.2027-04-30.a", "2027-04-30T10:00", "2027-04-30T14:00", "A",
	           "B");
	expect(&house, "");
	house_release(&house);
}

static void rest_before_a_split_slot_is_told_once(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "q", "x", "2027-04-30T00:00", "2027-04-30T04:00", "A");
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_change(&house.roster, 1, "p.2027-04-30.a", "2027-04-30T08:00", "2027-04-30T14:00", "A",
	           "B");
	expect(&house, "rest p.2027-04-30.a A\n");
	house_release(&house);
}

static void covers_are_judged_as_resolved(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "p", "b", "2027-04-30T18:00", "2027-05-01T06:00", "B");
	expect(&house, "");
	put_change(&house.roster, 1, "p.2027-04-30.b", "2027-04-30T18:00", "2027-05-01T06:00", "B",
	           "A");
	expect(&house, "rest p.2027-04-30.b A\n");
	house_release(&house);
}

static void duty_in_a_neighbouring_roster_counts_for_rest_and_overlap(void **state)
{
	struct house house;
	struct roster other;

	(void)state;
	house_init(&house);
	house_roster(&other);
	put_post(&other.posts, "r");
	put_slot(&other, "r", "x", "2027-04-29T06:00", "2027-04-29T18:00", "A");
	put_slot(&other, "r", "y", "2027-04-29T18:00", "2027-04-30T06:00", "B");
	put_slot(&other, "r", "z", "2027-05-04T10:00", "2027-05-04T18:00", "A");
	/* Two of the neighbour's own clash: not ours to tell. */
	put_slot(&other, "r", "u", "2027-04-29T18:00", "2027-04-29T20:00", "A");
	roster_resolve(&house.before, &other);
	put_slot(&house.roster, "p", "a", "2027-04-29T17:00", "2027-04-29T18:00", "C");
	put_slot(&house.roster, "p", "b", "2027-04-30T05:00", "2027-04-30T12:00", "B");
	put_slot(&house.roster, "p", "c", "2027-05-04T00:00", "2027-05-04T07:30", "A");
	expect(&house, "rest p.2027-05-04.c A\noverlap p.2027-04-30.b B\n");
	house_release(&house);
	roster_release(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_slot_is_a_gap_that_names_it),
	    cmocka_unit_test(an_open_part_of_a_slot_is_a_gap),
	    cmocka_unit_test(a_gap_is_told_once_for_posts_that_go_together),
	    cmocka_unit_test(a_hole_in_a_round_the_clock_post_is_a_gap),
	    cmocka_unit_test(a_hole_is_told_once_for_posts_that_go_together),
	    cmocka_unit_test(a_post_without_any_shift_is_one_gap),
	    cmocka_unit_test(two_heads_cover_for_each_other),
	    cmocka_unit_test(a_span_of_days_begins_with_its_first_shift),
	    cmocka_unit_test(hours_with_nobody_on_site_are_one_notice_each),
	    cmocka_unit_test(an_open_slot_does_not_put_anybody_on_site),
	    cmocka_unit_test(nobody_is_in_two_places_at_once),
	    cmocka_unit_test(two_heads_of_one_post_are_two_people),
	    cmocka_unit_test(compatible_posts_may_be_held_at_once),
	    cmocka_unit_test(a_concurrent_post_is_neither_overlap_nor_counted),
	    cmocka_unit_test(twelve_hours_lie_between_two_shifts),
	    cmocka_unit_test(the_greater_of_rest_after_and_rest_before_is_wanted),
	    cmocka_unit_test(the_text_names_both_shifts_and_the_rule),
	    cmocka_unit_test(rest_is_wanted_between_all_pairs_in_reach),
	    cmocka_unit_test(parts_of_one_slot_are_one_stretch_of_duty),
	    cmocka_unit_test(rest_before_a_split_slot_is_told_once),
	    cmocka_unit_test(covers_are_judged_as_resolved),
	    cmocka_unit_test(duty_in_a_neighbouring_roster_counts_for_rest_and_overlap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
