#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "domain/read_table_parts.h"

#include "base/banned.h"

#define NOBODY_YET                                                                                 \
	"chua co nguoi|chua co|chua phan cong|chua bo tri|trong|bo trong|khong|khong truc|khong "  \
	"co|"                                                                                      \
	"nghi|x"
#define TITLES                                                                                     \
	"d c|dc|dong chi|ong|ba|anh|chi|co|thay|o|b|a|c|mr|mrs|ms|dr|ts|ths|pgs|gs|bs|ks|cn|"      \
	"sdt|dt|dtdd|dd|di dong|dien thoai|tel|so|phone"
/* Positions of which everybody knows the short form; those of the staff are known besides. */
#define POSITIONS                                                                                  \
	"giam doc|pho giam doc|pho gd|gd|pgd|truong phong|pho truong phong|pho phong|tp|ptp|pp|"   \
	"chanh van phong|pho chanh van phong|chanh vp|pho chanh vp|cvp|pcvp|chanh thanh tra|pho "  \
	"chanh thanh tra|"                                                                         \
	"hieu truong|pho hieu truong|ht|pht|p ht|p hieu truong|p gd|p giam doc|chuyen vien|"       \
	"chuyen vien chinh|cv|cvc|nhan vien|nv|can bo|cong chuc|vien chuc|ke toan|ke toan truong|" \
	"van thu|bao ve|lai xe|giao vien|gv|to truong|to pho|doi truong|doi pho|truong ban|"       \
	"pho truong ban|pho ban|bi thu|pho bi thu|chu tich|pho chu tich|ct|pct|ky su|truong ca|"   \
	"ca truong|truc chinh|truc phu|lanh dao|phu trach|nhan vien bao ve|truong khoa|pho khoa"
#define NAMES_LATER "cu|cu nguoi|cu can bo|cu 1 nguoi|cu 01 nguoi|phan cong|bo tri|cat cu"

struct entry {
	struct named named;
	struct candidates_found found;
	size_t first; /* word with which it begins */
};

struct reading {
	const char *text;
	const struct known_staff *staff;
	const struct post *post;
	struct words words;
	struct entry *entry;
	size_t n;
	struct label pending; /* that stands before whom it is said of */
	const char *unit;     /* the last one that was named */
	char *rest;
};

/* ---- what is said about people ---- */

static size_t phrase_of(const struct reading *r, const struct words *phrase, size_t i)
{
	if (!phrase->n || i + phrase->n > r->words.n)
		return 0;
	for (size_t k = 0; k < phrase->n; k++)
		if (strcmp(phrase->word[k].fold, r->words.word[i + k].fold) != 0)
			return 0;
	return phrase->n;
}

static size_t unit_at(struct reading *r, size_t i)
{
	size_t longest = 0;

	for (size_t k = 0; k < r->staff->n; k++) {
		size_t n = phrase_of(r, &r->staff->known[k].unit, i);

		if (n > longest) {
			longest = n;
			r->unit = r->staff->known[k].person->unit;
		}
	}
	return longest;
}

static size_t position_at(const struct reading *r, size_t i)
{
	size_t longest = words_at_any(&r->words, i, POSITIONS);

	for (size_t k = 0; k < r->staff->n; k++) {
		size_t n = phrase_of(r, &r->staff->known[k].position, i);

		if (n > longest)
			longest = n;
	}
	return longest;
}

static bool is_number(const struct word *word)
{
	return strspn(word->fold, "0123456789") == strlen(word->fold);
}

/* Words that are no name: how many. */
static size_t about_at(struct reading *r, struct label *label, size_t i)
{
	size_t n = label_take(label, r->post, &r->words, i), more;

	if ((more = words_at_any(&r->words, i, TITLES)) > n)
		n = more;
	if ((more = position_at(r, i)) > n)
		n = more;
	if ((more = unit_at(r, i)) > n)
		n = more;
	if (!n && is_number(&r->words.word[i]))
		n = 1;
	return n;
}

static bool is_about(struct reading *r, size_t i, size_t last)
{
	const char *unit = r->unit;
	struct label label;
	size_t n;

	label_init(&label);
	while (i < last && (n = about_at(r, &label, i)))
		i += n;
	r->unit = unit;
	return i >= last;
}

/* ---- entries ---- */

static char *text_of(const struct reading *r, size_t first, size_t last)
{
	size_t from = r->words.word[first].from;

	return xstrndup(r->text + from, r->words.word[last - 1].to - from);
}

static struct entry *add_entry(struct reading *r, enum named_kind kind, size_t first, size_t from,
                               size_t last)
{
	struct entry *entry;

	r->entry = array_grow(r->entry, r->n, sizeof *r->entry);
	entry = &r->entry[r->n++];
	*entry = (struct entry){.first = first};
	entry->named.kind = kind;
	entry->named.text = text_of(r, from, last);
	entry->named.label = r->pending;
	label_init(&r->pending);
	return entry;
}

/* Given names alone, with nothing behind them but what is no name. */
static bool add_part(struct reading *r, size_t first, size_t i, size_t last)
{
	struct candidates_found found;

	for (size_t n = last - i; n > 0; n--) {
		if (!is_about(r, i + n, last))
			continue;
		who_ends_at(&found, &r->words, i, n, r->staff);
		if (!found.n)
			continue;
		add_entry(r, NAMED_PART, first, i, i + n)->found = found;
		return true;
	}
	return false;
}

static void add_rest(struct reading *r, size_t i, size_t last)
{
	char *more = text_of(r, i, last);
	char *rest = r->rest ? xasprintf("%s; %s", r->rest, more) : xstrdup(more);

	free(more);
	free(r->rest);
	r->rest = rest;
}

