/* A roster that takes long is generated while the console goes on; also on the command line. */
#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vt.h"

#include "base/banned.h"

#define MONTH "2027-06-01..2027-06-14"

static char *folder; /* of the database */

/* The worker is slow and never comes to an end by itself. */
static struct vt *start_shell(int rows, int cols, const char *line)
{
	const char *argv[] = {"sh", "-c", line, NULL};
	char *name = xasprintf("T=%s", getenv("TRUCBAN"));
	char *database = xasprintf("TRUCBAN_DB=%s/truc.db", folder);
	char *home = xasprintf("HOME=%s", folder);
	char *slow = xasprintf("TRUCBAN_SOLVE=%s/tests/solve/slow_worker", getenv("builddir"));
	char *real = xasprintf("TRUCBAN_REAL_SOLVE=%s/trucban-solve", getenv("builddir"));
	const char *env[] = {
	    "TRUCBAN_NOW=2027-05-01T03:12:08", name, database, home, slow, real, NULL};
	struct vt *vt = vt_start(rows, cols, argv, env);

	free(name);
	free(database);
	free(home);
	free(slow);
	free(real);
	return vt;
}

static void run(const char *line)
{
	struct vt *vt = start_shell(24, 100, line);
	int status = vt_wait(vt);

	if (status != 0) {
		vt_print(vt);
		fail_msg("%s: exit status %d", line, status);
	}
	vt_free(vt);
}

static int make_database(void **state)
{
	(void)state;
	folder = xstrdup("/tmp/trucban-generate-XXXXXX");
	if (!mkdtemp(folder))
		return 1;
	run("\"$T\" init --sample");
	return 0;
}

static int drop_database(void **state)
{
	(void)state;
	run("rm -rf \"${TRUCBAN_DB%/*}\"");
	free(folder);
	return 0;
}

static int drop_drafts(void **state)
{
	(void)state;
	run("rm -f \"${TRUCBAN_DB%/*}\"/truc.*; \"$T\" init --sample");
	return 0;
}

static struct vt *start_console(int rows, int cols)
{
	struct vt *vt = start_shell(rows, cols, "exec \"$T\"");

	vt_expect(vt, "03:12");
	return vt;
}

static void start_month(struct vt *vt)
{
	vt_send(vt, ":roster generate " MONTH " --time-limit 600\r");
	vt_expect(vt, "─ ĐANG XẾP LỊCH · từ 01/06/2027 đến 14/06/2027 ─");
	vt_expect(vt, "chênh tối đa");
}

static void the_console_stays_live_and_a_key_keeps_the_best(void **state)
{
	struct vt *vt = start_console(24, 80);

	(void)state;
	start_month(vt);
	vt_expect(vt, "s: dừng, giữ lại");
	vt_expect(vt, "1/600 giây");
	vt_send(vt, "3");
	vt_expect(vt, "[3 Nhật ký]");
	vt_expect(vt, "─ ĐANG XẾP LỊCH ·");
	vt_expect(vt, "Esc: dừng, giữ lại"); /* s is of this tab */
	vt_send(vt, "nkĐo nhiệt độ\r\r");
	vt_expect(vt, "✓ đã ghi dòng");
	vt_send(vt, "4/vu thi e");
	vt_expect_row(vt, 3, " Vũ Thị E");
	vt_send(vt, "\x1b");
	vt_expect(vt, "2/600 giây");
	vt_send(vt, ":roster generate next\r");
	vt_expect(vt, "mỗi lần chỉ xếp một lịch");
	vt_send(vt, "2");
	vt_expect(vt, "chưa có lịch trực nào");
	vt_send(vt, "s");
	vt_expect(vt, "✓ đã lưu dự thảo từ 01/06/2027 đến 14/06/2027: chưa chắc tốt nhất");
	vt_expect_gone(vt, "ĐANG XẾP LỊCH");
	vt_expect(vt, "từ 01/06/2027 đến 14/06/2027 · dự thảo");
	vt_send(vt, "q");
	assert_int_equal(vt_wait(vt), 0);
	vt_free(vt);
	run("\"$T\" roster show " MONTH);
}

static void escape_asks_first(void **state)
{
	struct vt *vt = start_console(24, 80);

	(void)state;
	start_month(vt);
	vt_send(vt, "\x1b");
	vt_expect(vt, "? Dừng xếp lịch? s: giữ phương án tốt nhất, x: bỏ");
	vt_send(vt, "n");
	vt_expect_gone(vt, "? Dừng xếp lịch?");
	vt_expect(vt, "ĐANG XẾP LỊCH");
	vt_send(vt, "q");
	vt_expect(vt, "? Dừng xếp lịch?");
	vt_send(vt, "x");
	vt_expect(vt, "đã bỏ: chưa lưu gì");
	vt_expect_gone(vt, "ĐANG XẾP LỊCH");
	vt_send(vt, "q");
	assert_int_equal(vt_wait(vt), 0);
	vt_free(vt);
	run("! \"$T\" roster show " MONTH);
}

