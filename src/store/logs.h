#ifndef STORE_LOGS_H
#define STORE_LOGS_H
/*
 * The watch log and the audit trail. The log is append-only: triggers refuse UPDATE, DELETE and
 * REPLACE (a guard against bugs; the chain is the guard against people). Search goes over text
 * folded by us. Writers want an open transaction.
 */
#include "domain/entry.h"
#include "store/db.h"

/* Fills in seq, number, commit, hash, salt and puts the entry at the end of the chain; a record
 * that opens something and names no object is about the entry itself (its number). A second call
 * with the same entry_id changes nothing and gives the same entry (a commit that failed may have
 * happened). */
MUST_CHECK bool entry_put(struct db *db, struct entry *entry, struct err *err);

struct entry_filter {
	int64_t from, to;   /* happened_at, to excluded; 0: open */
	const char *shift;  /* slot id or NULL */
	const char *person; /* code or NULL */
	int kind;           /* enum entry_kind, or -1 */
	const char *system; /* id or NULL */
	bool open_only;     /* what opened something that is not closed yet */
	const char
	    *search; /* words, any accents; NULL or "" for all; the last word may be a beginning */
	int64_t before; /* only entries with a smaller seq; 0: open */
	int limit;      /* at most so many, the newest; 0: all */
};

MUST_CHECK bool entries_load(struct entries *out, struct db *db, const struct entry_filter *filter,
                             struct err *err); /* newest first */
MUST_CHECK bool entry_load(struct entry *out, struct db *db, int64_t seq, struct err *err);
MUST_CHECK bool entry_load_number(struct entry *out, struct db *db, const char *number,
                                  struct err *err);
/* By the id that the client made: did a commit that reported a failure happen? ERR_NOT_FOUND if
 * not. */
MUST_CHECK bool entry_load_id(struct entry *out, struct db *db, const char *entry_id,
                              struct err *err);
MUST_CHECK bool entries_count(int64_t *out, struct db *db, struct err *err);

/* Follows the chain; *broken is the seq of the first entry that does not fit, 0 when all is well.
 */
MUST_CHECK bool entries_verify(int64_t *broken, int64_t *checked, struct db *db, struct err *err);
MUST_CHECK bool entries_rebuild_index(struct db *db, struct err *err);

/* Who did what: one row for each user intention, in the transaction that does it. */
struct audit {
	char *id;
	int64_t at;
	char *person; /* code or "" */
	int64_t uid;
	char *auth;   /* "os", "stated", "pin" */
	char *action; /* stable: "roster publish" */
	char *object; /* "30-4/2027 v1" */
	char *detail; /* code and arguments, never translated text */
};

struct audits {
	struct audit *audit;
	size_t n;
};

MUST_CHECK bool audit_put(struct db *db, const struct audit *audit, struct err *err);
MUST_CHECK bool audits_load(struct audits *out, struct db *db, int limit, struct err *err);
void audits_release(struct audits *audits);

#endif
