#include "house.h"

#include <string.h>

#include "domain/ledger_group.h"

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

static int points_at(const struct ledger_line *line, const char *post)
{
	for (size_t i = 0; i < line->n_posts; i++)
		if (strcmp(line->post[i].post, post) == 0)
			return line->post[i].points;
	return 0;
}

static void posts_are_told_apart(void **state)
{
	struct roster roster;
	struct ledger ledger = {0};
	struct ledger_line *line;

	(void)state;
	house_roster(&roster);
	put_post(&roster.posts, "p");
	put_post(&roster.posts, "q");
	put_slot(&roster, "p", "a", "2027-05-01T06:00", "2027-05-01T18:00", "A")->points = 3;
	put_slot(&roster, "q", "a", "2027-05-02T06:00", "2027-05-02T18:00", "A")->points = 4;
	put_slot(&roster, "p", "a", "2027-05-03T06:00", "2027-05-03T18:00", "A")->points = 5;
	add(&ledger, &roster);
	line = ledger_line(&ledger, "A", "A");
	assert_int_equal(line->n_posts, 2);
	assert_int_equal(points_at(line, "p"), 8);
	assert_int_equal(points_at(line, "q"), 4);
	assert_int_equal(points_at(line, "r"), 0);
	ledger_release(&ledger);
	roster_release(&roster);
}

static struct ledger_items items_of(const struct roster *roster)
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

static void kinds_of_a_shift_add_up_to_it(void **state)
{
	struct roster roster;
	struct ledger_items items;
	const struct ledger_count *kind;
	struct ledger_count total;
	struct post *post;

	(void)state;
	house_roster(&roster);
	post = put_post(&roster.posts, "p");
	for (int k = 0; k < WEIGHTS; k++)
		post->weight[k] = 100 * (k + 1);
	/* Four hours of a working day, two of them at night, eight of a holiday. */
	put_slot(&roster, "p", "a", "2027-04-29T20:00", "2027-04-30T08:00", "A")->points = 7;
	items = items_of(&roster);
	assert_int_equal(items.n, 1);
	kind = items.item[0].kind;
	total = ledger_item_total(&items.item[0]);
	assert_int_equal(total.minutes, 720);
	assert_int_equal(total.night, 480);
	assert_int_equal(total.points, 7);
	assert_int_equal(total.shifts, 1);
	assert_int_equal(kind[WEIGHT_WORKDAY].minutes, 240);
	assert_int_equal(kind[WEIGHT_WORKDAY].night, 120);
	assert_int_equal(kind[WEIGHT_WORKDAY].points, 1); /* of 7: 240 to 480 times 4 */
	assert_int_equal(kind[WEIGHT_WORKDAY].shifts, 0);
	assert_int_equal(kind[WEIGHT_STATUTORY].points, 6);
	assert_int_equal(kind[WEIGHT_STATUTORY].shifts, 1);
	ledger_items_release(&items);
	roster_release(&roster);
}

static void sums_stop_before_they_overflow(void **state)
{
	(void)state;
	assert_int_equal(ledger_sum(1, 2), 3);
	assert_int_equal(ledger_sum(LEDGER_MOST, 0), LEDGER_MOST);
	assert_int_equal(ledger_sum(LEDGER_MOST - 1, 2), LEDGER_MOST);
	assert_int_equal(ledger_sum(LEDGER_MOST, LEDGER_MOST), LEDGER_MOST);
}

/* ---- groups ---- */

static void put_history(struct history *history, const char *person, const char *first,
                        const char *last, enum weight_kind kind, int points)
{
	struct history_row row = {
	    .person = xstrdup(person),
	    .period = xstrdup(first),
	    .first = day(first),
	    .last = day(last),
	    .post = xstrdup(kind == WEIGHT_TET ? "" : "p"),
	    .kind = kind,
	    .shifts = 1,
	    .minutes = 600,
	    .points = points,
	};

	history_add(history, &row);
	history_row_release(&row);
}

struct books {
	struct staff staff;
	struct exemptions exemptions;
	struct posts posts;
	struct ledger_items items;
	struct ledger_people people;
};

/* Five people: B is exempt, C has left, D is new, E has done nothing yet. */
static int open_books(void **state)
{
	static const char *const names[] = {"An", "Bình", "Chi", "Dung", "Em"};
	struct books *books = xcalloc(1, sizeof *books);
	struct history history = {0};
	char id[] = "x", who[] = "B";
	struct exemption exemption = {id, who, EXEMPT_ALL, day("2027-01-01"), day("2027-12-31")};

	for (size_t i = 0; i < 5; i++) {
		char code[] = {(char)('A' + i), '\0'};

		put_person(&books->staff, code, names[i]);
	}
	set_text(&books->staff.person[0].unit, "Văn phòng");
	books->staff.person[2].has_left = true;
	books->staff.person[2].left = day("2027-01-01");
	exemptions_add(&books->exemptions, &exemption);
	set_text(&put_post(&books->posts, "p")->title, "Trực ban");
	put_history(&history, "A", "2024-01-01", "2024-12-31", WEIGHT_WORKDAY, 4);
	put_history(&history, "A", "2025-05-01", "2025-05-01", WEIGHT_STATUTORY, 6);
	put_history(&history, "B", "2024-02-10", "2024-02-10", WEIGHT_TET, 90);
	put_history(&history, "C", "2024-01-01", "2024-12-31", WEIGHT_WORKDAY, 50);
	put_history(&history, "D", "2027-04-01", "2027-04-01", WEIGHT_WORKDAY, 2);
	ledger_items_add_history(&books->items, &history, &books->staff);
	history_release(&history);
	books->people = (struct ledger_people){&books->staff, &books->exemptions, &books->posts,
	                                       day("2027-05-10")};
	*state = books;
	return 0;
}

