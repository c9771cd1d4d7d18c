#include "house.h"

#include <string.h>

#include "base/banned.h"

struct expected {
	const char *id, *start, *end;
	int points;
};

static void expect_slots(const struct roster *roster, const struct expected *expected, size_t n)
{
	for (size_t i = 0; i < n && i < roster->n_slots; i++) {
		const struct slot *slot = &roster->slot[i];
		char from[ZONE_TEXT], to[ZONE_TEXT];

		if (strcmp(slot->id, expected[i].id) != 0 || slot->start != at(expected[i].start) ||
		    slot->end != at(expected[i].end) || slot->points != expected[i].points)
			fail_msg("slot %zu is %s %s %s %d, not %s", i, slot->id,
			         zone_iso(from, slot->start), zone_iso(to, slot->end), slot->points,
			         expected[i].id);
	}
	assert_int_equal(roster->n_slots, n);
}

static void lay_out(struct roster *out, struct posts *posts, struct period *period)
{
	struct holidays holidays = {0};

	house_holidays(&holidays);
	roster_lay_out(out, period, posts, &holidays);
	holidays_release(&holidays);
	posts_release(posts);
	period_release(period);
}

static void first_and_last_shifts_are_shortened_to_the_edges(void **state)
{
	static const struct expected expected[] = {
	    {"lanh-dao.2027-04-29.24h", "2027-04-29T17:00", "2027-04-30T07:30", 3},
	    {"bao-ve.2027-04-29.dem", "2027-04-29T17:00", "2027-04-30T07:00", 3},
	    {"bao-ve.2027-04-30.ngay", "2027-04-30T07:00", "2027-04-30T17:00", 3},
	    {"lanh-dao.2027-04-30.24h", "2027-04-30T07:30", "2027-05-01T07:30", 6},
	    {"bao-ve.2027-04-30.dem", "2027-04-30T17:00", "2027-05-01T07:00", 4},
	    {"bao-ve.2027-05-01.ngay", "2027-05-01T07:00", "2027-05-01T17:00", 3},
	    {"lanh-dao.2027-05-01.24h", "2027-05-01T07:30", "2027-05-02T07:30", 6},
	    {"bao-ve.2027-05-01.dem", "2027-05-01T17:00", "2027-05-02T07:00", 3},
	    {"bao-ve.2027-05-02.ngay", "2027-05-02T07:00", "2027-05-02T17:00", 2},
	    {"lanh-dao.2027-05-02.24h", "2027-05-02T07:30", "2027-05-03T07:30", 5},
	    {"bao-ve.2027-05-02.dem", "2027-05-02T17:00", "2027-05-03T07:00", 3},
	    {"bao-ve.2027-05-03.ngay", "2027-05-03T07:00", "2027-05-03T17:00", 2},
	    {"lanh-dao.2027-05-03.24h", "2027-05-03T07:30", "2027-05-04T07:30", 4},
	    {"bao-ve.2027-05-03.dem", "2027-05-03T17:00", "2027-05-04T07:00", 2},
	};
	struct posts posts = {0};
	struct period period;
	struct roster roster;

	(void)state;
	house_period(&period);
	put_shift(put_post(&posts, "lanh-dao"), "24h", 450, 1440, DAYS_ALL);
	put_shift(put_post(&posts, "bao-ve"), "ngay", 420, 600, DAYS_OFF);
	put_shift(&posts.post[1], "dem", 1020, 840, DAYS_ALL);
	lay_out(&roster, &posts, &period);
	expect_slots(&roster, expected, sizeof expected / sizeof *expected);
	assert_string_equal(roster.period.name, "30-4/2027");
	assert_int_equal(roster.posts.n, 2);
	assert_string_equal(roster.slot[0].person, "");
	assert_string_equal(roster.slot[0].shift, "24h");
	roster_release(&roster);
}

static void a_shift_of_the_day_after_is_cut_where_the_office_opens(void **state)
{
	static const struct expected last = {"p.2027-05-04.sang", "2027-05-04T06:00",
	                                     "2027-05-04T07:30", 1};
	struct posts posts = {0};
	struct period period;
	struct roster roster;

	(void)state;
	house_period(&period);
	put_shift(put_post(&posts, "p"), "sang", 360, 480, DAYS_ALL);
	lay_out(&roster, &posts, &period);
	/* 29/4 06:00-14:00 is over before the watch begins. */
	assert_string_equal(roster.slot[0].id, "p.2027-04-30.sang");
	assert_int_equal(roster.n_slots, 5);
	assert_string_equal(roster.slot[4].id, last.id);
	assert_int_equal(roster.slot[4].end, at(last.end));
	roster_release(&roster);
}

