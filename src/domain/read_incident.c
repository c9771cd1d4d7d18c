#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/incident_rule.h"
#include "domain/read.h"

#include "base/banned.h"

static const struct choice answers[] = {{1, "có|yes"}, {0, "không|no"}};

/* ---- groups ---- */

enum {
	GROUP_ID,
	GROUP_TITLE,
	GROUP_EXAMPLES,
	GROUP_PERSONAL,
	GROUP_SOURCE,
	GROUP_STATUS,
	GROUP_COLUMNS
};

static const struct column group_columns[GROUP_COLUMNS] = {
    [GROUP_ID] = {"mã|id", true},
    [GROUP_TITLE] = {"nhóm|title", true},
    [GROUP_EXAMPLES] = {"dấu hiệu|examples", true},
    [GROUP_PERSONAL] = {"dữ liệu cá nhân|personal", true},
    [GROUP_SOURCE] = {"nguồn|source", true},
    [GROUP_STATUS] = {"trạng thái|status", true},
};

static const struct choice group_states[] = {{1, "gợi ý|suggested"}, {0, "chính thức|official"}};

static void read_group(struct reader *reader, struct incident_groups *list)
{
	int personal = 0, suggested = 1;

	for (size_t i = 0; i < GROUP_COLUMNS; i++)
		read_needed(reader, i);
	read_choice(reader, &personal, GROUP_PERSONAL, answers, sizeof answers / sizeof *answers);
	read_choice(reader, &suggested, GROUP_STATUS, group_states,
	            sizeof group_states / sizeof *group_states);
	if (!reader->row_is_good)
		return;
	list->group = array_grow(list->group, list->n, sizeof *list->group);
	list->group[list->n++] = (struct incident_group){
	    .id = xstrdup(read_field(reader, GROUP_ID)),
	    .title = xstrdup(read_field(reader, GROUP_TITLE)),
	    .examples = xstrdup(read_field(reader, GROUP_EXAMPLES)),
	    .personal = personal == 1,
	    .source = xstrdup(read_field(reader, GROUP_SOURCE)),
	    .suggested = suggested == 1,
	};
}

bool incident_groups_read(struct incident_groups *out, const char *name, const char *text, size_t n,
                          struct findings *bad, struct err *err)
{
	struct incident_groups list = {0};
	struct reader reader;

