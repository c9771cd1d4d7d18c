/*
 * Command lines, one word a line: understood with the right number of clean arguments, or refused
 * with what is wrong. Nothing is run.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command/call.h"
#include "fuzz.h"

enum { MOST_WORDS = 64 };

static void check_options(const struct command_option *option, char *const *value)
{
	for (; option && option->name; option++, value++) {
		fuzz_check_text(*value);
		assert(!*value || option->value || !**value); /* a switch has no value */
	}
}

/* The values as commands ask for them. */
static void read_values(const struct call *call)
{
	const struct command_option *option = call->command->options;
	struct err err;
	struct date date;
	int64_t number;

	for (; option && option->name; option++) {
		if (!option->value || !call_has(call, option->name))
			continue;
		if (call_number(&number, call, option->name, 0, 100, 1, &err))
			assert(number >= 0 && number <= 100);
		if (call_date(&date, call, option->name, &err))
			assert(date.day > -40000);
		if (!call_time(&number, call, option->name, &err))
			assert(err.code == ERR_USAGE);
	}
}

static void check(const struct call *call)
{
	const struct command *command = call->command;

	check_options(command_globals, call->global);
	if (!command)
		return;
	assert(command_find(command->name) == command);
	assert((int)call->n_args >= command->min_args);
	assert(command->max_args < 0 || (int)call->n_args <= command->max_args);
	for (size_t i = 0; i < call->n_args; i++)
		fuzz_check_text(call->arg[i]);
	check_options(command->options, call->value);
	read_values(call);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = fuzz_text(data, size), *word[MOST_WORDS];
	struct call call;
	struct err err = {0};
	size_t n = 0;

	for (char *at = text; *at && n < MOST_WORDS; n++) {
		size_t length = strcspn(at, "\n");

		word[n] = xstrndup(at, length);
		at += length + (at[length] == '\n');
	}
	if (call_parse(&call, word, n, &err)) {
		check(&call);
		call_release(&call);
	} else {
		assert(err.code == ERR_USAGE || err.code == ERR_NOT_FOUND);
		fuzz_check_text(err.msg);
	}
	while (n > 0)
		free(word[--n]);
	free(text);
	return 0;
}
