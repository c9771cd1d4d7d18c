#ifndef BASE_ZONE_H
#define BASE_ZONE_H
/*
 * Civil time: the only place that turns UTC seconds into days and minutes and back. One zone holds
 * for the whole process, Asia/Ho_Chi_Minh unless zone_use() says otherwise; the user's TZ is
 * ignored. Only zones of a constant offset are known (Vietnam: UTC+7 without summer time since
 * 13/6/1975), so no tz database is needed.
 */
#include "base/date.h"

#define ZONE_TEXT 40

MUST_CHECK bool zone_use(const char *name, struct err *err);
const char *zone_name(void);
int zone_offset(void); /* minutes east of UTC */

/* `minute` may be negative or past 1440: it then lies on a neighbouring day. */
int64_t zone_instant(struct date date, int minute);
struct date zone_date(int64_t at);
int zone_minute(int64_t at); /* of the day, 0-1439 */

/*
 * `2027-04-30T09:00`, `2027-04-30 09:00:30`, with `Z` or `+07:00` at the end or without (then in
 * this zone); `30/4/2027 09:00`; a bare date means its midnight.
 */
MUST_CHECK bool zone_parse(int64_t *out, const char *text, struct err *err);

char *zone_iso(char buf[ZONE_TEXT], int64_t at);   /* 2027-04-30T09:00:00+07:00 */
char *zone_vn(char buf[ZONE_TEXT], int64_t at);    /* 09:00 30/04/2027 */
char *zone_clock(char buf[ZONE_TEXT], int64_t at); /* 09:00 */
char *zone_utc(char buf[ZONE_TEXT], int64_t at);   /* 20270430T020000Z, RFC 5545 3.3.5 form 2 */
char *zone_local(char buf[ZONE_TEXT], int64_t at); /* 20270430T090000, RFC 5545 3.3.5 form 3 */

#endif
