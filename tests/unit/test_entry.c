#include "domain/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "test.h"

#include "base/banned.h"

/*
 * The vectors are from another implementation; they hold for ever:
 *
 * import hashlib
 * def text(x): b = x.encode(); return len(b).to_bytes(8, 'big') + b
 * def field(n, v): return text(n) + (text(v) if v is not None else b'\xff' * 8)
 * def H(b): return hashlib.sha256(b).hexdigest()
 * def commit(salt, t): return H(b'trucban-c1' + salt.encode() + t.encode())
 * NAMES = ('format seq entry_id log_id happened_at entered_at shift person uid auth kind '
 *          'refers_to commit').split()
 * def entry(prev, *v): return H(b'trucban-e1' + prev.encode() + b''.join(map(field, NAMES, v)))
 * log = '00112233445566778899aabbccddeeff'
 * c1 = commit('a0a1a2a3a4a5a6a7a8a9aaabacadaeaf', 'Mất điện tủ mạng tầng 2')
 * h1 = entry(H(log.encode()), '1', '1', '0123456789abcdef0123456789abcdef', log, '1809050400',
 *            '1809050460', 'truc-ban.2027-04-30.ngay', 'NV01', '1000', 'os', 'incident', None, c1)
 * c2 = commit('b' * 32, '')
 * h2 = entry(h1, '1', '2', 'fedcba9876543210fedcba9876543210', log, '1809050400', '1809054000',
 *            None, '', '0', 'stated', 'amend', '1', c2)
 * print(H(log.encode()), c1, h1, c2, h2, sep='\n')
 */
#define LOG_ID   "00112233445566778899aabbccddeeff"
#define FIRST    "5947d7c33d783f94b3b4c1a96ebc8991ed28f1b069b71e03376cba8caa98a720"
#define COMMIT_1 "2d2035d33f74799e4f77b024486dfa602fd49741c0159cef8afe905bba4126b6"
#define HASH_1   "38a157cf1d8a5ce16a69985317fcee606d225246fcec64b10b438f9f6b375012"
#define COMMIT_2 "d084cd6178912bd9710f8dfee0129b8940232a62d62c730ea01d11b49bb8001b"
#define HASH_2   "35cd5a295b0de1032cf9008e1d0f27c9335304cb362199eb96b470ccff057ac9"

static struct entry first_entry(void)
{
	struct entry entry = {
	    .format = 1,
	    .seq = 1,
	    .entry_id = xstrdup("0123456789abcdef0123456789abcdef"),
	    .happened_at = 1809050400,
	    .entered_at = 1809050460,
	    .shift = xstrdup("truc-ban.2027-04-30.ngay"),
	    .person = xstrdup("NV01"),
	    .name = xstrdup("Nguyễn Thị Ân"),
	    .uid = 1000,
	    .auth = xstrdup("os"),
	    .kind = ENTRY_INCIDENT,
	    .text = xstrdup("Mất điện tủ mạng tầng 2"),
	    .salt = xstrdup("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"),
	};

	entry_commit(entry.commit, entry.salt, entry.text);
	return entry;
}

static void the_chain_starts_from_the_log_id(void **state)
{
	char first[HASH_HEX];

	(void)state;
	entry_first(first, LOG_ID);
	assert_string_equal(first, FIRST);
}

/*
 * Format 2, from the same:
 *
 * NAMES += 'number system record'.split()
 * r = H(b'trucban-r1' + salt.encode() + field('kind', 'incident') +
 *       field('object', 'SC-2027-30-4-01') + field('effect', 'opens') +
 *       field('fields', 'due=1809061260\\ngroup=thay đổi nội dung\\n'))
 * h3 = entry(h1, '2', '2', 'fedcba9876543210fedcba9876543210', log, '1809050400', '1809054000',
 *            None, '', '0', 'pin', 'incident', '1', c1, 'NK-2027-30-4-002', 'web', r)
 * h4 = entry(h3, '2', '3', '0123456789abcdef0123456789abcdef', log, '1809050400', '1809054000',
 *            None, '', '0', 'stated', 'note', None, c1, None, None, None)
 */
#define RECORD_3 "ffb867f8fb3f609aedce28c20d40efcfef4bf2b03c8f021059754d8f872814e8"
#define HASH_3   "82287b16c970c90282c5b1a4f3ae87a32c291531c69f902c3ff4f695f36b87c2"
#define HASH_4   "82157bbd8d8e667f09117fe3141d7820a397609ddd41239fcaf38ce708714001"

