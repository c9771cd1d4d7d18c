/* What the program carries is inside, under the names of data/. */
#include "test.h"

#include <string.h>

#include "service/carried.h"

static void a_file_is_found_by_its_path_below_data(void **state)
{
	(void)state;
	static const char *const names[] = {"contacts.csv", "duties.csv", "holidays.csv",
	                                    "platforms.csv", "units.csv"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *text = carried_text(names[i]);
		assert_non_null(text);
		assert_true(strlen(text) > 1000);
		assert_int_equal(text[strlen(text) - 1], '\n');
		assert_null(strchr(text, '\r'));
	}
	assert_non_null(strstr(carried_text("contacts.csv"), "\nC08,Công an thành phố Hải Phòng,"));
}

static void an_unknown_file_is_null(void **state)
{
	(void)state;
	assert_null(carried_text("nothing.csv"));
	assert_null(carried_text(""));
}

static void the_names_can_be_walked_over(void **state)
{
	(void)state;
	unsigned n = 0;
	while (carried_name(n) != NULL)
		assert_non_null(carried_text(carried_name(n++)));
	assert_true(n >= 5);
	assert_null(carried_name(n + 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_found_by_its_path_below_data),
	    cmocka_unit_test(an_unknown_file_is_null),
	    cmocka_unit_test(the_names_can_be_walked_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
