#include "term.h"

#include <curses.h>
#include <errno.h>
#include <ncursesw/term.h> /* <term.h> would be our own */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "base/i18n.h"
#include "decode.h"

#include "base/banned.h"

#define ESCAPE_WAIT 25 /* milliseconds in which the rest of a function key must come */

/* Middle tones, so that they can be read on black and on white; the background is never painted. */
static const struct {
	attr_t attribute;
	short few, many; /* colour out of 8, out of 256; -1: the terminal's own */
} looks[STYLES] = {
    [STYLE_PLAIN] = {A_NORMAL, -1, -1},
    [STYLE_BOLD] = {A_BOLD, -1, -1},
    [STYLE_DIM] = {A_NORMAL, -1, 245},
    [STYLE_TITLE] = {A_BOLD, -1, -1},
    [STYLE_SELECTED] = {A_REVERSE, -1, -1},
    [STYLE_WARNING] = {A_BOLD, COLOR_RED, 160},
    [STYLE_GOOD] = {A_NORMAL, COLOR_GREEN, 28},
    [STYLE_ACCENT] = {A_BOLD, -1, 31},
    [STYLE_HOLIDAY] = {A_NORMAL, COLOR_MAGENTA, 133},
    [STYLE_REST] = {A_NORMAL, COLOR_CYAN, 66},
};

static const struct {
	int curses, code;
} presses[] = {
    {KEY_UP, PRESS_UP},         {KEY_DOWN, PRESS_DOWN},       {KEY_LEFT, PRESS_LEFT},
    {KEY_RIGHT, PRESS_RIGHT},   {KEY_HOME, PRESS_HOME},       {KEY_END, PRESS_END},
    {KEY_PPAGE, PRESS_PAGE_UP}, {KEY_NPAGE, PRESS_PAGE_DOWN}, {KEY_DC, PRESS_DELETE},
    {KEY_ENTER, PRESS_ENTER},   {KEY_BTAB, PRESS_BACKTAB},    {KEY_BACKSPACE, PRESS_BACKSPACE},
};

/* Those that end the program first. */
static const int caught[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCONT, SIGWINCH, SIGCHLD};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

enum { CAUGHT = sizeof(caught) / sizeof(caught[0]), FATAL = sizeof(fatal) / sizeof(fatal[0]) };

static struct {
	SCREEN *screen;
	WINDOW *scratch; /* is never shown */
	bool has_mouse, has_colours;
	const char *paste_on, *paste_off; /* NULL where the terminal knows none */
	const char *leave, *show_cursor;
	struct termios saved;
	struct decode decode;
	struct sigaction old[CAUGHT], old_fatal[FATAL];
	volatile sig_atomic_t arrived[CAUGHT];
} term;

static void note_signal(int number)
{
	for (int i = 0; i < CAUGHT; i++)
		if (caught[i] == number)
			term.arrived[i] = 1;
}

static void write_raw(const char *text)
{
	if (text && write(STDOUT_FILENO, text, strlen(text)) < 0)
		return;
}

/* The program is about to crash: only what may be called here. What came before then takes over. */
static void give_back_at_once(int number, siginfo_t *info, void *context)
{
	(void)context;
	write_raw(term.has_mouse ? "\033[?1000;1006l" : NULL);
	write_raw(term.paste_off);
	write_raw(term.show_cursor);
	write_raw(term.leave);
	tcsetattr(STDIN_FILENO, TCSANOW, &term.saved);
	for (int i = 0; i < FATAL; i++)
		if (fatal[i] == number)
			sigaction(number, &term.old_fatal[i], NULL);
	if (info->si_code <= 0) /* sent, not a fault that happens again on return */
		raise(number);
}

static void catch_signals(void)
{
	struct sigaction note = {.sa_handler = note_signal};
	struct sigaction crash = {.sa_sigaction = give_back_at_once, .sa_flags = SA_SIGINFO};

	for (int i = 0; i < CAUGHT; i++) {
		sigaction(caught[i], NULL, &term.old[i]);
		/* Who ignores hang-ups (nohup) is not asked again: the lost terminal is seen by
		 * poll. */
		if (term.old[i].sa_handler != SIG_IGN || caught[i] == SIGCHLD)
			sigaction(caught[i], &note, NULL);
	}
	for (int i = 0; i < FATAL; i++)
		sigaction(fatal[i], &crash, &term.old_fatal[i]);
}

