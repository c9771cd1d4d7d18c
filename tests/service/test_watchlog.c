#include "office.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/random.h"
#include "service/watch.h"
#include "service/watchlog.h"

#include "base/banned.h"

/* A program's own function comes before the C library's: syncs fail once the count runs out. */
static int syncs_left = -1;

int fdatasync(int fd)
{
	if (syncs_left == 0) {
		errno = EIO;
		return -1;
	}
	if (syncs_left > 0)
		syncs_left--;
	return (int)syscall(SYS_fdatasync, fd);
}

static void become(struct office *o, const char *person, enum role role)
{
	free(o->app->actor.person);
	o->app->actor.person = xstrdup(person);
	o->app->actor.role = role;
}

static bool add(struct entry *out, struct office *o, const char *text, int64_t happened_at)
{
	const struct log_draft draft = {
	    .kind = ENTRY_CHECK, .text = text, .happened_at = happened_at};

	return log_add(out, o->app, &draft, &o->err);
}

static int64_t count(struct office *o)
{
	int64_t n;

	must(entries_count(&n, o->app->db, &o->err), &o->err);
	return n;
}

static void an_entry_carries_the_slot_that_its_writer_holds(void **state)
{
	struct office *o = *state;
	struct watch watch;
	struct entry entry;

	make(o, PERIOD);
	set_clock(o, "2027-05-01T09:00");
	must(watch_at(&watch, o->app, clock_now(), &o->err), &o->err);
	become(o, watch.on[0].person, ROLE_OFFICER);
	must(add(&entry, o, "Trang web bình thường", 0), &o->err);
	assert_string_equal(entry.shift, watch.on[0].slot);
	assert_string_equal(entry.person, watch.on[0].person);
	assert_int_equal(entry.kind, ENTRY_CHECK);
	assert_true(entry.happened_at == clock_now() && entry.entered_at == clock_now());
	assert_int_equal(entry.seq, 1);
	assert_int_equal(strlen(entry.entry_id), 32);
	assert_string_equal(entry.number, "NK-2027-30-4-001");
	entry_release(&entry);
	/* What happened before the holiday belongs to no shift. */
	must(add(&entry, o, "Nhận công văn", at("2027-04-20T09:00")), &o->err);
	assert_null(entry.shift);
	assert_true(entry.happened_at < entry.entered_at);
	entry_release(&entry);
	/* Nor does what somebody writes who is not on duty. */
	become(o, "QT", ROLE_SUPERVISOR);
	must(add(&entry, o, "Kiểm tra đột xuất", 0), &o->err);
	assert_null(entry.shift);
	entry_release(&entry);
	watch_release(&watch);
}

static void what_is_no_entry_is_refused(void **state)
{
	struct office *o = *state;
	struct entry entry;
	char *huge = xcalloc(70000, 1);
	struct log_draft draft = {.kind = ENTRY_SYSTEM, .text = "x"};

	memset(huge, 'x', 69999);
	refused(add(&entry, o, "", 0), &o->err, "empty-text");
	refused(add(&entry, o, " \n\t", 0), &o->err, "empty-text");
	refused(add(&entry, o, huge, 0), &o->err, "too-large");
	refused(add(&entry, o, "mai", clock_now() + 61), &o->err, "future");
	refused(log_add(&entry, o->app, &draft, &o->err), &o->err, "bad-kind");
	draft.kind = ENTRY_AMEND;
	refused(log_add(&entry, o->app, &draft, &o->err), &o->err, "bad-kind");
	become(o, "QT", ROLE_READER);
	refused(add(&entry, o, "x", 0), &o->err, "not-allowed");
	become(o, "", ROLE_READER);
	refused(add(&entry, o, "x", 0), &o->err, "unknown-actor");
	assert_int_equal(count(o), 0);
	become(o, "QT", ROLE_SUPERVISOR);
	must(add(&entry, o, "sớm một phút", clock_now() + 60), &o->err);
	entry_release(&entry);
	free(huge);
}

static void a_correction_refers_to_what_it_corrects(void **state)
{
	struct office *o = *state;
	const struct entry_filter all = {.kind = -1};
	struct entry entry, amend;
	struct entries list;
	int64_t broken, checked;
	char id[RANDOM_ID];

	random_id(id);
	must(add(&entry, o, "lúc 7:30", at("2027-03-01T07:30")), &o->err);
	must(log_amend(&amend, o->app, 1, id, "lúc 7:35", &o->err), &o->err);
	entry_release(&amend);
	/* A second try after a failure that was none adds nothing. */
	must(log_amend(&amend, o->app, 1, id, "lúc 7:35", &o->err), &o->err);
	assert_int_equal(amend.kind, ENTRY_AMEND);
	assert_int_equal(amend.refers_to, 1);
	assert_true(amend.happened_at == entry.happened_at);
	assert_true(amend.entered_at == clock_now());
	entry_release(&amend);
	refused(log_amend(&amend, o->app, 9, NULL, "x", &o->err), &o->err, "no-entry");
	refused(log_amend(&amend, o->app, 1, NULL, " ", &o->err), &o->err, "empty-text");
	must(log_list(&list, o->app, &all, &o->err), &o->err);
	assert_int_equal(list.n, 2);
	assert_string_equal(list.entry[1].text, "lúc 7:30");
	assert_int_equal(list.entry[1].amended_by, 2);
	entries_release(&list);
	must(log_verify(&broken, &checked, o->app, &o->err), &o->err);
	assert_int_equal(broken, 0);
	assert_int_equal(checked, 2);
	entry_release(&entry);
}

