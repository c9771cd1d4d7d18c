#ifndef SERVICE_STAFF_H
#define SERVICE_STAFF_H
/* People: import, leave, exemptions. Each import is one transaction and one audit row. */
#include "domain/finding.h"
#include "service/app.h"
#include "store/people.h"

struct import_result {
	size_t added, changed, same, bad;
	struct findings findings; /* each bad line */
};
void import_result_release(struct import_result *result);

/*
 * Nothing is imported unless every line is good (ERR_INPUT with findings in `out`, which is filled
 * all the same), or, with `partial`, the good lines are and `out->bad` tells of the rest. `path`
 * "-" is standard input. Updates by code; nobody is deleted.
 */
MUST_CHECK bool staff_import(struct import_result *out, struct app *app, const char *path,
                             bool partial, struct err *err);
MUST_CHECK bool leave_import(struct import_result *out, struct app *app, const char *path,
                             bool partial, struct err *err);
MUST_CHECK bool holiday_import(struct import_result *out, struct app *app, const char *path,
                               bool partial, struct err *err);
MUST_CHECK bool contact_import(struct import_result *out, struct app *app, const char *path,
                               bool partial, struct err *err);

MUST_CHECK bool staff_exempt(struct app *app, const char *person, enum exempt_kind kind,
                             struct date from, struct date to, struct err *err);

/* `name` is a person's code or a name as written. */
MUST_CHECK bool contact_confirm(struct app *app, const char *id, const char *name, struct err *err);

/* Duties, units and platforms that the program carries. */
struct duties;
struct units;
struct platforms;
MUST_CHECK bool duties_carried(struct duties *out, struct err *err);
MUST_CHECK bool units_carried(struct units *out, struct err *err);
MUST_CHECK bool platforms_carried(struct platforms *out, struct err *err);

#endif
