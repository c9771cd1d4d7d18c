/* Telling people of a published roster. */
#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "service/notices.h"
#include "store/logs.h"

#define NIGHT "truc-ban.2027-05-01.dem"

static bool add(struct office *o, const char *person, enum notice_state state, const char *when)
{
	const struct notice_draft draft = {
	    .period = PERIOD,
	    .person = person,
	    .state = state,
	    .means = "điện thoại",
	    .at = when ? at(when) : 0,
	};

	return notice_add(o->app, &draft, &o->err);
}

static void list(struct notice_lines *out, struct office *o)
{
	must(notice_list(out, o->app, PERIOD, &o->err), &o->err);
}

static enum notice_standing standing(struct office *o, const char *person)
{
	const struct notice_line *line;
	struct notice_lines lines;
	enum notice_standing found;

	list(&lines, o);
	line = notice_lines_find(&lines, person);
	assert_non_null(line);
	found = line->standing;
	notice_lines_release(&lines);
	return found;
}

/* An officer of the same post who has no duty at all, made by covers if need be. */
static char *spare(struct office *o)
{
	struct notice_lines lines;
	char code[] = "CB00";

	list(&lines, o);
	for (int i = 1; i <= 12; i++) {
		code[2] = (char)('0' + i / 10);
		code[3] = (char)('0' + i % 10);
		if (!notice_lines_find(&lines, code))
			break;
	}
	assert_null(notice_lines_find(&lines, code));
	notice_lines_release(&lines);
	return xstrdup(code);
}

static void cover(struct office *o, const char *person)
{
	const struct cover_options options = {
	    .slot = NIGHT, .person = person, .reason = "ốm", .force = true};
	struct roster roster;

	must(roster_cover(&roster, o->app, &options, &o->err), &o->err);
	roster_release(&roster);
}

static void nobody_is_told_of_what_is_not_published(void **state)
{
	struct office *o = *state;
	struct notice_lines lines;
	struct roster roster;

	refused(notice_list(&lines, o->app, PERIOD, &o->err), &o->err, "no-roster");
	generate(&roster, o, PERIOD);
	roster_release(&roster);
	refused(add(o, "CB01", NOTICE_TOLD, NULL), &o->err, "unpublished");
	set_clock(o, "2027-04-20T08:00");
	publish(o, PERIOD, false);
	refused(add(o, "CB01", NOTICE_TOLD, "2027-04-20T07:59"), &o->err, "unpublished");
	list(&lines, o);
	assert_true(lines.n >= 12);
	assert_int_equal(lines.n_waiting, lines.n);
	assert_int_equal(lines.version, 1);
	assert_string_equal(lines.period, PERIOD);
	notice_lines_release(&lines);
}

static void a_cover_has_both_told_again(void **state)
{
	struct office *o = *state;
	char *before, *other;
	struct notice_lines lines;
	size_t waiting;

	make(o, PERIOD);
	before = holder(o, PERIOD, NIGHT);
	other = spare(o);
	refused(add(o, other, NOTICE_TOLD, NULL), &o->err, "no-duty");
	must(add(o, before, NOTICE_TOLD, NULL), &o->err);
	assert_int_equal(standing(o, before), STANDING_TOLD);
	must(add(o, before, NOTICE_CONFIRMED, NULL), &o->err);
	assert_int_equal(standing(o, before), STANDING_CONFIRMED);
	list(&lines, o);
	waiting = lines.n_waiting;
	notice_lines_release(&lines);

	set_clock(o, "2027-03-02T09:00");
	cover(o, other);
	assert_int_equal(standing(o, before), STANDING_AGAIN);
	assert_int_equal(standing(o, other), STANDING_NONE);
	list(&lines, o);
	assert_int_equal(lines.n_waiting, waiting + 2);
	assert_string_equal(lines.line[0].person, before);
	notice_lines_release(&lines);
	/* A call from before the cover, entered after it, was about the duty of then. */
	must(add(o, before, NOTICE_CONFIRMED, "2027-03-02T08:00"), &o->err);
	assert_int_equal(standing(o, before), STANDING_AGAIN);
	must(add(o, before, NOTICE_SEEN, NULL), &o->err);
	assert_int_equal(standing(o, before), STANDING_SEEN);

	set_clock(o, "2027-03-03T09:00");
	cover(o, before);
	assert_int_equal(standing(o, before), STANDING_AGAIN);
	free(before);
	free(other);
}

