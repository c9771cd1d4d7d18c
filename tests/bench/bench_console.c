/* From the start of the program to its first whole screen, on the sample data. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "tui/vt.h"

#include "base/banned.h"

enum { ROUNDS = 30 };

static double milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
	const double *one = a, *other = b;

	return (*one > *other) - (*one < *other);
}

static struct vt *start(const char *line, const char *database)
{
	const char *argv[] = {"sh", "-c", line, NULL};
	char *program = xasprintf("T=%s", getenv("TRUCBAN"));
	char *db = xasprintf("TRUCBAN_DB=%s/truc.db", database);
	char *home = xasprintf("HOME=%s", database);
	const char *env[] = {"TRUCBAN_NOW=2027-05-01T03:12:08", program, db, home, NULL};
	struct vt *vt = vt_start(24, 80, argv, env);

	free(program);
	free(db);
	free(home);
	return vt;
}

static void run(const char *line, const char *database)
{
	struct vt *vt = start(line, database);

	assert_int_equal(vt_wait(vt), 0);
	vt_free(vt);
}

static void first_frame(void **state)
{
	char folder[] = "/tmp/trucban-bench-XXXXXX";
	double took[ROUNDS];

	(void)state;
	assert_non_null(getenv("TRUCBAN"));
	assert_non_null(mkdtemp(folder));
	run("\"$T\" init --sample && \"$T\" roster generate 30-4/2027 &&"
	    " \"$T\" roster publish 30-4/2027",
	    folder);
	for (int i = 0; i < ROUNDS; i++) {
		double from = milliseconds();
		struct vt *vt = start("exec \"$T\"", folder);

		vt_expect(vt, "q thoát");
		took[i] = milliseconds() - from;
		vt_free(vt);
	}
	qsort(took, ROUNDS, sizeof(took[0]), compare);
	printf("first frame, 80x24, sample data: %.1f ms (%.1f-%.1f, n=%d; a shell's start "
	       "included)\n",
	       took[ROUNDS / 2], took[0], took[ROUNDS - 1], ROUNDS);
	run("rm -rf \"${TRUCBAN_DB%/*}\"", folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(first_frame)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
