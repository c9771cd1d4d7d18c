#ifndef CERTIFY_BOOK_H
#define CERTIFY_BOOK_H
/* A model put into order once, to be asked by person and by slot. Inside of certify/. */
#include "solve/model.h"

/* What belongs to `key` is item[at[key]] up to item[at[key + 1] - 1]. */
struct lists {
	int32_t *at, *item;
};

struct book {
	const struct solve_model *model; /* borrowed */
	int32_t *order;                  /* slots by time: start, day, end */
	int32_t *place;                  /* of a slot in `order` */
	int32_t first_day, n_days;
	struct lists cells, limits;     /* by person: indices in the model */
	struct lists couples, terms;    /* by person: the couple, and its term */
	struct lists conflicts, joints; /* by slot, from both sides */
	int32_t *run, *base;            /* per person, or SOLVE_NONE */
	char *needs_rest;               /* per person */
};

void book_init(struct book *out, const struct solve_model *model);
void book_release(struct book *book);

#endif
