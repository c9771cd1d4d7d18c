#include "office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/zone.h"
#include "service/due.h"
#include "service/round_watch.h"
#include "service/watchlog.h"
#include "store/records.h"

#include "base/banned.h"

#define NIGHT "attt.2027-04-30.dem"

static void become(struct office *o, const char *person)
{
	free(o->app->actor.person);
	o->app->actor.person = xstrdup(person);
	o->app->actor.role = ROLE_OFFICER;
}

/* On 30/4 at 22:00, as the officer of the night. */
static void begin_night(struct office *o)
{
	char *person;

	make(o, PERIOD);
	person = holder(o, PERIOD, NIGHT);
	become(o, person);
	free(person);
	set_clock(o, "2027-04-30T22:00");
}

static bool report(struct round_recorded *out, struct office *o, const char *round,
                   const char *made)
{
	const struct round_report report = {
	    .round = round, .result = ROUND_NORMAL, .at = made ? at(made) : 0};

	return round_record(out, o->app, &report, &o->err);
}

static void make_round(struct office *o, const char *round)
{
	struct round_recorded recorded;

	must(report(&recorded, o, round, NULL), &o->err);
	assert_false(recorded.is_late);
	round_recorded_release(&recorded);
}

static void write_note(struct office *o, const char *text)
{
	const struct log_draft draft = {.text = text};
	struct entry entry;

	must(log_add(&entry, o->app, &draft, &o->err), &o->err);
	entry_release(&entry);
}

static enum round_state state_of(struct office *o, const char *round, const char *slot)
{
	struct round_board board;
	int found = -1;

	must(round_list_due(&board, o->app, clock_now(), &o->err), &o->err);
	for (size_t i = 0; i < board.n; i++)
		if (!strcmp(board.due[i].round->id, round) && !strcmp(board.due[i].slot, slot))
			found = (int)board.due[i].state;
	round_board_release(&board);
	assert_true(found >= 0);
	return (enum round_state)found;
}

/* How often rounds of that slot ended so, after settling nothing new. */
static size_t count(struct office *o, const char *slot, const char *result)
{
	struct entries list;
	size_t n = 0;

	must(round_history(&list, o->app, slot, &o->err), &o->err);
	for (size_t i = 0; i < list.n; i++)
		n += !strcmp(fields_get(&list.entry[i].record.fields, "result"), result);
	entries_release(&list);
	return n;
}

static void rounds_of_who_is_on_are_listed_by_urgency(void **state)
{
	struct office *o = *state;
	struct round_board board;
	bool calm = false;

	begin_night(o);
	must(round_list_due(&board, o->app, clock_now(), &o->err), &o->err);
	assert_true(board.n > 10);
	assert_int_equal(board.due[0].state, ROUND_OVERDUE);
	for (size_t i = 0; i < board.n; i++) {
		const struct round_due *due = &board.due[i];
		bool urgent = due->state == ROUND_OVERDUE || due->state == ROUND_DUE;

		assert_true(due->start <= clock_now() && clock_now() < due->end);
		assert_true(round_has_post(due->round, due->post));
		assert_true(*due->person && *due->name);
		assert_false(calm && urgent);
		calm = calm || !urgent;
	}
	round_board_release(&board);
	/* Nobody is on a day before. */
	must(round_list_due(&board, o->app, at("2027-04-28T09:00"), &o->err), &o->err);
	assert_int_equal(board.n, 0);
	round_board_release(&board);
}

static void a_round_is_entered_with_its_record(void **state)
{
	struct office *o = *state;
	struct round_recorded recorded;
	const struct record *record;

	begin_night(o);
	assert_int_equal(state_of(o, "R01", NIGHT), ROUND_OVERDUE);
	must(report(&recorded, o, "r01", NULL), &o->err);
	record = &recorded.entry.record;
	assert_int_equal(recorded.entry.kind, ENTRY_CHECK);
	assert_string_equal(recorded.entry.text, "Website và tên miền: normal");
	assert_string_equal(record->kind, "round");
	assert_string_equal(record->object, NIGHT);
	assert_string_equal(fields_get(&record->fields, "round"), "R01");
	assert_string_equal(fields_get(&record->fields, "result"), "normal");
	assert_int_equal(fields_get_int(&record->fields, "due", 0), at("2027-04-30T21:30"));
	assert_int_equal(recorded.next, at("2027-04-30T23:30"));
	assert_string_equal(recorded.entry.number, "NK-2027-30-4-001");
	round_recorded_release(&recorded);
	assert_int_equal(state_of(o, "R01", NIGHT), ROUND_DONE);
}

