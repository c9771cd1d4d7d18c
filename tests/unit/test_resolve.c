#include "house.h"

#include <string.h>

#include "base/str.h"

#include "base/banned.h"

#define NGAY "p.2027-04-30.ngay"
#define DEM  "p.2027-04-30.dem"

/* "ngay:A", or "ngay:A 06-10 B 10-14 A 14-18" for a split slot; slots are joined by " | ". */
static char *picture(const struct roster *roster)
{
	struct segments segments;
	struct str text = {0};

	roster_resolve(&segments, roster);
	for (size_t i = 0; i < segments.n; i++) {
		const struct segment *s = &segments.segment[i];
		bool alone = s->start == s->slot->start && s->end == s->slot->end;

		if (s->part == 1)
			str_addf(&text, "%s%s:", i ? " | " : "",
			         s->slot->id + strlen("p.2027-04-30."));
		else
			str_addc(&text, ' ');
		str_add(&text, *s->person ? s->person : "-");
		if (!alone)
			str_addf(&text, " %02d-%02d", zone_minute(s->start) / 60,
			         zone_minute(s->end) / 60);
		assert_string_equal(s->post->id, s->slot->post);
		assert_string_equal(s->person, s->name);
		assert_true(s->start < s->end);
	}
	segments_release(&segments);
	return str_take(&text);
}

struct change_row {
	int version;
	const char *slot, *from, *to, *replaced, *person;
};

struct resolve_case {
	const char *what;
	int version;
	struct change_row change[6];
	const char *expected;
};

#define D "2027-04-30T"
#define E "2027-05-01T"

