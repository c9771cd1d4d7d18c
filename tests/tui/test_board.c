#include "test.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/zone.h"
#include "draw_watch.h"
#include "picture.h"

#include "base/banned.h"

/* Pieces of text that the values here own. */
static char truc_ban[] = "truc-ban", leader[] = "lanh-dao", attt[] = "attt", none[] = "";
static char on_leader[] = "Lãnh đạo trực", on_watch[] = "Trực ban",
            on_attt[] = "Đầu mối an toàn thông tin", on_guard[] = "Bảo vệ";
static char b[] = "Trần Thị B", a[] = "Nguyễn Thị Hồng Phượng", c[] = "Lê Văn C",
            g[] = "Hoàng Văn G";
static char phone_b[] = "+84900000001", phone_a[] = "+84900000005", police[] = "+84692785415";
static char title[] = "Nghỉ lễ 30/4–1/5/2027", name[] = "30-4/2027";
static char organisation[] = "Công an thành phố Hải Phòng";
static char text_1[] = "Website: trang trường X bị đổi, còn lại tốt; đã báo đơn vị quản lý",
            text_2[] = "Nhận bàn giao từ Bùi Văn I";

static int64_t at(int day, int hour, int minute)
{
	return zone_instant(date_from_ymd(2027, 5, day), hour * 60 + minute);
}

static struct watch_line line(char *post, char *post_title, char *who, char *phone, int64_t start,
                              int64_t end)
{
	return (struct watch_line){.post = post,
	                           .title = post_title,
	                           .slot = none,
	                           .person = who,
	                           .name = who,
	                           .position = none,
	                           .phone = phone,
	                           .is_leader = post == leader,
	                           .start = start,
	                           .end = end};
}

struct scene {
	struct watch_line on[4], next[3];
	char *phones[1];
	struct contact contact;
	struct entry entry[2];
	struct watch watch;
	struct entries entries;
	struct board board;
};

static void make_scene(struct scene *scene)
{
	*scene = (struct scene){
	    .on = {line(leader, on_leader, b, phone_b, at(0, 7, 30), at(1, 7, 30)),
	           line(truc_ban, on_watch, a, phone_a, at(0, 19, 30), at(1, 7, 30)),
	           line(attt, on_attt, a, phone_a, at(0, 19, 30), at(1, 7, 30)),
	           line(truc_ban, on_guard, g, none, at(0, 18, 0), at(1, 6, 0))},
	    .next = {line(truc_ban, on_guard, c, none, at(1, 6, 0), at(1, 18, 0)),
	             line(truc_ban, on_watch, c, none, at(1, 7, 30), at(1, 19, 30)),
	             line(leader, on_leader, c, none, at(2, 7, 30), at(3, 7, 30))},
	    .phones = {police},
	    .contact = {.organisation = organisation, .n_phones = 1, .rank = 1},
	    .entry = {{.seq = 41,
	               .happened_at = at(1, 3, 1),
	               .name = a,
	               .kind = ENTRY_CHECK,
	               .text = text_1},
	              {.seq = 31,
	               .happened_at = at(0, 22, 4),
	               .name = a,
	               .kind = ENTRY_HANDOVER,
	               .text = text_2}},
	};
	scene->contact.phone = scene->phones;
	scene->watch = (struct watch){
	    .at = at(1, 3, 12),
	    .period = {.name = name, .title = title},
	    .day_number = 2,
	    .days = 4,
	    .version = 3,
	    .on = scene->on,
	    .n_on = 4,
	    .next = scene->next,
	    .n_next = 3,
	    .hotlines = {&scene->contact, 1},
	};
	scene->entries = (struct entries){scene->entry, 2};
	scene->board = (struct board){&scene->watch, &scene->entries, at(1, 3, 12), NULL};
}

static struct canvas *draw(const struct scene *scene, int rows, int cols)
{
	struct canvas *canvas = canvas_new(rows, cols, false);

	board_draw(&scene->board, canvas, (struct area){0, 0, rows, cols});
	return canvas;
}

