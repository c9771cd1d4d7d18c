#ifndef COMMAND_PROGRESS_H
#define COMMAND_PROGRESS_H
/* A roster being generated: what shell and console say about it, and how a command waits for it.
 * The texts are owned by the caller. */
#include "command/out.h"
#include "service/roster_run.h"

/* Of the time that it may take. */
char *progress_bar(const struct roster_progress *progress, int cols, bool ascii);
char *progress_time(const struct roster_progress *progress); /* "12/60 giây" */
/* How good what there is is, in words; with costs and bounds for those who ask (--verbose). */
char *progress_found(const struct roster_progress *progress, bool is_verbose);

/*
 * Until it is done, showing where it stands through out->progress. SIGINT keeps what was found, or
 * the first roster that will be; a second one within a second (or before there is any) gives
 * up: ERR_CONFLICT "given-up". SIGTERM and SIGHUP end the program, with no worker left.
 */
MUST_CHECK bool progress_wait(struct roster_run *run, struct out *out, struct err *err);

#endif
