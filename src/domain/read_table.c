#include "domain/read_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "domain/read_table_parts.h"

#include "base/banned.h"

size_t hand_column(const struct hand_state *s, enum head_kind kind)
{
	size_t i = 0;

	while (i < s->heads.n && s->heads.head[i].kind != kind)
		i++;
	return i;
}

/* All columns of that kind together: day and weekday, shift and hours. Owned. */
static char *all_of(const struct hand_state *s, const struct csv_row *row, enum head_kind kind)
{
	struct str text = {0};

	for (size_t i = 0; i < s->heads.n; i++)
		if (s->heads.head[i].kind == kind && *row->field[i])
			str_addf(&text, "%s%s", text.n ? " " : "", row->field[i]);
	return str_take(&text);
}

/* ---- shifts of rows ---- */

/* The hours that some post has under that name: "Ca ngày" beside a post of 24 hours. */
static bool foreign_label(struct label *label, const struct hand_state *s)
{
	const struct posts *posts = &s->reading->roster->posts;

	for (size_t i = 0; i < posts->n; i++) {
		if (!label_read(label, &posts->post[i], s->when))
			continue;
		if (label->from < 0 && label->shift) {
			label->from = label->shift->start;
			label->to = (label->from + label->shift->length) % 1440;
		}
		label->shift = NULL;
		label->head = 0;
		return label->from >= 0;
	}
	return false;
}

bool hand_narrow_row(struct slots *slots, const struct hand_state *s, const struct post *post)
{
	struct label label;

	if (!*s->when)
		return true;
	if (!label_read(&label, posts_pattern(&s->reading->roster->posts, post), s->when) &&
	    !foreign_label(&label, s))
		return false;
	slots_of_row(slots, s, post, &label);
	return true;
}

/* ---- cells ---- */

static void put_post(struct hand_state *s, size_t column)
{
	const struct head *head = &s->heads.head[column];
	bool says_when = head->label.shift || head->label.from >= 0;
	struct slots slots;

	hand_slots(&slots, s, head->post);
	slots_narrow(&slots, s, &head->label);
	if (says_when || hand_narrow_row(&slots, s, head->post))
		hand_put_cell(s, column, head->post, &slots, s->row->field[column]);
	else
		hand_doubt(s, column, &slots);
	free(slots.at);
}

static bool names_somebody(const struct hand_state *s, const struct csv_row *row)
{
	for (size_t i = 0; i < s->heads.n; i++) {
		enum head_kind kind = s->heads.head[i].kind;

		if ((kind == HEAD_POST || kind == HEAD_NAME || kind == HEAD_CODE ||
		     kind == HEAD_SLOT) &&
		    *row->field[i])
			return true;
	}
	return false;
}

static bool knows_when(const struct hand_state *s)
{
	struct label label;

	if (!*s->when || foreign_label(&label, s))
		return true;
	for (size_t i = 0; i < s->reading->roster->posts.n; i++)
		if (label_read(&label, &s->reading->roster->posts.post[i], s->when))
			return true;
	return false;
}

static void put_row(struct hand_state *s)
{
	const struct roster *roster = s->reading->roster;
	size_t shift = hand_column(s, HEAD_SHIFT);

	for (size_t i = 0; i < roster->n_slots; i++)
		if (roster->slot[i].day.day == s->day.day)
			s->has_day[i] = true;
	if (!knows_when(s) && names_somebody(s, s->row))
		hand_wrong(s, shift, "no-such-shift", _("\"%s\" is neither a shift nor hours"),
		           s->when);
	for (size_t i = 0; i < s->heads.n; i++)
		if (s->heads.head[i].kind == HEAD_POST && *s->row->field[i])
			put_post(s, i);
}

/* ---- days ---- */

static bool is_day_of(const struct hand_state *s, struct date day)
{
	const struct roster *roster = s->reading->roster;

	for (size_t i = 0; i < roster->n_slots; i++)
		if (roster->slot[i].day.day == day.day)
			return true;
	return date_compare(day, roster->period.first) >= 0 &&
	       date_compare(day, roster->period.last) <= 0;
}

/* A spreadsheet of another country wrote the month first. */
static bool is_turned(struct date *out, const struct hand_state *s, struct date date)
{
	int year, month, day;

	date_to_ymd(date, &year, &month, &day);
	if (day > 12)
		return false;
	*out = date_from_ymd(year, day, month);
	return is_day_of(s, *out);
}

