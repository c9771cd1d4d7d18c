/* The roster tab as an editor, on a real database. */
#include "desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "editor_load.h"
#include "service/ledger_report.h"
#include "service/roster_edit.h"
#include "store/logs.h"
#include "views.h"

#include "base/banned.h"

static char *name_of(struct desk *desk, const char *slot)
{
	struct roster roster;
	char *name;

	load(&roster, desk->office, PERIOD, -2);
	name = xstrdup(roster_slot(&roster, slot)->name);
	roster_release(&roster);
	return name;
}

/* How many of the newest rows of the audit log are of that action. */
static size_t count_audits(struct desk *desk, const char *action)
{
	struct audits audits;
	size_t n = 0;

	must(audits_load(&audits, desk->office->app->db, 20, &desk->office->err),
	     &desk->office->err);
	for (size_t i = 0; i < audits.n; i++)
		n += strcmp(audits.audit[i].action, action) == 0;
	audits_release(&audits);
	return n;
}

static void the_cell_explains_itself(void **state)
{
	struct desk *desk = *state;

	press(desk, PRESS_HOME);
	assert_shows(desk, " · 17:00–07:30 Thu 29/4 · Lãnh đạo trực");
	assert_shows(desk, "points ");
	assert_shows(desk, "(average ");
	assert_shows(desk, "rests ");
	press(desk, PRESS_RIGHT);
	assert_shows(desk, " · 07:30 Fri 30/4 – 07:30 Sat 1/5 · Lãnh đạo trực");
}

/* As among the candidates: duty of the roster behind this one counts too. */
static void rest_looks_beyond_the_roster(void **state)
{
	struct desk *desk = *state;

	press(desk, PRESS_END);
	assert_shows(desk, " · 07:30 Mon 3/5 – 07:30 Tue 4/5 · Lãnh đạo trực");
	assert_shows_not(desk, "rests ");
	make(desk->office, "2027-05-04..2027-05-08");
	press(desk, '1');
	press(desk, '2');
	press(desk, PRESS_END);
	assert_shows(desk, " · 07:30 Mon 3/5 – 07:30 Tue 4/5 · Lãnh đạo trực");
	assert_shows(desk, "rests ");
}

static void the_mouse_chooses_and_opens(void **state)
{
	struct desk *desk = *state;
	int row;

	press(desk, PRESS_HOME);
	row = row_of(desk, "▌");
	click(desk, row + 2, 16);
	assert_shows(desk, " · 17:00–19:30 Thu 29/4 · Trực ban");
	click(desk, row + 2, 16);
	assert_shows(desk, "─ Trực ban ─");
	press(desk, 'q');
	click(desk, desk->rows - 1, 13); /* x on the bottom line */
	assert_shows(desk, " is marked: ");
}

static void who_may_is_shown_before_anything_is_saved(void **state)
{
	struct desk *desk = *state;
	char *before = desk_person(desk, DAY_30, true), *after;

	desk_go(desk, DAY_30);
	press(desk, 't');
	assert_shows(desk, "─ WHO TAKES IT · 07:30 Fri 30/4, Trực ban ─");
	desk_seek(desk, "✓");
	press(desk, PRESS_ENTER);
	assert_shows(desk, ": allowed · ");
	assert_shows(desk, "Enter saves it, Esc chooses another");
	assert_holds(desk, DAY_30, before);
	press(desk, PRESS_ESC);
	assert_shows_not(desk, "Enter saves it");
	press(desk, PRESS_ENTER);
	press(desk, PRESS_ENTER);
	assert_shows(desk, "u undoes it");
	after = desk_person(desk, DAY_30, true);
	assert_string_not_equal(after, before);
	press(desk, 'u');
	assert_shows(desk, "taken back");
	assert_holds(desk, DAY_30, before);
	press(desk, 'U');
	assert_holds(desk, DAY_30, after);
	press(desk, 'U');
	assert_shows(desk, "nothing to do again");
	assert_int_equal(count_audits(desk, "roster assign"), 1);
	assert_int_equal(count_audits(desk, "roster undo"), 1);
	assert_int_equal(count_audits(desk, "roster redo"), 1);
	free(before);
	free(after);
}

