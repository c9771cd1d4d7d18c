#include "store/actuals.h"

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

static const char *source_name(int number)
{
	return actual_source_name((enum actual_source)number);
}

static bool read_actual(struct actual *out, const struct db_rows *rows, size_t i, struct err *err)
{
	int source;

	if (!row_name(&source, rows, i, 9, source_name, ACTUAL_SUPERVISOR + 1, err))
		return false;
	*out = (struct actual){
	    .id = row_text(rows, i, 0),
	    .batch = row_text(rows, i, 1),
	    .period = row_text(rows, i, 2),
	    .slot = row_text(rows, i, 3),
	    .person = row_text(rows, i, 4),
	    .name = row_text(rows, i, 5),
	    .position = row_text(rows, i, 6),
	    .from = db_cell_int(rows, i, 7),
	    .to = db_cell_int(rows, i, 8),
	    .source = (enum actual_source)source,
	    .reason = row_text(rows, i, 10),
	    .by = row_text(rows, i, 11),
	    .uid = db_cell_int(rows, i, 12),
	    .auth = row_text(rows, i, 13),
	    .made_at = db_cell_int(rows, i, 14),
	};
	return true;
}

bool actuals_load(struct actuals *out, struct db *db, const char *period, struct err *err)
{
	const struct db_value values[] = {db_text(period), DB_END};
	struct actuals list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT id, batch, period, slot, person, name, position, starts, ends,"
	              " source, reason, made_by, uid, auth, made_at FROM actual"
	              " WHERE $1 IS NULL OR period = $1 ORDER BY n",
	              values, err))
		return false;
	list.actual = xcalloc(rows.n + 1, sizeof *list.actual);
	while (ok && list.n < rows.n) {
		ok = read_actual(&list.actual[list.n], &rows, list.n, err);
		list.n += ok;
	}
	db_rows_release(&rows);
	if (!ok) {
		actuals_release(&list);
		return false;
	}
	*out = list;
	return true;
}

bool actual_put(struct db *db, const struct actual *actual, struct err *err)
{
	const struct db_value values[] = {
	    db_text(actual->id),
	    db_text(actual->batch),
	    db_text(actual->period),
	    db_text(actual->slot),
	    row_or_null(actual->person),
	    row_or_empty(actual->name),
	    row_or_empty(actual->position),
	    db_int(actual->from),
	    db_int(actual->to),
	    db_text(actual_source_name(actual->source)),
	    row_or_empty(actual->reason),
	    row_or_empty(actual->by),
	    db_int(actual->uid),
	    db_text(actual->auth),
	    db_int(actual->made_at),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO actual (n, id, batch, period, slot, person, name, position,"
	               " starts, ends, source, reason, made_by, uid, auth, made_at)"
	               " VALUES ((SELECT coalesce(max(n), 0) + 1 FROM actual), $1, $2, $3, $4, $5,"
	               " $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
	               values, NULL, err);
}
