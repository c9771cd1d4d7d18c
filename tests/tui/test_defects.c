/*
 * What was seen to go wrong in calcurse, khal, htop, lnav and tig must not go wrong here. Each
 * defect has its test; where another test goes deeper, it is named.
 *
 *  1 what was typed is lost with the terminal          d1; test_console, tests/fault/test_kill
 *  2 alive and busy without a terminal                 d2; test_term
 *  3 a letter with marks ends typing, then commands    d3; test_stage, test_decode
 *  4 cursor and deletion go by code points             d4; test_line
 *  5 Esc takes its time                                d5; make bench
 *  6 no start in the locale C or of ISO 8859-1         d6_d7; test_term
 *  7 there letters vanish and columns shift            d6_d7; test_canvas
 *  8 curses is started in a dumb or unknown terminal   d8; test_term
 *  9 a small screen is a heap of text                  d9; test_board, test_stage
 * 10 NO_COLOR is ignored                               d10; test_term
 * 11 ISO dates are refused, with a line of the source  d11; test_moment
 * 12 calendars: no UID, DTSTAMP, CRLF, zone; called    d12; tests/interop/calendar.sh (icslint,
 * khal, off comes back as live; illegal alarms            python3-icalendar; editions),
 * test_ical_write 13 imported twice is there twice; garbage gives 0    d13; tests/cli/import.sh,
 * roster-import.sh 14 a bad date ends in a traceback, a zone in a       d14; tests/cli/odd.sh,
 * roster-import.sh, and warning for each event                            tests/interop/calendar.sh
 * for the zone written 15 search wants the same form and marks              d15; test_log 16 dates
 * month first, no Vietnamese                  d16; tests/lint/translations.sh 17 a second instance
 * is refused, a lock stays        d17; tests/fault/test_writers, test_kill 18 --help on stderr; ^Z
 * does nothing                 d18; test_term 19 blanks where marks are in pieces d19; test_canvas
 */
#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "program.h"

#include "base/banned.h"

static void d1_an_entry_outlives_its_terminal(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, "n\rVừa ghi xong\r\r");
	vt_expect(vt, "✓ đã ghi dòng");
	vt_hang_up(vt);
	assert_int_equal(vt_wait(vt), 128 + SIGHUP);
	vt_free(vt);
	program_run("\"$T\" log search 'vua ghi xong' | grep -q 'Vừa ghi xong'");
	/* Nothing lies about that the next start would stumble over. */
	vt = program_start_usual();
	vt_expect(vt, "Vừa ghi xong");
	vt_free(vt);
}

static void d2_without_a_terminal_it_ends(void **state)
{
	struct vt *vt = program_shell(24, 80, "trap '' HUP; exec \"$T\"", NULL);

	(void)state;
	vt_expect(vt, "q thoát");
	vt_hang_up(vt);
	assert_int_equal(vt_wait(vt), 128 + SIGHUP);
	vt_free(vt);
	program_gives(2, "\"$T\" < /dev/null > \"$HOME/out\" 2> \"$HOME/err\"");
	program_run("[ ! -s \"$HOME/out\" ] && grep -q ' now ' \"$HOME/err\"");
}

static void d3_letters_with_marks_are_text(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, "/ễkq");
	vt_expect(vt, "ễkq");
	vt_expect(vt, "không tìm thấy");
	vt_send(vt, "\x1b");
	vt_expect_gone(vt, "ễkq");
	/* Outside of any field it is no command either. */
	vt_send(vt, "ễ\xe1\xbb");
	vt_send(vt, "?");
	vt_expect(vt, "─ Trợ giúp ─");
	vt_free(vt);
}

static void d4_the_cursor_goes_by_letters(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	/* Phượ, taken apart; then Left and X: before the letter, not between it and its marks. */
	vt_send(vt, "n\rPhu\xcc\x9bo\xcc\x9b\xcc\xa3");
	vt_expect(vt, "Phượ");
	vt_send(vt, "\x1b[DX");
	vt_expect(vt, "PhưXợ");
	vt_send(vt, "\x7f\x1b[C\x7f");
	vt_expect_gone(vt, "ợ");
	vt_expect(vt, "Phư");
	vt_free(vt);
}

