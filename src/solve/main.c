/*
 * trucban-solve: one question on stdin, answers on stdout as they come (solve/wire.h), then the
 * end. Started by service/solve_job.c, which owns its time; SIGTERM and SIGINT simply end it.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "solve/solve.h"
#include "solve/wire.h"

#include "base/banned.h"

#define CHUNK 65536

/* The LP library must not be able to print into the messages: its stdout is no longer ours. */
static int take_stdout(void)
{
	const int out = dup(STDOUT_FILENO);
	const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (out < 0 || nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
		_exit(EXIT_FAILURE);
	close(nowhere);
	return out;
}

/* Nobody listens any more when it fails: there is nothing left to do then. */
static void send_all(int fd, struct str *bytes)
{
	size_t sent = 0;

	while (sent < bytes->n) {
		const ssize_t n = write(fd, bytes->text + sent, bytes->n - sent);

		if (n <= 0)
			_exit(EXIT_FAILURE);
		sent += (size_t)n;
	}
	str_clear(bytes);
}

static void tell_incumbent(void *ctx, const struct solve_assignment *best, int64_t objective)
{
	struct str bytes = {0};

	wire_put_incumbent(&bytes, best, objective);
	send_all(*(const int *)ctx, &bytes);
	str_release(&bytes);
}

static void tell_bound(void *ctx, int64_t bound)
{
	struct str bytes = {0};

	wire_put_bound(&bytes, bound);
	send_all(*(const int *)ctx, &bytes);
	str_release(&bytes);
}

/* Reads until the message at `*start` is whole and moves `*start` behind it. */
static bool receive(struct wire_message *out, struct str *in, size_t *start, struct err *err)
{
	char chunk[CHUNK];
	size_t used;

	for (;;) {
		ssize_t n;

		if (!wire_next(out, &used, str_text(in) + *start, in->n - *start, err))
			return false;
		if (used) {
			*start += used;
			return true;
		}
		n = read(STDIN_FILENO, chunk, sizeof chunk);
		if (n <= 0)
			_exit(EXIT_FAILURE);
		str_addn(in, chunk, (size_t)n);
	}
}

static bool read_question(struct solve_model *model, struct solve_limits *limits, struct err *err)
{
	struct str in = {0};
	size_t start = 0;
	struct wire_message message;
	bool good = receive(&message, &in, &start, err) && wire_get_model(model, &message, err);

	if (good &&
	    (!receive(&message, &in, &start, err) || !wire_get_limits(limits, &message, err))) {
		solve_model_release(model);
		good = false;
	}
	str_release(&in);
	return good;
}

int main(void)
{
	int out = take_stdout();
	const struct solve_link link = {&out, tell_incumbent, tell_bound, NULL};
	struct solve_model model = {0};
	struct solve_limits limits;
	struct solve_result result;
	struct err err = {0};
	struct str answer = {0};
	bool good;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	good = read_question(&model, &limits, &err);
	if (good && (good = solve_run(&result, NULL, &model, &limits, &link, &err))) {
		wire_put_done(&answer, &result);
		solve_result_release(&result);
	}
	if (!good)
		wire_put_failed(&answer, &err);
	send_all(out, &answer);
	str_release(&answer);
	solve_model_release(&model);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
