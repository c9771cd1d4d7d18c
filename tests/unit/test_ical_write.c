#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "service/ical_write.h"

static void escapes_what_separates_values(void **state)
{
	static const char *const cases[][2] = {
	    {"Phòng 5, tầng 2; nhà A", "Phòng 5\\, tầng 2\\; nhà A"},
	    {"C:\\truc", "C:\\\\truc"},
	    {"một\nhai\r\nba\rbốn", "một\\nhai\\nba\\nbốn"},
	    {"a\tb", "a b"},
	    {"chuông\a và thoát\x1b[31m", "chuông và thoát[31m"},
	    {"C1 \xC2\x85 và DEL \x7f", "C1  và DEL "},
	    {"hỏng \xFF và cụt \xE1\xBA", "hỏng \xEF\xBF\xBD và cụt \xEF\xBF\xBD\xEF\xBF\xBD"},
	    {"không: \"đụng\" tới", "không: \"đụng\" tới"},
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = {0};

		ical_add_text(&s, cases[i][0]);
		assert_string_equal(str_text(&s), cases[i][1]);
		str_release(&s);
	}
}

static void keeps_parameters_and_addresses_from_breaking_out(void **state)
{
	struct str s = {0};

	(void)state;
	ical_add_parameter(&s, "Ban \"Trực\": A;B,C^n\r\nX-EVIL:1\x01");
	assert_string_equal(str_text(&s), "\"Ban 'Trực': A;B,C n X-EVIL:1\"");
	str_clear(&s);
	ical_add_uri(&s, "https://vi-du.vn/\r\nX-EVIL:1 \"trực\"?a=1&b=%20");
	assert_string_equal(str_text(&s),
	                    "https://vi-du.vn/%0D%0AX-EVIL:1%20%22tr%E1%BB%B1c%22?a=1&b=%20");
	str_release(&s);
}

/* ---- folding ---- */

static void unfold(struct str *out, const char *folded)
{
	for (; *folded; folded++) {
		if (strncmp(folded, "\r\n ", 3) == 0)
			folded += 2;
		else if (strncmp(folded, "\r\n", 2) == 0)
			str_addc(out, *++folded);
		else
			str_addc(out, *folded);
	}
}

static void unescape(struct str *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\')
			str_addc(out, *++text == 'n' ? '\n' : *text);
		else
			str_addc(out, *text);
	}
}

/* Each physical line: at most 75 octets, whole characters, CR LF, nothing empty. */
static void check_lines(const char *folded)
{
	while (*folded) {
		size_t n = strcspn(folded, "\r\n");

		assert_true(n > 0 && n <= 75);
		assert_true(*folded != ' ' || n > 1);
		assert_true(utf8_is_valid(folded, n));
		assert_memory_equal(folded + n, "\r\n", 2);
		folded += n + 2;
	}
}

static void fold_and_back(const char *text)
{
	struct str lines = {0}, folded = {0}, flat = {0}, back = {0};

	ical_text(&lines, "SUMMARY", text);
	ical_fold(&folded, str_text(&lines));
	check_lines(str_text(&folded));
	unfold(&flat, str_text(&folded));
	assert_string_equal(str_text(&flat), str_text(&lines));
	flat.text[flat.n - 1] = '\0';
	unescape(&back, flat.text + strlen("SUMMARY:"));
	assert_string_equal(str_text(&back), text);
	str_release(&lines);
	str_release(&folded);
	str_release(&flat);
	str_release(&back);
}

static void never_leaves_an_empty_continuation(void **state)
{
	(void)state;
	for (int n = 0; n < 300; n++) {
		struct str text = {0};

		for (int i = 0; i < n; i++)
			str_addc(&text, 'x');
		fold_and_back(str_text(&text));
		str_release(&text);
	}
}

static void folds_any_text_between_characters(void **state)
{
	static const char *const piece[] = {
	    "Nguyễn ",
	    "Thị ",
	    "Ánh",
	    "ễ",
	    "Nguye\xCC\x82\xCC\x83n", /* NFD */
	    "đ",
	    "a",
	    " ",
	    ",",
	    ";",
	    "\\",
	    "\n",
	    ":",
	    "\"",
	    "^",
	    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x92", /* a family of code points in one sign
	                                                     */
	    "\xF0\x9F\x87\xBB\xF0\x9F\x87\xB3",             /* a flag */
	    "24/7",
	    "069.278.5415"};
	const size_t n_pieces = sizeof piece / sizeof *piece;
	uint32_t seed = 20270430;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct str text = {0};
		uint32_t n = (seed >> 16) % 120;

		for (uint32_t i = 0; i < n; i++) {
			seed = seed * 1664525U + 1013904223U;
			str_add(&text, piece[(seed >> 16) % n_pieces]);
		}
		seed = seed * 1664525U + 1013904223U;
		fold_and_back(str_text(&text));
		str_release(&text);
	}
}

static void gives_sound_lines_for_any_bytes(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct str lines = {0}, folded = {0};
		char text[200] = "";

		for (size_t i = 0; i + 1 < sizeof text; i++) {
			seed = seed * 1664525U + 1013904223U;
			text[i] = (char)((seed >> 16) % 255 + 1);
		}
		ical_text(&lines, "DESCRIPTION", text);
		assert_int_equal(strcspn(str_text(&lines), "\n"), lines.n - 1);
		ical_fold(&folded, str_text(&lines));
		check_lines(str_text(&folded));
		str_release(&lines);
		str_release(&folded);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(escapes_what_separates_values),
	    cmocka_unit_test(keeps_parameters_and_addresses_from_breaking_out),
	    cmocka_unit_test(never_leaves_an_empty_continuation),
	    cmocka_unit_test(folds_any_text_between_characters),
	    cmocka_unit_test(gives_sound_lines_for_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
