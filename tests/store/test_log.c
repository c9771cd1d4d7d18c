#include "store/logs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"
#include "store/people.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

static const struct entry_filter everything = {.kind = -1};

static struct entry make_entry(const char *text)
{
	char id[RANDOM_ID];

	return (struct entry){
	    .entry_id = xstrdup(random_id(id)),
	    .happened_at = 1809050400,
	    .entered_at = 1809050460,
	    .shift = xstrdup("truc-ban.2027-04-30.ngay"),
	    .person = xstrdup("NV01"),
	    .uid = 1000,
	    .auth = xstrdup("os"),
	    .text = xstrdup(text),
	};
}

static void put(struct db *db, struct entry *entry)
{
	struct err err;

	must(db_begin(db, &err), &err);
	must(entry_put(db, entry, &err), &err);
	must(db_commit(db, &err), &err);
}

static void put_text(struct db *db, const char *text)
{
	struct entry entry = make_entry(text);

	put(db, &entry);
	entry_release(&entry);
}

static int64_t verify(struct db *db, int64_t *checked)
{
	struct err err;
	int64_t broken = -1;

	must(entries_verify(&broken, checked, db, &err), &err);
	return broken;
}

/* The texts found, newest first, each followed by a bar. Owned. */
static char *find(struct db *db, const struct entry_filter *filter)
{
	struct entries list;
	struct err err;
	char *all = xstrdup("");

	must(entries_load(&list, db, filter, &err), &err);
	for (size_t i = 0; i < list.n; i++) {
		char *longer = xasprintf("%s%s|", all, list.entry[i].text);
		free(all);
		all = longer;
	}
	entries_release(&list);
	return all;
}

static void expect_found(struct db *db, const char *words, const char *wanted)
{
	struct entry_filter filter = everything;

	filter.search = words;
	char *got = find(db, &filter);
	if (strcmp(got, wanted) != 0)
		fail_msg("\"%s\" finds %s", words, got);
	free(got);
}

/* ---- the chain ---- */

