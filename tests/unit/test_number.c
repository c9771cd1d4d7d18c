#include "base/number.h"

#include "test.h"

#include "base/banned.h"

static void takes_whole_numbers_within_the_limits(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t value;
	} cases[] = {
	    {"0", 0},
	    {"007", 7},
	    {"-12", -12},
	    {"9223372036854775807", INT64_MAX},
	    {"-9223372036854775808", INT64_MIN},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		int64_t value = 1;
		assert_true(number_parse(&value, cases[i].text, INT64_MIN, INT64_MAX, &err));
		assert_int_equal(value, cases[i].value);
	}
}

static void refuses_what_is_no_number_or_too_far(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		const char *key;
	} cases[] = {
	    {"", "bad-number"},
	    {"-", "bad-number"},
	    {" 1", "bad-number"},
	    {"1 ", "bad-number"},
	    {"+1", "bad-number"},
	    {"0x10", "bad-number"},
	    {"1.5", "bad-number"},
	    {"09O4", "bad-number"},
	    {"11", "number-range"},
	    {"-1", "number-range"},
	    {"99999999999999999999", "number-range"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		int64_t value = 42;
		assert_false(number_parse(&value, cases[i].text, 0, 10, &err));
		assert_string_equal(err.key, cases[i].key);
		assert_int_equal(err.code, ERR_USAGE);
		assert_int_equal(value, 42);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(takes_whole_numbers_within_the_limits),
	    cmocka_unit_test(refuses_what_is_no_number_or_too_far),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
