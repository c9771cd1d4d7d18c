#ifndef SERVICE_ROSTER_LEAST_H
#define SERVICE_ROSTER_LEAST_H
/*
 * The least change to what people hold, as a question for the generator: first the fewest open
 * slots, then the fewest people touched, then the fewest slots changed, then the best quality. Two
 * questions after each other, because one would need costs too large to be exact:
 *
 * 1. Without quality. A slot costs 1 when somebody else holds it than before (or nobody), a person
 *    who is touched n_slots + 1, an open slot n_people * (n_slots + 1) + n_slots + 1: all that
 * comes later in the order can never add up to one unit of what comes before.
 * 2. With quality, once 1 has found O open slots, P people and S slots, and with them a quality q.
 *    No quality is below some `floor`, so R = q - floor is all that can be gained. A slot costs
 *    R + 1, a person S slots more than that, an open slot P people and S slots more than that.
 *    Whoever has more open slots than O, or as many and more people than P, or as many of both and
 *    more slots than S, then pays more for it than the answer of 1 pays in all: the best answer of
 *    2 is never worse in the order than that of 1, and is the best of those that are as good.
 *
 * Pure functions on models in which each slot needs one head.
 */
#include "solve/result.h"

#define LEAST_NOBODY  (-1) /* who held a slot before */
#define LEAST_OUTSIDE (-2) /* somebody who is no part of the question: the slot changes anyway */

struct least_base {
	int32_t *holder;  /* per slot: person, LEAST_NOBODY or LEAST_OUTSIDE */
	char *is_excused; /* per person: touching them costs nothing */
};

struct least_counts {
	int32_t open, people, slots;
	int64_t quality; /* of the model before the question was put on top */
};

/* Negative, 0 or positive: a comes before, with or behind b; quality is not looked at. */
int least_compare(const struct least_counts *a, const struct least_counts *b);

/* `quality` is the model without the question. */
void least_count(struct least_counts *out, const struct solve_model *quality,
                 const struct least_base *base, const struct solve_assignment *held);

/* Puts question 1 on a model without costs of its own. */
void least_ask(struct solve_model *model, const struct least_base *base);
/* Puts question 2 on the model of quality; `found` answers question 1. Returns what the answer
 * costs besides its quality. */
int64_t least_ask_quality(struct solve_model *model, const struct least_base *base,
                          const struct least_counts *found);

#endif
