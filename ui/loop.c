#include "loop.h"

#include <errno.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/clock.h"
#include "term.h"

#include "base/banned.h"

#define SECOND 1000

void loop_init(struct loop *loop, int changed_fd)
{
	sigset_t closed;

	*loop = (struct loop){.changed_fd = changed_fd, .work_fd = -1, .work_wait = -1};
	sigemptyset(&closed);
	sigaddset(&closed, SIGWINCH);
	sigaddset(&closed, SIGHUP);
	sigaddset(&closed, SIGTERM);
	sigaddset(&closed, SIGINT);
	sigaddset(&closed, SIGQUIT);
	sigaddset(&closed, SIGCHLD);
	sigaddset(&closed, SIGCONT);
	sigprocmask(SIG_BLOCK, &closed, &loop->old);
	loop->open = loop->old;
	for (int i = 1; i < NSIG; i++)
		if (sigismember(&closed, i) == 1)
			sigdelset(&loop->open, i);
	loop->next_tick = clock_monotonic() + SECOND;
}

void loop_release(struct loop *loop)
{
	sigprocmask(SIG_SETMASK, &loop->old, NULL);
}

static enum loop_event end(struct loop *loop, int number)
{
	loop->ended_by = number;
	return LOOP_END;
}

static enum loop_event signal_event(struct loop *loop, int number)
{
	switch (number) {
	case SIGCHLD:
		return LOOP_CHILD;
	case SIGWINCH:
	case SIGCONT:
		term_repaint();
		return LOOP_RESIZE;
	default:
		return end(loop, number);
	}
}

static bool take_news(int fd)
{
	char buf[4096];
	bool any = false;

	while (read(fd, buf, sizeof(buf)) > 0)
		any = true;
	return any;
}

/* Milliseconds to wait: none when curses may still hold bytes that poll cannot see. */
static int64_t time_left(const struct loop *loop)
{
	int64_t left = loop->next_tick - clock_monotonic();

	if (loop->work_wait >= 0 && loop->work_wait < left)
		left = loop->work_wait;
	return loop->is_busy || left < 0 ? 0 : left;
}

enum loop_event loop_wait(struct loop *loop, struct key *key)
{
	int64_t due = clock_monotonic() + loop->work_wait;

	for (;;) {
		int64_t left = time_left(loop);
		struct timespec wait = {left / SECOND, left % SECOND * 1000000};
		struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0},
		                       {loop->changed_fd, POLLIN, 0},
		                       {loop->work_fd, POLLIN, 0}};
		int ready = ppoll(fds, 3, &wait, &loop->open), number;
		bool read_any;

		if ((number = term_signal()) != 0)
			return signal_event(loop, number);
		if (ready < 0 && errno != EINTR)
			return end(loop, SIGHUP);
		if (ready > 0 && fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
			return end(loop, SIGHUP);
		loop->is_busy = term_key(key, &read_any);
		if (loop->is_busy)
			return LOOP_KEY;
		if (read_any)
			return LOOP_NOTHING;
		if (ready > 0 && fds[0].revents & POLLIN && term_is_lost())
			return end(loop, SIGHUP);
		if (ready > 0 && fds[1].revents & POLLIN && take_news(loop->changed_fd))
			return LOOP_CHANGED;
		if (clock_monotonic() >= loop->next_tick) {
			loop->next_tick = clock_monotonic() + SECOND;
			return LOOP_TICK;
		}
		if ((ready > 0 && fds[2].revents) ||
		    (loop->work_wait >= 0 && clock_monotonic() >= due))
			return LOOP_WORK;
	}
}

bool loop_has_more(void)
{
	struct pollfd input = {STDIN_FILENO, POLLIN, 0};

	return poll(&input, 1, 0) > 0;
}

int loop_watch_folder(const char *folder)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	if (fd >= 0 &&
	    inotify_add_watch(fd, folder, IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}
