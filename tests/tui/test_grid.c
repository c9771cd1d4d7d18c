#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "grid.h"
#include "picture.h"

#include "base/banned.h"

static int64_t at(int day, int hour)
{
	return zone_instant(date_from_ymd(2027, 5, day), hour * 60);
}

static struct shift shift(const char *code, const char *name, int start, int length)
{
	return (struct shift){xstrdup(code), xstrdup(name), start, length, DAYS_ALL};
}

static struct post post(const char *id, const char *title, size_t n_shifts)
{
	return (struct post){.id = xstrdup(id),
	                     .title = xstrdup(title),
	                     .shift = xcalloc(n_shifts, sizeof(struct shift)),
	                     .n_shifts = n_shifts,
	                     .headcount = 1,
	                     .skill = xstrdup(""),
	                     .concurrent = xstrdup("")};
}

static struct posts make_posts(void)
{
	struct posts posts = {xcalloc(2, sizeof(struct post)), 2};

	posts.post[0] = post("lanh-dao", "Lãnh đạo trực", 1);
	posts.post[0].shift[0] = shift("24", "24/24", 450, 1440);
	posts.post[1] = post("truc-ban", "Trực ban", 2);
	posts.post[1].shift[0] = shift("ngay", "Ca ngày", 450, 720);
	posts.post[1].shift[1] = shift("dem", "Ca đêm", 1170, 720);
	return posts;
}

/* Six days, three rows; the fourth night is open. */
static void make(struct grid *grid)
{
	static const char *const names[] = {"Trần Thị B", "Nguyễn Văn A", "Lê Văn C", "Vũ Thị E"};
	struct posts posts = make_posts();
	struct holidays holidays = {0};
	struct roster roster = {0};
	struct change change = {.id = xstrdup("1"),
	                        .pair = xstrdup("1"),
	                        .version = 1,
	                        .kind = CHANGE_COVER,
	                        .slot = xstrdup("truc-ban.2027-05-01.ngay"),
	                        .from = zone_instant(date_from_ymd(2027, 5, 1), 720),
	                        .to = zone_instant(date_from_ymd(2027, 5, 1), 1170),
	                        .replaced = xstrdup("P1"),
	                        .person = xstrdup("P3"),
	                        .name = xstrdup("Vũ Thị E"),
	                        .position = xstrdup("Phó Giám đốc"),
	                        .reason = xstrdup("ốm đột xuất"),
	                        .approved_by = xstrdup("Vũ Thị E"),
	                        .by = xstrdup("P0")};
	struct period period = {0};

	period_span(&period, date_from_ymd(2027, 4, 30), date_from_ymd(2027, 5, 5));
	roster_lay_out(&roster, &period, &posts, &holidays);
	roster.version = 1;
	for (size_t i = 0; i < roster.n_slots; i++) {
		char code[] = "P0";

		code[1] = (char)('0' + i % 4);
		if (strcmp(roster.slot[i].id, "truc-ban.2027-05-03.dem") != 0)
			slot_assign(&roster.slot[i], code, names[i % 4], "Chuyên viên");
		roster.slot[i].locked = i == 3;
	}
	change.replaced[1] = roster_slot(&roster, change.slot)->person[1];
	roster_add_change(&roster, &change);
	change_release(&change);
	grid_make(grid, &roster);
	posts_release(&posts);
	period_release(&period);
	holidays_release(&holidays);
}

static struct canvas *draw(const struct grid *grid, struct grid_place *place, int rows, int cols)
{
	struct canvas *canvas = canvas_new(rows, cols, false);
	struct area area = {0, 0, rows, cols};

	grid_fit(grid, place, area);
	grid_draw(grid, place, canvas, area, at(2, 10));
	return canvas;
}

static void posts_down_days_across(void **state)
{
	struct grid_place place = {0};
	struct grid grid;

	(void)state;
	make(&grid);
	grid_seek(&grid, &place, at(2, 10));
	assert_picture(
	    draw(&grid, &place, 12, 80),
	    "               Fri 30/4        Sat 1/5        •Sun 2/5         Mon 3/5         ▸\n"
	    "────────────────────────────────────────────────────────────────────────────────\n"
	    " Lãnh đạo trực\n"
	    " 24/24         Trần Thị B      Vũ Thị E *     ▌Lê Văn C▐       Nguyễn Văn A\n"
	    " Trực ban\n"
	    " 07:30–19:30   Nguyễn Văn A    T.B / T.E ←    •Vũ Thị E        Lê Văn C\n"
	    " 19:30–07:30   Lê Văn C        Nguyễn Văn A    Trần Thị B      ! open\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n");
	grid_release(&grid);
}

