#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "domain/read.h"
#include "domain/read_people.h"

#include "base/banned.h"

enum { CODE, FROM, TO, KIND, NOTE, COLUMNS };

static const struct column columns[COLUMNS] = {
    [CODE] = {"mã|code|mã số|mã nv|mã nhân viên|mã cán bộ|person|id", true},
    [FROM] = {"từ|from|từ ngày|bắt đầu|start", true},
    [TO] = {"đến|to|đến ngày|đến hết|kết thúc|end", false},
    [KIND] = {"loại|kind|lý do|loại nghỉ|type", false},
    [NOTE] = {"ghi chú|note", false},
};

static const struct choice kinds[] = {
    {LEAVE_ABSENT, "nghỉ|absent|vắng|vắng mặt|học|đi học|tập huấn|việc riêng|nghỉ việc riêng|"
                   "leave|other"},
    {LEAVE_ANNUAL, "nghỉ phép|annual|phép|phép năm|nghỉ phép năm|annual leave"},
    {LEAVE_SICK, "nghỉ ốm|sick|ốm|ốm đau|nghỉ ốm đau|sick leave"},
    {LEAVE_MISSION, "công tác|mission|đi công tác|business trip"},
    {LEAVE_MATERNITY, "thai sản|maternity|nghỉ thai sản|maternity leave"},
    {LEAVE_REST, "nghỉ bù|rest|bù|nghỉ bù trực|nghỉ sau trực|compensatory rest"},
    {LEAVE_WISH_OFF, "không muốn|wish_off|không muốn trực|nguyện vọng nghỉ|muốn nghỉ|wish off"},
    {LEAVE_WISH_ON, "muốn trực|wish_on|nguyện vọng trực|wish on"},
};

/* An instant, or the beginning of a day; `days` is added to a date that stands alone. */
static bool read_time(struct reader *reader, int64_t *out, size_t column, int days)
{
	const char *field = read_field(reader, column);
	struct date date;
	struct err err;
	if (date_parse(&date, field, &err)) {
		*out = zone_instant(date_add(date, days), 0);
		return true;
	}
	if (!zone_parse(out, field, &err))
		read_wrong(reader, column, "bad-time",
		           _("\"%s\" is neither a day (30/4/2027) nor a time (30/4/2027 17:00)"),
		           field);
	return false;
}

static void read_times(struct reader *reader, struct leave *leave)
{
	bool is_day = read_time(reader, &leave->from, FROM, 0);
	if (read_field(reader, TO)[0] != '\0')
		read_time(reader, &leave->to, TO, 1);
	else if (is_day)
		read_time(reader, &leave->to, FROM, 1);
	else if (reader->row_is_good)
		read_wrong(reader, FROM, "no-end", _("a time of the day needs an end"));
	if (reader->row_is_good && leave->to <= leave->from)
		read_wrong(reader, TO, "bad-span", _("\"%s\" is not after the beginning, %s"),
		           read_field(reader, TO), read_field(reader, FROM));
}

static void read_leave(struct reader *reader, struct leaves *list, const struct staff *staff)
{
	struct leave leave = {0};
	int kind = LEAVE_ABSENT;
	const char *who = read_needed(reader, CODE);
	const struct person *person = staff_match(staff, who);
	if (person == NULL && who[0] != '\0')
		read_wrong(reader, CODE, "no-such-person", _("nobody is known as \"%s\""), who);
	read_times(reader, &leave);
	if (read_field(reader, KIND)[0] != '\0')
		read_choice(reader, &kind, KIND, kinds, sizeof kinds / sizeof *kinds);
	char *note = read_line(reader, NOTE);
	if (!reader->row_is_good || person == NULL) {
		free(note);
		return;
	}
	leave.kind = (enum leave_kind)kind;
	leave.id = xstrdup("");
	leave.person = xstrdup(person->code);
	leave.note = note;
	list->leave = array_grow(list->leave, list->n, sizeof *list->leave);
	list->leave[list->n++] = leave;
}

bool leaves_read(struct leaves *out, const struct staff *staff, const char *name, const char *text,
                 size_t n, struct findings *bad, struct err *err)
{
	struct reader reader;
	struct leaves list = {0};
	if (!read_begin(&reader, columns, COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_leave(&reader, &list, staff);
	read_end(&reader);
	*out = list;
	return true;
}
