#include "domain/lunar.h"

#include <stdio.h>

#include "base/i18n.h"

#include "base/banned.h"

struct row {
	int year;
	int tet_month, tet_day;
	int kings_month, kings_day;
	int chap; /* days of the month before */
};

static const struct row rows[] = {
#include "lunar.inc"
};

#define ROWS ((int)(sizeof rows / sizeof *rows))

static const struct row *find(int year, struct err *err)
{
	int first = rows[0].year;
	if (year >= first && year < first + ROWS)
		return &rows[year - first];
	err_set(err, ERR_NOT_FOUND, "no-lunar-year",
	        _("no lunar dates of %d are known, only of the years %d to %d"), year, first,
	        first + ROWS - 1);
	return NULL;
}

bool lunar_tet(struct date *out, int year, struct err *err)
{
	const struct row *row = find(year, err);
	if (row == NULL)
		return false;
	*out = date_from_ymd(year, row->tet_month, row->tet_day);
	return true;
}

bool lunar_hung_kings(struct date *out, int year, struct err *err)
{
	const struct row *row = find(year, err);
	if (row == NULL)
		return false;
	*out = date_from_ymd(year, row->kings_month, row->kings_day);
	return true;
}

bool lunar_day(struct lunar_day *out, struct date date)
{
	const struct row *row;
	struct err none;
	int year, since;

	/* Chạp may begin in December. */
	date_to_ymd(date_add(date, 31), &year, NULL, NULL);
	row = find(year, &none);
	if (row == NULL)
		return false;
	since = date.day - date_from_ymd(year, row->tet_month, row->tet_day).day;
	if (since >= 0 && since < LUNAR_MONTH_LEAST)
		*out = (struct lunar_day){since + 1, LUNAR_FIRST};
	else if (since < 0 && since >= -row->chap)
		*out = (struct lunar_day){row->chap + since + 1, LUNAR_LAST};
	else if (date.day == date_from_ymd(year, row->kings_month, row->kings_day).day)
		*out = (struct lunar_day){10, LUNAR_THIRD};
	else
		return false;
	return true;
}

char *lunar_year_name(char buf[32], int year)
{
	/* Year 4 was Giáp Tý: both cycles begin there. */
	static const char *const stem[] = {"Giáp", "Ất",   "Bính", "Đinh", "Mậu",
	                                   "Kỷ",   "Canh", "Tân",  "Nhâm", "Quý"};
	static const char *const branch[] = {"Tý",  "Sửu", "Dần",  "Mão", "Thìn", "Tỵ",
	                                     "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"};
	int since = ((year - 4) % 60 + 60) % 60;
	snprintf(buf, 32, "%s %s", stem[since % 10], branch[since % 12]);
	return buf;
}
