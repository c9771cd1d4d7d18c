#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "fault/scribe.h"
#include "store/logs.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

#define ENTRIES 40
#define DAMAGES 400

struct copy { /* of a whole database file */
	char *bytes;
	size_t n;
};

static struct copy take_copy(struct test_place *place)
{
	struct copy copy;
	struct err err;
	char id[RANDOM_ID];

	for (int i = 0; i < ENTRIES; i++)
		must(scribe_add(place->db, id, &err), &err);
	db_close(place->db);
	place->db = NULL;
	must(file_read(&copy.bytes, &copy.n, place->path, 1 << 24, &err), &err);
	return copy;
}

static void put_back(const struct test_place *place, const char *bytes, size_t n)
{
	struct err err;

	file_remove(place->path);
	must(file_write(place->path, bytes, n, 0600, &err), &err);
}

/* Opens, follows the chain and reads all of the log: is anything wrong with it? */
static bool is_noticed(const char *path, struct entries *list)
{
	const struct entry_filter all = {.kind = -1};
	int64_t broken = 0, checked = 0;
	struct err err = {0};
	struct db *db = NULL;
	char *text = NULL;
	bool ok = db_open(&db, path, &err) && entries_verify(&broken, &checked, db, &err) &&
	          db_quick_check(&text, db, &err) && entries_load(list, db, &all, &err);

	ok = ok && broken == 0 && *text == '\0';
	if (err.code != ERR_NONE) {
		assert_true(strlen(err.key) > 0 && strlen(err.msg) > 0);
		assert_string_not_equal(err.key, "busy");
	}
	free(text);
	db_close(db);
	return !ok;
}

static void a_cut_off_file_is_refused_cleanly(void **state)
{
	struct test_place *place = *state;
	struct copy copy = take_copy(place);
	struct entries list = {0};

	for (size_t n = 0; n < copy.n; n += 1024) {
		put_back(place, copy.bytes, n);
		if (!is_noticed(place->path, &list))
			fail_msg("cut off after %zu of %zu bytes: nothing noticed", n, copy.n);
		entries_release(&list);
	}
	put_back(place, copy.bytes, copy.n);
	assert_false(is_noticed(place->path, &list));
	assert_int_equal(list.n, ENTRIES);
	entries_release(&list);
	free(copy.bytes);
}

/* Whatever byte is hit: either it is noticed, or the log reads as before. */
static void damage_never_changes_the_log_unnoticed(void **state)
{
	struct test_place *place = *state;
	struct copy copy = take_copy(place);
	struct entries whole = {0};
	int noticed = 0;

	assert_false(is_noticed(place->path, &whole));
	for (int i = 0; i < DAMAGES; i++) {
		struct entries list = {0};
		size_t at = (size_t)rand() % copy.n;
		char old = copy.bytes[at];
		copy.bytes[at] = (char)(old ^ (1 << rand() % 8));
		put_back(place, copy.bytes, copy.n);
		copy.bytes[at] = old;
		if (is_noticed(place->path, &list)) {
			noticed++;
			entries_release(&list);
			continue;
		}
		assert_int_equal(list.n, whole.n);
		for (size_t j = 0; j < list.n; j++) {
			assert_string_equal(list.entry[j].hash, whole.entry[j].hash);
			assert_string_equal(list.entry[j].text, whole.entry[j].text);
			assert_int_equal(list.entry[j].refers_to, whole.entry[j].refers_to);
		}
		entries_release(&list);
	}
	print_message("%d of %d damages noticed, the rest without effect on the log\n", noticed,
	              DAMAGES);
	assert_true(noticed > 0);
	entries_release(&whole);
	free(copy.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_cut_off_file_is_refused_cleanly, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(damage_never_changes_the_log_unnoticed, place_make,
	                                    place_remove),
	};

	srand((unsigned)getpid());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
