/* When rounds fall due, and what records make of them. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "domain/round_due.h"

#define SLOT "attt.2027-04-30.dem"

static const struct round_pace pace = ROUND_PACE_DEFAULT;

static int64_t at(const char *text)
{
	struct err err = {0};
	int64_t t = 0;

	if (!zone_parse(&t, text, &err))
		fail_msg("%s: %s", text, err.msg);
	return t;
}

/* The clock times of all due times, "21:30 23:30"; owned. */
static char *dues(const struct round_turns *turns)
{
	char *text = xstrdup("");

	for (size_t i = 0; i < turns->n; i++) {
		char clock[ZONE_TEXT];
		char *longer =
		    xasprintf("%s%s%s", text, i ? " " : "", zone_clock(clock, turns->turn[i].due));

		free(text);
		text = longer;
	}
	return text;
}

static void due_times_follow_the_rhythm_from_the_start_of_the_shift(void **state)
{
	(void)state;
	static const struct {
		enum rhythm rhythm;
		int minutes;
		const char *start, *end;
		bool first;
		const char *dues;
	} cases[] = {
	    /* over midnight; what would fall due at the end is the relief's */
	    {RHYTHM_MINUTES, 120, "2027-04-30T19:30", "2027-05-01T07:30", true,
	     "21:30 23:30 01:30 03:30 05:30"},
	    {RHYTHM_MINUTES, 480, "2027-04-30T19:30", "2027-05-01T07:30", true, "03:30"},
	    /* a shift cut short by the edge of the period */
	    {RHYTHM_MINUTES, 60, "2027-04-29T17:00", "2027-04-29T19:30", true, "18:00 19:00"},
	    /* longer than the shift: once all the same */
	    {RHYTHM_MINUTES, 720, "2027-04-30T19:30", "2027-05-01T07:30", true, "06:30"},
	    {RHYTHM_MINUTES, 1440, "2027-04-29T17:00", "2027-04-29T19:30", true, "18:52"},
	    {RHYTHM_SHIFT, 0, "2027-04-30T07:30", "2027-04-30T19:30", true, "18:30"},
	    {RHYTHM_SHIFT, 0, "2027-04-30T19:30", "2027-05-01T07:30", false, "06:30"},
	    {RHYTHM_SHIFT, 0, "2027-04-30T17:00", "2027-04-30T19:00", false, "18:30"},
	    {RHYTHM_DAY, 0, "2027-04-30T07:30", "2027-05-01T07:30", true, "06:30"},
	    {RHYTHM_DAY, 0, "2027-04-30T19:30", "2027-05-01T07:30", false, ""},
	    {RHYTHM_RECEIPT, 0, "2027-04-30T07:30", "2027-05-01T07:30", true, ""},
	    {RHYTHM_SHIFT, 0, "2027-04-30T07:30", "2027-04-30T07:30", true, ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char id[] = "R01";
		const struct round round = {
		    .id = id, .rhythm = cases[i].rhythm, .minutes = cases[i].minutes};
		const struct round_shift shift = {SLOT, at(cases[i].start), at(cases[i].end),
		                                  cases[i].first};
		struct round_turns turns;
		char *text;

		round_turns(&turns, &round, &shift, NULL);
		text = dues(&turns);
		if (strcmp(text, cases[i].dues) != 0)
			fail_msg("%zu: %s, not %s", i, text, cases[i].dues);
		for (size_t t = 0; t < turns.n; t++) {
			assert_true(turns.turn[t].opens < turns.turn[t].due);
			assert_true(turns.turn[t].due < turns.turn[t].ends);
			assert_true(turns.turn[t].opens >= shift.start);
			assert_true(turns.turn[t].ends <= shift.end);
		}
		free(text);
		round_turns_release(&turns);
	}
}

/* ---- a night of 19:30-07:30, every two hours ---- */

struct night {
	struct round round;
	struct round_shift shift;
	struct entries log;
	struct round_turns turns;
	char id[4];
};

static void night_init(struct night *night)
{
	*night = (struct night){
	    .id = "R01",
	    .shift = {SLOT, at("2027-04-30T19:30"), at("2027-05-01T07:30"), false},
	};
	night->round = (struct round){.id = night->id, .rhythm = RHYTHM_MINUTES, .minutes = 120};
}

static void put(struct night *night, const char *slot, const char *round, const char *due,
                const char *result, const char *made)
{
	struct entry *entry;

	night->log.entry = array_grow(night->log.entry, night->log.n, sizeof *entry);
	entry = &night->log.entry[night->log.n++];
	*entry = (struct entry){.seq = (int64_t)night->log.n, .happened_at = at(made)};
	entry->record.kind = xstrdup("round");
	entry->record.object = xstrdup(slot);
	fields_set(&entry->record.fields, "round", round);
	fields_set_int(&entry->record.fields, "due", at(due));
	fields_set(&entry->record.fields, "result", result);
}

static void fold(struct night *night)
{
	round_turns_release(&night->turns);
	round_turns(&night->turns, &night->round, &night->shift, &night->log);
}

static void night_release(struct night *night)
{
	round_turns_release(&night->turns);
	entries_release(&night->log);
}

static void its_state_follows_the_clock(void **state)
{
	(void)state;
	static const struct {
		const char *now;
		enum round_state state;
	} cases[] = {
	    {"2027-04-30T19:30", ROUND_WAITING}, {"2027-04-30T21:14", ROUND_WAITING},
	    {"2027-04-30T21:15", ROUND_SOON},    {"2027-04-30T21:29", ROUND_SOON},
	    {"2027-04-30T21:30", ROUND_DUE},     {"2027-04-30T21:35", ROUND_DUE},
	    {"2027-04-30T21:36", ROUND_OVERDUE}, {"2027-04-30T23:29", ROUND_OVERDUE},
	    {"2027-04-30T23:30", ROUND_DUE}, /* the one before is missed */
	    {"2027-05-01T00:00", ROUND_OVERDUE}, {"2027-05-01T07:29", ROUND_OVERDUE},
	    {"2027-05-01T07:30", ROUND_OVER},
	};
	struct night night;

	night_init(&night);
	fold(&night);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (round_state(&night.turns, &pace, at(cases[i].now)) != cases[i].state)
			fail_msg(
			    "%s: %s", cases[i].now,
			    round_state_name(round_state(&night.turns, &pace, at(cases[i].now))));
	night_release(&night);
}

static void what_was_made_counts_for_the_earliest_that_is_open(void **state)
{
	(void)state;
	struct night night;
	const struct round_turn *turn;

	night_init(&night);
	fold(&night);
	assert_null(round_turn_at(&night.turns, at("2027-04-30T19:29")));
	assert_null(round_turn_at(&night.turns, at("2027-05-01T07:30")));
	/* Early and late, until the next one falls due. */
	assert_int_equal(round_turn_at(&night.turns, at("2027-04-30T19:30"))->due,
	                 at("2027-04-30T21:30"));
	assert_int_equal(round_turn_at(&night.turns, at("2027-04-30T23:29"))->due,
	                 at("2027-04-30T21:30"));
	assert_int_equal(round_turn_at(&night.turns, at("2027-04-30T23:30"))->due,
	                 at("2027-04-30T23:30"));
	put(&night, SLOT, "R01", "2027-04-30T21:30", "normal", "2027-04-30T21:40");
	fold(&night);
	turn = round_turn_at(&night.turns, at("2027-04-30T23:00"));
	assert_int_equal(turn->due, at("2027-04-30T23:30"));
	/* A second look in the same interval counts for nothing new. */
	turn = round_turn_at(&night.turns, at("2027-04-30T21:00"));
	assert_int_equal(turn->due, at("2027-04-30T21:30"));
	assert_int_equal(round_state(&night.turns, &pace, at("2027-04-30T22:00")), ROUND_DONE);
	assert_int_equal(round_last(&night.turns)->made, at("2027-04-30T21:40"));
	assert_int_equal(round_next(&night.turns, at("2027-04-30T22:00"))->due,
	                 at("2027-04-30T23:30"));
	night_release(&night);
}

static void a_missed_one_stays_missed(void **state)
{
	(void)state;
	struct night night;
	const struct round_turn *turn;

	night_init(&night);
	fold(&night);
	assert_false(round_is_missed(&night.turns.turn[0], at("2027-04-30T23:29")));
	assert_true(round_is_missed(&night.turns.turn[0], at("2027-04-30T23:30")));
	put(&night, SLOT, "R01", "2027-04-30T21:30", "missed", "2027-04-30T23:30");
	put(&night, SLOT, "R01", "2027-04-30T21:30", "normal", "2027-04-30T22:00");
	put(&night, SLOT, "R01", "2027-04-30T21:30", "late", "2027-04-30T22:00");
	fold(&night);
	turn = &night.turns.turn[0];
	assert_int_equal(turn->result, ROUND_MISSED);
	assert_int_equal(turn->made, 0);
	assert_int_equal(turn->seq, 1);
	assert_int_equal(turn->late, 3);
	assert_null(round_last(&night.turns));
	/* Nor is one that was made turned into a missed one. */
	put(&night, SLOT, "R01", "2027-04-30T23:30", "abnormal", "2027-04-30T23:35");
	put(&night, SLOT, "R01", "2027-04-30T23:30", "missed", "2027-05-01T01:30");
	fold(&night);
	assert_int_equal(night.turns.turn[1].result, ROUND_ABNORMAL);
	night_release(&night);
}

static void one_record_may_tell_of_several_that_were_missed(void **state)
{
	(void)state;
	struct night night;
	char *more;

	night_init(&night);
	put(&night, SLOT, "R01", "2027-04-30T21:30", "missed", "2027-05-01T03:30");
	more = xasprintf("%lld %lld 7 x", (long long)at("2027-04-30T23:30"),
	                 (long long)at("2027-05-01T01:30"));
	fields_set(&night.log.entry[0].record.fields, "more", more);
	free(more);
	fold(&night);
	for (size_t i = 0; i < night.turns.n; i++)
		assert_int_equal(night.turns.turn[i].result, i < 3 ? ROUND_MISSED : ROUND_NONE);
	night_release(&night);
}

static void what_is_about_something_else_changes_nothing(void **state)
{
	(void)state;
	struct night night;

	night_init(&night);
	put(&night, "attt.2027-05-01.dem", "R01", "2027-04-30T21:30", "normal", "2027-04-30T21:30");
	put(&night, SLOT, "R02", "2027-04-30T21:30", "normal", "2027-04-30T21:30");
	put(&night, SLOT, "R01", "2027-04-30T21:31", "normal", "2027-04-30T21:30");
	put(&night, SLOT, "R01", "2027-04-30T21:30", "perfect", "2027-04-30T21:30");
	fold(&night);
	assert_int_equal(night.turns.n, 5);
	for (size_t i = 0; i < night.turns.n; i++)
		assert_int_equal(night.turns.turn[i].result, ROUND_NONE);
	night_release(&night);
}

static void one_on_receipt_is_there_each_time_that_it_was_made(void **state)
{
	(void)state;
	struct night night;

	night_init(&night);
	night.round.rhythm = RHYTHM_RECEIPT;
	put(&night, SLOT, "R01", "2027-05-01T00:00", "normal", "2027-04-30T22:00");
	put(&night, SLOT, "R01", "2027-05-01T00:00", "abnormal", "2027-05-01T02:00");
	fold(&night);
	assert_int_equal(night.turns.n, 2);
	assert_int_equal(round_last(&night.turns)->result, ROUND_ABNORMAL);
	assert_null(round_next(&night.turns, at("2027-05-01T03:00")));
	assert_null(round_turn_at(&night.turns, at("2027-05-01T03:00")));
	assert_false(round_is_missed(&night.turns.turn[0], at("2027-05-02T00:00")));
	night_release(&night);
}

static void what_fell_due_in_a_silence_is_excused(void **state)
{
	(void)state;
	struct night night;
	const struct round_span spans[] = {
	    {at("2027-04-30T21:31"), at("2027-04-30T21:40")},
	    {at("2027-04-30T23:30"), at("2027-05-01T01:30")},
	};

	night_init(&night);
	fold(&night);
	assert_false(round_is_excused(&night.turns.turn[0], spans, 2));
	assert_true(round_is_excused(&night.turns.turn[1], spans, 2));  /* as it begins */
	assert_false(round_is_excused(&night.turns.turn[2], spans, 2)); /* as it ends */
	assert_false(round_is_excused(&night.turns.turn[1], spans, 0));
	night_release(&night);
}

static void names_are_stable(void **state)
{
	(void)state;
	enum round_result result;

	for (int i = ROUND_NONE + 1; i < ROUND_RESULTS; i++) {
		assert_true(round_result_find(&result, round_result_name((enum round_result)i)));
		assert_int_equal(result, i);
		assert_true(*round_result_label(result));
	}
	assert_false(round_result_find(&result, ""));
	assert_string_equal(round_result_name(ROUND_EXCUSED), "missed-excused");
	assert_string_equal(round_state_name(ROUND_OVERDUE), "overdue");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(due_times_follow_the_rhythm_from_the_start_of_the_shift),
	    cmocka_unit_test(its_state_follows_the_clock),
	    cmocka_unit_test(what_was_made_counts_for_the_earliest_that_is_open),
	    cmocka_unit_test(a_missed_one_stays_missed),
	    cmocka_unit_test(one_record_may_tell_of_several_that_were_missed),
	    cmocka_unit_test(what_is_about_something_else_changes_nothing),
	    cmocka_unit_test(one_on_receipt_is_there_each_time_that_it_was_made),
	    cmocka_unit_test(what_fell_due_in_a_silence_is_excused),
	    cmocka_unit_test(names_are_stable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
