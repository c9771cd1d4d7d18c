#include "service/solve_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"

#include "base/banned.h"

#define CHUNK         65536
#define CHUNKS_A_TURN 16
#define WORKER        "trucban-solve"
#define EXE           "/proc/self/exe"
#define EXE_LENGTH    4096

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

static bool spawn(struct solve_worker *worker, const char *path, struct err *err)
{
	const pid_t parent = getpid();
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return err_errno(err, "no-worker", _("cannot start the generator"));
	worker->pid = fork();
	if (worker->pid == 0)
		become_worker(path, pair[1], parent);
	if (worker->pid < 0) {
		err_errno(err, "no-worker", _("cannot start the generator"));
		close(pair[0]);
		close(pair[1]);
		return false;
	}
	close(pair[1]);
	worker->fd = pair[0];
	return true;
}

bool solve_worker_start(struct solve_worker *out, const struct str *question, struct err *err)
{
	struct solve_worker worker = {.fd = -1};
	struct str path = {0};
	bool good = find_worker(&path, err) && spawn(&worker, path.text, err);

	str_release(&path);
	if (!good)
		return false;
	str_addn(&worker.out, str_text(question), question->n);
	solve_worker_send(&worker);
	*out = worker;
	return true;
}

/* ---- ending ---- */

void solve_worker_kill(const struct solve_worker *worker)
{
	if (worker->fd < 0)
		return;
	kill(-worker->pid, SIGKILL); /* its group, should it have started anything */
	kill(worker->pid, SIGKILL);  /* it may not have had the time to make one */
}

void solve_worker_release(struct solve_worker *worker)
{
	if (worker->fd >= 0) {
		solve_worker_kill(worker);
		while (waitpid(worker->pid, NULL, 0) < 0 && errno == EINTR)
			;
		close(worker->fd);
	}
	str_release(&worker->in);
	str_release(&worker->out);
	str_release(&worker->news);
	*worker = (struct solve_worker){.fd = -1};
}

bool solve_worker_runs(const struct solve_worker *worker)
{
	return worker->fd >= 0;
}

/* ---- talking ---- */

bool solve_worker_is_sending(const struct solve_worker *worker)
{
	return worker->sent < worker->out.n;
}

/* What is half sent goes on; only then may newer news begin. */
static bool load_news(struct solve_worker *worker)
{
	if (solve_worker_is_sending(worker))
		return true;
	str_clear(&worker->out);
	worker->sent = 0;
	if (!worker->news.n)
		return false;
	str_addn(&worker->out, worker->news.text, worker->news.n);
	str_clear(&worker->news);
	return true;
}

void solve_worker_send(struct solve_worker *worker)
{
	while (load_news(worker)) {
		const ssize_t n = send(worker->fd, worker->out.text + worker->sent,
		                       worker->out.n - worker->sent, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (n > 0) {
			worker->sent += (size_t)n;
		} else if (n == 0 || errno == EAGAIN || errno == EWOULDBLOCK) {
			return;
		} else if (errno != EINTR) {
			worker->sent = worker->out.n; /* nobody will ever read it */
			str_clear(&worker->news);
		}
	}
}

void solve_worker_tell(struct solve_worker *worker, const struct str *message)
{
	str_clear(&worker->news);
	str_addn(&worker->news, message->text, message->n);
	solve_worker_send(worker);
}

static void forget_taken(struct solve_worker *worker)
{
	if (!worker->taken)
		return;
	memmove(worker->in.text, worker->in.text + worker->taken, worker->in.n - worker->taken + 1);
	worker->in.n -= worker->taken;
	worker->taken = 0;
}

bool solve_worker_receive(struct solve_worker *worker)
{
	char chunk[CHUNK];

	forget_taken(worker);
	for (int turn = 0; turn < CHUNKS_A_TURN;) {
		const ssize_t n = recv(worker->fd, chunk, sizeof chunk, MSG_DONTWAIT);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (n <= 0)
			return false;
		str_addn(&worker->in, chunk, (size_t)n);
		turn++;
	}
	return true;
}

bool solve_worker_next(struct wire_message *out, bool *any, struct solve_worker *worker,
                       struct err *err)
{
	size_t used;

	if (!wire_next(out, &used, str_text(&worker->in) + worker->taken,
	               worker->in.n - worker->taken, err))
		return false;
	worker->taken += used;
	*any = used > 0;
	return true;
}
