#include "service/attendance_paper.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "base/zone.h"

#include "base/banned.h"

/* ---- words ---- */

void attendance_hours(struct str *s, int minutes)
{
	int size = minutes < 0 ? -minutes : minutes, tenths = (size + 3) / 6;

	if (!tenths)
		return;
	str_addf(s, "%s%d", minutes < 0 ? "-" : "", tenths / 10);
	if (tenths % 10)
		str_addf(s, ",%d", tenths % 10);
}

void attendance_day(struct str *s, const struct attendance *attendance, int day)
{
	static const char *const weekday[] = {"T2", "T3", "T4", "T5", "T6", "T7", "CN"};
	struct date date = date_add(attendance->first, day);
	int month, number;

	date_to_ymd(date, NULL, &month, &number);
	str_addf(s, "%s %d/%d", weekday[date_weekday(date)], number, month);
}

void attendance_remark(struct str *s, const struct attendance_line *line)
{
	if (line->covers)
		str_addf(s, "trực thay, đổi ca %d lượt", line->covers);
	if (!line->missed)
		return;
	str_addf(s, "%svắng ", line->covers ? "; " : "");
	attendance_hours(s, line->missed);
	str_add(s, " giờ");
}

void attendance_title(struct str *s, const struct attendance_paper *paper)
{
	const struct roster *roster = paper->doc->roster;

	str_addf(s, "BẢNG CHẤM CÔNG TRỰC%s\n", roster->period.is_holiday ? " LỄ" : "");
	str_addf(s, "%s\n", roster->period.title);
}

void attendance_marks(struct str *s, const struct attendance_paper *paper)
{
	const struct roster *roster = paper->doc->roster;
	const char *provisional = document_provisional_mark(paper->doc);
	const char *sample = document_sample_mark(paper->doc);
	char now[ZONE_TEXT];

	str_add(s, "(từ ");
	document_stretch(s, roster->period.start, roster->period.end);
	str_add(s, ")\nTheo lịch trực ");
	document_order(s, roster);
	str_addc(s, '\n');
	if (!paper->attendance->is_over)
		str_addf(s, "Kỳ trực chưa kết thúc: mới tính các ca đã xong đến %s\n",
		         zone_vn(now, paper->now));
	if (provisional)
		str_addf(s, "(%s)\n", provisional);
	if (sample)
		str_addf(s, "*** %s ***\n", sample);
}

static void add_rule(struct str *s, const struct rest_rule *rule)
{
	char day[DATE_TEXT];

	if (*rule->source)
		str_addf(
		    s,
		    "Giờ nghỉ bù cho mỗi giờ trực: ngày làm việc %d%%, đêm ngày làm việc %d%%, "
		    "nghỉ hằng tuần %d%%, lễ, Tết %d%%; căn cứ ghi trong cấu hình: %s.",
		    rule->percent[REST_DAY], rule->percent[REST_NIGHT], rule->percent[REST_WEEKLY],
		    rule->percent[REST_HOLIDAY], rule->source);
	else
		str_add(s, "Nghỉ bù CHƯA XÁC MINH: tính 1 giờ trực được 1 giờ nghỉ vì cấu hình "
		           "không ghi khác; chưa tìm được văn bản quy định nghỉ bù do trực.");
	if (rule->has_since)
		str_addf(s, " Tính từ ngày %s.", date_vn(day, rule->since));
	str_addc(s, '\n');
}

void attendance_notes(struct str *s, const struct attendance_paper *paper)
{
	str_add(s,
	        "Đơn vị tính: giờ; giờ của từng ngày tính từ 0:00 đến 24:00. Kiêm nhiệm nhiều vị "
	        "trí cùng lúc chỉ tính một lần. Bảng chỉ tính giờ, không tính tiền.\n"
	        "Tính theo trực thực tế; lượt nào không ghi khác thì theo lịch trực, kể cả trực "
	        "thay, đổi ca.\n"
	        "Đêm: 22:00–6:00 (Bộ luật Lao động 45/2019/QH14, Điều 106). Cột \"Giờ đêm\" là "
	        "phần đêm của mọi loại ngày trong số giờ đã cộng; giờ đêm của ngày nghỉ, ngày "
	        "lễ tính vào loại ngày đó.\n");
	add_rule(s, &paper->doc->config->rest);
	str_add(s,
	        "\"Được hưởng\": giờ nghỉ bù của kỳ trực này; \"đã nghỉ\", \"còn\": cộng dồn các "
	        "kỳ trực đến nay.\n");
}

/* ---- the table ---- */

enum { NUMBER, NAME, POSITION, UNIT, WHO };

static const char *const sum_titles[] = {
    "Ngày làm việc", "Đêm ngày làm việc",  "Nghỉ hằng tuần",  "Lễ, Tết",     "Cộng",   "Giờ đêm",
    "Số lượt",       "Nghỉ bù được hưởng", "Nghỉ bù đã nghỉ", "Nghỉ bù còn", "Ghi chú"};
