#ifndef DOMAIN_HOLIDAY_H
#define DOMAIN_HOLIDAY_H
/*
 * Which days are off and why: a dated table with sources, made of what the program carries and of
 * later notices that the user imported. Swaps are never computed; a year without any row is filled
 * from the law and is then provisional. Law: Labour Code 45/2019/QH14 art. 111.3, 112; Resolution
 * 28/2026/QH16 art. 2 (24/11).
 */
#include <stddef.h>

#include "base/date.h"

enum day_type {
	DAY_WORKDAY,        /* an ordinary working day (Monday to Friday) */
	DAY_MAKEUP_WORKDAY, /* a rest day that is worked in exchange */
	DAY_WEEKLY_REST,    /* Saturday, Sunday */
	DAY_SWAPPED_OFF,
	DAY_COMPENSATORY,
	DAY_STATUTORY,
	DAY_TYPES
};

enum holiday_status {
	HOLIDAY_OFFICIAL,    /* a notice with a number */
	HOLIDAY_BY_LAW,      /* follows from the law alone, checked against a public list */
	HOLIDAY_PROVISIONAL, /* computed here; a decision is still to come */
};

struct holiday_day {
	struct date date;
	enum day_type type;
	enum holiday_status status;
	char *period; /* "30-4/2027"; a worked Saturday carries the period that it belongs to */
	char *name;   /* "Quốc khánh 2/9" */
	char *source;
};

struct holidays { /* sorted by date, one row a date */
	struct holiday_day *day;
	size_t n;
};

/* Stable English names: "statutory", "weekly_rest", ...; "official", "by_law", "provisional". */
const char *day_type_name(enum day_type type);
bool day_type_find(enum day_type *out, const char *name);
const char *day_type_label(enum day_type type); /* translated */
const char *holiday_status_name(enum holiday_status status);
const char *holiday_status_label(enum holiday_status status); /* translated */
bool day_type_is_off(enum day_type type);

/* Puts a row in (copied), replacing one of the same date. */
void holidays_put(struct holidays *list, const struct holiday_day *day);
const struct holiday_day *holidays_find(const struct holidays *list,
                                        struct date date); /* or NULL */
/* The type of any date: its row, else by weekday. */
enum day_type holidays_type(const struct holidays *list, struct date date);
bool holidays_has_year(const struct holidays *list,
                       int year); /* any row of a period of that year */
void holidays_release(struct holidays *list);

/*
 * Fills the periods of a year that have no row on their own day from the law and the lunar table
 * (domain/lunar.h), status provisional, each with a source that says how it was computed. Rows that
 * are there stay, so it may be called for any year: a notice often decides only Tết and 2/9.
 * ERR_NOT_FOUND before 2021, the first year of the Code, and after the lunar table.
 */
MUST_CHECK bool holidays_compute(struct holidays *list, int year, struct err *err);

/* ---- periods: the named blocks of days off ---- */

struct office_hours {
	int start, end; /* minutes of the day: 450 (07:30) and 1020 (17:00) by default */
};

struct period {
	char *name;  /* "30-4/2027", or "2027-06-01..2027-06-30" for a span of days */
	char *title; /* "Nghỉ lễ 30/4–1/5/2027" */
	struct date first, last;
	int64_t start, end;         /* the watch: UTC seconds, see period_find() */
	bool is_holiday;            /* false for a plain span of days */
	enum holiday_status status; /* the weakest of its days */
};

/*
 * Keys: "30-4", "2-9", "tet", "gio-to", "tet-duong-lich", "van-hoa", each with "/YEAR". The watch
 * of a period runs from the end of office hours on the last working day before it to the start of
 * office hours on the next working day (29/4 17:00 to 4/5 07:30). Years without rows must have been
 * computed. Case, accents and blanks do not matter, and "30/4/2027" is taken too. A key whose day
 * lies in the block of another finds that one ("gio-to/2023" is "30-4/2023"). Periods of imported
 * notices may have other keys. "2027-06-01..2027-06-30" finds that span of days.
 */
MUST_CHECK bool period_find(struct period *out, const struct holidays *list, const char *name,
                            const struct office_hours *hours, struct err *err);
/* The first period whose watch ends after `now`. */
MUST_CHECK bool period_next(struct period *out, const struct holidays *list, int64_t now,
                            const struct office_hours *hours, struct err *err);
/* A span of days: all shifts that begin on them, uncut; start and end are midnights. */
void period_span(struct period *out, struct date first, struct date last);
/* The year in a name such as "tet/2028"; false when there is none. */
bool period_year(int *out, const char *name);
/* How rows write a name: lower case, no accents, hyphens ("Giỗ Tổ/2027" is "gio-to/2027"). Owned.
 */
char *period_canonical(const char *name);
/* 1 for its first day ("ngày nghỉ thứ 1"), 0 outside its days. */
int period_day_number(const struct period *period, struct date date);
void period_copy(struct period *out, const struct period *from);
void period_release(struct period *period);

#endif
