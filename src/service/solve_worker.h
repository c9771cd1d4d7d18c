#ifndef SERVICE_SOLVE_WORKER_H
#define SERVICE_SOLVE_WORKER_H
/*
 * One process trucban-solve: started, spoken to without ever waiting, ended. Inside of
 * service/solve_job.h. Knows where messages begin and end (solve/wire.h), not what they say.
 */
#include <sys/types.h>

#include "solve/wire.h"

struct solve_worker { /* {.fd = -1}: none */
	pid_t pid;
	int fd;          /* to be polled; -1: not running */
	struct str in;   /* what has arrived */
	size_t taken;    /* of it */
	struct str out;  /* on its way to the worker */
	size_t sent;     /* of it */
	struct str news; /* one whole message that goes next; a newer one takes its place */
};

/* `question` is sent as it is read. The process dies with us, and with its group. */
MUST_CHECK bool solve_worker_start(struct solve_worker *out, const struct str *question,
                                   struct err *err);
/* Kills it without a word; the other half of it is solve_worker_release(). */
void solve_worker_kill(const struct solve_worker *worker);
/* Kills and reaps it; harmless when it does not run. */
void solve_worker_release(struct solve_worker *worker);

bool solve_worker_runs(const struct solve_worker *worker);
/* There is something to send: poll for writing too. */
bool solve_worker_is_sending(const struct solve_worker *worker);

/* Sends what the other side takes now. That it is gone is for solve_worker_receive() to say. */
void solve_worker_send(struct solve_worker *worker);
/* Passes a whole message on as soon as it can be. */
void solve_worker_tell(struct solve_worker *worker, const struct str *message);

/* Takes what has arrived, a turn's worth at most. False: the worker is gone. */
bool solve_worker_receive(struct solve_worker *worker);
/* The next whole message, inside the worker's buffer until the next solve_worker_receive(); `*any`
 * says whether there is one. False: what came can never become a message. */
MUST_CHECK bool solve_worker_next(struct wire_message *out, bool *any, struct solve_worker *worker,
                                  struct err *err);

#endif