static void what_is_not_normal_says_what_where_and_whom(void **state)
{
	struct office *o = *state;
	struct fields fields = {0};
	struct round_report report = {.round = "R01", .result = ROUND_ABNORMAL, .fields = &fields};
	struct round_recorded recorded;

	begin_night(o);
	refused(round_record(&recorded, o->app, &report, &o->err), &o->err, "missing-field");
	report.seen = "trang chủ bị đổi";
	refused(round_record(&recorded, o->app, &report, &o->err), &o->err, "missing-field");
	assert_non_null(strstr(o->err.msg, "o-dau"));
	assert_non_null(strstr(o->err.msg, "da-bao"));
	fields_set(&fields, "o-dau", "so.example");
	fields_set(&fields, "mau", "đỏ");
	refused(round_record(&recorded, o->app, &report, &o->err), &o->err, "no-such-field");
	fields_set(&fields, "mau", NULL);
	fields_set(&fields, "da-bao", "lãnh đạo trực");
	must(round_record(&recorded, o->app, &report, &o->err), &o->err);
	assert_string_equal(fields_get(&recorded.entry.record.fields, "seen"), report.seen);
	assert_string_equal(fields_get(&recorded.entry.record.fields, "o-dau"), "so.example");
	assert_non_null(strstr(recorded.entry.text, "đã báo ai: lãnh đạo trực"));
	round_recorded_release(&recorded);
	fields_release(&fields);
}

static void what_cannot_be_made_says_why(void **state)
{
	struct office *o = *state;
	struct round_report report = {.round = "R02", .result = ROUND_IMPOSSIBLE, .reason = " "};
	struct round_recorded recorded;

	begin_night(o);
	refused(round_record(&recorded, o->app, &report, &o->err), &o->err, "missing-field");
	report.reason = "mất điện phòng máy";
	must(round_record(&recorded, o->app, &report, &o->err), &o->err);
	assert_string_equal(fields_get(&recorded.entry.record.fields, "reason"), report.reason);
	round_recorded_release(&recorded);
	assert_int_equal(state_of(o, "R02", NIGHT), ROUND_DONE);
}

static void what_cannot_be_is_refused(void **state)
{
	struct office *o = *state;
	struct round_recorded recorded;
	struct round_report other = {.round = "R01", .slot = "attt.2027-04-30.ngay"};
	int64_t n;

	begin_night(o);
	refused(report(&recorded, o, "R99", NULL), &o->err, "no-such-round");
	refused(report(&recorded, o, "R01", "2027-04-30T23:00"), &o->err, "future");
	refused(report(&recorded, o, "R01", "2027-04-20T23:00"), &o->err, "no-shift");
	other.result = ROUND_NORMAL;
	refused(round_record(&recorded, o->app, &other, &o->err), &o->err, "no-shift");
	o->app->actor.role = ROLE_READER;
	refused(report(&recorded, o, "R01", NULL), &o->err, "not-allowed");
	/* Not even what was missed before is left behind by a refusal. */
	must(entries_count(&n, o->app->db, &o->err), &o->err);
	assert_int_equal(n, 0);
}