static void an_entry_comes_back_as_it_was_put(void **state)
{
	struct test_place *place = *state;
	struct person person = {
	    .code = xstrdup("NV01"), .name = xstrdup("Nguyễn Thị Ân"), .role = ROLE_OFFICER};
	struct entry entry = make_entry("Bàn giao ca, tình hình bình thường");
	struct entry got;
	struct err err;

	must(db_begin(place->db, &err), &err);
	must(person_put(place->db, &person, &err), &err);
	must(db_commit(place->db, &err), &err);
	person_release(&person);
	entry.kind = ENTRY_HANDOVER;
	put(place->db, &entry);
	assert_int_equal(entry.seq, 1);
	assert_int_equal(entry.format, 2);
	must(entry_load(&got, place->db, 1, &err), &err);
	assert_string_equal(got.entry_id, entry.entry_id);
	assert_true(got.happened_at == entry.happened_at && got.entered_at == entry.entered_at);
	assert_string_equal(got.shift, entry.shift);
	assert_string_equal(got.person, "NV01");
	assert_string_equal(got.name, "Nguyễn Thị Ân");
	assert_int_equal(got.uid, 1000);
	assert_string_equal(got.auth, "os");
	assert_int_equal(got.kind, ENTRY_HANDOVER);
	assert_string_equal(got.text, entry.text);
	assert_string_equal(got.salt, entry.salt);
	assert_string_equal(got.commit, entry.commit);
	assert_string_equal(got.hash, entry.hash);
	assert_int_equal(got.refers_to, 0);
	assert_int_equal(got.amended_by, 0);
	entry_release(&got);
	entry_release(&entry);
	refused(entry_load(&got, place->db, 2, &err), &err, "no-entry");
	assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void the_same_id_is_the_same_entry(void **state)
{
	struct test_place *place = *state;
	struct entry entry = make_entry("một"), again = make_entry("hai");
	struct err err;
	int64_t n;

	put(place->db, &entry);
	free(again.entry_id);
	again.entry_id = xstrdup(entry.entry_id);
	put(place->db, &again);
	assert_int_equal(again.seq, 1);
	assert_string_equal(again.text, "một");
	assert_string_equal(again.hash, entry.hash);
	must(entries_count(&n, place->db, &err), &err);
	assert_int_equal(n, 1);
	entry_release(&again);
	must(entry_load_id(&again, place->db, entry.entry_id, &err), &err);
	assert_int_equal(again.seq, 1);
	entry_release(&again);
	entry_release(&entry);
	refused(entry_load_id(&again, place->db, "none", &err), &err, "no-entry");
}

static void a_rolled_back_entry_leaves_no_gap(void **state)
{
	struct test_place *place = *state;
	struct entry entry = make_entry("một");
	struct err err;
	int64_t checked;

	must(db_begin(place->db, &err), &err);
	must(entry_put(place->db, &entry, &err), &err);
	db_rollback(place->db);
	entry_release(&entry);
	put_text(place->db, "hai");
	put_text(place->db, "ba");
	assert_int_equal(verify(place->db, &checked), 0);
	assert_int_equal(checked, 2);
	expect_found(place->db, "mot", "");
	expect_found(place->db, "hai", "hai|");
}

static void a_correction_is_linked_both_ways(void **state)
{
	struct test_place *place = *state;
	struct entry amend = make_entry("lúc 10:05");
	struct entry got;
	struct err err;
	int64_t checked;

	put_text(place->db, "lúc 10:00");
	for (int i = 0; i < 2; i++) {
		amend.kind = ENTRY_AMEND;
		amend.refers_to = 1;
		put(place->db, &amend);
		amend.entry_id[i] = amend.entry_id[i] == '0' ? '1' : '0';
	}
	must(entry_load(&got, place->db, 1, &err), &err);
	assert_int_equal(got.amended_by, 3);
	entry_release(&got);
	must(entry_load(&got, place->db, 2, &err), &err);
	assert_int_equal(got.refers_to, 1);
	entry_release(&got);
	assert_int_equal(verify(place->db, &checked), 0);
	amend.refers_to = 99;
	must(db_begin(place->db, &err), &err);
	refused(entry_put(place->db, &amend, &err), &err, "refused");
	db_rollback(place->db);
	entry_release(&amend);
}

static void the_log_is_append_only(void **state)
{
	struct test_place *place = *state;
	static const char *const attempts[] = {
	    "UPDATE entry SET uid = 0",
	    "DELETE FROM entry",
	    "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 2",
	    ("REPLACE INTO entry (seq, format, entry_id, happened_at, entered_at, person, uid, "
	     "auth,"
	     " kind, commitment, hash) SELECT 3, format, entry_id, happened_at, entered_at, person,"
	     " uid, auth, kind, commitment, hash FROM entry WHERE seq = 2"),
	    "UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 2",
	    "UPDATE entry_text SET text = 'x'",
	    "UPDATE entry_text SET text = NULL, salt = NULL",
	    "DELETE FROM entry_text",
	    "INSERT OR REPLACE INTO entry_text (seq, text, salt) VALUES (1, 'x', 'y')",
	    ("INSERT INTO entry (seq, format, entry_id, happened_at, entered_at, person, uid, auth,"
	     " kind, commitment, hash) SELECT 9, format, 'ffffffffffffffffffffffffffffffff',"
	     " happened_at, entered_at, person, uid, auth, kind, commitment, hash FROM entry"
	     " WHERE seq = 2"),
	};
	int64_t checked;

	put_text(place->db, "một");
	put_text(place->db, "hai");
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		struct err err;
		must(db_begin(place->db, &err), &err);
		if (db_exec(place->db, attempts[i], NULL, NULL, &err))
			fail_msg("allowed: %s", attempts[i]);
		assert_string_equal(err.key, "refused");
		db_rollback(place->db);
		/* Nor may another program without our settings, but for REPLACE. */
		if (!strstr(attempts[i], "REPLACE"))
			assert_false(foreign_try(place->path, attempts[i]));
	}
	assert_int_equal(verify(place->db, &checked), 0);
	assert_int_equal(checked, 2);
}

