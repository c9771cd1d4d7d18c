#ifndef STORE_DB_SQLITE_SEARCH_H
#define STORE_DB_SQLITE_SEARCH_H
/* Inside the store, of SQLite: `search` of struct db_driver. */
#include "store/db.h"

char *sqlite_search(struct db *db, const char *folded);

#endif
