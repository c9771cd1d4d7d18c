/* What a man was told, against what his duty is. */
#include "house.h"

#include <stdio.h>

#include "base/hash.h"
#include "domain/notice.h"

#include "base/banned.h"

#define NGAY "p.2027-04-30.ngay"

/* A: p ngay; B: p dem with q along. */
static void make(struct roster *roster)
{
	struct post *post;

	house_roster(roster);
	put_post(&roster->posts, "p");
	post = put_post(&roster->posts, "q");
	set_text(&post->concurrent, "p");
	put_slot(roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(roster, "q", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "");
	put_slot(roster, "p", "dem", "2027-04-30T18:00", "2027-05-01T06:00", "B");
	put_slot(roster, "q", "dem", "2027-04-30T18:00", "2027-05-01T06:00", "");
}

static void hash_of(char *out, const struct roster *roster, const char *person)
{
	struct segments segments;

	roster_resolve(&segments, roster);
	notice_hash(out, &segments, person);
	segments_release(&segments);
}

static void the_hash_is_of_hours_posts_and_slots_alone(void **state)
{
	char before[HASH_HEX], after[HASH_HEX];
	struct segments segments;
	struct roster roster;

	(void)state;
	make(&roster);
	hash_of(before, &roster, "B");
	assert_int_equal(strlen(before), 64);
	set_text(&roster.slot[2].name, "Trần Thị B");
	set_text(&roster.slot[2].position, "Trưởng phòng");
	roster.slot[2].points = 9;
	roster.version = 2;
	roster_resolve(&segments, &roster);
	for (size_t i = 0; i < segments.n / 2; i++) {
		struct segment moved = segments.segment[i];

		segments.segment[i] = segments.segment[segments.n - 1 - i];
		segments.segment[segments.n - 1 - i] = moved;
	}
	notice_hash(after, &segments, "B");
	assert_string_equal(after, before);
	segments_release(&segments);
	set_text(&roster.posts.post[1].concurrent, ""); /* q is B's no longer */
	hash_of(after, &roster, "B");
	assert_string_not_equal(after, before);
	roster_release(&roster);
}

static void it_changes_with_a_part_and_comes_back_with_it(void **state)
{
	char whole[HASH_HEX], part[HASH_HEX], none[HASH_HEX], again[HASH_HEX];
	struct roster roster;

	(void)state;
	make(&roster);
	hash_of(whole, &roster, "A");
	hash_of(none, &roster, "C");
	assert_string_not_equal(whole, none);
	put_change(&roster, 1, NGAY, "2027-04-30T10:00", "2027-04-30T18:00", "A", "C");
	hash_of(part, &roster, "A");
	assert_string_not_equal(part, whole);
	assert_string_not_equal(part, none);
	hash_of(part, &roster, "C");
	assert_string_not_equal(part, none);
	put_change(&roster, 1, NGAY, "2027-04-30T10:00", "2027-04-30T18:00", "C", "A");
	hash_of(again, &roster, "A");
	assert_string_equal(again, whole);
	hash_of(again, &roster, "C");
	assert_string_equal(again, none);
	roster_release(&roster);
}

/* ---- standing ---- */

static void record(struct notices *notices, const char *person, const char *hash,
                   enum notice_state state, int64_t when)
{
	char text[] = "", means[] = "điện thoại";
	char *who = xstrdup(person), *what = xstrdup(hash);
	const struct notice notice = {.id = text,
	                              .period = text,
	                              .person = who,
	                              .hash = what,
	                              .state = state,
	                              .means = means,
	                              .at = when,
	                              .note = text,
	                              .by = text,
	                              .auth = text};

	notices_add(notices, &notice);
	free(who);
	free(what);
}

struct standing_case {
	const char *what;
	struct {
		const char *hash;
		enum notice_state state;
		int64_t at;
	} record[4];
	enum notice_standing expected; /* of who has duty "h" */
};

static const struct standing_case cases[] = {
    {"nothing", {{0}}, STANDING_NONE},
    {"told", {{"h", NOTICE_TOLD, 10}}, STANDING_TOLD},
    {"the most counts", {{"h", NOTICE_CONFIRMED, 10}, {"h", NOTICE_TOLD, 11}}, STANDING_CONFIRMED},
    {"his duty changed", {{"g", NOTICE_CONFIRMED, 10}}, STANDING_AGAIN},
    {"told of the change", {{"g", NOTICE_CONFIRMED, 10}, {"h", NOTICE_TOLD, 11}}, STANDING_TOLD},
    {"what was confirmed before a change and back must be said anew",
     {{"h", NOTICE_CONFIRMED, 10}, {"g", NOTICE_TOLD, 11}, {"h", NOTICE_SEEN, 12}},
     STANDING_SEEN},
    {"changed back, and told of the middle",
     {{"h", NOTICE_CONFIRMED, 10}, {"g", NOTICE_TOLD, 11}},
     STANDING_AGAIN},
    {"entered late", {{"h", NOTICE_CONFIRMED, 12}, {"g", NOTICE_TOLD, 10}}, STANDING_CONFIRMED},
    {"in one minute the later record counts",
     {{"g", NOTICE_CONFIRMED, 10}, {"h", NOTICE_TOLD, 10}},
     STANDING_TOLD},
    {"in one minute, the other way round",
     {{"h", NOTICE_CONFIRMED, 10}, {"g", NOTICE_TOLD, 10}},
     STANDING_AGAIN},
};

static void where_somebody_stands(void **state)
{
	(void)state;
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		struct notices notices = {0};
		const struct notice *last = NULL;
		enum notice_standing got;

		for (size_t i = 0; i < 4 && cases[c].record[i].hash; i++)
			record(&notices, "A", cases[c].record[i].hash, cases[c].record[i].state,
			       cases[c].record[i].at);
		record(&notices, "B", "h", NOTICE_CONFIRMED, 99);
		got = notice_standing_of(&last, &notices, "A", "h");
		if (got != cases[c].expected)
			fail_msg("%s: %s", cases[c].what, notice_standing_name(got));
		assert_int_equal(last == NULL, got == STANDING_NONE);
		notices_release(&notices);
	}
}

