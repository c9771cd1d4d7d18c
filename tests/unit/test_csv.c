#include "base/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "test.h"

#include "base/banned.h"

/* The table as text: fields in [], the line of each row before it. */
static char *flat(const struct csv *csv)
{
	struct str s = {0};

	for (size_t k = 0; k < csv->columns; k++)
		str_addf(&s, "[%s]", csv->header[k]);
	for (size_t i = 0; i < csv->n; i++) {
		str_addf(&s, " %d", csv->row[i].line);
		for (size_t k = 0; k < csv->columns; k++)
			str_addf(&s, "[%s]", csv->row[i].field[k]);
	}
	return str_take(&s);
}

static void tables_are_read_as_people_s_programs_write_them(void **state)
{
	(void)state;
	static const struct {
		const char *text, *wanted;
	} cases[] = {
	    {"a,b\n1,2\n", "[a][b] 2[1][2]"},
	    {"a,b\n1,2", "[a][b] 2[1][2]"},
	    {"a,b\r\n1,2\r\n", "[a][b] 2[1][2]"},
	    {"a,b\r1,2\r", "[a][b] 2[1][2]"},
	    {"\xEF\xBB\xBF\"a\",b\n1,2", "[a][b] 2[1][2]"},
	    {"a;b\n1,5;2\n", "[a][b] 2[1,5][2]"},
	    {"\"a,x\";b;c\n1;2;3\n", "[a,x][b][c] 2[1][2][3]"},
	    {"a,b\n\"1,\"\"2\"\"\",3\n", "[a][b] 2[1,\"2\"][3]"},
	    {"a,b\n\"1\r\n2\",3\n4,5\n", "[a][b] 2[1\n2][3] 4[4][5]"},
	    {"a,b,c\n1\n1,2\n", "[a][b][c] 2[1][][] 3[1][2][]"},
	    {"\n\na,b\n\n,\n 1 ,\t2 \n", "[a][b] 6[1][2]"},
	    {"a,b\n \"x\" ,y\n", "[a][b] 2[x][y]"},
	    {"a\n5\" pipe\n\"x\"y\n", "[a] 2[5\" pipe] 3[xy]"},
	    {"a\nGIA\xCC\x81M\x07\n", "[a] 2[GIÁM]"},
	    {"a,b\n'+84904,'x\n", "[a][b] 2[+84904]['x]"},
	    {"a\n", "[a]"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct csv csv = {0};
		struct err err = {0};
		if (!csv_parse(&csv, "f.csv", cases[i].text, strlen(cases[i].text), &err))
			fail_msg("%s", err.msg);
		char *got = flat(&csv);
		assert_string_equal(got, cases[i].wanted);
		assert_string_equal(csv.name, "f.csv");
		free(got);
		csv_release(&csv);
	}
}

static void bad_files_are_refused_with_their_line(void **state)
{
	(void)state;
	static const struct {
		const char *text, *place, *key;
	} cases[] = {
	    {"", "f.csv:1: ", "empty-file"},
	    {"\n ,\n", "f.csv:1: ", "empty-file"},
	    {"a,b\n1,\"2\n3,4\n", "f.csv:2: ", "open-quote"},
	    {"a,\"b\n", "f.csv:1: ", "open-quote"},
	    {"a,b\n1,2\n1,\xff\n", "f.csv:3: ", "not-utf8"},
	    {"\xff\xfe"
	     "a",
	     "f.csv:1: ", "not-utf8"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct csv csv = {.n = 7};
		struct err err = {0};
		assert_false(csv_parse(&csv, "f.csv", cases[i].text, strlen(cases[i].text), &err));
		assert_int_equal(err.code, ERR_INPUT);
		assert_string_equal(err.key, cases[i].key);
		if (strncmp(err.msg, cases[i].place, strlen(cases[i].place)) != 0)
			fail_msg("%s", err.msg);
		assert_int_equal(csv.n, 7);
	}
}

static void a_long_row_says_how_much_is_too_much(void **state)
{
	(void)state;
	static const char text[] = "a,b\n1,2\n1,2,3\n1,2,,,\n1,2,,4,\n";
	static const size_t extra[] = {0, 1, 0, 2};
	struct csv csv = {0};
	struct err err = {0};

	assert_true(csv_parse(&csv, "f", text, strlen(text), &err));
	assert_int_equal(csv.n, 4);
	for (size_t i = 0; i < csv.n; i++) {
		assert_int_equal(csv.row[i].extra, extra[i]);
		assert_string_equal(csv.row[i].field[1], "2");
	}
	csv_release(&csv);
}

static void columns_are_found_by_any_of_their_names(void **state)
{
	(void)state;
	static const char text[] = "Mã;HỌ TÊN ;Dien thoai\n1;2;3\n";
	struct csv csv = {0};
	struct err err = {0};

	assert_true(csv_parse(&csv, "f", text, strlen(text), &err));
	assert_int_equal(csv_column(&csv, "mã|ma|code"), 0);
	assert_int_equal(csv_column(&csv, "name|họ tên"), 1);
	assert_int_equal(csv_column(&csv, "điện thoại|phone"), 2);
	assert_int_equal(csv_column(&csv, "phone|unit"), -1);
	assert_int_equal(csv_column(&csv, ""), -1);
	csv_release(&csv);
}

static void fields_are_written_so_that_they_come_back(void **state)
{
	(void)state;
	static const struct {
		const char *text, *written;
	} cases[] = {
	    {"", ""},
	    {"trực", "trực"},
	    {"a,b", "\"a,b\""},
	    {"a;b", "\"a;b\""},
	    {"say \"x\"", "\"say \"\"x\"\"\""},
	    {"a\nb", "\"a\nb\""},
	    {"+84904", "'+84904"},
	    {"=1+1", "'=1+1"},
	    {"-", "'-"},
	    {"@x,y", "\"'@x,y\""},
	};
	struct str s = {0};

	str_add(&s, "n,x\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str one = {0};
		csv_add_field(&one, cases[i].text);
		assert_string_equal(str_text(&one), cases[i].written);
		str_addf(&s, "%zu,%s\n", i, str_text(&one));
		str_release(&one);
	}
	struct csv csv = {0};
	struct err err = {0};
	assert_true(csv_parse(&csv, "f", str_text(&s), s.n, &err));
	assert_int_equal(csv.n, sizeof cases / sizeof *cases);
	for (size_t i = 0; i < csv.n; i++)
		assert_string_equal(csv.row[i].field[1], cases[i].text);
	csv_release(&csv);
	str_release(&s);
}

static void sheets_keep_what_stands_above_their_header(void **state)
{
	(void)state;
	static const char text[] =
	    "\xEF\xBB\xBFTitle\r\n\t\t\r\nday\tpost\r\n30/4\t\"A\nB\"\tx\r\n";
	struct csv csv = {0};
	struct err err = {0};
	struct str long_text = {0};

	assert_true(csv_parse_sheet(&csv, "f", text, sizeof text - 1, '\t', &err));
	assert_null(csv.header);
	assert_int_equal(csv.n, 3);
	assert_int_equal(csv.columns, 3);
	assert_string_equal(csv.row[0].field[0], "Title");
	assert_string_equal(csv.row[0].field[2], "");
	assert_false(csv.row[0].after_blank);
	assert_int_equal(csv.row[1].line, 3);
	assert_true(csv.row[1].after_blank);
	assert_string_equal(csv.row[2].field[1], "A\nB");
	assert_false(csv.row[2].after_blank);
	csv_release(&csv);
	assert_false(csv_parse_sheet(&csv, "f", "\n\n", 2, ';', &err));
	assert_string_equal(err.key, "empty-file");
	for (int i = 0; i <= CSV_SHEET_ROWS; i++)
		str_add(&long_text, "a\n");
	assert_false(csv_parse_sheet(&csv, "f", long_text.text, long_text.n, ';', &err));
	assert_string_equal(err.key, "too-large");
	str_release(&long_text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tables_are_read_as_people_s_programs_write_them),
	    cmocka_unit_test(bad_files_are_refused_with_their_line),
	    cmocka_unit_test(a_long_row_says_how_much_is_too_much),
	    cmocka_unit_test(columns_are_found_by_any_of_their_names),
	    cmocka_unit_test(sheets_keep_what_stands_above_their_header),
	    cmocka_unit_test(fields_are_written_so_that_they_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