static void what_comes_while_something_is_typed_is_told_after(void **state)
{
	struct vt *vt = start_console(24, 80);

	(void)state;
	vt_send(vt, ":roster generate " MONTH " --time-limit 2\r");
	vt_expect(vt, "ĐANG XẾP LỊCH");
	vt_send(vt, "ngđang gõ dở");
	vt_expect_gone(vt, "ĐANG XẾP LỊCH");
	vt_expect(vt, "đang gõ dở");
	vt_send(vt, " thì xong\r\r");
	vt_expect(vt, "đang gõ dở thì xong");
	vt_send(vt, "3");
	vt_expect(vt, "[3 Nhật ký]");
	vt_send(vt, "q");
	assert_int_equal(vt_wait(vt), 0);
	vt_free(vt);
	run("\"$T\" roster show " MONTH);
}

static void a_small_screen_keeps_time_and_gap(void **state)
{
	struct vt *vt = start_console(10, 40);

	(void)state;
	vt_send(vt, ":roster generate " MONTH "\r");
	vt_expect(vt, "chênh ≤");
	vt_expect_row(vt, 8, "░");
	vt_resize(vt, 24, 80);
	vt_expect(vt, "─ ĐANG XẾP LỊCH ·");
	vt_resize(vt, 10, 40);
	vt_expect(vt, "chênh ≤");
	vt_click(vt, 8, 3);
	vt_expect(vt, "Dừng xếp lịch?");
	vt_send(vt, "s");
	vt_expect(vt, "đã lưu dự thảo");
	vt_free(vt);
}

static void the_roster_tab_generates_after_a_yes(void **state)
{
	struct vt *vt = start_console(24, 80);

	(void)state;
	vt_send(vt, "2g");
	vt_expect(vt, "? Xếp lịch trực kỳ tới?");
	vt_send(vt, "k");
	vt_expect(vt, "không thay đổi gì");
	vt_send(vt, "gc");
	vt_expect(vt, "ĐANG XẾP LỊCH · ");
	vt_expect(vt, "chênh tối đa");
	vt_send(vt, "s");
	vt_expect(vt, "đã lưu dự thảo");
	vt_send(vt, "g");
	vt_expect(vt, "? Xếp lại lịch này (");
	vt_send(vt, "k");
	vt_free(vt);
}

static void a_hang_up_leaves_nothing(void **state)
{
	struct vt *vt = start_console(24, 80);

	(void)state;
	start_month(vt);
	vt_signal(vt, SIGTERM);
	assert_int_equal(vt_wait(vt), 128 + SIGTERM);
	vt_free(vt);
	run("! \"$T\" roster show " MONTH);
}

/* ---- the command line ---- */

static void a_line_tells_how_far_it_is(void **state)
{
	struct vt *vt = start_shell(
	    24, 100, "exec \"$T\" roster generate " MONTH " --time-limit 600 > /dev/null");

	(void)state;
	vt_expect(vt, "/600 giây · chưa chắc tốt nhất");
	vt_expect(vt, "chênh tối đa");
	vt_expect(vt, "^C: dừng");
	vt_send(vt, "\x03");
	vt_expect_row(vt, 0, "đã lưu dự thảo; để ban hành:");
	vt_expect_gone(vt, "/600 giây");
	assert_int_equal(vt_wait(vt), 0);
	vt_free(vt);
	run("\"$T\" roster show " MONTH " | grep 'chưa chắc tốt nhất'");
}

static void twice_gives_up(void **state)
{
	struct vt *vt = start_shell(24, 100, "exec \"$T\" roster generate " MONTH);

	(void)state;
	vt_expect(vt, "chênh tối đa");
	vt_send(vt, "\x03");
	vt_expect(vt, "đang dừng; ^C lần nữa: bỏ");
	vt_send(vt, "\x03");
	vt_expect(vt, "đã bỏ: chưa lưu gì");
	assert_int_equal(vt_wait(vt), 1);
	vt_free(vt);
	run("! \"$T\" roster show " MONTH);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_console_stays_live_and_a_key_keeps_the_best, drop_drafts),
	    cmocka_unit_test_setup(escape_asks_first, drop_drafts),
	    cmocka_unit_test_setup(what_comes_while_something_is_typed_is_told_after, drop_drafts),
	    cmocka_unit_test_setup(a_small_screen_keeps_time_and_gap, drop_drafts),
	    cmocka_unit_test_setup(the_roster_tab_generates_after_a_yes, drop_drafts),
	    cmocka_unit_test_setup(a_hang_up_leaves_nothing, drop_drafts),
	    cmocka_unit_test_setup(a_line_tells_how_far_it_is, drop_drafts),
	    cmocka_unit_test_setup(twice_gives_up, drop_drafts),
	};

	return cmocka_run_group_tests(tests, make_database, drop_database);
}