static void the_board_of_a_usual_screen(void **state)
{
	struct scene scene;

	(void)state;
	make_scene(&scene);
	assert_picture(
	    draw(&scene, 21, 80),
	    "─ ON DUTY · version 3 ──────────────────────────────────────────────────────────\n"
	    " Lãnh đạo trực             Trần Thị B              0900.000.001  until 07:30\n"
	    " Trực ban                  Nguyễn Thị Hồng Phượng  0900.000.005  until 07:30\n"
	    " Đầu mối an toàn thông tin Nguyễn Thị Hồng Phượng  0900.000.005  until 07:30\n"
	    " Bảo vệ                    Hoàng Văn G                           until 06:00\n"
	    "─ NEXT SHIFT ───────────────────────────────────────────────────────────────────\n"
	    " Bảo vệ                    Lê Văn C                06:00, in 2 h 48 min\n"
	    " Trực ban                  Lê Văn C                07:30, in 4 h 18 min\n"
	    " Lãnh đạo trực             Lê Văn C                07:30 Sun 2/5, in 28 h 18 min\n"
	    "─ LOG ──────────────────────────────────────────────────────────────────────────\n"
	    "       03:01 041 check    Website: trang trường X bị đổ… Nguyễn Thị Hồng Phượng\n"
	    " 30/04 22:04 031 handover Nhận bàn giao từ Bùi Văn I     Nguyễn Thị Hồng Phượng\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n"
	    "────────────────────────────────────────────────────────────────────────────────\n"
	    " CALL  1 Lãnh đạo trực Trần Thị B 0900.000.001\n"
	    "       2 Công an thành phố Hải Phòng 069.278.5415\n");
}

static void a_wide_screen_has_both_lists_side_by_side(void **state)
{
	struct scene scene;

	(void)state;
	make_scene(&scene);
	assert_picture(
	    draw(&scene, 16, 140),
	    "─ ON DUTY · version 3 ───────────────────────────────────────────────────────┬─ NEXT "
	    "SHIFT ─────────────────────────────────────────────────\n"
	    " Lãnh đạo trực             Trần Thị B              0900.000.001  until 07:30 │ Bảo vệ "
	    "       Lê Văn C  06:00, in 2 h 48 min\n"
	    " Trực ban                  Nguyễn Thị Hồng Phượng  0900.000.005  until 07:30 │ Trực "
	    "ban      Lê Văn C  07:30, in 4 h 18 min\n"
	    " Đầu mối an toàn thông tin Nguyễn Thị Hồng Phượng  0900.000.005  until 07:30 │ Lãnh "
	    "đạo trực Lê Văn C  07:30 Sun 2/5, in 28 h 18 min\n"
	    " Bảo vệ                    Hoàng Văn G                           until 06:00 │\n"
	    "─ LOG "
	    "──────────────────────────────────────────────────────────────────────────────────────"
	    "────────────────────────────────────────────────\n"
	    "       03:01 041 check    Website: trang trường X bị đổi, còn lại tốt; đã báo đơn vị "
	    "quản lý                         Nguyễn Thị Hồng Phượng\n"
	    " 30/04 22:04 031 handover Nhận bàn giao từ Bùi Văn I                                  "
	    "                               Nguyễn Thị Hồng Phượng\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n"
	    "──────────────────────────────────────────────────────────────────────────────────────"
	    "──────────────────────────────────────────────────────\n"
	    " CALL  1 Lãnh đạo trực Trần Thị B 0900.000.001\n"
	    "       2 Công an thành phố Hải Phòng 069.278.5415\n");
}

