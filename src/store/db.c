#include "store/db.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "store/db_driver.h"

#include "base/banned.h"

#define WRITE_WAIT 10000 /* milliseconds in the queue, and for reading */
#define READ_WAIT  2000

struct db {
	const struct db_driver *driver;
	struct db_conn *conn; /* NULL after a reopening that failed */
	char *path;
	char *id;
	bool is_sample;
	int version;
	int64_t data_version;
	bool writing;
	int reading; /* depth of db_read_begin */
};

const struct db_driver *db_engine(const struct db *db)
{
	return db->driver;
}

/* ---- transactions ---- */

static bool fixed_clock(struct err *err)
{
	return err_set(
	    err, ERR_CONFLICT, "fixed-clock",
	    _("TRUCBAN_NOW fixes the clock: only a sample database may be written then"));
}

static bool is_connected(struct db *db, struct err *err)
{
	return db->conn || db_reopen(db, err);
}

static bool start(struct db *db, bool writes, struct err *err)
{
	if (!is_connected(db, err) ||
	    !db->driver->lock(db->conn, writes, writes ? WRITE_WAIT : READ_WAIT, err))
		return false;
	if (db->driver->begin(db->conn, writes, err))
		return true;
	db->driver->unlock(db->conn);
	return false;
}

static void stop(struct db *db)
{
	db->driver->rollback(db->conn);
	db->driver->unlock(db->conn);
}

/* Another program may have brought the schema further while this one was running. */
static bool check_version(struct db *db, struct err *err)
{
	int version;

	if (!db->driver->version(&version, db->conn, err))
		return false;
	if (version == db->version)
		return true;
	return err_set(err, ERR_CONFLICT, "upgraded",
	               _("a newer trucban has upgraded the database %s: end this program and start "
	                 "the new one"),
	               db->path);
}

bool db_begin(struct db *db, struct err *err)
{
	assert(!db->writing && db->reading == 0);
	if (clock_is_fixed() && !db->is_sample)
		return fixed_clock(err);
	if (!start(db, true, err))
		return false;
	if (!check_version(db, err)) {
		stop(db);
		return false;
	}
	db->writing = true;
	return true;
}

bool db_commit(struct db *db, struct err *err)
{
	assert(db->writing && db->reading == 0);
	bool ok = db->driver->commit(db->conn, err);
	stop(db);
	db->writing = false;
	return ok;
}

void db_rollback(struct db *db)
{
	if (!db->writing)
		return;
	stop(db);
	db->writing = false;
	db->reading = 0;
}

bool db_read_begin(struct db *db, struct err *err)
{
	if (!db->writing && db->reading == 0 && !start(db, false, err))
		return false;
	db->reading++;
	return true;
}

void db_read_end(struct db *db)
{
	assert(db->reading > 0);
	if (--db->reading == 0 && !db->writing)
		stop(db);
}

/* ---- statements ---- */

bool db_exec(struct db *db, const char *sql, const struct db_value *values, int64_t *changed,
             struct err *err)
{
	assert(db->writing);
	return db->driver->exec(changed, db->conn, sql, values, err);
}

bool db_query(struct db_rows *out, struct db *db, const char *sql, const struct db_value *values,
              struct err *err)
{
	if (!db_read_begin(db, err))
		return false;
	bool ok = db->driver->query(out, db->conn, sql, values, err);
	db_read_end(db);
	return ok;
}

struct db_value db_int(int64_t value)
{
	return (struct db_value){.type = 'i', .integer = value};
}

struct db_value db_text(const char *value)
{
	return (struct db_value){.type = 's', .text = value};
}

static struct db_cell *add_cell(struct db_rows *rows)
{
	rows->cell = array_grow(rows->cell, rows->cells, sizeof *rows->cell);
	return &rows->cell[rows->cells++];
}

void db_rows_add_int(struct db_rows *rows, int64_t value)
{
	*add_cell(rows) = (struct db_cell){
	    .integer = value,
	    .text = xasprintf("%lld", (long long)value),
	};
}

void db_rows_add_text(struct db_rows *rows, const char *text)
{
	*add_cell(rows) = (struct db_cell){.text = xstrdup(text)};
}

static const struct db_cell *cell_at(const struct db_rows *rows, size_t row, size_t column)
{
	assert(row < rows->n && column < rows->columns);
	return &rows->cell[row * rows->columns + column];
}

int64_t db_cell_int(const struct db_rows *rows, size_t row, size_t column)
{
	return cell_at(rows, row, column)->integer;
}

const char *db_cell_text(const struct db_rows *rows, size_t row, size_t column)
{
	const char *text = cell_at(rows, row, column)->text;

	return text ? text : "";
}

bool db_cell_is_null(const struct db_rows *rows, size_t row, size_t column)
{
	return !cell_at(rows, row, column)->text;
}

void db_rows_release(struct db_rows *rows)
{
	for (size_t i = 0; i < rows->cells; i++)
		free(rows->cell[i].text);
	free(rows->cell);
	*rows = (struct db_rows){0};
}

/* ---- schema and identity ---- */

static bool put_identity(struct db *db, bool is_sample, struct err *err)
{
	char db_id[RANDOM_ID], log_id[RANDOM_ID];
	const char *const sql = "INSERT INTO setting (name, value) VALUES ($1, $2)";
	const struct {
		const char *name, *value;
	} settings[] = {
	    {"db-id", random_id(db_id)},
	    {"log-id", random_id(log_id)},
	    {"sample", is_sample ? "1" : "0"},
	};

	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
		const struct db_value values[] = {db_text(settings[i].name),
		                                  db_text(settings[i].value), DB_END};
		if (!db->driver->exec(NULL, db->conn, sql, values, err))
			return false;
	}
	return true;
}

