#include "domain/entry_number.h"

#include <stdlib.h>

#include "test.h"

#include "base/banned.h"

static void expect(char *got, const char *wanted)
{
	assert_string_equal(got, wanted);
	free(got);
}

static void a_number_is_short_within_its_period(void **state)
{
	(void)state;
	expect(entry_number_short("NK-2027-30-4-017", 400), "017");
	expect(entry_number_short("NK-2027-06-1204", 400), "1204");
	expect(entry_number_short(NULL, 7), "007");
	expect(entry_number_beside("NK-2027-30-4-017", 400, "NK-2027-30-4-018"), "017");
	expect(entry_number_beside("NK-2027-30-4-017", 400, "NK-2027-05-001"), "2027-30-4-017");
	expect(entry_number_beside("NK-2027-30-4-017", 400, NULL), "2027-30-4-017");
	expect(entry_number_beside(NULL, 7, NULL), "007");
	expect(entry_number_beside(NULL, 7, "NK-2027-05-001"), "#7");
	assert_true(entry_number_same_series("NK-2027-06-001", "NK-2027-06-1000"));
	assert_false(entry_number_same_series("NK-2027-06-001", "NK-2027-05-001"));
	assert_false(entry_number_same_series(NULL, "NK-2027-05-001"));
	assert_true(entry_number_same_series(NULL, NULL));
}

static void every_way_to_say_it_is_read(void **state)
{
	static const struct {
		const char *text, *number;
		int64_t seq;
		bool is_bare;
	} cases[] = {
	    {"NK-2027-30-4-017", "NK-2027-30-4-017", 0, false},
	    {"nk-2027-30-4-17", "NK-2027-30-4-017", 0, false},
	    {"2027-30-4-017", "NK-2027-30-4-017", 0, false},
	    {"2027-TET-1204", "NK-2027-tet-1204", 0, false},
	    {"#17", NULL, 17, false},
	    {"17", NULL, 17, true},
	    {"017", NULL, 17, true},
	};
	struct entry_key key;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(entry_key_parse(&key, cases[i].text, &err));
		if (cases[i].number)
			assert_string_equal(key.number, cases[i].number);
		else
			assert_null(key.number);
		assert_int_equal(key.seq, cases[i].seq);
		assert_true(key.is_bare == cases[i].is_bare);
		entry_key_release(&key);
	}
}

static void what_is_no_number_is_refused(void **state)
{
	static const char *const cases[] = {
	    "",
	    "#",
	    "0",
	    "#0",
	    "two",
	    "NK-",
	    "NK-017",
	    "2027-30-4-",
	    "2027-06-000",
	    "2027-x",
	    "#17 NK-",
	    "-2027",
	    "1 7",
	    "12345678901234567890",
	};
	struct entry_key key;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (entry_key_parse(&key, cases[i], &err))
			fail_msg("taken: %s", cases[i]);
		else
			assert_string_equal(err.key, "bad-number");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_number_is_short_within_its_period),
	    cmocka_unit_test(every_way_to_say_it_is_read),
	    cmocka_unit_test(what_is_no_number_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
