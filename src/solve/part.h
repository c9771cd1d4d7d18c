#ifndef SOLVE_PART_H
#define SOLVE_PART_H
/*
 * The model made ready for search with all its rules in force, and cut into parts that have neither
 * slot nor person in common: their costs add up, so each is solved alone. Inside a part slots (by
 * start) and people have indices of their own; "row" means the ascending slots of one person.
 *
 * Costs inside a part are smaller than the model's by `offset`: what every assignment pays alike
 * because everybody's past has points in common is taken out, which keeps numbers small.
 */
#include "solve/model.h"

enum { PART_NEVER = 1, PART_REST = 2 }; /* why two slots exclude each other; bits */

struct part_max { /* person holds at most `most` of the slots marked in `in` */
	int32_t most;
	char *in;
};

struct part_person {
	int32_t person; /* in the model */
	bool rests;
	int32_t n_maxes;
	struct part_max *maxes;
	char *ok;       /* per slot: may hold it */
	int64_t *cells; /* per slot */
};

struct part_measure {
	int64_t weight, *points, *past; /* past of those who cannot earn such points is 0 */
};

struct part {
	int32_t n_slots, n_people, n_measures;
	int32_t *slots; /* in the model */
	int32_t *days;
	struct part_person *people;
	char *excludes; /* [a * n_slots + b] */
	char *joins;    /* [a * n_slots + b]: who holds a holds b for no points */
	bool has_joins;
	struct part_measure *measures;
	int64_t adjacent;
	int64_t offset;
	int64_t
	    step; /* objectives of complete assignments differ by multiples of this, 1 or more */
};

struct parts {
	struct part *part;
	size_t n;
};

/* Slots without any candidate are in no part. The caller releases `out`. */
void parts_init(struct parts *out, const struct solve_model *model);
void parts_release(struct parts *parts);

/* Whether `slot` can join the `n` slots of a row that is allowed itself. */
bool part_can_add(const struct part *part, int32_t person, const int32_t *row, int32_t n,
                  int32_t slot);
bool part_excludes(const struct part *part, int32_t person, int32_t a, int32_t b);
int64_t part_row_cost(const struct part *part, int32_t person, const int32_t *row, int32_t n);
/* All slots held (person of the part per slot). */
int64_t part_cost(const struct part *part, const int32_t *holder);

#endif
