/* The facts that the program carries: complete, mapped, clean. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "domain/read_contact.h"
#include "domain/read_duty.h"
#include "service/carried.h"

static void assert_clean(const struct findings *bad)
{
	if (bad->n > 0)
		fail_msg("%s", bad->item[0].text);
}

static struct contacts contacts(void)
{
	const char *text = carried_text("contacts.csv");
	struct contacts list = {0};
	struct findings bad = {0};
	struct err err = {0};
	if (!contacts_read(&list, "contacts.csv", text, strlen(text), &bad, &err))
		fail_msg("%s", err.msg);
	assert_clean(&bad);
	contacts_sort(&list);
	return list;
}

static struct duties duties(void)
{
	const char *text = carried_text("duties.csv");
	struct duties list = {0};
	struct findings bad = {0};
	struct err err = {0};
	if (!duties_read(&list, "duties.csv", text, strlen(text), &bad, &err))
		fail_msg("%s", err.msg);
	assert_clean(&bad);
	return list;
}

static void all_58_duties_are_mapped_to_a_place(void **state)
{
	(void)state;
	struct duties list = duties();
	assert_int_equal(list.n, 58);
	int count[COVERAGES] = {0};
	for (size_t i = 0; i < list.n; i++) {
		char id[32];
		snprintf(id, sizeof id, "O-%03zu", i + 1);
		assert_string_equal(list.duty[i].id, id);
		assert_true(list.duty[i].text[0] != '\0');
		assert_true(list.duty[i].text_en[0] != '\0');
		assert_true(strlen(list.duty[i].place) > 10);
		count[list.duty[i].coverage]++;
	}
	for (int i = 0; i < COVERAGES; i++)
		assert_true(count[i] > 0);
	duties_release(&list);
}

static void what_telecom_companies_must_do_is_out_of_scope_and_nothing_else(void **state)
{
	(void)state;
	struct duties list = duties();
	for (size_t i = 0; i < list.n; i++)
		assert_int_equal(strstr(list.duty[i].addressee, "doanh nghiệp viễn thông") != NULL,
		                 list.duty[i].coverage == COVER_OUT_OF_SCOPE);
	duties_release(&list);
}

static void the_core_duties_are_in_the_roster_and_the_rounds(void **state)
{
	(void)state;
	struct duties list = duties();
	static const struct {
		size_t number;
		enum coverage coverage;
	} cases[] = {
	    {3, COVER_ROSTER},    {28, COVER_ROSTER}, {43, COVER_ROSTER},   {29, COVER_ROUND},
	    {46, COVER_ROUND},    {53, COVER_ROUND},  {5, COVER_CHECKLIST}, {40, COVER_REGISTER},
	    {54, COVER_REGISTER}, {24, COVER_NOTE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(list.duty[cases[i].number - 1].coverage, cases[i].coverage);
	duties_release(&list);
}

static void each_coverage_has_its_words(void **state)
{
	(void)state;
	for (int i = 0; i < COVERAGES; i++) {
		assert_true(coverage_name((enum coverage)i)[0] != '\0');
		assert_true(coverage_label((enum coverage)i)[0] != '\0');
	}
}

static void the_88_units_of_2024_are_there_group_by_group(void **state)
{
	(void)state;
	const char *text = carried_text("units.csv");
	struct units list = {0};
	struct findings bad = {0};
	struct err err = {0};
	assert_true(units_read(&list, "units.csv", text, strlen(text), &bad, &err));
	assert_clean(&bad);
	assert_int_equal(list.n, 88);
	int groups = 0;
	for (size_t i = 0; i < list.n; i++) {
		bool first = i == 0 || strcmp(list.unit[i].group, list.unit[i - 1].group) != 0;
		assert_int_equal(list.unit[i].number, first ? 1 : list.unit[i - 1].number + 1);
		assert_non_null(strstr(list.unit[i].status, "2024"));
		groups += first;
	}
	assert_int_equal(groups, 7);
	assert_string_equal(list.unit[3].name, "Sở Giáo dục và Đào tạo");
	assert_string_equal(list.unit[87].name, "Công ty TNHH MTV Xổ số Hải Phòng");
	units_release(&list);
}

static void the_12_platforms_are_there(void **state)
{
	(void)state;
	const char *text = carried_text("platforms.csv");
	struct platforms list = {0};
	struct findings bad = {0};
	struct err err = {0};
	assert_true(platforms_read(&list, "platforms.csv", text, strlen(text), &bad, &err));
	assert_clean(&bad);
	assert_int_equal(list.n, 12);
	assert_string_equal(list.platform[0].address, "https://tinnhiemmang.vn/");
	platforms_release(&list);
}

static void the_first_to_call_is_the_city_police(void **state)
{
	(void)state;
	struct contacts list = contacts();
	const struct contact *first = &list.contact[0];
	assert_string_equal(first->id, "C08");
	assert_string_equal(first->organisation, "Công an thành phố Hải Phòng");
	assert_int_equal(first->rank, 1);
	assert_int_equal(first->status, CONTACT_CURRENT);
	assert_int_equal(first->n_phones, 1);
	assert_string_equal(first->phone[0], "+84692785415");
	assert_string_equal(first->supersedes, "C02,C03");
	assert_non_null(strstr(first->source, "926/CAHP-ANM"));
	contacts_release(&list);
}

static void every_contact_has_provenance_and_only_one_is_current(void **state)
{
	(void)state;
	struct contacts list = contacts();
	struct date today = date_from_ymd(2026, 11, 20);
	static const char *const expired[] = {"C01", "C02", "C03"};
	static const char *const unverified[] = {"C04", "C05", "C06", "C07"};
	assert_int_equal(list.n, 8);
	for (size_t i = 0; i < list.n; i++) {
		assert_true(list.contact[i].source[0] != '\0');
		assert_true(strlen(list.contact[i].source_date) >= 4);
		assert_int_equal(contact_status_on(&list.contact[i], today),
		                 list.contact[i].status);
	}
	for (size_t i = 0; i < sizeof expired / sizeof *expired; i++)
		assert_int_equal(contacts_find(&list, expired[i])->status, CONTACT_EXPIRED);
	for (size_t i = 0; i < sizeof unverified / sizeof *unverified; i++)
		assert_int_equal(contacts_find(&list, unverified[i])->status, CONTACT_UNVERIFIED);
	assert_int_equal(contacts_find(&list, "C05")->n_phones, 2);
	assert_string_equal(contacts_find(&list, "C06")->phone[1], "+84336666905");
	contacts_release(&list);
}

static void who_is_superseded_is_there(void **state)
{
	(void)state;
	struct contacts list = contacts();
	for (size_t i = 0; i < list.n; i++) {
		const char *ids = list.contact[i].supersedes;
		while (ids[0] != '\0') {
			char id[8] = "";
			size_t n = strcspn(ids, ",");
			assert_true(n < sizeof id);
			memcpy(id, ids, n);
			assert_non_null(contacts_find(&list, id));
			ids += n + (ids[n] == ',');
		}
	}
	contacts_release(&list);
}

/* Text that is clean already does not change when it is cleaned. */
static void all_that_is_carried_is_nfc_and_free_of_control_signs(void **state)
{
	(void)state;
	for (unsigned i = 0; carried_name(i) != NULL; i++) {
		const char *text = carried_text(carried_name(i));
		char *clean;
		struct err err = {0};
		if (!utf8_clean(&clean, text, strlen(text), &err))
			fail_msg("%s: %s", carried_name(i), err.msg);
		if (strcmp(clean, text) != 0)
			fail_msg("%s is not NFC", carried_name(i));
		free(clean);
	}
}

