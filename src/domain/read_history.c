#include "domain/read_history.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/viet.h"
#include "base/zone.h"
#include "domain/history_twice.h"
#include "domain/read.h"

#include "base/banned.h"

enum { CODE, NAME, PERIOD, DAY, POST, KIND, SHIFTS, HOURS, NIGHT, POINTS, NOTE, COLUMNS };
enum { MOST_POSTS = 1000, MOST_NAMES = 1000 }; /* that are looked up among those of other rows */
enum { MOST_SHIFTS = 10000, MOST_POINTS = 10000, MOST_HOURS = 24 * 366, MOST_DAYS = 400 };

static const struct column columns[COLUMNS] = {
    [CODE] = {"mã|code|mã số|mã nv|mã nhân viên|mã cán bộ|person|id", true},
    [NAME] = {"họ tên|họ và tên|name", false},
    [PERIOD] = {"kỳ|period|năm|tháng|thời gian|kỳ trực|kỳ nghỉ|year|month|when", false},
    [DAY] = {"ngày|date|ngày trực|day", false},
    [POST] = {"vị trí trực|post|vị trí|vị trí công việc|ca trực", false},
    [KIND] = {"loại ngày|kind|loại|kind of day", false},
    [SHIFTS] = {"số lượt|shifts|lượt|lượt trực|số lượt trực|số ca|số buổi", false},
    [HOURS] = {"số giờ|hours|giờ|giờ trực|số giờ trực|tổng giờ", false},
    [NIGHT] = {"giờ đêm|night|số giờ đêm|giờ trực đêm|trong đó giờ đêm|night hours", false},
    [POINTS] = {"điểm|points|điểm trực|số điểm", false},
    [NOTE] = {"ghi chú|note", false},
};

static const struct choice kinds[] = {
    {WEIGHT_WORKDAY, "ngày làm việc|workday|ngày thường|làm việc|thường|trong tuần|working day"},
    {WEIGHT_WEEKLY_REST, "nghỉ hằng tuần|weekly_rest|nghỉ hàng tuần|cuối tuần|thứ bảy, chủ nhật|"
                         "t7, cn|thứ 7, cn|weekly rest|weekly rest day|weekend"},
    {WEIGHT_COMPENSATORY, "nghỉ bù|compensatory|ngày nghỉ bù|nghỉ hoán đổi|hoán đổi|swapped_off"},
    {WEIGHT_STATUTORY, "ngày lễ|statutory|lễ|nghỉ lễ|holiday|public holiday"},
    {WEIGHT_TET, "tết|tet|ngày tết|nghỉ tết|tết nguyên đán"},
    {WEIGHT_TET_EVE, "giao thừa|tet_eve|đêm giao thừa|tet eve"},
};

struct state {
	struct history_reading *reading;
	struct reader reader;
	struct history history;
	size_t when;    /* the column that says it */
	size_t *row_of; /* of each new row, in the table */
	char **post;    /* of old, as they are written, with their search keys */
	char **key;
	size_t n_posts;
	char **name; /* of people as they are written, and who that is */
	const struct person **person;
	size_t n_names;
};

/* ---- when ---- */

static bool knows_year(struct state *s, int year)
{
	struct err none;

	return holidays_compute(s->reading->holidays, year, &none) ||
	       holidays_has_year(s->reading->holidays, year);
}

static void set_days(struct history_row *row, struct date first, struct date last, char *period)
{
	row->first = first;
	row->last = last;
	row->period = period;
}

static bool two_numbers(int64_t *a, int64_t *b, const char *text, char sign)
{
	const char *at = strchr(text, sign);
	struct err none;
	char *first;
	bool ok;

	if (!at)
		return false;
	first = xstrndup(text, (size_t)(at - text));
	ok = number_parse(a, first, 1, 2200, &none) && number_parse(b, at + 1, 1, 2200, &none);
	free(first);
	return ok;
}

/* "2024", "5/2024", "2024-05". */
static bool read_long(struct history_row *row, const char *field)
{
	int64_t year, month = 0;
	struct err none;

	if (number_parse(&year, field, 1900, 2200, &none)) {
		set_days(row, date_from_ymd((int)year, 1, 1), date_from_ymd((int)year, 12, 31),
		         xasprintf("%d", (int)year));
		return true;
	}
	if (!two_numbers(&month, &year, field, '/') && !two_numbers(&year, &month, field, '-'))
		return false;
	if (month > 12 || year < 1900)
		return false;
	set_days(row, date_from_ymd((int)year, (int)month, 1),
	         date_add(month < 12 ? date_from_ymd((int)year, (int)month + 1, 1)
	                             : date_from_ymd((int)year + 1, 1, 1),
	                  -1),
	         xasprintf("%d-%02d", (int)year, (int)month));
	return true;
}

