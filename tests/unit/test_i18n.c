#include "base/i18n.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "test.h"

#include "base/banned.h"

/* An empty environment but for these. */
static void start(const char *variable, const char *value, const char *lang)
{
	char *near = xasprintf("%s/locale", getenv("builddir"));
	char *builddir = xstrdup(getenv("builddir"));

	clearenv();
	setenv("builddir", builddir, 1);
	if (variable)
		setenv(variable, value, 1);
	i18n_init(lang, near);
	free(builddir);
	free(near);
}

static void vietnamese_is_the_default_in_an_empty_environment(void **state)
{
	(void)state;

	start(NULL, NULL, NULL);
	assert_string_equal(weekday_name(FRIDAY), "Thứ Sáu");
	assert_string_equal(weekday_name(SUNDAY), "Chủ nhật");
	assert_string_equal(weekday_short(SUNDAY), "CN");
}

static void the_language_does_not_depend_on_the_locale(void **state)
{
	(void)state;
	static const char *const locales[] = {"C", "C.UTF-8", "POSIX", "en_US.UTF-8", "vi_VN"};

	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		start("LC_ALL", locales[i], "vi");
		assert_string_equal(weekday_name(MONDAY), "Thứ Hai");
		start("LC_ALL", locales[i], "en");
		assert_string_equal(weekday_name(MONDAY), "Monday");
	}
	start("LANGUAGE", "fr:de", "vi");
	assert_string_equal(weekday_name(MONDAY), "Thứ Hai");
}

static void a_paper_speaks_vietnamese_meanwhile(void **state)
{
	(void)state;
	start(NULL, NULL, "en");
	assert_string_equal(weekday_name(MONDAY), "Monday");
	for (int i = 0; i < 2; i++) {
		i18n_speak_vietnamese();
		assert_string_equal(weekday_name(MONDAY), "Thứ Hai");
		i18n_speak_chosen();
		assert_string_equal(weekday_name(MONDAY), "Monday");
	}
}

static void the_terminal_s_own_locale_is_noted(void **state)
{
	(void)state;
	static const struct {
		const char *variable, *value;
		bool utf8;
	} cases[] = {
	    {NULL, NULL, false},
	    {"LANG", "C", false},
	    {"LC_ALL", "C.UTF-8", true},
	    {"LC_CTYPE", "C.UTF-8", true},
	    {"LANG", "C.utf8", true},
	    /* Not installed here: the name tells. */
	    {"LANG", "xx_XX.UTF-8", true},
	    {"LC_ALL", "xx_XX.utf8", true},
	    {"LANG", "xx_XX.TCVN", false},
	    {"LANG", "xx_XX", false},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		start(cases[i].variable, cases[i].value, "vi");
		assert_int_equal(i18n_terminal_is_utf8(), cases[i].utf8);
	}
}

static void numbers_and_order_stay_plain(void **state)
{
	(void)state;

	start("LC_ALL", "C.UTF-8", "vi");
	assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
	assert_string_equal(setlocale(LC_COLLATE, NULL), "C");
	assert_string_equal(setlocale(LC_CTYPE, NULL), "C.UTF-8");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(vietnamese_is_the_default_in_an_empty_environment),
	    cmocka_unit_test(the_language_does_not_depend_on_the_locale),
	    cmocka_unit_test(a_paper_speaks_vietnamese_meanwhile),
	    cmocka_unit_test(the_terminal_s_own_locale_is_noted),
	    cmocka_unit_test(numbers_and_order_stay_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
