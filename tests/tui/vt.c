#include "test.h"

#include "vt.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"

#include "base/banned.h"

#define PATIENCE 10000 /* milliseconds */
#define QUIET    40    /* without a word the program has drawn all that it has to draw */

struct vt {
	int master;
	pid_t child;
	int status;
	bool has_ended;
	int rows, cols;
	VTerm *term;
	VTermScreen *screen;
	bool is_altscreen, cursor_visible;
	VTermPos cursor;
	struct str written;
};

static int prop_changed(VTermProp prop, VTermValue *value, void *user)
{
	struct vt *vt = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		vt->is_altscreen = value->boolean;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		vt->cursor_visible = value->boolean;
	return 1;
}

static int cursor_moved(VTermPos to, VTermPos from, int visible, void *user)
{
	struct vt *vt = user;

	(void)from;
	(void)visible;
	vt->cursor = to;
	return 1;
}

static void send_bytes(const char *bytes, size_t n, void *user)
{
	struct vt *vt = user;

	while (n > 0 && vt->master >= 0) {
		ssize_t done = write(vt->master, bytes, n);

		if (done < 0)
			return;
		bytes += done;
		n -= (size_t)done;
	}
}

static _Noreturn void run(const char *const *argv, const char *const *env)
{
	char *empty = NULL;

	environ = &empty;
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
	for (; env && *env; env++)
		putenv(xstrdup(*env));
	union { /* execv() promises to leave them as they are */
		const char *const *in;
		char *const *out;
	} args = {argv};
	execvp(argv[0], args.out);
	perror(argv[0]);
	_exit(127);
}

struct vt *vt_start(int rows, int cols, const char *const *argv, const char *const *env)
{
	static const VTermScreenCallbacks callbacks = {
	    .settermprop = prop_changed,
	    .movecursor = cursor_moved,
	};
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	struct vt *vt = xcalloc(1, sizeof(*vt));

	vt->rows = rows;
	vt->cols = cols;
	vt->cursor_visible = true;
	vt->term = vterm_new(rows, cols);
	vterm_set_utf8(vt->term, 1);
	vterm_output_set_callback(vt->term, send_bytes, vt);
	vt->screen = vterm_obtain_screen(vt->term);
	vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
	vterm_screen_enable_altscreen(vt->screen, 1);
	vterm_screen_reset(vt->screen, 1);
	fflush(NULL);
	vt->child = forkpty(&vt->master, NULL, NULL, &size);
	assert_true(vt->child >= 0);
	if (vt->child == 0) {
		/* Where the tests run in the background these are ignored, and stay so over exec. */
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		signal(SIGHUP, SIG_DFL);
		run(argv, env);
	}
	return vt;
}

/* Takes in what the program sends within the time; false when there was nothing. */
static bool feed(struct vt *vt, int milliseconds)
{
	struct pollfd fd = {.fd = vt->master, .events = POLLIN};
	char buf[4096];

	if (vt->master < 0 || poll(&fd, 1, milliseconds) <= 0)
		return false;
	ssize_t n = read(vt->master, buf, sizeof(buf));
	if (n <= 0) {
		close(vt->master);
		vt->master = -1;
		return false;
	}
	str_addn(&vt->written, buf, (size_t)n);
	vterm_input_write(vt->term, buf, (size_t)n);
	return true;
}

static bool take_status(struct vt *vt, int flags)
{
	int status;

	if (!vt->has_ended && waitpid(vt->child, &status, flags) == vt->child) {
		vt->has_ended = true;
		vt->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
	}
	return vt->has_ended;
}

void vt_free(struct vt *vt)
{
	if (!take_status(vt, WNOHANG)) {
		kill(vt->child, SIGKILL);
		take_status(vt, 0);
	}
	if (vt->master >= 0)
		close(vt->master);
	vterm_free(vt->term);
	str_release(&vt->written);
	free(vt);
}

void vt_send(struct vt *vt, const char *bytes)
{
	send_bytes(bytes, strlen(bytes), vt);
}

void vt_settle(struct vt *vt)
{
	while (feed(vt, QUIET))
		;
}

void vt_resize(struct vt *vt, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	/* What the program still draws for the old size must not meet a terminal of the new one. */
	vt_settle(vt);
	vt->rows = rows;
	vt->cols = cols;
	vterm_set_size(vt->term, rows, cols);
	ioctl(vt->master, TIOCSWINSZ, &size);
}

void vt_click(struct vt *vt, int row, int col)
{
	vterm_mouse_move(vt->term, row, col, VTERM_MOD_NONE);
	vterm_mouse_button(vt->term, 1, true, VTERM_MOD_NONE);
	vterm_mouse_button(vt->term, 1, false, VTERM_MOD_NONE);
}

void vt_wheel(struct vt *vt, int row, int col, bool down)
{
	vterm_mouse_move(vt->term, row, col, VTERM_MOD_NONE);
	vterm_mouse_button(vt->term, down ? 5 : 4, true, VTERM_MOD_NONE);
}

void vt_hang_up(struct vt *vt)
{
	close(vt->master);
	vt->master = -1;
}