static void hashes_of_format_2_are_those_of_another_implementation(void **state)
{
	char kind[] = "incident", object[] = "SC-2027-30-4-01", system[] = "web", nobody[] = "";
	char number[] = "NK-2027-30-4-002", id[] = "fedcba9876543210fedcba9876543210";
	char other[] = "0123456789abcdef0123456789abcdef", pin[] = "pin", stated[] = "stated";
	struct entry entry = {
	    .format = 2,
	    .seq = 2,
	    .entry_id = id,
	    .happened_at = 1809050400,
	    .entered_at = 1809054000,
	    .person = nobody,
	    .auth = pin,
	    .kind = ENTRY_INCIDENT,
	    .refers_to = 1,
	    .number = number,
	    .system = system,
	    .record = {.kind = kind, .object = object, .effect = RECORD_OPENS},
	};
	char hash[HASH_HEX];

	(void)state;
	fields_set_int(&entry.record.fields, "due", 1809061260);
	fields_set(&entry.record.fields, "group", "thay đổi nội dung");
	record_commit(entry.record_hash, &entry.record, "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
	assert_string_equal(entry.record_hash, RECORD_3);
	fields_release(&entry.record.fields);
	memcpy(entry.commit, COMMIT_1, HASH_HEX);
	entry_hash(hash, &entry, LOG_ID, HASH_1);
	assert_string_equal(hash, HASH_3);
	entry = (struct entry){.format = 2,
	                       .seq = 3,
	                       .entry_id = other,
	                       .happened_at = 1809050400,
	                       .entered_at = 1809054000,
	                       .person = nobody,
	                       .auth = stated,
	                       .kind = ENTRY_NOTE};
	memcpy(entry.commit, COMMIT_1, HASH_HEX);
	entry_hash(hash, &entry, LOG_ID, HASH_3);
	assert_string_equal(hash, HASH_4);
}

static void hashes_are_those_of_another_implementation(void **state)
{
	struct entry entry = first_entry();
	char hash[HASH_HEX];

	(void)state;
	assert_string_equal(entry.commit, COMMIT_1);
	entry_hash(hash, &entry, LOG_ID, FIRST);
	assert_string_equal(hash, HASH_1);
	entry_release(&entry);
}

static void absent_fields_and_empty_texts_have_their_place(void **state)
{
	struct entry entry = {
	    .format = 1,
	    .seq = 2,
	    .entry_id = xstrdup("fedcba9876543210fedcba9876543210"),
	    .happened_at = 1809050400,
	    .entered_at = 1809054000,
	    .person = xstrdup(""),
	    .auth = xstrdup("stated"),
	    .kind = ENTRY_AMEND,
	    .refers_to = 1,
	};
	char hash[HASH_HEX];

	(void)state;
	entry_commit(entry.commit, "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "");
	assert_string_equal(entry.commit, COMMIT_2);
	entry_hash(hash, &entry, LOG_ID, HASH_1);
	assert_string_equal(hash, HASH_2);
	entry_release(&entry);
}

static void change_text(char **field)
{
	free(*field);
	*field = xstrdup("x");
}

/* Changes one field of the entry; false when there is no field of that number. */
static bool change_field(struct entry *entry, int number)
{
	switch (number) {
	case 0:
		entry->seq++;
		return true;
	case 1:
		change_text(&entry->entry_id);
		return true;
	case 2:
		entry->happened_at++;
		return true;
	case 3:
		entry->entered_at++;
		return true;
	case 4:
		change_text(&entry->shift);
		return true;
	case 5:
		free(entry->shift);
		entry->shift = NULL;
		return true;
	case 6:
		change_text(&entry->person);
		return true;
	case 7:
		entry->uid++;
		return true;
	case 8:
		change_text(&entry->auth);
		return true;
	case 9:
		entry->kind = ENTRY_NOTE;
		return true;
	case 10:
		entry->refers_to = 7;
		return true;
	case 11:
		entry_commit(entry->commit, entry->salt, "other");
		return true;
	case 12:
		entry_commit(entry->commit, "other", entry->text);
		return true;
	default:
		return false;
	}
}

static void every_field_counts(void **state)
{
	bool changed = true;

	(void)state;
	for (int number = 0; changed; number++) {
		struct entry entry = first_entry();
		char hash[HASH_HEX];
		changed = change_field(&entry, number);
		entry_hash(hash, &entry, LOG_ID, FIRST);
		if (changed && strcmp(hash, HASH_1) == 0)
			fail_msg("field %d is not in the hash", number);
		entry_release(&entry);
	}
	struct entry entry = first_entry();
	char hash[HASH_HEX];
	entry_hash(hash, &entry, LOG_ID, HASH_2);
	assert_string_not_equal(hash, HASH_1);
	entry_hash(hash, &entry, HASH_2, FIRST);
	assert_string_not_equal(hash, HASH_1);
	entry_release(&entry);
}

static void kinds_are_found_by_either_name(void **state)
{
	enum entry_kind kind;

	(void)state;
	for (int i = 0; i < ENTRY_KINDS; i++) {
		assert_true(entry_kind_find(&kind, entry_kind_name((enum entry_kind)i)));
		assert_int_equal(kind, i);
		assert_true(entry_kind_find(&kind, entry_kind_label((enum entry_kind)i)));
		assert_int_equal(kind, i);
	}
	assert_true(entry_kind_find(&kind, "  HANDOVER "));
	assert_int_equal(kind, ENTRY_HANDOVER);
	assert_false(entry_kind_find(&kind, ""));
	assert_false(entry_kind_find(&kind, "gossip"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_chain_starts_from_the_log_id),
	    cmocka_unit_test(hashes_are_those_of_another_implementation),
	    cmocka_unit_test(hashes_of_format_2_are_those_of_another_implementation),
	    cmocka_unit_test(absent_fields_and_empty_texts_have_their_place),
	    cmocka_unit_test(every_field_counts),
	    cmocka_unit_test(kinds_are_found_by_either_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
