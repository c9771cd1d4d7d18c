#include "office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "service/botnet.h"
#include "service/watchlog.h"
#include "store/records.h"

#include "base/banned.h"

/* Takes in a list of that text; the file is gone afterwards. */
static bool take_in(struct botnet_import *out, struct office *o, const char *text)
{
	char *path = xasprintf("%s.ip.txt", o->place->path);
	FILE *file = fopen(path, "w");
	bool ok;

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	ok = botnet_import(out, o->app, path, &o->err);
	assert_int_equal(unlink(path), 0);
	free(path);
	return ok;
}

static void set_range(struct office *o, const char *range)
{
	struct config *config = &o->app->config;

	config->range = array_grow(config->range, config->n_ranges, sizeof *config->range);
	config->range[config->n_ranges++] = xstrdup(range);
}

static size_t count_open(struct office *o)
{
	struct open_items items;
	size_t n;

	must(open_items_load(&items, o->app->db, "botnet", &o->err), &o->err);
	n = items.n;
	open_items_release(&items);
	return n;
}

static void expect(struct office *o, const char *text, size_t hits, size_t fresh)
{
	struct botnet_import import;

	must(take_in(&import, o, text), &o->err);
	assert_int_equal(import.hits, hits);
	assert_int_equal(import.fresh, fresh);
	assert_int_equal(strlen(import.sha256), 64);
	assert_true(*import.number);
	botnet_import_release(&import);
}

static void each_of_ours_is_entered_once_and_open(void **state)
{
	struct office *o = *state;
	struct entries records;
	int64_t n;

	set_range(o, "203.0.113.0/24");
	set_range(o, "2001:db8::/32");
	expect(o, "ip\n203.0.113.7,Mirai\n2001:db8::5\n198.51.100.1\n203.0.113.7\n", 2, 2);
	assert_int_equal(count_open(o), 2);
	/* The list of the next month: one is known, one is new. */
	expect(o, "203.0.113.7\n203.0.113.8\n", 2, 1);
	assert_int_equal(count_open(o), 3);
	must(entries_count(&n, o->app->db, &o->err), &o->err);
	assert_int_equal(n, 5);
	must(records_load(&records, o->app->db, "botnet", "", &o->err), &o->err);
	assert_int_equal(records.n, 2);
	assert_int_equal(fields_get_int(&records.entry[0].record.fields, "addresses", 0), 3);
	assert_int_equal(fields_get_int(&records.entry[0].record.fields, "twice", 0), 1);
	assert_non_null(
	    strstr(records.entry[0].text, fields_get(&records.entry[0].record.fields, "sha256")));
	entries_release(&records);
}

static void what_is_cleaned_is_closed_with_evidence(void **state)
{
	struct office *o = *state;
	struct entry entry;
	struct botnet_hits hits;

	set_range(o, "203.0.113.0/24");
	expect(o, "203.0.113.7\n", 1, 1);
	refused(botnet_clean(&entry, o->app, "203.0.113.7", " ", &o->err), &o->err, "no-evidence");
	refused(botnet_clean(&entry, o->app, "máy in", "x", &o->err), &o->err, "bad-address");
	refused(botnet_clean(&entry, o->app, "203.0.113.8", "x", &o->err), &o->err, "no-hit");
	/* However it is written. */
	must(botnet_clean(&entry, o->app, "::ffff:203.0.113.7", "đã cài lại", &o->err), &o->err);
	entry_release(&entry);
	assert_int_equal(count_open(o), 0);
	refused(botnet_clean(&entry, o->app, "203.0.113.7", "x", &o->err), &o->err, "no-hit");
	/* The same list again says nothing new; another one does. */
	expect(o, "203.0.113.7\n", 1, 0);
	assert_int_equal(count_open(o), 0);
	expect(o, "203.0.113.7\n203.0.114.1\n", 1, 1);
	assert_int_equal(count_open(o), 1);
	must(botnet_list(&hits, o->app, &o->err), &o->err);
	assert_int_equal(hits.n, 1);
	assert_string_equal(hits.hit[0].evidence, "");
	botnet_hits_release(&hits);
}

static void systems_of_the_register_have_addresses_too(void **state)
{
	struct office *o = *state;
	struct record record = {.kind = xstrdup("system"), .object = xstrdup("web")};
	const struct log_draft draft = {.text = "Hệ thống web", .record = &record};
	struct entry entry;
	struct botnet_hits hits;

	fields_set(&record.fields, "addresses", "so.example, 198.51.100.4;198.51.100.8/30");
	must(log_add(&entry, o->app, &draft, &o->err), &o->err);
	entry_release(&entry);
	record_release(&record);
	expect(o, "198.51.100.4\n198.51.100.9\n198.51.100.99\n", 2, 2);
	must(botnet_list(&hits, o->app, &o->err), &o->err);
	assert_string_equal(botnet_find(&hits, "198.51.100.4")->system, "web");
	botnet_hits_release(&hits);
}

static void what_cannot_be_taken_in_leaves_nothing(void **state)
{
	struct office *o = *state;
	struct botnet_import import;
	struct str many = {0};
	int64_t n;

	refused(take_in(&import, o, "203.0.113.7\n"), &o->err, "no-ranges");
	set_range(o, "0.0.0.0/0");
	refused(take_in(&import, o, "ip\n"), &o->err, "no-address");
	for (int i = 0; i < 1200; i++)
		str_addf(&many, "198.18.%d.%d\n", i / 200, i % 200);
	refused(take_in(&import, o, str_text(&many)), &o->err, "too-many-hits");
	str_release(&many);
	o->app->actor.role = ROLE_READER;
	refused(take_in(&import, o, "203.0.113.7\n"), &o->err, "not-allowed");
	must(entries_count(&n, o->app->db, &o->err), &o->err);
	assert_int_equal(n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(each_of_ours_is_entered_once_and_open, school,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_is_cleaned_is_closed_with_evidence, school,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(systems_of_the_register_have_addresses_too, school,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(what_cannot_be_taken_in_leaves_nothing, school,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