static void the_last_shift_has_no_empty_list_beside_it(void **state)
{
	struct scene scene;

	(void)state;
	make_scene(&scene);
	scene.watch.n_on = 1;
	scene.watch.n_next = 0;
	assert_picture(draw(&scene, 13, 60),
	               "─ ON DUTY · version 3 ──────────────────────────────────────\n"
	               " Lãnh đạo trực Trần Thị B  0900.000.001  until 07:30\n"
	               "─ LOG ──────────────────────────────────────────────────────\n"
	               "       03:01 041 check    Website: trang trường X bị đổi, c…\n"
	               " 30/04 22:04 031 handover Nhận bàn giao từ Bùi Văn I\n"
	               "\n"
	               "\n"
	               "\n"
	               "\n"
	               "\n"
	               "────────────────────────────────────────────────────────────\n"
	               " CALL  1 Lãnh đạo trực Trần Thị B 0900.000.001\n"
	               "       2 Công an thành phố Hải Phòng 069.278.5415\n");
}

static void a_small_screen_keeps_who_and_whom_to_call(void **state)
{
	struct scene scene;

	(void)state;
	make_scene(&scene);
	assert_picture(draw(&scene, 8, 40), "Lãnh … Trần Thị B            until 07:30\n"
	                                    "Trực … Nguyễn Thị Hồng Phượ… until 07:30\n"
	                                    "Đầu m… Nguyễn Thị Hồng Phượ… until 07:30\n"
	                                    "Bảo vệ Hoàng Văn G           until 06:00\n"
	                                    "Bảo vệ Lê Văn C               from 06:00\n"
	                                    "────────────────────────────────────────\n"
	                                    "☎ 1 Trần Thị B 0900.000.001\n"
	                                    "  2 Công an TP Hải Phòng 069.278.5415\n");
}

static void without_a_roster_it_says_so(void **state)
{
	struct scene scene;

	(void)state;
	make_scene(&scene);
	scene.watch.n_on = scene.watch.n_next = scene.entries.n = 0;
	scene.watch.version = 0;
	assert_picture(draw(&scene, 13, 60),
	               "─ ON DUTY ──────────────────────────────────────────────────\n"
	               " nobody is on duty: no roster covers this hour\n"
	               "─ LOG ──────────────────────────────────────────────────────\n"
	               " no entry yet; n writes the first one\n"
	               "\n"
	               "\n"
	               "\n"
	               "\n"
	               "\n"
	               "\n"
	               "────────────────────────────────────────────────────────────\n"
	               " CALL  1 Công an thành phố Hải Phòng 069.278.5415\n"
	               "\n");
}

static void what_is_wrong_stands_on_top_and_in_full(void **state)
{
	struct scene scene;

	(void)state;
	make_scene(&scene);
	scene.watch.n_on = 1;
	scene.watch.provisional = true;
	scene.watch.pending = 2;
	scene.contact.status = CONTACT_UNVERIFIED;
	findings_add(&scene.watch.findings, FINDING_ERROR, "gap", NULL, NULL, "%s",
	             "nobody holds the post of the watch between six and seven");
	assert_picture(draw(&scene, 13, 60),
	               "─ ON DUTY · version 3 ──────────────────────────────────────\n"
	               " ! nobody holds the post of the watch between six and seven\n"
	               " ! the days off are provisional: no decision is known yet\n"
	               " ! 2 covers or swaps wait for confirmation\n"
	               " Lãnh đạo trực Trần Thị B  0900.000.001  until 07:30\n"
	               "─ NEXT SHIFT ───────────────────────────────────────────────\n"
	               " Bảo vệ        Lê Văn C    06:00, in 2 h 48 min        +2\n"
	               "─ LOG ──────────────────────────────────────────────────────\n"
	               "       03:01 041 check    Website: trang trường X bị đổi, c…\n"
	               " 30/04 22:04 031 handover Nhận bàn giao từ Bùi Văn I\n"
	               "────────────────────────────────────────────────────────────\n"
	               " CALL  1 Lãnh đạo trực Trần Thị B 0900.000.001\n"
	               "       2 Công an TP Hải Phòng 069.278.5415 ! not verified\n");
	assert_picture(draw(&scene, 8, 40), " ! nobody holds the post of the watch\n"
	                                    " between six and seven\n"
	                                    " ! the days off are provisional: no\n"
	                                    " decision is known yet\n"
	                                    "Lãnh đạo trực     Trần Thị B until 07:30\n"
	                                    "────────────────────────────────────────\n"
	                                    "☎ 1 Trần Thị B 0900.000.001\n"
	                                    "  2 Công an TP Hải Phòng 069.278.5415 !\n");
	findings_release(&scene.watch.findings);
}

