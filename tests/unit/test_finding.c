/* Findings are kept with what they are about, in the order in which they came. */
#include "test.h"

#include <string.h>

#include "base/str.h"
#include "domain/finding.h"

static void a_finding_keeps_its_code_text_slot_and_person(void **state)
{
	(void)state;
	struct findings list = {0};
	findings_add(&list, FINDING_ERROR, "gap", "truc-ban.2027-05-01.dem", NULL, "%s is %d",
	             "trống", 1);
	findings_add(&list, FINDING_NOTICE, "nobody-on-site", NULL, "NV01", "100%%");
	assert_int_equal(list.n, 2);
	assert_string_equal(list.item[0].code, "gap");
	assert_string_equal(list.item[0].slot, "truc-ban.2027-05-01.dem");
	assert_null(list.item[0].person);
	assert_string_equal(list.item[0].text, "trống is 1");
	assert_null(list.item[1].slot);
	assert_string_equal(list.item[1].person, "NV01");
	assert_string_equal(list.item[1].text, "100%");
	findings_release(&list);
	assert_int_equal(list.n, 0);
	assert_null(list.item);
}

static void they_are_counted_by_severity(void **state)
{
	(void)state;
	struct findings list = {0};
	assert_int_equal(findings_count(&list, FINDING_NOTICE), 0);
	findings_add(&list, FINDING_ERROR, "a", NULL, NULL, "a");
	findings_add(&list, FINDING_NOTICE, "b", NULL, NULL, "b");
	findings_add(&list, FINDING_WARNING, "c", NULL, NULL, "c");
	assert_int_equal(findings_count(&list, FINDING_NOTICE), 3);
	assert_int_equal(findings_count(&list, FINDING_WARNING), 2);
	assert_int_equal(findings_count(&list, FINDING_ERROR), 1);
	assert_string_equal(severity_name(FINDING_WARNING), "warning");
	findings_release(&list);
}

static void a_long_text_is_not_cut(void **state)
{
	(void)state;
	struct str text = {0};
	for (int i = 0; i < 5000; i++)
		str_addc(&text, 'x');
	struct findings list = {0};
	findings_add(&list, FINDING_ERROR, "long", NULL, NULL, "<%s>", str_text(&text));
	assert_int_equal(strlen(list.item[0].text), 5002);
	findings_release(&list);
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_finding_keeps_its_code_text_slot_and_person),
	    cmocka_unit_test(they_are_counted_by_severity),
	    cmocka_unit_test(a_long_text_is_not_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