/* ngay: A 06-18, dem: B 18-06 */
static const struct resolve_case cases[] = {
    {"no change", 1, {{0}}, "ngay:A | dem:B"},
    {"a whole slot", 1, {{1, NGAY, D "06:00", D "18:00", "A", "C"}}, "ngay:C | dem:B"},
    {"the middle: three parts",
     1,
     {{1, NGAY, D "10:00", D "14:00", "A", "C"}},
     "ngay:A 06-10 C 10-14 A 14-18 | dem:B"},
    {"the beginning",
     1,
     {{1, NGAY, D "06:00", D "08:00", "A", "C"}},
     "ngay:C 06-08 A 08-18 | dem:B"},
    {"the end", 1, {{1, NGAY, D "16:00", D "18:00", "A", "C"}}, "ngay:A 06-16 C 16-18 | dem:B"},
    {"longer than the slot", 1, {{1, NGAY, D "00:00", D "23:00", "A", "C"}}, "ngay:C | dem:B"},
    {"reaching over the beginning",
     1,
     {{1, NGAY, D "00:00", D "08:00", "A", "C"}},
     "ngay:C 06-08 A 08-18 | dem:B"},
    {"outside the slot", 1, {{1, NGAY, D "18:00", D "20:00", "A", "C"}}, "ngay:A | dem:B"},
    {"nothing at all", 1, {{1, NGAY, D "10:00", D "10:00", "A", "C"}}, "ngay:A | dem:B"},
    {"over midnight",
     1,
     {{1, DEM, D "22:00", E "02:00", "B", "C"}},
     "ngay:A | dem:B 18-22 C 22-02 B 02-06"},
    {"a cover of a cover",
     1,
     {{1, NGAY, D "06:00", D "18:00", "A", "C"}, {1, NGAY, D "10:00", D "14:00", "C", "D"}},
     "ngay:C 06-10 D 10-14 C 14-18 | dem:B"},
    {"a part of a part",
     1,
     {{1, NGAY, D "08:00", D "16:00", "A", "C"}, {1, NGAY, D "10:00", D "12:00", "C", "D"}},
     "ngay:A 06-08 C 08-10 D 10-12 C 12-16 A 16-18 | dem:B"},
    {"the rest, on both sides of a part",
     1,
     {{1, NGAY, D "10:00", D "14:00", "A", "C"}, {1, NGAY, D "06:00", D "18:00", "A", "D"}},
     "ngay:D 06-10 C 10-14 D 14-18 | dem:B"},
    {"two covers side by side",
     1,
     {{1, NGAY, D "06:00", D "12:00", "A", "C"}, {1, NGAY, D "12:00", D "18:00", "A", "D"}},
     "ngay:C 06-12 D 12-18 | dem:B"},
    {"overlapping covers: the first holds, the second has what is left",
     1,
     {{1, NGAY, D "08:00", D "12:00", "A", "C"}, {1, NGAY, D "10:00", D "16:00", "A", "D"}},
     "ngay:A 06-08 C 08-12 D 12-16 A 16-18 | dem:B"},
    {"given back: one stretch again",
     1,
     {{1, NGAY, D "10:00", D "14:00", "A", "C"}, {1, NGAY, D "10:00", D "14:00", "C", "A"}},
     "ngay:A | dem:B"},
    {"given back in part",
     1,
     {{1, NGAY, D "10:00", D "14:00", "A", "C"}, {1, NGAY, D "12:00", D "14:00", "C", "A"}},
     "ngay:A 06-10 C 10-12 A 12-18 | dem:B"},
    {"neighbouring parts of one person are one stretch",
     1,
     {{1, NGAY, D "10:00", D "12:00", "A", "C"}, {1, NGAY, D "12:00", D "14:00", "A", "C"}},
     "ngay:A 06-10 C 10-14 A 14-18 | dem:B"},
    {"somebody who does not hold it cannot be replaced",
     1,
     {{1, NGAY, D "06:00", D "18:00", "Z", "C"}},
     "ngay:A | dem:B"},
    {"a slot that is not there",
     1,
     {{1, "p.2027-04-30.x", D "06:00", D "18:00", "A", "C"}},
     "ngay:A | dem:B"},
    {"a swap is two changes",
     1,
     {{1, NGAY, D "06:00", D "18:00", "A", "B"}, {1, DEM, D "18:00", E "06:00", "B", "A"}},
     "ngay:B | dem:A"},
    {"a swap back",
     1,
     {{1, NGAY, D "06:00", D "18:00", "A", "B"},
      {1, DEM, D "18:00", E "06:00", "B", "A"},
      {1, NGAY, D "06:00", D "18:00", "B", "A"},
      {1, DEM, D "18:00", E "06:00", "A", "B"}},
     "ngay:A | dem:B"},
    {"a cover after a swap",
     1,
     {{1, NGAY, D "06:00", D "18:00", "A", "B"},
      {1, DEM, D "18:00", E "06:00", "B", "A"},
      {1, DEM, D "18:00", E "06:00", "A", "C"}},
     "ngay:B | dem:C"},
    {"the order of recording decides",
     1,
     {{1, NGAY, D "06:00", D "18:00", "C", "D"}, {1, NGAY, D "06:00", D "18:00", "A", "C"}},
     "ngay:C | dem:B"},

    /* versions */
    {"a whole slot counts in its own version only",
     2,
     {{1, NGAY, D "06:00", D "18:00", "A", "C"}},
     "ngay:A | dem:B"},
    {"more than the whole slot too",
     2,
     {{1, NGAY, D "00:00", D "23:00", "A", "C"}},
     "ngay:A | dem:B"},
    {"a part counts in later versions",
     2,
     {{1, NGAY, D "10:00", D "14:00", "A", "C"}},
     "ngay:A 06-10 C 10-14 A 14-18 | dem:B"},
    {"a part, two versions later",
     3,
     {{1, NGAY, D "16:00", D "18:00", "A", "C"}},
     "ngay:A 06-16 C 16-18 | dem:B"},
    {"a part whose holder has changed counts no more",
     2,
     {{1, NGAY, D "10:00", D "14:00", "X", "C"}},
     "ngay:A | dem:B"},
    {"a change of a later version is not known to an older one",
     1,
     {{2, NGAY, D "06:00", D "18:00", "A", "C"}, {2, DEM, D "20:00", D "22:00", "B", "C"}},
     "ngay:A | dem:B"},
    {"an absorbed cover and a part of it",
     2,
     {{1, NGAY, D "06:00", D "18:00", "X", "A"}, {1, NGAY, D "10:00", D "14:00", "A", "D"}},
     "ngay:A 06-10 D 10-14 A 14-18 | dem:B"},
    {"parts of both versions",
     2,
     {{1, NGAY, D "06:00", D "08:00", "A", "C"}, {2, NGAY, D "16:00", D "18:00", "A", "D"}},
     "ngay:C 06-08 A 08-16 D 16-18 | dem:B"},
    {"a part given back in a later version",
     2,
     {{1, NGAY, D "06:00", D "08:00", "A", "C"}, {2, NGAY, D "06:00", D "08:00", "C", "A"}},
     "ngay:A | dem:B"},
};

