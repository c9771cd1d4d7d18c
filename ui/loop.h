#ifndef UI_LOOP_H
#define UI_LOOP_H
/*
 * Waits for the next thing that happens: a key, a tick, a resize, a change of the database. One
 * thread; signals are let in only while it waits, so none is lost. Draws and decides nothing.
 */
#include <signal.h>

#include "base/err.h"
#include "key.h"

enum loop_event {
	LOOP_KEY,
	LOOP_TICK,    /* a second has passed */
	LOOP_RESIZE,  /* or the terminal was used by somebody else meanwhile */
	LOOP_CHANGED, /* something happened in the watched folder */
	LOOP_NOTHING, /* bytes came that are no key, such as the end of a paste */
	LOOP_CHILD,   /* a child process ended */
	LOOP_WORK,    /* work_fd has something, or work_wait is over */
	LOOP_END,     /* hang-up or a signal that ends the program: loop->ended_by */
};

struct loop {
	int changed_fd; /* an inotify descriptor, or -1; borrowed, emptied when it has news */
	int work_fd;    /* of work that goes on meanwhile, or -1; borrowed, not emptied */
	int work_wait;  /* milliseconds until it wants to be looked after anyway, or -1 */
	int ended_by;   /* signal number after LOOP_END */
	int64_t next_tick;
	bool is_busy;  /* the last call gave a key: more may be waiting */
	sigset_t open; /* signals let in while waiting */
	sigset_t old;  /* as it was before */
};

/* Blocks the signals; the terminal has been taken over. */
void loop_init(struct loop *loop, int changed_fd);
void loop_release(struct loop *loop);

enum loop_event loop_wait(struct loop *loop, struct key *key);
/* More was typed or pasted: loop_wait() will return at once. */
bool loop_has_more(void);

/* An inotify descriptor for files made, changed or renamed in the folder; -1 when there is none. */
int loop_watch_folder(const char *folder);

#endif
