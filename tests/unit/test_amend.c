#include "house.h"

#include <string.h>

#include "base/str.h"
#include "domain/amend.h"

#include "base/banned.h"

/* "shift@day hour-hour holder", one a line. */
static void expect(const struct roster *roster, const char *expected)
{
	struct str text = {0};

	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *slot = &roster->slot[i];
		char from[ZONE_TEXT], to[ZONE_TEXT];

		str_addf(&text, "%s %s-%s %s\n", slot->id, zone_clock(from, slot->start),
		         zone_clock(to, slot->end), *slot->person ? slot->person : "-");
	}
	assert_string_equal(str_text(&text), expected);
	str_release(&text);
}

static struct post *day_and_night(struct roster *out)
{
	house_roster(out);
	put_post(&out->posts, "p");
	put_shift(&out->posts.post[0], "ngay", 360, 720, DAYS_ALL);
	put_shift(&out->posts.post[0], "dem", 1080, 720, DAYS_ALL);
	return &out->posts.post[0];
}

/* 30/4 and 1/5, A to D, published as version 1. */
static void published(struct roster *out)
{
	day_and_night(out);
	put_slot(out, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(out, "p", "dem", "2027-04-30T18:00", "2027-05-01T06:00", "B");
	put_slot(out, "p", "ngay", "2027-05-01T06:00", "2027-05-01T18:00", "C");
	put_slot(out, "p", "dem", "2027-05-01T18:00", "2027-05-02T06:00", "D");
}

/* The same slots, open. */
static void laid_out(struct roster *out)
{
	published(out);
	for (size_t i = 0; i < out->n_slots; i++)
		slot_assign(&out->slot[i], "", "", "");
	out->status = ROSTER_DRAFT;
	out->version = 0;
	set_text(&out->id, "");
}

static void amend(struct roster *draft, const struct roster *from, const char *now)
{
	struct holidays holidays = {0};

	house_holidays(&holidays);
	roster_amend(draft, from, at(now), &holidays);
	holidays_release(&holidays);
}

static void whole_covers_are_absorbed_and_parts_stay_records(void **state)
{
	struct roster roster;

	(void)state;
	published(&roster);
	put_change(&roster, 1, "p.2027-04-30.ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A",
	           "E");
	put_change(&roster, 1, "p.2027-04-30.dem", "2027-04-30T20:00", "2027-04-30T22:00", "B",
	           "E");
	put_change(&roster, 1, "p.2027-05-01.ngay", "2027-05-01T06:00", "2027-05-01T18:00", "Z",
	           "E");
	put_change(&roster, 0, "p.2027-05-01.dem", "2027-05-01T18:00", "2027-05-02T06:00", "D",
	           "E");
	put_change(&roster, 1, "p.2027-05-01.x", "2027-05-01T18:00", "2027-05-02T06:00", "D", "E");
	roster_absorb(&roster);
	expect(&roster, "p.2027-04-30.ngay 06:00-18:00 E\n"
	                "p.2027-04-30.dem 18:00-06:00 B\n"
	                "p.2027-05-01.ngay 06:00-18:00 C\n"
	                "p.2027-05-01.dem 18:00-06:00 D\n");
	assert_int_equal(roster.n_changes, 5);
	roster_release(&roster);
}

static void a_slot_has_begun_from_its_first_second(void **state)
{
	const struct slot slot = {.start = 1000, .end = 2000};

	(void)state;
	assert_false(slot_has_begun(&slot, 999));
	assert_true(slot_has_begun(&slot, 1000));
	assert_true(slot_has_begun(&slot, 3000));
}

static void what_has_begun_stays_and_the_rest_is_proposed(void **state)
{
	struct roster first, draft;
	struct segments before, after;

	(void)state;
	published(&first);
	laid_out(&draft);
	put_change(&first, 1, "p.2027-04-30.ngay", "2027-04-30T10:00", "2027-04-30T12:00", "A",
	           "E");
	put_change(&first, 1, "p.2027-04-30.dem", "2027-04-30T18:00", "2027-05-01T06:00", "B", "F");
	put_change(&first, 1, "p.2027-05-01.dem", "2027-05-01T18:00", "2027-05-02T06:00", "D", "G");
	draft.slot[0].points = 99;
	amend(&draft, &first, "2027-04-30T18:00");
	expect(&draft, "p.2027-04-30.ngay 06:00-18:00 A\n"
	               "p.2027-04-30.dem 18:00-06:00 F\n"
	               "p.2027-05-01.ngay 06:00-18:00 C\n"
	               "p.2027-05-01.dem 18:00-06:00 G\n");
	assert_int_equal(draft.slot[0].points, 1);
	assert_string_equal(draft.id, "r");
	assert_int_equal(draft.version, 2);
	/* Nobody's duty has changed. */
	roster_resolve(&before, &first);
	roster_resolve(&after, &draft);
	assert_int_equal(before.n, after.n);
	for (size_t i = 0; i < before.n; i++) {
		assert_string_equal(before.segment[i].person, after.segment[i].person);
		assert_int_equal(before.segment[i].start, after.segment[i].start);
	}
	segments_release(&before);
	segments_release(&after);
	roster_release(&first);
	roster_release(&draft);
}

static void a_slot_given_up_stays_when_it_has_begun(void **state)
{
	struct roster first, draft;

	(void)state;
	published(&first);
	put_post(&first.posts, "q")->round_clock = true;
	put_slot(&first, "q", "a", "2027-04-30T06:00", "2027-04-30T18:00", "Q");
	put_slot(&first, "q", "a", "2027-05-01T06:00", "2027-05-01T18:00", "Q");
	laid_out(&draft);
	amend(&draft, &first, "2027-04-30T12:00");
	expect(&draft, "p.2027-04-30.ngay 06:00-18:00 A\n"
	               "q.2027-04-30.a 06:00-18:00 Q\n"
	               "p.2027-04-30.dem 18:00-06:00 B\n"
	               "p.2027-05-01.ngay 06:00-18:00 C\n"
	               "p.2027-05-01.dem 18:00-06:00 D\n");
	/* Given up: nobody misses it from now on. */
	assert_int_equal(draft.posts.n, 2);
	assert_false(draft.posts.post[1].round_clock);
	roster_release(&first);
	roster_release(&draft);
}

static void a_new_pattern_begins_when_the_last_old_shift_ends(void **state)
{
	struct roster first, draft;

	(void)state;
	published(&first);
	house_roster(&draft);
	put_post(&draft.posts, "p");
	put_slot(&draft, "p", "24h", "2027-04-29T17:00", "2027-04-30T07:00", "");
	put_slot(&draft, "p", "24h", "2027-04-30T07:00", "2027-05-01T07:00", "");
	put_slot(&draft, "p", "24h", "2027-05-01T07:00", "2027-05-02T07:00", "");
	amend(&draft, &first, "2027-04-30T12:30");
	expect(&draft, "p.2027-04-30.ngay 06:00-18:00 A\n"
	               "p.2027-04-30.24h 18:00-07:00 -\n"
	               "p.2027-05-01.24h 07:00-07:00 -\n");
	/* 30/4 six hours, 1/5 seven: 13 h at 200 %. */
	assert_int_equal(draft.slot[1].points, 3);
	roster_release(&first);
	roster_release(&draft);
}

static void a_shift_whose_hours_change_does_not_run_into_the_one_on_duty(void **state)
{
	struct roster first, draft;

	(void)state;
	published(&first);
	laid_out(&draft);
	draft.slot[1].start = at("2027-04-30T16:00");
	amend(&draft, &first, "2027-04-30T12:30");
	expect(&draft, "p.2027-04-30.ngay 06:00-18:00 A\n"
	               "p.2027-04-30.dem 18:00-06:00 B\n"
	               "p.2027-05-01.ngay 06:00-18:00 C\n"
	               "p.2027-05-01.dem 18:00-06:00 D\n");
	roster_release(&first);
	roster_release(&draft);
}

static void a_new_post_begins_the_minute_after_now(void **state)
{
	struct roster first, draft;

	(void)state;
	published(&first);
	laid_out(&draft);
	put_post(&draft.posts, "n");
	put_slot(&draft, "n", "a", "2027-04-29T18:00", "2027-04-30T06:00", "");
	put_slot(&draft, "n", "a", "2027-04-30T06:00", "2027-04-30T18:00", "");
	put_slot(&draft, "n", "b", "2027-04-30T18:00", "2027-05-01T06:00", "");
	amend(&draft, &first, "2027-04-30T12:30:20");
	expect(&draft, "p.2027-04-30.ngay 06:00-18:00 A\n"
	               "n.2027-04-30.a 12:31-18:00 -\n"
	               "p.2027-04-30.dem 18:00-06:00 B\n"
	               "n.2027-04-30.b 18:00-06:00 -\n"
	               "p.2027-05-01.ngay 06:00-18:00 C\n"
	               "p.2027-05-01.dem 18:00-06:00 D\n");
	roster_release(&first);
	roster_release(&draft);
}

static void before_the_watch_everything_can_change(void **state)
{
	struct roster first, draft;

	(void)state;
	published(&first);
	house_roster(&draft);
	put_post(&draft.posts, "p");
	put_slot(&draft, "p", "ngay", "2027-04-30T07:00", "2027-04-30T19:00", "");
	amend(&draft, &first, "2027-04-20T12:00");
	expect(&draft, "p.2027-04-30.ngay 07:00-19:00 A\n");
	roster_release(&first);
	roster_release(&draft);
}

static void a_draft_catches_up_with_what_happened_since(void **state)
{
	struct roster first, draft;

	(void)state;
	published(&first);
	laid_out(&draft);
	amend(&draft, &first, "2027-04-30T05:00");
	draft.made_at = at("2027-04-30T05:00");
	slot_assign(&draft.slot[0], "X", "X", "");
	slot_assign(&draft.slot[2], "Y", "Y", "");
	/* Before the draft: known to it. After: absorbed where the person is still the same. */
	put_change(&first, 1, "p.2027-04-30.dem", "2027-04-30T18:00", "2027-05-01T06:00", "B", "E");
	first.change[0].at = at("2027-04-30T04:00");
	put_change(&first, 1, "p.2027-05-01.ngay", "2027-05-01T06:00", "2027-05-01T18:00", "C",
	           "F");
	first.change[1].at = at("2027-04-30T08:00");
	put_change(&first, 1, "p.2027-05-01.dem", "2027-05-01T18:00", "2027-05-02T06:00", "D", "G");
	first.change[2].at = at("2027-04-30T08:00");
	roster_catch_up(&draft, &first, at("2027-04-30T09:00"));
	expect(&draft, "p.2027-04-30.ngay 06:00-18:00 A\n"
	               "p.2027-04-30.dem 18:00-06:00 B\n"
	               "p.2027-05-01.ngay 06:00-18:00 Y\n"
	               "p.2027-05-01.dem 18:00-06:00 G\n");
	assert_int_equal(draft.n_changes, 3);
	roster_release(&first);
	roster_release(&draft);
}

static void another_roster_yields_the_hours_it_no_longer_has(void **state)
{
	struct roster other, roster;
	struct holidays holidays = {0};

	(void)state;
	published(&other);
	put_post(&other.posts, "q");
	put_slot(&other, "q", "a", "2027-04-30T06:00", "2027-04-30T18:00", "Q");
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_slot(&roster, "p", "ngay", "2027-04-30T15:00", "2027-04-30T18:00", "N");
	put_slot(&roster, "p", "x", "2027-04-30T18:00", "2027-05-01T08:00", "N");
	put_slot(&roster, "p", "y", "2027-05-01T10:00", "2027-05-01T20:00", "N");
	assert_int_equal(roster_yield(&other, &roster, &holidays), 4);
	/* The night of 30/4 is gone; the id of 30/4 by day belongs to the other roster now. */
	expect(&other, "p.2027-04-30.ngay~ 06:00-15:00 A\n"
	               "q.2027-04-30.a 06:00-18:00 Q\n"
	               "p.2027-05-01.ngay~ 08:00-10:00 C\n"
	               "p.2027-05-01.dem~ 20:00-06:00 D\n");
	assert_int_equal(roster_yield(&other, &roster, &holidays), 0);
	roster_release(&other);
	roster_release(&roster);
}

static void a_slot_cut_in_two_has_two_ids(void **state)
{
	struct roster other, roster;
	struct holidays holidays = {0};

	(void)state;
	published(&other);
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_slot(&roster, "p", "x", "2027-04-30T10:00", "2027-04-30T12:00", "N");
	assert_int_equal(roster_yield(&other, &roster, &holidays), 1);
	expect(&other, "p.2027-04-30.ngay 06:00-10:00 A\n"
	               "p.2027-04-30.ngay~ 12:00-18:00 A\n"
	               "p.2027-04-30.dem 18:00-06:00 B\n"
	               "p.2027-05-01.ngay 06:00-18:00 C\n"
	               "p.2027-05-01.dem 18:00-06:00 D\n");
	roster_release(&other);
	roster_release(&roster);
}

static void covers_of_a_part_outlive_the_cut(void **state)
{
	struct roster other, roster;
	struct holidays holidays = {0};
	struct segments segments;

	(void)state;
	published(&other);
	/* The end of the first day's shift, and two hours within the second day's. */
	put_change(&other, other.version, "p.2027-04-30.ngay", "2027-04-30T12:00",
	           "2027-04-30T18:00", "A", "X");
	put_change(&other, other.version, "p.2027-05-01.ngay", "2027-05-01T10:00",
	           "2027-05-01T12:00", "C", "Y");
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_slot(&roster, "p", "x", "2027-04-30T06:00", "2027-04-30T13:00", "N");
	put_slot(&roster, "p", "y", "2027-05-01T08:00", "2027-05-01T09:00", "N");
	put_slot(&roster, "p", "z", "2027-05-01T11:00", "2027-05-01T12:00", "N");
	assert_int_equal(roster_yield(&other, &roster, &holidays), 2);
	expect(&other, "p.2027-04-30.ngay~ 13:00-18:00 X\n"
	               "p.2027-04-30.dem 18:00-06:00 B\n"
	               "p.2027-05-01.ngay 06:00-08:00 C\n"
	               "p.2027-05-01.ngay~ 09:00-10:00 C\n"
	               "p.2027-05-01.ngay~~ 10:00-11:00 Y\n"
	               "p.2027-05-01.ngay~~~ 12:00-18:00 C\n"
	               "p.2027-05-01.dem 18:00-06:00 D\n");
	roster_release(&other);
	roster_release(&roster);

	/* What keeps its id keeps its records: all of what is left, or a part of it. */
	published(&other);
	put_change(&other, other.version, "p.2027-04-30.ngay", "2027-04-30T06:00",
	           "2027-04-30T12:00", "A", "X");
	put_change(&other, other.version, "p.2027-05-01.ngay", "2027-05-01T08:00",
	           "2027-05-01T12:00", "C", "Y");
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_slot(&roster, "p", "x", "2027-04-30T12:00", "2027-04-30T18:00", "N");
	put_slot(&roster, "p", "y", "2027-05-01T10:00", "2027-05-01T18:00", "N");
	assert_int_equal(roster_yield(&other, &roster, &holidays), 2);
	other.version++;
	roster_resolve(&segments, &other);
	assert_int_equal(segments.n, 5);
	assert_string_equal(segments.segment[0].person, "X");
	assert_string_equal(segments.segment[2].person, "C");
	assert_string_equal(segments.segment[3].person, "Y");
	assert_true(segments.segment[3].start == at("2027-05-01T08:00"));
	segments_release(&segments);
	roster_release(&other);
	roster_release(&roster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(whole_covers_are_absorbed_and_parts_stay_records),
	    cmocka_unit_test(a_slot_has_begun_from_its_first_second),
	    cmocka_unit_test(what_has_begun_stays_and_the_rest_is_proposed),
	    cmocka_unit_test(a_slot_given_up_stays_when_it_has_begun),
	    cmocka_unit_test(a_new_pattern_begins_when_the_last_old_shift_ends),
	    cmocka_unit_test(a_shift_whose_hours_change_does_not_run_into_the_one_on_duty),
	    cmocka_unit_test(a_new_post_begins_the_minute_after_now),
	    cmocka_unit_test(before_the_watch_everything_can_change),
	    cmocka_unit_test(a_draft_catches_up_with_what_happened_since),
	    cmocka_unit_test(another_roster_yields_the_hours_it_no_longer_has),
	    cmocka_unit_test(a_slot_cut_in_two_has_two_ids),
	    cmocka_unit_test(covers_of_a_part_outlive_the_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
