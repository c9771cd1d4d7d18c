#ifndef BASE_DATE_H
#define BASE_DATE_H
/*
 * A civil day of the Gregorian calendar: no clock, no zone. A struct, so that no id is taken for
 * one.
 */
#include <stdint.h>

#include "base/err.h"

struct date {
	int32_t day; /* days since 1970-01-01 */
};

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

#define DATE_TEXT 16 /* room for any formatted date */

struct date date_from_ymd(int year, int month, int day);
void date_to_ymd(struct date date, int *year, int *month, int *day); /* each may be NULL */
struct date date_add(struct date date, int days);
int date_compare(struct date a, struct date b); /* <0, 0, >0 */
enum weekday date_weekday(struct date date);

/*
 * ISO `2027-04-30`, or as people write it: `30/4/2027`, `30/04/2027`. Years 1900-2200.
 * ERR_USAGE (bad-date); who reads a file says ERR_INPUT instead. The same holds for all parsers
 * here.
 */
MUST_CHECK bool date_parse(struct date *out, const char *text, struct err *err);
/* Each writes into `buf` and returns it. */
char *date_iso(char buf[DATE_TEXT], struct date date);   /* 2027-04-30 */
char *date_vn(char buf[DATE_TEXT], struct date date);    /* 30/04/2027 */
char *date_short(char buf[DATE_TEXT], struct date date); /* 30/4 */

/* Translated: "Thứ Sáu" / "Friday", and "T6" / "Fri"; Sunday is "Chủ nhật" and "CN". */
const char *weekday_name(enum weekday weekday);
const char *weekday_short(enum weekday weekday);

/* Minute of the day from `HH:MM` (00:00-24:00; `7:30` is taken too). */
MUST_CHECK bool minute_parse(int *out, const char *text, struct err *err);

#endif
