#ifndef SERVICE_ROSTER_PAST_H
#define SERVICE_ROSTER_PAST_H
/*
 * What people have done so far, from published rosters, actual duty recorded beside them and
 * imported history: inside of service/rosters.h.
 */
#include "domain/ledger.h"
#include "service/app.h"

/*
 * Lines for everybody who is there now, and for leavers who have points. History and published
 * rosters but the one of the period `except` (NULL: all), of `year` (0: all years): a holiday
 * belongs to the year of its first day off, other duty to that of its day. Wants one picture
 * (db_read_begin).
 */
MUST_CHECK bool roster_past(struct ledger *out, struct app *app, int year, const char *except,
                            struct err *err);

/*
 * The single stretches behind it, in no order: of all published rosters but that of `except`, and
 * with `history` what was imported. Wants one picture too.
 */
MUST_CHECK bool roster_items(struct ledger_items *out, struct app *app, const char *except,
                             bool history, struct err *err);

int roster_year(struct date date);

#endif