/* ---- what is due ---- */

static char v01[] = "V01", v02[] = "V02", v10[] = "V10", v11[] = "V11";
static char item_1[] = "Rà soát website, bỏ tên miền không dùng",
            item_2[] = "Khắc phục lỗ hổng đã được cảnh báo",
            item_3[] = "Gọi thử mọi đường dây nóng trong Danh bạ",
            item_4[] = "Xác nhận số điện thoại của từng người trực";

static struct checklist_line item(char *id, char *what, char *who, bool suggested)
{
	return (struct checklist_line){.item = {.id = id, .title = what, .suggested = suggested},
	                               .name = who};
}

struct due_scene {
	struct scene scene;
	struct checklist_line line[8];
	struct due due;
};

static void make_due(struct due_scene *due)
{
	make_scene(&due->scene);
	for (int i = 0; i < 8; i += 4) {
		due->line[i] = item(v01, item_1, c, false);
		due->line[i + 1] = item(v02, item_2, none, false);
		due->line[i + 2] = item(v10, item_3, a, true);
		due->line[i + 3] = item(v11, item_4, none, true);
	}
	due->due = (struct due){
	    .before = {.period = name, .due = at(-1, 17, 0), .line = due->line, .n = 4},
	    .waiting = 3,
	    .waiting_period = name,
	};
	due->scene.board.due = &due->due;
}

static void what_is_due_stands_above_the_log(void **state)
{
	struct due_scene due;

	(void)state;
	make_due(&due);
	due.scene.board.now = at(-1, 18, 5);
	due.scene.watch.n_next = 2;
	assert_picture(
	    draw(&due.scene, 21, 80),
	    "─ ON DUTY · version 3 ──────────────────────────────────────────────────────────\n"
	    " Lãnh đạo trực         Trần Thị B              0900.000.001  until 07:30 Sat 1/5\n"
	    " Trực ban              Nguyễn Thị Hồng Phượng  0900.000.005  until 07:30 Sat 1/5\n"
	    " Đầu mối an toàn thôn… Nguyễn Thị Hồng Phượng  0900.000.005  until 07:30 Sat 1/5\n"
	    " Bảo vệ                Hoàng Văn G                           until 06:00 Sat 1/5\n"
	    "─ NEXT SHIFT ───────────────────────────────────────────────────────────────────\n"
	    " Bảo vệ                    Lê Văn C                06:00 Sat 1/5, in 35 h 55 min\n"
	    " Trực ban                  Lê Văn C                07:30 Sat 1/5, in 37 h 25 min\n"
	    "─ DUE ──────────────────────────────────────────────────────────────────────────\n"
	    " ! 3 people have not confirmed their duty: notice list 30-4/2027\n"
	    " ! late by 1 h 5 min  V01 Rà soát website, bỏ tên miền không dùng       Lê Văn C\n"
	    " ! late by 1 h 5 min  V02 Khắc phục lỗ hổng đã được cảnh báo\n"
	    " ! late by 1 h 5 min  V10 Gọi thử mọi đường dây nóng tr…  Nguyễn Thị Hồng Phượng\n"
	    " ! late by 1 h 5 min  V11 Xác nhận số điện thoại của từng người trực *\n"
	    "─ LOG ──────────────────────────────────────────────────────────────────────────\n"
	    " 01/05 03:01 041 check    Website: trang trường X bị đổ… Nguyễn Thị Hồng Phượng\n"
	    " 30/04 22:04 031 handover Nhận bàn giao từ Bùi Văn I     Nguyễn Thị Hồng Phượng\n"
	    "\n"
	    "────────────────────────────────────────────────────────────────────────────────\n"
	    " CALL  1 Lãnh đạo trực Trần Thị B 0900.000.001\n"
	    "       2 Công an thành phố Hải Phòng 069.278.5415\n");
	due.due.before.n = 8;
	due.due.waiting = 0;
	due.due.before.due = at(0, 17, 0);
	assert_picture(
	    draw(&due.scene, 21, 80),
	    "─ ON DUTY · version 3 ──────────────────────────────────────────────────────────\n"
	    " Lãnh đạo trực         Trần Thị B              0900.000.001  until 07:30 Sat 1/5\n"
	    " Trực ban              Nguyễn Thị Hồng Phượng  0900.000.005  until 07:30 Sat 1/5\n"
	    " Đầu mối an toàn thôn… Nguyễn Thị Hồng Phượng  0900.000.005  until 07:30 Sat 1/5\n"
	    " Bảo vệ                Hoàng Văn G                           until 06:00 Sat 1/5\n"
	    "─ NEXT SHIFT ───────────────────────────────────────────────────────────────────\n"
	    " Bảo vệ                    Lê Văn C                06:00 Sat 1/5, in 35 h 55 min\n"
	    " Trực ban                  Lê Văn C                07:30 Sat 1/5, in 37 h 25 min\n"
	    "─ DUE ──────────────────────────────────────────────────────────────────────────\n"
	    "   22 h 55 min left  V01 Rà soát website, bỏ tên miền không dùng        Lê Văn C\n"
	    "   22 h 55 min left  V02 Khắc phục lỗ hổng đã được cảnh báo\n"
	    "   22 h 55 min left  V10 Gọi thử mọi đường dây nóng tro…  Nguyễn Thị Hồng Phượng\n"
	    "   22 h 55 min left  V11 Xác nhận số điện thoại của từng người trực *\n"
	    "   4 more: checklist list 30-4/2027\n"
	    "─ LOG ──────────────────────────────────────────────────────────────────────────\n"
	    " 01/05 03:01 041 check    Website: trang trường X bị đổ… Nguyễn Thị Hồng Phượng\n"
	    " 30/04 22:04 031 handover Nhận bàn giao từ Bùi Văn I     Nguyễn Thị Hồng Phượng\n"
	    "\n"
	    "────────────────────────────────────────────────────────────────────────────────\n"
	    " CALL  1 Lãnh đạo trực Trần Thị B 0900.000.001\n"
	    "       2 Công an thành phố Hải Phòng 069.278.5415\n");
}

