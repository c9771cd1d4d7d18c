#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "domain/read_table_word.h"

#include "base/banned.h"

enum { DAY_LONG = 1440 };

/* Beside what tells a shift, a heading says such things. */
#define SAYS_NOTHING                                                                               \
	"ca|ca truc|gio|phut|tu|den|toi|luc|tai nha|tai co quan|kiem|kiem nhiem|nguoi|thu|so|"     \
	"can bo|cong chuc|vien chuc|ho ten|ho va ten|truc|phan cong|phu trach|tu gio|1 nguoi|2 "   \
	"nguoi|3 nguoi|01 nguoi|02 nguoi|03 nguoi"

void label_init(struct label *label)
{
	*label = (struct label){.from = -1, .to = -1};
}

bool label_is_empty(const struct label *label)
{
	return !label->shift && label->from < 0 && label->head == 0;
}

/* The name or the code of a shift; the name also without "Ca" before it. */
static size_t shift_at(const struct shift *shift, const struct words *words, size_t i)
{
	char *name = words_key(shift->name), *code = words_key(shift->code);
	size_t longest = *name ? words_at(words, i, name) : 0, n;

	if (strncmp(name, "ca ", 3) == 0 && (n = words_at(words, i, name + 3)) > longest)
		longest = n;
	if (*code && (n = words_at(words, i, code)) > longest)
		longest = n;
	free(name);
	free(code);
	return longest;
}

static size_t take_shift(struct label *label, const struct post *post, const struct words *words,
                         size_t i)
{
	const struct shift *found = NULL;
	size_t longest = 0;

	for (size_t k = 0; k < post->n_shifts; k++) {
		size_t n = shift_at(&post->shift[k], words, i);

		if (n > longest) {
			longest = n;
			found = &post->shift[k];
		}
	}
	if (!found && post->n_shifts == 1 && post->shift[0].length == DAY_LONG) {
		longest = words_at_any(words, i, "24 24:00|24 24|24 7|24:00 24:00|24:00");
		found = longest ? &post->shift[0] : NULL;
	}
	if (!found || (label->shift && label->shift != found))
		return 0;
	label->shift = found;
	return longest;
}

static size_t take_time(struct label *label, const struct word *word)
{
	if (word->minute < 0 || label->to >= 0)
		return 0;
	if (label->from < 0)
		label->from = word->minute;
	else
		label->to = word->minute;
	return 1;
}

static size_t take_head(struct label *label, const struct post *post, const struct word *word)
{
	int64_t number;
	struct err none;

	if (post->headcount < 2 || label->head ||
	    !number_parse(&number, word->fold, 1, post->headcount, &none))
		return 0;
	label->head = (int)number;
	return 1;
}

size_t label_take(struct label *label, const struct post *post, const struct words *words, size_t i)
{
	size_t n = 0;

	if (i >= words->n)
		return 0;
	if (post)
		n = take_shift(label, post, words, i);
	if (!n)
		n = take_time(label, &words->word[i]);
	if (!n && post)
		n = take_head(label, post, &words->word[i]);
	if (!n)
		n = words_at_any(words, i, SAYS_NOTHING);
	return n;
}
