/* Kinds of time and points: part of domain/roster.h. */
#include <string.h>

#include "base/zone.h"
#include "domain/lunar.h"
#include "domain/roster.h"

#include "base/banned.h"

#define DAY_MINUTES  1440
#define EVE_STARTS   1080 /* 18:00 of the lunar year's last day */
#define EVE_ENDS     360  /* 06:00 of the first day of the new one */
#define SHIFT_POINTS (480 * 100)

static bool is_tet_period(const struct holiday_day *day)
{
	return day && day->period && strncmp(day->period, "tet/", 4) == 0;
}

static enum weight_kind kind_of_day(const struct holidays *holidays, struct date date)
{
	switch (holidays_type(holidays, date)) {
	case DAY_WEEKLY_REST:
		return WEIGHT_WEEKLY_REST;
	case DAY_SWAPPED_OFF:
	case DAY_COMPENSATORY:
		return WEIGHT_COMPENSATORY;
	case DAY_STATUTORY:
		return is_tet_period(holidays_find(holidays, date)) ? WEIGHT_TET : WEIGHT_STATUTORY;
	case DAY_WORKDAY:
	case DAY_MAKEUP_WORKDAY:
	case DAY_TYPES:
		break;
	}
	return WEIGHT_WORKDAY;
}

/* The part of a day that counts as Tet's eve; empty (from == to) on all days but two a year. */
static void eve_of_day(int *from, int *to, struct date date)
{
	struct date tet;
	struct err err;
	int year;

	*from = *to = 0;
	date_to_ymd(date, &year, NULL, NULL);
	if (!lunar_tet(&tet, year, &err))
		return;
	if (date.day == tet.day - 1) {
		*from = EVE_STARTS;
		*to = DAY_MINUTES;
	} else if (date.day == tet.day) {
		*to = EVE_ENDS;
	}
}

static int common(int from, int to, int other_from, int other_to)
{
	int a = from > other_from ? from : other_from;
	int b = to < other_to ? to : other_to;

	return b > a ? b - a : 0;
}

void roster_minutes(int minutes[], int64_t start, int64_t end, const struct holidays *holidays)
{
	for (int64_t at = start; at < end;) {
		struct date date = zone_date(at);
		int64_t midnight = zone_instant(date_add(date, 1), 0);
		int64_t until = end < midnight ? end : midnight;
		int from = zone_minute(at), to = from + (int)((until - at) / 60);
		int eve_from, eve_to, eve;

		eve_of_day(&eve_from, &eve_to, date);
		eve = common(from, to, eve_from, eve_to);
		minutes[WEIGHT_TET_EVE] += eve;
		minutes[kind_of_day(holidays, date)] += to - from - eve;
		at = until;
	}
}

int roster_points(const struct post *post, int64_t start, int64_t end,
                  const struct holidays *holidays)
{
	int minutes[WEIGHTS] = {0};
	int64_t sum = 0;
	int points;

	if (start >= end)
		return 0;
	roster_minutes(minutes, start, end, holidays);
	for (int i = 0; i < WEIGHTS; i++)
		sum += (int64_t)minutes[i] * post->weight[i];
	points = (int)((sum + SHIFT_POINTS / 2) / SHIFT_POINTS);
	return points > 1 ? points : 1;
}
