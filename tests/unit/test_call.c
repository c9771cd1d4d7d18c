#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command/call.h"

#include "base/banned.h"

enum { MOST = 12 };

/* Splits at blanks; `_` stands for a blank inside a word. */
static size_t split(char *word[MOST], const char *line)
{
	size_t n = 0;

	while (*line) {
		size_t length = strcspn(line, " ");

		word[n] = xstrndup(line, length);
		for (char *c = word[n]; *c; c++)
			if (*c == '_')
				*c = ' ';
		n++;
		line += length + (line[length] == ' ');
	}
	return n;
}

static bool parse(struct call *out, const char *line, struct err *err)
{
	char *word[MOST] = {NULL};
	size_t n = split(word, line);
	bool ok = call_parse(out, word, n, err);

	for (size_t i = 0; i < n; i++)
		free(word[i]);
	return ok;
}

/* Name, arguments and given options as one text: "roster cover|S1|P1|--reason=x|+json". */
static char *told(const struct call *call)
{
	struct str s = {0};
	const struct command_option *option = call->command ? call->command->options : NULL;

	str_add(&s, call->command ? call->command->name : "-");
	for (size_t i = 0; i < call->n_args; i++)
		str_addf(&s, "|%s", call->arg[i]);
	for (; option && option->name; option++)
		if (call_has(call, option->name))
			str_addf(&s, "|--%s=%s", option->name, call_value(call, option->name));
	for (option = command_globals; option->name; option++)
		if (call_global(call, option->name))
			str_addf(&s, "|+%s%s", option->name, call_global(call, option->name));
	return str_take(&s);
}

