#include "store/rosters.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/row.h"
#include "store/version.h"

#include "base/banned.h"

#define HEAD                                                                                       \
	"SELECT r.id, r.period, v.version, v.status, v.title, v.first, v.last, v.starts, v.ends,"  \
	" v.is_holiday, v.holiday_status, v.made_at, v.made_by, v.published_at, v.published_by,"   \
	" v.number, v.signer, v.signer_title, v.quality, v.objective, v.bound, v.revision,"        \
	" v.edited_at, v.edited_by, v.submitted_at, v.submitted_by, v.order_date, v.basis"         \
	" FROM roster r JOIN roster_version v ON v.roster = r.id"

static const char *status_name(int number)
{
	return roster_status_name((enum roster_status)number);
}

static const char *quality_name_of(int number)
{
	return quality_name((enum quality_status)number);
}

static const char *holiday_name(int number)
{
	return holiday_status_name((enum holiday_status)number);
}

static const char *kind_name(int number)
{
	return change_kind_name((enum change_kind)number);
}

/* ---- reading ---- */

static bool read_head(struct roster *out, const struct db_rows *rows, size_t i, struct err *err)
{
	struct period period = {0};
	struct date order_date = {0};
	bool has_order_date = *db_cell_text(rows, i, 26) != 0;
	int status, quality, holiday;

	if (has_order_date && !row_date(&order_date, rows, i, 26, err))
		return false;
	if (!row_name(&status, rows, i, 3, status_name, ROSTER_SUPERSEDED + 1, err) ||
	    !row_date(&period.first, rows, i, 5, err) || !row_date(&period.last, rows, i, 6, err) ||
	    !row_name(&holiday, rows, i, 10, holiday_name, HOLIDAY_PROVISIONAL + 1, err) ||
	    !row_name(&quality, rows, i, 18, quality_name_of, QUALITY_FEASIBLE + 1, err))
		return false;
	period.name = row_text(rows, i, 1);
	period.title = row_text(rows, i, 4);
	period.start = db_cell_int(rows, i, 7);
	period.end = db_cell_int(rows, i, 8);
	period.is_holiday = db_cell_int(rows, i, 9) != 0;
	period.status = (enum holiday_status)holiday;
	*out = (struct roster){
	    .id = row_text(rows, i, 0),
	    .period = period,
	    .version = (int)db_cell_int(rows, i, 2),
	    .status = (enum roster_status)status,
	    .made_at = db_cell_int(rows, i, 11),
	    .made_by = row_text(rows, i, 12),
	    .published_at = db_cell_int(rows, i, 13),
	    .published_by = row_text(rows, i, 14),
	    .number = row_text(rows, i, 15),
	    .signer = row_text(rows, i, 16),
	    .signer_title = row_text(rows, i, 17),
	    .quality = (enum quality_status)quality,
	    .objective = db_cell_int(rows, i, 19),
	    .bound = db_cell_int(rows, i, 20),
	    .revision = (int)db_cell_int(rows, i, 21),
	    .edited_at = db_cell_int(rows, i, 22),
	    .edited_by = row_text(rows, i, 23),
	    .submitted_at = db_cell_int(rows, i, 24),
	    .submitted_by = row_text(rows, i, 25),
	    .has_order_date = has_order_date,
	    .order_date = order_date,
	    .basis = row_text(rows, i, 27),
	};
	return true;
}

static bool read_change(struct change *out, const struct db_rows *rows, size_t i, struct err *err)
{
	int kind;

	if (!row_name(&kind, rows, i, 2, kind_name, CHANGE_SWAP + 1, err))
		return false;
	*out = (struct change){
	    .id = row_text(rows, i, 0),
	    .pair = row_text(rows, i, 1),
	    .kind = (enum change_kind)kind,
	    .version = (int)db_cell_int(rows, i, 3),
	    .slot = row_text(rows, i, 4),
	    .from = db_cell_int(rows, i, 5),
	    .to = db_cell_int(rows, i, 6),
	    .replaced = row_text(rows, i, 7),
	    .person = row_text(rows, i, 8),
	    .name = row_text(rows, i, 9),
	    .position = row_text(rows, i, 10),
	    .reason = row_text(rows, i, 11),
	    .approved_by = row_text(rows, i, 12),
	    .by = row_text(rows, i, 13),
	    .uid = db_cell_int(rows, i, 14),
	    .auth = row_text(rows, i, 15),
	    .at = db_cell_int(rows, i, 16),
	};
	return true;
}

static bool load_changes(struct roster *roster, struct db *db, struct err *err)
{
	const struct db_value values[] = {db_text(roster->id), DB_END};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db,
	              "SELECT id, pair, kind, version, slot, starts, ends, replaced, person, name,"
	              " position, reason, approved_by, made_by, uid, auth, made_at FROM change"
	              " WHERE roster = $1 ORDER BY n",
	              values, err))
		return false;
	roster->change = xcalloc(rows.n + 1, sizeof *roster->change);
	while (ok && roster->n_changes < rows.n) {
		ok = read_change(&roster->change[roster->n_changes], &rows, roster->n_changes, err);
		roster->n_changes += ok;
	}
	db_rows_release(&rows);
	return ok;
}

