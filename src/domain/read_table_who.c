/* People as cells name them: part of domain/read_table.h. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/read_table_who.h"

#include "base/banned.h"

void known_staff_make(struct known_staff *out, const struct staff *staff)
{
	struct known_staff known = {.n = staff->n};

	known.known = xcalloc(staff->n + 1, sizeof *known.known);
	for (size_t i = 0; i < staff->n; i++) {
		const struct person *person = &staff->person[i];
		struct known_person *one = &known.known[i];

		one->person = person;
		one->key = words_key(person->name);
		words_split(&one->name, person->name);
		words_split(&one->code, person->code);
		words_split(&one->position, person->position);
		words_split(&one->unit, person->unit);
	}
	*out = known;
}

void known_staff_release(struct known_staff *staff)
{
	for (size_t i = 0; i < staff->n; i++) {
		free(staff->known[i].key);
		words_release(&staff->known[i].name);
		words_release(&staff->known[i].code);
		words_release(&staff->known[i].position);
		words_release(&staff->known[i].unit);
	}
	free(staff->known);
	*staff = (struct known_staff){0};
}

/* ---- words against words ---- */

/* A word without any mark may stand for one with marks; never one with other marks. */
enum likeness { UNLIKE, LIKE, SAME };

static enum likeness word_likeness(const struct word *written, const struct word *known)
{
	if (strcmp(written->tone, known->tone) == 0)
		return SAME;
	if (strcmp(written->tone, written->fold) == 0 && strcmp(written->fold, known->fold) == 0)
		return LIKE;
	return UNLIKE;
}

static enum likeness likeness_at(const struct words *words, size_t i, const struct words *known,
                                 size_t from)
{
	enum likeness all = SAME;

	if (from >= known->n || i + known->n - from > words->n)
		return UNLIKE;
	for (size_t k = from; k < known->n && all != UNLIKE; k++) {
		enum likeness one = word_likeness(&words->word[i + k - from], &known->word[k]);

		if (one < all)
			all = one;
	}
	return all;
}

static bool is_spoken_for(const struct words *known, const struct words *words)
{
	for (size_t i = 0; known->n && i < words->n; i++)
		if (likeness_at(words, i, known, 0) != UNLIKE)
			return true;
	return false;
}

/* ---- who is meant ---- */

static void add_candidate(struct candidates_found *out, const struct known_person *person,
                          enum likeness likeness, size_t length)
{
	if (length < out->length || (length == out->length && (int)likeness < out->likeness))
		return;
	if (length > out->length || (int)likeness > out->likeness)
		out->n = 0;
	out->length = length;
	out->likeness = (int)likeness;
	if (out->n < MOST_FOUND)
		out->person[out->n++] = person;
}

void who_at(struct candidates_found *out, const struct words *words, size_t i,
            const struct known_staff *staff)
{
	*out = (struct candidates_found){0};
	for (size_t k = 0; k < staff->n; k++) {
		const struct known_person *person = &staff->known[k];
		enum likeness name = likeness_at(words, i, &person->name, 0);
		enum likeness code = likeness_at(words, i, &person->code, 0);

		if (name != UNLIKE)
			add_candidate(out, person, name, person->name.n);
		if (code != UNLIKE && !(name != UNLIKE && person->name.n >= person->code.n))
			add_candidate(out, person, SAME, person->code.n);
	}
}

void who_ends_at(struct candidates_found *out, const struct words *words, size_t i, size_t n,
                 const struct known_staff *staff)
{
	*out = (struct candidates_found){0};
	for (size_t k = 0; k < staff->n; k++) {
		const struct known_person *person = &staff->known[k];
		enum likeness name;

		if (person->name.n <= n)
			continue;
		name = likeness_at(words, i, &person->name, person->name.n - n);
		if (name != UNLIKE)
			add_candidate(out, person, name, n);
	}
}

/* Keeps those of whom it holds, when it holds of any. */
static void keep(struct candidates_found *found, const bool *holds)
{
	size_t n = 0;

	for (size_t i = 0; i < found->n; i++)
		if (holds[i])
			found->person[n++] = found->person[i];
	if (n)
		found->n = n;
}

static bool has_phone(const struct words *words, const char *phone)
{
	size_t n = strlen(phone);
	char digits[64] = "";

	if (n < 9)
		return false;
	for (size_t i = 0; i < words->n; i++) {
		const char *fold = words->word[i].fold;

		if (strspn(fold, "0123456789") == strlen(fold) &&
		    strlen(digits) + strlen(fold) < sizeof digits)
			memcpy(digits + strlen(digits), fold, strlen(fold) + 1);
	}
	return strstr(digits, phone + n - 9);
}

void who_decide(struct candidates_found *found, const struct words *words, struct date day)
{
	bool there[MOST_FOUND], fits[MOST_FOUND];

	if (found->n < 2)
		return;
	for (size_t i = 0; i < found->n; i++)
		there[i] = person_is_there(found->person[i]->person, day);
	keep(found, there);
	for (size_t i = 0; i < found->n; i++)
		fits[i] = is_spoken_for(&found->person[i]->code, words) ||
		          has_phone(words, found->person[i]->person->phone);
	keep(found, fits);
	for (size_t i = 0; i < found->n; i++)
		fits[i] = is_spoken_for(&found->person[i]->unit, words) ||
		          is_spoken_for(&found->person[i]->position, words);
	keep(found, fits);
}

/* ---- who might be meant ---- */

enum { LONGEST = 80 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters to change, add or leave out. */
static size_t distance(const char *a, const char *b)
{
	size_t row[LONGEST + 1], n = strlen(a), m = strlen(b);

	if (n > LONGEST || m > LONGEST)
		return LONGEST;
	for (size_t k = 0; k <= m; k++)
		row[k] = k;
	for (size_t i = 1; i <= n; i++) {
		size_t before = row[0];

		row[0] = i;
		for (size_t k = 1; k <= m; k++) {
			size_t above = row[k];

			row[k] =
			    least(least(row[k], row[k - 1]) + 1, before + (a[i - 1] != b[k - 1]));
			before = above;
		}
	}
	return row[m];
}

void add_person_name(struct str *s, const struct person *person)
{
	str_addf(s, "%s%s (%s)", s->n ? ", " : "", person->name, person->code);
}

/* The given name is the same, and the one before it or the family name: the rest was mistaken or
 * shortened. */
static bool has_same_end(const struct words *words, const struct words *name)
{
	const struct word *a = words->word + words->n, *b = name->word + name->n;

	return words->n > 1 && name->n > 1 && word_likeness(&a[-1], &b[-1]) != UNLIKE &&
	       (word_likeness(&a[-2], &b[-2]) != UNLIKE ||
	        word_likeness(words->word, name->word) != UNLIKE);
}

char *who_comes_near(const char *text, const struct known_staff *staff)
{
	enum { MOST_NEAR = 3, ENDS = 4 };
	char *key = words_key(text);
	size_t limit = least(strlen(key) / 4, ENDS - 1), n = 0;
	struct str near = {0};
	struct words words;

	words_split(&words, text);
	for (size_t away = 0; away <= ENDS && n < MOST_NEAR; away++)
		for (size_t i = 0; i < staff->n && n < MOST_NEAR; i++) {
			size_t far = distance(key, staff->known[i].key);

			if (away < ENDS
			        ? away <= limit && far == away
			        : far > limit && has_same_end(&words, &staff->known[i].name)) {
				add_person_name(&near, staff->known[i].person);
				n++;
			}
		}
	words_release(&words);
	free(key);
	return near.n ? str_take(&near) : NULL;
}
