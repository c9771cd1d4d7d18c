#include "command/call.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "command/pin_ask.h"
#include "service/reads.h"

#include "base/banned.h"

#define LONGEST_VALUE 500 /* columns: as a field of an import */
#define NO_BREAK      "\xc2\xa0"

/* What is known while the words are read from left to right. */
struct reading {
	struct call *call;
	char **word; /* cleaned */
	size_t n, at;
	char *noun;   /* first word of a two-word name, until the second comes */
	bool is_text; /* after `--` nothing is an option */
};

static size_t count_options(const struct command_option *options)
{
	size_t n = 0;

	while (options && options[n].name)
		n++;
	return n;
}

bool call_misused(const struct call *call, struct err *err, const char *fmt, ...)
{
	const struct command *c = call->command;
	struct str usage = {0};
	va_list list;
	char *what;

	va_start(list, fmt);
	what = xvasprintf(fmt, list);
	va_end(list);
	if (c)
		str_addf(&usage, _("Usage: trucban %s %s\n"), c->name,
		         *c->usage ? _(c->usage) : "");
	err_set(err, ERR_USAGE, "usage", _("%s\n%sSee: trucban help%s%s"), what, str_text(&usage),
	        c ? " " : "", c ? c->name : "");
	str_release(&usage);
	free(what);
	return false;
}

static bool unknown_command(const char *noun, const char *word, struct err *err)
{
	const char *blank = *noun ? " " : "";

	return err_set(err, ERR_USAGE, "unknown-command",
	               _("there is no command \"%s%s%s\"\nSee: trucban help%s%s"), noun, blank,
	               word, blank, noun);
}

static bool take_word(struct reading *r, const char *word, struct err *err)
{
	struct call *call = r->call;

	if (call->command) {
		call->arg = array_grow(call->arg, call->n_args, sizeof(*call->arg));
		call->arg[call->n_args++] = xstrdup(word);
		return true;
	}
	if (r->noun) {
		char *name = xasprintf("%s %s", r->noun, word);

		call->command = command_find(name);
		free(name);
	} else {
		call->command = command_find(word);
		if (!call->command && command_is_noun(word)) {
			r->noun = xstrdup(word);
			return true;
		}
	}
	if (!call->command)
		return unknown_command(r->noun ? r->noun : "", word, err);
	call->value = xcalloc(count_options(call->command->options) + 1, sizeof(*call->value));
	return true;
}

static const struct command_option *find_option(const struct command_option *options,
                                                const char *name, size_t n)
{
	for (; options && options->name; options++)
		if (n == 1 ? options->letter == *name
		           : strlen(options->name) == n && !strncmp(options->name, name, n))
			return options;
	return NULL;
}

/* Where the value of the option goes; `*option` is it, NULL when it is unknown. */
static char **option_place(const struct command_option **option, struct call *call,
                           const char *name, size_t n)
{
	if (call->command) {
		*option = find_option(call->command->options, name, n);
		if (*option)
			return &call->value[*option - call->command->options];
	}
	*option = find_option(command_globals, name, n);
	return *option ? &call->global[*option - command_globals] : NULL;
}

static bool may_be_again(const struct call *call, const struct command_option *option)
{
	return call->command && call->command->flags & COMMAND_MANY &&
	       option == call->command->options;
}

/* Takes over `value`. */
static void put_value(char **place, char *value)
{
	char *all;

	if (!*place) {
		*place = value;
		return;
	}
	all = xasprintf("%s\n%s", *place, value);
	free(*place);
	free(value);
	*place = all;
}

/* A value is one line. Owned: without blanks around it, and empty where nobody sees anything. */
static char *clean_value(const char *value)
{
	char *line = utf8_line(value), *start = line, *clean;
	size_t n;

	while (*start == ' ' || strncmp(start, NO_BREAK, strlen(NO_BREAK)) == 0)
		start += *start == ' ' ? 1 : strlen(NO_BREAK);
	for (n = strlen(start); n;) {
		if (start[n - 1] == ' ')
			n--;
		else if (n >= strlen(NO_BREAK) &&
		         memcmp(start + n - strlen(NO_BREAK), NO_BREAK, strlen(NO_BREAK)) == 0)
			n -= strlen(NO_BREAK);
		else
			break;
	}
	clean = xstrndup(start, utf8_width(start) ? n : 0);
	free(line);
	return clean;
}

/* `word` is --name, --name=value, -x or -xvalue. */
static bool take_option(struct reading *r, const char *word, struct err *err)
{
	bool is_long = word[1] == '-';
	const char *name = is_long ? word + 2 : word + 1;
	size_t n = is_long ? strcspn(name, "=") : 1;
	const char *value = is_long ? (name[n] ? name + n + 1 : NULL) : (name[1] ? name + 1 : NULL);
	const struct command_option *option = NULL;
	char **place = n > 1 || !is_long ? option_place(&option, r->call, name, n) : NULL;
	char *line;
	int width;

	if (!place)
		return call_misused(r->call, err, _("unknown option %s"), word);
	if (*place && !may_be_again(r->call, option))
		return call_misused(r->call, err, _("option --%s is given twice"), option->name);
	if (!option->value && value)
		return call_misused(r->call, err, _("option --%s takes no value"), option->name);
	if (option->value && !value) {
		bool has_next =
		    r->at + 1 < r->n && (r->word[r->at + 1][0] != '-' || !r->word[r->at + 1][1]);

		if (!has_next)
			return call_misused(r->call, err, _("option --%s wants a value: --%s %s"),
			                    option->name, option->name, _(option->value));
		value = r->word[++r->at];
	}
	line = clean_value(value ? value : "");
	width = utf8_width(line);
	put_value(place, line);
	if (width > LONGEST_VALUE)
		return call_misused(r->call, err,
		                    _("option --%s: %d characters are too many, at most %d"),
		                    option->name, width, LONGEST_VALUE);
	return true;
}

