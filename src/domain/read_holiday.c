#include "domain/read_holiday.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "domain/festival.h"
#include "domain/read.h"

#include "base/banned.h"

enum { DATE, TYPE, PERIOD, NAME, STATUS, SOURCE, COLUMNS };

static const struct column columns[COLUMNS] = {
    [DATE] = {"ngày|date", true},
    [TYPE] = {"loại|loại ngày|type|day type|day_type", true},
    [PERIOD] = {"kỳ nghỉ|đợt nghỉ|period", true},
    [NAME] = {"tên|tên kỳ nghỉ|tên ngày lễ|name", false},
    [STATUS] = {"trạng thái|tình trạng|status", false},
    [SOURCE] = {"nguồn|căn cứ|văn bản|source", true},
};

static const struct choice types[] = {
    {DAY_STATUTORY, "nghỉ lễ|statutory|nghỉ tết|nghỉ lễ, tết|ngày lễ|public holiday"},
    {DAY_COMPENSATORY, "nghỉ bù|compensatory|compensatory day off"},
    {DAY_WEEKLY_REST, "nghỉ hằng tuần|weekly_rest|nghỉ hàng tuần|weekly rest|weekly rest day"},
    {DAY_SWAPPED_OFF, "nghỉ hoán đổi|swapped_off|hoán đổi|swapped off|swapped day off"},
    {DAY_MAKEUP_WORKDAY, "làm bù|makeup_workday|ngày làm bù|make-up working day"},
    {DAY_WORKDAY, "làm việc|workday|ngày làm việc|working day"},
};

static const struct choice statuses[] = {
    {HOLIDAY_OFFICIAL, "chính thức|official"},
    {HOLIDAY_BY_LAW, "theo luật|by_law|by law"},
    {HOLIDAY_PROVISIONAL, "tạm tính|provisional|đề xuất|dự kiến"},
};

/* No block, and no worked Saturday of one, is farther than this from the day that names it. */
#define FARTHEST 30

static bool is_key(const char *text, size_t n)
{
	return n > 0 && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") >= n;
}

static void read_period(struct reader *reader, struct holiday_day *day)
{
	const char *field = read_needed(reader, PERIOD);
	enum festival festival;
	struct date named;
	struct err err;
	int year, date_year;
	if (!reader->row_is_good)
		return;
	day->period = period_canonical(field);
	const char *slash = strrchr(day->period, '/');
	size_t n = slash == NULL ? 0 : (size_t)(slash - day->period);
	if (!is_key(day->period, n) || !period_year(&year, day->period)) {
		read_wrong(reader, PERIOD, "bad-period",
		           _("\"%s\" is not a period such as tet/2028"), field);
		return;
	}
	day->name = utf8_line(field);
	date_to_ymd(day->date, &date_year, NULL, NULL);
	bool near = abs(year - date_year) <= 1;
	if (festival_find(&festival, day->period, n) &&
	    festival_day(&named, festival, year, &err)) {
		near = abs(named.day - day->date.day) <= FARTHEST;
		free(day->name);
		day->name = xstrdup(festival_name(festival));
	}
	if (!near)
		read_wrong(reader, PERIOD, "bad-period", _("\"%s\" is far from the date %s"), field,
		           read_field(reader, DATE));
}

/* A type that cannot be on that day of the week is a mistyped date more often than not. */
static void check_weekday(struct reader *reader, const struct holiday_day *day)
{
	bool weekend = date_weekday(day->date) >= SATURDAY;
	bool wants_weekend = day->type == DAY_WEEKLY_REST || day->type == DAY_MAKEUP_WORKDAY;
	bool may_be_any = day->type == DAY_STATUTORY;
	if (!may_be_any && weekend != wants_weekend)
		read_wrong(reader, TYPE, "bad-weekday", _("%s is a %s and cannot be \"%s\""),
		           read_field(reader, DATE), weekday_name(date_weekday(day->date)),
		           read_field(reader, TYPE));
}

static void read_day(struct reader *reader, struct holidays *list)
{
	struct holiday_day day = {.status = HOLIDAY_OFFICIAL};
	int type = DAY_STATUTORY, status = HOLIDAY_OFFICIAL;
	read_date(reader, &day.date, DATE);
	read_choice(reader, &type, TYPE, types, sizeof types / sizeof *types);
	if (read_field(reader, STATUS)[0] != '\0')
		read_choice(reader, &status, STATUS, statuses, sizeof statuses / sizeof *statuses);
	day.type = (enum day_type)type;
	day.status = (enum holiday_status)status;
	day.source = read_needed_line(reader, SOURCE);
	if (reader->row_is_good)
		check_weekday(reader, &day);
	read_period(reader, &day);
	char *named = read_line(reader, NAME);
	if (named[0] != '\0') {
		free(day.name);
		day.name = xstrdup(named);
	}
	free(named);
	if (reader->row_is_good && holidays_find(list, day.date) != NULL)
		read_wrong(reader, DATE, "duplicate", _("\"%s\" is in the file twice"),
		           read_field(reader, DATE));
	if (reader->row_is_good)
		holidays_put(list, &day);
	free(day.period);
	free(day.name);
	free(day.source);
}

bool holidays_read(struct holidays *out, const char *name, const char *text, size_t n,
                   struct findings *bad, struct err *err)
{
	struct reader reader;
	struct holidays list = {0};
	if (!read_begin(&reader, columns, COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_day(&reader, &list);
	read_end(&reader);
	*out = list;
	return true;
}