static void who_is_free_again_is_told_so(void **state)
{
	struct office *o = *state;
	char *before, *other, *text;
	struct notice_lines lines;

	make(o, PERIOD);
	before = holder(o, PERIOD, NIGHT);
	other = spare(o);
	refused(notice_message(&text, o->app, PERIOD, other, PRIVACY_NONE, &o->err), &o->err,
	        "no-duty");
	cover(o, other);
	must(add(o, other, NOTICE_CONFIRMED, NULL), &o->err);
	set_clock(o, "2027-03-02T09:00");
	cover(o, before);
	list(&lines, o);
	assert_string_equal(lines.line[0].person, other);
	assert_int_equal(lines.line[0].slots, 0);
	assert_int_equal(lines.line[0].standing, STANDING_AGAIN);
	assert_true(lines.line[0].waits);
	notice_lines_release(&lines);
	must(notice_message(&text, o->app, PERIOD, other, PRIVACY_NONE, &o->err), &o->err);
	assert_non_null(strstr(text, "không còn ca trực nào trong kỳ này"));
	free(text);
	must(add(o, other, NOTICE_TOLD, NULL), &o->err);
	list(&lines, o);
	assert_false(notice_lines_find(&lines, other)->waits);
	notice_lines_release(&lines);
	free(before);
	free(other);
}

static void an_amendment_tells_only_those_whom_it_moves(void **state)
{
	struct office *o = *state;
	char *before, *after;
	struct notice_lines lines;
	struct roster roster;

	make(o, PERIOD);
	before = holder(o, PERIOD, NIGHT);
	list(&lines, o);
	for (size_t i = 0; i < lines.n; i++)
		must(add(o, lines.line[i].person, NOTICE_CONFIRMED, NULL), &o->err);
	notice_lines_release(&lines);
	set_clock(o, "2027-03-02T09:00");
	put_leave(o, before, LEAVE_ABSENT, "2027-05-01", "2027-05-03");
	generate(&roster, o, PERIOD);
	roster_release(&roster);
	list(&lines, o);
	assert_int_equal(lines.n_waiting, 0); /* a draft is not the roster */
	notice_lines_release(&lines);
	publish(o, PERIOD, false);
	after = holder(o, PERIOD, NIGHT);
	assert_string_not_equal(after, before);
	list(&lines, o);
	assert_int_equal(lines.version, 2);
	assert_true(lines.n_waiting >= 2 && lines.n_waiting < lines.n / 2);
	notice_lines_release(&lines);
	assert_int_equal(standing(o, before), STANDING_AGAIN);
	/* Of the first version, while that was in force. */
	must(add(o, before, NOTICE_CONFIRMED, "2027-03-02T08:00"), &o->err);
	assert_int_equal(standing(o, before), STANDING_AGAIN);
	must(add(o, before, NOTICE_CONFIRMED, "2027-03-02T09:00"), &o->err);
	assert_int_equal(standing(o, before), STANDING_CONFIRMED);
	free(before);
	free(after);
}