static int close_books(void **state)
{
	struct books *books = *state;

	staff_release(&books->staff);
	exemptions_release(&books->exemptions);
	posts_release(&books->posts);
	ledger_items_release(&books->items);
	free(books);
	return 0;
}

static struct ledger_groups groups_of(struct books *books, struct ledger_query query)
{
	struct ledger_groups groups;

	ledger_group_by(&groups, &books->items, &query, &books->people);
	return groups;
}

static void people_come_by_points_and_are_marked(void **state)
{
	static const char order[] = "BCADE";
	struct ledger_groups groups = groups_of(*state, (struct ledger_query){0});

	assert_int_equal(groups.n, 5);
	for (size_t i = 0; i < groups.n; i++)
		assert_int_equal(groups.group[i].key[0], order[i]);
	assert_true(groups.group[0].exempt);
	assert_true(groups.group[1].has_left);
	assert_false(groups.group[2].is_new);
	assert_true(groups.group[3].is_new && groups.group[3].has_first);
	assert_int_equal(groups.group[3].first.day, day("2027-04-01").day);
	assert_true(groups.group[4].is_new && !groups.group[4].has_first);
	/* A 10, D 2, E 0: average 4, squares 36 + 4 + 16 over 3. */
	assert_int_equal(groups.average, 40);
	assert_int_equal(groups.deviation, 43);
	ledger_groups_release(&groups);
}

static void groups_have_their_labels_and_order(void **state)
{
	struct ledger_groups groups = groups_of(*state, (struct ledger_query){.by = BY_YEAR});

	assert_int_equal(groups.n, 3);
	assert_string_equal(groups.group[0].label, "2024");
	assert_int_equal(groups.group[0].total.points, 144);
	assert_string_equal(groups.group[2].label, "2027");
	ledger_groups_release(&groups);
	groups = groups_of(*state, (struct ledger_query){.by = BY_POST});
	assert_int_equal(groups.n, 2);
	assert_string_equal(groups.group[0].label, "(no post)");
	assert_string_equal(groups.group[1].label, "Trực ban");
	assert_int_equal(groups.group[1].total.points, 62);
	ledger_groups_release(&groups);
	groups = groups_of(*state, (struct ledger_query){.by = BY_KIND});
	assert_int_equal(groups.n, 3);
	assert_string_equal(groups.group[0].key, "workday");
	assert_string_equal(groups.group[2].key, "tet");
	assert_int_equal(groups.group[2].total.minutes, 600);
	ledger_groups_release(&groups);
	groups = groups_of(*state, (struct ledger_query){.by = BY_UNIT});
	assert_int_equal(groups.n, 2);
	assert_string_equal(groups.group[0].label, "(no unit)");
	assert_int_equal(groups.group[0].people, 2);
	assert_int_equal(ledger_group_points(&groups.group[0]), 710);
	assert_int_equal(groups.group[1].people, 1);
	ledger_groups_release(&groups);
}

static void only_what_is_asked_for_counts(void **state)
{
	struct ledger_groups groups =
	    groups_of(*state, (struct ledger_query){.has_span = true,
	                                            .from = day("2024-02-01"),
	                                            .to = day("2025-12-31"),
	                                            .by = BY_KIND});

	/* The years of A and C begin before February: told, not counted. */
	assert_int_equal(groups.n, 2);
	assert_int_equal(groups.cut, 2);
	ledger_groups_release(&groups);
	groups = groups_of(*state, (struct ledger_query){.person = "A", .year = 2025});
	assert_int_equal(groups.n, 1);
	assert_int_equal(groups.group[0].total.points, 6);
	ledger_groups_release(&groups);
	groups = groups_of(*state, (struct ledger_query){.unit = "Văn phòng"});
	assert_int_equal(groups.n, 1);
	assert_int_equal(groups.group[0].total.points, 10);
	ledger_groups_release(&groups);
	groups = groups_of(*state, (struct ledger_query){.post = "p", .by = BY_KIND});
	assert_int_equal(groups.n, 2);
	ledger_groups_release(&groups);
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
	    cmocka_unit_test(posts_are_told_apart),
	    cmocka_unit_test(kinds_of_a_shift_add_up_to_it),
	    cmocka_unit_test(sums_stop_before_they_overflow),
	    cmocka_unit_test_setup_teardown(people_come_by_points_and_are_marked, open_books,
	                                    close_books),
	    cmocka_unit_test_setup_teardown(groups_have_their_labels_and_order, open_books,
	                                    close_books),
	    cmocka_unit_test_setup_teardown(only_what_is_asked_for_counts, open_books, close_books),
	    cmocka_unit_test(lines_are_sorted_by_given_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
