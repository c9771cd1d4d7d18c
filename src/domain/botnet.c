#include "domain/botnet.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

#define NOTE_MOST 200 /* bytes of a line that are kept: what it is, not all it says */

/* ---- reading ---- */

struct reading {
	struct botnet_items items;
	struct findings *bad;
	const char *name;
	int line;
	bool had_line; /* something stood above: no heading any more */
};

static const char *skip(const char *c, const char *end)
{
	while (c < end && strchr(" \t\r\"'[", *c))
		c++;
	return c;
}

/* Without quotes, brackets and blanks around it. Owned. */
static char *trimmed(const char *c, const char *end)
{
	c = skip(c, end);
	while (end > c && strchr(" \t\r\"']", end[-1]))
		end--;
	return xstrndup(c, (size_t)(end - c));
}

/* Not in the middle of a letter. */
static size_t note_length(const char *text, size_t n)
{
	if (n <= NOTE_MOST)
		return n;
	n = NOTE_MOST;
	while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80)
		n--;
	return n;
}

static void add_item(struct reading *r, const struct address_range *range, const char *note)
{
	struct botnet_items *items = &r->items;

	items->item = array_grow(items->item, items->n, sizeof *items->item);
	items->item[items->n++] = (struct botnet_item){*range, r->line, xstrdup(note)};
}

/* 1: it is an address; -1: one that is too wide. */
static int read_field(struct reading *r, const char *field, const char *note)
{
	struct address_range range;
	char text[ADDRESS_TEXT];

	if (!address_parse(&range, field))
		return 0;
	if (range.prefix < (range.is_v6 ? BOTNET_WIDEST_V6 : BOTNET_WIDEST_V4)) {
		findings_add(r->bad, FINDING_WARNING, "too-wide", NULL, NULL,
		             _("%s:%d: %s is too wide for a list of addresses"), r->name, r->line,
		             address_format(text, &range));
		return -1;
	}
	add_item(r, &range, note);
	return 1;
}

static void read_line(struct reading *r, const char *line, size_t n)
{
	const char *hash = memchr(line, '#', n), *end = hash ? hash : line + n;
	char *whole = trimmed(line, end),
	     *note = xstrndup(whole, note_length(whole, strlen(whole)));
	int found = 0;

	for (const char *c = line; c < end;) {
		const char *stop = c;
		char *field;
		int is;

		while (stop < end && !strchr(" ,;\t", *stop))
			stop++;
		field = trimmed(c, stop);
		is = read_field(r, field, strcmp(field, whole) != 0 ? note : "");
		found = is ? is : found;
		free(field);
		c = stop + 1;
	}
	if (!found && *whole && r->had_line)
		findings_add(r->bad, FINDING_WARNING, "no-address", NULL, NULL,
		             _("%s:%d: no address in \"%s\""), r->name, r->line, note);
	r->had_line = r->had_line || *whole;
	free(whole);
	free(note);
}

static int compare_ranges(const struct address_range *a, const struct address_range *b)
{
	int order = (int)a->is_v6 - (int)b->is_v6;

	if (order == 0)
		order = memcmp(a->byte, b->byte, sizeof a->byte);
	return order ? order : a->prefix - b->prefix;
}

