/* The real program in a real terminal, on made-up data, at 03:12 of 1 May 2027. */
#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "program.h"

#include "base/banned.h"

/* What `trucban now` says and the board do not differ: there is one source. */
static void the_board_says_who_is_on_and_whom_to_call(void **state)
{
	struct vt *now =
	    program_shell(24, 100,
	                  "\"$T\" --json now | tr -d '\\n' | sed 's/\"next\".*//' |"
	                  " grep -o '\"name\": *\"[^\"]*\"' | sed 's/.*: *\"//; s/\"$//'",
	                  NULL);
	struct vt *vt = program_start_usual();
	int people = 0;

	(void)state;
	assert_int_equal(vt_wait(now), 0);
	vt_expect_row(vt, 0,
	              " Thứ Bảy 01/05/2027 · Nghỉ lễ 30/4–1/5/2027, ngày nghỉ thứ 2 (4 ngày)");
	vt_expect(vt, "03:12:08");
	vt_expect(vt, "DỮ LIỆU MẪU");
	vt_expect_row(vt, 2, "─ ĐANG TRỰC · bản 1 ─");
	vt_expect(vt, "─ CA TIẾP THEO ─");
	vt_expect(vt, "2 Công an thành phố Hải Phòng 069.278.5415");
	for (int row = 0; row < 24; row++) {
		char *name = vt_row(now, row);

		if (*name) {
			vt_expect(vt, name);
			people++;
		}
		free(name);
	}
	assert_true(people >= 4);
	vt_send(vt, "q");
	assert_int_equal(vt_wait(vt), 0);
	assert_false(vt_is_altscreen(vt));
	vt_free(now);
	vt_free(vt);
}

static void an_entry_is_written_and_found_without_marks(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, "n");
	vt_expect(vt, "─ GHI NHẬT KÝ ─");
	vt_send(vt, "s");
	vt_expect(vt, "[s sự cố]");
	vt_send(vt, "Trang chủ bị thay đổi giao diện");
	vt_expect(vt, "giao diện");
	vt_send(vt, "\r\r");
	vt_expect(vt, "✓ đã ghi dòng");
	/* The same as some keyboards type it: marks after their letters. */
	vt_send(vt, "ncĐa\xcc\x83 ba\xcc\x81o Co\xcc\x82ng an\r");
	vt_expect(vt, "Đã báo Công an");
	vt_send(vt, "02:40\r");
	vt_expect(vt, "✓ đã ghi dòng");
	vt_expect(vt, "02:40");
	vt_send(vt, "/thay doi");
	vt_expect(vt, "Trang chủ bị thay đổi");
	vt_expect_gone(vt, "Đã báo Công an");
	vt_send(vt, "\x15"
	            "đã báo");
	vt_expect(vt, "Đã báo Công an");
	vt_expect_gone(vt, "Trang chủ bị thay đổi");
	vt_send(vt, "\x1b");
	vt_expect(vt, "Trang chủ bị thay đổi");
	vt_free(vt);
	program_run("\"$T\" log search 'da bao cong an' | grep -q 'Đã báo Công an'");
	program_run("\"$T\" log verify");
}

static void a_time_is_taken_as_people_say_it(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, "n\rĐo nhiệt độ phòng máy\r22h15 hôm qua");
	vt_expect(vt, "= 22:15 30/04/2027");
	vt_send(vt, "\r");
	vt_expect(vt, "✓ đã ghi dòng");
	vt_expect(vt, "22:15");
	vt_send(vt, "n\rĐo lại\r25h");
	vt_send(vt, "\r");
	vt_expect(vt, "! \"25h\" không phải thời điểm");
	vt_send(vt, "\x1b");
	vt_expect(vt, "chưa ghi");
	vt_send(vt, "\x1b");
	vt_expect_gone(vt, "GHI NHẬT KÝ");
	vt_send(vt, "q");
	assert_int_equal(vt_wait(vt), 0);
	vt_free(vt);
}