static void a_line_is_understood_wherever_its_options_stand(void **state)
{
	static const struct {
		const char *line, *told;
	} cases[] = {
	    {"", "-"},
	    {"--db x.db", "-|+dbx.db"},
	    {"now", "now"},
	    {"now --at 9:00", "now|--at=9:00"},
	    {"now --at=9:00 --json", "now|--at=9:00|+json"},
	    {"--json --db x.db now", "now|+dbx.db|+json"},
	    {"roster --json show tet", "roster show|tet|+json"},
	    {"roster show tet --version draft", "roster show|tet|--version=draft"},
	    {"roster show --version=2 tet", "roster show|tet|--version=2"},
	    {"roster export tet -o x.ics", "roster export|tet|--output=x.ics"},
	    {"roster export tet -ox.ics", "roster export|tet|--output=x.ics"},
	    {"roster export tet -o -", "roster export|tet|--output=-"},
	    {"roster cover S P --reason=--x", "roster cover|S|P|--reason=--x"},
	    {"roster cover S Lê_Văn_C --reason ốm", "roster cover|S|Lê Văn C|--reason=ốm"},
	    {"log add -- --json -x", "log add|--json|-x"},
	    {"log add -", "log add|-"},
	    {"log add a b c d", "log add|a|b|c|d"},
	    {"roster generate --from 1/6/2027 --to 2/6/2027",
	     "roster generate|--from=1/6/2027|--to=2/6/2027"},
	    {"--help", "help|+help"},
	    {"roster --help", "help|roster|+help"},
	    {"roster cover -h", "help|roster cover|+help"},
	    {"roster show -V", "version|+version"},
	    {"help roster generate", "help|roster|generate"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct call call = {0};
		struct err err = {0};
		char *text;

		if (!parse(&call, cases[i].line, &err))
			fail_msg("%s: %s", cases[i].line, err.msg);
		text = told(&call);
		assert_string_equal(text, cases[i].told);
		free(text);
		call_release(&call);
	}
}

static void what_is_wrong_is_wrong_usage_and_says_where_to_read(void **state)
{
	static const struct {
		const char *line, *key, *text;
	} cases[] = {
	    {"frob", "unknown-command", "See: trucban help"},
	    {"roster frob", "unknown-command", "See: trucban help roster"},
	    {"roster", "half-command", "See: trucban help roster"},
	    {"now --frob", "usage", "unknown option --frob"},
	    {"--at 9:00 now", "usage", "unknown option --at"},
	    {"now -z", "usage", "unknown option -z"},
	    {"now --at", "usage", "--at TIME"},
	    {"now --at --json", "usage", "--at TIME"},
	    {"now --at 1 --at 2", "usage", "given twice"},
	    {"now --json=1", "usage", "takes no value"},
	    {"now extra", "usage", "\"extra\""},
	    {"staff show", "usage", "trucban staff show PERSON"},
	    {"roster diff tet 1", "usage", "See: trucban help roster diff"},
	    {"roster show", "usage", "a period is missing"},
	    {"roster show tet --from 1/1/2027 --to 2/1/2027", "usage", "not both"},
	    {"roster show --from 1/1/2027", "usage", "belong together"},
	    {"roster show --from 2/1/2027 --to 1/1/2027", "usage", "is after"},
	    {"staff \377", "utf", "argument 2"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct call call = {0};
		struct err err = {0};

		if (parse(&call, cases[i].line, &err))
			fail_msg("%s: is taken", cases[i].line);
		assert_int_equal(err.code, ERR_USAGE);
		assert_int_equal(err_exit_status(&err), 2);
		assert_non_null(strstr(err.key, cases[i].key));
		if (!strstr(err.msg, cases[i].text))
			fail_msg("%s: %s", cases[i].line, err.msg);
	}
}

static void who_drops_out_may_be_said_several_times(void **state)
{
	struct call call;
	struct err err;

	(void)state;
	assert_true(parse(&call, "roster repair p --absent A --absent=B:1/5/2027 --dry-run", &err));
	assert_string_equal(call_value(&call, "absent"), "A\nB:1/5/2027");
	call_release(&call);
	assert_false(parse(&call, "roster repair p --seed 1 --seed 2", &err));
	assert_non_null(strstr(err.msg, "given twice"));
}

static void letters_in_pieces_are_put_together(void **state)
{
	char decomposed[] = "log add su\xcc\xa3_co\xcc\x82\xcc\x81";
	struct call call = {0};
	struct err err = {0};

	(void)state;
	assert_true(parse(&call, decomposed, &err));
	assert_string_equal(call.arg[0], "s\xe1\xbb\xa5 c\xe1\xbb\x91");
	call_release(&call);
}

static void a_typed_line_keeps_quoted_words_together(void **state)
{
	static const struct {
		const char *line, *key;
	} cases[] = {
	    {"help \"roster generate\"", NULL},
	    {"  help   'roster' ", NULL},
	    {"help \"roster", "open-quote"},
	    {"", "no-command"},
	    {"init", "shell-only"},
	    {"console", "shell-only"},
	    {"help --db x", "shell-only"},
	    {"log add -", "shell-only"},
	    {"log amend 1 -", "shell-only"},
	    {"staff import -", "shell-only"},
	    {"frob", "unknown-command"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct out out = {0};
		struct err err = {0};
		bool ok = command_run_line(NULL, cases[i].line, &out, &err);

		if (ok == (cases[i].key != NULL))
			fail_msg("%s: %s", cases[i].line, ok ? "is taken" : err.msg);
		if (ok)
			assert_non_null(strstr(str_text(&out.data), "trucban roster generate"));
		else
			assert_string_equal(err.key, cases[i].key);
		out_release(&out);
	}
}

static void the_table_is_in_order(void **state)
{
	const struct command *c;

	(void)state;
	for (size_t i = 0; (c = command_at(i)); i++) {
		assert_ptr_equal(command_find(c->name), c);
		assert_true(c->run || c->flags & COMMAND_CONSOLE);
		assert_true(*c->help && c->help[strlen(c->help) - 1] != '.');
		assert_true(c->max_args < 0 || c->min_args <= c->max_args);
		for (const struct command_option *o = c->options; o && o->name; o++)
			assert_true(*o->help && strlen(o->name) > 1);
	}
	assert_false(command_is_noun("now"));
	assert_true(command_is_noun("roster"));
	assert_false(command_is_noun("rost"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(who_drops_out_may_be_said_several_times),
	    cmocka_unit_test(a_line_is_understood_wherever_its_options_stand),
	    cmocka_unit_test(what_is_wrong_is_wrong_usage_and_says_where_to_read),
	    cmocka_unit_test(letters_in_pieces_are_put_together),
	    cmocka_unit_test(a_typed_line_keeps_quoted_words_together),
	    cmocka_unit_test(the_table_is_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
