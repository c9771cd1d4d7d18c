#include "base/clock.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/zone.h"

#include "base/banned.h"

#define CLOCK_FILE_LIMIT 256

/* What TRUCBAN_NOW said; all zero is the real clock. */
static struct {
	bool fixed;
	int64_t at; /* the last good reading */
	char *path; /* of @FILE */
} setting;

static bool read_clock_file(int64_t *out, const char *path, struct err *err)
{
	char *text = NULL;
	size_t n = 0;

	if (!file_read(&text, &n, path, CLOCK_FILE_LIMIT, err))
		return false;
	n = strlen(text);
	while (n > 0 && isspace((unsigned char)text[n - 1]))
		text[--n] = '\0';
	bool ok = zone_parse(out, text, err);
	free(text);
	return ok;
}

bool clock_init(const char *text, struct err *err)
{
	bool fixed = text && *text != '\0';
	int64_t at = 0;
	char *path = NULL;

	if (fixed && *text == '@') {
		if (!read_clock_file(&at, text + 1, err))
			return err_wrap(err, "TRUCBAN_NOW=%s", text);
		path = xstrdup(text + 1);
	} else if (fixed && !zone_parse(&at, text, err)) {
		return err_wrap(err, "TRUCBAN_NOW");
	}
	free(setting.path);
	setting.fixed = fixed;
	setting.at = at;
	setting.path = path;
	return true;
}

bool clock_is_fixed(void)
{
	return setting.fixed;
}

int64_t clock_now(void)
{
	int64_t at = 0;
	struct err ignored;

	if (!setting.fixed)
		return time(NULL);
	/* The file may be missing or half written for a moment: then the last time stands. */
	if (setting.path && read_clock_file(&at, setting.path, &ignored))
		setting.at = at;
	return setting.at;
}

int64_t clock_monotonic(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
