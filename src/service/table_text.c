#include "service/table_text.h"

#include "base/zone.h"
#include "domain/person.h"
#include "service/table_cells.h"
#include "service/table_paper.h"

#include "base/banned.h"

#define NARROWEST 60

static void add_heads(struct str *out, const struct document *doc, int width)
{
	const struct roster *roster = doc->roster;
	struct str left = {0}, right = {0};
	int year, month, day;

	str_addf(&left, "%s\n%s\n───────\n", doc->config->governing, doc->config->agency);
	str_add(&right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
	                "───────────────\n");
	if (roster->status == ROSTER_DRAFT) {
		str_add(&left, "DỰ THẢO\n");
		str_addf(&right, "%s, ngày … tháng … năm …\n", doc->config->place);
	} else {
		str_addf(&left, "Số: %s\n", *roster->number ? roster->number : "………");
		date_to_ymd(zone_date(roster->published_at), &year, &month, &day);
		str_addf(&right, "%s, ngày %02d tháng %s%d năm %d\n", doc->config->place, day,
		         month < 3 ? "0" : "", month, year);
	}
	paper_beside(out, str_text(&left), str_text(&right), width);
	str_release(&left);
	str_release(&right);
}

static void add_title(struct str *out, const struct document *doc, int width)
{
	const struct roster *roster = doc->roster;
	const char *provisional = document_provisional_mark(doc);
	const char *sample = document_sample_mark(doc);
	struct str text = {0};

	str_addc(out, '\n');
	paper_centre(out, "BẢNG PHÂN CÔNG TRỰC", width);
	paper_centre(out, roster->period.title, width);
	str_add(&text, "(từ ");
	document_stretch(&text, roster->period.start, roster->period.end);
	str_add(&text, ")");
	paper_centre(out, str_text(&text), width);
	str_clear(&text);
	if (roster->version > 1) {
		str_addf(&text, "%s%d",
		         roster->status == ROSTER_DRAFT ? "Dự thảo điều chỉnh, bản số "
		                                        : "Điều chỉnh, bản số ",
		         roster->version);
		paper_centre(out, str_text(&text), width);
		str_clear(&text);
	}
	if (roster->status == ROSTER_SUPERSEDED)
		paper_centre(out, "(bản này đã được thay thế)", width);
	if (provisional) {
		str_addf(&text, "(%s)", provisional);
		paper_centre(out, str_text(&text), width);
		str_clear(&text);
	}
	if (sample) {
		str_addf(&text, "*** %s ***", sample);
		paper_centre(out, str_text(&text), width);
	}
	str_addc(out, '\n');
	str_release(&text);
}

static void add_hotlines(struct str *out, const struct document *doc, int width)
{
	struct str text = {0};
	bool any = false;

	for (size_t i = 0; i < doc->contacts->n; i++) {
		const struct contact *contact = &doc->contacts->contact[i];

		if (!document_has_hotline(doc, contact, doc->roster->period.first))
			continue;
		if (!any)
			str_add(out, "\nĐường dây nóng:\n");
		any = true;
		str_clear(&text);
		document_hotline(&text, doc, contact);
		paper_item(out, str_text(&text), width);
	}
	str_release(&text);
}

static void add_bars_as_lines(struct str *s, const char *text)
{
	for (; *text; text++)
		str_addc(s, *text == '|' ? '\n' : *text);
	str_addc(s, '\n');
}

static void add_foot(struct str *out, const struct document *doc, int width)
{
	const struct roster *roster = doc->roster;
	const struct person *maker = staff_find(doc->staff, roster->made_by);
	struct str left = {0}, right = {0};

	add_bars_as_lines(&left, *doc->config->maker ? doc->config->maker : "NGƯỜI LẬP BẢNG");
	add_bars_as_lines(&right,
	                  *roster->signer_title ? roster->signer_title : doc->config->signer_title);
	str_addc(out, '\n');
	paper_beside(out, str_text(&left), str_text(&right), width);
	str_add(out, "\n\n\n");
	paper_beside(out, maker ? maker->name : roster->made_by,
	             *roster->signer ? roster->signer : doc->config->signer, width);
	str_release(&left);
	str_release(&right);
}

void table_text_write(struct str *out, const struct document *doc, int width)
{
	width = width < NARROWEST ? NARROWEST : width;
	add_heads(out, doc, width);
	add_title(out, doc, width);
	table_cells_draw(out, doc, width);
	add_hotlines(out, doc, width);
	add_foot(out, doc, width);
}
