#include "base/csv.h"
#include "base/zone.h"
#include "domain/phone.h"
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
	struct str place = {0}, note = {0}, index = {0};

	if (*number)
		phone_format(phone, number);
	str_addf(&index, "%d", segment->part);
	document_place(&place, segment);
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

void table_csv_write(struct str *out, const struct document *doc)
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
