#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "test.h"

#include "base/banned.h"

static void an_empty_string_has_a_text(void **state)
{
	(void)state;
	struct str s = {0};

	assert_string_equal(str_text(&s), "");
	char *text = str_take(&s);
	assert_string_equal(text, "");
	free(text);
}

static void what_is_added_stands_in_order(void **state)
{
	(void)state;
	struct str s = {0};

	str_add(&s, "ca ");
	str_addn(&s, "sáng!", 5);
	str_addc(&s, ',');
	str_addf(&s, " %d người%s", 3, "");
	assert_string_equal(str_text(&s), "ca sáng, 3 người");
	assert_int_equal(s.n, strlen(s.text));
	str_clear(&s);
	assert_string_equal(str_text(&s), "");
	str_add(&s, "x");
	char *text = str_take(&s);
	assert_string_equal(text, "x");
	assert_null(s.text);
	free(text);
}

static void it_grows_past_any_first_size(void **state)
{
	(void)state;
	struct str s = {0};

	for (int i = 0; i < 1000; i++)
		str_addf(&s, "%04d", i);
	assert_int_equal(s.n, 4000);
	assert_memory_equal(s.text + 3996, "0999", 5);
	str_clear(&s);
	for (int i = 0; i < 1000; i++)
		str_addc(&s, 'a');
	assert_int_equal(strlen(s.text), 1000);
	str_release(&s);
	assert_null(s.text);
}

static void an_array_grows_by_one_each_time(void **state)
{
	(void)state;
	int *array = NULL;

	for (size_t n = 0; n < 1000; n++) {
		array = array_grow(array, n, sizeof *array);
		array[n] = (int)n;
	}
	for (size_t n = 0; n < 1000; n++)
		assert_int_equal(array[n], n);
	free(array);
}

static void copies_are_exact(void **state)
{
	(void)state;
	char *a = xstrdup("trực");
	char *b = xstrndup("trực ban", 5);
	char *c = xasprintf("%s/%d", "30", 4);

	assert_null(xstrdup(NULL));
	assert_string_equal(a, "trực");
	assert_string_equal(b, "trự");
	assert_string_equal(c, "30/4");
	free(a);
	free(b);
	free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_string_has_a_text),
	    cmocka_unit_test(what_is_added_stands_in_order),
	    cmocka_unit_test(it_grows_past_any_first_size),
	    cmocka_unit_test(an_array_grows_by_one_each_time),
	    cmocka_unit_test(copies_are_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
