#ifndef COMMAND_OUT_H
#define COMMAND_OUT_H
/*
 * Where a command writes: the only way out of this layer. Data is what was asked for (stdout in the
 * shell, a view in the console); words are about it (stderr, the message line). Both are collected
 * and shown by the caller after the command, also after one that failed.
 */
#include <stdbool.h>

#include "base/str.h"

struct roster_run;

struct out {
	struct str data;
	struct str words;
	bool json;    /* data is wanted as JSON */
	bool verbose; /* words may say more */
	int width;    /* columns that fit; 0: no limit, nothing is cut */
	/* Asks yes or no; NULL: nobody can be asked and the answer is yes. */
	bool (*ask)(void *context, const char *question);
	/* Shows where something that takes time stands, in place of what it showed before; NULL:
	 * it is over. May be NULL: nobody looks. */
	void (*progress)(void *context, const char *text);
	/* Takes over a roster that is being generated, so that the command need not wait for it;
	 * NULL: it waits. */
	void (*take_run)(void *context, struct roster_run *run);
	void *context;
};

/* Adds to the data. */
void out_add(struct out *out, const char *text);
void out_addf(struct out *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Adds one line to the words. */
void out_word(struct out *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

bool out_confirm(struct out *out, const char *question);
void out_release(struct out *out);

#endif
