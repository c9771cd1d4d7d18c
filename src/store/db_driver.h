#ifndef STORE_DB_DRIVER_H
#define STORE_DB_DRIVER_H
/*
 * Inside the store: what an engine has to offer. db.c keeps the rules (turns, nesting, fixed clock,
 * schema versions), a driver only does what it is told. Not for the layers above.
 */
#include "store/db.h"

struct db_conn; /* each driver has its own */

struct db_driver {
	/* Opens what is there (ERR_NOT_FOUND otherwise), sets it up and reads every setting back.
	 * `create` makes an empty one under another name beside `path`, for nobody else, and
	 * refuses where something is. */
	bool (*open)(struct db_conn **out, const char *path, bool create, struct err *err);
	/* A new one that was not settled is thrown away. */
	void (*close)(struct db_conn *conn);
	/* Brings a new one to its name; after that it can only be closed. */
	bool (*settle)(struct db_conn *conn, struct err *err);

	/* The turn: alone to write, together to read; ERR_IO "busy" after so many milliseconds. */
	bool (*lock)(struct db_conn *conn, bool alone, int64_t milliseconds, struct err *err);
	void (*unlock)(struct db_conn *conn);

	bool (*begin)(struct db_conn *conn, bool writes, struct err *err);
	bool (*commit)(struct db_conn *conn, struct err *err);
	void (*rollback)(struct db_conn *conn); /* nothing when there is no transaction */

	bool (*exec)(int64_t *changed, struct db_conn *conn, const char *sql,
	             const struct db_value *values, struct err *err);
	bool (*query)(struct db_rows *out, struct db_conn *conn, const char *sql,
	              const struct db_value *values, struct err *err);

	/* Schema: migrations are texts of several statements, run inside a transaction. */
	int latest; /* number of migrations */
	bool (*version)(int *out, struct db_conn *conn, struct err *err);
	/* Runs migration `number` (1..) and moves the version on. */
	bool (*migrate)(struct db_conn *conn, int number, struct err *err);
	/* A whole copy beside the database, on the disk when this returns; outside transactions. */
	bool (*backup)(struct db_conn *conn, int version, struct err *err);

	/* A number that another connection's commit changes; ERR_IO "moved" when the file is not
	 * where it was. */
	bool (*data_version)(int64_t *out, struct db_conn *conn, struct err *err);
	bool (*quick_check)(char **out, struct db_conn *conn, struct err *err);

	/* The argument of entry_index($n) that finds all folded words, the last one perhaps only
	 * begun. Owned. */
	char *(*search)(struct db *db, const char *folded);
	/* Empties the index of words. */
	const char *clear_index;
};

extern const struct db_driver db_sqlite;

const struct db_driver *db_engine(const struct db *db);

/* For drivers: one cell after the other; `columns` is set by the driver. */
void db_rows_add_int(struct db_rows *rows, int64_t value);
void db_rows_add_text(struct db_rows *rows, const char *text); /* NULL is SQL's NULL */

#endif
