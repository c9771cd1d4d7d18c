/*
 * Days, times of day, instants, whole numbers and names of periods: what is read is shown and read
 * again the same.
 */
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "domain/holiday.h"
#include "fuzz.h"

static void check_failure(const struct err *err)
{
	assert(err->code == ERR_USAGE && err->key[0] && err->msg[0]);
	assert(memchr(err->msg, '\0', sizeof err->msg));
}

static void day(const char *text)
{
	struct err err = {0};
	struct date date, again;
	char buf[DATE_TEXT];
	int year, month, of_month;

	if (!date_parse(&date, text, &err)) {
		check_failure(&err);
		return;
	}
	date_to_ymd(date, &year, &month, &of_month);
	assert(year >= 1900 && year <= 2200 && month >= 1 && month <= 12);
	assert(date_compare(date_from_ymd(year, month, of_month), date) == 0);
	assert(date_weekday(date) == date_weekday(date_add(date, -7)));
	assert(date_parse(&again, date_iso(buf, date), &err) && again.day == date.day);
	assert(date_parse(&again, date_vn(buf, date), &err) && again.day == date.day);
	assert(strlen(date_short(buf, date)) <= 5);
	assert(*weekday_name(date_weekday(date)) && *weekday_short(date_weekday(date)));
}

static void minute(const char *text)
{
	struct err err = {0};
	int out;

	if (minute_parse(&out, text, &err))
		assert(out >= 0 && out <= 24 * 60);
	else
		check_failure(&err);
}

static void instant(const char *text)
{
	struct err err = {0};
	char buf[ZONE_TEXT];
	int64_t at, again;

	if (!zone_parse(&at, text, &err)) {
		check_failure(&err);
		return;
	}
	/* An offset may move it out of the years that can be written. */
	if (zone_parse(&again, zone_iso(buf, at), &err))
		assert(again == at);
	else
		assert(strncmp(buf, "1899-12-", 8) == 0 || strncmp(buf, "2201-01-", 8) == 0);
	assert(zone_instant(zone_date(at), zone_minute(at)) == at - (at % 60 + 60) % 60);
	assert(strlen(zone_vn(buf, at)) == 16 && strlen(zone_clock(buf, at)) == 5);
	assert(strlen(zone_utc(buf, at)) == 16 && strlen(zone_local(buf, at)) == 15);
}

static void number(const char *text)
{
	struct err err = {0};
	int64_t value;

	if (number_parse(&value, text, -1000, 1000, &err))
		assert(value >= -1000 && value <= 1000);
	else
		check_failure(&err);
	if (!number_parse(&value, text, INT64_MIN, INT64_MAX, &err))
		check_failure(&err);
}

static void period(const char *text)
{
	static const struct office_hours hours = {450, 1020};
	struct holidays list = {0};
	struct period found, again;
	struct err err = {0};

	assert(holidays_compute(&list, 2027, &err));
	if (!period_find(&found, &list, text, &hours, &err)) {
		assert(err.code == ERR_USAGE || err.code == ERR_NOT_FOUND);
		holidays_release(&list);
		return;
	}
	assert(date_compare(found.first, found.last) <= 0 && found.start < found.end);
	assert(period_find(&again, &list, found.name, &hours, &err));
	assert(again.start == found.start && again.end == found.end);
	assert(strcmp(again.name, found.name) == 0);
	period_release(&found);
	period_release(&again);
	holidays_release(&list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = fuzz_text(data, size);

	day(text);
	minute(text);
	instant(text);
	number(text);
	if (utf8_is_valid(text, strlen(text)))
		period(text);
	free(text);
	return 0;
}
