#ifndef STORE_DB_H
#define STORE_DB_H
/*
 * One open database: a small table of functions with one driver today (db_sqlite.c, the door of
 * SQLite); a second must fit without touching the modules above. SQL is a literal with $1..
 * placeholders that both engines to come understand: no dates in SQL, integers for booleans, ids
 * and times given by us. A query copies its rows and ends before the call returns, so no statement
 * lives across an event.
 *
 * Settings (SQLite): journal_mode=DELETE, synchronous=EXTRA, foreign_keys, recursive_triggers,
 * trusted_schema=OFF, DEFENSIVE; each is read back, a wrong value refuses to start. Writers queue
 * with flock on `<path>.lock`; readers take it shared.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct db;

/* Puts the first rows into a new database, inside its transaction. */
typedef bool db_fill(struct db *db, void *context, struct err *err);

/*
 * Makes a new database with its schema and what `fill` (may be NULL) puts into it; refused where a
 * file is. It is made beside `path` and moved there when it is whole, so that a crash leaves
 * nothing in the way. `is_sample` marks it for ever as one that may be written under a fixed clock.
 */
MUST_CHECK bool db_create(const char *path, bool is_sample, db_fill *fill, void *context,
                          struct err *err);

/* Opens one; upgrades its schema in one transaction after a backup beside it. ERR_NOT_FOUND when
 * there is none, ERR_INPUT when it is not ours or newer than this program. */
MUST_CHECK bool db_open(struct db **out, const char *path, struct err *err);
void db_close(struct db *db);
/* After a commit that failed: closes and opens the same database again, so that the caller can look
 * up whether its row is there. When that fails, each later call tries again. */
MUST_CHECK bool db_reopen(struct db *db, struct err *err);

bool db_is_sample(const struct db *db);
const char *db_path(const struct db *db);
const char *db_id(const struct db *db); /* random, 32 hexadecimal digits, made once */
int db_version(const struct db *db);    /* of the schema */
/* True when another connection has changed the database since the last call. */
MUST_CHECK bool db_has_changed(bool *out, struct db *db, struct err *err);
/* quick_check of the engine; findings as text, empty when all is well. The caller owns it. */
MUST_CHECK bool db_quick_check(char **out, struct db *db, struct err *err);

/*
 * A transaction that writes. db_begin waits its turn (at most 10 s, then ERR_IO "busy") and refuses
 * under a fixed clock unless the database is a sample. Every db_begin is ended by one of the two
 * others; db_rollback after a failure keeps `err` as it was. Reads inside see its own changes.
 */
MUST_CHECK bool db_begin(struct db *db, struct err *err);
MUST_CHECK bool db_commit(struct db *db, struct err *err);
void db_rollback(struct db *db);

/*
 * One picture over several reads: nobody writes in between. Each single query is one by itself; may
 * be nested, also in a transaction. A reader that finds the store busy for 2 s gets ERR_IO "busy".
 */
MUST_CHECK bool db_read_begin(struct db *db, struct err *err);
void db_read_end(struct db *db);

/* One value for a placeholder. */
struct db_value {
	char type; /* 'i' integer, 's' text or NULL */
	int64_t integer;
	const char *text;
};

#define DB_END ((struct db_value){0})

struct db_value db_int(int64_t value);
struct db_value db_text(const char *value); /* borrowed; NULL is SQL's NULL */

/* Runs one statement that gives no rows. `values` ends with DB_END, NULL for none; `changed` may be
 * NULL. */
MUST_CHECK bool db_exec(struct db *db, const char *sql, const struct db_value *values,
                        int64_t *changed, struct err *err);

/* The rows of a query, copied. */
struct db_rows {
	struct db_cell {
		int64_t integer; /* 0 for text */
		char *text;      /* NULL for SQL's NULL; integers as digits */
	} * cell;                /* row by row */
	size_t n, columns;
	size_t cells; /* n * columns */
};

MUST_CHECK bool db_query(struct db_rows *out, struct db *db, const char *sql,
                         const struct db_value *values, struct err *err);
int64_t db_cell_int(const struct db_rows *rows, size_t row, size_t column);
const char *db_cell_text(const struct db_rows *rows, size_t row, size_t column); /* "" for NULL */
bool db_cell_is_null(const struct db_rows *rows, size_t row, size_t column);
void db_rows_release(struct db_rows *rows);

#endif
