/* A command line typed into the console (command_run_line). */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "command/call.h"

#include "base/banned.h"

struct words {
	char **word;
	size_t n;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Words between blanks; quotes, double or single, hold blanks together. */
static bool split(struct words *out, const char *line, struct err *err)
{
	struct str s = {0};

	for (;;) {
		char quote = 0;

		while (is_blank(*line))
			line++;
		if (!*line)
			return true;
		for (; *line && (quote || !is_blank(*line)); line++) {
			if (*line == quote)
				quote = 0;
			else if (!quote && (*line == '"' || *line == '\''))
				quote = *line;
			else
				str_addc(&s, *line);
		}
		if (quote) {
			str_release(&s);
			return err_set(err, ERR_USAGE, "open-quote",
			               _("a quotation mark %c is not closed"), quote);
		}
		out->word = array_grow(out->word, out->n, sizeof(*out->word));
		out->word[out->n++] = str_take(&s);
	}
}

/* What chooses the database or the person was settled when the console was opened. */
static bool is_for_console(const struct call *call, struct err *err)
{
	static const char *const settled[] = {"db", "config", "lang", "as"};

	if (!call->command)
		return err_set(err, ERR_USAGE, "no-command", _("no command was given"));
	if (call->command->flags & COMMAND_SHELL_ONLY)
		return err_set(err, ERR_USAGE, "shell-only",
		               _("\"%s\" is for the shell, not for the console"),
		               call->command->name);
	for (size_t i = 0; i < sizeof(settled) / sizeof(*settled); i++)
		if (call_global(call, settled[i]))
			return err_set(err, ERR_USAGE, "shell-only",
			               _("--%s is for the shell, not for the console"), settled[i]);
	/* Standard input is the keyboard, which has no end. */
	if (call->n_args && !strcmp(call->arg[call->n_args - 1], "-"))
		return err_set(err, ERR_USAGE, "shell-only",
		               _("\"-\" (standard input) is for the shell, not for the console"));
	return true;
}

bool command_run_line(struct app *app, const char *line, struct out *out, struct err *err)
{
	struct words words = {0};
	struct call call = {0};
	bool ok = split(&words, line, err) && call_parse(&call, words.word, words.n, err);

	for (size_t i = 0; i < words.n; i++)
		free(words.word[i]);
	free(words.word);
	if (!ok)
		return false;
	out->json = out->json || call_global(&call, "json");
	out->verbose = out->verbose || call_global(&call, "verbose");
	ok = is_for_console(&call, err) && call_run(&call, app, out, err);
	call_release(&call);
	return ok;
}
