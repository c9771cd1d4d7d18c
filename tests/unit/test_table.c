#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "sample.h"
#include "service/table_plan.h"
#include "service/table_text.h"

#define NIGHT "truc-ban.2027-05-01.dem"

static int setup(void **state)
{
	struct sample *sample = xcalloc(1, sizeof *sample);

	sample_make(sample);
	*state = sample;
	return 0;
}

static int teardown(void **state)
{
	sample_release(*state);
	free(*state);
	return 0;
}

static char *text_of(const struct sample *sample, int width)
{
	struct str out = {0};

	table_text_write(&out, &sample->doc, width);
	return str_take(&out);
}

/* Line by line: the first that differs says more than two whole sheets. */
static void compare_lines(const char *text, const char *wanted, const char *path)
{
	for (int line = 1; *text || *wanted; line++) {
		size_t n = strcspn(text, "\n"), m = strcspn(wanted, "\n");

		if (n != m || memcmp(text, wanted, n) != 0)
			fail_msg("%s:%d:\n%.*s\nbut it is\n%.*s", path, line, (int)m, wanted,
			         (int)n, text);
		text += n + (text[n] == '\n');
		wanted += m + (wanted[m] == '\n');
	}
}

/* The whole sheet as it lies in tests/unit/. */
static void compare(const struct sample *sample, int width, const char *name)
{
	const char *folder = getenv("srcdir");
	char *path = xasprintf("%s/tests/unit/%s", folder ? folder : ".", name);
	char *wanted = NULL, *text = text_of(sample, width);
	struct err err = {0};
	size_t n;

	if (!file_read(&wanted, &n, path, 1 << 20, &err))
		fail_msg("%s", err.msg);
	compare_lines(text, wanted, path);
	free(wanted);
	free(text);
	free(path);
}

static void cover_and_split(struct sample *sample)
{
	int64_t start = roster_slot(&sample->roster, "truc-ban.2027-05-02.dem")->start;

	sample_change(sample, CHANGE_COVER, NIGHT, "CB1", 0, 0);
	sample_change(sample, CHANGE_SWAP, "truc-ban.2027-05-02.dem", "CB3", start + 14400, 0);
}

static void the_table_that_gets_pinned_up(void **state)
{
	struct sample *sample = *state;

	cover_and_split(sample);
	compare(sample, 120, "table-120.txt");
}

static void a_narrow_draft_of_a_sample_stacks_the_posts(void **state)
{
	struct sample *sample = *state;
	struct roster before = sample->roster;

	cover_and_split(sample);
	sample->roster.status = ROSTER_DRAFT;
	sample->roster.version = 2;
	sample->doc.before = &before;
	sample->roster.period.status = HOLIDAY_PROVISIONAL;
	sample->doc.privacy = PRIVACY_DUTY;
	sample->doc.is_sample = true;
	compare(sample, 80, "table-80.txt");
}

static void wants_on_paper(const struct sample *sample, const char *const *wanted, size_t n)
{
	char *text = text_of(sample, 100);

	for (size_t i = 0; i < n; i++)
		if (!strstr(text, wanted[i]))
			fail_msg("not on paper: %s\n%.2000s", wanted[i], text);
	free(text);
}

static void put_text(char **field, const char *text)
{
	free(*field);
	*field = xstrdup(text);
}

static void a_paper_says_what_it_is_worth(void **state)
{
	struct sample *sample = *state;
	struct roster *roster = &sample->roster;
	struct str paper = {0};
	char *text = text_of(sample, 100);

	assert_null(strstr(text, "DỰ THẢO"));
	free(text);
	document_paper(&paper, &sample->doc);
	assert_string_equal(str_text(&paper), "số 12/KH-SVD ngày 01/02/2027");
	str_release(&paper);

	put_text(&roster->number, "");
	wants_on_paper(sample,
	               (const char *const[]){"Số: ………", "DỰ THẢO (chưa có số)",
	                                     "Hải Phòng, ngày … tháng … năm …"},
	               3);
	roster->status = ROSTER_SUPERSEDED;
	wants_on_paper(sample, (const char *const[]){"HẾT HIỆU LỰC"}, 1);
	roster->status = ROSTER_DRAFT;
	assert_string_equal(document_state_mark(&sample->doc), "DỰ THẢO");
	roster->submitted_at = 1;
	wants_on_paper(sample, (const char *const[]){"Số: ………", "DỰ THẢO TRÌNH KÝ"}, 2);
}