static bool run_migrations(struct db *db, int from, struct err *err)
{
	for (int number = from + 1; number <= db->driver->latest; number++)
		if (!db->driver->migrate(db->conn, number, err))
			return false;
	return true;
}

static bool build(struct db *db, db_fill *fill, void *context, struct err *err)
{
	if (!start(db, true, err))
		return false;
	db->writing = true;
	bool ok = run_migrations(db, 0, err) && put_identity(db, db->is_sample, err) &&
	          (!fill || fill(db, context, err)) && db->driver->commit(db->conn, err);
	stop(db);
	db->writing = false;
	return ok;
}

/* The turn is taken before the copy, so that nobody writes between it and the upgrade. */
static bool upgrade(struct db *db, struct err *err)
{
	int version;

	if (!db->driver->lock(db->conn, true, WRITE_WAIT, err))
		return false;
	bool ok = db->driver->version(&version, db->conn, err);
	if (ok && version < db->driver->latest)
		ok = db->driver->backup(db->conn, version, err) &&
		     db->driver->begin(db->conn, true, err) && run_migrations(db, version, err) &&
		     db->driver->commit(db->conn, err);
	stop(db);
	return ok || err_wrap(err, _("cannot upgrade the database"));
}

static bool check_schema(struct db *db, struct err *err)
{
	const int latest = db->driver->latest;
	int version = 0;

	if (!start(db, false, err))
		return false;
	bool ok = db->driver->version(&version, db->conn, err);
	stop(db);
	if (!ok)
		return false;
	if (version > latest)
		return err_set(
		    err, ERR_INPUT, "newer",
		    _("%s was made by a newer trucban (schema %d, this program knows %d): "
		      "use that one"),
		    db->path, version, latest);
	db->version = latest;
	return version == latest || upgrade(db, err);
}

static bool load_identity(struct db *db, struct err *err)
{
	struct db_rows rows;
	bool ok;

	if (!db_query(&rows, db,
	              "SELECT name, value FROM setting WHERE name IN ('db-id', 'sample')"
	              " ORDER BY name",
	              NULL, err))
		return false;
	ok = rows.n == 2 ||
	     err_set(err, ERR_INPUT, "not-ours", _("%s is not a database of trucban"), db->path);
	if (ok && db->id && strcmp(db->id, db_cell_text(&rows, 0, 1)) != 0)
		ok = err_set(err, ERR_IO, "moved",
		             _("%s is another database than before: end the program and start it "
		               "again"),
		             db->path);
	if (ok) {
		free(db->id);
		db->id = xstrdup(db_cell_text(&rows, 0, 1));
		db->is_sample = strcmp(db_cell_text(&rows, 1, 1), "1") == 0;
	}
	db_rows_release(&rows);
	return ok;
}

/* ---- opening and closing ---- */

static struct db *new_db(const char *path)
{
	struct db *db = xcalloc(1, sizeof *db);

	db->driver = &db_sqlite;
	db->path = xstrdup(path);
	return db;
}

static bool connect(struct db *db, struct err *err)
{
	return db->driver->open(&db->conn, db->path, false, err) && check_schema(db, err) &&
	       load_identity(db, err) && db->driver->data_version(&db->data_version, db->conn, err);
}

bool db_create(const char *path, bool is_sample, db_fill *fill, void *context, struct err *err)
{
	struct db *db;

	if (clock_is_fixed() && !is_sample)
		return fixed_clock(err);
	db = new_db(path);
	db->is_sample = is_sample;
	bool ok = db->driver->open(&db->conn, path, true, err) && build(db, fill, context, err) &&
	          db->driver->settle(db->conn, err);
	db_close(db);
	return ok;
}

bool db_open(struct db **out, const char *path, struct err *err)
{
	struct db *db = new_db(path);

	if (!connect(db, err)) {
		db_close(db);
		return false;
	}
	*out = db;
	return true;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	if (db->conn && (db->writing || db->reading > 0))
		stop(db);
	if (db->conn)
		db->driver->close(db->conn);
	free(db->path);
	free(db->id);
	free(db);
}

bool db_reopen(struct db *db, struct err *err)
{
	assert(!db->writing && db->reading == 0);
	if (db->conn)
		db->driver->close(db->conn);
	db->conn = NULL;
	if (connect(db, err))
		return true;
	if (db->conn)
		db->driver->close(db->conn);
	db->conn = NULL;
	return false;
}

/* ---- the rest ---- */

bool db_is_sample(const struct db *db)
{
	return db->is_sample;
}

const char *db_path(const struct db *db)
{
	return db->path;
}

const char *db_id(const struct db *db)
{
	return db->id;
}

int db_version(const struct db *db)
{
	return db->version;
}

bool db_has_changed(bool *out, struct db *db, struct err *err)
{
	struct err busy;
	int64_t now = db->data_version;
	bool ok;

	assert(!db->writing && db->reading == 0);
	if (!is_connected(db, err))
		return false;
	/* Somebody is writing at this moment: the next call will tell. */
	if (!db->driver->lock(db->conn, false, 0, &busy)) {
		*out = false;
		return true;
	}
	ok = db->driver->data_version(&now, db->conn, err) && check_version(db, err);
	db->driver->unlock(db->conn);
	if (!ok)
		return false;
	*out = now != db->data_version;
	db->data_version = now;
	return true;
}

bool db_quick_check(char **out, struct db *db, struct err *err)
{
	if (!db_read_begin(db, err))
		return false;
	bool ok = db->driver->quick_check(out, db->conn, err);
	db_read_end(db);
	return ok;
}
