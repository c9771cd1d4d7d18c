#include "base/date.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "base/banned.h"

/*
 * Years are counted from March, so that the leap day ends one: then a month's start is linear in
 * its number, and eras of 400 years (146097 days) repeat.
 */
#define ERA_DAYS  146097
#define EPOCH_DAY 719468 /* of 1970-01-01, counted from 0000-03-01 */

struct date date_from_ymd(int year, int month, int day)
{
	assert(month >= 1 && month <= 12);
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int of_era = y - era * 400;
	int march_month = (month + 9) % 12;
	int of_year = (153 * march_month + 2) / 5 + day - 1;
	int day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;

	return (struct date){era * ERA_DAYS + day_of_era - EPOCH_DAY};
}

void date_to_ymd(struct date date, int *year, int *month, int *day)
{
	int shifted = date.day + EPOCH_DAY;
	int era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
	int of_era = shifted - era * ERA_DAYS;
	int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA_DAYS - 1)) / 365;
	int of_year = of_era - (365 * y + y / 4 - y / 100);
	int march_month = (5 * of_year + 2) / 153;
	int m = march_month < 10 ? march_month + 3 : march_month - 9;

	if (year)
		*year = era * 400 + y + (m <= 2 ? 1 : 0);
	if (month)
		*month = m;
	if (day)
		*day = of_year - (153 * march_month + 2) / 5 + 1;
}

struct date date_add(struct date date, int days)
{
	return (struct date){date.day + days};
}

int date_compare(struct date a, struct date b)
{
	return (a.day > b.day) - (a.day < b.day);
}

enum weekday date_weekday(struct date date)
{
	/* 1970-01-01 was a Thursday. */
	return (enum weekday)(((date.day % 7) + 7 + THURSDAY) % 7);
}

/* Up to `max` digits at *text, at least `min`; moves *text behind them. -1 when there are fewer. */
static int take_digits(const char **text, int min, int max)
{
	int value = 0;
	int n = 0;

	while (n < max && isdigit((unsigned char)**text)) {
		value = value * 10 + (**text - '0');
		(*text)++;
		n++;
	}
	return n >= min ? value : -1;
}

static bool take_char(const char **text, char c)
{
	if (**text != c)
		return false;
	(*text)++;
	return true;
}

static bool split_date(const char *text, int *year, int *month, int *day)
{
	if (strchr(text, '/')) {
		*day = take_digits(&text, 1, 2);
		if (!take_char(&text, '/'))
			return false;
		*month = take_digits(&text, 1, 2);
		if (!take_char(&text, '/'))
			return false;
		*year = take_digits(&text, 4, 4);
	} else {
		*year = take_digits(&text, 4, 4);
		if (!take_char(&text, '-'))
			return false;
		*month = take_digits(&text, 2, 2);
		if (!take_char(&text, '-'))
			return false;
		*day = take_digits(&text, 2, 2);
	}
	return *text == '\0' && *year >= 0 && *month >= 1 && *month <= 12 && *day >= 1;
}

bool date_parse(struct date *out, const char *text, struct err *err)
{
	int year = 0;
	int month = 0;
	int day = 0;

	if (!split_date(text, &year, &month, &day))
		return err_set(err, ERR_USAGE, "bad-date",
		               _("\"%s\" is not a date such as 30/4/2027 or 2027-04-30"), text);
	if (year < 1900 || year > 2200)
		return err_set(err, ERR_USAGE, "bad-date",
		               _("the year of \"%s\" is not between 1900 and 2200"), text);
	struct date date = date_from_ymd(year, month, day);
	int real_month = 0;
	date_to_ymd(date, NULL, &real_month, NULL);
	if (day > 31 || real_month != month)
		return err_set(err, ERR_USAGE, "bad-date", _("there is no day \"%s\""), text);
	*out = date;
	return true;
}

/* Keeps the text of any int within DATE_TEXT (and lets the compiler see it). */
static int printable_year(int year)
{
	assert(year > -10000000 && year < 10000000);
	return year;
}

char *date_iso(char buf[DATE_TEXT], struct date date)
{
	int year = 0;
	int month = 0;
	int day = 0;

	date_to_ymd(date, &year, &month, &day);
	snprintf(buf, DATE_TEXT, "%04d-%02u-%02u", printable_year(year), (unsigned)month % 100,
	         (unsigned)day % 100);
	return buf;
}

char *date_vn(char buf[DATE_TEXT], struct date date)
{
	int year = 0;
	int month = 0;
	int day = 0;

	date_to_ymd(date, &year, &month, &day);
	snprintf(buf, DATE_TEXT, "%02u/%02u/%04d", (unsigned)day % 100, (unsigned)month % 100,
	         printable_year(year));
	return buf;
}

char *date_short(char buf[DATE_TEXT], struct date date)
{
	int month = 0;
	int day = 0;

	date_to_ymd(date, NULL, &month, &day);
	snprintf(buf, DATE_TEXT, "%u/%u", (unsigned)day % 100, (unsigned)month % 100);
	return buf;
}

const char *weekday_name(enum weekday weekday)
{
	static const char *const name[] = {
	    N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
	    N_("Friday"), N_("Saturday"), N_("Sunday"),
	};

	return _(name[weekday]);
}

const char *weekday_short(enum weekday weekday)
{
	static const char *const name[] = {
	    N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
	};

	return _(name[weekday]);
}

bool minute_parse(int *out, const char *text, struct err *err)
{
	const char *rest = text;
	int hour = take_digits(&rest, 1, 2);
	bool colon = take_char(&rest, ':');
	int minute = take_digits(&rest, 2, 2);

	if (!colon || *rest != '\0' || hour < 0 || minute < 0 || minute > 59 ||
	    hour * 60 + minute > 24 * 60)
		return err_set(err, ERR_USAGE, "bad-time",
		               _("\"%s\" is not a time of day such as 07:30"), text);
	*out = hour * 60 + minute;
	return true;
}
