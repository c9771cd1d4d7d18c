#ifndef DOMAIN_FESTIVAL_H
#define DOMAIN_FESTIVAL_H
/*
 * The days of Labour Code 45/2019/QH14 art. 112.1 and of Resolution 28/2026/QH16 art. 2 that give
 * the periods their keys. Only where they lie; what is off around them is in domain/holiday.h.
 */
#include <stddef.h>

#include "base/date.h"

enum festival {
	FESTIVAL_NEW_YEAR, /* tet-duong-lich */
	FESTIVAL_TET,
	FESTIVAL_HUNG_KINGS, /* gio-to */
	FESTIVAL_VICTORY,    /* 30-4, with 1/5 */
	FESTIVAL_NATIONAL,   /* 2-9 */
	FESTIVAL_CULTURE,    /* van-hoa, 24/11 since 2026 */
	FESTIVALS
};

#define FESTIVAL_FIRST_YEAR 2021 /* in which the Code came into force */

const char *festival_key(enum festival festival);  /* "30-4" */
const char *festival_name(enum festival festival); /* "Quốc khánh 2/9", a name, not translated */
/* By key, the first `n` bytes of `key`; false when there is none. */
bool festival_find(enum festival *out, const char *key, size_t n);

/* The day itself: 1/1, the first day of the lunar year, 10/3 lunar, 30/4, 2/9, 24/11.
 * ERR_NOT_FOUND in years that do not have it. */
MUST_CHECK bool festival_day(struct date *out, enum festival festival, int year, struct err *err);

#endif
