#include "base/moment.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/viet.h"
#include "base/zone.h"

#include "base/banned.h"

enum { SLACK = 60, YEARS_BACK = 8 }; /* within which a 29 February comes again */

/* "2h40" and "2g40" as "2:40", "2h" as "2:00". False: no time of day. */
static bool read_clock(struct str *out, const char *word, size_t n)
{
	size_t digits = 0;

	while (digits < n && isdigit((unsigned char)word[digits]))
		digits++;
	if (digits < 1 || digits > 2 || digits == n || !strchr(":hg", word[digits]))
		return false;
	str_clear(out);
	str_addn(out, word, digits);
	str_addc(out, ':');
	if (digits + 1 < n)
		str_addn(out, word + digits + 1, n - digits - 1);
	else if (word[digits] != ':')
		str_add(out, "00");
	return true;
}

/* zone_parse() reads the clock, so that there is one idea of it. */
static bool at_clock(int64_t *out, struct date day, const char *clock)
{
	char iso[DATE_TEXT];
	struct str whole = {0};
	struct err ignored;

	str_addf(&whole, "%s %s", date_iso(iso, day), clock);
	bool good = zone_parse(out, str_text(&whole), &ignored);
	str_release(&whole);
	return good;
}

/* The last day that is written so, "30/4", on which the clock is not past `latest`. */
static bool without_year(int64_t *out, const char *day, const char *clock, int64_t latest)
{
	struct err ignored;
	int year;

	date_to_ymd(zone_date(latest), &year, NULL, NULL);
	for (int i = 0; i <= YEARS_BACK; i++) {
		struct str whole = {0};
		struct date date;

		str_addf(&whole, "%s/%d", day, year - i);
		bool good =
		    date_parse(&date, str_text(&whole), &ignored) && at_clock(out, date, clock);
		str_release(&whole);
		if (good && *out <= latest)
			return true;
	}
	return false;
}

static bool on_day(int64_t *out, const char *day, const char *clock, int64_t now)
{
	struct date today = zone_date(now), date;
	struct err ignored;

	if (!*day)
		return at_clock(out, today, clock) &&
		       (*out <= now + SLACK || at_clock(out, date_add(today, -1), clock));
	if (strcmp(day, "hom nay") == 0)
		return at_clock(out, today, clock);
	if (strcmp(day, "hom qua") == 0)
		return at_clock(out, date_add(today, -1), clock);
	if (date_parse(&date, day, &ignored))
		return at_clock(out, date, clock);
	return without_year(out, day, clock, now + SLACK);
}

/* `text` is folded: one blank between words, none around them. */
static bool parse(int64_t *out, const char *text, int64_t now)
{
	size_t n = strlen(text), first = strcspn(text, " ");
	const char *blank = strrchr(text, ' ');
	struct str clock = {0}, day = {0};
	bool is_clock = true;

	if (read_clock(&clock, text, first)) {
		str_add(&day, text + first + (text[first] == ' '));
	} else if (blank && read_clock(&clock, blank + 1, n - (size_t)(blank + 1 - text))) {
		str_addn(&day, text, (size_t)(blank - text));
	} else {
		is_clock = false;
	}
	bool good = is_clock && on_day(out, str_text(&day), str_text(&clock), now);
	str_release(&clock);
	str_release(&day);
	return good;
}

bool moment_parse(int64_t *out, const char *text, int64_t now, struct err *err)
{
	char *folded = viet_fold(text);
	struct err ignored;
	int64_t at = 0;
	bool good =
	    parse(&at, folded, now) || (strchr(folded, ':') && zone_parse(&at, text, &ignored));

	free(folded);
	if (!good)
		return err_set(err, ERR_USAGE, "bad-moment",
		               _("\"%s\" is not a time such as 02:40, 2h40, 02:40 30/4 or 02:40 "
		                 "30/4/2027"),
		               text);
	*out = at;
	return true;
}
