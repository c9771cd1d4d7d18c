#include "store/change_notes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

static const char *kind_name(int number)
{
	return change_note_kind_name((enum change_note_kind)number);
}

static bool read_note(struct change_note *out, const struct db_rows *rows, size_t i,
                      struct err *err)
{
	int kind;

	if (!row_name(&kind, rows, i, 1, kind_name, NOTE_CONFIRMED + 1, err))
		return false;
	*out = (struct change_note){
	    .pair = row_text(rows, i, 0),
	    .kind = (enum change_note_kind)kind,
	    .person = row_text(rows, i, 2),
	    .means = row_text(rows, i, 3),
	    .at = db_cell_int(rows, i, 4),
	    .note = row_text(rows, i, 5),
	    .by = row_text(rows, i, 6),
	    .uid = db_cell_int(rows, i, 7),
	    .auth = row_text(rows, i, 8),
	    .made_at = db_cell_int(rows, i, 9),
	};
	return true;
}

bool change_notes_load(struct change_notes *out, struct db *db, const char *roster, struct err *err)
{
	const struct db_value values[] = {db_text(roster), DB_END};
	struct change_notes list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT pair, kind, person, means, at, note, made_by, uid, auth, made_at"
	              " FROM change_note WHERE pair IN (SELECT pair FROM change WHERE roster = $1)"
	              " ORDER BY pair, n",
	              values, err))
		return false;
	list.note = xcalloc(rows.n + 1, sizeof *list.note);
	while (ok && list.n < rows.n) {
		ok = read_note(&list.note[list.n], &rows, list.n, err);
		list.n += ok;
	}
	db_rows_release(&rows);
	if (!ok) {
		change_notes_release(&list);
		return false;
	}
	*out = list;
	return true;
}

bool change_note_put(struct db *db, const struct change_note *note, struct err *err)
{
	const struct db_value values[] = {
	    db_text(note->pair),
	    db_text(change_note_kind_name(note->kind)),
	    row_or_empty(note->person),
	    row_or_empty(note->means),
	    db_int(note->at),
	    row_or_empty(note->note),
	    row_or_empty(note->by),
	    db_int(note->uid),
	    db_text(note->auth),
	    db_int(note->made_at),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO change_note (pair, n, kind, person, means, at, note, made_by,"
	               " uid, auth, made_at) VALUES ($1, (SELECT coalesce(max(n), 0) + 1"
	               " FROM change_note WHERE pair = $1), $2, $3, $4, $5, $6, $7, $8, $9, $10)",
	               values, NULL, err);
}

/* The last word on the pair is that it waits. */
#define PENDING                                                                                    \
	" p.kind = 'pending' AND NOT EXISTS (SELECT 1 FROM change_note n WHERE n.pair = p.pair"    \
	" AND n.n > p.n AND n.kind <> 'consent')"

bool change_notes_count_pending(size_t *out, struct db *db, struct err *err)
{
	struct db_rows rows;

	if (!db_query(&rows, db, "SELECT count(*) FROM change_note p WHERE" PENDING, NULL, err))
		return false;
	*out = (size_t)db_cell_int(&rows, 0, 0);
	db_rows_release(&rows);
	return true;
}

bool change_pairs_find(struct change_pairs *out, struct db *db, const char *text, struct err *err)
{
	const struct db_value values[] = {db_text(text), DB_END};
	struct change_pairs pairs = {0};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT DISTINCT c.pair,"
	              " EXISTS (SELECT 1 FROM change_note p WHERE p.pair = c.pair AND" PENDING ")"
	              " FROM change c WHERE substr(c.pair, 1, length($1)) = $1 OR c.slot = $1"
	              " ORDER BY c.pair",
	              values, err))
		return false;
	pairs.n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		if (!db_cell_int(&rows, i, 1))
			continue;
		if (!pairs.n_pending++)
			pairs.pending = row_text(&rows, i, 0);
	}
	db_rows_release(&rows);
	*out = pairs;
	return true;
}

void change_pairs_release(struct change_pairs *pairs)
{
	free(pairs->pending);
	*pairs = (struct change_pairs){0};
}
