#ifndef SOLVE_MODEL_H
#define SOLVE_MODEL_H
/*
 * What the generator is asked: who may hold which slot, under which named rules, at what cost.
 * People, slots and rules are known by their index; the caller keeps the names and words the rules
 * for users. Plain data without I/O and without an LP library. Start from {0}, add in any order,
 * release once.
 *
 * Always true, nameless: a slot has at most one holder; nobody holds two slots that overlap, unless
 * they are joined. Everything else that is hard is a named rule, so that a contradiction can be
 * told as a minimal set of rules.
 *
 * Cost of an assignment (int64, to be minimised), summed over all people p:
 *   cells      the cost of each (p, slot) held: wishes (negative: wanted) and changes
 *   measures   weight * ((past + new)^2 - past^2), new = sum of the measure's points of p's slots;
 *              points by kind of day give the fair ledger, points of 1 spread the number of duties
 *   adjacency  `adjacent` for each pair of days d, d+1 on both of which p has a duty
 * A person without a new duty costs nothing, whatever the past.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define SOLVE_NONE (-1) /* no person, no slot, no group */

/* Stable: part of the wire format. In front of the colon: which fields of the rule have a meaning.
 */
enum solve_rule_kind {
	SOLVE_COVER,  /* slot: somebody must hold it */
	SOLVE_LEAVE,  /* person, slot: or all slots that one leave forbids, slot SOLVE_NONE */
	SOLVE_SKILL,  /* person, group: lacks what the post wants */
	SOLVE_EXEMPT, /* person: exempt from all, night or on-site duty */
	SOLVE_REST,   /* person: hours of rest between slots */
	SOLVE_MAX,    /* person, value: at most so many slots */
	SOLVE_FIXED,  /* slot, person: holds it whatever it costs; locked, or already past */
	SOLVE_ABSENT, /* person: not employed at that time, or dropped out */
	SOLVE_BUSY,   /* person, slot: clashes with a duty outside this model */
	SOLVE_KINDS
};

struct solve_rule {
	enum solve_rule_kind kind;
	int32_t person, slot, group, value; /* SOLVE_NONE where it has no meaning */
	int32_t tag; /* the caller's own, carried along; e.g. a leave's number */
};

struct solve_slot {
	int64_t start, end; /* UTC seconds, start < end; slots may come in any order */
	int32_t day;        /* civil day it belongs to (date.day), for adjacency */
	int32_t group;      /* the post; only rules and explanations look at it */
	int32_t cover;      /* its SOLVE_COVER rule; a slot always has one */
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

/* Compatible posts: one person may hold both although they overlap, and b's points count 0 then. */
struct solve_joint {
	int32_t a, b;
};

struct solve_max { /* while `rule` holds, `person` holds at most `most` of `slots` */
	int32_t rule, person, most;
	int32_t n_slots; /* 0 means all slots of the model */
	int32_t *slots;
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
	int64_t weight;  /* 0 or more */
	int64_t *points; /* per slot, 0 or more */
	int64_t *past;   /* per person, 0 or more: points brought along */
};

struct solve_model {
	int32_t n_people, n_slots, n_rules, n_forbids, n_conflicts, n_joints, n_maxes, n_fixed,
	    n_cells, n_measures;
	struct solve_slot *slots;
	struct solve_rule *rules;
	struct solve_forbid *forbids;
	struct solve_conflict *conflicts;
	struct solve_joint *joints;
	struct solve_max *maxes;
	struct solve_fixed *fixed;
	struct solve_cell *cells;
	struct solve_measure *measures;
	int64_t adjacent; /* 0 or more */
};

/* Each adds one thing and returns its index. People and slots come before the measures. */
int32_t solve_model_add_person(struct solve_model *model);
/* Makes the slot's SOLVE_COVER rule as well. */
int32_t solve_model_add_slot(struct solve_model *model, int64_t start, int64_t end, int32_t day,
                             int32_t group);
int32_t solve_model_add_rule(struct solve_model *model, const struct solve_rule *rule);
/* Zero points and zero past for everybody, to be filled in by the caller. */
int32_t solve_model_add_measure(struct solve_model *model, int64_t weight);

void solve_model_forbid(struct solve_model *model, int32_t person, int32_t slot, int32_t rule);
void solve_model_conflict(struct solve_model *model, int32_t a, int32_t b, bool is_rest);
void solve_model_join(struct solve_model *model, int32_t a, int32_t b);
void solve_model_fix(struct solve_model *model, int32_t person, int32_t slot, int32_t rule);
void solve_model_cell(struct solve_model *model, int32_t person, int32_t slot, int64_t cost);
/* Copies `slots`; n_slots 0 limits all slots. */
void solve_model_max(struct solve_model *model, int32_t rule, int32_t most, const int32_t *slots,
                     int32_t n_slots);

/*
 * Refuses what no builder should make and no worker should trust: an index out of range, a rule of
 * the wrong kind, numbers so large that a cost could overflow. Key "bad-model".
 */
MUST_CHECK bool solve_model_check(const struct solve_model *model, struct err *err);
void solve_model_release(struct solve_model *model);

#endif
