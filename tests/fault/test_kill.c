#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "fault/scribe.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

#define ROUNDS  60
#define WRITERS 2

struct witness { /* of what was acknowledged */
	char (*id)[RANDOM_ID];
	size_t n;
};

/* A writer that was killed may have been about to tell: half an id is none. */
static void listen_to(struct witness *witness, int fd)
{
	char id[RANDOM_ID];

	while (read(fd, id, sizeof id) == (ssize_t)sizeof id) {
		witness->id = array_grow(witness->id, witness->n, sizeof *witness->id);
		for (size_t i = 0; i < sizeof id; i++)
			witness->id[witness->n][i] = id[i];
		witness->n++;
	}
	close(fd);
}

static void what_was_acknowledged_survives_kill_9(void **state)
{
	struct test_place *place = *state;
	struct witness witness = {0};
	size_t last = 0, heard = 0;

	db_close(place->db);
	place->db = NULL;
	for (int round = 0; round < ROUNDS; round++) {
		int child[WRITERS], fd[WRITERS];
		for (int i = 0; i < WRITERS; i++)
			child[i] = scribe_start(&fd[i], place->path, 1000000);
		usleep((useconds_t)(2000 + rand() % 40000));
		for (int i = 0; i < WRITERS; i++)
			kill(child[i], SIGKILL);
		for (int i = 0; i < WRITERS; i++) {
			waitpid(child[i], NULL, 0);
			listen_to(&witness, fd[i]);
		}
		/* All of them once at the end, those of this round now. */
		last = scribe_check(place->path, witness.id + heard, witness.n - heard);
		heard = witness.n;
		assert_in_range(last, witness.n, witness.n + (size_t)(WRITERS * (round + 1)));
	}
	assert_int_equal(scribe_check(place->path, witness.id, witness.n), last);
	print_message("%d rounds: %zu acknowledged, %zu more written\n", ROUNDS, witness.n,
	              last - witness.n);
	assert_true(witness.n > ROUNDS);
	free(witness.id);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_was_acknowledged_survives_kill_9, place_make,
	                                    place_remove),
	};

	srand((unsigned)getpid());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