enum { SUMS = sizeof sum_titles / sizeof *sum_titles };

static void set(char **place, struct str *text)
{
	*place = str_take(text);
}

static void set_text(char **place, const char *text)
{
	*place = xstrdup(text);
}

static void set_hours(char **place, int minutes)
{
	struct str text = {0};

	attendance_hours(&text, minutes);
	set(place, &text);
}

static int total(const struct attendance_line *line)
{
	int sum = 0;

	for (int k = 0; k < REST_CLASSES; k++)
		sum += line->minutes[k];
	return sum;
}

static void fill_sums(char **cell, const struct attendance_line *line)
{
	struct str text = {0};

	for (int k = 0; k < REST_CLASSES; k++)
		set_hours(cell++, line->minutes[k]);
	set_hours(cell++, total(line));
	set_hours(cell++, line->night);
	if (line->shifts)
		str_addf(&text, "%d", line->shifts);
	set(cell++, &text);
	set_hours(cell++, line->earned);
	set_hours(cell++, line->taken);
	set_hours(cell++, line->owed);
	attendance_remark(&text, line);
	set(cell, &text);
}

static void fill_row(struct attendance_table *table, const struct attendance *attendance,
                     size_t row, const struct attendance_line *line)
{
	char **cell = &table->cell[row * table->columns];
	struct str text = {0};

	if (row < attendance->n)
		str_addf(&text, "%zu", row + 1);
	set(&cell[NUMBER], &text);
	set_text(&cell[NAME], line->name);
	set_text(&cell[POSITION], line->position);
	set_text(&cell[UNIT], line->unit);
	for (int day = 0; day < attendance->days; day++)
		set_hours(&cell[table->first_day + (size_t)day], line->day[day]);
	fill_sums(&cell[table->first_sum], line);
}

static void add_up(struct attendance_line *sum, const struct attendance_line *line)
{
	for (size_t day = 0; day < sizeof sum->day / sizeof *sum->day; day++)
		sum->day[day] += line->day[day];
	for (int k = 0; k < REST_CLASSES; k++)
		sum->minutes[k] += line->minutes[k];
	sum->night += line->night;
	sum->shifts += line->shifts;
	sum->covers += line->covers;
	sum->missed += line->missed;
	sum->earned += line->earned;
	sum->taken += line->taken;
	sum->owed += line->owed;
}

void attendance_table_make(struct attendance_table *out, const struct attendance *attendance)
{
	static const char *const who[WHO] = {"STT", "Họ và tên", "Chức vụ", "Đơn vị"};
	char all[] = "CỘNG", none[] = "";
	struct attendance_line sum = {.name = all, .position = none, .unit = none};
	struct attendance_table table = {.first_day = WHO,
	                                 .first_sum = WHO + (size_t)attendance->days};
	struct str text = {0};

	table.columns = table.first_sum + SUMS;
	table.rows = attendance->n + 1;
	table.title = xcalloc(table.columns, sizeof(char *));
	table.cell = xcalloc(table.columns * table.rows, sizeof(char *));
	for (size_t i = 0; i < WHO; i++)
		set_text(&table.title[i], who[i]);
	for (int day = 0; day < attendance->days; day++) {
		attendance_day(&text, attendance, day);
		set(&table.title[table.first_day + (size_t)day], &text);
	}
	for (size_t i = 0; i < SUMS; i++)
		set_text(&table.title[table.first_sum + i], sum_titles[i]);
	for (size_t i = 0; i < attendance->n; i++) {
		fill_row(&table, attendance, i, &attendance->line[i]);
		add_up(&sum, &attendance->line[i]);
	}
	fill_row(&table, attendance, attendance->n, &sum);
	*out = table;
}

void attendance_table_release(struct attendance_table *table)
{
	for (size_t i = 0; i < table->columns; i++)
		free(table->title[i]);
	for (size_t i = 0; i < table->columns * table->rows; i++)
		free(table->cell[i]);
	free(table->title);
	free(table->cell);
	*table = (struct attendance_table){0};
}

/* ---- CSV ---- */

void attendance_write_csv(struct str *out, const struct attendance_paper *paper, int width)
{
	struct attendance_table table;

	(void)width;
	attendance_table_make(&table, paper->attendance);
	str_add(out, "\xEF\xBB\xBF"); /* by which spreadsheets know that it is UTF-8 */
	for (size_t i = 0; i < table.columns; i++) {
		csv_add_field(out, table.title[i]);
		str_addc(out, i + 1 < table.columns ? ',' : '\n');
	}
	for (size_t i = 0; i < table.columns * table.rows; i++) {
		csv_add_field(out, table.cell[i]);
		str_addc(out, (i + 1) % table.columns ? ',' : '\n');
	}
	attendance_table_release(&table);
}
