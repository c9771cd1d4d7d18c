#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"
#include "service/roster_past.h"
#include "store/people.h"

#include "base/banned.h"

/* The rules of the house as the generator minds them; each is checked by src/domain/check.c too. */

static struct post *post_of(struct office *o, const char *id)
{
	struct posts *posts = &o->app->config.posts;
	size_t i = 0;

	while (i < posts->n && strcmp(posts->post[i].id, id) != 0)
		i++;
	assert_true(i < posts->n);
	return &posts->post[i];
}

static void change_person(struct office *o, const char *code, const char *skill, int shifts,
                          int nights)
{
	struct staff staff;

	must(staff_load(&staff, o->app->db, &o->err), &o->err);
	must(db_begin(o->app->db, &o->err), &o->err);
	for (size_t i = 0; i < staff.n; i++) {
		struct person *person = &staff.person[i];

		if (strcmp(person->code, code) != 0)
			continue;
		person->max_shifts = shifts;
		person->max_nights = nights;
		if (skill) {
			person->skill =
			    xrealloc(person->skill, person->n_skills + 1, sizeof *person->skill);
			person->skill[person->n_skills++] = xstrdup(skill);
		}
		must(person_put(o->app->db, person, &o->err), &o->err);
	}
	must(db_commit(o->app->db, &o->err), &o->err);
	staff_release(&staff);
}

static void put_exemption(struct office *o, const char *person, enum exempt_kind kind)
{
	char id[RANDOM_ID];
	struct exemption exemption = {
	    .id = random_id(id),
	    .person = xstrdup(person),
	    .kind = kind,
	    .from = {0},
	    .to = {40000},
	};

	must(db_begin(o->app->db, &o->err), &o->err);
	must(exemption_put(o->app->db, &exemption, &o->err), &o->err);
	must(db_commit(o->app->db, &o->err), &o->err);
	free(exemption.person);
}

static size_t count(const struct roster *roster, const char *person, const char *shift)
{
	size_t n = 0;

	for (size_t i = 0; i < roster->n_slots; i++)
		n += strcmp(roster->slot[i].person, person) == 0 &&
		     (!shift || strcmp(roster->slot[i].shift, shift) == 0);
	return n;
}

static void each_slot_wants_as_many_heads_as_the_post_says(void **state)
{
	struct office *o = *state;
	struct roster roster;

	post_of(o, "truc-ban")->headcount = 2;
	generate(&roster, o, "van-hoa/2027");
	for (size_t i = 0; i < roster.n_slots; i++) {
		const struct slot *first = &roster.slot[i];
		char *id = xasprintf("%s+2", first->id);
		const struct slot *second = roster_slot(&roster, id);

		free(id);
		if (strcmp(first->post, "truc-ban") != 0 || first->head != 1)
			continue;
		assert_non_null(second);
		assert_string_not_equal(first->person, second->person);
	}
	roster_release(&roster);
}

static void the_exempt_are_spared(void **state)
{
	struct office *o = *state;
	struct roster roster;
	struct ledger ledger;

	put_exemption(o, "CB01", EXEMPT_ALL);
	put_exemption(o, "CB02", EXEMPT_NIGHT);
	put_exemption(o, "CB03", EXEMPT_ONSITE);
	put_exemption(o, "KT1", EXEMPT_ONSITE);
	generate(&roster, o, "tet/2027");
	assert_int_equal(count(&roster, "CB01", NULL), 0);
	assert_int_equal(count(&roster, "CB02", "dem"), 0);
	assert_true(count(&roster, "CB02", "ngay") > 0);
	assert_int_equal(count(&roster, "CB03", NULL), 0);
	/* On call at home. */
	assert_true(count(&roster, "KT1", NULL) > 0);
	roster_release(&roster);
	must(roster_past(&ledger, o->app, 0, NULL, &o->err), &o->err);
	assert_true(ledger_line(&ledger, "CB01", "")->exempt);
	assert_false(ledger_line(&ledger, "CB02", "")->exempt);
	ledger_release(&ledger);
}

static void nobody_has_more_shifts_than_allowed(void **state)
{
	struct office *o = *state;
	struct roster roster;

	change_person(o, "CB01", NULL, 1, 0);
	change_person(o, "BV1", NULL, 0, 1);
	generate(&roster, o, "tet/2027");
	assert_true(count(&roster, "CB01", NULL) <= 1);
	assert_true(count(&roster, "BV1", "dem") <= 1);
	assert_true(count(&roster, "BV1", NULL) > 1);
	roster_release(&roster);
}

