/* What happens to a roster from its tab on: signed, published, swapped, covered; on a real
 * database. */
#include "desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "service/checklists.h"
#include "service/reads.h"
#include "service/staff.h"
#include "store/facts.h"
#include "store/people.h"

#include "base/banned.h"

static void a_published_duty_is_swapped_by_consent(void **state)
{
	struct desk *desk = *state;
	char *day = desk_person(desk, DAY_30, false), *night = desk_person(desk, NIGHT_30, false),
	     *is;

	desk_go(desk, DAY_30);
	press(desk, 'x');
	desk_go(desk, NIGHT_30);
	press(desk, 'x');
	assert_shows(desk, "─ SWAP · of what is published ─");
	assert_shows(desk, "✓ allowed");
	type(desk, "\r\rgia dinh\r\r");
	assert_shows(desk, "! ");
	assert_shows(desk, "gia dinh");
	press(desk, PRESS_UP);
	press(desk, PRESS_UP);
	press(desk, PRESS_UP);
	type(desk, "ky\rdien thoai\r\r\r");
	assert_shows(desk, " have changed places");
	is = holder(desk->office, PERIOD, DAY_30);
	assert_string_equal(is, night);
	free(is);
	free(day);
	free(night);
}

/* At 20:00 somebody falls ill in the middle of his shift. */
static void who_falls_ill_is_covered_for_the_rest_of_the_shift(void **state)
{
	struct desk *desk = *state;
	struct roster roster;

	set_clock(desk->office, "2027-04-30T20:00");
	desk_go(desk, NIGHT_30);
	press(desk, 'c');
	assert_shows(desk, "─ WHO TAKES IT");
	assert_shows_not(desk, "→ ");
	type(desk, "ngo thi n\r");
	assert_shows(desk, "─ SOMEBODY ELSE TAKES THE DUTY ─");
	assert_shows(desk, "20:00");
	type(desk, "\r\r\r\r");
	assert_shows(desk, "a reason is wanted");
	type(desk, "om\r\r");
	assert_shows(desk, "✓ recorded: ");
	load(&roster, desk->office, PERIOD, 0);
	assert_int_equal(roster.n_changes, 1);
	assert_string_equal(roster.change[0].slot, NIGHT_30);
	assert_int_equal(roster.change[0].from, at("2027-04-30T20:00"));
	assert_int_equal(roster.change[0].to, at("2027-05-01T07:30"));
	assert_string_equal(roster.change[0].reason, "om");
	roster_release(&roster);
	assert_shows(desk, "←");
}

/* A rule of rest may be broken when it has to be: asked once more, without a word of options. */
static void who_has_not_rested_comes_when_it_is_said_twice(void **state)
{
	struct desk *desk = *state;
	struct roster roster;

	set_clock(desk->office, "2027-04-30T20:00");
	desk_go(desk, NIGHT_30);
	press(desk, 'c');
	desk_seek(desk, "!");
	type(desk, "\r\r\rom\r\r");
	assert_shows(desk, "12 h are wanted. Do it all the");
	assert_shows_not(desk, "--force");
	press(desk, 'n');
	type(desk, "\r");
	press(desk, 'y');
	assert_shows(desk, "✓ recorded: ");
	load(&roster, desk->office, PERIOD, 0);
	assert_int_equal(roster.n_changes, 1);
	assert_int_equal(roster.change[0].from, at("2027-04-30T20:00"));
	roster_release(&roster);
}

/* Two people bear one name: the code says which was chosen. */
static void of_two_with_one_name_the_chosen_one_comes(void **state)
{
	struct desk *desk = *state;
	struct office *office = desk->office;
	struct roster roster;
	struct staff staff;
	struct person other;

	must(app_staff(&staff, office->app, &office->err), &office->err);
	person_copy(&other, staff_find(&staff, "CB12"));
	free(other.name);
	other.name = xstrdup(staff_find(&staff, "CB07")->name);
	must(db_begin(office->app->db, &office->err), &office->err);
	must(person_put(office->app->db, &other, &office->err), &office->err);
	must(db_commit(office->app->db, &office->err), &office->err);
	person_release(&other);
	staff_release(&staff);
	press(desk, '1');
	press(desk, '2');
	set_clock(office, "2027-04-30T20:00");
	desk_go(desk, NIGHT_30);
	press(desk, 'c');
	desk_seek(desk, "✓");
	type(desk, "\r\r\rom\r\r");
	assert_shows(desk, "✓ recorded: ");
	load(&roster, office, PERIOD, 0);
	assert_int_equal(roster.n_changes, 1);
	assert_string_equal(roster.change[0].person, "CB07");
	roster_release(&roster);
}