static void people_are_found_without_marks(void **state)
{
	struct desk *desk = *state;

	desk_go(desk, DAY_30);
	press(desk, 't');
	type(desk, "ngo thi n");
	assert_shows(desk, " ✓ Ngô Thị N ");
	assert_shows_not(desk, "Đoàn Văn U");
	type(desk, "xyz");
	assert_shows(desk, "nobody fits");
	press(desk, PRESS_ENTER);
	press(desk, PRESS_ESC);
	assert_shows(desk, "Đoàn Văn U");
	press(desk, PRESS_ESC);
	assert_shows(desk, "draft");
}

static void a_rule_that_may_be_broken_wants_a_second_yes(void **state)
{
	struct desk *desk = *state;
	char *before = desk_person(desk, DAY_30, true), *after;

	desk_go(desk, DAY_30);
	press(desk, 't');
	desk_seek(desk, "!");
	press(desk, PRESS_ENTER);
	assert_shows(desk, "breaks a rule");
	press(desk, PRESS_ENTER);
	assert_shows(desk, "(y/n)");
	press(desk, 'n');
	assert_holds(desk, DAY_30, before);
	press(desk, PRESS_ENTER);
	press(desk, 'y');
	after = desk_person(desk, DAY_30, true);
	assert_string_not_equal(after, before);
	assert_shows(desk, "to be looked at");
	press(desk, 'u');
	assert_holds(desk, DAY_30, before);
	free(before);
	free(after);
}

static void who_is_barred_says_why(void **state)
{
	struct desk *desk = *state;
	char *before = desk_person(desk, DAY_30, true);

	put_leave(desk->office, "CB01", LEAVE_ABSENT, "2027-04-29", "2027-05-02");
	desk_go(desk, DAY_30);
	press(desk, 't');
	desk_seek(desk, "x");
	press(desk, PRESS_ENTER);
	press(desk, PRESS_ENTER);
	press(desk, PRESS_ENTER);
	assert_shows(desk, "─ WHO TAKES IT");
	assert_holds(desk, DAY_30, before);
	free(before);
}

/* The contact for information security is whoever is on watch. */
static void what_goes_along_is_changed_where_it_leads(void **state)
{
	struct desk *desk = *state;

	desk_go(desk, "attt.2027-04-30.ngay");
	press(desk, PRESS_DELETE);
	assert_shows(desk, "it is open now");
	assert_holds(desk, DAY_30, "");
	assert_shows(desk, "! nobody yet · 07:30–19:30 Fri 30/4 · Trực ban");
}

static void two_marks_swap(void **state)
{
	struct desk *desk = *state;
	char *day = desk_person(desk, DAY_30, true), *night = desk_person(desk, NIGHT_30, true);

	desk_go(desk, DAY_30);
	press(desk, 'x');
	assert_shows(desk, " is marked: ");
	press(desk, PRESS_RIGHT);
	assert_shows(desk, "«");
	press(desk, PRESS_LEFT);
	press(desk, 'x');
	assert_shows(desk, "the mark is gone");
	press(desk, 'x');
	desk_go(desk, NIGHT_30);
	press(desk, 'x');
	assert_shows(desk, "─ SWAP · on the draft ─");
	assert_shows(desk, "✓ allowed");
	assert_holds(desk, DAY_30, day);
	press(desk, PRESS_ENTER);
	assert_shows(desk, " have changed places");
	assert_holds(desk, DAY_30, night);
	assert_holds(desk, NIGHT_30, day);
	press(desk, 'u');
	assert_holds(desk, DAY_30, day);
	assert_holds(desk, NIGHT_30, night);
	free(day);
	free(night);
}

static void a_duty_is_locked_emptied_and_given_to_a_unit(void **state)
{
	struct desk *desk = *state;
	char *before = desk_person(desk, DAY_30, true);
	struct roster roster;

	desk_go(desk, DAY_30);
	press(desk, 'k');
	assert_shows(desk, "locked (*): g keeps it");
	press(desk, 'k');
	assert_shows(desk, "unlocked: ");
	press(desk, PRESS_DELETE);
	assert_shows(desk, "it is open now");
	assert_shows(desk, "! nobody yet");
	press(desk, PRESS_BACKSPACE);
	assert_shows(desk, "nobody holds it yet");
	press(desk, 'P');
	click(desk, row_of(desk, " Thanh tra"), 5);
	click(desk, row_of(desk, " Thanh tra"), 5);
	assert_shows(desk, "given to Thanh tra");
	load(&roster, desk->office, PERIOD, -1);
	assert_string_equal(roster_slot(&roster, DAY_30)->unit, "Thanh tra");
	roster_release(&roster);
	for (int i = 0; i < 4; i++)
		press(desk, 'u');
	assert_holds(desk, DAY_30, before);
	press(desk, 'u');
	assert_shows(desk, "nothing to undo");
	free(before);
}