static void a_shift_that_began_two_days_before_reaches_into_the_watch(void **state)
{
	struct posts posts = {0};
	struct period period;
	struct roster roster;

	(void)state;
	house_period(&period);
	put_shift(put_post(&posts, "p"), "dem", 1080, 1440, DAYS_ALL);
	lay_out(&roster, &posts, &period);
	assert_string_equal(roster.slot[0].id, "p.2027-04-28.dem");
	assert_int_equal(roster.slot[0].start, at("2027-04-29T17:00"));
	assert_int_equal(roster.slot[0].end, at("2027-04-29T18:00"));
	roster_release(&roster);
}

static void the_watch_may_begin_days_before_the_first_day_off(void **state)
{
	struct posts posts = {0};
	struct period period;
	struct roster roster;

	(void)state;
	house_period(&period);
	period.start = at("2027-04-26T17:00");
	period.end = at("2027-05-07T07:30");
	put_shift(put_post(&posts, "p"), "24h", 450, 1440, DAYS_ALL);
	lay_out(&roster, &posts, &period);
	assert_string_equal(roster.slot[0].id, "p.2027-04-26.24h");
	assert_string_equal(roster.slot[roster.n_slots - 1].id, "p.2027-05-06.24h");
	assert_int_equal(roster.n_slots, 11);
	roster_release(&roster);
}

static void each_head_has_a_slot_of_its_own(void **state)
{
	struct posts posts = {0};
	struct period period;
	struct roster roster;

	(void)state;
	house_period(&period);
	put_shift(put_post(&posts, "p"), "ngay", 600, 60, DAYS_OFF);
	posts.post[0].headcount = 3;
	lay_out(&roster, &posts, &period);
	assert_int_equal(roster.n_slots, 12);
	assert_string_equal(roster.slot[0].id, "p.2027-04-30.ngay");
	assert_string_equal(roster.slot[1].id, "p.2027-04-30.ngay+2");
	assert_string_equal(roster.slot[2].id, "p.2027-04-30.ngay+3");
	assert_int_equal(roster.slot[2].head, 3);
	roster_release(&roster);
}

static void a_shift_is_needed_on_the_kinds_of_day_it_names_only(void **state)
{
	struct posts posts = {0};
	struct period period;
	struct roster roster;

	(void)state;
	house_period(&period);
	put_shift(put_post(&posts, "p"), "le", 480, 60, 1U << DAY_STATUTORY);
	put_shift(&posts.post[0], "bu", 480, 60, 1U << DAY_COMPENSATORY);
	put_shift(&posts.post[0], "lam", 1050, 60, DAYS_WORKING);
	lay_out(&roster, &posts, &period);
	assert_int_equal(roster.n_slots, 4);
	assert_string_equal(roster.slot[0].id, "p.2027-04-29.lam");
	assert_string_equal(roster.slot[1].id, "p.2027-04-30.le");
	assert_string_equal(roster.slot[2].id, "p.2027-05-01.le");
	assert_string_equal(roster.slot[3].id, "p.2027-05-03.bu");
	roster_release(&roster);
}

static void the_shifts_of_a_span_of_days_are_not_cut(void **state)
{
	struct posts posts = {0};
	struct period period;
	struct roster roster;

	(void)state;
	period_span(&period, day("2027-06-01"), day("2027-06-30"));
	put_shift(put_post(&posts, "p"), "dem", 1320, 480, DAYS_ALL);
	lay_out(&roster, &posts, &period);
	assert_int_equal(roster.n_slots, 30);
	assert_int_equal(roster.slot[0].start, at("2027-06-01T22:00"));
	assert_int_equal(roster.slot[29].start, at("2027-06-30T22:00"));
	assert_int_equal(roster.slot[29].end, at("2027-07-01T06:00"));
	roster_release(&roster);
}

