#ifndef STORE_RECORDS_H
#define STORE_RECORDS_H
/*
 * The records that entries of the watch log carry (domain/record.h), and what of them is still
 * open. They are written with their entry, by entry_put() alone.
 */
#include "store/logs.h"

/* The next number of a series, from 1, in the open transaction: nobody else gets it, and none is
 * left out. */
MUST_CHECK bool series_next(int64_t *out, struct db *db, const char *prefix, struct err *err);

/* Inside of entry_put(): the record of the entry, if it has one, and what it opens or closes. */
MUST_CHECK bool record_put(struct db *db, const struct entry *entry, struct err *err);

/* Entries whose record is of that kind, oldest first; `object` NULL: of all objects. */
MUST_CHECK bool records_load(struct entries *out, struct db *db, const char *kind,
                             const char *object, struct err *err);
/* The newest entry of each object of that kind. */
MUST_CHECK bool records_newest(struct entries *out, struct db *db, const char *kind,
                               struct err *err);

/* The newest entry that carries one of that kind; 0 for none. */
MUST_CHECK bool records_last(int64_t *seq, struct db *db, const char *kind, struct err *err);

struct open_item {
	char *kind, *object;
	int64_t seq; /* of the entry that opened it */
	int64_t opened_at;
	int64_t due; /* UTC seconds; 0: none */
};

struct open_items {
	struct open_item *item; /* by due (those without last), then when opened */
	size_t n;
};

/* `kind` NULL: all. */
MUST_CHECK bool open_items_load(struct open_items *out, struct db *db, const char *kind,
                                struct err *err);
void open_items_release(struct open_items *items);
/* Makes them anew from the records. Wants an open transaction. */
MUST_CHECK bool open_items_rebuild(struct db *db, struct err *err);

#endif
