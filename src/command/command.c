#include "command/command.h"

#include <string.h>

#include "base/i18n.h"
#include "command/cmd.h"

#include "base/banned.h"

static const struct command *const groups[] = {
    cmd_setup,     cmd_now,    cmd_roster, cmd_edit,    cmd_import,   cmd_change,  cmd_actual,
    cmd_report,    cmd_ledger, cmd_repair, cmd_explain, cmd_certify,  cmd_export,  cmd_notice,
    cmd_checklist, cmd_watch,  cmd_log,    cmd_request, cmd_incident, cmd_holiday, cmd_contact,
    cmd_staff,     cmd_leave,  cmd_pin,    cmd_carried, cmd_round,    cmd_botnet,  cmd_help,
};

const struct command_option command_globals[] = {
    {"db", 0, N_("FILE"), N_("the database; else $TRUCBAN_DB, the configuration, the data folder")},
    {"config", 0, N_("FILE"), N_("the configuration; else the one beside the database")},
    {"lang", 0, "vi|en", N_("language of messages; Vietnamese by default")},
    {"json", 0, NULL, N_("data as JSON, the same in every language")},
    {"as", 0, N_("PERSON"), N_("who acts; else the person whose login is the OS user")},
    {"yes", 0, NULL, N_("ask nothing, the answer is yes")},
    {"verbose", 0, NULL, N_("say which database and configuration are used, and who acts")},
    {"help", 'h', NULL, N_("what the command does and takes")},
    {"version", 'V', NULL, N_("the version of the program")},
    {0},
};

const struct command *command_at(size_t i)
{
	for (size_t g = 0; g < sizeof(groups) / sizeof(*groups); g++)
		for (const struct command *c = groups[g]; c->name; c++)
			if (!i--)
				return c;
	return NULL;
}

const struct command *command_find(const char *name)
{
	const struct command *c;

	for (size_t i = 0; (c = command_at(i)); i++)
		if (!strcmp(c->name, name))
			return c;
	return NULL;
}

bool command_is_noun(const char *word)
{
	const struct command *c;
	size_t n = strlen(word);

	for (size_t i = 0; (c = command_at(i)); i++)
		if (!strncmp(c->name, word, n) && c->name[n] == ' ')
			return true;
	return false;
}