static void a_concurrent_post_takes_the_pattern_of_the_other(void **state)
{
	struct posts posts = {0};
	struct period period;
	struct roster roster;

	(void)state;
	house_period(&period);
	set_text(&put_post(&posts, "an-ninh-mang")->concurrent, "chi-huy");
	set_text(&put_post(&posts, "chi-huy")->concurrent, "truc-ban");
	put_shift(put_post(&posts, "truc-ban"), "ngay", 480, 60, DAYS_OFF);
	posts.post[0].headcount = 5;
	posts.post[2].headcount = 2;
	lay_out(&roster, &posts, &period);
	/* 4 days: 2 heads of the post, 2 of the one with 5 heads, 1 of the one with 1. */
	assert_int_equal(roster.n_slots, 4 * 5);
	assert_string_equal(roster.slot[0].id, "an-ninh-mang.2027-04-30.ngay");
	assert_string_equal(roster.slot[1].id, "an-ninh-mang.2027-04-30.ngay+2");
	assert_string_equal(roster.slot[2].id, "chi-huy.2027-04-30.ngay");
	assert_string_equal(roster.slot[3].id, "truc-ban.2027-04-30.ngay");
	assert_int_equal(roster.slot[0].points, 0);
	assert_int_equal(roster.slot[3].points, 1);
	roster_release(&roster);
}

static void posts_that_go_with_each_other_in_a_circle_do_no_harm(void **state)
{
	struct posts posts = {0};
	struct period period;
	struct roster roster;
	struct segments segments;

	(void)state;
	house_period(&period);
	set_text(&put_post(&posts, "a")->concurrent, "b");
	set_text(&put_post(&posts, "b")->concurrent, "a");
	put_shift(&posts.post[0], "ngay", 480, 60, DAYS_OFF);
	put_shift(&posts.post[1], "ngay", 480, 60, DAYS_OFF);
	lay_out(&roster, &posts, &period);
	roster_resolve(&segments, &roster);
	assert_int_equal(segments.n, roster.n_slots);
	segments_release(&segments);
	roster_release(&roster);
}

static void a_copy_of_a_roster_stands_alone(void **state)
{
	struct roster roster, copy;

	(void)state;
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_slot(&roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_change(&roster, 1, "p.2027-04-30.ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A",
	           "B");
	roster_copy(&copy, &roster);
	roster_release(&roster);
	assert_string_equal(copy.slot[0].person, "A");
	assert_string_equal(copy.change[0].person, "B");
	assert_string_equal(copy.change[0].auth, "os");
	assert_string_equal(copy.period.name, "30-4/2027");
	assert_string_equal(copy.posts.post[0].id, "p");
	slot_assign(roster_slot(&copy, "p.2027-04-30.ngay"), "C", "Chu C", "Chuyên viên");
	assert_string_equal(copy.slot[0].name, "Chu C");
	/* A name may be assigned from the slot itself. */
	slot_assign(&copy.slot[0], copy.slot[0].person, copy.slot[0].position, copy.slot[0].name);
	assert_string_equal(copy.slot[0].name, "Chuyên viên");
	assert_null(roster_slot(&copy, "p.2027-04-30.dem"));
	roster_release(&copy);
}

static void names_are_stable(void **state)
{
	(void)state;
	assert_string_equal(roster_status_name(ROSTER_DRAFT), "draft");
	assert_string_equal(roster_status_name(ROSTER_PUBLISHED), "published");
	assert_string_equal(roster_status_name(ROSTER_SUPERSEDED), "superseded");
	assert_string_equal(roster_status_label(ROSTER_DRAFT), "draft");
	assert_string_equal(quality_name(QUALITY_MANUAL), "manual");
	assert_string_equal(quality_name(QUALITY_OPTIMAL), "optimal");
	assert_string_equal(quality_name(QUALITY_FEASIBLE), "feasible");
	assert_string_equal(change_kind_name(CHANGE_COVER), "cover");
	assert_string_equal(change_kind_name(CHANGE_SWAP), "swap");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(first_and_last_shifts_are_shortened_to_the_edges),
	    cmocka_unit_test(a_shift_of_the_day_after_is_cut_where_the_office_opens),
	    cmocka_unit_test(a_shift_that_began_two_days_before_reaches_into_the_watch),
	    cmocka_unit_test(the_watch_may_begin_days_before_the_first_day_off),
	    cmocka_unit_test(each_head_has_a_slot_of_its_own),
	    cmocka_unit_test(a_shift_is_needed_on_the_kinds_of_day_it_names_only),
	    cmocka_unit_test(the_shifts_of_a_span_of_days_are_not_cut),
	    cmocka_unit_test(a_concurrent_post_takes_the_pattern_of_the_other),
	    cmocka_unit_test(posts_that_go_with_each_other_in_a_circle_do_no_harm),
	    cmocka_unit_test(a_copy_of_a_roster_stands_alone),
	    cmocka_unit_test(names_are_stable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