static bool load_parts(struct roster *roster, struct db *db, struct err *err)
{
	return version_load_posts(roster, db, err) && version_load_slots(roster, db, err) &&
	       version_load_rules(roster, db, err) && load_changes(roster, db, err);
}

/* The heads that a query (one that starts with HEAD) gives, with their parts if wanted. */
static bool load_heads(struct rosters *list, struct db *db, const char *sql,
                       const struct db_value *values, bool whole, struct err *err)
{
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db, sql, values, err))
		return false;
	list->roster = xcalloc(rows.n + 1, sizeof *list->roster);
	while (ok && list->n < rows.n) {
		struct roster *roster = &list->roster[list->n];
		ok = read_head(roster, &rows, list->n, err);
		list->n += ok;
		ok = ok && (!whole || load_parts(roster, db, err));
	}
	db_rows_release(&rows);
	return ok;
}

/* One picture: a draft may be replaced at any time. */
static bool load_list(struct rosters *out, struct db *db, const char *sql,
                      const struct db_value *values, bool whole, struct err *err)
{
	struct rosters list = {0};

	if (!db_read_begin(db, err))
		return false;
	bool ok = load_heads(&list, db, sql, values, whole, err);
	db_read_end(db);
	if (!ok) {
		rosters_release(&list);
		return false;
	}
	*out = list;
	return true;
}

static bool no_roster(const char *period, int version, struct err *err)
{
	if (version > 0)
		return err_set(err, ERR_NOT_FOUND, "no-roster",
		               _("%s has no version %d of its roster"), period, version);
	if (version == 0)
		return err_set(err, ERR_NOT_FOUND, "no-roster", _("%s has no published roster yet"),
		               period);
	return err_set(err, ERR_NOT_FOUND, "no-roster", _("%s has no roster yet"), period);
}

/* Nothing is in force and nothing is drafted: never was, or another roster has taken over. */
static bool no_more_roster(struct db *db, const char *period, int version, struct err *err)
{
	const struct db_value values[] = {db_text(period), DB_END};
	struct rosters list;

	if (!load_list(&list, db, HEAD " WHERE r.period = $1 AND v.status = 'superseded' LIMIT 1",
	               values, false, err))
		return false;
	bool was = list.n > 0;
	rosters_release(&list);
	if (was && (version == 0 || version == -2))
		return err_set(err, ERR_NOT_FOUND, "no-roster",
		               _("%s: its roster was replaced by another one, see: trucban roster "
		                 "history %s"),
		               period, period);
	return no_roster(period, version, err);
}

bool roster_load(struct roster *out, struct db *db, const char *period, int version,
                 struct err *err)
{
	const char *const status = version == 0 ? "published" : version == -1 ? "draft" : "";
	const struct db_value values[] = {db_text(period), db_int(version), db_text(status),
	                                  DB_END};
	struct rosters list;

	if (!load_list(&list, db,
	               HEAD " WHERE r.period = $1 AND (v.version = $2 OR v.status = $3"
	                    " OR ($2 = -2 AND v.status IN ('draft', 'published')))"
	                    " ORDER BY v.version DESC LIMIT 1",
	               values, true, err))
		return false;
	if (list.n == 0) {
		rosters_release(&list);
		return no_more_roster(db, period, version, err);
	}
	*out = list.roster[0];
	free(list.roster);
	return true;
}

bool rosters_load(struct rosters *out, struct db *db, int64_t from, int64_t to, struct err *err)
{
	const struct db_value values[] = {db_int(from), db_int(to), DB_END};

	return load_list(out, db,
	                 /* The last shift of a span of days runs on into the day after it. */
	                 HEAD " WHERE v.status = 'published' AND v.ends > $1 - 86400"
	                      " AND v.starts < $2 AND (v.ends > $1 OR EXISTS (SELECT 1 FROM slot s"
	                      " WHERE s.roster = v.roster AND s.version = v.version"
	                      " AND s.ends > $1)) ORDER BY v.starts, r.period",
	                 values, true, err);
}

bool rosters_history(struct rosters *out, struct db *db, const char *period, struct err *err)
{
	const struct db_value values[] = {db_text(period), DB_END};

	return load_list(out, db,
	                 HEAD " WHERE $1 IS NULL OR r.period = $1"
	                      " ORDER BY v.starts DESC, r.period, v.version DESC",
	                 values, false, err);
}

void rosters_release(struct rosters *rosters)
{
	for (size_t i = 0; i < rosters->n; i++)
		roster_release(&rosters->roster[i]);
	free(rosters->roster);
	*rosters = (struct rosters){0};
}
