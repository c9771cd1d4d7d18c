#include "domain/read_duty.h"

#include "base/mem.h"
#include "domain/read.h"

#include "base/banned.h"

/* Each required column of the row must be filled. */
static void need(struct reader *reader, const struct column *columns, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (columns[i].is_required)
			read_needed(reader, i);
}

static char *copy(const struct reader *reader, size_t column)
{
	return xstrdup(read_field(reader, column));
}

enum {
	DUTY_ID,
	DUTY_DISPATCH,
	DUTY_CLAUSE,
	DUTY_WORDS,
	DUTY_WORDS_EN,
	DUTY_ADDRESSEE,
	DUTY_RHYTHM,
	DUTY_DEADLINE,
	DUTY_STATUS,
	DUTY_COVERAGE,
	DUTY_PLACE,
	DUTY_COLUMNS
};

static const struct column duty_columns[DUTY_COLUMNS] = {
    [DUTY_ID] = {"mã|id", true},
    [DUTY_DISPATCH] = {"công văn|dispatch", true},
    [DUTY_CLAUSE] = {"mục|clause", true},
    [DUTY_WORDS] = {"nội dung|text", true},
    [DUTY_WORDS_EN] = {"tiếng Anh|text_en", false},
    [DUTY_ADDRESSEE] = {"nơi nhận|addressee", false},
    [DUTY_RHYTHM] = {"nhịp|rhythm", false},
    [DUTY_DEADLINE] = {"thời hạn|deadline", false},
    [DUTY_STATUS] = {"tình trạng|status", false},
    [DUTY_COVERAGE] = {"cách thực hiện|coverage", true},
    [DUTY_PLACE] = {"nơi thực hiện|place", true},
};

static const struct choice coverages[] = {
    {COVER_ROSTER, "lịch trực|roster"},
    {COVER_ROUND, "lượt kiểm tra|round"},
    {COVER_CHECKLIST, "việc phải xong trước lễ|checklist"},
    {COVER_REGISTER, "sổ theo dõi|register"},
    {COVER_NOTE, "ghi chú|note"},
    {COVER_OUT_OF_SCOPE, "ngoài phạm vi|out_of_scope"},
};

static void read_duty(struct reader *reader, struct duties *list)
{
	int coverage = COVER_NOTE;
	need(reader, duty_columns, DUTY_COLUMNS);
	read_choice(reader, &coverage, DUTY_COVERAGE, coverages,
	            sizeof coverages / sizeof *coverages);
	if (!reader->row_is_good)
		return;
	list->duty = array_grow(list->duty, list->n, sizeof *list->duty);
	list->duty[list->n++] = (struct duty){
	    .id = copy(reader, DUTY_ID),
	    .dispatch = copy(reader, DUTY_DISPATCH),
	    .clause = copy(reader, DUTY_CLAUSE),
	    .text = copy(reader, DUTY_WORDS),
	    .text_en = copy(reader, DUTY_WORDS_EN),
	    .addressee = copy(reader, DUTY_ADDRESSEE),
	    .rhythm = copy(reader, DUTY_RHYTHM),
	    .deadline = copy(reader, DUTY_DEADLINE),
	    .status = copy(reader, DUTY_STATUS),
	    .coverage = (enum coverage)coverage,
	    .place = copy(reader, DUTY_PLACE),
	};
}

bool duties_read(struct duties *out, const char *name, const char *text, size_t n,
                 struct findings *bad, struct err *err)
{
	struct reader reader;
	struct duties list = {0};
	if (!read_begin(&reader, duty_columns, DUTY_COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_duty(&reader, &list);
	read_end(&reader);
	*out = list;
	return true;
}

enum { UNIT_GROUP, UNIT_NUMBER, UNIT_NAME, UNIT_SOURCE, UNIT_STATUS, UNIT_COLUMNS };

static const struct column unit_columns[UNIT_COLUMNS] = {
    [UNIT_GROUP] = {"khối|group", true},
    [UNIT_NUMBER] = {"số|number", true},
    [UNIT_NAME] = {"tên|name", true},
    [UNIT_SOURCE] = {"nguồn|source", true},
    [UNIT_STATUS] = {"tình trạng|status", true},
};

static void read_unit(struct reader *reader, struct units *list)
{
	int number = 0;
	need(reader, unit_columns, UNIT_COLUMNS);
	read_number(reader, &number, UNIT_NUMBER, 9999);
	if (!reader->row_is_good)
		return;
	list->unit = array_grow(list->unit, list->n, sizeof *list->unit);
	list->unit[list->n++] = (struct unit){
	    .group = copy(reader, UNIT_GROUP),
	    .number = number,
	    .name = copy(reader, UNIT_NAME),
	    .source = copy(reader, UNIT_SOURCE),
	    .status = copy(reader, UNIT_STATUS),
	};
}

bool units_read(struct units *out, const char *name, const char *text, size_t n,
                struct findings *bad, struct err *err)
{
	struct reader reader;
	struct units list = {0};
	if (!read_begin(&reader, unit_columns, UNIT_COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_unit(&reader, &list);
	read_end(&reader);
	*out = list;
	return true;
}

enum {
	PLATFORM_ID,
	PLATFORM_NAME,
	PLATFORM_ADDRESS,
	PLATFORM_OWNER,
	PLATFORM_USE,
	PLATFORM_SOURCE,
	PLATFORM_STATUS,
	PLATFORM_COLUMNS
};

static const struct column platform_columns[PLATFORM_COLUMNS] = {
    [PLATFORM_ID] = {"mã|id", true},
    [PLATFORM_NAME] = {"tên|name", true},
    [PLATFORM_ADDRESS] = {"địa chỉ|address", false},
    [PLATFORM_OWNER] = {"chủ quản|owner", true},
    [PLATFORM_USE] = {"dùng để|use", true},
    [PLATFORM_SOURCE] = {"nguồn|source", true},
    [PLATFORM_STATUS] = {"tình trạng|status", false},
};

static void read_platform(struct reader *reader, struct platforms *list)
{
	need(reader, platform_columns, PLATFORM_COLUMNS);
	if (!reader->row_is_good)
		return;
	list->platform = array_grow(list->platform, list->n, sizeof *list->platform);
	list->platform[list->n++] = (struct platform){
	    .id = copy(reader, PLATFORM_ID),
	    .name = copy(reader, PLATFORM_NAME),
	    .address = copy(reader, PLATFORM_ADDRESS),
	    .owner = copy(reader, PLATFORM_OWNER),
	    .use = copy(reader, PLATFORM_USE),
	    .source = copy(reader, PLATFORM_SOURCE),
	    .status = copy(reader, PLATFORM_STATUS),
	};
}

bool platforms_read(struct platforms *out, const char *name, const char *text, size_t n,
                    struct findings *bad, struct err *err)
{
	struct reader reader;
	struct platforms list = {0};
	if (!read_begin(&reader, platform_columns, PLATFORM_COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_platform(&reader, &list);
	read_end(&reader);
	*out = list;
	return true;
}