static void day_roster(struct roster *out)
{
	house_roster(out);
	put_post(&out->posts, "p");
	put_slot(out, "p", "ngay", D "06:00", D "18:00", "A");
	put_slot(out, "p", "dem", D "18:00", E "06:00", "B");
}

static void changes_are_applied_in_the_order_of_recording(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct resolve_case *c = &cases[i];
		struct roster roster;
		char *text;

		day_roster(&roster);
		roster.version = c->version;
		for (const struct change_row *row = c->change; row->version; row++)
			put_change(&roster, row->version, row->slot, row->from, row->to,
			           row->replaced, row->person);
		text = picture(&roster);
		if (strcmp(text, c->expected) != 0)
			fail_msg("%s: %s, not %s", c->what, text, c->expected);
		free(text);
		roster_release(&roster);
	}
}

static void an_open_slot_can_be_taken(void **state)
{
	struct roster roster;
	char *text;

	(void)state;
	day_roster(&roster);
	slot_assign(&roster.slot[0], "", "", "");
	put_change(&roster, 1, NGAY, D "10:00", D "18:00", "", "C");
	text = picture(&roster);
	assert_string_equal(text, "ngay:- 06-10 C 10-18 | dem:B");
	free(text);
	roster_release(&roster);
}

static void a_segment_says_which_change_made_it(void **state)
{
	struct roster roster;
	struct segments segments;

	(void)state;
	day_roster(&roster);
	put_change(&roster, 1, NGAY, D "10:00", D "14:00", "A", "C");
	put_change(&roster, 1, DEM, D "18:00", E "06:00", "B", "C");
	put_change(&roster, 1, DEM, D "18:00", E "06:00", "C", "B");
	roster_resolve(&segments, &roster);
	assert_int_equal(segments.n, 4);
	assert_null(segments.segment[0].change);
	assert_ptr_equal(segments.segment[1].change, &roster.change[0]);
	assert_null(segments.segment[2].change);
	assert_int_equal(segments.segment[2].part, 3);
	assert_ptr_equal(segments.segment[3].change, &roster.change[2]);
	assert_int_equal(segments.segment[3].part, 1);
	segments_release(&segments);
	roster_release(&roster);
}

static void a_part_given_back_is_no_longer_a_change(void **state)
{
	struct roster roster;
	struct segments segments;

	(void)state;
	day_roster(&roster);
	put_change(&roster, 1, NGAY, D "06:00", D "10:00", "A", "C");
	put_change(&roster, 1, NGAY, D "06:00", D "10:00", "C", "A");
	roster_resolve(&segments, &roster);
	assert_int_equal(segments.n, 2);
	assert_null(segments.segment[0].change);
	assert_ptr_equal(segments.segment[0].name, roster.slot[0].name);
	segments_release(&segments);
	roster_release(&roster);
}

static void the_name_is_that_of_the_change(void **state)
{
	struct roster roster;
	struct segments segments;

	(void)state;
	day_roster(&roster);
	put_change(&roster, 1, NGAY, D "06:00", D "18:00", "A", "C");
	set_text(&roster.change[0].name, "Chu Văn C");
	set_text(&roster.change[0].position, "Chuyên viên");
	roster_resolve(&segments, &roster);
	assert_string_equal(segments.segment[0].person, "C");
	assert_string_equal(segments.segment[0].name, "Chu Văn C");
	assert_string_equal(segments.segment[0].position, "Chuyên viên");
	segments_release(&segments);
	roster_release(&roster);
}

