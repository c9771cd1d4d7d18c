#include "service/html.h"
#include "service/sheet.h"
#include "service/table_cells.h"
#include "service/table_face.h"
#include "service/table_text.h"

#include "base/banned.h"

/* Margins, type and sizes of Decree 30/2020/ND-CP, Appendix I; pages are numbered from the second
 * one on. Borders stand in attributes too: word processors take those over. */
static const char style[] =
    "@page { size: A4 landscape; margin: 20mm 15mm 20mm 30mm; @top-center { content: "
    "counter(page); "
    "font: 13pt 'Times New Roman', serif } }\n"
    "@page :first { @top-center { content: none } }\n"
    "body { font: 13pt/1.25 'Times New Roman', 'Liberation Serif', serif; color: #000; "
    "margin: 0 auto; max-width: 252mm }\n"
    "p { margin: 0 0 3pt }\n"
    "h1, h2, h3 { font-size: 14pt; text-align: center; margin: 0; page-break-after: avoid }\n"
    "h1 { margin-top: 9pt }\n"
    "h3 { text-align: left; margin-top: 9pt }\n"
    "table { border-collapse: collapse; width: 100% }\n"
    "table.face td { width: 50%; text-align: center; vertical-align: top; padding: 0 6pt }\n"
    "table.duty { margin: 9pt 0; width: 99.7% }\n"
    "table.duty th, table.duty td { border: 1px solid #000; padding: 2pt 4pt }\n"
    "table.small td + td { text-align: center }\n"
    "ul { margin: 2pt 0 }\n"
    "table.duty th:last-child { width: 12% }\n"
    "table.duty td { vertical-align: top }\n"
    "table.duty td.middle { text-align: center; vertical-align: middle }\n"
    "thead { display: table-header-group }\n"
    "tr, .together { page-break-inside: avoid }\n"
    ".line { display: inline-block; border-bottom: 1px solid #000 }\n"
    ".short { display: block; width: 30%; margin: 2pt auto; border-top: 1px solid #000 }\n"
    ".mark { text-align: center; font-weight: bold }\n"
    ".span { text-align: center; font-style: italic }\n"
    ".middle { text-align: center }\n"
    ".basis { font-style: italic; text-indent: 10mm }\n"
    ".sign { height: 60pt }\n"
    ".sheet { page-break-before: always }\n";

static void add_head(struct str *out, const struct document *doc)
{
	str_add(out, "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n");
	str_add(out, "<title>BẢNG PHÂN CÔNG TRỰC – ");
	html_text(out, doc->roster->period.title);
	str_addf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
}

static void add_heads(struct str *out, const struct document *doc)
{
	struct str number = {0}, date = {0};

	face_number(&number, doc);
	face_date(&date, doc);
	str_add(out, "<table class=\"face\"><tr><td>\n");
	html_element(out, "div", doc->config->governing);
	html_element(out, "b", doc->config->agency);
	str_add(out, "<span class=\"short\"></span>\n");
	html_lines(out, "div", str_text(&number));
	str_add(out, "</td><td>\n<b>" FACE_STATE "</b><br>\n"
	             "<b class=\"line\">" FACE_MOTTO "</b>\n");
	html_element(out, "div style=\"margin-top: 6pt\"", "");
	str_add(out, "<i>");
	html_text(out, str_text(&date));
	str_add(out, "</i>\n</td></tr></table>\n");
	str_release(&number);
	str_release(&date);
}

static void add_title(struct str *out, const struct document *doc)
{
	struct str title = {0}, span = {0}, marks = {0};

	face_title(&title, doc);
	face_span(&span, doc);
	face_marks(&marks, doc);
	str_add(out, "<h1>");
	html_text(out, str_text(&title));
	str_add(out, "</h1>\n");
	html_lines(out, "p class=\"span\"", str_text(&span));
	html_lines(out, "p class=\"mark\"", str_text(&marks));
	str_release(&title);
	str_release(&span);
	str_release(&marks);
}

static void add_basis(struct str *out, const struct document *doc)
{
	struct str text = {0};

	document_basis(&text, doc);
	html_lines(out, "p class=\"basis\"", str_text(&text));
	str_release(&text);
}

enum { FIRST_POST = 3 }; /* before it STT, day, hours: never broken */

static void add_row(struct str *out, const struct table_grid *grid, size_t row)
{
	str_add(out, "<tr>");
	for (size_t column = 0; column < grid->columns; column++) {
		const struct table_grid_block *block = table_grid_at(grid, column, row);
		size_t rows = block ? block->last - block->first + 1 : 1;

		if (block && block->first != row)
			continue;
		str_addf(out, "<td%s", column < FIRST_POST ? " class=\"middle\" nowrap" : "");
		if (rows > 1)
			str_addf(out, " rowspan=\"%zu\"", rows);
		str_addc(out, '>');
		html_text(out, block ? block->text : "");
		str_add(out, "</td>");
	}
	str_add(out, "</tr>\n");
}

static void add_table(struct str *out, const struct document *doc)
{
	struct table_cells cells;

	table_cells_make(&cells, doc, "\n");
	str_add(out, "<table class=\"duty\" border=\"1\">\n<thead><tr>");
	for (size_t i = 0; i < cells.grid.columns; i++) {
		str_add(out, "<th>");
		html_text(out, cells.grid.title[i]);
		str_add(out, "</th>");
	}
	str_add(out, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < cells.grid.rows; row++)
		add_row(out, &cells.grid, row);
	str_add(out, "</tbody></table>\n");
	table_cells_release(&cells);
}

static void add_hotlines(struct str *out, const struct document *doc)
{
	struct str text = {0};

	face_hotlines(&text, doc);
	if (text.n) {
		str_add(out, "<div class=\"together\">\n<p><b>Đường dây nóng:</b></p>\n<ul>\n");
		html_lines(out, "li", str_text(&text));
		str_add(out, "</ul>\n</div>\n");
	}
	str_release(&text);
}

static void add_signers(struct str *out, const char *maker, const char *signer)
{
	str_add(out, "<tr><td><b>");
	html_text(out, maker);
	str_add(out, "</b></td><td><b>");
	html_text(out, signer);
	str_add(out, "</b></td></tr>\n");
}

static void add_foot(struct str *out, const struct document *doc)
{
	struct str maker = {0}, signer = {0};

	face_titles_of_signers(&maker, &signer, doc);
	str_add(out, "<table class=\"face together\">");
	add_signers(out, str_text(&maker), str_text(&signer));
	str_add(out, "<tr><td class=\"sign\">&nbsp;</td><td>&nbsp;</td></tr>\n");
	add_signers(out, face_maker(doc), face_signer(doc));
	str_add(out, "</table>\n");
	str_release(&maker);
	str_release(&signer);
}

static void add_defence(struct str *out, const struct document *doc)
{
	struct str title = {0};

	face_defence(&title, doc);
	str_add(out, "<div class=\"sheet\">\n<h1>");
	html_text(out, str_text(&title));
	str_add(out, "</h1>\n");
	sheet_html_write(out, doc->defence);
	str_add(out, "</div>\n");
	str_release(&title);
}

void table_html_write(struct str *out, const struct document *doc)
{
	add_head(out, doc);
	add_heads(out, doc);
	add_title(out, doc);
	add_basis(out, doc);
	add_table(out, doc);
	add_hotlines(out, doc);
	add_foot(out, doc);
	if (doc->open)
		sheet_html_write(out, doc->open);
	if (doc->defence)
		add_defence(out, doc);
	str_add(out, "</body>\n</html>\n");
}
