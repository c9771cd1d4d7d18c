#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "service/watch.h"
#include "store/people.h"

#include "base/banned.h"

static void look(struct watch *out, struct office *o, const char *time)
{
	must(watch_at(out, o->app, at(time), &o->err), &o->err);
}

static const struct watch_line *line_of(const struct watch_line *line, size_t n, const char *post)
{
	size_t i = 0;

	while (i < n && strcmp(line[i].post, post) != 0)
		i++;
	assert_true(i < n);
	return &line[i];
}

static void outside_any_period_nobody_is_on_and_nothing_is_wrong(void **state)
{
	struct office *o = *state;
	struct watch watch;

	make(o, PERIOD);
	look(&watch, o, "2027-03-01T08:00");
	assert_null(watch.period.name);
	assert_int_equal(watch.n_on, 0);
	assert_int_equal(watch.findings.n, 0);
	assert_int_equal(watch.version, 0);
	/* A roster published months ahead is what comes next; a wait of years is not. */
	assert_int_equal(watch.n_next, 5);
	assert_int_equal(watch.next[0].start, at("2027-04-29T17:00"));
	watch_release(&watch);
	look(&watch, o, "2025-03-01T08:00");
	assert_int_equal(watch.n_next, 0);
	watch_release(&watch);
	look(&watch, o, "2027-04-29T16:59:59");
	assert_null(watch.period.name);
	assert_int_equal(watch.n_next, 5);
	assert_int_equal(watch.next[0].start, at("2027-04-29T17:00"));
	assert_int_equal(line_of(watch.next, watch.n_next, "bao-ve")->start,
	                 at("2027-04-29T18:00"));
	watch_release(&watch);
}

static void a_holiday_without_a_roster_is_a_gap(void **state)
{
	struct office *o = *state;
	struct roster roster;
	struct watch watch;

	/* A draft puts nobody on duty. */
	generate(&roster, o, PERIOD);
	roster_release(&roster);
	look(&watch, o, "2027-05-01T09:00");
	assert_string_equal(watch.period.name, PERIOD);
	assert_int_equal(watch.version, 0);
	assert_int_equal(watch.n_on, 0);
	assert_int_equal(watch.findings.n, 1);
	assert_string_equal(watch.findings.item[0].code, "gap");
	assert_int_equal(watch.findings.item[0].severity, FINDING_ERROR);
	watch_release(&watch);
}

static void the_day_of_the_holiday_is_counted(void **state)
{
	static const struct {
		const char *time;
		int number, days;
	} cases[] = {
	    {"2027-04-29T20:00", 0, 0},
	    {"2027-04-30T00:00", 1, 4},
	    {"2027-05-03T23:59", 4, 4},
	    {"2027-05-04T07:00", 0, 0},
	};
	struct office *o = *state;

	make(o, PERIOD);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct watch watch;

		look(&watch, o, cases[i].time);
		assert_string_equal(watch.period.name, PERIOD);
		assert_int_equal(watch.day_number, cases[i].number);
		assert_int_equal(watch.days, cases[i].days);
		assert_int_equal(watch.version, 1);
		assert_false(watch.provisional);
		watch_release(&watch);
	}
}

static void a_year_without_a_decision_is_provisional(void **state)
{
	struct office *o = *state;
	struct watch watch;

	make(o, "2-9/2028");
	look(&watch, o, "2028-09-02T09:00");
	assert_string_equal(watch.period.name, "2-9/2028");
	assert_true(watch.provisional);
	assert_true(watch.n_on > 0);
	watch_release(&watch);
}

static void each_post_is_on_in_the_order_of_the_posts(void **state)
{
	static const char *const posts[] = {"lanh-dao", "truc-ban", "attt", "ky-thuat", "bao-ve"};
	struct office *o = *state;
	struct watch watch;

	make(o, PERIOD);
	look(&watch, o, "2027-05-01T09:00");
	assert_int_equal(watch.n_on, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(watch.on[i].post, posts[i]);
		assert_true(watch.on[i].start <= watch.at && watch.at < watch.on[i].end);
		assert_true(strncmp(watch.on[i].phone, "+84900000", 9) == 0);
	}
	assert_string_equal(watch.on[1].title, "Trực ban");
	assert_string_equal(watch.on[1].person, watch.on[2].person);
	assert_true(watch.on[1].handover);
	assert_int_equal(watch.on[0].place, PLACE_HOME);
	assert_int_equal(watch.on[1].place, PLACE_ONSITE);
	/* Who comes next is somebody else, soonest first. */
	for (size_t i = 0; i < watch.n_next; i++) {
		assert_true(watch.next[i].start > watch.at);
		assert_true(i == 0 || watch.next[i - 1].start <= watch.next[i].start);
		assert_string_not_equal(watch.next[i].person,
		                        line_of(watch.on, watch.n_on, watch.next[i].post)->person);
	}
	assert_int_equal(watch.n_next, 5);
	watch_release(&watch);
}

static void who_stays_on_is_not_next(void **state)
{
	struct office *o = *state;
	struct watch watch;

	/* One guard lives in and has every night. */
	make(o, PERIOD);
	look(&watch, o, "2027-04-30T20:00");
	assert_string_equal(line_of(watch.on, watch.n_on, "bao-ve")->person, "BV1");
	for (size_t i = 0; i < watch.n_next; i++)
		assert_string_not_equal(watch.next[i].post, "bao-ve");
	watch_release(&watch);
	look(&watch, o, "2027-05-01T12:00");
	assert_string_equal(line_of(watch.next, watch.n_next, "bao-ve")->person, "BV1");
	watch_release(&watch);
}