/* "tet/2024", "Tết 2024", "2024-05-01..2024-05-20". */
static void read_named(struct state *s, struct history_row *row, const char *folded, size_t column)
{
	struct reader *reader = &s->reader;
	char *name = period_canonical(folded);
	char *blank = strrchr(name, '-');
	struct period period = {0};
	struct err err;
	int year;

	if (!strpbrk(name, "/.") && blank && strlen(blank) == 5)
		*blank = '/';
	if (period_year(&year, name))
		knows_year(s, year);
	if (!strstr(name, "..") && !period_year(&year, name)) {
		read_wrong(reader, column, "bad-period",
		           _("\"%s\" is none of: 2024, 5/2024, 01/05/2024, tet/2024, "
		             "01/05/2024..20/05/2024"),
		           read_field(reader, column));
	} else if (!period_find(&period, s->reading->holidays, name, s->reading->hours, &err)) {
		read_wrong(reader, column, err.key, "%s", err.msg);
	} else {
		set_days(row, period.first, period.last, xstrdup(period.name));
		period_release(&period);
	}
	free(name);
}

/* "Năm 2024" is 2024. */
static const char *without_word(const char *folded)
{
	static const char *const words[] = {"nam ", "thang ", "ngay ", "ky nghi ", "ky "};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strncmp(folded, words[i], strlen(words[i])) == 0)
			return folded + strlen(words[i]);
	return folded;
}

static void read_column(struct state *s, struct history_row *row, size_t column)
{
	char *key = viet_fold(read_field(&s->reader, column));
	const char *text = without_word(key);
	char iso[DATE_TEXT];
	struct date date;
	struct err none;

	if (date_parse(&date, text, &none))
		set_days(row, date, date, xstrdup(date_iso(iso, date)));
	else if (!read_long(row, text))
		read_named(s, row, text, column);
	free(key);
}

/* A day says more than the year that stands beside it. */
static void read_when(struct state *s, struct history_row *row)
{
	size_t column = *read_field(&s->reader, DAY) ? DAY : PERIOD;
	char vn[DATE_TEXT];

	if (s->reader.at[PERIOD] < 0)
		column = DAY;
	if (!*read_needed(&s->reader, column))
		return;
	s->when = column;
	read_column(s, row, column);
	if (!row->period)
		return;
	if (date_compare(row->first, s->reading->today) > 0)
		read_wrong(&s->reader, column, "future", _("%s is still to come"),
		           date_vn(vn, row->first));
	else if (row->last.day - row->first.day > MOST_DAYS)
		read_wrong(&s->reader, column, "bad-span", _("\"%s\" is longer than a year"),
		           read_field(&s->reader, column));
}

/* ---- what ---- */

/* Posts of old keep the spelling in which they came first. Owned. */
static char *old_post(struct state *s, const char *text)
{
	char *key = viet_fold(text);

	for (size_t i = 0; i < s->n_posts; i++)
		if (strcmp(s->key[i], key) == 0) {
			free(key);
			return xstrdup(s->post[i]);
		}
	if (s->n_posts == MOST_POSTS) {
		free(key);
		return xstrdup(text);
	}
	s->post = array_grow(s->post, s->n_posts, sizeof *s->post);
	s->key = array_grow(s->key, s->n_posts, sizeof *s->key);
	s->key[s->n_posts] = key;
	s->post[s->n_posts++] = xstrdup(text);
	return xstrdup(text);
}

static void read_post(struct state *s, struct history_row *row)
{
	const struct posts *posts = s->reading->posts;
	char *text = read_line(&s->reader, POST);
	char *key = viet_fold(text);

	for (size_t i = 0; i < posts->n && !row->post; i++) {
		char *title = viet_fold(posts->post[i].title);

		if (strcmp(posts->post[i].id, key) == 0 || strcmp(title, key) == 0)
			row->post = xstrdup(posts->post[i].id);
		free(title);
	}
	if (!row->post)
		row->post = *text ? old_post(s, text) : xstrdup("");
	free(key);
	free(text);
}

