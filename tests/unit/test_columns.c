#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "command/columns.h"

#include "base/banned.h"

/* Two rows with letters that take more bytes than columns. */
static void fill(struct columns *c, const char *last)
{
	columns_init(c, 3, NULL);
	columns_add(c, "Nguyễn Đông");
	columns_add(c, "x");
	columns_add(c, last);
	columns_add(c, "Lê");
	columns_add(c, NULL);
	columns_addf(c, "%d", 7);
}

static void letters_are_aligned_by_width_not_by_bytes(void **state)
{
	struct columns c;
	struct out out = {0};

	(void)state;
	fill(&c, "cuối");
	columns_show(&c, &out);
	assert_string_equal(str_text(&out.data), "Nguyễn Đông  x  cuối\n"
	                                         "Lê              7\n");
	out_release(&out);
}

static void a_line_is_cut_to_the_width_at_its_widest_column(void **state)
{
	struct columns c;
	struct out out = {.width = 22};

	(void)state;
	fill(&c, "một hai ba bốn năm");
	columns_show(&c, &out);
	assert_string_equal(str_text(&out.data), "Nguyễn …  x  một hai …\n"
	                                         "Lê           7\n");
	out_release(&out);
}

static void a_wrapped_column_goes_on_below_itself(void **state)
{
	struct columns c;
	struct out out = {.width = 42};

	(void)state;
	fill(&c, "một hai ba bốn năm sáu bảy tám chín mười");
	c.wrap = true;
	c.indent = 1;
	columns_show(&c, &out);
	assert_string_equal(str_text(&out.data), " Nguyễn Đông  x  một hai ba bốn năm sáu\n"
	                                         "                 bảy tám chín mười\n"
	                                         " Lê              7\n");
	out_release(&out);
}

static void headings_are_a_row_and_nothing_is_left_blank_at_the_end(void **state)
{
	static const char *const head[] = {"A", "B"};
	struct columns c;
	struct out out = {0};

	(void)state;
	columns_init(&c, 2, head);
	columns_add(&c, "dài");
	columns_add(&c, "");
	columns_show(&c, &out);
	assert_string_equal(str_text(&out.data), "A    B\n"
	                                         "dài\n");
	out_release(&out);
}

static void fill_bars(struct columns *c)
{
	static const char *const head[] = {"A", "", "B"};

	columns_init(c, 3, head);
	for (int i = 0; i < 4; i++) {
		columns_add(c, "x");
		columns_add(c, "");
		columns_add(c, "y");
	}
}

static void bars_fill_the_room_that_is_left(void **state)
{
	static const int value[] = {1, 100, 0, 50};
	struct columns c;
	struct out out = {.width = 18};

	(void)state;
	fill_bars(&c);
	assert_true(columns_fit(&c, &out));
	columns_bars(&c, &out, 1, value);
	columns_show(&c, &out);
	assert_string_equal(str_text(&out.data), "A                B\n"
	                                         "x  █             y\n"
	                                         "x  ████████████  y\n"
	                                         "x                y\n"
	                                         "x  ██████        y\n");
	out_release(&out);
}

/* Slots of two posts; the second and the last column can be done without. */
static char *slots_shown(int width)
{
	struct columns c;
	struct out out = {.width = width};
	char *text;

	columns_init(&c, 4, NULL);
	for (int i = 0; i < 8; i++)
		columns_addf(&c, "%d%d%d%d", i, i, i, i);
	c.spare = "31";
	columns_show(&c, &out);
	text = strdup(str_text(&out.data));
	out_release(&out);
	return text;
}

static void what_is_spare_is_left_out_before_anything_is_cut(void **state)
{
	static const struct {
		int width;
		const char *shown;
	} cases[] = {{0, "0000  1111  2222  3333\n4444  5555  6666  7777\n"},
	             {22, "0000  1111  2222  3333\n4444  5555  6666  7777\n"},
	             {21, "0000  1111  2222\n4444  5555  6666\n"},
	             {15, "0000  2222\n4444  6666\n"}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *shown = slots_shown(cases[i].width);

		assert_string_equal(shown, cases[i].shown);
		free(shown);
	}
}

static void a_line_that_does_not_fit_becomes_several(void **state)
{
	struct out out = {.width = 20};

	(void)state;
	columns_textf(&out, "%s %d", "nghỉ bù chưa xác minh, năm", 2027);
	columns_textf(&out, "hết");
	assert_string_equal(str_text(&out.data), "nghỉ bù chưa xác\nminh, năm 2027\nhết\n");
	out_release(&out);
}

static void bars_have_a_length_of_their_own_where_room_is_not(void **state)
{
	static const int value[] = {0, 0, 0, 7};
	static const int widths[][2] = {{0, 20}, {5, 8}, {500, 40}};
	struct columns c;

	(void)state;
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct out out = {.width = widths[i][0]};

		fill_bars(&c);
		assert_true(columns_fit(&c, &out) == (widths[i][0] != 5));
		columns_bars(&c, &out, 1, value);
		assert_int_equal(strlen(c.cell[3 * 4 + 1]), (size_t)widths[i][1] * strlen("█"));
		assert_string_equal(c.cell[4], "");
		columns_release(&c);
	}
}

static void a_short_remark_in_parentheses_is_not_torn(void **state)
{
	struct out out = {.width = 40};

	(void)state;
	columns_textf(&out, "%s",
	              "dự thảo · phương án tốt nhất (đã kiểm chứng) · 0 điểm cần xử lý");
	assert_string_equal(str_text(&out.data), "dự thảo · phương án tốt nhất\n"
	                                         "(đã kiểm chứng) · 0 điểm cần xử lý\n");
	out_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(letters_are_aligned_by_width_not_by_bytes),
	    cmocka_unit_test(a_line_is_cut_to_the_width_at_its_widest_column),
	    cmocka_unit_test(a_short_remark_in_parentheses_is_not_torn),
	    cmocka_unit_test(a_wrapped_column_goes_on_below_itself),
	    cmocka_unit_test(headings_are_a_row_and_nothing_is_left_blank_at_the_end),
	    cmocka_unit_test(what_is_spare_is_left_out_before_anything_is_cut),
	    cmocka_unit_test(a_line_that_does_not_fit_becomes_several),
	    cmocka_unit_test(bars_fill_the_room_that_is_left),
	    cmocka_unit_test(bars_have_a_length_of_their_own_where_room_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