static void d5_escape_is_at_once(void **state)
{
	struct vt *vt = program_start_usual();
	int64_t best = INT64_MAX;

	(void)state;
	/* The best of ten: what else the machine does is not the program's fault. */
	for (int i = 0; i < 10; i++) {
		vt_send(vt, "/");
		vt_expect(vt, "TÌM");
		int64_t start = clock_monotonic();
		vt_send(vt, "\x1b");
		vt_expect_gone(vt, "TÌM");
		int64_t took = clock_monotonic() - start;
		best = took < best ? took : best;
	}
	assert_true(best <= 60);
	vt_free(vt);
}

/* Columns up to the end of each row are the same, with and without marks. */
static void assert_same_columns(struct vt *marked, struct vt *plain, int rows)
{
	vt_settle(marked);
	vt_settle(plain);
	for (int row = 0; row < rows; row++) {
		char *a = vt_row(marked, row), *b = vt_row(plain, row);

		for (const char *p = b; *p; p++)
			assert_in_range((unsigned char)*p, 0x20, 0x7e);
		/* A dash or an ellipsis has one column in both. */
		if (utf8_width(a) != (int)strlen(b))
			fail_msg("row %d: \"%s\" and \"%s\"", row, a, b);
		free(a);
		free(b);
	}
}

static void d6_d7_other_locales_keep_letters_and_columns(void **state)
{
	static const char *const locales[] = {"LC_ALL=C", "LC_ALL=POSIX",
	                                      "LC_ALL=en_US.ISO-8859-1"};

	(void)state;
	for (size_t i = 0; i < sizeof(locales) / sizeof(locales[0]); i++) {
		struct vt *marked = program_start_usual();
		struct vt *plain = program_start(24, 80, locales[i]);

		vt_expect(plain, "q thoat");
		vt_send(plain, "3");
		vt_send(marked, "3");
		vt_expect(plain, "- NHAT KY -");
		vt_expect(marked, "─ NHẬT KÝ ─");
		assert_same_columns(marked, plain, 24);
		vt_send(plain, "2");
		vt_send(marked, "2");
		vt_expect(plain, "T7 1/5");
		vt_expect(marked, "T7 1/5");
		assert_same_columns(marked, plain, 24);
		vt_free(marked);
		vt_free(plain);
	}
	program_run("LC_ALL=C \"$T\" now > \"$HOME/out\" && [ -s \"$HOME/out\" ]");
}

static void d8_a_terminal_without_a_cursor_gets_words(void **state)
{
	static const char *const terms[] = {"TERM=dumb", "TERM=", "TERM=unknown", "TERM=nothing"};

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		struct vt *vt = program_start(24, 160, terms[i]);
		const char *bytes;
		size_t n;

		assert_int_equal(vt_wait(vt), 2);
		vt_expect(vt, "trucban now");
		bytes = vt_written(vt, &n);
		assert_null(memchr(bytes, '\x1b', n));
		vt_free(vt);
	}
}

static void d9_a_small_screen_is_readable_or_says_so(void **state)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{9, 40}, {10, 39}, {1, 2}, {1, 1}, {2, 200}, {60, 3}};
	struct vt *vt = program_start(10, 40, NULL);

	(void)state;
	vt_expect_row(vt, 0, "T7 1/5 · ngày nghỉ thứ 2 · MẪU     03:12");
	vt_expect_row(vt, 9, "n ghi");
	vt_expect(vt, "Công an TP Hải Phòng 069.278.5415");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		vt_resize(vt, sizes[i].rows, sizes[i].cols);
		if (sizes[i].cols >= 30)
			vt_expect(vt, "màn hình quá nhỏ");
		vt_resize(vt, 10, 40);
		vt_expect_row(vt, 1, "Lãnh đạo");
		vt_send(vt, "3");
		vt_expect(vt, "NHẬT KÝ");
		vt_send(vt, "1");
		vt_expect_row(vt, 1, "Lãnh đạo");
	}
	vt_free(vt);
}

static void d10_no_color_is_honoured(void **state)
{
	struct vt *vt = program_start(24, 80, "NO_COLOR=1");

	(void)state;
	vt_expect(vt, "q thoát");
	vt_send(vt, "2");
	vt_expect(vt, "T7 1/5");
	assert_false(vt_has_colour(vt));
	vt_free(vt);
}

