#include "base/viet.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "test.h"

#include "base/banned.h"

typedef int comparison(const char *a, const char *b);

/* Every pair of the list, both ways round, also with the marks of the one taken apart. */
static void expect_order(const char *const *list, size_t n, comparison *compare)
{
	for (size_t i = 0; i < n; i++) {
		char *apart = utf8_decompose(list[i]);
		assert_int_equal(compare(list[i], apart), 0);
		for (size_t k = i + 1; k < n; k++) {
			if (compare(list[i], list[k]) >= 0 || compare(list[k], list[i]) <= 0 ||
			    compare(apart, list[k]) >= 0)
				fail_msg("%s does not come before %s", list[i], list[k]);
		}
		free(apart);
	}
}

static void letters_follow_the_alphabet(void **state)
{
	(void)state;
	static const char *const list[] = {
	    "",  " ", "1", "2", "a", "ă", "â", "b", "c", "d", "đ", "e", "ê",
	    "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "ô", "ơ", "p",
	    "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z",
	};

	expect_order(list, sizeof list / sizeof *list, viet_compare);
}

static void tones_follow_their_order(void **state)
{
	(void)state;
	static const char *const list[] = {
	    "a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ",
	    "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ",
	};

	expect_order(list, sizeof list / sizeof *list, viet_compare);
}

static void tones_decide_only_between_equal_words(void **state)
{
	(void)state;
	static const char *const list[] = {
	    "An",  "Án",  "Anh", "Ánh", "Ân",  "Ẩn",      "Dung", "Dũng", "Duyên", "Đăng", "Đức",
	    "hoa", "hoà", "hòa", "họa", "Lan", "lan anh", "Lân",  "ma",   "mã",    "mạ",   "mai",
	};

	expect_order(list, sizeof list / sizeof *list, viet_compare);
}

static void capitals_come_last_among_equals(void **state)
{
	(void)state;
	static const char *const list[] = {"đức", "Đức", "ĐỨC", "đức a"};

	expect_order(list, sizeof list / sizeof *list, viet_compare);
}

static void names_sort_by_given_family_middle(void **state)
{
	(void)state;
	static const char *const list[] = {
	    "An",           "Lê An",           "Nguyễn Văn An",   "Đỗ Đức Anh",
	    "Trần Thị Ánh", "Lê Văn Ân",       "Phạm Thị Ẩn",     "Đỗ Thị Bình",
	    "Nguyễn Bình",  "Nguyễn Thị Bình", "Nguyễn Văn Bình", "Nguyễn Văn Thành Bình",
	    "Vũ Dung",      "Hoàng Duyên",     "Vũ Đăng",         "Hoàng Đức",
	    "Lê Zung",
	};

	expect_order(list, sizeof list / sizeof *list, viet_compare_names);
	assert_int_equal(viet_compare_names(" Lê  An ", "Lê An"), 0);
	assert_int_equal(viet_compare_names("", "  "), 0);
}

struct fold_case {
	const char *text, *wanted;
};

static void search_keys_have_neither_marks_nor_capitals(void **state)
{
	(void)state;
	static const struct fold_case cases[] = {
	    {"", ""},
	    {"Nguyễn Đông Huy", "nguyen dong huy"},
	    {"Sự  cố", "su co"},
	    {" \tđêm\u00A0\n30/4 ", "dem 30/4"},
	    {"HOÀ hòa", "hoa hoa"},
	    {"ăâđêôơư ĂÂĐÊÔƠƯ", "aadeoou aadeoou"},
	    {"Điện thoại (số 1)", "dien thoai (so 1)"},
	    {"Café Ünal", "cafe unal"},
	    {"中文", "中文"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *apart = utf8_decompose(cases[i].text);
		char *a = viet_fold(cases[i].text);
		char *b = viet_fold(apart);
		assert_string_equal(a, cases[i].wanted);
		assert_string_equal(b, cases[i].wanted);
		free(apart);
		free(a);
		free(b);
	}
}

static void all_letters_fold_to_ascii(void **state)
{
	(void)state;
	static const char text[] = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵđ";
	char *key = viet_fold(text);

	assert_string_equal(key, "aaaaaaaaaaaaaaaeeeeeeeeeeiiiiiooooooooooooooouuuuuuuuuuyyyyyd");
	free(key);
}

static void plain_text_keeps_its_columns(void **state)
{
	(void)state;
	static const struct fold_case cases[] = {
	    {"Nguyễn Đông", "Nguyen Dong"},
	    {"Nguye\u0302\u0303n", "Nguyen"},
	    {"│ 17:00–07:00 · Trực… │", "| 17:00-07:00 . Truc. |"},
	    {"┌─┬─┐ → “x”", "+-+-+ > \"x\""},
	    {"中文", "????"},
	    {"a\nb\tc", "a\nb\tc"},
	    {"\u0301a", "a"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *plain = viet_plain(cases[i].text);
		assert_string_equal(plain, cases[i].wanted);
		assert_int_equal(utf8_width(plain), utf8_width(cases[i].text));
		free(plain);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(letters_follow_the_alphabet),
	    cmocka_unit_test(tones_follow_their_order),
	    cmocka_unit_test(tones_decide_only_between_equal_words),
	    cmocka_unit_test(capitals_come_last_among_equals),
	    cmocka_unit_test(names_sort_by_given_family_middle),
	    cmocka_unit_test(search_keys_have_neither_marks_nor_capitals),
	    cmocka_unit_test(all_letters_fold_to_ascii),
	    cmocka_unit_test(plain_text_keeps_its_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