/* ---- damage ---- */

#define FREE_TRIGGERS                                                                              \
	"PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0;"                            \
	"DROP TRIGGER entry_stays; DROP TRIGGER entry_kept; DROP TRIGGER entry_in_order;"          \
	"DROP TRIGGER entry_text_stays; DROP TRIGGER entry_text_kept;"

static void every_changed_column_is_noticed(void **state)
{
	struct test_place *place = *state;
	static const char *const damages[] = {
	    "UPDATE entry SET format = 1 WHERE seq = 3",
	    "UPDATE entry SET entry_id = 'x' || substr(entry_id, 2) WHERE seq = 3",
	    "UPDATE entry SET happened_at = happened_at + 1 WHERE seq = 3",
	    "UPDATE entry SET entered_at = entered_at + 1 WHERE seq = 3",
	    "UPDATE entry SET shift = 'x' WHERE seq = 3",
	    "UPDATE entry SET shift = NULL WHERE seq = 3",
	    "UPDATE entry SET person = 'NV02' WHERE seq = 3",
	    "UPDATE entry SET uid = 0 WHERE seq = 3",
	    "UPDATE entry SET auth = 'pin' WHERE seq = 3",
	    "UPDATE entry SET kind = 'check' WHERE seq = 3",
	    "UPDATE entry SET kind = 'gossip' WHERE seq = 3",
	    "UPDATE entry SET refers_to = 1 WHERE seq = 3",
	    "UPDATE entry SET commitment = 'x' || substr(commitment, 2) WHERE seq = 3",
	    "UPDATE entry SET commitment = commitment || 'x' WHERE seq = 3",
	    "UPDATE entry SET hash = 'x' || substr(hash, 2) WHERE seq = 3",
	    "UPDATE entry SET hash = hash || 'x' WHERE seq = 3",
	    "UPDATE entry SET seq = 99 WHERE seq = 3",
	    "UPDATE entry_text SET text = text || '.' WHERE seq = 3",
	    "UPDATE entry_text SET salt = 'x' || substr(salt, 2) WHERE seq = 3",
	    "UPDATE entry_text SET text = NULL, salt = NULL WHERE seq = 3",
	    "DELETE FROM entry_text WHERE seq = 3",
	    "DELETE FROM entry WHERE seq = 3",
	    /* Two texts change places. */
	    ("UPDATE entry_text SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4);"
	     "UPDATE entry_text SET seq = -seq WHERE seq < 0"),
	};
	char *copy = xasprintf("cp '%s' '%s.kept'", place->path, place->path);
	char *back = xasprintf("cp '%s.kept' '%s'", place->path, place->path);

	for (int i = 0; i < 5; i++)
		put_text(place->db, "một hai ba");
	assert_int_equal(system(copy), 0);
	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		char *sql = xasprintf(FREE_TRIGGERS "%s", damages[i]);
		int64_t checked;
		foreign_exec(place->path, sql);
		int64_t broken = verify(place->db, &checked);
		if (broken != 3 || checked != 2)
			fail_msg("%s: broken at %lld", damages[i], (long long)broken);
		free(sql);
		db_close(place->db);
		assert_int_equal(system(back), 0);
		struct err err;
		must(db_open(&place->db, place->path, &err), &err);
		assert_int_equal(verify(place->db, &checked), 0);
		assert_int_equal(checked, 5);
	}
	free(copy);
	free(back);
}

static void a_log_of_another_database_is_not_this_one(void **state)
{
	struct test_place *place = *state;
	int64_t checked;

	put_text(place->db, "một");
	foreign_exec(place->path, "DROP TRIGGER setting_identity_stays;"
	                          "UPDATE setting SET value = 'x' WHERE name = 'log-id'");
	assert_int_equal(verify(place->db, &checked), 1);
	assert_int_equal(checked, 0);
}