static void nobody_overwrites_another_unseen(void **state)
{
	struct desk *desk = *state;
	char *before = desk_person(desk, DAY_30, true);
	struct roster roster;

	desk_go(desk, NIGHT_30);
	press(desk, 'k');
	desk_lock_elsewhere(desk, "truc-ban.2027-05-01.ngay");
	press(desk, PRESS_DELETE);
	assert_shows(desk, " changed this draft at ");
	load(&roster, desk->office, PERIOD, -1);
	assert_string_not_equal(roster_slot(&roster, NIGHT_30)->person, "");
	roster_release(&roster);
	press(desk, 'u');
	assert_shows(desk, "nothing to undo");
	desk_go(desk, DAY_30);
	press(desk, PRESS_DELETE);
	assert_holds(desk, DAY_30, "");
	/* Seen by itself, when the console looks again. */
	desk_lock_elsewhere(desk, "truc-ban.2027-05-01.dem");
	stage_reload(desk->stage);
	assert_shows(desk, " changed this draft at ");
	free(before);
}

/* The list of candidates closes as well: what it shows is of the draft as it was. */
static void a_list_of_what_another_has_changed_closes(void **state)
{
	struct desk *desk = *state;
	char *before = desk_person(desk, DAY_30, true);

	desk_go(desk, DAY_30);
	press(desk, 't');
	desk_seek(desk, "✓");
	desk_lock_elsewhere(desk, "truc-ban.2027-05-01.ngay");
	press(desk, PRESS_ENTER);
	assert_shows(desk, " changed this draft at ");
	assert_shows_not(desk, "─ WHO TAKES IT");
	assert_holds(desk, DAY_30, before);
	press(desk, 't');
	desk_seek(desk, "✓");
	press(desk, PRESS_ENTER);
	press(desk, PRESS_ENTER);
	assert_shows(desk, " has it");
	free(before);
}

static void a_draft_that_another_publishes_is_missed(void **state)
{
	struct desk *desk = *state;

	desk_go(desk, DAY_30);
	press(desk, 'k');
	publish(desk->office, PERIOD, false);
	stage_reload(desk->stage);
	assert_shows(desk, "! the draft is gone: it was published or dropped");
	press(desk, 'u');
	assert_shows(desk, "nothing to undo");
	press(desk, 'g');
	assert_shows(desk, "? Make draft of amendment 1?");
}

static void who_may_not_arrange_is_not_asked(void **state)
{
	struct desk *desk = *state;

	desk->office->app->actor.role = ROLE_OFFICER;
	press(desk, 'g');
	assert_shows_not(desk, "(y/n)");
	assert_shows(desk, "! ");
	desk->office->app->actor.role = ROLE_SUPERVISOR;
	press(desk, 'p');
	press(desk, 't');
	press(desk, 'g');
	assert_shows(desk, "this draft lies before who signs");
}

static void the_first_change_of_what_is_published_makes_a_draft(void **state)
{
	struct desk *desk = *state;
	struct err err;
	struct roster draft;

	desk_go(desk, DAY_30);
	press(desk, 'k');
	assert_shows(desk, "? Make draft of amendment 1?");
	press(desk, 'n');
	assert_false(roster_load(&draft, desk->office->app->db, PERIOD, -1, &err));
	press(desk, 'd');
	assert_shows(desk, "here is only one");
	press(desk, PRESS_DELETE);
	click(desk, desk->rows - 1, 2);
	assert_shows(desk, "it is open now");
	press(desk, 'd');
	assert_shows(desk, "─ DRAFT AGAINST WHAT IS IN FORCE");
	assert_shows(desk, " ~ 07:30 Fri 30/4  Trực ban ");
	assert_shows(desk, "IN FORCE · 1 ─"); /* what goes along is not told twice */
	assert_shows(desk, " → nobody");
	press(desk, PRESS_ENTER);
	press(desk, 'b');
	press(desk, 'k');
	assert_shows(desk, "this version is in force; b shows the draft");
	press(desk, 'b');
	press(desk, 'u');
	assert_shows(desk, "taken back");
}

static void units_name_their_people(void **state)
{
	struct desk *desk = *state;
	char *before = desk_person(desk, DAY_30, true);

	press(desk, 'A');
	assert_shows(desk, "? Give every duty that is not locked");
	press(desk, 'y');
	assert_shows(desk, "units name their people");
	assert_shows(desk, "more; v shows them");
	assert_shows(desk, "u undoes it");
	assert_holds(desk, DAY_30, "");
	press(desk, 'u');
	assert_holds(desk, DAY_30, before);
	free(before);
}

