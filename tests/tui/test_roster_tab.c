/* The roster's tab of the real program in a real terminal: periods, points, moves by key and mouse.
 */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vt.h"

#include "base/banned.h"

static char *folder; /* of the database */

static struct vt *start_shell(int rows, int cols, const char *line, const char *extra)
{
	const char *argv[] = {"sh", "-c", line, NULL};
	char *name = xasprintf("T=%s", getenv("TRUCBAN"));
	char *database = xasprintf("TRUCBAN_DB=%s/truc.db", folder);
	char *home = xasprintf("HOME=%s", folder);
	const char *env[] = {"TRUCBAN_NOW=2027-04-20T09:00", name, database, home, extra, NULL};
	struct vt *vt = vt_start(rows, cols, argv, env);

	free(name);
	free(database);
	free(home);
	return vt;
}

static void run(const char *line)
{
	struct vt *vt = start_shell(24, 100, line, NULL);
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
	folder = xstrdup("/tmp/trucban-roster-tab-XXXXXX");
	if (!mkdtemp(folder))
		return 1;
	run("\"$T\" init --sample --profile truong");
	run("\"$T\" roster generate 30-4/2027 && \"$T\" roster publish 30-4/2027");
	run("\"$T\" roster generate 2-9/2027");
	return 0;
}

static int drop_database(void **state)
{
	(void)state;
	run("rm -rf \"${TRUCBAN_DB%/*}\"");
	free(folder);
	return 0;
}

static struct vt *start_tab(int rows, int cols, const char *options)
{
	char *line = xasprintf("exec \"$T\" %s", options);
	struct vt *vt = start_shell(rows, cols, line, NULL);

	free(line);
	vt_send(vt, "2");
	return vt;
}

static void days_say_what_they_are(void **state)
{
	struct vt *vt = start_tab(24, 80, "");

	(void)state;
	vt_expect_row(vt, 2, "─ Nghỉ lễ 30/4–1/5/2027 · bản 1, đã ban hành ─");
	vt_expect(vt, "· ✓ 0 điểm cần xử lý · điểm trực lệch ");
	vt_expect(vt, "T6 30/4 lễ ");
	vt_expect(vt, "T7 1/5 lễ ");
	vt_expect(vt, "CN 2/5 nghỉ ");
	vt_expect(vt, "════");
	vt_send(vt, "\x1b[F");
	vt_expect(vt, "T2 3/5 bù");
	vt_free(vt);
}

static void english_too(void **state)
{
	struct vt *vt = start_tab(24, 80, "--lang en");

	(void)state;
	vt_expect(vt,
	          "best possible roster (proven) · ✓ nothing to be looked at · points differ by ");
	vt_expect(vt, "Fri 30/4 hol. ");
	vt_send(vt, "o");
	vt_expect(vt, "─ PERIODS ─");
	vt_expect(vt, "published, version 1");
	vt_free(vt);
}

static void a_period_is_chosen_from_the_list(void **state)
{
	struct vt *vt = start_tab(24, 80, "");

	(void)state;
	vt_expect(vt, "30/4–1/5/2027");
	vt_send(vt, "o");
	vt_expect_row(vt, 2, "─ CHỌN KỲ ─");
	vt_expect(vt, " ✓ 30/4–3/5/2027 ");
	vt_expect(vt, " ~ 2/9–5/9/2027 ");
	vt_expect(vt, "đã ban hành bản 1");
	vt_expect(vt, " · 22/1–30/1/2028   9 ngày, tạm tính Tết Nguyên đán Mậu Thân ");
	vt_send(vt, "/quoc khanh 2/9/2027");
	vt_expect_gone(vt, "Mậu Thân");
	vt_send(vt, "\r");
	vt_expect_row(vt, 2, "─ Nghỉ lễ Quốc khánh 2/9/2027 · dự thảo ─");
	vt_expect(vt, "T5 2/9 lễ");
	vt_free(vt);
}

static void a_period_without_roster_is_shown_and_arranged(void **state)
{
	struct vt *vt = start_tab(24, 80, "");

	(void)state;
	vt_send(vt, "o/van hoa/2027\r");
	vt_expect_row(vt, 2, "─ Nghỉ Ngày Văn hóa Việt Nam 24/11/2027 ─");
	vt_expect(vt, "kỳ này chưa có lịch trực; g xếp lịch");
	/* It lies between those that have one. */
	vt_send(vt, "]");
	vt_expect(vt, "không còn lịch trực nào ở phía này");
	vt_send(vt, "[");
	vt_expect_row(vt, 2, "─ Nghỉ lễ Quốc khánh 2/9/2027 · dự thảo ─");
	vt_send(vt, "o/van hoa/2027\r");
	vt_expect(vt, "kỳ này chưa có lịch trực; g xếp lịch");
	vt_send(vt, "g");
	vt_expect(vt, "? Xếp lịch trực (Nghỉ Ngày Văn hóa Việt Nam 24/11/2027)?");
	vt_send(vt, "c");
	vt_expect(vt, "đã lưu dự thảo");
	vt_expect_row(vt, 2, "─ Nghỉ Ngày Văn hóa Việt Nam 24/11/2027 · dự thảo");
	vt_expect(vt, "T4 24/11 lễ");
	vt_free(vt);
}

