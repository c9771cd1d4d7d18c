#include "base/zone.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "base/banned.h"

#define DAY_SECONDS 86400

struct zone {
	const char *name;
	int offset; /* minutes east of UTC */
};

/* The first is the default. Bangkok is what some systems call the same time. */
static const struct zone zones[] = {
    {"Asia/Ho_Chi_Minh", 420},
    {"Asia/Bangkok", 420},
    {"UTC", 0},
};

static const struct zone *current = &zones[0];

bool zone_use(const char *name, struct err *err)
{
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		if (strcmp(zones[i].name, name) == 0) {
			current = &zones[i];
			return true;
		}
	}
	return err_set(err, ERR_USAGE, "bad-zone",
	               _("unknown time zone \"%s\"; known: Asia/Ho_Chi_Minh, Asia/Bangkok, UTC"),
	               name);
}

const char *zone_name(void)
{
	return current->name;
}

int zone_offset(void)
{
	return current->offset;
}

int64_t zone_instant(struct date date, int minute)
{
	return (int64_t)date.day * DAY_SECONDS + (int64_t)(minute - current->offset) * 60;
}

/* Seconds of the civil day, and the day; division rounds down, also before 1970. */
static int split(int64_t at, int offset, struct date *date)
{
	int64_t local = at + (int64_t)offset * 60;
	int64_t second = local % DAY_SECONDS;

	if (second < 0)
		second += DAY_SECONDS;
	int64_t day = (local - second) / DAY_SECONDS;
	assert(day >= INT32_MIN && day <= INT32_MAX);
	*date = (struct date){(int32_t)day};
	return (int)second;
}

struct date zone_date(int64_t at)
{
	struct date date;

	split(at, current->offset, &date);
	return date;
}

int zone_minute(int64_t at)
{
	struct date date;

	return split(at, current->offset, &date) / 60;
}

/* Two digits at `text`, or -1. */
static int two_digits(const char *text)
{
	if (!isdigit((unsigned char)text[0]) || !isdigit((unsigned char)text[1]))
		return -1;
	return (text[0] - '0') * 10 + (text[1] - '0');
}

/* `Z`, `+07:00`, `+0700`, or nothing (then in this zone): minutes east. */
static bool parse_offset(int *out, const char *text)
{
	if (*text == '\0') {
		*out = current->offset;
		return true;
	}
	if (strcmp(text, "Z") == 0) {
		*out = 0;
		return true;
	}
	if (*text != '+' && *text != '-')
		return false;
	int hour = two_digits(text + 1);
	if (hour < 0 || hour > 23)
		return false;
	const char *rest = text[3] == ':' ? text + 4 : text + 3;
	int minute = two_digits(rest);
	if (minute < 0 || minute > 59 || rest[2] != '\0')
		return false;
	*out = (hour * 60 + minute) * (*text == '-' ? -1 : 1);
	return true;
}

/* `H:MM`, `HH:MM` or `HH:MM:SS`; sets *rest behind it. Seconds of the day, or -1. */
static int parse_clock(const char *text, const char **rest)
{
	char hour_minute[6] = {0};
	size_t n = strcspn(text, ":");
	int minute = 0;
	int second = 0;
	struct err ignored;

	if (n > 2 || strlen(text) < n + 3)
		return -1;
	memcpy(hour_minute, text, n + 3);
	if (!minute_parse(&minute, hour_minute, &ignored))
		return -1;
	*rest = text + n + 3;
	if (**rest == ':') {
		second = two_digits(*rest + 1);
		if (second < 0 || second > 59)
			return -1;
		*rest += 3;
	}
	int total = minute * 60 + second;
	return total <= DAY_SECONDS ? total : -1;
}

bool zone_parse(int64_t *out, const char *text, struct err *err)
{
	size_t n = strcspn(text, "T ");
	char day[DATE_TEXT] = {0};
	struct date date;
	int second = 0;
	int offset = current->offset;

	if (n < sizeof day) {
		memcpy(day, text, n);
		if (!date_parse(&date, day, err))
			return false;
		const char *rest = text + n;
		if (*rest != '\0') {
			second = parse_clock(rest + 1, &rest);
			if (second >= 0 && !parse_offset(&offset, rest))
				second = -1;
		}
		if (second >= 0) {
			*out = (int64_t)date.day * DAY_SECONDS + second - (int64_t)offset * 60;
			return true;
		}
	}
	return err_set(err, ERR_USAGE, "bad-time",
	               _("\"%s\" is not a time such as 2027-04-30T09:00 or 30/4/2027 09:00"), text);
}

/* The civil fields of an instant, unsigned so that the compiler sees how long their texts get. */
struct fields {
	unsigned year, month, day, hour, minute, second;
};

static struct fields fields_at(int64_t at, int offset)
{
	struct date date;
	unsigned second = (unsigned)split(at, offset, &date);
	int year = 0;
	int month = 0;
	int day = 0;

	date_to_ymd(date, &year, &month, &day);
	assert(year >= 0 && year <= 9999);
	return (struct fields){
	    .year = (unsigned)year % 10000,
	    .month = (unsigned)month % 100,
	    .day = (unsigned)day % 100,
	    .hour = second / 3600 % 24,
	    .minute = second / 60 % 60,
	    .second = second % 60,
	};
}

char *zone_iso(char buf[ZONE_TEXT], int64_t at)
{
	struct fields f = fields_at(at, current->offset);
	unsigned east = (unsigned)(current->offset < 0 ? -current->offset : current->offset);

	snprintf(buf, ZONE_TEXT, "%04u-%02u-%02uT%02u:%02u:%02u%c%02u:%02u", f.year, f.month, f.day,
	         f.hour, f.minute, f.second, current->offset < 0 ? '-' : '+', east / 60 % 24,
	         east % 60);
	return buf;
}

char *zone_vn(char buf[ZONE_TEXT], int64_t at)
{
	struct fields f = fields_at(at, current->offset);

	snprintf(buf, ZONE_TEXT, "%02u:%02u %02u/%02u/%04u", f.hour, f.minute, f.day, f.month,
	         f.year);
	return buf;
}

char *zone_clock(char buf[ZONE_TEXT], int64_t at)
{
	struct fields f = fields_at(at, current->offset);

	snprintf(buf, ZONE_TEXT, "%02u:%02u", f.hour, f.minute);
	return buf;
}

static char *basic_format(char buf[ZONE_TEXT], int64_t at, int offset, const char *suffix)
{
	struct fields f = fields_at(at, offset);

	snprintf(buf, ZONE_TEXT, "%04u%02u%02uT%02u%02u%02u%s", f.year, f.month, f.day, f.hour,
	         f.minute, f.second, suffix);
	return buf;
}

char *zone_utc(char buf[ZONE_TEXT], int64_t at)
{
	return basic_format(buf, at, 0, "Z");
}

char *zone_local(char buf[ZONE_TEXT], int64_t at)
{
	return basic_format(buf, at, current->offset, "");
}