static void release_signals(void)
{
	for (int i = 0; i < CAUGHT; i++)
		sigaction(caught[i], &term.old[i], NULL);
	for (int i = 0; i < FATAL; i++)
		sigaction(fatal[i], &term.old_fatal[i], NULL);
}

/* A string that the terminal's description has, NULL when it has none. */
static const char *capability(const char *name)
{
	char local[16];
	size_t n = strlen(name);

	if (n >= sizeof(local))
		return NULL;
	memcpy(local, name, n + 1); /* curses wants it writable */
	const char *text = tigetstr(local);
	return text == (const char *)-1 ? NULL : text;
}

static bool refuse(struct err *err, const char *name)
{
	return err_set(
	    err, ERR_USAGE, "no-terminal",
	    _("the console needs a terminal that can place a cursor (TERM=%s); use "
	      "\"trucban now\", \"trucban roster show\" or \"trucban log list\" instead"),
	    name && *name ? name : "-");
}

static bool terminal_is_fit(struct err *err)
{
	const char *name = getenv("TERM");
	int found;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_USAGE, "no-terminal",
		               _("the console needs a terminal as input and output; use \"trucban "
		                 "now\", \"trucban roster show\" or \"trucban log list\" instead"));
	if (!name || !*name || strcmp(name, "dumb") == 0)
		return refuse(err, name);
	if (setupterm(NULL, STDOUT_FILENO, &found) != OK)
		return refuse(err, name);
	bool fits = capability("cup");
	del_curterm(cur_term);
	return fits || refuse(err, name);
}

static void start_colours(void)
{
	const char *no_color = getenv("NO_COLOR");

	term.has_colours = false;
	if ((no_color && *no_color) || !has_colors())
		return;
	term.has_colours = true;
	start_color();
	use_default_colors();
	for (short i = 1; i < STYLES; i++)
		init_pair(i, COLORS >= 256 ? looks[i].many : looks[i].few, -1);
}

static void start_modes(void)
{
	raw(); /* ^Z and ^C are keys: the line discipline would throw away what waits to be drawn */
	noecho();
	nonl();
	meta(stdscr, TRUE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_WAIT);
	curs_set(0);
	term.has_mouse = mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL) != 0;
	mouseinterval(0);
	write_raw(term.paste_on);
}

bool term_init(struct err *err)
{
	if (!terminal_is_fit(err))
		return false;
	tcgetattr(STDIN_FILENO, &term.saved);
	use_tioctl(TRUE);
	catch_signals();
	term.screen = newterm(NULL, stdout, stdin);
	if (!term.screen) {
		release_signals();
		return refuse(err, getenv("TERM"));
	}
	term.paste_on = capability("BE");
	term.paste_off = capability("BD");
	term.leave = capability("rmcup");
	term.show_cursor = capability("cnorm");
	term.decode = (struct decode){0};
	term.scratch = newpad(1, 4);
	start_colours();
	start_modes();
	atexit(term_release);
	return true;
}

void term_release(void)
{
	if (!term.screen)
		return;
	write_raw(term.paste_off);
	endwin();
	delwin(term.scratch);
	delscreen(term.screen);
	term.screen = NULL;
	release_signals();
}

void term_size(int *rows, int *cols)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0 &&
	    (size.ws_row != getmaxy(stdscr) || size.ws_col != getmaxx(stdscr)))
		resize_term(size.ws_row, size.ws_col);
	getmaxyx(stdscr, *rows, *cols);
}

bool term_is_ascii(void)
{
	return !i18n_terminal_is_utf8();
}

/*
 * Whether curses, which goes by a table of its own, gives it as many columns. It is asked in a
 * corner of no screen; what texts here are made of need not be asked about.
 */
