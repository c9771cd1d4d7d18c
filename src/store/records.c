#include "store/records.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/entry_rows.h"
#include "store/row.h"

#include "base/banned.h"

bool series_next(int64_t *out, struct db *db, const char *prefix, struct err *err)
{
	const struct db_value values[] = {db_text(prefix), DB_END};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "INSERT INTO number_series (prefix, last) VALUES ($1, 1)"
	              " ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last",
	              values, err))
		return false;
	*out = db_cell_int(&rows, 0, 0);
	db_rows_release(&rows);
	return true;
}

static bool open_item(struct db *db, const struct entry *entry, struct err *err)
{
	const int64_t due = fields_get_int(&entry->record.fields, "due", 0);
	const struct db_value values[] = {
	    db_text(entry->record.kind), db_text(entry->record.object),     db_int(entry->seq),
	    db_int(entry->happened_at),  due ? db_int(due) : db_text(NULL), DB_END,
	};

	return db_exec(db,
	               "INSERT INTO open_item (kind, object, seq, opened_at, due)"
	               " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, object) DO NOTHING",
	               values, NULL, err);
}

/* An update that names a new due time moves it. */
static bool update_item(struct db *db, const struct entry *entry, struct err *err)
{
	const int64_t due = fields_get_int(&entry->record.fields, "due", 0);
	const struct db_value values[] = {db_text(entry->record.kind),
	                                  db_text(entry->record.object), db_int(due), DB_END};

	if (!due)
		return true;
	return db_exec(db, "UPDATE open_item SET due = $3 WHERE kind = $1 AND object = $2", values,
	               NULL, err);
}

static bool close_item(struct db *db, const struct entry *entry, struct err *err)
{
	const struct db_value values[] = {db_text(entry->record.kind),
	                                  db_text(entry->record.object), DB_END};

	return db_exec(db, "DELETE FROM open_item WHERE kind = $1 AND object = $2", values, NULL,
	               err);
}

static bool follow(struct db *db, const struct entry *entry, struct err *err)
{
	switch (entry->record.effect) {
	case RECORD_OPENS:
		return open_item(db, entry, err);
	case RECORD_UPDATES:
		return update_item(db, entry, err);
	case RECORD_CLOSES:
		return close_item(db, entry, err);
	default:
		return true;
	}
}

bool record_put(struct db *db, const struct entry *entry, struct err *err)
{
	const struct record *record = &entry->record;
	char *fields;
	bool ok;

	if (!record->kind)
		return true;
	fields = fields_format(&record->fields);
	const struct db_value values[] = {
	    db_int(entry->seq),
	    db_text(record->kind),
	    row_or_empty(record->object),
	    db_text(record_effect_name(record->effect)),
	    db_text(fields),
	    DB_END,
	};
	ok = db_exec(db,
	             "INSERT INTO entry_record (seq, kind, object, effect, fields)"
	             " VALUES ($1, $2, $3, $4, $5)",
	             values, NULL, err) &&
	     follow(db, entry, err);
	free(fields);
	return ok;
}

/* ---- reading ---- */

bool records_load(struct entries *out, struct db *db, const char *kind, const char *object,
                  struct err *err)
{
	const struct db_value values[] = {db_text(kind), db_text(object), DB_END};

	if (object)
		return entries_query(out, db,
		                     ENTRY_COLUMNS " FROM entry_record k JOIN entry e"
		                                   " ON e.seq = k.seq" ENTRY_JOINED
		                                   " WHERE k.kind = $1 AND k.object = $2"
		                                   " ORDER BY k.seq",
		                     values, err);
	return entries_query(out, db,
	                     ENTRY_COLUMNS " FROM entry_record k JOIN entry e ON e.seq = k.seq"
	                                   " " ENTRY_JOINED
	                                   " WHERE k.kind = $1 AND $2 IS NULL ORDER BY k.seq",
	                     values, err);
}

bool records_newest(struct entries *out, struct db *db, const char *kind, struct err *err)
{
	const struct db_value values[] = {db_text(kind), DB_END};

	return entries_query(out, db,
	                     ENTRY_COLUMNS
	                     " FROM (SELECT max(seq) AS seq FROM entry_record"
	                     " WHERE kind = $1 GROUP BY object) k JOIN entry e ON e.seq = k.seq"
	                     " " ENTRY_JOINED " ORDER BY e.seq",
	                     values, err);
}

/* ---- what is open ---- */

bool open_items_load(struct open_items *out, struct db *db, const char *kind, struct err *err)
{
	const struct db_value values[] = {db_text(kind), DB_END};
	struct open_items items = {0};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT kind, object, seq, opened_at, coalesce(due, 0) FROM open_item"
	              " WHERE $1 IS NULL OR kind = $1"
	              " ORDER BY due IS NULL, due, opened_at, object",
	              values, err))
		return false;
	items.item = xcalloc(rows.n + 1, sizeof *items.item);
	for (size_t i = 0; i < rows.n; i++)
		items.item[items.n++] = (struct open_item){
		    .kind = row_text(&rows, i, 0),
		    .object = row_text(&rows, i, 1),
		    .seq = db_cell_int(&rows, i, 2),
		    .opened_at = db_cell_int(&rows, i, 3),
		    .due = db_cell_int(&rows, i, 4),
		};
	db_rows_release(&rows);
	*out = items;
	return true;
}

void open_items_release(struct open_items *items)
{
	for (size_t i = 0; i < items->n; i++) {
		free(items->item[i].kind);
		free(items->item[i].object);
	}
	free(items->item);
	*items = (struct open_items){0};
}

/* All entries with a record, in their order, as if they were written now. */
bool open_items_rebuild(struct db *db, struct err *err)
{
	struct entries list;
	bool ok = db_exec(db, "DELETE FROM open_item", NULL, NULL, err) &&
	          entries_query(&list, db,
	                        ENTRY_COLUMNS " FROM entry_record k JOIN entry e"
	                                      " ON e.seq = k.seq" ENTRY_JOINED
	                                      " WHERE k.effect <> 'none' ORDER BY k.seq",
	                        NULL, err);

	if (!ok)
		return false;
	for (size_t i = 0; ok && i < list.n; i++)
		ok = follow(db, &list.entry[i], err);
	entries_release(&list);
	return ok;
}

bool records_last(int64_t *seq, struct db *db, const char *kind, struct err *err)
{
	const struct db_value values[] = {db_text(kind), DB_END};
	struct db_rows rows;

	if (!db_query(&rows, db, "SELECT coalesce(max(seq), 0) FROM entry_record WHERE kind = $1",
	              values, err))
		return false;
	*seq = db_cell_int(&rows, 0, 0);
	db_rows_release(&rows);
	return true;
}
