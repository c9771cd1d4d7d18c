#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H
/*
 * The command table: one service by name for each line. It feeds the shell, the `:` prompt and the
 * key bindings of the console, help, the command section of the manual and shell completion.
 */
#include <stddef.h>

#include "base/err.h"
#include "command/out.h"

struct app;
struct call;

/* A long option; given as --name VALUE or --name=VALUE. */
struct command_option {
	const char *name;
	char letter;       /* -o VALUE too; 0: none */
	const char *value; /* N_() word for the value, NULL for a switch */
	const char *help;  /* N_() one line */
};

enum command_flags {
	COMMAND_NO_DATABASE = 1, /* runs with `app` NULL where none is open */
	COMMAND_SHELL_ONLY = 2,  /* makes no sense in the console */
	COMMAND_PERIOD = 4,      /* takes a period, see call_period() */
	COMMAND_CONSOLE = 8,     /* opens the console: has no `run`, src/main.c does it */
	COMMAND_MANY = 16,       /* its first option may be given several times: a line for each */
};

struct command {
	const char *name;                     /* one or two words: "roster generate" */
	const char *usage;                    /* N_() arguments, "" for none */
	const char *help;                     /* N_() one line, no full stop */
	const struct command_option *options; /* ends with a {0}; NULL: none */
	int min_args, max_args;               /* max_args -1: any number */
	unsigned flags;
	bool (*run)(const struct call *call, struct app *app, struct out *out, struct err *err);
};

/* The commands in the order of the manual; NULL past the last one. */
const struct command *command_at(size_t i);
/* The command of exactly that name, or NULL. */
const struct command *command_find(const char *name);
/* Is it the first word of a two-word command? */
bool command_is_noun(const char *word);

/* What may stand anywhere on a command line of the shell; ends with a {0}. */
extern const struct command_option command_globals[];

/*
 * Runs one line as somebody types it into the console: words, "quoted words", options. ERR_USAGE
 * when it cannot be understood or makes sense only in the shell.
 */
MUST_CHECK bool command_run_line(struct app *app, const char *line, struct out *out,
                                 struct err *err);

#endif
