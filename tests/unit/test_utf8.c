#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "test.h"

#include "base/banned.h"

static void expect_clean(const char *text, size_t n, const char *wanted)
{
	char *out = NULL;
	struct err err = {0};

	if (!utf8_clean(&out, text, n, &err))
		fail_msg("%s", err.msg);
	assert_string_equal(out, wanted);
	free(out);
}

static void text_is_composed_and_freed_of_controls(void **state)
{
	(void)state;
	static const struct {
		const char *text, *wanted;
	} cases[] = {
	    {"", ""},
	    {"trực ban", "trực ban"},
	    /* As an official letter of 2026 has them: the acute stands apart. */
	    {"GIA\u0301M \u0110\u00D4\u0301C", "GIÁM ĐỐC"},
	    {"GIA\u0301M", "GI\u00C1M"},
	    {"\u0110\u00D4\u0301C", "\u0110\u1ED0C"},
	    {"e\u0302\u0303", "\u1EC5"},
	    {"e\u0323\u0302", "\u1EC7"},
	    {"a\nb\tc", "a\nb\tc"},
	    {"a\r\nb", "a\nb"},
	    {"\033[31mred\007\177", "[31mred"},
	    {"\uFEFFBOM", "BOM"},
	    {"a\u202Eb\u2066c\u200Fd\u061Ce", "abcde"},
	    {"a\xC2\x85"
	     "b\xC2\x9F"
	     "c",
	     "abc"},
	    {"a\u200Eb\u0301", "ab\u0301"},
	    {"a\033\u0301", "\u00E1"},
	    {"\U0001F600 đ", "\U0001F600 đ"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_clean(cases[i].text, strlen(cases[i].text), cases[i].wanted);
	expect_clean("a\0b", 3, "ab");
}

static void a_line_has_no_breaks(void **state)
{
	(void)state;
	static const struct {
		const char *text, *wanted;
	} cases[] = {
	    {"", ""},
	    {"Trần  Thị B", "Trần  Thị B"},
	    {"ốm\nnặng", "ốm nặng"},
	    {"a \n\t b", "a b"},
	    {"a\n", "a "},
	    {"đ\u2028\u2029ê", "đ ê"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *line = utf8_line(cases[i].text);
		assert_string_equal(line, cases[i].wanted);
		free(line);
	}
}

/* To put a million of them in order takes hours. */
static void a_pile_of_marks_is_cut(void **state)
{
	(void)state;
	struct str pile = {0};
	struct str wanted = {0};
	char *out = NULL;
	char *again = NULL;
	struct err err = {0};

	str_add(&pile, "q");
	for (int i = 0; i < 500000; i++)
		str_add(&pile, "\u0301\u0323");
	str_add(&pile, "r\u0301");
	str_add(&wanted, "q");
	for (int i = 0; i < 30; i++)
		str_add(&wanted, i < 15 ? "\u0323" : "\u0301");
	str_add(&wanted, "\u0155");
	assert_true(utf8_clean(&out, str_text(&pile), pile.n, &err));
	assert_string_equal(out, str_text(&wanted));
	assert_true(utf8_clean(&again, out, strlen(out), &err));
	assert_string_equal(again, out);
	free(again);
	free(out);
	str_release(&wanted);
	str_release(&pile);
}

static void what_is_not_utf8_is_refused_with_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *text, *place;
	} cases[] = {
	    {"\xff", "byte 1"},
	    {"ab\x80", "byte 3"},
	    {"ab"
	     "\xc3",
	     "byte 3"},                     /* cut */
	    {"\xc0\xaf", "byte 1"},         /* overlong */
	    {"x\xe0\x80\xaf", "byte 2"},    /* overlong */
	    {"\xed\xa0\x80", "byte 1"},     /* surrogate */
	    {"\xf4\x90\x80\x80", "byte 1"}, /* past U+10FFFF */
	    {"Tr\xfa"
	     "c",
	     "byte 3"}, /* Latin-1 */
	    {"\xe1\xbb", "byte 1"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *out = NULL;
		struct err err = {0};
		size_t n = strlen(cases[i].text);
		assert_false(utf8_is_valid(cases[i].text, n));
		assert_false(utf8_clean(&out, cases[i].text, n, &err));
		assert_null(out);
		assert_int_equal(err.code, ERR_INPUT);
		assert_non_null(strstr(err.msg, cases[i].place));
	}
	assert_true(utf8_is_valid("Trực \U0001F600", strlen("Trực \U0001F600")));
	assert_false(utf8_is_valid("ực", 2));
}

static void clusters_are_what_people_see_as_one(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t n;
		int width;
	} cases[] = {
	    {"", 0, 0},
	    {"ab", 1, 1},
	    {"\u1EC5x", 3, 1},               /* ễ in one piece */
	    {"e\u0302\u0303x", 5, 1},        /* in three */
	    {"\u0301x", 2, 0},               /* a lonely mark */
	    {"\u4E2D\u6587", 3, 2},          /* wide */
	    {"\U0001F600x", 4, 2},           /* emoji */
	    {"\U0001F1FB\U0001F1F3x", 8, 2}, /* the flag of Vietnam */
	    {"\U0001F468\u200D\U0001F469\u200D\U0001F467x", 18, 2},
	    {"\n", 1, 0},
	    {"\xff"
	     "a",
	     1, 1}, /* broken, but reading goes on */
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int width = -1;
		assert_int_equal(utf8_cluster(cases[i].text, &width), cases[i].n);
		assert_int_equal(width, cases[i].width);
		assert_int_equal(utf8_cluster(cases[i].text, NULL), cases[i].n);
	}
}

static void widths_are_columns(void **state)
{
	(void)state;

	assert_int_equal(utf8_width(""), 0);
	assert_int_equal(utf8_width("Nguyễn Đông Huy"), 15);
	assert_int_equal(utf8_width("Nguye\u0302\u0303n"), 6);
	assert_int_equal(utf8_width("中文 x"), 6);
	assert_int_equal(utf8_width("│ … · →"), 7);
}

static void long_text_is_cut_between_clusters(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int cols;
		const char *wanted;
	} cases[] = {
	    {"trực", 4, "trực"},
	    {"trực", 10, "trực"},
	    {"trực ban", 5, "trực…"},
	    {"trực", 3, "tr…"},
	    {"trực", 1, "…"},
	    {"trực", 0, ""},
	    {"trực", -3, ""},
	    {"", 0, ""},
	    {"tru\u031B\u0323c ban", 4, "tru\u031B\u0323…"},
	    {"中文字", 4, "中…"},
	    {"中文字", 5, "中文…"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *out = utf8_clip(cases[i].text, cases[i].cols);
		assert_string_equal(out, cases[i].wanted);
		free(out);
	}
}

static void padding_fills_to_the_column(void **state)
{
	(void)state;
	struct str s = {0};

	utf8_pad(&s, "đêm", 5);
	str_add(&s, "|");
	utf8_pad(&s, "中文字", 4);
	str_add(&s, "|");
	utf8_pad(&s, "trực ban", 4);
	str_add(&s, "|");
	utf8_pad(&s, "", 0);
	assert_string_equal(str_text(&s), "đêm  |中… |trự…|");
	str_release(&s);
}

static void a_terminal_gets_nothing_that_steers_it(void **state)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
	    {"Trực ban\n\tđêm", "Trực ban\n\tđêm"},
	    {"\x1b[31mđỏ\x07\r", "[31mđỏ"},
	    {"\xc2\x9b"
	     "2J\xe2\x80\xaex\xe2\x80\xa8y",
	     "2Jxy"},
	    {"a\xff\x9b", "a\xef\xbf\xbd\xef\xbf\xbd"},
	    {"Phu\xcc\x9bo", "Phu\xcc\x9bo"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *shown = utf8_for_terminal(cases[i].text);

		assert_string_equal(shown, cases[i].shown);
		free(shown);
	}
	assert_true(utf8_is_unseen(0x200d) && utf8_is_unseen(0xfe0f) && utf8_is_unseen(0xe0067));
	assert_false(utf8_is_unseen(' ') || utf8_is_unseen(0x1ec5) || utf8_is_unseen(0x301));
}

