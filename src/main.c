/* trucban: the command line in, one command run, its data on stdout and its
 * words on stderr. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "command/call.h"
#include "command/manual.h"
#include "console.h"

#include "base/banned.h"

/* A closed descriptor must not become that of the database: a word would be
 * written into it. */
static void hold_standard_streams(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd ? O_RDONLY : O_WRONLY) < 0)
			_exit(1);
}

/* The catalogue of a build tree: `locale` beside the executable. Owned; NULL
 * when not found. */
static char *catalogue_folder(void)
{
	char *path = realpath("/proc/self/exe", NULL);
	char *slash = path ? strrchr(path, '/') : NULL;
	char *folder = slash ? xasprintf("%.*s/locale", (int)(slash - path), path) : NULL;

	free(path);
	return folder;
}

/* Sought before anything can go wrong, so that every message is in the right
 * language. */
static const char *language(char *const words[])
{
	const char *lang = NULL;

	for (; *words && strcmp(*words, "--") != 0; words++) {
		if (!strncmp(*words, "--lang=", 7))
			lang = *words + 7;
		else if (!strcmp(*words, "--lang") && words[1])
			lang = words[1];
	}
	return lang;
}

static bool is_known_language(const char *lang, struct err *err)
{
	if (!lang || !strcmp(lang, "vi") || !strcmp(lang, "en"))
		return true;
	return err_set(err, ERR_USAGE, "unknown-language", _("--lang: \"%s\" is neither vi nor en"),
	               lang);
}

/* A terminal gets nothing that could steer it, whatever a database or an argument holds; a file or
 * another program gets every byte. */
static bool put(const char *text, size_t n, FILE *stream)
{
	if (!isatty(fileno(stream)))
		return fwrite(text, 1, n, stream) == n;
	char *shown = utf8_for_terminal(text);
	bool ok = fputs(shown, stream) >= 0;
	free(shown);
	return ok;
}

static void put_words(const struct str *words)
{
	put(str_text(words), words->n, stderr);
}

static void complain(const struct err *err)
{
	char *line = xasprintf("trucban: %s\n", err->msg);

	put(line, strlen(line), stderr);
	free(line);
}

/* Asks on the terminal, below what the question is about; an end of input is a no. */
static bool ask(void *context, const char *question)
{
	struct out *out = context;
	char answer[16] = "";

	put(str_text(&out->data), out->data.n, stdout);
	fflush(stdout);
	put_words(&out->words);
	str_release(&out->data);
	str_release(&out->words);
	char *line = xasprintf(_("%s [y/n] "), question);
	put(line, strlen(line), stderr);
	free(line);
	fflush(stderr);
	if (!fgets(answer, sizeof(answer), stdin))
		return false;
	return answer[0] && strchr("yYcC", answer[0]);
}

static int terminal_width(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0)
		return 0;
	return size.ws_col;
}

/* A reader that has gone (head, less) needs no word; a full disk does. */
static bool deliver(const struct out *out, struct err *err)
{
	bool ok = put(str_text(&out->data), out->data.n, stdout);

	ok = !fflush(stdout) && ok;
	if (!ok && errno != EPIPE)
		err_errno(err, "stdout", _("cannot write the output"));
	put_words(&out->words);
	return ok;
}

/* One line, written over and over. */
static void show_progress(void *context, const char *text)
{
	struct winsize size;
	char *line = NULL;

	(void)context;
	if (text && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1)
		line = utf8_clip(text, size.ws_col - 1);
	fprintf(stderr, "\r%s\033[K", line ? line : "");
	fflush(stderr);
	free(line);
}

static bool can_show_progress(void)
{
	const char *term = getenv("TERM");

	return isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb") != 0;
}

static bool run(const struct call *call, struct app *app, struct err *err)
{
	bool may_ask = isatty(STDIN_FILENO) && isatty(STDERR_FILENO) && !call_global(call, "yes");
	struct out out = {
	    .json = call_global(call, "json"),
	    .verbose = call_global(call, "verbose"),
	    .width = terminal_width(),
	    .ask = may_ask ? ask : NULL,
	    .progress = can_show_progress() ? show_progress : NULL,
	    .context = &out,
	};
	struct err other = {0};
	bool ok = call_run(call, app, &out, err);
	bool delivered;

	/* A command that succeeded may have tried something that did not. */
	if (ok)
		*err = (struct err){0};
	delivered = deliver(&out, ok ? err : &other);

	if (!ok && !delivered && *other.msg)
		complain(&other);
	out_release(&out);
	return ok && delivered;
}

static bool is_console(const struct call *call)
{
	return !call->command || call->command->flags & COMMAND_CONSOLE;
}

/* The console without a terminal: a word on what else there is. */
static bool run_bare(struct err *err)
{
	struct out out = {0};

	manual_overview(&out);
	fputs(str_text(&out.data), stderr);
	out_release(&out);
	err->code = ERR_USAGE;
	return false;
}

static bool run_with_app(const struct call *call, int *ended_by, struct err *err)
{
	struct app_options where = call_where(call);
	struct app *app = NULL;
	bool ok;

	if (!app_open(&app, &where, err))
		return false;
	if (is_console(call))
		ok = console_run(app, ended_by, err);
	else
		ok = run(call, app, err);
	app_close(app);
	return ok;
}

static bool start(const char *lang, char *const words[], size_t n, int *ended_by, struct err *err)
{
	struct call call = {0};
	bool ok;

	if (!is_known_language(lang, err) || !clock_init(getenv("TRUCBAN_NOW"), err) ||
	    !call_parse(&call, words, n, err))
		return false;
	if (is_console(&call) && !(isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)))
		ok = run_bare(err);
	else if (!is_console(&call) && call.command->flags & COMMAND_NO_DATABASE)
		ok = run(&call, NULL, err);
	else
		ok = run_with_app(&call, ended_by, err);
	call_release(&call);
	return ok;
}

int main(int argc, char **argv)
{
	struct err err = {0};
	int ended_by = 0;
	char **words;
	const char *lang;
	char *folder;
	bool ok;

	hold_standard_streams();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a limit of the size of files: writing fails with a word */
	words = argc > 0 ? argv + 1 : argv;
	lang = language(words);
	folder = catalogue_folder();
	i18n_init(lang && !strcmp(lang, "en") ? "en" : "vi", folder);
	free(folder);
	ok = start(lang, words, argc > 0 ? (size_t)argc - 1 : 0, &ended_by, &err);
	if (!ok && *err.msg)
		complain(&err);
	if (ended_by)
		return 128 + ended_by;
	return ok ? EXIT_SUCCESS : (err.code ? err_exit_status(&err) : EXIT_FAILURE);
}
