#include "domain/read_round.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "domain/read.h"

#include "base/banned.h"

enum {
	ROUND_ID,
	ROUND_TITLE,
	ROUND_KINDS,
	ROUND_POSTS,
	ROUND_RHYTHM,
	ROUND_BASIS,
	ROUND_CLAUSE,
	ROUND_SUGGESTED,
	ROUND_NORMAL,
	ROUND_FIELDS,
	ROUND_COLUMNS
};

#define FIELD_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789-"
enum { RHYTHM_OFF = RHYTHMS }; /* of an agency's own file: it is not made */

static const struct column columns[ROUND_COLUMNS] = {
    [ROUND_ID] = {"mã|id", true},
    [ROUND_TITLE] = {"lượt kiểm tra|title", true},
    [ROUND_KINDS] = {"loại đơn vị|kinds", true},
    [ROUND_POSTS] = {"vị trí trực|posts", true},
    [ROUND_RHYTHM] = {"tần suất|nhịp|rhythm", true},
    [ROUND_BASIS] = {"căn cứ|basis", true},
    [ROUND_CLAUSE] = {"nội dung căn cứ|clause", true},
    [ROUND_SUGGESTED] = {"mức gợi ý|suggested", true},
    [ROUND_NORMAL] = {"bình thường|normal", true},
    [ROUND_FIELDS] = {"cần ghi|fields", false},
};

static const struct column own_columns[ROUND_COLUMNS] = {
    [ROUND_ID] = {"mã|id", true},
    [ROUND_TITLE] = {"lượt kiểm tra|title", false},
    [ROUND_KINDS] = {"loại đơn vị|kinds", false},
    [ROUND_POSTS] = {"vị trí trực|posts", false},
    [ROUND_RHYTHM] = {"tần suất|nhịp|rhythm", false},
    [ROUND_BASIS] = {"căn cứ|basis", false},
    [ROUND_CLAUSE] = {"nội dung căn cứ|clause", false},
    [ROUND_SUGGESTED] = {"mức gợi ý|suggested", false},
    [ROUND_NORMAL] = {"bình thường|normal", false},
    [ROUND_FIELDS] = {"cần ghi|fields", false},
};

static const struct choice rhythms[] = {
    {RHYTHM_SHIFT, "mỗi ca|shift"},
    {RHYTHM_DAY, "mỗi ngày|day"},
    {RHYTHM_RECEIPT, "khi nhận được|receipt"},
};

static const struct choice own_rhythms[] = {
    {RHYTHM_SHIFT, "mỗi ca|shift"},
    {RHYTHM_DAY, "mỗi ngày|day"},
    {RHYTHM_RECEIPT, "khi nhận được|receipt"},
    {RHYTHM_OFF, "không làm|off"},
};

static const struct choice answers[] = {{1, "có|yes"}, {0, "không|no"}};

/* Minutes or a word. */
static void read_rhythm(struct reader *reader, int *rhythm, int *minutes,
                        const struct choice *words, size_t n)
{
	const char *field = read_field(reader, ROUND_RHYTHM);

	*rhythm = RHYTHM_MINUTES;
	if (field[0] < '0' || field[0] > '9') {
		if (field[0] != '\0')
			read_choice(reader, rhythm, ROUND_RHYTHM, words, n);
		return;
	}
	read_number(reader, minutes, ROUND_RHYTHM, 1440);
	if (reader->row_is_good && *minutes == 0)
		read_wrong(reader, ROUND_RHYTHM, "bad-number",
		           _("there must be a minute or more between two rounds"));
}

static char **read_list(const struct reader *reader, size_t *n, size_t column)
{
	return read_parts(n, read_field(reader, column), ";");
}

static bool has_field(const struct round *round, const char *name)
{
	for (size_t i = 0; i < round->n_fields; i++)
		if (strcmp(round->field[i].name, name) == 0)
			return true;
	return false;
}

/* "o-dau=trang nào;da-bao=đã báo ai" */
static void read_fields(struct reader *reader, struct round *round)
{
	size_t n;
	char **part = read_list(reader, &n, ROUND_FIELDS);

	for (size_t i = 0; i < n; i++) {
		char *label = strchr(part[i], '=');

		if (!label || label == part[i] || !label[1] ||
		    strspn(part[i], FIELD_LETTERS) != (size_t)(label - part[i])) {
			read_wrong(reader, ROUND_FIELDS, "bad-field",
			           _("\"%s\": wanted NAME=WORDS, the name of letters a-z"),
			           part[i]);
			continue;
		}
		*label++ = '\0';
		if (has_field(round, part[i])) {
			read_wrong(reader, ROUND_FIELDS, "twice", _("\"%s\" is there twice"),
			           part[i]);
			continue;
		}
		round->field = array_grow(round->field, round->n_fields, sizeof *round->field);
		round->field[round->n_fields++] =
		    (struct round_field){xstrdup(part[i]), xstrdup(label)};
	}
	parts_release(part, n);
}

static void read_round(struct reader *reader, struct rounds *list)
{
	struct round fields = {0};
	int rhythm, minutes = 0, suggested = 1;

	for (size_t i = 0; i < ROUND_FIELDS; i++)
		read_needed(reader, i);
	read_rhythm(reader, &rhythm, &minutes, rhythms, sizeof rhythms / sizeof *rhythms);
	read_fields(reader, &fields);
	read_choice(reader, &suggested, ROUND_SUGGESTED, answers, sizeof answers / sizeof *answers);
	if (!reader->row_is_good) {
		round_release(&fields);
		return;
	}
	list->round = array_grow(list->round, list->n, sizeof *list->round);
	struct round *round = &list->round[list->n++];
	*round = (struct round){
	    .id = xstrdup(read_field(reader, ROUND_ID)),
	    .title = xstrdup(read_field(reader, ROUND_TITLE)),
	    .rhythm = (enum rhythm)rhythm,
	    .minutes = minutes,
	    .clause = xstrdup(read_field(reader, ROUND_CLAUSE)),
	    .suggested = suggested == 1,
	    .normal = xstrdup(read_field(reader, ROUND_NORMAL)),
	    .field = fields.field,
	    .n_fields = fields.n_fields,
	};
	round->kind = read_list(reader, &round->n_kinds, ROUND_KINDS);
	round->post = read_list(reader, &round->n_posts, ROUND_POSTS);
	round->basis = read_list(reader, &round->n_basis, ROUND_BASIS);
}

