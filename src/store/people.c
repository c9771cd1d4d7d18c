#include "store/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"
#include "store/row.h"

#include "base/banned.h"

/* ---- people ---- */

static bool read_person(struct person *out, const struct db_rows *rows, size_t i, struct err *err)
{
	struct person person = {0};

	if (!role_find(&person.role, db_cell_text(rows, i, 6)))
		return row_bad(rows, i, 6, err);
	person.has_left = !db_cell_is_null(rows, i, 9);
	if (person.has_left && !row_date(&person.left, rows, i, 9, err))
		return false;
	person.code = row_text(rows, i, 0);
	person.name = row_text(rows, i, 1);
	person.position = row_text(rows, i, 2);
	person.unit = row_text(rows, i, 3);
	person.phone = row_text(rows, i, 4);
	person.login = row_text(rows, i, 5);
	person.max_shifts = (int)db_cell_int(rows, i, 7);
	person.max_nights = (int)db_cell_int(rows, i, 8);
	*out = person;
	return true;
}

static bool read_staff(struct staff *staff, const struct db_rows *rows, struct err *err)
{
	staff->person = xcalloc(rows->n + 1, sizeof *staff->person);
	for (; staff->n < rows->n; staff->n++)
		if (!read_person(&staff->person[staff->n], rows, staff->n, err))
			return false;
	return true;
}

/* Both lists are in the order of codes. */
static void add_skills(struct staff *staff, const struct db_rows *rows)
{
	size_t p = 0;

	for (size_t i = 0; i < rows->n; i++) {
		while (p < staff->n && strcmp(staff->person[p].code, db_cell_text(rows, i, 0)) != 0)
			p++;
		if (p == staff->n)
			return;
		struct person *person = &staff->person[p];
		person->skill = array_grow(person->skill, person->n_skills, sizeof *person->skill);
		person->skill[person->n_skills++] = row_text(rows, i, 1);
	}
}

static bool load_staff(struct staff *staff, struct db *db, struct err *err)
{
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT code, name, position, unit, phone, login, role, max_shifts,"
	              " max_nights, left_on FROM person ORDER BY code",
	              NULL, err))
		return false;
	bool ok = read_staff(staff, &rows, err);
	db_rows_release(&rows);
	if (!ok || !db_query(&rows, db, "SELECT person, skill FROM person_skill ORDER BY person, n",
	                     NULL, err))
		return false;
	add_skills(staff, &rows);
	db_rows_release(&rows);
	staff_sort(staff);
	return true;
}

bool staff_load(struct staff *out, struct db *db, struct err *err)
{
	struct staff staff = {0};

	if (!db_read_begin(db, err))
		return false;
	bool ok = load_staff(&staff, db, err);
	db_read_end(db);
	if (!ok) {
		staff_release(&staff);
		return false;
	}
	*out = staff;
	return true;
}

static bool put_skills(struct db *db, const struct person *person, struct err *err)
{
	const struct db_value whose[] = {db_text(person->code), DB_END};

	if (!db_exec(db, "DELETE FROM person_skill WHERE person = $1", whose, NULL, err))
		return false;
	for (size_t i = 0; i < person->n_skills; i++) {
		const struct db_value values[] = {db_text(person->code), db_int((int64_t)i),
		                                  db_text(person->skill[i]), DB_END};
		if (!db_exec(db, "INSERT INTO person_skill (person, n, skill) VALUES ($1, $2, $3)",
		             values, NULL, err))
			return false;
	}
	return true;
}

bool person_put(struct db *db, const struct person *person, struct err *err)
{
	char left[DATE_TEXT];
	const struct db_value values[] = {
	    db_text(person->code),
	    db_text(person->name),
	    row_or_empty(person->position),
	    row_or_empty(person->unit),
	    row_or_empty(person->phone),
	    row_or_empty(person->login),
	    db_text(role_name(person->role)),
	    db_int(person->max_shifts),
	    db_int(person->max_nights),
	    db_text(person->has_left ? date_iso(left, person->left) : NULL),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO person (code, name, position, unit, phone, login, role,"
	               " max_shifts, max_nights, left_on)"
	               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
	               " ON CONFLICT (code) DO UPDATE SET name = excluded.name,"
	               " position = excluded.position, unit = excluded.unit,"
	               " phone = excluded.phone, login = excluded.login, role = excluded.role,"
	               " max_shifts = excluded.max_shifts, max_nights = excluded.max_nights,"
	               " left_on = excluded.left_on",
	               values, NULL, err) &&
	       put_skills(db, person, err);
}

/* ---- leave ---- */

static bool read_leave(struct leave *out, const struct db_rows *rows, size_t i, struct err *err)
{
	enum leave_kind kind;

	if (!leave_kind_find(&kind, db_cell_text(rows, i, 2)))
		return row_bad(rows, i, 2, err);
	*out = (struct leave){
	    .id = row_text(rows, i, 0),
	    .person = row_text(rows, i, 1),
	    .kind = kind,
	    .from = db_cell_int(rows, i, 3),
	    .to = db_cell_int(rows, i, 4),
	    .note = row_text(rows, i, 5),
	};
	return true;
}

bool leaves_load(struct leaves *out, struct db *db, struct err *err)
{
	struct leaves list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT id, person, kind, starts, ends, note FROM leave"
	              " ORDER BY starts, person, id",
	              NULL, err))
		return false;
	list.leave = xcalloc(rows.n + 1, sizeof *list.leave);
	while (ok && list.n < rows.n) {
		ok = read_leave(&list.leave[list.n], &rows, list.n, err);
		list.n += ok;
	}
	db_rows_release(&rows);
	if (!ok) {
		leaves_release(&list);
		return false;
	}
	*out = list;
	return true;
}

