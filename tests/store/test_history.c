#include "store/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/people.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

static void put_person(struct test_place *place)
{
	struct person person = {.code = xstrdup("NV01"), .name = xstrdup("Trần Văn Bình")};
	struct err err;

	must(db_begin(place->db, &err), &err);
	must(person_put(place->db, &person, &err), &err);
	must(db_commit(place->db, &err), &err);
	person_release(&person);
}

static void add_row(struct history *history, int line, int year, enum weight_kind kind)
{
	char person[] = "NV01", post[] = "truc-ban", note[] = "theo sổ tay";
	struct history_row row = {
	    .line = line,
	    .person = person,
	    .period = xasprintf("%d", year),
	    .first = date_from_ymd(year, 1, 1),
	    .last = date_from_ymd(year, 12, 31),
	    .post = post,
	    .kind = kind,
	    .shifts = 2,
	    .minutes = 1440,
	    .night = 480,
	    .points = 7,
	    .note = note,
	};

	history_add(history, &row);
	free(row.period);
}

static int64_t put(struct test_place *place, const struct history *history)
{
	char file[] = "sổ 2024.csv", by[] = "NV01", hash[65];
	struct history_import import = {.file = file, .hash = hash, .by = by, .at = 1800000000};
	struct err err;

	memset(hash, 'a', 64);
	hash[64] = '\0';
	must(db_begin(place->db, &err), &err);
	must(history_put(place->db, &import, history, &err), &err);
	must(db_commit(place->db, &err), &err);
	return import.number;
}

static void imports_come_back_row_by_row(void **state)
{
	struct test_place *place = *state;
	struct history history = {0}, got;
	struct history_imports imports;
	struct err err;

	put_person(place);
	add_row(&history, 2, 2024, WEIGHT_TET);
	add_row(&history, 5, 2025, WEIGHT_WORKDAY);
	assert_int_equal(put(place, &history), 1);
	must(history_load(&got, place->db, 0, &err), &err);
	assert_int_equal(got.n, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(history_compare(&got.row[i], &history.row[i]), 0);
		assert_int_equal(got.row[i].import, 1);
		assert_int_equal(got.row[i].line, history.row[i].line);
		assert_string_equal(got.row[i].period, history.row[i].period);
		assert_int_equal(got.row[i].night, 480);
		assert_int_equal(got.row[i].points, 7);
		assert_string_equal(got.row[i].note, "theo sổ tay");
	}
	history_release(&got);
	must(history_imports_load(&imports, place->db, &err), &err);
	assert_int_equal(imports.n, 1);
	assert_string_equal(imports.import[0].file, "sổ 2024.csv");
	assert_int_equal(imports.import[0].rows, 2);
	assert_int_equal(imports.import[0].points, 14);
	assert_int_equal(imports.import[0].removed_at, 0);
	history_imports_release(&imports);
	history_release(&history);
}

static void remove_import(struct test_place *place, int64_t number, const char *key)
{
	struct err err;
	bool ok;

	must(db_begin(place->db, &err), &err);
	ok = history_remove(place->db, number, "NV01", 1800000100, "nhầm tệp", &err);
	if (key) {
		refused(ok, &err, key);
		db_rollback(place->db);
		return;
	}
	must(ok, &err);
	must(db_commit(place->db, &err), &err);
}

static void an_import_is_taken_back_once_and_stays_on_record(void **state)
{
	struct test_place *place = *state;
	struct history history = {0}, got;
	struct history_imports imports;
	struct err err;

	put_person(place);
	add_row(&history, 2, 2024, WEIGHT_TET);
	assert_int_equal(put(place, &history), 1);
	assert_int_equal(put(place, &history), 2);
	remove_import(place, 1, NULL);
	remove_import(place, 1, "removed");
	remove_import(place, 3, "no-such-import");
	must(history_load(&got, place->db, 0, &err), &err);
	assert_int_equal(got.n, 1);
	assert_int_equal(got.row[0].import, 2);
	history_release(&got);
	must(history_imports_load(&imports, place->db, &err), &err);
	assert_int_equal(imports.n, 2);
	assert_string_equal(imports.import[0].reason, "nhầm tệp");
	assert_string_equal(imports.import[0].removed_by, "NV01");
	assert_int_equal(imports.import[0].rows, 1);
	history_imports_release(&imports);
	/* A number is never used again. */
	assert_int_equal(put(place, &history), 3);
	history_release(&history);
}

static void the_store_guards_what_was_imported(void **state)
{
	static const char *const refused_sql[] = {
	    "UPDATE history_row SET points = 1",
	    "DELETE FROM history_row",
	    "DELETE FROM history_import",
	    "UPDATE history_import SET file = 'other.csv'",
	    "UPDATE history_import SET removed_at = 1 WHERE n = 1",
	    "UPDATE history_import SET removed_by = 'x' WHERE n = 1",
	    "INSERT INTO history_row VALUES (1, 9, 'NV99', '2024', '2024-01-01', '2024-12-31', '',"
	    " 'tet', 1, 60, 0, 1, '')",
	    "INSERT INTO history_row VALUES (1, 9, 'NV01', '2024', '2024-12-31', '2024-01-01', '',"
	    " 'tet', 1, 60, 0, 1, '')",
	    "INSERT INTO history_row VALUES (1, 9, 'NV01', '2024', '2024-01-01', '2024-12-31', '',"
	    " 'tet', 1, 60, 61, 1, '')",
	};
	struct test_place *place = *state;
	struct history history = {0};

	put_person(place);
	add_row(&history, 2, 2024, WEIGHT_TET);
	put(place, &history);
	history_release(&history);
	for (size_t i = 0; i < sizeof refused_sql / sizeof *refused_sql; i++) {
		char *sql = xasprintf("PRAGMA foreign_keys = ON; %s", refused_sql[i]);

		if (foreign_try(place->path, sql))
			fail_msg("not refused: %s", refused_sql[i]);
		free(sql);
	}
}

static void a_kind_that_nobody_knows_is_damage(void **state)
{
	struct test_place *place = *state;
	struct history history = {0}, got;
	struct err err;

	put_person(place);
	add_row(&history, 2, 2024, WEIGHT_TET);
	put(place, &history);
	history_release(&history);
	foreign_exec(place->path,
	             "INSERT INTO history_row VALUES (1, 9, 'NV01', '2024', '2024-01-01',"
	             " '2024-12-31', '', 'someday', 1, 60, 0, 1, '')");
	refused(history_load(&got, place->db, 0, &err), &err, "damaged");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(imports_come_back_row_by_row, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(an_import_is_taken_back_once_and_stays_on_record,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(the_store_guards_what_was_imported, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_kind_that_nobody_knows_is_damage, place_make,
	                                    place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
