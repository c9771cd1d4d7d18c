/*
 * A worker for tests of what happens meanwhile: says what the real one ($TRUCBAN_REAL_SOLVE) says,
 * but slowly, never proves anything and never comes to an end.
 */
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "solve/wire.h"

#include "base/banned.h"

enum { PAUSE_US = 100000, BELOW = 100 };

static int start_real(void)
{
	const char *real = getenv("TRUCBAN_REAL_SOLVE");
	int ends[2];

	if (!real || pipe(ends) < 0)
		_exit(EXIT_FAILURE);
	switch (fork()) {
	case -1:
		_exit(EXIT_FAILURE);
	case 0:
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		execl(real, real, (char *)NULL);
		_exit(EXIT_FAILURE);
	default:
		close(ends[1]);
		return ends[0];
	}
}

static void say(const char *bytes, size_t n)
{
	if (write(STDOUT_FILENO, bytes, n) != (ssize_t)n)
		_exit(EXIT_FAILURE);
	usleep(PAUSE_US);
}

static void pass(const struct wire_message *message, const char *whole, size_t n)
{
	struct str bytes = {0};
	struct err err;
	int64_t bound;

	if (message->type == WIRE_INCUMBENT || message->type == WIRE_FAILED)
		say(whole, n);
	if (message->type == WIRE_BOUND && wire_get_bound(&bound, message, &err)) {
		wire_put_bound(&bytes, bound - BELOW);
		say(bytes.text, bytes.n);
		str_release(&bytes);
	}
}

int main(void)
{
	const int from = start_real();
	struct str in = {0};
	struct wire_message message;
	struct err err;
	char chunk[4096];
	size_t start = 0, used = 0;
	ssize_t n;

	while ((n = read(from, chunk, sizeof chunk)) > 0) {
		str_addn(&in, chunk, (size_t)n);
		while (wire_next(&message, &used, in.text + start, in.n - start, &err) && used) {
			pass(&message, in.text + start, used);
			start += used;
		}
	}
	for (;;)
		pause();
}