/* The kind with most minutes of the day. */
static enum weight_kind kind_of(const struct holidays *holidays, struct date day)
{
	int minutes[WEIGHTS] = {0}, most = 0;

	roster_minutes(minutes, zone_instant(day, 0), zone_instant(date_add(day, 1), 0), holidays);
	for (int k = 1; k < WEIGHTS; k++)
		if (minutes[k] > minutes[most])
			most = k;
	return (enum weight_kind)most;
}

static void read_kind(struct state *s, struct history_row *row)
{
	int kind = WEIGHT_WORKDAY, year;

	if (*read_field(&s->reader, KIND)) {
		read_choice(&s->reader, &kind, KIND, kinds, sizeof kinds / sizeof *kinds);
	} else if (row->period) {
		date_to_ymd(row->first, &year, NULL, NULL);
		if (row->first.day == row->last.day && knows_year(s, year))
			kind = (int)kind_of(s->reading->holidays, row->first);
		else
			read_wrong(&s->reader, s->reader.at[KIND] < 0 ? s->when : KIND, "empty",
			           "%s", _("the kind of day is wanted"));
	}
	row->kind = (enum weight_kind)kind;
}

/* Minutes of "7", "7,5", "7.25", "7:30"; -1 when it is none of those. */
static int minutes_of(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	int hours = 0, part = 0;
	size_t n;

	if (!digits || digits > 5)
		return -1;
	for (size_t i = 0; i < digits; i++)
		hours = hours * 10 + (text[i] - '0');
	if (!text[digits])
		return hours * 60;
	n = strspn(text + digits + 1, "0123456789");
	if (!n || n > 2 || text[digits + 1 + n])
		return -1;
	for (size_t i = 0; i < n; i++)
		part = part * 10 + (text[digits + 1 + i] - '0');
	if (text[digits] == ':')
		return n == 2 && part < 60 ? hours * 60 + part : -1;
	if (text[digits] != ',' && text[digits] != '.')
		return -1;
	return hours * 60 + (part * (n == 1 ? 10 : 1) * 60 + 50) / 100;
}

static void read_hours(struct state *s, int *out, size_t column)
{
	const char *field = read_field(&s->reader, column);
	int minutes = *field ? minutes_of(field) : 0;

	if (minutes < 0 || minutes > MOST_HOURS * 60)
		read_wrong(&s->reader, column, "bad-hours",
		           _("\"%s\" is not a number of hours such as 7, 7,5 or 7:30"), field);
	else
		*out = minutes;
}

/* ---- what it counts ---- */

static void read_points(struct state *s, struct history_row *row)
{
	struct reader *reader = &s->reader;
	const struct post *post = posts_find(s->reading->posts, row->post);
	size_t column = reader->at[POINTS] >= 0 ? POINTS : CODE;
	int64_t sum;

	if (*read_field(reader, POINTS)) {
		read_number(reader, &row->points, POINTS, MOST_POINTS);
		return;
	}
	if (!post || !row->minutes) {
		read_wrong(reader, column, "no-points", "%s",
		           post ? _("points or hours are wanted")
		                : _("points are wanted: the post is not in the configuration, so "
		                    "that they cannot be worked out"));
		return;
	}
	/* The rule of roster_points(), where each shift counts at least one. */
	sum = (int64_t)row->minutes * post->weight[row->kind];
	row->points = (int)((sum + 24000) / 48000);
	if (row->points < row->shifts)
		row->points = row->shifts;
	if (row->points < 1)
		row->points = 1;
}

static void read_counts(struct state *s, struct history_row *row)
{
	struct reader *reader = &s->reader;
	bool is_day = row->period && row->first.day == row->last.day;

	if (*read_field(reader, SHIFTS))
		read_number(reader, &row->shifts, SHIFTS, MOST_SHIFTS);
	else if (is_day)
		row->shifts = 1;
	else if (row->period)
		read_wrong(reader, reader->at[SHIFTS] < 0 ? s->when : SHIFTS, "empty", "%s",
		           _("the number of shifts is wanted"));
	read_hours(s, &row->minutes, HOURS);
	read_hours(s, &row->night, NIGHT);
	if (!reader->row_is_good)
		return;
	if (row->minutes > (row->last.day - row->first.day + 1) * 1440)
		read_wrong(reader, HOURS, "too-many", _("\"%s\" is more than the days have"),
		           read_field(reader, HOURS));
	else if (row->night > row->minutes)
		read_wrong(reader, NIGHT, "too-many", _("\"%s\" is more than all its hours"),
		           read_field(reader, NIGHT));
	else
		read_points(s, row);
	if (reader->row_is_good && !row->shifts && !row->minutes && !row->points)
		read_wrong(reader, CODE, "empty", "%s", _("the row counts nothing"));
}

