/* Lists of botnet addresses: what is read is sound and stands once, each fault is named with its
 * line, and what matches ours lies in both. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "domain/botnet.h"
#include "fuzz.h"

static void check_item(const struct botnet_item *item)
{
	struct address_range again;
	char text[ADDRESS_TEXT];

	assert(item->line >= 1);
	assert(item->range.prefix >= (item->range.is_v6 ? BOTNET_WIDEST_V6 : BOTNET_WIDEST_V4));
	assert(address_parse(&again, address_format(text, &item->range)));
	assert(address_equals(&again, &item->range));
	fuzz_check_text(item->note);
}

static void check_matches(const struct botnet_items *items)
{
	char system[] = "web", none[] = "";
	struct botnet_own own[3] = {{.system = none}, {.system = system}, {.system = none}};
	struct botnet_matches matches;

	assert(address_parse(&own[0].range, "203.0.113.0/24"));
	assert(address_parse(&own[1].range, "203.0.113.7"));
	assert(address_parse(&own[2].range, "2001:db8::/32"));
	botnet_match(&matches, items, own, 3);
	for (size_t i = 0; i < matches.n; i++) {
		const struct botnet_match *match = &matches.match[i];
		struct address_range range;

		assert(address_parse(&range, match->address));
		assert(address_overlaps(&range, &match->own->range));
		assert(address_overlaps(&range, &match->item->range));
		for (size_t j = 0; j < i; j++)
			assert(strcmp(match->address, matches.match[j].address) != 0);
	}
	botnet_matches_release(&matches);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct botnet_items items;
	struct findings bad = {0};
	struct err err = {0};
	char *text;

	if (!utf8_clean(&text, (const char *)data, size, &err))
		return 0;
	if (botnet_read(&items, "tệp.csv", text, &bad, &err)) {
		assert(items.n > 0);
		for (size_t i = 0; i < items.n; i++) {
			check_item(&items.item[i]);
			assert(i == 0 ||
			       !address_equals(&items.item[i - 1].range, &items.item[i].range));
		}
		check_matches(&items);
		botnet_items_release(&items);
	} else {
		assert(err.code == ERR_INPUT);
	}
	for (size_t i = 0; i < bad.n; i++)
		fuzz_check_text(bad.item[i].text);
	findings_release(&bad);
	free(text);
	return 0;
}
