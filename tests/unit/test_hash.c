#include "base/hash.h"

#include <string.h>

#include "base/random.h"
#include "test.h"

#include "base/banned.h"

static char *finish(char buf[HASH_HEX], struct hash *hash)
{
	uint8_t sum[HASH_SIZE];

	hash_finish(hash, sum);
	return hash_hex(buf, sum);
}

static void sums_are_those_of_the_standard(void **state)
{
	(void)state;
	char buf[HASH_HEX];
	struct hash *hash = hash_new();

	assert_string_equal(finish(buf, hash),
	                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	hash = hash_new();
	hash_add(hash, "a", 1);
	hash_add(hash, "bc", 2);
	assert_string_equal(finish(buf, hash),
	                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* What is stored depends on this: a change would break every chain. */
static void fields_are_hashed_as_for_ever(void **state)
{
	(void)state;
	char buf[HASH_HEX];
	struct hash *hash = hash_new();

	hash_add_field(hash, "kind", "note");
	hash_add_field(hash, "text", NULL);
	hash_add_field(hash, "text", "");
	assert_string_equal(finish(buf, hash),
	                    "5e9815ac245ef57ec4445675f7de060e16e74d50a4aa2c1e589489d85112f8c4");
}

static void absent_is_not_empty(void **state)
{
	(void)state;
	char absent[HASH_HEX];
	char empty[HASH_HEX];
	struct hash *a = hash_new();
	struct hash *b = hash_new();

	hash_add_field(a, "text", NULL);
	hash_add_field(b, "text", "");
	assert_string_not_equal(finish(absent, a), finish(empty, b));
}

static void ids_are_hexadecimal_and_differ(void **state)
{
	(void)state;
	char a[RANDOM_ID];
	char b[RANDOM_ID];

	random_id(a);
	random_id(b);
	assert_int_equal(strlen(a), 32);
	assert_int_equal(strspn(a, "0123456789abcdef"), 32);
	assert_string_not_equal(a, b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sums_are_those_of_the_standard),
	    cmocka_unit_test(fields_are_hashed_as_for_ever),
	    cmocka_unit_test(absent_is_not_empty),
	    cmocka_unit_test(ids_are_hexadecimal_and_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
