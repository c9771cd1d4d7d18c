#include "grid_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/viet.h"

#include "base/banned.h"

static const struct grid_name *find(const struct grid_names *names, const char *key)
{
	for (size_t i = 0; i < names->n; i++)
		if (strcmp(names->name[i].key, key) == 0)
			return &names->name[i];
	return NULL;
}

/* Of the letters of Vietnamese, which all are pairs of code points in NFC. */
static uint32_t capital(uint32_t c)
{
	if ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7))
		return c - 0x20;
	if (c == 0x103 || c == 0x111 || c == 0x129 || c == 0x169 || c == 0x1a1 || c == 0x1b0)
		return c - 1;
	return c >= 0x1ea0 && c <= 0x1ef9 ? c & ~(uint32_t)1 : c;
}

/* The first letter of each word, as a capital, each followed by `mark`. */
static void add_initials(struct str *text, const char *from, const char *to, const char *mark)
{
	bool starts = true;
	uint32_t c;

	for (const char *p = from; p < to && (c = utf8_next(&p));) {
		if (starts && c != ' ') {
			utf8_add(text, capital(c));
			str_add(text, mark);
		}
		starts = c == ' ';
	}
}

/* Where the last word begins; from there back, where the one before it does. */
static const char *word_before(const char *name, const char *end)
{
	while (end > name && end[-1] == ' ')
		end--;
	while (end > name && end[-1] != ' ')
		end--;
	return end;
}

static struct grid_name *add(struct grid_names *names, const char *key)
{
	names->name = array_grow(names->name, names->n, sizeof(*names->name));
	names->name[names->n] = (struct grid_name){.key = xstrdup(key)};
	return &names->name[names->n++];
}

void grid_names_add_person(struct grid_names *names, const char *code, const char *name)
{
	const char *given = word_before(name, name + strlen(name));
	struct str text = {0};
	struct grid_name *out;

	if (find(names, code))
		return;
	out = add(names, code);
	out->form[NAME_FULL] = xstrdup(name);
	out->form[NAME_CODE] = xstrdup(code);
	if (given == name)
		return;
	add_initials(&text, name, given, ".");
	str_add(&text, given);
	out->form[NAME_INITIALS] = str_take(&text);
	add_initials(&text, word_before(name, given), given, ".");
	str_add(&text, given);
	out->form[NAME_MIDDLE] = str_take(&text);
	out->form[NAME_GIVEN] = xstrdup(given);
}

void grid_names_add_unit(struct grid_names *names, const char *unit)
{
	struct str text = {0};
	struct grid_name *out;

	if (find(names, unit))
		return;
	out = add(names, unit);
	add_initials(&text, unit, unit + strlen(unit), "");
	out->form[NAME_FULL] = xasprintf(_("%s to name"), unit);
	out->form[NAME_INITIALS] = xasprintf(_("%s to name"), str_text(&text));
	out->form[NAME_GIVEN] = str_take(&text);
}

/* ---- forms that could be taken for another one's ---- */

static bool has_form(char *const folded[NAME_FORMS], const char *text)
{
	for (int i = 0; i < NAME_FORMS; i++)
		if (folded[i] && strcmp(folded[i], text) == 0)
			return true;
	return false;
}

static void drop(struct grid_name *name, int form)
{
	char *full = name->form[form];

	name->form[form] = NULL;
	if (form == NAME_FULL)
		name->form[form] = name->form[NAME_CODE]
		                       ? xasprintf("%s (%s)", full, name->form[NAME_CODE])
		                       : xstrdup(full);
	free(full);
}

static void measure(struct grid_names *names)
{
	for (size_t i = 0; i < names->n; i++) {
		int tight = 0;

		for (int form = 0; form < NAME_FORMS; form++) {
			const char *text = names->name[i].form[form];
			int width = text ? utf8_width(text) : 0;

			if (form == NAME_FULL && width > names->widest)
				names->widest = width;
			if (text && (!tight || width < tight))
				tight = width;
		}
		if (tight > names->tightest)
			names->tightest = tight;
	}
}

void grid_names_settle(struct grid_names *names)
{
	char *(*folded)[NAME_FORMS] = xcalloc(names->n + 1, sizeof(*folded));

	for (size_t i = 0; i < names->n; i++)
		for (int form = 0; form < NAME_FORMS; form++)
			if (names->name[i].form[form])
				folded[i][form] = viet_fold(names->name[i].form[form]);
	for (size_t i = 0; i < names->n; i++)
		for (int form = 0; form < NAME_CODE; form++)
			for (size_t j = 0; folded[i][form] && j < names->n; j++)
				if (i != j && has_form(folded[j], folded[i][form])) {
					drop(&names->name[i], form);
					break;
				}
	measure(names);
	for (size_t i = 0; i < names->n; i++)
		for (int form = 0; form < NAME_FORMS; form++)
			free(folded[i][form]);
	free(folded);
}

void grid_names_release(struct grid_names *names)
{
	for (size_t i = 0; i < names->n; i++) {
		free(names->name[i].key);
		for (int form = 0; form < NAME_FORMS; form++)
			free(names->name[i].form[form]);
	}
	free(names->name);
	*names = (struct grid_names){0};
}

const char *grid_names_fit(const struct grid_names *names, const char *key, int cols)
{
	const struct grid_name *name = find(names, key);
	const char *best = NULL;
	int best_width = 0;

	for (int form = 0; name && form < NAME_FORMS; form++) {
		const char *text = name->form[form];
		int width = text ? utf8_width(text) : 0;

		if (!text)
			continue;
		if (width <= cols)
			return text;
		if (!best || width < best_width) {
			best = text;
			best_width = width;
		}
	}
	return best;
}
