#ifndef SERVICE_ROSTER_COST_H
#define SERVICE_ROSTER_COST_H
/*
 * What a stored roster costs by the generator's reckoning, by rule and by person: with the weights
 * that it was made with, and staff, leaves and other rosters as they are now. Costs have no unit;
 * service/roster_weights.h says what one is.
 */
#include "service/roster_model.h"

struct cost_parts {
	int64_t wishes;   /* below 0 where wishes for duty are met */
	int64_t changes;  /* against the version that it amends */
	int64_t points;   /* fairness: squares of points */
	int64_t shifts;   /* fairness: squares of shifts in this roster */
	int64_t adjacent; /* days running */
};

struct cost_person {
	char *person, *name;
	struct cost_parts parts;
};

struct roster_cost {
	struct cost_parts parts;
	int open;                   /* slots that nobody holds: they have no cost */
	struct cost_person *person; /* those who have any */
	size_t n;
};

int64_t cost_total(const struct cost_parts *parts);

MUST_CHECK bool roster_cost_split(struct roster_cost *out, struct app *app,
                                  const struct roster *roster, struct err *err);
void roster_cost_release(struct roster_cost *cost);

/* ---- inside of the service ---- */

/* A roster looked back at: what was asked, and what was answered. */
struct roster_case {
	struct roster_task task;
	struct roster_model model;
	struct solve_assignment held;
};

MUST_CHECK bool roster_case_load(struct roster_case *out, struct app *app,
                                 const struct roster *roster, struct err *err);
void roster_case_release(struct roster_case *c);
/* How many slots change hands against the version that it amends. */
int roster_case_moves(const struct roster_case *c, const struct solve_assignment *held);
/* Another answer to the same question; `people` (one for each of the model) may be NULL. */
void roster_case_cost(struct cost_parts *out, struct cost_parts *people,
                      const struct roster_case *c, const struct solve_assignment *held);

#endif
