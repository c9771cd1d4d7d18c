#ifndef SOLVE_MAKER_H
#define SOLVE_MAKER_H
/* Models for tests: small random ones, ones like a real holiday, and the answer by trying
 * everything. */
#include "solve/result.h"

struct maker {
	uint64_t random;
};

int32_t maker_below(struct maker *maker, int32_t n);
/* How many models of `n`: $TEST_SHARE of them in 100, for builds that are slow (check-asan). */
int maker_share(int n);

/*
 * A few people and slots with every kind of rule and cost; most have an assignment, many have none.
 * The caller releases it.
 */
void maker_small(struct solve_model *out, struct maker *maker);

/*
 * Few people share slots of odd points without any rule: the LP says little about how they divide,
 * so the proof is left to the integer program.
 */
void maker_division(struct solve_model *out, struct maker *maker);

struct maker_holiday {
	int32_t days, leaders, officers, technicians, guards;
	int32_t history; /* points brought along: 0 none, 1 all equal, 2 all different */
	int32_t wishes;  /* in 100 people */
	int32_t leave;   /* in 100 people, one day each */
	int32_t officers_per_shift;
	int32_t most;            /* slots per person, 0 unlimited */
	bool weights_in_minutes; /* points that hardly have a common divisor */
	bool is_open;            /* everybody may be officer */
};
/* Leader 24 h, officer day and night, technician 24 h at home, guard by night and by day. */
void maker_holiday(struct solve_model *out, const struct maker_holiday *what, struct maker *maker);

/* One person per slot, or SOLVE_NONE. */
void maker_held(struct solve_assignment *out, const int32_t *holder, int32_t n_slots);

/*
 * Like maker_small(), with all that a model can have: several heads, soft cover, limits of weights,
 * blocks and least, runs, couples, bases, joints, measures of different weights. At most 64 rules.
 */
void maker_rich(struct solve_model *out, struct maker *maker);

/*
 * By trying everything. True when there is an assignment; `least` is the cost of the best, `worst`
 * (when not NULL; the caller releases it) becomes the dearest.
 */
bool maker_brute_force(int64_t *least, struct solve_assignment *worst,
                       const struct solve_model *model);
/* The same with only the rules marked in `active`; says only whether there is one. */
bool maker_is_feasible(const struct solve_model *model, const char *active);

/*
 * The same question many times: each person's rows are tried out once. A slot whose rule holds may
 * lack `fewer[rule]` heads (NULL: none).
 */
struct maker_table;
struct maker_table *maker_table_new(const struct solve_model *model);
bool maker_table_is_feasible(const struct maker_table *table, const char *active,
                             const int32_t *fewer);
void maker_table_free(struct maker_table *table);

#endif