static void a_missed_round_cannot_be_filled_in_later(void **state)
{
	struct office *o = *state;
	struct round_recorded recorded;
	size_t before;

	begin_night(o);
	set_clock(o, "2027-04-30T20:00");
	write_note(o, "Nhận ca");
	set_clock(o, "2027-05-01T00:00");
	must(report(&recorded, o, "R01", "2027-04-30T21:25"), &o->err);
	assert_true(recorded.is_late);
	assert_true(recorded.settled > 0);
	assert_int_equal(recorded.due, at("2027-04-30T21:30"));
	assert_string_equal(fields_get(&recorded.entry.record.fields, "result"), "late");
	assert_string_equal(fields_get(&recorded.entry.record.fields, "found"), "normal");
	round_recorded_release(&recorded);
	/* R01 of 21:30; R02 of 20:30, 21:30 and 22:30 in one entry. */
	assert_int_equal(count(o, NIGHT, "missed"), 2);
	assert_int_equal(count(o, NIGHT, "late"), 1);
	before = count(o, NIGHT, "missed");
	/* Nothing is settled twice. */
	make_round(o, "R02");
	assert_int_equal(count(o, NIGHT, "missed"), before);
	/* Still to be made: the one of 23:30. */
	assert_int_equal(state_of(o, "R01", NIGHT), ROUND_OVERDUE);
	make_round(o, "R01");
	assert_int_equal(state_of(o, "R01", NIGHT), ROUND_DONE);
}

static void the_end_of_a_shift_settles_what_is_left(void **state)
{
	struct office *o = *state;
	size_t n = 0;

	begin_night(o);
	set_clock(o, "2027-04-30T19:30");
	write_note(o, "Nhận ca");
	set_clock(o, "2027-05-01T07:30");
	must(db_begin(o->app->db, &o->err), &o->err);
	must(round_settle(&n, o->app, NIGHT, clock_now(), &o->err), &o->err);
	must(db_commit(o->app->db, &o->err), &o->err);
	assert_int_equal(n, 5); /* R01 R02 R03 R04 R08; R06 comes on receipt */
	assert_int_equal(count(o, NIGHT, "missed"), 5);
	must(db_begin(o->app->db, &o->err), &o->err);
	must(round_settle(&n, o->app, NIGHT, clock_now(), &o->err), &o->err);
	must(db_commit(o->app->db, &o->err), &o->err);
	assert_int_equal(n, 0);
}

/* As the log tells of an outage. */
static void put_silence(struct office *o, const char *from, const char *to)
{
	struct record record = {.kind = xstrdup("silence"), .object = xstrdup("console")};
	const struct log_draft draft = {.text = "Mất điện", .record = &record};
	struct entry entry;

	fields_set_int(&record.fields, "from", at(from));
	fields_set_int(&record.fields, "to", at(to));
	must(log_add(&entry, o->app, &draft, &o->err), &o->err);
	entry_release(&entry);
	record_release(&record);
}

static void what_fell_due_while_the_power_was_off_has_a_reason(void **state)
{
	struct office *o = *state;

	begin_night(o);
	set_clock(o, "2027-04-30T22:25");
	make_round(o, "R01");
	make_round(o, "R02");
	set_clock(o, "2027-05-01T04:40");
	put_silence(o, "2027-04-30T22:26", "2027-05-01T02:31");
	make_round(o, "R02");
	/* R01: 23:30 and 01:30 excused; R02: 22:30 to 02:30 excused, 03:30 plainly missed. */
	assert_int_equal(count(o, NIGHT, "missed-excused"), 2);
	assert_int_equal(count(o, NIGHT, "missed"), 1);
}

static void nothing_is_normal_while_a_round_is_open(void **state)
{
	struct office *o = *state;
	const struct log_draft draft = {.text = "Tình hình bình thường, không có gì mới"};
	struct entry entry;

	begin_night(o);
	refused(round_all_normal(&entry, o->app, &o->err), &o->err, "open-rounds");
	assert_non_null(strstr(o->err.msg, "R01 Website và tên miền (21:30)"));
	assert_non_null(strstr(o->err.msg, "R02"));
	refused(log_add(&entry, o->app, &draft, &o->err), &o->err, "open-rounds");
	make_round(o, "R01");
	make_round(o, "R02");
	must(round_all_normal(&entry, o->app, &o->err), &o->err);
	assert_string_equal(entry.shift, "truc-ban.2027-04-30.dem");
	entry_release(&entry);
	must(log_add(&entry, o->app, &draft, &o->err), &o->err);
	entry_release(&entry);
	/* Whoever is not on duty has no rounds, and can't say so. */
	become(o, "QT");
	refused(round_all_normal(&entry, o->app, &o->err), &o->err, "not-on-duty");
}

