#include "fault/scribe.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/logs.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

bool scribe_add(struct db *db, char id[RANDOM_ID], struct err *err)
{
	struct entry entry = {
	    .entry_id = xstrdup(random_id(id)),
	    .happened_at = 1809050400,
	    .entered_at = 1809050460,
	    .person = xstrdup("NV01"),
	    .auth = xstrdup("os"),
	    .text = xstrdup("Kiểm tra trang web: bình thường. Không có vụ việc phát sinh."),
	};
	bool ok = db_begin(db, err);

	if (ok) {
		ok = entry_put(db, &entry, err) && db_commit(db, err);
		db_rollback(db);
	}
	entry_release(&entry);
	return ok;
}

size_t scribe_check(const char *path, char (*acknowledged)[RANDOM_ID], size_t n)
{
	int64_t broken, checked;
	struct entry entry;
	struct err err;
	struct db *db;

	must(db_open(&db, path, &err), &err);
	must(entries_verify(&broken, &checked, db, &err), &err);
	assert_int_equal(broken, 0);
	for (size_t i = 0; i < n; i++) {
		must(entry_load_id(&entry, db, acknowledged[i], &err), &err);
		entry_release(&entry);
	}
	db_close(db);
	return (size_t)checked;
}

int scribe_start(int *reading_end, const char *path, int entries)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		char id[RANDOM_ID];
		struct err err;
		struct db *db;
		bool ok = db_open(&db, path, &err);
		for (int i = 0; ok && i < entries; i++)
			ok = scribe_add(db, id, &err) &&
			     write(ends[1], id, sizeof id) == (ssize_t)sizeof id;
		if (!ok)
			print_message("%s\n", err.msg);
		_exit(ok ? 0 : 1);
	}
	close(ends[1]);
	*reading_end = ends[0];
	return child;
}
