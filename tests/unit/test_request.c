#include "domain/request.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "test.h"

#include "base/banned.h"

static void add(struct entries *list, const char *object, enum record_effect effect,
                const char *fields, int64_t at)
{
	struct err err;

	list->entry = array_grow(list->entry, list->n, sizeof *list->entry);
	struct entry *entry = &list->entry[list->n++];
	*entry = (struct entry){
	    .seq = (int64_t)list->n,
	    .happened_at = at,
	    .person = xstrdup("CB01"),
	    .record = {.kind = xstrdup("request"), .object = xstrdup(object), .effect = effect},
	};
	assert_true(fields_parse(&entry->record.fields, fields, &err));
}

static void a_request_is_what_its_records_say(void **state)
{
	struct entries list = {0};
	struct requests got;
	const struct request *one;

	(void)state;
	add(&list, "NK-2027-04-001", RECORD_OPENS,
	    "act=received\nfrom=Công an\nurgency=flash\ncontent=rà soát\ndue=500\n", 100);
	requests_make(&got, &list);
	one = requests_find(&got, "NK-2027-04-001");
	assert_int_equal(one->state, REQUEST_RECEIVED);
	assert_int_equal(one->urgency, URGENCY_FLASH);
	assert_true(request_is_open(one) && request_wants_answer(one));
	assert_false(request_is_late(one, 500));
	assert_true(request_is_late(one, 501));
	requests_release(&got);

	add(&list, "NK-2027-04-001", RECORD_UPDATES, "act=passed\nto=Phòng A\nat=150\n", 151);
	add(&list, "NK-2027-04-001", RECORD_UPDATES, "act=passed\nto=Phòng B\nat=160\n", 161);
	add(&list, "NK-2027-04-001", RECORD_UPDATES, "act=answered\nanswer=xong\nat=200\n", 201);
	add(&list, "NK-2027-04-001", RECORD_UPDATES, "act=answered\nanswer=thêm\nat=300\n", 301);
	/* Told again to somebody after the answer: it stays answered. */
	add(&list, "NK-2027-04-001", RECORD_UPDATES, "act=passed\nto=Phòng C\nat=310\n", 311);
	requests_make(&got, &list);
	one = &got.request[0];
	assert_int_equal(got.n, 1);
	assert_int_equal(one->state, REQUEST_ANSWERED);
	assert_string_equal(one->passed_to, "Phòng C");
	assert_string_equal(one->answer, "thêm");
	assert_int_equal(one->answered_at, 200);
	assert_true(request_is_open(one) && !request_wants_answer(one));
	assert_false(request_is_late(one, 9999));
	requests_release(&got);

	add(&list, "NK-2027-04-001", RECORD_CLOSES, "act=done\nat=400\noutcome=lưu\n", 401);
	requests_make(&got, &list);
	assert_int_equal(got.request[0].state, REQUEST_DONE);
	assert_int_equal(got.request[0].done_at, 400);
	assert_string_equal(got.request[0].outcome, "lưu");
	assert_false(request_is_open(&got.request[0]));
	requests_release(&got);
	entries_release(&list);
}

static void answered_and_done_may_be_one(void **state)
{
	struct entries list = {0};
	struct requests got;

	(void)state;
	add(&list, "1", RECORD_OPENS, "act=received\nfrom=a\ncontent=b\n", 100);
	add(&list, "1", RECORD_CLOSES, "act=answered\nanswer=c\nat=120\n", 121);
	/* Of a request that was never taken in there is nothing to say. */
	add(&list, "2", RECORD_UPDATES, "act=answered\nanswer=c\nat=120\n", 121);
	add(&list, "3", RECORD_OPENS, "act=received\nfrom=a\ncontent=b\n", 100);
	free(list.entry[3].record.kind);
	list.entry[3].record.kind = xstrdup("incident");
	requests_make(&got, &list);
	assert_int_equal(got.n, 1);
	assert_int_equal(got.request[0].state, REQUEST_DONE);
	assert_int_equal(got.request[0].answered_at, 120);
	assert_int_equal(got.request[0].done_at, 120);
	requests_release(&got);
	entries_release(&list);
}

static void what_is_due_first_comes_first(void **state)
{
	static const char *const wanted[] = {"5", "4", "3", "2", "1", "6"};
	struct entries list = {0};
	struct requests got;

	(void)state;
	add(&list, "1", RECORD_OPENS, "act=received\nfrom=a\ncontent=b\n", 100);
	add(&list, "2", RECORD_OPENS, "act=received\nfrom=a\ncontent=b\nurgency=urgent\n", 110);
	add(&list, "3", RECORD_OPENS, "act=received\nfrom=a\ncontent=b\nurgency=flash\n", 120);
	add(&list, "4", RECORD_OPENS, "act=received\nfrom=a\ncontent=b\ndue=900\n", 130);
	add(&list, "5", RECORD_OPENS, "act=received\nfrom=a\ncontent=b\ndue=800\n", 140);
	add(&list, "6", RECORD_OPENS, "act=received\nfrom=a\ncontent=b\ndue=700\n", 150);
	add(&list, "6", RECORD_UPDATES, "act=answered\nanswer=c\nat=160\n", 160);
	requests_make(&got, &list);
	requests_sort(&got);
	assert_int_equal(got.n, 6);
	for (size_t i = 0; i < got.n; i++)
		assert_string_equal(got.request[i].number, wanted[i]);
	requests_release(&got);
	entries_release(&list);
	requests_sort(&got);
}

static void urgencies_are_found_by_either_name(void **state)
{
	enum urgency urgency;

	(void)state;
	for (int i = 0; i < URGENCIES; i++) {
		assert_true(urgency_find(&urgency, urgency_name((enum urgency)i)));
		assert_int_equal(urgency, i);
		assert_true(urgency_find(&urgency, urgency_label((enum urgency)i)));
		assert_int_equal(urgency, i);
	}
	assert_false(urgency_find(&urgency, ""));
	assert_false(urgency_find(&urgency, "soon"));
	for (int i = 0; i < REQUEST_STATES; i++)
		assert_true(*request_state_name((enum request_state)i) &&
		            *request_state_label((enum request_state)i));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_request_is_what_its_records_say),
	    cmocka_unit_test(answered_and_done_may_be_one),
	    cmocka_unit_test(what_is_due_first_comes_first),
	    cmocka_unit_test(urgencies_are_found_by_either_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
