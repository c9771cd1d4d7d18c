#include "base/fields.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

#include "base/banned.h"

static void what_is_set_comes_back_in_its_order(void **state)
{
	struct fields fields = {0}, again;
	struct err err;
	char *text;

	(void)state;
	fields_set(&fields, "round", "R01");
	fields_set(&fields, "note", "dòng một\nC:\\tệp = \"x\"");
	fields_set_int(&fields, "due", -12);
	fields_set(&fields, "round", "R02");
	fields_set(&fields, "gone", "x");
	fields_set(&fields, "gone", "");
	text = fields_format(&fields);
	assert_string_equal(text, "round=R02\nnote=dòng một\\nC:\\\\tệp = \"x\"\ndue=-12\n");
	assert_true(fields_parse(&again, text, &err));
	assert_int_equal(again.n, 3);
	assert_string_equal(fields_get(&again, "note"), "dòng một\nC:\\tệp = \"x\"");
	assert_int_equal(fields_get_int(&again, "due", 0), -12);
	assert_int_equal(fields_get_int(&again, "note", 7), 7);
	assert_int_equal(fields_get_int(&again, "none", 8), 8);
	assert_false(fields_has(&again, "gone"));
	assert_string_equal(fields_get(&again, "gone"), "");
	fields_release(&again);
	fields_copy(&again, &fields);
	free(text);
	text = fields_format(&again);
	assert_non_null(strstr(text, "R02"));
	fields_release(&again);
	fields_release(&fields);
	free(text);
}

static void what_was_not_written_by_us_is_refused(void **state)
{
	static const char *const bad[] = {
	    "round",        "round=R01",   "=x\n",       "Round=x\n", "a b=x\n",  "round=\n",
	    "round=a\\b\n", "round=a\\\n", "a=1\na=2\n", "a=1\n\n",   "ngày=x\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct fields fields;
		struct err err;

		if (fields_parse(&fields, bad[i], &err))
			fail_msg("taken: %s", bad[i]);
		assert_string_equal(err.key, "bad-fields");
	}
}

static void nothing_is_nothing(void **state)
{
	struct fields fields;
	struct err err;
	char *text;

	(void)state;
	assert_true(fields_parse(&fields, "", &err));
	assert_int_equal(fields.n, 0);
	text = fields_format(&fields);
	assert_string_equal(text, "");
	free(text);
	fields_release(&fields);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_set_comes_back_in_its_order),
	    cmocka_unit_test(what_was_not_written_by_us_is_refused),
	    cmocka_unit_test(nothing_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