static void who_may_only_look_is_told_why(void **state)
{
	static const char keys[] = {'x', 't', 'k', 'p', 'u', 'P', 'w', 0};
	struct desk *desk = *state;

	desk->office->app->actor.role = ROLE_OFFICER;
	desk_go(desk, DAY_30);
	for (const char *key = keys; *key; key++) {
		press(desk, *key);
		assert_shows(desk, " is not a supervisor of the roster");
	}
	press(desk, PRESS_ENTER);
	assert_shows(desk, "Chuyên viên");
}

static void a_small_screen_does_it_all(void **state)
{
	struct desk *desk = *state;
	char *day = name_of(desk, DAY_30);

	desk->rows = 10;
	desk->cols = 40;
	desk_go(desk, DAY_30);
	assert_shows(desk, day);
	press(desk, 't');
	desk_seek(desk, "✓");
	press(desk, PRESS_ENTER);
	assert_shows(desk, "Enter saves it");
	press(desk, PRESS_ENTER);
	press(desk, 'u');
	assert_shows(desk, day);
	press(desk, 'x');
	desk_go(desk, NIGHT_30);
	press(desk, 'x');
	assert_shows(desk, "allowed");
	press(desk, PRESS_ENTER);
	press(desk, 'p');
	assert_shows(desk, "Number");
	type(desk, "\r1\r\r\r\r");
	assert_shows(desk, "Basis");
	free(day);
}

/* Another roster has the day on whose evening this one begins. */
static void duty_of_other_rosters_counts_on_the_same_days_too(void **state)
{
	static const char OTHER[] = "2027-04-26..2027-04-29";
	const struct ledger_query by_person = {.by = BY_PERSON};
	struct desk *desk = *state;
	struct ledger_groups all;
	struct segments segments;
	struct roster roster;
	struct loads loads;
	struct err err;
	int points = 0;

	generate(&roster, desk->office, OTHER);
	roster_release(&roster);
	publish(desk->office, OTHER, true);
	publish(desk->office, PERIOD, true);
	load(&roster, desk->office, PERIOD, 0);
	roster_resolve(&segments, &roster);
	must(loads_make(&loads, desk->office->app, &roster, &segments, &err), &err);
	must(ledger_report(&all, desk->office->app, &by_person, &err), &err);
	for (size_t i = 0; i < all.n; i++) {
		const struct points_line *line = loads_find(&loads, all.group[i].key);

		assert_int_equal(line ? line->after : 0, all.group[i].total.points);
		points += line ? line->before : 0;
	}
	assert_true(points > 0);
	ledger_groups_release(&all);
	loads_release(&loads);
	segments_release(&segments);
	roster_release(&roster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_cell_explains_itself, desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(rest_looks_beyond_the_roster, desk_with_draft,
	                                    desk_remove),
	    cmocka_unit_test_setup_teardown(duty_of_other_rosters_counts_on_the_same_days_too,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(the_mouse_chooses_and_opens, desk_with_draft,
	                                    desk_remove),
	    cmocka_unit_test_setup_teardown(who_may_is_shown_before_anything_is_saved,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(people_are_found_without_marks, desk_with_draft,
	                                    desk_remove),
	    cmocka_unit_test_setup_teardown(a_rule_that_may_be_broken_wants_a_second_yes,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(who_is_barred_says_why, desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(what_goes_along_is_changed_where_it_leads,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(two_marks_swap, desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(a_duty_is_locked_emptied_and_given_to_a_unit,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(a_list_of_what_another_has_changed_closes,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(a_draft_that_another_publishes_is_missed,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(who_may_not_arrange_is_not_asked, desk_with_draft,
	                                    desk_remove),
	    cmocka_unit_test_setup_teardown(nobody_overwrites_another_unseen, desk_with_draft,
	                                    desk_remove),
	    cmocka_unit_test_setup_teardown(the_first_change_of_what_is_published_makes_a_draft,
	                                    desk_published, desk_remove),
	    cmocka_unit_test_setup_teardown(units_name_their_people, desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(who_may_only_look_is_told_why, desk_with_draft,
	                                    desk_remove),
	    cmocka_unit_test_setup_teardown(a_small_screen_does_it_all, desk_with_draft,
	                                    desk_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
