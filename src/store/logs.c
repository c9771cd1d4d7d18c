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
#include "store/entry_rows.h"
#include "store/facts.h"
#include "store/records.h"
#include "store/row.h"

#include "base/banned.h"

#define BATCH 500 /* entries in memory while the chain is followed */

/*
 * How entries are sought: by the index that leaves fewest. Everywhere else a plus sign keeps the
 * engine from an index that would have it sort the whole log.
 */
#define OF_WHOM   " AND ($4 IS NULL OR e.person = $4) AND ($5 IS NULL OR e.kind = $5)"
#define ANY_TIME  " +e.happened_at >= $1 AND +e.happened_at < $2"
#define ANY_SHIFT " AND ($3 IS NULL OR +e.shift = $3)"
#define ANY_SYSTEM                                                                                 \
	" AND ($8 IS NULL OR +e.system = $8)"                                                      \
	" AND ($9 = 0 OR e.seq IN (SELECT seq FROM open_item))"
#define NEWEST " ORDER BY e.seq DESC LIMIT $7"

static const char by_words[] =
    ENTRY_COLUMNS " FROM entry_index($10) i JOIN entry e ON e.seq = i.rowid" ENTRY_JOINED
                  " WHERE" ANY_TIME ANY_SHIFT OF_WHOM ANY_SYSTEM
                  " AND i.rowid < $6 ORDER BY i.rowid DESC LIMIT $7";
static const char by_open[] =
    ENTRY_COLUMNS " FROM open_item i CROSS JOIN entry e ON e.seq = i.seq" ENTRY_JOINED
                  " WHERE" ANY_TIME ANY_SHIFT OF_WHOM
                  " AND ($8 IS NULL OR +e.system = $8) AND $9 AND e.seq < $6" NEWEST;
static const char by_shift[] =
    ENTRY_COLUMNS " FROM entry e" ENTRY_JOINED " WHERE" ANY_TIME
                  " AND e.shift = $3" OF_WHOM ANY_SYSTEM " AND +e.seq < $6" NEWEST;
static const char by_system[] =
    ENTRY_COLUMNS " FROM entry e" ENTRY_JOINED " WHERE" ANY_TIME ANY_SHIFT OF_WHOM
                  " AND e.system = $8 AND ($9 = 0 OR e.seq IN (SELECT seq FROM open_item)) AND "
                  "+e.seq < $6" NEWEST;
static const char by_time[] =
    ENTRY_COLUMNS " FROM entry e" ENTRY_JOINED " WHERE e.happened_at >= $1 AND e.happened_at < "
                  "$2" ANY_SHIFT OF_WHOM ANY_SYSTEM " AND +e.seq < $6" NEWEST;
static const char by_number[] =
    ENTRY_COLUMNS " FROM entry e" ENTRY_JOINED " WHERE" ANY_TIME ANY_SHIFT OF_WHOM ANY_SYSTEM
                  " AND e.seq < $6" NEWEST;

static const char *way_of(const struct entry_filter *filter, bool has_words)
{
	if (has_words)
		return by_words;
	if (filter->open_only)
		return by_open;
	if (filter->shift)
		return by_shift;
	if (filter->system)
		return by_system;
	return filter->from ? by_time : by_number;
}

bool entries_load(struct entries *out, struct db *db, const struct entry_filter *filter,
                  struct err *err)
{
	char *folded = viet_fold(filter->search ? filter->search : "");
	char *words = db_engine(db)->search(db, folded);
	const struct db_value values[] = {
	    db_int(filter->from ? filter->from : INT64_MIN),
	    db_int(filter->to ? filter->to : INT64_MAX),
	    db_text(filter->shift),
	    db_text(filter->person),
	    db_text(filter->kind < 0 ? NULL : entry_kind_name((enum entry_kind)filter->kind)),
	    db_int(filter->before ? filter->before : INT64_MAX),
	    db_int(filter->limit ? filter->limit : INT64_MAX),
	    db_text(filter->system),
	    db_int(filter->open_only),
	    *words ? db_text(words) : DB_END,
	    DB_END,
	};
	bool ok = entries_query(out, db, way_of(filter, *words), values, err);

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

