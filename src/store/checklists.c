#include "store/checklists.h"

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

static const char *state_name(int number)
{
	return checklist_state_name((enum checklist_state)number);
}

static bool read_row(struct checklist_marks *list, const struct db_rows *rows, size_t i,
                     struct err *err)
{
	int state;

	if (!row_name(&state, rows, i, 3, state_name, CHECKLIST_NOT_OURS + 1, err))
		return false;
	list->mark = array_grow(list->mark, list->n, sizeof *list->mark);
	list->mark[list->n++] = (struct checklist_mark){
	    .id = row_text(rows, i, 0),
	    .period = row_text(rows, i, 1),
	    .item = row_text(rows, i, 2),
	    .state = (enum checklist_state)state,
	    .person = row_text(rows, i, 4),
	    .evidence = row_text(rows, i, 5),
	    .at = db_cell_int(rows, i, 6),
	    .by = row_text(rows, i, 7),
	    .uid = db_cell_int(rows, i, 8),
	    .auth = row_text(rows, i, 9),
	    .made_at = db_cell_int(rows, i, 10),
	};
	return true;
}

bool checklist_marks_load(struct checklist_marks *out, struct db *db, const char *period,
                          struct err *err)
{
	const struct db_value values[] = {db_text(period), DB_END};
	struct checklist_marks list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT id, period, item, state, person, evidence, at, made_by, uid, auth,"
	              " made_at FROM checklist_mark WHERE period = $1 ORDER BY n",
	              values, err))
		return false;
	for (size_t i = 0; ok && i < rows.n; i++)
		ok = read_row(&list, &rows, i, err);
	db_rows_release(&rows);
	if (ok)
		*out = list;
	else
		checklist_marks_release(&list);
	return ok;
}

bool checklist_mark_put(struct db *db, const struct checklist_mark *mark, struct err *err)
{
	const struct db_value values[] = {
	    db_text(mark->id),         db_text(mark->period),
	    db_text(mark->item),       db_text(checklist_state_name(mark->state)),
	    row_or_null(mark->person), row_or_empty(mark->evidence),
	    db_int(mark->at),          db_text(mark->by),
	    db_int(mark->uid),         db_text(mark->auth),
	    db_int(mark->made_at),     DB_END,
	};

	return db_exec(db,
	               "INSERT INTO checklist_mark (n, id, period, item, state, person, evidence,"
	               " at, made_by, uid, auth, made_at)"
	               " VALUES ((SELECT coalesce(max(n), 0) + 1 FROM checklist_mark),"
	               " $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
	               values, NULL, err);
}