static void a_guard_gets_what_a_guard_can_do(void **state)
{
	struct office *o = *state;
	struct round_board board;
	size_t guard = 0;

	make(o, PERIOD);
	set_clock(o, "2027-04-30T22:00");
	must(round_list_due(&board, o->app, clock_now(), &o->err), &o->err);
	for (size_t i = 0; i < board.n; i++) {
		const char *id = board.due[i].round->id;

		if (strcmp(board.due[i].post, "bao-ve") != 0)
			continue;
		guard++;
		assert_true(!strcmp(id, "R13") || !strcmp(id, "R14"));
	}
	assert_int_equal(guard, 2);
	round_board_release(&board);
}

/* ---- an agency's own rounds ---- */

static void write_own(struct office *o, const char *text)
{
	struct config *config = &o->app->config;
	char *path = xasprintf("%s.csv", o->place->path);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	free(config->rounds);
	config->rounds = path;
}

static void remove_own(struct office *o)
{
	assert_int_equal(unlink(o->app->config.rounds), 0);
}

static void an_agency_changes_adds_and_drops_rounds(void **state)
{
	struct office *o = *state;
	struct rounds rounds;
	const struct round *round;

	write_own(o, "mã,lượt kiểm tra,vị trí trực,nhịp,bình thường,cần ghi\n"
	             "R02,,,30,,\n"
	             "R13,,,không làm,,\n"
	             "SO1,Máy lạnh phòng máy chủ,truc-ban,240,dưới 27 độ,do=bao nhiêu độ\n");
	must(app_rounds(&rounds, o->app, NULL, &o->err), &o->err);
	round = rounds_find(&rounds, "R02");
	assert_int_equal(round->minutes, 30);
	assert_true(round->own && !round->suggested);
	assert_string_equal(round->title, "Giám sát tập trung");
	assert_int_equal(round->n_fields, 2);
	assert_null(rounds_find(&rounds, "R13"));
	round = rounds_find(&rounds, "SO1");
	assert_int_equal(round->minutes, 240);
	assert_string_equal(round->field[0].name, "do");
	assert_true(round_is_for(round, "so") && round_has_post(round, "truc-ban"));
	assert_false(rounds_find(&rounds, "R01")->own);
	rounds_release(&rounds);
	remove_own(o);
}

static void faults_of_that_file_are_named_and_leave_the_board(void **state)
{
	struct office *o = *state;
	struct rounds rounds;
	struct due due;

	make(o, PERIOD);
	write_own(o, "id,rhythm,fields\nR02,hourly,\nR77,off,\nNEW,60,\nR03,,Xấu=x\n");
	refused(app_rounds(&rounds, o->app, NULL, &o->err), &o->err, "bad-rounds");
	assert_non_null(strstr(o->err.msg, ".csv:2: "));
	assert_non_null(strstr(o->err.msg, "more faults"));
	must(due_at(&due, o->app, at("2027-04-30T22:00"), &o->err), &o->err);
	assert_non_null(due.fault);
	assert_int_equal(due.rounds.n, 0);
	due_release(&due);
	remove_own(o);
	/* A file that is not there is said to be. */
	must(due_at(&due, o->app, at("2027-04-30T22:00"), &o->err), &o->err);
	assert_non_null(due.fault);
	due_release(&due);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(rounds_of_who_is_on_are_listed_by_urgency, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_round_is_entered_with_its_record, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_is_not_normal_says_what_where_and_whom, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_cannot_be_made_says_why, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_cannot_be_is_refused, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_missed_round_cannot_be_filled_in_later, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_end_of_a_shift_settles_what_is_left, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_fell_due_while_the_power_was_off_has_a_reason,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(nothing_is_normal_while_a_round_is_open, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_guard_gets_what_a_guard_can_do, school,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(an_agency_changes_adds_and_drops_rounds, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(faults_of_that_file_are_named_and_leave_the_board,
	                                    department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
