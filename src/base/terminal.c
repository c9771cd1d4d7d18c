#include "base/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/secret.h"

#include "base/banned.h"

enum { LINE = 1024 }; /* what a terminal gives at once is no longer than 4096 */

struct quiet {
	int tty, signals;
	struct termios old;
	sigset_t before;
};

static void put(int tty, const char *text)
{
	size_t n = strlen(text);

	while (n) {
		ssize_t done = write(tty, text, n);

		if (done < 0 && errno != EINTR)
			return;
		text += done > 0 ? done : 0;
		n -= done > 0 ? (size_t)done : 0;
	}
}

static void echo_off(const struct quiet *q)
{
	struct termios quiet = q->old;

	quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
	quiet.c_lflag |= ICANON | ISIG;
	tcsetattr(q->tty, TCSAFLUSH, &quiet);
}

/* Signals that end or stop the program wait until the terminal is as it was. */
static bool begin(struct quiet *q, struct err *err)
{
	static const int waits[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
	sigset_t set;

	q->tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (q->tty < 0 || tcgetattr(q->tty, &q->old) < 0) {
		if (q->tty >= 0)
			close(q->tty);
		return err_set(err, ERR_CONFLICT, "no-terminal",
		               _("a PIN is typed on a terminal, never given in another way, and "
		                 "there is no terminal here"));
	}
	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(waits) / sizeof(*waits); i++)
		sigaddset(&set, waits[i]);
	sigprocmask(SIG_BLOCK, &set, &q->before);
	q->signals = signalfd(-1, &set, SFD_CLOEXEC);
	echo_off(q);
	return true;
}

static void end(struct quiet *q)
{
	tcsetattr(q->tty, TCSAFLUSH, &q->old);
	put(q->tty, "\n");
	if (q->signals >= 0)
		close(q->signals);
	sigprocmask(SIG_SETMASK, &q->before, NULL);
	close(q->tty);
}

/* The signal does now what it does; where the program goes on (it was stopped), so does the
 * question. */
static void let_signal(struct quiet *q, const char *prompt)
{
	sigset_t blocked;

	tcsetattr(q->tty, TCSAFLUSH, &q->old);
	put(q->tty, "\n");
	sigprocmask(SIG_SETMASK, &q->before, &blocked);
	sigprocmask(SIG_SETMASK, &blocked, NULL);
	echo_off(q);
	put(q->tty, prompt);
}

/* How many bytes of a line came, its end included; 0 at the end of input. */
static size_t read_line(char line[LINE], struct quiet *q, const char *prompt)
{
	struct pollfd fd[2] = {{q->tty, POLLIN, 0}, {q->signals, POLLIN, 0}};
	ssize_t got;

	for (;;) {
		if (poll(fd, 2, -1) < 0) {
			if (errno != EINTR)
				return 0;
		} else if (fd[1].revents & POLLIN) {
			let_signal(q, prompt);
		} else if (fd[0].revents) {
			got = read(q->tty, line, LINE);
			if (got >= 0 || errno != EINTR)
				return got > 0 ? (size_t)got : 0;
		}
	}
}

bool terminal_ask(char *out, size_t room, const char *prompt, struct err *err)
{
	char line[LINE];
	struct quiet q;
	size_t n;

	if (!begin(&q, err))
		return false;
	put(q.tty, prompt);
	n = read_line(line, &q, prompt);
	end(&q);
	if (n == 0)
		return err_set(err, ERR_CONFLICT, "no-answer", _("nothing was typed"));
	n -= line[n - 1] == '\n';
	if (n < room) {
		memcpy(out, line, n);
		out[n] = '\0';
	}
	secret_wipe(line, sizeof line);
	if (n >= room)
		return err_set(err, ERR_USAGE, "too-long",
		               _("what was typed is longer than %zu characters"), room - 1);
	return true;
}

void terminal_say(const char *line)
{
	int tty = open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC);

	if (tty < 0)
		return;
	put(tty, line);
	put(tty, "\n");
	close(tty);
}