static int compare_items(const void *a, const void *b)
{
	const struct botnet_item *x = a, *y = b;
	int order = compare_ranges(&x->range, &y->range);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void drop_twice(struct botnet_items *items)
{
	size_t n = 0;

	qsort(items->item, items->n, sizeof *items->item, compare_items);
	for (size_t i = 0; i < items->n; i++) {
		if (n && compare_ranges(&items->item[n - 1].range, &items->item[i].range) == 0) {
			free(items->item[i].note);
			items->twice++;
		} else {
			items->item[n++] = items->item[i];
		}
	}
	items->n = n;
}

bool botnet_read(struct botnet_items *out, const char *name, const char *text, struct findings *bad,
                 struct err *err)
{
	struct reading r = {.bad = bad, .name = name};

	while (*text) {
		size_t n = strcspn(text, "\n");

		r.line++;
		read_line(&r, text, n);
		text += n + (text[n] == '\n');
	}
	if (!r.items.n)
		return err_set(err, ERR_INPUT, "no-address",
		               _("%s:1: no address in the whole file"), name);
	drop_twice(&r.items);
	*out = r.items;
	return true;
}

void botnet_items_release(struct botnet_items *items)
{
	for (size_t i = 0; i < items->n; i++)
		free(items->item[i].note);
	free(items->item);
	*items = (struct botnet_items){0};
}

/* ---- ours among them ---- */

static bool is_there(const struct botnet_matches *matches, const char *address)
{
	for (size_t i = 0; i < matches->n; i++)
		if (strcmp(matches->match[i].address, address) == 0)
			return true;
	return false;
}

static void add_match(struct botnet_matches *matches, const struct botnet_item *item,
                      const struct botnet_own *own)
{
	struct botnet_match match = {.item = item, .own = own};

	address_format(match.address,
	               item->range.prefix > own->range.prefix ? &item->range : &own->range);
	if (is_there(matches, match.address))
		return;
	matches->match = array_grow(matches->match, matches->n, sizeof *matches->match);
	matches->match[matches->n++] = match;
}

/* The one that names a system, then the narrowest, tells whose it is. */
static bool is_better(const struct botnet_own *a, const struct botnet_own *b)
{
	if (!b || !*a->system != !*b->system)
		return !b || *a->system;
	return a->range.prefix > b->range.prefix;
}

/* An address lies in ours: one match. A range on the list that holds several of ours: each. */
static void match_item(struct botnet_matches *matches, const struct botnet_item *item,
                       const struct botnet_own *own, size_t n)
{
	const struct botnet_own *best = NULL;

	for (size_t i = 0; i < n; i++) {
		if (!address_overlaps(&item->range, &own[i].range))
			continue;
		if (item->range.prefix < own[i].range.prefix)
			add_match(matches, item, &own[i]);
		else if (is_better(&own[i], best))
			best = &own[i];
	}
	if (best)
		add_match(matches, item, best);
}

void botnet_match(struct botnet_matches *out, const struct botnet_items *items,
                  const struct botnet_own *own, size_t n)
{
	struct botnet_matches matches = {0};

	for (size_t i = 0; i < items->n && matches.n <= BOTNET_HITS_MOST; i++)
		match_item(&matches, &items->item[i], own, n);
	*out = matches;
}

void botnet_matches_release(struct botnet_matches *matches)
{
	free(matches->match);
	*matches = (struct botnet_matches){0};
}

/* ---- what became of them ---- */

struct botnet_hit *botnet_find(const struct botnet_hits *hits, const char *address)
{
	for (size_t i = 0; i < hits->n; i++)
		if (strcmp(hits->hit[i].address, address) == 0)
			return &hits->hit[i];
	return NULL;
}

static void set_text(char **to, const char *text)
{
	free(*to);
	*to = xstrdup(text);
}

static struct botnet_hit *new_hit(struct botnet_hits *hits, const char *address)
{
	hits->hit = array_grow(hits->hit, hits->n, sizeof *hits->hit);
	hits->hit[hits->n] = (struct botnet_hit){.address = xstrdup(address)};
	return &hits->hit[hits->n++];
}

static void open_hit(struct botnet_hits *hits, const struct entry *entry)
{
	const struct fields *fields = &entry->record.fields;
	struct botnet_hit *hit = botnet_find(hits, entry->record.object);

	if (hit && !hit->cleaned_at)
		return;
	if (!hit)
		hit = new_hit(hits, entry->record.object);
	hit->seq = entry->seq;
	hit->opened_at = entry->happened_at;
	hit->cleaned_at = 0;
	set_text(&hit->number, entry->number ? entry->number : "");
	set_text(&hit->system, fields_get(fields, "system"));
	set_text(&hit->list, fields_get(fields, "list"));
	set_text(&hit->sha256, fields_get(fields, "sha256"));
	set_text(&hit->note, fields_get(fields, "note"));
	set_text(&hit->evidence, "");
}

void botnet_fold(struct botnet_hits *out, const struct entries *records)
{
	struct botnet_hits hits = {0};

	for (size_t i = 0; i < records->n; i++) {
		const struct entry *entry = &records->entry[i];
		const struct record *record = &entry->record;
		struct botnet_hit *hit;

		if (!record->kind || strcmp(record->kind, "botnet") != 0 || !record->object ||
		    !*record->object)
			continue;
		hit = botnet_find(&hits, record->object);
		if (record->effect == RECORD_OPENS) {
			open_hit(&hits, entry);
		} else if (record->effect == RECORD_CLOSES && hit && !hit->cleaned_at) {
			hit->cleaned_at = entry->happened_at;
			set_text(&hit->evidence, fields_get(&record->fields, "evidence"));
		}
	}
	*out = hits;
}

void botnet_hits_release(struct botnet_hits *hits)
{
	for (size_t i = 0; i < hits->n; i++) {
		struct botnet_hit *hit = &hits->hit[i];
		char *text[] = {hit->address, hit->system,   hit->list,  hit->sha256,
		                hit->note,    hit->evidence, hit->number};

		for (size_t t = 0; t < sizeof text / sizeof *text; t++)
			free(text[t]);
	}
	free(hits->hit);
	*hits = (struct botnet_hits){0};
}