bool rounds_read(struct rounds *out, const char *name, const char *text, size_t n,
                 struct findings *bad, struct err *err)
{
	struct reader reader;
	struct rounds list = {0};

	if (!read_begin(&reader, columns, ROUND_COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_round(&reader, &list);
	read_end(&reader);
	*out = list;
	return true;
}

/* ---- an agency's own ---- */

static struct round *find_for(struct rounds *rounds, const char *id, const char *kind)
{
	for (size_t i = 0; i < rounds->n; i++)
		if (strcmp(rounds->round[i].id, id) == 0 && round_is_for(&rounds->round[i], kind))
			return &rounds->round[i];
	return NULL;
}

static void remove_round(struct rounds *rounds, struct round *round)
{
	size_t i = (size_t)(round - rounds->round);

	round_release(round);
	rounds->n--;
	memmove(round, round + 1, (rounds->n - i) * sizeof *round);
}

static bool concerns(const struct reader *reader, const char *kind)
{
	size_t n;
	char **kinds = read_list(reader, &n, ROUND_KINDS);
	bool found = n == 0;

	for (size_t i = 0; i < n; i++)
		found = found || strcmp(kinds[i], kind) == 0;
	parts_release(kinds, n);
	return found;
}

static void take_text(const struct reader *reader, char **to, size_t column)
{
	const char *text = read_field(reader, column);

	if (!*text)
		return;
	free(*to);
	*to = xstrdup(text);
}

static void take_list(const struct reader *reader, char ***list, size_t *n, size_t column)
{
	if (!*read_field(reader, column))
		return;
	parts_release(*list, *n);
	*list = read_list(reader, n, column);
}

/* What the row says, on top of what `round` is. */
static void take_row(struct reader *reader, struct round *round, const struct round *fields,
                     const char *kind)
{
	struct round_field *field = round->field;
	size_t n = round->n_fields;

	take_text(reader, &round->id, ROUND_ID);
	take_text(reader, &round->title, ROUND_TITLE);
	take_text(reader, &round->clause, ROUND_CLAUSE);
	take_text(reader, &round->normal, ROUND_NORMAL);
	take_list(reader, &round->post, &round->n_posts, ROUND_POSTS);
	take_list(reader, &round->basis, &round->n_basis, ROUND_BASIS);
	parts_release(round->kind, round->n_kinds);
	round->kind = read_parts(&round->n_kinds, kind, ";");
	if (fields->n_fields) {
		round->field = fields->field;
		round->n_fields = fields->n_fields;
		round_release(&(struct round){.field = field, .n_fields = n});
	}
	round->own = true;
}

/* `old` is the one of that id, or NULL. */
static void take_own(struct reader *reader, struct rounds *rounds, struct round *old,
                     const char *kind)
{
	static const size_t needed[] = {ROUND_TITLE, ROUND_POSTS, ROUND_RHYTHM, ROUND_NORMAL};
	char nothing[] = "";
	const struct round none = {
	    .id = nothing, .title = nothing, .clause = nothing, .normal = nothing};
	struct round fields = {0};
	int rhythm, minutes = 0, suggested = 0;

	for (size_t i = 0; !old && i < sizeof needed / sizeof *needed; i++)
		read_needed(reader, needed[i]);
	read_rhythm(reader, &rhythm, &minutes, own_rhythms,
	            sizeof own_rhythms / sizeof *own_rhythms);
	if (*read_field(reader, ROUND_SUGGESTED))
		read_choice(reader, &suggested, ROUND_SUGGESTED, answers,
		            sizeof answers / sizeof *answers);
	read_fields(reader, &fields);
	if (!reader->row_is_good) {
		round_release(&fields);
		return;
	}
	if (!old) {
		rounds_add(rounds, &none);
		old = &rounds->round[rounds->n - 1];
	}
	take_row(reader, old, &fields, kind);
	if (*read_field(reader, ROUND_RHYTHM)) {
		old->rhythm = (enum rhythm)rhythm;
		old->minutes = minutes;
		old->suggested = suggested == 1;
	}
}

static void read_own(struct reader *reader, struct rounds *rounds, const char *kind)
{
	const char *id = read_needed(reader, ROUND_ID);
	struct round *old = find_for(rounds, id, kind);
	char *rhythm;

	if (!*id || !concerns(reader, kind))
		return;
	rhythm = viet_fold(read_field(reader, ROUND_RHYTHM));
	if (strcmp(rhythm, "off") != 0 && strcmp(rhythm, "khong lam") != 0)
		take_own(reader, rounds, old, kind);
	else if (old)
		remove_round(rounds, old);
	else
		read_wrong(reader, ROUND_ID, "no-such-round",
		           _("there is no round \"%s\" to take away"), id);
	free(rhythm);
}

bool rounds_read_own(struct rounds *rounds, const char *kind, const char *name, const char *text,
                     size_t n, struct findings *bad, struct err *err)
{
	struct reader reader;

	if (!read_begin(&reader, own_columns, ROUND_COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		if (reader.row_is_good)
			read_own(&reader, rounds, kind);
	read_end(&reader);
	return true;
}
