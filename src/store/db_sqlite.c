#include "store/db_driver.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/db_lock.h"
#include "store/db_place.h"
#include "store/db_sqlite_search.h"

#include "migrations.inc"

#include "base/banned.h"

#define APPLICATION_ID 0x54524342 /* "TRCB" */
#define BUSY_MS        5000       /* for those who do not queue: another program at the file */

struct db_conn {
	sqlite3 *sql;
	char *path;
	char *made; /* where a new one lies until it is settled, else NULL */
	/* What was executed last, at rest: a roster is hundreds of rows of the same statement. */
	sqlite3_stmt *kept;
	struct db_lock lock;
};

/* ---- errors ---- */

struct reason {
	int code; /* extended where that tells more */
	enum err_code kind;
	const char *key, *text;
};

static const struct reason reasons[] = {
    {SQLITE_READONLY_DBMOVED, ERR_IO, "moved",
     N_("the database was moved or replaced while it was open: end the program and start it "
        "again")},
    {SQLITE_READONLY_ROLLBACK, ERR_IO, "read-only",
     N_("the last writing was cut off; somebody who may write must open the database once")},
    {SQLITE_CANTOPEN_SYMLINK, ERR_INPUT, "symbolic-link",
     N_("it is a symbolic link: name the database file itself")},
    {SQLITE_FULL, ERR_IO, "disk-full",
     N_("the disk is full: write it on paper now, then make room on the disk")},
    {SQLITE_READONLY, ERR_IO, "read-only",
     N_("the file or its folder may not be written to: nothing was recorded")},
    {SQLITE_PERM, ERR_IO, "read-only",
     N_("the file or its folder may not be written to: nothing was recorded")},
    {SQLITE_CORRUPT, ERR_INPUT, "damaged",
     N_("the database is damaged: keep the file, write on paper and restore the last backup")},
    {SQLITE_NOTADB, ERR_INPUT, "not-ours", N_("this is not a database of trucban")},
    {SQLITE_BUSY, ERR_IO, "busy", N_("the database is busy: try again")},
    {SQLITE_LOCKED, ERR_IO, "busy", N_("the database is busy: try again")},
    {SQLITE_CANTOPEN, ERR_IO, "cannot-open", N_("the file cannot be opened")},
    {SQLITE_CONSTRAINT, ERR_CONFLICT, "refused", N_("the database refuses it")},
    {SQLITE_TOOBIG, ERR_INPUT, "too-large", N_("the text is too long")},
    {SQLITE_IOERR, ERR_IO, "disk-error",
     N_("the disk failed: write it on paper now; what was being recorded may be lost")},
    {SQLITE_OK, ERR_IO, "store", N_("the database refused to work")},
};

static bool is_no_room(int number)
{
	return number == ENOSPC || number == EFBIG || number == EDQUOT;
}

/* Which of them it is. A file that may not grow (quota, limit) is as good as a full disk. */
static const struct reason *find_reason(int code, bool no_room)
{
	const struct reason *reason = reasons;

	if ((code & 0xFF) == SQLITE_IOERR && no_room)
		code = SQLITE_FULL;
	while (reason->code != SQLITE_OK && reason->code != code && reason->code != (code & 0xFF))
		reason++;
	return reason;
}

/*
 * To be called before anything else touches the connection: a rollback would change its answer. A
 * failed commit does not tell its errno, but nothing has overwritten it yet.
 */
static bool fail(struct db_conn *conn, struct err *err)
{
	bool no_room = is_no_room(errno) || is_no_room(sqlite3_system_errno(conn->sql));
	int code = sqlite3_extended_errcode(conn->sql);
	const struct reason *reason = find_reason(code, no_room);

	return err_set(err, reason->kind, reason->key, "%s: %s (SQLite %d: %s)", conn->path,
	               _(reason->text), code, sqlite3_errmsg(conn->sql));
}

/* SQLite asks itself before it writes; a file that is gone reads on as if nothing were. */
static bool is_in_place(struct db_conn *conn, struct err *err)
{
	const struct reason *reason = find_reason(SQLITE_READONLY_DBMOVED, false);
	int moved = 0;

	return sqlite3_file_control(conn->sql, "main", SQLITE_FCNTL_HAS_MOVED, &moved) !=
	           SQLITE_OK ||
	       !moved ||
	       err_set(err, reason->kind, reason->key, "%s: %s", conn->path, _(reason->text));
}

