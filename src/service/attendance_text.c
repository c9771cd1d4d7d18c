/* The attendance sheet as text: part of service/attendance_paper.h. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "service/attendance_paper.h"
#include "service/table_face.h"
#include "service/table_grid.h"
#include "service/table_paper.h"

#include "base/banned.h"

#define WIDTH     120
#define NARROWEST 60

static int widest(const char *text)
{
	int most = 0;

	for (const char *at = text; *at;) {
		size_t n = strcspn(at, " \n");
		char *word = xstrndup(at, n);
		int width = utf8_width(word);

		free(word);
		most = width > most ? width : most;
		at += n + (at[n] != '\0');
	}
	return most;
}

/* ---- a column for everything, where that fits ---- */

/* Room for the longest word, and for names some more. */
static int *table_widths(const struct attendance_table *table)
{
	int *width = xcalloc(table->columns, sizeof *width);

	for (size_t i = 0; i < table->columns; i++) {
		width[i] = widest(table->title[i]);
		for (size_t row = 0; row < table->rows; row++) {
			int need = widest(table->cell[row * table->columns + i]);

			width[i] = need > width[i] ? need : width[i];
		}
	}
	return width;
}

/* What is left over goes to names, positions, units and remarks in turn. */
static void share(int *width, const struct attendance_table *table, int left)
{
	const size_t wants[] = {1, 2, 3, table->columns - 1};
	bool moved = true;

	while (left > 0 && moved) {
		moved = false;
		for (size_t i = 0; i < sizeof wants / sizeof *wants && left > 0; i++) {
			if (width[wants[i]] >= 22)
				continue;
			width[wants[i]]++;
			left--;
			moved = true;
		}
	}
}

static bool draw_wide(struct str *out, const struct attendance_paper *paper, int room)
{
	struct attendance_table table;
	struct table_grid grid = {0};
	int *width, need;

	attendance_table_make(&table, paper->attendance);
	width = table_widths(&table);
	need = table_grid_width(table.columns, width);
	if (need <= room) {
		share(width, &table, room - need);
		grid = (struct table_grid){.columns = table.columns,
		                           .rows = table.rows,
		                           .width = width,
		                           .title = (const char *const *)table.title};
		for (size_t i = 0; i < table.columns * table.rows; i++)
			table_grid_add(&grid, i % table.columns, i / table.columns,
			               i / table.columns, table.cell[i]);
		table_grid_draw(out, &grid);
		table_grid_release(&grid);
	}
	free(width);
	attendance_table_release(&table);
	return need <= room;
}

/* ---- else in few columns, with lines in them ---- */

enum { NUMBER, WHO, DAYS, CLASSES, TOTAL, REST, COLUMNS };

static void add_line(struct str *s, const char *label, const char *hours)
{
	if (*hours)
		str_addf(s, "%s: %s\n", label, hours);
}

static void put(struct table_grid *grid, size_t column, size_t row, struct str *text)
{
	table_grid_add(grid, column, row, row, str_text(text));
	str_clear(text);
}

static void add_row(struct table_grid *grid, const struct attendance_table *table, size_t row)
{
	static const char *const class[] = {"ngày làm việc", "đêm làm việc", "nghỉ tuần",
	                                    "lễ, Tết"};
	static const char *const rest[] = {"hưởng", "đã nghỉ", "còn"};
	char **cell = &table->cell[row * table->columns], **sum = &cell[table->first_sum];
	struct str text = {0};

	table_grid_add(grid, NUMBER, row, row, cell[0]);
	for (size_t i = 1; i < table->first_day; i++)
		if (*cell[i])
			str_addf(&text, "%s\n", cell[i]);
	put(grid, WHO, row, &text);
	for (size_t i = table->first_day; i < table->first_sum; i++)
		add_line(&text, table->title[i], cell[i]);
	put(grid, DAYS, row, &text);
	for (size_t k = 0; k < sizeof class / sizeof *class; k++)
		add_line(&text, class[k], sum[k]);
	add_line(&text, "giờ đêm", sum[5]);
	put(grid, CLASSES, row, &text);
	str_addf(&text, "%s\n", sum[4]);
	if (*sum[6])
		str_addf(&text, "%s lượt\n", sum[6]);
	put(grid, TOTAL, row, &text);
	for (size_t k = 0; k < sizeof rest / sizeof *rest; k++)
		add_line(&text, rest[k], sum[7 + k]);
	put(grid, REST, row, &text);
	str_release(&text);
}

static void draw_narrow(struct str *out, const struct attendance_paper *paper, int room)
{
	static const char *const title[COLUMNS] = {"STT",           "Họ và tên, chức vụ, đơn vị",
	                                           "Giờ từng ngày", "Theo loại ngày",
	                                           "Cộng",          "Nghỉ bù"};
	int width[COLUMNS] = {3, 14, 13, 13, 8, 10};
	struct attendance_table table;
	struct table_grid grid = {.columns = COLUMNS, .width = width, .title = title};
	int left = room - table_grid_width(COLUMNS, width);

	width[CLASSES] += left > 12 ? 6 : 0;
	width[WHO] += left > 12 ? left - 6 : left > 0 ? left : 0;
	attendance_table_make(&table, paper->attendance);
	grid.rows = table.rows;
	for (size_t row = 0; row < table.rows; row++)
		add_row(&grid, &table, row);
	table_grid_draw(out, &grid);
	table_grid_release(&grid);
	attendance_table_release(&table);
}

/* Where there is no column of remarks. */
static void add_remarks(struct str *out, const struct attendance *attendance, int width)
{
	struct str text = {0};

	for (size_t i = 0; i < attendance->n; i++) {
		str_clear(&text);
		str_addf(&text, "%s: ", attendance->line[i].name);
		size_t n = text.n;
		attendance_remark(&text, &attendance->line[i]);
		if (text.n > n)
			paper_item(out, str_text(&text), width);
	}
	str_release(&text);
}

/* ---- the paper ---- */

static void add_heads(struct str *out, const struct attendance_paper *paper, int width)
{
	const struct config *config = paper->doc->config;
	struct str left = {0}, right = {0}, text = {0};

	str_addf(&left, "%s\n%s\n───────\n", config->governing, config->agency);
	str_addf(&right, FACE_STATE "\n" FACE_MOTTO "\n───────────────\n%s, ngày … tháng … năm …\n",
	         config->place);
	paper_beside(out, str_text(&left), str_text(&right), width);
	attendance_title(&text, paper);
	attendance_marks(&text, paper);
	str_addc(out, '\n');
	paper_centre(out, str_text(&text), width);
	str_addc(out, '\n');
	str_release(&left);
	str_release(&right);
	str_release(&text);
}

void attendance_write_text(struct str *out, const struct attendance_paper *paper, int width)
{
	struct str notes = {0};

	width = width == 0 ? WIDTH : width < NARROWEST ? NARROWEST : width;
	add_heads(out, paper, width);
	if (!draw_wide(out, paper, width)) {
		draw_narrow(out, paper, width);
		add_remarks(out, paper->attendance, width);
	}
	str_addc(out, '\n');
	attendance_notes(&notes, paper);
	paper_items(out, str_text(&notes), width);
	str_release(&notes);
	str_addc(out, '\n');
	paper_beside(out, ATTENDANCE_MAKER "\n" ATTENDANCE_SIGN,
	             ATTENDANCE_SIGNER "\n" ATTENDANCE_SIGN, width);
	str_add(out, "\n\n\n");
	paper_beside(out, paper->maker, "", width);
}
