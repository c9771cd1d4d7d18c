/* The list before a holiday: what counts itself, who may mark what, when it is on the board. */
#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "service/checklists.h"
#include "service/notices.h"
#include "service/staff.h"
#include "store/facts.h"
#include "store/logs.h"

static void get(struct checklist *out, struct office *o, const char *period)
{
	must(checklist_load(out, o->app, period, &o->err), &o->err);
}

static const struct checklist_line *line(const struct checklist *list, const char *item)
{
	const struct checklist_line *found = checklist_find(list, item);

	assert_non_null(found);
	return found;
}

static bool mark(struct office *o, const char *item, enum checklist_state state,
                 const char *evidence)
{
	const struct checklist_change change = {
	    .period = PERIOD, .item = item, .state = state, .evidence = evidence};

	return checklist_mark(o->app, &change, &o->err);
}

static void act_as(struct office *o, const char *person, enum role role)
{
	free(o->app->actor.person);
	o->app->actor.person = xstrdup(person);
	o->app->actor.role = role;
}

static void a_department_has_its_own(void **state)
{
	struct office *o = *state;
	struct checklist list;

	get(&list, o, PERIOD);
	assert_int_equal(list.n, 12);
	assert_int_equal(list.n_open, 12);
	assert_int_equal(list.due, at("2027-04-29T17:00"));
	assert_string_equal(list.period, PERIOD);
	assert_non_null(strstr(line(&list, "V01")->item.basis, "O-046"));
	checklist_release(&list);
	/* A span of days: due at the end of the working day before it. */
	get(&list, o, "2027-06-07..2027-06-11");
	assert_int_equal(list.due, at("2027-06-04T17:00"));
	checklist_release(&list);
}

static void a_school_has_another(void **state)
{
	struct office *o = *state;
	struct checklist list;

	get(&list, o, "30/4/2027");
	assert_string_equal(line(&list, "V01")->item.basis, "O-035");
	assert_true(line(&list, "V09")->item.suggested);
	checklist_release(&list);
}

static void marks_are_kept_and_the_newest_counts(void **state)
{
	struct office *o = *state;
	struct checklist_marks marks;
	struct checklist list;
	struct audits audits;

	refused(mark(o, "V01", CHECKLIST_DONE, ""), &o->err, "no-evidence");
	refused(mark(o, "V99", CHECKLIST_DONE, "x"), &o->err, "no-such-item");
	must(checklist_assign(o->app, PERIOD, "v01", "Nguyễn Văn A", &o->err), &o->err);
	must(mark(o, "V01", CHECKLIST_DONE, "đã rà soát 12 trang"), &o->err);
	get(&list, o, PERIOD);
	assert_int_equal(list.n_open, 11);
	assert_int_equal(line(&list, "V01")->state, CHECKLIST_DONE);
	assert_string_equal(line(&list, "V01")->mark.evidence, "đã rà soát 12 trang");
	assert_string_equal(line(&list, "V01")->mark.person, "CB01");
	assert_string_equal(line(&list, "V01")->name, "Nguyễn Văn A");
	checklist_release(&list);
	/* Given to somebody else it stays done. */
	must(checklist_assign(o->app, PERIOD, "V01", "", &o->err), &o->err);
	get(&list, o, PERIOD);
	assert_int_equal(line(&list, "V01")->state, CHECKLIST_DONE);
	assert_string_equal(line(&list, "V01")->name, "");
	assert_string_equal(line(&list, "V01")->mark.evidence, "đã rà soát 12 trang");
	checklist_release(&list);
	must(mark(o, "V01", CHECKLIST_OPEN, "trang thứ 13 còn sót"), &o->err);
	must(checklist_history(&marks, o->app, PERIOD, "V01", &o->err), &o->err);
	assert_int_equal(marks.n, 4);
	assert_int_equal(marks.mark[3].state, CHECKLIST_OPEN);
	checklist_marks_release(&marks);
	assert_false(foreign_try(o->place->path, "DELETE FROM checklist_mark"));
	assert_false(foreign_try(o->place->path, "UPDATE checklist_mark SET evidence = ''"));
	must(audits_load(&audits, o->app->db, 1, &o->err), &o->err);
	assert_string_equal(audits.audit[0].action, "checklist open");
	assert_string_equal(audits.audit[0].object, PERIOD " V01");
	audits_release(&audits);
	/* Another holiday has its own. */
	get(&list, o, "2-9/2027");
	assert_int_equal(list.n_open, 12);
	checklist_release(&list);
}