static void tell_outside(struct hand_state *s, size_t column, struct date date)
{
	const struct period *period = &s->reading->roster->period;
	char day[DATE_TEXT], other[DATE_TEXT];
	struct date turned;

	if (is_turned(&turned, s, date))
		hand_wrong(s, column, "day-outside",
		           _("%s is not a day of %s; if %s is meant, write the day before the "
		             "month"),
		           date_vn(day, date), period->name, date_vn(other, turned));
	else
		hand_wrong(s, column, "day-outside", _("%s is not a day of %s"), date_vn(day, date),
		           period->name);
}

/* The weekday must be that of the date: one of them is wrong, and nobody can say which. */
static bool check_weekday(struct hand_state *s, size_t column, const struct day_said *said)
{
	char day[DATE_TEXT];

	if (said->weekday < 0 || said->weekday == (int)date_weekday(said->date) || said->has_other)
		return true;
	hand_wrong(s, column, "weekday", _("%s is %s, not %s"), date_vn(day, said->date),
	           weekday_name(date_weekday(said->date)),
	           weekday_name((enum weekday)said->weekday));
	return false;
}

enum row_day { ROW_NONE, ROW_GOOD, ROW_DOUBTED };

/* The day of the row, told when it is none. */
static enum row_day find_day(struct hand_state *s, const char *text)
{
	size_t column = hand_column(s, HEAD_DAY);
	struct day_said said;

	day_read(&said, text, &s->reading->roster->period);
	if (!said.has_date) {
		hand_wrong(s, column, "bad-date",
		           _("\"%s\" is no day: write it as 30/04/2027, or 30/4"), text);
		return ROW_NONE;
	}
	if (!is_day_of(s, said.date)) {
		tell_outside(s, column, said.date);
		return ROW_NONE;
	}
	s->day = said.date;
	if (said.has_other && said.other.day != said.date.day + 1 &&
	    said.other.day != said.date.day) {
		hand_wrong(s, column, "two-days",
		           _("\"%s\" is more than one day: give each a row of its own"), text);
		return ROW_DOUBTED;
	}
	return check_weekday(s, column, &said) ? ROW_GOOD : ROW_DOUBTED;
}

/* What a row of a doubtful day says is not believed, though it is looked at. */
static void doubt_row(struct hand_state *s)
{
	for (size_t i = 0; i < s->table.n; i++) {
		struct hand_place *place = &s->table.place[i];

		if (place->line != s->row->line)
			continue;
		place->said = HAND_FAULT;
		free(place->who);
		place->who = NULL;
	}
}

/* ---- rows ---- */

static void note_row(struct hand_state *s, const struct csv_row *row)
{
	const char *text = "";

	for (size_t i = 0; i < s->csv.columns && !*text; i++)
		text = row->field[i];
	findings_add(s->bad, FINDING_NOTICE, "row-unread", NULL, NULL,
	             _("%s:%d: the line \"%s\" is no row of the table and was left out"), s->name,
	             row->line, text);
}

/* Names of those who sign, below the table: from a line after a blank one on no day comes. */
static bool is_below(const struct hand_state *s, size_t i)
{
	if (!s->csv.row[i].after_blank || i == s->heads.first)
		return false;
	for (; i < s->csv.n; i++) {
		char *text = all_of(s, &s->csv.row[i], HEAD_DAY);
		struct day_said said;

		day_read(&said, text, &s->reading->roster->period);
		free(text);
		if (said.has_date && is_day_of(s, said.date))
			return false;
	}
	return true;
}

static enum row_day read_row(struct hand_state *s, enum row_day above)
{
	char *text = all_of(s, s->row, HEAD_DAY), *when = all_of(s, s->row, HEAD_SHIFT);
	bool has_slot =
	    hand_column(s, HEAD_SLOT) < s->heads.n && *s->row->field[hand_column(s, HEAD_SLOT)];
	enum row_day day = above;

