#ifndef DOMAIN_READ_TABLE_WORD_H
#define DOMAIN_READ_TABLE_WORD_H
/* Words of a cell, and what they say of days and shifts: inside of domain/read_table.h. */
#include "domain/holiday.h"
#include "domain/post.h"

/* ---- words (read_table_word.c) ---- */

struct word {
	char *fold; /* search key; a time is "19:30" */
	char *tone; /* small letters with their marks, the tone last: "hòa" and "hoà" are one */
	size_t from, to; /* bytes of the text */
	bool breaks;     /* a sign that separates names stands before it */
	int minute;      /* of the day, when it is a time; -1: it is none */
};

struct words {
	struct word *word;
	size_t n;
};

void words_split(struct words *out, const char *text);
void words_release(struct words *words);
/* So many words from `i` on are the phrase; 0 when they are not. The phrase is folded. */
size_t words_at(const struct words *words, size_t i, const char *phrase);
/* The longest of "|"-separated phrases. */
size_t words_at_any(const struct words *words, size_t i, const char *phrases);
bool words_are(const struct words *words, const char *phrases); /* all of them together */
/* The text as words_split() would have it, folded, one blank between words. Owned. */
char *words_key(const char *text);

/* ---- when (read_table_label.c, read_table_day.c) ---- */

struct label {                     /* which slots of a day and post are meant */
	const struct shift *shift; /* or NULL */
	int from, to;              /* minutes of the day, -1: not said */
	int head;                  /* 0: not said */
};

void label_init(struct label *label);
bool label_is_empty(const struct label *label);
/* Takes words that say when (a shift of the post, a time, a number of a head) or that say nothing;
 * how many. `post` may be NULL: then any time. */
size_t label_take(struct label *label, const struct post *post, const struct words *words,
                  size_t i);

struct day_said {
	bool has_date, has_other; /* "từ 2/9 đến 3/9": both */
	struct date date, other;
	int weekday; /* enum weekday, -1: not said */
	bool is_bad; /* it would be a date, but there is no such day */
};
void day_read(struct day_said *out, const char *text, const struct period *period);

#endif
