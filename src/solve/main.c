/*
 * trucban-solve: one question on stdin, answers on stdout as they come (solve/wire.h), then the
 * end; what others find meanwhile comes in on stdin. Started by service/solve_worker.c; its owner
 * owns its time; SIGTERM and SIGINT simply end it.
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "solve/solve.h"
#include "solve/wire.h"
#include "solve/wire_proof.h"

#include "base/banned.h"

#define CHUNK  65536
#define MEMORY (UINT64_C(1) << 30) /* bytes more than what it starts with */

struct talk {
	int out;
	struct str in; /* what has arrived */
	size_t taken;  /* of it */
	bool is_closed;
	const struct solve_model *model;
};

/*
 * An old PC must not swap because of us: where there is no more room the process ends, as
 * everywhere in this program, and its owner keeps what it has found.
 */
static void limit_memory(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	unsigned long long pages = 0;

	if (file && fscanf(file, "%llu", &pages) == 1) {
		const rlim_t most = pages * (rlim_t)sysconf(_SC_PAGESIZE) + MEMORY;

		setrlimit(RLIMIT_AS, &(struct rlimit){most, most});
	}
	if (file)
		fclose(file);
}

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
	const struct talk *talk = ctx;
	struct str bytes = {0};

	wire_put_incumbent(&bytes, best, objective);
	send_all(talk->out, &bytes);
	str_release(&bytes);
}

static void tell_bound(void *ctx, int64_t bound)
{
	const struct talk *talk = ctx;
	struct str bytes = {0};

	wire_put_bound(&bytes, bound);
	send_all(talk->out, &bytes);
	str_release(&bytes);
}

/* False at the end of what comes in. */
static bool read_more(struct talk *talk)
{
	char chunk[CHUNK];
	const ssize_t n = read(STDIN_FILENO, chunk, sizeof chunk);

	if (n <= 0) {
		talk->is_closed = true;
		return false;
	}
	if (talk->taken) {
		memmove(talk->in.text, talk->in.text + talk->taken, talk->in.n - talk->taken + 1);
		talk->in.n -= talk->taken;
		talk->taken = 0;
	}
	str_addn(&talk->in, chunk, (size_t)n);
	return true;
}

/* The next message that is whole, if there is one. */
static bool next_message(struct wire_message *out, bool *any, struct talk *talk, struct err *err)
{
	size_t used;

	if (!wire_next(out, &used, str_text(&talk->in) + talk->taken, talk->in.n - talk->taken,
	               err))
		return false;
	talk->taken += used;
	*any = used > 0;
	return true;
}

/* Waits for it. */
static bool receive(struct wire_message *out, struct talk *talk, struct err *err)
{
	bool any;

	for (;;) {
		if (!next_message(out, &any, talk, err))
			return false;
		if (any)
			return true;
		if (!read_more(talk))
			_exit(EXIT_FAILURE);
	}
}

static bool read_question(struct solve_model *model, struct solve_limits *limits, struct talk *talk,
                          struct err *err)
{
	struct wire_message message;

	if (!receive(&message, talk, err) || !wire_get_model(model, &message, err))
		return false;
	if (receive(&message, talk, err) && wire_get_limits(limits, &message, err))
		return true;
	solve_model_release(model);
	return false;
}

static bool is_readable(const struct talk *talk)
{
	struct pollfd in = {STDIN_FILENO, POLLIN, 0};

	return !talk->is_closed && poll(&in, 1, 0) > 0;
}

/* The newest of what others found; the owner passes on only what is better than all before. */
static bool hear(void *ctx, struct solve_assignment *out)
{
	struct talk *talk = ctx;
	struct solve_result newest = {0}, found;
	struct wire_message message;
	struct err err;
	bool any = true;

	while (is_readable(talk) && read_more(talk))
		;
	while (any) {
		if (!next_message(&message, &any, talk, &err))
			_exit(EXIT_FAILURE);
		if (!any)
			break;
		if (!wire_get_incumbent(&found, talk->model, &message, &err))
			_exit(EXIT_FAILURE);
		solve_result_release(&newest);
		newest = found;
	}
	if (!newest.best.held)
		return false;
	*out = newest.best;
	return true;
}

int main(void)
{
	struct solve_model model = {0};
	struct talk talk = {.out = take_stdout(), .model = &model};
	const struct solve_link link = {&talk, tell_incumbent, tell_bound, hear};
	struct solve_limits limits;
	struct solve_result result;
	struct solve_proof proof = {0};
	struct err err = {0};
	struct str answer = {0};
	bool good;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	limit_memory();
	good = read_question(&model, &limits, &talk, &err);
	if (good && (good = solve_run(&result, &proof, &model, &limits, &link, &err))) {
		if (proof.n_nodes)
			wire_put_proof(&answer, &proof); /* one that is too long stays here */
		wire_put_done(&answer, &result);
		solve_result_release(&result);
		solve_proof_release(&proof);
	}
	if (!good)
		wire_put_failed(&answer, &err);
	send_all(talk.out, &answer);
	str_release(&answer);
	str_release(&talk.in);
	solve_model_release(&model);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
