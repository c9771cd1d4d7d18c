#include "store/place.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "test.h"

#include "base/banned.h"

int place_make_empty(void **state)
{
	struct test_place *place = xcalloc(1, sizeof *place);
	const char *above = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

	place->folder = xasprintf("%s/trucban-test.XXXXXX", above);
	assert_non_null(mkdtemp(place->folder));
	place->path = xasprintf("%s/a.db", place->folder);
	*state = place;
	return 0;
}

bool place_new_db(struct db **out, const char *path, bool is_sample, struct err *err)
{
	return db_create(path, is_sample, NULL, NULL, err) && db_open(out, path, err);
}

int place_make(void **state)
{
	struct test_place *place;
	struct err err;

	place_make_empty(state);
	place = *state;
	must(place_new_db(&place->db, place->path, true, &err), &err);
	return 0;
}

int place_remove(void **state)
{
	struct test_place *place = *state;
	char *command = xasprintf("chmod -R u+w '%s'; rm -rf '%s'", place->folder, place->folder);

	db_close(place->db);
	int code = system(command);
	free(command);
	free(place->folder);
	free(place->path);
	free(place);
	return code;
}

static int keep_first(void *context, int n, char **value, char **name)
{
	char **first = context;

	(void)name;
	if (!*first && n > 0)
		*first = xstrdup(value[0] ? value[0] : "");
	return 0;
}

static char *run(const char *path, const char *sql, bool *ok)
{
	sqlite3 *other = NULL;
	char *first = NULL;

	*ok = sqlite3_open(path, &other) == SQLITE_OK &&
	      sqlite3_busy_timeout(other, 5000) == SQLITE_OK &&
	      sqlite3_exec(other, sql, keep_first, &first, NULL) == SQLITE_OK;
	if (!*ok && !first)
		first = xstrdup(sqlite3_errmsg(other));
	sqlite3_close(other);
	return first ? first : xstrdup("");
}

char *foreign_query(const char *path, const char *sql)
{
	bool ok;
	char *value = run(path, sql, &ok);

	if (!ok)
		fail_msg("another program: %s", value);
	return value;
}

void foreign_exec(const char *path, const char *sql)
{
	free(foreign_query(path, sql));
}

bool foreign_try(const char *path, const char *sql)
{
	bool ok;

	free(run(path, sql, &ok));
	return ok;
}

void must(bool ok, const struct err *err)
{
	if (!ok)
		fail_msg("%s: %s", err->key, err->msg);
}

void refused(bool ok, const struct err *err, const char *key)
{
	assert_false(ok);
	if (strcmp(err->key, key) != 0)
		fail_msg("wanted %s, got %s: %s", key, err->key, err->msg);
}
