#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "service/watch.h"
#include "store/logs.h"
#include "store/people.h"

#define MONTH "2027-04-19..2027-05-14"
#define NIGHT "truc-ban.2027-05-01.dem"
#define DAY   "truc-ban.2027-05-02.ngay"

/* ---- publication ---- */

static void put_draft(struct office *o, struct roster *roster)
{
	must(db_begin(o->app->db, &o->err), &o->err);
	roster->revision = ROSTER_ANY_REVISION;
	must(roster_put_draft(o->app->db, roster, &o->err), &o->err);
	must(db_commit(o->app->db, &o->err), &o->err);
}

static void a_gap_blocks_publication_and_names_the_slot(void **state)
{
	struct office *o = *state;
	struct roster roster;

	generate(&roster, o, PERIOD);
	slot_assign(roster_slot(&roster, NIGHT), "", "", "");
	put_draft(o, &roster);
	roster_release(&roster);
	refused(roster_publish(&roster, o->app, PERIOD, NULL, &o->err), &o->err, "gap");
	assert_int_equal(o->err.code, ERR_CONFLICT);
	assert_non_null(strstr(o->err.msg, NIGHT));
	/* Nothing was written. */
	refused(roster_load(&roster, o->app->db, PERIOD, 0, &o->err), &o->err, "no-roster");
	load(&roster, o, PERIOD, -1);
	roster_release(&roster);
}

static void a_hole_between_shifts_blocks_too(void **state)
{
	struct office *o = *state;
	struct roster roster;

	generate(&roster, o, PERIOD);
	roster_slot(&roster, NIGHT)->end -= 3600;
	put_draft(o, &roster);
	roster_release(&roster);
	refused(roster_publish(&roster, o->app, PERIOD, NULL, &o->err), &o->err, "gap");
	assert_non_null(strstr(o->err.msg, "06:30–07:30 02/05/2027"));
}

static void what_is_published_carries_who_and_when(void **state)
{
	struct office *o = *state;
	const struct publish_options options = {.number = "12/TB-SVD", .signer = "Trần Thị B"};
	struct roster roster;
	struct audits audits;

	generate(&roster, o, PERIOD);
	roster_release(&roster);
	must(roster_publish(&roster, o->app, PERIOD, &options, &o->err), &o->err);
	roster_release(&roster);
	load(&roster, o, PERIOD, 0);
	assert_string_equal(roster.number, "12/TB-SVD");
	assert_string_equal(roster.signer, "Trần Thị B");
	assert_string_equal(roster.signer_title, "GIÁM ĐỐC");
	assert_string_equal(roster.published_by, "QT");
	assert_int_equal(roster.published_at, at("2027-03-01T08:00"));
	roster_release(&roster);
	must(audits_load(&audits, o->app->db, 1, &o->err), &o->err);
	assert_string_equal(audits.audit[0].action, "roster publish");
	assert_string_equal(audits.audit[0].object, "30-4/2027 v1");
	audits_release(&audits);
	refused(roster_publish(&roster, o->app, PERIOD, NULL, &o->err), &o->err, "no-draft");
}

static void the_document_is_kept_with_what_it_rests_on(void **state)
{
	struct office *o = *state;
	const struct publish_options options = {
	    .number = "12/KH-SVD",
	    .has_date = true,
	    .date = date_from_ymd(2027, 4, 20),
	    .signer_title = "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC",
	    .basis = "O-043\nO-041\n\nKế hoạch 1/KH-UBND",
	};
	struct roster roster;
	struct audits audits;

	generate(&roster, o, PERIOD);
	roster_release(&roster);
	must(roster_publish(&roster, o->app, PERIOD, &options, &o->err), &o->err);
	roster_release(&roster);
	load(&roster, o, PERIOD, 0);
	assert_true(roster.has_order_date);
	assert_int_equal(date_compare(roster.order_date, options.date), 0);
	/* Two duties of one dispatch are one basis. */
	assert_string_equal(roster.basis,
	                    "Công văn của Sở TTTT về nghỉ lễ Quốc khánh 02/9 năm 2024\n"
	                    "Kế hoạch 1/KH-UBND");
	roster_release(&roster);
	must(audits_load(&audits, o->app->db, 1, &o->err), &o->err);
	for (size_t i = 0; i < 4; i++) {
		static const char *const told[] = {"number \"12/KH-SVD\"", "date \"2027-04-20\"",
		                                   "title \"KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC\"",
		                                   "basis \"Kế hoạch 1/KH-UBND\""};

		if (!strstr(audits.audit[0].detail, told[i]))
			fail_msg("%s is not in %s", told[i], audits.audit[0].detail);
	}
	audits_release(&audits);
}