static bool is_busy(int code)
{
	return (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED;
}

/* ---- statements ---- */

static bool bind(struct db_conn *conn, sqlite3_stmt *statement, const struct db_value *values,
                 struct err *err)
{
	for (int i = 1; values && values->type; values++, i++) {
		char name[16];
		int code;

		snprintf(name, sizeof name, "$%d", i);
		int index = sqlite3_bind_parameter_index(statement, name);
		assert(index > 0);
		if (values->type == 'i')
			code = sqlite3_bind_int64(statement, index, values->integer);
		else
			code = sqlite3_bind_text(statement, index, values->text, -1, SQLITE_STATIC);
		if (code != SQLITE_OK)
			return fail(conn, err);
	}
	return true;
}

static void drop_kept(struct db_conn *conn)
{
	sqlite3_finalize(conn->kept);
	conn->kept = NULL;
}

static sqlite3_stmt *prepare(struct db_conn *conn, const char *sql, const struct db_value *values,
                             struct err *err)
{
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(conn->sql, sql, -1, &statement, NULL) != SQLITE_OK) {
		fail(conn, err);
		return NULL;
	}
	if (!bind(conn, statement, values, err)) {
		sqlite3_finalize(statement);
		return NULL;
	}
	return statement;
}

/* As prepare(), but what was kept is used once more when it says the same. */
static sqlite3_stmt *prepare_again(struct db_conn *conn, const char *sql,
                                   const struct db_value *values, struct err *err)
{
	sqlite3_stmt *statement = conn->kept;

	if (!statement || strcmp(sqlite3_sql(statement), sql) != 0)
		return prepare(conn, sql, values, err);
	conn->kept = NULL;
	sqlite3_clear_bindings(statement);
	if (bind(conn, statement, values, err))
		return statement;
	sqlite3_finalize(statement);
	return NULL;
}

static bool lite_exec(int64_t *changed, struct db_conn *conn, const char *sql,
                      const struct db_value *values, struct err *err)
{
	sqlite3_stmt *statement = prepare_again(conn, sql, values, err);
	int code;

	if (!statement)
		return false;
	errno = 0;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		;
	bool ok = code == SQLITE_DONE || fail(conn, err);
	if (ok && changed)
		*changed = sqlite3_changes64(conn->sql);
	drop_kept(conn);
	if (sqlite3_reset(statement) == SQLITE_OK)
		conn->kept = statement;
	else
		sqlite3_finalize(statement);
	return ok;
}

static void copy_row(struct db_rows *rows, sqlite3_stmt *statement)
{
	for (int i = 0; i < (int)rows->columns; i++) {
		if (sqlite3_column_type(statement, i) == SQLITE_INTEGER)
			db_rows_add_int(rows, sqlite3_column_int64(statement, i));
		else
			db_rows_add_text(rows, (const char *)sqlite3_column_text(statement, i));
	}
	rows->n++;
}

static bool lite_query(struct db_rows *out, struct db_conn *conn, const char *sql,
                       const struct db_value *values, struct err *err)
{
	sqlite3_stmt *statement = prepare(conn, sql, values, err);
	struct db_rows rows = {0};
	int code;

	if (!statement)
		return false;
	rows.columns = (size_t)sqlite3_column_count(statement);
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		copy_row(&rows, statement);
	bool ok = code == SQLITE_DONE || fail(conn, err);
	sqlite3_finalize(statement);
	if (!ok) {
		db_rows_release(&rows);
		return false;
	}
	*out = rows;
	return true;
}

static bool lite_script(struct db_conn *conn, const char *text, struct err *err)
{
	errno = 0;
	return sqlite3_exec(conn->sql, text, NULL, NULL, NULL) == SQLITE_OK || fail(conn, err);
}

/* ---- turns and transactions ---- */

static bool lite_lock(struct db_conn *conn, bool alone, int64_t milliseconds, struct err *err)
{
	if (db_lock_take(&conn->lock, alone, milliseconds))
		return true;
	return err_set(err, ERR_IO, "busy",
	               _("%s is busy: somebody else is writing; nothing was recorded, try again"),
	               conn->path);
}

static void lite_unlock(struct db_conn *conn)
{
	db_lock_drop(&conn->lock);
}

static bool lite_begin(struct db_conn *conn, bool writes, struct err *err)
{
	return lite_script(conn, writes ? "BEGIN IMMEDIATE" : "BEGIN", err);
}

static bool lite_commit(struct db_conn *conn, struct err *err)
{
	return lite_script(conn, "COMMIT", err);
}

