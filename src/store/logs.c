#include "store/logs.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/viet.h"
#include "store/db_driver.h"
#include "store/facts.h"
#include "store/row.h"

#include "base/banned.h"

#define BATCH 500 /* entries in memory while the chain is followed */

#define COLUMNS                                                                                    \
	"SELECT e.seq, e.format, e.entry_id, e.happened_at, e.entered_at, e.shift, e.person,"      \
	" p.name, e.uid, e.auth, e.kind, e.refers_to, e.commitment, e.hash, t.text, t.salt,"       \
	" (SELECT max(a.seq) FROM entry a WHERE a.refers_to = e.seq)"
#define JOINED " LEFT JOIN entry_text t ON t.seq = e.seq LEFT JOIN person p ON p.code = e.person"
/*
 * How entries are sought: by the index that leaves fewest. Everywhere else a plus sign keeps the
 * engine from an index that would have it sort the whole log.
 */
#define OF_WHOM   " AND ($4 IS NULL OR e.person = $4) AND ($5 IS NULL OR e.kind = $5)"
#define ANY_TIME  " +e.happened_at >= $1 AND +e.happened_at < $2"
#define ANY_SHIFT " AND ($3 IS NULL OR +e.shift = $3)"
#define NEWEST    " ORDER BY e.seq DESC LIMIT $7"

static const char by_words[] =
    COLUMNS " FROM entry_index($8) i JOIN entry e ON e.seq = i.rowid" JOINED
            " WHERE" ANY_TIME ANY_SHIFT OF_WHOM " AND i.rowid < $6 ORDER BY i.rowid DESC LIMIT $7";
static const char by_shift[] = COLUMNS " FROM entry e" JOINED " WHERE" ANY_TIME
                                       " AND e.shift = $3" OF_WHOM " AND +e.seq < $6" NEWEST;
static const char by_time[] = COLUMNS
    " FROM entry e" JOINED " WHERE e.happened_at >= $1 AND e.happened_at < $2" ANY_SHIFT OF_WHOM
    " AND +e.seq < $6" NEWEST;
static const char by_number[] =
    COLUMNS " FROM entry e" JOINED " WHERE" ANY_TIME ANY_SHIFT OF_WHOM " AND e.seq < $6" NEWEST;

/* ---- reading ---- */

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

static bool read_entry(struct entry *out, const struct db_rows *rows, size_t i, struct err *err)
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
	};
	snprintf(out->commit, sizeof out->commit, "%s", db_cell_text(rows, i, 12));
	snprintf(out->hash, sizeof out->hash, "%s", db_cell_text(rows, i, 13));
	return true;
}

