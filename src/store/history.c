#include "store/history.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

static const char *kind_name(int number)
{
	return weight_kind_name((enum weight_kind)number);
}

static bool read_row(struct history *list, const struct db_rows *rows, size_t i, struct err *err)
{
	struct history_row row = {0};
	int kind;

	if (!row_name(&kind, rows, i, 7, kind_name, WEIGHTS, err) ||
	    !row_date(&row.first, rows, i, 4, err) || !row_date(&row.last, rows, i, 5, err))
		return false;
	row.import = db_cell_int(rows, i, 0);
	row.line = (int)db_cell_int(rows, i, 1);
	row.person = row_text(rows, i, 2);
	row.period = row_text(rows, i, 3);
	row.post = row_text(rows, i, 6);
	row.kind = (enum weight_kind)kind;
	row.shifts = (int)db_cell_int(rows, i, 8);
	row.minutes = (int)db_cell_int(rows, i, 9);
	row.night = (int)db_cell_int(rows, i, 10);
	row.points = (int)db_cell_int(rows, i, 11);
	row.note = row_text(rows, i, 12);
	history_add(list, &row);
	history_row_release(&row);
	return true;
}

bool history_load(struct history *out, struct db *db, int64_t number, struct err *err)
{
	const struct db_value values[] = {db_int(number), DB_END};
	struct history list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT import, line, person, period, first, last, post, kind, shifts,"
	              " minutes, night, points, note FROM history_row"
	              " JOIN history_import ON history_import.n = history_row.import"
	              " WHERE removed_at IS NULL AND ($1 = 0 OR import = $1)"
	              " ORDER BY import, line",
	              values, err))
		return false;
	for (size_t i = 0; ok && i < rows.n; i++)
		ok = read_row(&list, &rows, i, err);
	db_rows_release(&rows);
	if (!ok) {
		history_release(&list);
		return false;
	}
	*out = list;
	return true;
}

bool history_imports_load(struct history_imports *out, struct db *db, struct err *err)
{
	struct history_imports list = {0};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT n, file, hash, made_by, made_at, removed_by, removed_at, reason,"
	              " (SELECT count(*) FROM history_row WHERE import = n),"
	              " (SELECT coalesce(sum(points), 0) FROM history_row WHERE import = n)"
	              " FROM history_import ORDER BY n",
	              NULL, err))
		return false;
	list.import = xcalloc(rows.n + 1, sizeof *list.import);
	for (; list.n < rows.n; list.n++)
		list.import[list.n] = (struct history_import){
		    .number = db_cell_int(&rows, list.n, 0),
		    .file = row_text(&rows, list.n, 1),
		    .hash = row_text(&rows, list.n, 2),
		    .by = row_text(&rows, list.n, 3),
		    .at = db_cell_int(&rows, list.n, 4),
		    .removed_by = row_text(&rows, list.n, 5),
		    .removed_at = db_cell_int(&rows, list.n, 6),
		    .reason = row_text(&rows, list.n, 7),
		    .rows = (int)db_cell_int(&rows, list.n, 8),
		    .points = (int)db_cell_int(&rows, list.n, 9),
		};
	db_rows_release(&rows);
	*out = list;
	return true;
}

static bool next_number(int64_t *out, struct db *db, struct err *err)
{
	struct db_rows rows;

	if (!db_query(&rows, db, "SELECT coalesce(max(n), 0) + 1 FROM history_import", NULL, err))
		return false;
	*out = db_cell_int(&rows, 0, 0);
	db_rows_release(&rows);
	return true;
}

static bool put_row(struct db *db, int64_t import, const struct history_row *row, struct err *err)
{
	char first[DATE_TEXT], last[DATE_TEXT];
	const struct db_value values[] = {
	    db_int(import),
	    db_int(row->line),
	    db_text(row->person),
	    db_text(row->period),
	    db_text(date_iso(first, row->first)),
	    db_text(date_iso(last, row->last)),
	    row_or_empty(row->post),
	    db_text(weight_kind_name(row->kind)),
	    db_int(row->shifts),
	    db_int(row->minutes),
	    db_int(row->night),
	    db_int(row->points),
	    row_or_empty(row->note),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO history_row (import, line, person, period, first, last, post,"
	               " kind, shifts, minutes, night, points, note)"
	               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
	               values, NULL, err);
}

bool history_put(struct db *db, struct history_import *import, const struct history *history,
                 struct err *err)
{
	int64_t number;

	if (!next_number(&number, db, err))
		return false;
	const struct db_value values[] = {
	    db_int(number),      db_text(import->file), db_text(import->hash),
	    db_text(import->by), db_int(import->at),    DB_END,
	};
	if (!db_exec(db,
	             "INSERT INTO history_import (n, file, hash, made_by, made_at)"
	             " VALUES ($1, $2, $3, $4, $5)",
	             values, NULL, err))
		return false;
	for (size_t i = 0; i < history->n; i++)
		if (!put_row(db, number, &history->row[i], err))
			return false;
	import->number = number;
	return true;
}

bool history_remove(struct db *db, int64_t number, const char *by, int64_t at, const char *reason,
                    struct err *err)
{
	const struct db_value which[] = {db_int(number), DB_END};
	const struct db_value values[] = {db_int(number), db_text(by), db_int(at), db_text(reason),
	                                  DB_END};
	struct db_rows rows;
	bool found, removed;

	if (!db_query(&rows, db, "SELECT removed_at FROM history_import WHERE n = $1", which, err))
		return false;
	found = rows.n > 0;
	removed = found && !db_cell_is_null(&rows, 0, 0);
	db_rows_release(&rows);
	if (!found)
		return err_set(err, ERR_NOT_FOUND, "no-such-import",
		               _("there is no import %lld of history (ledger list)"),
		               (long long)number);
	if (removed)
		return err_set(err, ERR_CONFLICT, "removed",
		               _("import %lld of history is already taken back"),
		               (long long)number);
	return db_exec(db,
	               "UPDATE history_import SET removed_by = $2, removed_at = $3, reason = $4"
	               " WHERE n = $1",
	               values, NULL, err);
}
