#include "house.h"

#include "domain/rest.h"

#include "base/banned.h"

static const struct rest_rule hour_for_hour = {.percent = {100, 100, 100, 100}, .day = 480};

static struct ledger_items items_of(struct roster *roster)
{
	struct ledger_items items = {0};
	struct holidays holidays = {0};
	struct segments segments;

	house_holidays(&holidays);
	roster_resolve(&segments, roster);
	ledger_items_add(&items, &segments, &holidays);
	segments_release(&segments);
	holidays_release(&holidays);
	return items;
}

static void each_minute_has_one_class(void **state)
{
	struct roster roster;
	struct ledger_items items;
	int minutes[REST_CLASSES] = {0};

	(void)state;
	house_roster(&roster);
	put_post(&roster.posts, "p");
	/* Thursday 20:00 to Friday 30/4 08:00: two hours of the evening, two of the night, then a
	 * holiday whatever the hour. */
	put_slot(&roster, "p", "a", "2027-04-29T20:00", "2027-04-30T08:00", "A");
	put_slot(&roster, "p", "b", "2027-05-02T20:00", "2027-05-03T02:00", "A");
	/* The eve of Tet is a holiday too, and a working night is from 22:00 to 06:00. */
	put_slot(&roster, "p", "c", "2027-02-05T20:00", "2027-02-06T04:00", "A");
	put_slot(&roster, "p", "d", "2027-03-01T20:00", "2027-03-02T08:00", "A");
	items = items_of(&roster);
	for (size_t i = 0; i < items.n; i++)
		rest_classes(minutes, &items.item[i]);
	assert_int_equal(minutes[REST_DAY], 120 + 240);
	assert_int_equal(minutes[REST_NIGHT], 120 + 480);
	assert_int_equal(minutes[REST_WEEKLY], 240 + 120);
	assert_int_equal(minutes[REST_HOLIDAY], 480 + 480);
	ledger_items_release(&items);
	roster_release(&roster);
}

static void rest_is_earned_by_the_rule(void **state)
{
	static const int minutes[REST_CLASSES] = {60, 120, 240, 481};
	static const struct rest_rule rule = {.percent = {100, 130, 200, 0}, .day = 480};

	(void)state;
	assert_int_equal(rest_earned(&hour_for_hour, minutes), 901);
	assert_int_equal(rest_earned(&rule, minutes), 60 + 156 + 480);
}

static int taken(enum leave_kind kind, const char *from, const char *to)
{
	static const struct office_hours hours = {450, 1020};
	struct leave leave = {.kind = kind, .from = at(from), .to = at(to)};
	struct holidays holidays = {0};
	int minutes;

	house_holidays(&holidays);
	minutes = rest_taken(&hour_for_hour, &leave, day("2027-01-01"), day("2027-05-10"),
	                     &holidays, &hours);
	holidays_release(&holidays);
	return minutes;
}

static void rest_taken_is_time_of_the_office(void **state)
{
	(void)state;
	assert_int_equal(taken(LEAVE_REST, "2027-05-05T00:00", "2027-05-06T00:00"), 480);
	assert_int_equal(taken(LEAVE_REST, "2027-05-05T07:30", "2027-05-05T11:30"), 240);
	assert_int_equal(taken(LEAVE_REST, "2027-05-05T16:00", "2027-05-06T08:00"), 60 + 30);
	assert_int_equal(taken(LEAVE_REST, "2027-05-05T18:00", "2027-05-05T22:00"), 0);
	/* Friday 7/5 and Monday 10/5, with the weekend between; 11/5 is still to come. */
	assert_int_equal(taken(LEAVE_REST, "2027-05-07T00:00", "2027-05-12T00:00"), 960);
	assert_int_equal(taken(LEAVE_REST, "2027-04-30T00:00", "2027-05-04T00:00"), 0);
	assert_int_equal(taken(LEAVE_ABSENT, "2027-05-05T00:00", "2027-05-06T00:00"), 0);
}

static void most_owed_come_first(void **state)
{
	struct rest_lines lines = {0};

	(void)state;
	rest_line(&lines, "1", "Trần Văn Bình")->earned = 60;
	rest_line(&lines, "2", "Lê Văn An")->earned = 60;
	rest_line(&lines, "3", "Vũ Chi")->earned = 600;
	rest_line(&lines, "3", "Vũ Chi")->taken = 700;
	rest_line(&lines, "4", "Vũ Dung")->earned = 61;
	rest_sort(&lines);
	assert_int_equal(lines.n, 4);
	assert_string_equal(lines.line[0].person, "4");
	assert_string_equal(lines.line[1].person, "2");
	assert_string_equal(lines.line[3].person, "3");
	rest_lines_release(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_minute_has_one_class),
	    cmocka_unit_test(rest_is_earned_by_the_rule),
	    cmocka_unit_test(rest_taken_is_time_of_the_office),
	    cmocka_unit_test(most_owed_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
