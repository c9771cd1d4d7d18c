#include "store/logs.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

bool audit_put(struct db *db, const struct audit *audit, struct err *err)
{
	const struct db_value values[] = {
	    db_text(audit->id),          db_int(audit->at),           row_or_empty(audit->person),
	    db_int(audit->uid),          db_text(audit->auth),        db_text(audit->action),
	    row_or_empty(audit->object), row_or_empty(audit->detail), DB_END,
	};

	return db_exec(db,
	               "INSERT INTO audit (n, id, at, person, uid, auth, action, object, detail)"
	               " VALUES ((SELECT coalesce(max(n), 0) + 1 FROM audit), $1, $2, $3, $4, $5,"
	               " $6, $7, $8)",
	               values, NULL, err);
}

bool audits_load(struct audits *out, struct db *db, int limit, struct err *err)
{
	const struct db_value values[] = {db_int(limit ? limit : INT64_MAX), DB_END};
	struct audits list = {0};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT id, at, person, uid, auth, action, object, detail FROM audit"
	              " ORDER BY n DESC LIMIT $1",
	              values, err))
		return false;
	list.audit = xcalloc(rows.n + 1, sizeof *list.audit);
	for (; list.n < rows.n; list.n++) {
		size_t i = list.n;
		list.audit[i] = (struct audit){
		    .id = row_text(&rows, i, 0),
		    .at = db_cell_int(&rows, i, 1),
		    .person = row_text(&rows, i, 2),
		    .uid = db_cell_int(&rows, i, 3),
		    .auth = row_text(&rows, i, 4),
		    .action = row_text(&rows, i, 5),
		    .object = row_text(&rows, i, 6),
		    .detail = row_text(&rows, i, 7),
		};
	}
	db_rows_release(&rows);
	*out = list;
	return true;
}

void audits_release(struct audits *audits)
{
	for (size_t i = 0; i < audits->n; i++) {
		struct audit *audit = &audits->audit[i];
		free(audit->id);
		free(audit->person);
		free(audit->auth);
		free(audit->action);
		free(audit->object);
		free(audit->detail);
	}
	free(audits->audit);
	*audits = (struct audits){0};
}