static void what_is_due_is_marked_and_people_are_told(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_expect(vt, "người chưa xác nhận lịch trực");
	vt_send(vt, "v");
	vt_expect(vt, "─ VIỆC TRƯỚC LỄ · 12 việc chưa xong, quá hạn");
	vt_send(vt, "d");
	vt_expect(vt, "V01 · minh chứng:");
	vt_send(vt, "\r");
	vt_expect(vt, "! ghi đã làm gì");
	vt_send(vt, "rà soát 12 trang\r");
	vt_expect(vt, "✓ đã ghi V01");
	vt_expect(vt, "11 việc chưa xong");
	vt_expect(vt, "đã xong: rà soát 12 trang");
	vt_send(vt, "jaLê Văn C\r");
	vt_expect(vt, "✓ đã ghi V02");
	vt_expect(vt, "Lê Văn C");
	vt_send(vt, "ikhông có máy\x1b");
	vt_expect(vt, "chưa ghi gì");
	vt_send(vt, "\r");
	vt_expect(vt, "O-049");
	vt_send(vt, "qq");
	vt_expect(vt, "ĐANG TRỰC");
	vt_send(vt, "x");
	vt_expect(vt, "─ THÔNG BÁO LỊCH TRỰC");
	vt_send(vt, "m");
	vt_expect(vt, "LỊCH TRỰC 30/4–1/5/2027");
	vt_send(vt, "q\r");
	vt_expect(vt, "đã xác nhận, bằng cách nào:");
	vt_send(vt, "điện thoại\r");
	vt_expect(vt, "✓ đã ghi ");
	/* The next one in the same way. */
	vt_send(vt, "b");
	vt_expect(vt, "đã báo, bằng cách nào: điện thoại");
	vt_send(vt, "\r");
	vt_expect(vt, "✓ đã ghi ");
	vt_send(vt, "qq");
	assert_int_equal(vt_wait(vt), 0);
	vt_free(vt);
	program_run("\"$T\" --json notice list 30-4/2027 | grep -q '\"standing\": \"confirmed\"'");
	program_run("\"$T\" checklist show 30-4/2027 V02 | grep -q 'Lê Văn C'");
	program_run("\"$T\" checklist show 30-4/2027 V02 | grep -q 'không có máy'; [ $? = 1 ]");
}

static void a_long_paste_is_taken_at_once_and_its_cut_is_told(void **state)
{
	struct vt *vt = program_start_usual();
	char *words = xstrdup("Sự cố mạng, ");
	int64_t start;

	(void)state;
	for (int i = 0; i < 10; i++) { /* 16 KB */
		char *twice = xasprintf("%s%s", words, words);

		free(words);
		words = twice;
	}
	vt_send(vt, "n\r");
	start = clock_monotonic();
	vt_send(vt, "\x1b[200~Một ");
	vt_send(vt, words);
	vt_send(vt, "\x1b[201~");
	vt_expect(vt, "! đã hết chỗ");
	assert_true(clock_monotonic() - start < 4000);
	vt_send(vt, "\r\r");
	vt_expect(vt, "✓ đã ghi dòng");
	vt_expect(vt, "Một Sự cố mạng, Sự cố");
	vt_send(vt, "n\r\x1b[200~hai\x1b[201~");
	vt_expect(vt, "Nội dung  hai");
	vt_send(vt, "\x15\x1b");
	vt_expect_gone(vt, "GHI NHẬT KÝ");
	vt_send(vt, "q");
	assert_int_equal(vt_wait(vt), 0);
	free(words);
	vt_free(vt);
}

static void an_entry_is_corrected_by_another(void **state)
{
	struct vt *vt;

	(void)state;
	program_run("\"$T\" log add --kind check 'Sao lưu: 2 bản'");
	vt = program_start_usual();
	vt_send(vt, "3");
	vt_expect(vt, "Sao lưu: 2 bản");
	vt_send(vt, "s");
	vt_expect(vt, "─ ĐÍNH CHÍNH ─");
	vt_send(vt, ", 1 ngoại tuyến\r");
	vt_expect(vt, "✓ đã ghi dòng");
	vt_expect(vt, "Sao lưu: 2 bản, 1 ngoại tuyến");
	vt_expect(vt, "[đã đính chính");
	vt_free(vt);
}

static void what_is_typed_is_not_lost_by_one_key(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, "ngdở dang");
	vt_expect(vt, "dở dang");
	vt_send(vt, "\x1b");
	vt_expect(vt, "! chưa ghi sổ");
	vt_send(vt, "\x1b");
	vt_expect(vt, "─ ĐANG TRỰC");
	vt_send(vt, "ng\r\r");
	vt_expect(vt, "! cần nhập nội dung");
	vt_free(vt);
}