	if (!read_begin(&reader, group_columns, GROUP_COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_group(&reader, &list);
	read_end(&reader);
	*out = list;
	return true;
}

/* ---- steps ---- */

enum {
	STEP_ID,
	STEP_GROUP,
	STEP_PHASE,
	STEP_TITLE,
	STEP_EVIDENCE,
	STEP_BASIS,
	STEP_SUGGESTED,
	STEP_COLUMNS
};

static const struct column step_columns[STEP_COLUMNS] = {
    [STEP_ID] = {"mã|id", true},
    [STEP_GROUP] = {"nhóm|group", true},
    [STEP_PHASE] = {"giai đoạn|phase", true},
    [STEP_TITLE] = {"bước|step", true},
    [STEP_EVIDENCE] = {"minh chứng|evidence", true},
    [STEP_BASIS] = {"căn cứ|basis", true},
    [STEP_SUGGESTED] = {"mức gợi ý|suggested", true},
};

static const struct choice phase_words[] = {
    {PHASE_VERIFY, "xác minh|verify"},    {PHASE_EVIDENCE, "chứng cứ|evidence"},
    {PHASE_CONTAIN, "ngăn chặn|contain"}, {PHASE_REMOVE, "loại bỏ nguyên nhân|remove"},
    {PHASE_RESTORE, "phục hồi|restore"},  {PHASE_AFTER, "sau sự cố|after"},
};

static void read_step(struct reader *reader, struct playbook *book)
{
	int phase = 0, suggested = 1;

	for (size_t i = 0; i < STEP_COLUMNS; i++)
		if (i != STEP_BASIS)
			read_needed(reader, i);
	read_choice(reader, &phase, STEP_PHASE, phase_words,
	            sizeof phase_words / sizeof *phase_words);
	read_choice(reader, &suggested, STEP_SUGGESTED, answers, sizeof answers / sizeof *answers);
	if (reader->row_is_good && !suggested && !*read_field(reader, STEP_BASIS))
		read_wrong(reader, STEP_BASIS, "no-basis",
		           _("a step that is not suggested names the duty that it rests on"));
	if (!reader->row_is_good)
		return;
	book->step = array_grow(book->step, book->n, sizeof *book->step);
	struct play_step *step = &book->step[book->n++];
	*step = (struct play_step){
	    .id = xstrdup(read_field(reader, STEP_ID)),
	    .group = xstrdup(read_field(reader, STEP_GROUP)),
	    .phase = (enum step_phase)phase,
	    .title = xstrdup(read_field(reader, STEP_TITLE)),
	    .evidence = xstrdup(read_field(reader, STEP_EVIDENCE)),
	    .suggested = suggested == 1,
	};
	step->basis = read_parts(&step->n_basis, read_field(reader, STEP_BASIS), ";");
}

bool playbook_read(struct playbook *out, const char *name, const char *text, size_t n,
                   struct findings *bad, struct err *err)
{
	struct playbook book = {0};
	struct reader reader;

	if (!read_begin(&reader, step_columns, STEP_COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_step(&reader, &book);
	read_end(&reader);
	*out = book;
	return true;
}

/* ---- deadlines ---- */

enum {
	DUE_ID,
	DUE_TITLE,
	DUE_KIND,
	DUE_RULE,
	DUE_ARTICLE,
	DUE_CONDITION,
	DUE_FROM,
	DUE_MINUTES,
	DUE_RECIPIENT,
	DUE_MEANS,
	DUE_GROUPS,
	DUE_VALID_FROM,
	DUE_VALID_UNTIL,
	DUE_STATUS,
	DUE_NOTE,
	DUE_COLUMNS
};

static const struct column due_columns[DUE_COLUMNS] = {
    [DUE_ID] = {"mã|id", true},
    [DUE_TITLE] = {"thời hạn|title", true},
    [DUE_KIND] = {"loại|kind", true},
    [DUE_RULE] = {"văn bản|rule", true},
    [DUE_ARTICLE] = {"điều|article", true},
    [DUE_CONDITION] = {"điều kiện|condition", true},
    [DUE_FROM] = {"tính từ|from", true},
    [DUE_MINUTES] = {"số phút|minutes", true},
    [DUE_RECIPIENT] = {"nơi nhận|recipient", true},
    [DUE_MEANS] = {"hình thức|means", true},
    [DUE_GROUPS] = {"nhóm sự cố|groups", true},
    [DUE_VALID_FROM] = {"hiệu lực từ|valid_from", true},
    [DUE_VALID_UNTIL] = {"hiệu lực đến|valid_until", true},
    [DUE_STATUS] = {"trạng thái|status", true},
    [DUE_NOTE] = {"ghi chú|note", true},
};

static const struct choice due_kinds[] = {{DEADLINE_REPORT, "báo cáo|report"},
                                          {DEADLINE_RECOVERY, "phục hồi|recovery"}};
static const struct choice due_events[] = {{0, "phát hiện|detected"}};
static const struct choice due_states[] = {{1, "đã đọc văn bản|read"},
                                           {0, "chưa xác minh|unverified"}};

enum { MINUTES_MOST = 366 * 1440 };

static void take_deadline(struct reader *reader, struct deadlines *list, struct deadline *values)
{
	list->deadline = array_grow(list->deadline, list->n, sizeof *list->deadline);
	struct deadline *deadline = &list->deadline[list->n++];

	*deadline = *values;
	deadline->id = xstrdup(read_field(reader, DUE_ID));
	deadline->title = xstrdup(read_field(reader, DUE_TITLE));
	deadline->rule = xstrdup(read_field(reader, DUE_RULE));
	deadline->article = xstrdup(read_field(reader, DUE_ARTICLE));
	deadline->condition = xstrdup(read_field(reader, DUE_CONDITION));
	deadline->recipient = xstrdup(read_field(reader, DUE_RECIPIENT));
	deadline->means = xstrdup(read_field(reader, DUE_MEANS));
	deadline->note = xstrdup(read_field(reader, DUE_NOTE));
	deadline->group = read_parts(&deadline->n_groups, read_field(reader, DUE_GROUPS), ";");
}

static void read_deadline(struct reader *reader, struct deadlines *list)
{
	static const size_t needed[] = {DUE_ID,      DUE_TITLE,  DUE_RULE,  DUE_CONDITION,
	                                DUE_MINUTES, DUE_GROUPS, DUE_STATUS};
	struct deadline values = {0};
	int kind = 0, event = 0, verified = 0;

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		read_needed(reader, needed[i]);
	read_choice(reader, &kind, DUE_KIND, due_kinds, sizeof due_kinds / sizeof *due_kinds);
	read_choice(reader, &event, DUE_FROM, due_events, sizeof due_events / sizeof *due_events);
	read_choice(reader, &verified, DUE_STATUS, due_states,
	            sizeof due_states / sizeof *due_states);
	read_number(reader, &values.minutes, DUE_MINUTES, MINUTES_MOST);
	if (*read_field(reader, DUE_VALID_FROM))
		read_date(reader, &values.from, DUE_VALID_FROM);
	if (*read_field(reader, DUE_VALID_UNTIL))
		read_date(reader, &values.until, DUE_VALID_UNTIL);
	if (!reader->row_is_good)
		return;
	values.kind = (enum deadline_kind)kind;
	values.verified = verified == 1;
	take_deadline(reader, list, &values);
}

bool deadlines_read(struct deadlines *out, const char *name, const char *text, size_t n,
                    struct findings *bad, struct err *err)
{
	struct deadlines list = {0};
	struct reader reader;

	if (!read_begin(&reader, due_columns, DUE_COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_deadline(&reader, &list);
	read_end(&reader);
	*out = list;
	return true;
}
