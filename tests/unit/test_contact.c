/* Whom to call: order, status on a day, copies. */
#include "test.h"

#include <stdlib.h>

#include "base/mem.h"
#include "domain/contact.h"

static void add(struct contacts *list, const char *id, enum contact_status status, int rank,
                const char *until)
{
	struct contact contact = {
	    .id = xstrdup(id),
	    .valid_until = xstrdup(until),
	    .status = status,
	    .rank = rank,
	    .phone = xcalloc(2, sizeof *contact.phone),
	    .n_phones = 2,
	};
	contact.phone[0] = xstrdup("+84692785415");
	contact.phone[1] = xstrdup("113");
	contacts_add(list, &contact);
	contact_release(&contact);
}

static void current_ones_come_first_then_by_rank(void **state)
{
	(void)state;
	struct contacts list = {0};
	add(&list, "C01", CONTACT_EXPIRED, 1, "");
	add(&list, "C05", CONTACT_UNVERIFIED, 2, "");
	add(&list, "C09", CONTACT_CURRENT, 3, "");
	add(&list, "C08", CONTACT_CURRENT, 1, "");
	contacts_sort(&list);
	assert_string_equal(list.contact[0].id, "C08");
	assert_string_equal(list.contact[1].id, "C09");
	assert_string_equal(list.contact[2].id, "C05");
	assert_string_equal(list.contact[3].id, "C01");
	assert_string_equal(contacts_find(&list, "C05")->phone[1], "113");
	assert_null(contacts_find(&list, "C99"));
	contacts_release(&list);
}

static void an_end_that_has_passed_makes_it_expired(void **state)
{
	(void)state;
	static const struct {
		const char *until;
		int year, month, day;
		enum contact_status status;
	} cases[] = {
	    {"", 2050, 1, 1, CONTACT_CURRENT},
	    {"2025-02-28", 2025, 2, 28, CONTACT_CURRENT},
	    {"2025-02-28", 2025, 3, 1, CONTACT_EXPIRED},
	    {"2025-03", 2025, 3, 31, CONTACT_CURRENT},
	    {"2025-03", 2025, 4, 1, CONTACT_EXPIRED},
	    {"2025", 2025, 12, 31, CONTACT_CURRENT},
	    {"2025", 2026, 1, 1, CONTACT_EXPIRED},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct contacts list = {0};
		add(&list, "C08", CONTACT_CURRENT, 1, cases[i].until);
		struct date day = date_from_ymd(cases[i].year, cases[i].month, cases[i].day);
		assert_int_equal(contact_status_on(&list.contact[0], day), cases[i].status);
		contacts_release(&list);
	}
}

static void what_holds_only_later_is_not_yet_in_force(void **state)
{
	static const struct {
		const char *from, *until;
		bool is_in_force; /* on 30/4/2027 */
	} cases[] = {
	    {"", "", true},
	    {"2027-04-30", "", true},
	    {"2027-05-01", "", false},
	    {"2027-04", "", true},
	    {"2027-05", "", false},
	    {"2028", "", false},
	    {"", "2027-04-29", false},
	    {"2026", "2027-04-30", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct contacts list = {0};

		add(&list, "C08", CONTACT_CURRENT, 1, cases[i].until);
		free(list.contact[0].valid_from);
		list.contact[0].valid_from = xstrdup(cases[i].from);
		assert_int_equal(contact_is_in_force(&list.contact[0], date_from_ymd(2027, 4, 30)),
		                 cases[i].is_in_force);
		contacts_release(&list);
	}
}

static void stable_names_lead_back_to_the_status(void **state)
{
	(void)state;
	for (int i = CONTACT_CURRENT; i <= CONTACT_EXPIRED; i++) {
		enum contact_status status;
		assert_true(
		    contact_status_find(&status, contact_status_name((enum contact_status)i)));
		assert_int_equal(status, i);
	}
	enum contact_status status;
	assert_false(contact_status_find(&status, "dead"));
}

static void dates_are_shown_as_exactly_as_they_are_known(void **state)
{
	(void)state;
	static const struct {
		const char *date, *shown;
	} cases[] = {
	    {"2026-02-03", "03/02/2026"}, {"2025-01", "01/2025"}, {"2025", "2025"}, {"", ""}};
	char buf[DATE_TEXT];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(contact_date(buf, cases[i].date), cases[i].shown);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(current_ones_come_first_then_by_rank),
	    cmocka_unit_test(an_end_that_has_passed_makes_it_expired),
	    cmocka_unit_test(what_holds_only_later_is_not_yet_in_force),
	    cmocka_unit_test(dates_are_shown_as_exactly_as_they_are_known),
	    cmocka_unit_test(stable_names_lead_back_to_the_status),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