static void number_date_and_basis_stand_as_the_decree_wants(void **state)
{
	struct sample *sample = *state;
	struct roster *roster = &sample->roster;

	roster->has_order_date = true;
	roster->order_date = date_from_ymd(2027, 1, 5);
	put_text(&roster->basis, "Công văn 926/CAHP-ANM ngày 03/02/2026;\n"
	                         "Căn cứ Kế hoạch 1/KH-UBND\nXét đề nghị của Chánh Văn phòng Sở.");
	wants_on_paper(sample,
	               (const char *const[]){"Số: 12/KH-SVD",
	                                     "Hải Phòng, ngày 05 tháng 01 năm 2027",
	                                     "\nCăn cứ Công văn 926/CAHP-ANM ngày 03/02/2026;\n"
	                                     "Căn cứ Kế hoạch 1/KH-UBND;\n"
	                                     "Xét đề nghị của Chánh Văn phòng Sở.\n"},
	               3);
	roster->version = 3;
	sample->doc.before = roster;
	wants_on_paper(sample,
	               (const char *const[]){
	                   "(điều chỉnh lần 2)",
	                   "(thay thế Bảng phân công trực số 12/KH-SVD ngày 05 tháng 01 năm 2027)"},
	               2);
}

static void no_line_is_wider_than_the_paper(void **state)
{
	struct sample *sample = *state;

	cover_and_split(sample);
	sample->doc.is_sample = true;
	for (int width = 60; width <= 240; width++) {
		char *text = text_of(sample, width), *rest = text;

		while (*rest) {
			size_t n = strcspn(rest, "\n");

			assert_int_equal(rest[n], '\n');
			rest[n] = '\0';
			assert_in_range(utf8_width(rest), 0, width);
			assert_true(n == 0 || rest[n - 1] != ' ');
			rest += n + 1;
		}
		free(text);
	}
}

static void each_duty_stands_in_exactly_one_cell(void **state)
{
	struct sample *sample = *state;
	struct table_plan plan;
	size_t shown = 0;

	cover_and_split(sample);
	table_plan_make(&plan, &sample->doc);
	assert_int_equal(plan.n_columns, 5);
	/* Two stretches a day of the post that changes most, from 29/4 17:00 on. */
	assert_int_equal(plan.n_rows, 10);
	for (size_t i = 0; i < plan.n_blocks; i++) {
		const struct table_block *block = &plan.block[i];

		shown += block->n;
		assert_true(block->first <= block->last && block->last < plan.n_rows);
		for (size_t j = 0; j < block->n; j++)
			assert_ptr_equal(block->segment[j]->post, plan.column[block->column]);
		if (i && plan.block[i - 1].column == block->column)
			assert_true(plan.block[i - 1].last < block->first);
	}
	assert_int_equal(shown, sample->segments.n);
	table_plan_release(&plan);
}

static void who_is_on_all_day_spans_the_rows_of_the_others(void **state)
{
	struct sample *sample = *state;
	struct segments some = {0};
	struct table_plan plan;

	some.segment = xcalloc(sample->segments.n, sizeof *some.segment);
	for (size_t i = 0; i < sample->segments.n; i++) {
		const struct segment *segment = &sample->segments.segment[i];

		if (strcmp(segment->post->id, "lanh-dao") == 0 ||
		    (strcmp(segment->post->id, "bao-ve") == 0 &&
		     strcmp(segment->slot->shift, "dem") == 0))
			some.segment[some.n++] = *segment;
	}
	sample->doc.segments = &some;
	table_plan_make(&plan, &sample->doc);
	assert_int_equal(plan.n_rows, 5);
	for (size_t i = 0; i < plan.n_rows; i++)
		assert_string_equal(plan.row[i].shift, "Ca đêm");
	table_plan_release(&plan);
	free(some.segment);
}

