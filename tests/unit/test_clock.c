#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "test.h"

#include "base/banned.h"

static void put(const char *path, const char *text)
{
	struct err err;

	if (!file_write(path, text, strlen(text), 0600, &err))
		fail_msg("%s", err.msg);
}

static void without_a_setting_the_clock_is_real(void **state)
{
	(void)state;
	struct err err;

	assert_true(clock_init(NULL, &err));
	assert_false(clock_is_fixed());
	assert_true(llabs(clock_now() - (int64_t)time(NULL)) <= 1);
	assert_true(clock_init("", &err));
	assert_false(clock_is_fixed());
}

static void a_time_fixes_it(void **state)
{
	(void)state;
	struct err err;

	assert_true(clock_init("2027-04-30T09:00", &err));
	assert_true(clock_is_fixed());
	assert_int_equal(clock_now(), 1809050400);
}

static void a_bad_setting_changes_nothing(void **state)
{
	(void)state;
	struct err err;

	assert_true(clock_init("2027-04-30T09:00", &err));
	assert_false(clock_init("soon", &err));
	assert_non_null(strstr(err.msg, "TRUCBAN_NOW"));
	assert_false(clock_init("@/nonexistent/clock", &err));
	assert_int_equal(clock_now(), 1809050400);
}

static void a_file_is_read_at_each_reading(void **state)
{
	(void)state;
	char folder[] = "/tmp/test_clock.XXXXXX";
	char path[64];
	char setting[80];
	struct err err;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/now", folder);
	snprintf(setting, sizeof setting, "@%s", path);
	put(path, "2027-04-30T09:00\n");
	assert_true(clock_init(setting, &err));
	assert_true(clock_is_fixed());
	assert_int_equal(clock_now(), 1809050400);
	put(path, "2027-04-30T09:01\n");
	assert_int_equal(clock_now(), 1809050460);
	put(path, "garbage");
	assert_int_equal(clock_now(), 1809050460);
	unlink(path);
	assert_int_equal(clock_now(), 1809050460);
	rmdir(folder);
}

static void the_monotonic_clock_is_never_fixed(void **state)
{
	(void)state;
	struct err err;
	struct timespec pause = {.tv_nsec = 5000000};

	assert_true(clock_init("2027-04-30T09:00", &err));
	int64_t before = clock_monotonic();
	nanosleep(&pause, NULL);
	assert_true(clock_monotonic() >= before + 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_a_setting_the_clock_is_real),
	    cmocka_unit_test(a_time_fixes_it),
	    cmocka_unit_test(a_bad_setting_changes_nothing),
	    cmocka_unit_test(a_file_is_read_at_each_reading),
	    cmocka_unit_test(the_monotonic_clock_is_never_fixed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
