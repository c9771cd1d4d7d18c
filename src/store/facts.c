#include "store/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

/* ---- holidays ---- */

static const char *status_name(int number)
{
	return holiday_status_name((enum holiday_status)number);
}

static bool add_day(struct holidays *list, const struct db_rows *rows, size_t i, struct err *err)
{
	struct holiday_day day = {0};
	int status;

	if (!day_type_find(&day.type, db_cell_text(rows, i, 1)))
		return row_bad(rows, i, 1, err);
	if (!row_date(&day.date, rows, i, 0, err) ||
	    !row_name(&status, rows, i, 2, status_name, HOLIDAY_PROVISIONAL + 1, err))
		return false;
	day.status = (enum holiday_status)status;
	day.period = row_text(rows, i, 3);
	day.name = row_text(rows, i, 4);
	day.source = row_text(rows, i, 5);
	holidays_put(list, &day);
	free(day.period);
	free(day.name);
	free(day.source);
	return true;
}

bool holidays_load(struct holidays *out, struct db *db, struct err *err)
{
	struct holidays list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT date, type, status, period, name, source FROM holiday_day"
	              " ORDER BY date",
	              NULL, err))
		return false;
	for (size_t i = 0; ok && i < rows.n; i++)
		ok = add_day(&list, &rows, i, err);
	db_rows_release(&rows);
	if (!ok) {
		holidays_release(&list);
		return false;
	}
	*out = list;
	return true;
}

bool holiday_put(struct db *db, const struct holiday_day *day, struct err *err)
{
	char date[DATE_TEXT];
	const struct db_value values[] = {
	    db_text(date_iso(date, day->date)),
	    db_text(day_type_name(day->type)),
	    db_text(holiday_status_name(day->status)),
	    row_or_empty(day->period),
	    row_or_empty(day->name),
	    row_or_empty(day->source),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO holiday_day (date, type, status, period, name, source)"
	               " VALUES ($1, $2, $3, $4, $5, $6)"
	               " ON CONFLICT (date) DO UPDATE SET type = excluded.type,"
	               " status = excluded.status, period = excluded.period,"
	               " name = excluded.name, source = excluded.source",
	               values, NULL, err);
}

/* ---- contacts ---- */

static bool read_contact(struct contact *out, const struct db_rows *rows, size_t i, struct err *err)
{
	enum contact_status status;

	if (!contact_status_find(&status, db_cell_text(rows, i, 10)))
		return row_bad(rows, i, 10, err);
	*out = (struct contact){
	    .id = row_text(rows, i, 0),
	    .organisation = row_text(rows, i, 1),
	    .role = row_text(rows, i, 2),
	    .person = row_text(rows, i, 3),
	    .email = row_text(rows, i, 4),
	    .address = row_text(rows, i, 5),
	    .source = row_text(rows, i, 6),
	    .source_date = row_text(rows, i, 7),
	    .valid_from = row_text(rows, i, 8),
	    .valid_until = row_text(rows, i, 9),
	    .status = status,
	    .supersedes = row_text(rows, i, 11),
	    .confirmed_by = row_text(rows, i, 12),
	    .confirmed_at = db_cell_int(rows, i, 13),
	    .note = row_text(rows, i, 14),
	    .rank = (int)db_cell_int(rows, i, 15),
	};
	return true;
}

/* Both lists are in the order of ids. */
static void add_phones(struct contacts *list, const struct db_rows *rows)
{
	size_t c = 0;

	for (size_t i = 0; i < rows->n; i++) {
		while (c < list->n && strcmp(list->contact[c].id, db_cell_text(rows, i, 0)) != 0)
			c++;
		if (c == list->n)
			return;
		struct contact *contact = &list->contact[c];
		contact->phone =
		    array_grow(contact->phone, contact->n_phones, sizeof *contact->phone);
		contact->phone[contact->n_phones++] = row_text(rows, i, 1);
	}
}

