#ifndef SOLVE_PART_H
#define SOLVE_PART_H
/*
 * The model made ready for search with all its rules in force, and cut into parts that have neither
 * slot nor person nor couple in common: their costs add up, so each is solved alone. Inside a part
 * slots (by start) and people have indices of their own; "row" means the ascending slots of one
 * person.
 *
 * Costs inside a part are smaller than the model's by `offset`: what every assignment pays alike
 * because everybody's past has points in common is taken out, which keeps numbers small.
 */
#include "solve/model.h"
#include "solve/result.h"

/* May this person hold this slot? */
enum part_ok { PART_NO, PART_MAY, PART_MUST };
/* What two slots are to each other; bits. */
enum { PART_NEVER = 1, PART_REST = 2, PART_JOINT = 4 };

struct part_other {
	int32_t slot;
	char why; /* bits */
};

struct part_slot {
	int32_t slot; /* in the model */
	int32_t day, group, need;
	int64_t start, end, under, over;
	int64_t level;    /* of offset: what a head here is cheaper than in the model */
	int32_t n_others; /* slots of which it matters that they are held too */
	struct part_other *others; /* ascending */
};

struct part_limit {
	int64_t least, most;
	int64_t *weight; /* per slot */
	int32_t *block;  /* per slot or SOLVE_NONE; NULL: no blocks */
};

/* Hard rules that several people share, but for who may hold what. */
struct contract {
	bool rests, has_run;
	struct solve_run run;
	int32_t n_limits;
	struct part_limit *limits;
};

struct part_term {
	int32_t slot, couple, factor;
};

struct part_person {
	int32_t person; /* in the model */
	int32_t contract;
	char *ok;       /* per slot: enum part_ok */
	int64_t *cells; /* per slot */
	int64_t base_cost;
	int32_t n_base; /* SOLVE_NONE: no base */
	int32_t *base;
	int32_t n_terms;
	struct part_term *terms;
};

struct part_measure {
	int64_t *weight, *points, *past; /* past of those who cannot earn such points is 0 */
};

struct part_couple {
	int32_t couple;      /* in the model */
	int64_t least, most; /* no limit: floor, roof */
	int64_t floor, roof; /* what the factors can add up to */
	int64_t under, over;
};

struct part {
	int32_t n_slots, n_people, n_contracts, n_measures, n_couples;
	struct part_slot *slots;
	struct part_person *people;
	struct contract *contracts;
	struct part_measure *measures;
	struct part_couple *couples;
	int32_t first_day, n_days;
	bool has_joins;
	char *joins; /* [a * n_slots + b]: who holds a holds b for nothing; NULL without joins */
	int64_t adjacent;
	int64_t offset;
	/* Objectives of assignments that break nothing differ by multiples of this, 1 or more. */
	int64_t step;
};

struct parts {
	struct part *part;
	size_t n;
	int64_t constant; /* cost of what is in no part */
	bool is_possible; /* false: what is in no part breaks a rule */
};

/* Slots without any candidate and people without any slot are in no part. The caller releases. */
void parts_init(struct parts *out, const struct solve_model *model);
void parts_release(struct parts *parts);

int64_t part_gcd(int64_t a, int64_t b);
/* What two slots are to each other: bits of PART_NEVER ..., 0 nothing. */
char part_relation(const struct part *part, int32_t a, int32_t b);
bool part_excludes(const struct part *part, const struct contract *contract, int32_t a, int32_t b);
/* Whether this row keeps all of the person's hard rules. */
bool part_row_ok(const struct part *part, int32_t person, const int32_t *row, int32_t n);
int64_t part_row_cost(const struct part *part, int32_t person, const int32_t *row, int32_t n);
bool part_has_musts(const struct part *part); /* slots that somebody must hold */
/* Of `n` heads on a slot, of a couple's sum; a broken rule costs `must` per unit. */
int64_t part_cover_cost(const struct part_slot *slot, int64_t heads, int64_t must);
int64_t part_couple_cost(const struct part_couple *couple, int64_t sum, int64_t must);

#endif
