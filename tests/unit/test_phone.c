/* Vietnamese telephone numbers in all the ways in which people write them. */
#include "test.h"

#include <string.h>

#include "domain/phone.h"

struct number {
	const char *written, *e164, *shown;
};

/* Every number of the five dispatches, as they write it. */
static const struct number dispatches[] = {
    {"0904.185.683", "+84904185683", "0904.185.683"},
    {"0984.462.472", "+84984462472", "0984.462.472"},
    {"0984.462472", "+84984462472", "0984.462.472"},
    {"0888.133.359", "+84888133359", "0888.133.359"},
    {"(024) 3640.4421", "+842436404421", "(024) 3640.4421"},
    {"086.9100.317", "+84869100317", "0869.100.317"},
    {"(024) 3209.1616", "+842432091616", "(024) 3209.1616"},
    {"033.6666.905", "+84336666905", "0336.666.905"},
    {"0914.463645", "+84914463645", "0914.463.645"},
    {"069.278.5415", "+84692785415", "069.278.5415"},
};

static const struct number others[] = {
    {"+84 904 185 683", "+84904185683", "0904.185.683"},
    {"0084904185683", "+84904185683", "0904.185.683"},
    {"84904185683", "+84904185683", "0904.185.683"},
    {"+84 (0)904 185 683", "+84904185683", "0904.185.683"},
    {"0225-3842-123", "+842253842123", "(0225) 384.2123"},
    {"(028) 3829 1234", "+842838291234", "(028) 3829.1234"},
    {"113", "113", "113"},
    {"1900 1234", "19001234", "1900.1234"},
    {"1800 123456", "1800123456", "1800.123456"},
    {"+81 3-1234-5678", "+81312345678", "+81312345678"},
};

static void check(const struct number *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char e164[PHONE_TEXT], shown[PHONE_TEXT];
		struct err err = {0};
		if (!phone_parse(e164, list[i].written, &err))
			fail_msg("%s: %s", list[i].written, err.msg);
		assert_string_equal(e164, list[i].e164);
		assert_string_equal(phone_format(shown, e164), list[i].shown);
		/* What is shown is read again as the same number. */
		assert_true(phone_parse(e164, shown, &err));
		assert_string_equal(e164, list[i].e164);
	}
}

static void the_numbers_of_the_dispatches_are_read(void **state)
{
	(void)state;
	check(dispatches, sizeof dispatches / sizeof *dispatches);
}

static void other_ways_to_write_numbers_are_read(void **state)
{
	(void)state;
	check(others, sizeof others / sizeof *others);
}

static void what_is_no_number_is_refused_and_named(void **state)
{
	(void)state;
	static const char *const wrong[] = {
	    "",
	    "09O4",
	    "0904.185.68",
	    "0904.185.6833",
	    "0104185683",
	    "110",
	    "120",
	    "12",
	    "069.278.541",
	    "024 3640 442",
	    "+84 12",
	    "+",
	    "+0123456789",
	    "00012345678",
	    "++84904185683",
	    "gọi 113",
	    "0904185683 máy lẻ 3",
	    "+1234567890123456789",
	    "1234567890123456789012345678901234567890",
	    "1700 1234",
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char e164[PHONE_TEXT] = "as it was";
		struct err err = {0};
		if (phone_parse(e164, wrong[i], &err))
			fail_msg("\"%s\" was read as %s", wrong[i], e164);
		assert_string_equal(e164, "as it was");
		assert_int_equal(err.code, ERR_INPUT);
		assert_string_equal(err.key, "bad-phone");
		assert_non_null(strstr(err.msg, wrong[i]));
	}
}

static void only_mobiles_are_mobiles(void **state)
{
	(void)state;
	assert_true(phone_is_mobile("+84904185683"));
	assert_true(phone_is_mobile("+84336666905"));
	assert_false(phone_is_mobile("+842436404421"));
	assert_false(phone_is_mobile("+84692785415"));
	assert_false(phone_is_mobile("113"));
	assert_false(phone_is_mobile("+81312345678"));
	assert_false(phone_is_mobile(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_numbers_of_the_dispatches_are_read),
	    cmocka_unit_test(other_ways_to_write_numbers_are_read),
	    cmocka_unit_test(what_is_no_number_is_refused_and_named),
	    cmocka_unit_test(only_mobiles_are_mobiles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