/* The dispatch of 2026 writes its signer's title with combining accents. */
static void the_decomposed_letters_of_the_dispatch_of_2026_are_composed(void **state)
{
	(void)state;
	static const char decomposed[] = "KT. GIA\xCC\x81M \xC4\x90\xC3\x94\xCC\x81"
	                                 "C";
	char *clean;
	struct err err;
	assert_true(utf8_clean(&clean, decomposed, strlen(decomposed), &err));
	assert_string_equal(clean, "KT. GIÁM ĐỐC");
	free(clean);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_58_duties_are_mapped_to_a_place),
	    cmocka_unit_test(what_telecom_companies_must_do_is_out_of_scope_and_nothing_else),
	    cmocka_unit_test(the_core_duties_are_in_the_roster_and_the_rounds),
	    cmocka_unit_test(each_coverage_has_its_words),
	    cmocka_unit_test(the_88_units_of_2024_are_there_group_by_group),
	    cmocka_unit_test(the_12_platforms_are_there),
	    cmocka_unit_test(the_first_to_call_is_the_city_police),
	    cmocka_unit_test(every_contact_has_provenance_and_only_one_is_current),
	    cmocka_unit_test(who_is_superseded_is_there),
	    cmocka_unit_test(all_that_is_carried_is_nfc_and_free_of_control_signs),
	    cmocka_unit_test(the_decomposed_letters_of_the_dispatch_of_2026_are_composed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