static void where_room_is_short_it_is_counted(void **state)
{
	struct due_scene due;

	(void)state;
	make_due(&due);
	due.scene.board.now = at(-1, 18, 5);
	assert_picture(draw(&due.scene, 13, 60),
	               "─ ON DUTY · version 3 ──────────────────────────────────────\n"
	               " Lãnh đạo trực   Trần Thị B              until 07:30 Sat 1/5\n"
	               " Trực ban        Nguyễn Thị Hồng Phượng  until 07:30 Sat 1/5\n"
	               " Đầu mối an toà… Nguyễn Thị Hồng Phượng  until 07:30 Sat 1/5\n"
	               " Bảo vệ          Hoàng Văn G             until 06:00 Sat 1/5\n"
	               "─ NEXT SHIFT ───────────────────────────────────────────────\n"
	               " Bảo vệ Lê Văn C               06:00 Sat 1/5, in 35 h  +2\n"
	               "─ DUE ──────────────────────────────────────────────────────\n"
	               " ! 3 people have not confirmed their duty: notice list 30-4…\n"
	               " ! late by 1 h 5 min: 4 to be done before the holiday: chec…\n"
	               "────────────────────────────────────────────────────────────\n"
	               " CALL  1 Lãnh đạo trực Trần Thị B 0900.000.001\n"
	               "       2 Công an thành phố Hải Phòng 069.278.5415\n");
	due.due.waiting = 0;
	assert_picture(draw(&due.scene, 13, 60),
	               "─ ON DUTY · version 3 ──────────────────────────────────────\n"
	               " Lãnh đạo trực   Trần Thị B              until 07:30 Sat 1/5\n"
	               " Trực ban        Nguyễn Thị Hồng Phượng  until 07:30 Sat 1/5\n"
	               " Đầu mối an toà… Nguyễn Thị Hồng Phượng  until 07:30 Sat 1/5\n"
	               " Bảo vệ          Hoàng Văn G             until 06:00 Sat 1/5\n"
	               "─ NEXT SHIFT ───────────────────────────────────────────────\n"
	               " Bảo vệ Lê Văn C               06:00 Sat 1/5, in 35 h  +2\n"
	               "─ DUE ──────────────────────────────────────────────────────\n"
	               " ! late by 1 h 5 min  V01 Rà soát website, bỏ tên…  Lê Văn C\n"
	               "   3 more: checklist list 30-4/2027\n"
	               "────────────────────────────────────────────────────────────\n"
	               " CALL  1 Lãnh đạo trực Trần Thị B 0900.000.001\n"
	               "       2 Công an thành phố Hải Phòng 069.278.5415\n");
	due.due.waiting = 3;
	assert_picture(draw(&due.scene, 8, 40), "Lãnh … Trần Thị B        until 07:30 Sat\n"
	                                        "Trực … Nguyễn Thị Hồng … until 07:30 Sat\n"
	                                        "Đầu m… Nguyễn Thị Hồng … until 07:30 Sat\n"
	                                        "Bảo vệ Hoàng Văn G       until 06:00 Sat\n"
	                                        "! 4 due before the holiday · 3 not conf…\n"
	                                        "────────────────────────────────────────\n"
	                                        "☎ 1 Trần Thị B 0900.000.001\n"
	                                        "  2 Công an TP Hải Phòng 069.278.5415\n");
	/* Who holds a post along with his own stands once, so that nobody is left out. */
	due.due.before.n = 0;
	assert_picture(draw(&due.scene, 7, 40), "Lãnh … Trần Thị B        until 07:30 Sat\n"
	                                        "Trực … Nguyễn Thị Hồng … until 07:30 Sat\n"
	                                        "Bảo vệ Hoàng Văn G       until 06:00 Sat\n"
	                                        "! 3 people have not confirmed\n"
	                                        "────────────────────────────────────────\n"
	                                        "☎ 1 Trần Thị B 0900.000.001\n"
	                                        "  2 Công an TP Hải Phòng 069.278.5415\n");
}