static void an_officer_speaks_for_himself(void **state)
{
	struct office *o = *state;
	char *before;
	char code[8];

	make(o, PERIOD);
	before = holder(o, PERIOD, NIGHT);
	memcpy(code, before, strlen(before) + 1);
	free(o->app->actor.person);
	o->app->actor.person = xstrdup(code);
	o->app->actor.role = ROLE_OFFICER;
	refused(add(o, "QT", NOTICE_TOLD, NULL), &o->err, "not-allowed");
	must(add(o, code, NOTICE_SEEN, NULL), &o->err);
	assert_int_equal(standing(o, code), STANDING_SEEN);
	o->app->actor.role = ROLE_READER;
	refused(add(o, code, NOTICE_SEEN, NULL), &o->err, "not-allowed");
	free(before);
}

static void what_is_recorded_stays(void **state)
{
	struct office *o = *state;
	const struct notice_draft silent = {
	    .period = PERIOD, .person = "CB01", .state = NOTICE_TOLD, .means = ""};
	struct audits audits;
	char *before, *row;

	make(o, PERIOD);
	before = holder(o, PERIOD, NIGHT);
	refused(notice_add(o->app, &silent, &o->err), &o->err, "no-means");
	refused(add(o, before, NOTICE_TOLD, "2027-03-01T08:01"), &o->err, "future");
	must(add(o, before, NOTICE_TOLD, NULL), &o->err);
	row = foreign_query(o->place->path,
	                    "SELECT state || ' ' || means || ' ' || made_by || ' ' || auth"
	                    " FROM notice");
	assert_string_equal(row, "told điện thoại QT os");
	free(row);
	assert_false(foreign_try(o->place->path, "UPDATE notice SET state = 'confirmed'"));
	assert_false(foreign_try(o->place->path, "DELETE FROM notice"));
	must(audits_load(&audits, o->app->db, 1, &o->err), &o->err);
	assert_string_equal(audits.audit[0].action, "notice add");
	assert_string_equal(audits.audit[0].detail, "told");
	audits_release(&audits);
	free(before);
}

static void how_many_wait_is_asked_over_all_rosters(void **state)
{
	struct office *o = *state;
	struct notice_lines lines;
	char *period;
	size_t n;

	must(notice_waiting(&n, &period, o->app, at("2027-03-01T08:00"), &o->err), &o->err);
	assert_int_equal(n, 0);
	assert_null(period);
	make(o, PERIOD);
	must(notice_waiting(&n, &period, o->app, at("2027-03-01T08:00"), &o->err), &o->err);
	assert_string_equal(period, PERIOD);
	free(period);
	list(&lines, o);
	assert_int_equal(n, lines.n_waiting);
	for (size_t i = 0; i < lines.n; i++)
		must(add(o, lines.line[i].person, NOTICE_CONFIRMED, NULL), &o->err);
	notice_lines_release(&lines);
	must(notice_waiting(&n, &period, o->app, at("2027-03-01T08:00"), &o->err), &o->err);
	assert_int_equal(n, 0);
}

/* ---- the message ---- */

static char *message(struct office *o, const char *person, enum privacy privacy)
{
	char *text;

	must(notice_message(&text, o->app, PERIOD, person, privacy, &o->err), &o->err);
	return text;
}

static void expect(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("no \"%s\" in: %s", part, text);
}

static void the_message_says_when_where_under_whom_and_whom_to_ask(void **state)
{
	struct office *o = *state;
	struct roster roster;
	char *who, *text;

	generate(&roster, o, PERIOD);
	who = xstrdup(roster_slot(&roster, NIGHT)->person);
	roster_release(&roster);
	text = message(o, who, PRIVACY_NONE);
	assert_int_equal(strncmp(text, "DỰ THẢO LỊCH TRỰC 30/4–1/5/2027 – ", 30), 0);
	expect(text, "lịch chưa ban hành");
	free(text);
	publish(o, PERIOD, false);
	free(o->app->actor.person);
	o->app->actor.person = xstrdup(who);
	text = message(o, who, PRIVACY_NONE);
	assert_int_equal(strncmp(text, "LỊCH TRỰC 30/4–1/5/2027 – ", 20), 0);
	expect(text, "\nT7 1/5 19:30–07:30 CN 2/5: Trực ban (ca đêm), kiêm Đầu mối an toàn");
	expect(text, "ãnh đạo trực: ");
	expect(text, "(người phụ trách lịch trực) trước khi vào ca.\n");
	expect(text, "\nDỰ THẢO (chưa có số)\n");
	expect(text, "\nVăn bản chưa có số; trực theo tin này cho đến khi có tin khác.\n"
	             "Đề nghị xác nhận đã nhận tin");
	expect(text, "DỮ LIỆU MẪU");
	assert_null(strstr(text, "0900."));
	free(text);
	free(who);
}

