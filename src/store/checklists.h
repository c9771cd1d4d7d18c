#ifndef STORE_CHECKLISTS_H
#define STORE_CHECKLISTS_H
/* What was done before a holiday (domain/checklist.h): append-only, the newest mark of an item
 * counts. Writers want an open transaction. */
#include "domain/checklist.h"
#include "store/db.h"

/* In the order in which they were recorded. */
MUST_CHECK bool checklist_marks_load(struct checklist_marks *out, struct db *db, const char *period,
                                     struct err *err);
MUST_CHECK bool checklist_mark_put(struct db *db, const struct checklist_mark *mark,
                                   struct err *err);

#endif