static void the_header_fits_its_line(void **state)
{
	struct scene scene;
	char *text;

	(void)state;
	make_scene(&scene);
	text = board_header(&scene.watch, scene.board.now, 69);
	assert_string_equal(text, "Saturday 01/05/2027 · Nghỉ lễ 30/4–1/5/2027, day off 2 (of 4)");
	free(text);
	text = board_header(&scene.watch, scene.board.now, 60);
	assert_string_equal(text, "Sat 01/05/2027 · Nghỉ lễ 30/4–1/5/2027, day off 2 (of 4)");
	free(text);
	text = board_header(&scene.watch, scene.board.now, 52);
	assert_string_equal(text, "Sat 1/5 · Nghỉ lễ 30/4–1/5/2027, day off 2 (of 4)");
	free(text);
	text = board_header_short(&scene.watch, scene.board.now, false);
	assert_string_equal(text, "Sat 1/5 · day off 2 (of 4)");
	free(text);
	text = board_header_short(&scene.watch, scene.board.now, true);
	assert_string_equal(text, "Sat 1/5 · day off 2 · SAMPLE");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_board_of_a_usual_screen),
	    cmocka_unit_test(a_wide_screen_has_both_lists_side_by_side),
	    cmocka_unit_test(the_last_shift_has_no_empty_list_beside_it),
	    cmocka_unit_test(a_small_screen_keeps_who_and_whom_to_call),
	    cmocka_unit_test(without_a_roster_it_says_so),
	    cmocka_unit_test(what_is_wrong_stands_on_top_and_in_full),
	    cmocka_unit_test(what_is_due_stands_above_the_log),
	    cmocka_unit_test(where_room_is_short_it_is_counted),
	    cmocka_unit_test(the_header_fits_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
