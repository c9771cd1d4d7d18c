#include "store/version.h"

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

static bool read_slot(struct slot *out, const struct db_rows *rows, size_t i, struct err *err)
{
	struct slot slot = {0};

	if (!row_date(&slot.day, rows, i, 3, err))
		return false;
	slot.id = row_text(rows, i, 0);
	slot.post = row_text(rows, i, 1);
	slot.shift = row_text(rows, i, 2);
	slot.head = (int)db_cell_int(rows, i, 4);
	slot.start = db_cell_int(rows, i, 5);
	slot.end = db_cell_int(rows, i, 6);
	slot.person = row_text(rows, i, 7);
	slot.name = row_text(rows, i, 8);
	slot.position = row_text(rows, i, 9);
	slot.locked = db_cell_int(rows, i, 10) != 0;
	slot.points = (int)db_cell_int(rows, i, 11);
	slot.unit = row_text(rows, i, 12);
	*out = slot;
	return true;
}

bool version_load_slots(struct roster *roster, struct db *db, struct err *err)
{
	const struct db_value values[] = {db_text(roster->id), db_int(roster->version), DB_END};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT id, post, shift, day, head, starts, ends, person, name, position,"
	              " locked, points, unit FROM slot WHERE roster = $1 AND version = $2 ORDER BY n",
	              values, err))
		return false;
	roster->slot = xcalloc(rows.n + 1, sizeof *roster->slot);
	while (ok && roster->n_slots < rows.n) {
		ok = read_slot(&roster->slot[roster->n_slots], &rows, roster->n_slots, err);
		roster->n_slots += ok;
	}
	db_rows_release(&rows);
	return ok;
}

static bool put_slot(struct db *db, const struct roster *roster, size_t n, struct err *err)
{
	const struct slot *slot = &roster->slot[n];
	char day[DATE_TEXT];
	const struct db_value values[] = {
	    db_text(roster->id),
	    db_int(roster->version),
	    db_int((int64_t)n),
	    db_text(slot->id),
	    db_text(slot->post),
	    row_or_empty(slot->shift),
	    db_text(date_iso(day, slot->day)),
	    db_int(slot->head),
	    db_int(slot->start),
	    db_int(slot->end),
	    row_or_null(slot->person),
	    row_or_empty(slot->name),
	    row_or_empty(slot->position),
	    db_int(slot->locked),
	    db_int(slot->points),
	    row_or_empty(slot->unit),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO slot (roster, version, n, id, post, shift, day, head, starts,"
	               " ends, person, name, position, locked, points, unit) VALUES ($1, $2, $3,"
	               " $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
	               values, NULL, err);
}

bool version_put_slots(struct db *db, const struct roster *roster, struct err *err)
{
	for (size_t n = 0; n < roster->n_slots; n++)
		if (!put_slot(db, roster, n, err))
			return false;
	return true;
}