/* Limits hold for the whole roster, also for what is behind us when it is amended. */
static void a_limit_counts_what_has_been(void **state)
{
	struct office *o = *state;
	struct roster roster;
	size_t before;

	make(o, PERIOD);
	load(&roster, o, PERIOD, 0);
	before = count(&roster, "BV1", NULL);
	assert_true(before >= 3);
	roster_release(&roster);
	set_clock(o, "2027-05-01T20:00");
	/* So far the nights of 29/4 and the day of 1/5, or the like: no more from now on. */
	change_person(o, "BV1", NULL, 2, 0);
	generate(&roster, o, PERIOD);
	assert_true(count(&roster, "BV1", NULL) <= 2);
	roster_release(&roster);
}

static void compatible_posts_may_fall_to_one_person(void **state)
{
	struct office *o = *state;
	struct post *post = post_of(o, "ky-thuat");
	struct roster roster;

	/* Only the leaders can do the technicians' duty now, and they are on duty all the time. */
	post->compatible = xcalloc(1, sizeof *post->compatible);
	post->compatible[post->n_compatible++] = xstrdup("lanh-dao");
	free(post->skill);
	post->skill = xstrdup("lanh-dao");
	post->rest_after = 0;
	post_of(o, "lanh-dao")->rest_after = 0;
	put_leave(o, "LD2", LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	put_leave(o, "LD3", LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	put_leave(o, "LD4", LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	generate(&roster, o, PERIOD);
	assert_int_equal(count(&roster, "LD1", NULL), 10);
	roster_release(&roster);
	publish(o, PERIOD, false);
	{
		struct ledger ledger;

		/* Counted once: 1 + 2 + 2 + 2 + 1 points, 110.5 hours. */
		must(roster_past(&ledger, o->app, 0, NULL, &o->err), &o->err);
		assert_int_equal(ledger_line(&ledger, "LD1", "")->points, 8);
		assert_int_equal(ledger_line(&ledger, "LD1", "")->shifts, 5);
		ledger_release(&ledger);
	}
}

static void a_roster_keeps_the_posts_it_was_made_with(void **state)
{
	struct office *o = *state;
	struct findings findings;
	struct roster roster;
	struct post *post = post_of(o, "truc-ban");

	make(o, PERIOD);
	free(post->title);
	post->title = xstrdup("Tên khác");
	post->shift[0].length = 60;
	post->rest_after = 6000;
	must(roster_inspect(&roster, &findings, o->app, PERIOD, 0, &o->err), &o->err);
	assert_int_equal(findings_count(&findings, FINDING_ERROR), 0);
	assert_string_equal(posts_find(&roster.posts, "truc-ban")->title, "Trực ban");
	findings_release(&findings);
	roster_release(&roster);
}

/* In the middle of the watch the house goes over from two shifts to three. */
static void a_new_pattern_takes_over_without_a_hole(void **state)
{
	struct office *o = *state;
	struct post *post = post_of(o, "truc-ban");
	struct roster roster;

	make(o, PERIOD);
	set_clock(o, "2027-05-01T09:00");
	post->shift[0].start = 360;
	post->shift[0].length = 480;
	post->shift[1].start = 840;
	post->shift[1].length = 960;
	generate(&roster, o, PERIOD);
	assert_int_equal(roster_slot(&roster, "truc-ban.2027-05-01.ngay")->end,
	                 at("2027-05-01T19:30"));
	assert_int_equal(roster_slot(&roster, "truc-ban.2027-05-01.dem")->start,
	                 at("2027-05-01T19:30"));
	assert_int_equal(roster_slot(&roster, "truc-ban.2027-05-01.dem")->end,
	                 at("2027-05-02T06:00"));
	roster_release(&roster);
	publish(o, PERIOD, false);
}

/* Points above and below: who has had much is spared, who comes new need not make up for years. */
static void who_has_had_more_gets_less(void **state)
{
	struct office *o = *state;
	struct roster first, second;

	make(o, "gio-to/2027");
	load(&first, o, "gio-to/2027", 0);
	generate(&second, o, PERIOD);
	for (size_t i = 0; i < first.n_slots; i++)
		if (strcmp(first.slot[i].post, "truc-ban") == 0)
			assert_true(count(&second, first.slot[i].person, NULL) <= 1);
	roster_release(&first);
	roster_release(&second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(each_slot_wants_as_many_heads_as_the_post_says,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(the_exempt_are_spared, department, office_remove),
	    cmocka_unit_test_setup_teardown(nobody_has_more_shifts_than_allowed, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_limit_counts_what_has_been, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(compatible_posts_may_fall_to_one_person, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_roster_keeps_the_posts_it_was_made_with, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_new_pattern_takes_over_without_a_hole, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(who_has_had_more_gets_less, department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