static void lite_rollback(struct db_conn *conn)
{
	/* A full disk and the like have rolled back already. */
	if (!sqlite3_get_autocommit(conn->sql))
		sqlite3_exec(conn->sql, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- schema ---- */

static bool pragma_int(int64_t *out, struct db_conn *conn, const char *sql, struct err *err)
{
	struct db_rows rows;

	if (!lite_query(&rows, conn, sql, NULL, err))
		return false;
	*out = rows.n > 0 ? db_cell_int(&rows, 0, 0) : 0;
	db_rows_release(&rows);
	return true;
}

static bool lite_version(int *out, struct db_conn *conn, struct err *err)
{
	int64_t id, version;

	if (!pragma_int(&id, conn, "PRAGMA application_id", err) ||
	    !pragma_int(&version, conn, "PRAGMA user_version", err))
		return false;
	if (id != APPLICATION_ID)
		return err_set(err, ERR_INPUT, "not-ours", _("%s is not a database of trucban"),
		               conn->path);
	*out = (int)version;
	return true;
}

static bool lite_migrate(struct db_conn *conn, int number, struct err *err)
{
	char stamp[80];

	/* A pragma takes no bound value; both are numbers of ours. */
	snprintf(stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d",
	         APPLICATION_ID, number);
	if (lite_script(conn, (const char *)carried[number - 1].text, err) &&
	    lite_script(conn, stamp, err))
		return true;
	return err_wrap(err, "%s", carried[number - 1].name);
}

static bool copy_into(struct db_conn *conn, const char *path, struct err *err)
{
	const struct db_value values[] = {db_text(path), DB_END};
	mode_t old_umask = umask(077);

	/* VACUUM INTO attaches the copy, which nothing else here may do. */
	sqlite3_limit(conn->sql, SQLITE_LIMIT_ATTACHED, 1);
	bool ok = lite_exec(NULL, conn, "VACUUM INTO $1", values, err);
	sqlite3_limit(conn->sql, SQLITE_LIMIT_ATTACHED, 0);
	umask(old_umask);
	return ok;
}

static bool lite_backup(struct db_conn *conn, int version, struct err *err)
{
	char *path = xasprintf("%s.v%d", conn->path, version);

	for (int i = 2; file_exists(path); i++) {
		free(path);
		path = xasprintf("%s.v%d-%d", conn->path, version, i);
	}
	char *made = xasprintf("%s.new", path);
	unlink(made);
	bool ok = copy_into(conn, made, err) && file_adopt(path, made, err);
	if (!ok)
		unlink(made);
	free(made);
	free(path);
	return ok;
}

static bool lite_data_version(int64_t *out, struct db_conn *conn, struct err *err)
{
	return is_in_place(conn, err) && pragma_int(out, conn, "PRAGMA data_version", err);
}

static bool lite_quick_check(char **out, struct db_conn *conn, struct err *err)
{
	struct db_rows rows;
	struct str text = {0};

	if (!lite_query(&rows, conn, "PRAGMA quick_check(20)", NULL, err))
		return false;
	for (size_t i = 0; i < rows.n; i++) {
		if (strcmp(db_cell_text(&rows, i, 0), "ok") == 0)
			continue;
		str_add(&text, text.n > 0 ? "\n" : "");
		str_add(&text, db_cell_text(&rows, i, 0));
	}
	db_rows_release(&rows);
	*out = str_take(&text);
	return true;
}

/* ---- opening ---- */

static const struct {
	int option, value;
} options[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 1},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
};

static const struct {
	int limit, value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 16 << 20},  {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
    {SQLITE_LIMIT_ATTACHED, 0},       {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

static const struct {
	const char *set, *get, *want;
} pragmas[] = {
    {"PRAGMA journal_mode = DELETE", "PRAGMA journal_mode", "delete"},
    {"PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3"},
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1"},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
    {"PRAGMA locking_mode = NORMAL", "PRAGMA locking_mode", "normal"},
    {"PRAGMA encoding = 'UTF-8'", "PRAGMA encoding", "UTF-8"},
};

static bool wrong_setting(struct db_conn *conn, const char *what, const char *got, struct err *err)
{
	return err_set(err, ERR_IO, "wrong-setting",
	               _("%s: the database engine does not keep a setting that protects the data "
	                 "(%s gave \"%s\")"),
	               conn->path, what, got);
}

static bool set_options(struct db_conn *conn, struct err *err)
{
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		int now = -1;
		sqlite3_db_config(conn->sql, options[i].option, options[i].value, &now);
		if (now != options[i].value)
			return wrong_setting(conn, "sqlite3_db_config", "", err);
	}
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		sqlite3_limit(conn->sql, limits[i].limit, limits[i].value);
		if (sqlite3_limit(conn->sql, limits[i].limit, -1) != limits[i].value)
			return wrong_setting(conn, "sqlite3_limit", "", err);
	}
	return true;
}

/* A busy database says nothing about a setting: it is asked again until it answers. */
static bool ask(struct db_rows *out, struct db_conn *conn, const char *sql, struct err *err)
{
	int64_t end = clock_monotonic() + 2 * BUSY_MS;

	while (!lite_query(out, conn, sql, NULL, err)) {
		if (!is_busy(sqlite3_extended_errcode(conn->sql)) || clock_monotonic() >= end)
			return false;
		poll(NULL, 0, 10);
	}
	return true;
}

static bool set_pragmas(struct db_conn *conn, struct err *err)
{
	for (size_t i = 0; i < sizeof pragmas / sizeof *pragmas; i++) {
		struct db_rows rows;
		if (!ask(&rows, conn, pragmas[i].set, err))
			return false;
		db_rows_release(&rows);
		if (!ask(&rows, conn, pragmas[i].get, err))
			return false;
		const char *got = rows.n > 0 ? db_cell_text(&rows, 0, 0) : "0";
		bool ok = strcmp(got, pragmas[i].want) == 0 ||
		          wrong_setting(conn, pragmas[i].get, got, err);
		db_rows_release(&rows);
		if (!ok)
			return false;
	}
	return true;
}

static bool set_up(struct db_conn *conn, struct err *err)
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE |
	                  SQLITE_OPEN_PRIVATECACHE;

	if (sqlite3_open_v2(conn->made ? conn->made : conn->path, &conn->sql, flags, NULL) !=
	    SQLITE_OK)
		return fail(conn, err);
	sqlite3_busy_timeout(conn->sql, BUSY_MS);
	return set_options(conn, err) && set_pragmas(conn, err);
}

