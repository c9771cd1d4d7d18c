#include "command/manual.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/columns.h"

#include "base/banned.h"

void manual_usage(struct out *out, const struct command *c)
{
	out_addf(out, "trucban %s", c->name);
	if (*c->usage)
		out_addf(out, " %s", _(c->usage));
}

enum { MDOC_LINE = 76 };

/* "--output FILE, -o FILE" */
static char *option_text(const struct command_option *option)
{
	const char *value = option->value ? _(option->value) : "";
	const char *blank = option->value ? " " : "";

	if (option->letter)
		return xasprintf("-%c%s%s, --%s%s%s", option->letter, blank, value, option->name,
		                 blank, value);
	return xasprintf("--%s%s%s", option->name, blank, value);
}

static void add_options(struct out *out, const struct command_option *option)
{
	struct columns c;

	columns_init(&c, 2, NULL);
	c.indent = 2;
	c.wrap = true;
	for (; option && option->name; option++) {
		char *text = option_text(option);

		columns_add(&c, text);
		columns_add(&c, _(option->help));
		free(text);
	}
	columns_show(&c, out);
}

void manual_overview(struct out *out)
{
	const struct command *command;
	struct columns c;

	out_addf(out, "%s\n\n", _("trucban - duty rosters and holiday watch of an agency"));
	out_addf(out, "%s\n\n%s\n", _("Usage: trucban [global options] COMMAND [arguments]"),
	         _("Commands:"));
	columns_init(&c, 2, NULL);
	c.indent = 2;
	c.wrap = true;
	for (size_t i = 0; (command = command_at(i)); i++) {
		columns_addf(&c, "%s %s", command->name, *command->usage ? _(command->usage) : "");
		columns_add(&c, _(command->help));
	}
	columns_show(&c, out);
	out_addf(out, "\n%s\n", _("Global options:"));
	add_options(out, command_globals);
	out_addf(out, "\n%s\n",
	         _("Exit status: 0 done, 1 failed, 2 wrong usage, 3 something needs attention.\n"
	           "More: trucban help COMMAND, man trucban"));
}

void manual_command(struct out *out, const struct command *c)
{
	manual_usage(out, c);
	out_addf(out, "\n  %s\n", _(c->help));
	add_options(out, c->options);
}

/* A phrase, in source lines that mandoc does not call long. */
static void mdoc_phrase(struct out *out, const char *text)
{
	size_t used = 0;

	while (*text) {
		size_t n = strcspn(text, " ");

		if (used && used + n >= MDOC_LINE) {
			out_add(out, "\n");
			used = 0;
		}
		out_addf(out, "%s%.*s", used ? " " : "", (int)n, text);
		used += n + 1;
		text += n + strspn(text + n, " ");
	}
	out_add(out, "\n");
}

/* Arguments: "[YEAR]" is optional, "FILE..." may be repeated. */
static void mdoc_arguments(struct out *out, const char *usage)
{
	while (*usage) {
		size_t n = strcspn(usage, " ");

		if (usage[0] == '[')
			out_addf(out, " Op Ar %.*s", (int)n - 2, usage + 1);
		else
			out_addf(out, " Ar %.*s", (int)n, usage);
		usage += n + strspn(usage + n, " ");
	}
}

static void mdoc_option(struct out *out, const struct command_option *option)
{
	out_add(out, ".It");
	if (option->letter && option->value)
		out_addf(out, " Fl %c Ar %s ,", option->letter, _(option->value));
	else if (option->letter)
		out_addf(out, " Fl %c ,", option->letter);
	out_addf(out, " Fl -%s", option->name);
	if (option->value)
		out_addf(out, " Ar %s", _(option->value));
	out_add(out, "\n");
	mdoc_phrase(out, _(option->help));
}

static void mdoc_options(struct out *out, const struct command_option *option)
{
	out_add(out, ".Bl -tag -width Ds -compact\n");
	for (; option->name; option++)
		mdoc_option(out, option);
	out_add(out, ".El\n");
}

void manual_mdoc(struct out *out)
{
	const struct command *c;

	out_add(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; (c = command_at(i)); i++) {
		out_addf(out, ".It Ic %s", c->name);
		mdoc_arguments(out, *c->usage ? _(c->usage) : "");
		out_add(out, "\n");
		mdoc_phrase(out, _(c->help));
		if (c->options)
			mdoc_options(out, c->options);
	}
	out_addf(out, ".El\n.Pp\n%s\n", _("Global options:"));
	mdoc_options(out, command_globals);
}
