#ifndef STORE_NOTICES_H
#define STORE_NOTICES_H
/* Who was told of his duty (domain/notice.h): append-only. Writers want an open transaction. */
#include "domain/notice.h"
#include "store/db.h"

/* In the order in which they were recorded. */
MUST_CHECK bool notices_load(struct notices *out, struct db *db, const char *period,
                             struct err *err);
MUST_CHECK bool notice_put(struct db *db, const struct notice *notice, struct err *err);

#endif
