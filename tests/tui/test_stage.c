#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/str.h"
#include "toy.h"

#include "base/banned.h"

static const struct stage_setup setup = {
    .tabs = toy_tabs, .actor = "Vũ Thị E", .command = toy_command};

/* The whole picture as text. */
static const char *picture(struct stage *stage, int rows, int cols)
{
	static struct str text;
	struct canvas *canvas = canvas_new(rows, cols, false);

	str_clear(&text);
	stage_draw(stage, canvas);
	for (int row = 0; row < rows; row++) {
		char *line = canvas_row(canvas, row);

		str_addf(&text, "%s\n", line);
		free(line);
	}
	canvas_free(canvas);
	return str_text(&text);
}

static void press(struct stage *stage, const char *keys)
{
	for (; *keys; keys++)
		stage_key(stage,
		          &(struct key){.code = *keys, .text = {*keys >= ' ' ? *keys : '\0'}});
}

static void assert_shows(struct stage *stage, const char *text)
{
	const char *screen = picture(stage, 24, 80);

	if (!strstr(screen, text))
		fail_msg("not on the screen: %s\n%s", text, screen);
}

static void assert_shows_not(struct stage *stage, const char *text)
{
	assert_null(strstr(picture(stage, 24, 80), text));
}

static void header_tabs_view_and_bottom_line_make_the_screen(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	assert_string_equal(picture(stage, 16, 60),
	                    " trucban                                            09:00:00\n"
	                    " [1 List] 2 Form                                    Vũ Thị E\n"
	                    "Trần Thị B\n"
	                    "Nguyễn Văn A\n"
	                    "Phạm Văn D\n"
	                    "Hoàng Văn G\n"
	                    "Lê Văn C\n"
	                    "Đặng Thị Ý\n"
	                    "Bùi Văn I\n"
	                    "Vũ Thị E\n"
	                    "Tạ Văn R\n"
	                    "Lý Văn K\n"
	                    "Mai Thị M\n"
	                    "Phan Văn Q\n"
	                    "\n"
	                    " w warn  e echo  : command  ? help  q quit\n");
	stage_free(stage);
}

static void a_small_screen_keeps_the_view_and_help(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	assert_string_equal(picture(stage, 10, 40), "trucban                            09:00\n"
	                                            "Trần Thị B\n"
	                                            "Nguyễn Văn A\n"
	                                            "Phạm Văn D\n"
	                                            "Hoàng Văn G\n"
	                                            "Lê Văn C\n"
	                                            "Đặng Thị Ý\n"
	                                            "Bùi Văn I\n"
	                                            "Vũ Thị E\n"
	                                            "w warn e echo : command ? help q quit\n");
	assert_string_equal(picture(stage, 9, 40),
	                    "\n\n\n\n   screen too small (at least 40x10)\n\n\n\n\n");
	press(stage, "2");
	assert_non_null(strstr(picture(stage, 24, 80), "[1 List]"));
	for (int rows = 1; rows < 12; rows++)
		for (int cols = 1; cols < 45; cols++)
			picture(stage, rows, cols);
	press(stage, "q");
	assert_int_equal(stage_take_wish(stage), STAGE_QUIT);
	stage_free(stage);
}

static void tabs_are_reached_by_number_tab_and_click(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	press(stage, "2");
	assert_shows(stage, "[2 Form]");
	press(stage, "\t");
	assert_shows(stage, "[1 List]");
	stage_key(stage, &(struct key){.code = PRESS_BACKTAB});
	assert_shows(stage, "[2 Form]");
	stage_key(stage, &(struct key){.code = PRESS_CLICK, .row = 1, .col = 3});
	assert_shows(stage, "[1 List]");
	press(stage, "3");
	assert_shows(stage, "3 does nothing here; ? lists the keys");
	stage_free(stage);
}

static void a_message_stays_until_the_next_key(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	press(stage, "w");
	assert_shows(stage, "! overdue");
	press(stage, "j");
	assert_shows_not(stage, "overdue");
	stage_key(stage, &(struct key){.code = PRESS_F1 + 1});
	assert_shows(stage, "! overdue");
	stage_free(stage);
}

static void a_long_message_is_readable_on_a_small_screen(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	press(stage, ":long\r");
	assert_string_equal(picture(stage, 10, 40), "trucban                            09:00\n"
	                                            "Trần Thị B\n"
	                                            "Nguyễn Văn A\n"
	                                            "Phạm Văn D\n"
	                                            "Hoàng Văn G\n"
	                                            "Lê Văn C\n"
	                                            "Đặng Thị Ý\n"
	                                            "! an argument is missing\n"
	                                            "Usage: trucban roster cover SLOT PERSON\n"
	                                            "--reason TEXT [--from TIME]\n");
	stage_free(stage);
}

