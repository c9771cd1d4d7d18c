#include "store/rosters.h"

#include <assert.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "store/row.h"
#include "store/version.h"

#include "base/banned.h"

/* ---- drafts ---- */

/* The id of the period's roster: NULL when it has none. */
static bool find_id(char **out, struct db *db, const char *period, struct err *err)
{
	const struct db_value values[] = {db_text(period), DB_END};
	struct db_rows rows;

	if (!db_query(&rows, db, "SELECT id FROM roster WHERE period = $1", values, err))
		return false;
	*out = rows.n > 0 ? row_text(&rows, 0, 0) : NULL;
	db_rows_release(&rows);
	return true;
}

static bool add_roster(char **out, struct db *db, const struct roster *draft, struct err *err)
{
	char fresh[RANDOM_ID];
	const char *id = draft->id && *draft->id ? draft->id : random_id(fresh);
	const struct db_value values[] = {db_text(id), db_text(draft->period.name), DB_END};

	if (!db_exec(db, "INSERT INTO roster (id, period) VALUES ($1, $2)", values, NULL, err))
		return false;
	*out = xstrdup(id);
	return true;
}

static bool next_version(int *out, struct db *db, const char *id, struct err *err)
{
	const struct db_value values[] = {db_text(id), DB_END};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT coalesce(max(version), 0) + 1 FROM roster_version"
	              " WHERE roster = $1 AND status <> 'draft'",
	              values, err))
		return false;
	*out = (int)db_cell_int(&rows, 0, 0);
	db_rows_release(&rows);
	return true;
}

static bool drop_draft(struct db *db, const char *id, struct err *err)
{
	static const char *const statements[] = {
	    "DELETE FROM slot WHERE roster = $1 AND version IN (SELECT version FROM"
	    " roster_version v WHERE v.roster = $1 AND v.status = 'draft')",
	    "DELETE FROM version_shift WHERE roster = $1 AND version IN (SELECT version FROM"
	    " roster_version v WHERE v.roster = $1 AND v.status = 'draft')",
	    "DELETE FROM version_span WHERE roster = $1 AND version IN (SELECT version FROM"
	    " roster_version v WHERE v.roster = $1 AND v.status = 'draft')",
	    "DELETE FROM version_compatible WHERE roster = $1 AND version IN (SELECT version FROM"
	    " roster_version v WHERE v.roster = $1 AND v.status = 'draft')",
	    "DELETE FROM version_rule WHERE roster = $1 AND version IN (SELECT version FROM"
	    " roster_version v WHERE v.roster = $1 AND v.status = 'draft')",
	    "DELETE FROM version_post WHERE roster = $1 AND version IN (SELECT version FROM"
	    " roster_version v WHERE v.roster = $1 AND v.status = 'draft')",
	    "DELETE FROM roster_version WHERE roster = $1 AND status = 'draft'",
	};
	const struct db_value values[] = {db_text(id), DB_END};

	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
		if (!db_exec(db, statements[i], values, NULL, err))
			return false;
	return true;
}

static bool put_head(struct db *db, const struct roster *roster, struct err *err)
{
	char first[DATE_TEXT], last[DATE_TEXT], order[DATE_TEXT];
	const struct period *period = &roster->period;
	const struct db_value values[] = {
	    db_text(roster->id),
	    db_int(roster->version),
	    row_or_empty(period->title),
	    db_text(date_iso(first, period->first)),
	    db_text(date_iso(last, period->last)),
	    db_int(period->start),
	    db_int(period->end),
	    db_int(period->is_holiday),
	    db_text(holiday_status_name(period->status)),
	    db_int(roster->made_at),
	    row_or_empty(roster->made_by),
	    db_int(roster->published_at),
	    row_or_empty(roster->published_by),
	    row_or_empty(roster->number),
	    row_or_empty(roster->signer),
	    row_or_empty(roster->signer_title),
	    db_text(quality_name(roster->quality)),
	    db_int(roster->objective),
	    db_int(roster->bound),
	    db_int(roster->revision),
	    db_int(roster->edited_at),
	    row_or_empty(roster->edited_by),
	    db_int(roster->submitted_at),
	    row_or_empty(roster->submitted_by),
	    db_text(roster->has_order_date ? date_iso(order, roster->order_date) : ""),
	    row_or_empty(roster->basis),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO roster_version (roster, version, status, title, first, last,"
	               " starts, ends, is_holiday, holiday_status, made_at, made_by,"
	               " published_at, published_by, number, signer, signer_title, quality,"
	               " objective, bound, revision, edited_at, edited_by, submitted_at,"
	               " submitted_by, order_date, basis) VALUES ($1, $2, 'draft', $3, $4, $5, $6,"
	               " $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,"
	               " $22, $23, $24, $25, $26)",
	               values, NULL, err);
}

static bool put_version(struct db *db, const struct roster *roster, struct err *err)
{
	return drop_draft(db, roster->id, err) && put_head(db, roster, err) &&
	       version_put_posts(db, roster, err) && version_put_slots(db, roster, err) &&
	       version_put_rules(db, roster, err);
}

/* What the stored draft is: revision 0 where there is none. */
static bool find_draft(struct roster *out, struct db *db, const char *id, struct err *err)
{
	const struct db_value values[] = {db_text(id), DB_END};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT revision, CASE WHEN edited_at > 0 THEN edited_at ELSE made_at END,"
	              " CASE WHEN edited_at > 0 THEN edited_by ELSE made_by END, submitted_at"
	              " FROM roster_version WHERE roster = $1 AND status = 'draft'",
	              values, err))
		return false;
	*out = (struct roster){0};
	if (rows.n) {
		out->revision = (int)db_cell_int(&rows, 0, 0);
		out->edited_at = db_cell_int(&rows, 0, 1);
		out->edited_by = row_text(&rows, 0, 2);
		out->submitted_at = db_cell_int(&rows, 0, 3);
	}
	db_rows_release(&rows);
	return true;
}

