#ifndef STORE_ENTRY_ROWS_H
#define STORE_ENTRY_ROWS_H
/* Inside the store: how entries of the watch log are read, whatever sought them. */
#include "store/logs.h"

#define ENTRY_COLUMNS                                                                              \
	"SELECT e.seq, e.format, e.entry_id, e.happened_at, e.entered_at, e.shift, e.person,"      \
	" p.name, e.uid, e.auth, e.kind, e.refers_to, e.commitment, e.hash, t.text, t.salt,"       \
	" (SELECT max(a.seq) FROM entry a WHERE a.refers_to = e.seq), e.number, e.system,"         \
	" e.record, r.kind, r.object, r.effect, r.fields,"                                         \
	" (SELECT o.number FROM entry o WHERE o.seq = e.refers_to),"                               \
	" (SELECT a.number FROM entry a WHERE a.refers_to = e.seq ORDER BY a.seq DESC LIMIT 1)"
#define ENTRY_JOINED                                                                               \
	" LEFT JOIN entry_text t ON t.seq = e.seq LEFT JOIN entry_record r ON r.seq = e.seq"       \
	" LEFT JOIN person p ON p.code = e.person"

MUST_CHECK bool entry_read(struct entry *out, const struct db_rows *rows, size_t i,
                           struct err *err);
/* All that a query of ENTRY_COLUMNS ... ENTRY_JOINED ... gives. */
MUST_CHECK bool entries_query(struct entries *out, struct db *db, const char *sql,
                              const struct db_value *values, struct err *err);

#endif
