/* Internet addresses and ranges: read, written, compared. */
#include "test.h"

#include "base/address.h"

static void an_address_is_written_in_one_way(void **state)
{
	(void)state;
	static const struct {
		const char *text, *shown; /* NULL: it is none */
	} cases[] = {
	    {"203.0.113.7", "203.0.113.7"},
	    {"203.0.113.7/32", "203.0.113.7"},
	    {"203.0.113.7/24", "203.0.113.0/24"},
	    {"203.0.113.255/25", "203.0.113.128/25"},
	    {"0.0.0.0/0", "0.0.0.0/0"},
	    {"2001:DB8:0:0::1", "2001:db8::1"},
	    {"2001:db8:ffff::1/33", "2001:db8:8000::/33"},
	    {"::ffff:203.0.113.7", "203.0.113.7"},
	    {"::ffff:203.0.113.0/120", "203.0.113.0/24"},
	    {"::/0", "::/0"},
	    {"", NULL},
	    {"203.0.113", NULL},
	    {"203.0.113.256", NULL},
	    {"203.0.113.07", NULL},
	    {"203.0.113.7/", NULL},
	    {"203.0.113.7/33", NULL},
	    {"203.0.113.7/-1", NULL},
	    {"203.0.113.7/08", NULL},
	    {"2001:db8::1/129", NULL},
	    {"2001:db8::1%eth0", NULL},
	    {"example.org", NULL},
	    {" 203.0.113.7", NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct address_range range;
		char text[ADDRESS_TEXT];

		assert_int_equal(address_parse(&range, cases[i].text), cases[i].shown != NULL);
		if (cases[i].shown)
			assert_string_equal(address_format(text, &range), cases[i].shown);
	}
}

static void ranges_meet_when_one_lies_in_the_other(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		bool meet;
	} cases[] = {
	    {"203.0.113.7", "203.0.113.7", true},
	    {"203.0.113.7", "203.0.113.8", false},
	    {"203.0.113.0/24", "203.0.113.200", true},
	    {"203.0.113.0/24", "203.0.112.0/20", true},
	    {"203.0.113.0/25", "203.0.113.128/25", false},
	    {"0.0.0.0/0", "203.0.113.7", true},
	    {"2001:db8::/32", "2001:db8:1::5", true},
	    {"2001:db8::/32", "2001:db9::5", false},
	    {"::/0", "203.0.113.7", false},
	    {"::ffff:203.0.113.7", "203.0.113.0/24", true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct address_range a, b;

		assert_true(address_parse(&a, cases[i].a) && address_parse(&b, cases[i].b));
		assert_int_equal(address_overlaps(&a, &b), cases[i].meet);
		assert_int_equal(address_overlaps(&b, &a), cases[i].meet);
		assert_true(address_equals(&a, &a));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_address_is_written_in_one_way),
	    cmocka_unit_test(ranges_meet_when_one_lies_in_the_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
