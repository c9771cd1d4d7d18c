#include "domain/phone.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "base/banned.h"

/*
 * The national numbers we know, as digits that begin with 0 (or stand alone), and how people group
 * them. '#' in `shape` is one digit.
 */
static const struct {
	const char *prefix;
	size_t digits; /* of the whole number */
	const char *shape;
	bool is_mobile;
} kinds[] = {
    {"024", 11, "(###) ####.####", false}, {"028", 11, "(###) ####.####", false},
    {"02", 11, "(####) ###.####", false},  {"069", 10, "###.###.####", false},
    {"03", 10, "####.###.###", true},      {"05", 10, "####.###.###", true},
    {"07", 10, "####.###.###", true},      {"08", 10, "####.###.###", true},
    {"09", 10, "####.###.###", true},      {"11", 3, "###", false},
    {"1800", 8, "####.####", false},       {"1800", 10, "####.######", false},
    {"1900", 8, "####.####", false},       {"1900", 10, "####.######", false},
};

#define KINDS (sizeof kinds / sizeof *kinds)

static size_t kind_of(const char *national)
{
	size_t digits = strlen(national);
	if (strcmp(national, "110") == 0) /* the short numbers are 111 to 119 */
		return KINDS;
	for (size_t i = 0; i < KINDS; i++)
		if (kinds[i].digits == digits &&
		    strncmp(national, kinds[i].prefix, strlen(kinds[i].prefix)) == 0)
			return i;
	return KINDS;
}

/* "+842252..." as people in the country dial it, "02252..."; NULL for foreign numbers. */
static const char *national(char buf[PHONE_TEXT], const char *e164)
{
	if (e164[0] != '+')
		return e164;
	if (strncmp(e164, "+84", 3) != 0)
		return NULL;
	snprintf(buf, PHONE_TEXT, "0%s", e164 + 3);
	return buf;
}

/* Digits only, with one '+' in front if there was one; false on any other sign. */
static bool strip(char out[PHONE_TEXT], const char *text)
{
	size_t n = 0;
	for (const char *c = text; *c != '\0'; c++) {
		if (strchr(" .-()\t", *c) != NULL)
			continue;
		if (!isdigit((unsigned char)*c) && !(*c == '+' && n == 0))
			return false;
		if (n == PHONE_TEXT - 1)
			return false;
		out[n++] = *c;
	}
	out[n] = '\0';
	return n > 0;
}

/* Brings the ways to write the country code to "0..." for ours and "+..." for others. */
static void dial(char out[PHONE_TEXT], const char *digits)
{
	const char *rest = digits;
	if (strncmp(rest, "00", 2) == 0)
		rest += 2;
	else if (rest[0] == '+')
		rest++;
	else if (strncmp(rest, "84", 2) != 0 || strlen(rest) < 11) {
		snprintf(out, PHONE_TEXT, "%s", rest);
		return;
	}
	if (strncmp(rest, "84", 2) != 0) {
		snprintf(out, PHONE_TEXT, "+%.*s", PHONE_TEXT - 2, rest);
		return;
	}
	rest += 2;
	/* "+84 (0)904..." is often seen. */
	snprintf(out, PHONE_TEXT, "0%.*s", PHONE_TEXT - 2, rest[0] == '0' ? rest + 1 : rest);
}

bool phone_parse(char out[PHONE_TEXT], const char *text, struct err *err)
{
	char digits[PHONE_TEXT], number[PHONE_TEXT];
	if (!strip(digits, text))
		return err_set(err, ERR_INPUT, "bad-phone", _("\"%s\" is not a telephone number"),
		               text);
	dial(number, digits);
	size_t n = strlen(number);
	/* No country's code begins with 0 (E.164). */
	if (number[0] == '+' && number[1] != '0' && n >= 9 && n <= 16) {
		memcpy(out, number, n + 1);
		return true;
	}
	if (number[0] == '+' || kind_of(number) == KINDS)
		return err_set(err, ERR_INPUT, "bad-phone", _("\"%s\" is not a telephone number"),
		               text);
	if (number[0] == '0')
		snprintf(out, PHONE_TEXT, "+84%.*s", PHONE_TEXT - 4, number + 1);
	else
		memcpy(out, number, n + 1);
	return true;
}

char *phone_format(char buf[PHONE_TEXT], const char *e164)
{
	char room[PHONE_TEXT];
	const char *number = national(room, e164);
	size_t kind = number == NULL ? KINDS : kind_of(number);
	if (kind == KINDS) {
		snprintf(buf, PHONE_TEXT, "%s", e164);
		return buf;
	}
	size_t n = 0;
	for (const char *sign = kinds[kind].shape; *sign != '\0'; sign++)
		buf[n++] = *sign == '#' ? *number++ : *sign;
	buf[n] = '\0';
	return buf;
}

bool phone_is_mobile(const char *e164)
{
	char room[PHONE_TEXT];
	const char *number = national(room, e164);
	size_t kind = number == NULL ? KINDS : kind_of(number);
	return kind != KINDS && kinds[kind].is_mobile;
}
