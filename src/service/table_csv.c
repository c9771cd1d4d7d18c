#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "base/zone.h"
#include "domain/phone.h"
#include "service/table_cells.h"
#include "service/table_text.h"

#include "base/banned.h"

static void add_row(struct str *out, const char *const *field, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			str_addc(out, ',');
		csv_add_field(out, field[i]);
	}
	str_addc(out, '\n');
}

static void add_segment(struct str *out, const struct document *doc, const struct segment *segment,
                        const char *paper)
{
	char day[DATE_TEXT], start[ZONE_TEXT], end[ZONE_TEXT], phone[PHONE_TEXT] = "";
	const char *number = document_phone(doc, segment->person);
	const char *unit = document_unit(doc, segment);
	struct str place = {0}, note = {0}, index = {0};

	if (*number)
		phone_format(phone, number);
	str_addf(&index, "%d", segment->part);
	document_place(&place, segment);
	if (*unit)
		str_addf(&note, "%s cử người", unit);
	else if (!doc->is_public)
		document_change_note(&note, doc, segment);
	add_row(out,
	        (const char *const[]){
	            date_vn(day, segment->slot->day), document_weekday(segment->slot->day),
	            document_shift(doc, segment), zone_iso(start, segment->start),
	            zone_iso(end, segment->end), segment->post->title, segment->slot->id,
	            str_text(&index), segment->person, segment->name, segment->position, phone,
	            str_text(&place), str_text(&note), paper},
	        15);
	str_release(&place);
	str_release(&note);
	str_release(&index);
}

void table_list_write(struct str *out, const struct document *doc)
{
	static const char *const header[] = {
	    "ngày",        "thứ",          "ca",       "bắt đầu", "kết thúc",
	    "vị trí trực", "mã lượt trực", "phần",     "mã",      "họ tên",
	    "chức vụ",     "điện thoại",   "nơi trực", "ghi chú", "văn bản"};
	struct str paper = {0};

	document_paper(&paper, doc);
	add_row(out, header, sizeof header / sizeof *header);
	for (size_t i = 0; i < doc->segments->n; i++)
		add_segment(out, doc, &doc->segments->segment[i], str_text(&paper));
	str_release(&paper);
}

/* ---- as people keep it ---- */

enum { DAY = 1, HOURS = 2 }; /* columns of two lines, which are two here */

static void add_field(struct str *out, const char *text, size_t n)
{
	char *field = xstrndup(text, n);

	csv_add_field(out, field);
	str_addc(out, ',');
	free(field);
}

/* "Trần Thị B, Giám đốc; Lê Văn C, Kỹ sư": one line of each holder. */
static void add_flat(struct str *out, const char *text)
{
	struct str flat = {0};

	for (; *text; text++) {
		if (*text != '\n')
			str_addc(&flat, *text);
		else if (text[1])
			str_add(&flat, "; ");
	}
	add_field(out, str_text(&flat), flat.n);
	str_release(&flat);
}

static void add_cells(struct str *out, const struct table_grid *grid, size_t row)
{
	for (size_t column = 0; column < grid->columns; column++) {
		const struct table_grid_block *block = table_grid_at(grid, column, row);
		const char *text = block ? block->text : "";
		size_t n = strcspn(text, "\n");

		if (column != DAY && column != HOURS) {
			add_flat(out, text);
			continue;
		}
		add_field(out, text, n);
		text += n + (text[n] == '\n');
		add_field(out, text, strcspn(text, "\n"));
	}
}

void table_csv_write(struct str *out, const struct document *doc)
{
	struct table_cells cells;
	struct str paper = {0};

	table_cells_make(&cells, doc, ", ");
	document_paper(&paper, doc);
	str_add(out, "\xEF\xBB\xBFSTT,Thứ,Ngày,Ca,Giờ,");
	for (size_t i = HOURS + 1; i < cells.grid.columns; i++)
		add_field(out, cells.grid.title[i], strlen(cells.grid.title[i]));
	str_add(out, "Văn bản\n");
	for (size_t row = 0; row < cells.grid.rows; row++) {
		add_cells(out, &cells.grid, row);
		csv_add_field(out, str_text(&paper));
		str_addc(out, '\n');
	}
	str_release(&paper);
	table_cells_release(&cells);
}
