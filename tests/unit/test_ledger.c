#include "house.h"

#include <string.h>

#include "domain/ledger.h"

#include "base/banned.h"

static void add(struct ledger *ledger, const struct roster *roster)
{
	struct holidays holidays = {0};
	struct segments segments;

	house_holidays(&holidays);
	roster_resolve(&segments, roster);
	ledger_add(ledger, &segments, &holidays);
	segments_release(&segments);
	holidays_release(&holidays);
}

static void expect(struct ledger *ledger, const char *person, int shifts, int points, int minutes)
{
	struct ledger_line *line = ledger_line(ledger, person, person);
	int sum = 0;

	for (int i = 0; i < WEIGHTS; i++)
		sum += line->minutes[i];
	if (line->shifts != shifts || line->points != points || sum != minutes)
		fail_msg("%s: %d shifts, %d points, %d minutes", person, line->shifts, line->points,
		         sum);
}

static void a_whole_slot_counts_as_printed(void **state)
{
	struct roster roster;
	struct ledger ledger = {0};

	(void)state;
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_slot(&roster, "p", "a", "2027-04-29T22:00", "2027-04-30T06:00", "A")->points = 7;
	put_slot(&roster, "p", "b", "2027-05-02T06:00", "2027-05-02T18:00", "A")->points = 5;
	put_slot(&roster, "p", "c", "2027-05-02T18:00", "2027-05-03T06:00", "");
	add(&ledger, &roster);
	assert_int_equal(ledger.n, 1);
	expect(&ledger, "A", 2, 12, 480 + 720);
	assert_int_equal(ledger.line[0].minutes[WEIGHT_WORKDAY], 120);
	assert_int_equal(ledger.line[0].minutes[WEIGHT_STATUTORY], 360);
	assert_int_equal(ledger.line[0].minutes[WEIGHT_WEEKLY_REST], 720);
	ledger_release(&ledger);
	roster_release(&roster);
}

static void each_holder_of_a_split_slot_has_the_own_part(void **state)
{
	struct roster roster;
	struct ledger ledger = {0};

	(void)state;
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_slot(&roster, "p", "a", "2027-05-01T00:00", "2027-05-02T00:00", "A")->points = 6;
	put_change(&roster, 1, "p.2027-05-01.a", "2027-05-01T08:00", "2027-05-01T12:00", "A", "B");
	add(&ledger, &roster);
	/* 8 h and 12 h at two points for 8 hours: 2 + 3; B: 4 h. One shift each. */
	expect(&ledger, "A", 1, 5, 1200);
	expect(&ledger, "B", 1, 1, 240);
	ledger_release(&ledger);
	roster_release(&roster);
}

static void posts_held_at_once_count_once(void **state)
{
	struct roster roster;
	struct ledger ledger = {0};

	(void)state;
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_post(&roster.posts, "q");
	put_post(&roster.posts, "r");
	put_compatible(&roster.posts.post[1], "p");
	set_text(&roster.posts.post[2].concurrent, "p");
	put_slot(&roster, "p", "a", "2027-05-01T00:00", "2027-05-01T16:00", "A")->points = 4;
	put_slot(&roster, "q", "b", "2027-05-01T04:00", "2027-05-01T08:00", "A")->points = 1;
	put_slot(&roster, "q", "c", "2027-05-01T12:00", "2027-05-01T20:00", "A")->points = 2;
	put_slot(&roster, "q", "a", "2027-05-01T00:00", "2027-05-01T08:00", "A")->points = 2;
	put_slot(&roster, "r", "a", "2027-05-01T00:00", "2027-05-01T16:00", "");
	add(&ledger, &roster);
	/* q.b and q.a lie within p.a; of q.c the last four hours are left. */
	expect(&ledger, "A", 2, 5, 1200);
	assert_int_equal(ledger.n, 1);
	ledger_release(&ledger);
	roster_release(&roster);
}

static void rosters_add_up_over_the_years(void **state)
{
	struct roster roster;
	struct ledger ledger = {0};

	(void)state;
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_slot(&roster, "p", "a", "2027-05-01T06:00", "2027-05-01T18:00", "A")->points = 3;
	add(&ledger, &roster);
	add(&ledger, &roster);
	expect(&ledger, "A", 2, 6, 1440);
	ledger_release(&ledger);
	roster_release(&roster);
}

static void the_exempt_do_not_count_in_the_average(void **state)
{
	struct ledger ledger = {0};

	(void)state;
	assert_int_equal(ledger_average(&ledger), 0);
	ledger_line(&ledger, "A", "An")->points = 7;
	ledger_line(&ledger, "B", "Bình")->points = 4;
	ledger_line(&ledger, "C", "Chi")->points = 0;
	ledger_line(&ledger, "D", "Dung")->points = 90;
	ledger_line(&ledger, "D", "Dung")->exempt = true;
	assert_int_equal(ledger.n, 4);
	assert_int_equal(ledger_average(&ledger), 37);
	ledger_release(&ledger);
}

static void lines_are_sorted_by_given_name(void **state)
{
	struct ledger ledger = {0};

	(void)state;
	ledger_line(&ledger, "3", "Nguyễn Thị Ân");
	ledger_line(&ledger, "2", "Trần Thị Ánh");
	ledger_line(&ledger, "5", "Nguyễn Văn Đức");
	ledger_line(&ledger, "1", "Nguyễn Văn An");
	ledger_line(&ledger, "4", "Vũ Dung");
	ledger_line(&ledger, "0", "Nguyễn Văn An");
	ledger_sort(&ledger);
	for (size_t i = 0; i < ledger.n; i++)
		assert_int_equal(ledger.line[i].person[0], '0' + (int)i);
	ledger_release(&ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_whole_slot_counts_as_printed),
	    cmocka_unit_test(each_holder_of_a_split_slot_has_the_own_part),
	    cmocka_unit_test(posts_held_at_once_count_once),
	    cmocka_unit_test(rosters_add_up_over_the_years),
	    cmocka_unit_test(the_exempt_do_not_count_in_the_average),
	    cmocka_unit_test(lines_are_sorted_by_given_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
