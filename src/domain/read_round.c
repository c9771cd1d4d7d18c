#include "domain/read_round.h"

#include "base/i18n.h"
#include "base/mem.h"
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
	ROUND_COLUMNS
};

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
};

static const struct choice rhythms[] = {
    {RHYTHM_SHIFT, "mỗi ca|shift"},
    {RHYTHM_DAY, "mỗi ngày|day"},
    {RHYTHM_RECEIPT, "khi nhận được|receipt"},
};

static const struct choice answers[] = {{1, "có|yes"}, {0, "không|no"}};

/* Minutes or a word. */
static void read_rhythm(struct reader *reader, int *rhythm, int *minutes)
{
	const char *field = read_needed(reader, ROUND_RHYTHM);

	*rhythm = RHYTHM_MINUTES;
	if (field[0] < '0' || field[0] > '9') {
		if (field[0] != '\0')
			read_choice(reader, rhythm, ROUND_RHYTHM, rhythms,
			            sizeof rhythms / sizeof *rhythms);
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

static void read_round(struct reader *reader, struct rounds *list)
{
	int rhythm, minutes = 0, suggested = 1;

	for (size_t i = 0; i < ROUND_COLUMNS; i++)
		if (i != ROUND_RHYTHM)
			read_needed(reader, i);
	read_rhythm(reader, &rhythm, &minutes);
	read_choice(reader, &suggested, ROUND_SUGGESTED, answers, sizeof answers / sizeof *answers);
	if (!reader->row_is_good)
		return;
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
