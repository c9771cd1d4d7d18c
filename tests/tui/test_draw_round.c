/* Rounds as lines of the board: late, due, near, then what comes next and what was made last. */
#include "test.h"

#include "base/zone.h"
#include "draw_round.h"
#include "picture.h"

#include "base/banned.h"

static char r01[] = "R01", r02[] = "R02", r05[] = "R05", r07[] = "R07";
static char web[] = "Website và tên miền", watch[] = "Giám sát tập trung",
            police[] = "Cảnh báo Công an TP", backup[] = "Sao lưu 3-2-1";
static char who[] = "Nguyễn Văn A";

static int64_t at(int hour, int minute)
{
	return zone_instant(date_from_ymd(2027, 5, 1), hour * 60 + minute);
}

struct scene {
	struct round round[4];
	struct round_turn next[3], made;
	struct round_due due[4];
	struct round_board board;
};

static void make_scene(struct scene *s)
{
	static const enum round_state states[] = {ROUND_OVERDUE, ROUND_SOON, ROUND_WAITING,
	                                          ROUND_DONE};

	*s = (struct scene){
	    .round = {{.id = r05, .title = police, .rhythm = RHYTHM_SHIFT},
	              {.id = r02,
	               .title = watch,
	               .rhythm = RHYTHM_MINUTES,
	               .minutes = 60,
	               .suggested = true},
	              {.id = r01, .title = web, .rhythm = RHYTHM_MINUTES, .minutes = 90},
	              {.id = r07, .title = backup, .rhythm = RHYTHM_DAY, .suggested = true}},
	    .next = {{.due = at(3, 0)}, {.due = at(3, 30)}, {.due = at(5, 1)}},
	    .made = {.due = at(2, 0), .made = at(2, 5), .result = ROUND_NORMAL},
	    .board = {.due = s->due, .n = 4, .at = at(3, 12)},
	};
	for (int i = 0; i < 4; i++)
		s->due[i] = (struct round_due){.round = &s->round[i],
		                               .name = who,
		                               .state = states[i],
		                               .next = i < 3 ? &s->next[i] : NULL,
		                               .last = i < 3 ? NULL : &s->made};
}

static struct canvas *draw(const struct scene *s, int rows, int cols)
{
	struct canvas *canvas = canvas_new(rows, cols, false);

	round_draw(&s->board, at(3, 12), canvas, (struct area){0, 0, rows, cols});
	return canvas;
}

static void each_has_a_line_by_urgency(void **state)
{
	struct scene s;

	(void)state;
	make_scene(&s);
	assert_int_equal(round_lines(&s.board), 4);
	assert_int_equal(round_urgent(&s.board), 2);
	assert_picture(
	    draw(&s, 4, 72),
	    " ! late by 12 min   R05 Cảnh báo Công an TP · each shift    Nguyễn Văn A\n"
	    "   18 min left      R02 Giám sát tập trung · every 1 h *    Nguyễn Văn A\n"
	    "   1 h 49 min left  R01 Website và tên miền · every 90 min  Nguyễn Văn A\n"
	    " ✓ 02:05            R07 Sao lưu 3-2-1 · each day *          Nguyễn Văn A\n");
}

static void where_room_is_short_the_urgent_ones_are_counted(void **state)
{
	struct scene s;

	(void)state;
	make_scene(&s);
	assert_picture(draw(&s, 3, 60),
	               " ! late by 12 min   R05 Cảnh báo Công an TP ·…  Nguyễn Văn A\n"
	               "   18 min left      R02 Giám sát tập trung · …  Nguyễn Văn A\n"
	               "   1 h 49 min left  R01 Website và tên miền ·…  Nguyễn Văn A\n");
	s.due[2].state = s.due[3].state = ROUND_OVERDUE;
	s.due[3].next = &s.next[0];
	assert_picture(draw(&s, 2, 60),
	               " ! late by 12 min  R05 Cảnh báo Công an TP · …  Nguyễn Văn A\n"
	               "   3 more: round due\n");
	assert_int_equal(round_lines(&s.board), 5);
}

static void the_minute_at_which_it_falls_due_is_said_so(void **state)
{
	struct scene s;

	(void)state;
	make_scene(&s);
	s.next[0].due = at(3, 12);
	s.due[0].state = ROUND_DUE;
	s.board.n = 1;
	assert_picture(draw(&s, 1, 50), " ! due now  R05 Cảnh báo Công an TP…  Nguyễn Văn A\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_has_a_line_by_urgency),
	    cmocka_unit_test(where_room_is_short_the_urgent_ones_are_counted),
	    cmocka_unit_test(the_minute_at_which_it_falls_due_is_said_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
