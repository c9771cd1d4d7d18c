#include "store/rosters.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

#define COLUMNS                                                                                    \
	"uid, privacy, sequence, created, modified, cancelled, hash, body, period, people, post,"  \
	" start"

static void read_event(struct event *out, const struct db_rows *rows, size_t i)
{
	*out = (struct event){
	    .uid = row_text(rows, i, 0),
	    .privacy = (int)db_cell_int(rows, i, 1),
	    .sequence = (int)db_cell_int(rows, i, 2),
	    .created = db_cell_int(rows, i, 3),
	    .modified = db_cell_int(rows, i, 4),
	    .cancelled = db_cell_int(rows, i, 5) != 0,
	    .hash = row_text(rows, i, 6),
	    .body = row_text(rows, i, 7),
	    .period = row_text(rows, i, 8),
	    .people = row_text(rows, i, 9),
	    .post = row_text(rows, i, 10),
	    .start = db_cell_int(rows, i, 11),
	};
}

bool events_load(struct events *out, struct db *db, const char *period, int privacy,
                 struct err *err)
{
	const struct db_value values[] = {db_text(period), db_int(privacy), DB_END};
	struct events list = {0};
	struct db_rows rows;

	if (!db_query(&rows, db,
	              "SELECT " COLUMNS " FROM event WHERE period = $1 AND privacy = $2"
	              " ORDER BY start, uid",
	              values, err))
		return false;
	list.event = xcalloc(rows.n + 1, sizeof *list.event);
	for (; list.n < rows.n; list.n++)
		read_event(&list.event[list.n], &rows, list.n);
	db_rows_release(&rows);
	*out = list;
	return true;
}

bool event_load(struct event *out, struct db *db, const char *uid, int privacy, struct err *err)
{
	const struct db_value values[] = {db_text(uid), db_int(privacy), DB_END};
	struct db_rows rows;

	if (!db_query(&rows, db, "SELECT " COLUMNS " FROM event WHERE uid = $1 AND privacy = $2",
	              values, err))
		return false;
	*out = (struct event){0};
	if (rows.n > 0)
		read_event(out, &rows, 0);
	db_rows_release(&rows);
	return true;
}

bool event_put(struct db *db, const struct event *event, struct err *err)
{
	const struct db_value values[] = {
	    db_text(event->uid),
	    db_int(event->privacy),
	    db_int(event->sequence),
	    db_int(event->created),
	    db_int(event->modified),
	    db_int(event->cancelled),
	    row_or_empty(event->hash),
	    row_or_empty(event->body),
	    row_or_empty(event->period),
	    row_or_empty(event->people),
	    row_or_empty(event->post),
	    db_int(event->start),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO event (" COLUMNS ")"
	               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
	               " ON CONFLICT (uid, privacy) DO UPDATE SET sequence = excluded.sequence,"
	               " created = excluded.created, modified = excluded.modified,"
	               " cancelled = excluded.cancelled, hash = excluded.hash,"
	               " body = excluded.body, period = excluded.period,"
	               " people = excluded.people, post = excluded.post, start = excluded.start",
	               values, NULL, err);
}

void event_release(struct event *event)
{
	free(event->uid);
	free(event->hash);
	free(event->body);
	free(event->period);
	free(event->people);
	free(event->post);
	*event = (struct event){0};
}

void events_release(struct events *events)
{
	for (size_t i = 0; i < events->n; i++)
		event_release(&events->event[i]);
	free(events->event);
	*events = (struct events){0};
}
