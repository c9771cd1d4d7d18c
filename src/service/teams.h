#ifndef SERVICE_TEAMS_H
#define SERVICE_TEAMS_H
/* Rules between people and units as they are now; a roster keeps those that it was made with. */
#include "domain/team.h"
#include "service/app.h"

/* Two people never (TEAM_APART) or only (TEAM_TOGETHER) serve together; no reason is kept. Instead
 * of what was said of them before. One transaction, one audit row "staff pair". */
MUST_CHECK bool staff_pair(struct app *app, const char *a, const char *b, enum team_kind kind,
                           struct err *err);
/* ERR_NOT_FOUND "no-such-pair" when nothing was said of them. */
MUST_CHECK bool staff_unpair(struct app *app, const char *a, const char *b, struct err *err);

MUST_CHECK bool app_pairs(struct team_rules *out, struct app *app, struct err *err);
/* Units and seniors of the configuration, then the pairs: what a roster laid out now is under. */
MUST_CHECK bool app_team_rules(struct team_rules *out, struct app *app, struct err *err);

#endif
