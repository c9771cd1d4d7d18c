#ifndef SERVICE_ROSTER_PAST_H
#define SERVICE_ROSTER_PAST_H
/* What people have done so far, from the published rosters: inside of service/rosters.h. */
#include "domain/ledger.h"
#include "service/app.h"

/*
 * Lines for everybody who is there now, and for leavers who have points. Published rosters but the
 * one of the period `except` (NULL: all), of `year` (0: all years): a holiday belongs to the year
 * of its first day off, other duty to that of its day. Wants one picture (db_read_begin).
 */
MUST_CHECK bool roster_past(struct ledger *out, struct app *app, int year, const char *except,
                            struct err *err);

int roster_year(struct date date);

#endif