static void a_month_is_typed(void **state)
{
	struct vt *vt = start_tab(24, 80, "");

	(void)state;
	vt_send(vt, "o/2/2028");
	vt_expect(vt, "29 ngày, nghỉ ");
	vt_send(vt, "\r");
	vt_expect_row(vt, 2, "─ từ 01/02/2028 đến 29/02/2028 ─");
	vt_send(vt, "o/khong co gi nhu vay");
	vt_expect(vt, "không tìm thấy; có thể gõ tháng (6/2027) hoặc khoảng ngày");
	vt_send(vt, "\x1b");
	vt_expect(vt, " ✓ 30/4–3/5/2027 ");
	vt_send(vt, "q");
	vt_expect_row(vt, 2, "─ từ 01/02/2028 đến 29/02/2028 ─");
	vt_free(vt);
}

static void a_period_is_chosen_by_mouse(void **state)
{
	struct vt *vt = start_tab(24, 80, "");

	(void)state;
	vt_send(vt, "o");
	vt_expect_row(vt, 7, " ~ 2/9–5/9/2027 ");
	vt_click(vt, 7, 20);
	vt_expect_row(vt, 2, "─ Nghỉ lễ Quốc khánh 2/9/2027 · dự thảo ─");
	vt_free(vt);
}

static void points_stand_beside_their_average(void **state)
{
	struct vt *vt = start_tab(24, 80, "");

	(void)state;
	vt_expect(vt, "30/4–1/5/2027");
	vt_send(vt, "B");
	vt_expect_row(vt, 2, "─ ĐIỂM TRỰC · Nghỉ lễ 30/4–1/5/2027 ─");
	vt_expect_row(vt, 4, " Lãnh đạo trực · bình quân ");
	vt_expect(vt, "█");
	vt_expect(vt, "bình quân của những người cùng vị trí trực");
	vt_click(vt, 5, 3);
	vt_send(vt, "\r");
	vt_expect(vt, " · Lãnh đạo trực");
	vt_send(vt, "q");
	vt_expect_row(vt, 2, "─ ĐIỂM TRỰC ·");
	vt_resize(vt, 10, 40);
	vt_expect_row(vt, 1, "─ ĐIỂM TRỰC ·");
	vt_expect(vt, "█");
	vt_free(vt);
}

static void a_small_screen_has_one_day(void **state)
{
	struct vt *vt = start_tab(10, 40, "");

	(void)state;
	vt_expect_row(vt, 1, "─ Nghỉ lễ 30/4–1/5/2027 ·");
	vt_send(vt, "\x1b[H");
	vt_expect(vt, " T5 29/4 ");
	vt_expect_gone(vt, "T6 30/4 lễ");
	vt_click(vt, 2, 39);
	vt_expect(vt, "◂ T6 30/4 lễ ");
	vt_click(vt, 2, 17);
	vt_expect(vt, " T5 29/4 ");
	vt_free(vt);
}

static void without_colours_all_is_said(void **state)
{
	struct vt *vt = start_shell(24, 80, "exec \"$T\"", "NO_COLOR=1");

	(void)state;
	vt_send(vt, "2");
	vt_expect(vt, "T6 30/4 lễ ");
	vt_expect(vt, "════");
	vt_expect(vt, "┄┄┄┄");
	assert_false(vt_has_colour(vt));
	vt_free(vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days_say_what_they_are),
	    cmocka_unit_test(english_too),
	    cmocka_unit_test(a_period_is_chosen_from_the_list),
	    cmocka_unit_test(a_month_is_typed),
	    cmocka_unit_test(a_period_is_chosen_by_mouse),
	    cmocka_unit_test(points_stand_beside_their_average),
	    cmocka_unit_test(a_small_screen_has_one_day),
	    cmocka_unit_test(without_colours_all_is_said),
	    cmocka_unit_test(a_period_without_roster_is_shown_and_arranged),
	};

	return cmocka_run_group_tests(tests, make_database, drop_database);
}
