#ifndef TESTS_PLACE_H
#define TESTS_PLACE_H
/* A folder for one test, in memory where the machine has that, with a sample database in it. */
#include <stdbool.h>

#include "store/db.h"

struct test_place {
	char *folder;
	char *path;    /* of the database */
	struct db *db; /* open; a test may close it and set it to NULL */
};

/* For cmocka: *state becomes a struct test_place; an empty one has no database yet. */
int place_make(void **state);
int place_make_empty(void **state);
int place_remove(void **state);

/* A new database, open. */
bool place_new_db(struct db **out, const char *path, bool is_sample, struct err *err);

/* What another program does to the file: its first value as text ("" for none). Owned. Bypasses
 * every guard of ours but the triggers. */
char *foreign_query(const char *path, const char *sql);
void foreign_exec(const char *path, const char *sql);
/* The same; false when the engine refuses it. */
bool foreign_try(const char *path, const char *sql);

/* Fails the test with the message of the error. */
void must(bool ok, const struct err *err);
/* Wants a failure with this key. */
void refused(bool ok, const struct err *err, const char *key);

#endif