/* "-" is nobody: a gap that is known. */
static void nobody_may_come(void **state)
{
	struct desk *desk = *state;
	struct roster roster;

	set_clock(desk->office, "2027-04-30T20:00");
	desk_go(desk, NIGHT_30);
	press(desk, 'c');
	type(desk, "-\r");
	assert_shows(desk, "─ SOMEBODY ELSE TAKES THE DUTY ─");
	type(desk, "\r\rom\r\r");
	assert_shows(desk, "✓ recorded: ");
	load(&roster, desk->office, PERIOD, 0);
	assert_int_equal(roster.n_changes, 1);
	assert_string_equal(roster.change[0].person, "");
	roster_release(&roster);
}

/* The officer on watch, on the duty leader's word; the supervisor confirms it later. */
static void what_an_officer_recorded_is_confirmed(void **state)
{
	struct desk *desk = *state;
	struct actor *actor = &desk->office->app->actor;
	char *officer = desk_person(desk, NIGHT_30, false), *supervisor = actor->person;
	char *leader = desk_person(desk, "lanh-dao.2027-04-30.24", false);

	set_clock(desk->office, "2027-04-30T20:00");
	actor->person = officer;
	actor->role = ROLE_OFFICER;
	desk_go(desk, NIGHT_30);
	press(desk, 'c');
	type(desk, "ngo thi n\r\r\rom\r");
	type(desk, leader);
	press(desk, PRESS_ENTER);
	assert_shows(desk, "✓ recorded: Ngô Thị N takes it");
	actor->person = supervisor;
	actor->role = ROLE_SUPERVISOR;
	press(desk, '1');
	press(desk, '2');
	assert_shows(desk, " · 1 covers or swaps to confirm · ");
	press(desk, 'w');
	press(desk, PRESS_DOWN);
	press(desk, PRESS_ENTER);
	assert_shows(desk, " ← Ngô Thị N: om (on the word of ");
	type(desk, "\ry");
	assert_shows(desk, "✓ none waits");
	assert_shows(desk, "✓ confirmed");
	free(officer);
	free(leader);
}

static void a_duty_to_come_is_covered_by_one_of_the_list(void **state)
{
	struct desk *desk = *state;
	char *is;

	desk_go(desk, DAY_30);
	press(desk, 'c');
	assert_shows(desk, "─ WHO TAKES IT");
	desk_seek(desk, "✓");
	press(desk, PRESS_ENTER);
	assert_shows(desk, "─ SOMEBODY ELSE TAKES THE DUTY ─");
	type(desk, "\r\rom\r\r");
	assert_shows(desk, "✓ recorded: Ngô Thị N takes it");
	is = holder(desk->office, PERIOD, DAY_30);
	assert_string_equal(is, "CB07");
	free(is);
}

