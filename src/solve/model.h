#ifndef SOLVE_MODEL_H
#define SOLVE_MODEL_H
/*
 * What the generator is asked: who may hold which slot, under which named rules, at what cost.
 * People, slots and rules are known by their index; the caller keeps the names and words the rules
 * for users. Plain data without I/O and without an LP library. Start from {0}, add in any order,
 * release once.
 *
 * Always true, nameless: nobody holds two slots that overlap, unless they are joined. Everything
 * else that is hard is a named rule, so that a contradiction can be told as a minimal set of rules.
 *
 * Cost of an assignment (int64, to be minimised):
 *   cover      per slot: `under` for each head below `need`, `over` for each above
 *   cells      the cost of each (p, slot) held: wishes (negative: wanted) and changes
 *   measures   weight of p * ((past + new)^2 - past^2), new = sum of the measure's points of p's
 *              slots; points by kind of day give the fair ledger, points of 1 the number of duties
 *   adjacency  `adjacent` for each pair of days d, d+1 on both of which p has a duty
 *   bases      once for each person whose slots are not those of the base
 *   couples    `under` for each unit of the sum below `least`, `over` for each above `most`
 * A person without a new duty and without a base costs nothing, whatever the past.
 */
#include "solve/rule.h"

struct solve_slot {
	int64_t start, end;  /* UTC seconds, start < end; slots may come in any order */
	int32_t day;         /* civil day it belongs to (date.day): never falls as start rises */
	int32_t group;       /* the post; only rules and explanations look at it */
	int32_t cover;       /* its SOLVE_COVER rule; a slot always has one */
	int32_t need;        /* heads, 0 or more */
	int64_t under, over; /* 0 or more for each head too few or too many, or SOLVE_MUST */
};

/* While `rule` holds, `person` may not hold `slot`; several rules may forbid one pair. */
struct solve_forbid {
	int32_t person, slot, rule;
};

/*
 * Nobody may hold both. With is_rest 1: too little rest lies between them; binds only those who
 * have a SOLVE_REST rule, while it holds. Overlapping slots need not be listed.
 */
struct solve_conflict {
	int32_t a, b, is_rest;
};

/* Compatible posts: one person may hold both although they overlap; then b counts 0 in measures
 * and limits. */
struct solve_joint {
	int32_t a, b;
};

/*
 * While `rule` (SOLVE_MAX or SOLVE_MIN) holds, the weights of what `person` holds of `slots` add
 * up to `least` at least and `most` at most. Slots of one block (0 or more) count once together,
 * with the greatest weight held: a weekend is a block of weight 1.
 */
struct solve_limit {
	int32_t rule, person;
	int64_t least, most; /* least 0 or more; most SOLVE_ANY: no limit */
	int32_t n_slots;     /* 0 means all slots of the model, each of weight 1 */
	int32_t *slots;
	int64_t *weights; /* per entry of slots, 0 or more; NULL: 1 each; e.g. minutes */
	int32_t *blocks;  /* per entry, or SOLVE_NONE; NULL: none */
};

/*
 * While `rule` (SOLVE_RUN) holds: runs of days with and without duty between the model's first and
 * last day. A run that touches the last day is not held to a least length, nor is the one that
 * touches the first day when `before` is 0. What `before` says is a run under way: it goes on,
 * or ends with the day before the first and is then held to its least length as well.
 */
struct solve_run {
	int32_t rule, person;
	int32_t work_least, work_most; /* days; 0: no limit */
	int32_t off_least, off_most;
	int32_t before; /* days of work (positive) or rest (negative) up to the first day; 0: rest,
	                   long enough, from which off_most counts anew */
};

struct solve_fixed { /* while `rule` holds, `person` holds `slot` */
	int32_t rule, person, slot;
};

/* Holding `slot` costs `person` this much more (or less); several entries of one pair add up. */
struct solve_cell {
	int32_t person, slot;
	int64_t cost;
};

struct solve_measure {
	int64_t *weight; /* per person, 0 or more */
	int64_t *points; /* per slot, 0 or more */
	int64_t *past;   /* per person, 0 or more: points brought along */
};

/* Holding anything but exactly `slots` costs `person` this much, once. One per person at most. */
struct solve_base {
	int32_t person;
	int64_t cost; /* 0 or more */
	int32_t n_slots;
	int32_t *slots; /* ascending */
};

struct solve_term {
	int32_t person, slot, factor; /* factor not 0 */
};

/*
 * What ties people together: the factors of the cells held add up to `least` at least and `most`
 * at most; outside it costs per unit, or breaks `rule` (SOLVE_COUPLE). Never both: 1 for each of
 * two people, at most 1. Always both: 1 and -1, from 0 to 0. A senior: 1 for each, at least 1.
 */
struct solve_couple {
	int32_t rule;
	int64_t least, most; /* INT64_MIN, SOLVE_ANY: no limit */
	int64_t under, over; /* 0 or more per unit, or SOLVE_MUST */
	int32_t n_terms;
	struct solve_term *terms;
};

struct solve_model {
	int32_t n_people, n_slots, n_rules, n_forbids, n_conflicts, n_joints, n_limits, n_runs,
	    n_fixed, n_cells, n_measures, n_bases, n_couples;
	int32_t first_day, n_days; /* for runs; 0 days: from the first slot's day to the last's */
	struct solve_slot *slots;
	struct solve_rule *rules;
	struct solve_forbid *forbids;
	struct solve_conflict *conflicts;
	struct solve_joint *joints;
	struct solve_limit *limits;
	struct solve_run *runs; /* one per person at most */
	struct solve_fixed *fixed;
	struct solve_cell *cells;
	struct solve_measure *measures;
	struct solve_base *bases;
	struct solve_couple *couples;
	int64_t adjacent; /* 0 or more */
};

/*
 * Refuses what no builder should make and no worker should trust: an index out of range, a rule of
 * the wrong kind, numbers so large that a cost could overflow. Key "bad-model".
 */
MUST_CHECK bool solve_model_check(const struct solve_model *model, struct err *err);
void solve_model_release(struct solve_model *model);

#endif