static void the_grid_is_walked_by_keys_and_mouse(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, "2");
	vt_expect(vt, "đã kiểm chứng");
	vt_expect(vt, "✓ 0 điểm cần xử lý");
	vt_expect(vt, "T7 1/5");
	vt_send(vt, "\x1b[H");
	vt_expect(vt, "T5 29/4");
	vt_expect(vt, " · 17:00–07:30 T5 29/4 · Lãnh đạo trực");
	vt_send(vt, "l");
	vt_expect(vt, " · 07:30 T6 30/4 – 07:30 T7 1/5 · Lãnh đạo trực");
	vt_send(vt, "j");
	vt_expect(vt, " · 07:30–19:30 T6 30/4 · Trực ban");
	vt_send(vt, "\x1bOC");
	vt_expect(vt, " · 07:30–19:30 T7 1/5 · Trực ban");
	/* The first row of the grid is that of the leader, three lines below the days. */
	vt_click(vt, 7, 16);
	vt_expect(vt, " · 17:00–07:30 T5 29/4 · Lãnh đạo trực");
	/* All rows are in sight, so the wheel goes through the days. */
	vt_wheel(vt, 7, 16, true);
	vt_expect(vt, " · 07:30 T6 30/4 – 07:30 T7 1/5 · Lãnh đạo trực");
	vt_click(vt, 4, 64);
	vt_expect(vt, " · 07:30 CN 2/5 – 07:30 T2 3/5 · Lãnh đạo trực");
	vt_click(vt, 9, 3);
	vt_expect(vt, " · 07:30–19:30 CN 2/5 · Trực ban");
	vt_click(vt, 4, 79);
	vt_expect(vt, " · 07:30–19:30 T2 3/5 · Trực ban");
	vt_click(vt, 4, 13);
	vt_expect(vt, " 17:00–19:30 T5 29/4 · Trực ban");
	vt_send(vt, "\x1b[F");
	vt_expect(vt, "T2 3/5");
	vt_expect(vt, "◂");
	vt_send(vt, "\r");
	vt_expect(vt, "q đóng");
	vt_send(vt, "qn");
	vt_expect(vt, "T7 1/5");
	vt_free(vt);
}

static void contacts_are_found_by_name_and_number(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, "h");
	vt_expect_row(vt, 3, " Công an thành phố Hải Phòng");
	vt_expect(vt, "Nguồn: ");
	vt_send(vt, "/vu thi e");
	vt_expect_row(vt, 3, " Vũ Thị E");
	vt_send(vt, "\x15"
	            "0692785415\r");
	vt_expect_row(vt, 3, " Công an thành phố Hải Phòng");
	vt_free(vt);
}

static void follows_the_size_of_the_terminal(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_resize(vt, 10, 40);
	vt_expect_row(vt, 0, "T7 1/5 · ngày nghỉ thứ 2 · MẪU     03:12");
	vt_expect_row(vt, 1, "Lãnh đạo");
	vt_expect(vt, "Công an TP Hải Phòng 069.278.5415");
	vt_expect_row(vt, 9, "n ghi");
	vt_resize(vt, 5, 20);
	vt_expect(vt, "màn hình quá nhỏ");
	vt_resize(vt, 24, 80);
	vt_expect_row(vt, 2, "─ ĐANG TRỰC · bản 1 ─");
	vt_expect_row(vt, 23,
	              " n ghi  h số khác  v việc  x báo người  / tìm  : lệnh  ? trợ giúp  q thoát");
	vt_resize(vt, 40, 140);
	vt_expect(vt, "┬─ CA TIẾP THEO");
	vt_free(vt);
}

static void a_change_by_another_program_appears_by_itself(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	program_run("\"$T\" log add --kind call 'Gọi từ máy khác'");
	vt_expect(vt, "Gọi từ máy khác");
	vt_free(vt);
}

static void the_clock_moves_on(void **state)
{
	struct vt *vt;

	(void)state;
	program_run("echo 2027-05-01T05:59:50 > \"${TRUCBAN_DB%/*}/clock\"");
	vt = program_shell(24, 80, "TRUCBAN_NOW=@\"${TRUCBAN_DB%/*}/clock\" exec \"$T\"", NULL);
	vt_expect(vt, "05:59:50");
	vt_expect(vt, "đến 06:00");
	program_run("echo 2027-05-01T06:00:01 > \"${TRUCBAN_DB%/*}/clock\"");
	vt_expect(vt, "06:00:01");
	vt_expect_gone(vt, "đến 06:00");
	vt_free(vt);
}

static void command_lines_run_at_the_colon(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, ":now\r");
	vt_expect(vt, "─ now ─");
	vt_send(vt, "q:khong-co\r");
	vt_expect(vt, "! ");
	vt_send(vt, ":log add --kind note \"từ dòng lệnh\"\r");
	vt_send(vt, "q");
	vt_expect(vt, "từ dòng lệnh");
	vt_free(vt);
}

static void help_is_made_of_the_keys(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, "?");
	vt_expect(vt, "─ Trợ giúp ─");
	vt_expect(vt, "ghi một dòng nhật ký");
	vt_send(vt, "\x1b");
	vt_expect(vt, "─ ĐANG TRỰC");
	vt_free(vt);
}

