#include "domain/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "base/str.h"

#include "base/banned.h"

int history_compare(const struct history_row *a, const struct history_row *b)
{
	int order = strcmp(a->person, b->person);

	if (!order)
		order = strcmp(a->post, b->post);
	if (!order)
		order = (int)a->kind - (int)b->kind;
	if (!order)
		order = date_compare(a->first, b->first);
	return order ? order : date_compare(a->last, b->last);
}

void history_add(struct history *history, const struct history_row *row)
{
	struct history_row copy = *row;

	copy.person = xstrdup(row->person);
	copy.period = xstrdup(row->period);
	copy.post = xstrdup(row->post);
	copy.note = xstrdup(row->note ? row->note : "");
	history->row = array_grow(history->row, history->n, sizeof *history->row);
	history->row[history->n++] = copy;
}

void history_row_release(struct history_row *row)
{
	free(row->person);
	free(row->period);
	free(row->post);
	free(row->note);
	*row = (struct history_row){0};
}

void history_release(struct history *history)
{
	for (size_t i = 0; i < history->n; i++)
		history_row_release(&history->row[i]);
	free(history->row);
	*history = (struct history){0};
}

void history_imports_release(struct history_imports *imports)
{
	for (size_t i = 0; i < imports->n; i++) {
		free(imports->import[i].file);
		free(imports->import[i].hash);
		free(imports->import[i].by);
		free(imports->import[i].removed_by);
		free(imports->import[i].reason);
	}
	free(imports->import);
	*imports = (struct history_imports){0};
}

/* ---- as a table ---- */

static void add_row(struct str *out, const char *const *field, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			str_addc(out, ',');
		csv_add_field(out, field[i]);
	}
	str_addc(out, '\n');
}

/* "7:30" would be a time of the day to a spreadsheet; minutes that are no tenths stay exact. */
static const char *hours(struct str *buf, int minutes)
{
	str_clear(buf);
	if (minutes % 6)
		str_addf(buf, "%d:%02d", minutes / 60, minutes % 60);
	else if (minutes % 60)
		str_addf(buf, "%d,%d", minutes / 60, minutes % 60 / 6);
	else
		str_addf(buf, "%d", minutes / 60);
	return str_text(buf);
}

static const char *number(struct str *buf, int value)
{
	str_clear(buf);
	str_addf(buf, "%d", value);
	return str_text(buf);
}

static const char *const kind_words[WEIGHTS] = {
    [WEIGHT_WORKDAY] = "ngày làm việc",
    [WEIGHT_WEEKLY_REST] = "nghỉ hằng tuần",
    [WEIGHT_COMPENSATORY] = "nghỉ bù",
    [WEIGHT_STATUTORY] = "ngày lễ",
    [WEIGHT_TET] = "tết",
    [WEIGHT_TET_EVE] = "giao thừa",
};

void history_write(struct str *out, const struct history *history, const struct staff *staff)
{
	static const char *const header[] = {"mã",        "họ tên",  "kỳ",     "vị trí trực",
	                                     "loại ngày", "số lượt", "số giờ", "giờ đêm",
	                                     "điểm",      "ghi chú"};
	struct str shifts = {0}, all = {0}, night = {0}, points = {0};

	add_row(out, header, sizeof header / sizeof *header);
	for (size_t i = 0; i < history->n; i++) {
		const struct history_row *row = &history->row[i];
		const struct person *person = staff_find(staff, row->person);
		const char *const field[] = {row->person,
		                             person ? person->name : "",
		                             row->period,
		                             row->post,
		                             kind_words[row->kind],
		                             number(&shifts, row->shifts),
		                             hours(&all, row->minutes),
		                             hours(&night, row->night),
		                             number(&points, row->points),
		                             row->note};

		add_row(out, field, sizeof field / sizeof *field);
	}
	str_release(&shifts);
	str_release(&all);
	str_release(&night);
	str_release(&points);
}