/* ---- search and filters ---- */

static void words_are_found_without_their_marks(void **state)
{
	struct test_place *place = *state;
	static const struct {
		const char *words, *found;
	} cases[] = {
	    {"su co", "Sự cố lúc nửa đêm|"},
	    {"sự cố", "Sự cố lúc nửa đêm|"},
	    {"SỰ CỐ", "Sự cố lúc nửa đêm|"},
	    {"su\xCC\xA3 co\xCC\x82\xCC\x81", "Sự cố lúc nửa đêm|"}, /* decomposed */
	    {"dem", "đếm lại thiết bị|Sự cố lúc nửa đêm|"},
	    {"dem su", "Sự cố lúc nửa đêm|"},
	    {"d", "Gọi 0904.185.683, \"để lại lời nhắn\"|đếm lại thiết bị|Sự cố lúc nửa đêm|"},
	    {"su ", "Sự cố lúc nửa đêm|"},
	    {"su c", "Sự cố lúc nửa đêm|"},
	    {"nhanx", ""},
	    {"de", "Gọi 0904.185.683, \"để lại lời nhắn\"|đếm lại thiết bị|Sự cố lúc nửa đêm|"},
	    {"de dem", ""}, /* only the last word may be a beginning */
	    {"thiet bi khac", ""},
	    {"0904.185", "Gọi 0904.185.683, \"để lại lời nhắn\"|"},
	    {"0904185", ""},
	    {"\"để lại", "Gọi 0904.185.683, \"để lại lời nhắn\"|"},
	    {"", "Gọi 0904.185.683, \"để lại lời nhắn\"|đếm lại thiết bị|Sự cố lúc nửa đêm|"},
	    {"  ", "Gọi 0904.185.683, \"để lại lời nhắn\"|đếm lại thiết bị|Sự cố lúc nửa đêm|"},
	};
	struct err err;

	put_text(place->db, "Sự cố lúc nửa đêm");
	put_text(place->db, "đếm lại thiết bị");
	put_text(place->db, "Gọi 0904.185.683, \"để lại lời nhắn\"");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_found(place->db, cases[i].words, cases[i].found);
	must(db_begin(place->db, &err), &err);
	must(entries_rebuild_index(place->db, &err), &err);
	must(db_commit(place->db, &err), &err);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_found(place->db, cases[i].words, cases[i].found);
	/* Operators of the engine are words like others. */
	expect_found(place->db, "nhan AND", "");
	expect_found(place->db, "words:nhan", "");
	expect_found(place->db, "(nhan", "Gọi 0904.185.683, \"để lại lời nhắn\"|");
	expect_found(place->db, "nhan*", "Gọi 0904.185.683, \"để lại lời nhắn\"|");
}