/* ---- the list ---- */

static struct notice_lines lines_of(const struct roster *roster, struct notices *notices,
                                    const char *now)
{
	struct segments segments;
	struct notice_lines lines;
	struct staff staff = {0};

	put_person(&staff, "A", "Nguyễn Văn A");
	put_person(&staff, "C", "Lê Văn C");
	roster_resolve(&segments, roster);
	notice_lines_make(&lines, notices, roster, &segments, &staff, at(now));
	segments_release(&segments);
	staff_release(&staff);
	return lines;
}

static void who_is_to_be_told_stands_first(void **state)
{
	struct notices notices = {0};
	struct notice_lines lines;
	char hash[HASH_HEX];
	struct roster roster;

	(void)state;
	make(&roster);
	hash_of(hash, &roster, "A");
	record(&notices, "A", hash, NOTICE_CONFIRMED, 10);
	record(&notices, "C", hash, NOTICE_TOLD, 10); /* had duty, and has none now */
	lines = lines_of(&roster, &notices, "2027-04-28T08:00");
	assert_int_equal(lines.n, 3);
	assert_int_equal(lines.n_waiting, 2);
	assert_string_equal(lines.line[0].name, "Lê Văn C");
	assert_int_equal(lines.line[0].standing, STANDING_AGAIN);
	assert_int_equal(lines.line[0].slots, 0);
	assert_string_equal(lines.line[1].name, "B"); /* as printed: nobody of the staff */
	assert_int_equal(lines.line[1].standing, STANDING_NONE);
	assert_int_equal(lines.line[1].slots, 1); /* q goes along */
	assert_int_equal(lines.line[1].next, at("2027-04-30T18:00"));
	assert_int_equal(lines.line[2].standing, STANDING_CONFIRMED);
	assert_false(lines.line[2].waits);
	assert_ptr_equal(notice_lines_find(&lines, "A"), &lines.line[2]);
	assert_null(notice_lines_find(&lines, "Z"));
	notice_lines_release(&lines);
	roster_release(&roster);
}

static void who_is_free_and_knows_it_is_not_waited_for(void **state)
{
	struct notices notices = {0};
	struct notice_lines lines;
	char hash[HASH_HEX];
	struct roster roster;

	(void)state;
	make(&roster);
	hash_of(hash, &roster, "C");
	record(&notices, "C", hash, NOTICE_TOLD, 10);
	lines = lines_of(&roster, &notices, "2027-04-28T08:00");
	assert_int_equal(notice_lines_find(&lines, "C")->standing, STANDING_TOLD);
	assert_false(notice_lines_find(&lines, "C")->waits);
	assert_int_equal(lines.n_waiting, 2);
	notice_lines_release(&lines);
	roster_release(&roster);
}

static void nobody_is_waited_for_whose_duty_has_begun(void **state)
{
	struct notices notices = {0};
	struct notice_lines lines;
	struct roster roster;

	(void)state;
	make(&roster);
	record(&notices, "C", "old", NOTICE_TOLD, 10);
	lines = lines_of(&roster, &notices, "2027-04-30T07:00");
	assert_false(notice_lines_find(&lines, "A")->waits);
	assert_int_equal(lines.n_waiting, 2); /* B's comes, C does not know that he is free */
	notice_lines_release(&lines);
	record(&notices, "C", "old", NOTICE_TOLD, 10);
	lines = lines_of(&roster, &notices, "2027-05-04T07:30");
	assert_int_equal(lines.n_waiting, 0);
	notice_lines_release(&lines);
	roster_release(&roster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_hash_is_of_hours_posts_and_slots_alone),
	    cmocka_unit_test(it_changes_with_a_part_and_comes_back_with_it),
	    cmocka_unit_test(where_somebody_stands),
	    cmocka_unit_test(who_is_to_be_told_stands_first),
	    cmocka_unit_test(who_is_free_and_knows_it_is_not_waited_for),
	    cmocka_unit_test(nobody_is_waited_for_whose_duty_has_begun),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
