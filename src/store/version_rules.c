#include "store/version.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

static bool read_rule(struct team_rules *rules, const struct db_rows *rows, size_t i,
                      struct err *err)
{
	enum team_kind kind;

	if (!team_kind_find(&kind, db_cell_text(rows, i, 0)))
		return row_bad(rows, i, 0, err);
	struct team_rule rule = {
	    .kind = kind,
	    .a = row_text(rows, i, 1),
	    .b = row_text(rows, i, 2),
	    .least = (int)db_cell_int(rows, i, 3),
	    .most = (int)db_cell_int(rows, i, 4),
	};
	team_rules_add(rules, &rule);
	free(rule.a);
	free(rule.b);
	return true;
}

bool version_load_rules(struct roster *roster, struct db *db, struct err *err)
{
	const struct db_value values[] = {db_text(roster->id), db_int(roster->version), DB_END};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT kind, a, b, least, most FROM version_rule"
	              " WHERE roster = $1 AND version = $2 ORDER BY n",
	              values, err))
		return false;
	for (size_t i = 0; ok && i < rows.n; i++)
		ok = read_rule(&roster->rules, &rows, i, err);
	db_rows_release(&rows);
	return ok;
}

bool version_put_rules(struct db *db, const struct roster *roster, struct err *err)
{
	for (size_t i = 0; i < roster->rules.n; i++) {
		const struct team_rule *rule = &roster->rules.rule[i];
		const struct db_value values[] = {
		    db_text(roster->id),
		    db_int(roster->version),
		    db_int((int64_t)i),
		    db_text(team_kind_name(rule->kind)),
		    db_text(rule->a),
		    db_text(rule->b),
		    db_int(rule->least),
		    db_int(rule->most),
		    DB_END,
		};

		if (!db_exec(
		        db,
		        "INSERT INTO version_rule (roster, version, n, kind, a, b, least, most)"
		        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		        values, NULL, err))
			return false;
	}
	return true;
}
