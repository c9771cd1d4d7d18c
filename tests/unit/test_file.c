#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "test.h"

#include "base/banned.h"

struct place {
	char folder[64];
	char *path; /* of a file in it that does not exist yet */
};

static int make_place(void **state)
{
	struct place *place = xcalloc(1, sizeof *place);

	memcpy(place->folder, "/tmp/test_file.XXXXXX", sizeof "/tmp/test_file.XXXXXX");
	assert_non_null(mkdtemp(place->folder));
	place->path = xasprintf("%s/a", place->folder);
	*state = place;
	return 0;
}

static int remove_place(void **state)
{
	struct place *place = *state;
	char *command = xasprintf("rm -rf '%s'", place->folder);

	int rc = system(command);
	free(command);
	free(place->path);
	free(place);
	return rc;
}

static void put(const char *path, const char *text, mode_t mode)
{
	struct err err;

	if (!file_write(path, text, strlen(text), mode, &err))
		fail_msg("%s", err.msg);
}

static void expect(const char *path, const char *text)
{
	char *got = NULL;
	size_t n = 0;
	struct err err;

	if (!file_read(&got, &n, path, 1000, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(n, strlen(text));
	assert_string_equal(got, text);
	free(got);
}

static int entries(const char *folder)
{
	DIR *dir = opendir(folder);
	int n = 0;

	assert_non_null(dir);
	while (readdir(dir))
		n++;
	closedir(dir);
	return n - 2;
}

static void what_is_written_is_read_back(void **state)
{
	struct place *place = *state;
	struct stat st;

	put(place->path, "một", 0600);
	expect(place->path, "một");
	put(place->path, "", 0600);
	expect(place->path, "");
	put(place->path, "hai", 0600);
	expect(place->path, "hai");
	assert_int_equal(stat(place->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(entries(place->folder), 1);
}

static void zero_bytes_are_content_too(void **state)
{
	struct place *place = *state;
	char *got = NULL;
	size_t n = 0;
	struct err err;

	assert_true(file_write(place->path, "a\0b", 3, 0600, &err));
	assert_true(file_read(&got, &n, place->path, 3, &err));
	assert_int_equal(n, 3);
	assert_memory_equal(got, "a\0b", 4);
	free(got);
}

static void the_same_content_leaves_the_file_alone(void **state)
{
	struct place *place = *state;
	struct stat before;
	struct stat after;

	put(place->path, "one", 0600);
	assert_int_equal(stat(place->path, &before), 0);
	put(place->path, "one", 0600);
	assert_int_equal(stat(place->path, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	put(place->path, "two", 0600);
	assert_int_equal(stat(place->path, &after), 0);
	assert_true(before.st_ino != after.st_ino);
}

static void a_file_over_the_limit_is_refused(void **state)
{
	struct place *place = *state;
	char *got = NULL;
	size_t n = 0;
	struct err err;

	put(place->path, "12345", 0600);
	assert_false(file_read(&got, &n, place->path, 4, &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_string_equal(err.key, "too-large");
	assert_null(got);
	assert_true(file_read(&got, &n, place->path, 5, &err));
	free(got);
}

static void a_missing_file_is_not_found(void **state)
{
	struct place *place = *state;
	char *got = NULL;
	size_t n = 0;
	struct err err;

	assert_false(file_exists(place->path));
	assert_false(file_read(&got, &n, place->path, 9, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_non_null(strstr(err.msg, place->path));
	assert_non_null(strstr(err.msg, "No such file"));
}

static void a_folder_is_neither_read_nor_written(void **state)
{
	struct place *place = *state;
	char *got = NULL;
	size_t n = 0;
	struct err err;

	assert_false(file_read(&got, &n, place->folder, 9, &err));
	assert_int_equal(err.code, ERR_IO);
	assert_false(file_write(place->folder, "x", 1, 0600, &err));
	assert_int_equal(err.code, ERR_IO);
}

static void writing_into_a_missing_folder_fails(void **state)
{
	struct place *place = *state;
	char *path = xasprintf("%s/no/file", place->folder);
	struct err err;

	assert_false(file_write(path, "x", 1, 0600, &err));
	assert_string_equal(err.key, "cannot-write");
	assert_int_equal(entries(place->folder), 0);
	free(path);
}

static void a_symbolic_link_stays_one(void **state)
{
	struct place *place = *state;
	char *link = xasprintf("%s/link", place->folder);
	struct stat st;

	put(place->path, "old", 0600);
	assert_int_equal(symlink("a", link), 0);
	put(link, "new", 0600);
	expect(place->path, "new");
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	free(link);
}

static void a_device_is_written_through_not_replaced(void **state)
{
	(void)state;
	struct stat st;

	put("/dev/null", "x", 0600);
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
}

static void folders_are_made_with_those_above(void **state)
{
	struct place *place = *state;
	char *path = xasprintf("%s/x/y//z/", place->folder);
	struct stat st;
	struct err err;

	assert_true(file_make_folder(path, &err));
	assert_true(file_make_folder(path, &err));
	assert_int_equal(stat(path, &st), 0);
	assert_true(S_ISDIR(st.st_mode));
	assert_int_equal(st.st_mode & 0777, 0700);
	free(path);
	put(place->path, "x", 0600);
	assert_false(file_make_folder(place->path, &err));
	assert_non_null(strstr(err.msg, "Not a directory"));
}

static void an_empty_file_is_made_only_where_none_is(void **state)
{
	const struct place *place = *state;
	struct err err;
	struct stat st;

	assert_true(file_create(place->path, 0600, &err));
	assert_int_equal(stat(place->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	put(place->path, "kept", 0600);
	assert_false(file_create(place->path, 0600, &err));
	assert_int_equal(err.code, ERR_CONFLICT);
	assert_string_equal(err.key, "exists");
	expect(place->path, "kept");
}

static void a_file_made_by_others_is_taken_over_but_never_over_another(void **state)
{
	const struct place *place = *state;
	char *made = xasprintf("%s.new", place->path);
	struct err err;

	put(made, "one", 0600);
	assert_true(file_adopt(place->path, made, &err));
	expect(place->path, "one");
	assert_false(file_exists(made));
	put(made, "two", 0600);
	assert_false(file_adopt(place->path, made, &err));
	assert_string_equal(err.key, "exists");
	expect(place->path, "one");
	expect(made, "two");
	free(made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_is_written_is_read_back, make_place, remove_place),
	    cmocka_unit_test_setup_teardown(zero_bytes_are_content_too, make_place, remove_place),
	    cmocka_unit_test_setup_teardown(the_same_content_leaves_the_file_alone, make_place,
	                                    remove_place),
	    cmocka_unit_test_setup_teardown(a_file_over_the_limit_is_refused, make_place,
	                                    remove_place),
	    cmocka_unit_test_setup_teardown(a_missing_file_is_not_found, make_place, remove_place),
	    cmocka_unit_test_setup_teardown(a_folder_is_neither_read_nor_written, make_place,
	                                    remove_place),
	    cmocka_unit_test_setup_teardown(writing_into_a_missing_folder_fails, make_place,
	                                    remove_place),
	    cmocka_unit_test_setup_teardown(a_symbolic_link_stays_one, make_place, remove_place),
	    cmocka_unit_test_setup_teardown(an_empty_file_is_made_only_where_none_is, make_place,
	                                    remove_place),
	    cmocka_unit_test_setup_teardown(
	        a_file_made_by_others_is_taken_over_but_never_over_another, make_place,
	        remove_place),
	    cmocka_unit_test(a_device_is_written_through_not_replaced),
	    cmocka_unit_test_setup_teardown(folders_are_made_with_those_above, make_place,
	                                    remove_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
