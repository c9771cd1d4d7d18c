#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/read_table_parts.h"

#include "base/banned.h"

enum { MOST_LINES = 60 }; /* above the header */

static const struct {
	enum head_kind kind;
	const char *names;
} known_heads[] = {
    {HEAD_DAY, "ngay|thu ngay|ngay thu|thu|ngay thang|ngay truc|ngay thang nam|thu ngay thang|"
               "thu trong tuan|ngay thang truc|thoi gian truc|date|day|weekday"},
    {HEAD_SHIFT, "ca|ca truc|ca gio|gio|gio truc|khung gio|thoi gian|ca thoi gian|buoi|shift|"
                 "hours|time"},
    {HEAD_POST_NAME, "vi tri truc|vi tri|nhiem vu|post"},
    {HEAD_SLOT, "ma luot truc|luot truc|slot"},
    {HEAD_PART, "phan|part"},
    {HEAD_CODE, "ma|ma so|ma nv|ma nhan vien|ma can bo|code|person"},
    {HEAD_NAME, "ho ten|ho va ten|nguoi truc|can bo truc|ten|name"},
    {HEAD_SILENT, "stt|tt|so tt|so thu tu|no|van ban"},
};

/* Of our own export: said by other columns. */
#define SAID_ELSEWHERE                                                                             \
	"bat dau|ket thuc|chuc vu|dien thoai|so dien thoai|noi truc|ghi chu|start|end|phone"

static enum head_kind known_kind(const struct words *words)
{
	for (size_t i = 0; i < sizeof known_heads / sizeof *known_heads; i++)
		if (words_are(words, known_heads[i].names))
			return known_heads[i].kind;
	return HEAD_UNKNOWN;
}

/* ---- posts ---- */

struct match {
	const struct post *post;
	struct label label;
	size_t length; /* words of the post's name; 0: no match */
};

/* The words beside the name all say when, or nothing. */
static bool take_rest(struct label *label, const struct post *pattern, const struct words *words,
                      size_t first, size_t last)
{
	label_init(label);
	for (size_t i = 0, n; i < words->n; i += n) {
		n = i == first ? last - first : label_take(label, pattern, words, i);
		if (!n || (i < first && i + n > first))
			return false;
	}
	return true;
}

static void try_name(struct match *best, const struct posts *posts, const struct post *post,
                     const struct words *words, const char *name)
{
	const struct post *pattern = posts_pattern(posts, post);

	for (size_t i = 0; *name && i < words->n; i++) {
		size_t n = words_at(words, i, name);
		struct label label;

		if (n > best->length && take_rest(&label, pattern, words, i, i + n))
			*best = (struct match){post, label, n};
	}
}

/* "Lãnh đạo trực" is headed "Lãnh đạo" too, "Kỹ thuật" also "Trực kỹ thuật". */
static void try_post(struct match *best, const struct posts *posts, const struct post *post,
                     const struct words *words)
{
	char *title = words_key(post->title), *id = words_key(post->id);
	size_t n = strlen(title);

	try_name(best, posts, post, words, title);
	try_name(best, posts, post, words, id);
	if (n > 5 && strcmp(title + n - 5, " truc") == 0 && strchr(title, ' ') != title + n - 5) {
		title[n - 5] = '\0';
		try_name(best, posts, post, words, title);
	} else if (strncmp(title, "truc ", 5) == 0 && strchr(title + 5, ' ')) {
		try_name(best, posts, post, words, title + 5);
	}
	free(title);
	free(id);
}

static bool find_post(struct match *out, const struct posts *posts, const struct words *words)
{
	*out = (struct match){0};
	for (size_t i = 0; i < posts->n; i++)
		try_post(out, posts, &posts->post[i], words);
	return out->length > 0;
}

/* ---- a row as a header ---- */

static void read_head(struct head *head, const char *text, const struct posts *posts)
{
	struct words words;
	struct match match;

	words_split(&words, text);
	head->kind = known_kind(&words);
	label_init(&head->label);
	if (find_post(&match, posts, &words) &&
	    (head->kind == HEAD_UNKNOWN || match.length == words.n)) {
		head->kind = HEAD_POST;
		head->post = match.post;
		head->label = match.label;
	}
	words_release(&words);
}

static size_t count_kind(const struct heads *heads, enum head_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < heads->n; i++)
		n += heads->head[i].kind == kind;
	return n;
}

static bool has(const struct heads *heads, enum head_kind kind)
{
	return count_kind(heads, kind) > 0;
}

/* The column of days has no heading in many tables: it is the one with a day below it. */
static bool find_day_column(struct heads *heads, const struct csv *csv, const struct roster *roster)
{
	for (size_t row = heads->row + 1; row < csv->n && row <= heads->row + 2; row++)
		for (size_t i = 0; i < heads->n; i++) {
			struct day_said said;

			if (heads->head[i].kind != HEAD_UNKNOWN)
				continue;
			day_read(&said, csv->row[row].field[i], &roster->period);
			if (said.has_date) {
				heads->head[i].kind = HEAD_DAY;
				return true;
			}
		}
	return false;
}

