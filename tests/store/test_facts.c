#include "store/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

static void imported_days_come_back_and_the_later_notice_wins(void **state)
{
	struct test_place *place = *state;
	char period[] = "30-4/2027", name[] = "Chiến thắng", first[] = "luật",
	     later[] = "thông báo";
	struct holiday_day day = {
	    .date = date_from_ymd(2027, 4, 30),
	    .type = DAY_STATUTORY,
	    .status = HOLIDAY_BY_LAW,
	    .period = period,
	    .name = name,
	    .source = first,
	};
	struct holidays list;
	struct err err;

	must(db_begin(place->db, &err), &err);
	must(holiday_put(place->db, &day, &err), &err);
	day.status = HOLIDAY_OFFICIAL;
	day.source = later;
	must(holiday_put(place->db, &day, &err), &err);
	day.date = date_from_ymd(2027, 4, 24);
	day.type = DAY_MAKEUP_WORKDAY;
	must(holiday_put(place->db, &day, &err), &err);
	must(db_commit(place->db, &err), &err);
	must(holidays_load(&list, place->db, &err), &err);
	assert_int_equal(list.n, 2);
	assert_int_equal(list.day[0].type, DAY_MAKEUP_WORKDAY);
	assert_int_equal(list.day[1].type, DAY_STATUTORY);
	assert_int_equal(list.day[1].status, HOLIDAY_OFFICIAL);
	assert_string_equal(list.day[1].source, later);
	assert_string_equal(list.day[1].period, period);
	assert_string_equal(list.day[1].name, name);
	holidays_release(&list);
}

static struct contact make_contact(const char *id, int rank, size_t n_phones)
{
	struct contact contact = {
	    .id = xstrdup(id),
	    .organisation = xstrdup("Công an thành phố Hải Phòng"),
	    .role = xstrdup("đầu mối"),
	    .phone = xcalloc(n_phones + 1, sizeof *contact.phone),
	    .source = xstrdup("công văn"),
	    .source_date = xstrdup("2026-02"),
	    .valid_until = xstrdup("2027"),
	    .confirmed_by = xstrdup("NV01"),
	    .confirmed_at = 1809050400,
	    .rank = rank,
	};

	for (; contact.n_phones < n_phones; contact.n_phones++)
		contact.phone[contact.n_phones] = xasprintf("+8469278541%zu", contact.n_phones + 5);
	return contact;
}

static void contacts_come_back_with_their_numbers_in_calling_order(void **state)
{
	struct test_place *place = *state;
	static const size_t n_phones[] = {1, 0, 3};
	struct contacts list;
	struct err err;

	must(db_begin(place->db, &err), &err);
	for (int i = 0; i < 3; i++) {
		char id[] = {'C', (char)('0' + i), '\0'};
		struct contact contact = make_contact(id, 3 - i, n_phones[i]);
		must(contact_put(place->db, &contact, &err), &err);
		must(contact_put(place->db, &contact, &err), &err);
		contact_release(&contact);
	}
	must(db_commit(place->db, &err), &err);
	must(contacts_load(&list, place->db, &err), &err);
	assert_int_equal(list.n, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct contact *got = &list.contact[i];
		assert_int_equal(got->rank, i + 1);
		assert_int_equal(got->id[1], '2' - (int)i);
		assert_int_equal(got->n_phones, n_phones[2 - i]);
	}
	assert_string_equal(list.contact[0].phone[0], "+84692785415");
	assert_string_equal(list.contact[0].phone[2], "+84692785417");
	assert_string_equal(list.contact[0].organisation, "Công an thành phố Hải Phòng");
	assert_string_equal(list.contact[0].email, "");
	assert_string_equal(list.contact[0].source_date, "2026-02");
	assert_string_equal(list.contact[0].valid_until, "2027");
	assert_string_equal(list.contact[0].confirmed_by, "NV01");
	assert_true(list.contact[0].confirmed_at == 1809050400);
	contacts_release(&list);
}

static void settings_are_kept_by_name(void **state)
{
	struct test_place *place = *state;
	struct err err;
	char *value;

	must(setting_load(&value, place->db, "profile", &err), &err);
	assert_null(value);
	must(db_begin(place->db, &err), &err);
	must(setting_put(place->db, "profile", "so", &err), &err);
	must(setting_put(place->db, "profile", "truong", &err), &err);
	must(db_commit(place->db, &err), &err);
	must(setting_load(&value, place->db, "profile", &err), &err);
	assert_string_equal(value, "truong");
	free(value);
	must(setting_load(&value, place->db, "log-id", &err), &err);
	assert_int_equal(strlen(value), 32);
	free(value);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(imported_days_come_back_and_the_later_notice_wins,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(contacts_come_back_with_their_numbers_in_calling_order,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(settings_are_kept_by_name, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