static void publish_as(struct office *o, const char *period, const char *number, struct date date,
                       const char *refusal)
{
	const struct publish_options options = {.number = number, .has_date = true, .date = date};
	struct roster roster;

	generate(&roster, o, period);
	roster_release(&roster);
	if (refusal) {
		refused(roster_publish(&roster, o->app, period, &options, &o->err), &o->err,
		        refusal);
		return;
	}
	must(roster_publish(&roster, o->app, period, &options, &o->err), &o->err);
	roster_release(&roster);
}

/* Not two dates in a year; but annexes of one document, an amendment, another year. */
static void a_number_belongs_to_one_document(void **state)
{
	struct office *o = *state;
	const struct date day = date_from_ymd(2027, 4, 20);

	publish_as(o, PERIOD, "12/KH-SVD", day, NULL);
	publish_as(o, "2-9/2027", "12/KH-SVD", date_add(day, 1), "number-taken");
	assert_non_null(strstr(o->err.msg, PERIOD));
	publish_as(o, "2-9/2027", "12/KH-SVD", day, NULL);
	publish_as(o, PERIOD, "12/KH-SVD", date_add(day, 2), "number-taken");
	publish_as(o, PERIOD, "13/KH-SVD", date_add(day, 2), NULL);
	publish_as(o, "van-hoa/2027", "12/KH-SVD", date_add(day, -300), NULL);
}

static void an_odd_date_is_told(void **state)
{
	struct publish_options options = {.number = "1/KH", .has_date = true};
	const struct period period = {.start = at("2027-04-29T17:00")};
	struct findings findings = {0};

	(void)state;
	options.date = date_from_ymd(2027, 4, 29);
	publish_findings(&findings, &period, &options);
	assert_int_equal(findings.n, 0);
	options.date = date_from_ymd(2027, 4, 30);
	options.number = NULL;
	publish_findings(&findings, &period, &options);
	assert_int_equal(findings.n, 2);
	assert_int_equal(findings_count(&findings, FINDING_WARNING), 1);
	findings_release(&findings);
}

static void a_second_roster_over_the_same_hours_is_refused(void **state)
{
	struct office *o = *state;
	struct roster roster;

	make(o, MONTH);
	generate(&roster, o, PERIOD);
	roster_release(&roster);
	refused(roster_publish(&roster, o->app, PERIOD, NULL, &o->err), &o->err, "overlap");
	assert_non_null(strstr(o->err.msg, MONTH));
	refused(roster_load(&roster, o->app->db, PERIOD, 0, &o->err), &o->err, "no-roster");
}

/* No post has two people at one minute where it wants one, and none is without. */
static void each_minute_once(struct office *o, const char *post, const char *from, const char *to)
{
	for (int64_t t = at(from); t < at(to); t += 15 * 60) {
		struct watch watch;
		size_t n = 0;

		must(watch_at(&watch, o->app, t, &o->err), &o->err);
		for (size_t i = 0; i < watch.n_on; i++)
			n += strcmp(watch.on[i].post, post) == 0;
		assert_int_equal(n, 1);
		assert_int_equal(watch.findings.n, 0);
		watch_release(&watch);
	}
}

static void a_replaced_roster_keeps_its_other_hours(void **state)
{
	struct office *o = *state;
	struct roster roster;
	struct diff diff;

	make(o, MONTH);
	generate(&roster, o, PERIOD);
	roster_release(&roster);
	publish(o, PERIOD, true);
	load(&roster, o, MONTH, 0);
	assert_int_equal(roster.version, 2);
	assert_null(roster_slot(&roster, NIGHT));
	assert_non_null(roster_slot(&roster, "truc-ban.2027-04-29.ngay~"));
	assert_int_equal(roster_slot(&roster, "truc-ban.2027-04-29.ngay~")->end,
	                 at("2027-04-29T17:00"));
	roster_release(&roster);
	each_minute_once(o, "truc-ban", "2027-04-28T07:30", "2027-05-06T07:30");
	each_minute_once(o, "lanh-dao", "2027-04-28T07:30", "2027-05-06T07:30");
	must(roster_compare(&diff, o->app, MONTH, 1, 2, &o->err), &o->err);
	assert_true(diff.n > 10);
	diff_release(&diff);
}

static void a_replaced_roster_keeps_its_covers(void **state)
{
	struct office *o = *state;
	struct cover_options options = {
	    .slot = "ky-thuat.2027-05-12.24", .reason = "x", .force = true};
	struct roster roster;
	char *before;

	make(o, MONTH);
	before = holder(o, MONTH, options.slot);
	options.person = strcmp(before, "KT1") == 0 ? "KT2" : "KT1";
	must(roster_cover(&roster, o->app, &options, &o->err), &o->err);
	roster_release(&roster);
	generate(&roster, o, PERIOD);
	roster_release(&roster);
	publish(o, PERIOD, true);
	free(before);
	before = holder(o, MONTH, options.slot);
	assert_string_equal(before, options.person);
	free(before);
}

