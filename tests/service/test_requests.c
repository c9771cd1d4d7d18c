#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "service/requests.h"
#include "service/watchlog.h"
#include "store/records.h"

#include "base/banned.h"

static void take(struct office *o, const char *from, int64_t due)
{
	const struct request_draft draft = {.from = from,
	                                    .means = "điện thoại",
	                                    .document = "12/CATP-PA05",
	                                    .dated = "2027-02-28",
	                                    .content = "rà soát tài khoản quản trị",
	                                    .system = "web",
	                                    .urgency = URGENCY_FLASH,
	                                    .due = due};
	struct entry entry;

	must(request_add(&entry, o->app, &draft, &o->err), &o->err);
	assert_int_equal(entry.kind, ENTRY_RECEIVED);
	assert_string_equal(entry.system, "web");
	assert_string_equal(entry.record.object, entry.number);
	assert_non_null(strstr(entry.text, "12/CATP-PA05"));
	assert_non_null(strstr(entry.text, "28/02/2027"));
	entry_release(&entry);
}

static size_t count(struct office *o, bool open_only)
{
	struct requests list;
	size_t n;

	must(request_list(&list, o->app, open_only, &o->err), &o->err);
	n = list.n;
	requests_release(&list);
	return n;
}

static size_t count_unanswered(struct office *o)
{
	struct requests list;
	size_t n;

	must(request_unanswered(&list, o->app, &o->err), &o->err);
	n = list.n;
	requests_release(&list);
	return n;
}

static void a_request_goes_from_hand_to_hand_until_it_is_done(void **state)
{
	struct office *o = *state;
	const struct request_answer answer = {.text = "đã rà soát 12 tài khoản",
	                                      .document = "34/TH"};
	const struct request *one;
	struct requests list;
	struct entry entry;

	set_clock(o, "2027-03-01T09:00");
	take(o, "Công an thành phố", at("2027-03-01T16:00"));
	take(o, "Sở", 0);
	assert_int_equal(count_unanswered(o), 2);
	set_clock(o, "2027-03-01T09:10");
	must(request_pass(&entry, o->app, "1", "Tổ công nghệ thông tin", 0, &o->err), &o->err);
	assert_string_equal(entry.number, "NK-2027-03-003");
	entry_release(&entry);
	/* Any of its entries names it. */
	must(request_answer(&entry, o->app, "#3", &answer, &o->err), &o->err);
	assert_string_equal(entry.record.object, "NK-2027-03-001");
	entry_release(&entry);
	assert_int_equal(count_unanswered(o), 1);
	assert_int_equal(count(o, true), 2);
	must(request_list(&list, o->app, true, &o->err), &o->err);
	one = requests_find(&list, "NK-2027-03-001");
	assert_string_equal(one->passed_to, "Tổ công nghệ thông tin");
	assert_string_equal(one->answer, answer.text);
	assert_int_equal(one->state, REQUEST_ANSWERED);
	assert_true(one->passed_at == at("2027-03-01T09:10"));
	requests_release(&list);
	must(request_finish(&entry, o->app, "NK-2027-03-001", "", 0, &o->err), &o->err);
	entry_release(&entry);
	assert_int_equal(count(o, true), 1);
	assert_int_equal(count(o, false), 2);
	refused(request_pass(&entry, o->app, "1", "x", 0, &o->err), &o->err, "request-done");
	refused(request_answer(&entry, o->app, "1", &answer, &o->err), &o->err, "request-done");
	refused(request_finish(&entry, o->app, "1", "x", 0, &o->err), &o->err, "request-done");
}

static void what_cannot_be_is_refused_and_leaves_nothing(void **state)
{
	struct office *o = *state;
	struct request_draft draft = {.from = "", .content = "x"};
	struct request_answer answer = {.text = ""};
	struct entry entry;
	int64_t n;

	set_clock(o, "2027-03-01T09:00");
	refused(request_add(&entry, o->app, &draft, &o->err), &o->err, "no-sender");
	draft.from = "Sở";
	draft.content = "";
	refused(request_add(&entry, o->app, &draft, &o->err), &o->err, "empty-text");
	draft.content = "x";
	draft.at = at("2027-03-01T09:02");
	refused(request_add(&entry, o->app, &draft, &o->err), &o->err, "future");
	draft.at = at("2027-03-01T08:00");
	draft.due = draft.at;
	refused(request_add(&entry, o->app, &draft, &o->err), &o->err, "bad-due");
	must(entries_count(&n, o->app->db, &o->err), &o->err);
	assert_int_equal(n, 0);
	draft.due = at("2027-03-01T08:30"); /* over already, and entered late */
	must(request_add(&entry, o->app, &draft, &o->err), &o->err);
	entry_release(&entry);
	refused(request_pass(&entry, o->app, "1", "", 0, &o->err), &o->err, "no-receiver");
	refused(request_pass(&entry, o->app, "1", "A", at("2027-03-01T07:59"), &o->err), &o->err,
	        "too-early");
	refused(request_pass(&entry, o->app, "1", "A", at("2027-03-01T09:02"), &o->err), &o->err,
	        "future");
	refused(request_answer(&entry, o->app, "1", &answer, &o->err), &o->err, "empty-text");
	refused(request_finish(&entry, o->app, "1", "", 0, &o->err), &o->err, "no-reason");
	refused(request_finish(&entry, o->app, "7", "x", 0, &o->err), &o->err, "no-entry");
	must(entries_count(&n, o->app->db, &o->err), &o->err);
	assert_int_equal(n, 1);
	must(log_amend(&entry, o->app, 1, NULL, "y", &o->err), &o->err);
	entry_release(&entry);
	refused(request_finish(&entry, o->app, "2", "x", 0, &o->err), &o->err, "no-request");
	o->app->actor.role = ROLE_READER;
	refused(request_add(&entry, o->app, &draft, &o->err), &o->err, "not-allowed");
	refused(request_finish(&entry, o->app, "1", "x", 0, &o->err), &o->err, "not-allowed");
}

static void answered_and_done_at_once_leaves_nothing_open(void **state)
{
	struct office *o = *state;
	const struct request_answer answer = {.text = "đã nhận", .is_done = true};
	struct open_items items;
	struct entry entry;

	set_clock(o, "2027-03-01T09:00");
	take(o, "Sở", at("2027-03-02T09:00"));
	must(open_items_load(&items, o->app->db, "request", &o->err), &o->err);
	assert_int_equal(items.n, 1);
	assert_true(items.item[0].due == at("2027-03-02T09:00"));
	open_items_release(&items);
	must(request_answer(&entry, o->app, "1", &answer, &o->err), &o->err);
	entry_release(&entry);
	assert_int_equal(count(o, true), 0);
	must(open_items_load(&items, o->app->db, "request", &o->err), &o->err);
	assert_int_equal(items.n, 0);
	open_items_release(&items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_request_goes_from_hand_to_hand_until_it_is_done,
	                                    school, office_remove),
	    cmocka_unit_test_setup_teardown(what_cannot_be_is_refused_and_leaves_nothing, school,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(answered_and_done_at_once_leaves_nothing_open, school,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