static void an_empty_choice_is_an_empty_table(void **state)
{
	struct sample *sample = *state;
	struct segments none = {0};
	char *text;

	sample->doc.segments = &none;
	text = text_of(sample, 120);
	assert_non_null(strstr(text, "Ghi chú"));
	free(text);
}

static void the_csv_has_a_line_for_each_segment(void **state)
{
	struct sample *sample = *state;
	struct str out = {0};
	size_t lines = 0;

	cover_and_split(sample);
	sample->doc.privacy = PRIVACY_DUTY;
	table_list_write(&out, &sample->doc);
	for (const char *at = str_text(&out); *at; at++)
		lines += *at == '\n';
	assert_int_equal(lines, sample->segments.n + 1);
	assert_ptr_equal(strstr(str_text(&out),
	                        "ngày,thứ,ca,bắt đầu,kết thúc,vị trí trực,mã lượt trực,phần,mã,"
	                        "họ tên,chức vụ,điện thoại,nơi trực,ghi chú,văn bản\n"),
	                 str_text(&out));
	assert_non_null(strstr(
	    str_text(&out),
	    "\n01/05/2027,Thứ Bảy,Ca đêm,2027-05-01T19:30:00+07:00,2027-05-02T07:30:00+07:00,"
	    "Trực ban," NIGHT ",1,CB1,Nguyễn Thị Phương Thảo,Chuyên viên,0900.000.005,"
	    "tại cơ quan,thay Bùi Văn I,số 12/KH-SVD ngày 01/02/2027 – BẢN NỘI BỘ\n"));
	assert_non_null(strstr(str_text(&out), "truc-ban.2027-05-02.dem,2,CB3,Bùi Văn I,"));
	assert_null(strstr(str_text(&out), "việc riêng"));
	str_release(&out);
	sample->doc.privacy = PRIVACY_NONE;
	table_list_write(&out, &sample->doc);
	assert_null(strstr(str_text(&out), "0900."));
	str_release(&out);
}

static void the_csv_for_spreadsheets_has_the_cells_of_the_paper(void **state)
{
	struct sample *sample = *state;
	struct str out = {0};
	size_t lines = 0;

	cover_and_split(sample);
	table_csv_write(&out, &sample->doc);
	for (const char *at = str_text(&out); *at; at++)
		lines += *at == '\n';
	assert_int_equal(lines, 11);
	assert_memory_equal(str_text(&out), "\xEF\xBB\xBFSTT,Thứ,Ngày,Ca,Giờ,Lãnh đạo trực", 30);
	/* Two rows of one duty both say who has it; two holders of one cell stand side by side. */
	assert_non_null(
	    strstr(str_text(&out), "\n7,Chủ nhật,02/05/2027,Ca ngày,07:30–19:30,\"Vũ Thị E, "));
	assert_non_null(
	    strstr(str_text(&out), "\n8,Chủ nhật,02/05/2027,Ca đêm,19:30–07:30,\"Vũ Thị E, "));
	assert_non_null(strstr(str_text(&out), "\"Lê Văn C, Chuyên viên, 19:30–23:30; Bùi Văn I, "
	                                       "Chánh Thanh tra, 23:30–07:30\""));
	assert_non_null(strstr(str_text(&out), ",Bùi Văn I: đổi ca với Lê Văn C,số 12/KH-SVD "));
	str_release(&out);
}

