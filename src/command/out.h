#ifndef COMMAND_OUT_H
#define COMMAND_OUT_H
/*
 * Where a command writes: the only way out of this layer. Data is what was asked for (stdout in the
 * shell, a view in the console); words are about it (stderr, the message line). Both are collected
 * and shown by the caller after the command, also after one that failed.
 */
#include <stdbool.h>

#include "base/str.h"

struct out {
	struct str data;
	struct str words;
	bool json;    /* data is wanted as JSON */
	bool verbose; /* words may say more */
	int width;    /* columns that fit; 0: no limit, nothing is cut */
	/* Asks yes or no; NULL: nobody can be asked and the answer is yes. */
	bool (*ask)(void *context, const char *question);
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
