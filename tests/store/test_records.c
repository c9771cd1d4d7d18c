#include "store/records.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

/* Written at once; gives its number, owned, or NULL. */
static char *put(struct db *db, const char *series, const char *object, enum record_effect effect,
                 int64_t due)
{
	char id[RANDOM_ID];
	struct entry entry = {
	    .entry_id = xstrdup(random_id(id)),
	    .happened_at = 1809050400,
	    .entered_at = 1809050460,
	    .person = xstrdup("NV01"),
	    .uid = 1000,
	    .auth = xstrdup("os"),
	    .text = xstrdup("việc"),
	    .series = series ? xstrdup(series) : NULL,
	    .system = xstrdup("web"),
	    .record = {xstrdup("request"), xstrdup(object), effect, {0}, false},
	};
	struct err err;
	char *number;

	fields_set(&entry.record.fields, "from", "Công an thành phố\nPhòng ANM");
	if (due)
		fields_set_int(&entry.record.fields, "due", due);
	must(db_begin(db, &err), &err);
	must(entry_put(db, &entry, &err), &err);
	must(db_commit(db, &err), &err);
	number = entry.number ? xstrdup(entry.number) : NULL;
	entry_release(&entry);
	return number;
}

static void same_items(struct db *db, const char *expected)
{
	struct open_items items;
	char *text = xstrdup("");
	struct err err;

	must(open_items_load(&items, db, NULL, &err), &err);
	for (size_t i = 0; i < items.n; i++) {
		char *longer = xasprintf("%s%s %lld|", text, items.item[i].object,
		                         (long long)items.item[i].due);

		free(text);
		text = longer;
	}
	assert_string_equal(text, expected);
	free(text);
	open_items_release(&items);
}

static void numbers_follow_each_other_in_their_series(void **state)
{
	struct test_place *place = *state;
	static const char *const series[] = {"NK-2027-30-4", "NK-2027-30-4", "NK-2027-06", NULL,
	                                     "NK-2027-30-4"};
	static const char *const numbers[] = {"NK-2027-30-4-001", "NK-2027-30-4-002",
	                                      "NK-2027-06-001", NULL, "NK-2027-30-4-003"};

	for (size_t i = 0; i < 5; i++) {
		char *number = put(place->db, series[i], "x", RECORD_NONE, 0);

		if (numbers[i])
			assert_string_equal(number, numbers[i]);
		else
			assert_null(number);
		free(number);
	}
}

static void a_number_that_was_rolled_back_is_given_again(void **state)
{
	struct test_place *place = *state;
	struct entry entry = {
	    .entry_id = xstrdup("a"),
	    .person = xstrdup("NV01"),
	    .auth = xstrdup("os"),
	    .text = xstrdup("mất"),
	    .series = xstrdup("NK-2027-06"),
	};
	struct err err;
	char *number;

	must(db_begin(place->db, &err), &err);
	free(entry.entry_id);
	entry.entry_id = xstrdup("0123456789abcdef0123456789abcdef");
	must(entry_put(place->db, &entry, &err), &err);
	assert_string_equal(entry.number, "NK-2027-06-001");
	db_rollback(place->db);
	entry_release(&entry);
	number = put(place->db, "NK-2027-06", "x", RECORD_NONE, 0);
	assert_string_equal(number, "NK-2027-06-001");
	free(number);
}

static void what_is_opened_stays_open_until_it_is_closed(void **state)
{
	struct test_place *place = *state;
	struct entries list;
	struct err err;

	free(put(place->db, "NK-2027-06", "", RECORD_OPENS, 0));
	free(put(place->db, "NK-2027-06", "", RECORD_OPENS, 500));
	free(put(place->db, "NK-2027-06", "", RECORD_OPENS, 300));
	same_items(place->db, "NK-2027-06-003 300|NK-2027-06-002 500|NK-2027-06-001 0|");
	free(put(place->db, "NK-2027-06", "NK-2027-06-002", RECORD_UPDATES, 200));
	free(put(place->db, "NK-2027-06", "NK-2027-06-002", RECORD_UPDATES, 0));
	free(put(place->db, "NK-2027-06", "NK-2027-06-003", RECORD_CLOSES, 0));
	same_items(place->db, "NK-2027-06-002 200|NK-2027-06-001 0|");
	must(db_begin(place->db, &err), &err);
	must(db_exec(place->db, "DELETE FROM open_item", NULL, NULL, &err), &err);
	must(open_items_rebuild(place->db, &err), &err);
	must(db_commit(place->db, &err), &err);
	same_items(place->db, "NK-2027-06-002 200|NK-2027-06-001 0|");
	must(records_load(&list, place->db, "request", "NK-2027-06-002", &err), &err);
	assert_int_equal(list.n, 3);
	assert_int_equal(list.entry[1].record.effect, RECORD_UPDATES);
	assert_string_equal(fields_get(&list.entry[0].record.fields, "from"),
	                    "Công an thành phố\nPhòng ANM");
	assert_string_equal(list.entry[0].system, "web");
	entries_release(&list);
	must(records_load(&list, place->db, "request", NULL, &err), &err);
	assert_int_equal(list.n, 6);
	entries_release(&list);
	must(records_newest(&list, place->db, "request", &err), &err);
	assert_int_equal(list.n, 3);
	assert_int_equal(list.entry[2].seq, 6);
	entries_release(&list);
}

static void a_record_belongs_to_the_chain(void **state)
{
	struct test_place *place = *state;
	static const char *const damage[] = {
	    "UPDATE entry_record SET fields = 'from=x' || char(10) WHERE seq = 1",
	    "UPDATE entry_record SET effect = 'none' WHERE seq = 1",
	    "DELETE FROM entry_record WHERE seq = 1",
	    "UPDATE entry SET number = 'NK-2027-06-009' WHERE seq = 1",
	    "UPDATE entry SET system = NULL WHERE seq = 1",
	};
	int64_t broken, checked;
	struct err err;

	free(put(place->db, "NK-2027-06", "", RECORD_OPENS, 500));
	free(put(place->db, "NK-2027-06", "", RECORD_OPENS, 0));
	must(entries_verify(&broken, &checked, place->db, &err), &err);
	assert_int_equal(broken, 0);
	assert_int_equal(checked, 2);
	for (size_t i = 0; i < sizeof damage / sizeof *damage; i++) {
		must(db_begin(place->db, &err), &err);
		if (db_exec(place->db, damage[i], NULL, NULL, &err))
			fail_msg("allowed: %s", damage[i]);
		assert_string_equal(err.key, "refused");
		db_rollback(place->db);
	}
	/* As somebody with another program would do it. */
	must(db_begin(place->db, &err), &err);
	must(db_exec(place->db, "DROP TRIGGER entry_record_stays", NULL, NULL, &err), &err);
	must(db_exec(place->db, damage[0], NULL, NULL, &err), &err);
	must(db_commit(place->db, &err), &err);
	must(entries_verify(&broken, &checked, place->db, &err), &err);
	assert_int_equal(broken, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(numbers_follow_each_other_in_their_series, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_number_that_was_rolled_back_is_given_again,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(what_is_opened_stays_open_until_it_is_closed,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(a_record_belongs_to_the_chain, place_make,
	                                    place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