static void days_scroll_while_the_posts_stay(void **state)
{
	struct grid_place place = {0};
	struct grid grid;

	(void)state;
	make(&grid);
	place.day = 99;
	place.rows.cursor = 99;
	assert_picture(
	    draw(&grid, &place, 12, 80),
	    "             ◂•Sun 2/5         Mon 3/5         Tue 4/5         Wed 5/5\n"
	    "────────────────────────────────────────────────────────────────────────────────\n"
	    " Lãnh đạo trực\n"
	    " 24/24        •Lê Văn C        Nguyễn Văn A    Trần Thị B      Vũ Thị E\n"
	    " Trực ban\n"
	    " 07:30–19:30  •Vũ Thị E        Lê Văn C        Nguyễn Văn A    Trần Thị B\n"
	    " 19:30–07:30   Trần Thị B      ! open          Lê Văn C       ▌Nguyễn Văn A▐\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n");
	grid_release(&grid);
}

static void a_small_screen_shows_a_part(void **state)
{
	struct grid_place place = {0};
	struct grid grid;

	(void)state;
	make(&grid);
	place.rows.cursor = 2;
	assert_picture(draw(&grid, &place, 3, 40), "                   Fri 30/4            ▸\n"
	                                           "▲Trực ban   07:30  Nguyễn Văn A\n"
	                                           "            19:30 ▌Lê Văn C▐\n");
	grid_release(&grid);
}

static void a_click_finds_its_cell(void **state)
{
	struct area area = {0, 0, 12, 80};
	struct grid_place place = {0};
	struct grid grid;
	int row, day;

	(void)state;
	make(&grid);
	canvas_free(draw(&grid, &place, 12, 80));
	assert_true(grid_hit(&grid, &place, area, 3, 15, &row, &day));
	assert_int_equal(row, 0);
	assert_int_equal(day, 0);
	assert_true(grid_hit(&grid, &place, area, 6, 50, &row, &day));
	assert_int_equal(row, 2);
	assert_false(grid_hit(&grid, &place, area, 1, 50, &row, &day));
	assert_false(grid_hit(&grid, &place, area, 4, 50, &row, &day));
	assert_false(grid_hit(&grid, &place, area, 3, 5, &row, &day));
	assert_false(grid_hit(&grid, &place, area, 9, 50, &row, &day));
	grid_release(&grid);
}

static void the_cursor_explains_its_cell(void **state)
{
	struct findings findings = {0};
	struct staff staff = {0};
	struct grid grid;
	char *text;

	(void)state;
	make(&grid);
	text = grid_explain(&grid, grid_cell(&grid, 1, 1), &staff, &findings);
	assert_string_equal(text, "Trần Thị B · Chuyên viên · 07:30 Sat 1/5 – 12:00 Sat 1/5\n"
	                          "Vũ Thị E · Phó Giám đốc · 12:00 Sat 1/5 – 19:30 Sat 1/5\n"
	                          "07:30 Sat 1/5 – 19:30 Sat 1/5 · Trực ban, Ca ngày · points: 1\n"
	                          "in place of Trần Thị B: ốm đột xuất (approved by Vũ Thị E)\n");
	free(text);
	findings_add(&findings, FINDING_ERROR, "gap", "truc-ban.2027-05-03.dem", NULL, "%s",
	             "nobody");
	text = grid_explain(&grid, grid_cell(&grid, 2, 3), &staff, &findings);
	assert_string_equal(text, "! nobody yet\n"
	                          "19:30 Mon 3/5 – 07:30 Tue 4/5 · Trực ban, Ca đêm · points: 1\n"
	                          "! nobody\n");
	free(text);
	findings_release(&findings);
	grid_release(&grid);
}

