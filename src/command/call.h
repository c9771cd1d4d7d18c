#ifndef COMMAND_CALL_H
#define COMMAND_CALL_H
/*
 * A command line, understood: which command, with which arguments and options. All text in it is
 * cleaned (utf8_clean; values of options are one line) and owned by it.
 */
#include "command/command.h"
#include "service/app.h"

struct call {
	const struct command *command; /* NULL: none was named */
	char **arg;
	size_t n_args;
	char **value;  /* of each option of the command; NULL not given, "" for a switch */
	char **global; /* the same for command_globals */
};

/*
 * ERR_USAGE with a word where to read more: unknown command or option, a value too much or too
 * little, too many or too few arguments. --help and --version turn into the commands of that name.
 */
MUST_CHECK bool call_parse(struct call *out, char *const words[], size_t n, struct err *err);
/* Runs it; `app` may be NULL for COMMAND_NO_DATABASE. */
MUST_CHECK bool call_run(const struct call *call, struct app *app, struct out *out,
                         struct err *err);
void call_release(struct call *call);

/* The value of an option of the command ("" for a switch), NULL when it was not given. */
const char *call_value(const struct call *call, const char *name);
bool call_has(const struct call *call, const char *name);
const char *call_global(const struct call *call, const char *name);
/* Values of --db, --config and --as, borrowed from `call`. */
struct app_options call_where(const struct call *call);

/* ERR_USAGE for a command used wrongly, with its usage and where to read more. False. */
bool call_misused(const struct call *call, struct err *err, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* ---- values of options, as most commands need them: ERR_USAGE when they are malformed ---- */

/* The period: the first argument, or "FROM..TO" from --from and --to; owned. Such commands have the
 * flag COMMAND_PERIOD, so that call_parse() has looked at it already. */
MUST_CHECK bool call_period(char **out, const struct call *call, struct err *err);
/* A whole number; `otherwise` when it was not given. */
MUST_CHECK bool call_number(int64_t *out, const struct call *call, const char *name, int64_t min,
                            int64_t max, int64_t otherwise, struct err *err);
/* Argument `i`, which is there, as a whole number. */
MUST_CHECK bool call_argument(int64_t *out, const struct call *call, size_t i, int64_t min,
                              int64_t max, struct err *err);
/* The day of an option that was given. */
MUST_CHECK bool call_date(struct date *out, const struct call *call, const char *name,
                          struct err *err);
/* --version: a number, "draft" or "published" as roster_inspect() wants it. */
enum { VERSION_PUBLISHED = 0, VERSION_DRAFT = -1, VERSION_NEWEST = -2 };
MUST_CHECK bool call_version(int *out, const struct call *call, int otherwise, struct err *err);
/* A time; 0 when it was not given. */
MUST_CHECK bool call_time(int64_t *out, const struct call *call, const char *name, struct err *err);
/* When something happened, as moment_parse() reads it; 0 when it was not given. */
MUST_CHECK bool call_moment(int64_t *out, const struct call *call, const char *name,
                            struct err *err);

#endif
