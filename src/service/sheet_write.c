/* A sheet on paper: service/sheet.h, second part. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "service/html.h"
#include "service/sheet.h"
#include "service/table_grid.h"
#include "service/table_paper.h"

#include "base/banned.h"

enum { NARROWEST = 4, WIDEST = 40 };

/* ---- text ---- */

/* As wide as their cells, the widest narrowed until all fit. */
static void measure(int *column, const struct sheet_part *rows, int width)
{
	for (size_t i = 0; i < rows->n; i++) {
		int wide = utf8_width(rows->cell[i]), *one = &column[i % rows->columns];

		wide = wide > WIDEST ? WIDEST : wide;
		*one = wide > *one ? wide : *one;
	}
	while (table_grid_width(rows->columns, column) > width) {
		size_t widest = 0;

		for (size_t i = 1; i < rows->columns; i++)
			if (column[i] > column[widest])
				widest = i;
		if (column[widest] <= NARROWEST)
			return;
		column[widest]--;
	}
}

static void draw_box(struct str *out, const struct sheet_part *rows, int width)
{
	int *column = xcalloc(rows->columns, sizeof *column);
	struct table_grid grid = {.columns = rows->columns,
	                          .rows = rows->n / rows->columns - 1,
	                          .width = column,
	                          .title = (const char *const *)rows->cell,
	                          .is_close = true};

	measure(column, rows, width);
	for (size_t i = rows->columns; i < rows->n; i++)
		table_grid_add(&grid, i % rows->columns, i / rows->columns - 1,
		               i / rows->columns - 1, rows->cell[i]);
	table_grid_draw(out, &grid);
	table_grid_release(&grid);
	free(column);
}

/* "Trần Thị B: đã trực nhiều": the cells of a row in one line. */
static void join(struct str *line, const struct sheet_part *rows, size_t row)
{
	for (size_t i = 0; i < rows->columns; i++) {
		const char *cell = rows->cell[row * rows->columns + i];

		if (*cell)
			str_addf(line, "%s%s", !line->n ? "" : rows->is_below ? ", " : ": ", cell);
	}
}

static void draw_items(struct str *out, const struct sheet_part *rows, int width)
{
	struct str line = {0};

	for (size_t row = 0; row * rows->columns < rows->n; row++) {
		str_clear(&line);
		join(&line, rows, row);
		paper_item(out, str_text(&line), width);
	}
	str_release(&line);
}

void sheet_text_write(struct str *out, const struct sheet *sheet, int width)
{
	for (size_t i = 0; i < sheet->n; i++) {
		const struct sheet_part *part = &sheet->part[i];

		if (part->kind == SHEET_HEADING)
			str_addc(out, '\n');
		if (part->kind != SHEET_ROWS)
			table_wrap(out, part->text, width);
		else if (part->has_head)
			draw_box(out, part, width);
		else
			draw_items(out, part, width);
	}
}

/* ---- HTML ---- */

static void add_table(struct str *out, const struct sheet_part *rows)
{
	str_add(out, "<table class=\"duty small\" border=\"1\">\n<thead>");
	for (size_t i = 0; i < rows->n; i++) {
		const char *name = i < rows->columns ? "th" : "td";

		str_addf(out, "%s<%s>", i % rows->columns ? "" : "<tr>", name);
		html_text(out, rows->cell[i]);
		str_addf(out, "</%s>%s", name, (i + 1) % rows->columns ? "" : "</tr>");
		if ((i + 1) % rows->columns == 0)
			str_add(out, i + 1 == rows->columns ? "</thead>\n<tbody>\n" : "\n");
	}
	str_add(out, "</tbody></table>\n");
}

static void add_items(struct str *out, const struct sheet_part *rows)
{
	struct str line = {0};

	str_add(out, "<ul>\n");
	for (size_t row = 0; row * rows->columns < rows->n; row++) {
		str_clear(&line);
		join(&line, rows, row);
		html_element(out, "li", str_text(&line));
	}
	str_add(out, "</ul>\n");
	str_release(&line);
}

void sheet_html_write(struct str *out, const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->n; i++) {
		const struct sheet_part *part = &sheet->part[i];

		if (part->kind == SHEET_ROWS && part->has_head)
			add_table(out, part);
		else if (part->kind == SHEET_ROWS)
			add_items(out, part);
		else
			html_element(out, part->kind == SHEET_HEADING ? "h3" : "p", part->text);
	}
}
