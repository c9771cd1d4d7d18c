#ifndef SOLVE_HUNT_H
#define SOLVE_HUNT_H
/* The search in one part: its best assignment and its bound, and the ways to better them. */
#include "solve/part.h"

struct hunt {
	const struct part *part;
	int32_t *holder;   /* person of the part per slot, complete; NULL: none found yet */
	int64_t objective; /* of holder, in the part's own costs */
	int64_t bound;     /* no complete assignment costs less */
	int64_t deadline;  /* clock_monotonic() */
	uint64_t seed;
	void *ctx;
	void (*changed)(void *ctx); /* called after each better assignment or bound */
};

void hunt_init(struct hunt *out, const struct part *part);
void hunt_release(struct hunt *hunt);
bool hunt_is_over(const struct hunt *hunt); /* proven, or out of time */
bool hunt_is_proven(const struct hunt *hunt);
double hunt_seconds(const struct hunt *hunt); /* left, 0 or more */

/* Takes an assignment (complete and allowed) if it is better. */
void hunt_take(struct hunt *hunt, const int32_t *holder);
/* Takes a bound if it is higher; brought up to what an objective can be at all. */
void hunt_raise(struct hunt *hunt, int64_t bound);

/*
 * Annealing from where the hunt stands, or from nothing: exchanges slots between people, allowing
 * gaps on the way at a price. `rounds` of as many moves as there are slots. Needs no LP.
 */
void hunt_anneal(struct hunt *hunt, int32_t rounds);

/*
 * Column generation: the rows of people as columns of an LP, priced exactly (solve/graph.h), which
 * gives the bound; then all rows that can still be in a better assignment as an integer program,
 * which gives the proof. Needs an assignment to start from. Fails only when the LP library gives
 * up.
 */
MUST_CHECK bool hunt_prove(struct hunt *hunt, struct err *err);

#endif
