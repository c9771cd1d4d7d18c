/*
 * measure [--screen TEXT] RUNS COMMAND...: runs it so often and prints the least and the median
 * wall time, the least processor time (which a busy machine changes least), all in ms, and the
 * largest resident set in MiB, apart by tabs. With --screen: in a terminal of 80 x 24, until TEXT
 * stands on it. A failing command ends it with status 1.
 */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "base/mem.h"
#include "base/number.h"

#include "base/banned.h"

enum { ROWS = 24, COLS = 80, PATIENCE = 10000 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static _Noreturn void die(const char *what, const char *command)
{
	fprintf(stderr, "measure: %s: %s\n", command, what);
	exit(1);
}

/* Never returns in the child. */
static void execute(char **command)
{
	execvp(command[0], command);
	_exit(127);
}

struct run {
	double wall, processor; /* ms */
	long peak;              /* KiB */
};

/* Waits for its end; its exit status. */
static int finish(struct run *out, pid_t child)
{
	struct rusage used;
	int status;

	if (wait4(child, &status, 0, &used) < 0)
		return -1;
	out->processor = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
	                 (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
	out->peak = used.ru_maxrss;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static struct run run_quietly(char **command)
{
	struct run run = {0};
	double start = now();
	pid_t child = fork();

	if (child == 0) {
		int null = open("/dev/null", O_RDWR);

		for (int fd = 0; fd <= 2; fd++)
			dup2(null, fd);
		execute(command);
	}
	if (child < 0 || finish(&run, child) != 0)
		die("failed", command[0]);
	run.wall = now() - start;
	return run;
}

/* Does the text begin at this cell? */
static bool begins_at(VTermScreen *screen, VTermPos pos, const char *text)
{
	while (*text) {
		VTermScreenCell cell;
		char bytes[8] = "";

		if (pos.col >= COLS || !vterm_screen_get_cell(screen, pos, &cell))
			return false;
		/* ASCII is enough for what a bench waits for. */
		bytes[0] = cell.chars[0] < 128 ? (char)cell.chars[0] : '?';
		if (*text != (bytes[0] ? bytes[0] : ' '))
			return false;
		text++;
		pos.col++;
	}
	return true;
}

static bool shows(VTermScreen *screen, const char *text)
{
	for (int row = 0; row < ROWS; row++)
		for (int col = 0; col < COLS; col++)
			if (begins_at(screen, (VTermPos){row, col}, text))
				return true;
	return false;
}

static void feed_until(VTerm *vt, int fd, const char *text, const char *command)
{
	VTermScreen *screen = vterm_obtain_screen(vt);
	struct pollfd ready = {.fd = fd, .events = POLLIN};
	const double end = now() + PATIENCE;
	char bytes[4096];

	vterm_screen_reset(screen, 1);
	while (!shows(screen, text)) {
		ssize_t n;

		if (now() > end || poll(&ready, 1, PATIENCE) <= 0 ||
		    (n = read(fd, bytes, sizeof bytes)) <= 0)
			die("never shows the text", command);
		vterm_input_write(vt, bytes, (size_t)n);
		/* Some programs wait for the terminal's answers. */
		n = (ssize_t)vterm_output_read(vt, bytes, sizeof bytes);
		if (n > 0 && write(fd, bytes, (size_t)n) < 0)
			die("takes no input", command);
	}
}

static struct run run_on_screen(char **command, const char *text)
{
	struct winsize size = {.ws_row = ROWS, .ws_col = COLS};
	VTerm *vt = vterm_new(ROWS, COLS);
	struct run run = {0};
	double start = now();
	int fd;
	pid_t child = forkpty(&fd, NULL, NULL, &size);

	if (child == 0) {
		setenv("TERM", "xterm-256color", 1);
		execute(command);
	}
	if (child < 0)
		die("no terminal", command[0]);
	vterm_set_utf8(vt, 1);
	feed_until(vt, fd, text, command[0]);
	run.wall = now() - start;
	kill(child, SIGTERM);
	close(fd);
	finish(&run, child);
	vterm_free(vt);
	return run;
}

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void print(const struct run *runs, size_t n)
{
	double *wall = xcalloc(n, sizeof *wall), *processor = xcalloc(n, sizeof *processor);
	long peak = 0;

	for (size_t i = 0; i < n; i++) {
		wall[i] = runs[i].wall;
		processor[i] = runs[i].processor;
		peak = runs[i].peak > peak ? runs[i].peak : peak;
	}
	qsort(wall, n, sizeof *wall, compare);
	qsort(processor, n, sizeof *processor, compare);
	printf("%.2f\t%.2f\t%.2f\t%.1f\n", wall[0], wall[n / 2], processor[0], (double)peak / 1024);
	free(wall);
	free(processor);
}

int main(int argc, char **argv)
{
	const char *text = NULL;
	int64_t n;
	struct err err;

	if (argc > 2 && strcmp(argv[1], "--screen") == 0) {
		text = argv[2];
		argv += 2;
		argc -= 2;
	}
	if (argc < 3 || !number_parse(&n, argv[1], 1, 10000, &err))
		die("usage: measure [--screen TEXT] RUNS COMMAND...", "");
	struct run *runs = xcalloc((size_t)n, sizeof *runs);
	for (int64_t i = -1; i < n; i++) /* the first fills the caches */
		runs[i < 0 ? 0 : i] = text ? run_on_screen(argv + 2, text) : run_quietly(argv + 2);
	print(runs, (size_t)n);
	free(runs);
	return 0;
}