static void a_roster_with_nothing_left_is_over(void **state)
{
	struct office *o = *state;
	struct roster roster;

	make(o, "2027-05-01..2027-05-02");
	generate(&roster, o, PERIOD);
	roster_release(&roster);
	publish(o, PERIOD, true);
	refused(roster_load(&roster, o->app->db, "2027-05-01..2027-05-02", 0, &o->err), &o->err,
	        "no-roster");
	each_minute_once(o, "truc-ban", "2027-04-29T17:00", "2027-05-04T07:30");
}

/* ---- amendments ---- */

static void an_amendment_without_a_cause_changes_nothing(void **state)
{
	struct office *o = *state;
	struct roster roster;

	make(o, PERIOD);
	generate(&roster, o, PERIOD);
	assert_int_equal(roster.version, 2);
	assert_int_equal(roster.quality, QUALITY_OPTIMAL);
	/* Nobody is moved, so what it costs is what fairness costs. */
	assert_true(roster.objective > 0 && roster.objective < 100000);
	assert_int_equal(roster.bound, roster.objective);
	roster_release(&roster);
	publish(o, PERIOD, false);
	assert_int_equal(count_moved(o, 1, 2), 0);
}

static void an_amendment_moves_as_few_as_it_can(void **state)
{
	struct office *o = *state;
	char *ill;

	make(o, PERIOD);
	ill = holder(o, PERIOD, NIGHT);
	put_leave(o, ill, LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	make(o, PERIOD);
	assert_int_equal(count_moved(o, 1, 2), 1);
	free(ill);
}

static void what_has_begun_is_not_amended(void **state)
{
	struct office *o = *state;
	struct findings findings;
	struct roster roster;
	char *before, *after;

	make(o, PERIOD);
	before = holder(o, PERIOD, NIGHT);
	set_clock(o, "2027-05-01T20:00");
	put_leave(o, before, LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	must(roster_generate(&roster, &findings, o->app, PERIOD, NULL, &o->err), &o->err);
	/* That somebody on leave is on duty is told all the same. */
	assert_int_equal(findings_count(&findings, FINDING_ERROR), 1);
	assert_string_equal(findings.item[0].code, "leave");
	findings_release(&findings);
	roster_release(&roster);
	publish(o, PERIOD, false);
	after = holder(o, PERIOD, NIGHT);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* A post becomes round the clock in the middle of the watch: nobody can fill what is behind us. */
static void a_hole_in_the_past_does_not_block(void **state)
{
	struct office *o = *state;
	struct posts *posts = &o->app->config.posts;
	struct findings findings;
	struct roster roster;

	make(o, PERIOD);
	for (size_t i = 0; i < posts->n; i++)
		if (strcmp(posts->post[i].id, "bao-ve") == 0) {
			posts->post[i].round_clock = true;
			posts->post[i].shift[1].days = DAYS_ALL;
		}
	/* The guard of 29/4 begins at 18:00, an hour after the watch. */
	set_clock(o, "2027-04-29T17:30");
	must(roster_generate(&roster, &findings, o->app, PERIOD, NULL, &o->err), &o->err);
	findings_release(&findings);
	roster_release(&roster);
	refused(roster_publish(&roster, o->app, PERIOD, NULL, &o->err), &o->err, "gap");
	set_clock(o, "2027-04-30T12:00");
	must(roster_generate(&roster, &findings, o->app, PERIOD, NULL, &o->err), &o->err);
	assert_int_equal(findings_count(&findings, FINDING_ERROR), 1);
	findings_release(&findings);
	roster_release(&roster);
	publish(o, PERIOD, false);
}

static void a_slot_that_is_over_need_not_be_filled(void **state)
{
	struct office *o = *state;
	struct roster roster;

	generate(&roster, o, PERIOD);
	slot_assign(roster_slot(&roster, "bao-ve.2027-04-29.dem"), "", "", "");
	put_draft(o, &roster);
	roster_release(&roster);
	set_clock(o, "2027-04-30T05:59");
	refused(roster_publish(&roster, o->app, PERIOD, NULL, &o->err), &o->err, "gap");
	set_clock(o, "2027-04-30T06:00");
	publish(o, PERIOD, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_gap_blocks_publication_and_names_the_slot, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_hole_between_shifts_blocks_too, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_is_published_carries_who_and_when, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_document_is_kept_with_what_it_rests_on, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_number_belongs_to_one_document, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(an_odd_date_is_told, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_second_roster_over_the_same_hours_is_refused,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(a_replaced_roster_keeps_its_other_hours, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_replaced_roster_keeps_its_covers, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_roster_with_nothing_left_is_over, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(an_amendment_without_a_cause_changes_nothing,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(an_amendment_moves_as_few_as_it_can, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_has_begun_is_not_amended, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_hole_in_the_past_does_not_block, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_slot_that_is_over_need_not_be_filled, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
