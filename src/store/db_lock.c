#include "store/db_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static mode_t mode_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_mode & 0666 : 0600;
}

static int open_lock(const char *name, const char *path)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct err ignored;

	if (fd >= 0 || errno != ENOENT)
		return fd;
	/* Somebody else may make it at the same moment; then that one is opened. */
	if (!file_create(name, mode_of(path), &ignored) && ignored.code != ERR_CONFLICT)
		return -1;
	return open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
}

bool db_lock_open(struct db_lock *out, const char *path, struct err *err)
{
	char *name = xasprintf("%s.lock", path);
	int fd = open_lock(name, path);
	bool ok = fd >= 0 || errno == EROFS || errno == EACCES || errno == EPERM;

	if (!ok)
		err_errno(err, "cannot-lock", _("cannot open the lock file %s"), name);
	free(name);
	if (ok)
		out->fd = fd;
	return ok;
}

void db_lock_close(struct db_lock *lock)
{
	if (lock->fd >= 0)
		close(lock->fd);
	lock->fd = -1;
}

static void wake(int signal_number)
{
	(void)signal_number;
}

/*
 * Lines up in the kernel's queue. Only a signal ends such a wait, so a timer of our own sends one
 * at the end, and again and again, in case it comes just before flock() is entered.
 */
static bool wait_in_line(int fd, int operation, int64_t milliseconds)
{
	const int number = SIGRTMAX - 1;
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = number};
	struct itimerspec when = {
	    .it_value = {milliseconds / 1000, milliseconds % 1000 * 1000000},
	    .it_interval = {0, 20 * 1000000},
	};
	struct sigaction action = {.sa_handler = wake}, old_action;
	int64_t end = clock_monotonic() + milliseconds;
	sigset_t ours, old_set;
	timer_t timer;
	bool taken;

	if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0)
		return false;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, &old_action);
	sigemptyset(&ours);
	sigaddset(&ours, number);
	sigprocmask(SIG_UNBLOCK, &ours, &old_set);
	timer_settime(timer, 0, &when, NULL);
	do
		taken = flock(fd, operation) == 0;
	while (!taken && errno == EINTR && clock_monotonic() < end);
	timer_delete(timer);
	sigprocmask(SIG_SETMASK, &old_set, NULL);
	sigaction(number, &old_action, NULL);
	return taken;
}

bool db_lock_take(const struct db_lock *lock, bool alone, int64_t milliseconds)
{
	int operation = alone ? LOCK_EX : LOCK_SH;

	if (lock->fd < 0 || flock(lock->fd, operation | LOCK_NB) == 0)
		return true;
	return milliseconds > 0 && wait_in_line(lock->fd, operation, milliseconds);
}

void db_lock_drop(const struct db_lock *lock)
{
	if (lock->fd >= 0)
		flock(lock->fd, LOCK_UN);
}