static void keys_and_clicks_go_where_they_say(void **state)
{
	struct area area = {0, 0, 12, 80};
	struct grid_place place = {0};
	struct grid grid;
	int row, day;

	(void)state;
	make(&grid);
	canvas_free(draw(&grid, &place, 12, 80));
	/* Heads of days, names of rows, the arrow. */
	assert_int_equal(grid_click(&grid, &place, area, 0, 64), GRID_DAY);
	assert_int_equal(place.day, 3);
	assert_int_equal(grid_click(&grid, &place, area, 6, 3), GRID_ROW);
	assert_int_equal(place.rows.cursor, 2);
	assert_int_equal(grid_spot(&grid, &place, area, 0, 13, &row, &day), GRID_NOWHERE);
	assert_int_equal(grid_click(&grid, &place, area, 0, 79), GRID_LATER);
	grid_fit(&grid, &place, area);
	assert_int_equal(place.left, 2);
	assert_int_equal(place.day, 5);
	assert_int_equal(grid_click(&grid, &place, area, 0, 13), GRID_EARLIER);
	grid_fit(&grid, &place, area);
	assert_int_equal(place.left, 0);
	/* All rows are seen: pages and wheel are for the days, up and down for the rows. */
	assert_true(grid_key(&grid, &place, PRESS_PAGE_DOWN));
	grid_fit(&grid, &place, area);
	assert_int_equal(place.left, 2);
	assert_true(grid_key(&grid, &place, PRESS_WHEEL_UP));
	assert_int_equal(place.day, 4);
	assert_true(grid_key(&grid, &place, PRESS_UP));
	assert_int_equal(place.rows.cursor, 1);
	/* Two of three rows are seen: the wheel is for the rows. */
	area.rows = 3;
	grid_fit(&grid, &place, area);
	assert_true(grid_key(&grid, &place, PRESS_WHEEL_UP));
	assert_int_equal(place.rows.cursor, 0);
	assert_int_equal(place.day, 4);
	assert_true(grid_key(&grid, &place, PRESS_RIGHT));
	assert_int_equal(place.day, 5);
	assert_false(grid_key(&grid, &place, 'x'));
	grid_release(&grid);
}

static void no_two_people_look_the_same(void **state)
{
	struct grid_names names = {0}, units = {0};

	(void)state;
	grid_names_add_person(&names, "CB01", "Nguyễn Thị Hồng Phượng");
	grid_names_add_person(&names, "CB02", "Nguyễn Thu Hà");
	grid_names_add_person(&names, "CB03", "Nguyễn Thu Há");
	grid_names_add_person(&names, "CB04", "Lê Văn An");
	grid_names_add_person(&names, "CB05", "Lê Văn An");
	grid_names_add_person(&names, "CB06", "Trần Bình An");
	grid_names_add_person(&names, "CB06", "Trần Bình An");
	grid_names_settle(&names);
	assert_int_equal(names.n, 6);
	assert_string_equal(grid_names_fit(&names, "CB01", 40), "Nguyễn Thị Hồng Phượng");
	assert_string_equal(grid_names_fit(&names, "CB01", 12), "N.T.H.Phượng");
	assert_string_equal(grid_names_fit(&names, "CB01", 8), "H.Phượng");
	assert_string_equal(grid_names_fit(&names, "CB01", 6), "Phượng");
	assert_string_equal(grid_names_fit(&names, "CB01", 2), "CB01");
	/* On a terminal without marks the two would be one. */
	assert_string_equal(grid_names_fit(&names, "CB02", 40), "Nguyễn Thu Hà (CB02)");
	assert_string_equal(grid_names_fit(&names, "CB03", 16), "CB03");
	assert_string_equal(grid_names_fit(&names, "CB04", 40), "Lê Văn An (CB04)");
	assert_string_equal(grid_names_fit(&names, "CB05", 12), "CB05");
	/* His initials are nobody else's, but the given name is. */
	assert_string_equal(grid_names_fit(&names, "CB06", 11), "T.B.An");
	assert_string_equal(grid_names_fit(&names, "CB06", 4), "B.An");
	assert_int_equal(names.tightest, 4);
	assert_null(grid_names_fit(&names, "CB09", 10));
	grid_names_add_unit(&units, "Phòng Tổ chức cán bộ");
	grid_names_add_unit(&units, "Phòng đào tạo");
	grid_names_settle(&units);
	assert_string_equal(grid_names_fit(&units, "Phòng Tổ chức cán bộ", 40),
	                    "Phòng Tổ chức cán bộ to name");
	assert_string_equal(grid_names_fit(&units, "Phòng Tổ chức cán bộ", 13), "PTCCB to name");
	assert_string_equal(grid_names_fit(&units, "Phòng đào tạo", 4), "PĐT");
	grid_names_release(&names);
	grid_names_release(&units);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(posts_down_days_across),
	    cmocka_unit_test(days_scroll_while_the_posts_stay),
	    cmocka_unit_test(a_small_screen_shows_a_part),
	    cmocka_unit_test(a_click_finds_its_cell),
	    cmocka_unit_test(the_cursor_explains_its_cell),
	    cmocka_unit_test(keys_and_clicks_go_where_they_say),
	    cmocka_unit_test(no_two_people_look_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