	if (!entries_query(&list, db, sql, values, err))
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
	return load_one(out, db, ENTRY_COLUMNS " FROM entry e" ENTRY_JOINED " WHERE e.seq = $1",
	                db_int(seq), err);
}

bool entry_load_number(struct entry *out, struct db *db, const char *number, struct err *err)
{
	return load_one(out, db, ENTRY_COLUMNS " FROM entry e" ENTRY_JOINED " WHERE e.number = $1",
	                db_text(number), err);
}

bool entry_load_id(struct entry *out, struct db *db, const char *entry_id, struct err *err)
{
	return load_one(out, db,
	                ENTRY_COLUMNS " FROM entry e" ENTRY_JOINED " WHERE e.entry_id = $1",
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
	    db_text(entry->number),
	    db_text(entry->system),
	    db_text(*entry->record_hash ? entry->record_hash : NULL),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO entry (seq, format, entry_id, happened_at, entered_at, shift,"
	               " person, uid, auth, kind, refers_to, commitment, hash, number, system,"
	               " record) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
	               " $14, $15, $16)",
	               values, NULL, err);
}

/* What an entry opens of its own is known by its number, which is known only now. */
static void name_object(struct entry *entry)
{
	struct record *record = &entry->record;

	if (!record->kind || (record->object && *record->object) || record->effect != RECORD_OPENS)
		return;
	free(record->object);
	record->object =
	    entry->number ? xstrdup(entry->number) : xasprintf("%lld", (long long)entry->seq);
}

static void fill(struct entry *entry, int64_t seq, const char *log_id, const char *previous)
{
	char salt[RANDOM_ID];

	entry->format = 2;
	entry->seq = seq;
	free(entry->salt);
	entry->salt = xstrdup(random_id(salt));
	if (entry->shift && !*entry->shift) {
		free(entry->shift);
		entry->shift = NULL;
	}
	entry_commit(entry->commit, entry->salt, entry->text);
	*entry->record_hash = '\0';
	name_object(entry);
	if (entry->record.kind)
		record_commit(entry->record_hash, &entry->record, entry->salt);
	entry_hash(entry->hash, entry, log_id, previous);
}

static bool give_number(struct entry *entry, struct db *db, struct err *err)
{
	int64_t n;

	free(entry->number);
	entry->number = NULL;
	if (!entry->series)
		return true;
	if (!series_next(&n, db, entry->series, err))
		return false;
	entry->number = xasprintf("%s-%03lld", entry->series, (long long)n);
	return true;
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
	ok = ok && give_number(entry, db, err);
	if (ok)
		fill(entry, seq + 1, log_id, previous);
	free(log_id);
	return ok && put_row(db, entry, err) && put_text(db, entry, err) &&
	       put_index(db, entry, err) && record_put(db, entry, err);
}

static bool fits(const struct entry *entry, int64_t seq, const char *log_id, const char *previous)
{
	char hash[HASH_HEX];

	/* No redaction is known to this version, so a missing text has been taken away. */
	if (entry->seq != seq || entry->format < 1 || entry->format > 2 || !entry->text ||
	    !entry->salt)
		return false;
	entry_commit(hash, entry->salt, entry->text);
	if (strcmp(hash, entry->commit) != 0)
		return false;
	if ((entry->record.kind != NULL) != (*entry->record_hash != '\0'))
		return false;
	if (entry->record.kind) {
		record_commit(hash, &entry->record, entry->salt);
		if (strcmp(hash, entry->record_hash) != 0)
			return false;
	}
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
	              ENTRY_COLUMNS " FROM entry e" ENTRY_JOINED
	                            " WHERE e.seq >= $1 ORDER BY e.seq LIMIT $2",
	              values, err))
		return false;
	for (size_t i = 0; i < rows.n && !*broken; i++) {
		struct entry entry = {0};
		struct err ignored;
		if (!entry_read(&entry, &rows, i, &ignored) ||
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

	if (!entries_query(&list, db,
	                   ENTRY_COLUMNS " FROM entry e" ENTRY_JOINED
	                                 " WHERE e.seq >= $1 ORDER BY e.seq LIMIT $2",
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
