#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/json.h"
#include "command/manual.h"

#include "base/banned.h"

static bool about_noun(struct out *out, const char *noun)
{
	const struct command *c;
	size_t n = strlen(noun);
	bool is_known = false;

	for (size_t i = 0; (c = command_at(i)); i++) {
		if (strncmp(c->name, noun, n) != 0 || c->name[n] != ' ')
			continue;
		if (is_known)
			out_add(out, "\n");
		manual_command(out, c);
		is_known = true;
	}
	return is_known;
}

static bool about(const struct call *call, struct out *out, struct err *err)
{
	struct str name = {0};
	const struct command *c;
	bool is_known = true;

	for (size_t i = 0; i < call->n_args; i++)
		str_addf(&name, "%s%s", i ? " " : "", call->arg[i]);
	c = command_find(str_text(&name));
	if (c)
		manual_command(out, c);
	else
		is_known = about_noun(out, str_text(&name));
	if (!is_known)
		err_set(err, ERR_USAGE, "unknown-command",
		        _("there is no command \"%s\"\nSee: trucban help"), str_text(&name));
	str_release(&name);
	return is_known;
}

static bool run_help(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	(void)app;
	if (call_has(call, "mdoc"))
		manual_mdoc(out);
	else if (call_has(call, "bash"))
		manual_bash(out);
	else if (call->n_args)
		return about(call, out, err);
	else
		manual_overview(out);
	return true;
}

static bool run_version(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	(void)call, (void)app, (void)err;
	if (out->json) {
		struct json *top = json_new_object();

		json_put_text(top, "program", "trucban");
		json_put_text(top, "version", PACKAGE_VERSION);
		out_json(out, top);
	} else {
		out_addf(out, "trucban %s\n", PACKAGE_VERSION);
	}
	return true;
}

static const struct command_option help_options[] = {
    {"mdoc", 0, NULL, N_("the command section of the manual, in mdoc")},
    {"bash", 0, NULL, N_("completion for bash")},
    {0},
};

const struct command cmd_help[] = {
    {.name = "console",
     .usage = "",
     .help = N_("the console on the whole screen; also without any command"),
     .flags = COMMAND_SHELL_ONLY | COMMAND_CONSOLE},
    {.name = "help",
     .usage = N_("[COMMAND]"),
     .help = N_("the commands, or one of them"),
     .options = help_options,
     .max_args = 2,
     .flags = COMMAND_NO_DATABASE,
     .run = run_help},
    {.name = "version",
     .usage = "",
     .help = N_("the version of the program"),
     .flags = COMMAND_NO_DATABASE,
     .run = run_version},
    {0},
};