void vt_signal(struct vt *vt, int number)
{
	kill(vt->child, number);
}

static void add_point(struct str *text, uint32_t point)
{
	if (point < 0x80) {
		str_addc(text, (char)point);
	} else if (point < 0x800) {
		str_addc(text, (char)(0xc0 | point >> 6));
		str_addc(text, (char)(0x80 | (point & 0x3f)));
	} else {
		if (point < 0x10000) {
			str_addc(text, (char)(0xe0 | point >> 12));
		} else {
			str_addc(text, (char)(0xf0 | point >> 18));
			str_addc(text, (char)(0x80 | (point >> 12 & 0x3f)));
		}
		str_addc(text, (char)(0x80 | (point >> 6 & 0x3f)));
		str_addc(text, (char)(0x80 | (point & 0x3f)));
	}
}

char *vt_row(struct vt *vt, int row)
{
	struct str text = {0};
	VTermScreenCell cell = {.width = 1};
	size_t end = 0;

	for (int col = 0; col<vt->cols; col += cell.width> 1 ? cell.width : 1) {
		vterm_screen_get_cell(vt->screen, (VTermPos){row, col}, &cell);
		if (!cell.chars[0])
			str_addc(&text, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			add_point(&text, cell.chars[i]);
		if (cell.chars[0] && cell.chars[0] != ' ')
			end = text.n;
	}
	char *out = str_take(&text);
	out[end] = '\0';
	return out;
}

char *vt_cell(struct vt *vt, int row, int col)
{
	struct str text = {0};
	VTermScreenCell cell;

	vterm_screen_get_cell(vt->screen, (VTermPos){row, col}, &cell);
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
		add_point(&text, cell.chars[i]);
	return str_take(&text);
}

char *vt_screen(struct vt *vt)
{
	struct str text = {0};

	for (int row = 0; row < vt->rows; row++) {
		char *line = vt_row(vt, row);

		str_addf(&text, "%s\n", line);
		free(line);
	}
	return str_take(&text);
}

const char *vt_written(const struct vt *vt, size_t *n)
{
	*n = vt->written.n;
	return str_text(&vt->written);
}

void vt_print(struct vt *vt)
{
	char *text = vt_screen(vt);

	printf("%s", text);
	for (int col = 0; col < vt->cols; col++)
		putchar('=');
	putchar('\n');
	fflush(stdout);
	free(text);
}

typedef bool condition(struct vt *vt, int row, const char *text);

static bool shows(struct vt *vt, int row, const char *text)
{
	char *screen = vt_screen(vt);
	bool found = strstr(screen, text) != NULL;

	(void)row;
	free(screen);
	return found;
}

static bool shows_not(struct vt *vt, int row, const char *text)
{
	return !shows(vt, row, text);
}

static bool row_begins(struct vt *vt, int row, const char *text)
{
	char *line = vt_row(vt, row);
	bool same = strncmp(line, text, strlen(text)) == 0;

	free(line);
	return same;
}

static void wait_for(struct vt *vt, condition *holds, int row, const char *text, const char *what)
{
	int64_t until = clock_monotonic() + PATIENCE, left = PATIENCE;

	while (!holds(vt, row, text) && left > 0 && vt->master >= 0) {
		feed(vt, (int)left);
		left = until - clock_monotonic();
	}
	if (holds(vt, row, text))
		return;
	vt_print(vt);
	fail_msg("%s: %s", what, text);
}

void vt_expect(struct vt *vt, const char *text)
{
	wait_for(vt, shows, 0, text, "not on the screen");
}

void vt_expect_gone(struct vt *vt, const char *text)
{
	wait_for(vt, shows_not, 0, text, "still on the screen");
}

void vt_expect_row(struct vt *vt, int row, const char *text)
{
	wait_for(vt, row_begins, row, text, "not the beginning of its row");
}

int vt_wait(struct vt *vt)
{
	int64_t until = clock_monotonic() + PATIENCE;

	while (clock_monotonic() < until && !take_status(vt, WNOHANG))
		if (!feed(vt, 20) && vt->master < 0)
			poll(NULL, 0, 5);
	while (feed(vt, 0))
		;
	if (!vt->has_ended) {
		vt_print(vt);
		fail_msg("the program did not end");
	}
	return vt->status;
}

struct vt_look vt_look(struct vt *vt, int row, int col)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(vt->screen, (VTermPos){row, col}, &cell);
	return (struct vt_look){
	    .bold = cell.attrs.bold,
	    .reverse = cell.attrs.reverse,
	    .coloured =
	        !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg),
	};
}

bool vt_has_colour(struct vt *vt)
{
	for (int row = 0; row < vt->rows; row++)
		for (int col = 0; col < vt->cols; col++)
			if (vt_look(vt, row, col).coloured)
				return true;
	return false;
}

void vt_cursor(struct vt *vt, int *row, int *col, bool *visible)
{
	*row = vt->cursor.row;
	*col = vt->cursor.col;
	*visible = vt->cursor_visible;
}

bool vt_is_altscreen(const struct vt *vt)
{
	return vt->is_altscreen;
}
