#include "test.h"

#include "service/sheet.h"

static void make(struct sheet *sheet)
{
	static const char *const head[] = {"NAME", "AFTER"};
	struct sheet_part *rows;

	sheet_heading(sheet, "QUY TẮC");
	rows = sheet_rows(sheet, 1, NULL);
	sheet_cell(rows, "Trực ban: nghỉ 12 giờ trước và sau ca");
	sheet_heading(sheet, "ĐIỂM");
	rows = sheet_rows(sheet, 2, head);
	sheet_cell(rows, "Lê Văn C");
	sheet_cellf(rows, "%d", 12);
	sheet_cell(rows, "Nguyễn Thị Phương Thảo");
	sheet_cell(rows, "<3>");
	sheet_line(sheet, "đáp ứng: %d & hết", 2);
	rows = sheet_rows(sheet, 2, NULL);
	rows->is_below = true;
	sheet_cell(rows, "Trực ban");
	sheet_cell(rows, "nếu đáp ứng: không đổi");
}

static void on_paper_it_has_boxes_and_items(void **state)
{
	struct sheet sheet = {0};
	struct str out = {0};

	(void)state;
	make(&sheet);
	sheet_text_write(&out, &sheet, 30);
	assert_string_equal(str_text(&out), "\nQUY TẮC\n"
	                                    "- Trực ban: nghỉ 12 giờ trước\n"
	                                    "  và sau ca\n"
	                                    "\nĐIỂM\n"
	                                    "┌────────────────────┬───────┐\n"
	                                    "│ NAME               │ AFTER │\n"
	                                    "├────────────────────┼───────┤\n"
	                                    "│ Lê Văn C           │ 12    │\n"
	                                    "│ Nguyễn Thị Phương  │ <3>   │\n"
	                                    "│ Thảo               │       │\n"
	                                    "└────────────────────┴───────┘\n"
	                                    "đáp ứng: 2 & hết\n"
	                                    "- Trực ban, nếu đáp ứng: không\n"
	                                    "  đổi\n");
	str_release(&out);
	sheet_release(&sheet);
}

static void on_a_page_it_is_escaped(void **state)
{
	struct sheet sheet = {0};
	struct str out = {0};

	(void)state;
	make(&sheet);
	sheet_html_write(&out, &sheet);
	assert_string_equal(str_text(&out),
	                    "<h3>QUY TẮC</h3>\n<ul>\n"
	                    "<li>Trực ban: nghỉ 12 giờ trước và sau ca</li>\n</ul>\n"
	                    "<h3>ĐIỂM</h3>\n<table class=\"duty small\" border=\"1\">\n"
	                    "<thead><tr><th>NAME</th><th>AFTER</th></tr></thead>\n<tbody>\n"
	                    "<tr><td>Lê Văn C</td><td>12</td></tr>\n"
	                    "<tr><td>Nguyễn Thị Phương Thảo</td><td>&lt;3&gt;</td></tr>\n"
	                    "</tbody></table>\n"
	                    "<p>đáp ứng: 2 &amp; hết</p>\n<ul>\n"
	                    "<li>Trực ban, nếu đáp ứng: không đổi</li>\n</ul>\n");
	str_release(&out);
	sheet_release(&sheet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(on_paper_it_has_boxes_and_items),
	    cmocka_unit_test(on_a_page_it_is_escaped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