static void d11_dates_are_taken_as_the_world_writes_them(void **state)
{
	(void)state;
	program_run("\"$T\" now --at 2027-05-01T09:00 | grep -q 'Trực ban'");
	program_run("\"$T\" log list --from 2027-04-30 --to 2027-05-01 > /dev/null");
	program_gives(2, "\"$T\" now --at 2027-13-01T09:00 > /dev/null 2> \"$HOME/err\"");
	program_run("grep -q 2027-13-01 \"$HOME/err\"");
	program_gives(1, "grep -E '\\.[ch]:|line [0-9]' \"$HOME/err\"");
}

static void d12_a_calendar_is_whole(void **state)
{
	(void)state;
	program_run("\"$T\" export ics 30-4/2027 > \"$HOME/a.ics\"");
	program_run("cd \"$HOME\" && n=$(grep -c ^BEGIN:VEVENT a.ics) && [ $n -gt 10 ] &&"
	            " for p in UID: DTSTAMP: SEQUENCE: STATUS:; do"
	            "  [ $(grep -c \"^$p\" a.ics) = $n ] || exit 1; done");
	program_run(
	    "[ $(grep -c . \"$HOME/a.ics\") = $(grep -c \"$(printf '\\r')$\" \"$HOME/a.ics\") ]");
	program_run("[ $(grep ^UID: \"$HOME/a.ics\" | sort -u | wc -l) ="
	            " $(grep -c ^UID: \"$HOME/a.ics\") ]");
	program_gives(1, "grep -E '^TRIGGER.*(P-|P[0-9]+S)' \"$HOME/a.ics\"");
	/* Times that mean the same everywhere: of the zone, which is described, or in UTC. */
	program_gives(1, "sed '/^BEGIN:VTIMEZONE/,/^END:VTIMEZONE/d' \"$HOME/a.ics\" |"
	                 " grep -E '^DT(START|END):[0-9]{8}T[0-9]{6}[^Z]*$'");
}

static void d13_twice_is_once_and_garbage_is_an_error(void **state)
{
	(void)state;
	program_run("printf 'mã,họ tên\\nNV901,Đỗ Thị Hai Lần\\n' > \"$HOME/s.csv\"");
	program_run("\"$T\" staff import \"$HOME/s.csv\" | grep -q 'thêm 1'");
	program_run("\"$T\" staff import \"$HOME/s.csv\" | grep -q 'thêm 0, cập nhật 0'");
	program_run("[ $(\"$T\" staff list | grep -c 'Hai Lần') = 1 ]");
	program_run("head -c 3000 \"$T\" > \"$HOME/garbage\"; printf 'x\\ny\\n' > \"$HOME/odd\"");
	for (const char *const *what =
	         (const char *const[]){"staff", "leave", "contact", "holiday", "ledger", NULL};
	     *what; what++) {
		char *line =
		    xasprintf("for f in garbage odd; do if \"$T\" %s import \"$HOME/$f\" 2> "
		              "\"$HOME/err\"; then exit 1; fi; [ -s \"$HOME/err\" ] || exit 1;"
		              " done",
		              *what);
		program_run(line);
		free(line);
	}
}

static void d14_a_bad_date_is_a_word_not_a_crash(void **state)
{
	(void)state;
	program_run("printf 'mã,loại,từ ngày,đến ngày\\nNV01,nghỉ phép,2027,2027\\n'"
	            " > \"$HOME/l.csv\"");
	program_run("\"$T\" leave import \"$HOME/l.csv\" > /dev/null 2> \"$HOME/err\"; s=$?;"
	            " [ $s != 0 ] && [ $s -lt 126 ] && grep -q 2 \"$HOME/err\"");
}

static void d15_search_knows_all_forms(void **state)
{
	static const char *const queries[] = {
	    "phương đêm", "Phu\xcc\x9bo\xcc\x9bng đe\xcc\x82m",
	    "phuong dem", "PHƯƠNG ĐÊM",
	    "trường hợp", "TRUONG HOP",
	    "dem",        "Đe",
	};

	(void)state;
	program_run("\"$T\" log add 'Trường hợp của Phương trong đêm'");
	/* The same text, as some keyboards write it. */
	program_run("\"$T\" log add \"$(printf 'Tru\\314\\233o\\314\\233\\314\\200ng"
	            " ho\\314\\233\\314\\243p cu\\314\\211a Phu\\314\\233o\\314\\233ng trong"
	            " đe\\314\\202m')\"");
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		char *line =
		    xasprintf("[ $(\"$T\" log search '%s' | grep -c 'Trường hợp của Phương "
		              "trong đêm') = 2 ]",
		              queries[i]);
		program_run(line);
		free(line);
	}
}

