#include "service/table_text.h"

#include "service/sheet.h"
#include "service/table_cells.h"
#include "service/table_face.h"
#include "service/table_paper.h"

#include "base/banned.h"

#define NARROWEST 60

static void add_heads(struct str *out, const struct document *doc, int width)
{
	struct str left = {0}, right = {0};

	str_addf(&left, "%s\n%s\n───────\n", doc->config->governing, doc->config->agency);
	face_number(&left, doc);
	str_add(&right, FACE_STATE "\n" FACE_MOTTO "\n───────────────\n");
	face_date(&right, doc);
	paper_beside(out, str_text(&left), str_text(&right), width);
	str_release(&left);
	str_release(&right);
}

static void add_title(struct str *out, const struct document *doc, int width)
{
	struct str text = {0};

	str_addc(out, '\n');
	face_title(&text, doc);
	face_span(&text, doc);
	face_marks(&text, doc);
	paper_centre(out, str_text(&text), width);
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

	face_hotlines(&text, doc);
	if (text.n) {
		str_add(out, "\nĐường dây nóng:\n");
		paper_items(out, str_text(&text), width);
	}
	str_release(&text);
}

static void add_foot(struct str *out, const struct document *doc, int width)
{
	struct str left = {0}, right = {0};

	face_titles_of_signers(&left, &right, doc);
	str_addc(out, '\n');
	paper_beside(out, str_text(&left), str_text(&right), width);
	str_add(out, "\n\n\n");
	paper_beside(out, face_maker(doc), face_signer(doc), width);
	str_release(&left);
	str_release(&right);
}

/* A page of its own where a printer minds form feeds. */
static void add_defence(struct str *out, const struct document *doc, int width)
{
	struct str title = {0};

	str_add(out, "\f\n");
	face_defence(&title, doc);
	paper_centre(out, str_text(&title), width);
	str_addc(out, '\n');
	sheet_text_write(out, doc->defence, width);
	str_release(&title);
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
	if (doc->open)
		sheet_text_write(out, doc->open, width);
	if (doc->defence)
		add_defence(out, doc, width);
}