static bool take_all(struct reading *r, struct err *err)
{
	for (r->at = 0; r->at < r->n; r->at++) {
		const char *word = r->word[r->at];

		if (r->is_text || word[0] != '-' || !word[1]) {
			if (!take_word(r, word, err))
				return false;
		} else if (!strcmp(word, "--")) {
			r->is_text = true;
		} else if (!take_option(r, word, err)) {
			return false;
		}
	}
	return true;
}

static void release_list(char **list, size_t n)
{
	for (size_t i = 0; list && i < n; i++)
		free(list[i]);
	free(list);
}

static void drop_command(struct call *call)
{
	if (call->command)
		release_list(call->value, count_options(call->command->options));
	release_list(call->arg, call->n_args);
	call->command = NULL;
	call->value = call->arg = NULL;
	call->n_args = 0;
}

/* The call becomes `help NAME` or `version`. */
static void turn_into(struct call *call, const char *name, const char *about)
{
	char *arg = about ? xstrdup(about) : NULL;

	drop_command(call);
	call->command = command_find(name);
	assert(call->command);
	call->value = xcalloc(count_options(call->command->options) + 1, sizeof(*call->value));
	if (arg) {
		call->arg = array_grow(NULL, 0, sizeof(*call->arg));
		call->arg[call->n_args++] = arg;
	}
}

static bool has_period(const struct call *call, struct err *err)
{
	char *period = NULL;
	bool ok = call_period(&period, call, err);

	free(period);
	return ok;
}

static bool is_complete(struct reading *r, struct err *err)
{
	struct call *call = r->call;
	const struct command *c = call->command;

	if (call_global(call, "version")) {
		turn_into(call, "version", NULL);
		return true;
	}
	if (call_global(call, "help")) {
		turn_into(call, "help", c ? c->name : r->noun);
		return true;
	}
	if (!c && r->noun)
		return err_set(err, ERR_USAGE, "half-command",
		               _("what of %s?\nSee: trucban help %s"), r->noun, r->noun);
	if (!c)
		return true;
	if ((int)call->n_args < c->min_args)
		return call_misused(call, err, _("an argument is missing"));
	if (c->max_args >= 0 && (int)call->n_args > c->max_args)
		return call_misused(call, err, _("one argument too many: \"%s\""),
		                    call->arg[c->max_args]);
	return !(c->flags & COMMAND_PERIOD) || has_period(call, err);
}

bool call_parse(struct call *out, char *const words[], size_t n, struct err *err)
{
	struct call call = {.global = xcalloc(count_options(command_globals) + 1, sizeof(char *))};
	struct reading r = {.call = &call, .word = xcalloc(n + 1, sizeof(char *))};
	bool ok = true;

	for (; ok && r.n < n; r.n += ok)
		ok = utf8_clean(&r.word[r.n], words[r.n], strlen(words[r.n]), err);
	if (!ok) {
		err_wrap(err, _("argument %zu"), r.n + 1);
		err->code = ERR_USAGE;
	}
	ok = ok && take_all(&r, err) && is_complete(&r, err);
	release_list(r.word, r.n);
	free(r.noun);
	if (ok)
		*out = call;
	else
		call_release(&call);
	return ok;
}

bool call_run(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	assert(call->command && call->command->run);
	assert(app || call->command->flags & COMMAND_NO_DATABASE);
	if (app && out->verbose)
		out_word(out, _("database %s, configuration %s, acting: %s (%s)"),
		         app_database(app), app->config.path, app->actor.name, app->actor.auth);
	return call->command->run(call, app, out, err);
}

void call_release(struct call *call)
{
	drop_command(call);
	release_list(call->global, count_options(command_globals));
	*call = (struct call){0};
}

const char *call_value(const struct call *call, const char *name)
{
	const struct command_option *option =
	    find_option(call->command->options, name, strlen(name));

	assert(option);
	return call->value[option - call->command->options];
}

bool call_has(const struct call *call, const char *name)
{
	return call_value(call, name);
}

const char *call_global(const struct call *call, const char *name)
{
	const struct command_option *option = find_option(command_globals, name, strlen(name));

	assert(option);
	return call->global[option - command_globals];
}

struct app_options call_where(const struct call *call)
{
	return (struct app_options){
	    .db = call_global(call, "db"),
	    .config = call_global(call, "config"),
	    .as = call_global(call, "as"),
	    .ask_pin = pin_ask,
	};
}