static void the_place_is_that_of_the_minute(void **state)
{
	struct office *o = *state;
	struct watch watch;

	make(o, PERIOD);
	look(&watch, o, "2027-05-01T09:00");
	assert_int_equal(line_of(watch.on, watch.n_on, "ung-cuu")->place, PLACE_ONSITE);
	watch_release(&watch);
	look(&watch, o, "2027-05-01T17:00");
	assert_int_equal(line_of(watch.on, watch.n_on, "ung-cuu")->place, PLACE_HOME);
	watch_release(&watch);
}

static void names_are_as_printed_and_numbers_as_they_are_now(void **state)
{
	struct office *o = *state;
	struct watch watch;
	struct staff staff;
	char *code;

	make(o, PERIOD);
	code = holder(o, PERIOD, "truc-ban.2027-05-01.ngay");
	must(staff_load(&staff, o->app->db, &o->err), &o->err);
	must(db_begin(o->app->db, &o->err), &o->err);
	for (size_t i = 0; i < staff.n; i++) {
		struct person *person = &staff.person[i];

		if (strcmp(person->code, code) != 0)
			continue;
		free(person->name);
		free(person->phone);
		person->name = xstrdup("Tên Mới");
		person->phone = xstrdup("+84912345678");
		must(person_put(o->app->db, person, &o->err), &o->err);
	}
	must(db_commit(o->app->db, &o->err), &o->err);
	look(&watch, o, "2027-05-01T09:00");
	assert_string_equal(watch.on[1].person, code);
	assert_string_not_equal(watch.on[1].name, "Tên Mới");
	assert_string_equal(watch.on[1].phone, "+84912345678");
	watch_release(&watch);
	staff_release(&staff);
	free(code);
}

/* What no publication lets through, a faulty store could still hold. */
static void a_hole_in_a_round_the_clock_post_is_told(void **state)
{
	struct office *o = *state;
	struct roster roster;
	struct watch watch;

	generate(&roster, o, PERIOD);
	roster_slot(&roster, "truc-ban.2027-05-01.ngay")->end -= 3600;
	roster_slot(&roster, "attt.2027-05-01.ngay")->end -= 3600;
	slot_assign(roster_slot(&roster, "bao-ve.2027-05-01.dem"), "", "", "");
	must(db_begin(o->app->db, &o->err), &o->err);
	must(roster_put_draft(o->app->db, &roster, &o->err), &o->err);
	roster.published_at = 1;
	must(roster_put_published(o->app->db, &roster, &o->err), &o->err);
	must(db_commit(o->app->db, &o->err), &o->err);
	roster_release(&roster);
	look(&watch, o, "2027-05-01T18:29");
	assert_int_equal(watch.findings.n, 0);
	watch_release(&watch);
	look(&watch, o, "2027-05-01T18:30");
	/* Once, not for the post that goes with it as well; the guard is not round the clock. */
	assert_int_equal(watch.findings.n, 1);
	assert_string_equal(watch.findings.item[0].code, "gap");
	assert_non_null(strstr(watch.findings.item[0].text, "Trực ban"));
	watch_release(&watch);
	look(&watch, o, "2027-05-01T19:30");
	assert_int_equal(watch.findings.n, 0);
	watch_release(&watch);
}

static void a_span_of_days_is_a_period_too(void **state)
{
	struct office *o = *state;
	struct watch watch;

	make(o, "2027-03-08..2027-03-09");
	/* The hours before the first shift belong to whatever was before. */
	look(&watch, o, "2027-03-08T03:00");
	assert_int_equal(watch.findings.n, 0);
	watch_release(&watch);
	look(&watch, o, "2027-03-08T09:00");
	assert_string_equal(watch.period.name, "2027-03-08..2027-03-09");
	assert_int_equal(watch.day_number, 0);
	assert_int_equal(watch.n_on, 4);
	watch_release(&watch);
	/* The last shift runs on into the day after. */
	look(&watch, o, "2027-03-10T07:00");
	assert_null(watch.period.name);
	assert_non_null(line_of(watch.on, watch.n_on, "truc-ban"));
	watch_release(&watch);
}

static void hotlines_come_in_the_order_of_calling(void **state)
{
	struct office *o = *state;
	struct watch watch;

	look(&watch, o, "2027-03-08T03:00");
	assert_true(watch.hotlines.n >= 2);
	assert_string_equal(watch.hotlines.contact[0].phone[0], "+84692785415");
	for (size_t i = 0; i < watch.hotlines.n; i++)
		assert_int_not_equal(watch.hotlines.contact[i].status, CONTACT_EXPIRED);
	watch_release(&watch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(outside_any_period_nobody_is_on_and_nothing_is_wrong,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(a_holiday_without_a_roster_is_a_gap, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_day_of_the_holiday_is_counted, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_year_without_a_decision_is_provisional, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(each_post_is_on_in_the_order_of_the_posts, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(who_stays_on_is_not_next, school, office_remove),
	    cmocka_unit_test_setup_teardown(the_place_is_that_of_the_minute, soc, office_remove),
	    cmocka_unit_test_setup_teardown(names_are_as_printed_and_numbers_as_they_are_now,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(a_hole_in_a_round_the_clock_post_is_told, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_span_of_days_is_a_period_too, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(hotlines_come_in_the_order_of_calling, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
