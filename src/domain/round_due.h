#ifndef DOMAIN_ROUND_DUE_H
#define DOMAIN_ROUND_DUE_H
/*
 * When the rounds of one shift fall due, and what became of each: pure functions of the rhythm, the
 * shift, and the records of kind "round" in the log (domain/record.h). No clock, no store.
 *
 * A round that is made every so many minutes falls due so long after the shift began, and again; it
 * can be made from the due time before on and is missed when the next one falls due or the shift
 * ends. One of each shift, and of each day (in the first shift of its post that begins on that
 * day), can be made during the whole shift; what is made on receipt never falls due. A missed one
 * stays missed: what is made later stands beside it.
 *
 * Fields of a record (object: the slot's id):
 *   round, due     which one: id, and the UTC second at which it fell due
 *   more           further due times of the same round that were missed, with blanks between
 *   result         "normal" "abnormal" "impossible" "missed" "missed-excused" "late"
 *   seen, reason   what was found, why it could not be made or was missed
 *   at             of what came too late: when it was made
 *   and the fields that the round wants (struct round_field)
 */
#include "domain/entry.h"
#include "domain/round.h"

enum round_result {
	ROUND_NONE,
	ROUND_NORMAL,
	ROUND_ABNORMAL,
	ROUND_IMPOSSIBLE,
	ROUND_MISSED,
	ROUND_EXCUSED, /* missed while the program was cut off: "lỡ, có lý do" */
	ROUND_LATE,    /* stands beside a missed one, never instead of it */
	ROUND_RESULTS
};

enum round_state {
	ROUND_WAITING,
	ROUND_SOON,
	ROUND_DUE,
	ROUND_OVERDUE,
	ROUND_DONE, /* for now; another one may fall due later */
	ROUND_OVER, /* nothing of it can be made in this shift any more */
	ROUND_STATES
};

/* Minutes. */
struct round_pace {
	int soon;  /* so long before it is said to be near */
	int grace; /* so long after it falls due before it is said to be late */
};

/* Our own figures; trucban.conf: rounds-soon, rounds-grace. A quarter of an hour is enough to end a
 * telephone call and look; five minutes late is what writing an entry takes. */
#define ROUND_PACE_DEFAULT                                                                         \
	{                                                                                          \
		.soon = 15, .grace = 5                                                             \
	}
/* One of each shift is due so many minutes before its end (a quarter of it when it is short): what
 * is found still has to be seen to and handed over. */
enum { ROUND_BEFORE_END = 60 };

struct round_shift {
	const char *slot;
	int64_t start, end;
	bool first_of_day; /* no other shift of the post begins earlier on that day */
};

struct round_turn {
	int64_t opens, due, ends; /* UTC seconds; from `ends` on it is missed */
	enum round_result result; /* ROUND_NONE: nothing is recorded */
	int64_t made;             /* when, 0 for what was missed */
	int64_t seq;              /* of its entry */
	int64_t late;             /* seq of an entry that came too late, or 0 */
};

struct round_turns {
	struct round_turn *turn; /* by due time; of one on receipt each time that it was made */
	size_t n;
};

struct round_span { /* a time during which the program was cut off */
	int64_t from, to;
};

/* The due times, with what the records say. `records`: of the shift's slot, in order. */
void round_turns(struct round_turns *out, const struct round *round,
                 const struct round_shift *shift, const struct entries *records);
void round_turns_release(struct round_turns *turns);

/* The one that a round made at `at` counts for: the earliest that could be made then and was not,
 * missed or not, else the last that could. NULL for one on receipt, and outside the shift. */
const struct round_turn *round_turn_at(const struct round_turns *turns, int64_t at);
/* Missed, whether that was recorded or not. */
bool round_is_missed(const struct round_turn *turn, int64_t now);
/* The next one to be made, or NULL; and the one that was made last, or NULL. */
const struct round_turn *round_next(const struct round_turns *turns, int64_t now);
const struct round_turn *round_last(const struct round_turns *turns);
enum round_state round_state(const struct round_turns *turns, const struct round_pace *pace,
                             int64_t now);
/* Did it fall due while the program was cut off? */
bool round_is_excused(const struct round_turn *turn, const struct round_span *span, size_t n);

const char *round_result_name(enum round_result result);
bool round_result_find(enum round_result *out, const char *name);
const char *round_result_label(enum round_result result); /* translated: "bình thường" */
const char *round_state_name(enum round_state state);     /* "waiting" "soon" "due" "overdue" ... */

#endif
