#ifndef DOMAIN_LUNAR_H
#define DOMAIN_LUNAR_H
/*
 * The Vietnamese lunar dates that holidays hang on, 2000-2050: a table of facts (seven sources
 * compared, rules after Hồ Ngọc Đức), not a calendar program. Lunar Vietnam differs from China in
 * 2007 and 2030.
 */
#include "base/date.h"

/* First day of the lunar year, and the 10th of its third month. ERR_NOT_FOUND outside the table. */
MUST_CHECK bool lunar_tet(struct date *out, int year, struct err *err);
MUST_CHECK bool lunar_hung_kings(struct date *out, int year, struct err *err);

enum { LUNAR_FIRST = 1, LUNAR_THIRD = 3, LUNAR_LAST = 12, LUNAR_MONTH_LEAST = 29 };

struct lunar_day {
	int day, month;
};

/*
 * The days that people call by the moon: those of the month before Tết (Chạp), the first 29 of the
 * new year, and the 10th of the third month. False for others, which are in no table. How long a
 * month Chạp has follows from the new moons (Meeus; UTC+7), which give every Tết of the table too.
 */
bool lunar_day(struct lunar_day *out, struct date date);

/* The name of a lunar year: 2027 is "Đinh Mùi" (sexagenary cycle). Borrowed pieces, written to buf.
 */
char *lunar_year_name(char buf[32], int year);

#endif
