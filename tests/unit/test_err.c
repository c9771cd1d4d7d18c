#include "base/err.h"

#include <errno.h>
#include <string.h>

#include "test.h"

#include "base/banned.h"

static void a_failure_carries_code_key_and_message(void **state)
{
	(void)state;
	struct err err;

	assert_false(err_set(&err, ERR_NOT_FOUND, "no-such-person", "no person \"%s\"", "an"));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_string_equal(err.key, "no-such-person");
	assert_string_equal(err.msg, "no person \"an\"");
}

static void wrapping_puts_the_attempt_in_front(void **state)
{
	(void)state;
	struct err err;

	err_set(&err, ERR_INPUT, "bad-phone", "bad phone");
	assert_false(err_wrap(&err, "line %d", 14));
	assert_string_equal(err.msg, "line 14: bad phone");
	assert_string_equal(err.key, "bad-phone");
	assert_int_equal(err.code, ERR_INPUT);
}

static void the_system_s_reason_is_told(void **state)
{
	(void)state;
	struct err err;

	errno = EACCES;
	assert_false(err_errno(&err, "cannot-read", "cannot open %s", "X"));
	assert_int_equal(err.code, ERR_IO);
	assert_string_equal(err.msg, "cannot open X: Permission denied");
}

static void a_cut_message_ends_on_a_whole_character(void **state)
{
	(void)state;
	struct err err;
	char text[800];
	size_t room = sizeof err.msg - 1;

	/* ễ is three bytes: shift it over the edge byte by byte. */
	for (size_t shift = 1; shift <= 3; shift++) {
		memset(text, 'a', sizeof text);
		memcpy(text + room - shift, "\xe1\xbb\x85", 3);
		text[sizeof text - 1] = '\0';
		err_set(&err, ERR_INPUT, "x", "%s", text);
		size_t n = strlen(err.msg);
		assert_int_equal(n, shift == 3 ? room : room - shift);
		err_wrap(&err, "ab");
		assert_true(strlen(err.msg) <= room);
	}
}

static void every_code_has_its_exit_status(void **state)
{
	(void)state;
	static const struct {
		enum err_code code;
		int status;
	} cases[] = {
	    {ERR_NONE, 0},  {ERR_USAGE, 2}, {ERR_NOT_FOUND, 1}, {ERR_CONFLICT, 1},
	    {ERR_INPUT, 1}, {ERR_IO, 1},    {ERR_FINDINGS, 3},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {.code = cases[i].code};
		assert_int_equal(err_exit_status(&err), cases[i].status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_failure_carries_code_key_and_message),
	    cmocka_unit_test(wrapping_puts_the_attempt_in_front),
	    cmocka_unit_test(the_system_s_reason_is_told),
	    cmocka_unit_test(a_cut_message_ends_on_a_whole_character),
	    cmocka_unit_test(every_code_has_its_exit_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
