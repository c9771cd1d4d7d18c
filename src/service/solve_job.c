#include "service/solve_job.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "solve/check.h"
#include "solve/wire.h"

#include "base/banned.h"

#define GRACE_MS      200 /* how long after its limit the worker may still be answering */
#define CHUNK         65536
#define CHUNKS_A_TURN 64
#define WORKER        "trucban-solve"
#define EXE           "/proc/self/exe"
#define EXE_LENGTH    4096

struct solve_job {
	struct solve_model model;
	struct solve_result best;
	struct str in;             /* what has arrived and is not yet a whole message */
	int64_t started, deadline; /* clock_monotonic() */
	pid_t pid;
	int fd;
};

/* ---- starting ---- */

static void find_beside_executable(struct str *out)
{
	char exe[EXE_LENGTH];
	const ssize_t n = readlink(EXE, exe, sizeof exe - 1);
	const char *slash = n > 0 ? memrchr(exe, '/', (size_t)n) : NULL;

	if (slash) {
		str_addn(out, exe, (size_t)(slash - exe));
		str_add(out, "/" WORKER);
	}
}

static bool find_worker(struct str *out, struct err *err)
{
	const char *named = getenv("TRUCBAN_SOLVE");

	if (named && *named) {
		str_add(out, named);
	} else {
		find_beside_executable(out);
		if (out->n == 0 || access(out->text, X_OK) != 0) {
			str_clear(out);
			str_add(out, LIBEXECDIR "/" WORKER);
		}
	}
	if (access(out->text, X_OK) == 0)
		return true;
	return err_errno(err, "no-worker", _("cannot start the generator %s"), out->text);
}

/* Only what may be called between fork() and exec(). */
static _Noreturn void become_worker(const char *path, int fd, pid_t parent)
{
	char *const args[] = {(char *)(uintptr_t)path, NULL};
	const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(EXIT_FAILURE);
	setpgid(0, 0); /* ^C in the terminal is for the console, which decides what to keep */
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (nowhere >= 0 && dup2(fd, STDIN_FILENO) >= 0 && dup2(fd, STDOUT_FILENO) >= 0 &&
	    dup2(nowhere, STDERR_FILENO) >= 0)
		execv(path, args);
	_exit(EXIT_FAILURE);
}

static bool start_worker(struct solve_job *job, struct err *err)
{
	const pid_t parent = getpid();
	struct str path = {0};
	int pair[2];

	if (!find_worker(&path, err)) {
		str_release(&path);
		return false;
	}
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0) {
		str_release(&path);
		return err_errno(err, "no-worker", _("cannot start the generator"));
	}
	job->pid = fork();
	if (job->pid == 0)
		become_worker(path.text, pair[1], parent);
	str_release(&path);
	close(pair[1]);
	job->fd = pair[0];
	if (job->pid > 0)
		return true;
	close(pair[0]);
	job->fd = -1;
	return err_errno(err, "no-worker", _("cannot start the generator"));
}

/*
 * The worker reads all of it before it says anything, so waiting here cannot block for long. That
 * it is dead already is for the first step to say.
 */
static bool send_question(struct solve_job *job, const struct str *bytes, struct err *err)
{
	size_t sent = 0;

	while (sent < bytes->n) {
		const ssize_t n = send(job->fd, bytes->text + sent, bytes->n - sent, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EPIPE || errno == ECONNRESET))
			return true;
		if (n <= 0)
			return err_errno(err, "worker-died", _("the generator does not listen"));
		sent += (size_t)n;
	}
	return true;
}

struct solve_job *solve_job_new(const struct solve_model *model, const struct solve_limits *limits,
                                struct err *err)
{
	struct solve_job *job;
	struct str bytes = {0};
	struct wire_message copy;
	size_t used = 0;
	bool good;

	assert(limits->seconds > 0);
	if (!solve_model_check(model, err))
		return NULL;
	job = xcalloc(1, sizeof *job);
	job->fd = -1;
	job->best.bound = INT64_MIN;
	job->started = clock_monotonic();
	job->deadline = job->started + (int64_t)(limits->seconds * 1000) + GRACE_MS;
	wire_put_model(&bytes, model);
	good = wire_next(&copy, &used, bytes.text, bytes.n, err) &&
	       wire_get_model(&job->model, &copy, err);
	wire_put_limits(&bytes, limits);
	good = good && start_worker(job, err) && send_question(job, &bytes, err);
	str_release(&bytes);
	if (good)
		return job;
	solve_job_free(job);
	return NULL;
}

/* ---- ending ---- */

static void reap(struct solve_job *job)
{
	if (job->fd < 0)
		return;
	kill(-job->pid, SIGKILL); /* its group, should it have started anything */
	kill(job->pid, SIGKILL);
	while (waitpid(job->pid, NULL, 0) < 0 && errno == EINTR)
		;
	close(job->fd);
	job->fd = -1;
	job->best.seconds = (double)(clock_monotonic() - job->started) / 1000;
	if (job->best.status == SOLVE_FEASIBLE && job->best.bound == job->best.objective)
		job->best.status = SOLVE_OPTIMAL;
}

void solve_job_free(struct solve_job *job)
{
	if (!job)
		return;
	reap(job);
	str_release(&job->in);
	solve_result_release(&job->best);
	solve_model_release(&job->model);
	free(job);
}

/* ---- listening ---- */

