#include "store/notices.h"

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

static const char *state_name(int number)
{
	return notice_state_name((enum notice_state)number);
}

static bool read_row(struct notices *list, const struct db_rows *rows, size_t i, struct err *err)
{
	int state;

	if (!row_name(&state, rows, i, 4, state_name, NOTICE_CONFIRMED + 1, err))
		return false;
	list->notice = array_grow(list->notice, list->n, sizeof *list->notice);
	list->notice[list->n++] = (struct notice){
	    .id = row_text(rows, i, 0),
	    .period = row_text(rows, i, 1),
	    .person = row_text(rows, i, 2),
	    .hash = row_text(rows, i, 3),
	    .state = (enum notice_state)state,
	    .means = row_text(rows, i, 5),
	    .at = db_cell_int(rows, i, 6),
	    .note = row_text(rows, i, 7),
	    .by = row_text(rows, i, 8),
	    .uid = db_cell_int(rows, i, 9),
	    .auth = row_text(rows, i, 10),
	    .made_at = db_cell_int(rows, i, 11),
	};
	return true;
}

bool notices_load(struct notices *out, struct db *db, const char *period, struct err *err)
{
	const struct db_value values[] = {db_text(period), DB_END};
	struct notices list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT id, period, person, hash, state, means, at, note, made_by, uid, auth,"
	              " made_at FROM notice WHERE period = $1 ORDER BY n",
	              values, err))
		return false;
	for (size_t i = 0; ok && i < rows.n; i++)
		ok = read_row(&list, &rows, i, err);
	db_rows_release(&rows);
	if (ok)
		*out = list;
	else
		notices_release(&list);
	return ok;
}

bool notice_put(struct db *db, const struct notice *notice, struct err *err)
{
	const struct db_value values[] = {
	    db_text(notice->id),
	    db_text(notice->period),
	    db_text(notice->person),
	    db_text(notice->hash),
	    db_text(notice_state_name(notice->state)),
	    db_text(notice->means),
	    db_int(notice->at),
	    row_or_empty(notice->note),
	    db_text(notice->by),
	    db_int(notice->uid),
	    db_text(notice->auth),
	    db_int(notice->made_at),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO notice (n, id, period, person, hash, state, means, at, note,"
	               " made_by, uid, auth, made_at)"
	               " VALUES ((SELECT coalesce(max(n), 0) + 1 FROM notice),"
	               " $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
	               values, NULL, err);
}
