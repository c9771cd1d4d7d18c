#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "domain/read_table_word.h"

#include "base/banned.h"

enum { MOST_WORDS = 200 }; /* of a cell: more is no name */

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool is_word_sign(uint32_t c)
{
	if (c < 0x80)
		return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	if (c < 0xC0)
		return false;
	return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00);
}

static bool is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* ---- letters ---- */

static bool is_tone(uint32_t c)
{
	return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 || c == 0x0323;
}

static char *tone_key(const char *word)
{
	char *apart = utf8_decompose(word);
	const char *rest = apart;
	struct str key = {0}, tones = {0};

	for (uint32_t c; (c = utf8_next(&rest)) != 0;)
		utf8_add(is_tone(c) ? &tones : &key, utf8_lower(c));
	str_add(&key, str_text(&tones));
	str_release(&tones);
	free(apart);
	return str_take(&key);
}

/* ---- times ---- */

static size_t digits(const char *text)
{
	size_t n = 0;

	while (is_digit((unsigned char)text[n]))
		n++;
	return n;
}

/* "19:30", "19h30", "19h", "7g30": how many bytes, 0 when it is none. */
static size_t time_at(int *minute, const char *text)
{
	size_t n = digits(text), more;
	int hours, minutes = 0;
	const char *next;

	if (n < 1 || n > 2 || !text[n] || !strchr(":hHgG", text[n]))
		return 0;
	hours = n == 1 ? text[0] - '0' : (text[0] - '0') * 10 + text[1] - '0';
	more = digits(text + n + 1);
	if ((more != 0 && more != 2) || (more == 0 && text[n] == ':'))
		return 0;
	if (more == 2)
		minutes = (text[n + 1] - '0') * 10 + text[n + 2] - '0';
	n += 1 + more;
	next = text + n;
	if (hours * 60 + minutes > 1440 || minutes > 59 || is_word_sign(utf8_next(&next)))
		return 0;
	*minute = hours * 60 + minutes;
	return n;
}

/* ---- splitting ---- */

static struct word *add_word(struct words *words, const char *text, size_t from, size_t to)
{
	char *own = xstrndup(text + from, to - from);
	struct word *word;

	words->word = array_grow(words->word, words->n, sizeof *words->word);
	word = &words->word[words->n++];
	*word = (struct word){
	    .fold = viet_fold(own), .tone = tone_key(own), .from = from, .to = to, .minute = -1};
	free(own);
	return word;
}

static void add_time(struct words *words, const char *text, size_t from, size_t to, int minute)
{
	struct word *word = add_word(words, text, from, to);

	word->minute = minute;
	free(word->fold);
	free(word->tone);
	word->fold = xasprintf("%02d:%02d", minute / 60, minute % 60);
	word->tone = xstrdup(word->fold);
}

static size_t word_end(const char *text, size_t from)
{
	size_t to = from;

	for (;;) {
		const char *next = text + to;

		if (!is_word_sign(utf8_next(&next)))
			return to;
		to = (size_t)(next - text);
	}
}

/* Does the sign at `at` separate names? A dash does between blanks, a slash but in "đ/c". */
static bool is_break(const char *text, size_t at, uint32_t c, const struct words *words)
{
	if (c < 0x80 && c != '-')
		return c && strchr(";\n,&+|", (int)c)
		           ? true
		           : c == '/' && words->n &&
		                 strcmp(words->word[words->n - 1].fold, "d") != 0;
	return is_dash(c) && at > 0 && text[at - 1] == ' ';
}

static bool is_and(const struct word *word)
{
	return strcmp(word->tone, "va\xCC\x80") == 0 || strcmp(word->tone, "va") == 0;
}

/* "19 giờ 30" becomes one time; "và" becomes a break. */
static void join_words(struct words *words)
{
	size_t n = 0;
	bool breaks = false;

	for (size_t i = 0; i < words->n; i++) {
		struct word *word = &words->word[i];

		if (is_and(word)) {
			breaks = true;
			free(word->fold);
			free(word->tone);
			continue;
		}
		word->breaks = word->breaks || breaks;
		breaks = false;
		/* From one time to another there is no break. */
		if (n > 0 && words->word[n - 1].minute >= 0 && word->minute >= 0)
			word->breaks = false;
		words->word[n++] = *word;
	}
	words->n = n;
}

void words_split(struct words *out, const char *text)
{
	struct words words = {0};
	bool breaks = false;

	for (size_t at = 0; text[at] && words.n < MOST_WORDS;) {
		const char *next = text + at;
		uint32_t c = utf8_next(&next);
		size_t to = (size_t)(next - text), n;
		int minute;

		if (!is_word_sign(c)) {
			breaks = breaks || is_break(text, at, c, &words);
			at = to;
			continue;
		}
		n = time_at(&minute, text + at);
		to = n ? at + n : word_end(text, at);
		if (n)
			add_time(&words, text, at, to, minute);
		else
			add_word(&words, text, at, to);
		words.word[words.n - 1].breaks = breaks && words.n > 1;
		breaks = false;
		at = to;
	}
	join_words(&words);
	*out = words;
}

void words_release(struct words *words)
{
	for (size_t i = 0; i < words->n; i++) {
		free(words->word[i].fold);
		free(words->word[i].tone);
	}
	free(words->word);
	*words = (struct words){0};
}

/* ---- phrases ---- */

static size_t phrase_at(const struct words *words, size_t i, const char *phrase, size_t length)
{
	size_t first = i;

	for (size_t at = 0; at < length; i++) {
		size_t n = strcspn(phrase + at, " |");

		if (i >= words->n || strlen(words->word[i].fold) != n ||
		    strncmp(words->word[i].fold, phrase + at, n) != 0)
			return 0;
		at += n + (at + n < length);
	}
	return i - first;
}

size_t words_at(const struct words *words, size_t i, const char *phrase)
{
	return phrase_at(words, i, phrase, strlen(phrase));
}

size_t words_at_any(const struct words *words, size_t i, const char *phrases)
{
	size_t longest = 0;

	for (size_t n; *phrases; phrases += n + (phrases[n] == '|')) {
		size_t found;

		n = strcspn(phrases, "|");
		found = phrase_at(words, i, phrases, n);
		if (found > longest)
			longest = found;
	}
	return longest;
}

bool words_are(const struct words *words, const char *phrases)
{
	return words->n > 0 && words_at_any(words, 0, phrases) == words->n;
}

char *words_key(const char *text)
{
	struct words words;
	struct str key = {0};

	words_split(&words, text);
	for (size_t i = 0; i < words.n; i++)
		str_addf(&key, "%s%s", i ? " " : "", words.word[i].fold);
	words_release(&words);
	return str_take(&key);
}
