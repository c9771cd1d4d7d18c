#include "domain/entry_number.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

#define LETTERS     "NK-"
#define MOST_DIGITS 15

static const char *last_part(const char *number)
{
	const char *dash = strrchr(number, '-');

	return dash ? dash + 1 : number;
}

char *entry_number_short(const char *number, int64_t seq)
{
	return number ? xstrdup(last_part(number)) : xasprintf("%03lld", (long long)seq);
}

bool entry_number_same_series(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	return last_part(a) - a == last_part(b) - b &&
	       strncmp(a, b, (size_t)(last_part(a) - a)) == 0;
}

char *entry_number_beside(const char *number, int64_t seq, const char *beside)
{
	if (!number && beside)
		return xasprintf("#%lld", (long long)seq);
	if (!number || entry_number_same_series(number, beside))
		return entry_number_short(number, seq);
	return xstrdup(strncmp(number, LETTERS, strlen(LETTERS)) == 0 ? number + strlen(LETTERS)
	                                                              : number);
}

static bool read_digits(int64_t *out, const char *text)
{
	size_t n = strspn(text, "0123456789");

	if (n == 0 || n > MOST_DIGITS || text[n] != '\0')
		return false;
	*out = strtoll(text, NULL, 10);
	return true;
}

static bool is_bad(const char *text, struct err *err)
{
	return err_set(err, ERR_USAGE, "bad-number",
	               _("\"%s\" is no number of an entry: NK-2027-30-4-017, 2027-30-4-017, or "
	                 "#17 for the 17th of the whole log"),
	               text);
}

bool entry_key_parse(struct entry_key *out, const char *text, struct err *err)
{
	struct entry_key key = {0};
	const char *rest = text;
	int64_t n;

	if (read_digits(&key.seq, *text == '#' ? text + 1 : text)) {
		if (key.seq == 0)
			return is_bad(text, err);
		key.is_bare = *text != '#';
		*out = key;
		return true;
	}
	if (strncasecmp(rest, LETTERS, strlen(LETTERS)) == 0)
		rest += strlen(LETTERS);
	if (!isdigit((unsigned char)*rest) || last_part(rest) == rest ||
	    !read_digits(&n, last_part(rest)) || n == 0)
		return is_bad(text, err);
	key.number =
	    xasprintf(LETTERS "%.*s%03lld", (int)(last_part(rest) - rest), rest, (long long)n);
	for (char *c = key.number + strlen(LETTERS); *c; c++)
		*c = (char)tolower((unsigned char)*c);
	*out = key;
	return true;
}

void entry_key_release(struct entry_key *key)
{
	free(key->number);
	*key = (struct entry_key){0};
}