static void ends_when_the_terminal_is_gone(void **state)
{
	struct vt *vt = program_start_usual();

	(void)state;
	vt_send(vt, "ngdở dang");
	vt_expect(vt, "dở dang");
	vt_hang_up(vt);
	assert_int_equal(vt_wait(vt), 128 + SIGHUP);
	vt_free(vt);
	program_run("\"$T\" log verify");
}

static void a_dumb_terminal_is_told_what_to_use(void **state)
{
	struct vt *vt = program_start(24, 160, "TERM=dumb");

	(void)state;
	assert_int_equal(vt_wait(vt), 2);
	vt_expect(vt, "trucban now");
	vt_free(vt);
}

static void a_terminal_without_utf8_gets_unaccented_text(void **state)
{
	struct vt *vt = program_start(24, 80, "LC_ALL=C");
	char *screen;

	(void)state;
	vt_expect_row(vt, 2, "- DANG TRUC - ban 1 -");
	vt_expect(vt, "2 Cong an thanh pho Hai Phong 069.278.5415");
	vt_send(vt, "2");
	vt_expect(vt, "T7 1/5");
	screen = vt_screen(vt);
	for (const char *p = screen; *p; p++)
		assert_true((unsigned char)*p < 0x80);
	free(screen);
	vt_free(vt);
}

static void no_color_is_honoured(void **state)
{
	struct vt *vt = program_start(24, 80, "NO_COLOR=1");

	(void)state;
	vt_expect(vt, "q thoát");
	assert_false(vt_has_colour(vt));
	vt_free(vt);
	vt = program_start_usual();
	assert_true(vt_has_colour(vt));
	vt_free(vt);
}

/* Keys and sizes at random, always the same ones; it must live and answer at the end. */
static void nothing_typed_breaks_it(void **state)
{
	static const char *const keys[] = {
	    "1",       "2",      "3",      "4",      "j",      "k",       "h",       "l",
	    "n",       "g",      "s",      "\r",     "\t",     "/",       "?",       "ễ",
	    "\xff",    "[",      "]",      "v",      "t",      "c",       "m",       "x",
	    "p",       "u",      "U",      "P",      "w",      "d",       "b",       "z",
	    "\x1b[3~", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H",
	    "\x1b[F",  "\x7f",   "G"};
	struct vt *vt = program_start_usual();
	unsigned seed = 7;

	(void)state;
	for (int i = 0; i < 1500; i++) {
		seed = seed * 1103515245U + 12345U;
		vt_send(vt, keys[(seed >> 16) % (sizeof(keys) / sizeof(keys[0]))]);
		if (i % 40 == 0)
			vt_resize(vt, 5 + (int)(seed >> 20) % 40, 20 + (int)(seed >> 24) % 120);
		if (i % 60 == 0)
			vt_send(vt, "\x03\x03\x03");
	}
	vt_resize(vt, 24, 80);
	vt_send(vt, "\x03");
	vt_send(vt, "\x03");
	vt_send(vt, "\x03");
	vt_send(vt, "1");
	vt_expect(vt, "─ ĐANG TRỰC · bản "); /* what was typed may have published one */
	vt_free(vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_board_says_who_is_on_and_whom_to_call),
	    cmocka_unit_test(an_entry_is_written_and_found_without_marks),
	    cmocka_unit_test(a_time_is_taken_as_people_say_it),
	    cmocka_unit_test(what_is_due_is_marked_and_people_are_told),
	    cmocka_unit_test(a_long_paste_is_taken_at_once_and_its_cut_is_told),
	    cmocka_unit_test(an_entry_is_corrected_by_another),
	    cmocka_unit_test(what_is_typed_is_not_lost_by_one_key),
	    cmocka_unit_test(the_grid_is_walked_by_keys_and_mouse),
	    cmocka_unit_test(contacts_are_found_by_name_and_number),
	    cmocka_unit_test(follows_the_size_of_the_terminal),
	    cmocka_unit_test(a_change_by_another_program_appears_by_itself),
	    cmocka_unit_test(the_clock_moves_on),
	    cmocka_unit_test(command_lines_run_at_the_colon),
	    cmocka_unit_test(help_is_made_of_the_keys),
	    cmocka_unit_test(ends_when_the_terminal_is_gone),
	    cmocka_unit_test(a_dumb_terminal_is_told_what_to_use),
	    cmocka_unit_test(a_terminal_without_utf8_gets_unaccented_text),
	    cmocka_unit_test(no_color_is_honoured),
	    cmocka_unit_test(nothing_typed_breaks_it),
	};

	return cmocka_run_group_tests(tests, program_make, program_drop);
}