/* What is said when behind a name, or between two of them. */
static void settle_label(struct reading *r, const struct label *label, bool has_named)
{
	struct label *before = r->n ? &r->entry[r->n - 1].named.label : NULL;

	if (label_is_empty(label))
		return;
	if (before && label_is_empty(before) && (has_named || label_is_empty(&r->pending)))
		*before = *label;
	else
		r->pending = *label;
}

/* Code and name of the same person: one of them decides what the other leaves open. */
static bool is_same_again(struct reading *r, const struct candidates_found *found)
{
	struct candidates_found *last = r->n ? &r->entry[r->n - 1].found : NULL;

	for (size_t i = 0; last && i < last->n; i++)
		for (size_t k = 0; k < found->n; k++) {
			if (last->person[i] != found->person[k])
				continue;
			if (found->n < last->n)
				*last = *found;
			return true;
		}
	return false;
}

static bool is_capital(const char *letter)
{
	uint32_t c = utf8_next(&letter);

	return utf8_lower(c) != c;
}

static bool is_all_capitals(const char *text)
{
	while (*text) {
		if (!is_capital(text))
			return false;
		utf8_next(&text);
	}
	return true;
}

/* "Phó trưởng ban", "Chánh VP": not all its words are written as those of a name are. */
static bool looks_like_position(const struct reading *r, size_t first, size_t last)
{
	size_t small = 0, short_forms = 0;

	for (size_t i = first; i < last; i++) {
		const struct word *word = &r->words.word[i];
		char *text = xstrndup(r->text + word->from, word->to - word->from);

		small += !is_capital(text);
		short_forms += word->to - word->from > 1 && is_all_capitals(text);
		free(text);
	}
	return small > 0 || (short_forms > 0 && short_forms < last - first);
}

static void read_unknown(struct reading *r, size_t first, size_t i, size_t last)
{
	if (r->n && looks_like_position(r, first, last))
		add_rest(r, first, last);
	else if (!add_part(r, first, i, last))
		add_entry(r, NAMED_NOBODY, first, first, last);
}

static void read_group(struct reading *r, size_t first, size_t last)
{
	size_t before = r->n, n;
	struct label label;

	label_init(&label);
	r->unit = r->n ? r->unit : NULL;
	for (size_t i = first; i < last; i += n) {
		struct candidates_found found;

		who_at(&found, &r->words, i, r->staff);
		n = found.n && found.length <= last - i ? found.length : 0;
		if (n && is_same_again(r, &found))
			continue;
		if (n) {
			if (!label_is_empty(&label))
				r->pending = label;
			label_init(&label);
			add_entry(r, NAMED_PERSON, r->n > before ? i : first, i, i + n)->found =
			    found;
			continue;
		}
		n = about_at(r, &label, i);
		if (!n && r->unit && r->n == before)
			n = words_at_any(&r->words, i, NAMES_LATER);
		if (n)
			continue;
		n = last - i;
		if (r->n > before) {
			add_rest(r, i, last);
			continue;
		}
		if (!label_is_empty(&label))
			r->pending = label;
		label_init(&label);
		read_unknown(r, first, i, last);
	}
	settle_label(r, &label, r->n > before);
}

static void read_groups(struct reading *r)
{
	for (size_t first = 0, last; first < r->words.n; first = last) {
		last = first + 1;
		while (last < r->words.n && !r->words.word[last].breaks)
			last++;
		read_group(r, first, last);
	}
}

/* ---- who it is ---- */

static void decide(struct reading *r, size_t i, struct date day)
{
	struct entry *entry = &r->entry[i];
	size_t last = i + 1 < r->n ? r->entry[i + 1].first : r->words.n;
	const struct words own = {r->words.word + entry->first, last - entry->first};
	struct str others = {0};

	if (entry->named.kind == NAMED_NOBODY) {
		entry->named.others = who_comes_near(entry->named.text, r->staff);
		return;
	}
	who_decide(&entry->found, &own, day);
	if (entry->found.n == 1) {
		entry->named.person = entry->found.person[0]->person;
		return;
	}
	for (size_t k = 0; k < entry->found.n; k++)
		add_person_name(&others, entry->found.person[k]->person);
	entry->named.kind = NAMED_SEVERAL;
	entry->named.others = str_take(&others);
}

static void take_unit(struct reading *r)
{
	const char *unit = r->unit;

	if (r->n || !unit)
		return;
	add_entry(r, NAMED_UNIT, 0, 0, r->words.n)->named.unit = unit;
}

void cell_read(struct cell *out, const char *text, const struct known_staff *staff,
               const struct post *post, struct date day)
{
	struct reading r = {.text = text, .staff = staff, .post = post};
	struct cell cell = {0};

	label_init(&r.pending);
	words_split(&r.words, text);
	cell.is_open = *text && (!r.words.n || words_are(&r.words, NOBODY_YET));
	if (!cell.is_open) {
		read_groups(&r);
		take_unit(&r);
	}
	cell.named = xcalloc(r.n + 1, sizeof *cell.named);
	for (size_t i = 0; i < r.n; i++) {
		if (r.entry[i].named.kind != NAMED_UNIT)
			decide(&r, i, day);
		cell.named[cell.n++] = r.entry[i].named;
	}
	/* A cell of nothing but titles and numbers names nobody. */
	if (!cell.n && !cell.is_open && r.words.n && !r.rest)
		add_rest(&r, 0, r.words.n);
	cell.rest = r.rest;
	free(r.entry);
	words_release(&r.words);
	*out = cell;
}

void cell_release(struct cell *cell)
{
	for (size_t i = 0; i < cell->n; i++) {
		free(cell->named[i].text);
		free(cell->named[i].others);
	}
	free(cell->named);
	free(cell->rest);
	*cell = (struct cell){0};
}
