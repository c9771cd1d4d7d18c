#include "store/pins.h"

#include <stdlib.h>

#include "store/row.h"

#include "base/banned.h"

bool pin_load(struct pin *out, struct db *db, const char *person, struct err *err)
{
	const struct db_value values[] = {db_text(person), DB_END};
	struct pin pin = {0};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT person, verifier, set_at, failures, failed_at FROM pin"
	              " WHERE person = $1",
	              values, err))
		return false;
	if (rows.n)
		pin = (struct pin){
		    .person = row_text(&rows, 0, 0),
		    .verifier = row_text(&rows, 0, 1),
		    .set_at = db_cell_int(&rows, 0, 2),
		    .failures = db_cell_int(&rows, 0, 3),
		    .failed_at = db_cell_int(&rows, 0, 4),
		};
	db_rows_release(&rows);
	*out = pin;
	return true;
}

bool pin_put(struct db *db, const struct pin *pin, struct err *err)
{
	const struct db_value values[] = {db_text(pin->person),   db_text(pin->verifier),
	                                  db_int(pin->set_at),    db_int(pin->failures),
	                                  db_int(pin->failed_at), DB_END};

	return db_exec(db,
	               "INSERT INTO pin (person, verifier, set_at, failures, failed_at)"
	               " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person) DO UPDATE SET"
	               " verifier = excluded.verifier, set_at = excluded.set_at,"
	               " failures = excluded.failures, failed_at = excluded.failed_at",
	               values, NULL, err);
}

static bool remove_row(bool *found, struct db *db, const char *sql, const char *person,
                       struct err *err)
{
	const struct db_value values[] = {db_text(person), DB_END};
	int64_t changed;

	if (!db_exec(db, sql, values, &changed, err))
		return false;
	*found = changed > 0;
	return true;
}

bool pin_remove(bool *found, struct db *db, const char *person, struct err *err)
{
	return remove_row(found, db, "DELETE FROM pin WHERE person = $1", person, err);
}

bool pin_code_remove(bool *found, struct db *db, const char *person, struct err *err)
{
	return remove_row(found, db, "DELETE FROM pin_code WHERE person = $1", person, err);
}

bool pin_code_load(struct pin_code *out, struct db *db, const char *person, struct err *err)
{
	const struct db_value values[] = {db_text(person), DB_END};
	struct pin_code code = {0};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT person, verifier, made_by, made_at, expires, failures FROM pin_code"
	              " WHERE person = $1",
	              values, err))
		return false;
	if (rows.n)
		code = (struct pin_code){
		    .person = row_text(&rows, 0, 0),
		    .verifier = row_text(&rows, 0, 1),
		    .made_by = row_text(&rows, 0, 2),
		    .made_at = db_cell_int(&rows, 0, 3),
		    .expires = db_cell_int(&rows, 0, 4),
		    .failures = db_cell_int(&rows, 0, 5),
		};
	db_rows_release(&rows);
	*out = code;
	return true;
}

bool pin_code_put(struct db *db, const struct pin_code *code, struct err *err)
{
	const struct db_value values[] = {db_text(code->person),
	                                  db_text(code->verifier),
	                                  db_text(code->made_by),
	                                  db_int(code->made_at),
	                                  db_int(code->expires),
	                                  db_int(code->failures),
	                                  DB_END};

	return db_exec(
	    db,
	    "INSERT INTO pin_code (person, verifier, made_by, made_at, expires, failures)"
	    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (person) DO UPDATE SET"
	    " verifier = excluded.verifier, made_by = excluded.made_by,"
	    " made_at = excluded.made_at, expires = excluded.expires,"
	    " failures = excluded.failures",
	    values, NULL, err);
}

void pin_release(struct pin *pin)
{
	free(pin->person);
	free(pin->verifier);
	*pin = (struct pin){0};
}

void pin_code_release(struct pin_code *code)
{
	free(code->person);
	free(code->verifier);
	free(code->made_by);
	*code = (struct pin_code){0};
}
