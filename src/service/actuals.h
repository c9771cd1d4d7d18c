#ifndef SERVICE_ACTUALS_H
#define SERVICE_ACTUALS_H
/* Recording actual duty, and the attendance sheet (bảng chấm công trực lễ) made of it. */
#include "domain/actual.h"
#include "service/app.h"

struct actual_stretch {
	const char *person; /* code or name; "": nobody was there */
	int64_t from, to;   /* within the slot, over by now; 0, 0: the whole slot */
};

/*
 * One batch for a slot of a published roster that is over, or for the part of it that is. Hours of
 * the slot that no stretch names were kept by nobody. A supervisor with a reason, or the handover.
 * ERR_CONFLICT "not-over", "no-reason".
 */
MUST_CHECK bool actual_record(struct app *app, const char *slot,
                              const struct actual_stretch *stretch, size_t n,
                              enum actual_source source, const char *reason, struct err *err);
/* Of a period as people give it. */
MUST_CHECK bool actual_list(struct actuals *out, struct app *app, const char *period,
                            struct err *err);

struct attendance_line {
	char *person, *name, *position, *unit;
	int day[16];        /* minutes on each day of the watch, see attendance.first */
	int minutes[4];     /* enum rest_class: by class of day and night */
	int night;          /* minutes 22:00-06:00 of any day */
	int shifts, covers; /* duties kept; of these those that the roster gave to somebody else */
	int missed;         /* minutes that were his, covers and swaps counted, and not kept */
	int earned, taken, owed; /* minutes of nghỉ bù: of this watch; of all time; still owed */
};

struct attendance {
	char *period, *title;
	int version;
	struct date first; /* of the days that `day` counts */
	int days;          /* at most 16; 0: the watch is longer, and only `minutes` tells */
	bool is_over;      /* else only duties that are over are counted */
	struct attendance_line *line; /* in Vietnamese order of names */
	size_t n;
};

MUST_CHECK bool attendance_load(struct attendance *out, struct app *app, const char *period,
                                struct err *err);
void attendance_release(struct attendance *attendance);
/* As the office form: text of so many columns (0: 120), CSV, HTML. Owned. Hours alone, no money. */
MUST_CHECK bool attendance_text(char **out, struct app *app, const char *period, int width,
                                struct err *err);
MUST_CHECK bool attendance_csv(char **out, struct app *app, const char *period, struct err *err);
MUST_CHECK bool attendance_html(char **out, struct app *app, const char *period, struct err *err);

#endif
