/* Databases of every schema that was ever on main, as they were kept: each is upgraded and whole.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/random.h"
#include "store/history.h"
#include "store/logs.h"
#include "store/people.h"
#include "store/records.h"
#include "store/place.h"
#include "store/rosters.h"
#include "test.h"

#include "base/banned.h"

static const char schema[] =
    "SELECT group_concat(type || ' ' || name || ' ' || coalesce(sql, ''), char(10)) FROM"
    " (SELECT * FROM sqlite_schema WHERE name NOT LIKE 'entry_index%' ORDER BY type, name)";

static void restore(const char *path, int version)
{
	char *kept = xasprintf("%s/tests/store/v%d.sql", getenv("srcdir"), version);
	char *command = xasprintf("sqlite3 '%s' < '%s'", path, kept);

	if (!file_exists(kept))
		fail_msg("no database of schema %d is kept (%s)", version, kept);
	assert_int_equal(system(command), 0);
	free(command);
	free(kept);
}

static void check_log(struct db *db)
{
	const struct entry_filter filter = {.kind = -1, .search = "mất diện tu"};
	int64_t broken, checked;
	struct entries list;
	struct err err;
	char *text;

	must(db_quick_check(&text, db, &err), &err);
	assert_string_equal(text, "");
	free(text);
	must(entries_verify(&broken, &checked, db, &err), &err);
	assert_int_equal(broken, 0);
	assert_in_range(checked, 3, 100);
	must(entries_load(&list, db, &filter, &err), &err);
	assert_int_equal(list.n, 1);
	assert_int_equal(list.entry[0].amended_by, 3);
	assert_string_equal(list.entry[0].name, "Nguyễn Văn A");
	entries_release(&list);
}

static void check_rosters(struct db *db)
{
	struct staff staff;
	struct roster roster;
	struct err err;

	must(staff_load(&staff, db, &err), &err);
	assert_int_equal(staff.n, 7);
	staff_release(&staff);
	must(roster_load(&roster, db, "van-hoa/2027", 0, &err), &err);
	assert_int_equal(roster.version, 2);
	assert_int_equal(roster.n_slots, 6);
	assert_int_equal(roster.posts.n, 3);
	assert_int_equal(roster.n_changes, 3);
	roster_release(&roster);
}

/* From schema 2 on. */
static void check_history(struct db *db)
{
	struct history_imports imports;
	struct history history;
	struct leaves leaves;
	struct err err;

	must(history_imports_load(&imports, db, &err), &err);
	assert_int_equal(imports.n, 2);
	assert_string_equal(imports.import[1].reason, "ghi nhầm năm");
	history_imports_release(&imports);
	must(history_load(&history, db, 0, &err), &err);
	assert_int_equal(history.n, 3);
	assert_string_equal(history.row[2].post, "Tổ xe");
	assert_int_equal(history.row[2].minutes, 1950);
	history_release(&history);
	must(leaves_load(&leaves, db, &err), &err);
	assert_int_equal(leaves.leave[leaves.n - 1].kind, LEAVE_REST);
	leaves_release(&leaves);
}

/* From schema 3 on. */
static void check_desk(struct db *db)
{
	struct roster draft;
	struct err err;

	must(roster_load(&draft, db, "van-hoa/2027", -1, &err), &err);
	assert_int_equal(draft.version, 3);
	assert_int_equal(draft.revision, 4);
	assert_true(roster_is_submitted(&draft));
	assert_true(draft.has_order_date);
	assert_string_equal(draft.slot[0].unit, "Tổ Toán - Tin");
	assert_int_equal(draft.rules.n, 1);
	assert_int_equal(draft.rules.rule[0].kind, TEAM_UNIT);
	assert_int_equal(draft.rules.rule[0].most, 4);
	roster_release(&draft);
}

/* From schema 4 on. */
static void check_watch(struct db *db)
{
	struct open_items items;
	struct entries list;
	struct err err;

	must(open_items_load(&items, db, "request", &err), &err);
	assert_int_equal(items.n, 1);
	assert_int_equal(items.item[0].due, 1830330000);
	open_items_release(&items);
	must(records_load(&list, db, "request", "NK-2028-01-001", &err), &err);
	assert_int_equal(list.n, 1);
	assert_string_equal(list.entry[0].system, "web");
	assert_string_equal(fields_get(&list.entry[0].record.fields, "from"),
	                    "Công an thành phố");
	entries_release(&list);
}

/* Writing goes on where it stopped. */
static void append(struct db *db)
{
	char id[RANDOM_ID];
	struct entry entry = {
	    .entry_id = xstrdup(random_id(id)),
	    .happened_at = 1827050400,
	    .entered_at = 1827050400,
	    .person = xstrdup("GV1"),
	    .auth = xstrdup("os"),
	    .text = xstrdup("Sau nâng cấp"),
	};
	int64_t broken, checked;
	struct err err;

	must(db_begin(db, &err), &err);
	must(entry_put(db, &entry, &err), &err);
	must(db_commit(db, &err), &err);
	must(entries_verify(&broken, &checked, db, &err), &err);
	assert_int_equal(broken, 0);
	assert_int_equal(checked, entry.seq);
	entry_release(&entry);
}

static void every_kept_database_is_upgraded_and_whole(void **state)
{
	struct test_place *place = *state;
	const int latest = db_version(place->db);
	char *fresh = foreign_query(place->path, schema);

	for (int version = 1; version <= latest; version++) {
		char *path = xasprintf("%s/kept%d.db", place->folder, version);
		char *backup = xasprintf("%s.v%d", path, version);
		struct db *db;
		struct err err;
		restore(path, version);
		must(db_open(&db, path, &err), &err);
		assert_int_equal(db_version(db), latest);
		assert_true(db_is_sample(db));
		check_log(db);
		check_rosters(db);
		if (version >= 2)
			check_history(db);
		if (version >= 3)
			check_desk(db);
		if (version >= 4)
			check_watch(db);
		append(db);
		db_close(db);
		assert_true(file_exists(backup) == (version < latest));
		char *upgraded = foreign_query(path, schema);
		assert_string_equal(upgraded, fresh);
		free(upgraded);
		free(backup);
		free(path);
	}
	free(fresh);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(every_kept_database_is_upgraded_and_whole, place_make,
	                                    place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
