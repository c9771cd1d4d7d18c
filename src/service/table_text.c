#include "service/table_text.h"

#include "base/zone.h"
#include "domain/person.h"
#include "service/table_cells.h"
#include "service/table_grid.h"
#include "service/table_paper.h"

#include "base/banned.h"

#define NARROWEST 60

/* What is not signed yet has no day: whoever signs writes it in. */
static void add_date(struct str *s, const struct document *doc)
{
	const struct roster *roster = doc->roster;

	str_addf(s, "%s, ", doc->config->place);
	if (roster->has_order_date && roster->status != ROSTER_DRAFT)
		document_date(s, roster->order_date);
	else if (roster_is_draft_on_paper(roster))
		str_add(s, "ngày … tháng … năm …");
	else
		document_date(s, zone_date(roster->published_at));
	str_addc(s, '\n');
}

static void add_heads(struct str *out, const struct document *doc, int width)
{
	const struct roster *roster = doc->roster;
	const bool is_numbered = *roster->number && roster->status != ROSTER_DRAFT;
	const char *mark = document_state_mark(doc);
	struct str left = {0}, right = {0};

	str_addf(&left, "%s\n%s\n───────\n", doc->config->governing, doc->config->agency);
	str_add(&right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
	                "───────────────\n");
	str_addf(&left, "Số: %s\n", is_numbered ? roster->number : "………");
	if (mark)
		str_addf(&left, "%s\n", mark);
	add_date(&right, doc);
	paper_beside(out, str_text(&left), str_text(&right), width);
	str_release(&left);
	str_release(&right);
}

/* "(điều chỉnh lần 1)", and what it takes the place of. */
static void add_amendment(struct str *out, const struct document *doc, int width)
{
	const struct roster *roster = doc->roster, *before = doc->before;
	struct str text = {0};

	if (roster->version > 1) {
		str_addf(&text, "(điều chỉnh lần %d)", roster->version - 1);
		paper_centre(out, str_text(&text), width);
		str_clear(&text);
	}
	if (before) {
		str_add(&text, "(thay thế Bảng phân công trực ");
		document_order(&text, before);
		str_addc(&text, ')');
		paper_centre(out, str_text(&text), width);
	}
	str_release(&text);
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
	add_amendment(out, doc, width);
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

static void add_basis(struct str *out, const struct document *doc, int width)
{
	struct str text = {0};

	document_basis(&text, doc);
	if (text.n) {
		table_wrap(out, str_text(&text), width);
		str_addc(out, '\n');
	}
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
	add_basis(out, doc, width);
	table_cells_draw(out, doc, width);
	add_hotlines(out, doc, width);
	add_foot(out, doc, width);
}
