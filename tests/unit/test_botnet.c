/* Lists of botnet addresses: read, matched against ours, folded from the records. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/botnet.h"

static struct botnet_items read_text(const char *text, struct findings *bad)
{
	struct botnet_items items = {0};
	struct err err = {0};

	if (!botnet_read(&items, "ip.txt", text, bad, &err))
		fail_msg("%s", err.msg);
	return items;
}

static void a_list_is_plain_or_a_table(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t n, twice, bad;
	} cases[] = {
	    {"203.0.113.7\n198.51.100.9\n", 2, 0, 0},
	    {"203.0.113.7", 1, 0, 0},
	    {"# tháng 4\n\n203.0.113.7 # máy in\r\n203.0.113.7\n", 1, 1, 0},
	    {"STT,IP,Mã độc\n1,\"203.0.113.7\",Mirai\n2,2001:db8::1,Mirai\n", 2, 0, 0},
	    {"ip;port\n203.0.113.7;443\n::ffff:203.0.113.7;80\n", 1, 1, 0},
	    {"203.0.113.7\tMirai\n[2001:db8::1]\tMirai\n", 2, 0, 0},
	    {"203.0.113.7 Mirai\nkhông rõ\n203.0.113.300\n", 1, 0, 2},
	    {"203.0.113.0/24\n203.0.113.9/24\n203.0.113.0/25\n", 2, 1, 0},
	    {"203.0.113.7\n0.0.0.0/0\n::/8\n", 1, 0, 2},
	    {"203.0.113.7,198.51.100.9\n", 2, 0, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct findings bad = {0};
		struct botnet_items items = read_text(cases[i].text, &bad);

		if (items.n != cases[i].n || items.twice != cases[i].twice || bad.n != cases[i].bad)
			fail_msg("%zu: %zu items, %zu twice, %zu bad", i, items.n, items.twice,
			         bad.n);
		botnet_items_release(&items);
		findings_release(&bad);
	}
}

static void faults_say_their_line(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct botnet_items items = read_text("ip\n203.0.113.7,x\nkhông\n0.0.0.0/1\n", &bad);
	struct err err = {0};

	assert_string_equal(bad.item[0].text, "ip.txt:3: no address in \"không\"");
	assert_non_null(strstr(bad.item[1].text, "ip.txt:4: 0.0.0.0/1"));
	assert_int_equal(items.item[0].line, 2);
	assert_string_equal(items.item[0].note, "203.0.113.7,x");
	botnet_items_release(&items);
	findings_release(&bad);
	assert_false(botnet_read(&items, "ip.txt", "ip\n", &bad, &err));
	assert_string_equal(err.key, "no-address");
	assert_false(botnet_read(&items, "ip.txt", "", &bad, &err));
	findings_release(&bad);
}

static char web[] = "web", none[] = "";

static void what_is_ours_is_found_whichever_is_wider(void **state)
{
	(void)state;
	static const struct {
		const char *text, *found; /* "address/system " of each */
	} cases[] = {
	    {"203.0.113.99\n", "203.0.113.99= "},
	    {"203.0.113.7\n", "203.0.113.7=web "},
	    {"198.51.100.1\n", ""},
	    {"203.0.113.0/28\n", "203.0.113.0/28= 203.0.113.7=web "},
	    {"203.0.0.0/16\n", "203.0.113.0/24= 203.0.113.7=web "},
	    {"2001:db8:5::9\n2001:db9::9\n", "2001:db8:5::9= "},
	    /* the same address by two lines */
	    {"203.0.0.0/16\n203.0.113.0/24\n", "203.0.113.0/24= 203.0.113.7=web "},
	};
	struct botnet_own own[3] = {{.system = none}, {.system = web}, {.system = none}};

	assert_true(address_parse(&own[0].range, "203.0.113.0/24"));
	assert_true(address_parse(&own[1].range, "203.0.113.7"));
	assert_true(address_parse(&own[2].range, "2001:db8::/32"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct findings bad = {0};
		struct botnet_items items = read_text(cases[i].text, &bad);
		struct botnet_matches matches;
		char found[200] = "";

		botnet_match(&matches, &items, own, 3);
		for (size_t m = 0; m < matches.n; m++) {
			char *text = xasprintf("%s%s=%s ", found, matches.match[m].address,
			                       matches.match[m].own->system);

			assert_true(strlen(text) < sizeof found);
			memcpy(found, text, strlen(text) + 1);
			free(text);
		}
		/* Order among several of one line does not matter. */
		if (strlen(found) != strlen(cases[i].found) ||
		    !strstr(found, cases[i].found[0] ? "=" : ""))
			fail_msg("%s: %s, not %s", cases[i].text, found, cases[i].found);
		if (matches.n < 2)
			assert_string_equal(found, cases[i].found);
		botnet_matches_release(&matches);
		botnet_items_release(&items);
		findings_release(&bad);
	}
}

static void put(struct entries *list, const char *object, enum record_effect effect,
                const char *field, const char *value)
{
	struct entry *entry;

	list->entry = array_grow(list->entry, list->n, sizeof *entry);
	entry = &list->entry[list->n++];
	*entry = (struct entry){.seq = (int64_t)list->n, .happened_at = 1000 + (int64_t)list->n};
	entry->record.kind = xstrdup("botnet");
	entry->record.object = xstrdup(object);
	entry->record.effect = effect;
	fields_set(&entry->record.fields, field, value);
}

static void a_hit_is_open_until_it_is_cleaned(void **state)
{
	(void)state;
	struct entries list = {0};
	struct botnet_hits hits;
	const struct botnet_hit *hit;

	put(&list, "", RECORD_NONE, "list", "a.txt");
	put(&list, "203.0.113.9", RECORD_CLOSES, "evidence", "chưa mở");
	put(&list, "203.0.113.7", RECORD_OPENS, "list", "a.txt");
	put(&list, "203.0.113.7", RECORD_OPENS, "list", "b.txt");
	put(&list, "203.0.113.8", RECORD_OPENS, "list", "b.txt");
	put(&list, "203.0.113.8", RECORD_CLOSES, "evidence", "cài lại máy");
	put(&list, "203.0.113.8", RECORD_CLOSES, "evidence", "lần nữa");
	botnet_fold(&hits, &list);
	assert_int_equal(hits.n, 2);
	hit = botnet_find(&hits, "203.0.113.7");
	assert_string_equal(hit->list, "a.txt");
	assert_int_equal(hit->cleaned_at, 0);
	hit = botnet_find(&hits, "203.0.113.8");
	assert_int_equal(hit->cleaned_at, 1006);
	assert_string_equal(hit->evidence, "cài lại máy");
	botnet_hits_release(&hits);
	put(&list, "203.0.113.8", RECORD_OPENS, "list", "c.txt");
	botnet_fold(&hits, &list);
	hit = botnet_find(&hits, "203.0.113.8");
	assert_int_equal(hit->cleaned_at, 0);
	assert_int_equal(hit->seq, 8);
	assert_string_equal(hit->evidence, "");
	botnet_hits_release(&hits);
	entries_release(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_list_is_plain_or_a_table),
	    cmocka_unit_test(faults_say_their_line),
	    cmocka_unit_test(what_is_ours_is_found_whichever_is_wider),
	    cmocka_unit_test(a_hit_is_open_until_it_is_cleaned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
