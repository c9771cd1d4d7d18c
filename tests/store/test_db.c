#include "store/db.h"

#include <dirent.h>
#include <linux/magic.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/db_place.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

static void put_setting(struct db *db, const char *name, const char *value)
{
	const struct db_value values[] = {db_text(name), db_text(value), DB_END};
	struct err err;

	must(db_begin(db, &err), &err);
	must(db_exec(db, "INSERT INTO setting (name, value) VALUES ($1, $2)", values, NULL, &err),
	     &err);
	must(db_commit(db, &err), &err);
}

static int64_t count_settings(struct db *db)
{
	struct db_rows rows;
	struct err err;

	must(db_query(&rows, db, "SELECT count(*) FROM setting", NULL, &err), &err);
	int64_t n = db_cell_int(&rows, 0, 0);
	db_rows_release(&rows);
	return n;
}

static void reap(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

/* ---- opening ---- */

static void a_new_database_is_for_its_owner_alone_and_complete(void **state)
{
	struct test_place *place = *state;
	mode_t old_umask = umask(0);
	struct err err;
	struct stat st;
	char *text;

	must(place_new_db(&place->db, place->path, false, &err), &err);
	umask(old_umask);
	assert_int_equal(stat(place->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(strlen(db_id(place->db)), 32);
	assert_int_equal(db_version(place->db), 4);
	assert_false(db_is_sample(place->db));
	assert_string_equal(db_path(place->db), place->path);
	must(db_quick_check(&text, place->db, &err), &err);
	assert_string_equal(text, "");
	free(text);
	text = foreign_query(place->path, "PRAGMA application_id");
	assert_string_equal(text, "1414677314");
	free(text);
}

static void nothing_is_made_where_something_is(void **state)
{
	struct test_place *place = *state;
	struct db *db;
	struct err err;

	refused(place_new_db(&db, place->path, true, &err), &err, "exists");
	assert_int_equal(err.code, ERR_CONFLICT);
	assert_int_equal(count_settings(place->db), 3);
}

static bool die(struct db *db, void *context, struct err *err)
{
	(void)db;
	(void)context;
	(void)err;
	_exit(0);
}

static bool come_first(struct db *db, void *context, struct err *err)
{
	const struct test_place *place = context;

	(void)db;
	return file_write(place->path, "theirs", 6, 0600, err);
}

static bool give_up(struct db *db, void *context, struct err *err)
{
	(void)db;
	(void)context;
	return err_set(err, ERR_IO, "given-up", "no more");
}

static size_t count_files(const char *folder)
{
	DIR *files = opendir(folder);
	size_t n = 0;

	assert_non_null(files);
	for (const struct dirent *file = readdir(files); file; file = readdir(files))
		n += *file->d_name != '.';
	closedir(files);
	return n;
}

static void a_database_stands_there_whole_or_not_at_all(void **state)
{
	struct test_place *place = *state;
	struct err err;
	pid_t child = fork();

	if (child == 0) {
		_exit(db_create(place->path, true, die, NULL, &err) ? 1 : 2);
	}
	reap(child);
	assert_false(file_exists(place->path));
	refused(db_create(place->path, true, give_up, NULL, &err), &err, "given-up");
	assert_false(file_exists(place->path));
	must(place_new_db(&place->db, place->path, true, &err), &err);
	assert_int_equal(count_settings(place->db), 3);
}

static void who_comes_second_leaves_the_first_alone(void **state)
{
	struct test_place *place = *state;
	struct err err;
	char *text;
	size_t n;

	refused(db_create(place->path, true, come_first, place, &err), &err, "exists");
	must(file_read(&text, &n, place->path, 100, &err), &err);
	assert_string_equal(text, "theirs");
	assert_int_equal(count_files(place->folder), 1);
	free(text);
}

static void what_is_not_there_is_not_made(void **state)
{
	struct test_place *place = *state;
	char *deep = xasprintf("%s/no/such.db", place->folder);
	struct err err;

	refused(db_open(&place->db, place->path, &err), &err, "no-database");
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(file_exists(place->path));
	refused(db_open(&place->db, deep, &err), &err, "no-database");
	free(deep);
}

static void only_a_database_of_ours_is_opened(void **state)
{
	struct test_place *place = *state;
	struct db *db;
	struct err err;

	must(file_write(place->path, "", 0, 0600, &err), &err);
	refused(db_open(&db, place->path, &err), &err, "not-ours");
	must(file_write(place->path, "no database at all, but a long enough text of words", 51,
	                0600, &err),
	     &err);
	refused(db_open(&db, place->path, &err), &err, "not-ours");
	assert_int_equal(err.code, ERR_INPUT);
	file_remove(place->path);
	foreign_exec(place->path, "CREATE TABLE a (b); PRAGMA user_version = 1");
	refused(db_open(&db, place->path, &err), &err, "not-ours");
	foreign_exec(place->path, "PRAGMA application_id = 1414677314");
	assert_false(db_open(&db, place->path, &err));
	refused(db_open(&db, place->folder, &err), &err, "not-a-file");
}

static void a_symbolic_link_is_not_followed_but_one_above_is(void **state)
{
	struct test_place *place = *state;
	char *link_path = xasprintf("%s/link.db", place->folder);
	char *folder = xasprintf("%s/folder", place->folder);
	char *through = xasprintf("%s/folder/a.db", place->folder);
	struct db *db;
	struct err err;

	assert_int_equal(symlink(place->path, link_path), 0);
	refused(db_open(&db, link_path, &err), &err, "symbolic-link");
	assert_int_equal(symlink(place->folder, folder), 0);
	must(db_open(&db, through, &err), &err);
	db_close(db);
	free(link_path);
	free(folder);
	free(through);
}

static void a_newer_schema_is_refused_and_left_alone(void **state)
{
	struct test_place *place = *state;
	struct db *db;
	struct err err;

	foreign_exec(place->path, "PRAGMA user_version = 99");
	refused(db_open(&db, place->path, &err), &err, "newer");
	char *version = foreign_query(place->path, "PRAGMA user_version");
	assert_string_equal(version, "99");
	free(version);
	/* A program that runs while another upgrades stops writing, and is told why. */
	refused(db_begin(place->db, &err), &err, "upgraded");
	bool changed;
	refused(db_has_changed(&changed, place->db, &err), &err, "upgraded");
}

static void the_journal_mode_is_set_back_to_the_safe_one(void **state)
{
	struct test_place *place = *state;
	struct err err;

	db_close(place->db);
	place->db = NULL;
	foreign_exec(place->path, "PRAGMA journal_mode = WAL");
	must(db_open(&place->db, place->path, &err), &err);
	db_close(place->db);
	place->db = NULL;
	char *mode = foreign_query(place->path, "PRAGMA journal_mode");
	assert_string_equal(mode, "delete");
	free(mode);
}

static void a_busy_file_is_waited_for_when_opened(void **state)
{
	struct test_place *place = *state;
	struct err err;
	pid_t child;

	db_close(place->db);
	place->db = NULL;
	child = fork();
	if (child == 0) {
		execlp("sqlite3", "sqlite3", place->path, "BEGIN EXCLUSIVE", ".system sleep 1",
		       NULL);
		_exit(127);
	}
	usleep(300000);
	int64_t start = clock_monotonic();
	must(db_open(&place->db, place->path, &err), &err);
	assert_true(clock_monotonic() - start > 200);
	int status;
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
}

static void a_failed_upgrade_leaves_the_database_and_a_copy(void **state)
{
	struct test_place *place = *state;
	char *copy = xasprintf("%s.v0", place->path);
	struct stat st;
	struct err err;

	foreign_exec(place->path, "PRAGMA application_id = 1414677314;"
	                          "CREATE TABLE slot (a); INSERT INTO slot VALUES (7)");
	assert_false(db_open(&place->db, place->path, &err));
	assert_non_null(strstr(err.msg, "001-start.sql"));
	char *value = foreign_query(place->path, "SELECT a FROM slot");
	assert_string_equal(value, "7");
	free(value);
	value = foreign_query(place->path, "PRAGMA user_version");
	assert_string_equal(value, "0");
	free(value);
	value = foreign_query(place->path, "SELECT count(*) FROM sqlite_schema");
	assert_string_equal(value, "1");
	free(value);
	value = foreign_query(copy, "SELECT a FROM slot");
	assert_string_equal(value, "7");
	free(value);
	assert_int_equal(stat(copy, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* The next one does not overwrite it. */
	assert_false(db_open(&place->db, place->path, &err));
	char *second = xasprintf("%s.v0-2", place->path);
	assert_true(file_exists(second));
	free(second);
	free(copy);
}

static void network_disks_are_known(void **state)
{
	(void)state;
	assert_true(db_place_is_network(NFS_SUPER_MAGIC));
	assert_true(db_place_is_network((long)CIFS_SUPER_MAGIC));
	assert_true(db_place_is_network((int)CIFS_SUPER_MAGIC));
	assert_true(db_place_is_network((long)SMB2_SUPER_MAGIC));
	assert_false(db_place_is_network(EXT4_SUPER_MAGIC));
	assert_false(db_place_is_network(TMPFS_MAGIC));
}

/* ---- reading and writing ---- */

static void cells_are_copied_as_they_are(void **state)
{
	struct test_place *place = *state;
	const struct db_value values[] = {db_int(INT64_MIN), db_text("Nguyễn '; DROP"),
	                                  db_text(NULL), DB_END};
	struct db_rows rows;
	struct err err;

	must(db_query(&rows, place->db, "SELECT $1, $2, $3, $1 UNION ALL SELECT 5, '', 0, 1",
	              values, &err),
	     &err);
	assert_int_equal(rows.n, 2);
	assert_int_equal(rows.columns, 4);
	assert_true(db_cell_int(&rows, 0, 0) == INT64_MIN);
	assert_string_equal(db_cell_text(&rows, 0, 1), "Nguyễn '; DROP");
	assert_true(db_cell_is_null(&rows, 0, 2));
	assert_string_equal(db_cell_text(&rows, 0, 2), "");
	assert_string_equal(db_cell_text(&rows, 1, 0), "5");
	assert_false(db_cell_is_null(&rows, 1, 1));
	db_rows_release(&rows);
}

static void a_rollback_leaves_no_trace(void **state)
{
	struct test_place *place = *state;
	struct err err;
	int64_t changed;

	must(db_begin(place->db, &err), &err);
	must(db_exec(place->db, "INSERT INTO setting (name, value) VALUES ('a', 'b')", NULL,
	             &changed, &err),
	     &err);
	assert_int_equal(changed, 1);
	assert_int_equal(count_settings(place->db), 4);
	db_rollback(place->db);
	db_rollback(place->db);
	assert_int_equal(count_settings(place->db), 3);
}

static void an_error_is_told_before_the_rollback_hides_it(void **state)
{
	struct test_place *place = *state;
	struct err err;

	must(db_begin(place->db, &err), &err);
	refused(db_exec(place->db, "INSERT INTO setting (name, value) VALUES ('db-id', 'x')", NULL,
	                NULL, &err),
	        &err, "refused");
	db_rollback(place->db);
	assert_non_null(strstr(err.msg, "UNIQUE"));
	assert_non_null(strstr(err.msg, place->path));
}

static void a_change_by_another_program_is_noticed(void **state)
{
	struct test_place *place = *state;
	struct db *other;
	struct err err;
	bool changed;

	must(db_open(&other, place->path, &err), &err);
	must(db_has_changed(&changed, place->db, &err), &err);
	assert_false(changed);
	put_setting(place->db, "own", "1");
	must(db_has_changed(&changed, place->db, &err), &err);
	assert_false(changed);
	put_setting(other, "foreign", "1");
	must(db_has_changed(&changed, place->db, &err), &err);
	assert_true(changed);
	must(db_has_changed(&changed, place->db, &err), &err);
	assert_false(changed);
	db_close(other);
}

/* A child that writes for so long; tells through the pipe that it has begun. */
static pid_t write_for(const char *path, useconds_t microseconds)
{
	int ready[2];
	char c = 0;

	assert_int_equal(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		struct db *db;
		struct err err;
		bool ok =
		    db_open(&db, path, &err) && db_begin(db, &err) && write(ready[1], "x", 1) == 1;
		usleep(microseconds);
		ok = ok &&
		     db_exec(db, "INSERT INTO setting (name, value) VALUES ('child', '1')", NULL,
		             NULL, &err) &&
		     db_commit(db, &err);
		if (!ok)
			print_message("child: %s\n", err.msg);
		_exit(ok ? 0 : 1);
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	close(ready[0]);
	return child;
}

static void a_writer_waits_for_its_turn(void **state)
{
	struct test_place *place = *state;
	pid_t child = write_for(place->path, 300000);
	int64_t start = clock_monotonic();

	put_setting(place->db, "mine", "1");
	assert_true(clock_monotonic() - start > 200);
	assert_int_equal(count_settings(place->db), 5);
	reap(child);
}

static void a_reader_waits_a_little_and_then_says_busy(void **state)
{
	struct test_place *place = *state;
	struct err err;
	bool changed;
	struct db_rows rows;

	pid_t child = write_for(place->path, 300000);
	/* The console's tick does not wait at all. */
	must(db_has_changed(&changed, place->db, &err), &err);
	assert_false(changed);
	assert_int_equal(count_settings(place->db), 4);
	reap(child);
	child = write_for(place->path, 3000000);
	kill(child, SIGSTOP);
	int64_t start = clock_monotonic();
	refused(db_query(&rows, place->db, "SELECT 1", NULL, &err), &err, "busy");
	assert_in_range(clock_monotonic() - start, 1900, 4000);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	assert_int_equal(count_settings(place->db), 4);
}

static void one_picture_holds_over_several_reads(void **state)
{
	struct test_place *place = *state;
	struct err err;
	int go[2];
	pid_t child;

	/* SQLite may not be carried over a fork: the child opens before the parent does. */
	db_close(place->db);
	assert_int_equal(pipe(go), 0);
	child = fork();
	if (child == 0) {
		char c;
		bool ok = read(go[0], &c, 1) == 1 && db_open(&place->db, place->path, &err);
		if (ok)
			put_setting(place->db, "child", "1");
		_exit(ok ? 0 : 1);
	}
	must(db_open(&place->db, place->path, &err), &err);
	must(db_read_begin(place->db, &err), &err);
	assert_int_equal(count_settings(place->db), 3);
	assert_int_equal(write(go[1], "x", 1), 1);
	usleep(300000);
	assert_int_equal(waitpid(child, NULL, WNOHANG), 0);
	assert_int_equal(count_settings(place->db), 3);
	db_read_end(place->db);
	reap(child);
	assert_int_equal(count_settings(place->db), 4);
}

static void a_fixed_clock_writes_only_samples(void **state)
{
	struct test_place *place = *state;
	char *real_path = xasprintf("%s/real.db", place->folder);
	struct db *real, *other;
	struct err err;

	must(place_new_db(&real, real_path, false, &err), &err);
	must(clock_init("2027-04-30T09:00", &err), &err);
	refused(db_begin(real, &err), &err, "fixed-clock");
	assert_int_equal(err.code, ERR_CONFLICT);
	assert_int_equal(count_settings(real), 3);
	put_setting(place->db, "fixed", "1");
	db_close(real);
	file_remove(real_path);
	refused(place_new_db(&other, real_path, false, &err), &err, "fixed-clock");
	assert_false(file_exists(real_path));
	must(clock_init(NULL, &err), &err);
	free(real_path);
}

static void a_moved_database_is_not_written(void **state)
{
	struct test_place *place = *state;
	char *elsewhere = xasprintf("%s/b.db", place->folder);
	bool changed = false;
	struct db *other;
	struct err err;

	assert_int_equal(rename(place->path, elsewhere), 0);
	/* Who only looks is told as well: what others write is not seen any more. */
	refused(db_has_changed(&changed, place->db, &err), &err, "moved");
	must(db_begin(place->db, &err), &err);
	refused(db_exec(place->db, "INSERT INTO setting (name, value) VALUES ('a', 'b')", NULL,
	                NULL, &err),
	        &err, "moved");
	db_rollback(place->db);
	/* Neither is another one that now stands in its place. */
	must(place_new_db(&other, place->path, true, &err), &err);
	db_close(other);
	refused(db_reopen(place->db, &err), &err, "moved");
	file_remove(place->path);
	refused(db_begin(place->db, &err), &err, "no-database");
	assert_int_equal(rename(elsewhere, place->path), 0);
	put_setting(place->db, "back", "1");
	assert_int_equal(count_settings(place->db), 4);
	free(elsewhere);
}

static void identity_never_changes(void **state)
{
	struct test_place *place = *state;
	static const char *const attempts[] = {
	    "UPDATE setting SET value = '1' WHERE name = 'sample'",
	    "DELETE FROM setting WHERE name = 'log-id'",
	    "INSERT OR REPLACE INTO setting (name, value) VALUES ('db-id', 'x')",
	    "UPDATE OR REPLACE setting SET name = 'sample', value = '1' WHERE name = 'db-id'",
	};

	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		struct err err;
		must(db_begin(place->db, &err), &err);
		refused(db_exec(place->db, attempts[i], NULL, NULL, &err), &err, "refused");
		db_rollback(place->db);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_new_database_is_for_its_owner_alone_and_complete,
	                                    place_make_empty, place_remove),
	    cmocka_unit_test_setup_teardown(nothing_is_made_where_something_is, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_database_stands_there_whole_or_not_at_all,
	                                    place_make_empty, place_remove),
	    cmocka_unit_test_setup_teardown(who_comes_second_leaves_the_first_alone,
	                                    place_make_empty, place_remove),
	    cmocka_unit_test_setup_teardown(what_is_not_there_is_not_made, place_make_empty,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(only_a_database_of_ours_is_opened, place_make_empty,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_symbolic_link_is_not_followed_but_one_above_is,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(a_newer_schema_is_refused_and_left_alone, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(the_journal_mode_is_set_back_to_the_safe_one,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(a_busy_file_is_waited_for_when_opened, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_failed_upgrade_leaves_the_database_and_a_copy,
	                                    place_make_empty, place_remove),
	    cmocka_unit_test(network_disks_are_known),
	    cmocka_unit_test_setup_teardown(cells_are_copied_as_they_are, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(a_rollback_leaves_no_trace, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(an_error_is_told_before_the_rollback_hides_it,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(a_change_by_another_program_is_noticed, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_writer_waits_for_its_turn, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(a_reader_waits_a_little_and_then_says_busy, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(one_picture_holds_over_several_reads, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_fixed_clock_writes_only_samples, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_moved_database_is_not_written, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(identity_never_changes, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
