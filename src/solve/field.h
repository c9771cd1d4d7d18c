#ifndef SOLVE_FIELD_H
#define SOLVE_FIELD_H
/*
 * Column generation over some people and some slots of a part (all others stay as they are): an LP
 * whose columns are rows of people, priced exactly on their graphs. Gives duals, a bound when
 * everything is open, and fractions to decide on.
 */
#include "solve/hunt.h"
#include "solve/lp.h"

struct seat { /* a person at the table */
	int32_t person;
	const struct graph *graph; /* the contract's, or `own` */
	struct graph own;          /* cut out of it */
	struct prices prices;
	char *fix;     /* per slot: decisions, enum part_ok */
	int64_t least; /* price of the cheapest row in the last sweep */
};

struct column { /* one row for one seat */
	int32_t seat, n;
	size_t at; /* its slots begin here in field.rows */
	int64_t cost;
	int32_t col; /* in the LP */
};

/* Heads of one group of slots together, over all days or one week: a whole number too. */
struct tally {
	int32_t group, week;     /* SOLVE_NONE: all weeks */
	int32_t row;             /* in the LP */
	int64_t need;            /* of its slots */
	int64_t least, most;     /* decisions, in heads; 0 and INT32_MAX: none */
	int64_t dual, best_dual; /* above 0 holds `least`, below 0 holds `most` */
};

struct field {
	struct hunt *hunt;
	const struct part *part;
	const struct row *start; /* what all others and all closed slots are like */
	char *open;              /* per slot */
	bool is_whole;           /* everybody and everything is open */
	struct seat *seats;
	int32_t n_seats;
	int64_t *heads, *sums; /* per slot, per couple: what those not at the table hold */
	int64_t constant;      /* cost of what is closed */
	int64_t *heads_least, *heads_most; /* per slot: decisions */
	struct column *columns;
	int32_t n_columns;
	int32_t *rows;
	size_t n_rows, rows_room;
	struct lp *lp;
	int32_t *slot_row, *under_col, *over_col; /* per slot, SOLVE_NONE: closed */
	struct tally *tallies;                    /* in a whole field only */
	int32_t n_tallies;
	int32_t *tally_of; /* [slot * 2]: its group's, its group's in its week; SOLVE_NONE */
	int32_t couple_row;                                 /* first row of the couples */
	int32_t seat_row;                                   /* first row of the seats */
	double scale;                                       /* LP cost per cost */
	double *lp_dual;                                    /* per row of the LP */
	int64_t *slot_dual, *couple_dual;                   /* tried in the last sweep */
	int64_t *best_slot_dual, *best_couple_dual, proven; /* best of this solve, scaled */
	bool has_proven;
	double objective;     /* of the LP, unscaled */
	bool is_whole_number; /* the LP's solution */
	bool is_converged;    /* nothing left to gain by pricing */
	int32_t *scratch;     /* room for a row */
	int64_t *rest;        /* for one sweep over any graph */
};

/*
 * `people` (n of them) may change their rows on the slots marked in `open` (NULL: all). `start` has
 * a row for everybody (in a whole field those may be missing) and is borrowed, as `hunt` is, until
 * field_release(); those at the table get theirs as first columns, if they are allowed. False:
 * nothing is open; to be released all the same.
 */
bool field_init(struct field *out, struct hunt *hunt, const struct row *start,
                const int32_t *people, int32_t n, const char *open);
void field_release(struct field *field);

/* Decisions: a cell, heads of a slot, heads of a tally. Columns that break them are closed. */
void field_fix(struct field *field, int32_t seat, int32_t slot, enum part_ok how);
void field_limit_heads(struct field *field, int32_t slot, int64_t least, int64_t most);
void field_limit_tally(struct field *field, int32_t tally, int64_t least, int64_t most);

struct field_effort {
	int32_t rounds; /* of pricing; 0: until there is nothing to gain */
	double gap;     /* stop when the bound is this near, as a share of the LP's objective */
	bool goes_on;   /* with the duals of the call before: the decisions are the same */
	int64_t cutoff; /* stop when the bound reaches this cost; INT64_MAX: never */
};

/*
 * Column generation. Takes whole solutions into the hunt. Where it stops before there is nothing to
 * gain, the last columns were not in the LP that was solved: their value is 0.
 */
MUST_CHECK bool field_solve(struct field *field, const struct field_effort *effort,
                            struct err *err);

/* Of seat and slot in the LP's solution, 0 to 1: into [seat * n_slots + slot]. */
void field_values(const struct field *field, double *values);
double field_value(const struct field *field, int32_t column);
/* Whether the decisions about a seat's cells allow a row. */
bool seat_allows(const struct seat *seat, const int32_t *slots, int32_t n, int32_t n_slots);
/* One row more, unless the seat has it already. */
void field_add(struct field *field, int32_t seat, const int32_t *slots, int32_t n);
/* After an LP solve: lets the dearest columns go when there are too many for its speed. */
void field_purge(struct field *field);
/* Offers the hunt what the LP's solution is, each seat taking its heaviest column. */
void field_take(struct field *field);
/*
 * The Lagrangian bound of the last sweep under the decisions, scaled; GRAPH_NEVER: no row left. Of
 * the whole part only in a whole field.
 */
int64_t field_bound(struct field *field);

#endif