bool leave_put(struct db *db, const struct leave *leave, struct err *err)
{
	const struct db_value values[] = {
	    db_text(leave->id),
	    db_text(leave->person),
	    db_text(leave_kind_name(leave->kind)),
	    db_int(leave->from),
	    db_int(leave->to),
	    row_or_empty(leave->note),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO leave (id, person, kind, starts, ends, note)"
	               " VALUES ($1, $2, $3, $4, $5, $6)"
	               " ON CONFLICT (id) DO UPDATE SET person = excluded.person,"
	               " kind = excluded.kind, starts = excluded.starts, ends = excluded.ends,"
	               " note = excluded.note",
	               values, NULL, err);
}

bool leave_exists(bool *out, struct db *db, const struct leave *leave, struct err *err)
{
	const struct db_value values[] = {
	    db_text(leave->person),
	    db_text(leave_kind_name(leave->kind)),
	    db_int(leave->from),
	    db_int(leave->to),
	    DB_END,
	};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT 1 FROM leave WHERE person = $1 AND kind = $2 AND starts = $3"
	              " AND ends = $4",
	              values, err))
		return false;
	*out = rows.n > 0;
	db_rows_release(&rows);
	return true;
}

bool leave_name(bool *found, struct db *db, const struct leave *leave, struct err *err)
{
	const struct db_value values[] = {
	    db_text(leave->person), db_text(leave_kind_name(leave->kind)),  db_int(leave->from),
	    db_int(leave->to),      db_text(leave_kind_name(LEAVE_ABSENT)), DB_END,
	};
	int64_t n;

	if (!db_exec(db,
	             "UPDATE leave SET kind = $2 WHERE person = $1 AND kind = $5 AND starts = $3"
	             " AND ends = $4",
	             values, &n, err))
		return false;
	*found = n > 0;
	return true;
}

/* ---- exemptions ---- */

static bool read_exemption(struct exemption *out, const struct db_rows *rows, size_t i,
                           struct err *err)
{
	struct exemption exemption = {0};

	if (!exempt_kind_find(&exemption.kind, db_cell_text(rows, i, 2)))
		return row_bad(rows, i, 2, err);
	if (!row_date(&exemption.from, rows, i, 3, err) ||
	    !row_date(&exemption.to, rows, i, 4, err))
		return false;
	exemption.id = row_text(rows, i, 0);
	exemption.person = row_text(rows, i, 1);
	*out = exemption;
	return true;
}

bool exemptions_load(struct exemptions *out, struct db *db, struct err *err)
{
	struct exemptions list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT id, person, kind, first, last FROM exemption"
	              " ORDER BY first, person, id",
	              NULL, err))
		return false;
	list.exemption = xcalloc(rows.n + 1, sizeof *list.exemption);
	while (ok && list.n < rows.n) {
		ok = read_exemption(&list.exemption[list.n], &rows, list.n, err);
		list.n += ok;
	}
	db_rows_release(&rows);
	if (!ok) {
		exemptions_release(&list);
		return false;
	}
	*out = list;
	return true;
}

bool exemption_put(struct db *db, const struct exemption *exemption, struct err *err)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	const struct db_value values[] = {
	    db_text(exemption->id),
	    db_text(exemption->person),
	    db_text(exempt_kind_name(exemption->kind)),
	    db_text(date_iso(from, exemption->from)),
	    db_text(date_iso(to, exemption->to)),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO exemption (id, person, kind, first, last)"
	               " VALUES ($1, $2, $3, $4, $5)"
	               " ON CONFLICT (id) DO UPDATE SET person = excluded.person,"
	               " kind = excluded.kind, first = excluded.first, last = excluded.last",
	               values, NULL, err);
}

/* ---- pairs ---- */

bool pairs_load(struct team_rules *rules, struct db *db, struct err *err)
{
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db, "SELECT kind, a, b FROM staff_pair ORDER BY a, b", NULL, err))
		return false;
	for (size_t i = 0; ok && i < rows.n; i++) {
		struct team_rule rule = {
		    .a = row_text(&rows, i, 1), .b = row_text(&rows, i, 2), .most = -1};

		ok = team_kind_find(&rule.kind, db_cell_text(&rows, i, 0)) ||
		     row_bad(&rows, i, 0, err);
		if (ok)
			team_rules_add(rules, &rule);
		free(rule.a);
		free(rule.b);
	}
	db_rows_release(&rows);
	return ok;
}

bool pair_put(struct db *db, const struct team_rule *pair, struct err *err)
{
	char id[RANDOM_ID];
	const struct db_value values[] = {
	    db_text(random_id(id)),
	    db_text(pair->a),
	    db_text(pair->b),
	    db_text(team_kind_name(pair->kind)),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO staff_pair (id, a, b, kind) VALUES ($1, $2, $3, $4)"
	               " ON CONFLICT (a, b) DO UPDATE SET kind = excluded.kind",
	               values, NULL, err);
}

bool pair_drop(bool *found, struct db *db, const char *a, const char *b, struct err *err)
{
	const struct db_value values[] = {db_text(a), db_text(b), DB_END};
	int64_t n;

	if (!db_exec(db, "DELETE FROM staff_pair WHERE a = $1 AND b = $2", values, &n, err))
		return false;
	*found = n > 0;
	return true;
}
