#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "canvas.h"

#include "base/banned.h"

static void assert_row(const struct canvas *canvas, int row, const char *wanted)
{
	char *text = canvas_row(canvas, row);

	assert_string_equal(text, wanted);
	free(text);
}

static void text_that_does_not_fit_ends_with_a_mark(void **state)
{
	static const struct {
		int cols;
		const char *text, *wanted;
	} cases[] = {
	    {12, "Nguyễn Văn A", "Nguyễn Văn A"},
	    {11, "Nguyễn Văn A", "Nguyễn Văn…"},
	    {5, "作者作者", "作者…"},
	    {4, "作者作者", "作…"},
	    {1, "作", "…"},
	    {3, "", ""},
	    {8, "a\tb\nc", "a b c"},
	    {8,
	     "a\x01\xc2\x9b"
	     "b",
	     "ab"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct canvas *canvas = canvas_new(1, cases[i].cols, false);

		canvas_print(canvas, 0, 0, 99, STYLE_PLAIN, cases[i].text);
		assert_row(canvas, 0, cases[i].wanted);
		canvas_free(canvas);
	}
}

static void marks_stay_with_their_letter(void **state)
{
	struct canvas *canvas = canvas_new(1, 4, false);
	int end = canvas_print(canvas, 0, 0, 4, STYLE_PLAIN, "e\xcc\x82\xcc\x81o");

	(void)state;
	assert_int_equal(end, 2);
	assert_string_equal(canvas->cell[0].text, "e\xcc\x82\xcc\x81");
	assert_string_equal(canvas->cell[1].text, "o");
	canvas_free(canvas);
}

static void of_joined_signs_the_first_is_shown(void **state)
{
	struct canvas *canvas = canvas_new(1, 8, false);
	int end = canvas_print(canvas, 0, 0, 8, STYLE_PLAIN, "👩\u200d👩\u200d👧❤\ufe0fx");

	(void)state;
	assert_string_equal(canvas->cell[0].text, "👩");
	assert_string_equal(canvas->cell[end - 2].text, "❤");
	assert_string_equal(canvas->cell[end - 1].text, "x");
	canvas_free(canvas);
}

static void a_heap_of_marks_is_cut_between_code_points(void **state)
{
	struct canvas *canvas = canvas_new(1, 4, false);
	char text[] = "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87o";

	(void)state;
	canvas_print(canvas, 0, 0, 4, STYLE_PLAIN, text);
	assert_string_equal(canvas->cell[0].text, "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84");
	assert_string_equal(canvas->cell[1].text, "o");
	canvas_free(canvas);
}

static void nothing_is_drawn_outside(void **state)
{
	struct canvas *canvas = canvas_new(2, 5, false);

	(void)state;
	canvas_print(canvas, -1, 0, 9, STYLE_PLAIN, "x");
	canvas_print(canvas, 2, 0, 9, STYLE_PLAIN, "x");
	canvas_print(canvas, 0, 5, 9, STYLE_PLAIN, "x");
	canvas_print(canvas, 0, -3, 9, STYLE_PLAIN, "x");
	canvas_field(canvas, 5, 0, 9, STYLE_PLAIN, "x");
	canvas_rule(canvas, 7, 0, 9, "x");
	canvas_column(canvas, 1, 4, 5);
	canvas_restyle(canvas, 9, 0, 9, STYLE_BOLD);
	assert_row(canvas, 0, "");
	assert_row(canvas, 1, "    │");
	canvas_free(canvas);
}

static void half_of_a_wide_character_never_stays(void **state)
{
	struct canvas *canvas = canvas_new(1, 6, false);

	(void)state;
	canvas_print(canvas, 0, 0, 6, STYLE_PLAIN, "作者");
	canvas_print(canvas, 0, 1, 1, STYLE_PLAIN, "x");
	assert_row(canvas, 0, " x者");
	canvas_print(canvas, 0, 2, 1, STYLE_PLAIN, "y");
	assert_row(canvas, 0, " xy");
	canvas_free(canvas);
}

static void fields_fill_their_width(void **state)
{
	struct canvas *canvas = canvas_new(1, 12, false);

	(void)state;
	canvas_field(canvas, 0, 0, 6, STYLE_SELECTED, "Vũ");
	canvas_field_right(canvas, 0, 6, 6, STYLE_PLAIN, "đến");
	assert_row(canvas, 0, "Vũ       đến");
	assert_int_equal(canvas->cell[5].style, STYLE_SELECTED);
	assert_int_equal(canvas->cell[6].style, STYLE_PLAIN);
	canvas_field_right(canvas, 0, 0, 4, STYLE_PLAIN, "06:00");
	assert_row(canvas, 0, "06:…     đến");
	canvas_free(canvas);
}

static void rules_carry_their_title(void **state)
{
	struct canvas *canvas = canvas_new(2, 16, false);

	(void)state;
	canvas_rule(canvas, 0, 0, 16, "NHẬT KÝ");
	canvas_rule(canvas, 1, 0, 16, NULL);
	assert_row(canvas, 0, "─ NHẬT KÝ ──────");
	assert_row(canvas, 1, "────────────────");
	canvas_free(canvas);
}

static void a_terminal_without_utf8_gets_ascii(void **state)
{
	struct canvas *canvas = canvas_new(3, 24, true);

	(void)state;
	canvas_print(canvas, 0, 0, 24, STYLE_PLAIN, "Nguyễn Thị Đông ✓ ▌a▐");
	canvas_rule(canvas, 1, 0, 16, "NHẬT KÝ");
	canvas_print(canvas, 2, 0, 6, STYLE_PLAIN,
	             "e\xcc\x82\xcc\x81"
	             "Đặng Văn");
	assert_row(canvas, 0, "Nguyen Thi Dong v [a]");
	assert_row(canvas, 1, "- NHAT KY ------");
	assert_row(canvas, 2, "eDang~");
	for (int i = 0; i < 3 * 24; i++)
		assert_true((unsigned char)canvas->cell[i].text[0] < 0x80);
	canvas_free(canvas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_that_does_not_fit_ends_with_a_mark),
	    cmocka_unit_test(marks_stay_with_their_letter),
	    cmocka_unit_test(of_joined_signs_the_first_is_shown),
	    cmocka_unit_test(a_heap_of_marks_is_cut_between_code_points),
	    cmocka_unit_test(nothing_is_drawn_outside),
	    cmocka_unit_test(half_of_a_wide_character_never_stays),
	    cmocka_unit_test(fields_fill_their_width),
	    cmocka_unit_test(rules_carry_their_title),
	    cmocka_unit_test(a_terminal_without_utf8_gets_ascii),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