static bool believe(struct solve_job *job, struct solve_result *found, struct err *err)
{
	struct solve_check check;
	bool good;

	solve_check(&check, &job->model, &found->best);
	good = check.n_violations == 0 && check.objective == found->objective;
	solve_check_release(&check);
	if (!good) {
		solve_result_release(found);
		return err_set(err, ERR_INPUT, "bad-answer",
		               _("the generator proposed a roster that breaks its own rules"));
	}
	if (job->best.has_assignment && job->best.objective <= found->objective) {
		solve_result_release(found);
		return true;
	}
	solve_assignment_release(&job->best.best);
	job->best.best = found->best;
	job->best.has_assignment = true;
	job->best.objective = found->objective;
	job->best.status = SOLVE_FEASIBLE;
	return true;
}

static void raise_bound(struct solve_job *job, int64_t bound)
{
	if (bound > job->best.bound)
		job->best.bound = bound;
}

static bool take_incumbent(struct solve_job *job, const struct wire_message *message,
                           struct err *err)
{
	struct solve_result found;

	return wire_get_incumbent(&found, &job->model, message, err) && believe(job, &found, err);
}

static bool take_done(struct solve_job *job, const struct wire_message *message, struct err *err)
{
	struct solve_result found;
	enum solve_status status;
	struct solve_clash clash;
	int64_t bound;

	if (!wire_get_done(&found, &job->model, message, err))
		return false;
	status = found.status;
	bound = found.bound;
	clash = found.clash;
	found.clash = (struct solve_clash){0};
	job->best.clash = clash;
	if (found.has_assignment && !believe(job, &found, err))
		return false;
	raise_bound(job, bound);
	if (status == SOLVE_OPTIMAL && job->best.objective != job->best.bound)
		return err_set(err, ERR_INPUT, "bad-answer",
		               _("the generator claims a proof that does not hold"));
	if (job->best.status == SOLVE_UNKNOWN || status == SOLVE_OPTIMAL)
		job->best.status = status;
	reap(job);
	return true;
}

static bool take_message(struct solve_job *job, const struct wire_message *message, struct err *err)
{
	struct err failure = {0};
	int64_t bound;

	switch (message->type) {
	case WIRE_INCUMBENT:
		return take_incumbent(job, message, err);
	case WIRE_BOUND:
		if (!wire_get_bound(&bound, message, err))
			return false;
		raise_bound(job, bound);
		return true;
	case WIRE_DONE:
		return take_done(job, message, err);
	case WIRE_FAILED:
		if (!wire_get_failed(&failure, message, err))
			return false;
		*err = failure;
		return err_wrap(err, "%s", _("the generator failed"));
	case WIRE_MODEL:
	case WIRE_LIMITS:
	case WIRE_PROOF:
	case WIRE_TYPES_END:
		break;
	}
	return err_set(err, ERR_INPUT, "bad-message", _("the generator answers out of turn"));
}

static bool take_messages(struct solve_job *job, struct err *err)
{
	size_t start = 0;

	while (job->fd >= 0) {
		struct wire_message message;
		size_t used;

		if (!wire_next(&message, &used, str_text(&job->in) + start, job->in.n - start, err))
			return false;
		if (!used)
			break;
		if (!take_message(job, &message, err))
			return false;
		start += used;
	}
	if (start) {
		memmove(job->in.text, job->in.text + start, job->in.n - start + 1);
		job->in.n -= start;
	}
	return true;
}

/* False when the worker is gone. One that never stops talking gets a turn's worth at a time. */
static bool receive(struct solve_job *job)
{
	char chunk[CHUNK];

	for (int turn = 0; turn < CHUNKS_A_TURN;) {
		const ssize_t n = recv(job->fd, chunk, sizeof chunk, MSG_DONTWAIT);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (n <= 0)
			return false;
		str_addn(&job->in, chunk, (size_t)n);
		turn++;
	}
	return true;
}

bool solve_job_step(struct solve_job *job, struct err *err)
{
	bool is_alive;

	if (job->fd < 0)
		return true;
	is_alive = receive(job);
	if (!take_messages(job, err)) {
		reap(job);
		return false;
	}
	if (job->fd >= 0 && !is_alive) {
		reap(job);
		return err_set(err, ERR_IO, "worker-died",
		               _("the generator's process ended before its work was done"));
	}
	if (job->fd >= 0 && clock_monotonic() >= job->deadline)
		reap(job);
	return true;
}

void solve_job_stop(struct solve_job *job)
{
	struct err ignored; /* what came in last is a gift */

	if (job->fd >= 0 && receive(job) && !take_messages(job, &ignored))
		str_clear(&job->in);
	reap(job);
}

int solve_job_fd(const struct solve_job *job)
{
	return job->fd;
}

int solve_job_timeout(const struct solve_job *job)
{
	const int64_t left = job->deadline - clock_monotonic();

	if (job->fd < 0)
		return -1;
	return left < 0 ? 0 : left > INT32_MAX ? INT32_MAX : (int)left;
}

bool solve_job_is_done(const struct solve_job *job)
{
	return job->fd < 0;
}

const struct solve_result *solve_job_result(const struct solve_job *job)
{
	return &job->best;
}

bool solve_job_run(struct solve_result *out, const struct solve_model *model,
                   const struct solve_limits *limits, struct err *err)
{
	struct solve_job *job = solve_job_new(model, limits, err);
	bool good = job;

	while (good && !solve_job_is_done(job)) {
		struct pollfd wait = {.fd = solve_job_fd(job), .events = POLLIN};

		if (poll(&wait, 1, solve_job_timeout(job)) < 0 && errno != EINTR)
			good = err_errno(err, "poll", _("cannot wait for the generator"));
		else
			good = solve_job_step(job, err);
	}
	if (good) {
		*out = job->best;
		job->best = (struct solve_result){0};
	}
	solve_job_free(job);
	return good;
}
