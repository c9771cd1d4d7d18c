#ifndef SERVICE_ROUND_SHIFTS_H
#define SERVICE_ROUND_SHIFTS_H
/* For round_*.c alone: the shifts of published rosters within a time, each with its rounds. */
#include "service/round_watch.h"

/* Those that touch [from, to), each round of each; `due` is in the order of the rosters, and states
 * are those at `at`. Who holds one is who held it at `at`, else at its start. */
MUST_CHECK bool round_load(struct round_board *out, struct app *app, int64_t from, int64_t to,
                           int64_t at, struct err *err);
/* Without who is not on at `at`, the most urgent first. */
void round_keep_on(struct round_board *board);

#endif
