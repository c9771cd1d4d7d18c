#ifndef SERVICE_ROUND_WATCH_H
#define SERVICE_ROUND_WATCH_H
/*
 * The rounds of those who are on duty: what is due, and recording what was made, found or missed.
 * When a round falls due is in domain/round_due.h; which rounds there are is in service/rounds.h.
 * Two who hold one post at the same time make its rounds together: they stand under the first slot.
 */
#include "domain/round_due.h"
#include "service/rounds.h"

struct round_due {
	const struct round *round; /* of the board's `rounds` */
	char *slot, *post, *title; /* id and title of the post */
	char *person, *name;       /* who holds it at that minute */
	int64_t start, end;        /* of the shift */
	struct round_turns turns;
	enum round_state state;
	const struct round_turn *next, *last; /* as round_next() and round_last(), or NULL */
	size_t missed;                        /* of this shift so far */
};

struct round_board {
	struct rounds rounds;
	struct round_due *due; /* the most urgent one first */
	size_t n;
	int64_t at;
};

/* The rounds of all who are on at `at`. */
MUST_CHECK bool round_list_due(struct round_board *out, struct app *app, int64_t at,
                               struct err *err);
void round_board_release(struct round_board *board);
size_t round_board_count(const struct round_board *board, enum round_state state);

struct round_report {
	const char *round, *slot;    /* ids; `slot` NULL: the actor's, else of whoever is on */
	enum round_result result;    /* ROUND_NORMAL, _ABNORMAL or _IMPOSSIBLE */
	const char *seen;            /* what is not normal */
	const char *reason;          /* why it could not be made */
	const struct fields *fields; /* as the round wants them when it is not normal, or NULL */
	int64_t at;                  /* when it was made; 0: now */
};

struct round_recorded {
	struct entry entry;
	int64_t due;    /* which one it counts for; 0: one on receipt */
	int64_t next;   /* when the next one of the shift falls due; 0: none */
	bool is_late;   /* that one had been missed: this stands beside it */
	size_t settled; /* entries about missed ones that were written before it */
};

/*
 * Writes the entry with its record, after what was missed so far, in one transaction. ERR_NOT_FOUND
 * "no-such-round" or "no-shift"; ERR_USAGE "missing-field", naming all that are wanted.
 */
MUST_CHECK bool round_record(struct round_recorded *out, struct app *app,
                             const struct round_report *report, struct err *err);
void round_recorded_release(struct round_recorded *recorded);

/*
 * Writes down what was missed and is not yet: of the shift `slot`, or with NULL of all shifts on at
 * `now` and of those that ended in the ROUND_LOOKBACK hours before. One entry for each round and
 * shift, "missed-excused" where the program was cut off when it fell due. What fell due before the
 * log's first entry is left out: nobody kept it then. Wants an open transaction.
 */
enum { ROUND_LOOKBACK = 48 };
MUST_CHECK bool round_settle(size_t *n, struct app *app, const char *slot, int64_t now,
                             struct err *err);

/* ERR_CONFLICT "open-rounds", which names them, while a round of a shift that the actor holds now
 * is due or late. */
MUST_CHECK bool round_none_open(struct app *app, int64_t now, struct err *err);
/* "Tình hình bình thường, không có vụ việc phát sinh", in whatever way it is written? */
bool round_says_all_normal(const char *text);
/* That entry, by whoever is on duty; refused as above. */
MUST_CHECK bool round_all_normal(struct entry *out, struct app *app, struct err *err);

/* Entries with a record of kind "round", oldest first: of a slot, or of the shifts of a period's
 * roster; NULL: of the shifts on now. */
MUST_CHECK bool round_history(struct entries *out, struct app *app, const char *slot_or_period,
                              struct err *err);

#endif