static void filters_go_together(void **state)
{
	struct test_place *place = *state;

	for (int i = 1; i <= 6; i++) {
		char *text = xasprintf("ca %d", i);
		struct entry entry = make_entry(text);
		entry.happened_at = i * 100;
		entry.kind = i % 2 ? ENTRY_CHECK : ENTRY_NOTE;
		if (i > 4)
			entry.shift[0] = 'x';
		if (i == 6)
			entry.person[0] = 'X';
		if (i > 2 && i < 5)
			entry.system = xstrdup(i == 3 ? "web" : "mail");
		if (i == 2 || i == 3) {
			entry.record.kind = xstrdup("follow");
			entry.record.object = xasprintf("%d", i);
			entry.record.effect = RECORD_OPENS;
		}
		put(place->db, &entry);
		entry_release(&entry);
		free(text);
	}
	static const struct {
		struct entry_filter filter;
		const char *found;
	} cases[] = {
	    {{.kind = -1, .limit = 2}, "ca 6|ca 5|"},
	    {{.kind = -1, .limit = 2, .before = 3}, "ca 2|ca 1|"},
	    {{.kind = -1, .from = 200, .to = 400}, "ca 3|ca 2|"},
	    {{.kind = ENTRY_CHECK}, "ca 5|ca 3|ca 1|"},
	    {{.kind = ENTRY_NOTE, .search = "ca", .from = 300}, "ca 6|ca 4|"},
	    {{.kind = -1, .shift = "xruc-ban.2027-04-30.ngay"}, "ca 6|ca 5|"},
	    {{.kind = -1, .person = "XV01"}, "ca 6|"},
	    {{.kind = -1, .search = "c", .limit = 1, .before = 5}, "ca 4|"},
	    {{.kind = -1, .system = "web"}, "ca 3|"},
	    {{.kind = ENTRY_CHECK, .system = "mail"}, ""},
	    {{.kind = -1, .system = "mail", .search = "ca", .from = 100}, "ca 4|"},
	    {{.kind = -1, .system = "mail", .shift = "xruc-ban.2027-04-30.ngay"}, ""},
	    {{.kind = -1, .open_only = true}, "ca 3|ca 2|"},
	    {{.kind = -1, .open_only = true, .limit = 1}, "ca 3|"},
	    {{.kind = -1, .open_only = true, .before = 3}, "ca 2|"},
	    {{.kind = ENTRY_NOTE, .open_only = true}, "ca 2|"},
	    {{.kind = -1, .open_only = true, .system = "web"}, "ca 3|"},
	    {{.kind = -1, .open_only = true, .system = "mail"}, ""},
	    {{.kind = -1, .open_only = true, .search = "ca", .to = 300}, "ca 2|"},
	    {{.kind = -1, .open_only = true, .from = 300}, "ca 3|"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *got = find(place->db, &cases[i].filter);
		assert_string_equal(got, cases[i].found);
		free(got);
	}
}

/* ---- audit ---- */

static void audit_rows_are_kept_in_order_for_ever(void **state)
{
	struct test_place *place = *state;
	static const char *const attempts[] = {
	    "UPDATE audit SET person = 'x'",
	    "DELETE FROM audit",
	    "INSERT OR REPLACE INTO audit SELECT * FROM audit",
	};
	struct audits list;
	struct err err;

	must(db_begin(place->db, &err), &err);
	for (int i = 1; i <= 3; i++) {
		struct audit audit = {
		    .id = xasprintf("%d", i),
		    .at = i,
		    .person = xstrdup("NV01"),
		    .uid = 1000,
		    .auth = xstrdup("stated"),
		    .action = xstrdup("roster publish"),
		    .object = xstrdup("30-4/2027 v1"),
		    .detail = xstrdup(""),
		};
		must(audit_put(place->db, &audit, &err), &err);
		free(audit.id);
		free(audit.person);
		free(audit.auth);
		free(audit.action);
		free(audit.object);
		free(audit.detail);
	}
	must(db_commit(place->db, &err), &err);
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		must(db_begin(place->db, &err), &err);
		refused(db_exec(place->db, attempts[i], NULL, NULL, &err), &err, "refused");
		db_rollback(place->db);
	}
	must(audits_load(&list, place->db, 2, &err), &err);
	assert_int_equal(list.n, 2);
	assert_string_equal(list.audit[0].id, "3");
	assert_string_equal(list.audit[1].object, "30-4/2027 v1");
	assert_string_equal(list.audit[1].auth, "stated");
	audits_release(&list);
	must(audits_load(&list, place->db, 0, &err), &err);
	assert_int_equal(list.n, 3);
	audits_release(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(an_entry_comes_back_as_it_was_put, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(the_same_id_is_the_same_entry, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_rolled_back_entry_leaves_no_gap, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_correction_is_linked_both_ways, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(the_log_is_append_only, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(every_changed_column_is_noticed, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_log_of_another_database_is_not_this_one, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(words_are_found_without_their_marks, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(filters_go_together, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(audit_rows_are_kept_in_order_for_ever, place_make,
	                                    place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
