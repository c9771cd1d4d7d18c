#include "house.h"

#include <string.h>

#include "domain/diff.h"

#include "base/banned.h"

static void two_days(struct roster *out)
{
	house_roster(out);
	put_post(&out->posts, "p");
	put_slot(out, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(out, "p", "b", "2027-05-01T06:00", "2027-05-01T18:00", "B");
}

static void expect_line(const struct diff_line *line, enum diff_kind kind, const char *slot,
                        const char *before, const char *after)
{
	assert_int_equal(line->kind, kind);
	assert_string_equal(line->slot, slot);
	assert_string_equal(line->post, "p");
	assert_string_equal(line->before, before);
	assert_string_equal(line->after, after);
}

static void versions_that_are_the_same_have_no_difference(void **state)
{
	struct roster older, newer;
	struct diff diff;

	(void)state;
	two_days(&older);
	two_days(&newer);
	newer.version = 2;
	set_text(&newer.slot[0].name, "printed otherwise");
	roster_diff(&diff, &older, &newer);
	assert_int_equal(diff.n, 0);
	diff_release(&diff);
	roster_release(&older);
	roster_release(&newer);
}

static void slots_come_and_go_and_change_hands_and_hours(void **state)
{
	struct roster older, newer;
	struct diff diff;

	(void)state;
	two_days(&older);
	two_days(&newer);
	put_slot(&older, "p", "c", "2027-05-02T06:00", "2027-05-02T18:00", "C");
	put_slot(&older, "p", "e", "2027-05-03T07:00", "2027-05-03T18:00", "E");
	put_slot(&newer, "p", "e", "2027-05-03T06:00", "2027-05-03T18:00", "E");
	put_slot(&newer, "p", "d", "2027-04-29T18:00", "2027-04-29T20:00", "");
	slot_assign(&newer.slot[1], "C", "Chi", "");
	roster_diff(&diff, &older, &newer);
	assert_int_equal(diff.n, 4);
	expect_line(&diff.line[0], DIFF_ADDED, "p.2027-04-29.d", "", "");
	expect_line(&diff.line[1], DIFF_PERSON, "p.2027-05-01.b", "B", "Chi");
	expect_line(&diff.line[2], DIFF_DROPPED, "p.2027-05-02.c", "C", "");
	expect_line(&diff.line[3], DIFF_TIME, "p.2027-05-03.e", "E", "E");
	assert_int_equal(diff.line[2].start, at("2027-05-02T06:00"));
	assert_int_equal(diff.line[3].start, at("2027-05-03T06:00"));
	assert_int_equal(diff.line[3].old_start, at("2027-05-03T07:00"));
	assert_int_equal(diff.line[3].old_end, diff.line[3].end);
	diff_release(&diff);
	roster_release(&older);
	roster_release(&newer);
}

static void covers_are_compared_as_resolved(void **state)
{
	struct roster older, newer;
	struct diff diff;

	(void)state;
	two_days(&older);
	two_days(&newer);
	newer.version = 2;
	/* Absorbed: no difference. */
	put_change(&older, 1, "p.2027-05-01.b", "2027-05-01T06:00", "2027-05-01T18:00", "B", "C");
	slot_assign(&newer.slot[1], "C", "C", "");
	/* A part of a slot, later on given to somebody else. */
	put_change(&older, 1, "p.2027-04-30.a", "2027-04-30T10:00", "2027-04-30T14:00", "A", "D");
	put_change(&newer, 1, "p.2027-04-30.a", "2027-04-30T10:00", "2027-04-30T14:00", "A", "D");
	put_change(&newer, 2, "p.2027-04-30.a", "2027-04-30T10:00", "2027-04-30T12:00", "D", "A");
	roster_diff(&diff, &older, &newer);
	assert_int_equal(diff.n, 1);
	expect_line(&diff.line[0], DIFF_PERSON, "p.2027-04-30.a",
	            "A 06:00–10:00, D 10:00–14:00, A 14:00–18:00",
	            "A 06:00–12:00, D 12:00–14:00, A 14:00–18:00");
	diff_release(&diff);
	roster_release(&older);
	roster_release(&newer);
}

static void an_open_part_has_a_question_mark(void **state)
{
	struct roster older, newer;
	struct diff diff;

	(void)state;
	two_days(&older);
	two_days(&newer);
	put_change(&newer, 1, "p.2027-04-30.a", "2027-04-30T06:00", "2027-04-30T14:00", "A", "");
	roster_diff(&diff, &older, &newer);
	assert_int_equal(diff.n, 1);
	assert_string_equal(diff.line[0].after, "? 06:00–14:00, A 14:00–18:00");
	diff_release(&diff);
	roster_release(&older);
	roster_release(&newer);
}

static void an_empty_roster_differs_by_all_slots(void **state)
{
	struct roster older, newer;
	struct diff diff;

	(void)state;
	house_roster(&older);
	two_days(&newer);
	roster_diff(&diff, &older, &newer);
	assert_int_equal(diff.n, 2);
	assert_int_equal(diff.line[0].kind, DIFF_ADDED);
	diff_release(&diff);
	roster_diff(&diff, &newer, &older);
	assert_int_equal(diff.n, 2);
	assert_int_equal(diff.line[1].kind, DIFF_DROPPED);
	diff_release(&diff);
	roster_release(&older);
	roster_release(&newer);
}

static void kinds_have_stable_names(void **state)
{
	(void)state;
	assert_string_equal(diff_kind_name(DIFF_ADDED), "added");
	assert_string_equal(diff_kind_name(DIFF_DROPPED), "dropped");
	assert_string_equal(diff_kind_name(DIFF_PERSON), "person");
	assert_string_equal(diff_kind_name(DIFF_TIME), "time");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(versions_that_are_the_same_have_no_difference),
	    cmocka_unit_test(slots_come_and_go_and_change_hands_and_hours),
	    cmocka_unit_test(covers_are_compared_as_resolved),
	    cmocka_unit_test(an_open_part_has_a_question_mark),
	    cmocka_unit_test(an_empty_roster_differs_by_all_slots),
	    cmocka_unit_test(kinds_have_stable_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