static bool check_revision(const struct roster *draft, const struct roster *stored, struct err *err)
{
	char when[ZONE_TEXT];

	if (draft->revision == ROSTER_ANY_REVISION || draft->revision == stored->revision)
		return true;
	if (!stored->revision)
		return err_set(err, ERR_CONFLICT, "stale",
		               _("the draft of %s is no longer there: somebody has published or "
		                 "dropped it meanwhile"),
		               draft->period.name);
	return err_set(err, ERR_CONFLICT, "stale",
	               _("%s has changed the draft of %s at %s: look at it again first"),
	               *stored->edited_by ? stored->edited_by : "?", draft->period.name,
	               zone_vn(when, stored->edited_at));
}

/* The next revision, when the draft may be stored over what is there. */
static bool next_revision(int *out, struct db *db, const struct roster *draft, const char *id,
                          struct err *err)
{
	struct roster stored;
	bool ok;

	if (!find_draft(&stored, db, id, err))
		return false;
	ok = check_revision(draft, &stored, err);
	*out = stored.revision + 1;
	free(stored.edited_by);
	return ok;
}

bool roster_put_draft(struct db *db, struct roster *draft, struct err *err)
{
	char *id;
	int revision;

	if (!find_id(&id, db, draft->period.name, err) || (!id && !add_roster(&id, db, draft, err)))
		return false;
	free(draft->id);
	draft->id = id;
	draft->status = ROSTER_DRAFT;
	if (!next_revision(&revision, db, draft, id, err))
		return false;
	draft->revision = revision;
	return next_version(&draft->version, db, id, err) && put_version(db, draft, err);
}

bool roster_drop_draft(struct db *db, const struct roster *draft, struct err *err)
{
	return drop_draft(db, draft->id, err);
}

/* ---- publication ---- */

static bool has_draft(struct db *db, const struct roster *roster, struct err *err)
{
	const struct db_value values[] = {db_text(roster->id), db_int(roster->version), DB_END};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT 1 FROM roster_version WHERE roster = $1 AND version = $2"
	              " AND status = 'draft'",
	              values, err))
		return false;
	bool found = rows.n > 0;
	db_rows_release(&rows);
	return found || err_set(err, ERR_CONFLICT, "no-draft",
	                        _("%s has no draft of version %d: somebody else has published or "
	                          "replaced it"),
	                        roster->period.name, roster->version);
}

bool roster_put_superseded(struct db *db, const struct roster *roster, struct err *err)
{
	const struct db_value values[] = {db_text(roster->id), DB_END};

	return db_exec(db,
	               "UPDATE roster_version SET status = 'superseded'"
	               " WHERE roster = $1 AND status = 'published'",
	               values, NULL, err);
}

/* What is published is what was handed over, so the draft's rows are written anew. */
bool roster_put_published(struct db *db, const struct roster *roster, struct err *err)
{
	const struct db_value values[] = {db_text(roster->id), db_int(roster->version), DB_END};

	assert(roster->published_at != 0);
	return has_draft(db, roster, err) && put_version(db, roster, err) &&
	       roster_put_superseded(db, roster, err) &&
	       db_exec(db,
	               "UPDATE roster_version SET status = 'published'"
	               " WHERE roster = $1 AND version = $2",
	               values, NULL, err);
}

/* ---- covers and swaps ---- */

bool change_put(struct db *db, const struct roster *roster, const struct change *change,
                struct err *err)
{
	const struct db_value values[] = {
	    db_text(roster->id),
	    db_text(change->id),
	    row_or_empty(change->pair),
	    db_text(change_kind_name(change->kind)),
	    db_int(change->version),
	    db_text(change->slot),
	    db_int(change->from),
	    db_int(change->to),
	    row_or_null(change->replaced),
	    row_or_null(change->person),
	    row_or_empty(change->name),
	    row_or_empty(change->position),
	    row_or_empty(change->reason),
	    row_or_empty(change->approved_by),
	    row_or_empty(change->by),
	    db_int(change->uid),
	    db_text(change->auth),
	    db_int(change->at),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO change (roster, n, id, pair, kind, version, slot, starts, ends,"
	               " replaced, person, name, position, reason, approved_by, made_by, uid, auth,"
	               " made_at) VALUES ($1, (SELECT coalesce(max(n), 0) + 1 FROM change"
	               " WHERE roster = $1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
	               " $14, $15, $16, $17, $18)",
	               values, NULL, err);
}