static void numbers_in_it_are_logged(void **state)
{
	struct office *o = *state;
	struct entry_filter filter = {.kind = ENTRY_SYSTEM};
	struct entries entries;
	char *who, *text;

	make(o, PERIOD);
	who = holder(o, PERIOD, NIGHT);
	must(entries_load(&entries, o->app->db, &filter, &o->err), &o->err);
	assert_int_equal(entries.n, 0);
	entries_release(&entries);
	text = message(o, who, PRIVACY_DUTY);
	expect(text, "0900.000.00");
	free(text);
	must(entries_load(&entries, o->app->db, &filter, &o->err), &o->err);
	assert_int_equal(entries.n, 1);
	expect(entries.entry[0].text, "tin báo lịch trực " PERIOD);
	entries_release(&entries);
	free(who);
}

static void it_is_short_and_says_what_is_new(void **state)
{
	struct office *o = *state;
	struct notice_lines lines;
	char *text;

	make(o, PERIOD);
	list(&lines, o);
	for (size_t i = 0; i < lines.n; i++) {
		text = message(o, lines.line[i].person, PRIVACY_DUTY);
		if (lines.line[i].slots <= 4 && utf8_width(text) > 700)
			fail_msg("%d columns: %s", utf8_width(text), text);
		assert_null(strstr(text, "điều chỉnh"));
		free(text);
	}
	must(add(o, lines.line[0].person, NOTICE_TOLD, NULL), &o->err);
	notice_lines_release(&lines);
	char *before = holder(o, PERIOD, NIGHT), *other = spare(o);
	must(add(o, before, NOTICE_TOLD, NULL), &o->err);
	set_clock(o, "2027-03-02T09:00");
	cover(o, other);
	text = message(o, before, PRIVACY_NONE);
	assert_true(strstr(text, "tin này thay tin đã báo trước") ||
	            strstr(text, "không còn ca trực"));
	free(text);
	/* Who takes over is told for whom, never why. */
	text = message(o, other, PRIVACY_NONE);
	expect(text, ", thay ");
	assert_null(strstr(text, "ốm"));
	free(text);
	free(before);
	free(other);
}

static void what_has_passed_is_left_out(void **state)
{
	struct office *o = *state;
	char *who, *text;

	make(o, PERIOD);
	who = holder(o, PERIOD, NIGHT);
	set_clock(o, "2027-05-02T07:29");
	text = message(o, who, PRIVACY_NONE);
	expect(text, "T7 1/5 19:30");
	assert_null(strstr(text, "T6 30/4"));
	free(text);
	free(who);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(nobody_is_told_of_what_is_not_published, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_cover_has_both_told_again, department, office_remove),
	    cmocka_unit_test_setup_teardown(who_is_free_again_is_told_so, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(an_amendment_tells_only_those_whom_it_moves, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(an_officer_speaks_for_himself, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_is_recorded_stays, department, office_remove),
	    cmocka_unit_test_setup_teardown(how_many_wait_is_asked_over_all_rosters, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_message_says_when_where_under_whom_and_whom_to_ask,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(numbers_in_it_are_logged, department, office_remove),
	    cmocka_unit_test_setup_teardown(it_is_short_and_says_what_is_new, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_has_passed_is_left_out, department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