static void numbers_go_by_the_holiday_or_the_month(void **state)
{
	struct office *o = *state;
	struct record record = {0};
	const struct log_draft draft = {
	    .kind = ENTRY_RECEIVED, .text = "Yêu cầu rà soát", .system = "web", .record = &record};
	struct entry entry, amend;

	make(o, PERIOD);
	become(o, "QT", ROLE_SUPERVISOR);
	set_clock(o, "2027-04-28T09:00");
	record.kind = xstrdup("request");
	record.effect = RECORD_OPENS;
	fields_set(&record.fields, "from", "Công an thành phố");
	must(log_add(&entry, o->app, &draft, &o->err), &o->err);
	assert_string_equal(entry.number, "NK-2027-04-001");
	assert_string_equal(entry.record.object, "NK-2027-04-001");
	assert_string_equal(entry.system, "web");
	must(log_amend(&amend, o->app, 1, NULL, "từ Phòng ANM", &o->err), &o->err);
	assert_string_equal(amend.number, "NK-2027-04-002");
	assert_string_equal(amend.system, "web");
	entry_release(&amend);
	entry_release(&entry);
	record_release(&record);
	set_clock(o, "2027-04-30T09:00");
	must(add(&entry, o, "x", 0), &o->err);
	assert_string_equal(entry.number, "NK-2027-30-4-001");
	entry_release(&entry);
}

static void expect_named(struct office *o, const char *text, int64_t seq)
{
	struct entry entry;

	must(log_find(&entry, o->app, text, &o->err), &o->err);
	assert_int_equal(entry.seq, seq);
	entry_release(&entry);
}

static void an_entry_is_named_in_each_way_but_never_by_chance(void **state)
{
	struct office *o = *state;
	struct entry entry;

	set_clock(o, "2027-03-01T09:00");
	for (int i = 0; i < 2; i++) {
		must(add(&entry, o, "x", 0), &o->err);
		entry_release(&entry);
	}
	set_clock(o, "2027-04-01T09:00");
	must(add(&entry, o, "x", 0), &o->err);
	assert_string_equal(entry.number, "NK-2027-04-001");
	entry_release(&entry);
	expect_named(o, "#3", 3);
	expect_named(o, "NK-2027-04-001", 3);
	expect_named(o, "2027-03-2", 2);
	expect_named(o, "002", 2); /* this month has one alone */
	expect_named(o, "3", 3);
	refused(log_find(&entry, o->app, "1", &o->err), &o->err, "ambiguous");
	refused(log_find(&entry, o->app, "001", &o->err), &o->err, "ambiguous");
	refused(log_find(&entry, o->app, "#9", &o->err), &o->err, "no-entry");
	refused(log_find(&entry, o->app, "9", &o->err), &o->err, "no-entry");
	refused(log_find(&entry, o->app, "2027-05-001", &o->err), &o->err, "no-entry");
	refused(log_find(&entry, o->app, "mai", &o->err), &o->err, "bad-number");
	/* In the month of the first entries place and number are the same. */
	set_clock(o, "2027-03-31T09:00");
	expect_named(o, "1", 1);
}

static void the_same_draft_twice_is_one_entry(void **state)
{
	struct office *o = *state;
	const struct log_draft draft = {.entry_id = "0123456789abcdef0123456789abcdef",
	                                .text = "một lần"};
	struct entry entry;

	for (int i = 0; i < 2; i++) {
		must(log_add(&entry, o->app, &draft, &o->err), &o->err);
		assert_int_equal(entry.seq, 1);
		entry_release(&entry);
	}
	assert_int_equal(count(o), 1);
}

/* Of the syncs of a commit the last comes when the entry is already there: then it counts. */
static void a_commit_that_only_seemed_to_fail_is_no_failure(void **state)
{
	struct office *o = *state;
	int failed = 0;
	int64_t n = 0;

	for (int left = 0; left < 8; left++) {
		struct entry entry;
		syncs_left = left;
		bool ok = add(&entry, o, "ghi khi đĩa lỗi", 0);
		bool had_fault = syncs_left == 0;
		syncs_left = -1;
		if (ok) {
			n++;
			entry_release(&entry);
		} else {
			failed++;
			assert_string_equal(o->err.key, "disk-error");
		}
		assert_true(ok || had_fault);
		assert_int_equal(count(o), n);
	}
	assert_true(failed > 0 && n > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(an_entry_carries_the_slot_that_its_writer_holds,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(what_is_no_entry_is_refused, school, office_remove),
	    cmocka_unit_test_setup_teardown(a_correction_refers_to_what_it_corrects, school,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(numbers_go_by_the_holiday_or_the_month, school,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(an_entry_is_named_in_each_way_but_never_by_chance,
	                                    school, office_remove),
	    cmocka_unit_test_setup_teardown(the_same_draft_twice_is_one_entry, school,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_commit_that_only_seemed_to_fail_is_no_failure, school,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
