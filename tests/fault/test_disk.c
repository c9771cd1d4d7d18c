#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "fault/scribe.h"
#include "store/logs.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

/*
 * Calls of the engine that pass through here, because a program's own function comes before the C
 * library's. Each fails once its count runs out, until it is set again; -1: never.
 */
static int writes_left = -1, syncs_left = -1;

static bool runs_out(int *left)
{
	if (*left < 0)
		return false;
	if (*left > 0) {
		--*left;
		return false;
	}
	return true;
}

ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at)
{
	if (runs_out(&writes_left)) {
		errno = ENOSPC;
		return -1;
	}
	return (ssize_t)syscall(SYS_pwrite64, fd, data, n, at);
}

int fdatasync(int fd)
{
	if (runs_out(&syncs_left)) {
		errno = EIO;
		return -1;
	}
	return (int)syscall(SYS_fdatasync, fd);
}

struct written { /* of what was acknowledged */
	char (*id)[RANDOM_ID];
	size_t n;
};

static void keep(struct written *record, const char id[RANDOM_ID])
{
	record->id = array_grow(record->id, record->n, sizeof *record->id);
	for (size_t i = 0; i < RANDOM_ID; i++)
		record->id[record->n][i] = id[i];
	record->n++;
}

static void a_full_disk_loses_nothing_at_whichever_write(void **state)
{
	struct test_place *place = *state;
	struct written record = {0};
	char id[RANDOM_ID];
	struct err err;
	int failed = 0;

	for (int left = 0; left < 40; left++) {
		writes_left = left;
		bool ok = scribe_add(place->db, id, &err);
		writes_left = -1;
		if (ok) {
			keep(&record, id);
			continue;
		}
		failed++;
		assert_int_equal(err.code, ERR_IO);
		assert_string_equal(err.key, "disk-full");
		/* Reading goes on, and writing as soon as there is room. */
		must(scribe_add(place->db, id, &err), &err);
		keep(&record, id);
	}
	assert_true(failed > 5 && failed < 40);
	assert_int_equal(scribe_check(place->path, record.id, record.n), record.n);
	free(record.id);
}

static void a_file_that_may_not_grow_is_a_full_disk(void **state)
{
	struct test_place *place = *state;
	struct written record = {0};
	struct rlimit old, small;
	struct stat st;
	struct err err;
	char id[RANDOM_ID];

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(stat(place->path, &st), 0);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = (struct rlimit){.rlim_cur = (rlim_t)st.st_size + 40000, .rlim_max = old.rlim_max};
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	while (scribe_add(place->db, id, &err) && record.n < 10000)
		keep(&record, id);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_in_range(record.n, 10, 9999);
	refused(false, &err, "disk-full");
	must(scribe_add(place->db, id, &err), &err);
	keep(&record, id);
	assert_int_equal(scribe_check(place->path, record.id, record.n), record.n);
	free(record.id);
}

/* What was reported as failed may be there; what was acknowledged is. The id tells. */
static void a_failed_sync_is_looked_up_by_id(void **state)
{
	struct test_place *place = *state;
	struct written record = {0};
	int failed = 0, there = 0;
	char id[RANDOM_ID];
	struct entry entry;
	struct err err;

	for (int i = 0; i < 80; i++) {
		syncs_left = i % 8;
		bool ok = scribe_add(place->db, id, &err);
		syncs_left = -1;
		if (ok) {
			keep(&record, id);
			continue;
		}
		failed++;
		assert_string_equal(err.key, "disk-error");
		must(db_reopen(place->db, &err), &err);
		if (entry_load_id(&entry, place->db, id, &err)) {
			entry_release(&entry);
			keep(&record, id);
			there++;
		} else {
			assert_string_equal(err.key, "no-entry");
		}
	}
	print_message("%d failed, %d of them were there\n", failed, there);
	assert_true(failed > 20 && there > 0 && there < failed);
	assert_int_equal(scribe_check(place->path, record.id, record.n), record.n);
	free(record.id);
}

/* Runs as somebody who may only read (root may do everything). 0 when all is as it should be. */
static int try_as_reader(const char *path)
{
	const struct entry_filter all = {.kind = -1};
	struct entries list;
	struct err err = {0};
	struct db *db;
	char id[RANDOM_ID];

	if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
		return 1;
	if (!db_open(&db, path, &err) || !entries_load(&list, db, &all, &err)) {
		print_message("%s\n", err.msg);
		return 2;
	}
	size_t n = list.n;
	entries_release(&list);
	if (n != 1)
		return 3;
	bool ok = scribe_add(db, id, &err);
	db_close(db);
	if (ok || strcmp(err.key, "read-only") != 0) {
		print_message("%s: %s\n", err.key, err.msg);
		return 4;
	}
	return 0;
}

static void who_may_only_read_reads(void **state)
{
	struct test_place *place = *state;
	char *lock = xasprintf("%s.lock", place->path);
	char id[RANDOM_ID];
	struct err err;

	must(scribe_add(place->db, id, &err), &err);
	db_close(place->db);
	place->db = NULL;
	for (int round = 0; round < 3; round++) {
		/* The file alone; the folder too; the lock file gone and not to be made. */
		if (round == 2)
			file_remove(lock);
		assert_int_equal(chmod(place->path, 0444), 0);
		if (round < 2)
			assert_int_equal(chmod(lock, 0444), 0);
		assert_int_equal(chmod(place->folder, round == 0 ? 0777 : 0555), 0);
		pid_t child = fork();
		if (child == 0)
			_exit(try_as_reader(place->path));
		int status;
		waitpid(child, &status, 0);
		if (status != 0)
			fail_msg("round %d: %d", round, WEXITSTATUS(status));
		assert_int_equal(chmod(place->folder, 0755), 0);
	}
	free(lock);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_full_disk_loses_nothing_at_whichever_write,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(a_file_that_may_not_grow_is_a_full_disk, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_failed_sync_is_looked_up_by_id, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(who_may_only_read_reads, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
