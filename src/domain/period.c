#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/viet.h"
#include "base/zone.h"
#include "domain/festival.h"
#include "domain/holiday.h"
#include "domain/lunar.h"

#include "base/banned.h"

/* Where the year of a name begins, or NULL. */
static const char *year_in(const char *name)
{
	const char *slash = strrchr(name, '/');
	return slash == NULL || strstr(name, "..") != NULL ? NULL : slash + 1;
}

bool period_year(int *out, const char *name)
{
	struct err err;
	int64_t year;
	const char *text = name == NULL ? NULL : year_in(name);
	if (text == NULL || strlen(text) != 4 || !number_parse(&year, text, 1900, 2200, &err))
		return false;
	*out = (int)year;
	return true;
}

char *period_canonical(const char *name)
{
	char *folded = viet_fold(name);
	char *year = strrchr(folded, '/');
	for (char *c = folded; *c != '\0' && c != year; c++)
		if (*c == ' ' || *c == '/')
			*c = '-';
	return folded;
}

/* The festival of a canonical name, if it is the key of one. */
static bool festival_of(enum festival *out, const char *name)
{
	const char *slash = strrchr(name, '/');
	return slash != NULL && festival_find(out, name, (size_t)(slash - name));
}

/* A name, kept with a roster and printed on documents, so it is never in another language. */
static char *title_of(const struct period *period, const char *name)
{
	enum festival festival;
	struct err err;
	struct date kings;
	char lunar[32];
	int year;
	if (!festival_of(&festival, period->name) || !period_year(&year, period->name))
		return xstrdup(name);
	switch (festival) {
	case FESTIVAL_NEW_YEAR:
		return xasprintf("Nghỉ Tết Dương lịch %d", year);
	case FESTIVAL_TET:
		return xasprintf("Nghỉ Tết Nguyên đán %s %d", lunar_year_name(lunar, year), year);
	case FESTIVAL_HUNG_KINGS:
		return xasprintf("Nghỉ lễ Giỗ Tổ Hùng Vương %d", year);
	case FESTIVAL_NATIONAL:
		return xasprintf("Nghỉ lễ Quốc khánh 2/9/%d", year);
	case FESTIVAL_CULTURE:
		return xasprintf("Nghỉ Ngày Văn hóa Việt Nam 24/11/%d", year);
	case FESTIVAL_VICTORY:
	case FESTIVALS:
		break;
	}
	if (lunar_hung_kings(&kings, year, &err) && period_day_number(period, kings) > 0)
		return xasprintf("Nghỉ lễ Giỗ Tổ và 30/4–1/5/%d", year);
	return xasprintf("Nghỉ lễ 30/4–1/5/%d", year);
}

static bool is_off(const struct holidays *list, struct date date)
{
	return day_type_is_off(holidays_type(list, date));
}

/* Is it a day off that belongs to no other period? */
static bool extends(const struct holidays *list, struct date date, const char *name)
{
	const struct holiday_day *day = holidays_find(list, date);
	return is_off(list, date) && (day == NULL || strcmp(day->period, name) == 0);
}

/* The period of a row's name, from all its rows; imported rows may lack the weekend around. */
static void build(struct period *out, const struct holidays *list, const char *name,
                  const struct office_hours *hours)
{
	const char *title = "";
	bool found = false;
	*out = (struct period){.name = xstrdup(name), .is_holiday = true};
	for (size_t i = 0; i < list->n; i++) {
		const struct holiday_day *day = &list->day[i];
		if (strcmp(day->period, name) != 0 || !day_type_is_off(day->type))
			continue;
		if (!found) {
			out->first = day->date;
			title = day->name;
		}
		found = true;
		out->last = day->date;
		if (day->status > out->status)
			out->status = day->status;
	}
	while (extends(list, date_add(out->first, -1), name))
		out->first = date_add(out->first, -1);
	while (extends(list, date_add(out->last, 1), name))
		out->last = date_add(out->last, 1);

	struct date before = date_add(out->first, -1), after = date_add(out->last, 1);
	while (is_off(list, before))
		before = date_add(before, -1);
	while (is_off(list, after))
		after = date_add(after, 1);
	out->start = zone_instant(before, hours->end);
	out->end = zone_instant(after, hours->start);
	out->title = title_of(out, title);
}

