#ifndef SOLVE_RESULT_H
#define SOLVE_RESULT_H
/* What the generator answers: an assignment with its proof, or the rules that clash. Values only.
 */
#include <stdint.h>

#include "solve/model.h"

enum solve_status {                   /* stable: part of the wire format */
	            SOLVE_UNKNOWN,    /* the time ran out with neither an assignment nor a
	                                 contradiction */
	            SOLVE_FEASIBLE,   /* an assignment; nothing better than `bound` exists */
	            SOLVE_OPTIMAL,    /* objective == bound: proven best */
	            SOLVE_INFEASIBLE, /* none exists: see `clash` */
};

struct solve_limits {
	double seconds; /* wall time, more than 0 */
	uint64_t seed;  /* the same model and seed give the same answer, unless the time runs out */
};

/* At most so many of the clash's slots can one person hold under the clash's rules: 1 or more. */
struct solve_capacity {
	int32_t person, most;
};

/*
 * Rules that cannot all hold, though all of them but any one can. They concern `needed` slots, of
 * which at most `available` can be held at once: "15 needed, only 14 possible".
 */
struct solve_clash {
	int32_t n_rules;
	int32_t *rules;  /* indices, ascending */
	int32_t minimal; /* 1; 0 when the time ran out before the last rule was tried */
	int32_t needed, available;
	int32_t n_people; /* those who could hold any of the slots; may be none */
	struct solve_capacity *people;
};

struct solve_result {
	enum solve_status status;
	int32_t n_slots; /* 0 when there is no assignment */
	int32_t *holder; /* person per slot */
	int64_t objective;
	int64_t bound; /* INT64_MIN while nothing is known */
	double seconds;
	struct solve_clash clash;
};

/* "optimal", "feasible", "infeasible", "unknown": for JSON, never translated. */
const char *solve_status_name(enum solve_status status);
void solve_clash_release(struct solve_clash *clash);
void solve_result_release(struct solve_result *result);

#endif
