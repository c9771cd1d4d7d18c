#ifndef DOMAIN_READ_HISTORY_H
#define DOMAIN_READ_HISTORY_H
/*
 * Duty of earlier years from a CSV table that an office kept by hand. Pure: text in, values out.
 *
 * mã (code, or a full name that only one person has), kỳ (year 2024, month 5/2024, day 01/05/2024,
 * holiday tet/2024, or FIRST..LAST), vị trí (post: id or title; others are kept as they are
 * written), loại ngày (kind of day; may be left out for a single day of a year whose days off are
 * known), số lượt (shifts, 1 when left out for a single day), số giờ (hours: 7,5 or 7:30), giờ đêm
 * (those at night), điểm (points; left out: by the rule of the post, as for rosters), ghi chú.
 */
#include "domain/finding.h"
#include "domain/ledger.h"

struct history_reading {
	const struct staff *staff;
	const struct posts *posts;
	struct holidays *holidays; /* years that a table speaks of are filled from the law */
	const struct office_hours *hours;
	struct date today;
	const struct history *known;     /* what counts already */
	const struct ledger_items *duty; /* of published rosters */
	size_t same;                     /* out: rows that are known already, left out */
};

/*
 * New rows in `out`, in the order of the file; faults in `bad` as in holidays_read(). Nobody is
 * counted twice: a row whose days touch another one of the same person, post and kind of day, or
 * duty of a published roster, is a fault unless it says the same as a known one.
 */
MUST_CHECK bool history_read(struct history *out, struct history_reading *reading, const char *name,
                             const char *text, size_t n, struct findings *bad, struct err *err);

#endif
