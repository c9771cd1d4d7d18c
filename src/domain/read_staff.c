#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "domain/phone.h"
#include "domain/read.h"
#include "domain/read_people.h"

#include "base/banned.h"

#define CODE_LENGTH 32
#define MOST_SHIFTS 999

enum {
	CODE,
	NAME,
	POSITION,
	UNIT,
	PHONE,
	SKILLS,
	LOGIN,
	ROLE,
	MAX_SHIFTS,
	MAX_NIGHTS,
	LEFT,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
    [CODE] = {"mã|code|mã số|mã nv|mã nhân viên|mã cán bộ|person|id", true},
    [NAME] = {"họ tên|name|họ và tên|tên|full name", true},
    [POSITION] = {"chức vụ|position|chức danh|title", false},
    [UNIT] = {"đơn vị|unit|phòng|phòng ban|bộ phận|phòng, ban|department", false},
    [PHONE] = {"điện thoại|phone|số điện thoại|sđt|di động|mobile", false},
    [SKILLS] = {"kỹ năng|skills|kĩ năng|skill", false},
    [LOGIN] = {"login|tài khoản|tên đăng nhập|user", false},
    [ROLE] = {"vai trò|role|quyền", false},
    [MAX_SHIFTS] = {"tối đa ca|max_shifts|số ca tối đa|ca tối đa|max shifts", false},
    [MAX_NIGHTS] = {"tối đa đêm|max_nights|số đêm tối đa|đêm tối đa|max nights", false},
    [LEFT] = {"ngày nghỉ việc|left|nghỉ từ|nghỉ việc từ|thôi việc từ", false},
};

static const struct choice roles[] = {
    {ROLE_OFFICER, "người trực|officer|trực|cán bộ trực|nhân viên|duty officer"},
    {ROLE_SUPERVISOR, "người phụ trách|supervisor|phụ trách|quản lý|người phụ trách lịch trực"},
    {ROLE_READER, "người xem|reader|xem|chỉ xem"},
};

static bool is_code(const char *text)
{
	size_t n = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	                        "0123456789-_.");
	return n > 0 && n <= CODE_LENGTH && text[n] == '\0';
}

static void read_code(struct reader *reader, struct person *person, const struct staff *staff)
{
	person->code = xstrdup(read_needed(reader, CODE));
	if (person->code[0] == '\0')
		return;
	if (!is_code(person->code))
		read_wrong(reader, CODE, "bad-code",
		           _("\"%s\" is not a code: at most %d letters without accents, digits "
		             "and - _ ."),
		           person->code, CODE_LENGTH);
	for (size_t i = 0; i < staff->n; i++)
		if (strcasecmp(staff->person[i].code, person->code) == 0)
			read_wrong(reader, CODE, "duplicate", _("\"%s\" is in the file twice"),
			           person->code);
}

static void read_login(struct reader *reader, struct person *person, const struct staff *staff)
{
	person->login = xstrdup(read_field(reader, LOGIN));
	if (strpbrk(person->login, " \t\n:/") != NULL)
		read_wrong(reader, LOGIN, "bad-login", _("\"%s\" is not the name of a user"),
		           person->login);
	for (size_t i = 0; i < staff->n && person->login[0] != '\0'; i++)
		if (strcmp(staff->person[i].login, person->login) == 0)
			read_wrong(reader, LOGIN, "duplicate", _("\"%s\" is in the file twice"),
			           person->login);
}

static void read_one_phone(struct reader *reader, struct person *person)
{
	const char *field = read_field(reader, PHONE);
	char e164[PHONE_TEXT] = "";
	struct err err;
	if (field[0] != '\0' && !phone_parse(e164, field, &err))
		read_wrong(reader, PHONE, err.key, "%s", err.msg);
	person->phone = xstrdup(e164);
}

/* "Lãnh đạo" as posts name it: "lanh-dao". */
static char *skill_of(const char *text)
{
	char *folded = viet_fold(text);
	for (char *c = folded; *c != '\0'; c++)
		if (*c == ' ' || *c == '_')
			*c = '-';
	return folded;
}

static void read_skills(struct reader *reader, struct person *person)
{
	size_t n;
	char **parts = read_parts(&n, read_field(reader, SKILLS), "|;+,\n");
	for (size_t i = 0; i < n; i++) {
		char *skill = skill_of(parts[i]);
		if (person_has_skill(person, skill)) {
			free(skill);
			continue;
		}
		person->skill = array_grow(person->skill, person->n_skills, sizeof *person->skill);
		person->skill[person->n_skills++] = skill;
	}
	parts_release(parts, n);
}

static void keep_text(char **text, const struct reader *reader, int column, const char *known)
{
	if (reader->at[column] >= 0)
		return;
	free(*text);
	*text = xstrdup(known);
}