/* Beside a draft nothing is tried first: what is broken is told when it is recorded. */
static void a_rule_is_broken_on_what_is_published_once_that_is_agreed(void **state)
{
	static const char NIGHT_29[] = "truc-ban.2027-04-29.dem";
	struct desk *desk = *state;
	char *night = desk_person(desk, NIGHT_29, false), *is;

	desk_lock_elsewhere(desk, DAY_30);
	desk_go(desk, DAY_30);
	press(desk, 'b');
	press(desk, 'c');
	assert_shows(desk, "─ SOMEBODY ELSE TAKES THE DUTY ─");
	type(desk, night);
	type(desk, "\r\r\rom\r\r");
	assert_shows(desk, "(y/n)");
	assert_shows_not(desk, "--force");
	press(desk, 'y');
	assert_shows(desk, "✓ recorded: ");
	is = holder(desk->office, PERIOD, DAY_30);
	assert_string_equal(is, night);
	free(is);
	desk_go(desk, NIGHT_29);
	press(desk, 'x');
	desk_go(desk, NIGHT_30);
	press(desk, 'x');
	type(desk, "ky\r\r\r\ry");
	assert_shows(desk, " has not agreed to the swap");
	press(desk, PRESS_ENTER);
	assert_shows(desk, "12 h are wanted");
	press(desk, 'n');
	press(desk, PRESS_UP);
	press(desk, PRESS_UP);
	type(desk, "ky\r\r\ry");
	assert_shows(desk, " have changed places");
	is = holder(desk->office, PERIOD, NIGHT_30);
	assert_string_equal(is, night);
	free(is);
	free(night);
}

static void a_draft_goes_to_who_signs_and_comes_back(void **state)
{
	struct desk *desk = *state;

	press(desk, 'p');
	press(desk, 'r');
	assert_shows(desk, "it does not lie before who signs");
	press(desk, 't');
	assert_shows(desk, "it lies before who signs");
	desk_go(desk, DAY_30);
	press(desk, 'k');
	assert_shows(desk, "this draft lies before who signs; p, then r takes it back");
	press(desk, 'p');
	press(desk, 'r');
	type(desk, "doi nguoi\r");
	assert_shows(desk, "taken back: it can be changed again");
	press(desk, 'k');
	assert_shows(desk, "locked (*)");
	press(desk, 'p');
	press(desk, 'x');
	assert_shows(desk, "? Drop ");
	press(desk, 'y');
	assert_shows(desk, "the draft is dropped");
	assert_shows(desk, "there is no roster yet");
}

static void a_draft_is_published_with_number_date_and_signer(void **state)
{
	struct desk *desk = *state;
	struct roster roster;

	press(desk, 'd');
	assert_shows(desk, "here is only one");
	press(desk, 'p');
	assert_shows(desk, "─ PUBLISH · ");
	assert_shows(desk, "✓ nothing to be looked at");
	assert_shows(desk, " things before the holiday are open");
	type(desk, "\r12/KH-SVD\r31/2/2027\r");
	press(desk, 'U' & 0x1f);
	type(desk, "Vu Thi E\r\rO-043; CV 1\r");
	assert_shows(desk, "! there is no day \"31/2/2027\"");
	press(desk, 'U' & 0x1f);
	type(desk, "25/2/2027\r\r\r\r");
	assert_shows(desk, "Publish ");
	press(desk, 'n');
	assert_shows(desk, "nothing was done");
	type(desk, "\ry");
	assert_shows(desk, "✓ published: ");
	load(&roster, desk->office, PERIOD, 0);
	assert_string_equal(roster.number, "12/KH-SVD");
	assert_string_equal(roster.signer, "Vu Thi E");
	assert_int_equal(date_compare(roster.order_date, date_from_ymd(2027, 2, 25)), 0);
	assert_non_null(strstr(roster.basis, "CV 1"));
	roster_release(&roster);
	press(desk, 'p');
	assert_shows(desk, "no draft to publish");
}

static void only_the_revision_that_was_seen_is_published(void **state)
{
	struct desk *desk = *state;
	struct roster roster;
	struct err err;

	press(desk, 'p');
	desk_lock_elsewhere(desk, DAY_30);
	type(desk, "\r\r\r\r\r\ry");
	assert_shows(desk, "no longer the one that was shown");
	assert_false(roster_load(&roster, desk->office->app->db, PERIOD, 0, &err));
	type(desk, "\ry");
	assert_shows(desk, "✓ published: ");
}

