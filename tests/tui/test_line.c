#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "widget_line.h"

#include "base/banned.h"

/* Types text as a terminal gives it: one code point a key. */
static void type(struct line *line, const char *text)
{
	while (*text) {
		struct key key = {.code = (unsigned char)*text < 0x80 ? *text : PRESS_TEXT};
		size_t n = 1;

		while (((unsigned char)text[n] & 0xc0) == 0x80)
			n++;
		memcpy(key.text, text, n);
		assert_true(line_key(line, &key, NULL));
		text += n;
	}
}

static void press(struct line *line, int code)
{
	assert_true(line_key(line, &(struct key){.code = code}, NULL));
}

static void decomposed_typing_is_composed(void **state)
{
	struct line line = {0};

	(void)state;
	type(&line, "Sư\xcc\xa3 co\xcc\x82\xcc\x81");
	assert_string_equal(line_text(&line), "Sự cố");
	type(&line, ".");
	assert_string_equal(line_text(&line), "Sự cố.");
	line_release(&line);
}

static void a_mark_joins_the_letter_before_the_cursor(void **state)
{
	struct line line = {0};

	(void)state;
	line_set(&line, "dem");
	press(&line, PRESS_LEFT);
	type(&line, "\xcc\x82");
	assert_string_equal(line_text(&line), "dêm");
	type(&line, "x");
	assert_string_equal(line_text(&line), "dêxm");
	line_release(&line);
}

static void what_meets_is_composed(void **state)
{
	struct line line = {0};

	(void)state;
	type(&line, "\xcc\x81"
	            "b");
	press(&line, PRESS_HOME);
	type(&line, "c");
	assert_string_equal(line_text(&line), "ćb");
	assert_int_equal(line.at, strlen("ć"));
	line_set(&line, "👩\u200D x🚒");
	press(&line, PRESS_LEFT);
	press(&line, PRESS_BACKSPACE);
	press(&line, PRESS_BACKSPACE);
	assert_string_equal(line_text(&line), "👩\u200D🚒");
	assert_int_equal(line.at, line.text.n);
	line_release(&line);
}

static void backspaces_of_an_input_method_take_whole_letters(void **state)
{
	struct line line = {0};

	(void)state;
	type(&line, "truwc");
	press(&line, PRESS_BACKSPACE);
	press(&line, PRESS_BACKSPACE);
	press(&line, PRESS_BACKSPACE);
	type(&line, "ực");
	assert_string_equal(line_text(&line), "trực");
	press(&line, PRESS_BACKSPACE);
	press(&line, PRESS_BACKSPACE);
	assert_string_equal(line_text(&line), "tr");
	line_release(&line);
}

static void moves_and_deletes_whole_letters(void **state)
{
	struct line line = {0};

	(void)state;
	line_set(&line, "Phượng作");
	press(&line, PRESS_LEFT);
	press(&line, PRESS_LEFT);
	press(&line, PRESS_LEFT);
	press(&line, PRESS_BACKSPACE);
	assert_string_equal(line_text(&line), "Phưng作");
	press(&line, PRESS_END);
	press(&line, PRESS_BACKSPACE);
	press(&line, PRESS_HOME);
	press(&line, PRESS_DELETE);
	assert_string_equal(line_text(&line), "hưng");
	press(&line, PRESS_BACKSPACE);
	press(&line, PRESS_RIGHT);
	type(&line, "X");
	assert_string_equal(line_text(&line), "hXưng");
	press(&line, 'U' & 0x1f);
	assert_string_equal(line_text(&line), "ưng");
	line_set(&line, "hai từ  ");
	press(&line, 'W' & 0x1f);
	assert_string_equal(line_text(&line), "hai ");
	line_release(&line);
}

static void keys_of_the_view_are_left_alone(void **state)
{
	struct line line = {0};
	bool changed = true;

	(void)state;
	assert_false(line_key(&line, &(struct key){.code = PRESS_ENTER}, &changed));
	assert_false(changed);
	assert_false(line_key(&line, &(struct key){.code = PRESS_ESC}, NULL));
	assert_false(line_key(&line, &(struct key){.code = PRESS_UP}, NULL));
	assert_string_equal(line_text(&line), "");
}

static void stops_at_its_limit(void **state)
{
	struct line line = {.limit = 5};

	(void)state;
	type(&line, "abcdđ");
	assert_string_equal(line_text(&line), "abcd");
	line_release(&line);
}

static void scrolls_so_that_the_cursor_is_seen(void **state)
{
	struct line line = {0};
	struct canvas *canvas = canvas_new(1, 8, false);
	char *row;

	(void)state;
	line_set(&line, "kiểm tra trang");
	line_draw(&line, canvas, 0, 1, 7);
	row = canvas_row(canvas, 0);
	assert_string_equal(row, "  trang");
	free(row);
	assert_int_equal(canvas->cursor_col, 7);
	assert_true(canvas->is_typing);
	press(&line, PRESS_HOME);
	line_draw(&line, canvas, 0, 1, 7);
	row = canvas_row(canvas, 0);
	assert_string_equal(row, " kiểm t…");
	free(row);
	assert_int_equal(canvas->cursor_col, 1);
	canvas_free(canvas);
	line_release(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(decomposed_typing_is_composed),
	    cmocka_unit_test(a_mark_joins_the_letter_before_the_cursor),
	    cmocka_unit_test(what_meets_is_composed),
	    cmocka_unit_test(backspaces_of_an_input_method_take_whole_letters),
	    cmocka_unit_test(moves_and_deletes_whole_letters),
	    cmocka_unit_test(keys_of_the_view_are_left_alone),
	    cmocka_unit_test(stops_at_its_limit),
	    cmocka_unit_test(scrolls_so_that_the_cursor_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
