#include "store/entry_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

static char *text_or_null(const struct db_rows *rows, size_t i, size_t column)
{
	return db_cell_is_null(rows, i, column) ? NULL : row_text(rows, i, column);
}

static bool find_kind(enum entry_kind *out, const char *name)
{
	for (int i = 0; i < ENTRY_KINDS; i++) {
		if (strcmp(entry_kind_name((enum entry_kind)i), name) == 0) {
			*out = (enum entry_kind)i;
			return true;
		}
	}
	return false;
}

static bool read_record(struct entry *entry, const struct db_rows *rows, size_t i, struct err *err)
{
	struct record *record = &entry->record;

	if (db_cell_is_null(rows, i, 19))
		return true;
	if (strlen(db_cell_text(rows, i, 19)) != HASH_HEX - 1)
		return row_bad(rows, i, 19, err);
	snprintf(entry->record_hash, HASH_HEX, "%s", db_cell_text(rows, i, 19));
	if (db_cell_is_null(rows, i, 20))
		return true;
	if (!record_effect_find(&record->effect, db_cell_text(rows, i, 22)))
		return row_bad(rows, i, 22, err);
	record->is_redacted = db_cell_is_null(rows, i, 23);
	if (!record->is_redacted && !fields_parse(&record->fields, db_cell_text(rows, i, 23), err))
		return false;
	record->kind = row_text(rows, i, 20);
	record->object = row_text(rows, i, 21);
	return true;
}

bool entry_read(struct entry *out, const struct db_rows *rows, size_t i, struct err *err)
{
	enum entry_kind kind;

	if (!find_kind(&kind, db_cell_text(rows, i, 10)))
		return row_bad(rows, i, 10, err);
	for (size_t column = 12; column <= 13; column++)
		if (strlen(db_cell_text(rows, i, column)) != HASH_HEX - 1)
			return row_bad(rows, i, column, err);
	*out = (struct entry){
	    .seq = db_cell_int(rows, i, 0),
	    .format = (int)db_cell_int(rows, i, 1),
	    .entry_id = row_text(rows, i, 2),
	    .happened_at = db_cell_int(rows, i, 3),
	    .entered_at = db_cell_int(rows, i, 4),
	    .shift = text_or_null(rows, i, 5),
	    .person = row_text(rows, i, 6),
	    .name = row_text(rows, i, 7),
	    .uid = db_cell_int(rows, i, 8),
	    .auth = row_text(rows, i, 9),
	    .kind = kind,
	    .refers_to = db_cell_int(rows, i, 11),
	    .text = text_or_null(rows, i, 14),
	    .salt = text_or_null(rows, i, 15),
	    .amended_by = db_cell_int(rows, i, 16),
	    .number = text_or_null(rows, i, 17),
	    .system = text_or_null(rows, i, 18),
	    .refers_number = text_or_null(rows, i, 24),
	    .amended_number = text_or_null(rows, i, 25),
	};
	snprintf(out->commit, sizeof out->commit, "%s", db_cell_text(rows, i, 12));
	snprintf(out->hash, sizeof out->hash, "%s", db_cell_text(rows, i, 13));
	if (read_record(out, rows, i, err))
		return true;
	entry_release(out);
	return false;
}

bool entries_query(struct entries *out, struct db *db, const char *sql,
                   const struct db_value *values, struct err *err)
{
	struct entries list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db, sql, values, err))
		return false;
	list.entry = xcalloc(rows.n + 1, sizeof *list.entry);
	while (ok && list.n < rows.n) {
		ok = entry_read(&list.entry[list.n], &rows, list.n, err);
		list.n += ok;
	}
	db_rows_release(&rows);
	if (!ok) {
		entries_release(&list);
		return false;
	}
	*out = list;
	return true;
}