static bool is_header(struct heads *heads, const struct csv *csv, const struct roster *roster)
{
	size_t posts = count_kind(heads, HEAD_POST);

	heads->is_long =
	    (has(heads, HEAD_SLOT) || (has(heads, HEAD_POST_NAME) && has(heads, HEAD_DAY))) &&
	    (has(heads, HEAD_CODE) || has(heads, HEAD_NAME));
	if (heads->is_long)
		return true;
	return posts > 0 && (has(heads, HEAD_DAY) || find_day_column(heads, csv, roster));
}

/* ---- a second line of headers ---- */

/* Below a post, or beside one whose cell goes on to the right. */
static const struct head *head_above(const struct heads *heads, const struct csv *csv, size_t i)
{
	while (i > 0 && heads->head[i].kind != HEAD_POST && !*csv->row[heads->row].field[i])
		i--;
	return heads->head[i].kind == HEAD_POST ? &heads->head[i] : NULL;
}

bool label_read(struct label *label, const struct post *pattern, const char *text)
{
	struct words words;
	size_t i = 0, n;

	label_init(label);
	words_split(&words, text);
	while (i < words.n && (n = label_take(label, pattern, &words, i)))
		i += n;
	n = words.n;
	words_release(&words);
	return i == n && !label_is_empty(label);
}

/* True when everything in the row below is a shift, an hour or a number under some post. */
static bool is_second(const struct heads *heads, const struct csv *csv, const struct roster *roster)
{
	const struct csv_row *row = &csv->row[heads->row + 1];
	size_t n = 0;

	for (size_t i = 0; i < heads->n; i++) {
		const struct head *above = head_above(heads, csv, i);
		struct label label;

		if (!*row->field[i])
			continue;
		if (!above ||
		    !label_read(&label, posts_pattern(&roster->posts, above->post), row->field[i]))
			return false;
		n++;
	}
	return n > 0;
}

static void take_second(struct heads *heads, const struct csv *csv, const struct roster *roster)
{
	const struct csv_row *row = &csv->row[heads->row + 1];

	/* From the right, so that what is above is still as it was. */
	for (size_t i = heads->n; i-- > 0;) {
		const struct head *above = head_above(heads, csv, i);
		struct head *head = &heads->head[i];

		if (!above || !*row->field[i])
			continue;
		char *text = xasprintf("%s, %s", above->text, row->field[i]);
		head->kind = HEAD_POST;
		head->post = above->post;
		label_read(&head->label, posts_pattern(&roster->posts, above->post), row->field[i]);
		free(head->text);
		head->text = text;
	}
	heads->first++;
}

/* ---- all of it ---- */

/* Two columns of one post for its two people. */
static void number_heads(struct heads *heads)
{
	for (size_t i = 0; i < heads->n; i++) {
		struct head *head = &heads->head[i];
		int before = 0, same = 0;

		if (head->kind != HEAD_POST || head->label.head)
			continue;
		for (size_t k = 0; k < heads->n; k++) {
			const struct head *other = &heads->head[k];
			bool is_same = other->kind == HEAD_POST && other->post == head->post &&
			               other->label.shift == head->label.shift &&
			               other->label.from == head->label.from;

			same += is_same;
			before += is_same && k < i;
		}
		if (same > 1 && same <= head->post->headcount)
			head->label.head = before + 1;
	}
}

static void silence(struct heads *heads)
{
	for (size_t i = 0; i < heads->n; i++) {
		struct words words;

		words_split(&words, heads->head[i].text);
		if (heads->is_long && heads->head[i].kind == HEAD_UNKNOWN &&
		    words_are(&words, SAID_ELSEWHERE))
			heads->head[i].kind = HEAD_SILENT;
		words_release(&words);
	}
}

static void make(struct heads *out, const struct csv *csv, size_t row, const struct posts *posts)
{
	*out = (struct heads){.n = csv->columns, .row = row, .first = row + 1};
	out->head = xcalloc(out->n, sizeof *out->head);
	for (size_t i = 0; i < out->n; i++) {
		out->head[i].text = xstrdup(csv->row[row].field[i]);
		read_head(&out->head[i], out->head[i].text, posts);
	}
}

bool heads_find(struct heads *out, const struct csv *csv, const struct roster *roster)
{
	for (size_t row = 0; row < csv->n && row < MOST_LINES; row++) {
		struct heads heads;

		make(&heads, csv, row, &roster->posts);
		if (!is_header(&heads, csv, roster)) {
			heads_release(&heads);
			continue;
		}
		silence(&heads);
		if (!heads.is_long && heads.first < csv->n && is_second(&heads, csv, roster))
			take_second(&heads, csv, roster);
		number_heads(&heads);
		for (size_t i = 0; i < heads.n; i++)
			heads.known += heads.head[i].kind != HEAD_UNKNOWN;
		*out = heads;
		return true;
	}
	return false;
}

const struct post *heads_post(struct label *label, const char *text, const struct posts *posts)
{
	struct words words;
	struct match match;

	words_split(&words, text);
	find_post(&match, posts, &words);
	words_release(&words);
	*label = match.label;
	return match.post;
}

void heads_release(struct heads *heads)
{
	for (size_t i = 0; i < heads->n; i++)
		free(heads->head[i].text);
	free(heads->head);
	*heads = (struct heads){0};
}