static void lines_end_outside_short_parentheses(void **state)
{
	static const char text[] = "tốt nhất (đã kiểm chứng) và (còn lại";

	(void)state;
	assert_true(utf8_may_break(text, strlen("tốt nhất"), 20));
	assert_false(utf8_may_break(text, strlen("tốt nhất (đã"), 20));
	assert_false(utf8_may_break(text, strlen("tốt nhất (đã kiểm"), 15));
	/* Where it does not fit on a line it has to be. */
	assert_true(utf8_may_break(text, strlen("tốt nhất (đã kiểm"), 14));
	assert_true(utf8_may_break(text, strlen("tốt nhất (đã kiểm chứng)"), 20));
	assert_true(utf8_may_break(text, strlen("tốt nhất (đã kiểm chứng) và (còn"), 20));
}

static void letters_are_read_one_by_one(void **state)
{
	(void)state;
	const char *text = "Đ\u1ED1";
	const char *broken = "\xe1z";
	struct str s = {0};
	char *apart = utf8_decompose("\u1ED1");

	assert_int_equal(utf8_next(&text), 0x110);
	assert_int_equal(utf8_next(&text), 0x1ED1);
	assert_int_equal(utf8_next(&text), 0);
	assert_int_equal(utf8_next(&text), 0);
	assert_int_equal(utf8_next(&broken), 0xFFFD);
	assert_int_equal(utf8_next(&broken), 'z');
	assert_int_equal(utf8_lower(0x110), 0x111);
	utf8_add(&s, 0x1ED1);
	assert_string_equal(str_text(&s), "\u1ED1");
	assert_string_equal(apart, "o\u0302\u0301");
	str_release(&s);
	free(apart);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_composed_and_freed_of_controls),
	    cmocka_unit_test(a_line_has_no_breaks),
	    cmocka_unit_test(a_pile_of_marks_is_cut),
	    cmocka_unit_test(what_is_not_utf8_is_refused_with_its_place),
	    cmocka_unit_test(clusters_are_what_people_see_as_one),
	    cmocka_unit_test(widths_are_columns),
	    cmocka_unit_test(long_text_is_cut_between_clusters),
	    cmocka_unit_test(padding_fills_to_the_column),
	    cmocka_unit_test(a_terminal_gets_nothing_that_steers_it),
	    cmocka_unit_test(lines_end_outside_short_parentheses),
	    cmocka_unit_test(letters_are_read_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
