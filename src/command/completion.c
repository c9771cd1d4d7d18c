/* Completion for bash, made of the command table (manual_bash). */
#include <string.h>

#include "command/manual.h"

#include "base/banned.h"

static const char head[] = "# bash completion of trucban, made by `trucban help --bash`\n"
                           "_trucban()\n"
                           "{\n"
                           "\tlocal cur=${COMP_WORDS[COMP_CWORD]}\n"
                           "\tlocal word list= noun= name= i\n"
                           "\tlocal periods='next 30-4 2-9 tet tet-duong-lich gio-to van-hoa'\n"
                           "\n"
                           "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
                           "\t\tword=${COMP_WORDS[i]}\n"
                           "\t\tcase $word in\n"
                           "\t\t--db | --config | --lang | --as) ((i++)) ;;\n"
                           "\t\t-*) ;;\n"
                           "\t\t*)\n"
                           "\t\t\t[[ -z $noun ]] && { noun=$word; continue; }\n"
                           "\t\t\tname=$word\n"
                           "\t\t\tbreak\n"
                           "\t\t\t;;\n"
                           "\t\tesac\n"
                           "\tdone\n";

static const char tail[] = "\tCOMPREPLY=($(compgen -W \"$list\" -- \"$cur\"))\n"
                           "}\n"
                           "complete -o default -F _trucban trucban\n";

static size_t first_word(const char *name)
{
	return strcspn(name, " ");
}

static void add_options(struct out *out, const struct command_option *option)
{
	for (; option && option->name; option++)
		out_addf(out, " --%s", option->name);
}

/* The first word of each command, once. */
static void add_first_words(struct out *out)
{
	const struct command *c;

	out_add(out, "\tcase $noun in\n\t'') list='");
	for (size_t i = 0; (c = command_at(i)); i++) {
		size_t n = first_word(c->name);
		bool is_known = false;

		for (size_t k = 0; k < i; k++)
			is_known = is_known || (first_word(command_at(k)->name) == n &&
			                        !strncmp(command_at(k)->name, c->name, n));
		if (!is_known)
			out_addf(out, "%s%.*s", i ? " " : "", (int)n, c->name);
	}
	out_add(out, "'\n\t\t[[ $cur == -* ]] && list='");
	add_options(out, command_globals);
	out_add(out, "' ;;\n");
}

/* The second words of one noun, once for each noun. */
static void add_second_words(struct out *out, size_t at)
{
	const char *name = command_at(at)->name;
	size_t n = first_word(name);
	const struct command *c;

	for (size_t k = 0; k < at; k++)
		if (!strncmp(command_at(k)->name, name, n + 1))
			return;
	out_addf(out, "\t%.*s) [[ -z $name ]] && list='", (int)n, name);
	for (size_t i = at; (c = command_at(i)); i++)
		if (!strncmp(c->name, name, n + 1))
			out_addf(out, "%s%s", i > at ? " " : "", c->name + n + 1);
	out_add(out, "' ;;\n");
}

static void add_command(struct out *out, const struct command *c)
{
	bool is_noun = strchr(c->name, ' ');

	out_addf(out, "\t'%s%s')\n", c->name, is_noun ? "" : " '*'");
	if (c->options) {
		out_add(out, "\t\t[[ $cur == -* ]] && list='");
		add_options(out, c->options);
		out_add(out, "'\n");
	}
	if (strstr(c->usage, "PERIOD"))
		out_add(out, "\t\t[[ $cur == -* ]] || list=$periods\n");
	out_add(out, "\t\t;;\n");
}

void manual_bash(struct out *out)
{
	const struct command *c;

	out_add(out, head);
	add_first_words(out);
	for (size_t i = 0; (c = command_at(i)); i++)
		if (strchr(c->name, ' '))
			add_second_words(out, i);
	out_add(out, "\tesac\n\tcase \"$noun $name\" in\n");
	for (size_t i = 0; (c = command_at(i)); i++)
		if (c->options || strstr(c->usage, "PERIOD"))
			add_command(out, c);
	out_add(out, "\tesac\n");
	out_add(out, tail);
}