/* q goes with p, r goes with q. */
static void concurrent_roster(struct roster *out)
{
	day_roster(out);
	set_text(&put_post(&out->posts, "q")->concurrent, "p");
	set_text(&put_post(&out->posts, "r")->concurrent, "q");
	put_slot(out, "q", "ngay", D "06:00", D "18:00", "");
	put_slot(out, "q", "dem", D "18:00", E "06:00", "");
	put_slot(out, "r", "ngay", D "06:00", D "18:00", "");
}

static void expect_picture(const struct roster *roster, const char *expected)
{
	char *text = picture(roster);

	assert_string_equal(text, expected);
	free(text);
}

static void a_concurrent_post_follows_covers_and_splits(void **state)
{
	struct roster roster;

	(void)state;
	concurrent_roster(&roster);
	expect_picture(&roster, "ngay:A | dem:B | ngay:A | dem:B | ngay:A");
	put_change(&roster, 1, NGAY, D "10:00", D "14:00", "A", "C");
	put_change(&roster, 1, DEM, D "18:00", E "06:00", "B", "D");
	expect_picture(&roster, "ngay:A 06-10 C 10-14 A 14-18 | dem:D | "
	                        "ngay:A 06-10 C 10-14 A 14-18 | dem:D | "
	                        "ngay:A 06-10 C 10-14 A 14-18");
	roster_release(&roster);
}

static void what_a_concurrent_slot_holds_itself_gives_way(void **state)
{
	struct roster roster;

	(void)state;
	concurrent_roster(&roster);
	slot_assign(&roster.slot[2], "Z", "Z", "");
	put_change(&roster, 1, "q.2027-04-30.dem", D "18:00", E "06:00", "", "Y");
	expect_picture(&roster, "ngay:A | dem:B | ngay:A | dem:B | ngay:A");
	roster_release(&roster);
}

static void a_concurrent_slot_without_its_other_keeps_its_own(void **state)
{
	struct roster roster;

	(void)state;
	day_roster(&roster);
	set_text(&put_post(&roster.posts, "q")->concurrent, "p");
	set_text(&put_post(&roster.posts, "s")->concurrent, "gone");
	put_slot(&roster, "q", "khac", D "06:00", D "18:00", "K");
	put_slot(&roster, "s", "ngay", D "06:00", D "18:00", "S");
	expect_picture(&roster, "ngay:A | dem:B | khac:K | ngay:S");
	roster_release(&roster);
}

static void a_concurrent_slot_has_its_own_hours(void **state)
{
	struct roster roster;

	(void)state;
	day_roster(&roster);
	set_text(&put_post(&roster.posts, "q")->concurrent, "p");
	put_slot(&roster, "q", "ngay", D "08:00", D "12:00", "");
	put_change(&roster, 1, NGAY, D "06:00", D "10:00", "A", "C");
	expect_picture(&roster, "ngay:C 06-10 A 10-18 | dem:B | ngay:C 08-10 A 10-12");
	roster_release(&roster);
}

static void an_empty_roster_has_no_segments(void **state)
{
	struct roster roster;
	struct segments segments;

	(void)state;
	house_roster(&roster);
	roster_resolve(&segments, &roster);
	assert_int_equal(segments.n, 0);
	segments_release(&segments);
	roster_release(&roster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(changes_are_applied_in_the_order_of_recording),
	    cmocka_unit_test(an_open_slot_can_be_taken),
	    cmocka_unit_test(a_segment_says_which_change_made_it),
	    cmocka_unit_test(a_part_given_back_is_no_longer_a_change),
	    cmocka_unit_test(the_name_is_that_of_the_change),
	    cmocka_unit_test(a_concurrent_post_follows_covers_and_splits),
	    cmocka_unit_test(what_a_concurrent_slot_holds_itself_gives_way),
	    cmocka_unit_test(a_concurrent_slot_without_its_other_keeps_its_own),
	    cmocka_unit_test(a_concurrent_slot_has_its_own_hours),
	    cmocka_unit_test(an_empty_roster_has_no_segments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
