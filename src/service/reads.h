#ifndef SERVICE_READS_H
#define SERVICE_READS_H
/*
 * What is there, for commands and views, which may not touch the store: each call is one read that
 * copies its rows. Who is on duty is not here but in service/watch.h; rosters with their findings
 * are in service/rosters.h.
 */
#include "domain/contact.h"
#include "domain/person.h"
#include "service/app.h"
#include "store/rosters.h"

/* Made by `init --sample`: every screen and print says so. */
bool app_is_sample(const struct app *app);
const char *app_database(const struct app *app); /* path of the open database */
int app_schema(const struct app *app);           /* its schema version */
/* Has another program changed the database since the last call? */
MUST_CHECK bool app_has_changed(bool *out, struct app *app, struct err *err);

MUST_CHECK bool app_staff(struct staff *out, struct app *app, struct err *err);
MUST_CHECK bool app_leaves(struct leaves *out, struct app *app, struct err *err);
MUST_CHECK bool app_exemptions(struct exemptions *out, struct app *app, struct err *err);
MUST_CHECK bool app_contacts(struct contacts *out, struct app *app, struct err *err);

/* Versions without slots, newest first; `period` a name as people give it, NULL: of all periods. */
MUST_CHECK bool app_history(struct rosters *out, struct app *app, const char *period,
                            struct err *err);

/* Duty of other rosters in force around this one, for rest at its edges. `rosters` is loaded; `out`
 * borrows from it. */
MUST_CHECK bool app_neighbours(struct segments *out, struct rosters *rosters, struct app *app,
                               const struct roster *roster, struct err *err);

/* The person that somebody names: code, name, login, unaccented name. ERR_NOT_FOUND when nobody or
 * several answer to it. */
MUST_CHECK bool app_person(struct person *out, struct app *app, const char *text, struct err *err);

#endif
