#include "base/i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/mem.h"

#include "base/banned.h"

#define DOMAIN     "trucban"
#define OUR_LOCALE "C.UTF-8" /* part of the C library itself: always there */

/* Can only be asked before the locale becomes ours, so it is kept. */
static bool terminal_is_utf8;

static char chosen[16]; /* "" before i18n_init() */

static bool name_says_utf8(const char *locale)
{
	const char *codeset = strchr(locale, '.');

	return codeset &&
	       (strncasecmp(codeset, ".utf-8", 6) == 0 || strncasecmp(codeset, ".utf8", 5) == 0);
}

/*
 * A login over the network often carries the name of a locale that this machine has not got: its
 * name then tells what the terminal writes.
 */
static bool users_locale_is_utf8(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	if (setlocale(LC_ALL, ""))
		return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (value && *value != '\0')
			return name_says_utf8(value);
	}
	return false;
}

static bool has_catalogue(const char *folder)
{
	char *path = xasprintf("%s/vi/LC_MESSAGES/" DOMAIN ".mo", folder);
	bool found = access(path, R_OK) == 0;

	free(path);
	return found;
}

void i18n_init(const char *lang, const char *near)
{
	terminal_is_utf8 = users_locale_is_utf8();
	setlocale(LC_ALL, "C");
	setlocale(LC_CTYPE, OUR_LOCALE);
	setlocale(LC_MESSAGES, OUR_LOCALE);
	snprintf(chosen, sizeof chosen, "%s", lang ? lang : "vi");
	setenv("LANGUAGE", chosen, 1);
	bindtextdomain(DOMAIN, near && has_catalogue(near) ? near : LOCALEDIR);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
}

/* gettext notices another LANGUAGE only when it is told its domain again. */
static void speak(const char *lang)
{
	if (!*chosen)
		return;
	setenv("LANGUAGE", lang, 1);
	textdomain(DOMAIN);
}

void i18n_speak_vietnamese(void)
{
	speak("vi");
}

void i18n_speak_chosen(void)
{
	speak(chosen);
}

bool i18n_terminal_is_utf8(void)
{
	return terminal_is_utf8;
}
