#ifndef SERVICE_WATCHLOG_H
#define SERVICE_WATCHLOG_H
/* The watch log (sổ trực): write, correct, find. Each entry is its own transaction. */
#include "domain/entry.h"
#include "service/app.h"
#include "store/logs.h"

struct log_draft {
	const char *entry_id; /* random_id() made by the client; NULL: made here */
	enum entry_kind kind;
	const char *text;            /* cleaned; must not be empty */
	int64_t happened_at;         /* 0: now; later than now + 60 s is refused */
	const char *system;          /* that it is about, or NULL */
	const struct record *record; /* what it says in fields, or NULL; copied */
};

/* The shift is the actor's slot at that time, if the actor is on. `out` is the entry as stored.
 * That all is normal is refused as round_none_open() does (service/round_watch.h). */
MUST_CHECK bool log_add(struct entry *out, struct app *app, const struct log_draft *draft,
                        struct err *err);
/*
 * The entry that somebody names, in any way of domain/entry_number.h. Bare digits are a place in
 * the log or, where it has none, a number of the present period; ERR_USAGE "ambiguous" where they
 * could be either: what is written about the wrong entry cannot be taken back.
 */
MUST_CHECK bool log_find(struct entry *out, struct app *app, const char *text, struct err *err);
/* A linked correction; the old entry stays. `entry_id` as in a draft. */
MUST_CHECK bool log_amend(struct entry *out, struct app *app, int64_t seq, const char *entry_id,
                          const char *text, struct err *err);
/* Newest first. ERR_USAGE "bad-span" when `from` is not before `to`. */
MUST_CHECK bool log_list(struct entries *out, struct app *app, const struct entry_filter *filter,
                         struct err *err);
/*
 * The series from which an entry made at `at` takes its number: "NK-2027-30-4" during the watch of
 * a published roster of a holiday, else that of the month, "NK-2027-06". Owned. Whatever keeps the
 * roster from being read, there is one.
 */
char *log_series(struct app *app, int64_t at);
/* Inside of a service's own transaction: an entry of `kind` by the actor, with number, shift and
 * record as log_add() gives them. */
MUST_CHECK bool log_put(struct entry *out, struct app *app, const struct log_draft *draft,
                        struct err *err);
MUST_CHECK bool log_verify(int64_t *broken, int64_t *checked, struct app *app, struct err *err);

#endif
