/*
 * Figures of the store: bench_store [FOLDER [ENTRIES]]. The folder (default: the current one)
 * decides whether a disk or memory is measured.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/random.h"
#include "store/db.h"
#include "store/logs.h"
#include "store/people.h"
#include "store/rosters.h"

#include "base/banned.h"

static int64_t entries = 100000;

static void must(bool ok, const struct err *err)
{
	if (ok)
		return;
	fprintf(stderr, "%s\n", err->msg);
	exit(1);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void put_entry(struct db *db, int i)
{
	static const char *const words[] = {"trang web", "mã độc", "thư điện tử", "đường truyền"};
	char id[RANDOM_ID];
	struct err err;
	struct entry entry = {
	    .entry_id = xstrdup(random_id(id)),
	    .happened_at = 1809050400 + i,
	    .entered_at = 1809050460 + i,
	    .person = xstrdup("NV01"),
	    .auth = xstrdup("os"),
	    .text = xasprintf("Kiểm tra %s lần %d: bình thường%s", words[i % 4], i,
	                      i % 1000 == 0 ? ", có sự cố nhỏ lúc nửa đêm" : ""),
	};

	must(entry_put(db, &entry, &err), &err);
	entry_release(&entry);
}

static void append(struct db *db, int n, int in_one)
{
	struct err err;

	for (int i = 0; i < n; i++) {
		if (i % in_one == 0)
			must(db_begin(db, &err), &err);
		put_entry(db, i);
		if (i % in_one == in_one - 1)
			must(db_commit(db, &err), &err);
	}
}

static void search(struct db *db, const char *words, int limit)
{
	const struct entry_filter filter = {.kind = -1, .search = words, .limit = limit};
	struct entries list;
	struct err err;
	double start = now();

	must(entries_load(&list, db, &filter, &err), &err);
	printf("search \"%s\" in %lld entries, newest %d: %.2f ms, %zu found\n", words,
	       (long long)entries, limit, now() - start, list.n);
	entries_release(&list);
}

/* What a screen of today asks: a few entries, and nothing tells that there are no more. */
static void load_day(struct db *db)
{
	const struct entry_filter filter = {.kind = -1, .from = 1809050400 + entries - 20};
	struct entries list;
	struct err err;
	double start = now();

	must(entries_load(&list, db, &filter, &err), &err);
	printf("entries of a day among %lld: %.2f ms, %zu found\n", (long long)entries,
	       now() - start, list.n);
	entries_release(&list);
}

/* 12 slots a day over 5 days. */
static void put_roster(struct db *db)
{
	struct posts posts = {.post = xcalloc(4, sizeof *posts.post), .n = 4};
	struct holidays holidays = {0};
	struct roster roster = {0};
	struct period period = {0};
	struct err err;
	struct person person = {.code = xstrdup("NV01"), .name = xstrdup("Nguyễn Thị Ân")};

	for (size_t p = 0; p < 4; p++) {
		struct post *post = &posts.post[p];
		*post = (struct post){.id = xasprintf("vi-tri-%zu", p),
		                      .title = xstrdup("Trực ban"),
		                      .shift = xcalloc(3, sizeof *post->shift),
		                      .n_shifts = 3,
		                      .headcount = 1,
		                      .skill = xstrdup(""),
		                      .concurrent = xstrdup("")};
		for (int s = 0; s < 3; s++)
			post->shift[s] = (struct shift){.code = xasprintf("ca%d", s),
			                                .name = xasprintf("Ca %d", s),
			                                .start = s * 480,
			                                .length = 480,
			                                .days = DAYS_ALL};
	}
	period_span(&period, date_from_ymd(2027, 4, 30), date_from_ymd(2027, 5, 4));
	roster_lay_out(&roster, &period, &posts, &holidays);
	for (size_t i = 0; i < roster.n_slots; i++)
		slot_assign(&roster.slot[i], "NV01", "Nguyễn Thị Ân", "Chuyên viên");
	must(db_begin(db, &err), &err);
	must(person_put(db, &person, &err), &err);
	must(roster_put_draft(db, &roster, &err), &err);
	roster.published_at = 1;
	must(roster_put_published(db, &roster, &err), &err);
	must(db_commit(db, &err), &err);
	printf("roster of %zu slots\n", roster.n_slots);
	person_release(&person);
	roster_release(&roster);
	period_release(&period);
	posts_release(&posts);
}

static void load_roster(struct db *db)
{
	struct rosters list;
	struct err err;
	double start = now();

	for (int i = 0; i < 100; i++) {
		must(rosters_load(&list, db, 0, INT64_MAX, &err), &err);
		rosters_release(&list);
	}
	printf("load it: %.3f ms\n", (now() - start) / 100);
}

int main(int argc, char **argv)
{
	char *path = xasprintf("%s/bench-%ld.db", argc > 1 ? argv[1] : ".", (long)getpid());
	char *lock = xasprintf("%s.lock", path);
	int64_t broken, checked;
	struct err err;
	struct db *db;

	if (argc > 2)
		must(number_parse(&entries, argv[2], 1000, 10000000, &err), &err);
	must(db_create(path, true, NULL, NULL, &err) && db_open(&db, path, &err), &err);
	double start = now();
	append(db, 200, 1);
	printf("append one entry: %.3f ms\n", (now() - start) / 200);
	append(db, (int)entries, 1000);
	search(db, "su co dem", 50);
	search(db, "trang web", 50);
	search(db, "lan 999", 50);
	search(db, "binh thuong", 50);
	search(db, "BÌNH THƯỜN", 50);
	search(db, "thu\xcc\x9bo\xcc\x9b\xcc\x80ng", 50);
	search(db, "t", 50);
	load_day(db);
	search(db, "binh thuong", 0);
	start = now();
	must(entries_verify(&broken, &checked, db, &err), &err);
	printf("follow the chain of %lld entries: %.0f ms\n", (long long)checked, now() - start);
	put_roster(db);
	load_roster(db);
	start = now();
	db_close(db);
	must(db_open(&db, path, &err), &err);
	printf("open: %.2f ms\n", now() - start);
	db_close(db);
	file_remove(path);
	file_remove(lock);
	free(path);
	free(lock);
	return broken != 0;
}