	s->when = when;
	if (!names_somebody(s, s->row)) {
		struct day_said said;

		day_read(&said, text, &s->reading->roster->period);
		if (said.has_date && is_day_of(s, said.date))
			day = find_day(s, text);
		else if (*text || *when)
			note_row(s, s->row);
	} else if (*text) {
		day = find_day(s, text);
	} else if (above == ROW_NONE && !has_slot) {
		note_row(s, s->row);
	}
	if (s->heads.is_long && (day != ROW_NONE || has_slot))
		hand_long_row(s);
	else if (day != ROW_NONE)
		put_row(s);
	if (day == ROW_DOUBTED)
		doubt_row(s);
	free(text);
	free(when);
	return day;
}

static void read_rows(struct hand_state *s)
{
	enum row_day day = ROW_NONE;

	if (s->heads.is_long)
		hand_long_share(s);
	for (size_t i = s->heads.first; i < s->csv.n; i++) {
		if (is_below(s, i)) {
			for (; i < s->csv.n; i++)
				note_row(s, &s->csv.row[i]);
			return;
		}
		s->row = &s->csv.row[i];
		day = read_row(s, day);
	}
}

/* ---- the file ---- */

static bool no_header(const struct hand_state *s, struct err *err)
{
	const struct posts *posts = &s->reading->roster->posts;
	struct str titles = {0};

	for (size_t i = 0; i < posts->n; i++)
		if (!*posts->post[i].concurrent)
			str_addf(&titles, "%s\"%s\"", titles.n ? ", " : "", posts->post[i].title);
	err_set(err, ERR_INPUT, "no-header",
	        _("%s:1: no line of the file heads a column of days (\"Ngày\") and one of a post "
	          "(%s)"),
	        s->name, str_text(&titles));
	str_release(&titles);
	return false;
}

/* That separator is right with which most columns are known. */
static bool find_sheet(struct hand_state *s, const char *text, size_t n, struct err *err)
{
	static const char signs[] = ",;\t";
	bool is_sheet = false, found = false;
	struct err first = {0};

	for (size_t i = 0; i < sizeof signs - 1; i++) {
		struct heads heads;
		struct csv csv;

		if (!csv_parse_sheet(&csv, s->name, text, n, signs[i], err)) {
			first = first.code ? first : *err;
			continue;
		}
		is_sheet = true;
		if (!heads_find(&heads, &csv, s->reading->roster)) {
			csv_release(&csv);
			continue;
		}
		if (found && heads.known <= s->heads.known) {
			heads_release(&heads);
			csv_release(&csv);
			continue;
		}
		heads_release(&s->heads);
		csv_release(&s->csv);
		s->heads = heads;
		s->csv = csv;
		found = true;
	}
	if (!is_sheet)
		*err = first;
	else if (!found)
		return no_header(s, err);
	return found;
}

/* What is found at the end belongs between what was found before. */
static int compare_lines(const void *a, const void *b, void *context)
{
	const struct finding *x = a, *y = b;
	size_t *n = context;
	long p = strtol(x->text + *n, NULL, 10), q = strtol(y->text + *n, NULL, 10);

	return (p > q) - (p < q);
}

static void release(struct hand_state *s)
{
	for (size_t i = 0; i < s->n_guesses; i++)
		free(s->guess[i]);
	free(s->guess);
	free(s->has_day);
	known_staff_release(&s->staff);
	heads_release(&s->heads);
	csv_release(&s->csv);
}

bool hand_table_read(struct hand_table *out, const struct hand_reading *reading, const char *name,
                     const char *text, size_t n, struct findings *bad, struct err *err)
{
	struct hand_state s = {.reading = reading, .name = name, .bad = bad, .when = ""};
	size_t before = bad->n, prefix = strlen(name) + 1;

	if (!find_sheet(&s, text, n, err))
		return false;
	s.table.n = reading->roster->n_slots;
	s.table.place = xcalloc(s.table.n + 1, sizeof *s.table.place);
	s.has_day = xcalloc(s.table.n + 1, sizeof *s.has_day);
	known_staff_make(&s.staff, reading->staff);
	read_rows(&s);
	hand_end(&s);
	if (bad->n > before)
		qsort_r(&bad->item[before], bad->n - before, sizeof *bad->item, compare_lines,
		        &prefix);
	*out = s.table;
	release(&s);
	return true;
}

void hand_table_release(struct hand_table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		free(table->place[i].who);
		free(table->place[i].column);
	}
	free(table->place);
	*table = (struct hand_table){0};
}