static void who_may_mark(void **state)
{
	struct office *o = *state;

	must(checklist_assign(o->app, PERIOD, "V02", "CB02", &o->err), &o->err);
	act_as(o, "CB02", ROLE_OFFICER);
	must(mark(o, "V02", CHECKLIST_IMPOSSIBLE, "thiếu bản vá"), &o->err);
	refused(mark(o, "V03", CHECKLIST_DONE, "x"), &o->err, "not-yours");
	refused(checklist_assign(o->app, PERIOD, "V03", "CB02", &o->err), &o->err, "not-allowed");
	set_clock(o, "2027-04-29T17:00");
	must(mark(o, "V03", CHECKLIST_DONE, "ca đầu đã quét"), &o->err);
	act_as(o, "CB02", ROLE_READER);
	refused(mark(o, "V04", CHECKLIST_DONE, "x"), &o->err, "not-allowed");
}

static void ring(struct office *o, bool all)
{
	struct contacts contacts;
	size_t n = 0;

	must(contacts_load(&contacts, o->app->db, &o->err), &o->err);
	for (size_t i = 0; i < contacts.n; i++)
		if (contact_is_in_force(&contacts.contact[i], date_from_ymd(2027, 4, 29)) &&
		    (all || n++ == 0))
			must(contact_confirm(o->app, contacts.contact[i].id, "CB01", &o->err),
			     &o->err);
	contacts_release(&contacts);
}

static void hotlines_are_counted_from_thirty_days_before(void **state)
{
	struct office *o = *state;
	struct checklist list;

	set_clock(o, "2027-03-30T16:59");
	ring(o, true);
	get(&list, o, PERIOD);
	assert_int_equal(line(&list, "V10")->state, CHECKLIST_OPEN);
	assert_non_null(strstr(line(&list, "V10")->progress, "0"));
	checklist_release(&list);
	set_clock(o, "2027-03-30T17:00");
	ring(o, false);
	get(&list, o, PERIOD);
	assert_int_equal(line(&list, "V10")->state, CHECKLIST_OPEN);
	assert_non_null(strstr(line(&list, "V10")->progress, "1"));
	checklist_release(&list);
	ring(o, true);
	get(&list, o, PERIOD);
	assert_int_equal(line(&list, "V10")->state, CHECKLIST_DONE);
	assert_null(line(&list, "V10")->mark.id);
	assert_int_equal(list.n_open, 11);
	checklist_release(&list);
}

static void numbers_are_counted_by_who_confirmed(void **state)
{
	struct office *o = *state;
	struct notice_draft draft = {
	    .period = PERIOD, .state = NOTICE_CONFIRMED, .means = "điện thoại"};
	struct notice_lines lines;
	struct checklist list;

	make(o, PERIOD);
	must(notice_list(&lines, o->app, PERIOD, &o->err), &o->err);
	for (size_t i = 0; i < lines.n; i++) {
		get(&list, o, PERIOD);
		assert_int_equal(line(&list, "V11")->state, CHECKLIST_OPEN);
		checklist_release(&list);
		draft.person = lines.line[i].person;
		must(notice_add(o->app, &draft, &o->err), &o->err);
	}
	notice_lines_release(&lines);
	get(&list, o, PERIOD);
	assert_int_equal(line(&list, "V11")->state, CHECKLIST_DONE);
	checklist_release(&list);
}

static size_t open_at(struct office *o, const char *time)
{
	struct checklist list;
	size_t n;

	must(checklist_open(&list, o->app, at(time), &o->err), &o->err);
	n = list.n;
	for (size_t i = 0; i < n; i++)
		assert_int_equal(list.line[i].state, CHECKLIST_OPEN);
	checklist_release(&list);
	return n;
}

static void the_board_has_it_from_a_day_before_until_the_first_shift_ends(void **state)
{
	struct office *o = *state;

	assert_int_equal(open_at(o, "2027-04-28T16:59"), 0);
	assert_int_equal(open_at(o, "2027-04-28T17:00"), 12);
	/* Nobody on duty: a day. */
	assert_int_equal(open_at(o, "2027-04-30T16:59"), 12);
	assert_int_equal(open_at(o, "2027-04-30T17:00"), 0);
	make(o, PERIOD);
	must(mark(o, "V01", CHECKLIST_DONE, "xong"), &o->err);
	must(mark(o, "V12", CHECKLIST_NOT_OURS, "phòng khác gửi"), &o->err);
	assert_int_equal(open_at(o, "2027-04-29T17:00"), 10);
	assert_int_equal(open_at(o, "2027-04-30T07:29"), 10);
	assert_int_equal(open_at(o, "2027-04-30T07:30"), 0);
	assert_int_equal(open_at(o, "2027-05-04T08:00"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_department_has_its_own, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_school_has_another, school, office_remove),
	    cmocka_unit_test_setup_teardown(marks_are_kept_and_the_newest_counts, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(who_may_mark, department, office_remove),
	    cmocka_unit_test_setup_teardown(hotlines_are_counted_from_thirty_days_before,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(numbers_are_counted_by_who_confirmed, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(
	        the_board_has_it_from_a_day_before_until_the_first_shift_ends, department,
	        office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