/* Every hotline was rung, which nobody has to mark besides; all else but one is marked. */
static void see_to_all_but_numbers(struct office *office)
{
	struct contacts contacts;
	struct checklist list;
	struct err err;

	must(contacts_load(&contacts, office->app->db, &err), &err);
	for (size_t i = 0; i < contacts.n; i++)
		if (contact_is_in_force(&contacts.contact[i], date_from_ymd(2027, 4, 29)))
			must(contact_confirm(office->app, contacts.contact[i].id, "CB01", &err),
			     &err);
	contacts_release(&contacts);
	must(checklist_load(&list, office->app, PERIOD, &err), &err);
	for (size_t i = 0; i < list.n; i++) {
		const struct checklist_change change = {.period = PERIOD,
		                                        .item = list.line[i].item.id,
		                                        .state = CHECKLIST_DONE,
		                                        .evidence = "x"};

		if (!*list.line[i].item.action)
			must(checklist_mark(office->app, &change, &err), &err);
	}
	checklist_release(&list);
}

static void what_counts_itself_is_named_only_while_it_is_open(void **state)
{
	struct desk *desk = *state;

	set_clock(desk->office, "2027-04-20T09:00");
	press(desk, 'p');
	assert_shows(desk, "! 12 of 12 things before the holiday are open");
	press(desk, PRESS_ESC);
	press(desk, 'q');
	see_to_all_but_numbers(desk->office);
	press(desk, 'p');
	assert_shows(desk, "! 1 of 12 things before the holiday are open");
	assert_shows(desk, "Xác nhận số điện thoại");
	assert_shows_not(desk, "đường dây nóng");
}

static void what_was_typed_stays(void **state)
{
	struct desk *desk = *state;

	press(desk, 'p');
	type(desk, "\r7/KH");
	press(desk, PRESS_ESC);
	assert_shows(desk, "7/KH");
	press(desk, 'v');
	assert_shows(desk, "nothing to be looked at");
	click(desk, row_of(desk, "Signer"), 30);
	type(desk, "X");
	assert_shows(desk, "7/KH");
	press(desk, PRESS_ESC);
	press(desk, PRESS_ESC);
	assert_shows(desk, "draft");
}

static void what_is_left_to_do_is_counted_and_listed(void **state)
{
	struct desk *desk = *state;

	assert_shows(desk, "─ w: ");
	assert_shows(desk, " have not confirmed · ");
	assert_shows(desk, " things open before the holiday ─");
	press(desk, 'w');
	assert_shows(desk, "─ STILL TO BE SEEN TO ─");
	press(desk, PRESS_ENTER);
	assert_shows(desk, "─ TELLING PEOPLE · ");
	press(desk, 'q');
	press(desk, PRESS_DOWN);
	press(desk, PRESS_DOWN);
	press(desk, PRESS_ENTER);
	assert_shows(desk, "─ BEFORE THE HOLIDAY · ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_published_duty_is_swapped_by_consent, desk_published,
	                                    desk_remove),
	    cmocka_unit_test_setup_teardown(who_falls_ill_is_covered_for_the_rest_of_the_shift,
	                                    desk_published, desk_remove),
	    cmocka_unit_test_setup_teardown(what_an_officer_recorded_is_confirmed, desk_published,
	                                    desk_remove),
	    cmocka_unit_test_setup_teardown(who_has_not_rested_comes_when_it_is_said_twice,
	                                    desk_published, desk_remove),
	    cmocka_unit_test_setup_teardown(of_two_with_one_name_the_chosen_one_comes,
	                                    desk_published, desk_remove),
	    cmocka_unit_test_setup_teardown(nobody_may_come, desk_published, desk_remove),
	    cmocka_unit_test_setup_teardown(a_duty_to_come_is_covered_by_one_of_the_list,
	                                    desk_published, desk_remove),
	    cmocka_unit_test_setup_teardown(
	        a_rule_is_broken_on_what_is_published_once_that_is_agreed, desk_published,
	        desk_remove),
	    cmocka_unit_test_setup_teardown(a_draft_goes_to_who_signs_and_comes_back,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(a_draft_is_published_with_number_date_and_signer,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(only_the_revision_that_was_seen_is_published,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(what_counts_itself_is_named_only_while_it_is_open,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(what_was_typed_stays, desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(what_is_left_to_do_is_counted_and_listed,
	                                    desk_published, desk_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