/* The row's own name of the period that `name` (canonical) means; NULL when there is none. */
static const char *resolve(const struct holidays *list, const char *name)
{
	enum festival festival;
	struct date date;
	struct err err;
	int year;
	for (size_t i = 0; i < list->n; i++)
		if (day_type_is_off(list->day[i].type) && strcmp(list->day[i].period, name) == 0)
			return list->day[i].period;
	if (!festival_of(&festival, name) || !period_year(&year, name) ||
	    !festival_day(&date, festival, year, &err))
		return NULL;
	const struct holiday_day *day = holidays_find(list, date);
	return day != NULL && day_type_is_off(day->type) ? day->period : NULL;
}

/* "FIRST..LAST". */
static bool find_span(struct period *out, const char *name, struct err *err)
{
	const char *dots = strstr(name, "..");
	struct date first, last;
	char *from = xstrndup(name, (size_t)(dots - name));
	bool ok = date_parse(&first, from, err) && date_parse(&last, dots + 2, err);
	free(from);
	if (!ok)
		return false;
	if (date_compare(last, first) < 0)
		return err_set(err, ERR_USAGE, "bad-span", _("\"%s\" ends before it begins"), name);
	period_span(out, first, last);
	return true;
}

bool period_find(struct period *out, const struct holidays *list, const char *name,
                 const struct office_hours *hours, struct err *err)
{
	int year;
	if (strstr(name, "..") != NULL)
		return find_span(out, name, err);
	if (!period_year(&year, name))
		return err_set(err, ERR_USAGE, "bad-period",
		               _("\"%s\" is not the name of a period; wanted: 30-4, 2-9, tet, "
		                 "gio-to, tet-duong-lich or van-hoa with a year, such as "
		                 "30-4/2027"),
		               name);
	char *wanted = period_canonical(name);
	const char *found = resolve(list, wanted);
	if (found != NULL)
		build(out, list, found, hours);
	else
		err_set(err, ERR_NOT_FOUND, "no-such-period",
		        _("there is no period \"%s\"; known keys: 30-4, 2-9, tet, gio-to, "
		          "tet-duong-lich, van-hoa"),
		        name);
	free(wanted);
	return found != NULL;
}

bool period_next(struct period *out, const struct holidays *list, int64_t now,
                 const struct office_hours *hours, struct err *err)
{
	/* No block is as long as this, so that its last day may be judged by any of them. */
	struct date long_ago = date_add(zone_date(now), -60);
	const char *seen = "";
	for (size_t i = 0; i < list->n; i++) {
		const struct holiday_day *day = &list->day[i];
		if (date_compare(day->date, long_ago) < 0 || !day_type_is_off(day->type) ||
		    strcmp(day->period, seen) == 0)
			continue;
		struct period period;
		build(&period, list, day->period, hours);
		if (period.end > now) {
			*out = period;
			return true;
		}
		period_release(&period);
		seen = day->period;
	}
	return err_set(err, ERR_NOT_FOUND, "no-next-period",
	               _("no holiday is known after this time; import a notice of holidays"));
}

void period_span(struct period *out, struct date first, struct date last)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	*out = (struct period){
	    .name = xasprintf("%s..%s", date_iso(from, first), date_iso(to, last)),
	    .first = first,
	    .last = last,
	    .start = zone_instant(first, 0),
	    .end = zone_instant(date_add(last, 1), 0),
	    .status = HOLIDAY_OFFICIAL,
	};
	out->title = xasprintf("từ %s đến %s", date_vn(from, first), date_vn(to, last));
}

int period_day_number(const struct period *period, struct date date)
{
	if (date_compare(date, period->first) < 0 || date_compare(date, period->last) > 0)
		return 0;
	return date.day - period->first.day + 1;
}

void period_copy(struct period *out, const struct period *from)
{
	*out = *from;
	out->name = xstrdup(from->name);
	out->title = xstrdup(from->title);
}

void period_release(struct period *period)
{
	free(period->name);
	free(period->title);
	*period = (struct period){0};
}
