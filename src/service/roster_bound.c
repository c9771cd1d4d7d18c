#include "service/roster_bound.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/str.h"
#include "solve/wire.h"

#include "base/banned.h"

#define QUESTION "question="
#define BOUND    "bound="

/* Tags that count rows of the house's lists say nothing about the question itself. */
static char *hash_of(const struct roster_model *model)
{
	struct solve_model copy = model->model;
	uint8_t sum[HASH_SIZE];
	char hex[HASH_HEX];
	struct hash *hash = hash_new();
	struct str bytes = {0};

	copy.rules = xcalloc((size_t)copy.n_rules + 1, sizeof *copy.rules);
	for (int32_t i = 0; i < copy.n_rules; i++) {
		copy.rules[i] = model->model.rules[i];
		if (copy.rules[i].kind == SOLVE_LEAVE || copy.rules[i].kind == SOLVE_EXEMPT ||
		    copy.rules[i].kind == SOLVE_BUSY)
			copy.rules[i].tag = 0;
	}
	wire_put_model(&bytes, &copy);
	hash_add(hash, str_text(&bytes), bytes.n);
	hash_finish(hash, sum);
	str_release(&bytes);
	free(copy.rules);
	return xstrdup(hash_hex(hex, sum));
}

/* One word of an audit row. */
static char *word_of(const char *text)
{
	char *word = xstrdup(text);

	for (char *at = word; *at; at++)
		if (*at == ' ')
			*at = '_';
	return word;
}

static void add_word(struct str *out, const char *key, const struct slot *slot, const char *value)
{
	char *word = word_of(value);

	str_addf(out, " %s=%s:%s", key, slot->id, word);
	free(word);
}

char *roster_bound_format(const struct roster_task *task, const struct roster_model *model,
                          const char *named)
{
	char *hash = hash_of(model);
	struct str text = {0};

	str_addf(&text, QUESTION "%s", hash);
	free(hash);
	for (size_t i = 0; i < task->draft.n_slots; i++) {
		const struct slot *slot = &task->draft.slot[i];

		if (!roster_task_is_free(task, slot))
			continue;
		if (slot->locked)
			add_word(&text, named && named[i] ? "named" : "kept", slot, slot->person);
		if (*slot->unit)
			add_word(&text, "given", slot, slot->unit);
	}
	return str_take(&text);
}

char *roster_bound_detail(const char *question, int64_t bound)
{
	return xasprintf("%s " BOUND "%" PRId64, question, bound);
}

/* ---- the way back ---- */

/* Where a word that begins like this stands; NULL: nowhere. */
static const char *find_word(const char *text, const char *start)
{
	const char *at = text;

	while ((at = strstr(at, start)))
		if (at == text || at[-1] == ' ')
			return at + strlen(start);
		else
			at++;
	return NULL;
}

/* Is it in the text that this key of the slot has this value? */
static bool is_kept(const char *text, const char *key, const struct slot *slot, const char *value)
{
	char *word = word_of(value);
	char *whole = xasprintf("%s=%s:%s", key, slot->id, word);
	const char *at = find_word(text, whole);

	/* No value is the beginning of another one. */
	while (at && *at && *at != ' ')
		at = find_word(at, whole);
	free(word);
	free(whole);
	return at;
}

static size_t count_words(const char *text, const char *key)
{
	size_t n = 0;

	for (const char *at = find_word(text, key); at; at = find_word(at, key))
		n++;
	return n;
}

/* `asked` becomes what was locked and given then; false when some of that is so no more. */
static bool go_back(struct roster *asked, const char *text)
{
	size_t kept = 0;

	for (size_t i = 0; i < asked->n_slots; i++) {
		struct slot *slot = &asked->slot[i];
		const bool was_given = *slot->unit && is_kept(text, "given", slot, slot->unit);
		const bool was_named = was_given && is_kept(text, "named", slot, slot->person);
		const bool was_locked = slot->locked && is_kept(text, "kept", slot, slot->person);

		if (!was_given)
			slot_give(slot, "");
		slot->locked = was_locked || was_named;
		kept += (size_t)was_given + (size_t)was_named + (size_t)was_locked;
	}
	return kept == count_words(text, "given=") + count_words(text, "named=") +
	                   count_words(text, "kept=");
}

static bool is_same_question(struct roster_task *task, const struct roster *asked, const char *text)
{
	struct roster_model model;
	char *hash, *whole;
	bool is_same;

	roster_task_ask(task, asked);
	roster_model_build(&model, task);
	hash = hash_of(&model);
	whole = xasprintf(QUESTION "%s", hash);
	is_same = find_word(text, whole);
	free(whole);
	free(hash);
	roster_model_release(&model);
	return is_same;
}

static bool read_bound(int64_t *out, const char *text)
{
	const char *at = find_word(text, BOUND);
	char *word = at ? xstrndup(at, strcspn(at, " ")) : NULL;
	struct err none;
	bool ok = word && number_parse(out, word, INT64_MIN, INT64_MAX, &none);

	free(word);
	return ok;
}

int64_t roster_bound_find(struct roster_task *task, const struct roster *roster)
{
	const char *text = task->made_with;
	struct roster asked;
	int64_t bound;

	if (!text || !read_bound(&bound, text))
		return INT64_MIN;
	roster_copy(&asked, roster);
	if (!go_back(&asked, text) || !is_same_question(task, &asked, text))
		bound = INT64_MIN;
	roster_release(&asked);
	return bound;
}