static bool load_list(struct entries *out, struct db *db, const char *sql,
                      const struct db_value *values, struct err *err)
{
	struct entries list = {0};
	struct db_rows rows;
	bool ok = true;

	if (!db_query(&rows, db, sql, values, err))
		return false;
	list.entry = xcalloc(rows.n + 1, sizeof *list.entry);
	while (ok && list.n < rows.n) {
		ok = read_entry(&list.entry[list.n], &rows, list.n, err);
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

bool entries_load(struct entries *out, struct db *db, const struct entry_filter *filter,
                  struct err *err)
{
	char *folded = viet_fold(filter->search ? filter->search : "");
	char *words = db_engine(db)->search(folded);
	const struct db_value values[] = {
	    db_int(filter->from ? filter->from : INT64_MIN),
	    db_int(filter->to ? filter->to : INT64_MAX),
	    db_text(filter->shift),
	    db_text(filter->person),
	    db_text(filter->kind < 0 ? NULL : entry_kind_name((enum entry_kind)filter->kind)),
	    db_int(filter->before ? filter->before : INT64_MAX),
	    db_int(filter->limit ? filter->limit : INT64_MAX),
	    *words ? db_text(words) : DB_END,
	    DB_END,
	};
	const char *sql = *words          ? by_words
	                  : filter->shift ? by_shift
	                  : filter->from  ? by_time
	                                  : by_number;
	bool ok = load_list(out, db, sql, values, err);

	free(words);
	free(folded);
	return ok;
}

/* The one entry that a query gives. */
static bool load_one(struct entry *out, struct db *db, const char *sql, struct db_value key,
                     struct err *err)
{
	const struct db_value values[] = {key, DB_END};
	struct entries list;

	if (!load_list(&list, db, sql, values, err))
		return false;
	if (list.n == 0) {
		entries_release(&list);
		return err_set(err, ERR_NOT_FOUND, "no-entry",
		               _("the watch log has no such entry"));
	}
	*out = list.entry[0];
	free(list.entry);
	return true;
}

bool entry_load(struct entry *out, struct db *db, int64_t seq, struct err *err)
{
	return load_one(out, db, COLUMNS " FROM entry e" JOINED " WHERE e.seq = $1", db_int(seq),
	                err);
}

bool entry_load_id(struct entry *out, struct db *db, const char *entry_id, struct err *err)
{
	return load_one(out, db, COLUMNS " FROM entry e" JOINED " WHERE e.entry_id = $1",
	                db_text(entry_id), err);
}

bool entries_count(int64_t *out, struct db *db, struct err *err)
{
	struct db_rows rows;

	if (!db_query(&rows, db, "SELECT coalesce(max(seq), 0) FROM entry", NULL, err))
		return false;
	*out = db_cell_int(&rows, 0, 0);
	db_rows_release(&rows);
	return true;
}

/* ---- the chain ---- */

static bool load_log_id(char **out, struct db *db, struct err *err)
{
	if (!setting_load(out, db, "log-id", err))
		return false;
	return *out || err_set(err, ERR_INPUT, "damaged", _("the watch log has lost its id"));
}

/* Its last link: the number and hash of the newest entry, or where it starts. */
static bool load_head(int64_t *seq, char hash[HASH_HEX], struct db *db, const char *log_id,
                      struct err *err)
{
	struct db_rows rows;

	if (!db_query(&rows, db, "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1", NULL,
	              err))
		return false;
	*seq = rows.n > 0 ? db_cell_int(&rows, 0, 0) : 0;
	if (rows.n > 0)
		snprintf(hash, HASH_HEX, "%s", db_cell_text(&rows, 0, 1));
	else
		entry_first(hash, log_id);
	db_rows_release(&rows);
	return true;
}

static bool put_index(struct db *db, const struct entry *entry, struct err *err)
{
	char *words = viet_fold(entry->text);
	const struct db_value values[] = {db_int(entry->seq), db_text(words), DB_END};
	bool ok = db_exec(db, "INSERT INTO entry_index (rowid, words) VALUES ($1, $2)", values,
	                  NULL, err);

	free(words);
	return ok;
}

static bool put_text(struct db *db, const struct entry *entry, struct err *err)
{
	const struct db_value values[] = {db_int(entry->seq), db_text(entry->text),
	                                  db_text(entry->salt), DB_END};

	return db_exec(db, "INSERT INTO entry_text (seq, text, salt) VALUES ($1, $2, $3)", values,
	               NULL, err);
}

static bool put_row(struct db *db, const struct entry *entry, struct err *err)
{
	struct db_value values[] = {
	    db_int(entry->seq),
	    db_int(entry->format),
	    db_text(entry->entry_id),
	    db_int(entry->happened_at),
	    db_int(entry->entered_at),
	    db_text(entry->shift),
	    db_text(entry->person),
	    db_int(entry->uid),
	    db_text(entry->auth),
	    db_text(entry_kind_name(entry->kind)),
	    entry->refers_to ? db_int(entry->refers_to) : db_text(NULL),
	    db_text(entry->commit),
	    db_text(entry->hash),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO entry (seq, format, entry_id, happened_at, entered_at, shift,"
	               " person, uid, auth, kind, refers_to, commitment, hash)"
	               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
	               values, NULL, err);
}

static void fill(struct entry *entry, int64_t seq, const char *log_id, const char *previous)
{
	char salt[RANDOM_ID];

	entry->format = 1;
	entry->seq = seq;
	free(entry->salt);
	entry->salt = xstrdup(random_id(salt));
	if (entry->shift && !*entry->shift) {
		free(entry->shift);
		entry->shift = NULL;
	}
	entry_commit(entry->commit, entry->salt, entry->text);
	entry_hash(entry->hash, entry, log_id, previous);
}

bool entry_put(struct db *db, struct entry *entry, struct err *err)
{
	struct entry old;
	struct err not_there;
	char previous[HASH_HEX];
	char *log_id;
	int64_t seq;

	assert(entry->entry_id && entry->person && entry->auth && entry->text);
	if (entry_load_id(&old, db, entry->entry_id, &not_there)) {
		entry_release(entry);
		*entry = old;
		return true;
	}
	if (not_there.code != ERR_NOT_FOUND) {
		*err = not_there;
		return false;
	}
	if (!load_log_id(&log_id, db, err))
		return false;
	bool ok = load_head(&seq, previous, db, log_id, err);
	if (ok)
		fill(entry, seq + 1, log_id, previous);
	free(log_id);
	return ok && put_row(db, entry, err) && put_text(db, entry, err) &&
	       put_index(db, entry, err);
}

static bool fits(const struct entry *entry, int64_t seq, const char *log_id, const char *previous)
{
	char hash[HASH_HEX];

	/* No redaction is known to this version, so a missing text has been taken away. */
	if (entry->seq != seq || entry->format != 1 || !entry->text || !entry->salt)
		return false;
	entry_commit(hash, entry->salt, entry->text);
	if (strcmp(hash, entry->commit) != 0)
		return false;
	entry_hash(hash, entry, log_id, previous);
	return strcmp(hash, entry->hash) == 0;
}

/* One batch from *seq on; both move on. *broken is set at the first that does not fit. */
static bool verify_batch(int64_t *broken, int64_t *seq, char previous[HASH_HEX], bool *more,
                         struct db *db, const char *log_id, struct err *err)
{
	const struct db_value values[] = {db_int(*seq), db_int(BATCH), DB_END};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              COLUMNS " FROM entry e" JOINED " WHERE e.seq >= $1 ORDER BY e.seq LIMIT $2",
	              values, err))
		return false;
	for (size_t i = 0; i < rows.n && !*broken; i++) {
		struct entry entry = {0};
		struct err ignored;
		if (!read_entry(&entry, &rows, i, &ignored) ||
		    !fits(&entry, *seq, log_id, previous))
			*broken = *seq;
		else
			++*seq;
		snprintf(previous, HASH_HEX, "%s", entry.hash);
		entry_release(&entry);
	}
	*more = rows.n == BATCH && !*broken;
	db_rows_release(&rows);
	return true;
}

bool entries_verify(int64_t *broken, int64_t *checked, struct db *db, struct err *err)
{
	char previous[HASH_HEX];
	int64_t seq = 1, bad = 0;
	bool ok, more = true;
	char *log_id;

	if (!load_log_id(&log_id, db, err))
		return false;
	entry_first(previous, log_id);
	do
		ok = verify_batch(&bad, &seq, previous, &more, db, log_id, err);
	while (ok && more);
	free(log_id);
	if (!ok)
		return false;
	*broken = bad;
	*checked = seq - 1;
	return true;
}

static bool index_batch(int64_t *seq, bool *more, struct db *db, struct err *err)
{
	const struct db_value values[] = {db_int(*seq), db_int(BATCH), DB_END};
	struct entries list;
	bool ok = true;

	if (!load_list(&list, db,
	               COLUMNS " FROM entry e" JOINED " WHERE e.seq >= $1 ORDER BY e.seq LIMIT $2",
	               values, err))
		return false;
	for (size_t i = 0; ok && i < list.n; i++) {
		*seq = list.entry[i].seq + 1;
		ok = !list.entry[i].text || put_index(db, &list.entry[i], err);
	}
	*more = list.n == BATCH;
	entries_release(&list);
	return ok;
}

bool entries_rebuild_index(struct db *db, struct err *err)
{
	int64_t seq = 1;
	bool more = true;
	bool ok = db_exec(db, db_engine(db)->clear_index, NULL, NULL, err);

	while (ok && more)
		ok = index_batch(&seq, &more, db, err);
	return ok;
}
