#include "base/secret.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "domain/pin.h"
#include "test.h"

#include "base/banned.h"

static char *secret(char buf[PIN_ROOM], const char *text)
{
	snprintf(buf, PIN_ROOM, "%s", text);
	return buf;
}

/* Of "740915": what is stored in databases. */
static const char known[] = "$argon2id$v=19$m=65536,t=2,p=1$JLqHG7e33OU8aS3YDCuHNQ$A0hQ+IKFz+Wi/"
                            "rVauiwjJDHeIIuc7pePlsXL+N2FdKQ";

static void a_verifier_is_argon2id_of_64_megabytes(void **state)
{
	char buf[PIN_ROOM], a[SECRET_VERIFIER], b[SECRET_VERIFIER];
	struct err err;
	bool matches;

	(void)state;
	assert_true(secret_seal(a, secret(buf, "740915"), &err));
	assert_int_equal(strncmp(a, known, strlen("$argon2id$v=19$m=65536,t=2,p=1$")), 0);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(buf[i], 0);
	assert_true(secret_seal(b, secret(buf, "740915"), &err));
	assert_string_not_equal(a, b);
	assert_true(secret_matches(&matches, a, secret(buf, "740915"), &err));
	assert_true(matches);
	assert_int_equal(buf[0], 0);
	assert_true(secret_matches(&matches, a, secret(buf, "740916"), &err));
	assert_false(matches);
	assert_true(secret_matches(&matches, a, secret(buf, ""), &err));
	assert_false(matches);
}

static void a_verifier_holds_for_ever_and_a_damaged_one_matches_nothing(void **state)
{
	char buf[PIN_ROOM], damaged[] = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$";
	struct err err;
	bool matches;

	(void)state;
	assert_true(secret_matches(&matches, known, secret(buf, "740915"), &err));
	assert_true(matches);
	assert_true(secret_matches(&matches, damaged, secret(buf, "740915"), &err));
	assert_false(matches);
	assert_true(secret_matches(&matches, "", secret(buf, "740915"), &err));
	assert_false(matches);
}

/* VmRSS or VmHWM, in kB. */
static long memory(const char *name)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[256];
	long kb = -1;

	assert_non_null(file);
	while (kb < 0 && fgets(line, sizeof line, file))
		if (!strncmp(line, name, strlen(name)))
			assert_int_equal(sscanf(line + strlen(name), ": %ld", &kb), 1);
	fclose(file);
	assert_true(kb > 0);
	return kb;
}

static void the_memory_is_the_childs(void **state)
{
	char buf[PIN_ROOM], verifier[SECRET_VERIFIER];
	struct err err;
	long rss, most;
	bool matches;

	(void)state;
	assert_true(secret_seal(verifier, secret(buf, "1"), &err));
	rss = memory("VmRSS");
	most = memory("VmHWM");
	assert_true(secret_seal(verifier, secret(buf, "740915"), &err));
	assert_true(secret_matches(&matches, verifier, secret(buf, "740915"), &err));
	assert_true(matches);
	print_message("VmRSS %ld kB then %ld kB, VmHWM %ld kB then %ld kB\n", rss, memory("VmRSS"),
	              most, memory("VmHWM"));
	assert_true(memory("VmRSS") < rss + 1024);
	assert_true(memory("VmHWM") < most + 1024);
	/* And it is gone: no child waits to be reaped. */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void runs_and_dates_are_no_pins(void **state)
{
	static const char *const bad[] = {
	    "",         "123",  "1234567890123", "12a4",     "1234", "4321",   "7777",
	    "0000",     "1212", "890123",        "1987",     "2004", "150487", "311299",
	    "15041987", "9012", "12345678",      "98765432", " 740", "74 915",
	};
	static const char *const good[] = {"7409", "1504",   "740915",
	                                   "2580", "904512", "770077001234"};
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		if (pin_may_be(bad[i], "+84912345678", &err))
			fail_msg("\"%s\" was taken", bad[i]);
		assert_string_equal(err.key, "weak-pin");
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		if (!pin_may_be(good[i], "+84912345678", &err))
			fail_msg("\"%s\": %s", good[i], err.msg);
	assert_false(pin_may_be("912345", "+84912345678", &err));
	assert_true(pin_may_be("912345", "", &err));
}

static void one_waits_longer_each_time(void **state)
{
	(void)state;
	assert_int_equal(pin_wait(0), 0);
	assert_int_equal(pin_wait(4), 0);
	assert_int_equal(pin_wait(5), 60);
	assert_int_equal(pin_wait(6), 120);
	assert_int_equal(pin_wait(10), 1920);
	assert_int_equal(pin_wait(11), 3600);
	assert_int_equal(pin_wait(INT64_MAX), 3600);
}

static void codes_have_no_signs_that_look_alike(void **state)
{
	uint8_t bytes[64];
	char code[PIN_CODE], typed[PIN_ROOM];

	(void)state;
	for (unsigned round = 0; round < 256; round++) {
		for (unsigned i = 0; i < sizeof bytes; i++)
			bytes[i] = (uint8_t)(round + i * 37);
		assert_true(pin_code_from(code, bytes, sizeof bytes));
		assert_int_equal(strlen(code), 8);
		assert_null(strpbrk(code, "0O1IL2Z5S8B6"));
		assert_true(code[0] >= 'A' && pin_code_is(code));
	}
	memset(bytes, 255, sizeof bytes);
	assert_false(pin_code_from(code, bytes, sizeof bytes));
	snprintf(typed, sizeof typed, " acde-fg 34");
	pin_code_clean(typed);
	assert_string_equal(typed, "ACDEFG34");
	assert_false(pin_code_is("740915"));
	assert_false(pin_code_is(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_verifier_is_argon2id_of_64_megabytes),
	    cmocka_unit_test(a_verifier_holds_for_ever_and_a_damaged_one_matches_nothing),
	    cmocka_unit_test(the_memory_is_the_childs),
	    cmocka_unit_test(runs_and_dates_are_no_pins),
	    cmocka_unit_test(one_waits_longer_each_time),
	    cmocka_unit_test(codes_have_no_signs_that_look_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