static bool load_contacts(struct contacts *list, struct db *db, struct err *err)
{
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT id, organisation, role, person, email, address, source,"
	              " source_date, valid_from, valid_until, status, supersedes, confirmed_by,"
	              " confirmed_at, note, rank FROM contact ORDER BY id",
	              NULL, err))
		return false;
	list->contact = xcalloc(rows.n + 1, sizeof *list->contact);
	while (ok && list->n < rows.n) {
		ok = read_contact(&list->contact[list->n], &rows, list->n, err);
		list->n += ok;
	}
	db_rows_release(&rows);
	if (!ok || !db_query(&rows, db,
	                     "SELECT contact, phone FROM contact_phone"
	                     " ORDER BY contact, n",
	                     NULL, err))
		return false;
	add_phones(list, &rows);
	db_rows_release(&rows);
	contacts_sort(list);
	return true;
}

bool contacts_load(struct contacts *out, struct db *db, struct err *err)
{
	struct contacts list = {0};

	if (!db_read_begin(db, err))
		return false;
	bool ok = load_contacts(&list, db, err);
	db_read_end(db);
	if (!ok) {
		contacts_release(&list);
		return false;
	}
	*out = list;
	return true;
}

static bool put_phones(struct db *db, const struct contact *contact, struct err *err)
{
	const struct db_value whose[] = {db_text(contact->id), DB_END};

	if (!db_exec(db, "DELETE FROM contact_phone WHERE contact = $1", whose, NULL, err))
		return false;
	for (size_t i = 0; i < contact->n_phones; i++) {
		const struct db_value values[] = {db_text(contact->id), db_int((int64_t)i),
		                                  db_text(contact->phone[i]), DB_END};
		if (!db_exec(db,
		             "INSERT INTO contact_phone (contact, n, phone) VALUES ($1, $2, $3)",
		             values, NULL, err))
			return false;
	}
	return true;
}

bool contact_put(struct db *db, const struct contact *contact, struct err *err)
{
	const struct db_value values[] = {
	    db_text(contact->id),
	    row_or_empty(contact->organisation),
	    row_or_empty(contact->role),
	    row_or_empty(contact->person),
	    row_or_empty(contact->email),
	    row_or_empty(contact->address),
	    row_or_empty(contact->source),
	    row_or_empty(contact->source_date),
	    row_or_empty(contact->valid_from),
	    row_or_empty(contact->valid_until),
	    db_text(contact_status_name(contact->status)),
	    row_or_empty(contact->supersedes),
	    row_or_empty(contact->confirmed_by),
	    db_int(contact->confirmed_at),
	    row_or_empty(contact->note),
	    db_int(contact->rank),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO contact (id, organisation, role, person, email, address,"
	               " source, source_date, valid_from, valid_until, status, supersedes,"
	               " confirmed_by, confirmed_at, note, rank) VALUES ($1, $2, $3, $4, $5, $6,"
	               " $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
	               " ON CONFLICT (id) DO UPDATE SET organisation = excluded.organisation,"
	               " role = excluded.role, person = excluded.person, email = excluded.email,"
	               " address = excluded.address, source = excluded.source,"
	               " source_date = excluded.source_date, valid_from = excluded.valid_from,"
	               " valid_until = excluded.valid_until, status = excluded.status,"
	               " supersedes = excluded.supersedes, confirmed_by = excluded.confirmed_by,"
	               " confirmed_at = excluded.confirmed_at, note = excluded.note,"
	               " rank = excluded.rank",
	               values, NULL, err) &&
	       put_phones(db, contact, err);
}

/* ---- settings ---- */

bool setting_load(char **out, struct db *db, const char *name, struct err *err)
{
	const struct db_value values[] = {db_text(name), DB_END};
	struct db_rows rows;

	if (!db_query(&rows, db, "SELECT value FROM setting WHERE name = $1", values, err))
		return false;
	*out = rows.n > 0 ? row_text(&rows, 0, 0) : NULL;
	db_rows_release(&rows);
	return true;
}

bool setting_put(struct db *db, const char *name, const char *value, struct err *err)
{
	const struct db_value values[] = {db_text(name), db_text(value), DB_END};

	return db_exec(db,
	               "INSERT INTO setting (name, value) VALUES ($1, $2)"
	               " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
	               values, NULL, err);
}
