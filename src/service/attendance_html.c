/* The attendance sheet as a page: part of service/attendance_paper.h. */
#include "service/attendance_paper.h"
#include "service/html.h"
#include "service/table_face.h"

#include "base/banned.h"

/* As the roster's: Decree 30/2020/ND-CP, Appendix I; borders stand in attributes too, for word
 * processors. */
static const char style[] =
    "@page { size: A4 landscape; margin: 20mm 15mm 20mm 20mm }\n"
    "body { font: 12pt/1.2 'Times New Roman', 'Liberation Serif', serif; color: #000; "
    "margin: 0 auto; max-width: 262mm }\n"
    "h1, h2 { font-size: 14pt; text-align: center; margin: 0 }\n"
    "h1 { margin-top: 9pt }\n"
    "p { margin: 0 0 3pt }\n"
    "table { border-collapse: collapse; width: 100% }\n"
    "table.face td { width: 50%; text-align: center; vertical-align: top; padding: 0 6pt }\n"
    "table.duty { margin: 9pt 0; font-size: 11pt }\n"
    "table.duty th, table.duty td { border: 1px solid #000; padding: 1pt 3pt }\n"
    "table.duty td.hour { text-align: right; white-space: nowrap }\n"
    "thead { display: table-header-group }\n"
    "tr, .together { page-break-inside: avoid }\n"
    ".line { display: inline-block; border-bottom: 1px solid #000 }\n"
    ".short { display: block; width: 30%; margin: 2pt auto; border-top: 1px solid #000 }\n"
    ".mark { text-align: center; font-style: italic }\n"
    ".note { font-size: 11pt }\n"
    ".sign { height: 60pt }\n";

static void add_heads(struct str *out, const struct attendance_paper *paper)
{
	const struct config *config = paper->doc->config;

	str_add(out, "<table class=\"face\"><tr><td>\n");
	html_element(out, "div", config->governing);
	html_element(out, "b", config->agency);
	str_add(out, "<span class=\"short\"></span>\n</td><td>\n<b>" FACE_STATE "</b><br>\n"
	             "<b class=\"line\">" FACE_MOTTO "</b><br>\n<i>");
	html_text(out, config->place);
	str_add(out, ", ngày … tháng … năm …</i>\n</td></tr></table>\n");
}

static void add_titles(struct str *out, const struct attendance_paper *paper)
{
	struct str title = {0}, marks = {0};

	attendance_title(&title, paper);
	attendance_marks(&marks, paper);
	html_lines(out, "h1", str_text(&title));
	html_lines(out, "p class=\"mark\"", str_text(&marks));
	str_release(&title);
	str_release(&marks);
}

static void add_table(struct str *out, const struct attendance_paper *paper)
{
	struct attendance_table table;

	attendance_table_make(&table, paper->attendance);
	str_add(out, "<table class=\"duty\" border=\"1\">\n<thead><tr>");
	for (size_t i = 0; i < table.columns; i++) {
		str_add(out, "<th>");
		html_text(out, table.title[i]);
		str_add(out, "</th>");
	}
	str_add(out, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < table.rows; row++) {
		const char *cell = row + 1 < table.rows ? "td" : "th";

		str_add(out, "<tr>");
		for (size_t i = 0; i < table.columns; i++) {
			bool is_hour = i == 0 || (i >= table.first_day && i + 1 < table.columns);

			str_addf(out, "<%s%s>", cell, is_hour ? " class=\"hour\"" : "");
			html_text(out, table.cell[row * table.columns + i]);
			str_addf(out, "</%s>", cell);
		}
		str_add(out, "</tr>\n");
	}
	str_add(out, "</tbody></table>\n");
	attendance_table_release(&table);
}

static void add_foot(struct str *out, const struct attendance_paper *paper)
{
	struct str notes = {0};

	attendance_notes(&notes, paper);
	html_lines(out, "p class=\"note\"", str_text(&notes));
	str_release(&notes);
	str_add(out, "<table class=\"face together\"><tr><td><b>" ATTENDANCE_MAKER
	             "</b><br><i>" ATTENDANCE_SIGN "</i></td><td><b>" ATTENDANCE_SIGNER
	             "</b><br><i>" ATTENDANCE_SIGN "</i></td></tr>\n"
	             "<tr><td class=\"sign\">&nbsp;</td><td>&nbsp;</td></tr>\n<tr><td><b>");
	html_text(out, paper->maker);
	str_add(out, "</b></td><td>&nbsp;</td></tr></table>\n");
}

void attendance_write_html(struct str *out, const struct attendance_paper *paper, int width)
{
	(void)width;
	str_add(out, "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n");
	str_add(out, "<title>BẢNG CHẤM CÔNG TRỰC – ");
	html_text(out, paper->attendance->title);
	str_addf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
	add_heads(out, paper);
	add_titles(out, paper);
	add_table(out, paper);
	add_foot(out, paper);
	str_add(out, "</body>\n</html>\n");
}
