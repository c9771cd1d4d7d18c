#ifndef SOLVE_RESULT_H
#define SOLVE_RESULT_H
/* What the generator answers: an assignment with its proof, or the rules that clash. Values only.
 */
#include <stdint.h>

#include "solve/model.h"

/* Stable: part of the wire format. */
enum solve_status {
	SOLVE_UNKNOWN,    /* the time ran out with neither an assignment nor a contradiction */
	SOLVE_FEASIBLE,   /* an assignment; nothing better than `bound` exists */
	SOLVE_OPTIMAL,    /* objective == bound: proven best */
	SOLVE_INFEASIBLE, /* none exists: see `clash` */
};

/* Two workers share a question by having different parts; what they find is passed on. */
enum solve_role {
	SOLVE_ALONE,   /* everything by turns */
	SOLVE_PROVE,   /* mostly the bound */
	SOLVE_IMPROVE, /* mostly better assignments */
};

struct solve_limits {
	double seconds; /* wall time, more than 0 */
	uint64_t seed;  /* the same model, seed and steps give the same answer, if alone and the
	                   time does not run out */
	int64_t steps;  /* of the search (nodes and neighbourhoods) after the root; 0: no limit */
	enum solve_role role;
};

struct solve_held {
	int32_t slot, person;
};

/* Who holds what: ascending by slot, then person, each pair once. */
struct solve_assignment {
	int32_t n;
	struct solve_held *held;
};

/* At most so many of the clash's slots can one person hold under the clash's rules: 1 or more. */
struct solve_capacity {
	int32_t person, most;
};

/*
 * A rule gives way: it is given up (`by` 0), or its limits' greatest numbers rise (SOLVE_MAX),
 * their least ones fall (SOLVE_MIN), its slot may lack so many heads (SOLVE_COVER).
 */
struct solve_change {
	int32_t rule;
	int64_t by;
};

/* Changes that together leave an assignment, though fewer of them would not. */
struct solve_relaxation {
	int64_t weight;      /* how much is asked: solve_relax_weight() of each step */
	int32_t is_cheapest; /* 1: what is not listed asks no less; 0: the time ran out */
	int32_t n;
	struct solve_change *changes; /* ascending by rule */
};

#define SOLVE_RELAXATIONS 5

/*
 * What one step of giving way asks of an office: one duty more or less for somebody 2, a pair's
 * wish 3, a lock or the length of runs 4, a leave 5, a duty elsewhere 6, a skill 10, a shift left
 * open 20. 0: never, because it is the law (rest, exemptions) or a fact (who is not there). A limit
 * steps by the greatest weight of its slots, any other rule is given up at one step.
 */
int64_t solve_relax_weight(enum solve_rule_kind kind);

/*
 * Rules that cannot all hold, though all of them but any one can. They concern `needed` heads, of
 * which at most `available` can be had at once: "15 needed, only 14 possible".
 */
struct solve_clash {
	int32_t n_rules;
	int32_t *rules;  /* indices, ascending */
	int32_t minimal; /* 1; 0 when the time ran out before the last rule was tried */
	int32_t needed, available;
	int32_t n_people; /* those who could hold any of the slots; may be none */
	struct solve_capacity *people;
	/* The cheapest ways out, cheapest first; at most SOLVE_RELAXATIONS. */
	int32_t n_relaxations;
	struct solve_relaxation *relaxations;
};

struct solve_result {
	enum solve_status status;
	bool has_assignment; /* may be empty: nothing to hold */
	struct solve_assignment best;
	int64_t objective;
	int64_t bound; /* INT64_MIN while nothing is known */
	double seconds;
	struct solve_clash clash;
};

/* "optimal", "feasible", "infeasible", "unknown": for JSON, never translated. */
const char *solve_status_name(enum solve_status status);

/* Room for n; sorting is for solve_assignment_sort(). */
void solve_assignment_init(struct solve_assignment *out, int32_t n);
void solve_assignment_copy(struct solve_assignment *out, const struct solve_assignment *from);
void solve_assignment_sort(struct solve_assignment *assignment);
bool solve_assignment_has(const struct solve_assignment *assignment, int32_t person, int32_t slot);
/* The first of those who hold `slot`, or SOLVE_NONE. */
int32_t solve_assignment_holder(const struct solve_assignment *assignment, int32_t slot);
void solve_assignment_release(struct solve_assignment *assignment);

void solve_clash_release(struct solve_clash *clash);
void solve_result_release(struct solve_result *result);

#endif