static void d16_days_come_before_months(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_expect(vt, "Thứ Bảy 01/05/2027");
	vt_free(vt);
	program_run("LC_ALL=C.UTF-8 \"$T\" now | grep -q '01/05/2027'");
}

static void d17_two_work_at_once_and_nothing_locks_out(void **state)
{
	struct vt *one = program_start_usual(), *two = program_start_usual();

	(void)state;
	vt_send(one, "n\rTừ máy thứ nhất\r\r");
	vt_expect(one, "✓ đã ghi dòng");
	vt_expect(two, "Từ máy thứ nhất");
	vt_send(two, "n\rTừ máy thứ hai\r\r");
	vt_expect(two, "✓ đã ghi dòng");
	vt_expect(one, "Từ máy thứ hai");
	vt_signal(one, SIGKILL);
	assert_int_equal(vt_wait(one), 128 + SIGKILL);
	vt_free(one);
	one = program_start_usual();
	vt_expect(one, "Từ máy thứ hai");
	program_run("\"$T\" log add 'vẫn ghi được'");
	vt_free(one);
	vt_free(two);
}

static void d18_help_is_data_and_suspending_works(void **state)
{
	struct vt *vt = program_shell(24, 80, "exec bash --norc -i", "PS1=ready> ");

	(void)state;
	program_run("\"$T\" --help 2> \"$HOME/err\" | grep -q 'log add' && [ ! -s \"$HOME/err\" ]");
	program_run("\"$T\" --version 2> \"$HOME/err\" | grep -q . && [ ! -s \"$HOME/err\" ]");
	vt_expect(vt, "ready>");
	vt_send(vt, "$T\r");
	vt_expect(vt, "q thoát");
	vt_send(vt, "\x1a");
	vt_expect(vt, "Stopped");
	assert_false(vt_is_altscreen(vt));
	vt_send(vt, "fg\r");
	vt_expect(vt, "q thoát");
	vt_send(vt, "q");
	vt_expect(vt, "ready>");
	vt_free(vt);
}

static void d19_marks_in_pieces_take_no_columns(void **state)
{
	struct vt *vt;

	(void)state;
	program_run("printf 'mã,họ tên\\nNV902,Đa\\314\\243\\314\\206ng Thu\\314\\200y Linh\\n'"
	            " > \"$HOME/s.csv\" && \"$T\" staff import \"$HOME/s.csv\"");
	program_run("\"$T\" --as NV902 log add 'Kie\xcc\x82\xcc\x89m tra xong'");
	vt = program_start_usual();
	vt_send(vt, "3");
	vt_expect(vt, "Kiểm tra xong");
	vt_expect(vt, "Đặng Thùy Linh");
	vt_free(vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(d1_an_entry_outlives_its_terminal),
	    cmocka_unit_test(d2_without_a_terminal_it_ends),
	    cmocka_unit_test(d3_letters_with_marks_are_text),
	    cmocka_unit_test(d4_the_cursor_goes_by_letters),
	    cmocka_unit_test(d5_escape_is_at_once),
	    cmocka_unit_test(d6_d7_other_locales_keep_letters_and_columns),
	    cmocka_unit_test(d8_a_terminal_without_a_cursor_gets_words),
	    cmocka_unit_test(d9_a_small_screen_is_readable_or_says_so),
	    cmocka_unit_test(d10_no_color_is_honoured),
	    cmocka_unit_test(d11_dates_are_taken_as_the_world_writes_them),
	    cmocka_unit_test(d12_a_calendar_is_whole),
	    cmocka_unit_test(d13_twice_is_once_and_garbage_is_an_error),
	    cmocka_unit_test(d14_a_bad_date_is_a_word_not_a_crash),
	    cmocka_unit_test(d15_search_knows_all_forms),
	    cmocka_unit_test(d16_days_come_before_months),
	    cmocka_unit_test(d17_two_work_at_once_and_nothing_locks_out),
	    cmocka_unit_test(d18_help_is_data_and_suspending_works),
	    cmocka_unit_test(d19_marks_in_pieces_take_no_columns),
	};

	return cmocka_run_group_tests(tests, program_make, program_drop);
}