/* What the file has no column for stays as it is known. */
static void keep_known(struct reader *reader, struct person *person, const struct person *known)
{
	const int *at = reader->at;

	keep_text(&person->position, reader, POSITION, known->position);
	keep_text(&person->unit, reader, UNIT, known->unit);
	keep_text(&person->phone, reader, PHONE, known->phone);
	keep_text(&person->login, reader, LOGIN, known->login);
	if (at[MAX_SHIFTS] < 0)
		person->max_shifts = known->max_shifts;
	if (at[MAX_NIGHTS] < 0)
		person->max_nights = known->max_nights;
	if (read_field(reader, ROLE)[0] == '\0')
		person->role = known->role;
	if (at[LEFT] < 0) {
		person->has_left = known->has_left;
		person->left = known->left;
	}
	for (size_t i = 0; at[SKILLS] < 0 && i < known->n_skills; i++) {
		person->skill = array_grow(person->skill, person->n_skills, sizeof *person->skill);
		person->skill[person->n_skills++] = xstrdup(known->skill[i]);
	}
}

static void read_person(struct reader *reader, struct staff *staff, const struct staff *known)
{
	const struct person *before;
	struct person person = {0};
	int role = ROLE_OFFICER;
	read_code(reader, &person, staff);
	person.name = read_needed_line(reader, NAME);
	person.position = read_line(reader, POSITION);
	person.unit = read_line(reader, UNIT);
	read_one_phone(reader, &person);
	read_skills(reader, &person);
	read_login(reader, &person, staff);
	if (read_field(reader, ROLE)[0] != '\0')
		read_choice(reader, &role, ROLE, roles, sizeof roles / sizeof *roles);
	person.role = (enum role)role;
	read_number(reader, &person.max_shifts, MAX_SHIFTS, MOST_SHIFTS);
	read_number(reader, &person.max_nights, MAX_NIGHTS, MOST_SHIFTS);
	if (read_field(reader, LEFT)[0] != '\0') {
		person.has_left = true;
		read_date(reader, &person.left, LEFT);
	}
	before = known ? staff_find(known, person.code) : NULL;
	if (before)
		keep_known(reader, &person, before);
	if (reader->row_is_good)
		staff_add(staff, &person);
	person_release(&person);
}

/* Somebody else, of whom the file does not speak, has that login or nearly that code. */
static bool clashes(struct reader *reader, const struct person *person, const struct staff *read,
                    const struct staff *known)
{
	size_t column = reader->at[LOGIN] < 0 ? CODE : LOGIN;
	for (size_t i = 0; i < known->n; i++) {
		const struct person *other = &known->person[i];
		if (strcmp(other->code, person->code) == 0)
			continue;
		if (strcasecmp(other->code, person->code) == 0) {
			read_wrong(reader, CODE, "bad-code",
			           _("\"%s\" differs from \"%s\" (%s) only in capital letters"),
			           person->code, other->code, other->name);
			return true;
		}
		if (!person->has_left && !other->has_left && *person->login &&
		    strcmp(other->login, person->login) == 0 && !staff_find(read, other->code)) {
			read_wrong(reader, column, "duplicate",
			           _("\"%s\" is already the login of %s (%s)"), person->login,
			           other->name, other->code);
			return true;
		}
	}
	return false;
}

/* Can only be seen when all rows are read; without one of them others may clash in turn. */
static void drop_clashes(struct staff *staff, size_t *row, struct reader *reader,
                         const struct staff *known)
{
	for (size_t i = 0; i < staff->n;) {
		reader->row = &reader->csv.row[row[i]];
		if (!clashes(reader, &staff->person[i], staff, known)) {
			i++;
			continue;
		}
		person_release(&staff->person[i]);
		staff->n--;
		memmove(&staff->person[i], &staff->person[i + 1],
		        (staff->n - i) * sizeof *staff->person);
		memmove(&row[i], &row[i + 1], (staff->n - i) * sizeof *row);
		i = 0;
	}
}

bool staff_read(struct staff *out, const struct staff *known, const char *name, const char *text,
                size_t n, struct findings *bad, struct err *err)
{
	struct reader reader;
	struct staff staff = {0};
	if (!read_begin(&reader, columns, COLUMNS, name, text, n, bad, err))
		return false;
	size_t *row = xcalloc(reader.csv.n + 1, sizeof *row);
	for (size_t i = 0; read_row(&reader, i); i++) {
		row[staff.n] = i;
		read_person(&reader, &staff, known);
	}
	if (known != NULL)
		drop_clashes(&staff, row, &reader, known);
	free(row);
	read_end(&reader);
	*out = staff;
	return true;
}
