#ifndef SOLVE_PART_CUT_H
#define SOLVE_PART_CUT_H
/* How parts_init() cuts a model: which slot and person goes where. Inside of solve/part.h. */
#include "solve/part.h"

struct cut {
	const struct solve_model *model;
	int32_t n_slots, n_people;
	int32_t *order;    /* position by start -> slot */
	int32_t *position; /* slot -> position */
	char *ok;          /* [person * n_slots + position]: enum part_ok */
	int32_t *root;     /* union-find over positions, then people */
	int32_t *local;    /* position or n_slots + person -> index in its part */
	int32_t *part;     /* the same -> number of its part, SOLVE_NONE when in none */
};

/* Fills all but `local`; `n_parts` is how many parts there are. */
void cut_init(struct cut *out, size_t *n_parts, const struct solve_model *model);
void cut_release(struct cut *cut);

/* The part of a slot or person of the model and its index there; NULL: in none. */
struct part *cut_slot(struct parts *parts, const struct cut *cut, int32_t slot, int32_t *local);
struct part *cut_person(struct parts *parts, const struct cut *cut, int32_t person, int32_t *local);

/* Cells, measures, bases, couples, what is equal for all, and the step of objectives. */
void parts_fill_costs(struct parts *parts, const struct cut *cut);

#endif
