#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "fault/scribe.h"
#include "store/logs.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

#define WRITERS 4
#define ENTRIES 100

static void writers_at_once_lose_nothing_and_leave_no_gap(void **state)
{
	struct test_place *place = *state;
	int child[WRITERS], fd[WRITERS];
	char id[RANDOM_ID];

	db_close(place->db);
	place->db = NULL;
	for (int i = 0; i < WRITERS; i++)
		child[i] = scribe_start(&fd[i], place->path, ENTRIES);
	for (int i = 0; i < WRITERS; i++) {
		int status, n = 0;
		while (read(fd[i], id, sizeof id) == (ssize_t)sizeof id)
			n++;
		close(fd[i]);
		assert_int_equal(n, ENTRIES);
		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(scribe_check(place->path, NULL, 0), WRITERS * ENTRIES);
}

/* The engine's own waiting would let one of them have nearly all turns. */
static void turns_are_shared_fairly(void **state)
{
	struct test_place *place = *state;
	int child[2], fd[2], n[2] = {0};
	char id[RANDOM_ID];

	db_close(place->db);
	place->db = NULL;
	for (int i = 0; i < 2; i++)
		child[i] = scribe_start(&fd[i], place->path, 1000000);
	usleep(700000);
	for (int i = 0; i < 2; i++)
		kill(child[i], SIGKILL);
	for (int i = 0; i < 2; i++) {
		waitpid(child[i], NULL, 0);
		while (read(fd[i], id, sizeof id) == (ssize_t)sizeof id)
			n[i]++;
		close(fd[i]);
	}
	print_message("turns: %d and %d\n", n[0], n[1]);
	assert_true(n[0] > n[1] / 10 && n[1] > n[0] / 10);
}

static void readers_see_whole_pictures_while_others_write(void **state)
{
	struct test_place *place = *state;
	const struct entry_filter all = {.kind = -1, .limit = 20};
	int child[2], fd[2];
	int64_t end;
	size_t reads = 0;
	struct err err;

	db_close(place->db);
	for (int i = 0; i < 2; i++)
		child[i] = scribe_start(&fd[i], place->path, ENTRIES);
	must(db_open(&place->db, place->path, &err), &err);
	for (end = clock_monotonic() + 700; clock_monotonic() < end; reads++) {
		struct entries list;
		must(entries_load(&list, place->db, &all, &err), &err);
		for (size_t i = 0; i < list.n; i++)
			assert_non_null(list.entry[i].text);
		for (size_t i = 1; i < list.n; i++)
			assert_int_equal(list.entry[i].seq, list.entry[i - 1].seq - 1);
		entries_release(&list);
	}
	for (int i = 0; i < 2; i++) {
		int status;
		waitpid(child[i], &status, 0);
		assert_int_equal(status, 0);
		close(fd[i]);
	}
	print_message("%zu reads\n", reads);
	assert_true(reads > 10);
	assert_int_equal(scribe_check(place->path, NULL, 0), 2 * ENTRIES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(writers_at_once_lose_nothing_and_leave_no_gap,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(turns_are_shared_fairly, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(readers_see_whole_pictures_while_others_write,
	                                    place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
