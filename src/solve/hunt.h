#ifndef SOLVE_HUNT_H
#define SOLVE_HUNT_H
/*
 * The search in one part: its best assignment and its bound, the graphs of its people, and the ways
 * to better them. A rule broken by cover or couples costs `must` per unit here, so that the search
 * has something to go down; such an assignment is told to nobody.
 */
#include "solve/graph.h"
#include "solve/result.h"

#define NO_BOUND (INT64_MIN / 4) /* nothing is known */

struct row {
	int32_t n;
	int32_t *slots;
};

struct dice {
	uint64_t state;
};

struct hunt {
	const struct part *part;
	struct graph *graphs; /* per contract */
	bool is_exact;        /* all graphs are; else rows have to be looked at again */
	bool is_empty;        /* somebody has no row at all: no assignment exists */
	int64_t must;
	struct row *best;  /* per person; NULL: none yet */
	int64_t objective; /* of best, broken rules included; INT64_MAX without */
	int64_t broken;    /* units of rules that best breaks */
	int64_t bound;     /* no assignment costs less */
	int64_t deadline;  /* clock_monotonic() */
	int64_t steps;     /* left; INT64_MAX: no limit */
	struct dice dice;
	void *ctx;
	void (*changed)(void *ctx); /* called after each better assignment or bound */
	void (*listen)(void *ctx);  /* called often: may bring an assignment from elsewhere */
};

void hunt_init(struct hunt *out, const struct part *part, uint64_t seed);
/* Builds the graphs; false: too large for this machine. */
bool hunt_open(struct hunt *hunt);
void hunt_release(struct hunt *hunt);
bool hunt_is_proven(const struct hunt *hunt);
bool hunt_is_over(struct hunt *hunt);         /* proven, or out of time or steps; listens too */
double hunt_seconds(const struct hunt *hunt); /* left, 0 or more */

/* Cost of all rows (one per person), broken rules included; `broken` (may be NULL) counts those. */
int64_t hunt_cost(const struct hunt *hunt, const struct row *rows, int64_t *broken);
/* Takes rows (each allowed) if they are better. */
void hunt_take(struct hunt *hunt, const struct row *rows);
/* Takes a bound if it is higher; brought up to what an objective can be at all. */
void hunt_raise(struct hunt *hunt, int64_t bound);

struct row *rows_new(int32_t n_people);
void rows_free(struct row *rows, int32_t n_people);
void rows_copy(struct row *to, const struct row *from, int32_t n_people);
void row_set(struct row *row, const int32_t *slots, int32_t n);

uint64_t dice_next(struct dice *dice);
int32_t dice_below(struct dice *dice, int32_t n);

/* The least whole cost that is not below a scaled one. */
int64_t unscale_up(int64_t scaled);

#endif