static void letters_with_marks_and_pasted_text_are_no_commands(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	stage_key(stage, &(struct key){.code = PRESS_TEXT, .text = "ư"});
	assert_shows(stage, "\"ư\" is no command");
	stage_key(stage, &(struct key){.code = PRESS_PASTE, .text = "q"});
	assert_int_equal(stage_take_wish(stage), STAGE_GO_ON);
	assert_shows(stage, "pasted text");
	stage_free(stage);
}

static void help_tells_every_key_of_the_view_and_closes(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	press(stage, "?");
	assert_shows(stage, "─ Help ─");
	assert_shows(stage, "  w, F2            shows a warning");
	assert_shows(stage, "  Up, k            one line up");
	assert_shows(stage, "  2                Form");
	press(stage, "q");
	assert_shows_not(stage, "shows a warning");
	press(stage, "2");
	stage_key(stage, &(struct key){.code = PRESS_F1});
	assert_shows(stage, "  i                type text");
	assert_shows(stage, "  Enter            stop typing");
	stage_key(stage, &(struct key){.code = PRESS_ESC});
	assert_shows_not(stage, "type text\n");
	stage_free(stage);
}

static void a_view_that_takes_text_gets_every_letter(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	press(stage, "2ijq?1:e");
	stage_key(stage, &(struct key){.code = PRESS_TEXT, .text = "\xcc\x82"});
	assert_shows(stage, "text=jq?1:ê changes=7");
	assert_shows(stage, "Enter stop");
	assert_shows_not(stage, "q quit");
	press(stage, "\r");
	assert_shows(stage, "q quit");
	stage_free(stage);
}

static void a_command_line_shows_what_it_wrote(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	press(stage, ":abc\r");
	assert_shows(stage, "you said: abc");
	press(stage, "q");
	assert_shows_not(stage, "you said");
	press(stage, "e");
	assert_shows(stage, "you said: say hello");
	press(stage, "q:fail\r");
	assert_shows(stage, "! it failed");
	press(stage, ":q\x1b");
	assert_shows_not(stage, "you said");
	press(stage, ":q\x03");
	assert_int_equal(stage_take_wish(stage), STAGE_GO_ON);
	stage_free(stage);
}

static void a_command_that_asks_waits_for_the_answer(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	press(stage, ":ask\r");
	assert_shows(stage, "? Is it so? (y/n)");
	stage_key(stage, &(struct key){.code = PRESS_CLICK, .row = 1, .col = 12});
	assert_shows(stage, "nothing was done");
	assert_shows_not(stage, "you said");
	press(stage, ":ask\rn");
	assert_shows_not(stage, "you said");
	press(stage, ":ask\ry");
	assert_shows(stage, "you said: ask");
	press(stage, "q:quiet\r");
	assert_shows(stage, "✓ done: quietly");
	stage_free(stage);
}

static void the_bottom_line_can_be_clicked(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	picture(stage, 24, 80);
	stage_key(stage, &(struct key){.code = PRESS_CLICK, .row = 23, .col = 1});
	assert_shows(stage, "! overdue");
	stage_key(stage, &(struct key){.code = PRESS_CLICK, .row = 23, .col = 79});
	stage_key(stage, &(struct key){.code = PRESS_CLICK, .row = 4, .col = 2});
	assert_shows(stage, "✓ Phạm Văn D");
	stage_free(stage);
}

static void terminal_matters_are_wishes(void **state)
{
	struct stage *stage = stage_new(&setup);

	(void)state;
	press(stage, "\x1a");
	assert_int_equal(stage_take_wish(stage), STAGE_SUSPEND);
	assert_int_equal(stage_take_wish(stage), STAGE_GO_ON);
	press(stage, "\x0c");
	assert_int_equal(stage_take_wish(stage), STAGE_REPAINT);
	press(stage, "2i\x1a");
	assert_int_equal(stage_take_wish(stage), STAGE_SUSPEND);
	press(stage, "\r\x03");
	assert_int_equal(stage_take_wish(stage), STAGE_GO_ON);
	assert_shows(stage, "q leaves the program");
	stage_free(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(header_tabs_view_and_bottom_line_make_the_screen),
	    cmocka_unit_test(a_small_screen_keeps_the_view_and_help),
	    cmocka_unit_test(tabs_are_reached_by_number_tab_and_click),
	    cmocka_unit_test(a_message_stays_until_the_next_key),
	    cmocka_unit_test(a_long_message_is_readable_on_a_small_screen),
	    cmocka_unit_test(letters_with_marks_and_pasted_text_are_no_commands),
	    cmocka_unit_test(help_tells_every_key_of_the_view_and_closes),
	    cmocka_unit_test(a_view_that_takes_text_gets_every_letter),
	    cmocka_unit_test(a_command_line_shows_what_it_wrote),
	    cmocka_unit_test(a_command_that_asks_waits_for_the_answer),
	    cmocka_unit_test(the_bottom_line_can_be_clicked),
	    cmocka_unit_test(terminal_matters_are_wishes),
	};
	struct err err;

	if (!clock_init("2027-05-01T09:00", &err))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
