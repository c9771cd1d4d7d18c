#ifndef SERVICE_ROSTER_JUDGE_H
#define SERVICE_ROSTER_JUDGE_H
/* What a roster is checked against, loaded once for several looks: inside of service/rosters.h. */
#include "domain/check.h"
#include "service/app.h"
#include "store/rosters.h"

struct roster_judge {
	struct staff staff;
	struct leaves leaves;
	struct exemptions exemptions;
	struct rosters rosters;
	struct segments neighbours; /* borrow from `rosters` */
};

/* Wants one picture (db_read_begin, or a transaction). */
MUST_CHECK bool roster_judge_load(struct roster_judge *out, struct app *app,
                                  const struct roster *roster, struct err *err);
void roster_judge_check(struct findings *out, const struct roster_judge *judge,
                        const struct roster *roster);
void roster_judge_release(struct roster_judge *judge);

#endif
