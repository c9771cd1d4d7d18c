#ifndef SERVICE_ROUNDS_H
#define SERVICE_ROUNDS_H
/* The rounds (lượt kiểm tra) that the program carries, and those that concern this agency. */
#include "domain/round.h"
#include "service/app.h"

/* Of all kinds of agency. */
MUST_CHECK bool rounds_carried(struct rounds *out, struct err *err);

/*
 * Those of the configuration's kind, with `post` not NULL only what its holder does: those of that
 * post and of the posts held with it (kiêm nhiệm). ERR_NOT_FOUND when there is no such post. The
 * agency's own file (option `rounds`, beside the configuration) is taken in; ERR_INPUT "bad-rounds"
 * with file and line when it is faulty.
 */
MUST_CHECK bool app_rounds(struct rounds *out, const struct app *app, const char *post,
                           struct err *err);

#endif