/* Many rows are about few people, and a name takes long to match. */
static const struct person *person_of(struct state *s, const char *who)
{
	const struct person *person;

	for (size_t i = 0; i < s->n_names; i++)
		if (strcmp(s->name[i], who) == 0)
			return s->person[i];
	person = staff_match(s->reading->staff, who);
	if (s->n_names == MOST_NAMES)
		return person;
	s->name = array_grow(s->name, s->n_names, sizeof *s->name);
	s->person = array_grow(s->person, s->n_names, sizeof *s->person);
	s->name[s->n_names] = xstrdup(who);
	s->person[s->n_names++] = person;
	return person;
}

static void read_row_of(struct state *s, size_t i)
{
	struct reader *reader = &s->reader;
	struct history_row row = {.line = reader->row->line};
	const char *who = read_needed(reader, CODE);
	const struct person *person = person_of(s, who);

	if (!person && *who)
		read_wrong(reader, CODE, "no-such-person", _("nobody is known as \"%s\""), who);
	read_when(s, &row);
	read_post(s, &row);
	read_kind(s, &row);
	read_counts(s, &row);
	row.note = read_line(reader, NOTE);
	if (person)
		row.person = xstrdup(person->code);
	if (reader->row_is_good && person) {
		s->row_of[s->history.n] = i;
		history_add(&s->history, &row);
	}
	history_row_release(&row);
}

/* ---- all of it ---- */

static void release(struct state *s)
{
	for (size_t i = 0; i < s->n_posts; i++) {
		free(s->post[i]);
		free(s->key[i]);
	}
	for (size_t i = 0; i < s->n_names; i++)
		free(s->name[i]);
	free(s->name);
	free(s->person);
	free(s->post);
	free(s->key);
	free(s->row_of);
	read_end(&s->reader);
}

static void drop_twice(struct state *s)
{
	struct history_twice *twice =
	    history_find_twice(&s->history, s->reading->known, s->reading->duty);
	struct history good = {0};

	for (size_t i = 0; i < s->history.n; i++) {
		s->reader.row = &s->reader.csv.row[s->row_of[i]];
		s->reader.row_is_good = true;
		if (twice[i].is_same)
			s->reading->same++;
		else if (twice[i].text)
			read_wrong(&s->reader, s->reader.at[PERIOD] < 0 ? DAY : PERIOD, "twice",
			           "%s", twice[i].text);
		else
			history_add(&good, &s->history.row[i]);
		free(twice[i].text);
	}
	free(twice);
	history_release(&s->history);
	s->history = good;
}

/* What is found when all rows are read belongs between what was found before. */
static int compare_lines(const void *a, const void *b, void *context)
{
	const struct finding *x = a, *y = b;
	size_t *n = context;
	long p = strtol(x->text + *n, NULL, 10), q = strtol(y->text + *n, NULL, 10);

	return (p > q) - (p < q);
}

bool history_read(struct history *out, struct history_reading *reading, const char *name,
                  const char *text, size_t n, struct findings *bad, struct err *err)
{
	struct state s = {.reading = reading};
	size_t before = bad->n, prefix = strlen(name) + 1;

	if (!read_begin(&s.reader, columns, COLUMNS, name, text, n, bad, err))
		return false;
	if (s.reader.at[PERIOD] < 0 && s.reader.at[DAY] < 0) {
		read_end(&s.reader);
		return err_set(err, ERR_INPUT, "no-column", _("%s:1: there is no column \"%s\""),
		               name, "kỳ");
	}
	reading->same = 0;
	s.row_of = xcalloc(s.reader.csv.n + 1, sizeof *s.row_of);
	for (size_t i = 0; i < reading->known->n; i++)
		if (*reading->known->row[i].post)
			free(old_post(&s, reading->known->row[i].post));
	for (size_t i = 0; read_row(&s.reader, i); i++)
		read_row_of(&s, i);
	drop_twice(&s);
	if (bad->n > before)
		qsort_r(&bad->item[before], bad->n - before, sizeof *bad->item, compare_lines,
		        &prefix);
	release(&s);
	*out = s.history;
	return true;
}