static bool has_width(const cchar_t *out, uint32_t first, int width)
{
	if (first < 0x300 || (first >= 0x1e00 && first < 0x2600))
		return width == 1;
	return wmove(term.scratch, 0, 0) == OK && wadd_wch(term.scratch, out) == OK &&
	       getcurx(term.scratch) == width;
}

static void show_cell(int row, int col, const struct cell *cell, int width)
{
	wchar_t text[CCHARW_MAX + 1] = {0};
	const char *from = cell->text;
	mbstate_t state = {0};
	cchar_t out;
	size_t n = mbsrtowcs(text, &from, CCHARW_MAX, &state);
	short pair = term.has_colours ? (short)cell->style : 0;

	if (n == (size_t)-1 ||
	    setcchar(&out, text, looks[cell->style].attribute, pair, NULL) == ERR ||
	    !has_width(&out, (uint32_t)text[0], width))
		setcchar(&out, L"?", looks[cell->style].attribute, pair, NULL);
	mvadd_wch(row, col, &out);
}

void term_show(const struct canvas *canvas)
{
	erase();
	for (int row = 0; row < canvas->rows; row++)
		for (int col = 0; col < canvas->cols; col++) {
			const struct cell *cell = &canvas->cell[row * canvas->cols + col];

			bool is_wide = col + 1 < canvas->cols && !cell[1].text[0];

			if (cell->text[0])
				show_cell(row, col, cell, is_wide ? 2 : 1);
		}
	curs_set(canvas->is_typing ? 1 : 0);
	move(canvas->cursor_row, canvas->cursor_col);
	refresh();
}

void term_repaint(void)
{
	clearok(curscr, TRUE);
}

static bool mouse_key(struct key *out)
{
	MEVENT event;

	if (getmouse(&event) != OK)
		return false;
	*out = (struct key){.row = event.y, .col = event.x};
	if (event.bstate & BUTTON1_PRESSED)
		out->code = PRESS_CLICK;
	else if (event.bstate & BUTTON4_PRESSED)
		out->code = PRESS_WHEEL_UP;
	else if (event.bstate & BUTTON5_PRESSED)
		out->code = PRESS_WHEEL_DOWN;
	return out->code != PRESS_NONE;
}

static bool special_key(struct key *out, int curses)
{
	if (curses == KEY_MOUSE)
		return mouse_key(out);
	if (curses > KEY_F0 && curses <= KEY_F0 + 12)
		return decode_special(&term.decode, out, PRESS_F1 + curses - KEY_F0 - 1);
	for (size_t i = 0; i < sizeof(presses) / sizeof(presses[0]); i++)
		if (presses[i].curses == curses)
			return decode_special(&term.decode, out, presses[i].code);
	return false;
}

bool term_key(struct key *out, bool *read_any)
{
	int c;

	if (read_any)
		*read_any = false;
	/* Bytes, not wide characters: curses would collect up to 16 bytes after a wrong one. */
	while ((c = getch()) != ERR) {
		if (read_any)
			*read_any = true;
		if (c > 0xff ? special_key(out, c)
		             : decode_byte(&term.decode, out, (unsigned char)c))
			return true;
	}
	return decode_idle(&term.decode, out);
}

bool term_is_lost(void)
{
	struct termios now;

	return tcgetattr(STDIN_FILENO, &now) != 0;
}

void term_suspend(void)
{
	struct sigaction stop = {.sa_handler = SIG_DFL}, old;

	write_raw(term.paste_off);
	endwin();
	sigaction(SIGTSTP, &stop, &old);
	/* Not SIGSTOP: without job control nobody would ever wake us; this one the kernel then
	 * drops. */
	raise(SIGTSTP);
	sigaction(SIGTSTP, &old, NULL);
	clearok(curscr, TRUE);
	refresh();
	write_raw(term.paste_on);
}

int term_signal(void)
{
	for (int i = 0; i < CAUGHT; i++)
		if (term.arrived[i]) {
			term.arrived[i] = 0;
			return caught[i];
		}
	return 0;
}
