#ifndef SOLVE_RUN_H
#define SOLVE_RUN_H
/* One run of the engine: its parts, what is known of each, and what is told. Inside of solve.h. */
#include "solve/solve.h"
#include "solve/ways.h"

struct run_part {
	struct hunt hunt;
	struct tree *tree; /* NULL: not begun */
	struct search search;
	bool has_dived;                 /* from the root */
	int64_t tree_time, search_time; /* milliseconds */
	int64_t price_time;             /* of one round of pricing, about */
};

struct run {
	const struct solve_model *model;
	const struct solve_limits *limits;
	const struct solve_link *link;
	struct parts parts;
	struct run_part *part;
	int64_t objective, bound; /* last told */
	bool has_told;
	int64_t started, deadline, heard;
};

void run_init(struct run *run, const struct solve_model *model, const struct solve_limits *limits,
              const struct solve_link *link);
void run_release(struct run *run);

/* All parts have an assignment that breaks nothing. */
bool run_is_complete(const struct run *run);
void run_add_up(const struct run *run, int64_t *objective, int64_t *bound);
void run_put_together(const struct run *run, struct solve_assignment *out);
/* Offers each part what it is in an assignment of the whole model. */
void run_take(struct run *run, const struct solve_assignment *assignment);
/* The parts' trees as one; empty when there would be too many leaves. */
void run_prove(const struct run *run, struct solve_proof *proof);

#endif