static void lite_close(struct db_conn *conn)
{
	if (!conn)
		return;
	drop_kept(conn);
	sqlite3_close(conn->sql);
	db_lock_close(&conn->lock);
	if (conn->made)
		file_remove(conn->made);
	free(conn->made);
	free(conn->path);
	free(conn);
}

static bool lite_settle(struct db_conn *conn, struct err *err)
{
	drop_kept(conn);
	sqlite3_close(conn->sql);
	conn->sql = NULL;
	if (!file_adopt(conn->path, conn->made, err))
		return false;
	free(conn->made);
	conn->made = NULL;
	return true;
}

/* The engine never makes a file: it is made here, alone, with its mode. What lies under a name with
 * our own number was left by a program that is no more. */
static bool make_file(struct db_conn *conn, struct err *err)
{
	char *name = xasprintf("%s.%ld.new", conn->path, (long)getpid());
	char *journal = xasprintf("%s-journal", name);

	file_remove(journal);
	file_remove(name);
	free(journal);
	if (!file_create(name, 0600, err)) {
		free(name);
		return false;
	}
	conn->made = name;
	return true;
}

static bool lite_open(struct db_conn **out, const char *path, bool create, struct err *err)
{
	struct db_conn *conn = xcalloc(1, sizeof *conn);

	conn->lock.fd = -1;
	/* One that is being made is nobody else's, so it needs no turns. */
	if (db_place(&conn->path, path, create, err) &&
	    (create ? make_file(conn, err) : db_lock_open(&conn->lock, conn->path, err)) &&
	    lite_lock(conn, false, 2 * BUSY_MS, err)) {
		bool ok = set_up(conn, err);
		lite_unlock(conn);
		if (ok) {
			*out = conn;
			return true;
		}
	}
	lite_close(conn);
	return false;
}

const struct db_driver db_sqlite = {
    .open = lite_open,
    .close = lite_close,
    .settle = lite_settle,
    .lock = lite_lock,
    .unlock = lite_unlock,
    .begin = lite_begin,
    .commit = lite_commit,
    .rollback = lite_rollback,
    .exec = lite_exec,
    .query = lite_query,
    .latest = (int)(sizeof carried / sizeof *carried),
    .version = lite_version,
    .migrate = lite_migrate,
    .backup = lite_backup,
    .data_version = lite_data_version,
    .quick_check = lite_quick_check,
    .search = sqlite_search,
    .clear_index = "INSERT INTO entry_index (entry_index) VALUES ('delete-all')",
};
