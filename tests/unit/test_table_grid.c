#include "test.h"

#include "service/table_grid.h"
#include "service/table_paper.h"

static void wraps_between_words_and_inside_long_ones(void **state)
{
	static const struct {
		const char *text;
		int width;
		const char *lines;
	} cases[] = {
	    {"Nguyễn Thị Phương Thảo", 11, "Nguyễn Thị\nPhương Thảo\n"},
	    {"  Trần   B  ", 20, "Trần B\n"},
	    {"069.278.5415", 5, "069.2\n78.54\n15\n"},
	    {"một hai\nba", 20, "một hai\nba\n"},
	    {"a bbbbbbb c", 3, "a\nbbb\nbbb\nb c\n"},
	    {"", 5, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str out = {0};

		table_wrap(&out, cases[i].text, cases[i].width);
		assert_string_equal(str_text(&out), cases[i].lines);
		str_release(&out);
	}
}

static void cells_may_span_rows(void **state)
{
	static const int width[] = {3, 6, 8};
	static const char *const title[] = {"STT", "Thứ, ngày", "Trực ban"};
	struct table_grid grid = {.columns = 3, .rows = 3, .width = width, .title = title};
	struct str out = {0};

	(void)state;
	table_grid_add(&grid, 0, 0, 0, "1");
	table_grid_add(&grid, 0, 1, 1, "2");
	table_grid_add(&grid, 0, 2, 2, "3");
	table_grid_add(&grid, 1, 0, 1, "Thứ Sáu\n30/4");
	table_grid_add(&grid, 2, 0, 0, "Lê Văn C");
	table_grid_add(&grid, 2, 1, 2, "một hai ba bốn năm sáu bảy");
	table_grid_draw(&out, &grid);
	assert_string_equal(str_text(&out), "┌─────┬────────┬──────────┐\n"
	                                    "│ STT │ Thứ,   │ Trực ban │\n"
	                                    "│     │ ngày   │          │\n"
	                                    "├─────┼────────┼──────────┤\n"
	                                    "│ 1   │ Thứ    │ Lê Văn C │\n"
	                                    "├─────┤ Sáu    ├──────────┤\n"
	                                    "│ 2   │ 30/4   │ một hai  │\n"
	                                    "├─────┼────────┤ ba bốn   │\n"
	                                    "│ 3   │        │ năm sáu  │\n"
	                                    "│     │        │ bảy      │\n"
	                                    "└─────┴────────┴──────────┘\n");
	assert_int_equal(table_grid_width(3, width), 27);
	table_grid_release(&grid);
	str_release(&out);
}

static void sheets_are_centred_without_blanks_at_the_end(void **state)
{
	struct str out = {0};

	(void)state;
	paper_centre(&out, "BẢNG TRỰC", 15);
	paper_beside(&out, "NGƯỜI LẬP", "GIÁM ĐỐC\nLê Văn C", 24);
	paper_item(&out, "một hai ba", 9);
	assert_string_equal(str_text(&out), "   BẢNG TRỰC\n"
	                                    " NGƯỜI LẬP    GIÁM ĐỐC\n"
	                                    "              Lê Văn C\n"
	                                    "- một hai\n"
	                                    "  ba\n");
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wraps_between_words_and_inside_long_ones),
	    cmocka_unit_test(cells_may_span_rows),
	    cmocka_unit_test(sheets_are_centred_without_blanks_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