static void what_is_pinned_up_says_nothing_of_covers(void **state)
{
	struct sample *sample = *state;
	struct str out = {0};

	cover_and_split(sample);
	sample->doc.is_public = true;
	table_text_write(&out, &sample->doc, 120);
	table_html_write(&out, &sample->doc);
	table_csv_write(&out, &sample->doc);
	table_list_write(&out, &sample->doc);
	assert_null(strstr(str_text(&out), "đổi ca"));
	assert_null(strstr(str_text(&out), "thay Bùi"));
	assert_null(strstr(str_text(&out), "NỘI BỘ"));
	assert_null(strstr(str_text(&out), "0900."));
	str_release(&out);
	sample->doc.is_public = false;
	sample->doc.privacy = PRIVACY_DUTY;
	table_html_write(&out, &sample->doc);
	table_csv_write(&out, &sample->doc);
	assert_non_null(strstr(str_text(&out), "BẢN NỘI BỘ – có số điện thoại cá nhân"));
	assert_non_null(strstr(str_text(&out), " – BẢN NỘI BỘ"));
	assert_non_null(strstr(str_text(&out), "0900.000.007"));
	assert_non_null(strstr(str_text(&out), "Nguyễn Thị Phương Thảo: thay Bùi Văn I"));
	str_release(&out);
}

static void what_is_given_to_a_unit_says_which(void **state)
{
	struct sample *sample = *state;
	struct slot *slot = roster_slot(&sample->roster, NIGHT);
	struct str out = {0};

	slot_assign(slot, "", "", "");
	slot_give(slot, "Phòng Chuyên môn 1");
	sample_resolve(sample);
	wants_on_paper(sample, (const char *const[]){"(Phòng Chuyên môn 1 cử)"}, 1);
	table_csv_write(&out, &sample->doc);
	table_list_write(&out, &sample->doc);
	assert_null(strstr(str_text(&out), "chưa có người"));
	assert_non_null(
	    strstr(str_text(&out), ",(Phòng Chuyên môn 1 cử),(Phòng Chuyên môn 1 cử),"));
	assert_non_null(strstr(str_text(&out), ",Phòng Chuyên môn 1 cử người,"));
	str_release(&out);
}

static void no_text_becomes_markup(void **state)
{
	struct sample *sample = *state;
	struct slot *slot = roster_slot(&sample->roster, NIGHT);
	struct str out = {0};

	slot_assign(slot, "X", "<script>\"A\" & 'B'", "</td>");
	put_text(&sample->roster.period.title, "<i>Lễ</i>");
	put_text(&sample->roster.basis, "<img src=x>");
	sample_resolve(sample);
	table_html_write(&out, &sample->doc);
	assert_null(strstr(str_text(&out), "<script"));
	assert_null(strstr(str_text(&out), "<img"));
	assert_null(strstr(str_text(&out), "<i>Lễ"));
	assert_non_null(
	    strstr(str_text(&out), "&lt;script&gt;&quot;A&quot; &amp; &#39;B&#39;<br>&lt;/td&gt;"));
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_table_that_gets_pinned_up, setup, teardown),
	    cmocka_unit_test_setup_teardown(a_narrow_draft_of_a_sample_stacks_the_posts, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(a_paper_says_what_it_is_worth, setup, teardown),
	    cmocka_unit_test_setup_teardown(number_date_and_basis_stand_as_the_decree_wants, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(no_line_is_wider_than_the_paper, setup, teardown),
	    cmocka_unit_test_setup_teardown(each_duty_stands_in_exactly_one_cell, setup, teardown),
	    cmocka_unit_test_setup_teardown(who_is_on_all_day_spans_the_rows_of_the_others, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(an_empty_choice_is_an_empty_table, setup, teardown),
	    cmocka_unit_test_setup_teardown(the_csv_has_a_line_for_each_segment, setup, teardown),
	    cmocka_unit_test_setup_teardown(the_csv_for_spreadsheets_has_the_cells_of_the_paper,
	                                    setup, teardown),
	    cmocka_unit_test_setup_teardown(what_is_pinned_up_says_nothing_of_covers, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(what_is_given_to_a_unit_says_which, setup, teardown),
	    cmocka_unit_test_setup_teardown(no_text_becomes_markup, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
